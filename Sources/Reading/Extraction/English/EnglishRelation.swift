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
}

extension FactReading {
  /// What the sentence says of the money at a token.
  func relation(of money: Int) -> EnglishRelation {
    let verb = verbBefore(money)
    // "a $5bn factory", "$16bn contract".
    if let noun = modified(by: money) { return byNoun(noun, verb) }
    // "$5bn of capital expenditure", "$3bn in revenue".
    if let noun = measured(by: money), let relation = byMeasure(noun, verb, money) { return relation }
    let isFrom =
      scene.starts("from ", at: Int(tokens[money].start))
      && mentions[Int(scene.marks[Int(tokens[money].mark)].ref)].qualifier != .range
    let left = isFrom ? EnglishRelation(kind: .unknown, verb: verb) : byLeft(money)
    if left.kind != .unknown { return left }
    if isFrom {
      let right = byRight(money, left)
      return right.isPassive ? right : EnglishRelation(kind: .former, verb: verb)
    }
    return byRight(money, left)
  }

  // MARK: Nouns

  /// The head of the noun phrase in which the money stands as an attribute.
  private func modified(by money: Int) -> Int? {
    var at = money + 1
    var head: Int?
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
          guard head == nil, at > money + 1, at + 1 < tokens.count, isNominal(at + 1) else { return head }
          at += 1
          continue
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
    while at < tokens.count, tokens[at].kind == .duration || tokens[at].kind == .period || isWord(at, "or") && false {
      at = after(at)
    }
    if isWord(at, "worth") { at += 1 }
    guard at + 1 < tokens.count, isWord(at, "of") || isWord(at, "in") else { return nil }
    return phraseHead(from: at + 1)?.head
  }

  private func byMeasure(_ noun: Int, _ verb: Int, _ money: Int) -> EnglishRelation? {
    let isOf = !(money + 1..<noun).contains { isWord($0, "in") }
    let token = tokens[noun]
    if token.has(.nCapex) { return EnglishRelation(kind: .capex, verb: verb, noun: noun) }
    if token.has(.nStake) || token.has(.nRound) { return byNoun(noun, verb) }
    if token.has([.nNeg, .nRevenue, .nProfit]) {
      // "$3.5bn of the windfall": where it comes from, not what it is.
      let first = after(money)
      return isOf && first + 1 < tokens.count && tokens[first + 1].has([.det, .possessive]) ? nil : byNoun(noun, verb)
    }
    if token.has(.nInvest), isOf || isWord(noun, any: ["investment", "investments", "spending"]) {
      return byNoun(noun, verb)
    }
    if token.has(.nProject), isOf { return byNoun(noun, verb) }
    return nil
  }

  /// What a noun makes of the money that it names.
  private func byNoun(_ noun: Int, _ verb: Int) -> EnglishRelation {
    let token = tokens[noun]
    // "the previous figure", "an earlier plan".
    if (phraseStart(noun)..<noun).contains(where: {
      isWord($0, any: ["previous", "earlier", "prior", "old", "original", "initial", "former"])
    }) {
      return EnglishRelation(kind: .former, verb: verb, noun: noun)
    }
    func relation(_ kind: EnglishRelation.Kind) -> EnglishRelation {
      EnglishRelation(kind: kind, verb: verb, noun: noun)
    }
    if token.has(.nCapex) { return relation(.capex) }
    if token.has(.nStake) { return relation(.stake) }
    if token.has(.nRound) { return relation(.round) }
    if token.has(.nDeal) {
      // "a $5bn deal": a takeover where the sentence has somebody to buy.
      return relation(
        isWord(noun, any: ["deal", "agreement", "transaction", "bid", "offer", "tie-up"]) ? .acquire : .acquire)
    }
    if token.has([.nNeg, .nRevenue, .nProfit, .nShare]) && !token.has([.nInvest, .nProject]) {
      return relation(.other)
    }
    if verb >= 0, isWord(verb, any: ["need", "needs", "needed", "require", "requires", "required"]), verb < noun {
      return relation(.other)
    }
    if (phraseStart(noun)..<noun).contains(where: { isWord($0, "private") }),
      isWord(noun, any: ["pledges", "commitments", "investments"])
    {
      return relation(.other)
    }
    if token.has(.nInvest) { return relation(.invest) }
    if token.has(.nProject) { return relation(.project) }
    if token.has([.nCost, .nGuide]) { return relation(.unknown) }
    return relation(token.has([.nNeg, .nRevenue, .nProfit, .nVolume]) ? .other : .unknown)
  }

