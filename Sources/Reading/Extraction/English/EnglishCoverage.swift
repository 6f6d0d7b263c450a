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
      if at >= told, endsClause(at, after: money, relation) { break }
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
      if let aside = relativeAside(before: at) {
        at = aside - 1
        continue
      }
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

  /// Where a relative clause opens that a comma closes, whose times are its own: "Telia, which floated in 2000, puts the bill
  /// at €2bn".
  private func relativeAside(before comma: Int) -> Int? {
    guard tokens[comma].kind == .comma else { return nil }
    var at = comma - 1
    while at > 0, comma - at < 20, tokens[at].kind != .comma, tokens[at].kind != .stop, tokens[at].kind != .money {
      if isWord(at, "which") || isWord(at, "who") || isWord(at, "whose") {
        return tokens[at - 1].kind == .comma ? at - 1 : nil
      }
      at -= 1
    }
    return nil
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
        // "Outlays of $5bn are foreseen in the twelve months to June".
        if relation.verb < 0, relation.noun >= 0, relation.noun < money, token.forms.contains(.participle),
          token.has([.vPlan, .vGuide]), isPassive(at)
        {
          return false
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
}
