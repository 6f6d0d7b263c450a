import Vocabulary

/// Whether an amount that an English sentence names counts as it stands: denied, guessed by others, a part, a bound, a revision.
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
      tokens[money].start < mark.start,
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

  /// Whether the sentence denies the amount, only supposes it, or has others guess it.
  func isDisclaimed(_ index: Int, _ relation: EnglishRelation) -> Bool {
    let mark = Int(tokens[index].mark)
    let part = clause(of: mark)
    if isDenied(mark, in: part) { return true }
    if isWasted(index) { return true }
    // "$500m of it in Brazil", "will devote $500m of that to".
    if isWord(index + 1, "of"), isWord(index + 2, .partOfBefore), !isSpentPart(relation) { return true }
    if isSupposed(mark, in: part) { return true }
    if isPart(mark), !isSpentPart(relation) { return true }
    // "had earlier promised $5bn" says when, not that it is past.
    let isOwnVerb =
      relation.noun < 0 && relation.kind == .invest
      || relation.verb >= 0 && tokens[relation.verb].has(.vAcquire) && relation.kind == .stake
    if !isOwnVerb, isSuperseded(mark) { return true }
    let verb = relation.verb
    // "$4bn could flow into local networks".
    if verb > 0, relation.isPassive, tokens[verb].has(.vGo), isWord(verb - 1, "could") || isWord(verb - 1, "might") {
      return true
    }
    if verb >= 0 {
      if isAbandoning(verb), !tokens[verb].has(.vBuild) { return true }
      if isGuessed(verb) || wasOnlyPlanned(verb) { return true }
      // "did not spend", "never paid"
      var at = verb - 1
      while at >= 0, verb - at < 4 {
        if tokens[at].has(.not) { return true }
        if tokens[at].isCapital || tokens[at].kind == .comma { break }
        at -= 1
      }
      // "dropped talks on a stake that had been expected to cost"
      if let that = tokens[..<verb].lastIndex(where: { $0.kind == .word && $0.has(.rel) }), verb - that < 8,
        case let dropped = verbBefore(that), dropped >= 0, tokens[dropped].has(.vAbandon),
        !tokens[dropped].has([.vBuild, .vSay, .vRaise]),
        !tokens[(dropped + 1)..<that].contains(where: { $0.kind == .comma })
      {
        return true
      }
      // "scrapped plans to spend"
      let outer = verbBefore(verb)
      if outer >= 0, isAbandoning(outer), !tokens[outer].has([.vBuild, .vSay, .vRaise]), verb - outer < 8,
        !tokens[outer].forms.contains(.ing)
      {
        return true
      }
    }
    if relation.noun >= 0, relation.kind == .project || relation.kind == .invest, isDropped(max(relation.noun, index)) {
      return true
    }
    return scene.has(.aggregate, in: innerClause(of: mark))
  }

  /// Whether a verb gives something up: "dropped plans", "declined to"; not "will drop to", "a 2% decline in".
  private func isAbandoning(_ verb: Int) -> Bool {
    guard tokens[verb].has(.vAbandon) else { return false }
    guard tokens[verb].has(.vRise) else { return true }
    if isInfinitive(verb + 1) { return true }
    guard let next = token(verb + 1), verb == 0 || tokens[verb - 1].kind != .percent else { return false }
    return next.has([.det, .possessive]) || next.kind == .word && next.has(.noun) && !next.has(.prep)
  }

  /// "A $1bn factory in Turkey was scrapped": what the verb behind a noun says of it.
  private func isDropped(_ noun: Int) -> Bool {
    var at = noun + 1
    while at < tokens.count, at < noun + 9 {
      let token = tokens[at]
      if token.kind == .comma || token.kind == .stop || token.kind == .money { return false }
      if token.kind == .word, token.isVerb, !isNounHere(at), !token.has(.be) {
        return token.has(.vAbandon) && !token.has([.vBuild, .vSay, .vRaise]) && isPassive(at)
      }
      at += 1
    }
    return false
  }

  /// Whether words of denial go for an amount: not those of a later half of the sentence, "and denied a report that".
  private func isDenied(_ mark: Int, in part: Range<Int>) -> Bool {
    guard scene.kinds.contains(.denial) else { return false }
    return scene.marks.contains { denial in
      guard denial.kind == .denial, Int(denial.start) >= part.lowerBound, Int(denial.start) < part.upperBound else {
        return false
      }
      return denial.start < scene.marks[mark].end || !opensHalf(Int(denial.start))
    }
  }

  /// Whether a word of supposing goes for an amount: not one of a later half, "$5bn would go into X, and it might place".
  private func isSupposed(_ mark: Int, in part: Range<Int>) -> Bool {
    guard scene.kinds.contains(.hypo) else { return false }
    let end = scene.marks[mark].end
    return scene.marks.contains { hypo in
      guard hypo.kind == .hypo, part.contains(Int(hypo.start)) else { return false }
      guard hypo.start >= end else { return true }
      return !tokens.indices.contains { at in
        tokens[at].start >= end && tokens[at].end <= hypo.start && at > 0 && tokens[at].has(.coord)
          && (tokens[at - 1].kind == .comma || token(at + 1)?.kind == .comma || tokens[at].end + 1 == hypo.start)
      }
    }
  }

  /// Whether "and", "but" or "which" with nothing but helping verbs stands before a place: "and has denied a report".
  private func opensHalf(_ place: Int) -> Bool {
    guard var at = tokens.firstIndex(where: { Int($0.end) > place }) else { return false }
    at -= 1
    while at > 0, tokens[at].has([.have, .be, .will]) || tokens[at].isAdverb || tokens[at].has(.pron) { at -= 1 }
    return at >= 0 && tokens[at].has(.coord)
  }

  /// ", of which $10m in cash": a part right behind the words that say so, and not what one gives of one's own.
  func isNextToPart(_ money: Int) -> Bool {
    let start = tokens[money].start
    guard scene.marks.contains(where: { $0.kind == .part && $0.end <= start && start - $0.end <= 8 }) else {
      return false
    }
    return !(money + 1..<min(tokens.count, money + 5)).contains { isWord($0, "own") }
  }

  /// "$5bn out of his own pocket", "of her own money": a person's.
  func isPrivate(_ money: Int) -> Bool {
    (money + 1..<max(money + 1, min(tokens.count, money + 6))).contains {
      (isWord($0, "his") || isWord($0, "her")) && isWord($0 + 1, "own")
    }
  }

  /// "spent 1.2bn euros on restructuring", "set aside $70m for legal claims": nothing that is built or bought.
  private func isWasted(_ money: Int) -> Bool {
    let at = after(money)
    guard isWord(at, "on") || isWord(at, "for"), at + 1 < tokens.count else { return false }
    var end = at + 1
    while end < tokens.count, end < at + 5, tokens[end].kind == .word, !tokens[end].has([.prep, .coord]) {
      if isWord(end, .wastedOn) {
        return end + 1 >= tokens.count || tokens[end + 1].kind != .word || !isNominal(end + 1)
      }
      end += 1
    }
    return false
  }

  /// "Of this, $2bn was spent by June", "it used up $121m of that in the quarter": what has been spent of a plan.
  private func isSpentPart(_ relation: EnglishRelation) -> Bool {
    guard relation.kind == .invest, relation.noun < 0, relation.verb >= 0, tokens[relation.verb].has(.vInvest),
      !tokens[relation.verb].has(.vPledge)
    else { return false }
    // "with the IFC putting up $5m of that".
    if absolutePartner(of: relation.verb) != nil { return true }
    return tense(of: relation.verb) == .past
  }

  /// "had planned to spend $5bn this year but": a plan of the past.
  private func wasOnlyPlanned(_ verb: Int) -> Bool {
    let outer = verbBefore(verb)
    guard outer > 0, verb - outer <= 3, isWord(outer, .planned), isWord(outer - 1, "had") else { return false }
    return tokens[verb...].contains { $0.kind == .word && $0.has(.coord) }
      && tokens[verb...].indices.contains { isWord($0, "but") }
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
