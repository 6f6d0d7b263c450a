import Vocabulary

/// What an English sentence says of an amount of money: what it is, and by which verb or noun.
struct EnglishRelation {
  enum Kind {
    /// Put to work: the object of a verb of spending, or an investment.
    case invest
    /// Capital expenditure or a programme of it, named as such.
    case capex
    /// The worth or cost of something built or planned.
    case project
    case acquire, stake, round
    /// Revenue, debt, fines, orders: no investment.
    case other
    /// The difference of a rise or a cut, or the figure before it.
    case step, former
    /// What nobody says.
    case unknown

    /// The numbers of those that say that it is no investment.
    static let noInvestment = Kind.other.number...Kind.former.number

    /// A number for each, for features.
    var number: UInt64 {
      switch self {
      case .unknown: 0
      case .invest: 1
      case .capex: 2
      case .project: 3
      case .acquire: 4
      case .stake: 5
      case .round: 6
      case .other: 7
      case .step: 8
      case .former: 9
      }
    }
  }

  var kind: Kind
  /// The token of the governing verb, -1 for none.
  var verb = -1
  /// The token of the noun that names the amount, -1 for none.
  var noun = -1
  /// The money is what the verb's subject is ("$5bn will be spent").
  var isPassive = false
  /// The amount follows in the manner of the one before it.
  var isContinued = false
  /// A clause with a verb and a subject of its own right behind the amount says what became of it.
  var isTold = false
}

extension FactReading {
  /// What the sentence says of the money at a token.
  func relation(of money: Int) -> EnglishRelation {
    let verb = verbBefore(money)
    // "will buy back $2bn of shares".
    if verb >= 0, isWord(verb + 1, "back"), tokens[verb].has([.vAcquire, .vPay]), verb + 1 < money {
      return EnglishRelation(kind: .other, verb: verb)
    }
    if isPrivate(money) || isUnspent(money, verb) { return EnglishRelation(kind: .other, verb: verb) }
    // "has got $5bn to spend on".
    if let spender = toSpend(money) ?? linedUp(money) { return EnglishRelation(kind: .invest, verb: spender) }
    // "$10bn more than planned in February".
    if isDifference(money) { return EnglishRelation(kind: .step, verb: verb) }
    if let told = toldBehind(money) { return told }
    // "its package includes $15bn of capital spending": a part.
    if verb >= 0, isWord(verb, .includes), before(money) == verb { return EnglishRelation(kind: .former, verb: verb) }
    if isPartOfBefore(money, verb) { return EnglishRelation(kind: .step, verb: verb) }
    // "will come out of the $150bn package".
    if case let start = phraseStart(money), start > 0, isWord(start - 1, "out of"), isWord(start - 2, .come) {
      return EnglishRelation(kind: .other, verb: verb)
    }
    if takesOf(money, verb) { return EnglishRelation(kind: .stake, verb: verb) }
    // "a $5bn factory", "$16bn contract".
    if let noun = modified(by: money) { return byNoun(noun, verb) }
    if let again = saidAgain(money, verb) { return again }
    // "$5bn of capital expenditure", "$3bn in revenue".
    if !isSpentIn(money, verb), let noun = measured(by: money), let relation = byMeasure(noun, verb, money) {
      return relation
    }
    // "some $700m more than it had planned"
    if isWord(money + 1, .moreOrLess), isWord(money + 2, "than") { return EnglishRelation(kind: .step, verb: verb) }
    // "$24bn of private money"
    if isWord(money + 1, "of"), isWord(money + 2, "private"), verb < 0 || !tokens[verb].has(.vInvest) {
      return EnglishRelation(kind: .other, verb: verb)
    }
    let isFrom =
      scene.starts("from ", at: Int(tokens[money].start))
      && mentions[Int(scene.marks[Int(tokens[money].mark)].ref)].qualifier != .range
    let left = isFrom ? EnglishRelation(kind: .unknown, verb: verb) : byLeft(money)
    if left.kind != .unknown { return left }
    if !isFrom, case let row = byRoster(money), row.kind != .unknown { return row }
    if !isFrom, let carried = carriedCost(money) ?? purpose(of: money, behind: verb) { return carried }
    if let listed = listedRound(money, verb) { return listed }
    if isFrom {
      let right = byRight(money, left)
      return right.isPassive ? right : EnglishRelation(kind: .former, verb: verb)
    }
    return byRight(money, left)
  }

