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
