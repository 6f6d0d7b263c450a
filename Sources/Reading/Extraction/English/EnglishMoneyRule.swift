import Vocabulary

/// Money put to work, as English sentences say it: capital spending, plants and programmes with their worth, takeovers,
/// stakes and funding rounds.
///
///     Meta lifted its capex guidance to $66 billion from $64 billion      capex planned, a revision
///     Its Boden plant was to cost €6.5 billion                             capex planned
///     Centrica agreed to pay £1.3 billion for 15% of Sizewell              stake planned
///     Owkin received 180 million dollars from Sanofi                       stake spent
///     Digital Realty 5 billion, and Prologis 3.5 billion                   as the amount before
enum EnglishMoneyRule {
  static let rule = ExtractionRules.Rule(name: "english-money", needs: .all) { reading in
    guard reading.tongue == .english else { return }
    reading.tokenize()
    settlePending(&reading)
    for index in reading.tokens.indices where reading.tokens[index].kind == .money {
      apply(index, &reading)
    }
    reading.noteRound()
    reading.noteDealTalk()
    reading.noteEnglishReport()
  }

  private static func apply(_ index: Int, _ reading: inout FactReading) {
    let mark = Int(reading.tokens[index].mark)
    guard reading.isFree(mark) else { return }
    if let deal = reading.dealPriced(at: index), !reading.isDisclaimed(index, EnglishRelation(kind: .stake)) {
      EnglishDeals.state(deal, priced: index, &reading)
      return
    }
    let relation = reading.relation(of: index)
    switch relation.kind {
    case .unknown where reading.isNextToPart(index):
      reading.closePart(mark)
      return
    case .unknown, .other, .step, .former: return
    case .invest, .capex, .project, .acquire, .stake, .round: break
    }
    reading.lastRelation = relation.kind
    reading.lastRelationSentence = reading.sentence
    if reading.isDisclaimed(index, relation) {
      reading.closePart(mark)
      return
    }
    switch relation.kind {
    case .acquire, .stake: EnglishDeals.add(index, relation, &reading)
    case .round: EnglishRounds.add(index, relation, &reading)
    default: spending(index, relation, &reading)
    }
  }

  private static func spending(_ index: Int, _ relation: EnglishRelation, _ reading: inout FactReading) {
    guard case .somebody(let found) = reading.actor(of: index, relation) else { return }
    let subject = reading.settled(found)
    // "of which Ethiopia ate up $35m": where, not who.
    if reading.actors.carrierKind(subject.who) == .government, reading.isPart(Int(reading.tokens[index].mark)) {
      return
    }
    // "Parliament approved a $5bn budget": what a state spends.
    if relation.kind == .capex, relation.noun >= 0, reading.isWord(relation.noun, "budget"),
      reading.actors.carrierKind(subject.who) == .government
    {
      return
    }
    // Money put into another company is a stake.
    if relation.kind == .invest, let target = reading.investee(of: index, relation, subject) {
      EnglishDeals.state(index, relation, subject, target: target, &reading)
      return
    }
    if relation.kind == .invest, let round = reading.round, reading.sentence - round.sentence <= 2,
      !reading.actors.same(round.who, subject.who), subject.range != nil,
      reading.actors.carrierKind(subject.who) != .government, reading.status(of: relation, Coverage()) == .spent
    {
      EnglishDeals.state(
        index, relation, subject, target: FactReading.Subject(who: round.who, range: nil, mark: -1), &reading)
      return
    }
    // "X raised $80m, with Y putting in $20m": Y's share in X.
    if relation.kind == .invest, relation.verb > 0, reading.absolutePartner(of: relation.verb) != nil,
      let taker = reading.taker(beside: relation.verb)
    {
      EnglishDeals.state(index, relation, subject, target: taker, &reading)
      return
    }
    if relation.kind == .invest, let share = reading.shareHeld(by: relation) {
      EnglishDeals.state(index, relation, subject, target: share, &reading)
      return
    }
    if relation.kind == .invest, reading.isIntoVenture(index, relation) {
      EnglishDeals.state(index, relation, subject, target: nil, &reading)
      return
    }
    EnglishStatement.capex(index, relation, subject, &reading)
  }

