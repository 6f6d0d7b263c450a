import Vocabulary

/// Companies bought and shares of companies, as English sentences say it.
enum EnglishDeals {
  static func add(_ index: Int, _ relation: EnglishRelation, _ reading: inout FactReading) {
    guard let (buyer, target) = reading.parties(of: index, relation) else { return }
    guard target != nil || relation.kind == .stake || reading.isForShare(index) else { return }
    let subject = reading.settled(buyer)
    // What a government gives is no share.
    if relation.verb >= 0, relation.noun < 0, reading.isWord(relation.verb, .gives),
      reading.actors.carrierKind(subject.who) == .government
    {
      return
    }
    if let target, target.who != Actors.unknown, reading.actors.same(target.who, subject.who),
      reading.actors.kind(target.who) != .unit
    {
      return
    }
    state(index, relation, subject, target: target, &reading)
  }

  /// The price of the purchase that the sentence before told of.
  static func state(_ deal: PendingDeal, priced index: Int, _ reading: inout FactReading) {
    let buyer = reading.settled(
      FactReading.Subject(who: deal.buyer, range: deal.buyerRange, mark: -1, isCertain: true))
    let relation = EnglishRelation(kind: .stake)
    let at = reading.statements.count
    state(
      index, relation, FactReading.Subject(who: buyer.who, range: nil, mark: -1, isCertain: true),
      target: deal.target.map { reading.settled($0) }, &reading)
    if at < reading.statements.count, case .investment(var value) = reading.statements[at].value {
      value.status = deal.status
      reading.statements[at].value = .investment(value)
    }
    reading.pendingDeal = nil
  }

  static func state(
    _ index: Int, _ relation: EnglishRelation, _ subject: FactReading.Subject, target: FactReading.Subject?,
    _ reading: inout FactReading
  ) {
    let at = Int(reading.tokens[index].mark)
    let mark = reading.scene.marks[at]
    guard let money = reading.money(mark), let currency = money.currency ?? reading.currency,
      money.low.significand > 0
    else { return }
    let mention = reading.mentions[Int(mark.ref)]
    let investment = Investment(
      entity: reading.mention(subject.who, at: subject.range), kind: .stake,
      status: reading.status(of: relation, Coverage()), amount: money.low, amountHigh: money.high, currency: currency,
      qualifier: mention.qualifier, target: target.map { reading.targetMention($0) },
      isRevision: reading.isRevised(index, relation))
    reading.take(at)
    reading.rule(at, reading.asCertain(subject, relation))
    reading.state(
      .investment(investment),
      quote: reading.quote(mention.outer, target?.range, reading.governing(relation), reading.restatement(of: at)),
      qualifier: mention.qualifier, restated: reading.restated(at), rule: "acquisition")
    reading.noteNewcomer(subject)
    let bought = target.flatMap { $0.who == Actors.unknown ? nil : $0.who }
    reading.shopper = (subject.who, bought, reading.sentence)
  }
}

