import Vocabulary

/// Funding rounds, as English sentences say it: who leads, and the company that takes the money.
enum EnglishRounds {
  static func add(_ index: Int, _ relation: EnglishRelation, _ reading: inout FactReading) {
    let at = Int(reading.tokens[index].mark)
    let mark = reading.scene.marks[at]
    guard let money = reading.money(mark), let currency = money.currency ?? reading.currency,
      money.low.significand > 0
    else { return }
    let mention = reading.mentions[Int(mark.ref)]
    if reading.isCumulative(index) { return }
    guard let target = reading.taker(of: index, relation) else { return }
    let round = FactReading.PendingRound(
      target: target.who, targetRange: target.range, money: Money(money.low, currency), high: money.high,
      qualifier: mention.qualifier, range: mention.outer, sentence: reading.sentence)
    guard let leader = reading.leader(near: index) ?? reading.giver(of: index, relation) else {
      // Somebody may be named in the next sentence.
      reading.pendingRound = round
      return
    }
    let who = reading.settled(leader)
    guard !reading.actors.same(who.who, target.who) else { return }
    reading.take(at)
    reading.rule(at, who)
    state(round, who, &reading)
  }

  static func state(
    _ round: FactReading.PendingRound, _ leader: FactReading.Subject, _ reading: inout FactReading
  ) {
    let investment = Investment(
      entity: reading.mention(leader.who, at: leader.range), kind: .stake, status: .spent, amount: round.money.amount,
      amountHigh: round.high, currency: round.money.currency, qualifier: round.qualifier,
      target: reading.mention(round.target, at: round.targetRange))
    let sentence = reading.scene.range
    if round.range.lowerBound < sentence.lowerBound {
      reading.scene.range = round.range.lowerBound..<sentence.upperBound
    }
    reading.state(
      .investment(investment), quote: reading.quote(round.range, leader.range), qualifier: round.qualifier,
      rule: "funding-round")
    reading.scene.range = sentence
    reading.round = (round.target, reading.sentence)
  }
}

extension FactReading {
  /// Who leads a round: behind "led by", before "led".
  func leader(near money: Int?) -> Subject? {
    for at in tokens.indices where tokens[at].has(.vLead) && tokens[at].kind == .word {
      if tokens[at].forms.contains(.participle), isWord(at + 1, "by") {
        if let name = nameRight(of: at + 1) { return name }
        continue
      }
      // ", with X and Y leading".
      if tokens[at].forms.contains(.ing), let with = tokens[..<at].indices.last(where: { isWord($0, "with") }),
        at - with < 9,
        !tokens[(with + 1)..<at].contains(where: { $0.isVerb || $0.kind == .money }), let name = nameRight(of: with)
      {
        return name
      }
      guard
        tokens[at].forms.contains(.past) || tokens[at].forms.contains(.third) || tokens[at].forms.contains(.ing)
          || tokens[at].has(.will),
        !isNounHere(at),
        (at..<min(tokens.count, at + 9)).contains(where: { tokens[$0].has([.nRound, .nInvest]) || isWord($0, "it") })
          || (max(0, at - 7)..<at).contains(where: { tokens[$0].has(.nRound) && isWord($0 + 1, .thatWhich) })
          || at + 1 >= tokens.count || tokens[at + 1].kind == .comma || tokens[at + 1].kind == .stop
          || isWord(at + 1, "at") && (at..<min(tokens.count, at + 7)).contains(where: { isWord($0, .valueNoun) })
      else { continue }
      if case .somebody(let subject) = agent(of: at), subject.range != nil { return subject }
    }
    return leaderInFront(behind: money)
  }

  /// "with Versant Ventures in the lead", "from a group with Versant at its head", "$20m seed, Versant in front": who leads
  /// without a verb that says so.
  private func leaderInFront(behind money: Int?) -> Subject? {
    for head in tokens.indices where isWord(head, .leadPlace) && head > 2 {
      if let money, head < money || tokens[(money + 1)..<head].contains(where: { $0.kind == .money }) { continue }
      var start = head - 1
      if tokens[start].has([.det, .possessive]) { start -= 1 }
      guard start > 0, isWord(start, "in") || isWord(start, "at") else { continue }
      if let with = tokens[..<start].indices.last(where: { isWord($0, "with") }), start - with < 9,
        !tokens[(with + 1)..<start].contains(where: { $0.isVerb || $0.kind == .money })
      {
        return nameRight(of: with)
      }
      guard isWord(head, "front") || isWord(head, "lead"), tokens[start - 1].isCapital else { continue }
      if tokens[start - 1].kind == .name { return named(start - 1) }
      if let run = strangers(endingAt: start - 1), !isPerson(run) { return stranger(run) }
    }
    return nil
  }

