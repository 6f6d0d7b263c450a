import Vocabulary

/// Stretches of time in English: "over the next five years", "in 2024 and 2025", "from May to June".
extension FactReading {
  func isTime(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    return token.kind == .duration || token.kind == .period || isTimeWord(index)
  }

  func isTimeWord(_ index: Int) -> Bool {
    isWord(index, .timeWord)
  }

  /// What stretch of time a token names, and how much that says: a rhythm most, then a length, then a year, then an end.
  func stretch(at index: Int, of money: Int, _ relation: EnglishRelation) -> (Coverage, Int)? {
    let token = tokens[index]
    let isNear = abs(index - money) <= 2
    switch token.kind {
    case .duration:
      let mark = scene.marks[Int(token.mark)]
      guard case .duration(let duration) = mentions[Int(mark.ref)].value else { return nil }
      if duration.isRate {
        // "$11bn a year", "annual capex of", not "300,000 cars a year".
        let ofNoun = relation.noun >= 0 && index >= phraseStart(relation.noun) && index <= relation.noun
        guard isNear || ofNoun, let found = span(of: mark) else { return nil }
        return (found, 5)
      }
      guard var found = span(of: mark) else { return nil }
      // "over five to seven years": no one length.
      if duration.high != nil { return nil }
      // "seven years of lawsuits", "five months late".
      if isWord(index + 1, .lengthOf), !isPartOfYear(index) { return nil }
      if let years = found.years, years <= 1, endsInPast(index) { found.isPast = true }
      // "in each of the next two years".
      if index > 1,
        isWord(index - 1, "each") || isWord(index - 1, "of") && isWord(index - 2, "each")
          || scene.contains("each of ", in: tokenBytes(index))
      {
        found = Coverage()
        found.years = 1
      }
      // An age or a distance: "a 20-year lease", "in two years".
      if index + 1 < tokens.count,
        isWord(index + 1, .eventAhead)
      {
        return nil
      }
      if index > 0, isWord(index - 1, .eventPreposition) { return nil }
      if index < money, !isLength(token) { return nil }
      return (found, 4)
    case .period:
      let mark = scene.marks[Int(token.mark)]
      guard case .period(let period) = mentions[Int(mark.ref)].value else { return nil }
      if let months = monthRange(from: index) { return (months, 3) }
      if period.unit == .decade {
        var decade = Coverage()
        decade.years = 10
        return (decade, 4)
      }
      guard var found = span(of: mark, at: Int(token.mark)) else { return nil }
      // "between now and 2028"
      if index > 1, isWord(index - 1, .decadeLink), isWord(index - 2, "now") {
        found.years = nil
        found.fiscalYear = nil
        if let year = period.year(published: published) { found.endsOn = Day(year: year, month: 12, day: 31) }
      }
      if found.years == nil { return (found, 1) }
      // "this year and next"
      if period.unit == .year, found.years == 1, case .relative(0)? = period.year, isWord(index + 1, "and"),
        isWord(index + 2, "next"), self.token(index + 3).map({ $0.kind == .comma || $0.kind == .stop }) ?? true
      {
        found.years = 2
        found.fiscalYear = nil
        return (found, 3)
      }
      // "in each of 2026 and 2027"
      if index > 1,
        isWord(index - 1, "of") && isWord(index - 2, "each") || scene.contains("each of ", in: tokenBytes(index))
      {
        found = Coverage()
        found.years = 1
        return (found, 5)
      }
      // "since it began to buy them in 2021", "in a year when", "founded in 2019 and has spent".
      if period.unit == .year, index > money,
        tokens[money..<index].contains(where: { $0.kind == .word && isSinceWord($0) })
      {
        return nil
      }
      if period.unit == .year, index > money, isEventDate(mark), index > money + 1, tokens[index - 1].isVerb,
        !tokens[index - 1].has([.vInvest, .vPlan])
      {
        return nil
      }
      return (found, 3)
    case .number:
      // "$5bn this year, after $4bn in the previous one".
      if index > 0, startsWithOne(index), isWord(index - 1, .otherYear), let years = lastCoverage.years {
        var found = Coverage()
        found.years = years
        return (found, 3)
      }
      // "$1 trillion over ten years; Y's is $600bn over four".
      if index > money, isWord(index - 1, "over"), lastCoverage.years ?? 0 > 1,
        self.token(index + 1).map({ $0.kind == .comma || $0.kind == .stop }) ?? true,
        case .number(let number) = mentions[Int(scene.marks[Int(token.mark)].ref)].value,
        case let years = number.low.double, years > 1, years <= 30
      {
        var found = Coverage()
        found.years = years
        return (found, 4)
      }
      guard let found = span(of: scene.marks[Int(token.mark)], at: Int(token.mark)) else { return nil }
      return (found, found.years == nil ? 1 : 3)
    case .word, .upper: return wordStretch(at: index, money)
    default: return nil
    }
  }