  /// Names the leader of the round of the sentence before: "The round was led by Accel".
  private static func settlePending(_ reading: inout FactReading) {
    guard let pending = reading.pendingRound else { return }
    guard reading.sentence - pending.sentence <= 2 else {
      reading.pendingRound = nil
      return
    }
    // Another paragraph with a sum of its own tells of another round.
    if pending.range.upperBound < reading.blockStart, reading.tokens.contains(where: { $0.kind == .money }) {
      reading.pendingRound = nil
      return
    }
    guard let leader = reading.leader(near: nil) else { return }
    let who = reading.settled(leader)
    guard !reading.actors.same(who.who, pending.target) else { return }
    reading.pendingRound = nil
    EnglishRounds.state(pending, who, &reading)
  }
}

/// Puts together the statements of the English rules.
enum EnglishStatement {
  static func capex(
    _ index: Int, _ relation: EnglishRelation, _ subject: FactReading.Subject, _ reading: inout FactReading
  ) {
    let at = Int(reading.tokens[index].mark)
    let mark = reading.scene.marks[at]
    guard let money = reading.money(mark), let currency = money.currency ?? reading.currency,
      money.low.significand > 0
    else { return }
    let mention = reading.mentions[Int(mark.ref)]
    var coverage = reading.coverage(of: index, relation)
    let status = reading.status(of: relation, coverage)
    if status == .planned, coverage.isPast { coverage = Coverage() }
    if relation.kind == .capex, coverage.years == nil, coverage.endsOn == nil, relation.noun < 0,
      reading.sentence - reading.capexSentence <= 2
    {
      coverage = reading.lastCoverage
      coverage.range = nil
    }
    // "will invest 1.6tn yen this year. R&D spending is seen at 1.4tn yen."
    if relation.kind == .capex, status == .planned, coverage.years == nil, coverage.endsOn == nil, relation.noun >= 0,
      subject.range == nil, reading.isYearly(relation.noun), reading.lastCoverage.years == 1,
      !reading.lastCoverage.isPast,
      reading.sentence - reading.capexSentence == 1
    {
      coverage = reading.lastCoverage
      coverage.range = nil
    }
    if relation.kind == .invest, status == .planned, coverage.years == nil, coverage.endsOn == nil,
      reading.lastCoverage.years == 1, reading.isBareFigure(index, relation)
    {
      coverage = reading.lastCoverage
      coverage.range = nil
    }
    if coverage.years == nil, coverage.endsOn == nil,
      let reported = reading.reportedCoverage(of: index, relation, subject)
    {
      coverage = reported
    }
    if relation.kind == .capex || relation.kind == .invest { reading.capexSentence = reading.sentence }
    reading.lastCoverage = coverage
    let investment = Investment(
      entity: reading.mention(subject.who, at: subject.range), kind: .capex, status: status, amount: money.low,
      amountHigh: money.high, currency: currency, qualifier: reading.qualifier(of: index, relation, mention.qualifier),
      years: coverage.years,
      fiscalYear: coverage.fiscalYear, startsOn: coverage.startsOn, endsOn: coverage.endsOn,
      purpose: reading.purpose(behind: at), isRevision: reading.isRevised(index, relation))
    reading.take(at)
    reading.rule(at, reading.asCertain(subject, relation))
    reading.state(
      .investment(investment),
      quote: reading.quote(mention.outer, coverage.range, reading.governing(relation), reading.restatement(of: at)),
      qualifier: mention.qualifier, restated: reading.restated(at), rule: "capital-spending")
    reading.noteNewcomer(subject)
  }
}

