// Names in four languages lead to the entity that carries the facts, and longer words do not.
import Testing
import Vocabulary

@testable import Reading

struct LexiconNamesTests {
  @Test(arguments: [
    ("알리바바", "alibaba"), ("阿里巴巴", "alibaba"), ("アリババ", "alibaba"), ("BABA", "alibaba"), ("9988.HK", "alibaba"),
    ("알리 클라우드", "alibaba"), ("阿里云", "alibaba"), ("阿里雲", "alibaba"), ("통이첸원", "alibaba"), ("Qwen", "alibaba"),
    ("TikTok", "bytedance"), ("더우인", "bytedance"), ("字节跳动", "bytedance"), ("火山引擎", "bytedance"),
    ("구글", "alphabet"), ("谷歌", "alphabet"), ("グーグル", "alphabet"), ("유튜브", "alphabet"),
    ("台積電", "tsmc"), ("台积电", "tsmc"), ("대만적립전기", "tsmc"), ("SK하이닉스", "sk-hynix"), ("SK 하이닉스", "sk-hynix"),
    ("LG엔솔", "lg-energy-solution"), ("현대차그룹", "hyundai-motor-group"), ("현대자동차", "hyundai-motor"),
    ("지퓨", "zhipu-ai"), ("智谱", "zhipu-ai"), ("문샷", "moonshot-ai"), ("月之暗面", "moonshot-ai"),
    ("日経平均", "nikkei-225"), ("恒生指數", "hang-seng"), ("상하이종합지수", "shanghai-composite"), ("経済産業省", "japan-government"),
    ("국민연금", "nps"), ("비트코인 캐시", "bch"), ("이오스", "eos"), ("ソフトバンクG", "softbank-group"),
    ("005930.KS", "samsung-electronics"),
  ])
  func aNameInAnyLanguage(name: String, id: String) {
    #expect(Lexicon.builtIn().mention(exactly: name)?.id == id)
  }

  private func found(_ text: String, _ language: String) -> [String] {
    let matcher = EntityMatcher(lexicon: .builtIn(), language: language)
    var hits: [EntityHit] = []
    var bytes = text
    bytes.withUTF8 { matcher.find(in: $0, part: 0..<$0.count, into: &hits) }
    let storage = Lexicon.builtIn().storage
    return hits.map { storage.entity(Int($0.row)).id }
  }

  @Test(arguments: [
    ("ko", "3800억 위안(한화 약 75조 원)"), ("ko", "입력 2025년 2월 21일(금)"), ("ko", "메타버스와 블록체인, 인텔리전스"),
    ("ko", "금값이 오르고 은은 내렸다"), ("zh", "其中石油占三成，集中投资，提高通胀预期"), ("zh", "让人联想到去年"),
    ("ja", "各国政府とメタバース"), ("en", "Meta-analysis of Target prices by the Washington Post"),
    ("en", "gold and silver, all on A or T"),
  ])
  func aLongerWordIsNoName(language: String, text: String) {
    #expect(found(text, language) == [])
  }

  @Test(arguments: [
    ("ko", "바이트댄스는 올해 투자한다", "bytedance"), ("ko", "두산에너빌리티가 올랐다", "doosan-enerbility"),
    ("zh", "字节跳动计划投资", "bytedance"), ("ja", "ＴＳＭＣは熊本に投じる", "tsmc"), ("en", "AT&T bought fiber", "at-and-t"),
  ])
  func aNameInASentence(language: String, text: String, id: String) {
    #expect(found(text, language) == [id])
  }
}
