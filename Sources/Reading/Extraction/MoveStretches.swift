import Vocabulary

/// The stretch of time of a share move in Chinese and Japanese, where clauses follow one another without conjunctions:
/// a time holds for the figures of its own clause, one that opens the sentence for all of it, one that a company's first
/// figure has for the companies after it.
///
///     長建昨收46.8元，升0.5%，今年首季累跌約19%               0.5 day, -19 quarter
///     紫金大漲6.3%，今年以來累升1.4倍；港交所彈3.8%           3.8 day: the year is said of the first company only
///     任天堂は週間で3.3％下げた。ディー・エヌ・エーは8.7％安      -8.7 week
struct MoveStretch {
  /// What the first and the last move of the sentence covered, and in which sentence.
  var first: MoveWindow = .day
  var last: MoveWindow = .day
  var sentence = -9
  /// Whether the first move named its stretch itself.
  var isStated = false
  /// The same of the last sentence whose first move has a name; one without goes on about the company before.
  var frame: MoveWindow = .day
  var isFrameStated = false
}

extension FactReading {
  /// The stretch that a move covers; nil where nothing says so.
  func stretch(of index: Int) -> MoveWindow? {
    let percent = scene.marks[index]
    if let own = ownStretch(of: index) { return own }
    if tongue == .chinese, let head = headStretch(of: index) { return head }
    // Back through the clauses before it.
    var names = 0
    var at = index - 1
    var isOwn = true
    var edge = Int(percent.start)
    while at >= 0 {
      let mark = scene.marks[at]
      if mark.end > percent.start {
        at -= 1
        continue
      }
      switch mark.kind {
      case .comma, .stop:
        isOwn = false
        edge = Int(mark.start)
      case .entity: names += 1
      case .percent where mark.value == 2 && lastStretch.sentence == sentence:
        // 今年以來下跌23%，與大盤15%的跌幅相近
        let isCompared =
          names == 1
          && scene.marks[..<index].last { $0.kind == .entity }.map { scene.ends(.withWhom, at: Int($0.start)) } ?? false
        if names == 0 || isOwn || isCompared { return lastStretch.last }
        return lastStretch.isStated ? lastStretch.first : nil
      case .percent: isOwn = false
      case .window, .duration, .period:
        if let window = stretch(said: mark), !isAsideApart(Int(mark.end), Int(percent.start)),
          isOwn || window == .day || window == .week || setsScene(mark, before: edge),
          names == 0 || isOwn || !scene.has(.entity, in: scene.range.lowerBound..<Int(mark.start))
        {
          return window
        }
      default: break
      }
      at -= 1
    }
    return nil
  }

  /// What the clause of a move itself says of its time.
  func ownStretch(of index: Int) -> MoveWindow? {
    let percent = scene.marks[index]
    var at = index - 1
    var low = scene.range.lowerBound
    while at >= 0 {
      let mark = scene.marks[at]
      if mark.kind == .comma || mark.kind == .stop || mark.kind == .percent {
        low = Int(mark.end)
        break
      }
      at -= 1
    }
    var best: MoveWindow?
    at = index - 1
    while at >= 0, Int(scene.marks[at].start) >= low {
      let mark = scene.marks[at]
      at -= 1
      guard mark.kind == .window || mark.kind == .duration || mark.kind == .period, mark.end <= percent.start,
        let window = stretch(said: mark), !isAsideApart(Int(mark.end), Int(percent.start))
      else { continue }
      // 今年10月, 周四尾盘: the day gives way to a longer stretch right before it only where it is no day of its own.
      best = window
      break
    }
    // 4日続伸し、この間の上げは12％: of the days counted.
    if tongue == .japanese, scene.contains(.sameStretch, in: low..<Int(percent.start)),
      scene.contains("日続", in: scene.range.lowerBound..<max(scene.range.lowerBound, low))
    {
      return .other
    }
    if scene.contains(.sameStretch, in: low..<Int(percent.start)), best == nil || best == .day,
      lastStretch.sentence >= sentence - 4
    {
      return lastStretch.last
    }
    if let best { return best }
    // 周跌1.8%, 月漲38%
    for other in scene.marks
    where Int(other.start) >= low && other.start < percent.start
      && (other.kind == .up || other.kind == .down || other.kind == .growth)
    {
      if scene.ends(.weekAhead, at: Int(other.start)) { return .week }
      if scene.ends(.monthAhead, at: Int(other.start)) { return .month }
    }
    // 29％安で一年を終え, 涨3%收盘
    at = index + 1
    while at < scene.marks.count {
      let mark = scene.marks[at]
      if mark.kind == .comma || mark.kind == .stop || mark.kind == .percent || mark.kind == .entity { return nil }
      if mark.kind == .window, mark.start >= percent.end, !isAsideApart(Int(percent.end), Int(mark.start)) {
        return stretch(said: mark)
      }
      at += 1
    }
    return nil
  }

  /// Whether a time in a clause of its own is said of what follows too, and not of another figure beside it.
  private func setsScene(_ mark: Mark, before edge: Int) -> Bool {
    var low = scene.range.lowerBound
    for other in scene.marks where other.kind == .comma || other.kind == .stop {
      if other.end <= mark.start { low = max(low, Int(other.end)) }
    }
    let part = low..<max(low, edge)
    for kind in [Cue.revenue, .profit, .capex, .invest, .percent, .volume, .build] as [Cue]
    where scene.has(kind, in: part) { return false }
    // 与去年6月的61.45港元高点相比: the height is a price.
    return mark.kind == .window && value(mark) == MoveWindow.other.rawValue || !scene.has(.money, in: part)
  }

