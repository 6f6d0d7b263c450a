// Amounts in the reader's units: rounding rules, choice of unit, precision shown honestly.
import Testing
import Vocabulary

@testable import Rendering

@Suite struct ScaleTests {
  @Test(arguments: [
    ("380000000000", "380 bn"), ("126666666666.66667", "126.7 bn"), ("74845161375347.58", "74.85 tn"),
    ("52413447725.98", "52.41 bn"), ("75000000000000", "75 tn"), ("999960000", "1 bn"), ("999940000", "999.9 m"),
    ("1234567000000000", "1,235 tn"), ("1500000", "1.5 m"), ("999999", "1 m"), ("12345", "12,345"),
    ("12345.678", "12,345.68"),
    ("-75000000000000", "-75 tn"), ("0", "0"), ("0.000123456", "0.0001235"), ("0.5", "0.5"), ("1000500", "1.001 m"),
    ("65.125", "65.13"),
  ])
  func english(amount: String, words: String) throws {
    #expect(Scale.auto.words(try #require(DecimalNumber(amount))) == words)
    #expect(Scale.bn.words(try #require(DecimalNumber(amount))) == words)
  }

  @Test(arguments: [
    ("74845161375347.58", "74.85조"), ("380000000000", "3,800억"), ("126666666666.66667", "1,267억"),
    ("75000000000000", "75조"),
    ("139850000", "1.399억"), ("9999", "9,999"), ("35000", "3.5만"), ("12340000000000000", "1.234경"),
  ])
  func korean(amount: String, words: String) throws {
    #expect(Scale.eok.words(try #require(DecimalNumber(amount))) == words)
  }

  @Test(arguments: [
    ("380000000000", "CNY", "3,800亿"), ("1900000000000", "CNY", "1.9万亿"), ("5000000000000", "JPY", "5兆"),
    ("38000000000", "TWD", "380億"), ("50000", "HKD", "5萬"), ("50000", "USD", "5万"),
  ])
  func chinese(amount: String, currency: String, words: String) throws {
    #expect(Scale.wan.words(try #require(DecimalNumber(amount)), currency: currency) == words)
  }

  @Test func japaneseAndRaw() {
    #expect(Scale.oku.words(DecimalNumber(1_500_000_000_000), currency: "CNY") == "1.5兆")
    #expect(Scale.raw.words(126_666_666_666.666_67) == "126666666666.66667")
  }

  @Test func theCurrencyColumnOfAnAmountIsTheOneOfItsPrefix() {
    let columns = [
      Column("amount", .amount), Column("currency"), Column("in_amount", .amount), Column("in_currency"),
      Column("in_amount_high", .amount),
    ]
    let form = ReadingForm(columns: columns, scale: .wan)
    let row: [Cell] = [
      .integer(380_000_000_000), .text("CNY"), .integer(8_000_000_000_000), .text("JPY"), .integer(9_000_000_000_000),
    ]
    #expect(columns.indices.map { form.text(row, $0) } == ["3,800亿", "CNY", "8兆", "JPY", "9兆"])
  }
}
