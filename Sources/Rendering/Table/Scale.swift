// Amounts in the units that a reader thinks in.
public import Vocabulary

/// The units in which tables show amounts.
public enum Scale: String, Sendable, CaseIterable {
  /// English short units, as `bn`.
  case auto
  /// All digits, as stored.
  case raw
  /// million, bn, tn.
  case bn
  /// 만, 억, 조, 경.
  case eok
  /// 万, 亿, 万亿; 萬, 億, 兆 for amounts of Taiwan, Hong Kong and Macau; 万, 億, 兆 for yen.
  case wan
  /// 万, 億, 兆.
  case oku

  /// Units from small to large: what one is worth as a power of ten, and how it is written after the digits.
  fileprivate func units(for currency: String?) -> [(power: Int, name: String)] {
    switch self {
    case .raw: []
    case .auto, .bn: [(6, " m"), (9, " bn"), (12, " tn")]
    case .eok: [(4, "만"), (8, "억"), (12, "조"), (16, "경")]
    case .oku: [(4, "万"), (8, "億"), (12, "兆")]
    case .wan:
      switch currency {
      case "JPY": Scale.oku.units(for: nil)
      case "TWD", "HKD", "MOP": [(4, "萬"), (8, "億"), (12, "兆")]
      default: [(4, "万"), (8, "亿"), (12, "万亿")]
      }
    }
  }

  /// An amount for reading: `126.7 bn`, `1,267억`, `75 tn`.
  ///
  /// Rules: at most four significant digits, never fewer than the whole units; halves round away from zero, on the
  /// exact decimal digits; zeros after the decimal mark are left out, so that 75 tn never looks like 75.00 tn; the
  /// unit is chosen after rounding (999,960,000 is 1 bn); what is below the smallest unit is shown with its own
  /// digits, at most two after the mark (four significant ones below 1); groups of three digits.
  public func words(_ amount: DecimalNumber, currency: String? = nil) -> String {
    if self == .raw { return amount.description }
    // Beyond any unit of money, and it leaves room for the shifts below.
    let amount = amount.rounded(toPlaces: 20)
    let units = units(for: currency)
    for unit in units.reversed() {
      let rounded = amount.rounded(toSignificantDigits: 4, inUnitsOf: unit.power)
      if rounded.magnitude >= .one { return grouped(rounded) + unit.name }
    }
    return grouped(amount.roundedForReading)
  }

  /// An amount for reading, from a cell's number.
  public func words(_ amount: Double, currency: String? = nil) -> String {
    guard let exact = DecimalNumber(plain(amount)) else { return plain(amount) }
    return words(exact, currency: currency)
  }
}

/// The shortest digits that read back as the same number, without an exponent.
public func plain(_ value: Double) -> String {
  var digits: [UInt8] = []
  digits.appendDigits(value)
  return String(decoding: digits, as: UTF8.self)
}

extension DecimalNumber {
  /// The number in units of `10^power`, rounded to so many significant digits but never to less than whole units.
  func rounded(toSignificantDigits count: Int, inUnitsOf power: Int) -> DecimalNumber {
    // A power of ten out of range leaves the number beyond any use in print.
    guard let inUnits = scaled(byPowerOfTen: -power) else { return self }
    let wholeDigits = max(0, inUnits.digitCount - inUnits.scale)
    return inUnits.rounded(toPlaces: max(0, count - wholeDigits))
  }

  /// Rounded to so many significant digits, but never to less than whole units.
  func rounded(toSignificantDigits count: Int) -> DecimalNumber {
    if magnitude >= .one { return rounded(toSignificantDigits: count, inUnitsOf: 0) }
    return rounded(toPlaces: scale - digitCount + count)
  }

  /// Two digits after the mark; below 1 four significant ones.
  var roundedForReading: DecimalNumber {
    if magnitude >= .one || significand == 0 { return rounded(toPlaces: 2) }
    return rounded(toSignificantDigits: 4)
  }

  private var digitCount: Int {
    var rest = significand.magnitude
    var count = 0
    while rest > 0 {
      rest /= 10
      count += 1
    }
    return count
  }

  /// Rounded to so many digits after the mark, halves away from zero.
  func rounded(toPlaces places: Int) -> DecimalNumber {
    guard scale > places else { return self }
    var divisor: UInt128 = 1
    for _ in 0..<(scale - places) { divisor *= 10 }
    let (quotient, rest) = significand.magnitude.quotientAndRemainder(dividingBy: divisor)
    // rest * 2 cannot overflow: it is below 2 * 10^38.
    let magnitude = Int128(quotient) + (rest * 2 >= divisor ? 1 : 0)
    return DecimalNumber(significand: significand < 0 ? -magnitude : magnitude, scale: places) ?? self
  }
}

/// Plain digits with a comma between groups of three before the decimal mark.
func grouped(_ number: DecimalNumber) -> String {
  let digits = Array(number.description.utf8)
  let start = digits.first == UInt8(ascii: "-") ? 1 : 0
  let end = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
  var out: [UInt8] = []
  for (index, digit) in digits.enumerated() {
    if index > start, index < end, (end - index) % 3 == 0 { out.append(UInt8(ascii: ",")) }
    out.append(digit)
  }
  return String(decoding: out, as: UTF8.self)
}
