import Vocabulary

/// Names that stand alone: as a label, in a fragment, or in what is said of somebody else.
extension FactReading {
  /// Whether a name labels its block: ▽キオクシア（285A）　北上工場の…
  func isLabel(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    // 【設備投資】朝倉製麺〈1234〉　…: what it is about stands before.
    let isBehindTitle = tongue == .japanese && scene.starts("】", at: Int(mark.start) - 3)
    // ▽スペインのセラーダ　…: so does what says where it is.
    let isBehindPlace = tongue == .japanese && scene.starts("の", at: Int(mark.start) - 3)
    guard Int(mark.start) - scene.range.lowerBound <= (isBehindTitle ? 48 : isBehindPlace ? 36 : 6) else {
      return false
    }
    // **ライオン**は: what a paragraph sets off at its head.
    if tongue == .japanese, scene.block == .paragraph, endsWith(Int(mark.start), "**"),
      scene.starts("**", at: Int(mark.end))
    {
      return true
    }
    let end = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)
    if tongue == .korean {
      // ● 업스테이지 — 620억원: the rest of the item is about it.
      return scene.block == .listItem
        && (scene.starts(.labelDash, at: end) || scene.starts(":", at: end) || scene.starts(.paragraphLabel, at: end))
    }
    return scene.starts(.paragraphLabel, at: end)
  }

  /// Whether a Korean sentence says of what it is about that it is a company: 가장 많이 쓴 곳은 KT다, 주인공은 서클입니다.
  func isPredicateName(_ index: Int) -> Bool {
    let hit = hits[Int(scene.marks[index].ref)]
    return hit.role == .at && Int(hit.roleEnd) + 2 >= scene.range.upperBound
      && scene.starts(.copula, at: NameBorder.skipGloss(text, Int(hit.end), scene.range.upperBound))
  }

  /// Whether a short Korean sentence ends with a name, and says nothing else: 먼저 마이크로소프트.
  func isFragment(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    guard scene.block == .paragraph, scene.range.count <= 72 else { return false }
    var end = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)
    if scene.starts("은요", at: end) || scene.starts("는요", at: end) { end += 6 }
    if scene.starts("입니다", at: end) { end += 9 }
    guard end >= scene.range.upperBound - 1, !scene.has(.money), !scene.has(.percent) else { return false }
    return !scene.marks.contains { $0.kind == .entity && $0.start != mark.start }
  }

  /// Whether a sentence is there to name whom the text goes on about: 次に荏原。対照的なのがSKハイニックスだ。
  func isPredicate(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    let end = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)
    let isLast = scene.starts(.predicateEnd, at: end) || end >= scene.range.upperBound
    guard isLast, scene.range.upperBound - end <= 12 else { return false }
    // 街びらきした「高輪シティ」。: what somebody built or sells, not who.
    if scene.starts("」", at: Int(mark.end)), who(mark) < 0, focus != nil { return false }
    // 最後は、知り合いが勤める富士見ギヤ（従業員90人）。
    // 佐川急便を持つSGホールディングス。: nor do those that the attribute names.
    if scene.block == .paragraph || scene.block == .listItem, scene.starts("。", at: end), !scene.has(.money),
      !scene.has(.percent),
      !scene.marks[..<index].contains(where: { $0.kind == .entity && hits[Int($0.ref)].role != .object })
    {
      return true
    }
    if scene.ends(.predicateAhead, at: Int(mark.start)) { return true }
    // 主役は高級ブランドの親会社ケリングだった, 目を引くのが地熱のテラリスだ: nobody else is what the sentence is about.
    return scene.block == .paragraph && !scene.starts("。", at: end) && !scene.has(.money) && !scene.has(.percent)
      && (scene.contains("は", in: scene.range.lowerBound..<Int(mark.start))
        || scene.contains("のが", in: scene.range.lowerBound..<Int(mark.start)))
      && !scene.marks[..<index].contains { $0.kind == .entity && hits[Int($0.ref)].role.isSubject }
  }

  /// Whether the verb right behind a Japanese name with が ends the sentence, and nobody is named between.
  func isLastNamed(_ index: Int) -> Bool {
    let end = Int(hits[Int(scene.marks[index].ref)].roleEnd)
    return !scene.has(.pronoun) && scene.count(.entity, between: end, and: scene.range.upperBound) == 0
      && scene.count(.comma, between: end, and: scene.range.upperBound) == 0
      && actors.carrierKind(who(scene.marks[index])) == .company
  }
}
