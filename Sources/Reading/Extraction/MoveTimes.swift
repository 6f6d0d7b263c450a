import Vocabulary

/// The stretch of time that a text goes on to speak of: what a sentence said of the time of its moves holds for the next
/// one of the paragraph that names none.
///
///     JYP는 9월 한 달 10.4% 떨어졌다. SM은 11.8% 내렸다.                 month, month
///     The FTSE 100 put on 2.2% over the week. The CAC 40 rose 2.7%.     week, week
///     두산은 한 주 동안 14% 뛰었다. 한화는 같은 기간 7% 올랐다.              week, week
struct MoveTime {
  var window: MoveWindow
  /// The sentence that said so, or went on in it.
  var sentence: Int
  /// Whether all moves of the sentence are of that stretch.
  var isSole = true
  /// Whether the sentence told of them as standing now: "has gained", "is up".
  var isStanding = false
}

extension FactReading {
  /// Notes of which stretch a move is.
  mutating func noteMoveTime(_ window: MoveWindow, isStanding: Bool = false) {
    var isSole = true
    if let moveTime, moveTime.sentence == sentence { isSole = moveTime.isSole && moveTime.window == window }
    moveTime = MoveTime(window: window, sentence: sentence, isSole: isSole, isStanding: isStanding)
  }

  /// Takes up the stretch of which a sentence without a figure speaks: 주간 상승률 1위는 두산이었다.
  mutating func noteTalkOfTime() {
    guard scene.has(.window), scene.has(.share) || scene.has(.trade) || scene.has(.growth) else { return }
    for mark in scene.marks where mark.kind == .window {
      guard let window = moveWindow(mark), window.isLasting else { continue }
      moveTime = MoveTime(window: window, sentence: sentence)
      // 10月の上げ幅は7000円に達し、月間として過去最大。上昇率は16％
      if tongue == .japanese, window != .ytd {
        lastStretch = MoveStretch(
          first: window, last: window, sentence: sentence, isStated: true, frame: window, isFrameStated: true)
      }
      return
    }
  }

  /// The stretch that the sentence before named for all its moves, in the same paragraph.
  func carriedTime(isStanding: Bool) -> MoveWindow? {
    guard let moveTime, moveTime.isSole, moveTime.sentence >= blockSentence, sentence - moveTime.sentence <= 1,
      moveTime.window.isLasting
    else { return nil }
    if tongue == .english {
      // "It has gained 20% this year. The shares fell 2%": another time.
      guard isStanding == moveTime.isStanding, isStanding || moveTime.window != .ytd else { return nil }
    } else if moveTime.window == .ytd {
      return nil
    } else if moveTime.sentence != sentence,
      scene.marks.contains(where: { $0.kind == .number || $0.kind == .money })
    {
      // 코스닥은 3.14% 내린 863.95: a level is that of a day.
      return nil
    }
    return moveTime.window
  }

  /// What the headline of a report says of its moves, where the paragraph has not turned to those of a day.
  var wrapTime: MoveWindow? {
    if let moveTime, moveTime.sentence >= blockSentence, moveTime.window == .day { return nil }
    if openedByDay >= blockSentence { return nil }
    return wrapWindow
  }

  /// The stretch that a headline sets for a report on many: "Wall Street this week", 9월 증시 결산.
  mutating func noteWrapUp(_ found: Announcement, in part: Range<Int>) {
    // 2025 증시 결산: of the year, where no part of it is named.
    if tongue == .korean, found.window == nil, scene.words.isIn(part, of: folded, .yearWrap),
      !scene.words.isIn(part, of: folded, .partOfYear)
    {
      wrapWindow = .ytd
      return
    }
    guard scene.words.isIn(part, of: folded, .wrapUp) else { return }
    // 【年結】恒指全年飆27.8%
    if tongue == .chinese, found.window == .year { wrapWindow = .year }
    if let window = found.window, window.isLasting {
      wrapWindow = window
    } else if tongue == .english, let year = reviewedYear(part), let published {
      wrapWindow = year < published.year ? .year : year == published.year ? .ytd : nil
    }
  }
}

extension FactReading {
  /// The year that an English headline looks back on: "2025 in review", "Year-end scoreboard".
  private func reviewedYear(_ part: Range<Int>) -> Int? {
    if scene.contains("ear-end", in: part) { return published?.year }
    var place = part.lowerBound
    while place + 4 <= part.upperBound {
      let isYear =
        text[place] == UInt8(ascii: "2") && text[place + 1] == UInt8(ascii: "0") && TextClass.isDigit(text[place + 2])
        && TextClass.isDigit(text[place + 3]) && (place == 0 || !TextClass.isASCIIWord(text[place - 1]))
        && (place + 4 >= text.count || !TextClass.isASCIIWord(text[place + 4]))
      if isYear { return 2000 + Int(text[place + 2] - 48) * 10 + Int(text[place + 3] - 48) }
      place += 1
    }
    return nil
  }
}

extension MoveWindow {
  /// Whether it is a stretch that a report speaks of at length.
  var isLasting: Bool { self == .week || self == .month || self == .quarter || self == .ytd }
}
