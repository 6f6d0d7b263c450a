import Vocabulary

/// Stretches of the calendar in English: `Q3 2025`, `the third quarter of fiscal 2026`, `March 3, 2025`, `24 February 2025`, `FY26`, `by 2030`.
extension Scanner {
  /// A bare number that is a year (`in 2025`, `by 2030`) or a day before a month (`24 February`); nil otherwise.
  mutating func englishDate(_ quantity: Quantity) -> Int? {
    let numeral = quantity.numeral
    if language == .en, numeral.style == .digits, let pair = yearPair(at: numeral.start), pair.last == pair.first + 1 {
      return period(
        from: numeral.start,
        PeriodDraft(
          period: StatedPeriod(unit: .year, year: .absolute(pair.last), isFiscal: true),
          end: numeral.start + pair.length),
        rule: "period.fiscal")
    }
    guard numeral.style == .digits, !numeral.hasMark, !numeral.isFraction, numeral.end - numeral.start == numeral.length
    else { return nil }
    let next = byte(numeral.end)
    if numeral.length == 4, isYear(numeral), let year = numeral.value.small {
      if next == 0x73, !Self.isLatin(byte(numeral.end + 1)) {
        return period(
          from: numeral.start,
          PeriodDraft(period: StatedPeriod(unit: .decade, year: .absolute(year / 10 * 10)), end: numeral.end + 1),
          rule: "period.decade")
      }
      if Self.isLatin(next) || next == 0x2D && Self.isLatin(byte(numeral.end + 1)) { return nil }
      let around = surroundings(numeral.start..<numeral.end, timed: true)
      let isPlain = language == .en && (1990...2049).contains(year) && quantity.unit < 0
      guard isPlain || around.isDuring || around.boundary != .during || around.isBetween else { return nil }
      return period(
        from: numeral.start, PeriodDraft(period: StatedPeriod(unit: .year, year: .absolute(year)), end: numeral.end),
        rule: "period.year")
    }
    // "for 2026-30": the second year of two.
    if language == .en, numeral.length == 2, let year = secondYear(numeral) {
      return period(
        from: numeral.start, PeriodDraft(period: StatedPeriod(unit: .year, year: .absolute(year)), end: numeral.end),
        rule: "period.year")
    }
    if numeral.length <= 2, let day = numeral.value.small, (1...31).contains(day) {
      let place = skipBlanks(numeral.end, most: 1)
      guard place > numeral.end, Self.isLatin(byte(place)), let month = month(at: place) else { return nil }
      var draft = PeriodDraft(period: StatedPeriod(unit: .day, ordinal: month.number, dayOfMonth: day), end: month.end)
      addYear(&draft)
      return period(from: numeral.start, draft, rule: "period.day")
    }
    return nil
  }

  /// A year and the last two digits of a later one at a place: "2025/26", "2026-30", "2026–30"; no month, and no date.
  private func yearPair(at start: Int) -> (first: Int, last: Int, length: Int)? {
    guard (0..<4).allSatisfy({ isDigit(start + $0) }), !isDigit(start - 1) else { return nil }
    let sign = byte(start + 4)
    let isDash = sign == 0xE2 && byte(start + 5) == 0x80 && byte(start + 6) == 0x93
    guard sign == 0x2D || sign == 0x2F || isDash else { return nil }
    let place = start + (isDash ? 7 : 5)
    guard isDigit(place), isDigit(place + 1), !isDigit(place + 2), !Self.isLatin(byte(place + 2)),
      byte(place + 2) != 0x2D, byte(place + 2) != 0x2F, byte(place + 2) != 0x25
    else { return nil }
    let first = (0..<4).reduce(0) { $0 * 10 + Int(byte(start + $1)) - 0x30 }
    let short = Int(byte(place)) * 10 + Int(byte(place + 1)) - 0x30 * 11
    guard (1990...2060).contains(first), short > 12, case let last = first / 100 * 100 + short, last > first,
      last - first <= 15
    else { return nil }
    return (first, last, place + 2 - start)
  }

  /// The later year of a pair that a number ends.
  private func secondYear(_ numeral: Numeral) -> Int? {
    let gap = byte(numeral.start - 1) == 0x93 ? 3 : 1
    guard numeral.start - gap - 4 >= low, let pair = yearPair(at: numeral.start - gap - 4),
      pair.length == 4 + gap + 2
    else { return nil }
    return pair.last
  }

  /// A month's name at a place, capital first.
  private func month(at place: Int) -> (number: Int, end: Int)? {
    guard byte(place) >= 0x41, byte(place) <= 0x5A else { return nil }
    let (row, end) = longest(starts, at: place)
    guard row >= 0, rows[Int(row)].kind == .month else { return nil }
    return (Int(rows[Int(row)].value), end)
  }

