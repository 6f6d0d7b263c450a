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
  }

  private static func apply(_ index: Int, _ reading: inout FactReading) {
    let mark = Int(reading.tokens[index].mark)
    guard reading.isFree(mark) else { return }
    let relation = reading.relation(of: index)
    switch relation.kind {
    case .unknown, .other, .step, .former: return
    case .invest, .capex, .project, .acquire, .stake, .round: break
    }
    reading.lastRelation = relation.kind
    reading.lastRelationSentence = reading.sentence
    if reading.isDisclaimed(index, relation) { return }
    switch relation.kind {
    case .acquire, .stake: EnglishDeals.add(index, relation, &reading)
    case .round: EnglishRounds.add(index, relation, &reading)
    default: spending(index, relation, &reading)
    }
  }

  private static func spending(_ index: Int, _ relation: EnglishRelation, _ reading: inout FactReading) {
    guard case .somebody(let found) = reading.actor(of: index, relation) else { return }
    let subject = reading.settled(found)
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
    if relation.kind == .invest, status == .planned, coverage.years == nil, coverage.endsOn == nil,
      reading.lastCoverage.years == 1, reading.isBareFigure(index, relation)
    {
      coverage = reading.lastCoverage
      coverage.range = nil
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
    reading.state(
      .investment(investment),
      quote: reading.quote(mention.outer, coverage.range, reading.governing(relation), reading.restatement(of: at)),
      qualifier: mention.qualifier, restated: reading.restated(at), rule: "capital-spending")
    reading.noteNewcomer(subject)
  }
}

extension FactReading {
  /// "Y expects to lay out $1.4bn to $1.5bn": a figure beside those of others, for nothing else.
  func isBareFigure(_ money: Int, _ relation: EnglishRelation) -> Bool {
    guard relation.noun < 0, relation.verb > 0, sentence - capexSentence <= 2, isWord(relation.verb - 1, "to"),
      case let outer = verbBefore(relation.verb), outer >= 0, tokens[outer].has(.vGuide)
    else { return false }
    let next = after(money)
    return next >= tokens.count || tokens[next].kind == .comma || tokens[next].kind == .stop || tokens[next].has(.coord)
  }

