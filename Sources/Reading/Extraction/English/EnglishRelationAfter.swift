import Vocabulary

/// What the words after an English amount make of it, and what the sentences before were about.
extension FactReading {
  /// "$5bn invested in", "$5bn will be spent", "$5bn that the group committed", "$5bn, led by".
  func byRight(_ money: Int, _ left: EnglishRelation) -> EnglishRelation {
    var at = after(money)
    var steps = 0
    var start = money
    var sawNoun = false
    let isRelative = isWord(at, "that") || isWord(at, "which")
    while at < tokens.count, steps < 16 {
      let token = tokens[at]
      switch token.kind {
      case .stop: return continued(money, left)
      case .comma:
        // ", led by", ", spent on".
        if isRelative { break }
        // ", it told reporters, would go".
        if at == money + 1, let end = endOfSaying(at) {
          at = end
          start = end
          break
        }
        guard !sawNoun || at + 1 < tokens.count else { return continued(money, left) }
        if at + 1 < tokens.count, tokens[at + 1].kind == .word, tokens[at + 1].forms.contains(.participle),
          tokens[at + 1].has([.vLead, .vInvest, .vPledge])
        {
          break
        }
        if at + 1 < tokens.count, isWord(at + 1, .comesFrom) { break }
        if tokens[at + 1 < tokens.count ? at + 1 : at].has(.rel)
          || tokens[at + 1 < tokens.count ? at + 1 : at].kind == .duration
        {
          break
        }
        return continued(money, left)
      case .money: return continued(money, left)
      case .word:
        if token.isVerb, !isNounHere(at) {
          let isParticiple = token.forms.contains(.participle)
          if token.has(.vLead), isParticiple, isWord(at + 1, "by") {
            return EnglishRelation(kind: .round, verb: at, isPassive: true)
          }
          // "the £80m that Corvane is ploughing into it".
          if isRelative, token.has(.vInvest), !token.has([.vPay, .vCost]), token.forms.contains(.ing) || !isParticiple {
            return EnglishRelation(kind: .invest, verb: at, isPassive: true)
          }
          if token.has([.vInvest, .vPut]), isParticiple {
            if isWord(at, "brought") || isWord(at, "taken") { return continued(money, left) }
            // "$5bn had been pencilled in": until another figure was told.
            if token.has(.vPledge), isWord(at - 1, "been"), isWord(at - 2, "had") {
              return EnglishRelation(kind: .former, verb: at)
            }
            return EnglishRelation(kind: .invest, verb: at, isPassive: true)
          }
          // "$5bn has been committed to Y".
          if isWord(at, "committed to"), isPassive(at) {
            return EnglishRelation(kind: .invest, verb: at, isPassive: true)
          }
          if token.has(.vPay), isPassive(at), !isWord(at, .offers), tellsOfDeal(besides: at) {
            return EnglishRelation(kind: .stake, verb: at, isPassive: true)
          }
          if token.has(.vFund), isPassive(at), isWord(at + 1, "from"), nameRight(of: at + 1) != nil {
            return EnglishRelation(kind: .round, verb: at, isPassive: true)
          }
          if isParticiple, at - money <= 2, token.has([.vPlan, .vGuide, .vAnnounce]),
            !token.has([.vNeg, .vFund, .vReach]), !isRevenueTalk(before: money)
          {
            return EnglishRelation(kind: .invest, verb: at, isPassive: true)
          }
          if token.has(.vAcquire), isWord(at - 1, "to"), at - money <= 6 {
            return EnglishRelation(kind: .acquire, verb: at)
          }
          if token.has(.vBuild), isWord(at - 1, "to"), left.verb >= 0,
            tokens[left.verb].has([.vAnnounce, .vPlan, .vFund])
          {
            return EnglishRelation(kind: .invest, verb: left.verb)
          }
          if isWord(at, .come), isWord(at + 1, "from"), nameRight(of: at + 1) != nil {
            return EnglishRelation(kind: .invest, verb: at, isPassive: true)
          }
          if token.has(.vGo), !sawFinite(start, at), goesSomewhere(at) {
            return EnglishRelation(kind: .invest, verb: at, isPassive: true)
          }
          if !token.has([.be, .vPlan]) { return continued(money, left) }
        } else if token.has([.nNeg, .nRevenue, .nProfit]) {
          sawNoun = true
        }
      default: break
      }
      at = after(at)
      steps += 1
    }
    return continued(money, left)
  }

  /// The comma that ends who says so: ", it told reporters,".
  private func endOfSaying(_ comma: Int) -> Int? {
    guard comma + 2 < tokens.count,
      let end = (comma + 2..<min(tokens.count, comma + 9)).first(where: { tokens[$0].kind == .comma })
    else { return nil }
    let part = comma + 1..<end
    return part.contains { tokens[$0].has(.vSay) && tokens[$0].isVerb }
      && !part.contains { tokens[$0].kind == .money || tokens[$0].has([.vInvest, .nInvest]) } ? end : nil
  }

