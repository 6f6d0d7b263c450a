import Vocabulary

/// What a sentence says of the amount that the sentence before stated: over how long it is spent, or that it is not true.
///
///     Apple will invest $500 billion. The money is to be spent over four years.      years 4
///     Masdar is preparing a £5 billion bid. The company called the report baseless.   no fact
extension FactReading {
  /// Whether the sentence before, in English, stated an amount that this one may speak of.
  var isBehindRelation: Bool {
    tongue == .english && sentence - lastRelationSentence == 1 && statements.count > statementsBefore
  }

  /// Takes up such a sentence; those with an amount of their own say nothing of an earlier one.
  mutating func takeUpAfterthought() {
    guard isBehindRelation else { return }
    if scene.has(.denial) || scene.starts(.deniedStart, at: scene.range.lowerBound) {
      withdraw()
    } else if scene.has(.duration) {
      lengthen()
    }
  }

  /// Leaves out what the sentence before reported, where this one denies the report.
  private mutating func withdraw() {
    let part = scene.range
    guard part.count < 160,
      scene.contains(.theReport, in: part) || scene.starts(.deniedStart, at: part.lowerBound)
    else { return }
    for index in statementsBefore..<statements.count { headlines.remove(index) }
    statements.removeSubrange(statementsBefore...)
  }

  /// "The money, to be spent over four years, …".
  private mutating func lengthen() {
    let start = scene.range.lowerBound
    guard
      scene.starts(.moneyAgain, at: start),
      let last = statements.indices.last, case .investment(var value) = statements[last].value, value.kind == .capex,
      value.years == nil, value.endsOn == nil
    else { return }
    for mark in scene.marks where mark.kind == .duration {
      guard case .duration(let duration) = mentions[Int(mark.ref)].value, !duration.isRate,
        let found = span(of: mark), let years = found.years, years >= 1,
        !scene.starts(.eventBehind, at: Int(mark.end))
      else { continue }
      value.years = years
      statements[last].value = .investment(value)
      return
    }
  }
}
