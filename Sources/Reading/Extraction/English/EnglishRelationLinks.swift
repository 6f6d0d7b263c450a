import Vocabulary

/// What a small word between a noun or a verb and an English amount makes of it: worth, to, of, at, for, with, a colon.
extension FactReading {
  /// "an order worth $5bn", "a plant worth", "deal worth".
  func byWorth(_ worth: Int, _ money: Int) -> EnglishRelation {
    var at = before(worth)
    if at >= 0, tokens[at].kind == .comma { at = before(at) }
    if at >= 0, tokens[at].has(.be) { return bySubject(of: at, money) }
    // "placed an order for six tankers worth".
    if let order = tokens[..<worth].indices.last(where: { isWord($0, .orders) }), buysFleet(order..<worth),
      case let verb = verbBefore(worth), verb >= 0, verb == order || isWord(verb, .placesOrder)
    {
      return EnglishRelation(kind: .invest, verb: verb)
    }
    // The noun phrase before: over "with Humain", "in Texas".
    var steps = 0
    while at >= 0, steps < 10 {
      if tokens[at].kind == .comma || tokens[at].kind == .stop { break }
      if tokens[at].kind == .word, tokens[at].has(.noun), !(tokens[at].isVerb && !isNounHere(at)) {
        return byNoun(at, verbBefore(at))
      }
      if tokens[at].isVerb, !isNounHere(at) { break }
      at -= 1
      steps += 1
    }
    let verb = verbBefore(worth)
    if verb >= 0, tokens[verb].has([.vBuild, .vAnnounce, .vRaise]), !tokens[verb].has(.vNeg) {
      return EnglishRelation(kind: .project, verb: verb)
    }
    return EnglishRelation(kind: .unknown, verb: verb)
  }

  /// "raised its capex guidance to $5bn", "capex rose to", "committed to", "guided to".
  func byTo(_ to: Int, _ money: Int) -> EnglishRelation {
    let verb = verbBefore(to)
    guard verb >= 0 else { return EnglishRelation(kind: .unknown) }
    // ", from $20bn to $23bn": the former range.
    if to > 1, tokens[to - 1].kind == .money,
      isWord(to - 2, "from") || scene.starts("from ", at: Int(tokens[to - 1].start)),
      tokens[..<(to - 1)].contains(where: { $0.kind == .money })
    {
      return EnglishRelation(kind: .former, verb: verb)
    }
    let token = tokens[verb]
    func relation(_ kind: EnglishRelation.Kind, _ noun: Int = -1) -> EnglishRelation {
      EnglishRelation(kind: kind, verb: verb, noun: noun)
    }
    if to - verb <= 1, token.has([.vInvest, .vPledge]) { return relation(.invest) }
    // The object between the verb and "to".
    if let object = phraseHead(from: verb + 1), object.head < to { return byChange(object.head, verb, money) }
    if isPassive(verb) || token.has(.vRise) || token.has([.vReach]) {
      if let noun = subjectNoun(of: verb) { return byChange(noun, verb, money) }
      // "leapt 34% to $15bn", "It may rise to $13bn".
      let isOfName = verb > 0 && tokens[..<verb].contains { $0.isCapital }
      let isGrowth = tokens[verb..<to].contains { $0.kind == .percent }
      return relation(!isOfName && !isGrowth && isCapexTalk(before: money) ? .capex : .unknown)
    }
    if to - verb <= 1, token.has([.vGuide, .vRaise, .vCut]) {
      return relation(
        isCapexTalk(before: money) || token.has(.vGuide) && !isRevenueTalk(before: money) ? .capex : .unknown)
    }
    return relation(.unknown)
  }

  /// A figure changed, or kept: what it is a figure of.
  func byChange(_ noun: Int, _ verb: Int, _ money: Int) -> EnglishRelation {
    var relation = byNoun(noun, verb)
    if tokens[noun].has([.nGuide, .nCost, .nTransparent]), relation.kind != .capex {
      if tokens[noun].has([.nRevenue, .nProfit]) { return EnglishRelation(kind: .other, verb: verb, noun: noun) }
      // "its spending forecast" is of the noun before; "guidance" of what the text is about.
      let start = phraseStart(noun)
      for at in stride(from: noun - 1, through: start, by: -1) where tokens[at].has(.noun) {
        let inner = byNoun(at, verb)
        if inner.kind == .other || inner.kind == .capex || inner.kind == .invest { return inner }
      }
      if let inner = complement(of: noun) {
        let about = byNoun(inner, verb)
        if about.kind != .unknown { return about }
      }
      let isPlain = tokens[noun].has([.nInvest, .nProject])
      let isBuilt = tokens[noun].has(.nCost) && (isNamed(noun) || isProjectTalk(before: noun))
      let isBudget = isWord(noun, "budget") && isBehindSpending
      relation.kind = isPlain || isBudget || isCapexTalk(before: money) ? .capex : isBuilt ? .project : .unknown
      // "Sales rose 5%. The forecast for the year is lifted to $90m": of sales.
      if relation.kind == .unknown, revenueTopic, sentence - revenueSentence <= 3 { relation.kind = .other }
    }
    return relation
  }