extension FactReading {
  /// A subject beyond doubt where it stands right before a verb of spending or buying that has the amount for its object.
  func asCertain(_ subject: Subject, _ relation: EnglishRelation) -> Subject {
    var subject = subject
    if relation.isTold {
      subject.isCertain = true
    } else if subject.isCertain, relation.verb >= 0 || relation.noun >= 0 {
      subject.isCertain =
        relation.noun < 0 && relation.verb >= 0 && !relation.isContinued && !relation.isPassive
        && tokens[relation.verb].has([.vInvest, .vAcquire, .vPay])
    } else if relation.kind == .acquire, relation.noun >= 0, subject.range == nil, isMain(subject.who),
      tokens.indices.contains(where: { isWord($0, "from") && $0 > relation.noun && nameRight(of: $0) != nil })
    {
      // "The acquisition of Y from Z for $5bn": neither of them.
      subject.isCertain = true
    } else if relation.kind == .stake, relation.noun < 0, relation.verb >= 0, tokens[relation.verb].has(.vPay),
      subject.range == nil
    {
      // "For its part of Y it paid $5bn": none of those whom the sentence names.
      subject.isCertain = true
    }
    return subject
  }

  /// Takes up a subject that no lexicon holds as whom the text is about.
  mutating func noteNewcomer(_ subject: Subject) {
    if subject.range != nil, focus == nil || subject.who < 0, scene.block == .paragraph { focus = subject.who }
  }

  /// What the money is for, where words behind it say so before the next comma: "in cloud and AI infrastructure".
  func purpose(behind index: Int) -> String? {
    let money = scene.marks[index]
    for mark in scene.marks where mark.kind == .segment && mark.start >= money.end {
      if scene.count(.comma, between: Int(money.end), and: Int(mark.start)) > 0 { return nil }
      let word = value(mark)
      if word == "cloud" || word == "ai" || word == "chips" || word == "datacenter" { return word }
    }
    return nil
  }

  /// The bytes of the word that governs an amount.
  func governing(_ relation: EnglishRelation) -> Range<Int>? {
    let at = relation.verb >= 0 ? relation.verb : relation.noun
    return at >= 0 ? Int(tokens[at].start)..<Int(tokens[at].end) : nil
  }

  /// Who spends: the subject or agent of the verb, the owner of the noun, the name that a list goes on with.
  func actor(of money: Int, _ relation: EnglishRelation) -> Agent {
    let mark = Int(tokens[money].mark)
    if let name = rosterName(of: money) { return .somebody(name) }
    if let labelled = labelled(before: mark) { return .somebody(labelled) }
    if let respective = respective(money) { return .somebody(respective) }
    if relation.isContinued, let name = nameBefore(money) { return .somebody(name) }
    // "X plans $14bn and Y $21bn of investment"
    if money > 2, tokens[money - 1].kind == .name, tokens[money - 2].has(.coord) || tokens[money - 2].kind == .comma,
      tokens[..<money].contains(where: { $0.kind == .money }), canAct(scene.marks[Int(tokens[money - 1].mark)])
    {
      return .somebody(named(money - 1))
    }
    if relation.isPassive {
      if !tokens[relation.verb].has(.vGo), let agent = byAgent(after: relation.verb) { return .somebody(agent) }
      if isWord(relation.verb, .come), let giver = nameRight(of: relation.verb + 1) {
        return .somebody(giver)
      }
      // "$3.5bn that the group committed"
      if relation.verb > money + 1, case .somebody(let subject) = agent(of: relation.verb), let range = subject.range,
        range.lowerBound > Int(tokens[money].start)
      {
        return .somebody(subject)
      }
      if let owner = ownerOfSum(money) { return owner }
      if let owner = ownerOfGoal(relation.verb) { return .somebody(owner) }
      return agent(of: money)
    }
    if relation.noun >= 0, let owner = owner(of: relation.noun, before: tokens.count) { return owner }
    // "will cost Infineon $5bn"
    if relation.kind == .project, relation.verb >= 0, relation.verb + 2 == money, tokens[money - 1].kind == .name,
      canAct(scene.marks[Int(tokens[money - 1].mark)])
    {
      return .somebody(named(money - 1))
    }
    // "a campus that will cost it $1.5bn"
    if relation.kind == .project, relation.verb >= 0, relation.verb + 2 == money, tokens[money - 1].has(.pron),
      tokens[relation.verb].has(.vCost)
    {
      return pronoun(at: money - 1)
    }
    // "its data centre, which cost £700m": whose the thing is.
    if relation.kind == .project, relation.verb > 1, let builder = builder(of: relation.verb) { return builder }
    if relation.verb >= 0 {
      if isPassive(relation.verb) {
        if let agent = byAgent(after: relation.verb) { return .somebody(agent) }
      }
      // "Kaiwera Downs will cost $5bn": what is built, and not who builds it.
      if tokens[relation.verb].has(.vCost) || isWord(relation.verb, .consumes),
        case .somebody(let built) = agent(of: relation.verb),
        let range = built.range,
        built.who < 0, let focus, focus >= 0, !ProvisionalNames.hasForm(range, of: self)
      {
        return .somebody(Subject(who: focus, range: nil, mark: -1))
      }
      return agent(of: relation.verb)
    }
    return agent(of: money)
  }