  // MARK: What stands before

  /// The nearest verb before a token within its clause.
  func verbBefore(_ index: Int) -> Int {
    var at = index - 1
    while at >= 0 {
      let token = tokens[at]
      if token.kind == .close {
        while at > 0, tokens[at].kind != .open { at -= 1 }
      } else if token.kind == .stop {
        return -1
      } else if token.isVerb, !isNounHere(at) {
        return at
      }
      at -= 1
    }
    return -1
  }

  /// Whether a word that may be a verb or a noun stands as a noun: behind an article, an owner or an adjective, before a noun.
  func isNounHere(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .upper { return true }
    // "counting on spending $1bn".
    if token.forms.contains(.ing), index + 1 < tokens.count, tokens[index + 1].kind == .money { return false }
    if index > 0, tokens[index - 1].has([.det, .possessive]) || tokens[index - 1].kind == .genitive,
      token.forms.isSubset(of: [.base, .third]), !tokens[index - 1].has(.pron) || tokens[index - 1].has(.possessive)
    {
      return true
    }
    guard token.has(.noun) || token.has([.company, .unit, .person]) || isAttributeWord(index) else { return false }
    if token.has(.noun),
      token.forms == [.base] || token.forms == [.third] || token.forms == [.ing]
        || token.forms.contains(.base)
    {
      guard index > 0 else { return true }
      let before = tokens[index - 1]
      if before.has(.will) || isWord(index - 1, "to") { return false }
      if before.has([.det, .possessive]) || before.kind == .genitive || before.kind == .money || before.kind == .number
        || before.kind == .period || before.has(.prep)
      {
        return true
      }
      // "capital spending plans", "full-year budget".
      if before.kind == .word, !before.has([.pron, .rel, .adverb, .coord, .be, .have, .do, .company]) { return true }
      // "Meta plans to", "X budgets €2bn".
      let next = after(index)
      if next < tokens.count,
        isInfinitive(next) || tokens[next].kind == .money || tokens[next].has([.det, .possessive])
      {
        return false
      }
      return before.kind == .upper || before.kind == .name
    }
    return isAttributeWord(index)
  }

  /// A participle before a noun, behind an article: "the planned factory".
  private func isAttributeWord(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.forms.contains(.participle) || token.forms.contains(.ing), index > 0, index + 1 < tokens.count else {
      return false
    }
    let before = tokens[index - 1]
    guard before.has([.det, .possessive]) || before.kind == .genitive else { return false }
    return tokens[index + 1].kind == .word && !tokens[index + 1].has([.prep, .det])
  }

