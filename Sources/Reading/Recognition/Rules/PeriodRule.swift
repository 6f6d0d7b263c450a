import Vocabulary

/// Stretches of the calendar in characters and digits: `2025년 상반기`, `올해 2분기`, `2025年第三季度`, `2月24日`, `30年度`, `2025-02-24`.
extension Scanner {
  /// A period under construction.
  struct PeriodDraft {
    var period: StatedPeriod
    var end: Int
  }

  /// Delivers a number with a calendar mark (년, 年, 월, 月, 분기, 日) as a period, or as a duration where it is a count.
  mutating func calendarMark(_ quantity: Quantity) -> Int {
    let row = rows[Int(quantity.unit)]
    let numeral = quantity.numeral
    let whole = numeral.isFraction || quantity.isFuzzy ? nil : numeral.value.small
    switch (row.kind, row.unit) {
    case (.fiscalMark, _):
      guard let whole, let year = calendarYear(whole, numeral, twoDigits: true) else { return quantity.end }
      return period(
        from: yearStart(numeral),
        PeriodDraft(period: StatedPeriod(unit: .year, year: .absolute(year), isFiscal: true), end: quantity.end),
        rule: "period.fiscal")
    case (.decadeMark, _):
      guard let whole else { return quantity.end }
      let year = whole < 100 ? (whole < 50 ? 2000 : 1900) + whole : whole
      return period(
        from: quantity.start,
        PeriodDraft(period: StatedPeriod(unit: .decade, year: .absolute(year)), end: quantity.end),
        rule: "period.decade")
    case (_, .year):
      if let whole, let year = calendarYear(whole, numeral, twoDigits: false) ?? shortYear(whole, quantity) {
        return period(
          from: yearStart(numeral),
          PeriodDraft(period: StatedPeriod(unit: .year, year: .absolute(year)), end: quantity.end), rule: "period.year")
      }
      return asDuration(quantity, .year)
    case (_, .quarter):
      guard let whole, (1...4).contains(whole) else { return asDuration(quantity, .quarter) }
      return period(
        from: quantity.start, PeriodDraft(period: StatedPeriod(unit: .quarter, ordinal: whole), end: quantity.end),
        rule: "period.quarter")
    case (_, .month):
      guard let whole, (1...12).contains(whole) else { return quantity.end }
      return period(
        from: quantity.start, PeriodDraft(period: StatedPeriod(unit: .month, ordinal: whole), end: quantity.end),
        rule: "period.month")
    default:
      if numeral.style == .digits, let whole, (1...31).contains(whole), !isBounded(quantity.end) {
        return period(
          from: quantity.start, PeriodDraft(period: StatedPeriod(unit: .day, dayOfMonth: whole), end: quantity.end),
          rule: "period.day")
      }
      if numeral.style == .hangul || numeral.style == .native { return numeral.end }
      if has("号", at: quantity.end - 3) || has("號", at: quantity.end - 3) { return quantity.end }
      return asDuration(quantity, .day)
    }
  }

  /// 4日を上回る, 3일 이상: what has a bound is a length, not a day of the month.
  private func isBounded(_ end: Int) -> Bool {
    let place = skipBlanks(end, most: 1)
    let (row, next) = longest(after, at: place)
    // One Hangul syllable is a word only where a word ends (27일 선언했다).
    guard row >= 0, next - place > 3 || endsWord(next) else { return false }
    let kind = rows[Int(row)].kind
    return kind == .atLeast || kind == .atMost || kind == .about
  }

  private mutating func asDuration(_ quantity: Quantity, _ unit: TimeUnit) -> Int {
    if let end = range(quantity) { return end }
    return duration(
      from: quantity.start, to: quantity.end, numeral: quantity.numeral, value: quantity.numeral.value, high: nil,
      unit: unit,
      isFuzzy: quantity.isFuzzy, rule: "duration")
  }

  /// The year that a number names: four digits from 1900 to 2199; with `twoDigits` also 24 for 2024.
  private func calendarYear(_ whole: Int, _ numeral: Numeral, twoDigits: Bool) -> Int? {
    if (1900...2199).contains(whole), !numeral.hasMark { return whole }
    if twoDigits, (0...99).contains(whole), numeral.style == .digits { return whole < 70 ? 2000 + whole : 1900 + whole }
    return nil
  }

  /// `'25년`, `25년 3월`, `25年3月`, `25年度`: two digits that the surroundings make a year.
  private func shortYear(_ whole: Int, _ quantity: Quantity) -> Int? {
    guard (10...69).contains(whole), quantity.numeral.style == .digits, quantity.numeral.length == 2 else { return nil }
    let previous = quantity.start > low ? characterBefore(quantity.start).value : 0
    if previous == 0x27 || previous == 0x2019 || previous == 0x2018 { return 2000 + whole }
    let place = skipBlanks(quantity.end, most: 1)
    if let finer = finerPart(at: place), finer.period.unit != .day { return 2000 + whole }
    if language == .ja, namesJapaneseYear(quantity.end, whole) { return 2000 + whole }
    return nil
  }

  /// 28年に, 25年の, 22年まで: two digits before particles that go with a point in time.
  private func namesJapaneseYear(_ end: Int, _ whole: Int) -> Bool {
    if has("に", at: end) {
      return whole > 10 && !isDigit(end + 3) && !has("一", at: end + 3) && !has("わたり", at: end + 3)
        && !has("わたって", at: end + 3)
    }
    if has("の", at: end) { return (15...40).contains(whole) }
    return (["比", "まで", "から", "末", "春", "夏", "秋", "冬", "以降", "以来", "ごろ", "時点", "前半", "後半", "初め"] as [StaticString])
      .contains { has($0, at: end) }
  }

