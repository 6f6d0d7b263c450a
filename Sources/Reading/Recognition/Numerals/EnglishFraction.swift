/// Fractions in English words: `one million and a half`, `three fifths`, `one over twenty`, `two out of five hundred`.
extension Scanner {
  /// Adds what may follow a complete numeral: "and a half", "and three fifths", then a unit ("million").
  func englishTail(_ numeral: Numeral) -> Numeral {
    if numeral.isFraction, let end = ofOnePercent(numeral.end) {
      var numeral = numeral
      numeral.end = end
      return numeral
    }
    var place = skipBlanks(numeral.end)
    guard place > numeral.end, let next = and(place) else { return numeral }
    place = next
    guard let part = englishFraction(at: place) else { return numeral }
    // "€6.8 billion and half of its asset manager": half of something else.
    if article(place) == nil, has("of ", at: skipBlanks(part.end)) { return numeral }
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

  /// The end of "of one", "of a" before "per cent": `three-quarters of one per cent`.
  private func ofOnePercent(_ end: Int) -> Int? {
    let place = skipBlanks(end)
    guard has("of one ", at: place) || has("of a ", at: place) || has("of 1 ", at: place) else { return nil }
    let stop = place + (has("of one ", at: place) ? 6 : 4)
    return has("per cent", at: stop + 1) || has("percent", at: stop + 1) ? stop : nil
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
}
