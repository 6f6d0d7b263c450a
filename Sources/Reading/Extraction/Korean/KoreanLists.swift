import Vocabulary

/// Sums of several companies in a row of Korean prose, of which only the sentence before says what they are.
///
///     올해 설비투자는 SK하이닉스가 30조원이다. 마이크론은 20조원, 키옥시아는 3조원이다.
///     한빛제철이 지분 50%에 9억달러를 댄다. 두레상사는 3억달러다.
extension FactReading {
  /// Capital spending or a stake, where a name with its particle stands right before an amount, the sentence before in the paragraph
  /// stated some, and nothing in this one says otherwise.
  func listedInKorean(_ index: Int) -> Governor? {
    let isOfStakes = sentence - stakeSentence == 1 && stakeSentence > capexSentence
    let told = isOfStakes ? stakeSentence : capexSentence
    guard tongue == .korean, scene.block == .paragraph, sentence - told == 1, told >= blockSentence,
      told > revenueSentence,
      let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity && $0.end <= scene.marks[index].start }),
      canAct(scene.marks[at]), case let hit = hits[Int(scene.marks[at].ref)],
      hit.role == .topic || hit.role == .subject || hit.role == .also || hit.role == .none
    else { return nil }
    let gap = outer(scene.marks[index]).lowerBound - Int(hit.roleEnd)
    // 미래차와 한솔은 각각 15%, 4억달러씩이다
    let isEach = isOfStakes && scene.starts(.each, at: Int(hit.roleEnd) + 1)
    guard gap >= 0, gap <= (isEach ? 24 : 1), scene.starts(.endsItem, at: afterGloss(index)) else { return nil }
    let other = CueSet(.neg, .revenue, .profit, .share, .volume, .acquire, .round, .hypo, .denial, .analyst)
    let shares = CueSet(.stake, .percent)
    guard !scene.marks.contains(where: { other.contains($0.kind) || !isOfStakes && shares.contains($0.kind) }) else {
      return nil
    }
    return Governor(kind: isOfStakes ? .stake : .capex, mark: -1, weight: 0.02, isRight: false)
  }
}
