import Vocabulary

/// What an amount is by the subject of the verb before it.
extension FactReading {
  /// "capital expenditure was $5bn", "the plant will cost €2bn": what the verb's subject is.
  func bySubject(of verb: Int, _ money: Int) -> EnglishRelation {
    guard let noun = subjectNoun(of: verb) else {
      // "The figure/it was": goes on about what was said before.
      if tokens[verb].has(.be), verb > 1, tokens[verb - 1].kind == .genitive, tokens[verb - 2].kind == .name,
        lastRelation == .invest || lastRelation == .project, sentence - lastRelationSentence <= 1, !scene.has(.revenue),
        !scene.has(.profit)
      {
        return EnglishRelation(kind: .capex, verb: verb)
      }
      return EnglishRelation(kind: goesOnAboutCapex(verb) ? .capex : .unknown, verb: verb)
    }
    var relation = byNoun(noun, verb)
    if tokens[noun].has([.nCost, .nTransparent, .nGuide]), relation.kind == .unknown || relation.kind == .other,
      !tokens[noun].has([.nRevenue, .nProfit, .nNeg]) || tokens[noun].has(.nCost)
    {
      // "the bill was", "guidance is", "the cost of the plant is".
      if let inner = complement(of: noun) {
        let about = byNoun(inner, verb)
        if about.kind == .other || about.kind == .capex || about.kind == .invest || about.kind == .project {
          return about
        }
      }
      // "the total cost of the plant is": of something built.
      let isBuilt = tokens[noun].has(.nCost) && complement(of: noun).map { tokens[$0].has(.nProject) } ?? isNamed(noun)
      let isCarried = isWord(noun, .carriedFigure) && isBehindCapex && complement(of: noun) == nil
      relation.kind = isCapexTalk(before: money) || isCarried ? .capex : isBuilt ? .project : .unknown
    }
    // "The project is 3bn": only what is said to cost.
    if relation.kind == .acquire, tokens[noun].has(.nDeal) { return relation }
    return relation
  }

  /// Whether the last figure before was one of capital spending.
  private var isBehindCapex: Bool {
    lastRelation == .capex && sentence - lastRelationSentence <= 1 && !scene.has(.revenue) && !scene.has(.profit)
  }

  /// "In the first nine months they amounted to $18bn", "a year ago it had been $75m": the capital spending of before.
  private func goesOnAboutCapex(_ verb: Int) -> Bool {
    guard isBehindCapex else { return false }
    var at = verb - 1
    while at >= 0, tokens[at].isAdverb || tokens[at].has([.will, .be, .have]) && !tokens[at].has(.pron) { at -= 1 }
    // "Tilling's is $5bn".
    if at > 0, tokens[at].kind == .genitive, tokens[at - 1].isCapital { return true }
    guard at >= 0, isWord(at, "it") || isWord(at, "they") || isWord(at, "that") else { return false }
    return preposition(of: at) < 0
  }

  /// Whether the subject of a verb is "it", and that is the capital spending spoken of before in the sentence.
  func isCarriedFigure(_ verb: Int) -> Bool {
    var at = verb - 1
    while at >= 0, verb - at < 5, tokens[at].isAdverb || tokens[at].has([.will, .be, .have]) && !tokens[at].has(.pron) {
      if isWord(at, "it'll") { break }
      at -= 1
    }
    guard at > 0, isWord(at, "it") || isWord(at, "it'll") || isWord(at, "that") else { return false }
    return tokens[..<at].contains { $0.has(.nCapex) }
      && !tokens[..<at].contains { $0.has([.nRevenue, .nProfit]) && $0.kind == .word }
  }

  /// "the total cost of Nolans": of something with a name.
  func isNamed(_ noun: Int) -> Bool {
    isWord(noun + 1, "of") && noun + 2 < tokens.count && tokens[noun + 2].isCapital
  }

  /// "the cost of the plant": the noun behind "of".
  func complement(of noun: Int) -> Int? {
    guard isWord(noun + 1, "of") || isWord(noun + 1, "for") else { return nil }
    return phraseHead(from: noun + 2)?.head
  }

  /// The head noun of the subject of a verb: over adverbials and asides, to the noun that no preposition governs.
  func subjectNoun(of verb: Int) -> Int? {
    // "capex had reached $18m and would come to": the subject of the first verb.
    var at = coordinated(verb) - 1
    var best: Int?
    while at >= 0 {
      let token = tokens[at]
      switch token.kind {
      case .close:
        while at > 0, tokens[at].kind != .open { at -= 1 }
      case .stop: return best
      case .comma:
        // An aside is skipped; another comma ends the subject once a noun was found.
        if let previous = tokens[..<at].lastIndex(where: { $0.kind == .comma }), best == nil,
          !(previous..<at).contains(where: { tokens[$0].has([.be, .will, .have]) && $0 > previous + 2 }),
          tokens[previous + 1].has([.prep, .rel, .det, .adverb]) || tokens[previous + 1].isAdverb
            || tokens[previous + 1].kind == .period || at - previous <= 4
        {
          at = previous
        } else if best != nil {
          return best
        }
      case .word:
        if token.has(.noun), !(token.isVerb && !isNounHere(at)) {
          let start = phraseStart(at)
          let isGoverned = start > 0 && tokens[start - 1].has(.prep)
          if !isGoverned { return at }
          best = best ?? nil
          at = start - 1
        } else if token.has(.pron), !token.has([.det, .possessive]) {
          return nil
        } else if token.isVerb, !isNounHere(at), !token.has([.be, .vPlan]), !isReduced(at) {
          // Another clause's verb.
          return best
        } else if token.has(.coord), best == nil, at + 1 == verb || tokens[at + 1].has([.will, .be, .have]) {
          // "X and will be": the subject stands before the first verb.
          break
        }
      case .upper:
        if token.has([.nCapex, .nRevenue, .nInvest, .nProfit]), at == 0 { return at }
      default: break
      }
      at -= 1
    }
    return best
  }

  /// A participle behind its noun: "capex planned for 2026 is".
  private func isReduced(_ index: Int) -> Bool {
    guard tokens[index].forms.contains(.participle), index > 0 else { return false }
    return tokens[index - 1].has(.noun) && !tokens[index - 1].has(.be)
  }
}
