import Vocabulary

/// Who does what an English verb says, and whose a noun is.
extension FactReading {
  /// Who acts, as far as a phrase tells.
  enum Agent {
    case somebody(Subject)
    /// Nobody the text is about: analysts, investors, others.
    case nobody
    case unknown
  }

  /// The subject of the verb at a token.
  func agent(of verb: Int) -> Agent {
    var at = coordinated(verb) - 1
    var second: Subject?
    var sawPronoun = false
    var sawAt: Int?
    var isDirect = true
    // Whether words between commas were passed over.
    var sawAside = false
    if let partner = absolutePartner(of: verb) { return .somebody(partner) }
    while at >= 0 {
      let token = tokens[at]
      switch token.kind {
      case .close:
        while at > 0, tokens[at].kind != .open { at -= 1 }
        at -= 1
        continue
      case .comma:
        if let opening = aside(endingAt: at) {
          if let name = named(between: opening, and: at) { return .somebody(name) }
          sawAside = sawAside || tokens[(opening + 1)..<at].contains { $0.kind == .name }
          at = opening - 1
          continue
        }
      case .stop:
        if token.end - token.start == 3 || text[Int(token.start)] == UInt8(ascii: "-"),
          let opening = tokens[..<at].lastIndex(where: { $0.kind == .stop })
        {
          at = opening - 1
          continue
        }
        if !sawPronoun, let label = label(before: at) { return .somebody(label) }
        if let sawAt, text[Int(token.start)] == UInt8(ascii: ";") { return pronoun(at: sawAt) }
        if isDirect || sawPronoun {
          return sawPronoun || second == nil ? carriedAgent : second.map { .somebody($0) } ?? .unknown
        }
        return second.map { .somebody($0) } ?? carriedAgent
      case .name:
        let mark = Int(token.mark)
        if canAct(scene.marks[mark]), !isSource(mark), !isGloss(mark) {
          let subject = named(at)
          // "the Alphabet unit": whom the text is about.
          if isRelative(at), preposition(of: at) < 0 {
            sawPronoun = true
            sawAt = sawAt ?? at
            break
          }
          if preposition(of: at) < 0 || opensOwnClause(at) {
            if !isObject(at) {
              var found = firstOfList(at) ?? subject
              found.isCertain = sawAside
              return .somebody(found)
            }
          } else if second == nil, case let preposition = preposition(of: at),
            isWord(preposition, .actorPreposition)
          {
            second = subject
          }
        }
      case .upper:
        if let run = strangers(endingAt: at) {
          if !isPerson(run) {
            let subject = stranger(run)
            if preposition(of: at) < 0 {
              if !isObject(at), !isSaying(at), isPlausible(run, verb) { return .somebody(subject) }
            } else if second == nil, isWord(preposition(of: at), .byAt) {
              second = subject
            }
          }
          at = run.lowerBound - 1
          continue
        }
        // "London is footing": a place that acts is nobody the text is about.
        if isDirect, token.has(.place), !token.has([.adverb, .common]), preposition(of: at) < 0,
          tokens[at + 1..<verb].allSatisfy({ $0.has([.be, .have, .will, .adverb]) })
        {
          return .nobody
        }
      case .word:
        if token.has(.pron), !token.has(.det) || token.has(.rel) {
          if token.has(.rel) {
            // "X, which will spend": the name before; not "a plant for which".
            if at > 0, tokens[at - 1].has(.prep) { break }
            if var antecedent = antecedent(at) {
              // "X, which will spend".
              antecedent.isCertain = tokens[at - 1].kind == .comma && at > 1 && tokens[at - 2].kind == .name
              return .somebody(antecedent)
            }
          } else if preposition(of: at) < 0 || isWord(at, .saysSubject) && isNextVerbal(at) {
            if token.has(.we), !sawPronoun, !isWord(at, "us"), !token.has(.possessive) {
              if let speaker = speaker(after: verb) { return .somebody(speaker) }
              return ownCompany(at)
            }
            sawPronoun = true
            sawAt = sawAt ?? at
            // "Y, the brewer it agreed to buy": not what stands before the pronoun.
            if let whole = contactHead(before: at) { at = whole }
          }
        } else if isDescription(at) {
          // "the government will fork out": none of the companies that the text is about.
          if isWord(at, .stateNoun), preposition(of: at) < 0,
            focus.map({ actors.carrierKind($0) != .government }) ?? true
          {
            return .nobody
          }
          if preposition(of: at) < 0 {
            if isDirect, let meant = lastOfTrade(at) { return .somebody(meant) }
            if isDirect, isWord(at, .purchaser) { return pronoun(at: at) }
            sawPronoun = true
            sawAt = sawAt ?? at
          }
          // "the Dubai ports group": the place in it does not act.
          at = phraseStart(at)
        } else if isWord(at, .administrationNoun), preposition(of: at) < 0, isNextVerbal(at),
          let owner = tokens[..<at].lastIndex(where: { $0.kind == .genitive }), at - owner <= 3, owner > 0,
          tokens[owner - 1].kind == .upper
        {
          // "In Seoul, President Doe's administration plans": of the country that the sentence names.
          guard let country = (0..<owner).last(where: { tokens[$0].kind == .name && isGovernment($0) }) else {
            return .nobody
          }
          return .somebody(named(country))
        } else if let start = owned(at) {
          // "Jane Doe's carmaker", "Samsung's main rival": whom the text is about, and not the owner.
          if preposition(of: at) < 0 {
            sawPronoun = true
            sawAt = sawAt ?? at
          }
          at = start
        } else if at > 0, token.has(.nobody),
          isWord(at - 1, .told) || tokens[at - 1].has(.vSay) && tokens[at - 1].isVerb
        {
          // "X told shareholders to count on": to whom it is said.
        } else if isDirect, token.has(.nobody), !token.has(.det) || at + 1 == verb || isNextVerbal(at) {
          if preposition(of: at) < 0 { return .nobody }
        }
        if !token.has([.adverb, .will, .be, .have, .do, .not]), !isInfinitive(at), !token.has(.verb) {
          isDirect = false
        }
      default: break
      }
      at -= 1
    }
    if sawPronoun {
      if let sawAt, let later = subjectBehind(sawAt, verb) { return .somebody(later) }
      return carriedAgent
    }
    if let second { return .somebody(second) }
    return carriedAgent
  }

