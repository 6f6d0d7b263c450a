import Vocabulary

/// Over which time an English sentence tells a change.
extension FactReading {
  /// Whether a move is of the same stretch of time as the one before: "; Telkom 2.6%", "in that time", "over the same period".
  func goesOnInWindow(_ index: Int, isAgain: Bool) -> Bool {
    guard let lastWindow, sentence - lastWindow.sentence <= 2 else { return false }
    if isAgain, lastWindow.sentence == sentence { return true }
    // "lost 14% since January, against a 6% fall for the index".
    if lastWindow.sentence == sentence, case let before = phraseStart(index) - 1,
      isWord(before, .against) || isWord(before, "with") && isWord(before - 1, "line")
    {
      return true
    }
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

  /// "11% a year": whether a percentage is a rate.
  func isYearlyRate(_ index: Int) -> Bool {
    guard let next = token(index + 1) else { return false }
    if next.kind == .duration, next.mark >= 0,
      case .duration(let duration) = mentions[Int(scene.marks[Int(next.mark)].ref)].value
    {
      return duration.isRate
    }
    return isWord(index + 1, "a") && isWord(index + 2, "year") && !isWord(index + 3, .ago)
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
      if at > index, (index + 1..<at).contains(where: { tokens[$0].kind == .comma || isWord($0, .superlative) }) {
        // "climbed 5% on the first rise in sales for two years".
        continue
      }
      if at > index, turnsToVerb(between: index, and: at) { continue }
      if at < index, isTaken(scene.marks[Int(token.mark)], before: index) { continue }
      // A time in an aside before says when something else was.
      if at < index, at > 4, (at + 1..<index).contains(where: { tokens[$0].kind == .comma }) { continue }
      if let window = stretch(at: at) {
        best = window
        gap = distance
      }
    }
    return best
  }

  /// "finished 7% higher and have more than tripled since": whether another verb of the subject follows before a time.
  func turnsToVerb(between index: Int, and time: Int) -> Bool {
    guard index + 1 < time else { return false }
    return (index + 1..<time).contains { at in
      tokens[at].has(.coord)
        && (tokens[at + 1].has([.be, .have, .will]) || tokens[at + 1].isVerb && tokens[at + 1].forms.contains(.past))
    }
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