  /// "an investment of $5bn", "a total of", "at a cost of", "a range of".
  func byOf(_ of: Int, _ money: Int) -> EnglishRelation {
    var noun = before(of)
    // "capex this year of $5bn", "investment in Texas of".
    while noun >= 0, tokens[noun].kind == .period || tokens[noun].kind == .duration { noun = before(noun) }
    guard noun >= 0 else { return EnglishRelation(kind: .unknown) }
    if tokens[noun].has(.noun) {
      if tokens[noun].has([.nTransparent, .nCost]), !tokens[noun].has([.nCapex, .nInvest, .nProfit, .nRevenue]) {
        return byTransparent(noun, money)
      }
      let relation = byNoun(noun, verbBefore(noun))
      if relation.kind != .unknown { return relation }
      return byTransparent(noun, money)
    }
    // "capital spending in Japan of $5bn"
    var at = noun
    var steps = 0
    while at > 0, steps < 5 {
      if tokens[at].has(.noun), !tokens[at].isVerb || isNounHere(at) { return byNoun(at, verbBefore(at)) }
      at -= 1
      steps += 1
    }
    return EnglishRelation(kind: .unknown, verb: verbBefore(of))
  }

  /// "spend a total of", "at a cost of", "lifted capex to a range of": the noun says nothing; what governs it does.
  func byTransparent(_ noun: Int, _ money: Int) -> EnglishRelation {
    let start = phraseStart(noun)
    // "a budget of": of what the text is about.
    for at in stride(from: noun - 1, through: start, by: -1) where tokens[at].has(.noun) {
      let inner = byNoun(at, verbBefore(start))
      if inner.kind != .unknown { return inner }
    }
    let at = before(start)
    guard at >= 0 else {
      return EnglishRelation(kind: .unknown)
    }
    let isCost = tokens[noun].has(.nCost)
    if tokens[at].has(.prep) {
      if isWord(at, "to") { return byTo(at, money) }
      // "down from a previous range of".
      if isWord(at, .formerPreposition) { return EnglishRelation(kind: .former, verb: verbBefore(at)) }
      // "will fall in a range of"
      if isWord(at, "in") || isWord(at, "within"), case let verb = verbBefore(at), verb >= 0,
        tokens[verb].has([.vRise, .vReach, .be])
      {
        return bySubject(of: verb, money)
      }
      if isWord(at, "at"), !isCost { return byAt(at, money) }
      if isWord(at, "for") { return byFor(at, money) }
      if isCost || isWord(at, "with") || isWord(at, "at") {
        let verb = verbBefore(at)
        if verb >= 0, tokens[verb].has(.vAcquire), !tokens[verb].has(.vBuild) {
          return EnglishRelation(kind: .acquire, verb: verb, noun: noun)
        }
        // "took 54% of Y at a price of".
        if verb >= 0, tokens[verb].has(.vTake), takesShare(verb + 1..<at) {
          return EnglishRelation(kind: .stake, verb: verb)
        }
        if verb >= 0, tokens[verb].has([.vBuild, .vAnnounce, .vPlan, .vInvest]) {
          return EnglishRelation(kind: .project, verb: verb, noun: noun)
        }
        if isProjectTalk(before: at) { return EnglishRelation(kind: .project, verb: verb, noun: noun) }
      }
      return EnglishRelation(kind: .unknown, verb: verbBefore(at))
    }
    // "A second line carries a budget of $5bn".
    if isCost, isWord(money - 1, "of"), !tokens[at].has(.verb), isProjectTalk(before: start), !isWord(noun, .priceWord)
    {
      return EnglishRelation(kind: .project, verb: verbBefore(start), noun: noun)
    }
    if tokens[at].has(.be) { return bySubject(of: at, money) }
    // "announced a 2026 budget of $5bn".
    if isWord(noun, "budget"), tokens[at].isVerb, tokens[at].has([.vAnnounce, .vGuide, .vRaise, .vCut]) {
      return EnglishRelation(kind: .capex, verb: at, noun: noun)
    }
    // "put a price of $5bn on it".
    if isWord(noun, .priceWord), isWord(at, .put) { return EnglishRelation(kind: .other, verb: at) }
    if tokens[at].isVerb { return byVerb(at, money) }
    return EnglishRelation(kind: .unknown, verb: verbBefore(start))
  }

