import Vocabulary

/// The time that one mark states: a duration, a period, two years with what joins them.
extension FactReading {
  /// What a duration says: "over the next three years", 3년간, a year.
  func span(of mark: Mark) -> Coverage? {
    guard case .duration(let duration) = mentions[Int(mark.ref)].value else { return nil }
    var coverage = Coverage()
    if duration.isRate {
      switch duration.unit {
      case .year: coverage.years = 1
      case .quarter: coverage.years = 0.25
      case .half: coverage.years = 0.5
      case .month: coverage.years = 1.0 / 12
      default: return nil
      }
      return coverage
    }
    let years = duration.years
    guard years >= 0.2, years <= 60 else { return nil }
    // 5〜7年をかけ
    if tongue != .english, duration.high != nil { return nil }
    // 28年までに: in Japanese a bare number of years from 20 on is a year of this century.
    if tongue == .japanese, years >= 11, duration.direction == .unspecified, !scene.starts("間", at: Int(mark.end) - 3) {
      guard duration.unit == .year, let short = duration.value.int64, short >= 20, short < 50,
        scene.starts(.yearGoesOn, at: Int(mark.end)), !scene.starts("に及", at: Int(mark.end))
      else { return nil }
      coverage.years = 1
      coverage.fiscalYear = 2000 + Int(short)
      if let published { coverage.isPast = 2000 + Int(short) < published.year }
      return coverage
    }
    // Ages and dates before ("5년 전", "two years ago") are no lengths.
    let end = Int(mark.end)
    if scene.starts(.noLength, at: end) {
      return nil
    }
    coverage.years = years
    coverage.isPast = duration.direction == .past
    return coverage
  }

  /// What a period says: this year, in 2025, fiscal 2026, in the second quarter, between 2025 and 2028, by 2030.
  func span(of mark: Mark, at index: Int) -> Coverage? {
    guard let period = period(mark) else { return nil }
    var coverage = Coverage()
    // A pair of years with a word of extent between them.
    if let range = yearRange(from: index, period: period) { return range }
    var pair = index - 1
    while pair >= 0, !mayBePeriod(scene.marks[pair]) || self.period(scene.marks[pair]) == nil { pair -= 1 }
    if pair >= 0,
      let earlier = self.period(scene.marks[pair]), yearRange(from: pair, period: earlier) != nil
    {
      return nil
    }
    switch period.boundary {
    case .until:
      if period.unit == .year, let year = period.year(published: published) {
        coverage.endsOn = Day(year: year, month: 12, day: 31)
      }
      return coverage.endsOn == nil ? nil : coverage
    case .since: return nil
    case .during:
      // "€2bn for Spain up to 2031": an end whose beginning is not told.
      if tongue == .english, period.unit == .year, endsWith(Int(mark.start), "to "),
        !endsWith(Int(mark.start), "year to "), let year = period.year(published: published),
        year >= published?.year ?? 0
      {
        coverage.endsOn = Day(year: year, month: 12, day: 31)
        return coverage
      }
    }
    // 2018年至今
    if tongue == .chinese || tongue == .japanese, period.unit == .year, scene.starts(.sinceAttached, at: Int(mark.end))
    {
      return nil
    }
    // 2022년 완공 당시: when something was done.
    if tongue == .korean, scene.starts(.noSpanEvent, at: Int(mark.end)) { return nil }
    // 昨年春に動き出した: when, not for how long.
    if tongue == .japanese, period.unit == .year, scene.starts(.season, at: Int(mark.end)) { return nil }
    switch period.unit {
    case .year:
      coverage.years = 1
      coverage.fiscalYear = period.year(published: published)
    case .quarter:
      coverage.years = 0.25
      coverage.fiscalYear = period.year(published: published)
    case .half:
      coverage.years = 0.5
      coverage.fiscalYear = period.year(published: published)
    default: return nil
    }
    if let year = coverage.fiscalYear, let published {
      coverage.isPast = period.unit == .year && !period.isFiscal && year < published.year
      if period.unit == .quarter || period.unit == .half && tongue != .english,
        let days = period.days(published: published), days.upperBound < published
      {
        coverage.isPast = true
      }
    }
    if case .relative(let offset)? = period.year, offset < 0 { coverage.isPast = true }
    if let offset = period.offset, offset < 0 { coverage.isPast = true }
    return coverage
  }

