import Vocabulary

/// Who speaks in a Korean text of the first person: the company that introduces itself, or whose head is interviewed.
///
///     안녕하세요, 로봇을 만드는 두리봇입니다. 저희가 …        who publishes
///     [인터뷰] 한가람 별빛식품 대표 …  "저희 매출이 …"        who is asked
extension FactReading {
  /// Takes up the company that a text with 저희 or 우리 회사 is spoken by: named with 입니다 or before its head in the first
  /// blocks.
  mutating func noteKoreanIssuer() {
    guard tongue == .korean, let last = document.blocks.last?.range.upperBound,
      WordTable.korean.isIn(0..<min(text.count, last), of: text, .firstPerson)
    else { return }
    let head = document.blocks.prefix(6).last?.range.upperBound ?? 0
    for hit in hits {
      guard Int(hit.start) < head else { return }
      guard actors.carrierKind(hit.row) == .company else { continue }
      let end = NameBorder.skipGloss(text, Int(hit.end), text.count)
      if WordTable.korean.length(of: .corporateTitle, in: text, at: end) > 0
        || WordTable.korean.length(of: .introducesItself, in: text, at: end) > 0
      {
        issuer = hit.row
        return
      }
    }
  }
}