  /// Delivers a period that begins with a month's name; nil where the word is none ("may").
  mutating func monthPeriod(_ start: Int, _ end: Int, _ number: Int) -> Int? {
    guard byte(start) >= 0x41, byte(start) <= 0x5A else { return nil }
    var draft = PeriodDraft(period: StatedPeriod(unit: .month, ordinal: number), end: end)
    let place = skipBlanks(end, most: 1)
    var hasNumber = false
    if place > end, let digits = digits(at: place), !digits.isChain, let value = digits.value.small {
      let next = byte(digits.end)
      if digits.count <= 2, (1...31).contains(value), !digits.isMarked || byte(digits.end) == 0x2C, next != 0x25,
        !isMoneyUnit(digits.end)
      {
        draft.period.unit = .day
        draft.period.dayOfMonth = value
        draft.end = digits.end
        for suffix in ["st", "nd", "rd", "th"] as [StaticString] where has(suffix, at: digits.end) {
          draft.end = digits.end + 2
        }
        hasNumber = true
      } else if digits.count == 4, (1900...2199).contains(value), !digits.isMarked {
        draft.period.year = .absolute(value)
        draft.end = digits.end
        hasNumber = true
      }
    }
    if draft.period.unit == .day || !hasNumber { addYear(&draft) }
    let isWord = number == 5 || number == 3 && end - start == 5
    if !hasNumber, draft.period.year == nil, isWord {
      let around = surroundings(start..<end, timed: true)
      guard around.isDuring || around.boundary != .during || around.direction != .unspecified else { return nil }
    }
    return period(from: start, draft, rule: "period.month")
  }

  /// Whether a unit of money or a scale word follows digits ("March 3 billion" is no date).
  private func isMoneyUnit(_ end: Int) -> Bool {
    let place = skipBlanks(end)
    guard Self.isLatin(byte(place)) else { return false }
    let (row, _) = longest(words, at: place)
    return row >= 0 && rows[Int(row)].kind == .scale
  }

  /// Takes in the year after a part of one: `of 2025`, `, 2025`, `2025`, `of fiscal 2026`, `of last year`, `FY25`.
  func addYear(_ draft: inout PeriodDraft) {
    guard draft.period.year == nil else { return }
    var place = draft.end
    if byte(place) == 0x27 || isDigit(place) {
      // 1Q25, Q1'25.
      let first = byte(place) == 0x27 ? place + 1 : place
      if let digits = digits(at: first), digits.count == 2, !digits.isMarked, !Self.isLatin(byte(digits.end)),
        let value = digits.value.small
      {
        draft.period.year = .absolute(2000 + value)
        draft.end = digits.end
      }
      return
    }
    if byte(place) == 0x2C { place += 1 }
    var next = skipBlanks(place)
    guard next > place else { return }
    if has("of ", at: next) || has("in ", at: next) {
      next = skipBlanks(next + 3)
      if has("the ", at: next) { next = skipBlanks(next + 4) }
    }
    if isDigit(next), let digits = digits(at: next) {
      if digits.count == 4, !digits.isMarked, let year = digits.value.small, (1900...2199).contains(year),
        !Self.isLatin(byte(digits.end))
      {
        draft.period.year = .absolute(year)
        draft.end = digits.end
      }
      return
    }
    guard Self.isLatin(byte(next)) || byte(next) >= 0xE3 else { return }
    let (row, end) = longest(starts, at: next)
    guard row >= 0 else { return }
    let entry = rows[Int(row)]
    switch entry.kind {
    case .fiscal:
      guard let fiscal = fiscalYear(after: end) else { return }
      draft.period.year = .absolute(fiscal.year)
      draft.period.isFiscal = true
      draft.end = fiscal.end
    case .relative where entry.unit == .year:
      draft.period.year = .relative(Int(entry.value))
      draft.end = end
    case .relativeFiscal:
      draft.period.year = .relative(Int(entry.value))
      draft.period.isFiscal = true
      draft.end = end
    default: break
    }
  }

  /// The year after "fiscal", "FY", 회계연도: four digits or two, perhaps after "ending March" and the like.
  func fiscalYear(after start: Int) -> (year: Int, end: Int)? {
    var place = skipBlanks(start)
    if byte(place) == 0x27 { place += 1 } else if has("’", at: place) { place += 3 }
    for phrase in ["ending ", "ended ", "to ", "through ", "that ends in "] as [StaticString]
    where has(phrase, at: place) {
      place = skipBlanks(place + phrase.utf8CodeUnitCount)
      if has("in ", at: place) || has("on ", at: place) { place += 3 }
      if let month = month(at: place) {
        place = skipBlanks(month.end)
        if let day = digits(at: place), day.count <= 2, !day.isChain {
          place = skipBlanks(day.end)
          if byte(place) == 0x2C { place = skipBlanks(place + 1) }
        }
      }
      break
    }
    guard isDigit(place), let digits = digits(at: place), !digits.isMarked, !digits.isChain,
      let value = digits.value.small
    else { return nil }
    let end = has("년", at: digits.end) || has("年", at: digits.end) ? digits.end + 3 : digits.end
    if digits.count == 4, (1900...2199).contains(value) { return (value, end) }
    if digits.count == 2 { return (2000 + value, end) }
    return nil
  }
}
