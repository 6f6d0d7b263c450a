import Vocabulary

/// Over which time an English sentence tells a change.
extension FactReading {
  /// Whether a move is of the same stretch of time as the one before: "; Telkom 2.6%", "in that time", "over the same period".
  func goesOnInWindow(_ index: Int, isAgain: Bool) -> Bool {
    guard let lastWindow, sentence - lastWindow.sentence <= 2 else { return false }
    if isAgain, lastWindow.sentence == sentence { return true }
    var at = index + 1
    while at + 1 < tokens.count, at < index + 6 {
      if isWord(at, "same") || isWord(at, "that"), at > 0, tokens[at - 1].has([.prep, .det]), isWord(at + 1, .sameSpan)
      {
        return true
      }
      at += 1
    }
    return false
  }

  /// The stretch of time of a move, from a length or a date in its clause: "over the past three months", "in July".
  func statedWindow(of index: Int) -> MoveWindow? {
    var best: MoveWindow?
    var gap = Int.max
    for (at, token) in tokens.enumerated() where token.kind == .duration || token.kind == .period {
      let distance = at > index ? at - index : index - at + 2
      guard distance < gap, distance < 14 else { continue }
      let between = at > index ? index + 1..<at : at + 1..<index
      if between.contains(where: { tokens[$0].kind == .percent || tokens[$0].kind == .stop || tokens[$0].has(.sub) }) {
        continue
      }
      let mark = scene.marks[Int(token.mark)]
      if scene.starts(.otherTime, at: Int(token.start)) { continue }
      if at > index, (index + 1..<at).contains(where: { tokens[$0].kind == .comma }) { continue }
      if token.kind == .duration, token.start == mark.start,
        at == 0
          || !isWord(at - 1, .lengthPreposition)
      {
        continue
      }
      var window: MoveWindow?
      if case .duration(let duration) = mentions[Int(mark.ref)].value, !duration.isRate {
        switch duration.years {
        case 0.9...1.1: window = .year
        case 0.2...0.3: window = .quarter
        case 0.07...0.1: window = .month
        case 0.015...0.025: window = .week
        case 0..<0.004: window = .day
        default: window = .other
        }
      } else if let period = period(mark) {
        if period.boundary == .since { window = .other }
        switch period.unit {
        case .day: window = period.boundary == .since ? .other : .day
        case .week: window = .week
        case .year
        where scene.starts(.inAhead, at: Int(token.start))
          || at > 0 && isWord(at - 1, .inCalendar):
          if let year = period.year(published: published), let now = published?.year {
            window = year >= now ? .ytd : .year
          }
        case .month where period.boundary == .since:
          // "since January", and since December of the year before.
          window = period.ordinal == 1 || period.ordinal == 12 && published?.components.month ?? 12 < 12 ? .ytd : .other
        case .month: window = .month
        case .quarter: window = .quarter
        default: break
        }
      }
      if let window {
        best = window
        gap = distance
      }
    }
    return best
  }

  /// The quarter or year that a growth was measured over, where its clause names one: "2024-Q4", "2024".
  func period(around index: Int) -> String? {
    var best: String?
    var gap = Int.max
    for (at, token) in tokens.enumerated() where token.kind == .period {
      let distance = abs(at - index)
      guard distance < gap, let period = period(scene.marks[Int(token.mark)]), period.boundary == .during else {
        continue
      }
      let low = min(at, index)
      let high = max(at, index)
      if (low + 1..<max(low + 1, high)).contains(where: { tokens[$0].kind == .percent || tokens[$0].kind == .stop }) {
        continue
      }
      // What it is compared with is not when.
      if at > 0, isWord(at - 1, .comparedPreposition) { continue }
      guard var year = period.year(published: published) else { continue }
      let label: String
      switch period.unit {
      case .year: label = "\(year)"
      case .quarter:
        guard
          let quarter = period.ordinal
            ?? period.days(published: published).map({ ($0.lowerBound.components.month - 1) / 3 + 1 })
        else { continue }
        if period.year == nil, let published, let days = period.days(published: published), days.lowerBound > published
        {
          year -= 1
        }
        label = "\(year)-Q\(quarter)"
      default: continue
      }
      best = label
      gap = distance
    }
    return best
  }
}
