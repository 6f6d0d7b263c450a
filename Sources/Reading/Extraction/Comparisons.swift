import Vocabulary

/// Amounts and times that a text only compares with, in Chinese, Japanese and Korean: what a figure was before it was
/// changed, or what another is above or below.
///
///     由380億至420億美元收窄為400億至420億美元        380-420 is old
///     従来の1000億円から1200億円に引き上げる            1000 is old
///     지난해 1조9000억원에서 1조3000억원으로 줄였다     1.9 is old
///     高于今年的1500亿元, 前期比7.8%増の2兆3000億円     1500 and 前期 are compared with
extension FactReading {
  /// Whether the amount at a mark is what another one replaces.
  func isOld(_ index: Int) -> Bool {
    guard tongue != .english, scene.marks[index].kind == .money else { return false }
    return newer(than: index) != nil || isYardstick(index) || isDifference(index)
  }

  /// Whether an amount is only by how much a figure differs from another: 比去年同期多花了104亿元, 200億円増やす, 5000억원을 덜어냈다.
  private func isDifference(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    let start = mentions[Int(mark.ref)].outer.lowerBound
    switch tongue {
    case .chinese:
      guard scene.ends(.byHowMuch, at: start) else { return false }
      let part = scene.range.lowerBound..<start
      return !part.isEmpty
        && scene.marks.contains {
          $0.kind == .yoy || $0.kind == .qoq || $0.kind == .previous
            // 下限上调20亿美元
            || $0.kind == .revise && Int($0.end) == start && value($0) == "always"
        }
    case .japanese:
      guard scene.has(.previous) || scene.has(.yoy) || scene.has(.percent) || isBesideAnother(index) else {
        return false
      }
      let place = afterGloss(index)
      return scene.starts(.byHowMuch, at: place)
        || scene.starts("を", at: place) && scene.starts(.byHowMuch, at: place + 3)
        || scene.starts("ほど", at: place) && scene.starts(.byHowMuch, at: place + 6)
    case .korean:
      var place = afterGloss(index)
      place += scene.words.length(of: .amountParticle, in: text, at: place)
      place += scene.words.length(of: .amountQualifier, in: text, at: place)
      return scene.starts(.byHowMuch, at: place)
    case .english: return false
    }
  }

  /// The mark of the amount that replaces the one at a mark, nil where none does.
  func newer(than index: Int) -> Int? {
    guard tongue != .english, let next = nextMoney(after: index) else { return nil }
    let mark = scene.marks[index]
    let outer = outer(mark)
    let gap = Int(scene.marks[next].start) - outer.upperBound
    guard gap >= 0, gap < 110 else { return nil }
    switch tongue {
    case .chinese:
      guard hasOrigin(before: mark), scene.count(.stop, between: Int(mark.end), and: Int(scene.marks[next].start)) == 0
      else { return nil }
      return next
    case .japanese: return scene.starts(.replaced, at: afterGloss(index)) ? next : nil
    case .korean:
      let end = afterGloss(index)
      return scene.starts("에서", at: end + scene.words.length(of: .roughly, in: text, at: end)) ? next : nil
    case .english: return nil
    }
  }

  /// The mark of the amount that the one at a mark replaces.
  func older(than index: Int) -> Int? {
    guard tongue != .english, let earlier = scene.last(.money, before: index) else { return nil }
    return newer(than: earlier) == index ? earlier : nil
  }

  private func nextMoney(after index: Int) -> Int? {
    scene.first(.money, after: index)
  }

  private func isBesideAnother(_ index: Int) -> Bool {
    scene.last(.money, before: index) != nil
  }

  /// Where the text goes on after an amount and its conversion in brackets.
  func afterGloss(_ index: Int) -> Int {
    let end = max(outer(scene.marks[index]).upperBound, restatement(of: index)?.upperBound ?? 0)
    return NameBorder.skipGloss(text, end, scene.range.upperBound)
  }

