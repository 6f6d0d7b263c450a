// Doubles as their shortest digits: those that Swift writes, without an exponent.
import Testing
import Vocabulary

@testable import Rendering

@Suite struct DigitsTests {
  /// What Swift writes, its exponent written out.
  private static func expected(_ value: Double) -> String {
    if value == 0 { return "0" }
    let parts = value.magnitude.description.split(separator: "e")
    var digits = parts[0].filter { $0 != "." }
    var point = (parts[0].split(separator: ".").first?.count ?? 0) + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.hasPrefix("0"), digits.count > 1 {
      digits.removeFirst()
      point -= 1
    }
    while digits.hasSuffix("0"), digits.count > max(1, point) { digits.removeLast() }
    let text: String
    if point <= 0 {
      text = "0." + String(repeating: "0", count: -point) + digits
    } else if point >= digits.count {
      text = digits + String(repeating: "0", count: point - digits.count)
    } else {
      text = digits.prefix(point) + "." + digits.dropFirst(point)
    }
    return (value < 0 ? "-" : "") + text
  }

  /// Doubles of every size, long ones and short ones, borders of sizes and their neighbours.
  private static func numbers() -> [Double] {
    var random = SystemRandomNumberGenerator()
    var numbers: [Double] = [
      0, -0.0, 1, -1, 0.1, 0.3, 1.0 / 3, 2.0 / 3, 169.2186323011462, 1e-5, 1e15, 9_007_199_254_740_994, 1e300,
      .leastNonzeroMagnitude,
      .greatestFiniteMagnitude, 0.1 + 0.2, 1e22, 123_456_789_012_345.67, 99_999_999_999_999.98, 0.000012345678901234567,
    ]
    for exponent in -30...60 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      numbers += [power, power.nextUp, power.nextDown, power.nextDown.nextDown, power * 1.5]
    }
    for exponent in -12...17 {
      let power = Double("1e\(exponent)") ?? 0
      numbers += [power, power.nextUp, power.nextDown]
    }
    for _ in 0..<20_000 {
      numbers.append(
        Double(bitPattern: UInt64.random(in: (1e-6).bitPattern..<(1e16).bitPattern, using: &random)))
      let whole = Double(Int.random(in: 1..<1 << 53, using: &random))
      numbers.append(whole / Double(1 << Int.random(in: 0...60, using: &random)))
      numbers.append(
        (whole * 1e-6).rounded() / [1, 10, 100, 1000, 1e4, 1e8][Int.random(in: 0...5, using: &random)])
    }
    return numbers + numbers.map { -$0 }
  }

  @Test func shortestDigits() {
    let numbers = Self.numbers()
    let wanted = numbers.map { $0 == 0 ? "0" : Self.expected($0) }
    for (number, wanted) in zip(numbers, wanted) {
      var bytes: [UInt8] = []
      bytes.appendDigits(number)
      #expect(String(decoding: bytes, as: UTF8.self) == wanted, "\(number)")
      #expect(Double(String(decoding: bytes, as: UTF8.self)) == number)
    }
    // In a column each number is written after others of any kind.
    for shuffled in [Array(zip(numbers, wanted)), zip(numbers, wanted).shuffled()] {
      let batch = CellBatch(columnCount: 1)
      for (number, _) in shuffled { batch.append(number) }
      var stream = RowStream(columns: [Column("x")], as: .csv)
      stream.append(batch)
      stream.finish()
      let lines = String(decoding: stream.bytes, as: UTF8.self).split(separator: "\n").dropFirst().map(String.init)
      #expect(lines == shuffled.map(\.1))
    }
  }

  /// A batch that is filled again holds nothing of what it held.
  @Test func emptiedBatches() {
    let batch = CellBatch(columnCount: 2)
    for row in 0..<5000 {
      batch.append(Int64(row))
      Array("text \(row)".utf8).withUnsafeBufferPointer { batch.append(.text, bytes: $0) }
    }
    #expect(batch.isFull && batch.writer.isFull)
    batch.removeAll()
    #expect(batch.rowCount == 0 && !batch.isFull && !batch.writer.isFull)
    batch.append(0.5)
    Array("b".utf8).withUnsafeBufferPointer { batch.append(.text, bytes: $0) }
    #expect(batch.rows == [[.real(0.5), .text("b")]])
  }
}
