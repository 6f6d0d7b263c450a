import Vocabulary

/// Whether an amount has been spent or is only planned, and for what.
extension FactReading {
  /// Whether the money has been spent, in Chinese, Japanese and Korean: what the predicate's ending says, then the time,
  /// then the words around.
  func status(of index: Int, _ governor: Governor, _ coverage: Coverage) -> InvestmentStatus {
    switch tense(of: index, governor) {
    case .past: return .spent
    case .ahead: return .planned
    case .vowed: return coverage.isPast ? .spent : .planned
    case nil: break
    }
    let mark = scene.marks[index]
    let part = innerClause(of: index)
    if governor.mark >= 0, !governor.isShared {
      switch value(scene.marks[governor.mark]) {
      case "past": return .spent
      case "plan": return .planned
      default: break
      }
    }
    if isAhead(coverage) { return .planned }
    if coverage.isPast { return .spent }
    if let plan = scene.nearest(.plan, to: Int(mark.start), within: 120), part.contains(Int(scene.marks[plan].start)) {
      return .planned
    }
    if scene.has(.spent, in: part) { return .spent }
    // A company bought, told without a word of planning, has been bought.
    if governor.kind == .acquire || governor.kind == .stake {
      return scene.has(.plan) || scene.has(.hypo) || scene.has(.ahead)
        ? .planned : tongue == .japanese ? .planned : .spent
    }
    // 购建固定资产支付的现金约300亿元: a figure of the quarter that the text reports on.
    if tongue != .english, coverage.years == nil, !scene.has(.ahead, in: part), reports(index, governor) {
      return .spent
    }
    return .planned
  }

  /// Whether what an amount covers is not over: this year, the years from now on.
  private func isAhead(_ coverage: Coverage) -> Bool {
    guard let published, !coverage.isPast, let years = coverage.years, years >= 1 else { return false }
    if let year = coverage.fiscalYear { return year >= published.year }
    return coverage.endsOn.map { $0.year >= published.year } ?? false
  }

  /// What the money is for, where a word near it says so.
  func purpose(near index: Int) -> String? {
    let part = clause(of: index)
    for mark in scene.marks where mark.kind == .segment && part.contains(Int(mark.start)) {
      let word = value(mark)
      if word == "cloud" || word == "ai" || word == "chips" || word == "datacenter" { return word }
    }
    if tongue != .english, let near = scene.nearest(.segment, to: Int(scene.marks[index].start), within: 60),
      innerClause(of: index).contains(Int(scene.marks[near].start)), value(scene.marks[near]) != "region"
    {
      return value(scene.marks[near])
    }
    return nil
  }
}