  /// Whose the thing is that a relative clause says the cost of.
  private func builder(of verb: Int) -> Agent? {
    guard tokens[verb].has(.vCost) else { return nil }
    var at = verb - 1
    while at > 0, tokens[at].has([.will, .have, .be]) || tokens[at].isAdverb { at -= 1 }
    guard tokens[at].has(.rel) else { return nil }
    let clause = at
    while at > 0, clause - at < 12 {
      at -= 1
      if tokens[at].kind == .word, tokens[at].has([.nProject, .nInvest]), !tokens[at].isVerb || isNounHere(at) {
        return owner(of: at, before: at + 1)
      }
      if tokens[at].isVerb, !isNounHere(at) { return nil }
    }
    return nil
  }

  /// "Apollo's offer of 5 billion", "Meta's $5bn": the owner right before the sum.
  private func ownerOfSum(_ money: Int) -> Agent? {
    let at = before(money)
    guard at >= 0 else { return nil }
    if tokens[at].has(.possessive) { return pronoun(at: at) }
    if tokens[at].kind == .genitive, at > 0, tokens[at - 1].kind == .name { return .somebody(named(at - 1)) }
    return nil
  }

  /// "$5bn will be put into X's network": whose that is where nobody else is named.
  private func ownerOfGoal(_ verb: Int) -> Subject? {
    guard verb >= 0, verb + 2 < tokens.count, isWord(verb + 1, .investeePreposition) || isWord(verb + 1, "on"),
      tokens[verb + 2].kind == .name, verb + 3 < tokens.count, tokens[verb + 3].kind == .genitive,
      canAct(scene.marks[Int(tokens[verb + 2].mark)]), !isGovernment(verb + 2),
      !tokens[..<verb].contains(where: { $0.kind == .name })
    else { return nil }
    return named(verb + 2)
  }

  /// The name behind "by".
  func byAgent(after verb: Int) -> Subject? {
    var at = verb + 1
    var steps = 0
    while at < tokens.count, steps < 14 {
      if isWord(at, "by"), let name = nameRight(of: at) { return name }
      if tokens[at].kind == .stop { return nil }
      at += 1
      steps += 1
    }
    return nil
  }

  /// The name that stands right before an amount, or before a comma before it.
  private func nameBefore(_ money: Int) -> Subject? {
    var at = before(money)
    var steps = 0
    while at >= 0, steps < 8, tokens[at].kind != .money, tokens[at].kind != .stop || steps == 0 {
      if tokens[at].kind == .name, canAct(scene.marks[Int(tokens[at].mark)]), !isPlaced(at) { return named(at) }
      if tokens[at].kind == .upper, let run = strangers(endingAt: at) {
        if !isPlaced(at) { return stranger(run) }
        at = run.lowerBound
      }
      at -= 1
      steps += 1
    }
    return nil
  }

  /// "in India": where, not who.
  private func isPlaced(_ index: Int) -> Bool {
    let preposition = preposition(of: index)
    return preposition >= 0 && !isWord(preposition, "by") && !isWord(preposition, "with")
  }
}
