import Vocabulary

/// What the rules ask about a percentage: which noun it is said of, which way it goes, over which time.
extension FactReading {
  /// What a percentage is said of.
  struct PercentLabel {
    var kind: Cue
    var mark: Int
    var weight: Double
  }

  /// Which way a percentage goes.
  struct Direction {
    var isUp: Bool
    /// The word that says so; nil for a sign.
    var mark: Int?
  }

  /// The noun nearest to a percentage that may say what it measures.
  func label(of index: Int) -> PercentLabel? { percents.label(of: index, in: self) }

  func findLabel(of index: Int) -> PercentLabel? {
    let percent = scene.marks[index]
    let part = clause(of: index)
    var best: PercentLabel?
    for (at, mark) in scene.marks.enumerated() where part.contains(Int(mark.start)) {
      var base: Double
      switch mark.kind {
      case .revenue, .profit, .volume, .share: base = 1
      case .neg, .capex, .stake: base = 0.9
      case .round where tongue != .english: base = 0.9
      case .segment, .division: base = 0.75
      default: continue
      }
      // 广告（不含流量获取成本）提升21%: an aside.
      if tongue == .chinese, mark.end <= percent.start, isAsideApart(Int(mark.end), Int(percent.start)),
        !isAsideOnAmount(index)
      {
        continue
      }
      // 판매 호조에 힘입어, 需要の増加で: only the reason.
      if mark.end <= percent.start, tongue.isHeadFinal, scene.starts(.reason, at: Int(mark.end)) { continue }
      if tongue.isHeadFinal, mark.kind == .neg, isNoMeasure(mark, of: percent) { continue }
      if isBeforeNounOfMove(mark, of: percent) { continue }
      if tongue == .korean, isOfReason(mark, of: percent) || isOfCause(mark, of: percent) { continue }
      let weight: Double
      if mark.end <= percent.start {
        let gap = Double(percent.start - mark.end)
        weight = base / (gap + 14) * thin(mark.end, percent.start)
      } else {
        guard mark.start >= percent.end else { continue }
        let gap = Double(mark.start - percent.end)
        let part = Int(percent.end)..<Int(mark.start) + 1
        switch tongue {
        case .english:
          // "a 5% rise in revenue", "26% growth in cloud sales"
          guard gap < 50, scene.count(.comma, between: Int(percent.end), and: Int(mark.start)) == 0,
            scene.contains(" in ", in: part) || scene.contains(" of ", in: part) || gap < 3
          else {
            continue
          }
          base *= 0.9
        case .korean, .japanese:
          guard gap < 14 else { continue }
          base *= 0.8
        case .chinese:
          guard gap < 8 else { continue }
          base *= 0.5
        }
        if tongue != .english {
          let low = Int(percent.end)
          let high = Int(mark.start)
          if scene.count(.comma, between: low, and: high) + scene.count(.clause, between: low, and: high) > 0 {
            continue
          }
          if scene.starts(.closeBracket, at: low) { continue }
        }
        weight = base / (gap + 14) * thin(percent.end, mark.start)
      }
      if weight > best?.weight ?? 0 { best = PercentLabel(kind: mark.kind, mark: at, weight: weight) }
    }
    return best
  }

  private func thin(_ low: Int32, _ high: Int32) -> Double {
    var factor = 1.0
    var index = scene.index(from: Int(low))
    while index < scene.marks.count, scene.marks[index].start < high {
      switch scene.marks[index].kind {
      case .comma: factor *= 0.8
      case .clause: factor *= 0.6
      case .percent: factor *= 0.75
      case .stop: factor *= 0.2
      default: break
      }
      index += 1
    }
    return factor
  }

  /// Which way a percentage goes, from its sign or the verb bound to it; nil where nothing says so.
  func direction(of index: Int) -> Direction? { percents.direction(of: index, in: self) }

