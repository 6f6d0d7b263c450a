/// An exact decimal number: a 128-bit significand times a power of ten.
///
/// Every amount, price and percentage that is read from a text is kept in this form, so that `3.8e11`, `0.1` and
/// `380,000,000,000.05` come out digit for digit. Values are normalised (no trailing zeros after the decimal mark),
/// so equality and hashing are those of the number. Up to 38 significant digits.
public struct DecimalNumber: Sendable, Hashable {
  /// The digits, signed.
  public let significand: Int128
  /// Digits after the decimal mark: the value is `significand / 10^scale`. Never negative.
  public let scale: Int

  /// The value `significand / 10^scale`, normalised. A negative scale multiplies; nil where that overflows.
  public init?(significand: Int128, scale: Int) {
    var significand = significand
    var scale = scale
    if significand == 0 { scale = 0 }
    while scale < 0 {
      let (product, overflow) = significand.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      significand = product
      scale += 1
    }
    if scale > 0, var small = Int64(exactly: significand) {
      // Dividing 64-bit numbers is an instruction, dividing 128-bit ones a function.
      while scale > 0, small % 10 == 0 {
        small /= 10
        scale -= 1
      }
      significand = Int128(small)
    }
    while scale > 0, significand % 10 == 0 {
      significand /= 10
      scale -= 1
    }
    if scale > 38 { return nil }
    self.significand = significand
    self.scale = scale
  }

  /// A whole number.
  public init(_ whole: Int) {
    self.significand = Int128(whole)
    self.scale = 0
  }

  public static let zero = DecimalNumber(0)
  public static let one = DecimalNumber(1)

  /// Whether nothing stands after the decimal mark.
  public var isWhole: Bool { scale == 0 }

  /// The number as a 64-bit integer, nil where it is not whole or does not fit.
  public var int64: Int64? { scale == 0 ? Int64(exactly: significand) : nil }

  /// The nearest binary floating-point number.
  public var double: Double {
    if let small = Int64(exactly: significand), scale <= 22, small.magnitude < 1 << 53 {
      // Both operands are exact here, so the one division rounds once.
      return scale == 0 ? Double(small) : Double(small) / Self.exactPowers[scale]
    }
    if scale == 0 { return Double(significand) }
    return Double(description) ?? .nan
  }

  private static let exactPowers: [Double] = (0...22).map { power in
    (0..<power).reduce(1.0) { value, _ in value * 10 }
  }
}

extension DecimalNumber: Comparable {
  public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    let scale = max(left.scale, right.scale)
    if let a = left.aligned(to: scale), let b = right.aligned(to: scale) { return a < b }
    return left.double < right.double
  }

  private func aligned(to target: Int) -> Int128? {
    var value = significand
    for _ in 0..<(target - scale) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }

  /// The exact sum, nil where it does not fit.
  public func adding(_ other: DecimalNumber) -> DecimalNumber? {
    let target = max(scale, other.scale)
    guard let a = aligned(to: target), let b = other.aligned(to: target) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? nil : DecimalNumber(significand: sum, scale: target)
  }

  /// The exact product, nil where it does not fit.
  public func multiplied(by other: DecimalNumber) -> DecimalNumber? {
    let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
    return overflow ? nil : DecimalNumber(significand: product, scale: scale + other.scale)
  }

  /// The number times `10^power`, nil where it does not fit.
  public func scaled(byPowerOfTen power: Int) -> DecimalNumber? {
    DecimalNumber(significand: significand, scale: scale - power)
  }

  /// The number with its sign turned.
  public var negated: DecimalNumber {
    DecimalNumber(significand: -significand, scale: scale) ?? self
  }

  /// The number without its sign.
  public var magnitude: DecimalNumber { significand < 0 ? negated : self }
}

extension DecimalNumber: CustomStringConvertible, LosslessStringConvertible {
  /// Plain digits with "." as decimal mark, no grouping, no exponent.
  public var description: String {
    if scale == 0 { return String(significand) }
    var digits = String(significand.magnitude)
    if digits.count <= scale { digits = String(repeating: "0", count: scale - digits.count + 1) + digits }
    let cut = digits.index(digits.endIndex, offsetBy: -scale)
    return (significand < 0 ? "-" : "") + digits[..<cut] + "." + digits[cut...]
  }

  /// Reads `-12.50`, `1e3` or `+7`: ASCII digits, at most one ".", an optional exponent, and nothing else.
  public init?(_ description: String) {
    var value: Int128 = 0
    var scale = 0
    var seenPoint = false
    var digits = 0
    var negative = false
    var exponent = 0
    var bytes = description.utf8.makeIterator()
    var next = bytes.next()
    if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") {
      negative = next == UInt8(ascii: "-")
      next = bytes.next()
    }
    while let byte = next {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let (shifted, isTooLong) = value.multipliedReportingOverflow(by: 10)
        let (sum, isTooLarge) = shifted.addingReportingOverflow(Int128(byte - UInt8(ascii: "0")))
        if isTooLong || isTooLarge { return nil }
        value = sum
        digits += 1
        if seenPoint { scale += 1 }
      case UInt8(ascii: ".") where !seenPoint:
        seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        var rest: [UInt8] = []
        while let byte = bytes.next() { rest.append(byte) }
        guard digits > 0, let power = Int(String(decoding: rest, as: UTF8.self)), abs(power) < 1000 else { return nil }
        exponent = power
        next = nil
        continue
      default:
        return nil
      }
      next = bytes.next()
    }
    guard digits > 0 else { return nil }
    self.init(significand: negative ? -value : value, scale: scale - exponent)
  }
}
