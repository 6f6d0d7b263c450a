// Declared rates kept in memory, sorted by pair and day.
public import Vocabulary

/// A source of rates over one sorted array; a look-up is a binary search.
///
/// Arbitrary choices, written down:
/// - Rates that are not positive and finite are left out (`rejected` counts them): a rate of 0 or -3 is an error of its file.
/// - Of two values for the same pair and day the one that comes later in the array counts.
/// - EUR/USD and USD/EUR of one day are two declared rates, and both are kept.
public struct RateTable: DailyRateSource, Sendable {
  /// Sorted by base, quote and day, each once.
  public let rates: [DailyRate]
  /// How many of the given rates were left out because they are no rates.
  public let rejected: Int

  /// A table of these rates, in any order. O(n log n).
  public init(_ rates: some Sequence<DailyRate>) {
    var kept: [DailyRate] = []
    var rejected = 0
    for rate in rates {
      if rate.rate > 0, rate.rate.isFinite { kept.append(rate) } else { rejected += 1 }
    }
    // The standard sort is stable in practice but does not promise it: the position decides ties.
    let order = kept.indices.sorted { left, right in
      let a = kept[left]
      let b = kept[right]
      if a.base != b.base { return a.base < b.base }
      if a.quote != b.quote { return a.quote < b.quote }
      if a.day != b.day { return a.day < b.day }
      return left < right
    }
    var sorted: [DailyRate] = []
    sorted.reserveCapacity(kept.count)
    for index in order {
      let rate = kept[index]
      if let last = sorted.last, last.base == rate.base, last.quote == rate.quote, last.day == rate.day {
        sorted[sorted.count - 1] = rate
      } else {
        sorted.append(rate)
      }
    }
    self.rates = sorted
    self.rejected = rejected
  }

  /// O(log n).
  public func latest(base: Currency, quote: Currency, onOrBefore day: Day?) -> DailyRate? {
    let end = firstIndex { rate in
      if rate.base != base { return base < rate.base }
      if rate.quote != quote { return quote < rate.quote }
      guard let day else { return false }
      return day < rate.day
    }
    guard end > 0 else { return nil }
    let rate = rates[end - 1]
    return rate.base == base && rate.quote == quote ? rate : nil
  }

  /// O(log n + days).
  public func history(base: Currency, quote: Currency, days: ClosedRange<Day>) -> [DailyRate] {
    var start = firstIndex { rate in
      if rate.base != base { return base < rate.base }
      return rate.quote != quote ? quote < rate.quote : !(rate.day < days.lowerBound)
    }
    let end = firstIndex { rate in
      if rate.base != base { return base < rate.base }
      return rate.quote != quote ? quote < rate.quote : days.upperBound < rate.day
    }
    if start > 0, rates[start - 1].base == base, rates[start - 1].quote == quote { start -= 1 }
    return start < end ? Array(rates[start..<end]) : []
  }

  /// The first index whose rate is past the border; the predicate is false, then true along the array.
  private func firstIndex(where isPast: (DailyRate) -> Bool) -> Int {
    var low = 0
    var high = rates.count
    while low < high {
      let middle = (low + high) / 2
      if isPast(rates[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
