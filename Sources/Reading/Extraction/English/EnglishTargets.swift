import Vocabulary

/// What an English deal is about: the company, or the share of one, that money is paid for.
///
///     paid $5bn for Y, a $24bn takeover of Y, for a 10% stake in Y
extension FactReading {
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
  func target(of money: Int, _ relation: EnglishRelation) -> Subject? {
    let verb = relation.verb
    // "Vizio, which Walmart acquired for $2bn", "Ansys, for which it paid $35bn".
    if verb > 0, verb < money, let relative = tokens[..<verb].lastIndex(where: { $0.has(.rel) && $0.kind == .word }),
      verb - relative < 6, isObjectRelative(relative, verb), let bought = antecedent(relative)
    {
      return bought
    }
    // "Y, the brewer it agreed to buy for $5bn".
    if verb > 3, verb < money, tokens[verb].has(.vAcquire),
      let pronoun = (max(0, verb - 4)..<verb).last(where: { isWord($0, "it") || isWord($0, "they") }),
      let bought = contactHead(before: pronoun)
    {
      return tokens[bought].kind == .name ? named(bought) : strangers(startingAt: bought).map { stranger($0) }
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
    // "or $5bn all in, for Y".
    if token(at)?.kind == .comma, isWord(at + 1, "for") { at += 1 }
    if isWord(at, "for") {
      if let name = nameRight(of: at), !isPlace(name) { return name }
      if let share = shareTarget(from: at) { return share }
    }
    // "took $2bn of Y".
    if takesOf(money, verb) { return nameRight(of: at) }
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
  func shareTarget(from start: Int) -> Subject? {
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
}
