import Vocabulary

/// Whom a quantity is said of in English, where the place before or after the verb tells.
extension FactReading {
  /// Whether a name is the object of a preposition: "of Apple", "in the United States".
  func isPrepositional(_ index: Int) -> Bool {
    var place = Int(scene.marks[index].start)
    let low = scene.range.lowerBound
    // "Shares of X" are X's shares; a second owner shares the preposition of the first.
    if endsWith(place, "hares of ") || endsWith(place, "hares in ") || endsWith(place, "tock of ") { return false }
    if endsWith(place, " and the ") { place -= 4 }
    if endsWith(place, " and "), let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity }),
      place - Int(scene.marks[at].end) <= 5
    {
      return isPrepositional(at)
    }
    for _ in 0..<2 {
      guard place > low, text[place - 1] == UInt8(ascii: " ") else { return false }
      let end = place - 1
      var start = end
      while start > low, TextClass.isASCIIWord(text[start - 1]) || text[start - 1] == UInt8(ascii: "-") { start -= 1 }
      guard start < end else { return false }
      let length = end - start
      if scene.words.holds(start..<end, of: text, .preposition) { return true }
      // "of the United States", "by South Korea's Samsung" are not looked through further.
      guard length == 3, scene.starts("the", at: start) else { return false }
      place = start
    }
    return false
  }

  /// Whether a name is that of a fund that puts money into whom the text is about, which it stays about: "Peepal Tree
  /// Capital wrote the largest cheque".
  func isBacker(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    guard let focus, !actors.same(focus, who(mark)), !isMain(who(mark)), scene.has(.money) else { return false }
    return scene.words.length(of: .fundTail, in: text, endingAt: Int(mark.end), from: Int(mark.start) + 2) > 0
  }

  func englishSubject(_ quantity: Int, _ anchor: Int) -> Subject? {
    let money = scene.marks[quantity]
    // "… spent by X", "led by X".
    var next = quantity + 1
    while next < scene.marks.count, scene.marks[next].start - money.end < 70 {
      let mark = scene.marks[next]
      if mark.kind == .entity, canAct(mark), endsWith(Int(mark.start), " by ") || endsWith(Int(mark.start), " by the ")
      {
        return found(next)
      }
      if mark.kind == .pronoun, endsWith(Int(mark.start), " by ") { return carried }
      if mark.kind == .stop { break }
      next += 1
    }
    // "$3.5 billion that the group committed": who acts stands between the amount and the verb.
    if scene.marks[anchor].start > money.end {
      var between = quantity + 1
      while between < anchor {
        let mark = scene.marks[between]
        if mark.kind == .entity, canAct(mark), !isPrepositional(between) { return found(between) }
        if mark.kind == .pronoun { return carried }
        between += 1
      }
    }
    // "taken over by Blackstone for A$24 billion"
    if scene.marks[anchor].end < money.start {
      for between in (anchor + 1)..<max(anchor + 1, quantity) {
        let mark = scene.marks[between]
        if mark.kind == .entity, canAct(mark), endsWith(Int(mark.start), " by ") { return found(between) }
      }
    }
    let limit = min(money.start, scene.marks[anchor].start)
    var index = scene.index(from: Int(limit)) - 1
    var second: Int?
    var sawPronoun = false
    while index >= 0 {
      let mark = scene.marks[index]
      if mark.kind == .entity, canAct(mark), !isSource(index), !isGloss(index) {
        if !isPrepositional(index) {
          if !sawPronoun || !isAfterVerb(index) { return found(index) }
        } else if second == nil {
          second = index
        }
      } else if mark.kind == .pronoun {
        sawPronoun = true
      }
      index -= 1
    }
    if sawPronoun { return carried ?? second.map { found($0) } }
    if let second, endsWith(Int(scene.marks[second].start), "at ") || endsWith(Int(scene.marks[second].start), "by ") {
      return found(second)
    }
    return carried ?? second.map { found($0) }
  }

  /// Whether a name stands as the object of a verb: "to acquire X".
  private func isAfterVerb(_ index: Int) -> Bool {
    let start = scene.marks[index].start
    return scene.marks.contains { $0.kind == .acquire && $0.end <= start && start - $0.end <= 3 }
  }
}