  /// "About $2bn of it is for land", "some $5bn of that is earmarked": a part of the sum before, and nothing that was spent.
  private func isPartOfBefore(_ money: Int, _ verb: Int) -> Bool {
    guard isWord(money + 1, "of"), isWord(money + 2, .partOfBefore), money + 3 < tokens.count, verb < 0 else {
      return false
    }
    let next = after(money + 2)
    guard next < tokens.count, tokens[next].has(.be) || tokens[next].has(.will) || isWord(next, "goes") else {
      return false
    }
    return !(next..<min(tokens.count, next + 4)).contains { tokens[$0].has(.vInvest) && !tokens[$0].has(.vPledge) }
  }

  /// "has got $5bn to spend on a plant": the verb of spending behind an amount that somebody has.
  private func toSpend(_ money: Int) -> Int? {
    let to = after(money)
    guard to + 1 < tokens.count, isInfinitive(to), case let spender = after(to), spender < tokens.count,
      tokens[spender].has(.vInvest), !tokens[spender].has(.vPledge), isWord(spender + 1, .spentOn),
      case let has = before(money), has >= 0, tokens[has].has(.have) || isWord(has, .getsMoney)
    else { return nil }
    return spender
  }

  /// "has agreed to pay $23 a share, or $5bn in all, for Y": the price of the whole behind that of a share.
  private func saidAgain(_ money: Int, _ verb: Int) -> EnglishRelation? {
    guard verb >= 0, tokens[verb].has(.vPay), isWord(before(money), "or"),
      (verb + 1..<money).contains(where: { tokens[$0].kind == .money }),
      (verb + 1..<money).contains(where: { isWord($0, "share") })
    else { return nil }
    let next = after(money)
    return isWord(next, "for") || isWord(next + 1, "for") && tokens[next].kind == .comma
      ? EnglishRelation(kind: .acquire, verb: verb) : payment(verb, money)
  }

  /// "$10bn more than planned": by how much a figure differs from one that is not named.
  private func isDifference(_ money: Int) -> Bool {
    let end = Int(scene.marks[Int(tokens[money].mark)].end)
    guard scene.starts(.differsFrom, at: end) else { return false }
    return money > 0 && tokens[money - 1].kind == .comma
  }

  /// "invest $5bn in British assets": what it is spent on, however it is called.
  private func isSpentIn(_ money: Int, _ verb: Int) -> Bool {
    guard verb >= 0, verb < money, tokens[verb].has([.vInvest, .vPut]), isWord(after(money), .investeePreposition)
    else {
      return false
    }
    return before(money) == verb
      && phraseHead(from: after(money) + 1).map { !tokens[$0.head].has([.nRevenue, .nProfit]) } ?? false
  }

  // MARK: Nouns

  /// The head of the noun phrase in which the money stands as an attribute.
  private func modified(by money: Int) -> Int? {
    var at = money + 1
    var head: Int?
    if isWord(at, "worth"), isWord(at + 1, "of") { return nil }
    while at < tokens.count {
      let token = tokens[at]
      if token.kind == .quote || token.isAdverb {
        at += 1
        continue
      }
      switch token.kind {
      case .word, .upper:
        if token.has([.det, .pron, .rel, .be, .have, .will, .do, .not]), !token.has(.noun) { return head }
        if token.has(.prep), !token.has(.noun) { return head }
        if token.has(.sub) { return head }
        if token.has(.coord) {
          // "$5bn in cash and stock" measures nothing.
          guard head == nil, at > money + 1, !tokens[at - 1].isAdverb, at + 1 < tokens.count, isNominal(at + 1)
          else { return head }
          at += 1
          continue
        }
        // "its $5bn bid for Y", "a $5bn swoop on Y": a verb with its preposition, written as a noun.
        if head == nil, token.has(.vAcquire), !token.has(.noun), token.forms.contains(.base),
          scene.contains(" ", in: Int(token.start)..<Int(token.end))
        {
          return at
        }
        if token.has(.verb), !token.has([.noun, .company, .unit]) {
          // "$5bn planned investment"; "$5bn opened in June" is a verb.
          guard head == nil, token.forms.contains(.ing) || token.forms.contains(.participle), at + 1 < tokens.count,
            isNominal(at + 1), tokens[at + 1].kind == .word, !tokens[at + 1].has(.det)
          else { return head }
          at += 1
          continue
        }
        if token.has([.noun]) { head = at }
      case .name:
        // "$16bn Tesla contract": the name must go on to a noun.
        break
      case .number, .duration, .period:
        // "$5bn this year" says when; "$5bn 10-year plan" goes on.
        guard at + 1 < tokens.count, tokens[at + 1].kind == .word, tokens[at + 1].has(.noun),
          !tokens[at + 1].has([.prep, .verb]) || tokens[at + 1].has([.nProject, .nCapex])
        else { return head }
      case .genitive: break
      case .comma:
        guard head == nil, at + 1 < tokens.count, tokens[at + 1].kind == .number || tokens[at + 1].kind == .duration
        else { return head }
      default: return head
      }
      at += 1
    }
    return head
  }

