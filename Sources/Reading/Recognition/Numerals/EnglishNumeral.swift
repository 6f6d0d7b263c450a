/// Numerals of English words, alone or after digits: `thirty-one million two hundred`, `52.4 billion`, `10k`, `two point two million`,
/// `5 lakh`, `two thirds`, `five and a half million`, `half a million`.
extension Scanner {
  /// Reads number words at a place, or units after digits; nil where there are none.
  ///
  /// - Parameters:
  ///   - start: where the whole numeral begins.
  ///   - first: where to read on.
  ///   - pending: the digits read so far.
  func english(from start: Int, at first: Int, pending: Digits?) -> Numeral? {
    var state = EnglishState(current: pending?.value)
    var place = first
    var end = first
    var words = 0
    var joined = pending != nil
    loop: while place < high {
      // Between words: a blank, a hyphen, "and", a comma before a smaller part.
      var here = place
      var sawAnd = false
      if words > 0 || pending != nil {
        here = gap(place, state: state, tight: words == 0)
        if here < 0 { break }
        if let next = and(here), state.mayAnd {
          here = next
          sawAnd = true
        }
        if here == place, words > 0 || pending == nil { break }
      }
      if sawAnd, state.lastPower >= 3, englishFraction(at: here) != nil { break }
      if isDigit(here) {
        guard words > 0, state.mayTakeDigits(sawAnd), let more = digits(at: here), !more.isChain,
          more.value.significand > 0, !more.isMarked || state.lastPower > 3, more.value.isLess(than: state.ceiling)
        else { break }
        state.take(digits: more.value)
        place = more.end
        end = place
        words += 1
        state.sawAnd = sawAnd
        joined = true
        continue
      }
      guard Self.isLatin(byte(here)) else { break }
      let (row, after) = longest(self.words, at: here)
      guard row >= 0 else { break }
      let entry = rows[Int(row)]
      let value = Int(entry.value)
      switch entry.kind {
      case .unit, .teen, .tens:
        guard pending == nil || words > 0, state.take(small: value, kind: entry.kind, and: sawAnd) else { break loop }
      case .hundred:
        guard state.takeHundred() else { break loop }
      case .scale:
        guard state.take(scale: value) else { break loop }
        if sawAnd { break loop }
      case .letter:
        // M, K, B, T, bn: on digits, at once or after one blank.
        guard joined, words == 0, letterFits(here, value: value, blank: here > place, pending) else { break loop }
        if byte(after) == 0x2B { break }
        guard state.take(scale: value) else { break loop }
      case .point:
        guard pending == nil, words > 0, let fraction = fraction(after) else { break loop }
        state.take(fraction: fraction.value)
        place = fraction.end
        end = place
        words += 1
        continue
      case .fraction:
        if pending != nil, value < 0 { break loop }
        guard
          state.take(
            denominator: value, and: sawAnd, isPlural: text[after - 1] == 0x73, isQuarter: has("quarter", at: here))
        else { break loop }
        place = after
        end = after
        words += 1
        state.isFraction = true
        break loop
      default: break loop
      }
      words += 1
      place = after
      end = after
    }
    guard words > 0 else { return nil }
    var numeral = Numeral(start: start, end: end, value: state.finish(), style: pending != nil ? .digits : .words)
    numeral.length = words
    numeral.isFraction = state.isFraction
    numeral.hasMark = pending?.isMarked ?? false
    numeral.lead = state.lead ?? numeral.value
    numeral.power = state.lead == nil ? 0 : state.lastPower
    return numeral
  }

  /// Adds what may follow a complete numeral: "and a half", "and three fifths", then a unit ("million").
  func englishTail(_ numeral: Numeral) -> Numeral {
    var place = skipBlanks(numeral.end)
    guard place > numeral.end, let next = and(place) else { return numeral }
    place = next
    guard let part = englishFraction(at: place) else { return numeral }
    var numeral = numeral
    var value = part.value
    // "one million and a half" is a million and half of one; "and a half million" says its own unit.
    var end = part.end
    let blank = skipBlanks(end)
    let (row, after) = longest(words, at: blank)
    if row >= 0, rows[Int(row)].kind == .scale {
      let power = Int(rows[Int(row)].value)
      end = after
      if numeral.power > 0 {
        value.scale(by: power)
        numeral.value.add(value)
      } else {
        numeral.value.add(value)
        numeral.lead = numeral.value
        numeral.power = power
        numeral.value.scale(by: power)
      }
    } else {
      if numeral.power > 3 { value.scale(by: numeral.power) }
      numeral.value.add(value)
    }
    numeral.end = end
    numeral.isFraction = true
    return numeral
  }

  /// `one over twenty`, `two out of five hundred`: a ratio of two whole numbers, the first in words.
  func englishRatio(_ top: Numeral) -> Numeral? {
    guard top.style == .words, !top.isFraction, top.power == 0 else { return nil }
    var place = skipBlanks(top.end)
    if has("over ", at: place) { place += 5 } else if has("out of ", at: place) { place += 7 } else { return nil }
    place = skipBlanks(place)
    guard startsNumeral(place) else { return nil }
    let bottom: Numeral
    if let digits = digits(at: place) {
      guard !digits.isMarked, !digits.isChain else { return nil }
      bottom = Numeral(start: place, end: digits.end, value: digits.value, style: .digits)
    } else {
      guard let words = english(from: place, at: place, pending: nil), !words.isFraction else { return nil }
      bottom = words
    }
    // "one over three years" is a length of time.
    let (row, _) = longest(units, at: skipBlanks(bottom.end))
    if row >= 0, rows[Int(row)].kind != .counter { return nil }
    guard top.value.isLess(than: bottom.value), let value = top.value.divided(by: bottom.value) else { return nil }
    var ratio = top
    ratio.value = value
    ratio.lead = value
    ratio.end = bottom.end
    ratio.isFraction = true
    ratio.length += 1
    return ratio
  }

