// Decimal numbers as digits, written to a place that has room for them.

import CDigits

enum DecimalText {
  /// Writes a whole number over a power of ten without zeros at its end: `1.5`, `-0.02`, `300`. 42 bytes of room
  /// are enough.
  @inline(__always)
  static func write(_ number: Int64, scale: Int, to target: inout UnsafeMutablePointer<UInt8>) {
    target = invest_write_decimal(number, UInt32(truncatingIfNeeded: scale), target)
  }

  /// Writes the same for numbers that are mostly decimals of few digits; `scale` is how many of them stood behind the mark
  /// the last time.
  @inline(__always)
  static func write(_ number: Double, scale: inout UInt32, to target: inout UnsafeMutablePointer<UInt8>) {
    if let end = invest_write_real(number, &scale, target) { target = end } else { write(number, to: &target) }
  }

  /// Writes the shortest digits that read back as the same double, without an exponent; nothing for NaN.
  static func write(_ number: Double, to target: inout UnsafeMutablePointer<UInt8>) {
    if !number.isFinite { return }
    var digits: [UInt8] = []
    // How many of the digits stand before the point.
    var whole: Int?
    var exponent = 0
    var isNegativeExponent = false
    var isExponent = false
    for byte in number.magnitude.description.utf8 {
      switch byte {
      case UInt8(ascii: "e"): isExponent = true
      case UInt8(ascii: "."): whole = digits.count
      case UInt8(ascii: "-"): isNegativeExponent = true
      case UInt8(ascii: "+"): break
      default:
        if isExponent { exponent = exponent * 10 + Int(byte - 48) } else { digits.append(byte) }
      }
    }
    var point = (whole ?? digits.count) + (isNegativeExponent ? -exponent : exponent)
    while let last = digits.last, last == 48, digits.count > max(point, 1) || digits.count > 1 && point <= 0 {
      digits.removeLast()
    }
    if number < 0 { put(UInt8(ascii: "-"), &target) }
    if point <= 0 {
      put(48, &target)
      if digits == [48] { return }
      put(UInt8(ascii: "."), &target)
      while point < 0 {
        put(48, &target)
        point += 1
      }
      for digit in digits { put(digit, &target) }
      return
    }
    for index in 0..<max(point, digits.count) {
      if index == point { put(UInt8(ascii: "."), &target) }
      put(index < digits.count ? digits[index] : 48, &target)
    }
  }

  private static func put(_ byte: UInt8, _ target: inout UnsafeMutablePointer<UInt8>) {
    target.pointee = byte
    target += 1
  }
}
