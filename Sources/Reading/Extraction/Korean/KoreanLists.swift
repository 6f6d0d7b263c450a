import Vocabulary

/// Sums of several companies in a row of Korean prose, of which only the sentence before says what they are.
///
///     올해 설비투자는 SK하이닉스가 30조원이다. 마이크론은 20조원, 키옥시아는 3조원이다.
extension FactReading {
  /// Capital spending, where a name with its particle stands right before an amount, the sentence before in the paragraph
  /// stated some, and nothing in this one says otherwise.
  func listedInKorean(_ index: Int) -> Governor? {
    guard tongue == .korean, scene.block == .paragraph, sentence - capexSentence == 1, capexSentence >= blockSentence,
      capexSentence > revenueSentence,
      let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity && $0.end <= scene.marks[index].start }),
      canAct(scene.marks[at]), case let hit = hits[Int(scene.marks[at].ref)],
      hit.role == .topic || hit.role == .subject || hit.role == .also || hit.role == .none
    else { return nil }
    let gap = outer(scene.marks[index]).lowerBound - Int(hit.roleEnd)
    guard gap >= 0, gap <= 1, scene.starts(.endsItem, at: afterGloss(index)) else { return nil }
    let other = CueSet(
      .neg, .revenue, .profit, .share, .volume, .acquire, .round, .stake, .percent, .hypo, .denial, .analyst)
    guard !scene.marks.contains(where: { other.contains($0.kind) }) else { return nil }
    return Governor(kind: .capex, mark: -1, weight: 0.02, isRight: false)
  }
}
