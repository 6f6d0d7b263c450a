import Vocabulary

/// Over which stretch of time an English sentence tells a move: first what stands right behind the percentage.
///
///     rose 8.9% on Thursday and are ahead by 52% in the last three months     day, quarter
///     is up 24% over one year; remains 8% up on the year                      year, ytd
///     Since its peak last June it has shed 29%                                other
///     added 26% over 12 months, lost 0.4%                                     year, none
extension FactReading {
  /// The stretch that the words right behind a percentage name.
  func tightWindow(of index: Int) -> MoveWindow? {
    var weak: MoveWindow?
    var at = index + 1
    while at < tokens.count, at < index + 12 {
      let token = tokens[at]
      switch token.kind {
      case .comma, .stop, .colon, .open, .close, .percent, .money, .genitive: return weak
      case .word where isWord(at, .superlative): return weak
      case .duration, .period:
        if let window = cueWindow(at: at) ?? stretch(at: at) {
          if window != .day { return window }
          weak = weak ?? window
        }
      case .name, .number, .quote: break
      case .word, .upper:
        if let window = cueWindow(at: at) {
          if window != .day { return window }
          weak = weak ?? window
        } else {
          if token.has([.coord, .rel, .possessive]) || isWord(at, .stretchEnd) { return weak }
          if token.has(.sub), !token.has(.prep), !isWord(at, "than") { return weak }
          // "has slumped 27% since reporting", "since its bid was announced".
          if isSinceEvent(at) { return .other }
          if token.isVerb, !token.has([.be, .noun]), token.turn == 0, at > index + 1, !isWord(at - 1, "than"),
            !tokens[at - 1].has(.det)
          {
            return weak
          }
        }
      }
      at += 1
    }
    return weak
  }

  /// The stretch that the last of several moves names for all: "A shed 25%, B plunged 33% and C was down 35% from July through
  /// September".
  func trailingWindow(of index: Int, isStanding: Bool) -> MoveWindow? {
    var at = index + 1
    var sawName = false
    while at < tokens.count {
      let token = tokens[at]
      if token.kind == .stop || token.has(.sub) && !token.has(.prep) { return nil }
      if token.isCapital { sawName = true }
      if token.kind == .percent {
        guard sawName else { return nil }
        if let window = tightWindow(of: at) {
          guard window.isLasting, let change = change(at: at), self.isStanding(change, at) == isStanding else {
            return nil
          }
          return window
        }
        sawName = false
      }
      at += 1
    }
    return nil
  }

  /// The stretch of which a sentence speaks before it names who moved: "finished a third straight week in the green, with the
  /// Nifty 50 up 1.7% and the Sensex 1.75% higher".
  func headWindow(of index: Int) -> MoveWindow? {
    guard let first = tokens.firstIndex(where: { $0.kind == .percent }), first <= index,
      let with = (0..<first).last(where: { isWord($0, "with") }), with > 3, first - with < 8
    else { return nil }
    for mark in scene.marks where mark.kind == .window && mark.end <= tokens[with].start {
      if let window = MoveWindow(rawValue: value(mark)), window.isLasting { return window }
    }
    return nil
  }

  /// "Since the day before its bid": the stretch with which a sentence opens, where that begins with what happened.
  func sinceEvent() -> MoveWindow? { isSinceEvent(0) ? .other : nil }

  /// Whether "since" stands at a token, and what happened behind it, not a time.
  private func isSinceEvent(_ at: Int) -> Bool {
    guard isWord(at, "since"), let next = token(at + 1), next.kind == .word || next.kind == .name else { return false }
    if next.isVerb, next.forms.contains(.ing) { return true }
    guard next.kind == .name || next.has([.det, .possessive, .pron]) else { return false }
    return !(at..<min(tokens.count, at + 7)).contains { place in
      tokens[place].kind == .period || tokens[place].kind == .duration || cueWindow(at: place) != nil
    }
  }

  /// The stretch that a cue word that begins at a token names.
  private func cueWindow(at index: Int) -> MoveWindow? {
    guard scene.kinds.contains(.window) else { return nil }
    let token = tokens[index]
    for mark in scene.marks where mark.kind == .window {
      if mark.start >= token.end { break }
      if mark.start >= token.start { return moveWindow(mark) }
    }
    return nil
  }

