import Vocabulary

/// Leaves out amounts that only say how a stated total is spread: three or more that follow one another, of one company,
/// that make up together what another statement of the document says. Two may be a sum and what is added to it.
///
///     올해 24조3000억원을 투자한다. R&D에 11조5000억원, 경상투자에 12조원, 전략투자에 8000억원을 쓴다
///     設備に300億円、研究に150億円、出店に50億円の計500億円を投じる
extension FactReading {
  /// Takes the parts of totals out of the statements. O(n log n) in them.
  mutating func dropPartsOfTotals() {
    guard tongue.isHeadFinal, statements.count > 3 else { return }
    let plain = statements.map { Self.plainAmount($0.value) }
    var totals: [PartOf: [Double]] = [:]
    for case (let of, let amount)? in plain { totals[of, default: []].append(amount) }
    totals = totals.filter { $0.value.count > 3 }.mapValues { Self.distinct($0.sorted()) }.filter { $0.value.count > 3 }
    guard !totals.isEmpty else { return }
    var dropped: Set<Int> = []
    var first = 0
    while first < plain.count {
      guard let of = plain[first]?.of, let known = totals[of] else {
        first += 1
        continue
      }
      // The amounts that follow one another closely in the text.
      var next = first + 1
      while next < plain.count, plain[next]?.of == of,
        statements[next].citation.bytes.lowerBound - statements[next - 1].citation.bytes.upperBound <= 60
      {
        next += 1
      }
      if let parts = Self.parts(plain[first..<next].map { $0?.amount ?? 0 }, of: known) {
        for place in parts { dropped.insert(first + place) }
      }
      first = next
    }
    guard !dropped.isEmpty else { return }
    var kept: Set<Int> = []
    var count = 0
    for index in plain.indices where !dropped.contains(index) {
      if headlines.contains(index) { kept.insert(count) }
      count += 1
    }
    headlines = kept
    var index = -1
    statements.removeAll { _ in
      index += 1
      return dropped.contains(index)
    }
  }

  private static func distinct(_ sorted: [Double]) -> [Double] {
    var found: [Double] = []
    for amount in sorted where found.last != amount { found.append(amount) }
    return found
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

  /// The run of at least three amounts, at most six, whose sum is one of the totals (sorted), and none of the run.
  private static func parts(_ amounts: [Double], of totals: [Double]) -> Range<Int>? {
    guard amounts.count > 2 else { return nil }
    for low in 0..<amounts.count - 2 {
      var sum = amounts[low]
      for high in (low + 1)..<min(amounts.count, low + 6) {
        sum += amounts[high]
        if high > low + 1, isNear(sum, totals), !amounts[low...high].contains(sum) { return low..<high + 1 }
      }
    }
    return nil
  }

  /// Whether a sum is one of the totals but for rounding. O(log n).
  private static func isNear(_ sum: Double, _ totals: [Double]) -> Bool {
    let least = sum - 1e-6 * sum
    var (low, high) = (0, totals.count)
    while low < high {
      let middle = (low + high) / 2
      if totals[middle] < least { low = middle + 1 } else { high = middle }
    }
    return low < totals.count && totals[low] <= sum + 1e-6 * sum
  }
}