  /// A fraction in words at a place: `a half`, `half`, `a third`, `three fifths`, `one twenty-fifth`, `one half`.
  func englishFraction(at start: Int) -> (value: ExactNumber, end: Int)? {
    var place = start
    if let next = article(place) { place = next }
    guard Self.isLatin(byte(place)) else { return nil }
    let (row, after) = longest(words, at: place)
    guard row >= 0 else { return nil }
    let entry = rows[Int(row)]
    if entry.kind == .fraction, place > start || entry.value == 2 {
      guard let value = Self.inverse(Int(entry.value)) else { return nil }
      return (value, after)
    }
    guard entry.kind == .unit || entry.kind == .tens || entry.kind == .teen,
      let numeral = english(from: place, at: place, pending: nil), numeral.isFraction
    else { return nil }
    return (numeral.value, numeral.end)
  }

  /// 1 over a denominator as the lexicon keeps it: negative for a power of ten.
  static func inverse(_ denominator: Int) -> ExactNumber? {
    if denominator < 0 { return ExactNumber(1, scale: -denominator) }
    return ExactNumber(1).divided(by: ExactNumber(Int128(denominator)))
  }

  /// The place after "a " or "an ".
  func article(_ place: Int) -> Int? {
    guard byte(place) | 0x20 == 0x61 else { return nil }
    var next = place + 1
    if byte(next) | 0x20 == 0x6E { next += 1 }
    let after = skipBlanks(next)
    return after > next ? after : nil
  }

  /// The place after "and " or "& ".
  func and(_ place: Int) -> Int? {
    let (row, end) = byte(place) | 0x20 == 0x61 || byte(place) == 0x26 ? longest(words, at: place) : (-1, place)
    guard row >= 0, rows[Int(row)].kind == .and else { return nil }
    let after = skipBlanks(end)
    return after > end ? after : nil
  }

  /// The place after the gap between two words of a numeral, -1 where it cannot go on.
  private func gap(_ place: Int, state: EnglishState, tight: Bool) -> Int {
    let blank = skipBlanks(place)
    if byte(blank) == 0x2D {
      let after = skipBlanks(byte(blank + 1) == 0 ? blank : blank + 1)
      return Self.isLatin(byte(after)) && !tight ? after : tight && Self.isLatin(byte(after)) ? after : -1
    }
    if blank == place, byte(place) == 0x2C, state.lastPower >= 3, state.current == nil {
      let after = skipBlanks(place + 1)
      return Self.isLatin(byte(after)) && after > place + 1 ? after : -1
    }
    return blank
  }

  /// Whether a letter such as M or k is a unit of thousands or more here.
  private func letterFits(_ place: Int, value: Int, blank: Bool, _ pending: Digits?) -> Bool {
    let letter = byte(place)
    let isUpper = letter & 0x20 == 0
    // The K of 20 Kč.
    if byte(place + 1) >= 0xC3, byte(place + 1) <= 0xC9 { return false }
    if byte(place + 1) == 0x2E, Self.isLatin(byte(place + 2)) { return false }
    switch letter | 0x20 {
    case 0x6D, 0x62, 0x74: return isUpper || isPriced(place) && !blank
    case 0x67: return isUpper && (pending?.isMarked ?? false) && !blank
    case 0x6C: return blank
    default: return true
    }
  }

  /// Whether a currency sign stands before the digits that end at a place.
  private func isPriced(_ place: Int) -> Bool {
    var place = place
    while place > low, isDigit(place - 1) || text[place - 1] == 0x2E || text[place - 1] == 0x2C { place -= 1 }
    place = skipBlanksBack(place, most: 1)
    guard place > low else { return false }
    let previous = characterBefore(place).value
    return previous == 0x24 || previous == 0x20AC || previous == 0xA3 || previous == 0xA5 || previous == 0x20A9
      || previous < 0x80 && Self.isLatin(UInt8(previous))
  }

  /// The digits in words after "point".
  private func fraction(_ start: Int) -> (value: ExactNumber, end: Int)? {
    var value = ExactNumber.zero
    var place = start
    var count = 0
    while true {
      let here = skipBlanks(place)
      guard here > place || byte(here) == 0x2D, Self.isLatin(byte(here)) else { break }
      let (row, after) = longest(words, at: here)
      guard row >= 0 else { break }
      let entry = rows[Int(row)]
      guard entry.kind == .unit || entry.kind == .teen || entry.kind == .tens, count < 30 else { break }
      let digits = entry.kind == .unit ? 1 : 2
      value.significand = value.significand * (digits == 1 ? 10 : 100) + Int128(entry.value)
      value.scale += digits
      count += digits
      place = after
    }
    return count > 0 ? (value, place) : nil
  }
}

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
