/// A numeral of characters while it is read: what is complete, the section below ten thousand, the digits pending.
struct HanState {
  var place: Int
  var current: ExactNumber?
  private var section = ExactNumber.zero
  private var hasSection = false
  private var total = ExactNumber.zero
  /// The last part that a big unit closed, for units of units (万亿).
  private var lastPart = ExactNumber.zero
  /// The power of ten of the last unit, and of the last big one.
  private(set) var lastPower = 0
  private var lastBig = Int.max
  private var justClosed = false
  var length = 0
  var hasDigit = false
  var isFuzzy = false
  /// The pending digit was a character.
  var isSpoken = false
  private var sawZero = false
  private(set) var inFraction = false
  private var fractionDigits = 0
  private(set) var lead: ExactNumber?
  private(set) var leadPower = 0
  private var unitCount = 0

  init(place: Int, current: ExactNumber?) {
    self.place = place
    self.current = current
    hasDigit = current != nil
  }

  /// Nothing but one digit so far.
  var isTiny: Bool { unitCount == 0 }

  mutating func take(digit: Int) {
    hasDigit = true
    isSpoken = true
    if inFraction {
      if fractionDigits < 30, var value = current {
        value.add(ExactNumber(Int128(digit), scale: value.scale + 1))
        current = value
        fractionDigits += 1
      }
      return
    }
    if digit == 0, current == nil, unitCount > 0 {
      sawZero = true
      return
    }
    if var value = current {
      value.scale(by: 1)
      value.add(ExactNumber(Int128(digit)))
      current = value
      sawZero = true
    } else {
      current = ExactNumber(Int128(digit))
    }
    justClosed = false
  }

  /// Takes 十 百 千 and their like; false where it cannot stand here.
  mutating func take(small code: UInt8) -> Bool {
    let power: Int
    switch code {
    case NumeralCode.ten: power = 1
    case NumeralCode.hundred: power = 2
    case NumeralCode.thousand: power = 3
    default:
      section.add(ExactNumber(Int128(Int(code - NumeralCode.twenty) * 10 + 20)))
      hasSection = true
      hasDigit = true
      lastPower = 1
      unitCount += 1
      return current == nil
    }
    if power == 1 { hasDigit = true }
    var value = current ?? ExactNumber(1)
    if value.significand == 0 { value = ExactNumber(1) }
    if current == nil, hasSection, lastPower > 0, lastPower <= power, !sawZero { return false }
    if unitCount == 0, let current {
      lead = current
      leadPower = power
    } else {
      lead = nil
    }
    value.scale(by: power)
    section.add(value)
    hasSection = true
    current = nil
    inFraction = false
    lastPower = power
    unitCount += 1
    sawZero = false
    justClosed = false
    return true
  }

  /// Takes 万 亿 兆 and their like, which multiply all that is pending.
  mutating func take(big power: Int, spaces: Int) -> Bool {
    if current == nil, !hasSection {
      if unitCount == 0 {
        // 만 원, 万円: one of it.
        lead = nil
        section = ExactNumber(1)
      } else if justClosed {
        // 万亿, 萬萬: a unit of units.
        var part = lastPart
        part.scale(by: power)
        total.add(ExactNumber(-lastPart.significand, scale: lastPart.scale))
        total.add(part)
        lastPart = part
        leadPower += power
        lastPower = power
        lastBig = power
        return true
      } else {
        return false
      }
    }
    if power > lastBig, spaces > 0 { return false }
    var value = section
    if let current { value.add(current) }
    if power > lastBig {
      // 1万2千亿: all of it counts in the larger unit.
      value.add(total)
      total = .zero
    }
    if unitCount == 0 || lead != nil && lastBig == Int.max && current == nil {
      lead = value
    } else if unitCount > 0, lastBig == Int.max {
      lead = value
    } else {
      lead = nil
    }
    leadPower = lead == nil ? 0 : power
    value.scale(by: power)
    total.add(value)
    lastPart = value
    section = .zero
    hasSection = false
    current = nil
    inFraction = false
    lastPower = power
    lastBig = power
    unitCount += 1
    sawZero = false
    justClosed = true
    return true
  }

  mutating func beginFraction() {
    if current == nil { current = .zero }
    if let value = current, unitCount > 0, value.significand == 0 { current = .zero }
    inFraction = true
    fractionDigits = 0
  }

  /// The value; with `elliptic` a last single digit counts tenths of the unit before it (四百五 is 450).
  mutating func finish(elliptic: Bool) -> ExactNumber {
    var value = total
    if hasSection { value.add(section) }
    if var rest = current {
      if unitCount > 0, elliptic, isSpoken, !sawZero, lastPower > 1, rest.scale == 0 || inFraction, wholeDigit {
        rest.scale(by: lastPower - 1)
        if inFraction {
          // 一千六点五: the digit before the point is elliptic, those after it are not.
          rest = restWithFraction(rest)
        }
      }
      value.add(rest)
      lead = unitCount == 0 ? rest : nil
      leadPower = 0
    }
    return value
  }

  /// The pending number's whole part is one digit.
  private var wholeDigit: Bool {
    guard let current else { return false }
    var whole = current.significand
    for _ in 0..<fractionDigits where inFraction { whole /= 10 }
    return whole > 0 && whole < 10
  }

  private func restWithFraction(_ scaled: ExactNumber) -> ExactNumber {
    guard let current else { return scaled }
    var divisor: Int128 = 1
    for _ in 0..<fractionDigits { divisor *= 10 }
    var whole = ExactNumber(current.significand / divisor)
    whole.scale(by: lastPower - 1)
    whole.add(ExactNumber(current.significand % divisor, scale: fractionDigits))
    return whole
  }
}