  /// Whether a cue stands right behind an earlier percentage than the one given, and is of that.
  func isTaken(_ cue: Mark, before index: Int) -> Bool {
    guard var at = tokens.firstIndex(where: { $0.end > cue.start }), at < index else { return false }
    at -= 1
    while at >= 0 {
      let token = tokens[at]
      if token.kind == .percent { return true }
      if token.kind == .comma || token.kind == .stop || token.has([.coord, .sub, .rel]) && !token.has(.prep) {
        return false
      }
      at -= 1
    }
    return false
  }

  /// The stretch that a length or a part of the calendar at a token names.
  func stretch(at index: Int) -> MoveWindow? {
    let token = tokens[index]
    guard let mark = scene.marks.indices.contains(Int(token.mark)) ? scene.marks[Int(token.mark)] : nil else {
      return nil
    }
    if scene.starts(.otherTime, at: Int(token.start)) { return nil }
    // The word that governs it: "over the past three months", "in the four weeks", "since its peak last June".
    var before = index - 1
    while before >= 0, index - before < 4,
      tokens[before].has(.det) || isWord(before, .lengthAttribute)
    {
      before -= 1
    }
    let isSince = isBehindSince(index)
    if case .duration(let duration) = mentions[Int(mark.ref)].value, !duration.isRate {
      let isBound =
        token.start < mark.start || isWord(before, .lengthPreposition) || isWord(index - 1, .lengthPreposition)
        || isWord(index + 1, .ago)
      return isBound && !isSince ? lengthWindow(duration) : isSince ? .other : nil
    }
    guard let period = period(mark) else { return nil }
    // "from July through September".
    if period.unit == .month, let first = period.ordinal, isWord(index + 1, .throughMonth) || isWord(index + 1, "to"),
      let next = self.token(index + 2), next.kind == .period,
      let last = self.period(scene.marks[Int(next.mark)])?.ordinal, last > first
    {
      return last - first == 2 ? .quarter : .other
    }
    if period.unit == .month, let last = period.ordinal, let first = self.token(index - 1), first.kind == .period,
      period.boundary == .until, let from = self.period(scene.marks[Int(first.mark)]), from.unit == .month,
      let start = from.ordinal, last - start == 2
    {
      return .quarter
    }
    let since = isSince || period.boundary == .since
    switch period.unit {
    case .day: return since ? .other : .day
    case .week: return since ? .other : .week
    case .year:
      // "ended 2025 with a gain", "closed the book on 2025".
      let isEnded = isWord(index - 1, .endedYear) || isWord(index - 1, "on") && isWord(index - 2, "book")
      guard scene.starts(.inAhead, at: Int(token.start)) || isWord(index - 1, .inCalendar) || since || isEnded,
        let year = period.year(published: published), let now = published?.year
      else { return nil }
      // "since the end of 2024".
      if since, year == now - 1, isWord(index - 1, "of"), isWord(index - 2, "end") { return .ytd }
      return since && year < now ? .other : year >= now ? .ytd : .year
    case .month where since || isWord(index - 1, .compareMonth) || isWord(index - 2, .compareMonth):
      // "since January", and since December of the year before; "higher than in January".
      return period.ordinal == 1 || period.ordinal == 12 && published?.components.month ?? 12 < 12 ? .ytd : .other
    case .month: return .month
    case .quarter: return since ? .other : .quarter
    case .half:
      guard let published else { return since ? .other : .ytd }
      return period.ordinal == 1 && period.year(published: published) == published.year
        && published.components.month < 9 && !since ? .ytd : .other
    case .decade: return nil
    }
  }

  /// Whether "since" opens the words that end with a token: "since its peak last June".
  private func isBehindSince(_ index: Int) -> Bool {
    var at = index - 1
    while at >= 0, index - at < 6 {
      if isWord(at, "since") { return true }
      if tokens[at].kind != .word && tokens[at].kind != .upper || tokens[at].has([.be, .have, .rel]) { return false }
      at -= 1
    }
    return false
  }

  /// Whether the change is told as standing now: "has gained", "is up", "are 140% higher".
  func isStanding(_ change: EnglishChange, _ index: Int) -> Bool {
    let verb = change.word
    guard tokens.indices.contains(verb) else { return false }
    if tokens[verb].has(.be) { return !tokens[verb].has(.bePast) }
    if isWord(verb, .remains) { return true }
    var at = verb - 1
    while at >= 0, tokens[at].isAdverb || tokens[at].has(.not) { at -= 1 }
    return at >= 0 && tokens[at].has(.have)
  }
}
