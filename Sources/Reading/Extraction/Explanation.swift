// Why an amount or a percentage became no fact: asked of the very questions that the rules decide by, right after they
// looked at the sentence, and only where a caller wants to know.
import Vocabulary

extension FactReading {
  /// Notes why the amounts and percentages of the sentence at hand were not taken.
  mutating func explainSentence() {
    for index in scene.marks.indices {
      let mark = scene.marks[index]
      guard mark.value == 0 || mark.value == Self.closed, mark.ref >= 0 else { continue }
      switch mark.kind {
      case .money: reasons[Int(mark.ref)] = whyNoInvestment(index)
      case .percent: reasons[Int(mark.ref)] = whyNoChange(index)
      default: break
      }
    }
  }

  /// Notes the amounts and percentages of a block that no statement takes.
  mutating func explainBlock(_ block: Block) {
    defer { reasons.removeAll(keepingCapacity: true) }
    for (index, mention) in mentions.enumerated() {
      let kind: UnusedMention.Kind
      var fallback = block.kind == .tableRow ? UnusedReason.table : .noCue
      switch mention.value {
      case .money: kind = .money
      case .percent(let percent):
        kind = .percent
        if percent.isPoints { fallback = .percentagePoints }
      default: continue
      }
      switch block.kind {
      case .furniture, .tableHeader: fallback = .furniture
      case .caption: fallback = .caption
      case .board: continue
      default: break
      }
      if mention.restates != nil { fallback = .conversion }
      unused.append(
        UnusedMention(
          kind: kind, text: document.quote(mention.outer), bytes: document.sourceRange(mention.outer),
          reason: reasons[index] ?? fallback))
    }
  }

  /// What is left unused once the statements are settled; those that only repeat others are told as such.
  func explained(_ kept: [Statement]) -> [UnusedMention] {
    let used = kept.compactMap(\.citation.parts.amount)
    let stated = statements.compactMap(\.citation.parts.amount)
    var result: [UnusedMention] = []
    var wasUsed = false
    for mention in unused {
      if used.contains(mention.bytes) {
        wasUsed = true
        continue
      }
      // A conversion goes with the amount that it converts.
      if mention.reason == .conversion, wasUsed { continue }
      wasUsed = false
      var mention = mention
      if stated.contains(mention.bytes) { mention.reason = .repeated }
      result.append(mention)
    }
    return result
  }

  // MARK: Amounts

  private func whyNoInvestment(_ index: Int) -> UnusedReason {
    let mark = scene.marks[index]
    if mentions[Int(mark.ref)].restates != nil { return .conversion }
    if mark.value == Self.closed { return .part }
    if !isFree(index) { return .tooSmall }
    if money(mark)?.currency == nil, currency == nil { return .noCurrency }
    if tongue == .english { return whyNoEnglishInvestment(index) }
    guard let governor = governor(of: index) else { return .noCue }
    switch governor.kind {
    case .revenue: return .revenue
    case .profit: return .profit
    case .neg: return .otherNoun
    default: break
    }
    if isDisclaimed(index, governor) { return disclaimer(index) }
    if governor.kind == .project || governor.kind == .cost, !isProjectMoney(index, governor) { return .noCue }
    let anchor = governor.mark >= 0 && !governor.isShared ? governor.mark : index
    guard subject(of: index, anchor: anchor) != nil else { return .noSubject }
    switch governor.kind {
    case .acquire, .stake, .round, .lead: return .noTarget
    default: return .noCue
    }
  }

  private func whyNoEnglishInvestment(_ index: Int) -> UnusedReason {
    guard let token = tokens.firstIndex(where: { $0.kind == .money && Int($0.mark) == index }) else { return .noCue }
    let relation = relation(of: token)
    switch relation.kind {
    case .unknown: return .noCue
    case .other: return scene.has(.revenue, in: innerClause(of: index)) ? .revenue : .otherNoun
    case .step: return .step
    case .former: return .former
    case .invest, .capex, .project, .acquire, .stake, .round: break
    }
    if isDisclaimed(token, relation) { return disclaimer(index) }
    guard case .somebody = actor(of: token, relation) else { return .noSubject }
    switch relation.kind {
    case .acquire, .stake, .round: return .noTarget
    default: return .noSubject
    }
  }

  /// Which of the things that make a sentence no statement it is.
  private func disclaimer(_ index: Int) -> UnusedReason {
    let part = clause(of: index)
    if scene.has(.denial, in: tongue == .english ? scene.range : part) { return .denied }
    if scene.has(.hypo, in: part) { return .hypothetical }
    if isPart(index) { return .part }
    if scene.has(.previous, in: part) { return .former }
    if scene.has(.aggregate, in: scene.range) { return .aggregate }
    if scene.nearest(.analyst, to: Int(scene.marks[index].start), within: 60) != nil { return .forecast }
    return tongue == .english ? .denied : .former
  }

  // MARK: Percentages

  private func whyNoChange(_ index: Int) -> UnusedReason {
    if percent(scene.marks[index])?.isPoints == true { return .percentagePoints }
    if isProportion(index) { return .proportion }
    guard direction(of: index) != nil else { return .noDirection }
    if scene.has(.denial, in: innerClause(of: index)) { return .denied }
    switch label(of: index)?.kind {
    case .profit: return .profit
    case .volume: return .volume
    case .neg: return .otherNoun
    case .capex: return .capex
    case .stake: return .stake
    case .revenue where scene.has(.analyst, in: innerClause(of: index)): return .forecast
    case .revenue, .share, .segment, .division: return .noSubject
    default: return .noCue
    }
  }
}
