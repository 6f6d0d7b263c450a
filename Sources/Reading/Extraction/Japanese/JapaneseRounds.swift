import Vocabulary

/// Who puts money into whom in Japanese, where the giver is the subject of the clause and the taker stands with に before it
/// or is whom the text tells a funding round of.
///
///     農業ロボのXに、Yが12億円を追加出資した          Y, into X
///     海外勢ではYが4億円を入れた                       Y, into whose round was told
extension FactReading {
  /// The giver and the taker of an amount with を and a verb of giving behind it.
  func giverAndTaker(of index: Int) -> (giver: Subject, taker: Subject)? {
    guard tongue == .japanese else { return nil }
    let end = Int(outer(scene.marks[index]).upperBound)
    guard scene.starts("を", at: end), scene.words.length(of: .putsInRound, in: text, at: end + 3) > 0 else {
      return nil
    }
    let start = outer(scene.marks[index]).lowerBound
    var giver: Int?
    var at = index - 1
    while at >= 0 {
      let mark = scene.marks[at]
      defer { at -= 1 }
      guard mark.kind == .entity, canAct(mark), !isGloss(at), !isSource(at) else { continue }
      let role = hits[Int(mark.ref)].role
      guard let known = giver else {
        guard role == .subject || role == .topic || role == .also, start - Int(mark.end) <= 60 else { return nil }
        giver = at
        continue
      }
      let gloss = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)
      if scene.starts("に", at: gloss), !scene.starts("によ", at: gloss),
        !actors.same(who(mark), who(scene.marks[known]))
      {
        return (found(known), found(at))
      }
    }
    guard let giver, let round, sentence - round.sentence <= 4, !actors.same(round.who, who(scene.marks[giver]))
    else { return nil }
    return (found(giver), Subject(who: round.who, range: nil, mark: -1))
  }
}
