import Vocabulary

/// Which years an amount covers, from the times that stand in its own clause.
extension FactReading {
  /// The coverage of the money at a token: times behind it in its clause, else those of its noun, else those before.
  func coverage(of money: Int, _ relation: EnglishRelation) -> Coverage {
    var best: Coverage?
    var rank = 0
    func consider(_ index: Int, _ weight: Int) {
      guard let (found, value) = stretch(at: index, of: money, relation) else { return }
      let score = value * 10 + weight
      guard score > rank else { return }
      rank = score
      best = found
      best?.range = Int(tokens[index].start)..<Int(tokens[index].end)
    }
    // "the £30m that we put into Y in 2024": the time stands behind the verb.
    let told = relation.isTold ? relation.verb : 0
    var at = money + 1
    while at < tokens.count {
      // "$85m, not $58m, for FY26".
      if tokens[at].kind == .comma, isWord(at + 1, "not"), at + 3 < tokens.count,
        tokens[at + 2].kind == .money
      {
        at += tokens[at + 3].kind == .comma ? 4 : 3
        continue
      }
      if at < told {} else if endsClause(at, after: money, relation) { break }
      if tokens[at].kind == .open {
        while at < tokens.count, tokens[at].kind != .close { at += 1 }
      } else {
        consider(at, 2)
      }
      at += 1
    }
    if let best, best.years != nil { return best }
    if relation.isPassive, relation.verb > money { return opening(relation) ?? best ?? Coverage() }
    at = money - 1
    while at >= 0, !beginsClause(at, relation) {
      consider(at, 1)
      at -= 1
    }
    // "peaked last year, when it put $5bn": the time that a clause with "when" goes on about.
    if best?.years == nil, at > 1, isWord(at, "when"), tokens[at - 1].kind == .comma { consider(at - 2, 1) }
    if best?.years == nil, relation.noun >= 0, relation.noun < money {
      at = relation.noun + 1
      while at < money, at < relation.noun + 6, tokens[at].kind != .comma, tokens[at].kind != .stop,
        !(tokens[at].isVerb && !isNounHere(at))
      {
        consider(at, 1)
        at += 1
      }
    }
    if best?.years == nil, let first = opening(relation) { return first }
    return best ?? Coverage()
  }

  /// The time with which the sentence opens, which goes for all its clauses: "During the year we opened 31 stores and
  /// invested £65m".
  private func opening(_ relation: EnglishRelation) -> Coverage? {
    let isSaid = tokens.contains { $0.has(.vSay) && $0.kind == .word }
    // "LONDON, March 3 - Over the next five years, …".
    let first = (tokens.prefix(10).firstIndex { $0.kind == .stop } ?? -1) + 1
    for at in first..<max(first, min(first + 4, tokens.count)) {
      if tokens[at].isVerb || tokens[at].isCapital && at > first || tokens[at].kind == .comma { return nil }
      guard !isSaid || tokens[at].kind == .duration && isLength(tokens[at]) else { continue }
      if let (found, _) = stretch(at: at, of: 99, relation), found.years != nil { return found }
    }
    return nil
  }

  /// Whether the clause of an amount ends before a token.
  private func endsClause(_ at: Int, after money: Int, _ relation: EnglishRelation) -> Bool {
    let token = tokens[at]
    switch token.kind {
    case .stop, .colon: return true
    case .money: return true
    case .comma:
      let next = after(at)
      guard next < tokens.count else { return true }
      if tokens[next].kind == .duration || tokens[next].kind == .period { return false }
      // ", to be spent over three years".
      if isWord(next, "to"), next + 2 < tokens.count, tokens[next + 1].has(.be), tokens[next + 2].has(.vInvest) {
        return false
      }
      if tokens[next].has(.vInvest), tokens[next].forms.contains(.participle) { return false }
      if isTimeWord(next) || tokens[next].has(.prep) && isTime(next + 1) { return false }
      // "invested in Gothenburg, Sweden, in 2024".
      if isPlaceAside(next) { return false }
      return !isListUpToTime(next)
    case .word:
      if at == relation.verb || at == relation.noun { return false }
      if token.has(.rel), !token.has(.det) || isWord(at, "that") { return true }
      if token.has(.sub), !token.has(.prep) { return true }
      // "since it entered the country in 2017".
      if token.has(.sub), let next = self.token(at + 1), next.has(.pron), !next.has(.det) { return true }
      if token.has(.coord), at + 1 < tokens.count {
        let next = after(at)
        guard next < tokens.count else { return true }
        return startsClause(next)
      }
      if isWord(at, .clauseOfOldFigure) {
        return true
      }
      if token.has([.will, .have]), !token.has(.noun) { return relation.verb < at }
      if token.has(.be) {
        // ", to be disbursed over three years"
        if at > 0, at + 1 < tokens.count, isWord(at - 1, "to"), tokens[at + 1].has(.vInvest) { return false }
        // "its outlay is to be spread over three years"
        if relation.noun > money, relation.verb < 0 || relation.verb < money,
          isWord(at + 1, "to") && at + 2 < tokens.count && tokens[at + 2].has(.be)
            || at > 0 && isWord(at - 1, "to")
        {
          return false
        }
        // "Capital spending of $5bn is planned this year": still what the noun's verb says.
        if relation.verb < 0, relation.noun >= 0, relation.noun < money, at + 1 < tokens.count,
          case let next = after(at), next < tokens.count, tokens[next].forms.contains(.participle),
          tokens[next].has([.vPlan, .vGuide, .vInvest])
        {
          return false
        }
        return relation.verb < at
      }
      if token.isVerb, !isNounHere(at) {
        if relation.verb > at { return false }
        if at > 0, isWord(at - 1, "to") || token.forms.contains(.ing) {
          return token.has([.vReach]) && !token.has(.vBuild)
        }
        return !token.has([.vInvest]) && !(token.forms.contains(.participle) && token.has(.vPlan) && isTime(at + 1))
      }
      return false
    default: return false
    }
  }

