import Vocabulary

/// Names and figures in two lists of one order: "A and B pledged $15bn and $11bn, respectively".
extension FactReading {
  /// The name that the figure at a token goes with; nil where the sentence does not pair names with figures.
  func respective(_ index: Int) -> Subject? {
    guard let word = tokens.indices.last(where: { isWord($0, "respectively") }), word > index else { return nil }
    let kind = tokens[index].kind
    // The list of figures: all of one kind, with nothing but commas and "and" between.
    var figures: [Int] = []
    var at = word - 1
    while at >= 0 {
      if tokens[at].kind == kind {
        figures.append(at)
      } else if !figures.isEmpty, tokens[at].kind != .comma, !tokens[at].has(.coord), !tokens[at].isAdverb {
        break
      } else if figures.isEmpty, tokens[at].kind == .stop || word - at > 8 {
        return nil
      }
      at -= 1
    }
    guard figures.count > 1, let place = figures.firstIndex(of: index) else { return nil }
    let number = figures.count - 1 - place
    // The nearest list of as many names before it.
    var names: [Subject] = []
    while at >= 0, tokens[at].kind != .stop {
      if tokens[at].kind == .name {
        names.append(named(at))
      } else if tokens[at].kind == .upper, let run = strangers(endingAt: at), !isPerson(run) {
        names.append(stranger(run))
        at = run.lowerBound
      } else if !names.isEmpty, tokens[at].kind != .comma, !tokens[at].has(.coord) {
        if names.count == figures.count { break }
        names.removeAll()
      }
      at -= 1
    }
    guard names.count == figures.count else { return nil }
    return names[names.count - 1 - number]
  }
}
