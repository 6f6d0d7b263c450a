/// A numeral of English words while it is read.
struct EnglishState {
  var current: ExactNumber?
  private var total = ExactNumber.zero
  private(set) var lastPower = 0
  private(set) var lead: ExactNumber?
  private var last = LexiconRow.Kind.none
  private var smallest = Int.max
  private var lastValue = 0
  var sawAnd = false
  var isFraction = false

  init(current: ExactNumber?) { self.current = current }

  /// Digits may follow a unit: `4 thousand 300`, `3 hundred and 21`.
  func mayTakeDigits(_ and: Bool) -> Bool { last == .hundred && and || last == .scale && !and }

  mutating func take(digits: ExactNumber) {
    if current == nil { current = digits } else { current?.add(digits) }
    if smallest != Int.max || last == .hundred { lead = nil }
    last = .teen
  }

  /// Numbers after a unit must be below it.
  var ceiling: ExactNumber {
    var ceiling = ExactNumber(1)
    ceiling.scale(by: lastPower)
    return ceiling
  }

  /// "and" joins after a hundred and after larger units.
  var mayAnd: Bool { last == .hundred || last == .scale }

  mutating func take(small value: Int, kind: LexiconRow.Kind, and: Bool) -> Bool {
    if let before = current {
      switch (last, kind) {
      case (.tens, .unit) where value > 0: current?.add(ExactNumber(Int128(value)))
      case (.hundred, _): current?.add(ExactNumber(Int128(value)))
      case (.unit, .tens) where lastValue > 0 && before.significand < 10 && !and,
        (.unit, .teen) where lastValue > 0 && before.significand < 10 && !and:
        // "one twenty two"
        current?.scale(by: 2)
        current?.add(ExactNumber(Int128(value)))
      default: return false
      }
    } else {
      if last == .scale, lastPower < 3 { return false }
      current = ExactNumber(Int128(value))
    }
    last = kind
    lastValue = value
    sawAnd = and
    if smallest != Int.max { lead = nil }
    return true
  }

  mutating func takeHundred() -> Bool {
    guard var value = current, last != .hundred else { return false }
    if smallest == Int.max { lead = value } else { lead = nil }
    lastPower = 2
    value.scale(by: 2)
    current = value
    last = .hundred
    return true
  }

  mutating func take(scale power: Int) -> Bool {
    if var value = current {
      guard power < smallest else {
        // "three thousand millions" never gets here; a larger unit starts another number.
        return false
      }
      if smallest == Int.max { lead = value } else { lead = nil }
      value.scale(by: power)
      total.add(value)
      current = nil
    } else {
      guard last == .scale || last == .hundred, smallest != Int.max else { return false }
      total.scale(by: power)
      lead = nil
    }
    smallest = power
    lastPower = power
    last = .scale
    return true
  }

  mutating func take(fraction: ExactNumber) {
    if current == nil { current = .zero }
    current?.add(fraction)
    last = .point
  }

  /// Takes a denominator: "thirds", "fifths", also as the end of a compound ("twenty-fifth", "thirty-fifths").
  mutating func take(denominator: Int, and: Bool, isPlural: Bool, isQuarter: Bool) -> Bool {
    guard !and || last == .hundred else { return false }
    var numerator = total
    if let current { numerator.add(current) }
    if denominator > 2, denominator < 10, last == .tens, !sawAnd || isPlural == false {
      // "one twenty-fifth", "one hundred thirty fifths": the tens belong below.
      var rest = numerator
      rest.add(ExactNumber(-Int128(lastValue)))
      if lastValue < 100, rest.significand >= 100, rest.significand < 1000, rest.scale == 0,
        rest.significand % 100 == 0, total.significand == 0
      {
        // "one twenty" was read as 120.
        if rest.significand / 100 == 1, last == .tens, oneDigit { rest = ExactNumber(rest.significand / 100) }
      }
      if rest.significand > 0, let value = rest.divided(by: ExactNumber(Int128(lastValue + denominator))) {
        total = value
        current = nil
        lead = nil
        return true
      }
    }
    guard numerator.significand > 0, isPlural || numerator.significand == 1 else { return false }
    if denominator < 0 {
      numerator.scale(by: denominator)
      total = numerator
    } else {
      guard let value = numerator.divided(by: ExactNumber(Int128(denominator))) else { return false }
      total = value
    }
    current = nil
    lead = nil
    return true
  }

  /// The hundreds came from "one twenty", not from the word "hundred".
  private var oneDigit: Bool { !sawHundred }
  private var sawHundred: Bool { lastPower == 2 }

  func finish() -> ExactNumber {
    guard let current else { return total }
    var value = total
    value.add(current)
    return value
  }
}
