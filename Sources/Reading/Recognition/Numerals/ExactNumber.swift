import Vocabulary

/// The number under construction: a significand and the count of digits after its decimal mark, and whether it still fits.
///
/// Laid out small, as all that is made of it: quantities are handed from rule to rule by the thousand.
struct ExactNumber {
  var significand: Int128
  private var storedScale: Int32
  /// True once something did not fit into 38 digits: the numeral is read to its end, but gives no mention.
  var overflows = false

  @inline(__always)
  init(_ significand: Int128, scale: Int = 0) {
    self.significand = significand
    storedScale = Int32(truncatingIfNeeded: scale)
  }

  /// Digits after the decimal mark.
  @inline(__always)
  var scale: Int {
    get { Int(storedScale) }
    set { storedScale = Int32(truncatingIfNeeded: newValue) }
  }

  @inline(__always)
  static var zero: ExactNumber { ExactNumber(0) }

  /// Powers of ten that fit, 0...38.
  private static let powers: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// Multiplies by `10^power`; a negative power divides.
  mutating func scale(by power: Int) {
    if power < 0 {
      scale -= power
      if scale > 38 { overflows = true }
      return
    }
    if scale >= power {
      scale -= power
      return
    }
    multiply(power - scale)
    scale = 0
  }

  private mutating func multiply(_ power: Int) {
    if power == 0 { return }
    if power > 38 {
      if significand != 0 { overflows = true }
      return
    }
    if power <= 18, let small = Int64(exactly: significand) {
      let wide = small.multipliedFullWidth(by: Int64(truncatingIfNeeded: Self.powers[power]))
      significand = Int128(wide.high) << 64 | Int128(wide.low)
      return
    }
    let (product, overflow) = significand.multipliedReportingOverflow(by: Self.powers[power])
    if overflow { overflows = true } else { significand = product }
  }

  mutating func add(_ other: ExactNumber) {
    var other = other
    if other.scale < scale {
      other.multiply(scale - other.scale)
    } else if scale < other.scale {
      multiply(other.scale - scale)
      scale = other.scale
    }
    let (sum, overflow) = significand.addingReportingOverflow(other.significand)
    if overflow || other.overflows { overflows = true }
    if !overflow { significand = sum }
  }

  /// The product with another number.
  func times(_ other: ExactNumber) -> ExactNumber {
    let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
    var result = ExactNumber(overflow ? 0 : product, scale: scale + other.scale)
    result.overflows = overflow || overflows || other.overflows
    return result
  }

  /// The quotient, to 15 significant digits at least where it does not come out even; nil for a divisor of 0.
  func divided(by divisor: ExactNumber) -> ExactNumber? {
    guard divisor.significand != 0, !overflows, !divisor.overflows else { return nil }
    var numerator = self
    var extra = 30
    while extra > 0 {
      var attempt = self
      attempt.multiply(extra)
      if !attempt.overflows {
        numerator = attempt
        break
      }
      extra -= 3
    }
    // numerator is self * 10^extra as integers; scales subtract.
    let scale = self.scale + extra - divisor.scale
    var quotient = numerator.significand / divisor.significand
    let rest = numerator.significand % divisor.significand
    if divisor.significand > 0, rest >= divisor.significand - rest { quotient += 1 }
    var result = ExactNumber(quotient, scale: max(0, scale))
    if scale < 0 { result.scale(by: -scale) }
    while result.scale > 0, result.significand % 10 == 0 {
      result.significand /= 10
      result.scale -= 1
    }
    return result
  }

  /// Whether this is less than another number.
  func isLess(than other: ExactNumber) -> Bool {
    var left = self
    var right = other
    if left.scale < right.scale {
      left.multiply(right.scale - left.scale)
    } else {
      right.multiply(left.scale - right.scale)
    }
    if left.overflows || right.overflows { return decimal.map { l in other.decimal.map { l < $0 } ?? false } ?? false }
    return left.significand < right.significand
  }

  /// The value as a small whole number, nil where it is none.
  var small: Int? {
    if overflows { return nil }
    if scale == 0 { return Int(exactly: significand) }
    return decimal.flatMap { $0.int64.map { Int($0) } }
  }

  /// The finished number, nil where it did not fit.
  var decimal: DecimalNumber? { overflows ? nil : DecimalNumber(significand: significand, scale: scale) }
}
