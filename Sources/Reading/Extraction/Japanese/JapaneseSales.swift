import Vocabulary

/// Who buys where a Japanese sentence tells of a sale: the one with に or へ, be the verb active or passive.
///
///     XはYに8000億円で事業を売却する          Y buys
///     医薬事業をYに約1600億円で譲渡すると決めた    the same
///     XはY（英ファンド）に9000億円で買収された    the same
extension FactReading {
  /// クラウドは34％増、全体では16％増えて: whether a Japanese percentage is said of the whole company, behind a part of it.
  func namesWhole(before index: Int) -> Bool {
    guard tongue.isHeadFinal else { return false }
    let end = outer(scene.marks[index]).lowerBound
    var low = clause(of: index).lowerBound
    for mark in scene.marks[..<index] where mark.kind == .percent || mark.kind == .segment {
      low = max(low, Int(mark.end))
    }
    return low < end && scene.contains(.wholeCompany, in: low..<end)
  }

  /// The buyer of what is sold for an amount, nil where nothing is or nobody with に is named.
  func buyerSoldTo(_ index: Int) -> Subject? {
    guard tongue == .japanese, case let end = afterGloss(index), scene.starts("で", at: end) else { return nil }
    let limit = min(scene.range.upperBound, end + 66)
    var verb = end + 3
    var isPassive = false
    while verb < limit {
      if scene.starts(.takenOver, at: verb) {
        isPassive = true
        break
      }
      let length = scene.words.length(of: .soldOn, in: text, at: verb)
      // 売却益, 売却額: a noun of its own, not what is done.
      if length > 0, !scene.starts(.resultOfSale, at: verb + length) { break }
      if scene.starts("。", at: verb) || scene.starts("、", at: verb) { return nil }
      verb += TextClass.length(text[verb])
    }
    guard verb < limit else { return nil }
    let low = clause(of: index).lowerBound
    for (at, mark) in scene.marks.enumerated().reversed() where mark.kind == .entity && Int(mark.end) <= verb {
      guard Int(mark.start) >= low, verb - Int(mark.end) <= 90 else { return nil }
      guard canAct(mark), actors.carrierKind(who(mark)) != .government, !isGloss(at) else { continue }
      var place = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)
      if scene.starts("」", at: place) { place = NameBorder.skipGloss(text, place + 3, scene.range.upperBound) }
      if scene.starts("へ", at: place) && !scene.starts("への", at: place) { return certain(at) }
      if scene.starts("に", at: place) {
        if scene.starts("によ", at: place) { return isPassive ? certain(at) : nil }
        if scene.starts("には", at: place) || scene.starts("にも", at: place) || scene.starts("にある", at: place) { continue }
        return certain(at)
      }
      // XなどのファンドにY円で買収される
      if isPassive, place <= verb, scene.starts("など", at: place), scene.contains("に", in: place..<verb) {
        return certain(at)
      }
    }
    return nil
  }
}