  /// What a time says as the stretch of a move.
  func stretch(said mark: Mark) -> MoveWindow? {
    switch mark.kind {
    case .window:
      // １年間, 三周: counted ones are lengths.
      if isCounted(Int(mark.start)) || scene.starts(.noStretch, at: Int(mark.end)) { return nil }
      return moveWindow(mark)
    case .duration:
      guard case .duration(let duration) = mentions[Int(mark.ref)].value, !duration.isRate else { return nil }
      let end = Int(mark.end)
      let isStretch =
        duration.direction == .past || scene.ends(.stretchAhead, at: Int(mark.start))
        || scene.starts(.stretchBehind, at: end)
      let start = Int(mark.start)
      // 5日単独では, 5日は: a date.
      if tongue == .japanese, !isStretch, duration.unit == .day, endsWith(end, "日"), scene.starts(.dateBehind, at: end)
      {
        return .day
      }
      // 较一年前低1%: a height of then.
      if scene.starts(.noStretch, at: end) {
        guard scene.starts(.ago, at: end), scene.ends(.yardstick, at: start) else { return nil }
        return Self.window(ofDays: duration.years * 365)
      }
      guard isStretch, duration.direction != .next else { return nil }
      // 本周前四个交易日: a part of what is named before.
      if scene.ends(.firstOf, at: start),
        scene.marks.contains(where: { $0.kind == .window && start - Int($0.end) <= 3 && $0.end <= mark.start })
      {
        return nil
      }
      return Self.window(ofDays: duration.years * 365)
    case .period:
      guard case .period(let period) = mentions[Int(mark.ref)].value else { return nil }
      return stretch(
        period, from: Int(mark.start), core: Int(mark.end), to: mentions[Int(mark.ref)].outer.upperBound)
    default: return nil
    }
  }

  private static func window(ofDays days: Double) -> MoveWindow {
    switch days {
    case ..<1.5: .day
    case 4.5..<7.5: .week
    case 27..<33: .month
    case 85..<95: .quarter
    case 360..<370: .year
    default: .other
    }
  }

  /// Whether a number stands right before a place.
  private func isCounted(_ start: Int) -> Bool {
    guard start > scene.range.lowerBound else { return false }
    let before = TextClass.scalarBefore(text, start)
    return before < 0x80 && TextClass.isDigit(UInt8(before)) || before >= 0xFF10 && before <= 0xFF19
  }

  private func stretch(_ period: StatedPeriod, from start: Int, core: Int, to end: Int) -> MoveWindow? {
    // 最快後年投產，股價升1.4%: nothing has moved in a time to come.
    if let published, let year = period.year(published: published), year > published.year { return nil }
    // 从10月底的高点
    let isHeight = scene.starts(.stretchSince, at: end) || scene.starts(.stretchSince, at: core)
    guard period.boundary != .until || isHeight, !period.isFiscal else { return nil }
    let isSince =
      period.boundary == .since || scene.starts(.since, at: end) || scene.starts(.sinceAttached, at: end)
      || isHeight
    let month = published?.components.month
    switch period.unit {
    case .day: return isSince && period.offset == nil ? .other : .day
    case .week:
      // 上周五, 先週金曜
      if scene.starts(.weekday, at: end) { return .day }
      return period.offset == 0 || period.offset == -1 ? .week : .other
    case .month:
      if isSince {
        if period.ordinal == 1, period.year == nil || period.year == .relative(0) { return .ytd }
        if scene.starts(.monthEnd, at: core), period.offset != -1 { return .other }
        let isPresent =
          period.offset == 0 || period.year == nil && (published == nil || period.ordinal == month)
          || period.offset == -1 && scene.starts(.monthEnd, at: core)
        return isPresent ? .month : .other
      }
      // 10～12月
      if scene.ends(.rangeSign, at: start), let ordinal = period.ordinal {
        return ordinal % 3 == 0 && !endsWith(start - 3, "1") || ordinal == 3 ? .quarter : .other
      }
      return .month
    case .quarter: return isSince && period.offset != 0 ? .other : .quarter
    case .half: return .other
    case .year:
      let year = period.year(published: published)
      if period.year == .relative(0) || period.offset == 0 || year != nil && year == published?.year { return .ytd }
      // 昨年末から, 去年底以来
      if period.year == .relative(-1) || period.offset == -1, scene.starts(.monthEnd, at: core) { return .ytd }
      return isSince ? .other : .year
    case .decade: return .other
    }
  }

  /// What the sentences before set for a move that says nothing of its time.
  func carriedStretch(of index: Int) -> MoveWindow? {
    guard lastStretch.sentence < sentence, lastStretch.isFrameStated, sentence - lastStretch.sentence <= 4 else {
      return nil
    }
    switch lastStretch.frame {
    case .week: break
    case .month, .quarter, .year:
      guard tongue == .chinese || tongue == .japanese && lastStretch.frame != .year,
        lastStretch.sentence >= blockSentence, sentence - lastStretch.sentence <= 2
      else { return nil }
    default: return nil
    }
    // 科指报5,870点: a level is that of a day.
    return tellsLevel ? nil : lastStretch.frame
  }

  /// Whether the sentence tells a number that is no part of a name: a level or a price.
  var tellsLevel: Bool {
    scene.marks.contains { mark in
      (mark.kind == .number || mark.kind == .money)
        && !scene.marks.contains { $0.kind == .entity && $0.start <= mark.start && $0.end >= mark.end }
    }
  }

  /// Keeps what a move covered for the ones after it.
  mutating func noteStretch(_ window: MoveWindow, isStated: Bool, of subject: Subject) {
    if lastStretch.sentence != sentence {
      lastStretch.first = window
      lastStretch.isStated = isStated
      if subject.mark >= 0 {
        lastStretch.frame = window
        lastStretch.isFrameStated = isStated
      }
    }
    lastStretch.last = window
    lastStretch.sentence = sentence
  }
}