  @inline(__always)
  private func mayBePeriod(_ mark: Mark) -> Bool { mark.kind == .period || mark.kind == .number }

  /// The period of a mark; a bare number such as 2025 is a year.
  func period(_ mark: Mark) -> StatedPeriod? {
    switch mark.kind {
    case .period:
      if case .period(let period) = mentions[Int(mark.ref)].value { return period }
    case .number:
      if mark.end - mark.start == 4, case .number(let number) = mentions[Int(mark.ref)].value,
        let year = number.low.int64, number.high == nil, (1995...2060).contains(year)
      {
        return StatedPeriod(unit: .year, year: .absolute(Int(year)))
      }
    default: break
    }
    return nil
  }

  /// Whether two years are named together and not one by one: 올해와 내년, 今期と来期, not 올해와 내년 각각.
  private func isBoth(_ between: Range<Int>, upTo end: Int) -> Bool {
    let isJoined =
      switch tongue {
      case .korean:
        between.count == 4 && (scene.starts("와 ", at: between.lowerBound) || scene.starts("과 ", at: between.lowerBound))
      case .japanese: between.count == 3 && scene.starts("と", at: between.lowerBound)
      case .chinese:
        between.count == 3 && (scene.starts("和", at: between.lowerBound) || scene.starts("与", at: between.lowerBound))
      default: false
      }
    let behind = end..<max(end, min(scene.range.upperBound, end + 24))
    return isJoined && !scene.contains("각각", in: behind) && !scene.contains("각 ", in: behind)
      && !scene.contains("それぞれ", in: behind) && !scene.contains("各", in: behind) && !scene.contains("分别", in: behind)
  }

  /// "between 2025 and 2028", 2026년부터 2030년까지, 2023～27年.
  private func yearRange(from index: Int, period: StatedPeriod) -> Coverage? {
    guard period.unit == .year || period.unit == .month, index + 1 < scene.marks.count else { return nil }
    let mark = scene.marks[index]
    var next = index + 1
    while next < scene.marks.count, !mayBePeriod(scene.marks[next]) || self.period(scene.marks[next]) == nil {
      next += 1
    }
    guard next < scene.marks.count,
      let later = self.period(scene.marks[next]), later.unit == period.unit, mark.end <= scene.marks[next].start,
      scene.marks[next].start - mark.end <= 14
    else { return nil }
    let between = Int(mark.end)..<Int(scene.marks[next].start)
    guard let first = period.year(published: published), let last = later.year(published: published), last > first,
      last - first < 60
    else { return nil }
    let joined =
      later.boundary == .until || period.boundary == .since
      || scene.contains(" and ", in: between) && !scene.contains(",", in: between)
      || scene.contains("-", in: between) || scene.contains("~", in: between) || scene.contains("～", in: between)
      || scene.contains("–", in: between) || scene.contains("至", in: between) || scene.contains("到", in: between)
      || scene.contains("から", in: between) || scene.contains(" to ", in: between)
      || isBoth(between, upTo: Int(scene.marks[next].end))
    guard joined else { return nil }
    var coverage = Coverage()
    if period.unit == .month {
      let months = (last - first) * 12 + (later.ordinal ?? 12) - (period.ordinal ?? 1)
      guard months >= 6 else { return nil }
      coverage.years = Double((months + 6) / 12)
    } else {
      coverage.years = Double(last - first + 1)
    }
    coverage.startsOn = Day(year: first, month: 1, day: 1)
    coverage.endsOn = Day(year: last, month: 12, day: 31)
    if let published, last < published.year { coverage.isPast = true }
    return coverage
  }
}
