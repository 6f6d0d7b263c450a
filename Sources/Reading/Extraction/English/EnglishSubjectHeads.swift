import Vocabulary

/// Which word an English verb has for its subject.
extension FactReading {
  /// The head of the subject of a verb: a noun, a name, a pronoun or an owner's 's.
  func subjectHead(of verb: Int) -> Int? {
    // ", climbing 4%", "before paring gains", "to close up 3%": the subject of the verb before.
    let previous = verb - 1
    // "with the electronics arm slipping 3%": a subject of its own.
    if previous > 0, tokens[verb].forms.contains(.ing), tokens[previous].has([.unit, .nRevenue]), isNominal(previous),
      case let start = phraseStart(previous), start > 0, isWord(start - 1, "with")
    {
      return previous
    }
    // "with commercial customers growing 11%, and residential volumes dipping 1%".
    if previous > 0, tokens[verb].forms.contains(.ing), tokens[previous].kind == .word,
      tokens[previous].has([.nVolume, .nProfit, .nRevenue]) || tokens[previous].classes.isEmpty,
      !tokens[previous].isVerb, (max(0, verb - 14)..<previous).contains(where: { isWord($0, "with") })
    {
      return previous
    }
    if previous > 0,
      isWord(previous, "to") || tokens[verb].forms.contains(.ing) && !tokens[previous].has([.be, .adverb]),
      case let main = verbBefore(previous), main >= 0
    {
      return subjectHead(of: main)
    }
    var at = coordinated(verb) - 1
    while at >= 0 {
      let token = tokens[at]
      switch token.kind {
      case .close:
        while at > 0, tokens[at].kind != .open { at -= 1 }
      case .stop: return nil
      case .comma:

        if let opening = asideBefore(at) {
          // "The index I watch, the Russell 2000, is up": the aside is the name.
          if at - opening <= 3, tokens[at - 1].kind == .name, tokens[opening + 1].has(.det) { return at - 1 }
          at = opening
        }
      case .genitive: return at
      case .name, .upper:
        if token.kind == .upper, token.has([.det, .possessive, .prep, .sub, .coord, .adverb]) { break }
        let preposition = preposition(of: at)
        if preposition < 0 || opensClause(preposition, at, verb) { return at }
        at = preposition
      case .word:
        if token.has(.rel) {
          // "revenue that was up", "X, whose shares fell": what stands before.
          if isWord(at, "whose") { break }
          var before = at - 1
          if before >= 0, tokens[before].kind == .comma { before -= 1 }
          return before >= 0 ? relativeHead(before) : nil
        }
        if token.has(.pron), !token.has([.det, .possessive]) { return at }
        if token.isAdverb || token.has([.will, .be, .have, .do, .not, .adverb]) && !token.has(.noun) { break }
        if token.isVerb, !isNounHere(at), !token.has(.noun) || token.turn != 0 && token.isVerbForm {
          // "ended the week 2.4% lower", "rose and closed up": another verb of the same subject.
          break
        }
        if token.has([.det, .coord, .prep, .sub, .possessive]), !token.has(.noun) {
          if token.has(.sub), !token.has(.prep) { return nil }
          break
        }
        // A noun: the head where no preposition governs its phrase.
        let start = phraseStart(at)
        if start > 0, tokens[start - 1].has(.prep), !isInfinitive(start - 1), !opensClause(start - 1, at, verb) {
          at = start - 1
        } else if start > 0, tokens[start - 1].isVerb, !isNounHere(start - 1), !tokens[start - 1].has([.be, .vSay]),
          !(start..<at).contains(where: { tokens[$0].kind == .comma })
        {
          // The object of a verb, unless the verb's clause ended before.
          if tokens[start - 1].has([.vReach, .vPlan]) || tokens[start - 1].turn != 0 { at = start } else { return at }
        } else {
          return at
        }
      default: break
      }
      at -= 1
    }
    return nil
  }

  /// The first verb of "ended flat and lost", where only "and" stands between the verbs of one subject.
  func coordinated(_ verb: Int) -> Int {
    var at = verb - 1
    while at >= 0, tokens[at].isAdverb || tokens[at].has([.have, .will, .be, .not]) && !tokens[at].has(.noun) {
      at -= 1
    }
    guard at > 0, tokens[at].has(.coord), !tokens[at].has(.sub) || isWord(at, "but") else { return verb }
    let earlier = verbBefore(at)
    return earlier >= 0 ? earlier : verb
  }

  /// "after revenue jumped 78%": a word that may be a preposition stands before a subject and its verb.
  func opensClause(_ preposition: Int, _ head: Int, _ verb: Int) -> Bool {
    guard preposition >= 0, tokens[preposition].has(.sub), head < verb else { return false }
    return tokens[head + 1..<verb].allSatisfy { $0.isAdverb || $0.has([.be, .have, .will, .not]) && !$0.has(.noun) }
  }

  private func relativeHead(_ before: Int) -> Int? {
    if tokens[before].kind == .word, tokens[before].has(.noun) { return before }
    if tokens[before].isCapital { return before }
    // "sales of $4.8bn, which slid 4%".
    if tokens[before].kind == .money, before > 1, isWord(before - 1, "of"), tokens[before - 2].has(.nRevenue) {
      return before - 2
    }
    var at = before
    var steps = 0
    while at >= 0, steps < 10 {
      if tokens[at].isCapital, tokens[at].kind == .name || strangers(endingAt: at) != nil { return at }
      at -= 1
      steps += 1
    }
    return nil
  }

  /// Where an aside began that ends at a comma.
  private func asideBefore(_ comma: Int) -> Int? {
    var at = comma - 1
    while at >= 0, tokens[at].kind != .comma, tokens[at].kind != .stop { at -= 1 }
    guard at > 0, tokens[at].kind == .comma, comma - at > 1 else { return nil }
    let first = tokens[at + 1]
    if first.has(.coord) { return nil }
    if first.has([.rel, .det, .prep, .possessive, .company, .person, .sub]) || first.isAdverb
      || first.kind == .word && first.isVerb
    {
      // A new clause with a subject of its own is no aside.
      let hasSubject =
        !first.has(.rel)
        && (at + 1..<comma).contains {
          tokens[$0].has([.be, .have, .will]) || tokens[$0].turn != 0 && tokens[$0].isVerbForm
        }
      return hasSubject ? nil : at
    }
    if first.isCapital, comma - at <= 4 { return at }
    return nil
  }
}
