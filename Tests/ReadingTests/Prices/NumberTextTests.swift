import Testing

@testable import Reading

/// Numbers as cells write them.
@Suite struct NumberTextTests {
  private func read(_ text: String, decimalComma: Bool = false) -> CellNumber {
    Array(text.utf8).withUnsafeBufferPointer { NumberText(decimalComma: decimalComma).read($0) }
  }

  @Test(arguments: [
    ("12.50", 1250, 2), ("-3", -3, 0), ("+3", 3, 0), ("(3.5)", -35, 1), ("$74.62", 7462, 2), ("-$74.62", -7462, 2),
    ("$-1", -1, 0),
    ("US$ 5", 5, 0), ("₩53,300", 53300, 0), ("53,300원", 53300, 0), ("1,294.40", 129_440, 2),
    ("11,980,150", 11_980_150, 0),
    ("1,23,456", 123_456, 0), ("1 234 567", 1_234_567, 0), ("1'234.5", 12345, 1), ("1\u{A0}234", 1234, 0),
    ("1\u{202F}234", 1234, 0),
    ("105.72K", 105_720, 0), ("13.97M", 13_970_000, 0), ("1.2B", 1_200_000_000, 0), ("3.5만", 35000, 0),
    ("2억", 200_000_000, 0),
    ("1.5万", 15000, 0), ("12천주", 12000, 0), ("1.6E-05", 16, 6), ("1e3", 1000, 0), (".5", 5, 1), ("5.", 5, 0),
    ("−2", -2, 0),
    ("100.000000", 100_000_000, 6), ("'005930", 5930, 0), ("9.5 USD", 95, 1),
  ])
  func decimals(_ text: String, _ significand: Int64, _ scale: Int) {
    #expect(read(text) == .decimal(significand: significand, scale: scale))
  }

  @Test(arguments: [
    ("843,10", 84310, 2), ("1.109,02", 110_902, 2), ("1.234.567", 1_234_567, 0), ("1 109,02", 110_902, 2),
  ])
  func decimalComma(_ text: String, _ significand: Int64, _ scale: Int) {
    #expect(read(text, decimalComma: true) == .decimal(significand: significand, scale: scale))
  }

  /// What needs no second look is read as everything is.
  @Test func plainNumbers() {
    let plain = [
      "0", "5", "-5", "000123", "12.50", "-0", "-0.00", ".5", "-.5", "5.", "999999999999999", "123456789012.345",
      "0.00000000000001", "16777217.1",
    ]
    let others = [
      "", "-", ".", "-.", "+5", "--5", "- 5", " 5", "5 ", "1,234", "1.2.3", "1e3", "(5)", "$5", "1234567890123456",
      "12345678901234.56", "5억", "n/a", "٣",
    ]
    for (cell, isPlain) in plain.map({ ($0, true) }) + others.map({ ($0, false) }) {
      for comma in [false, true] {
        let numbers = NumberText(decimalComma: comma)
        let cell = comma ? String(cell.map { $0 == "." ? "," : $0 == "," ? "." : $0 }) : cell
        Array(cell.utf8).withUnsafeBufferPointer { bytes in
          let found = numbers.plain(bytes)
          #expect((found != nil) == isPlain, "\(cell)")
          if isPlain { #expect(found?.bitPattern == numbers.read(bytes).double?.bitPattern, "\(cell)") }
        }
      }
    }
  }

  @Test(
    arguments: [
      ("Adj. Close*", "adjclose", nil), ("<DATE>", "date", nil), ("\tPaid_On \r", "paidon", nil), ("#", "", nil),
      ("Close/Last", "closelast", nil), ("a)b]", "ab", nil), ("Volume (shares)", "volume", "shares"),
      ("[Date]", "date", nil), ("Größe", "größe", nil), ("", "", nil),
    ] as [(String, String, String?)])
  func columnNames(_ text: String, _ key: String, _ bracket: String?) {
    #expect(ColumnName(text).key == key)
    #expect(ColumnName(text).bracket == bracket)
  }

  @Test(arguments: ["", "null", "N/A", "NaN", "-", ".", "#N/A", "--", "ND", "  ", "없음"])
  func missing(_ text: String) { #expect(read(text) == .missing) }

  @Test(arguments: [
    "18,42O", "18,42", "1,2345", "12,34.5", "1.2.3", "abc", "1e", "1e9999", "0.40%", "1..", "--1x", "12/3", "1-2",
  ])
  func bad(_ text: String) { #expect(read(text) == .bad) }

  @Test(arguments: [
    ("0.12345678901234567890", 0.12345678901234568), ("12345678901234567890", 1.2345678901234567e19), ("1e25", 1e25),
    ("1.2345678901234567e-5", 1.2345678901234567e-5),
  ])
  func doubles(_ text: String, _ value: Double) { #expect(read(text).double == value) }

  /// The mark that parts whole from fraction is found from all cells.
  @Test(arguments: [
    (["843,10"], ",", true), (["1,294.40"], ",", false), (["1,294"], ",", false), (["1,294"], ";", true),
    (["1.109,02", "1.234.567"], ";", true), (["1.294"], ";", false), (["0,123"], ";", true),
    (["12,345,678", "53,300"], "\t", false),
  ])
  func style(_ cells: [String], _ delimiter: String, _ comma: Bool) {
    var style = NumberStyle()
    for cell in cells { Array(cell.utf8).withUnsafeBufferPointer { style.add($0) } }
    #expect(style.decimalComma(delimiter: delimiter.utf8.first ?? 0) == comma)
  }
}
