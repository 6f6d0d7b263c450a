import Vocabulary

/// The stretch of time of a Korean move: cue words, and the lengths and parts of the calendar that stand before it.
///
///     한전은 3분기에 8.1% 내렸다            quarter
///     코스닥은 상반기 15.2% 올랐다           ytd
///     주가는 지난해 73% 올랐으나 올해는 12% 내렸다  year, ytd
///     닷새 동안 7.9% 미끄러졌다              week
extension FactReading {
  func koreanWindow(of index: Int) -> MoveWindow? {
    let percent = scene.marks[index]
    if let same = sameStretch(before: percent) { return same }
    if let own = windowOfRate(before: percent) { return own }
    var best: MoveWindow?
    var bestGap = Double.infinity
    if let (window, gap) = sinceWindow(before: percent) {
      best = window
      bestGap = gap
    }
    let isLast = !scene.marks[(index + 1)...].contains { $0.kind == .percent }
    for (at, mark) in scene.marks.enumerated() {
      let isLeft = mark.end <= percent.start
      var window: MoveWindow?
      switch mark.kind {
      case .window:
        // 연간 전망을 높인 덕에: the year of a figure.
        if scene.starts(.ownYearFigure, at: Int(mark.start)) { continue }
        // 사상 최고가를 갈아치웠으며 3% 올랐다: a height that nothing is measured from.
        let stop = isLeft ? Int(percent.start) : scene.range.upperBound
        if scene.starts(.heightNoun, at: Int(mark.start)),
          !scene.contains(.heightMeasure, in: Int(mark.start)..<max(Int(mark.start), min(stop, Int(mark.end) + 16)))
        {
          continue
        }
        window = moveWindow(mark)
      case .period where isLeft: window = stretch(ofPeriod: mark, before: percent)
      case .duration where isLeft: window = stretch(ofLength: mark, before: percent)
      default: continue
      }
      guard var window else { continue }
      let low = isLeft ? Int(mark.end) : Int(percent.end)
      let high = isLeft ? Int(percent.start) : Int(mark.start)
      guard low <= high else { continue }
      let commas = scene.count(.comma, between: low, and: high)
      let clauses = scene.count(.clause, between: low, and: high)
      var gap = Double(high - low) + Double(14 * commas + 20 * clauses)
      gap += Double(30 * scene.count(.percent, between: low, and: high))
      gap += Double(40 * scene.count(.stop, between: low, and: high))
      if isLeft {
        // 올해 자본지출로 750억달러를 쏟아붓겠다고 하자 주가가 7.3%: of the sum, not of the move.
        if mark.kind == .window, window != .day, scene.count(.money, between: low, and: high) > 0,
          scene.count(.share, between: low, and: high) > 0
        {
          continue
        }
      } else {
        gap *= 1.6
        if commas + clauses > 0 || scene.count(.money, between: low, and: high) > 0 { continue }
        // What stands before another move is its own: 1.21% 하락해 10월 고점 대비 낙폭이 6.4%.
        if !isLast, window != .day { continue }
      }
      if isAsideApart(low, high), !isLeft || koreanBracketOwner(of: index) == nil { continue }
      guard gap < 130 else { continue }
      if window == .other, at > 0, case let before = scene.marks[at - 1], before.kind == .window,
        value(before) == "ytd", mark.start >= before.end, mark.start - before.end <= 1
      {
        // 올해 두 달 동안.
        window = .ytd
      }
      if window == .day { gap += 6 }
      if gap < bestGap {
        bestGap = gap
        best = window
      }
    }
    // In a report on a week what follows a date is of that day: 22일 잭슨홀에서 …하자 다우지수가 1.89% 급등해.
    if best == nil, wrapWindow != nil,
      scene.marks.contains(where: {
        $0.end <= percent.start && self.period($0)?.unit == .day && self.period($0)?.boundary == .during
      })
    {
      return .day
    }
    return best
  }

