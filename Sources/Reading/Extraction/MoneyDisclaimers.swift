import Vocabulary

/// What goes with an amount or speaks against it: its conversion in brackets, a denial, the sum that it is a part of.
extension FactReading {
  /// The conversions in brackets of an amount.
  func restated(_ index: Int) -> [Money] {
    let ref = Int(scene.marks[index].ref)
    var all: [Money] = []
    var next = ref + 1
    while next < mentions.count, next <= ref + 3 {
      if mentions[next].restates == ref, case .money(let money) = mentions[next].value, let currency = money.currency {
        all.append(Money(money.low, currency))
      }
      next += 1
    }
    return all
  }

  /// The bytes of the conversion, for the quote.
  func restatement(of index: Int) -> Range<Int>? {
    let ref = Int(scene.marks[index].ref)
    guard ref + 1 < mentions.count, mentions[ref + 1].restates == ref else { return nil }
    let range = mentions[ref + 1].outer
    // The closing bracket belongs to it.
    let isAscii = range.upperBound < text.count && text[range.upperBound] == UInt8(ascii: ")")
    let isWide = scene.starts("）", at: range.upperBound)
    return range.lowerBound..<(range.upperBound + (isAscii ? 1 : isWide ? 3 : 0))
  }

  /// Whether a word for several stands in the clause of an amount; in Chinese before it, with no single company between:
  /// not 全国纸业龙头恒川投资5亿元, 投资5亿元建设全国最大的基地.
  private func isOfSeveral(_ index: Int) -> Bool {
    let part = innerClause(of: index)
    if tongue == .japanese { return isOfSeveralCompanies(part, before: Int(scene.marks[index].start)) }
    guard tongue == .chinese else { return scene.has(.aggregate, in: part) }
    let start = Int(scene.marks[index].start)
    return scene.marks[..<index].contains {
      $0.kind == .aggregate && part.contains(Int($0.start))
        && scene.count(.entity, between: Int($0.end), and: start) == 0
    }
  }

  /// Whether a plan, plant or price named with an amount is money to be invested: a word of building, investing or
  /// planning stands in the clause.
  func isProjectMoney(_ index: Int, _ governor: Governor) -> Bool {
    let part = clause(of: index)
    if governor.kind == .cost {
      return scene.has(.build, in: part)
        || scene.has(.project, in: part) && (scene.has(.plan, in: part) || scene.has(.invest, in: part))
    }
    return scene.has(.invest, in: part) || scene.has(.build, in: part) || scene.has(.capex, in: part)
      || scene.has(.plan, in: part)
  }

  /// Whether the sentence denies, only supposes, or has others guess the amount.
  func isDisclaimed(_ index: Int, _ governor: Governor) -> Bool {
    let part = clause(of: index)
    let mark = scene.marks[index]
    if tongue == .english ? scene.has(.denial) : scene.has(.denial, in: deniedPart(of: index, part)) { return true }
    if isDeniedReport(mark) { return true }
    if scene.has(.hypo, in: part) { return true }
    if isOld(index) { return true }
    // 주당 40달러, 모두 합쳐 22억달러에 사기로 했다: the price of one.
    let isPriceOfOne = tongue == .korean && governor.kind == .acquire
    if !isPriceOfOne, isOfSeveral(index) { return true }
    if tongue == .chinese,
      let sum = scene.marks.last(where: { $0.kind == .aggregate && $0.end <= mark.start }),
      scene.count(.entity, between: Int(sum.end), and: Int(mark.start)) == 0
    {
      return true
    }
    // 증권가에서는 … 50조원에 이를 것으로 전망한다, 分析师预计…: who guesses opens the sentence.
    if let first = scene.marks.first(where: { $0.kind == .analyst }), tongue != .english,
      Int(first.start) - scene.range.lowerBound <= 24, first.end <= mark.start,
      tongue == .chinese
        ? scene.starts(.guess, at: Int(first.end))
        : scene.contains(.guess, in: Int(mark.end)..<max(Int(mark.end), scene.range.upperBound))
    {
      return true
    }
    if tongue == .chinese, isConverted(index) || isWholeOrSum(index) || isThreshold(index) || isExpense(index, governor)
    {
      return true
    }
    let isOwnStake = tongue != .english && tongue != .chinese && (governor.kind == .stake || governor.kind == .acquire)
    if !isOwnStake && isPart(index) || isSuperseded(index) || isAsOfThen(index) { return true }
    // A forecast of analysts: the word stands before the amount, near it, and no company's name between.
    if let analyst = scene.nearest(.analyst, to: Int(mark.start), within: 60),
      governor.kind != .invest || tongue != .english
    {
      let cue = scene.marks[analyst]
      let (low, high) = cue.end <= mark.start ? (cue.end, mark.start) : (mark.end, cue.start)
      // 자본지출이 349억달러로 시장 예상치 300억달러를 넘겼다: what others guess stands behind their name.
      let isOther =
        tongue.isHeadFinal && cue.start >= mark.end
        && scene.marks.contains { $0.kind == .money && $0.start >= cue.end && $0.start - cue.end <= 12 }
      if !isOther, scene.count(.entity, between: Int(low), and: Int(high)) == 0,
        scene.count(.clause, between: Int(low), and: Int(high)) == 0
      {
        return true
      }
    }
    return false
  }