  /// "has raised $450m since 2019", "has taken $90m to date": all rounds together, and none of them.
  func isCumulative(_ money: Int) -> Bool {
    scene.starts(.allRounds, at: Int(scene.marks[Int(tokens[money].mark)].end))
  }

  /// "received $180m from Sanofi", "with money from X".
  func giver(of money: Int, _ relation: EnglishRelation) -> Subject? {
    var at = money + 1
    while at < tokens.count, at < money + 14 {
      if tokens[at].kind == .stop { return nil }
      // "at a $10bn valuation" stands between.
      if tokens[at].kind == .money, !isWord(at + 1, "valuation") { return nil }
      // "from investors including X".
      if isWord(at, "from"),
        let among = (at + 1..<max(at + 1, min(tokens.count, at + 5))).first(where: {
          isWord($0, "including") || isWord($0, "with") || isWord($0, "such as")
        }),
        !tokens[(at + 1)..<among].contains(where: { $0.isCapital }), let name = nameRight(of: among)
      {
        return name
      }
      if isWord(at, "from"), let name = nameRight(of: at),
        name.who == Actors.unknown || actors.carrierKind(name.who) != .government
      {
        return name
      }
      at += 1
    }
    return nil
  }

  /// The company that takes the money.
  mutating func taker(of money: Int, _ relation: EnglishRelation) -> Subject? {
    if let labelled = labelled(before: Int(tokens[money].mark)) { return labelled }
    // "led a $5bn round for/in Y", "Series B for Y".
    let from = max(relation.noun, money)
    var at = from + 1
    while at < tokens.count, at < from + 6 {
      if isWord(at, "for") || isWord(at, "in") || isWord(at, "of"), let name = nameRight(of: at),
        name.who == Actors.unknown || actors.carrierKind(name.who) != .government
      {
        return settled(name)
      }
      if tokens[at].kind == .comma || tokens[at].kind == .stop || tokens[at].isVerb { break }
      at += 1
    }
    // "A $200m series A went to Y".
    if relation.noun > money, isWord(relation.noun + 1, .goOrFlow), isWord(relation.noun + 2, "to"),
      let name = nameRight(of: relation.noun + 2)
    {
      return settled(name)
    }
    // "the $13 billion Anthropic round".
    if relation.noun > money + 1, tokens[relation.noun].has(.nRound), tokens[relation.noun - 1].kind == .name,
      canAct(scene.marks[Int(tokens[relation.noun - 1].mark)])
    {
      return named(relation.noun - 1)
    }
    if relation.noun >= 0, case .somebody(let owner)? = owner(of: relation.noun, before: relation.noun + 1) {
      return settled(owner)
    }
    if relation.verb >= 0, tokens[relation.verb].has(.vFund), !relation.isPassive,
      case .somebody(let subject) = agent(of: relation.verb)
    {
      return settled(subject)
    }
    if relation.verb < 0 || !tokens[relation.verb].has(.vLead) || tokens[relation.verb].forms == .participle,
      let name = firstName(before: money), name.range != leader(near: money)?.range
    {
      return settled(name)
    }
    if let focus = headingActor ?? focus { return Subject(who: focus, range: nil, mark: -1) }
    return nil
  }

  private func firstName(before money: Int) -> Subject? {
    for at in 0..<money {
      if tokens[at].kind == .name, canAct(scene.marks[Int(tokens[at].mark)]), preposition(of: at) < 0 {
        return named(at)
      }
      if tokens[at].kind == .upper, let run = strangers(startingAt: at), !isPerson(run) { return stranger(run) }
    }
    return nil
  }

  /// Takes up whose round the sentence tells of.
  mutating func noteRound() {
    guard tokens.contains(where: { $0.has(.nRound) && $0.kind == .word }), round == nil || round?.sentence != sentence
    else {
      return
    }
    guard !tokens.contains(where: { $0.has(.vInvest) && $0.kind == .word }) || round == nil else { return }
    for at in tokens.indices where tokens[at].kind == .name {
      let mark = scene.marks[Int(tokens[at].mark)]
      if canAct(mark), actors.carrierKind(who(mark)) == .company, preposition(of: at) < 0 {
        round = (who(mark), sentence)
        return
      }
    }
  }
}