  /// "keep capex at $11bn", "guided at", "put the cost at", "valued at".
  func byAt(_ at: Int, _ money: Int) -> EnglishRelation {
    let verb = verbBefore(at)
    guard verb >= 0 else {
      // "with capex at $5bn", "its capex, at $5bn, is"
      var noun = before(at)
      if noun > 0, tokens[noun].kind == .comma { noun = before(noun) }
      if noun >= 0, tokens[noun].has(.noun) { return byNoun(noun, -1) }
      // "Our capex will be flat at $5bn".
      if let be = tokens[..<at].lastIndex(where: { $0.has(.be) && !$0.has(.pron) }), at - be < 5,
        let noun = subjectNoun(of: be)
      {
        return byNoun(noun, be)
      }
      return EnglishRelation(kind: .unknown)
    }
    // "in a deal valued at $5bn".
    if tokens[verb].has(.vValue), at - verb == 1, tokens[verb].forms.contains(.participle),
      case let noun = before(verb), noun >= 0, tokens[noun].kind == .word, tokens[noun].has(.nDeal)
    {
      return EnglishRelation(kind: .acquire, verb: verbBefore(noun), noun: noun)
    }
    // "Tilling is going to Pomfret at $5bn".
    if isWord(verb, .goOrFlow), isWord(verb + 1, "to"), nameRight(of: verb + 1) != nil {
      return EnglishRelation(kind: .acquire, verb: verb)
    }
    if tokens[verb].has(.vValue), !tokens[verb].has(.vGuide) { return EnglishRelation(kind: .other, verb: verb) }
    // "its mill, costed at $5bn".
    if tokens[verb].has(.vCost), at - verb == 1, tokens[verb].forms.contains(.participle), verb > 0,
      case let built = tokens[verb - 1].kind == .comma ? before(verb - 1) : before(verb), built >= 0,
      tokens[built].has(.nProject), tokens[built].kind == .word
    {
      return EnglishRelation(kind: .project, verb: verb, noun: built)
    }
    // "put its value at $5bn".
    if (verb + 1..<at).contains(where: { isWord($0, .valueNoun) }) { return EnglishRelation(kind: .other, verb: verb) }
    if let object = phraseHead(from: verb + 1), object.head < at {
      return byChange(object.head, verb, money)
    }
    if let noun = subjectNoun(of: verb) { return byChange(noun, verb, money) }
    return EnglishRelation(kind: isCapexTalk(before: money) ? .capex : .unknown, verb: verb)
  }

  /// "buy Y for $5bn", "build a plant for", "guided for", "takes 20% for".
  func byFor(_ preposition: Int, _ money: Int) -> EnglishRelation {
    // "is good for another $3bn", "are down for $80bn".
    if preposition > 1, isWord(preposition - 1, .inFor), tokens[preposition - 2].has(.be),
      !scene.has(.revenue), !scene.has(.profit)
    {
      return EnglishRelation(kind: .invest, verb: preposition - 2)
    }
    var verb = verbBefore(preposition)
    while verb >= 0 {
      let token = tokens[verb]
      func relation(_ kind: EnglishRelation.Kind) -> EnglishRelation { EnglishRelation(kind: kind, verb: verb) }
      // "has ordered six tankers for $500m": what it will work with.
      if isWord(verb, .orders), buysFleet(verb..<preposition) { return relation(.invest) }
      if token.has(.vNeg), !token.has([.vAcquire, .vTake, .vBuild]) { return relation(.other) }
      if token.has(.vSell), !token.has(.vAcquire) { return relation(.acquire) }
      if comesForPrice(verb, money) { return relation(.acquire) }
      // "parted with its mill for $5bn": what is given away.
      if token.has(.vPay), token.has(.vInvest), preposition - verb > 1 { return relation(.other) }
      // "TSB goes to Santander for £2.65bn"
      if isWord(verb, .goOrFlow), isWord(verb + 1, "to"), nameRight(of: verb + 1) != nil { return relation(.acquire) }
      let object = phraseHead(from: verb + 1)
      let isBuilding = object.map { $0.head < preposition && tokens[$0.head].has(.nProject) } ?? false
      if token.has(.vAcquire) {
        return relation(isBuilding && !hasCompany(verb + 1..<preposition) ? .project : .acquire)
      }
      if token.has(.vTake), takesShare(verb + 1..<preposition) { return relation(.stake) }
      if token.has(.vBuild), isBuilding { return relation(.project) }
      // "a fifth unit has been built for $5bn".
      if token.has(.vBuild), !token.has(.vAcquire), isPassive(verb), let built = subjectNoun(of: verb),
        tokens[built].has(.nProject)
      {
        return relation(.project)
      }
      if token.has([.vInvest, .vGuide]), preposition - verb <= 2 { return relation(.capex) }
      if token.has(.vPut), isWord(preposition - 1, "down") { return relation(.invest) }
      verb = verbBefore(verb)
    }
    // "the takeover of Y for $5bn", "a deal for".
    var noun = preposition - 1
    while noun >= 0, preposition - noun < 14 {
      if tokens[noun].has(.nDeal), tokens[noun].kind == .word {
        return EnglishRelation(kind: .acquire, verb: verbBefore(noun), noun: noun)
      }
      if tokens[noun].has(.nStake) || tokens[noun].kind == .percent { return EnglishRelation(kind: .stake, noun: noun) }
      noun -= 1
    }
    return EnglishRelation(kind: .unknown)
  }

