import Vocabulary

/// What begins with a word or a sign rather than with a numeral: amounts after their currency, periods, rhythms, lengths.
extension Scanner {
  /// Tries the forms of `starts`, and articles, at a place; gives the place to go on from, nil where nothing fits.
  mutating func start(at place: Int) -> Int? {
    let (row, end) = longest(starts, at: place)
    if row >= 0 {
      let entry = rows[Int(row)]
      switch entry.kind {
      case .currency:
        var skip = 0
        var quantity = Quantity(at: place)
        if read(&quantity, at: place, prefixed: true, skip: &skip) { return deliver(&quantity) }
        if skip > end { return skip }
      case .relative, .relativeFiscal:
        // 올 2분기, but not 올렸다.
        guard bounded(place, end), end - place > 3 || !isLetter(at: end) else { return nil }
        return relative(place, end, entry)
      case .part:
        guard bounded(place, end) else { return nil }
        var draft = PeriodDraft(period: StatedPeriod(unit: Self.unit(entry.unit), ordinal: Int(entry.value)), end: end)
        if text[place] < 0x80 { addYear(&draft) }
        return period(from: place, draft, rule: "period.part")
      case .month:
        if let end = monthPeriod(place, end, Int(entry.value)) { return end }
      case .yearToDate:
        found.add(
          Mention(
            range: place..<end, outer: place..<end,
            value: .period(StatedPeriod(unit: .year, year: .relative(0), boundary: .since)), qualifier: .exact,
            rule: "period.year-to-date"))
        return end
      case .fiscal:
        if let fiscal = fiscalYear(after: end) {
          return period(
            from: place,
            PeriodDraft(
              period: StatedPeriod(unit: .year, year: .absolute(fiscal.year), isFiscal: true), end: fiscal.end),
            rule: "period.fiscal")
        }
      case .rate:
        guard bounded(place, end) else { return nil }
        if byte(place) | 0x20 == 0x61, blank(place + 1) > 0 { return perUnit(place, end, entry.unit) }
        return rate(place, end, entry.unit)
      case .span:
        guard bounded(place, end) else { return nil }
        let value = ExactNumber(Int128(entry.value), scale: 1)
        return duration(
          from: place, to: end, numeral: nil, value: value, high: nil, unit: entry.unit, isFuzzy: false,
          rule: "duration.span")
      case .none: return end
      default: break
      }
    }
    if byte(place) | 0x20 == 0x61, let after = article(place) { return articled(place, after) }
    return nil
  }

  /// Whether a form stands as a word of its own: in Hangul at the beginning of one.
  private func bounded(_ start: Int, _ end: Int) -> Bool { beginsWord(start) }

  private mutating func relative(_ start: Int, _ end: Int, _ entry: LexiconRow) -> Int {
    let offset = Int(entry.value)
    let unit = Self.unit(entry.unit)
    var period = StatedPeriod(unit: unit, offset: offset, isFiscal: entry.kind == .relativeFiscal)
    if unit == .year {
      period.year = .relative(offset)
      if entry.kind == .relative { period.offset = offset }
    }
    return self.period(
      from: start, PeriodDraft(period: period, end: end),
      rule: entry.kind == .relative ? "period.relative" : "period.relative-fiscal")
  }

  /// "a year": a rhythm right after an amount, a length otherwise.
  private mutating func perUnit(_ start: Int, _ end: Int, _ unit: TimeUnit) -> Int {
    if let last = found.last,
      skipBlanksBack(start) == last.range.upperBound || skipBlanksBack(start) == last.outer.upperBound
    {
      return rate(start, end, unit)
    }
    return duration(
      from: start, to: end, numeral: nil, value: ExactNumber(1), high: nil, unit: unit, isFuzzy: false,
      rule: "duration.article")
  }

  /// After an article: `a dollar`, `a million`, `a third`, `a fortnight`.
  private mutating func articled(_ start: Int, _ after: Int) -> Int? {
    guard after < high, Self.isLatin(text[after]) else { return nil }
    let (row, end) = longest(units, at: after)
    var quantity: Quantity
    if row >= 0, rows[Int(row)].kind == .currency || rows[Int(row)].kind == .time, !rows[Int(row)].flags.contains(.big),
      end - after > 3, !has("second", at: after), rows[Int(row)].languages == .all,
      !rows[Int(row)].flags.contains(.only)
    {
      var numeral = Numeral(start: start, end: after, value: ExactNumber(1), style: .words)
      numeral.end = start + 1
      quantity = Quantity(numeral: numeral, start: start, end: end, isFuzzy: false)
      quantity.unit = row
      quantity.currency = rows[Int(row)].currency
      quantity.power = Int(rows[Int(row)].value)
      if rows[Int(row)].kind == .time {
        if let last = found.last, skipBlanksBack(start) == last.range.upperBound {
          return rate(start, end, rows[Int(row)].unit)
        }
        return duration(quantity, high: nil)
      }
      return deliver(&quantity)
    }
    let (word, next) = longest(words, at: after)
    guard word >= 0 else { return nil }
    let entry = rows[Int(word)]
    var numeral = Numeral(start: start, end: next, value: ExactNumber(1), style: .words)
    switch entry.kind {
    case .hundred, .scale:
      guard next - after > 2 else { return nil }
      numeral.value.scale(by: Int(entry.value))
      numeral.lead = ExactNumber(1)
      numeral.power = Int(entry.value)
      if let more = english(from: start, at: after, pending: nil) { numeral = more }
      numeral.length = 2
    case .fraction:
      guard let value = Self.inverse(Int(entry.value)), !isPeriodWord(after) else { return nil }
      numeral.value = value
      numeral.isFraction = true
      numeral.lead = value
      numeral.length = 2
    default: return nil
    }
    scaleFraction(&numeral)
    quantity = Quantity(numeral: numeral, start: start, end: numeral.end, isFuzzy: false)
    attachUnit(&quantity)
    return deliver(&quantity)
  }

  /// "a quarter" and "a second" are times.
  private func isPeriodWord(_ place: Int) -> Bool { has("quarter", at: place) }

  /// A fraction of a unit: `half million`, `two thirds of a million`, `three quarters billion`.
  func scaleFraction(_ numeral: inout Numeral) {
    guard numeral.isFraction else { return }
    var place = skipBlanks(numeral.end)
    if has("of ", at: place) { place = skipBlanks(place + 3) }
    if let next = article(place) { place = next }
    guard Self.isLatin(byte(place)) else { return }
    let (row, end) = longest(words, at: place)
    guard row >= 0, rows[Int(row)].kind == .scale, end - place > 2 else { return }
    let power = Int(rows[Int(row)].value)
    numeral.power = power
    numeral.value.scale(by: power)
    numeral.end = end
  }
}
