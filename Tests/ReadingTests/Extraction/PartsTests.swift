import Testing
import Vocabulary

@testable import Reading

/// Where subject, amount and period of a rule's statement stand.
struct PartsTests {
  private func parts(_ text: String) throws -> [[String]] {
    var options = ReadingOptions(published: Day(iso: "2025-02-24"))
    options.judges = false
    let article = try ArticleReader().read(Array(text.utf8), uri: "a.txt", options: options)
    let body = Array(article.body.utf8)
    return article.statements.map { statement in
      let parts = statement.citation.parts
      return [parts.subject, parts.amount, parts.period].map { range in
        range.map { String(decoding: body[$0], as: UTF8.self) } ?? "-"
      }
    }
  }

  @Test(arguments: [
    (
      "Alibaba Group said it would invest at least 380 billion yuan ($52.4 billion) over the next three years.",
      ["Alibaba Group", "at least 380 billion yuan", "over the next three years"]
    ),
    ("알리바바는 앞으로 3년간 클라우드에 3천800억 위안을 투자한다고 밝혔다.", ["알리바바", "3천800억 위안", "앞으로 3년간"]),
    ("阿里巴巴未来三年将投资3800亿元建设云计算。", ["阿里巴巴", "3800亿元", "未来三年"]),
    ("알리바바 주가는 올해 들어 68%가량 올랐다.", ["알리바바", "68%가량", "올해 들어"]),
  ])
  func theyAreFound(_ text: String, _ expected: [String]) throws {
    let found = try parts(text)
    #expect(found.first == expected, "\(found)")
  }

  @Test func whatAnotherSentenceSaysIsNotMarked() throws {
    let found = try parts("삼성전자는 24일 계획을 밝혔다. 이 회사는 47조 원을 투자한다.")
    #expect(found == [["-", "47조 원", "-"]])
  }

  @Test func decomposedHangulIsMarkedInTheDocumentsOwnBytes() throws {
    let text = "알리바바는 앞으로 3년간 3천800억 위안을 투자한다고 밝혔다."
    let decomposed = String(
      String.UnicodeScalarView(
        text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          guard (0xAC00...0xD7A3).contains(scalar.value) else { return [scalar] }
          let index = scalar.value - 0xAC00
          let parts = [0x1100 + index / 588, 0x1161 + index % 588 / 28] + (index % 28 > 0 ? [0x11A7 + index % 28] : [])
          return parts.compactMap(Unicode.Scalar.init)
        }))
    let found = try parts(decomposed)
    #expect(found.first?[1].unicodeScalars.count ?? 0 > 8)
    #expect(found.first?[0] == "알리바바")
  }
}
