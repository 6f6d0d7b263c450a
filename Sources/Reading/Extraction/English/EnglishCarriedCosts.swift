import Vocabulary

/// Costs that a sentence states without saying of what, since the sentence before has told that.
///
///     Zementa will build a third kiln. The bill: €90m.                 capex planned
///     Pernholt snapped up Brodie Foods. The price was £12m.            stake in Brodie Foods
///     The new press has set the family back £2m.                       capex
extension FactReading {
  /// Takes up that the sentence at hand told of something built, or of a purchase without its price.
  mutating func noteWork() {
    guard tongue == .english else { return }
    if scene.has(.build) || scene.has(.project) { workSentence = sentence }
    guard scene.has(.acquire), !scene.has(.denial), !scene.has(.hypo) else { return }
    if !scene.has(.money) {
      if !scene.has(.percent) { tokenize() }
      noteDealTalk()
      if let deal = unpricedDeal() { pendingDeal = deal }
    }
  }

  /// Who buys what in a sentence that gives no price; nil where not both are named.
  private func unpricedDeal() -> PendingDeal? {
    for verb in tokens.indices where tokens[verb].kind == .word && tokens[verb].has(.vAcquire) {
      guard tokens[verb].isVerb, !isNounHere(verb), !tokens[verb].has(.vBuild), !isPassive(verb),
        let target = object(of: verb), case .somebody(let buyer) = agent(of: verb), buyer.range != target.range,
        buyer.who == Actors.unknown || !actors.same(buyer.who, target.who),
        buyer.who == Actors.unknown || actors.carrierKind(buyer.who) != .government
      else { continue }
      let low = Int(tokens[verb].start)
      return PendingDeal(
        buyer: buyer.who, buyerRange: buyer.range, target: target,
        status: tense(of: verb) == .past ? .spent : .planned, quote: low..<Int(tokens[verb].end), sentence: sentence)
    }
    return nil
  }

  /// The purchase of the sentence before whose price an amount is.
  func dealPriced(at money: Int) -> PendingDeal? {
    guard let deal = pendingDeal, sentence - deal.sentence == 1, costLabel(before: money) != nil || isPaid(money),
      !tokens.contains(where: { $0.has(.vAcquire) && $0.kind == .word && $0.isVerb && !$0.has(.vPay) })
    else { return nil }
    return deal
  }

  /// "It paid $5bn": nobody else is named, and nothing that it is paid for.
  private func isPaid(_ money: Int) -> Bool {
    let verb = verbBefore(money)
    guard verb > 0, before(money) == verb, tokens[verb].has(.vPay), !isWord(verb, .offers), !isWord(after(money), "for")
    else { return false }
    return !tokens[..<verb].contains { $0.isCapital } && !tokens[money...].contains { isPaidOff($0) }
  }

  private func isPaidOff(_ token: EnglishToken) -> Bool {
    token.kind == .word && scene.words.holds(Int(token.start)..<Int(token.end), of: folded, .paidOff)
  }

  /// What an amount is that only a noun for a cost says something of: the cost of what was just told to be built.
  func carriedCost(_ money: Int) -> EnglishRelation? {
    if let set = setBack(money) {
      return EnglishRelation(kind: costsAsTarget(set, money) ? .acquire : .project, verb: set)
    }
    if askedCost == sentence - 1, before(money) < 0, sentence - workSentence <= 2, workSentence >= blockSentence {
      return EnglishRelation(kind: .project)
    }
    guard let noun = costLabel(before: money) else { return nil }
    let isBehindWork = sentence - workSentence <= 1 && workSentence >= blockSentence
    guard isBehindWork, !scene.has(.profit), !scene.has(.neg) else { return nil }
    return EnglishRelation(kind: .project, noun: noun)
  }

  /// "Tilling set it back $8bn", "Pomfret cost $200m", right behind a purchase: the price of another company.
  func costsAsTarget(_ verb: Int, _ money: Int) -> Bool {
    guard sentence - dealSentence <= 2, dealSentence >= blockSentence, let head = subjectHead(of: verb),
      tokens[head].isCapital, case .somebody(let bought) = agent(of: verb), let range = bought.range
    else { return false }
    return range.lowerBound <= Int(tokens[head].start) && Int(tokens[head].end) <= range.upperBound
      && (bought.who < 0 || !(focus.map { actors.same($0, bought.who) } ?? true))
  }

  /// "will set the firm back $5bn".
  private func setBack(_ money: Int) -> Int? {
    guard isWord(money - 1, "back") || isWord(money - 2, "back") else { return nil }
    return (max(0, money - 8)..<money).last { at in
      isWord(at, .setsBack) && !(at..<money).contains { isWord($0, "you") || isWord($0, .buyerNoun) }
    }
  }

  /// "has found £14m for a bakery": money for what is built behind a verb that no class knows.
  func purpose(of money: Int, behind verb: Int) -> EnglishRelation? {
    guard money > 1, hasPurpose(money), case let at = before(money), at > 0, tokens[at].kind == .word,
      tokens[at].classes.isEmpty, tokens[at - 1].isCapital || tokens[at - 1].has([.have, .will, .pron, .company]),
      !scene.has(.neg), !scene.has(.denial)
    else { return nil }
    return EnglishRelation(kind: .invest, verb: verb)
  }

  /// The noun for a cost that the clause of an amount begins with, with nothing behind it that says of what: "The price:",
  /// "Total cost is", "The bill will run to", "initial capital".
  private func costLabel(before money: Int) -> Int? {
    var at = before(money)
    var verbs = 0
    while at >= 0, money - at < 8 {
      let token = tokens[at]
      if token.kind == .colon || token.kind == .comma && verbs == 0 || token.kind == .duration || token.kind == .period
      {
        at -= 1
      } else if token.has([.be, .will, .have]) || token.isAdverb || isWord(at, "to") || isWord(at, "at")
        || isWord(at, "of")
        || token.isVerb && token.has([.vReach, .vCost, .vPut, .vGuide]) && !isWord(at, .costLabel)
      {
        verbs += 1
        at -= 1
      } else {
        break
      }
    }
    guard at >= 0, tokens[at].kind == .word || tokens[at].kind == .upper, isWord(at, .costLabel) else { return nil }
    let start = phraseStart(at)
    let isFirst =
      start == 0 || tokens[start - 1].kind == .stop || tokens[start - 1].kind == .comma || tokens[start - 1].has(.coord)
      || tokens[start - 1].kind == .close
    guard isFirst,
      !(start..<at).contains(where: { tokens[$0].isCapital || tokens[$0].kind == .genitive && $0 > start + 1 })
    else { return nil }
    return at
  }
}
