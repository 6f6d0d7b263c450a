import Testing
import Vocabulary

@testable import Reading

/// Why the rules made no facts of amounts and percentages.
struct ExplanationTests {
  private func unused(_ text: String) throws -> [String] {
    var options = ReadingOptions()
    options.explains = true
    options.judges = false
    let article = try ArticleReader().read(Array(text.utf8), uri: "a.txt", options: options)
    let body = Array(article.body.utf8)
    for mention in article.unused {
      #expect(String(decoding: body[mention.bytes], as: UTF8.self) == mention.text)
    }
    return article.unused.map { "\($0.text): \($0.reason.rawValue)" }
  }

  @Test(arguments: [
    ("Siemens said revenue was 19.8 billion euros in the quarter.", ["19.8 billion euros: revenue"]),
    ("Siemens said net profit rose 12% in the quarter.", ["12%: profit"]),
    ("Its margin rose by 1.5 percentage points.", ["1.5 percentage points: percentage_points"]),
    ("Siemens denied that it would invest 5 billion dollars in India.", ["5 billion dollars: denied"]),
    ("Siemens said each unit costs $99.", ["$99: too_small"]),
    ("카카오는 영업이익이 12% 늘었다고 밝혔다.", ["12%: profit"]),
    ("카카오는 매출이 2조 원이었다고 밝혔다.", ["2조 원: revenue"]),
    ("카카오는 1조 원을 투자할 계획을 부인했다.", ["1조 원: denied"]),
    ("データセンターに約1000億円を投じる計画だ。", ["約1000億円: no_subject"]),
  ])
  func theReasonIsTold(_ text: String, _ reasons: [String]) throws {
    try #expect(unused(text) == reasons)
  }

  @Test func whatBecameAFactIsNotListedNorItsConversion() throws {
    let text = "Alibaba Group said it would invest at least 380 billion yuan ($52.4 billion) over the next three years."
    try #expect(unused(text).isEmpty)
  }

  @Test func nobodyPaysWhoDoesNotAsk() throws {
    let article = try ArticleReader().read(Array("Siemens said revenue was 19.8 billion euros.".utf8), uri: "a.txt")
    #expect(article.unused.isEmpty)
  }

  /// Every reason has words of its own.
  @Test func reasonsAreToldApart() {
    #expect(Set(UnusedReason.allCases.map(\.words)).count == UnusedReason.allCases.count)
  }
}
