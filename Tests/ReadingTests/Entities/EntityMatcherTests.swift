import Testing
import Vocabulary

@testable import Reading

/// Names are found with the word borders of their script, and only there.
struct EntityMatcherTests {
  private func names(_ text: String, _ language: String) -> [String] {
    let matcher = EntityMatcher(lexicon: .builtIn(), language: language)
    var hits: [EntityHit] = []
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { matcher.find(in: $0, part: 0..<$0.count, into: &hits) }
    return hits.map { matcher.storage.entity(Int($0.row)).id }
  }

  @Test func koreanNamesAreFollowedByParticles() {
    #expect(names("삼성전자는 올해", "ko") == ["samsung-electronics"])
    #expect(names("네이버와 카카오가", "ko") == ["naver", "kakao"])
    #expect(!names("메타버스 열풍", "ko").contains("meta"))
  }

  @Test func latinNamesAreWords() {
    #expect(names("Nvidia rose; Nvidiaesque did not", "en") == ["nvidia"])
  }

  @Test func fullWidthLettersCountAsPlainOnes() {
    #expect(names("台湾ＴＳＭＣは", "ja") == ["tsmc"])
  }

  @Test func katakanaNamesAreNotCutOutOfLongerWords() {
    #expect(!names("メタボリック症候群", "ja").contains("meta"))
  }

  @Test func unitsStandForTheirOwners() {
    #expect(Lexicon.builtIn().mention(exactly: "TikTok")?.id == "bytedance")
  }

  @Test func addedAliasesCount() {
    let lexicon = Lexicon.builtIn().adding(
      entities: [], aliases: [Alias(text: "그린한빛", language: "ko", entityID: "alibaba", origin: .user)])
    #expect(lexicon.mention(exactly: "그린한빛")?.id == "alibaba")
  }
}
