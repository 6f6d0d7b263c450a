import Vocabulary

/// Whom an English pronoun, a description or an owner beside a noun stands for.
extension FactReading {
  /// "the company", "the Danish drugmaker": a noun for a company behind an article, without a name in its phrase.
  func isDescription(_ index: Int) -> Bool {
    guard tokens[index].has([.company, .unit]),
      tokens[index].kind == .word || isWord(index, .companyNoun)
    else { return false }
    // The last noun of its phrase: not "the company plan".
    let next = index + 1
    if next < tokens.count, isNominal(next), tokens[next].kind != .genitive, !tokens[next].isVerb { return false }
    var at = index - 1
    while at >= 0, isNominal(at) {
      if isWord(at, "the") || isWord(at, "this") || isWord(at, "that") { return true }
      if tokens[at].kind == .genitive || tokens[at].kind == .name && !isGovernment(at) { return false }
      at -= 1
    }
    // "Engine maker's shares up 6%": the article left out.
    return at < 0 && index > 0 && index < 4 && tokens[index].has(.company)
      && token(index + 1)?.kind == .genitive && (1..<index).allSatisfy { tokens[$0].kind == .word }
  }

  /// The name that a relative pronoun stands for.
  func antecedent(_ pronoun: Int) -> Subject? {
    var at = pronoun - 1
    if at >= 0, tokens[at].kind == .comma { at -= 1 }
    while at >= 0, at > pronoun - 9 {
      switch tokens[at].kind {
      case .close:
        while at > 0, tokens[at].kind != .open { at -= 1 }
      case .name:
        if canAct(scene.marks[Int(tokens[at].mark)]), !isGloss(Int(tokens[at].mark)) { return named(at) }
      case .upper: if let run = strangers(endingAt: at), !isPerson(run) { return stranger(run) }
      case .comma:
        if let opening = aside(endingAt: at) { at = opening }
      default: break
      }
      at -= 1
    }
    return nil
  }

  /// Whose a noun is: the name before 's in its phrase, "its", the name behind "by", "at", "of", "from"; nil where the
  /// phrase does not say.
  func owner(of noun: Int, before limit: Int) -> Agent? {
    let start = phraseStart(noun)
    var at = noun - 1
    while at >= start {
      switch tokens[at].kind {
      case .genitive:
        let owner = at - 1
        guard owner >= 0 else { break }
        if tokens[owner].kind == .name {
          if canAct(scene.marks[Int(tokens[owner].mark)]) { return .somebody(named(owner)) }
        } else if let run = strangers(endingAt: owner) {
          return .somebody(stranger(run))
        } else if isDescription(owner) || isWord(owner, .preyNoun) {
          return pronoun(at: owner)
        }
      case .name:
        // "Intel capex", "the Sony plan".
        if canAct(scene.marks[Int(tokens[at].mark)]), !isGovernment(at) { return .somebody(named(at)) }
      case .word:
        if isWord(at, "whose"), let antecedent = antecedent(at) { return .somebody(antecedent) }
        if tokens[at].has(.possessive) { return pronoun(at: at) }
      default: break
      }
      at -= 1
    }
    if start > 0, tokens[start - 1].has(.possessive) {
      if isWord(start - 1, "whose"), let antecedent = antecedent(start - 1) { return .somebody(antecedent) }
      return pronoun(at: start - 1)
    }
    // "capital expenditure at Intel", "an investment by X".
    var next = noun + 1
    var steps = 0
    while next < min(limit, tokens.count), steps < 8 {
      if isWord(next, "by") || isWord(next, "at") || isWord(next, "of") || isWord(next, "from"),
        let subject = nameRight(of: next)
      {
        // "an expansion at Corpus Christi": a place as likely as a company.
        let isLikely =
          subject.who != Actors.unknown || isWord(next, "by")
          || subject.range.map { ProvisionalNames.hasForm($0, of: self) } ?? false
        if isLikely { return .somebody(subject) }
      }
      if tokens[next].has([.be, .have, .will, .do]) { break }
      if tokens[next].kind == .comma || tokens[next].kind == .stop { break }
      next += 1
      steps += 1
    }
    return nil
  }

  func isGovernment(_ index: Int) -> Bool {
    actors.carrierKind(who(scene.marks[Int(tokens[index].mark)])) == .government
  }

  /// Whom a pronoun or a description stands for: the subject named before it in the sentence, else whom the text is about.
  func pronoun(at index: Int) -> Agent {
    if tokens[index].has(.we) { return ownCompany(index) }
    // "The buyer's stock edged up": of whom the sentences before told that he buys.
    if isWord(index, .purchaser), let shopper, sentence - shopper.sentence <= 3 {
      return .somebody(Subject(who: shopper.who, range: nil, mark: -1, isCertain: true))
    }
    if isWord(index, .preyNoun), let target = shopper?.target, sentence - (shopper?.sentence ?? 0) <= 3 {
      return .somebody(Subject(who: target, range: nil, mark: -1, isCertain: true))
    }
    var at = index - 1
    var sawAside = false
    while at >= 0 {
      // "(analysts guess Y) is late, so it": nor who stands in brackets.
      if tokens[at].kind == .close {
        while at > 0, tokens[at].kind != .open { at -= 1 }
        at -= 1
        continue
      }
      // "X, a supplier to Y, said it": not who stands in an aside.
      if tokens[at].kind == .comma, let opening = aside(endingAt: at) {
        sawAside = sawAside || tokens[(opening + 1)..<at].contains { $0.kind == .name }
        at = opening - 1
        continue
      }
      if tokens[at].kind == .name, canAct(scene.marks[Int(tokens[at].mark)]), !isSource(Int(tokens[at].mark)),
        !isGloss(Int(tokens[at].mark)), preposition(of: at) < 0, !isObject(at)
      {
        var found = named(at)
        found.isCertain = sawAside
        return .somebody(found)
      }
      if tokens[at].kind == .upper, let run = strangers(endingAt: at) {
        let isName = run.lowerBound > 0 || run.count > 1
        if isName, !isPerson(run), preposition(of: at) < 0, !isObject(at), !isSaying(at), isPlausible(run, index) {
          return .somebody(stranger(run))
        }
        at = run.lowerBound
      }
      // "X is cutting back; it spent": the half of the sentence before.
      if tokens[at].kind == .stop, text[Int(tokens[at].start)] != UInt8(ascii: ";") { break }
      at -= 1
    }
    return carriedAgent
  }

  /// The name that stands behind a preposition: "by Saudi Arabia's PIF" is PIF.
  func nameRight(of preposition: Int) -> Subject? {
    var at = preposition + 1
    var found: Subject?
    while at < tokens.count, at < preposition + 8 {
      switch tokens[at].kind {
      case .name:
        let mark = Int(tokens[at].mark)
        guard canAct(scene.marks[mark]) else { return found }
        found = named(at)
        // "Microsoft and G42": the first counts.
        if at + 1 < tokens.count, tokens[at + 1].kind != .genitive { return found }
      case .upper:
        guard let run = strangers(startingAt: at) else { break }
        found = stranger(run)
        at = run.upperBound
        if at + 1 >= tokens.count || tokens[at + 1].kind != .genitive { return found }
      case .word:
        if tokens[at].has([.prep, .verb, .be, .have, .will, .rel]), !tokens[at].has(.noun) { return found }
      case .genitive: break
      case .comma, .stop, .colon, .money, .percent: return found
      default: break
      }
      at += 1
    }
    return found
  }
}
