import Vocabulary

/// What speaks in Chinese against a figure: it measures a share, a threshold, an expense of the trade, or many companies.
extension FactReading {
  /// 占总收入36.5%, 占营收的14.6%: a share of a whole.
  func isShareOfWhole(_ index: Int) -> Bool {
    var place = outer(scene.marks[index]).lowerBound
    let low = max(scene.range.lowerBound, place - 42)
    while place - 3 >= low {
      place -= 3
      while place > low, text[place] & 0xC0 == 0x80 { place -= 1 }
      if scene.starts(.shareOf, at: place) { return true }
      if scene.starts(.clauseMark, at: place) { return false }
    }
    return false
  }

  /// Whether a percentage stands in a bracket that says how the amount before it has changed: 营收9.1亿元（同比-6.2%）.
  func isAsideOnAmount(_ index: Int) -> Bool {
    let start = outer(scene.marks[index]).lowerBound
    guard let before = scene.marks[..<index].last(where: { $0.kind == .money }) else { return false }
    let open = outer(before).upperBound
    guard scene.starts("（", at: open) || scene.starts("(", at: open), start - open <= 30
    else { return false }
    return !scene.contains("）", in: open..<max(open, start)) && !scene.contains(")", in: open..<max(open, start))
  }

  /// 资本开支7600万元（2024年同期：5200万元）: whether a bracket compares with what an amount was in another year.
  func isFormerInBracket(_ index: Int) -> Bool {
    let start = outer(scene.marks[index]).lowerBound
    var place = start
    while place > scene.range.lowerBound, start - place < 48 {
      place -= 1
      while place > scene.range.lowerBound, text[place] & 0xC0 == 0x80 { place -= 1 }
      if scene.starts("）", at: place) || scene.starts(")", at: place) || scene.starts("。", at: place) { return false }
      if scene.starts("（", at: place) || scene.starts("(", at: place) {
        // 比上一版（2025—2029年，1110亿美元）少了约2%
        let low = max(scene.range.lowerBound, place - 30)
        return scene.contains(.comparison, in: place..<start) || scene.contains(.yardstick, in: low..<max(low, place))
      }
    }
    return false
  }

  /// 投资5亿元以上的项目: a threshold, not a sum.
  func isThreshold(_ index: Int) -> Bool {
    let end = outer(scene.marks[index]).upperBound
    // 以十亿元计: a unit of account.
    if scene.starts(.asUnit, at: end), endsWith(outer(scene.marks[index]).lowerBound, "以") { return true }
    return scene.starts(.threshold, at: Int(scene.marks[index].end)) || scene.starts(.threshold, at: end)
      || scene.ends(.boundOf, at: end) && scene.starts("的", at: end)
  }

  /// 销售费用烧掉32亿元: what the verb is said of is an expense of the trade.
  func isExpense(_ index: Int, _ governor: Governor) -> Bool {
    guard governor.kind == .invest, governor.mark >= 0 else { return false }
    let verb = scene.marks[governor.mark]
    return scene.marks[..<governor.mark].contains {
      $0.kind == .neg && value($0) == "cost" && $0.end <= verb.start && verb.start - $0.end <= 24
        && scene.count(.comma, between: Int($0.end), and: Int(verb.start)) == 0
    }
  }

  /// IBM因软件收入不及预期跌0.87%: what a noun before an expectation measures is only the reason of the move.
  func isOnlyReason(_ label: Int, of index: Int) -> Bool {
    let cue = scene.marks[label]
    let percent = scene.marks[index]
    guard cue.end <= percent.start, percent.start - cue.end <= 36 else { return false }
    return scene.count(.comma, between: Int(cue.end), and: Int(percent.start)) == 0
      && scene.contains(.expectation, in: Int(cue.end)..<Int(percent.start))
  }

  /// 智能云部门整体营收: the whole of a part only.
  func isWholeOfPart(_ label: Mark) -> Bool {
    scene.marks.contains {
      ($0.kind == .division || $0.kind == .segment) && $0.end <= label.start && label.start - $0.end <= 12
        && scene.words.length(of: .wholeCompany, in: text, at: Int($0.end)) > 0
    }
  }

  /// 其中茅台酒收入755亿元: what follows 其中 is a part.
  func isBehindPartMark(_ label: Mark) -> Bool {
    guard tongue == .chinese else { return false }
    var place = Int(label.start)
    // 其中第三季度营收, 其中比亚迪营收: a time or another company alone is no part.
    for mark in scene.marks where mark.end <= label.start && label.start - mark.end <= 30 {
      switch mark.kind {
      case .period, .span, .duration: return false
      case .entity where mark.end == label.start && !(focus.map { actors.same($0, who(mark)) } ?? false): return false
      default: break
      }
    }
    let low = max(scene.range.lowerBound, place - 36)
    while place - 3 >= low {
      place -= 3
      while place > low, text[place] & 0xC0 == 0x80 { place -= 1 }
      if scene.starts("其中", at: place) || scene.starts("當中", at: place) { return true }
      if scene.starts(.clauseMark, at: place) { return false }
    }
    return false
  }

  /// 20家公司上半年合计营收: revenue of many.
  func isOfMany(_ label: Int) -> Bool {
    let start = Int(scene.marks[label].start)
    let low = max(clause(of: label).lowerBound, start - 60)
    return scene.count(.entity, between: low, and: start) == 0
      && scene.contains(.manyOf, in: low..<max(low, start))
  }

  /// Whether a subject that no lexicon knows is an authority or an association, whose figures are others'.
  func isOffice(_ subject: Subject) -> Bool {
    guard tongue == .chinese, subject.who < 0, let range = subject.range else { return false }
    return scene.words.length(of: .authority, in: text, endingAt: range.upperBound, from: range.lowerBound) > 0
  }

  /// 投资2000亿美元，其中500亿美元用于研发: a word for a part opens the clause of the amount, and the sum put to work that it
  /// is of stands right before.
  func isPartOfOutlay(_ index: Int) -> Bool {
    let start = outer(scene.marks[index]).lowerBound
    guard let part = scene.marks[..<index].last(where: { $0.kind == .part && Int($0.end) <= start }),
      !isParted(Int(part.end), start),
      let whole = scene.marks[..<index].lastIndex(where: { $0.kind == .money && $0.end <= part.start }),
      part.start - scene.marks[whole].end <= 30, scene.marks[whole].value == 1,
      let sum = money(scene.marks[whole]), let own = money(scene.marks[index])
    else { return false }
    return own.low < sum.low
  }

  /// 1.7亿美元、折合新台币约51.4亿元: the amount before in other money.
  func isConverted(_ index: Int) -> Bool {
    let start = outer(scene.marks[index]).lowerBound
    guard let before = scene.marks[..<index].last(where: { $0.kind == .money }), start - Int(before.end) <= 36 else {
      return false
    }
    return scene.contains(.converted, in: Int(before.end)..<max(Int(before.end), start))
      && money(before)?.currency != money(scene.marks[index])?.currency
  }
}
