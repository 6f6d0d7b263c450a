import Vocabulary

/// Who speaks in a release: 吹上通信株式会社（…以下「当社」）は, 会社名　株式会社吹上通信.
extension FactReading {
  /// Takes up the company behind whose name a bracket says that the text calls it 当社, or before whose name a label stands.
  mutating func noteIssuer() {
    guard tongue == .japanese else { return }
    for hit in hits.prefix(24) where actors.carrierKind(hit.row) == .company {
      var open = Int(hit.end)
      open += scene.words.length(of: .legalForm, in: text, at: open)
      if isLabelledIssuer(Int(hit.start)) {
        issuer = hit.row
        return
      }
      guard scene.starts(.openBracket, at: open) else { continue }
      let hasForm =
        open > Int(hit.end) || scene.words.length(of: .legalForm, in: text, endingAt: Int(hit.start), from: 0) > 0
      if hasForm, Int(hit.start) < 900, scene.contains(.releaseHead, in: open..<min(text.count, open + 90)) {
        issuer = hit.row
        isRelease = true
        return
      }
      var place = open
      while place < text.count, text[place] != 0x0A, !scene.starts(.closeBracket, at: place) {
        let hence = scene.words.length(of: .calledHence, in: text, at: place)
        if hence > 0, speaksOfItself(place + hence) {
          issuer = hit.row
          return
        }
        place += TextClass.length(text[place])
      }
    }
  }

  /// Whether a label for who issues the text stands before a name, with blanks and the form of a company between.
  private func isLabelledIssuer(_ start: Int) -> Bool {
    var place = start
    while place >= 8 {
      let form = scene.words.length(of: .legalForm, in: text, endingAt: place, from: 0)
      if form > 0 {
        place -= form
      } else if text[place - 1] == 0x20 || text[place - 1] == 0x09 {
        place -= 1
      } else if TextClass.scalarBefore(text, place) == 0x3000 {
        place -= 3
      } else {
        break
      }
    }
    return place >= 8 && scene.words.length(of: .issuerLabel, in: text, endingAt: place, from: 0) > 0
  }

  /// Whether 当社 stands at a place, with a comma, a quotation mark or neither before it.
  private func speaksOfItself(_ place: Int) -> Bool {
    (0..<3).contains { scene.starts(.issuer, at: place + $0 * 3) }
  }

  /// Whether a mark stands for who speaks in the text.
  func isIssuer(_ mark: Mark) -> Bool { mark.kind == .pronoun && scene.starts(.issuer, at: Int(mark.start)) }
}
