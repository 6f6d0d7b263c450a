import Vocabulary

/// Payments: which of them are the price of a company or of a share of one.
///
///     X owns Y, for which it paid $5bn               the relative clause says for what
///     For its part of Y it paid $5bn                 the phrase that the sentence opens with does
///     paid $5bn in the process of taking over Y      another verb of buying does
///     X has bid for Y. It will pay $5bn in cash      the sentence before does
///     $5bn was paid to Y to complete the takeover    the payer is whom the text is about
extension FactReading {
  /// "paid $5bn for Y": a purchase where something is named behind "for".
  func payment(_ verb: Int, _ money: Int) -> EnglishRelation {
    var at = after(money)
    while at < tokens.count {
      if tokens[at].kind == .duration || tokens[at].kind == .period || tokens[at].kind == .percent {
        at = after(at)
      } else if case let end = behindConsideration(at), end > at {
        at = end
      } else {
        break
      }
    }
    if isWord(at, "for") {
      // "paid €70m for a second-hand vessel": put into what it works with.
      if let head = phraseHead(from: at + 1)?.head, isWord(head, .asset), tokens[head].kind == .word {
        return EnglishRelation(kind: .invest, verb: verb)
      }
      return EnglishRelation(kind: .acquire, verb: verb)
    }
    // "are paying $55 billion to take the game maker private".
    if isInfinitive(at), isWord(after(at), "take"),
      (at..<min(tokens.count, at + 10)).contains(where: { isWord($0, "private") })
    {
      return EnglishRelation(kind: .acquire, verb: after(at))
    }
    // "paying $5bn to acquire Y"
    if isInfinitive(at), let next = token(after(at)), next.has(.vAcquire) {
      return EnglishRelation(kind: .acquire, verb: after(at))
    }
    // "raised its stake in Y to 55%, paying $5bn".
    if token(verb)?.forms.contains(.ing) ?? false, verb > 0, tokens[verb - 1].kind == .comma,
      tokens[..<verb].contains(where: { $0.has(.nStake) && $0.kind == .word })
    {
      return EnglishRelation(kind: .stake, verb: verb)
    }
    return EnglishRelation(kind: isPriceOfDeal(verb, money) ? .stake : .other, verb: verb)
  }

  /// The token behind what is paid with: "$3.5 billion in stock for Sandstorm", "in cash and shares"; the one given where that
  /// is not told.
  func behindConsideration(_ at: Int) -> Int {
    guard isWord(at, "in"), isWord(at + 1, .consideration) else { return at }
    let end = after(at + 1)
    return isWord(end, "and") && isWord(end + 1, .consideration) ? after(end + 1) : end
  }

  /// Whether what is paid is the price of what a verb or noun of buying nearby names.
  func isPriceOfDeal(_ verb: Int, _ money: Int) -> Bool {
    guard tokens[verb].has(.vPay), !isWord(verb, .offers) else { return false }
    // "paid $5bn in tax", "pays a dividend of": what buys nothing.
    var at = money + 1
    while at < tokens.count, at < money + 8, tokens[at].kind != .comma, tokens[at].kind != .stop {
      if tokens[at].kind == .word, isWord(at, .paidOff) { return false }
      if isWord(at, "a"), isWord(at + 1, .calendarNoun) || isWord(at + 1, "person") { return false }
      at += 1
    }
    if (verb + 1..<max(verb + 1, money)).contains(where: { isWord($0, .paidOff) || tokens[$0].has([.person, .nobody]) })
    {
      return false
    }
    if isForWhich(verb) { return true }
    if isWord(0, "for"), tokens[..<verb].contains(where: { $0.isCapital }) { return true }
    if let purchase, sentence - purchase.sentence <= 1 { return true }
    return tellsOfDeal(besides: verb) || sentence - dealSentence <= 1 && dealSentence >= blockSentence
  }

  /// "for which it paid".
  func isForWhich(_ verb: Int) -> Bool {
    guard verb > 1, let which = (max(1, verb - 8)..<verb).last(where: { isWord($0, .thatWhich) || isWord($0, "whom") })
    else { return false }
    return isWord(which - 1, "for")
  }

  /// Whether the sentence has a verb or a noun of buying companies, another than the one given.
  func tellsOfDeal(besides verb: Int) -> Bool {
    tokens.indices.contains { at in
      guard at != verb, tokens[at].kind == .word else { return false }
      if tokens[at].has(.vAcquire), tokens[at].isVerb, !isNounHere(at), !tokens[at].has(.vBuild) { return true }
      return tokens[at].has(.nDeal) && !isWord(at, .looseDeal) || tokens[at].has(.nStake) && !isWord(at, .looseStake)
    }
  }

  /// Notes that the sentence told of a purchase, for one that tells its price.
  mutating func noteDealTalk() {
    if tellsOfDeal(besides: -1) { dealSentence = sentence }
  }

  /// "for the 48% it took", "for 433 million shares".
  func isForHolding(_ preposition: Int) -> Bool {
    guard isWord(preposition, "for"), preposition + 1 < tokens.count else { return false }
    var at = preposition + 1
    if tokens[at].has([.det, .possessive]) { at += 1 }
    guard at < tokens.count else { return false }
    if tokens[at].kind == .percent { return true }
    return tokens[at].kind == .number && at + 1 < tokens.count && tokens[at + 1].kind == .word
      && tokens[at + 1].has([.nShare, .nStake])
  }

  /// "the equipment maker it bought in 2011 for $3bn": a purchase whose object stands before its subject.
  func isContactRelative(_ money: Int) -> Bool {
    let verb = verbBefore(money)
    guard verb > 1, tokens[verb].has(.vAcquire), isWord(verb - 1, "it") || tokens[verb - 1].kind == .name,
      case let before = tokens[verb - 2]
    else { return false }
    return before.kind == .name || before.kind == .word && before.has([.company, .unit]) && !before.has([.sub, .prep])
  }

  /// "Y, the equipment maker it agreed to buy": where what is told to be bought begins, right before the pronoun of who buys.
  func contactHead(before pronoun: Int) -> Int? {
    guard pronoun > 2, isWord(pronoun, "it") || isWord(pronoun, "they"), case let noun = pronoun - 1,
      tokens[noun].kind == .word, tokens[noun].has([.company, .unit]), !tokens[noun].has([.sub, .prep, .pron])
    else { return nil }
    let start = phraseStart(noun)
    guard start > 1, tokens[start].has(.det), tokens[start - 1].kind == .comma, tokens[start - 2].isCapital else {
      return nil
    }
    return tokens[start - 2].kind == .name ? start - 2 : strangers(endingAt: start - 2)?.lowerBound
  }

  /// "for it", "for its half of Y", "for the rest", "for a 15% interest in the plant": something of a purchase, though it
  /// is not named.
  func isForUnnamed(_ preposition: Int) -> Bool {
    guard isWord(preposition, "for"), preposition + 1 < tokens.count else { return false }
    let next = preposition + 1
    if isWord(next, .partOfBefore) || isWord(next, "both") {
      return next + 1 >= tokens.count || !isNominal(next + 1) || tokens[next + 1].kind == .period
    }
    return (next..<min(tokens.count, next + 4)).contains { isWord($0, .portion) }
  }
}
