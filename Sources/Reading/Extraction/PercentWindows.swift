import Vocabulary

/// Over which time a move of a share price was, by the words around its percentage.
extension FactReading {
  /// The stretch of time that a move covers.
  func window(of index: Int) -> MoveWindow? {
    if tongue == .korean { return koreanWindow(of: index) }
    let percent = scene.marks[index]
    var best: MoveWindow?
    var bestGap = Double.infinity
    if tongue != .english, let (window, gap) = sinceWindow(before: percent) {
      best = window
      bestGap = gap
    }
    for mark in scene.marks where mark.kind == .window {
      let isLeft = mark.end <= percent.start
      var gap = isLeft ? Double(percent.start - mark.end) : Double(max(0, mark.start - percent.end))
      let low = isLeft ? Int(mark.end) : Int(percent.end)
      let high = isLeft ? Int(percent.start) : Int(mark.start)
      gap += Double(30 * scene.count(.percent, between: low, and: high))
      gap += Double(
        14 * scene.count(.comma, between: low, and: high) + 20 * scene.count(.clause, between: low, and: high))
      gap += Double(40 * scene.count(.stop, between: low, and: high))
      if tongue != .english, !isLeft { gap *= 1.6 }
      // What follows a comma says more about something else.
      if !isLeft,
        scene.count(.comma, between: low, and: high) + scene.count(.clause, between: low, and: high) > 0
      {
        continue
      }
      // "gained 2%; the stock has shed 10% since January": of what is said next.
      if tongue == .english, !isLeft {
        if scene.count(.stop, between: low, and: high) > 0 { continue }
        // "jumped 7% to its highest since April".
        if value(mark) != "day", scene.words.isIn(low..<max(low, high), of: folded, .highestSince) { continue }
        if let own = tokens.firstIndex(where: { $0.start >= percent.start }),
          let time = tokens.firstIndex(where: { $0.end > mark.start }), turnsToVerb(between: own, and: time)
        {
          continue
        }
      }
      // "over five years; its shares rose": of what was said before.
      if tongue == .english, isLeft, scene.count(.stop, between: low, and: high) > 0, gap > 60 { continue }
      // A time in an aside before says when something else was.
      if tongue == .english, isLeft, scene.count(.comma, between: low, and: high) > 0,
        Int(mark.start) - scene.range.lowerBound > 20
      {
        continue
      }
      if tongue == .english, isLeft, let token = tokens.firstIndex(where: { $0.start >= percent.start }),
        isTaken(mark, before: token)
      {
        continue
      }
      // 4.1％安（年初来では11.9％高）、デンソー0.3％高: what a bracket says stays in it.
      if tongue != .english, isAsideApart(low, high) { continue }
      guard gap < 130, let window = moveWindow(mark) else { continue }
      // Words that only set the scene give way to those that name a stretch.
      if window == .day { gap += 6 }
      if gap < bestGap {
        bestGap = gap
        best = window
      }
    }
    if tongue != .english, let (window, gap) = monthWindow(before: percent), gap < bestGap { return window }
    return best
  }

  /// Whether a bracket opens or closes between two places, but not both.
  func isAsideApart(_ low: Int, _ high: Int) -> Bool {
    let part = low..<max(low, high)
    let opens = scene.contains("（", in: part) || scene.contains("(", in: part)
    let closes = scene.contains("）", in: part) || scene.contains(")", in: part)
    return opens != closes
  }

  /// A month named beside a move: 10월 상승률이 19.9%, 8月单月涨幅15.9%, 七月份跌去6.3%.
  private func monthWindow(before percent: Mark) -> (MoveWindow, Double)? {
    for mark in scene.marks.reversed() where mark.kind == .period && mark.end <= percent.start {
      guard percent.start - mark.end <= 42, case .period(let period) = mentions[Int(mark.ref)].value,
        period.unit == .month, period.boundary == .during, !isOfComparison(mark),
        scene.count(.comma, between: Int(mark.end), and: Int(percent.start)) == 0,
        scene.count(.percent, between: Int(mark.end), and: Int(percent.start)) == 0
      else { continue }
      return (.month, Double(percent.start - mark.end) + 4)
    }
    return nil
  }

  /// The stretch of time that the sentence before spoke of, where this one goes on: 코스닥이 주간 5.7% 올랐다. 코스피는 1.9% 상승.
  var carriedWindow: MoveWindow? {
    guard tongue != .english, let lastWindow, sentence - lastWindow.sentence <= 1, lastWindow.window == .week else {
      return nil
    }
    // 코스닥은 3.14% 내린 863.95: a level is that of a day.
    if scene.marks.contains(where: { $0.kind == .number || $0.kind == .money }) { return nil }
    return lastWindow.window
  }

  /// The stretch that a point in time before a percentage opens: 8月以来, 4월 들어, 7月から, 발표 뒤로.
  func sinceWindow(before percent: Mark) -> (MoveWindow, Double)? {
    for mark in scene.marks.reversed() where mark.kind == .period && mark.end <= percent.start {
      guard case .period(let period) = mentions[Int(mark.ref)].value else { continue }
      let end = mentions[Int(mark.ref)].outer.upperBound
      let isSince =
        period.boundary == .since
        || scene.starts(.since, at: end)
        || scene.starts(.sinceAttached, at: Int(mark.end))
      guard isSince else { continue }
      let low = Int(mark.end)
      let gap = Double(Int(percent.start) - low + 30 * scene.count(.percent, between: low, and: Int(percent.start)))
      guard gap < 110 else { return nil }
      switch period.unit {
      case .month:
        let isPresent =
          published == nil || period.offset == 0 || period.ordinal == published?.components.month && period.year == nil
        return (isPresent ? .month : period.ordinal == 1 && period.year == nil ? .ytd : .other, gap)
      case .year: return (period.year(published: published) == published?.year ? .ytd : .other, gap)
      case .week: return (period.offset == 0 ? .week : .other, gap)
      case .quarter: return (period.offset == 0 ? .quarter : .other, gap)
      case .day, .half: return (.other, gap)
      case .decade: return nil
      }
    }
    return nil
  }
}
