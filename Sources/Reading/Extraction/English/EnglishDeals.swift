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
    if let found = target, found.range == buyer.range, found.range != nil { target = nil }
    return (buyer, target)
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

  /// "paying $30m for a 15% interest in the plant": a share of something that is no company.
  func isForShare(_ money: Int) -> Bool {
    var at = after(money)
    while at < tokens.count, tokens[at].kind == .period { at = after(at) }
    if isForUnnamed(at) || isForHolding(at) { return true }
    if isContactRelative(money) { return true }
    guard isWord(at, "for"), let head = phraseHead(from: at + 1), tokens[head.head].has(.nStake) else { return false }
    return (at + 1..<head.head).contains { tokens[$0].kind == .percent }
  }

  /// The company that is bought.
  private func target(of money: Int, _ relation: EnglishRelation) -> Subject? {
    let verb = relation.verb
    // "Vizio, which Walmart acquired for $2bn", "Ansys, for which it paid $35bn".
    if verb > 0, verb < money, let relative = tokens[..<verb].lastIndex(where: { $0.has(.rel) && $0.kind == .word }),
      verb - relative < 6, isObjectRelative(relative, verb), let bought = antecedent(relative)
    {
      return bought
    }
    // "acquired it for $31m": whom the text is about.
    if verb >= 0, tokens[verb].has(.vAcquire), isWord(verb + 1, "it"), case .somebody(let meant) = pronoun(at: 0),
      meant.range == nil
    {
      return meant
    }
    // "$5bn was paid to Y".
    if relation.isPassive, verb > money, tokens[verb].has(.vPay), isWord(verb + 1, "to"),
      let seller = nameRight(of: verb + 1)
    {
      return seller
    }
    // "the $5bn it paid for Y".
    if relation.isPassive, verb > money, tokens[verb].has(.vPay), isWord(after(verb), "for") {
      return nameRight(of: after(verb))
    }
    // "gave Y £8m".
    if verb >= 0, isWord(verb, .gives), verb < money, relation.noun < 0 {
      if tokens[verb + 1].kind == .name { return named(verb + 1) }
      if let run = strangers(startingAt: verb + 1) { return stranger(run) }
      return focus.map { Subject(who: $0, range: nil, mark: -1) }
    }
    // "paid $5bn for Y", "$5bn for Y".
    var at = after(money)
    while at < tokens.count, tokens[at].kind == .duration || tokens[at].kind == .period { at = after(at) }
    at = behindConsideration(at)
    if isWord(at, "for") {
      if let name = nameRight(of: at), !isPlace(name) { return name }
      if let share = shareTarget(from: at) { return share }
    }
    if let share = shareTarget(from: 0) { return share }
    // "$24bn takeover of Y", "deal to buy Y", "bid for Y".
    if relation.noun >= 0, !tokens[relation.noun].has(.nStake) {
      if tokens[relation.noun].has(.vAcquire), let name = nameRight(of: relation.noun) {
        return isPlace(name) ? nil : name
      }
      var next = relation.noun + 1
      while next < min(tokens.count, relation.noun + 7) {
        if isWord(next, .targetPreposition), let name = nameRight(of: next) { return name }
        if tokens[next].has(.vAcquire), isWord(next - 1, "to"), let name = object(of: next) { return name }
        next += 1
      }
    }
    // "completed the purchase of Y's 25% stake in a deal valued at".
    if relation.noun >= 0,
      let other = tokens.indices.first(where: {
        tokens[$0].kind == .word && tokens[$0].has(.nDeal) && isWord($0 + 1, "of") && $0 != relation.noun
      }), let name = nameRight(of: other + 1)
    {
      return name
    }
    if verb >= 0, tokens[verb].has([.vAcquire, .vTake]), let name = object(of: verb) { return name }
    // "$5bn to acquire Y"
    var next = 0
    while next < tokens.count {
      if tokens[next].has(.vAcquire), tokens[next].kind == .word, !isNounHere(next), next != verb,
        let name = object(of: next)
      {
        return name
      }
      next += 1
    }
    return nil
  }

  /// Whether a relative pronoun is what a verb acts on: "which X acquired", "for which it paid".
  private func isObjectRelative(_ relative: Int, _ verb: Int) -> Bool {
    guard relative + 1 < verb, tokens[verb].has([.vAcquire, .vPay, .vTake]) else { return false }
    let next = tokens[relative + 1]
    return next.isCapital || next.has([.det, .pron])
  }

  /// "a 20% stake in Y", "15% of Y".
  private func shareTarget(from start: Int) -> Subject? {
    var at = start
    while at + 1 < tokens.count {
      if tokens[at].has(.nStake) || tokens[at].kind == .percent || isWord(at, .portion) {
        let next = after(at)
        if isWord(next, "in") || isWord(next, "of"), let name = nameRight(of: next) { return name }
      }
      at += 1
    }
    return nil
  }

  /// The name that is a verb's object: the last of the phrase behind it, "the privately held maker Y" included.
  func object(of verb: Int) -> Subject? {
    var at = verb + 1
    var found: Subject?
    while at < tokens.count, at < verb + 14 {
      let token = tokens[at]
      switch token.kind {
      case .name:
        let mark = Int(token.mark)
        if canAct(scene.marks[mark]), found == nil || tokens[at - 1].kind == .genitive { found = named(at) }
      // "Sony's imaging arm" is of Sony; "Germany's Helsing" goes on.
      case .upper:
        if let run = strangers(startingAt: at) {
          if found == nil || tokens[at - 1].kind == .genitive { found = stranger(run) }
          at = run.upperBound
        }
      case .money, .stop, .comma, .percent: return found
      case .word:
        // "Salesforce consultant Coastal Cloud": what the name before only describes.
        if found != nil, tokens[at - 1].isCapital, isTradeBeforeName(at) {
          found = nil
          break
        }
        if found != nil, token.kind == .word, tokens[at - 1].kind != .genitive { return found }
        if token.has([.prep, .rel]) || token.isVerb && !isNounHere(at) && !token.has(.vPlan) { return found }
      default: break
      }
      at += 1
    }
    return found
  }

  /// "consultant Coastal Cloud", "maker Y": a noun in lower case right before a capital.
  private func isTradeBeforeName(_ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].isCapital else { return false }
    let token = tokens[index]
    return token.has(.company) && !token.has(.unit)
      || token.classes.isEmpty && token.forms.isEmpty && token.end - token.start > 3
  }

  private func isPlace(_ subject: Subject) -> Bool {
    subject.who != Actors.unknown && actors.carrierKind(subject.who) == .government
  }

  /// The company that money is put into: "in Y", "into Y" where Y is a company and not the spender's own.
  func investee(of money: Int, _ relation: EnglishRelation, _ subject: Subject) -> Subject? {
    var at = money + 1
    var steps = 0
    while at < tokens.count, steps < 9 {
      let token = tokens[at]
      if token.kind == .stop || token.kind == .money { return nil }
      if isWord(at, .investeePreposition), !isInfinitive(at) {
        // "in the company": whom the text is about.
        if let noun = phraseHead(from: at + 1)?.head, isDescription(noun), tokens[noun].has(.company),
          case .somebody(let meant) = pronoun(at: noun), !isOwn(meant, subject), subject.range != nil,
          meant.range == nil
        {
          return meant
        }
        guard let name = nameRight(of: at), let range = name.range else {
          at += 1
          continue
        }
        return isCompany(name, at, range) && !isOwn(name, subject) ? name : nil
      }
      if token.isVerb, !isNounHere(at), at > money + 2, !token.forms.contains(.participle) { return nil }
      at += 1
      steps += 1
    }
    return nil
  }

  /// "holds 16% of the unit after injecting $750m", "put $670m into a factory, taking a majority stake": whom a share is of.
  func shareHeld(by relation: EnglishRelation) -> Subject?? {
    let verb = relation.verb
    guard verb > 0, relation.noun < 0, tokens[verb].has([.vInvest, .vPut]) else { return nil }
    if tokens[verb].forms.contains(.ing), isWord(verb - 1, .afterOrBy),
      let share = tokens[..<verb].indices.first(where: {
        tokens[$0].kind == .percent && isWord($0 + 1, "of") || tokens[$0].has(.nStake) && !tokens[$0].has(.nShare)
      })
    {
      if let head = phraseHead(from: share + 2)?.head, isDescription(head),
        case .somebody(let meant) = pronoun(at: head)
      {
        return .some(meant)
      }
      return .some(shareTarget(from: share))
    }
    var at = verb + 1
    while at + 2 < tokens.count {
      if tokens[at].kind == .comma || isWord(at, "and"), isWord(at + 1, .takingShare),
        tokens[at + 2].kind == .percent || !isWord(at + 2, "the"),
        let head = phraseHead(from: at + 2)?.head, tokens[head].has(.nStake) || isWord(head, "position")
      {
        return .some(shareTarget(from: head))
      }
      at += 1
    }
    return nil
  }

  /// "will contribute $430m to the venture", "is forming a venture with Y; it will contribute $27m": money for a company
  /// shared with others.
  func isIntoVenture(_ money: Int, _ relation: EnglishRelation) -> Bool {
    guard relation.verb >= 0, relation.noun < 0, tokens[relation.verb].has(.vInvest) else { return false }
    let at = after(money)
    if isWord(at, "to") || isWord(at, "into") || isWord(at, "in"), let head = phraseHead(from: at + 1)?.head {
      return isWord(head, "venture") || isWord(head, "joint venture")
    }
    return scene.starts("contribut", at: Int(tokens[relation.verb].start))
      && tokens[..<relation.verb].indices.contains { isWord($0, "venture") || isWord($0, "joint venture") }
  }

  private func isOwn(_ name: Subject, _ subject: Subject) -> Bool {
    guard name.who != Actors.unknown else { return name.range == subject.range }
    return actors.same(name.who, subject.who) || actors.owns(subject.who, name.who)
  }

  /// Whether a name behind "in" is a company: one that the lexicon knows as such, or one that the words around call so;
  /// not where it only describes a noun ("in Microsoft services").
  private func isCompany(_ name: Subject, _ preposition: Int, _ range: Range<Int>) -> Bool {
    let last = tokens.firstIndex { Int($0.end) >= range.upperBound } ?? preposition
    let next = last + 1
    if next < tokens.count, tokens[next].kind == .genitive { return false }
    if next < tokens.count, tokens[next].kind == .word, isNominal(next), !tokens[next].has([.det, .pron, .verb]),
      !tokens[next].isAdverb
    {
      return false
    }
    if name.who != Actors.unknown {
      switch actors.kind(name.who) {
      case .company, .fund: return true
      case .unit: return true
      default: return false
      }
    }
    // "in start-up X", "in X, a maker of".
    let first = tokens.firstIndex { Int($0.start) >= range.lowerBound } ?? preposition + 1
    if (preposition + 1..<max(preposition + 1, first)).contains(where: { tokens[$0].has([.company, .unit]) }) {
      return true
    }
    if next + 1 < tokens.count, tokens[next].kind == .comma, tokens[next + 1].has(.det) {
      return (next + 1..<min(tokens.count, next + 9)).contains { tokens[$0].has(.company) }
    }
    return ProvisionalNames.hasForm(range, of: self)
  }
}