  /// "NULLARBOR DATA HALLS (NDH) - Has agreed to buy": the name that the sentence begins with, and nothing else before a
  /// dash but brackets.
  private func label(before dash: Int) -> Subject? {
    guard dash > 0, tokens[0].kind == .name, canAct(scene.marks[Int(tokens[0].mark)]), !isGovernment(0) else {
      return nil
    }
    var at = 1
    if at < dash, tokens[at].kind == .open {
      while at < dash, tokens[at].kind != .close { at += 1 }
      at += 1
    }
    guard at == dash else { return nil }
    var name = named(0)
    name.isCertain = true
    return name
  }

  /// "Two weeks after it agreed to pay $5bn for Y, X said": the subject of the main clause behind a first clause with "it".
  private func subjectBehind(_ pronoun: Int, _ verb: Int) -> Subject? {
    guard isWord(pronoun, "it") || isWord(pronoun, "its"), pronoun < 6,
      (0..<pronoun).contains(where: { tokens[$0].has(.sub) }),
      let comma = (verb + 1..<tokens.count).first(where: { tokens[$0].kind == .comma }), comma + 2 < tokens.count
    else { return nil }
    var at = comma + 1
    if tokens[at].has(.det) { at += 1 }
    guard tokens[at].kind == .name, canAct(scene.marks[Int(tokens[at].mark)]), !isGovernment(at), at + 1 < tokens.count
    else { return nil }
    let next = after(at)
    guard next < tokens.count, tokens[next].isVerb || tokens[next].has([.be, .have, .will]) else { return nil }
    return named(at)
  }

  /// Whom "we" means where nobody is cited: whom the text is about as a whole, not who was named last; outside of quotation
  /// marks the one whose text it is.
  func ownCompany(_ word: Int) -> Agent {
    if let speaker = closingSpeaker() { return .somebody(speaker) }
    if !isQuoted(Int(tokens[word].start)), let narrator {
      return .somebody(Subject(who: narrator, range: nil, mark: -1, isCertain: true))
    }
    guard headingActor == nil, let main = mostNamed, titleActor.map({ actors.same($0, main) }) ?? true else {
      return carriedAgent
    }
    return .somebody(Subject(who: main, range: nil, mark: -1, isCertain: true))
  }

  var carriedAgent: Agent {
    if let speaker = closingSpeaker() { return .somebody(speaker) }
    return (focus ?? headingActor ?? titleActor ?? mostNamed).map { .somebody(Subject(who: $0, range: nil, mark: -1)) }
      ?? .unknown
  }

  /// The name at a token; of a possessive unit ("X's cloud arm") the owner is what is named.
  func named(_ index: Int) -> Subject {
    let mark = Int(tokens[index].mark)
    return Subject(who: who(scene.marks[mark]), range: range(scene.marks[mark]), mark: mark)
  }

  /// A subject for a run of words that no lexicon holds.
  func stranger(_ run: ClosedRange<Int>) -> Subject {
    Subject(
      who: Actors.unknown, range: Int(tokens[run.lowerBound].start)..<Int(tokens[run.upperBound].end), mark: -1)
  }

  /// Gives the subject of a name that no lexicon holds an identity of its own.
  mutating func settled(_ subject: Subject) -> Subject {
    guard subject.who == Actors.unknown, let range = subject.range else { return subject }
    return Subject(
      who: actors.provisional(string(range)), range: range, mark: -1, isCertain: subject.isCertain)
  }

