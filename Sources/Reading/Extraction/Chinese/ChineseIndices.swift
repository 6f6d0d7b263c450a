import Vocabulary

/// Indices of shares that no lexicon holds, in Chinese: what a word for an index ends, from the head of its clause or behind
/// a time. They move as shares do, and no company that is named beside them moves so.
///
///     類股當中，水泥指數上揚1.4%           水泥指數
///     近一周中信家电指数-2.6%              中信家电指数
extension FactReading {
  /// Neither word is longer.
  private static let longestIndex = 36

  mutating func nameChineseIndices() {
    guard scene.marks.contains(where: { $0.kind == .percent }) else { return }
    var names: [Range<Int>] = []
    for mark in scene.marks where mark.kind == .trade && scene.starts(.indexNoun, at: Int(mark.start)) {
      guard let percent = scene.marks.first(where: { $0.kind == .percent && $0.start >= mark.end }),
        Int(percent.start) - Int(mark.end) <= 48, !isParted(Int(mark.end), Int(percent.start)),
        let start = startOfIndex(upTo: Int(mark.start))
      else { continue }
      names.append(start..<Int(mark.end))
    }
    // 中证半导体(指数): what was taken for a company is the head of the name.
    if !names.isEmpty {
      let kept = scene.marks.filter { mark in
        mark.kind != .entity || who(mark) >= 0
          || !names.contains { $0.lowerBound <= Int(mark.start) && Int(mark.end) < $0.upperBound }
      }
      scene.marks = kept
    }
    for name in names { addName(name, role: .none, roleEnd: name.upperBound, isIndex: true) }
  }

  /// Where the name of an index begins; nil where what stands there is known, counts several, or measures no shares.
  private func startOfIndex(upTo end: Int) -> Int? {
    let low = max(scene.range.lowerBound, end - Self.longestIndex)
    var start = end
    while start > low {
      if start < end, scene.ends(.clauseHead, at: start) || scene.ends(.indexAhead, at: start) { break }
      var isBorder = false
      for mark in scene.marks where Int(mark.end) == start {
        switch mark.kind {
        case .entity where who(mark) >= 0: return nil
        case .period, .duration, .window, .span, .percent, .money, .pronoun, .number, .up, .down: isBorder = true
        default: break
        }
      }
      if isBorder { break }
      let byte = text[start - 1]
      if TextClass.isASCIIWord(byte) {
        start -= 1
      } else if start - 3 >= low, text[start - 3] &- 0xE4 < 6 {
        start -= 3
      } else {
        break
      }
    }
    guard end - start >= 6, end - start < Self.longestIndex, !scene.starts(.noNameHead, at: start),
      !scene.contains(.noIndex, in: start..<end)
    else { return nil }
    return start
  }

  /// 联电因与英特尔合作而走高，涨2%: whether a name is an object on the way from the head of the sentence to a figure
  /// behind a comma.
  func isPassedOver(_ name: Int, before quantity: Int) -> Bool {
    guard isParted(Int(scene.marks[name].end), Int(scene.marks[quantity].start)), isChineseObject(name) else {
      return false
    }
    return scene.marks[..<name].indices.contains {
      scene.marks[$0].kind == .entity && canAct(scene.marks[$0]) && headsClause($0) && !isChineseObject($0)
        && !isGloss($0)
    }
  }
}
