import Vocabulary

/// Leaves out amounts that only say how a stated total is spread: three or more that follow one another, of one company,
/// that make up together what another statement of the document says. Two may be a sum and what is added to it.
///
///     올해 24조3000억원을 투자한다. R&D에 11조5000억원, 경상투자에 12조원, 전략투자에 8000억원을 쓴다
///     設備に300億円、研究に150億円、出店に50億円の計500億円を投じる
extension FactReading {
  /// Takes the parts of totals out of the statements. Linear in the statements but for those of one sentence.
  mutating func dropPartsOfTotals() {
    guard tongue.isHeadFinal, statements.count > 3 else { return }
    var totals: [PartOf: Set<Double>] = [:]
    for statement in statements {
      if let (of, amount) = Self.plainAmount(statement.value) { totals[of, default: []].insert(amount) }
    }
    guard totals.values.contains(where: { $0.count > 3 }) else { return }
    var dropped: Set<Int> = []
    var first = 0
    while first < statements.count {
      guard let (of, _) = Self.plainAmount(statements[first].value), let known = totals[of], known.count > 3 else {
        first += 1
        continue
      }
      // The amounts that follow one another closely in the text.
      var parts = [first]
      var next = first + 1
      while next < statements.count, let (other, _) = Self.plainAmount(statements[next].value), other == of,
        statements[next].citation.bytes.lowerBound - statements[next - 1].citation.bytes.upperBound <= 60
      {
        parts.append(next)
        next += 1
      }
      if let found = Self.parts(parts.map { Self.plainAmount(statements[$0].value)?.amount ?? 0 }, of: known) {
        for place in found { dropped.insert(parts[place]) }
      }
      first = next
    }
    guard !dropped.isEmpty else { return }
    headlines = Set(
      headlines.filter { !dropped.contains($0) }.map { index in index - dropped.reduce(0) { $0 + ($1 < index ? 1 : 0) }
      })
    var index = -1
    statements.removeAll { _ in
      index += 1
      return dropped.contains(index)
    }
  }

  /// Whose amounts, in which currency.
  private struct PartOf: Hashable {
    var entity: String
    var currency: Currency
  }

  private static func plainAmount(_ value: FactValue) -> (of: PartOf, amount: Double)? {
    guard case .investment(let one) = value, one.kind == .capex, let amount = one.amount, one.amountHigh == nil,
      let currency = one.currency
    else { return nil }
    return (PartOf(entity: one.entity.id, currency: currency), amount.double)
  }

  /// The run of at least three amounts whose sum is one of the totals, and none of the run.
  private static func parts(_ amounts: [Double], of totals: Set<Double>) -> Range<Int>? {
    guard amounts.count > 2 else { return nil }
    for low in 0..<amounts.count - 2 {
      var sum = amounts[low]
      for high in (low + 1)..<min(amounts.count, low + 6) {
        sum += amounts[high]
        let own = amounts[low...high]
        let isTotal = totals.contains { abs($0 - sum) <= 1e-6 * sum }
        if high > low + 1, isTotal, !own.contains(sum) { return low..<high + 1 }
      }
    }
    return nil
  }
}