  /// What the words right before the money make of it.
  private func byLeft(_ money: Int) -> EnglishRelation {
    var at = before(money)
    // "pledged in February at least $5bn".
    while at > 0, tokens[at].kind == .period || tokens[at].kind == .duration {
      at = before(at)
      if at > 0, isWord(at, any: ["in", "on", "during", "for"]) { at = before(at) }
    }
    // "a further", "a record", "another", "just".
    while at >= 0, tokens[at].kind == .word, !tokens[at].has([.verb, .prep, .noun, .be, .coord, .rel]),
      tokens[at].has(.det) || at > 0 && tokens[at - 1].has(.det)
    {
      at = before(at)
    }
    guard at >= 0 else { return EnglishRelation(kind: .unknown) }
    let token = tokens[at]
    switch token.kind {
    case .word, .upper: break
    case .colon:
      return byLabel(at, money)
    case .comma:
      return byApposition(at, money)
    default: return EnglishRelation(kind: .unknown)
    }
    if isWord(at, "including") { return EnglishRelation(kind: .former) }
    if token.has(.be) { return bySubject(of: at, money) }
    if token.isVerb, !isNounHere(at) { return byVerb(at, money) }
    // "an average $5bn", "a record €2bn".
    if token.has(.nTransparent), !token.has([.nInvest, .nCapex]), at > 0, !isWord(at, "worth") {
      return byTransparent(at, money)
    }
    if isWord(at, "worth") { return byWorth(at, money) }
    if isWord(at, "to") { return byTo(at, money) }
    if isWord(at, "of") { return byOf(at, money) }
    if isWord(at, "at") { return byAt(at, money) }
    if isWord(at, "for") { return byFor(at, money) }
    if isWord(at, "by") { return EnglishRelation(kind: .step, verb: verbBefore(at)) }
    if isWord(
      at,
      any: ["from", "up from", "down from", "than", "versus", "against", "compared with", "compared to", "instead of"])
    {
      return EnglishRelation(kind: .former, verb: verbBefore(at))
    }
    if isWord(at, "with") { return byWith(at, money) }
    // "capex $5bn", "total investment €2bn".
    if token.has(.noun), !token.has(.nTransparent) {
      let relation = byNoun(at, -1)
      if relation.kind != .unknown, relation.kind != .project { return relation }
    }
    return EnglishRelation(kind: .unknown)
  }

  /// The money is the verb's object, or what it comes to.
  private func byVerb(_ verb: Int, _ money: Int) -> EnglishRelation {
    let token = tokens[verb]
    func relation(_ kind: EnglishRelation.Kind) -> EnglishRelation { EnglishRelation(kind: kind, verb: verb) }
    if token.has(.vInvest) { return relation(.invest) }
    if token.has(.vPut) {
      // "put $2bn into": money moves; "take $5bn" does not.
      if isWord(verb, any: ["put", "puts", "putting"]) { return relation(.invest) }
      if !token.has(.vFund) { return relation(.unknown) }
    }
    if token.has(.vPay) { return payment(verb, money) }
    if token.has(.vCost) || token.has(.vReach) {
      let subject = bySubject(of: verb, money)
      if subject.kind != .unknown { return subject }
      if isWord(verb, any: ["cost", "costs", "costing"]) { return relation(.project) }
      // "Fortescue needs $3bn in fiscal 2026".
      if isWord(verb, any: ["needs", "need", "requires"]) { return relation(.unknown) }
    }
    if token.has(.vAbandon) { return relation(.other) }
    if token.has([.vGuide, .vAnnounce]), !token.has([.vNeg, .vFund]), hasPurpose(money) { return relation(.invest) }
    if token.has(.vFund) { return relation(.round) }
    if token.has(.vNeg) || token.has(.vSell) { return relation(.other) }
    if isWord(verb, any: ["plan", "plans", "planned", "planning"]) { return relation(.invest) }
    if token.has(.vGuide) {
      // "expects $70bn to $72bn", where the talk is of capital spending.
      return relation(isCapexTalk(before: money) ? .capex : .unknown)
    }
    if token.has(.vAnnounce) {
      if hasPurpose(money) { return relation(.invest) }
      return relation(isCapexTalk(before: money) ? .capex : .unknown)
    }
    if token.has(.vRaise) || token.has(.vCut) { return relation(.unknown) }
    if token.has(.vPlan), isCapexTalk(before: money) { return relation(.capex) }
    return relation(.unknown)
  }

  /// "confirm $14bn for a plant", "$5bn to build a factory": what the money is for is built.
  private func hasPurpose(_ money: Int) -> Bool {
    var at = after(money)
    while at < tokens.count, tokens[at].kind == .duration || tokens[at].kind == .period { at = after(at) }
    guard at < tokens.count else { return false }
    if isWord(at, "for"), let head = phraseHead(from: at + 1)?.head { return tokens[head].has(.nProject) }
    guard isInfinitive(at) else { return false }
    let verb = after(at)
    return verb < tokens.count && tokens[verb].has(.vBuild)
  }

