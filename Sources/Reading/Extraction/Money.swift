import Vocabulary

/// What the rules ask about an amount.
extension FactReading {
  /// Whether an amount may still become a fact: with a currency, no conversion of another, not taken.
  func isFree(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    guard mark.kind == .money, mark.value == 0 else { return false }
    // Prices of single things, however they are spoken of.
    if let money = money(mark) {
      let isSmallCoin = money.currency == .krw || money.currency == .jpy
      // 新興企業に2500万円を出資: small sums, too, are put into companies.
      let isPutIn =
        tongue == .japanese && scene.starts("を", at: Int(mark.end)) && scene.starts(.putsIn, at: Int(mark.end) + 3)
      let least = isSmallCoin && tongue != .english ? (isPutIn ? 1_000_000.0 : 30_000_000) : 100_000
      if money.low.double < least { return false }
    }
    return mentions[Int(mark.ref)].restates == nil
  }

  /// Marks an amount as stated, so that no later rule reads it again.
  mutating func take(_ index: Int) { scene.settle(index, as: 1) }

  /// The word that governs an amount; where nothing near does, what the words before the list or table announced.
  func governor(of index: Int) -> Governor? {
    let governor = governors.governor(of: index, in: scene)
    if let governor, governor.kind != .project, governor.kind != .cost,
      !isAfterthought(governor, index) || !isItemOfWorks(index)
    {
      return governor
    }
    if tongue != .english {
      // The new figure is what the old one beside it is.
      if let old = older(than: index), let same = Governor.of(old, in: scene) {
        return Governor(kind: same.kind, mark: same.mark, weight: same.weight, isRight: same.isRight, isShared: true)
      }
      if governor == nil, let same = compared(index) { return same }
      if let weak = committed(index) ?? builtWith(index) ?? sumForWorks(index) { return weak }
      if governor == nil, isRevisedBehind(index) {
        return Governor(kind: .capex, mark: -1, weight: 0.02, isRight: false)
      }
      if governor == nil, isRecalled(index) || isOfOtherYear(index) {
        return Governor(kind: .capex, mark: -1, weight: 0.02, isRight: false)
      }
    }
    // "Roche: $50 billion over five years" in a list of investments.
    if intro.topic == .capex, labelled(before: index) != nil {
      return Governor(kind: .capex, mark: -1, weight: 0.02, isRight: false)
    }
    if governor == nil, isItemOfWorks(index) || isHeadlineOfWorks(index) {
      return Governor(kind: .capex, mark: -1, weight: 0.02, isRight: false)
    }
    if let governor = governor ?? paidWith(index) ?? fragment(index) ?? handedOver(index) { return governor }
    return listed(index) ?? listedInKorean(index) ?? shared(index) ?? continued(index)
  }

  /// 設備投資は450億円。前期は252億円だった: another year of what the sentence before stated, in Japanese.
  private func isRecalled(_ index: Int) -> Bool {
    guard tongue == .japanese, scene.block == .paragraph, sentence - capexSentence <= 2, lastCoverage.years ?? 9 <= 1
    else {
      return false
    }
    let part = clause(of: index)
    let start = outer(scene.marks[index]).lowerBound
    var hasTime = false
    for mark in scene.marks where part.contains(Int(mark.start)) && Int(mark.start) != Int(scene.marks[index].start) {
      switch mark.kind {
      case .period:
        guard Int(mark.end) <= start, case let gap = start - Int(mark.end), gap <= 30 else { return false }
        let length = scene.words.length(of: .bareTime, in: text, at: Int(mark.end))
        if length > 0, length == gap { hasTime = true }
      case .spent, .yoy, .previous, .comma, .clause, .plan, .hypo, .span: break
      default: return false
      }
    }
    return hasTime
  }

  /// A headline that names a company, a plant and a sum: ローム、宮崎の新工場に3000億円.
  private func isHeadlineOfWorks(_ index: Int) -> Bool {
    guard scene.block == .title || scene.block == .heading, tongue.isHeadFinal,
      scene.marks.contains(where: { $0.kind == .entity && canAct($0) && $0.end <= scene.marks[index].start })
    else { return false }
    let start = outer(scene.marks[index]).lowerBound
    return scene.marks.contains {
      $0.kind == .plant && Int($0.end) <= start && start - Int($0.end) <= 12
        && (scene.starts("に", at: Int($0.end)) || scene.starts("에 ", at: Int($0.end)))
    }
  }

  /// A list item that names a company, a plant or a place and a sum, and nothing that the sum else could be, among items or
  /// sentences that told of investment: **X**：米4工場に270億ドル.
  private func isItemOfWorks(_ index: Int) -> Bool {
    guard tongue != .english, scene.block == .listItem, labelled(before: index) != nil || isOfPlaceLabel(index) else {
      return false
    }
    let end = Int(scene.marks[index].end)
    let aside = tongue == .korean ? scene.marks.first { $0.kind == .comma && Int($0.start) >= end } : nil
    for mark in scene.marks {
      if let aside, mark.start > aside.start { break }
      switch mark.kind {
      case .neg, .revenue, .profit, .share, .round, .denial, .acquire, .stake: return false
      default: break
      }
    }
    return scene.has(.plant) || scene.has(.project) || sentence - capexSentence <= 3
  }