  /// The noun that the money measures: "of capex", "worth of orders", "in revenue".
  private func measured(by money: Int) -> Int? {
    var at = after(money)
    while at < tokens.count, tokens[at].kind == .duration || tokens[at].kind == .period { at = after(at) }
    if isWord(at, "worth") { at += 1 }
    guard at + 1 < tokens.count, isWord(at, "of") || isWord(at, "in") else { return nil }
    return phraseHead(from: at + 1)?.head
  }

  private func byMeasure(_ noun: Int, _ verb: Int, _ money: Int) -> EnglishRelation? {
    let isOf = !(money + 1..<noun).contains { isWord($0, "in") }
    let token = tokens[noun]
    if token.has(.nCapex) { return EnglishRelation(kind: .capex, verb: verb, noun: noun) }
    // "$5bn of new equity will be issued": money that comes in.
    if token.has(.nStake),
      (noun + 1..<min(tokens.count, noun + 6)).contains(where: {
        tokens[$0].kind == .word && tokens[$0].forms.contains(.participle) && tokens[$0].has([.vNeg, .vSell, .vRaise])
          && isPassive($0)
      })
    {
      return EnglishRelation(kind: .other, verb: verb, noun: noun)
    }
    if token.has(.nStake) || token.has(.nRound) { return byNoun(noun, verb) }
    // "agreed to buy $1bn worth of OpenAI stock".
    if verb >= 0, tokens[verb].has(.vAcquire), token.has(.nShare), isOf {
      return EnglishRelation(kind: .stake, verb: verb, noun: noun)
    }
    if token.has([.nNeg, .nRevenue, .nProfit]) {
      // "$3.5bn of the windfall": where it comes from, not what it is.
      let first = after(money)
      return isOf && first + 1 < tokens.count && tokens[first + 1].has([.det, .possessive]) ? nil : byNoun(noun, verb)
    }
    if token.has(.nInvest), isOf || isWord(noun, .investmentNoun) {
      // "$12bn of cash and investments": what somebody has.
      if (money + 1..<noun).contains(where: { isWord($0, "cash") }) {
        return EnglishRelation(kind: .other, verb: verb, noun: noun)
      }
      return byNoun(noun, verb)
    }
    if token.has(.nProject), isOf { return byNoun(noun, verb) }
    return nil
  }

  /// What a noun makes of the money that it names.
  func byNoun(_ noun: Int, _ verb: Int) -> EnglishRelation {
    let token = tokens[noun]
    // "the previous figure", "an earlier plan".
    if (phraseStart(noun)..<noun).contains(where: {
      isWord($0, .formerAttribute)
    }) {
      return EnglishRelation(kind: .former, verb: verb, noun: noun)
    }
    func relation(_ kind: EnglishRelation.Kind) -> EnglishRelation {
      EnglishRelation(kind: kind, verb: verb, noun: noun)
    }
    if token.has(.nCapex) { return relation(.capex) }
    if token.has(.vAcquire), !token.has(.noun) { return relation(.acquire) }
    if token.has(.nStake) { return relation(.stake) }
    if token.has(.nRound) { return relation(.round) }
    if token.has(.nDeal) {
      // "a $5bn deal": a takeover where the sentence has somebody to buy.
      return relation(
        isWord(noun, .dealNoun) ? .acquire : .acquire)
    }
    if token.has([.nNeg, .nRevenue, .nProfit, .nShare]) && !token.has([.nInvest, .nProject]) {
      return relation(.other)
    }
    if verb >= 0, isWord(verb, .need), verb < noun {
      // "its plant requires an investment of": of what is built.
      guard token.has(.nInvest), let built = subjectNoun(of: verb), tokens[built].has(.nProject) else {
        return relation(.other)
      }
      return EnglishRelation(kind: .project, verb: verb, noun: built)
    }
    if (phraseStart(noun)..<noun).contains(where: { isWord($0, "private") }),
      isWord(noun, .pledgesNoun)
    {
      return relation(.other)
    }
    if token.has(.nInvest) { return relation(.invest) }
    // "a share buyback programme", "a revolving credit line", "a support package".
    if token.has(.nProject), noun > 0, isWord(noun - 1, .noSpending) { return relation(.other) }
    if token.has(.nProject) { return relation(.project) }
    // "approved a $5bn budget".
    if isWord(noun, "budget"), verb >= 0, verb < noun, tokens[verb].has(.vAnnounce) { return relation(.capex) }
    if token.has([.nCost, .nGuide]) { return relation(.unknown) }
    return relation(token.has([.nNeg, .nRevenue, .nProfit, .nVolume]) ? .other : .unknown)
  }
}
