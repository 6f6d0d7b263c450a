import Vocabulary

/// Who speaks in a release: 吹上通信株式会社（…以下「当社」）は.
extension FactReading {
  /// Takes up the company behind whose name a bracket says that the text calls it 当社.
  mutating func noteIssuer() {
    guard tongue == .japanese else { return }
    for hit in hits.prefix(24) where actors.carrierKind(hit.row) == .company {
      var open = Int(hit.end)
      if scene.starts("株式会社", at: open) { open += 12 }
      guard scene.starts(.openBracket, at: open) else { continue }
      let limit = min(text.count, open + 240)
      var place = open
      while place < limit, !scene.starts(.closeBracket, at: place) {
        if scene.starts("以下", at: place), speaksOfItself(place + 6) {
          issuer = hit.row
          return
        }
        place += TextClass.length(text[place])
      }
    }
  }

  /// Whether 当社 stands at a place, with a comma, a quotation mark or neither before it.
  private func speaksOfItself(_ place: Int) -> Bool {
    (0..<3).contains { scene.starts(.issuer, at: place + $0 * 3) }
  }

  /// Whether a mark stands for who speaks in the text.
  func isIssuer(_ mark: Mark) -> Bool { mark.kind == .pronoun && scene.starts(.issuer, at: Int(mark.start)) }
}