  /// Whether a comma behind one or two capitals closes what says where a place is, and a time stands behind it.
  private func isPlaceAside(_ start: Int) -> Bool {
    guard let comma = (start..<min(tokens.count, start + 3)).first(where: { !tokens[$0].isCapital }), comma > start,
      tokens[comma].kind == .comma, comma + 1 < tokens.count
    else { return false }
    return isTime(comma + 1) || tokens[comma + 1].has(.prep) && isTime(comma + 2)
  }

  /// Whether only nouns and "and" stand up to a time: "to fleet, cabins and lounges over seven years".
  private func isListUpToTime(_ start: Int) -> Bool {
    var at = start
    while at < tokens.count, at < start + 9 {
      let token = tokens[at]
      if token.has(.prep), isTime(at + 1) { return at > start && tokens[start..<at].contains { $0.has(.coord) } }
      guard token.kind == .comma || token.has(.coord) || token.kind == .word && isNominal(at) && !token.isVerb else {
        return false
      }
      at += 1
    }
    return false
  }

  /// Whether a clause of its own begins at a token: a verb, a subject with its verb, another amount with its name.
  private func startsClause(_ start: Int) -> Bool {
    if tokens[start].has([.will, .be, .have]) || tokens[start].isVerb && !isNounHere(start) || isInfinitive(start) {
      return true
    }
    var at = start
    while at < tokens.count, at < start + 8 {
      let token = tokens[at]
      if token.kind == .money { return true }
      if token.has([.will, .be, .have]) || token.isVerb && !isNounHere(at) { return true }
      // "and its board in August approved".
      if token.has(.prep), at > start, self.token(at + 1)?.kind == .period {
        at += 2
        continue
      }
      guard isNominal(at) || token.has(.pron) || token.isAdverb else { return false }
      at += 1
    }
    return false
  }

  /// Whether the clause of an amount begins behind a token.
  private func beginsClause(_ at: Int, _ relation: EnglishRelation) -> Bool {
    let token = tokens[at]
    switch token.kind {
    case .stop, .money: return true
    case .word:
      if at == relation.verb || at == relation.noun { return false }
      if token.has(.rel), isWord(at, "that") || isWord(at, "which") || isWord(at, "who") { return true }
      if token.has(.sub), !token.has(.prep) { return true }
      if token.has(.coord), at + 1 < tokens.count {
        let next = after(at)
        return next < tokens.count && startsClause(next)
      }
      if token.isVerb, !isNounHere(at), !token.has([.vPlan, .vGuide, .vRaise, .vCut, .vInvest, .vPut, .vReach]) {
        return true
      }
      return token.isVerb && relation.verb > at && token.has(.vSay)
    default: return false
    }
  }

  private func isTime(_ index: Int) -> Bool {
    guard let token = token(index) else { return false }
    return token.kind == .duration || token.kind == .period || isTimeWord(index)
  }

  private func isTimeWord(_ index: Int) -> Bool {
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
      if isWord(index + 1, .lengthOf) { return nil }
      if let years = found.years, years <= 1, endsInPast(index) { found.isPast = true }
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
      guard let found = span(of: scene.marks[Int(token.mark)], at: Int(token.mark)) else { return nil }
      return (found, found.years == nil ? 1 : 3)
    case .word, .upper: return wordStretch(at: index, money)
    default: return nil
    }
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
  private func isLength(_ token: EnglishToken) -> Bool {
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
      coverage.years = number
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
