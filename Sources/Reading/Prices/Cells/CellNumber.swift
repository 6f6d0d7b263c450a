import Glibc

/// A number in a cell: an exact decimal where at most 18 digits say it, else the nearest double.
enum CellNumber: Equatable {
  case missing
  /// `significand × 10^-scale`; scale 0...18.
  case decimal(significand: Int64, scale: Int)
  case double(Double)
  case bad

  /// The nearest double, nil where there is no number.
  var double: Double? {
    switch self {
    case .missing, .bad: nil
    case .double(let value): value
    case .decimal(let significand, let scale): Decimal18.double(significand, scale)
    }
  }

  /// The number with the decimal mark moved; units and hundreds of units need it.
  func scaled(byPowerOfTen power: Int) -> CellNumber {
    switch self {
    case .decimal(let significand, let scale):
      Self.decimal(significand, scale: scale - power)
    case .double(let value):
      .double(
        power >= 0 ? value * Decimal18.doublePowers[min(power, 22)] : value / Decimal18.doublePowers[min(-power, 22)])
    case .missing, .bad: self
    }
  }

  /// A decimal of any scale, brought into range: zeros at the end are dropped first.
  static func decimal(_ significand: Int64, scale: Int) -> CellNumber {
    var significand = significand
    var scale = scale
    while scale > 18, significand % 10 == 0, significand != 0 {
      significand /= 10
      scale -= 1
    }
    if significand == 0 { return .decimal(significand: 0, scale: max(0, min(scale, 18))) }
    if scale > 18 { return .double(Decimal18.exactDouble(significand, scale)) }
    while scale < 0 {
      let (product, overflow) = significand.multipliedReportingOverflow(by: 10)
      if overflow || product.magnitude > Decimal18.largest { return .double(Decimal18.exactDouble(significand, scale)) }
      significand = product
      scale += 1
    }
    return .decimal(significand: significand, scale: scale)
  }
}

/// Arithmetic of decimals of up to 18 digits.
enum Decimal18 {
  /// 18 nines.
  static let largest: UInt64 = 999_999_999_999_999_999
  /// Whole numbers up to here are doubles without loss.
  static let exact: UInt64 = 1 << 53
  static let powers: [Int64] = (0...18).map { (0..<$0).reduce(Int64(1)) { value, _ in value * 10 } }
  static let doublePowers: [Double] = (0...22).map { (0..<$0).reduce(1.0) { value, _ in value * 10 } }

  /// The nearest double.
  static func double(_ significand: Int64, _ scale: Int) -> Double {
    // Both operands are exact, so the one division rounds once.
    if significand.magnitude <= exact, scale >= 0, scale <= 22 { return Double(significand) / doublePowers[scale] }
    return exactDouble(significand, scale)
  }

  /// The same for any operands, by way of text.
  static func exactDouble(_ significand: Int64, _ scale: Int) -> Double {
    strtod("\(significand)e\(-scale)", nil)
  }
}
