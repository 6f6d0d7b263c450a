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
    var sawLetter = false
    loop: while place < high {
      // Between words: a blank, a hyphen, "and", a comma before a smaller part.
      var here = place
      var sawAnd = false
      if words > 0 || pending != nil {
        here = gap(place, state: state, tight: words == 0, isDigits: pending != nil)
        if here < 0 { break }
        if let next = and(here), state.mayAnd {
          here = next
          sawAnd = true
        }
        if here == place, words > 0 || pending == nil { break }
      }
      if sawAnd, state.lastPower >= 3, englishFraction(at: here) != nil { break }
      if isDigit(here) {
        // "4.3bn | 34.9%": behind a letter for a unit another number begins.
        guard words > 0, !sawLetter, state.mayTakeDigits(sawAnd), let more = digits(at: here), !more.isChain,
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
        // "a £1bn three-year plan": the number of another word.
        if words > 0, pending != nil, byte(after) == 0x2D, Self.isLatin(byte(after + 1)),
          longest(self.words, at: after + 1).0 < 0
        {
          break loop
        }
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
        sawLetter = true
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
  private func gap(_ place: Int, state: EnglishState, tight: Bool, isDigits: Bool) -> Int {
    let blank = skipBlanks(place)
    if byte(blank) == 0x2D {
      let after = skipBlanks(byte(blank + 1) == 0 ? blank : blank + 1)
      return Self.isLatin(byte(after)) && !tight ? after : tight && Self.isLatin(byte(after)) ? after : -1
    }
    // "one million, two hundred thousand", but not "£460m, six times the price".
    if blank == place, !isDigits, byte(place) == 0x2C, state.lastPower >= 3, state.current == nil {
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

  /// Whether a currency sign stands before the digits that end at a place, or before the low end of their range: "$40-50m".
  private func isPriced(_ place: Int) -> Bool {
    var place = beforeDigits(place)
    guard place > low else { return false }
    var previous = characterBefore(place).value
    if previous == 0x2D || previous == 0x2013, case let sign = place - (previous == 0x2D ? 1 : 3), sign > low,
      isDigit(sign - 1)
    {
      place = beforeDigits(sign)
      guard place > low else { return false }
      previous = characterBefore(place).value
    }
    return previous == 0x24 || previous == 0xA3 || previous == 0xA5 || (0x20A0...0x20CF).contains(previous)
      || previous < 0x80 && Self.isLatin(UInt8(previous)) || (0x100...0x17F).contains(previous)
  }

  /// Where the digits begin that end at a place, over one blank before them.
  private func beforeDigits(_ place: Int) -> Int {
    var place = place
    while place > low, isDigit(place - 1) || text[place - 1] == 0x2E || text[place - 1] == 0x2C { place -= 1 }
    return skipBlanksBack(place, most: 1)
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