  /// How exact an amount is: by its own words, else by the verb right before it, "capex will exceed $5bn".
  func qualifier(of money: Int, _ relation: EnglishRelation, _ stated: Qualifier) -> Qualifier {
    // "less than the $5bn it spent": a comparison, no bound.
    if stated == .atMost || stated == .atLeast, case let mark = scene.marks[Int(tokens[money].mark)],
      scene.contains("n the ", in: Int(tokens[money].start)..<Int(mark.start))
        || scene.contains("w the ", in: Int(tokens[money].start)..<Int(mark.start))
        || scene.contains("e the ", in: Int(tokens[money].start)..<Int(mark.start))
    {
      return .exact
    }
    guard stated == .exact, relation.verb >= 0, before(money) == relation.verb,
      isWord(relation.verb, .boundVerb)
    else { return stated }
    return .atLeast
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
    if let labelled = labelled(before: mark) { return .somebody(labelled) }
    if relation.isContinued, let name = nameBefore(money) { return .somebody(name) }
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
      return agent(of: money)
    }
    if relation.noun >= 0, let owner = owner(of: relation.noun, before: tokens.count) { return owner }
    // "will cost Infineon $5bn"
    if relation.kind == .project, relation.verb >= 0, relation.verb + 2 == money, tokens[money - 1].kind == .name,
      canAct(scene.marks[Int(tokens[money - 1].mark)])
    {
      return .somebody(named(money - 1))
    }
    if relation.verb >= 0 {
      if isPassive(relation.verb) {
        if let agent = byAgent(after: relation.verb) { return .somebody(agent) }
      }
      return agent(of: relation.verb)
    }
    return agent(of: money)
  }

  /// "Apollo's offer of 5 billion", "Meta's $5bn": the owner right before the sum.
  private func ownerOfSum(_ money: Int) -> Agent? {
    let at = before(money)
    guard at >= 0 else { return nil }
    if tokens[at].has(.possessive) { return pronoun(at: at) }
    if tokens[at].kind == .genitive, at > 0, tokens[at - 1].kind == .name { return .somebody(named(at - 1)) }
    return nil
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

  /// Whether the money has been spent, from the tense of the verb and the time that the text names.
  func status(of relation: EnglishRelation, _ coverage: Coverage) -> InvestmentStatus {
    let verb = relation.verb
    if verb >= 0 {
      let token = tokens[verb]
      switch relation.kind {
      case .invest where relation.noun < 0 && token.has([.vInvest, .vPut, .vGo]):
        if token.has(.vPledge) || isWord(after(verb), "down") { return .planned }
        return tense(of: verb) == .past ? .spent : .planned
      case .invest, .project:
        if token.has(.vDone), !token.has(.vPlan), tense(of: verb) == .past { return .spent }
        if token.has(.vBuild), tense(of: verb) == .past, relation.noun < 0 || isWord(verb, "built") { return .spent }
        if token.has(.vInvest), !token.has(.vPledge), tense(of: verb) == .past { return .spent }
        return coverage.isPast && relation.kind == .invest ? .spent : .planned
      case .acquire, .stake:
        if relation.noun >= 0, isClosed(after: relation.noun) { return .spent }
        return tense(of: verb) == .past && !token.has([.vAnnounce, .vPlan]) || isWord(verb, "completed")
          ? .spent : .planned
      default:
        if coverage.isPast { return .spent }
        // "we invested $5bn in property and equipment"
        if token.has(.vInvest), !token.has([.vPledge, .vGuide]), tense(of: verb) == .past { return .spent }
        // "narrowed its capex outlook to": a figure that is set anew.
        if relation.noun > verb, token.has([.vRaise, .vCut]) { return .planned }
        if token.has([.be, .vReach, .vRise, .vNeg]), tense(of: verb) == .past, !hasGuide(relation) { return .spent }
        return .planned
      }
    }
    if relation.kind == .acquire, relation.noun >= 0, isClosed(after: relation.noun) { return .spent }
    return coverage.isPast ? .spent : .planned
  }

  /// "X's purchase of Y closed in July": whether a deal is said to be done.
  private func isClosed(after noun: Int) -> Bool {
    tokens.indices.contains { at in
      at > noun && isWord(at, .closedDeal) && tense(of: at) == .past && !tokens[at].forms.contains(.base)
    }
  }

  /// Whether the noun is a plan or a forecast rather than what happened.
  private func hasGuide(_ relation: EnglishRelation) -> Bool {
    guard relation.noun >= 0 else { return false }
    let start = phraseStart(relation.noun)
    return (start...relation.noun).contains {
      tokens[$0].has(.nCapex) && endsInGuide($0)
        || isWord(
        $0,
        .guidance)
    }
  }

  /// "capital spending plan", "capex outlook": a noun that the lexicon holds whole.
  private func endsInGuide(_ index: Int) -> Bool {
    let end = Int(tokens[index].end)
    return endsWith(end, " plan") || endsWith(end, " plans") || endsWith(end, " guidance") || endsWith(end, " outlook")
      || endsWith(end, " forecast") || endsWith(end, " target") || endsWith(end, " budget") || endsWith(end, " guide")
  }

  enum Tense { case past, present, future }

  /// When what a verb says happens.
  func tense(of verb: Int) -> Tense {
    let token = tokens[verb]
    var at = verb - 1
    var sawBe = false
    var isPast = false
    while at >= 0 {
      let helper = tokens[at]
      if helper.has(.will) { return .future }
      if isWord(at, "to") { return .future }
      if token.forms.contains(.ing), isWord(at, .afterDoing) { return .past }
      if helper.has(.have) { return .past }
      if helper.has(.be) {
        sawBe = true
        if helper.has(.bePast) { isPast = true }
      } else if helper.isAdverb || helper.has(.not) || helper.kind == .quote {
      } else if helper.has(.coord), token.forms.contains(.base), case let first = coordinated(verb), first != verb {
        return tense(of: first)
      } else {
        break
      }
      at -= 1
    }
    if sawBe {
      if token.forms.contains(.ing), !token.forms.contains(.participle) { return isPast ? .past : .future }
      return isPast ? .past : .present
    }
    if token.forms.contains(.ing) { return .future }
    if token.has(.bePast) { return .past }
    // "spent", "cut": past where past and base agree in writing only if nothing speaks for the base.
    if token.forms.contains(.past) { return .past }
    if token.forms.contains(.participle) { return .past }
    return .present
  }

  /// Whether the sentence denies the amount, only supposes it, or has others guess it.
  func isDisclaimed(_ index: Int, _ relation: EnglishRelation) -> Bool {
    let mark = Int(tokens[index].mark)
    let part = clause(of: mark)
    if scene.has(.denial, in: part) { return true }
    if scene.has(.hypo, in: part) { return true }
    if isPart(mark), !isSpentPart(relation) { return true }
    // "had earlier promised $5bn" says when, not that it is past.
    if !(relation.kind == .invest && relation.noun < 0), isSuperseded(mark) { return true }
    let verb = relation.verb
    if verb >= 0 {
      if tokens[verb].has(.vAbandon), !tokens[verb].has(.vBuild) { return true }
      if isGuessed(verb) || wasOnlyPlanned(verb) { return true }
      // "did not spend", "never paid"
      var at = verb - 1
      while at >= 0, verb - at < 4 {
        if tokens[at].has(.not) { return true }
        if tokens[at].isCapital || tokens[at].kind == .comma { break }
        at -= 1
      }
      // "scrapped plans to spend"
      let outer = verbBefore(verb)
      if outer >= 0, tokens[outer].has(.vAbandon), !tokens[outer].has([.vBuild, .vSay, .vRaise]), verb - outer < 8,
        !tokens[outer].forms.contains(.ing)
      {
        return true
      }
    }
    return scene.has(.aggregate, in: innerClause(of: mark))
  }

  /// "Of this, $2bn was spent by June", "it used up $121m of that in the quarter": what has been spent of a plan.
  private func isSpentPart(_ relation: EnglishRelation) -> Bool {
    guard relation.kind == .invest, relation.noun < 0, relation.verb >= 0, tokens[relation.verb].has(.vInvest),
      !tokens[relation.verb].has(.vPledge)
    else { return false }
    return tense(of: relation.verb) == .past
  }

  /// "had planned to spend $5bn this year but": a plan of the past.
  private func wasOnlyPlanned(_ verb: Int) -> Bool {
    let outer = verbBefore(verb)
    guard outer > 0, verb - outer <= 3, isWord(outer, .planned), isWord(outer - 1, "had") else { return false }
    return tokens[verb...].contains { $0.kind == .word && $0.has(.coord) } && tokens[verb...].indices.contains { isWord($0, "but") }
  }

  /// "Analysts at X expect Y to spend $5bn", "Wall Street had looked for": what others guess.
  private func isGuessed(_ verb: Int) -> Bool {
    var at = verb
    var steps = 0
    while at >= 0, steps < 3 {
      if tokens[at].has([.vGuide, .vPlan, .vSay]) || isWord(at, .lookFor) {
        var before = at - 1
        while before >= 0, at - before < 9 {
          let token = tokens[before]
          if token.kind == .comma || token.kind == .stop || token.has(.sub) { break }
          if isWord(before, .guesser) || isWord(before, "street") && before > 0 && isWord(before - 1, "wall") {
            return true
          }
          if token.isVerb, !isNounHere(before) { break }
          before -= 1
        }
      }
      at = verbBefore(at)
      steps += 1
    }
    return false
  }

  /// Whether the amount replaces an earlier one.
  func isRevised(_ index: Int, _ relation: EnglishRelation) -> Bool {
    guard relation.verb >= 0, relation.kind == .capex || relation.kind == .project || relation.kind == .invest else {
      return false
    }
    let verb = tokens[relation.verb]
    guard verb.has([.vRaise, .vCut]), !verb.has(.vFund) || relation.noun >= 0 else { return false }
    return true
  }
}