  /// 由, 从 before a Chinese amount, with at most the old time between: 从去年的100亿元.
  private func hasOrigin(before mark: Mark) -> Bool {
    let start = Int(mark.start)
    var place = start
    var steps = 0
    while place > scene.range.lowerBound, steps < 14 {
      place -= 1
      while place > scene.range.lowerBound, text[place] & 0xC0 == 0x80 { place -= 1 }
      steps += 1
      if scene.starts(.origin, at: place) {
        return scene.count(.money, between: place, and: start) == 0
          && scene.count(.entity, between: place, and: start) == 0
          // 由后者出资5亿元: who acts, not what from.
          && scene.count(.pronoun, between: place, and: start) == 0
          && scene.count(.stake, between: place, and: start) == 0
          && scene.count(.invest, between: place, and: start) == 0
      }
      if scene.starts(.clauseMark, at: place) { return false }
    }
    return false
  }

  /// Whether an amount is only what another is measured by: 高于今年的1500亿元, 전년의 500억원보다, 前年の500億円を上回る.
  private func isYardstick(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    // 지난해 집행액 409억 달러보다: a figure with a noun of its own is told, not only measured by.
    if index > 0, scene.marks[index - 1].kind == .capex, mark.start - scene.marks[index - 1].end <= 3 { return false }
    switch tongue {
    case .chinese:
      // 资本支出低于250亿元: a bound of the figure itself.
      if index > 0, let label = scene.marks[..<index].last(where: { $0.kind != .previous }), label.kind == .capex,
        mark.start - label.end <= 9
      {
        return false
      }
      if isFormerInBracket(index) { return true }
      // 与三季度23.9亿美元持平
      if scene.starts(.alike, at: afterGloss(index)),
        scene.contains(.withWhom, in: max(scene.range.lowerBound, Int(mark.start) - 36)..<Int(mark.start))
      {
        return true
      }
      return scene.marks.contains { cue in
        // 较去年六月公布的2000亿美元多出四分之一
        (cue.kind == .previous || cue.kind == .yoy) && cue.end <= mark.start && mark.start - cue.end <= 36
          && scene.starts(.yardstick, at: Int(cue.start))
          && scene.count(.comma, between: Int(cue.end), and: Int(mark.start)) == 0
          && scene.count(.money, between: Int(cue.end), and: Int(mark.start)) == 0
          && scene.count(.invest, between: Int(cue.end), and: Int(mark.start)) == 0
      }
    case .japanese, .korean:
      let end = afterGloss(index)
      // 지난해(20조원)보다, 前期（500億円）に比べ
      let close = scene.starts(")", at: end) ? 1 : scene.starts("）", at: end) ? 3 : 0
      return scene.starts(.yardstick, at: end + close)
    case .english: return false
    }
  }

  /// Whether a time is only what a figure is compared with: 去年同期, 前期比, 전년 대비.
  func isOfComparison(_ mark: Mark) -> Bool {
    let end = Int(mark.end)
    let start = Int(mark.start)
    switch tongue {
    case .chinese:
      if scene.starts(.comparison, at: end) { return true }
      if endsWith(start, "较") || endsWith(start, "較") || endsWith(start, "比") || endsWith(start, "同比") { return true }
      guard endsWith(start, "与") || endsWith(start, "與") || endsWith(start, "和") || endsWith(start, "跟") else {
        return false
      }
      return scene.starts(.alike, at: end)
    case .japanese, .korean: return scene.starts(.comparison, at: end)
    case .english: return false
    }
  }

  /// Whether a time is only by when: 상반기 안에, 年内に, 年底前.
  func isDeadline(_ mark: Mark) -> Bool {
    // 내년 하반기 완공: when something is done, not over what the money goes.
    if tongue == .korean, mark.kind == .period, scene.starts(.noSpanEvent, at: Int(mark.end)) { return true }
    return scene.starts(.deadline, at: Int(mark.end))
  }

  /// Whether a time stands before the old one of two amounts and says when that was: 지난해 1조9000억원에서 1조3000억원으로.
  func belongsToOld(_ mark: Mark, _ money: Int) -> Bool {
    guard mark.kind == .period, let old = older(than: money) else { return false }
    let gap = scene.marks[old].start - mark.end
    return gap >= 0 && gap <= 9
  }