  /// "its capital programme, $5bn this year", "BlackRock's contribution, £500m": the noun before the comma.
  private func byApposition(_ comma: Int, _ money: Int) -> EnglishRelation {
    let noun = before(comma)
    guard noun >= 0, tokens[noun].has([.nCapex, .nInvest, .nGuide]), tokens[noun].kind == .word,
      !(tokens[noun].isVerb && !isNounHere(noun))
    else { return EnglishRelation(kind: .unknown) }
    let verb = verbBefore(noun)
    let relation = byNoun(noun, verb)
    switch relation.kind {
    case .capex, .invest: return relation
    case .project: return EnglishRelation(kind: isCapexTalk(before: money) ? .capex : .unknown, verb: verb, noun: noun)
    default: return EnglishRelation(kind: .unknown)
    }
  }

  /// "paid $5bn for Y": a purchase where something is named behind "for".
  private func payment(_ verb: Int, _ money: Int) -> EnglishRelation {
    var at = after(money)
    while at < tokens.count, tokens[at].kind == .duration || tokens[at].kind == .period || tokens[at].kind == .percent {
      at = after(at)
    }
    if isWord(at, "for") { return EnglishRelation(kind: .acquire, verb: verb) }
    // "paying $5bn to acquire Y"
    if isInfinitive(at), let next = token(after(at)), next.has(.vAcquire) {
      return EnglishRelation(kind: .acquire, verb: after(at))
    }
    return EnglishRelation(kind: .other, verb: verb)
  }

  /// "capital expenditure was $5bn", "the plant will cost €2bn": what the verb's subject is.
  private func bySubject(of verb: Int, _ money: Int) -> EnglishRelation {
    guard let noun = subjectNoun(of: verb) else {
      // "The figure/it was": goes on about what was said before.
      return EnglishRelation(kind: .unknown, verb: verb)
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
      relation.kind = isCapexTalk(before: money) ? .capex : isBuilt ? .project : .unknown
    }
    // "The project is 3bn": only what is said to cost.
    if relation.kind == .acquire, tokens[noun].has(.nDeal) { return relation }
    return relation
  }

  /// "the total cost of Nolans": of something with a name.
  private func isNamed(_ noun: Int) -> Bool {
    isWord(noun + 1, "of") && noun + 2 < tokens.count && tokens[noun + 2].isCapital
  }

  /// "the cost of the plant": the noun behind "of".
  private func complement(of noun: Int) -> Int? {
    guard isWord(noun + 1, "of") || isWord(noun + 1, "for") else { return nil }
    return phraseHead(from: noun + 2)?.head
  }

