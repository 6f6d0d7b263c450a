import Vocabulary

/// Whether money has been spent, from the tense of an English verb and the time that the text names.
extension FactReading {
  /// Whether the money has been spent, from the tense of the verb and the time that the text names.
  func status(of relation: EnglishRelation, _ coverage: Coverage) -> InvestmentStatus {
    let verb = relation.verb
    if verb >= 0 {
      let token = tokens[verb]
      switch relation.kind {
      case .invest where relation.noun < 0 && token.has([.vInvest, .vPut, .vGo]):
        if token.has(.vPledge) || isWord(after(verb), "down") { return .planned }
        return tense(of: verb) == .past ? .spent : .planned
      case .invest, .project:
        if token.has(.vDone), !token.has(.vPlan), tense(of: verb) == .past { return .spent }
        if token.has(.vBuild), tense(of: verb) == .past, relation.noun < 0 || isWord(verb, "built") { return .spent }
        if token.has(.vInvest), !token.has(.vPledge), tense(of: verb) == .past { return .spent }
        return coverage.isPast && relation.kind == .invest ? .spent : .planned
      case .acquire, .stake:
        if relation.noun >= 0, isClosed(after: relation.noun) { return .spent }
        return tense(of: verb) == .past && !token.has([.vAnnounce, .vPlan]) || isWord(verb, "completed")
          ? .spent : .planned
      default:
        if coverage.isPast { return .spent }
        // "we invested $5bn in property and equipment"
        if token.has(.vInvest), !token.has([.vPledge, .vGuide]), tense(of: verb) == .past { return .spent }
        // "narrowed its capex outlook to": a figure that is set anew.
        if relation.noun > verb, token.has([.vRaise, .vCut]) { return .planned }
        if token.has([.be, .vReach, .vRise, .vNeg]), tense(of: verb) == .past, !hasGuide(relation) { return .spent }
        return .planned
      }
    }
    if relation.kind == .acquire, relation.noun >= 0, isClosed(after: relation.noun) { return .spent }
    return coverage.isPast ? .spent : .planned
  }

  /// "X's purchase of Y closed in July": whether a deal is said to be done.
  private func isClosed(after noun: Int) -> Bool {
    tokens.indices.contains { at in
      at > noun && isWord(at, .closedDeal) && tense(of: at) == .past && !tokens[at].forms.contains(.base)
    }
  }

  /// Whether the noun is a plan or a forecast rather than what happened.
  private func hasGuide(_ relation: EnglishRelation) -> Bool {
    guard relation.noun >= 0 else { return false }
    let start = phraseStart(relation.noun)
    return (start...relation.noun).contains {
      tokens[$0].has(.nCapex) && endsInGuide($0)
        || isWord(
          $0,
          .guidance)
    }
  }

  /// "capital spending plan", "capex outlook": a noun that the lexicon holds whole.
  private func endsInGuide(_ index: Int) -> Bool {
    let end = Int(tokens[index].end)
    return endsWith(end, " plan") || endsWith(end, " plans") || endsWith(end, " guidance") || endsWith(end, " outlook")
      || endsWith(end, " forecast") || endsWith(end, " target") || endsWith(end, " budget") || endsWith(end, " guide")
  }

  enum Tense { case past, present, future }

  /// When what a verb says happens.
  func tense(of verb: Int) -> Tense {
    let token = tokens[verb]
    var at = verb - 1
    var sawBe = false
    var isPast = false
    while at >= 0 {
      let helper = tokens[at]
      if helper.has(.will) { return .future }
      if isWord(at, "to") { return .future }
      if token.forms.contains(.ing), isWord(at, .afterDoing) { return .past }
      if helper.has(.have) { return .past }
      if helper.has(.be) {
        sawBe = true
        if helper.has(.bePast) { isPast = true }
      } else if helper.isAdverb || helper.has(.not) || helper.kind == .quote {
      } else if helper.has(.coord), token.forms.contains(.base), case let first = coordinated(verb), first != verb {
        return tense(of: first)
      } else {
        break
      }
      at -= 1
    }
    if sawBe {
      if token.forms.contains(.ing), !token.forms.contains(.participle) { return isPast ? .past : .future }
      return isPast ? .past : .present
    }
    if token.forms.contains(.ing) { return .future }
    if token.has(.bePast) { return .past }
    // "spent", "cut": past where past and base agree in writing only if nothing speaks for the base.
    if token.forms.contains(.past) { return .past }
    if token.forms.contains(.participle) { return .past }
    return .present
  }
}
