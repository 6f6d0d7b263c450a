import Vocabulary

/// Whom money is put into in English, and whose share it is: a round of Y, a stake held by Y, a venture with Y.
extension FactReading {
  /// The company that money is put into: "in Y", "into Y" where Y is a company and not the spender's own.
  func investee(of money: Int, _ relation: EnglishRelation, _ subject: Subject) -> Subject? {
    var at = money + 1
    var steps = 0
    while at < tokens.count, steps < 9 {
      let token = tokens[at]
      if token.kind == .stop || token.kind == .money { return nil }
      if isWord(at, .investeePreposition) || isWord(at, "committed to"), !isInfinitive(at) {
        // "in the company": whom the text is about.
        if let noun = phraseHead(from: at + 1)?.head, isDescription(noun), tokens[noun].has(.company),
          case .somebody(let meant) = pronoun(at: noun), !isOwn(meant, subject), subject.range != nil,
          meant.range == nil
        {
          return meant
        }
        guard let name = nameRight(of: at), let range = name.range else {
          at += 1
          continue
        }
        return isCompany(name, at, range) && !isOwn(name, subject) ? name : nil
      }
      if token.isVerb, !isNounHere(at), at > money + 2, !token.forms.contains(.participle) { return nil }
      at += 1
      steps += 1
    }
    return nil
  }

  /// "holds 16% of the unit after injecting $750m", "put $670m into a factory, taking a majority stake": whom a share is of.
  func shareHeld(by relation: EnglishRelation) -> Subject?? {
    let verb = relation.verb
    guard verb > 0, relation.noun < 0, tokens[verb].has([.vInvest, .vPut]) else { return nil }
    if tokens[verb].forms.contains(.ing), isWord(verb - 1, .afterOrBy),
      let share = tokens[..<verb].indices.first(where: {
        tokens[$0].kind == .percent && isWord($0 + 1, "of") || tokens[$0].has(.nStake) && !tokens[$0].has(.nShare)
      })
    {
      if let head = phraseHead(from: share + 2)?.head, isDescription(head),
        case .somebody(let meant) = pronoun(at: head)
      {
        return .some(meant)
      }
      return .some(shareTarget(from: share))
    }
    var at = verb + 1
    while at + 2 < tokens.count {
      if tokens[at].kind == .comma || isWord(at, "and"), isWord(at + 1, .takingShare),
        tokens[at + 2].kind == .percent || !isWord(at + 2, "the"),
        let head = phraseHead(from: at + 2)?.head, tokens[head].has(.nStake) || isWord(head, "position")
      {
        return .some(shareTarget(from: head))
      }
      at += 1
    }
    return nil
  }

  /// "will contribute $430m to the venture", "is forming a venture with Y; it will contribute $27m": money for a company
  /// shared with others.
  func isIntoVenture(_ money: Int, _ relation: EnglishRelation) -> Bool {
    guard relation.verb >= 0, relation.noun < 0, tokens[relation.verb].has(.vInvest) else { return false }
    let at = after(money)
    if isWord(at, "to") || isWord(at, "into") || isWord(at, "in"), let head = phraseHead(from: at + 1)?.head {
      return isWord(head, "venture") || isWord(head, "joint venture")
    }
    return scene.starts("contribut", at: Int(tokens[relation.verb].start))
      && tokens[..<relation.verb].indices.contains { isWord($0, "venture") || isWord($0, "joint venture") }
  }

  private func isOwn(_ name: Subject, _ subject: Subject) -> Bool {
    guard name.who != Actors.unknown else { return name.range == subject.range }
    return actors.same(name.who, subject.who) || actors.owns(subject.who, name.who)
  }

  /// Whether a name behind "in" is a company: one that the lexicon knows as such, or one that the words around call so;
  /// not where it only describes a noun ("in Microsoft services").
  private func isCompany(_ name: Subject, _ preposition: Int, _ range: Range<Int>) -> Bool {
    let last = tokens.firstIndex { Int($0.end) >= range.upperBound } ?? preposition
    let next = last + 1
    if next < tokens.count, tokens[next].kind == .genitive { return false }
    if next < tokens.count, tokens[next].kind == .word, isNominal(next), !tokens[next].has([.det, .pron, .verb]),
      !tokens[next].isAdverb
    {
      return false
    }
    if name.who != Actors.unknown {
      switch actors.kind(name.who) {
      case .company, .fund: return true
      case .unit: return true
      default: return false
      }
    }
    // "in start-up X", "in X, a maker of".
    let first = tokens.firstIndex { Int($0.start) >= range.lowerBound } ?? preposition + 1
    if (preposition + 1..<max(preposition + 1, first)).contains(where: { tokens[$0].has([.company, .unit]) }) {
      return true
    }
    if next + 1 < tokens.count, tokens[next].kind == .comma, tokens[next + 1].has(.det) {
      return (next + 1..<min(tokens.count, next + 9)).contains { tokens[$0].has(.company) }
    }
    return ProvisionalNames.hasForm(range, of: self)
  }
}