  /// The head noun of the subject of a verb: over adverbials and asides, to the noun that no preposition governs.
  func subjectNoun(of verb: Int) -> Int? {
    var at = verb - 1
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

  /// "an order worth $5bn", "a plant worth", "deal worth".
  private func byWorth(_ worth: Int, _ money: Int) -> EnglishRelation {
    var at = before(worth)
    if at >= 0, tokens[at].kind == .comma { at = before(at) }
    if at >= 0, tokens[at].has(.be) { return bySubject(of: at, money) }
    // The noun phrase before: over "with Humain", "in Texas".
    var steps = 0
    while at >= 0, steps < 10 {
      if tokens[at].kind == .comma || tokens[at].kind == .stop { break }
      if tokens[at].kind == .word, tokens[at].has(.noun), !(tokens[at].isVerb && !isNounHere(at)) {
        return byNoun(at, verbBefore(at))
      }
      if tokens[at].isVerb, !isNounHere(at) { break }
      at -= 1
      steps += 1
    }
    let verb = verbBefore(worth)
    if verb >= 0, tokens[verb].has([.vBuild, .vAnnounce, .vRaise]), !tokens[verb].has(.vNeg) {
      return EnglishRelation(kind: .project, verb: verb)
    }
    return EnglishRelation(kind: .unknown, verb: verb)
  }

  /// "raised its capex guidance to $5bn", "capex rose to", "committed to", "guided to".
  private func byTo(_ to: Int, _ money: Int) -> EnglishRelation {
    let verb = verbBefore(to)
    guard verb >= 0 else { return EnglishRelation(kind: .unknown) }
    let token = tokens[verb]
    func relation(_ kind: EnglishRelation.Kind, _ noun: Int = -1) -> EnglishRelation {
      EnglishRelation(kind: kind, verb: verb, noun: noun)
    }
    if to - verb <= 1, token.has([.vInvest, .vPledge]) { return relation(.invest) }
    // The object between the verb and "to".
    if let object = phraseHead(from: verb + 1), object.head < to { return byChange(object.head, verb, money) }
    if isPassive(verb) || token.has(.vRise) || token.has([.vReach]) {
      if let noun = subjectNoun(of: verb) { return byChange(noun, verb, money) }
      // "leapt 34% to $15bn", "It may rise to $13bn".
      let isOfName = verb > 0 && tokens[..<verb].contains { $0.isCapital }
      let isGrowth = tokens[verb..<to].contains { $0.kind == .percent }
      return relation(!isOfName && !isGrowth && isCapexTalk(before: money) ? .capex : .unknown)
    }
    if to - verb <= 1, token.has([.vGuide, .vRaise, .vCut]) {
      return relation(
        isCapexTalk(before: money) || token.has(.vGuide) && !isRevenueTalk(before: money) ? .capex : .unknown)
    }
    return relation(.unknown)
  }

  /// A figure changed, or kept: what it is a figure of.
  private func byChange(_ noun: Int, _ verb: Int, _ money: Int) -> EnglishRelation {
    var relation = byNoun(noun, verb)
    if tokens[noun].has([.nGuide, .nCost, .nTransparent]), relation.kind != .capex {
      if tokens[noun].has([.nRevenue, .nProfit]) { return EnglishRelation(kind: .other, verb: verb, noun: noun) }
      // "its spending forecast" is of the noun before; "guidance" of what the text is about.
      let start = phraseStart(noun)
      for at in stride(from: noun - 1, through: start, by: -1) where tokens[at].has(.noun) {
        let inner = byNoun(at, verb)
        if inner.kind == .other || inner.kind == .capex || inner.kind == .invest { return inner }
      }
      if let inner = complement(of: noun) {
        let about = byNoun(inner, verb)
        if about.kind != .unknown { return about }
      }
      let isPlain = tokens[noun].has([.nInvest, .nProject])
      let isBuilt = tokens[noun].has(.nCost) && (isNamed(noun) || isProjectTalk(before: noun))
      relation.kind = isPlain || isCapexTalk(before: money) ? .capex : isBuilt ? .project : .unknown
    }
    return relation
  }

  /// "an investment of $5bn", "a total of", "at a cost of", "a range of".
  private func byOf(_ of: Int, _ money: Int) -> EnglishRelation {
    var noun = before(of)
    // "capex this year of $5bn", "investment in Texas of".
    while noun >= 0, tokens[noun].kind == .period || tokens[noun].kind == .duration { noun = before(noun) }
    guard noun >= 0 else { return EnglishRelation(kind: .unknown) }
    if tokens[noun].has(.noun) {
      if tokens[noun].has([.nTransparent, .nCost]), !tokens[noun].has([.nCapex, .nProfit, .nRevenue]) {
        return byTransparent(noun, money)
      }
      let relation = byNoun(noun, verbBefore(noun))
      if relation.kind != .unknown { return relation }
      return byTransparent(noun, money)
    }
    // "capital spending in Japan of $5bn"
    var at = noun
    var steps = 0
    while at > 0, steps < 5 {
      if tokens[at].has(.noun), !tokens[at].isVerb || isNounHere(at) { return byNoun(at, verbBefore(at)) }
      at -= 1
      steps += 1
    }
    return EnglishRelation(kind: .unknown, verb: verbBefore(of))
  }

  /// "spend a total of", "at a cost of", "lifted capex to a range of": the noun says nothing; what governs it does.
  private func byTransparent(_ noun: Int, _ money: Int) -> EnglishRelation {
    let start = phraseStart(noun)
    // "a budget of": of what the text is about.
    for at in stride(from: noun - 1, through: start, by: -1) where tokens[at].has(.noun) {
      let inner = byNoun(at, verbBefore(start))
      if inner.kind != .unknown { return inner }
    }
    let at = before(start)
    guard at >= 0 else {
      return EnglishRelation(kind: .unknown)
    }
    let isCost = tokens[noun].has(.nCost)
    if tokens[at].has(.prep) {
      if isWord(at, "to") { return byTo(at, money) }
      if isWord(at, "at"), !isCost { return byAt(at, money) }
      if isWord(at, "for") { return byFor(at, money) }
      if isCost || isWord(at, "with") || isWord(at, "at") {
        let verb = verbBefore(at)
        if verb >= 0, tokens[verb].has(.vAcquire), !tokens[verb].has(.vBuild) {
          return EnglishRelation(kind: .acquire, verb: verb, noun: noun)
        }
        if verb >= 0, tokens[verb].has([.vBuild, .vAnnounce, .vPlan, .vInvest]) {
          return EnglishRelation(kind: .project, verb: verb, noun: noun)
        }
        if isProjectTalk(before: at) { return EnglishRelation(kind: .project, verb: verb, noun: noun) }
      }
      return EnglishRelation(kind: .unknown, verb: verbBefore(at))
    }
    if tokens[at].has(.be) { return bySubject(of: at, money) }
    if tokens[at].isVerb { return byVerb(at, money) }
    return EnglishRelation(kind: .unknown, verb: verbBefore(start))
  }

  /// "keep capex at $11bn", "guided at", "put the cost at", "valued at".
  private func byAt(_ at: Int, _ money: Int) -> EnglishRelation {
    let verb = verbBefore(at)
    guard verb >= 0 else {
      // "with capex at $5bn"
      let noun = before(at)
      if noun >= 0, tokens[noun].has(.noun) { return byNoun(noun, -1) }
      return EnglishRelation(kind: .unknown)
    }
    if tokens[verb].has(.vValue), !tokens[verb].has(.vGuide) { return EnglishRelation(kind: .other, verb: verb) }
    if let object = phraseHead(from: verb + 1), object.head < at {
      return byChange(object.head, verb, money)
    }
    if let noun = subjectNoun(of: verb) { return byChange(noun, verb, money) }
    return EnglishRelation(kind: isCapexTalk(before: money) ? .capex : .unknown, verb: verb)
  }

  /// "buy Y for $5bn", "build a plant for", "guided for", "takes 20% for".
  private func byFor(_ preposition: Int, _ money: Int) -> EnglishRelation {
    var verb = verbBefore(preposition)
    while verb >= 0 {
      let token = tokens[verb]
      func relation(_ kind: EnglishRelation.Kind) -> EnglishRelation { EnglishRelation(kind: kind, verb: verb) }
      if token.has(.vNeg), !token.has([.vAcquire, .vTake, .vBuild]) { return relation(.other) }
      if token.has(.vSell), !token.has(.vAcquire) { return relation(.acquire) }
      let object = phraseHead(from: verb + 1)
      let isBuilding = object.map { $0.head < preposition && tokens[$0.head].has(.nProject) } ?? false
      if token.has(.vAcquire) {
        return relation(isBuilding && !hasCompany(verb + 1..<preposition) ? .project : .acquire)
      }
      if token.has(.vTake),
        (verb + 1..<preposition).contains(where: { tokens[$0].kind == .percent || tokens[$0].has(.nStake) })
      {
        return relation(.stake)
      }
      if token.has(.vBuild), isBuilding { return relation(.project) }
      if token.has([.vInvest, .vGuide]), preposition - verb <= 2 { return relation(.capex) }
      if token.has(.vPut), isWord(preposition - 1, "down") { return relation(.invest) }
      verb = verbBefore(verb)
    }
    // "the takeover of Y for $5bn", "a deal for".
    var noun = preposition - 1
    while noun >= 0, preposition - noun < 14 {
      if tokens[noun].has(.nDeal), tokens[noun].kind == .word {
        return EnglishRelation(kind: .acquire, verb: verbBefore(noun), noun: noun)
      }
      if tokens[noun].has(.nStake) || tokens[noun].kind == .percent { return EnglishRelation(kind: .stake, noun: noun) }
      noun -= 1
    }
    return EnglishRelation(kind: .unknown)
  }

  private func hasCompany(_ part: Range<Int>) -> Bool {
    part.contains {
      tokens[$0].kind == .name && (tokens[$0].mark >= 0) && canAct(scene.marks[Int(tokens[$0].mark)])
        && preposition(of: $0) < 0 && !(($0 + 1 < tokens.count) && isNominal($0 + 1))
    }
  }

  /// "follows with $20bn", "moves ahead with".
  private func byWith(_ with: Int, _ money: Int) -> EnglishRelation {
    let verb = verbBefore(with)
    // "sticking with more than $6.5bn", where the talk is of capital spending.
    if verb >= 0, with - verb <= 1, tokens[verb].has(.vGuide),
      isCapexTalk(before: money) || lastRelation == .capex && sentence - lastRelationSentence <= 4
    {
      return EnglishRelation(kind: .capex, verb: verb)
    }
    return EnglishRelation(kind: .unknown, verb: verb)
  }

  /// "Capex: $5bn", "Roche: $50bn over five years".
  private func byLabel(_ colon: Int, _ money: Int) -> EnglishRelation {
    let noun = before(colon)
    if noun >= 0, tokens[noun].has(.noun) {
      let relation = byNoun(noun, -1)
      if relation.kind != .unknown { return relation }
    }
    if intro.topic == .capex { return EnglishRelation(kind: .capex) }
    // "Roche: $50bn over five years".
    if noun >= 0, tokens[noun].isCapital, let next = token(after(money)),
      next.kind == .duration || next.kind == .period && sentence - lastRelationSentence <= 6
    {
      return EnglishRelation(kind: .capex)
    }
    // One of a list that goes on with what was said before it.
    if noun >= 0, tokens[noun].isCapital, noun <= 4, let lastRelation { return EnglishRelation(kind: lastRelation) }
    return EnglishRelation(kind: .unknown)
  }

  // MARK: What stands after

  /// "$5bn invested in", "$5bn will be spent", "$5bn that the group committed", "$5bn, led by".
  private func byRight(_ money: Int, _ left: EnglishRelation) -> EnglishRelation {
    var at = after(money)
    var steps = 0
    var sawNoun = false
    let isRelative = isWord(at, "that") || isWord(at, "which")
    while at < tokens.count, steps < 16 {
      let token = tokens[at]
      switch token.kind {
      case .stop: return continued(money, left)
      case .comma:
        // ", led by", ", spent on".
        if isRelative { break }
        guard !sawNoun || at + 1 < tokens.count else { return continued(money, left) }
        if at + 1 < tokens.count, tokens[at + 1].kind == .word, tokens[at + 1].forms.contains(.participle),
          tokens[at + 1].has([.vLead, .vInvest, .vPledge])
        {
          break
        }
        if at + 1 < tokens.count, isWord(at + 1, any: ["comes", "came"]) { break }
        if tokens[at + 1 < tokens.count ? at + 1 : at].has(.rel)
          || tokens[at + 1 < tokens.count ? at + 1 : at].kind == .duration
        {
          break
        }
        return continued(money, left)
      case .money: return continued(money, left)
      case .word:
        if token.isVerb, !isNounHere(at) {
          let isParticiple = token.forms.contains(.participle)
          if token.has(.vLead), isParticiple, isWord(at + 1, "by") {
            return EnglishRelation(kind: .round, verb: at, isPassive: true)
          }
          if token.has([.vInvest, .vPut]), isParticiple {
            if isWord(at, "brought") || isWord(at, "taken") { return continued(money, left) }
            return EnglishRelation(kind: .invest, verb: at, isPassive: true)
          }
          if isParticiple, at - money <= 2, token.has([.vPlan, .vGuide, .vAnnounce]),
            !token.has([.vNeg, .vFund, .vReach])
          {
            return EnglishRelation(kind: .invest, verb: at, isPassive: true)
          }
          if token.has(.vAcquire), isWord(at - 1, "to"), at - money <= 6 {
            return EnglishRelation(kind: .acquire, verb: at)
          }
          if token.has(.vBuild), isWord(at - 1, "to"), left.verb >= 0,
            tokens[left.verb].has([.vAnnounce, .vPlan, .vFund])
          {
            return EnglishRelation(kind: .invest, verb: left.verb)
          }
          if isWord(at, any: ["comes", "came", "come"]), isWord(at + 1, "from"), nameRight(of: at + 1) != nil {
            return EnglishRelation(kind: .invest, verb: at, isPassive: true)
          }
          if token.has(.vGo), !sawFinite(money, at), goesSomewhere(at) {
            return EnglishRelation(kind: .invest, verb: at, isPassive: true)
          }
          if !token.has([.be, .vPlan]) { return continued(money, left) }
        } else if token.has([.nNeg, .nRevenue, .nProfit]) {
          sawNoun = true
        }
      default: break
      }
      at = after(at)
      steps += 1
    }
    return continued(money, left)
  }

  private func sawFinite(_ money: Int, _ index: Int) -> Bool {
    (money + 1..<index).contains { tokens[$0].isVerb && !isNounHere($0) && !tokens[$0].has([.be, .vPlan]) }
  }

  /// "goes to small reactors", "went into its network".
  private func goesSomewhere(_ verb: Int) -> Bool {
    let next = after(verb)
    return isWord(next, any: ["to", "into", "towards", "toward", "on", "for"]) && !isInfinitive(next)
      && isWord(verb, any: ["go", "goes", "went", "gone", "going", "flow", "flows", "flowed", "flowing"])
  }

  /// What governs the amount before in the sentence, for one that only names who and how much: "Digital Realty 5 billion".
  private func continued(_ money: Int, _ left: EnglishRelation) -> EnglishRelation {
    let at = before(money)
    guard at >= 0 else { return left }
    let token = tokens[at]
    let isBare =
      token.isCapital || token.kind == .comma || token.kind == .colon || token.has(.coord)
      || token.kind == .genitive || isWord(at, "with") || isWord(at, "for") || isWord(at, "another")
      || token.kind == .stop
    guard isBare else { return left }
    guard let earlier = tokens[..<money].lastIndex(where: { $0.kind == .money }) else {
      if token.isCapital || isWord(at, "with"), let lastKind = lastRelation, sentence - lastRelationSentence <= 1 {
        return EnglishRelation(kind: lastKind, verb: -1, isContinued: true)
      }
      return left
    }
    // Not over a clause of another sense.
    for index in earlier..<money where tokens[index].kind == .word {
      if tokens[index].isVerb, !isNounHere(index), !tokens[index].has([.vInvest, .vGo, .vJoin, .vTake, .vPut]) {
        return left
      }
      if tokens[index].has([.nNeg, .nRevenue, .nProfit]), !tokens[index].has([.nInvest, .nProject]) { return left }
    }
    var relation = self.relation(of: earlier)
    switch relation.kind {
    case .invest, .capex, .project, .stake, .round, .other: break
    default: return left
    }
    relation.isContinued = true
    return relation
  }

  // MARK: Talk

  /// Whether the talk is of capital spending: in the sentence before the money, or in the one before.
  func isCapexTalk(before money: Int) -> Bool {
    for at in 0..<min(money, tokens.count) {
      if tokens[at].has(.nCapex) { return true }
    }
    if (0..<min(money, tokens.count)).contains(where: {
      tokens[$0].has([.nRevenue, .nProfit]) && tokens[$0].kind == .word
    }) {
      return false
    }
    return sentence - capexSentence <= 1 || documentTopic == .capex && sentence - capexSentence <= 6
  }

  func isRevenueTalk(before money: Int) -> Bool {
    (0..<min(money, tokens.count)).contains { tokens[$0].has([.nRevenue, .nProfit]) && !tokens[$0].has([.nCapex]) }
  }

  private func isProjectTalk(before index: Int) -> Bool {
    (0..<index).contains { tokens[$0].has([.nProject, .vBuild]) && tokens[$0].kind == .word }
  }

  /// Whether a verb stands in the passive voice: a participle behind a form of "be".
  func isPassive(_ verb: Int) -> Bool {
    guard tokens[verb].forms.contains(.participle) else { return false }
    var at = verb - 1
    while at >= 0, tokens[at].isAdverb || tokens[at].has([.not, .have, .will]) && !tokens[at].has(.be) { at -= 1 }
    return at >= 0 && tokens[at].has(.be)
  }
}