  /// 연초와 비교한 상승률은 종가 기준 40%: the stretch that a noun for the rate has as its attribute.
  private func windowOfRate(before percent: Mark) -> MoveWindow? {
    guard
      let rate = scene.marks.last(where: {
        ($0.kind == .growth || $0.kind == .up || $0.kind == .down) && $0.end <= percent.start
          && percent.start - $0.end <= 48 && scene.starts(.rateParticle, at: Int($0.end))
          && scene.words.length(of: .growthNoun, in: text, at: Int($0.start)) > 0
      }),
      let stretch = scene.marks.last(where: { $0.kind == .window && $0.end <= rate.start }),
      rate.start - stretch.end <= 16,
      scene.count(.percent, between: Int(stretch.end), and: Int(percent.start)) == 0
    else { return nil }
    return moveWindow(stretch)
  }

  /// 같은 기간, 같은 달: what the move before was measured over.
  private func sameStretch(before percent: Mark) -> MoveWindow? {
    guard let moveTime, sentence - moveTime.sentence <= 2, moveTime.sentence >= blockSentence else { return nil }
    let low = scene.marks.last { $0.kind == .percent && $0.end <= percent.start }.map { Int($0.end) }
    let part = max(low ?? scene.range.lowerBound, Int(percent.start) - 60)..<Int(percent.start)
    guard scene.contains(.sameStretch, in: part), !scene.contains(.notSameStretch, in: part) else { return nil }
    return moveTime.window
  }

  /// What a part of the calendar before a move says of its stretch.
  private func stretch(ofPeriod mark: Mark, before percent: Mark) -> MoveWindow? {
    guard case .period(let period) = mentions[Int(mark.ref)].value, period.boundary == .during, !isOfComparison(mark),
      isOfMove(mark, percent)
    else { return nil }
    switch period.unit {
    case .day: return period.offset == nil ? .day : nil
    case .month: return .month
    case .quarter: return .quarter
    case .half:
      guard let published else { return .ytd }
      return period.ordinal == 1 && period.year(published: published) == published.year
        && published.components.month < 9 ? .ytd : .other
    case .year:
      guard let published, let year = period.year(published: published) else { return nil }
      return year < published.year ? .year : year == published.year ? .ytd : nil
    case .week, .decade: return nil
    }
  }

  /// What a length before a move says of its stretch.
  private func stretch(ofLength mark: Mark, before percent: Mark) -> MoveWindow? {
    guard case .duration(let duration) = mentions[Int(mark.ref)].value, !duration.isRate, duration.direction != .next,
      isOfMove(mark, percent), scene.starts(.lengthOfMove, at: Int(mark.end))
    else { return nil }
    return lengthWindow(duration)
  }

  /// The stretch that a length amounts to: so long before the day of the text.
  func lengthWindow(_ duration: StatedDuration) -> MoveWindow {
    if let published, duration.years > 0.16, duration.years < 1.05,
      abs(Double(published.dayOfYear - 1) - duration.years * 365) < 9, published.components.month < 12
    {
      return .ytd
    }
    switch duration.years {
    case 0.9...1.1: return .year
    case 0.2...0.3: return .quarter
    case 0.07...0.1: return .month
    case 0.012...0.025: return .week
    case 0..<0.004: return .day
    default: return .other
    }
  }

  /// Whether a time and the move behind it belong together: no other figure, clause or measure stands between.
  private func isOfMove(_ mark: Mark, _ percent: Mark) -> Bool {
    let low = Int(mark.end)
    let high = Int(percent.start)
    guard high - low <= 72 else { return false }
    for other in scene.marks where other.start >= mark.end && other.end <= percent.start {
      switch other.kind {
      case .percent, .money, .comma, .clause, .stop, .revenue, .profit, .capex, .invest, .acquire, .neg: return false
      default: continue
      }
    }
    return !scene.contains(.figuresNoun, in: low..<high)
  }
}

extension Day {
  /// The number of the day in its year, from 1.
  var dayOfYear: Int {
    guard let first = Day(year: year, month: 1, day: 1) else { return 1 }
    return self.days(since: first) + 1
  }
}
