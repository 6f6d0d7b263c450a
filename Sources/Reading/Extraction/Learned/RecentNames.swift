import Vocabulary

/// Whom the sentences before named, for those that leave it unsaid.
struct RecentNames {
  /// The companies named last, the last one first, and in which sentence each was.
  private(set) var names: [(who: Actors.Who, sentence: Int)] = []
  /// The first one that the paragraph names, and the first one of the last sentence that names any.
  var firstOfParagraph: Actors.Who?
  private(set) var firstOfSentence: Actors.Who?
  /// Whom the last short line, a heading or a label, names.
  private(set) var section: Actors.Who?

  /// The stretch of time that words named last (a `MoveWindow` by its number), and in which sentence.
  var window: (code: Int, sentence: Int)?

  /// Takes up a name; those of a sentence in their order.
  mutating func note(_ who: Actors.Who, sentence: Int, isFirst: Bool, isShortLine: Bool) {
    if isFirst {
      firstOfSentence = who
      if firstOfParagraph == nil { firstOfParagraph = who }
      if isShortLine { section = who }
    }
    if names.first?.who == who {
      names[0].sentence = sentence
      return
    }
    // Those before it move one place back.
    var at = names.firstIndex { $0.who == who } ?? names.count
    if at == names.count, at < 6 { names.append((who, sentence)) }
    at = min(at, names.count - 1)
    while at > 0 {
      names[at] = names[at - 1]
      at -= 1
    }
    names[0] = (who, sentence)
  }

  /// How many sentences ago somebody was named, at most 7.
  func age(of who: Actors.Who, at sentence: Int) -> UInt64 {
    guard let known = names.first(where: { $0.who == who }) else { return 7 }
    return UInt64(min(6, max(0, sentence - known.sentence)))
  }
}

extension FactReading {
  /// Takes up the companies that the sentence names, for those after it.
  mutating func noteRecent() {
    told.note(scene.kinds, isHeading: scene.block == .heading || scene.block == .title)
    if scene.kinds.contains(.window), let last = scene.marks.last(where: { $0.kind == .window }),
      let window = moveWindow(last)
    {
      recent.window = (window.code, sentence)
    }
    guard scene.kinds.contains(.entity) else { return }
    var isFirst = true
    for mark in scene.marks where mark.kind == .entity && canAct(mark) {
      recent.note(actors.carrier(who(mark)), sentence: sentence, isFirst: isFirst, isShortLine: blockLength <= 64)
      isFirst = false
    }
  }
}
