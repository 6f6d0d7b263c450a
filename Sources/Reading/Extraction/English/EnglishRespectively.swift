import Vocabulary

/// Names and figures in two lists of one order: "A and B pledged $15bn and $11bn, respectively", or without that word.
extension FactReading {
  /// The name that the figure at a token goes with; nil where the sentence does not pair names with figures.
  func respective(_ index: Int) -> Subject? {
    let told = tokens.indices.last { isWord($0, "respectively") }
    guard let word = told ?? listEnd(of: index), word > index else { return nil }
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
    var nearest = at
    while at >= 0, tokens[at].kind != .stop {
      if names.isEmpty { nearest = at }
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
    guard names.count == figures.count, told != nil || (figures.last ?? 0) - nearest <= 6 else { return nil }
    return names[names.count - 1 - number]
  }

  /// Where a list of figures ends that one at a token is of, for names told off without a word: "A and B will spend $15bn and
  /// $11bn"; nil where two times behind share them out.
  private func listEnd(of index: Int) -> Int? {
    let kind = tokens[index].kind
    guard kind == .money || kind == .percent else { return nil }
    var end = index + 1
    while end < tokens.count {
      var next = end
      while let token = token(next), token.kind == .comma || token.has(.coord) { next += 1 }
      guard next > end, let token = token(next), token.kind == kind else { break }
      end = next + 1
    }
    let times = tokens[end...].count { $0.kind == .period || $0.kind == .duration }
    return times > 1 ? nil : end
  }
}