  /// Whether a noun only adds something to a Korean list item that has said its amount: 네오광업: 40억달러, 복구 비용 포함.
  private func isAfterthought(_ governor: Governor, _ index: Int) -> Bool {
    guard tongue == .korean, scene.block == .listItem, governor.isRight, governor.mark >= 0 else { return false }
    return scene.count(.comma, between: Int(scene.marks[index].end), and: Int(scene.marks[governor.mark].start)) > 0
  }

  /// The word that governs the amount before, for a clause that holds a time and an amount only: …超过6500亿元，去年是6083亿元.
  private func compared(_ index: Int) -> Governor? {
    guard index > 1, let earlier = scene.last(.money, before: index),
      scene.marks[index].start - scene.marks[earlier].end < 40
    else { return nil }
    var hasTime = false
    for mark in scene.marks[(earlier + 1)..<index] {
      switch mark.kind {
      case .period, .spent, .previous, .clause, .comma, .yoy: hasTime = hasTime || mark.kind == .period
      // 2026年再升至399亿元
      case .up, .down, .revise:
        guard tongue == .chinese, scene.marks[index].start - mark.end <= 9 else { return nil }
      default: return nil
      }
    }
    guard hasTime, let same = Governor.of(earlier, in: scene), same.kind == .capex || same.kind == .invest else {
      return nil
    }
    return Governor(kind: .capex, mark: -1, weight: same.weight, isRight: false)
  }

  /// A verb of building behind an amount with で: 約8000万ドルで新しい商業施設をつくる.
  private func builtWith(_ index: Int) -> Governor? {
    guard tongue == .japanese, scene.starts(.builtWith, at: afterGloss(index)) else { return nil }
    let money = scene.marks[index]
    for (at, mark) in scene.marks.enumerated() where mark.start >= money.end && mark.start - money.end < 110 {
      switch mark.kind {
      case .build: return Governor(kind: .invest, mark: at, weight: 0.02, isRight: true)
      case .money, .stop, .neg, .revenue, .profit, .acquire: return nil
      default: break
      }
    }
    return nil
  }

  /// A weak verb of spending ("約束済み", 见込む, 든다) where the text is about investment and nothing says otherwise.
  private func committed(_ index: Int) -> Governor? {
    let part = clause(of: index)
    let money = scene.marks[index]
    // Several names with an amount each share the verb at the end.
    let later = Int(money.end)..<max(Int(money.end), scene.range.upperBound)
    let shares =
      scene.count(.money, between: later.lowerBound, and: later.upperBound) > 0
      && scene.count(.entity, between: later.lowerBound, and: later.upperBound)
        >= scene.count(.money, between: later.lowerBound, and: later.upperBound)
    guard let verb = scene.nearest(.commit, to: Int(money.start), within: tongue.isHeadFinal && shares ? 260 : 90),
      part.contains(Int(scene.marks[verb].start))
    else { return nil }
    let isRight = scene.marks[verb].start >= money.end
    guard tongue == .chinese || isRight else { return nil }
    for mark in scene.marks where part.contains(Int(mark.start)) {
      switch mark.kind {
      case .neg, .revenue, .profit, .share, .volume: return nil
      default: break
      }
    }
    if sentence - revenueSentence <= 1, capexSentence < revenueSentence { return nil }
    let isAbout =
      documentTopic == .capex || intro.topic == .capex || sentence - capexSentence <= 3 || scene.has(.plant, in: part)
      || tongue == .chinese && scene.has(.plant) && scene.starts(.spendVerb, at: Int(scene.marks[verb].start))
      || scene.has(.project, in: part) || scene.has(.build, in: part)
    return isAbout ? Governor(kind: .invest, mark: verb, weight: 0.02, isRight: isRight) : nil
  }

  /// The word that governs the amount before it in the same sentence, for amounts that go on without one of their own:
  /// "Brookfield … for 20 billion euros, and Bpifrance for 10 billion euros".
  private func shared(_ index: Int) -> Governor? {
    guard let earlier = scene.last(.money, before: index) else { return nil }
    let low = scene.marks[earlier].end
    let high = scene.marks[index].start
    guard low <= high, high - low < 120 else { return nil }
    for mark in scene.marks where mark.start >= low && mark.end <= high {
      switch mark.kind {
      case .neg, .revenue, .profit, .previous, .stop, .up, .down: return nil
      default: break
      }
    }
    guard scene.has(.comma, in: Int(low)..<Int(high)) || scene.has(.clause, in: Int(low)..<Int(high)) else {
      return nil
    }
    guard let governor = Governor.of(earlier, in: scene) ?? shared(earlier) else { return nil }
    switch governor.kind {
    case .capex, .invest, .passive:
      return Governor(
        kind: governor.kind, mark: governor.mark, weight: governor.weight, isRight: governor.isRight, isShared: true)
    default: return nil
    }
  }

  /// Capital spending, where the sentence before spoke of it and this one goes on with new figures: "Meta lifted the
  /// bottom of its own range and now expects $70 billion to $72 billion".
  private func continued(_ index: Int) -> Governor? {
    guard tongue == .english, sentence - capexSentence <= 2, scene.has(.plan) || scene.has(.revise) else { return nil }
    let other = CueSet(.revenue, .profit, .neg, .share, .percent, .stake, .round, .acquire, .volume, .invest)
    guard !scene.marks.contains(where: { other.contains($0.kind) }) else { return nil }
    guard scene.marks.first(where: { $0.kind == .money })?.start == scene.marks[index].start else { return nil }
    return Governor(kind: .capex, mark: -1, weight: 0.01, isRight: false)
  }
}
