import Vocabulary

/// Companies that no lexicon holds among those of which a sentence tells one after the other how their shares moved, in
/// Chinese: what stands alone between the head of the clause and the move.
///
///     恒川光电涨停，同益股份涨13.5%，上海贝岭上涨10%        上海贝岭
///     容大感光20%涨停                                      容大感光
extension FactReading {
  mutating func nameChineseMovers() {
    let percents = scene.marks.reduce(0) { $0 + ($1.kind == .percent ? 1 : 0) }
    guard percents > 1, shareTopic || scene.has(.trade) || scene.has(.share), !scene.has(.revenue),
      let known = NewNames(text, tongue)
    else { return }
    var names: [Range<Int>] = []
    for index in scene.marks.indices where scene.marks[index].kind == .percent {
      if let name = mover(of: index, known) { names.append(name) }
    }
    for name in names { addName(name, role: .none, roleEnd: name.upperBound) }
  }

  private func mover(of index: Int, _ known: borrowing NewNames) -> Range<Int>? {
    var end = outer(scene.marks[index]).lowerBound
    if index > 0, case let verb = scene.marks[index - 1], verb.kind == .up || verb.kind == .down,
      Int(verb.end) <= end, end - Int(verb.end) <= 3
    {
      end = Int(verb.start)
    } else if !scene.starts(.limitUp, at: Int(scene.marks[index].end)),
      !scene.starts(.limitDown, at: Int(scene.marks[index].end))
    {
      return nil
    }
    var start = end
    while start > scene.range.lowerBound, end - start <= 18, !scene.ends(.clauseHead, at: start) {
      guard start - 3 >= scene.range.lowerBound, TextClass.isHan(TextClass.scalar3(text, start - 3)) else { return nil }
      start -= 3
    }
    guard end - start >= 9, end - start <= 15 else { return nil }
    let town = scene.words.length(of: .placeName, in: text, at: start)
    guard end - start - town >= 6, known.isUncommonPair(at: start + town), !isTold(start..<end) else { return nil }
    return start..<end
  }
}
