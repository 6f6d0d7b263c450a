import Vocabulary

/// Whether an amount has been spent or is only planned, and for what.
extension FactReading {
  /// Whether the money has been spent.
  func status(of index: Int, _ governor: Governor, _ coverage: Coverage) -> InvestmentStatus {
    let mark = scene.marks[index]
    if tongue != .english { return asianStatus(of: index, governor, coverage) }
    if governor.mark >= 0 {
      let cue = scene.marks[governor.mark]
      switch value(cue) {
      case "past" where tongue == .korean && scene.starts("한다", at: Int(cue.end) - 3): return .planned
      case "past": return isFuture(index) && tongue == .english ? .planned : .spent
      case "plan": return .planned
      default: break
      }
      // 투자한다고 밝혔다: what follows the verb decides, not the verb of saying.
      if governor.kind == .invest || governor.kind == .passive {
        if pastForm(cue) { return .spent }
        if tongue != .chinese { return .planned }
      }
    }
    if coverage.isPast { return .spent }
    let part = innerClause(of: index)
    if let plan = scene.nearest(.plan, to: Int(mark.start), within: 120) {
      let place = Int(scene.marks[plan].start)
      if part.contains(place) { return .planned }
    }
    if scene.has(.spent, in: part) { return .spent }
    return .planned
  }

  /// The status in Chinese, Japanese and Korean: what the verb's ending says, then the time, then the words around.
  private func asianStatus(of index: Int, _ governor: Governor, _ coverage: Coverage) -> InvestmentStatus {
    let mark = scene.marks[index]
    let part = innerClause(of: index)
    if governor.mark >= 0 {
      let cue = scene.marks[governor.mark]
      if tongue == .korean, value(cue) == "past", scene.starts("한다", at: Int(cue.end) - 3) { return .planned }
      if value(cue) == "past" { return tongue == .chinese || !isPlanned(after: cue) ? .spent : .planned }
      if value(cue) == "plan" { return .planned }
      if governor.kind == .invest || governor.kind == .passive || governor.kind == .acquire || governor.kind == .stake {
        if pastForm(cue) { return isPlanned(after: cue) ? .planned : .spent }
        if tongue == .korean, scene.starts(.plannedEnding, at: Int(cue.end)) {
          return .planned
        }
        if tongue.isHeadFinal, governor.kind == .invest || governor.kind == .passive {
          return isDone(after: cue) && !isPlanned(after: cue) ? .spent : .planned
        }
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
      return scene.has(.plan) || scene.has(.hypo) ? .planned : tongue == .japanese ? .planned : .spent
    }
    return .planned
  }

  /// Whether what an amount covers is not over: this year, the years from now on.
  private func isAhead(_ coverage: Coverage) -> Bool {
    guard let published, !coverage.isPast, let years = coverage.years, years >= 1 else { return false }
    if let year = coverage.fiscalYear { return year >= published.year }
    return coverage.endsOn.map { $0.year >= published.year } ?? false
  }

  /// Whether words of planning follow a verb form: 投じた + 計画, 투자한 + 계획.
  private func isPlanned(after cue: Mark) -> Bool {
    scene.starts(.planNoun, at: Int(cue.end))
  }

  /// Whether the verb that an amount hangs on ends in the past at the end of its clause: 出資して…となった, 들여 … 완공했다.
  private func isDone(after cue: Mark) -> Bool {
    let end = Int(cue.end)
    let low = end
    var high = scene.range.upperBound
    for mark in scene.marks where mark.kind == .stop && Int(mark.start) >= end {
      high = Int(mark.start)
      break
    }
    guard high > low else { return false }
    if scene.marks.contains(where: { $0.kind == .plan && Int($0.start) >= low && Int($0.end) <= high }) { return false }
    // The verb goes on: 들여, 投じて, 출자하며.
    switch tongue {
    case .korean:
      let goesOn =
        scene.starts(.verbGoesOn, at: end)
        || scene.starts(.spendsAndGoesOn, at: Int(cue.start))
      guard goesOn else { return false }
      return hasPastEnding(in: low..<high)
    case .japanese:
      guard scene.starts(.verbGoesOn, at: end) || scene.starts("て", at: end - 3) else {
        return false
      }
      let tail = max(low, high - 24)..<high
      return scene.contains(.pastTail, in: tail)
    default: return false
    }
  }

  /// Whether a Korean syllable that ends in ㅆ stands before the end of a verb: 완공했다, 갖췄고, 끝냈습니다.
  private func hasPastEnding(in part: Range<Int>) -> Bool {
    var place = part.lowerBound
    while place + 3 < part.upperBound {
      let scalar = TextClass.scalar3(text, place)
      // Not 있 and 겠.
      if TextClass.finalConsonant(scalar) == 20, scalar != 0xC788, scalar != 0xACA0,
        scene.starts(.pastSyllableEnd, at: place + 3)
      {
        return true
      }
      place += TextClass.length(text[place])
    }
    return false
  }

  /// "will have spent", "would be invested".
  private func isFuture(_ index: Int) -> Bool {
    guard let plan = scene.nearest(.plan, to: Int(scene.marks[index].start), within: 40, right: false) else {
      return false
    }
    let mark = scene.marks[plan]
    return scene.starts("will", at: Int(mark.start)) || scene.starts("would", at: Int(mark.start))
      || scene.starts("to be", at: Int(mark.start))
  }

  /// Whether a verb stem is followed by a past ending: 투자했다, 投じた, 投资了.
  private func pastForm(_ cue: Mark) -> Bool {
    scene.starts(.pastEnding, at: Int(cue.end))
      || tongue == .chinese && scene.starts(.already, at: Int(cue.start) - 3)
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