  /// Where a denial speaks of an amount: not in a Korean clause before its own, 매각설은 부인했고, 대신 300억원을 들여.
  private func deniedPart(of index: Int, _ part: Range<Int>) -> Range<Int> {
    guard tongue == .korean, case let inner = innerClause(of: index), inner.lowerBound > part.lowerBound,
      inner.lowerBound <= part.upperBound
    else { return part }
    return inner.lowerBound..<part.upperBound
  }

  /// X가 320억원에 사들인다는 보도가 나왔으나 양사 모두 부인: what a report says that the end of the sentence denies.
  func isDeniedReport(_ mark: Mark) -> Bool {
    // “X斥资8亿元造芯”——假的。
    if tongue == .chinese, let denial = scene.marks.last(where: { $0.kind == .denial }), denial.start > mark.end {
      return scene.range.upperBound - Int(denial.end) <= 12 && scene.ends(.clauseHead, at: Int(denial.start))
    }
    guard tongue == .korean, let denial = scene.marks.last(where: { $0.kind == .denial }), denial.start > mark.end,
      scene.range.upperBound - Int(denial.end) <= 30
    else { return false }
    return scene.contains(.reportNoun, in: Int(mark.end)..<Int(denial.start))
  }

  /// Whether an amount is only the whole that another is a part of, or the sum of those before: 占当时50亿美元融资的近一半, 合计1640亿元.
  private func isWholeOrSum(_ index: Int) -> Bool {
    let start = outer(scene.marks[index]).lowerBound
    if scene.ends(.sumOf, at: start), scene.marks[..<index].reduce(0, { $0 + ($1.kind == .money ? 1 : 0) }) > 1 {
      return true
    }
    var place = start
    while place > scene.range.lowerBound, start - place < 15 {
      place -= 3
      if scene.starts("占", at: place) { return true }
      if scene.starts(.clauseMark, at: place) { return false }
    }
    return false
  }

  /// Keeps an amount that is only a part of another from being looked at again.
  mutating func closePart(_ index: Int) {
    if tongue == .chinese, isThreshold(index) { return scene.settle(index, as: Self.closed) }
    // 1년 전(35억달러)보다: only compared with.
    if tongue.isHeadFinal, scene.ends(.openBracket, at: outer(scene.marks[index]).lowerBound), isOld(index) {
      return scene.settle(index, as: Self.closed)
    }
    if tongue == .japanese { return closeJapanesePart(index) }
    let start = scene.marks[index].start
    guard tongue == .korean || tongue == .english || tongue == .chinese && isPartOfOutlay(index), isPart(index),
      scene.marks[..<index].contains(where: { $0.kind == .part && $0.end <= start })
    else { return }
    // X가 이 가운데 1500만유로를 냈고: what one of several gives.
    let end = Int(scene.marks[index].end)
    if tongue == .korean, scene.contains(.givesMoney, in: end..<max(end, min(scene.range.upperBound, end + 16))) {
      return
    }
    scene.settle(index, as: Self.closed)
  }

