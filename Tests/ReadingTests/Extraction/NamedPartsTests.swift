// What a part of a business is called where a rule knows only that it is one.
import Testing

@testable import Reading

struct NamedPartsTests {
  private func growths(_ text: String) throws -> [String] {
    try StatementText.facts(of: "News of the day\n\n" + text, published: "2025-03-10").filter { $0.hasPrefix("growth") }
  }

  @Test(arguments: [
    ("삼성전자는 지난해 냉동식품 부문 매출이 7.5% 늘었다고 밝혔다.", "growth samsung-electronics frozen-food 7.5 yoy"),
    ("伊利股份去年冷冻食品业务收入增长7.5%。", "growth yili frozen-food 7.5 yoy"),
    ("味の素の冷凍食品事業の売上高は7.5％増えた。", "growth ajinomoto frozen-food 7.5 yoy"),
    ("삼성전자의 북미 매출은 7.5% 늘었다.", "growth samsung-electronics north-america 7.5 yoy"),
  ])
  func theTextSaysWhatItIs(_ text: String, _ fact: String) throws {
    #expect(try growths(text) == [fact])
  }

  /// A broad word only where there is no other; the name of a company is none.
  @Test func broadWordsTellLess() throws {
    #expect(
      try growths("伊利股份去年国内饮料业务收入增长7.5%。") == ["growth yili beverages 7.5 yoy"])
    #expect(try growths("伊利股份去年国内业务收入增长7.5%。") == ["growth yili domestic 7.5 yoy"])
  }

  @Test func whatTheRuleFoundStands() throws {
    #expect(try growths("네이버의 클라우드 매출은 7.5% 늘었다.") == ["growth naver cloud 7.5 yoy"])
    #expect(try growths("네이버의 매출은 7.5% 늘었다.") == ["growth naver total 7.5 yoy"])
  }

  @Test func everyWordStandsForOnePart() throws {
    let lines = LexiconFilesTests.lines("lexicons/parts.tsv", fields: 6)
    #expect(lines.count > 250)
    for line in lines {
      #expect(line[0] == "part" || line[0] == "broad", "\(line[1])")
      #expect(line[1].utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }, "\(line[1])")
    }
    #expect(Set(lines.map { $0[1] }).count == lines.count)
    for column in 2...5 {
      var seen: [Substring: String] = [:]
      for line in lines {
        for word in line[column].split(separator: "|") {
          #expect(seen[word] == nil, "\(word): \(seen[word] ?? "") and \(line[1])")
          seen[word] = line[1]
        }
      }
    }
  }
}
