// Numbers as bytes: shortest digits that read back as the same number, "." as decimal mark, no grouping, no exponent.
import CDigits
public import Vocabulary

extension [UInt8] {
  /// Appends a whole number in decimal digits.
  public mutating func appendDigits(_ value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    appendDigits(magnitude: value.magnitude)
  }

  /// Appends a whole number in decimal digits.
  mutating func appendDigits(magnitude value: UInt64) {
    if value < 10 {
      append(UInt8(ascii: "0") + UInt8(value))
      return
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = value
      var index = 20
      while rest > 0 {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        index -= 1
        digits[index] = UInt8(ascii: "0") + UInt8(digit)
        rest = quotient
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(digits)[index...]))
    }
  }

  /// Appends the shortest digits that read back as the same number, a whole one without ".0"; `inf` and `nan` as words.
  public mutating func appendDigits(_ value: Double) {
    if value == 0 {
      append(UInt8(ascii: "0"))
      return
    }
    if let whole = Int64(exactly: value), whole.magnitude <= 1 << 53 {
      appendDigits(whole)
      return
    }
    let isWritten = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ByteWriter.numberRoom) { digits in
      var scale: UInt32 = 2
      guard let start = digits.baseAddress, let end = invest_write_real(value, &scale, start) else { return false }
      append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
      return true
    }
    if isWritten { return }
    var text = value.description
    text.withUTF8 { bytes in
      guard let mark = bytes.firstIndex(of: UInt8(ascii: "e")) else {
        let isWhole =
          bytes.count > 2 && bytes[bytes.count - 1] == UInt8(ascii: "0") && bytes[bytes.count - 2] == UInt8(ascii: ".")
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[..<(isWhole ? bytes.count - 2 : bytes.count)]))
        return
      }
      var exponent = 0
      for byte in bytes[(mark + 1)...] where byte >= UInt8(ascii: "0") {
        exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
      }
      if bytes[mark + 1] == UInt8(ascii: "-") { exponent = -exponent }
      appendExpanded(UnsafeBufferPointer(rebasing: bytes[..<mark]), exponent: exponent)
    }
  }

  /// Appends `1.25`, 3 as `1250`; `1.25`, -3 as `0.00125`.
  private mutating func appendExpanded(_ mantissa: UnsafeBufferPointer<UInt8>, exponent: Int) {
    let zero = UInt8(ascii: "0")
    var digits: [UInt8] = []
    var point: Int?
    for byte in mantissa {
      switch byte {
      case UInt8(ascii: "-"): append(byte)
      case UInt8(ascii: "."): point = digits.count
      default: digits.append(byte)
      }
    }
    if point == digits.count - 1, digits.last == zero { digits.removeLast() }
    let place = (point ?? digits.count) + exponent
    if place <= 0 {
      append(contentsOf: [zero, UInt8(ascii: ".")])
      append(contentsOf: repeatElement(zero, count: -place))
      append(contentsOf: digits)
    } else if place >= digits.count {
      append(contentsOf: digits)
      append(contentsOf: repeatElement(zero, count: place - digits.count))
    } else {
      append(contentsOf: digits[..<place])
      append(UInt8(ascii: "."))
      append(contentsOf: digits[place...])
    }
  }

  /// Appends all digits of an exact number.
  public mutating func appendDigits(_ value: DecimalNumber) {
    if let whole = value.int64 { appendDigits(whole) } else { append(contentsOf: value.description.utf8) }
  }

  /// Appends the UTF-8 bytes of a text.
  @inline(__always)
  mutating func append(text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(contentsOf: $0) }) == nil { append(contentsOf: text.utf8) }
  }

  /// Makes room for so many bytes more, growing by doubling.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - count < more { reserveCapacity(Swift.max(capacity * 2, count + more)) }
  }

  /// Appends the bytes of a literal.
  @inline(__always)
  mutating func append(literal: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Appends a blob as SQLite writes one: `X'00FF'`.
  mutating func append(blob: [UInt8]) {
    append(literal: "X'")
    for byte in blob {
      for nibble in [byte >> 4, byte & 15] {
        append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "A") + nibble - 10)
      }
    }
    append(UInt8(ascii: "'"))
  }
}