  func findDirection(of index: Int) -> Direction? {
    guard let percent = percent(scene.marks[index]) else { return nil }
    if percent.low.significand < 0 { return Direction(isUp: false, mark: nil) }
    let mark = scene.marks[index]
    // A sign right before the number says more than any verb.
    if tongue != .english, let isUp = sign(before: Int(mark.start)) { return Direction(isUp: isUp, mark: nil) }
    if tongue != .english {
      if scene.starts(.upArrow, at: Int(mark.end)) { return Direction(isUp: true, mark: nil) }
      if scene.starts(.downArrow, at: Int(mark.end)) { return Direction(isUp: false, mark: nil) }
    }
    if tongue == .chinese, let isUp = chineseSpecialDirection(of: index) { return Direction(isUp: isUp, mark: nil) }
    // 2割安い, 8割高い
    if tongue == .japanese, endsWith(Int(mark.end), "割") {
      if scene.starts("高", at: Int(mark.end)) { return Direction(isUp: true, mark: nil) }
      if scene.starts("安", at: Int(mark.end)) { return Direction(isUp: false, mark: nil) }
    }
    // 3% 는 반면: 늘다.
    if tongue == .korean, scene.starts(" 는 ", at: Int(mark.end)) { return Direction(isUp: true, mark: nil) }
    if tongue == .korean, let isUp = rateNoun(before: index) ?? laterRate(index) {
      return Direction(isUp: isUp, mark: nil)
    }
    var best: Int?
    var bestGap = Double.infinity
    for (at, cue) in scene.marks.enumerated() {
      guard cue.kind == .up || cue.kind == .down || cue.kind == .growth || isRateOfStretch(cue) else { continue }
      // 跌幅扩大到5.8%: the noun says which way.
      if tongue == .chinese, scene.starts(.widens, at: Int(cue.start)), scene.ends(.rangeNoun, at: Int(cue.start)) {
        continue
      }
      // 下げ幅が3％に拡大: so it does in Japanese.
      if tongue == .japanese, cue.start >= mark.end, scene.starts(.widens, at: Int(cue.start)),
        case let start = Int(mark.start), case let low = max(scene.range.lowerBound, start - 24),
        scene.contains(.rangeNoun, in: low..<max(low, start))
      {
        continue
      }
      var gap: Double
      let isLeft = cue.end <= mark.start
      if isLeft {
        gap = Double(mark.start - cue.end)
      } else if cue.start >= mark.end {
        gap = Double(cue.start - mark.end)
      } else {
        continue
      }
      let low = isLeft ? Int(cue.end) : Int(mark.end)
      let high = isLeft ? Int(mark.start) : Int(cue.start)
      // 밀렸다(TSMC 71%): a verb outside the bracket says nothing of what is inside.
      if tongue != .english, isLeft, !isSizeOfMove(cue, high),
        scene.contains("(", in: low..<high) || scene.contains("（", in: low..<high),
        !scene.contains(")", in: low..<high), !scene.contains("）", in: low..<high)
      {
        continue
      }
      let percents = scene.count(.percent, between: low, and: high)
      let commas = scene.count(.comma, between: low, and: high) + scene.count(.stop, between: low, and: high)
      let clauses = scene.count(.clause, between: low, and: high)
      switch tongue {
      case .english:
        if !isLeft { gap = gap * 1.5 + 2 }
        gap += Double(25 * percents + 12 * commas + 14 * clauses)
        if gap > 46 { continue }
      case .korean, .japanese:
        // 상승률은 종가 기준 40%다: a rate that the clause is about.
        let isRate =
          isLeft && tongue == .korean && cue.kind == .growth && percents == 0
          && scene.starts(.rateParticle, at: high - Int(gap))
        if isRate { gap *= 0.5 } else if isLeft { gap = gap * 2 + 14 }
        gap += Double(6 * percents + 4 * commas + 16 * clauses)
        if gap > (percents > 0 ? 120 : 60) { continue }
      case .chinese:
        if !isLeft { gap = gap * 2 + 8 }
        gap += Double(16 * percents + 10 * commas)
        if gap > 44 { continue }
      }
      if cue.kind == .growth { gap += 8 }
      if gap < bestGap {
        bestGap = gap
        best = at
      }
    }
    if let best {
      let cue = scene.marks[best]
      // 연초와 비교한 하락률은
      let isFall = tongue == .korean && cue.kind == .growth && scene.starts(.rateDown, at: Int(cue.start))
      return Direction(isUp: cue.kind != .down && !isFall && !isFallOfStretch(cue), mark: best)
    }
    if tongue == .korean, let isUp = rateOfList(index) { return Direction(isUp: isUp, mark: nil) }
    // "CoreWeave gained 17%, Nvidia 3.9%": a name and a number go on with the verb before.
    if index > 0,
      scene.marks[index - 1].kind == .entity || scene.marks[index - 1].kind == .segment
        || scene.marks[index - 1].kind == .revenue,
      mark.start - scene.marks[index - 1].end <= 4
    {
      if let earlier = scene.last(.percent, before: index),
        let verb = self.direction(of: earlier)
      {
        return Direction(isUp: verb.isUp, mark: nil)
      }
    }
    // 分别上涨5%、12%和3%; not those of years to come: 预计三年营收增速为9%、8%、7%.
    if tongue == .chinese, !scene.contains(.guess, in: scene.range.lowerBound..<Int(mark.start)),
      let earlier = scene.last(.percent, before: index), areListed(earlier, index),
      let verb = self.direction(of: earlier)
    {
      return Direction(isUp: verb.isUp, mark: nil)
    }
    if tongue == .japanese, let isUp = directionOfGrowthBefore(index) { return Direction(isUp: isUp, mark: nil) }
    // A plus sign, ▲ or ▼ before the number.
    let start = Int(mark.start)
    if scene.starts(.anySign, at: start) || endsWith(start, "+") || endsWith(start, "▲")
      || endsWith(start, "＋")
    {
      return Direction(isUp: !scene.starts("▼", at: start), mark: nil)
    }
    return nil
  }

