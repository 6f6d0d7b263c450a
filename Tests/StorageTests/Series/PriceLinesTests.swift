import Testing
import Vocabulary

@testable import Storage

/// Lines of text carry every number with the shortest digits that read back as it.
@Suite struct PriceLinesTests {
  private func text(_ write: (inout UnsafeMutablePointer<UInt8>) -> Void) -> String {
    var bytes = [UInt8](repeating: 0, count: 500)
    let count = bytes.withUnsafeMutableBufferPointer { buffer -> Int in
      guard let start = buffer.baseAddress else { return 0 }
      var target = start
      write(&target)
      return target - start
    }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  @Test(arguments: [
    (15, 1, "1.5"), (-2, 2, "-0.02"), (300, 0, "300"), (300, 2, "3"), (0, 5, "0"), (1234, 8, "0.00001234"),
    (999_999_999_999_999, 15, "0.999999999999999"), (-100_000, 3, "-100"), (5, 0, "5"), (-1, 1, "-0.1"), (10, 1, "1"),
    (100, 0, "100"), (1_000_000_000_000_000_000, 0, "1000000000000000000"), (7, 22, "0.0000000000000000000007"),
    (-9_223_372_036_854_775_807, 18, "-9.223372036854775807"), (12_345, 4, "1.2345"),
  ])
  func decimals(_ number: Int64, _ scale: Int, _ expected: String) {
    #expect(text { DecimalText.write(number, scale: scale, to: &$0) } == expected)
  }

  @Test(arguments: [
    (137.12345678901235, "137.12345678901235"), (1e-7, "0.0000001"),
    (1.5e300, "15" + String(repeating: "0", count: 299)),
    (-0.1, "-0.1"), (100, "100"), (0, "0"), (2.5e-10, "0.00000000025"), (123_456_789_012_345_680, "123456789012345680"),
    (Double.nan, ""),
  ])
  func doubles(_ number: Double, _ expected: String) {
    #expect(text { DecimalText.write(number, to: &$0) } == expected)
  }

  /// Whatever the number before looked like, a number is written with its shortest digits.
  @Test func theScaleOfTheNumberBeforeDoesNotMatter() throws {
    var generator = SplitMix(state: 11)
    var scale: UInt32 = 0
    for _ in 0..<20_000 {
      let digits = Int.random(in: 0...12, using: &generator)
      let most = Int64([9, 9_999, 99_999_999, 999_999_999_999_999].randomElement(using: &generator) ?? 9)
      let number = Decimals.double(Int64.random(in: -most...most, using: &generator), scale: digits)
      let written = text { DecimalText.write(number, scale: &scale, to: &$0) }
      #expect(written == text { DecimalText.write(number, to: &$0) })
      #expect(Double(written) == number)
    }
  }

  @Test func linesOfAStore() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    try store.ingest(
      [
        SampleBar("A", 20_143, [68.470001, 68.470001, 1.6e-05, 70, 0.00001234, 12]),
        SampleBar("A", 20_144, [1, nil, 1.0 / 3, nil, -2.5, 0.5]),
        SampleBar("B", 0, [nil, nil, nil, nil, nil, nil]),
      ], as: "a", asDoubles: true)
    let lines = LineBuffer()
    let writer = try #require(try store.priceLines(separator: 0x3B, lineEnd: [0x0D, 0x0A]).first)
    for instrument in try store.instruments() {
      try writer.append(instrument, symbol: Array("'\(instrument.symbol)'".utf8), to: lines)
    }
    #expect(
      String(decoding: lines.bytes, as: UTF8.self) == """
        'A';2025-02-24;0.000016;70;0.00001234;68.470001;68.470001;12\r
        'A';2025-02-25;0.3333333333333333;;-2.5;1;;0.5\r
        'B';1970-01-01;;;;;;\r\n
        """)
  }
}
