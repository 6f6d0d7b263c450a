/// Who puts money into a round and who takes it, in Chinese, where prepositions tell.
///
///     天使轮由奇绩创坛投出，金额为300万元         the one behind 由 gives
///     公司获得高瓴创投独家投资的8000万元           the one behind 获得 gives, 公司 takes
extension FactReading {
  /// The one behind 由 whose verb of giving stands behind the last one who leads and before the amount.
  func chineseGiver(of index: Int, behind lead: Int?) -> Subject? {
    guard tongue == .chinese else { return nil }
    let money = scene.marks[index]
    for (at, mark) in scene.marks.enumerated().reversed() where mark.kind == .entity && mark.end <= money.start {
      guard money.start - mark.end < 40 else { return nil }
      if let lead, lead < index, scene.marks[lead].start >= mark.end { return nil }
      guard canAct(mark) else { continue }
      let end = Int(mark.end)
      let start = beforeQuote(Int(mark.start))
      if scene.ends(.giverAgent, at: start) {
        return scene.contains(.pays, in: end..<max(end, min(scene.range.upperBound, end + 15))) ? certain(at) : nil
      }
      // 其中合肥产投出资1.2亿元
      let isOwnShare =
        lead != nil && money.start - mark.end <= 24 && scene.ends(.partHead, at: start)
        && scene.count(.comma, between: end, and: Int(money.start)) == 0
        && scene.contains(.putsShare, in: end..<Int(money.start))
      return isOwnShare ? certain(at) : nil
    }
    return nil
  }

  /// 从春晓资本拿到2亿元: whether somebody gets an amount from a name, in the clause of the amount.
  func givesFromBehind(_ mark: Mark, before index: Int) -> Bool {
    guard mark.kind == .entity, canAct(mark), scene.ends(.origin, at: beforeQuote(Int(mark.start))) else {
      return false
    }
    let start = outer(scene.marks[index]).lowerBound
    let end = Int(mark.end) + (scene.starts(.closeQuote, at: Int(mark.end)) ? 3 : 0)
    return scene.starts(.givesFrom, at: end) && start - end <= 36 && !isParted(end, start)
  }

  /// The company that takes the money of a round: the label of the line, a name before the amount that neither leads nor
  /// gives, the one that the money is put into, else whom the text is about.
  func chineseTaker(of index: Int, from giver: Subject) -> Subject? {
    let money = scene.marks[index]
    if let label = labelled(before: index), !actors.same(label.who, giver.who) { return label }
    for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && mark.end <= money.start {
      guard at != giver.mark, canAct(mark), !actors.same(who(mark), giver.who) else { continue }
      if isInvestee(Int(mark.start)) { return found(at) }
    }
    if !goesOnWithPronoun {
      for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && mark.end <= money.start {
        guard at != giver.mark, canAct(mark), !actors.same(who(mark), giver.who), !isRoundGiver(at) else { continue }
        return found(at)
      }
    }
    if let focus = headingActor ?? focus, !actors.same(focus, giver.who) {
      return Subject(who: focus, range: nil, mark: -1)
    }
    return nil
  }

  /// Whether a name, or the list that it is one of, stands behind a word for getting or before one for giving: 获X, 由X、Y,
  /// X跟投, X领投.
  private func isRoundGiver(_ index: Int) -> Bool {
    var at = index
    while at > 0, scene.marks[at - 1].kind == .entity,
      Int(scene.marks[at].start) - Int(scene.marks[at - 1].end) <= 3
    { at -= 1 }
    if scene.ends(.roundGiver, at: beforeQuote(Int(scene.marks[at].start))) { return true }
    at = index
    while at + 1 < scene.marks.count, scene.marks[at + 1].kind == .entity,
      Int(scene.marks[at + 1].start) - Int(scene.marks[at].end) <= 3
    { at += 1 }
    return scene.starts(.putsInRound, at: Int(scene.marks[at].end))
  }
}
