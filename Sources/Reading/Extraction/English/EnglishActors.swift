import Vocabulary

/// Who spends or buys, and what for: the subject or agent of the verb, the owner of the noun, the name of a list or row.
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
    if relation.isContinued || isGapped(money), let name = nameBefore(money) { return .somebody(name) }
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

  /// "X plans $14bn and Y $21bn of investment": whether a name right before a second sum takes the place of the first.
  private func isGapped(_ money: Int) -> Bool {
    money > 2 && tokens[money - 1].kind == .name && (tokens[money - 2].has(.coord) || tokens[money - 2].kind == .comma)
      && tokens[..<money].contains { $0.kind == .money }
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