  /// Whether the year follows of which a length is a part: "the first nine months of the year".
  private func isPartOfYear(_ index: Int) -> Bool {
    isWord(index + 1, "of") && (index + 2..<index + 5).contains { isTime($0) || isWord($0, .yearNoun) }
  }

  private func isSinceWord(_ token: EnglishToken) -> Bool {
    scene.words.holds(Int(token.start)..<Int(token.end), of: folded, .sinceWord)
  }

  private func tokenBytes(_ index: Int) -> Range<Int> { Int(tokens[index].start)..<Int(tokens[index].end) }

  /// "the three months to the end of June", "the year ended May 31": whether a stretch is over.
  private func endsInPast(_ index: Int) -> Bool {
    guard isWord(index + 1, "to") || isWord(index + 1, "ended") || isWord(index + 1, "ending"), let published else {
      return false
    }
    for at in index + 2..<max(index + 2, min(tokens.count, index + 7)) where tokens[at].kind == .period {
      guard let days = period(scene.marks[Int(tokens[at].mark)])?.days(published: published) else { return false }
      return days.lowerBound < published
    }
    return false
  }

  /// Whether a length of time before the money is one over which it goes: "over the next five years", "a five-year".
  func isLength(_ token: EnglishToken) -> Bool {
    let range = Int(token.start)..<Int(token.end)
    return scene.contains("over ", in: range) || scene.contains("next ", in: range)
      || scene.contains("coming ", in: range)
      || scene.contains("Over ", in: range) || scene.contains("-year", in: range) || scene.contains("ithin ", in: range)
      || endsWith(range.lowerBound, "over ") || endsWith(range.lowerBound, "for ")
      || endsWith(range.lowerBound, "during ")
      || endsWith(range.lowerBound, "Over ") || endsWith(range.lowerBound, "within ")
      || endsWith(range.lowerBound, "During ") || endsWith(range.lowerBound, "For ")
      || endsWith(range.lowerBound, "Within ")
  }

  /// "in the year to June", "for the full year", "in the December quarter", "in the half".
  private func wordStretch(at index: Int, _ money: Int) -> (Coverage, Int)? {
    var coverage = Coverage()
    if isWord(index, .yearNoun) {
      coverage.years = 1
    } else if isWord(index, "years"), let number = yearCount(before: index) {
      // "in each of the next two financial years".
      coverage.years = (max(0, index - 6)..<index).contains { isWord($0, "each") } ? 1 : number
      return (coverage, 4)
    } else if isWord(index, "fiscal"), index > 0, isWord(index - 1, .currentWord) {
      coverage.years = 1
      return (coverage, 3)
    } else if isWord(index, .quarterNoun) {
      coverage.years = 0.25
    } else if isWord(index, .halfNoun) {
      coverage.years = 0.5
    } else if index > 0, isWord(index - 1, "same"), lastCoverage.years != nil, isWord(index, .sameSpan) {
      // "over the same stretch": as the amount before.
      coverage = lastCoverage
      coverage.range = nil
      return (coverage, 4)
    } else {
      return nil
    }
    guard index > 0 else { return nil }
    if isWord(index, .wholePeriod) {
      return (coverage, 3)
    }
    var at = index - 1
    var steps = 0
    while at >= 0, steps < 4, tokens[at].kind == .word || tokens[at].kind == .period || tokens[at].kind == .upper {
      if isWord(at, .periodAttribute) {
        if isWord(at, "the"), at > 0, !tokens[at - 1].has(.prep), !isWord(index, "year") { return nil }
        return (coverage, 3)
      }
      at -= 1
      steps += 1
    }
    return nil
  }

  /// "three financial years": the number before.
  private func yearCount(before index: Int) -> Double? {
    for at in stride(from: index - 1, through: max(0, index - 2), by: -1) where tokens[at].kind == .number {
      guard case .number(let number) = mentions[Int(scene.marks[Int(tokens[at].mark)].ref)].value else { return nil }
      return number.low.double >= 1 && number.low.double <= 40 ? number.low.double : nil
    }
    return nil
  }

  /// "April-September", "from January to June": a part of a year.
  private func monthRange(from index: Int) -> Coverage? {
    guard index + 1 < tokens.count, case let mark = scene.marks[Int(tokens[index].mark)],
      let first = period(mark), first.unit == .month, let from = first.ordinal
    else { return nil }
    var next = index + 1
    if isWord(next, "to") || isWord(next, "through")
      || isWord(next, "and") && (scene.starts("between ", at: Int(tokens[index].start)) || isWord(index - 1, "between"))
    {
      next += 1
    }
    guard next < tokens.count, tokens[next].kind == .period, case let other = scene.marks[Int(tokens[next].mark)],
      other.start - mark.end <= 12, let last = period(other), last.unit == .month || last.unit == .day,
      let to = last.ordinal, to > from
    else { return nil }
    var coverage = Coverage()
    coverage.years = Double(to - from + 1) / 12
    coverage.fiscalYear = last.year(published: published)
    coverage.isPast = true
    return coverage
  }
}
