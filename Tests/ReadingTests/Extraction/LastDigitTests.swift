// The place of the last digit that a text gives of an amount.
import Testing
import Vocabulary

@testable import Reading

struct LastDigitTests {
  @Test(arguments: [
    ("75조 원", "75000000000000", 12), ("8조 원", "8000000000000", 12), ("74조8000억 원", "74800000000000", 8),
    ("$52.4 billion", "52400000000", 8), ("$52.40bn", "52400000000", 7), ("52,400,000,000달러", "52400000000", 0),
    ("100조", "100000000000000", 12), ("1,234.5", "1234.5", -1),
  ])
  func lastDigits(_ text: String, _ amount: String, _ power: Int) {
    #expect(LastDigit.power(of: DecimalNumber(amount) ?? .zero, in: Array(text.utf8)) == power)
  }

  @Test func wordsHaveNone() {
    #expect(LastDigit.power(of: DecimalNumber(8_000_000_000_000), in: Array("팔조 원".utf8)) == nil)
  }

  @Test func conversionsKeepIt() throws {
    let text =
      "SEOUL, Feb. 24, 2025 - Alibaba said it would invest 380 billion yuan ($52.4 billion) in cloud computing."
    let article = try ArticleReader().read(Array(text.utf8), uri: "a.txt")
    #expect(article.statements.first?.citation.restatedPowers == [8])
  }
}