extension FactReading {
  /// Buyer and target of a purchase or a stake.
  func parties(of money: Int, _ relation: EnglishRelation) -> (Subject, Subject?)? {
    let verb = relation.verb
    if verb >= 0, relation.noun < 0, isWord(verb, .goOrFlow), let buyer = nameRight(of: verb + 1),
      case .somebody(let sold) = self.agent(of: verb)
    {
      return (buyer, sold)
    }
    if verb >= 0, tokens[verb].has(.vSell), !tokens[verb].has([.vAcquire, .vTake]) {
      // "sold Z to X for $5bn"
      var at = verb + 1
      while at < tokens.count {
        if isWord(at, "to"), !isInfinitive(at), var buyer = nameRight(of: at) {
          buyer.isCertain = true
          if let sold = object(of: verb) { return (buyer, sold) }
          // "is selling half of its solar farms to Y": what is the seller's.
          if case .somebody(let seller) = self.agent(of: verb) { return (buyer, seller) }
          return (buyer, nil)
        }
        at += 1
      }
      return nil
    }
    var buyer: Subject?
    var target: Subject?
    // "will buy $1bn of Nokia shares": the owner of the shares is bought into.
    if verb >= 0, verb < money, relation.noun > money, tokens[relation.noun].has([.nShare, .nStake]), !isPassive(verb),
      tokens[verb].has(.vAcquire) || tokens[relation.noun].has(.nShare),
      case .somebody(let found)? = owner(of: relation.noun, before: relation.noun + 1),
      case .somebody(let agent) = self.agent(of: verb)
    {
      // "the Pentagon agreed to buy $400 million of its stock": of whom the text is about.
      if found.who == agent.who, found.range == agent.range, let focus, !actors.same(focus, agent.who) {
        return (agent, Subject(who: focus, range: nil, mark: -1))
      }
      return (agent, found)
    }
    if verb >= 0, isPassive(verb) || tokens[verb].forms == .participle || isReducedPassive(verb),
      tokens[verb].has(.vAcquire),
      let agent = byAgent(after: verb)
    {
      buyer = agent
      if case .somebody(let sold) = self.agent(of: verb) { target = sold }
    }
    // "Y was bought for $1bn", "Z came for $250m": what is bought, where the text is about who buys.
    if buyer == nil, verb >= 0, verb < money, relation.noun < 0, let (bought, by) = boughtAlone(verb, money) {
      return (by, bought)
    }
    if buyer == nil {
      if let labelled = labelled(before: Int(tokens[money].mark)) {
        // "Tui Robotics: Fieldstone Ventures to subscribe for $9m of shares": who acts stands behind the label.
        if let (actor, colon) = actorBehindLabel(before: money), actor.range != labelled.range {
          return (actor, self.target(of: money, relation, from: colon) ?? labelled)
        }
        buyer = labelled
      } else if relation.noun >= 0, let owner = owner(of: relation.noun, before: relation.noun + 1) {
        if case .somebody(let found) = owner { buyer = found }
      }
      // "target of a $5bn approach from X".
      if relation.noun > money, tokens[relation.noun].has(.nDeal), isWord(relation.noun + 1, "from"),
        let suitor = nameRight(of: relation.noun + 1)
      {
        buyer = suitor
        if case .somebody(let wanted) = agent(of: money), wanted.range != suitor.range { target = wanted }
      }
    }
    if buyer == nil {
      let agent = verb >= 0 ? self.agent(of: verb) : self.agent(of: relation.noun >= 0 ? relation.noun : money)
      guard case .somebody(let found) = agent else { return nil }
      buyer = found
    }
    guard let buyer else { return nil }
    target = target ?? self.target(of: money, relation)
    if let found = target, found.range == buyer.range, found.range != nil {
      // "Strip out Y, for which it paid $5bn": of whom the text is about.
      if verb > 0, isForWhich(verb), tokens[verb - 1].has(.pron) || isWord(verb - 2, "it"),
        case .somebody(let carried) = carriedAgent, !isSame(carried, found)
      {
        return (carried, found)
      }
      target = nil
    }
    return (buyer, target)
  }

  /// What a verb without a buyer says to be bought, and who buys: whom the section or the sentences before are about.
  private func boughtAlone(_ verb: Int, _ money: Int) -> (Subject, Subject)? {
    let isBought = tokens[verb].has(.vAcquire) && isPassive(verb)
    guard isBought || comesForPrice(verb, money), !(verb..<tokens.count).contains(where: { isWord($0, "by") }),
      case .somebody(let bought) = agent(of: verb), bought.range != nil
    else { return nil }
    let buyer = [headingActor, shopper.flatMap { sentence - $0.sentence <= 3 ? $0.who : nil }, focus, titleActor]
      .compactMap { $0 }.first {
        actors.carrierKind($0) != .government && (bought.who == Actors.unknown || !actors.same($0, bought.who))
      }
    return buyer.map { (bought, Subject(who: $0, range: nil, mark: -1, isCertain: true)) }
  }

  /// "came for about $250m", "cost it $250m", "went for", right behind a purchase.
  func comesForPrice(_ verb: Int, _ money: Int) -> Bool {
    if costsAsTarget(verb, money), isWord(verb, .cost) || isWord(verb, .setsBack) { return true }
    return isWord(verb, .come) && isWord(verb + 1, "for") && before(money) == verb + 1 && sentence - dealSentence <= 2
      && dealSentence >= blockSentence
  }

  /// "Y, bought last year by X for $5bn": a participle behind a comma, with who acts behind "by".
  private func isReducedPassive(_ verb: Int) -> Bool {
    verb > 0 && tokens[verb].forms.contains(.participle) && tokens[verb - 1].kind == .comma
      && (verb + 1..<min(tokens.count, verb + 5)).contains { isWord($0, "by") }
  }

  private func target(of money: Int, _ relation: EnglishRelation, from start: Int) -> Subject? {
    guard let found = target(of: money, relation), let range = found.range,
      range.lowerBound > Int(tokens[start].start)
    else { return nil }
    return found
  }

  /// The name that follows a label right behind its colon.
  private func actorBehindLabel(before money: Int) -> (Subject, Int)? {
    guard let colon = tokens[..<money].firstIndex(where: { $0.kind == .colon }) else { return nil }
    var at = colon + 1
    while at < money, tokens[at].kind == .word, !tokens[at].isVerb, at < colon + 4 { at += 1 }
    guard at < money else { return nil }
    if tokens[at].kind == .name, canAct(scene.marks[Int(tokens[at].mark)]),
      at + 1 < tokens.count, tokens[at + 1].kind != .genitive
    {
      return (named(at), colon)
    }
    if tokens[at].kind == .upper, let run = strangers(startingAt: at), run.count > 1, !isPerson(run) {
      return (stranger(run), colon)
    }
    return nil
  }
}
