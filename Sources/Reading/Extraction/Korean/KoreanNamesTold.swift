import Vocabulary

/// Names that a Korean text tells by its grammar alone: two that share a row of figures, the government that it speaks of.
///
///     원익IPS와 테스는 각각 6.1%, 4.7% 뛰었다         two names, for two figures
///     일본 정부가 …. 정부는 1000억엔을 더 낸다          the Japanese one
extension FactReading {
  /// Adds the names of a pair before 각각 and as many percentages, where the talk is of prices.
  mutating func nameKoreanPair() {
    guard scene.has(.percent), scene.has(.share) || scene.has(.trade) || shareTopic,
      let each = place(of: "각각", in: scene.range), each > scene.range.lowerBound + 12, text[each - 1] == 0x20,
      scene.marks.filter({ $0.kind == .percent && Int($0.start) > each }).count == 2
    else { return }
    let (last, first) = (word(endingAt: each - 1), word(endingAt: word(endingAt: each - 1).lowerBound - 1))
    guard last.count >= 9, first.count >= 9 else { return }
    let particle = last.upperBound - 3
    let isTopic =
      scene.starts("은", at: particle) || scene.starts("는", at: particle) || scene.starts("이", at: particle)
      || scene.starts("가", at: particle) || scene.starts("도", at: particle)
    let joint = first.upperBound - 3
    guard isTopic, scene.starts("와", at: joint) || scene.starts("과", at: joint) else { return }
    addPaired(first.lowerBound..<joint, role: .with, end: first.upperBound)
    addPaired(last.lowerBound..<particle, role: .topic, end: last.upperBound)
  }

  private mutating func addPaired(_ name: Range<Int>, role: NameRole, end: Int) {
    let isTaken = scene.marks.contains { Int($0.start) < name.upperBound && Int($0.end) > name.lowerBound }
    guard !isTaken, name.count >= 6, name.count <= 36, !isCommonWords(name) else { return }
    addName(name, role: role, roleEnd: end)
  }

  private func place(of word: StaticString, in part: Range<Int>) -> Int? {
    guard scene.contains(word, in: part) else { return nil }
    var place = part.lowerBound
    while place < part.upperBound, !scene.starts(word, at: place) { place += TextClass.length(text[place]) }
    return place < part.upperBound ? place : nil
  }

  /// The word that ends at a place, back to the blank before it.
  private func word(endingAt end: Int) -> Range<Int> {
    var start = end
    while start > scene.range.lowerBound, text[start - 1] > 0x20, text[start - 1] != UInt8(ascii: ",") { start -= 1 }
    return start..<max(start, end)
  }

  /// Takes 정부 for the government of another country where the text names that one first and never its own.
  mutating func settleBareGovernments() {
    guard tongue == .korean else { return }
    var bare: Actors.Who?
    var other: Actors.Who?
    for hit in hits where actors.carrierKind(hit.row) == .government {
      let isBare = hit.end - hit.start == 6 && scene.starts("정부", at: Int(hit.start))
      if isBare {
        if other == nil { return }
        bare = hit.row
      } else if other == nil, scene.starts("정부", at: Int(hit.end) - 6) {
        other = hit.row
      }
    }
    guard let bare, let other, bare != other else { return }
    let isHomeNamed = hits.contains {
      actors.same($0.row, bare) && !($0.end - $0.start == 6 && scene.starts("정부", at: Int($0.start)))
    }
    guard !isHomeNamed else { return }
    for index in hits.indices where hits[index].row == bare { hits[index].row = other }
  }
}