  /// The first of "A, B and C", where a name ends such a list of subjects.
  private func firstOfList(_ index: Int) -> Subject? {
    var index = index
    if index > 2, tokens[index - 1].has(.det) { index -= 1 }
    guard index >= 2, tokens[index - 1].has(.coord) else { return nil }
    // "Its export fund KLMF and the Novo Foundation": of whom no lexicon knows.
    if tokens[index - 2].kind == .upper, let run = strangers(endingAt: index - 2), !isPerson(run),
      preposition(of: index - 2) < 0
    {
      return stranger(run)
    }
    var first = index
    while first >= 2, tokens[first - 1].has(.coord) || tokens[first - 1].kind == .comma,
      tokens[first - 2].kind == .name,
      canAct(scene.marks[Int(tokens[first - 2].mark)])
    {
      first -= 2
    }
    return first == index || preposition(of: first) >= 0 ? nil : named(first)
  }

  /// Where the words between commas began that end at a comma: a relative clause, an apposition, an adverbial.
  func aside(endingAt comma: Int) -> Int? {
    var at = comma - 1
    while at >= 0, tokens[at].kind != .comma, tokens[at].kind != .stop {
      // No comma within brackets opens it.
      if tokens[at].kind == .close { while at > 0, tokens[at].kind != .open { at -= 1 } }
      at -= 1
    }
    guard at > 0, tokens[at].kind == .comma, comma - at > 1 else { return nil }
    let first = tokens[at + 1]
    let opener = first.isAdverb ? tokens[min(at + 2, comma)] : first
    if opener.has(.rel) { return at }
    let hasVerb = (at + 1..<comma).contains { tokens[$0].has([.be, .have, .do, .will]) }
    if opener.has(.prep) || first.isAdverb || opener.kind == .period || opener.kind == .number
      || opener.kind == .duration
    {
      return hasVerb ? nil : at
    }
    if opener.has([.det, .possessive, .company, .person, .unit]) || opener.has(.common) && opener.kind == .upper {
      return hasVerb ? nil : at
    }
    // "X, founded in 1998, will spend", "X, owner of Y, …".
    // "X, a maker of Y, holds 5% of Z, for which": a finite verb opens no aside.
    if opener.isVerb, opener.forms == .third, !opener.has(.noun) { return nil }
    if opener.kind == .word, !opener.has(.coord), !opener.has(.pron) { return hasVerb ? nil : at }
    // "X, Y's parent, …"
    if comma - at > 3, !(at + 1..<comma).contains(where: { tokens[$0].isVerb || tokens[$0].kind == .money }),
      tokens[at + 2].kind == .genitive || tokens[at + 3].kind == .genitive
    {
      return hasVerb ? nil : at
    }
    return nil
  }

  /// Whether a name is what is bought, sold or joined.
  func isObject(_ index: Int) -> Bool {
    let start = phraseStart(index)
    guard start > 0, tokens[start - 1].isVerb else { return false }
    if isWord(start - 1, .told) { return true }
    return tokens[start - 1].has([.vAcquire, .vSell, .vJoin, .vBuild, .vPay]) && !tokens[start - 1].has(.vSay)
  }

  /// "Musk said", "told X".
  func isSaying(_ index: Int) -> Bool {
    let next = after(index)
    return next < tokens.count && tokens[next].has(.vSay) && !tokens[next].has([.vAnnounce, .vGuide])
      && isTwoWords(index)
      && !ProvisionalNames.hasForm(Int(tokens[index].start)..<Int(tokens[index].end), of: self)
  }

  private func isTwoWords(_ index: Int) -> Bool { index > 0 && tokens[index - 1].kind == .upper }

  private func isNextVerbal(_ index: Int) -> Bool {
    let next = after(index)
    return next < tokens.count && (tokens[next].has([.be, .have, .do, .will]) || tokens[next].isVerb)
  }

  /// Whether a run of capitals may be a company's name: not a day, a place behind a comma, a nationality.
  func isPlausible(_ run: ClosedRange<Int>, _ verb: Int) -> Bool {
    // What a subject is followed by: a verb, a comma, a bracket, an owner's 's.
    let next = run.upperBound + 1
    guard next < tokens.count else { return false }
    switch tokens[next].kind {
    case .genitive, .comma, .open, .close, .stop, .quote, .colon: return true
    case .word:
      // "Artificial intelligence is down for $5bn": the first word of a sentence before its noun.
      if run.upperBound == 0, tokens[next].classes.isEmpty, tokens[next].forms.isEmpty, let behind = token(next + 1),
        behind.has([.be, .have, .will]) || behind.isVerb
      {
        return false
      }
      return tokens[next].has([.verb, .be, .have, .will, .do, .adverb, .coord, .rel, .prep]) || !tokens[next].has(.det)
    default: return true
    }
  }
}