  /// Whether a length says over what a sum before it is spread: ，分五年, それぞれ５年間で, 각각 3년간.
  func isDistributed(_ mark: Mark) -> Bool {
    guard mark.kind == .duration || mark.kind == .period && tongue == .japanese else { return false }
    let start = mentions[Int(mark.ref)].outer.lowerBound
    switch tongue {
    case .chinese:
      return scene.ends(.lengthOf, at: start)
    case .japanese: return endsWith(start, "それぞれ") || endsWith(start, "ともに") || endsWith(start, "いずれも")
    case .korean: return endsWith(start, "각각 ") || endsWith(start, "모두 ") || endsWith(start, "나란히 ")
    case .english: return false
    }
  }

  /// Whether a time behind an amount belongs to another amount after it, as what stands before a noun does.
  func isOfLaterAmount(_ mark: Mark, _ money: Int) -> Bool {
    guard let next = scene.first(.money, after: money) else { return false }
    return scene.marks[next].start >= mark.end && !isDistributed(mark)
      && scene.count(.stop, between: Int(mark.end), and: Int(scene.marks[next].start)) == 0
  }

  /// 年2000億円, 연 1000억원: an amount a year.
  func yearlyPrefix(_ amount: Mark) -> Coverage? {
    guard amount.kind == .money else { return nil }
    let start = mentions[Int(amount.ref)].outer.lowerBound
    var isYearly = false
    switch tongue {
    case .japanese, .chinese:
      if endsWith(start, "年"), start - 3 > scene.range.lowerBound {
        let before = TextClass.scalarBefore(text, start - 3)
        isYearly = TextClass.isHiragana(before) || before == 0x3001 || before == 0xFF0C
      } else if tongue == .japanese,
        case let length = scene.words.length(
          of: .yearBefore, in: text, endingAt: start, from: scene.range.lowerBound), length > 0
      {
        isYearly =
          !TextClass.isHan(TextClass.scalarBefore(text, start - length))
          && !TextClass.isDigit(text[max(0, start - length - 1)])
          && !TextClass.isFullWidthWord(TextClass.scalarBefore(text, start - length))
      }
    case .korean: isYearly = endsWith(start, " 연 ")
    case .english: break
    }
    guard isYearly else { return nil }
    var coverage = Coverage()
    coverage.years = 1
    return coverage
  }

  /// 2023～27年, 26～28年度, 26년부터 30년까지: the first and last of a row of years, short of their century.
  func shortYears(upTo index: Int) -> Coverage? {
    guard index > 0, let last = shortYear(scene.marks[index]) else { return nil }
    let before = scene.marks[index - 1]
    guard before.kind == .number || before.kind == .period || before.kind == .duration, let first = shortYear(before),
      last > first, last - first < 40
    else { return nil }
    guard before.end <= scene.marks[index].start else { return nil }
    let gap = Int(before.end)..<Int(scene.marks[index].start)
    guard gap.count <= 9,
      scene.starts(.yearsTo, at: gap.lowerBound)
    else { return nil }
    var coverage = Coverage()
    coverage.years = Double(last - first + 1)
    coverage.startsOn = Day(year: first, month: 1, day: 1)
    coverage.endsOn = Day(year: last, month: 12, day: 31)
    if let published, last < published.year { coverage.isPast = true }
    return coverage
  }

  /// The year that a mark names with two or four digits.
  private func shortYear(_ mark: Mark) -> Int? {
    if let period = period(mark), period.unit == .year { return period.year(published: published) }
    guard mark.ref >= 0 else { return nil }
    let whole: Int64?
    switch mentions[Int(mark.ref)].value {
    case .duration(let duration) where duration.unit == .year: whole = duration.value.int64
    case .number(let number): whole = number.low.int64
    default: return nil
    }
    guard let whole else { return nil }
    if whole >= 1990, whole < 2100 { return Int(whole) }
    return whole >= 10 && whole < 70 ? 2000 + Int(whole) : nil
  }
}
