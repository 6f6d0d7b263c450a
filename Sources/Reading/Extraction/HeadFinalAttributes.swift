import Vocabulary

/// Clauses in Korean and Japanese that stand before a noun as its attribute.
extension FactReading {
  /// Who did what stands before his name as its attribute: X를 4700억원에 품에 안은 필리핀 Y는, A와 B가 세운 C가 … 쏟는다.
  ///
  /// Where somebody else does it (X가 12억원을 투자한 Y는), or nothing bought is named, the name after it is the object.
  func attributeHead(_ quantity: Int, _ anchor: Int) -> Subject? {
    guard tongue == .korean, scene.marks.indices.contains(anchor) else { return nil }
    let verb = scene.marks[anchor]
    guard verb.kind == .acquire || verb.kind == .invest, verb.start >= scene.marks[quantity].end,
      verb.start - scene.marks[quantity].end < 40
    else { return nil }
    guard case let end = wordEnd(Int(verb.start), from: Int(verb.end)), isAttributeEnding(end) else { return nil }
    var hasObject = false
    for mark in scene.marks[..<quantity] where mark.kind == .entity && canAct(mark) {
      let role = hits[Int(mark.ref)].role
      if role.isSubject { return nil }
      if role == .object || role == .at { hasObject = true }
    }
    guard hasObject || verb.kind == .invest else { return nil }
    for index in scene.marks.indices where index > anchor {
      let mark = scene.marks[index]
      if mark.kind == .comma || mark.kind == .clause || mark.kind == .money { return nil }
      guard mark.kind == .entity, canAct(mark) else { continue }
      let role = hits[Int(mark.ref)].role
      // 3000억원을 들였던 네오뷰티로서는
      guard Int(mark.start) - end < 30,
        role.isSubject || role == .possessive || scene.starts("로서", at: Int(mark.end))
          || scene.starts("으로서", at: Int(mark.end))
      else { return nil }
      return found(index)
    }
    return nil
  }

  /// The end of the word that a place is in: the next blank.
  func wordEnd(_ start: Int, from place: Int) -> Int {
    var end = place
    while end < scene.range.upperBound, end - place < 24, text[end] > 0x20, text[end] != UInt8(ascii: ",") { end += 1 }
    return end
  }

  /// Whether a Korean verb that ends at a place is the attribute of a noun: 짓는, 보유하던, 안은, 사들인, 세울.
  private func isAttributeEnding(_ end: Int) -> Bool {
    guard end < scene.range.upperBound, text[end] == 0x20, end - 3 >= scene.range.lowerBound else { return false }
    let last = TextClass.scalarBefore(text, end)
    guard TextClass.isHangul(last) else { return false }
    if last == 0xB294 || last == 0xB358 { return !scene.ends(.adverbialTopic, at: end) }  // 는 던
    // A final ㄴ or ㄹ, as in 한, 된, 산, 안은, 지을.
    let final = (last - 0xAC00) % 28
    return final == 4 || final == 8
  }

  /// Whether the first word of a mark is a verb as the attribute of its noun: 쏟은 비용, but 투입 금액.
  func isBeforeNounOfAttribute(_ mark: Mark) -> Bool {
    isAttributeEnding(wordEnd(Int(mark.start), from: Int(mark.start)))
  }

  /// Whether a name with 이/가 is the subject of an attribute right behind it: X가 보유하던 Y 지분.
  func isOfAttribute(_ index: Int) -> Bool {
    guard tongue == .korean else { return false }
    return isBeforeAttribute(Int(hits[Int(scene.marks[index].ref)].roleEnd))
  }

  /// Whether the word behind a place is a verb as the attribute of a noun: 가진, 보유하던, 내놓은.
  func isBeforeAttribute(_ start: Int) -> Bool {
    guard start < scene.range.upperBound, text[start] == 0x20 else { return false }
    let end = wordEnd(start + 1, from: start + 1)
    let last = TextClass.scalarBefore(text, end)
    guard last == 0xB294 || last == 0xB358 || scene.ends(.attributeVerb, at: end) else { return false }
    return isAttributeEnding(end)
  }
}
