import Vocabulary

/// The quarter, half or year on which an English text reports, for the capital spending that it names without a time.
///
///     Revenue rose 5% in the third quarter. … It spent $2.2bn on capital projects, a third less than a year before.   0.25
extension FactReading {
  /// Takes up the stretch of which a sentence tells revenue or profit.
  mutating func noteEnglishReport() {
    guard scene.kinds.overlaps(.reported), scene.has(.revenue) || scene.has(.profit),
      !tokens.contains(where: { $0.kind == .word && ($0.has(.will) || $0.has(.vGuide)) })
    else { return }
    for at in tokens.indices where tokens[at].kind == .period || tokens[at].kind == .duration {
      // What it is compared with.
      if at > 0, isWord(at - 1, .comparedPreposition) || isWord(at - 2, .comparedPreposition) { continue }
      // Of no amount: as if one stood behind the sentence.
      let behind = tokens.count + 3
      guard let (found, _) = stretch(at: at, of: behind, EnglishRelation(kind: .unknown)), let years = found.years,
        years < 1, years >= 0.2
      else { continue }
      reportSpan = (found, sentence)
      reportSpan?.coverage.range = nil
      return
    }
  }

  /// What a sum of capital spending covers that names no time of its own.
  func reportedCoverage(of money: Int, _ relation: EnglishRelation, _ subject: Subject) -> Coverage? {
    guard let reportSpan, sentence - reportSpan.sentence <= 4, scene.block == .paragraph,
      relation.kind == .capex || relation.kind == .invest && isOnCapex(money)
    else { return nil }
    guard relation.verb >= 0, tense(of: relation.verb) == .past else { return nil }
    if subject.range != nil, let focus, !actors.same(focus, subject.who) { return nil }
    return reportSpan.coverage
  }

  /// Whether a noun is a figure of each year, and no programme: "capital expenditure", "R&D spending".
  func isYearly(_ noun: Int) -> Bool {
    scene.words.length(of: .yearlyFigure, in: folded, at: Int(tokens[noun].start)) > 0
  }

  /// "spent $2bn on capital projects".
  private func isOnCapex(_ money: Int) -> Bool {
    let at = after(money)
    guard isWord(at, "on") || isWord(at, "in"), let head = phraseHead(from: at + 1)?.head else { return false }
    return tokens[head].has(.nCapex)
  }
}
