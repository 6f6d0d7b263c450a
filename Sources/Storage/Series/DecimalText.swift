// Decimal numbers as digits, written to a place that has room for them.

enum DecimalText {
  /// Writes a whole number over a power of ten without zeros at its end: `1.5`, `-0.02`, `300`. 42 bytes of room
  /// are enough.
  @inline(__always)
  static func write(_ number: Int64, scale: Int, to target: inout UnsafeMutablePointer<UInt8>) {
    var rest = number.magnitude
    var scale = scale
    while scale > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      if digit != 0 { break }
      rest = quotient
      scale -= 1
    }
    // From the last digit to the first, behind the room that they need; then moved to where they belong.
    let end = target + 42
    var place = end
    var left = scale
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      place -= 1
      place.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
      rest = quotient
      if left > 0 {
        left -= 1
        if left == 0 {
          place -= 1
          place.pointee = UInt8(ascii: ".")
          if rest == 0 {
            place -= 1
            place.pointee = UInt8(ascii: "0")
          }
        }
      }
    } while rest > 0 || left > 0
    if number < 0 {
      place -= 1
      place.pointee = UInt8(ascii: "-")
    }
    let count = end - place
    target.update(from: place, count: count)
    target += count
  }

  /// Writes the same for numbers that are mostly decimals of few digits; `scale` is how many of them stood behind the mark
  /// the last time. A decimal of at most 15 digits that reads back as the double is the shortest there is.
  @inline(__always)
  static func write(_ number: Double, scale: inout Int, to target: inout UnsafeMutablePointer<UInt8>) {
    if let whole = whole(number, scale) { return write(whole, scale: scale, to: &target) }
    if !number.isFinite { return }
    for other in 0...9 {
      if let whole = whole(number, other) {
        scale = other
        return write(whole, scale: other, to: &target)
      }
    }
    write(number, to: &target)
  }

  /// The whole number that over a power of ten is the double, of at most 15 digits; nil where there is none.
  @inline(__always)
  private static func whole(_ number: Double, _ scale: Int) -> Int64? {
    let power = Decimals.powers[scale]
    let scaled = number * power
    guard scaled.magnitude < 1e15 else { return nil }
    let whole = Int64(scaled + (scaled < 0 ? -0.5 : 0.5))
    return Double(whole) / power == number ? whole : nil
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