  private func sawFinite(_ money: Int, _ index: Int) -> Bool {
    (money + 1..<index).contains { tokens[$0].isVerb && !isNounHere($0) && !tokens[$0].has([.be, .vPlan]) }
  }

  /// "goes to small reactors", "went into its network".
  private func goesSomewhere(_ verb: Int) -> Bool {
    let next = after(verb)
    // "has gone in": into what was spoken of.
    if isWord(next, "in"), isWord(verb, .goOrFlow), next + 1 >= tokens.count || tokens[next + 1].kind == .comma {
      return true
    }
    return isWord(next, .goalPreposition) && !isInfinitive(next)
      && isWord(verb, .goOrFlow)
  }

  /// What governs the amount before in the sentence, for one that only names who and how much: "Digital Realty 5 billion".
  private func continued(_ money: Int, _ left: EnglishRelation) -> EnglishRelation {
    let at = before(money)
    guard at >= 0 else { return left }
    let token = tokens[at]
    let isBare =
      token.isCapital || token.kind == .comma || token.kind == .colon || token.has(.coord)
      || token.kind == .genitive || isWord(at, "with") || isWord(at, "for") || isWord(at, "another")
      || token.kind == .stop
    guard isBare else { return left }
    guard let earlier = tokens[..<money].lastIndex(where: { $0.kind == .money }) else {
      if token.isCapital || isWord(at, "with"), let lastKind = lastRelation, sentence - lastRelationSentence <= 1 {
        return EnglishRelation(kind: lastKind, verb: -1, isContinued: true)
      }
      return isHeaded(money) ? EnglishRelation(kind: .capex, isContinued: true) : left
    }
    // Not over a clause of another sense.
    for index in earlier..<money where tokens[index].kind == .word {
      if tokens[index].isVerb, !isNounHere(index), !tokens[index].has([.vInvest, .vGo, .vJoin, .vTake, .vPut]) {
        return left
      }
      if tokens[index].has([.nNeg, .nRevenue, .nProfit]), !tokens[index].has([.nInvest, .nProject]) { return left }
    }
    var relation = self.relation(of: earlier)
    switch relation.kind {
    case .invest, .capex, .project, .stake, .round, .other: break
    // "paid $10bn for X and then $9bn for Y".
    case .acquire where isWord(after(money), "for") && isWord(after(earlier), "for"): return relation
    default: return left
    }
    relation.isContinued = true
    return relation
  }

  /// "Capex in 2026: Meta $70bn, Alphabet $85bn": a label of money put to work before a colon, and a name behind it.
  private func isHeaded(_ money: Int) -> Bool {
    guard let colon = tokens[..<money].lastIndex(where: { $0.kind == .colon }), money - colon <= 7,
      tokens[colon + 1..<money].contains(where: \.isCapital)
    else { return false }
    let label = tokens[..<colon]
    return label.contains { $0.has([.nCapex, .nInvest]) }
      && label.allSatisfy {
        $0.kind != .name && $0.kind != .money && $0.kind != .stop
          && !$0.has([.nNeg, .nRevenue, .nProfit, .nStake, .nRound, .nShare])
      }
  }

  // MARK: Talk

  /// Whether the talk is of capital spending: in the sentence before the money, or in the one before.
  func isCapexTalk(before money: Int) -> Bool {
    for at in 0..<min(money, tokens.count) {
      if tokens[at].has(.nCapex) { return true }
    }
    if (0..<min(money, tokens.count)).contains(where: {
      tokens[$0].has([.nRevenue, .nProfit]) && tokens[$0].kind == .word
    }) {
      return false
    }
    return sentence - capexSentence <= 1 || documentTopic == .capex && sentence - capexSentence <= 6
  }

  func isRevenueTalk(before money: Int) -> Bool {
    (0..<min(money, tokens.count)).contains { tokens[$0].has([.nRevenue, .nProfit]) && !tokens[$0].has([.nCapex]) }
  }

  func isProjectTalk(before index: Int) -> Bool {
    (0..<index).contains { tokens[$0].has([.nProject, .vBuild]) && tokens[$0].kind == .word }
  }

  /// Whether a verb stands in the passive voice: a participle behind a form of "be".
  func isPassive(_ verb: Int) -> Bool {
    guard tokens[verb].forms.contains(.participle) else { return false }
    var at = verb - 1
    while at >= 0, tokens[at].isAdverb || tokens[at].has([.not, .have, .will]) && !tokens[at].has(.be) { at -= 1 }
    return at >= 0 && tokens[at].has(.be)
  }
}