  /// What a noun for a rate right before a percentage says, whatever becomes of the rate: 성장률이 31%로 둔화, 낙폭이 6.4%로 커졌다.
  private func rateNoun(before index: Int) -> Bool? {
    let start = Int(scene.marks[index].start)
    guard start - 3 > scene.range.lowerBound else { return nil }
    // 매출 증가율(15.4%)을, 역성장(9%)을
    if text[start - 1] == UInt8(ascii: "(") {
      if scene.ends(.rateUp, at: start - 1) { return true }
      if scene.ends(.rateDown, at: start - 1) { return false }
      // 증가율은 두 자릿수(14.6%)였다
      guard scene.ends(.figureWord, at: start - 1) else { return nil }
      let near = max(scene.range.lowerBound, start - 50)..<start
      if scene.contains(.rateUp, in: near) { return true }
      return scene.contains(.rateDown, in: near) ? false : nil
    }
    guard text[start - 1] == 0x20 else { return nil }
    let end = start - 1 - (scene.starts(.rateParticle, at: start - 4) ? 3 : 0)
    if scene.ends(.rateUp, at: end) { return true }
    if scene.ends(.rateDown, at: end) { return false }
    return nil
  }

  /// Of a rate that goes from one level to another, what the later one says: 매출 증가율이 31%에서 12%로 둔화.
  private func laterRate(_ index: Int) -> Bool? {
    guard scene.starts("로", at: Int(scene.marks[index].end)), let former = scene.last(.percent, before: index),
      isFormerRate(former)
    else { return nil }
    return true
  }

  /// Whether a percentage is the level that a rate of growth leaves: 증가율이 31%에서 12%로.
  func isFormerRate(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    guard tongue == .korean, scene.starts("에서 ", at: Int(mark.end)), let next = scene.first(.percent, after: index),
      scene.marks[next].start - mark.end <= 30, scene.starts("로", at: Int(scene.marks[next].end))
    else { return false }
    return scene.marks[..<index].contains {
      $0.end <= mark.start && mark.start - $0.end <= 40 && scene.starts(.rateUp, at: Int($0.start))
    }
  }

  /// What a sign right before a number says, in Chinese, Japanese and Korean; in Japan the triangles stand for minus.
  private func sign(before start: Int) -> Bool? {
    if scene.ends(.upSign, at: start) || scene.starts(.upSign, at: start) { return true }
    if scene.ends(.downSign, at: start) || scene.starts(.downSign, at: start) { return false }
    if scene.ends(.triangle, at: start) || scene.starts(.triangle, at: start) { return tongue != .japanese }
    return nil
  }

  /// The signed percentage.
  func signed(_ index: Int, _ direction: Direction) -> DecimalNumber? {
    guard let percent = percent(scene.marks[index]), !percent.isPoints, percent.high == nil else { return nil }
    let value = percent.low.magnitude
    guard value.significand > 0 else { return nil }
    return direction.isUp ? value : value.negated
  }

  /// What a growth compares with.
  func basis(of index: Int) -> GrowthBasis {
    let percent = scene.marks[index]
    func gap(_ kind: Cue) -> Double {
      var best = Double.infinity
      for mark in scene.marks where mark.kind == kind {
        // 작년 3분기보다: the quarter of the year before.
        if kind == .qoq, tongue == .korean,
          scene.marks.contains(where: { $0.kind == .yoy && $0.end <= mark.start && mark.start - $0.end <= 1 })
        {
          continue
        }
        let isLeft = mark.end <= percent.start
        var gap = isLeft ? Double(percent.start - mark.end) : Double(max(0, mark.start - percent.end))
        let low = isLeft ? Int(mark.end) : Int(percent.end)
        let high = isLeft ? Int(percent.start) : Int(mark.start)
        gap += Double(40 * scene.count(.percent, between: low, and: high))
        if tongue == .english ? isLeft : !isLeft { gap = gap * 2 + 10 }
        best = min(best, gap)
      }
      return best
    }
    let quarter = gap(.qoq)
    return quarter < 160 && quarter < gap(.yoy) ? .quarterOnQuarter : .yearOnYear
  }
}