  private func yearStart(_ numeral: Numeral) -> Int {
    let (previous, start) = numeral.start > low ? characterBefore(numeral.start) : (0, numeral.start)
    return previous == 0x27 || previous == 0x2019 || previous == 0x2018 ? start : numeral.start
  }

  /// Delivers a period from its coarsest part on, with the finer parts after it.
  mutating func period(from start: Int, _ draft: PeriodDraft, rule: StaticString) -> Int {
    var draft = draft
    for _ in 0..<3 {
      guard let next = finer(draft) else { break }
      draft = next
    }
    let around = surroundings(start..<draft.end, timed: true)
    if around.isVague { return draft.end }
    draft.period.boundary = around.boundary
    found.add(
      Mention(
        range: start..<draft.end, outer: around.outer, value: .period(draft.period), qualifier: .exact, rule: rule))
    return max(draft.end, around.outer.upperBound)
  }

  /// The period with the next finer part after it, nil where there is none.
  private func finer(_ draft: PeriodDraft) -> PeriodDraft? {
    guard draft.period.unit != .day, draft.period.unit != .decade, draft.period.unit != .week else { return nil }
    var place = skipBlanks(draft.end, most: 1)
    if has("의 ", at: place) { place += 4 } else if has("の", at: place) || has("的", at: place) { place += 3 }
    guard let part = finerPart(at: place) else { return nil }
    let isFiner: Bool
    switch draft.period.unit {
    case .year: isFiner = part.period.unit != .day
    case .month: isFiner = part.period.unit == .day
    default: isFiner = false
    }
    guard isFiner else { return nil }
    var joined = draft
    joined.end = part.end
    joined.period.unit = part.period.unit
    if part.period.unit == .day {
      joined.period.dayOfMonth = part.period.dayOfMonth
    } else {
      joined.period.ordinal = part.period.ordinal
    }
    if let offset = joined.period.offset, joined.period.unit != .year {
      if draft.period.unit == .year { joined.period.year = .relative(offset) }
      joined.period.offset = nil
      if draft.period.unit == .month { joined.period.monthOffset = offset }
    }
    return joined
  }

  /// A half, quarter, month or day at a place.
  private func finerPart(at place: Int) -> PeriodDraft? {
    guard place < high else { return nil }
    if text[place] >= 0xE3 || isDigit(place) {
      let (row, end) = longest(starts, at: place)
      if row >= 0, rows[Int(row)].kind == .part {
        return PeriodDraft(
          period: StatedPeriod(unit: Self.unit(rows[Int(row)].unit), ordinal: Int(rows[Int(row)].value)), end: end)
      }
    }
    guard startsNumeral(place) else { return nil }
    var ignored = 0
    guard let numeral = numeral(at: place, skip: &ignored), !numeral.isFraction, !numeral.hasMark,
      let whole = numeral.value.small
    else { return nil }
    let (row, end) = longest(units, at: skipBlanks(numeral.end, most: 1))
    guard row >= 0, rows[Int(row)].kind == .mark else { return nil }
    switch rows[Int(row)].unit {
    case .quarter where (1...4).contains(whole):
      return PeriodDraft(period: StatedPeriod(unit: .quarter, ordinal: whole), end: end)
    case .month where (1...12).contains(whole):
      return PeriodDraft(period: StatedPeriod(unit: .month, ordinal: whole), end: end)
    case .day where (1...31).contains(whole):
      return PeriodDraft(period: StatedPeriod(unit: .day, dayOfMonth: whole), end: end)
    default: return nil
    }
  }

  static func unit(_ unit: TimeUnit) -> StatedPeriod.Unit {
    switch unit {
    case .second, .minute, .hour, .day: .day
    case .week: .week
    case .month: .month
    case .quarter: .quarter
    case .half: .half
    case .year: .year
    case .decade: .decade
    }
  }

  /// A day in digits at a place: `2025-02-24`, `2025.02.24`, `2025/2/24`; nil where there is none.
  mutating func isoDay(at start: Int) -> Int? {
    guard byte(start + 4) == 0x2D || byte(start + 4) == 0x2E || byte(start + 4) == 0x2F, byte(start) <= 0x32,
      byte(start) >= 0x31
    else { return nil }
    var place = start
    var parts: [Int32] = [0, 0, 0]
    let mark = byte(start + 4)
    for index in 0..<3 {
      var count = 0
      while byte(place) >= 0x30, byte(place) <= 0x39, count < 4 {
        parts[index] = parts[index] * 10 + Int32(byte(place)) - 0x30
        count += 1
        place += 1
      }
      guard count > 0, index == 0 ? count == 4 : count <= 2 else { return nil }
      if index < 2 {
        guard byte(place) == mark else { return nil }
        place += 1
        if byte(place) == 0x20, mark == 0x2E { place += 1 }
      }
    }
    guard !isDigit(place), Day(year: Int(parts[0]), month: Int(parts[1]), day: Int(parts[2])) != nil else { return nil }
    return period(
      from: start,
      PeriodDraft(
        period: StatedPeriod(
          unit: .day, year: .absolute(Int(parts[0])), ordinal: Int(parts[1]), dayOfMonth: Int(parts[2])), end: place),
      rule: "period.iso-day")
  }

  /// Whether a numeral is written like a calendar year.
  func isYear(_ numeral: Numeral) -> Bool {
    guard numeral.style == .digits, !numeral.hasMark, numeral.length == 4, let whole = numeral.value.small else {
      return false
    }
    return (1900...2199).contains(whole)
  }
}
