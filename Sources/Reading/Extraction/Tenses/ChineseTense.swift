import Vocabulary

/// The tense of a Chinese clause, read from its adverbs and aspect.
///
///     已投入, 投了, 完成投资, 累计              past
///     将, 拟, 计划, 预计, 要                    ahead
extension FactReading {
  func chineseTense(of index: Int, _ governor: Governor) -> Aspect? {
    let money = scene.marks[index]
    let (low, high) = chineseClause(of: index)
    if governor.mark >= 0, !governor.isShared {
      let cue = scene.marks[governor.mark]
      if cue.end <= money.start, Int(cue.start) >= low {
        if value(cue) == "past" { return .past }
        if value(cue) == "plan" { return .ahead }
      }
      // 投资额已达, 收购了: what stands between the verb and the amount.
      if cue.end <= money.start, Int(cue.end) >= low, !hasAhead(low..<max(low, Int(cue.start))),
        scene.starts(.resolve, at: Int(cue.end))
      {
        return .past
      }
    }
    let part = low..<max(low, Int(money.start))
    if hasAhead(part) { return .ahead }
    if hasDone(part) { return .past }
    // What follows the amount in its clause: 26亿元的谈判, 1.8亿美元已全部到位.
    let rest = Int(money.end)..<max(Int(money.end), high)
    if hasAhead(rest), scene.starts("的", at: afterGloss(index)) { return .ahead }
    let isThing = governor.mark >= 0 && scene.marks[governor.mark].start >= money.end
    if !isThing, hasDone(rest), !hasAhead(rest) { return .past }
    // 2023年起追加投资: begun in a year gone by.
    if let published, governor.kind == .invest,
      scene.marks.contains(where: { mark in
        guard mark.kind == .period, part.contains(Int(mark.start)), let period = period(mark), period.unit == .year,
          let year = period.year(published: published)
        else { return false }
        return year < published.year
      })
    {
      return .past
    }
    return nil
  }

  /// The part between the commas around an amount.
  private func chineseClause(of index: Int) -> (Int, Int) {
    let mark = scene.marks[index]
    let outer = clause(of: index)
    var low = outer.lowerBound
    var high = outer.upperBound
    for other in scene.marks where other.kind == .comma {
      if scene.starts("、", at: Int(other.start)) { continue }
      if other.end <= mark.start { low = max(low, Int(other.end)) }
      if other.start >= mark.end {
        high = min(high, Int(other.start))
        break
      }
    }
    return (low, high)
  }

  private func hasAhead(_ part: Range<Int>) -> Bool {
    guard !part.isEmpty else { return false }
    return scene.marks.contains { mark in
      guard mark.kind == .ahead || mark.kind == .plan, part.contains(Int(mark.start)) else { return false }
      return !scene.starts("宣布", at: Int(mark.start)) && !scene.starts("宣佈", at: Int(mark.start))
    }
  }

  private func hasDone(_ part: Range<Int>) -> Bool {
    guard !part.isEmpty else { return false }
    return scene.marks.contains { $0.kind == .done && part.contains(Int($0.start)) }
  }
}