  /// The value of the mark of such an amount.
  static var closed: UInt8 { 9 }

  /// Whether the amount is a part of the sum before it: "of which $9bn …", 이 가운데 7조원이.
  func isPart(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    // "… and the rest" after the amount makes it a part as well.
    let rest = scene.marks.contains {
      $0.kind == .part && $0.start > mark.end
        && scene.starts(.theRest, at: Int($0.start))
        && !(tongue == .english && scene.starts(" of ", at: Int($0.end)) && Int($0.end) + 4 < text.count
          && TextClass.isUpper(text[Int($0.end) + 4]))
    }
    if rest, !scene.marks.contains(where: { $0.kind == .entity && canAct($0) && $0.end <= mark.start }) { return true }
    let start = tongue.isHeadFinal ? clause(of: index).lowerBound : 0
    guard
      let part = scene.marks.lastIndex(where: {
        $0.kind == .part && $0.end <= mark.start && Int($0.start) >= start
      })
    else { return false }
    if tongue == .japanese, isOfRaised(part) { return false }
    // 福田资本出资其中的10亿元: what one of several gives.
    if tongue == .chinese, part > 0, case let verb = scene.marks[part - 1], verb.end == scene.marks[part].start,
      verb.kind == .stake || verb.kind == .invest
    {
      return false
    }
    // 태광이 이 가운데 절반인 2350억원을 부담한다: what one of several pays.
    if tongue == .korean, part > 0, case let name = scene.marks[part - 1], name.kind == .entity, canAct(name),
      hits[Int(name.ref)].role == .subject, Int(scene.marks[part].start) - Int(hits[Int(name.ref)].roleEnd) <= 2
    {
      return false
    }
    // A name or a time of its own between makes it a sum of its own.
    let low = Int(scene.marks[part].end)
    if tongue != .english,
      scene.marks.contains(where: {
        $0.kind == .period && Int($0.start) >= low && $0.end <= mark.start && mark.start - $0.end <= 12
          && period($0)?.boundary == .during && period($0)?.unit != .day && period($0)?.unit != .month
      })
    {
      return false
    }
    return !scene.marks.contains { $0.kind == .entity && Int($0.start) >= low && $0.end <= mark.start && canAct($0) }
  }

  /// Whether the amount is an earlier figure beside a new one: "직전 계획은 1800억유로였다", "an earlier A$1.3 billion".
  func isSuperseded(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    return scene.marks.contains { cue in
      guard cue.kind == .previous || cue.kind == .revise, cue.end <= mark.start, mark.start - cue.end <= 44 else {
        return false
      }
      guard scene.starts(.formerFigure, at: Int(cue.start)) else { return false }
      // 此前承诺投资10亿美元: told before, and still so.
      if scene.starts("此前", at: Int(cue.start)),
        !scene.starts(.formerGoesOn, at: Int(cue.end))
      {
        return false
      }
      let low = Int(cue.end)
      let high = Int(mark.start)
      return scene.count(.money, between: low, and: high) == 0 && scene.count(.comma, between: low, and: high) == 0
        && (scene.count(.entity, between: low, and: high) == 0 || isSubjectOnly(between: low, and: high))
    }
  }

  /// 당초 X는 520억원을 약속했으나: the only name between two places of a Korean sentence is its subject.
  private func isSubjectOnly(between low: Int, and high: Int) -> Bool {
    tongue == .korean && scene.count(.entity, between: low, and: high) == 1
      && scene.marks.contains {
        $0.kind == .entity && Int($0.start) >= low && Int($0.start) < high && hits[Int($0.ref)].role.isSubject
      }
  }

  /// Whether the amount replaces an earlier one.
  func isRevision(_ index: Int) -> Bool {
    if tongue != .english, older(than: index) != nil { return true }
    let part = innerClause(of: index)
    return scene.marks.contains {
      $0.kind == .revise && part.contains(Int($0.start))
        && (value($0) == "always" || scene.has(.previous, in: clause(of: index)))
    }
  }
}
