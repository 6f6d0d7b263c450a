import Vocabulary

/// What the words before an English amount make of it: its verb, the subject and the object of that verb.
extension FactReading {
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
    if opensRelative(index) { return false }
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
      if before.kind == .word, !before.has([.pron, .rel, .adverb, .coord, .be, .have, .do, .not, .company]) {
        return true
      }
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

  /// "a plant that cost $5bn", "the first one cost $5bn": whether what stands before a verb is its subject and no article.
  private func opensRelative(_ index: Int) -> Bool {
    guard index > 1, tokens[index].isVerb else { return false }
    let isOne = isWord(index - 1, "one") || tokens[index - 1].kind == .number && startsWithOne(index - 1)
    guard isOne || isWord(index - 1, .thatWhich) else { return false }
    let before = tokens[index - 2]
    if isOne {
      return before.kind == .word && !before.has([.prep, .verb, .coord, .be]) && index + 1 < tokens.count
        && tokens[index + 1].isQuantity
    }
    // "said that cost cuts", "of that budget".
    return before.isCapital || before.kind == .comma
      || before.kind == .word && (!before.isVerb || isNounHere(index - 2))
        && !before.has([.prep, .coord, .sub, .be, .have, .det, .pron])
  }

  /// Whether a number is the word "one".
  func startsWithOne(_ index: Int) -> Bool {
    tokens[index].end - tokens[index].start == 3 && scene.starts("one", at: Int(tokens[index].start))
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
  func byLeft(_ money: Int) -> EnglishRelation {
    var at = before(money)
    // "pledged in February at least $5bn".
    while at > 0, tokens[at].kind == .period || tokens[at].kind == .duration {
      at = before(at)
      if at > 0, isWord(at, .timePreposition) { at = before(at) }
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
    case .name:
      // "will cost Infineon $5bn"
      if at > 0, tokens[at - 1].isVerb, tokens[at - 1].has(.vCost), let built = subjectNoun(of: at - 1),
        tokens[built].has(.nProject)
      {
        return EnglishRelation(kind: .project, verb: at - 1)
      }
      // "gave Corvane £8m"
      if at > 0, tokens[at - 1].isVerb, isWord(at - 1, .gives) { return EnglishRelation(kind: .stake, verb: at - 1) }
      // "will pay BP $6bn for Castrol"
      if at > 0, tokens[at - 1].isVerb, tokens[at - 1].has(.vPay), isWord(after(money), "for") {
        return payment(at - 1, money)
      }
      return EnglishRelation(kind: .unknown)
    default: return EnglishRelation(kind: .unknown)
    }
    // "will use $5bn of the proceeds to build".
    if isWord(at, .usesMoney), at > 0, tokens[at - 1].has(.will) || isWord(at - 1, "to"), hasPurpose(money) {
      return EnglishRelation(kind: .invest, verb: at)
    }
    if isWord(at, "including") { return EnglishRelation(kind: .former) }
    // "stands at $72bn, having been $54bn a year ago".
    if isWord(at, "been"), at > 0, isWord(at - 1, "having") { return EnglishRelation(kind: .former) }
    // "gave us £8m"
    if token.has(.pron), at > 0, isWord(at - 1, .gives), tokens[at - 1].isVerb, !token.has([.rel]),
      !isWord(at, "its"), !isWord(at, "our"), after(money) >= tokens.count || !isWord(after(money), "for")
    {
      return EnglishRelation(kind: .stake, verb: at - 1)
    }
    // "is paying it $1bn for"
    if token.has(.pron), !token.has([.det, .possessive, .rel]), at > 0, tokens[at - 1].has([.vPay, .vCost]),
      tokens[at - 1].isVerb
    {
      return byVerb(at - 1, money)
    }
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
    if isWord(at, .formerPreposition) {
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
  func byVerb(_ verb: Int, _ money: Int) -> EnglishRelation {
    let token = tokens[verb]
    func relation(_ kind: EnglishRelation.Kind) -> EnglishRelation { EnglishRelation(kind: kind, verb: verb) }
    if isWord(verb, .mobilises) { return relation(.other) }
    if token.has(.vInvest) {
      // "Markets contributed $9bn, 25% better than": what a part of the business took in.
      if isWord(verb, .takesIn), isComparedBehind(money) { return relation(.other) }
      // "the takeover, for which it had handed over $7bn".
      if token.has(.vPay), isForWhich(verb) { return relation(.stake) }
      // "shells out $3.25 billion for Celestial AI".
      return relation(token.has(.vPay) && paysForCompany(money) ? .acquire : .invest)
    }
    // "needs $5bn from its lenders".
    if isWord(verb, .need), isWord(after(money), "from") { return relation(.other) }
    // "put in $8m and has added another $5m".
    if isWord(verb, "added"),
      money > verb + 1 || isWord(money - 1, "another") || scene.starts("another ", at: Int(tokens[money].start)),
      let earlier = tokens[..<verb].lastIndex(where: { $0.kind == .money })
    {
      let before = self.relation(of: earlier)
      if before.kind == .invest || before.kind == .stake { return EnglishRelation(kind: before.kind, verb: verb) }
    }
    if token.has(.vPut) {
      // "put $2bn into": money moves; "take $5bn" does not.
      if isWord(verb, .put) { return relation(.invest) }
      if !token.has(.vFund) { return relation(.unknown) }
    }
    if token.has(.vPay) { return payment(verb, money) }
    // "has guided to $11 billion, falling to $10 billion a year": as the verb before.
    if token.has(.vReach), token.forms == .ing, verb > 1, tokens[verb - 1].kind == .comma,
      case let earlier = verbBefore(verb), earlier >= 0, tokens[earlier].has([.vGuide, .vInvest, .vPlan])
    {
      return byVerb(earlier, money)
    }
    if token.has(.vCost) || token.has(.vReach) {
      let subject = bySubject(of: verb, money)
      if subject.kind != .unknown { return subject }
      // "… capex will be $5bn and it'll run at $6bn in 2026".
      if subject.noun < 0, isCarriedFigure(verb) { return relation(.capex) }
      if isWord(verb, .cost) { return relation(costsAsTarget(verb, money) ? .acquire : .project) }
      // "Fortescue needs $3bn in fiscal 2026".
      if isWord(verb, .needNow) { return relation(.unknown) }
    }
    // "R&D got $5bn".
    if token.has([.vFund, .vTake]), let noun = subjectNoun(of: verb), tokens[noun].has(.nCapex) {
      return EnglishRelation(kind: .capex, verb: verb, noun: noun)
    }
    if token.has(.vAbandon) { return relation(.other) }
    if token.has([.vGuide, .vAnnounce]), !token.has(.vNeg), !token.has(.vFund) || token.has(.vAnnounce),
      hasPurpose(money)
    {
      return relation(.invest)
    }
    if token.has(.vFund) { return relation(.round) }
    if token.has(.vNeg) || token.has(.vSell) { return relation(.other) }
    if isWord(verb, .plan) { return relation(.invest) }
    if token.has(.vGuide) {
      // "expects $70bn to $72bn", where the talk is of capital spending.
      return relation(isCapexTalk(before: money) ? .capex : .unknown)
    }
    if token.has(.vAnnounce) {
      if hasPurpose(money) { return relation(.invest) }
      return relation(isCapexTalk(before: money) ? .capex : .unknown)
    }
    // "capex will be cut to $5bn"
    if token.has(.vCut), isPassive(verb), let noun = subjectNoun(of: verb) { return byChange(noun, verb, money) }
    if token.has(.vRaise) || token.has(.vCut) { return relation(.unknown) }
    if token.has(.vPlan), isCapexTalk(before: money) { return relation(.capex) }
    // "has found £14m for a bakery": money for what is built, however it is come by, if it is one's own.
    if !token.has([.vTake, .vRaise, .vCut, .vRise, .vValue, .vAcquire]), hasPurpose(money) { return relation(.invest) }
    return relation(.unknown)
  }

  /// "$5bn, 25% better than", "$5bn, up 3%": a comparison with an earlier figure right behind a sum.
  private func isComparedBehind(_ money: Int) -> Bool {
    guard token(money + 1)?.kind == .comma,
      let percent = (money + 2..<max(money + 2, min(tokens.count, money + 5))).first(where: {
        tokens[$0].kind == .percent
      })
    else { return false }
    return isWord(percent + 1, .comparative) || isWord(percent - 1, .changeParticle)
  }

  /// "confirm $14bn for a plant", "$5bn to build a factory": what the money is for is built.
  func hasPurpose(_ money: Int) -> Bool {
    var at = after(money)
    while at < tokens.count, tokens[at].kind == .duration || tokens[at].kind == .period { at = after(at) }
    // "of the proceeds".
    if isWord(at, "of"), at + 2 < tokens.count, isWord(at + 2, .proceeds) { at = after(at + 2) }
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

  /// Whether a name stands behind "for" and an amount: "$1.2 billion for Roche's Vacaville plant", "$50 million earlier this
  /// year for a company called Spyce".
  private func paysForCompany(_ money: Int) -> Bool {
    var at = money + 1
    while at < tokens.count, at < money + 6, !isWord(at, "for") {
      if tokens[at].kind == .comma || tokens[at].kind == .stop || tokens[at].isVerb { return false }
      at += 1
    }
    guard isWord(at, "for") else { return false }
    for next in at + 1..<max(at + 1, min(tokens.count, at + 7)) {
      if tokens[next].isCapital, !tokens[next].has(.place) { return true }
      if tokens[next].kind == .comma || tokens[next].kind == .stop || tokens[next].has(.prep) { return false }
    }
    return false
  }
}
