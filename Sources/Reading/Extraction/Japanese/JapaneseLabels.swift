import Vocabulary

/// Lines of Japanese texts that a name heads, with a wide blank or a bracket behind it.
///
///     　◆西鉄　グループ全体で610億円。        what the headline announces, of 西鉄
///     【ライオン】千葉の新棟に90億円。
extension FactReading {
  /// The name that the first sentence of such a paragraph begins with.
  func japaneseRowLabel() -> Subject? {
    guard sentence == blockSentence, scene.block != .title, scene.block != .heading,
      let first = scene.marks.firstIndex(where: { $0.kind == .entity }), case let mark = scene.marks[first],
      Int(mark.start) - scene.range.lowerBound <= 6, canAct(mark), actors.carrierKind(who(mark)) != .government
    else { return nil }
    let end = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)
    guard scene.starts("　", at: end) || scene.starts("】", at: end) else { return nil }
    return found(first)
  }

  /// Who acts behind such a label himself: 【ライオン】花王が10億円を出した.
  func actorBehind(_ label: Subject, before quantity: Int) -> Subject? {
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity && index > label.mark && index < quantity {
      guard canAct(mark), !isSource(index) else { continue }
      let role = hits[Int(mark.ref)].role
      if role == .topic || role == .subject { return found(index) }
    }
    return nil
  }

  /// The quoted name of a product that a Japanese percentage is said of: 「ランマーク」が12％増, 「リバロ」の売り上げが3％減った.
  func quotedPart(before index: Int) -> String? {
    guard tongue == .japanese else { return nil }
    let start = outer(scene.marks[index]).lowerBound
    var low = max(scene.range.lowerBound, start - 120)
    for mark in scene.marks[..<index] where mark.kind == .percent || mark.kind == .entity || mark.kind == .money {
      low = max(low, Int(mark.end))
    }
    var close = start - 3
    while close > low, !scene.starts("」", at: close) {
      // 「A」を売るBの売上高は: what stands behind a comma is of something else.
      if scene.starts("。", at: close) { return nil }
      close -= 1
    }
    guard close > low else { return nil }
    let end = close + 3
    guard
      scene.starts("が", at: end) || scene.starts("は", at: end) || scene.starts("も", at: end)
        || scene.starts("の売", at: end)
    else { return nil }
    var open = close - 3
    while open >= low, close - open < 60, !scene.starts("「", at: open) { open -= 1 }
    guard open >= low, scene.starts("「", at: open), close - open >= 9 else { return nil }
    return Slug.of(string(open + 3..<close))
  }

  /// Whether a name without a company's form is that of somebody who holds an office: 小林武・米州本部長は.
  func isOfficeHolder(_ mark: Mark) -> Bool {
    guard mark.ref >= 0, hits[Int(mark.ref)].row < 0, mark.end - mark.start <= 18,
      scene.starts("・", at: Int(mark.end))
    else { return false }
    var place = Int(mark.start)
    while place < Int(mark.end) {
      guard TextClass.isHan(TextClass.scalar3(text, place)) else { return false }
      place += 3
    }
    if scene.words.length(of: .companySuffix, in: text, endingAt: place, from: Int(mark.start)) > 0 { return false }
    place += 3
    let limit = min(scene.range.upperBound, place + 75)
    while place + 2 < limit {
      let scalar = TextClass.scalar3(text, place)
      if scalar == 0x306F || scalar == 0x304C || scalar == 0x3082 {
        return scene.words.length(of: .officer, in: text, endingAt: place, from: Int(mark.end)) > 0
      }
      if TextClass.isHiragana(scalar) || scalar == 0x3001 || scalar == 0x3002 { return false }
      place += TextClass.length(text[place])
    }
    return false
  }
}