  /// Whether ships, planes or trains stand in a part.
  private func buysFleet(_ part: Range<Int>) -> Bool { part.contains { isWord($0, .fleetNoun) } }

  /// Whether a share of a company stands in a part: what is taken or got.
  private func takesShare(_ part: Range<Int>) -> Bool {
    part.contains { tokens[$0].kind == .percent || tokens[$0].has(.nStake) }
  }

  private func hasCompany(_ part: Range<Int>) -> Bool {
    part.contains {
      tokens[$0].kind == .name && (tokens[$0].mark >= 0) && canAct(scene.marks[Int(tokens[$0].mark)])
        && preposition(of: $0) < 0 && !(($0 + 1 < tokens.count) && isNominal($0 + 1))
    }
  }

  /// "follows with $20bn", "moves ahead with".
  func byWith(_ with: Int, _ money: Int) -> EnglishRelation {
    let verb = verbBefore(with)
    // "sticking with more than $6.5bn", where the talk is of capital spending.
    if verb >= 0, with - verb <= 1, tokens[verb].has(.vGuide),
      isCapexTalk(before: money) || lastRelation == .capex && sentence - lastRelationSentence <= 4
    {
      return EnglishRelation(kind: .capex, verb: verb)
    }
    return EnglishRelation(kind: .unknown, verb: verb)
  }

  /// "Capex: $5bn", "Roche: $50bn over five years".
  func byLabel(_ colon: Int, _ money: Int) -> EnglishRelation {
    let noun = before(colon)
    if noun >= 0, tokens[noun].has(.noun) {
      let relation = byNoun(noun, -1)
      if relation.kind != .unknown { return relation }
    }
    if intro.topic == .capex { return EnglishRelation(kind: .capex) }
    // "Roche: $50bn over five years".
    if noun >= 0, tokens[noun].isCapital, let next = token(after(money)),
      next.kind == .duration || next.kind == .period && sentence - lastRelationSentence <= 6
    {
      return EnglishRelation(kind: .capex)
    }
    // "TERVO (Finland): 90m euros for a second mill".
    if noun >= 0, colon < 9, tokens[0].isCapital, tokens[noun].isCapital || tokens[colon - 1].kind == .close {
      var next = after(money)
      while let token = token(next), token.kind == .period || token.kind == .duration { next = after(next) }
      if isWord(next, "for") || isWord(next, "on") || isWord(next, "towards"),
        let head = phraseHead(from: next + 1)?.head,
        !tokens[head].has([.nNeg, .nRevenue, .nProfit, .nStake, .nDeal, .nRound, .nShare, .person]),
        tokens[head].kind == .word
      {
        return EnglishRelation(kind: .invest, noun: -1)
      }
    }
    // One of a list that goes on with what was said before it.
    if noun >= 0, tokens[noun].isCapital, noun <= 4 || rosterName(of: money) != nil, let lastRelation {
      return EnglishRelation(kind: lastRelation)
    }
    return EnglishRelation(kind: .unknown)
  }
}
