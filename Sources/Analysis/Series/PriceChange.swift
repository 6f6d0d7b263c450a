// How far a price has come between two days, and which two days a window means.
public import Vocabulary

/// A change from one traded close to a later one.
public struct PriceChange: Sendable, Hashable {
  public let baseDay: Day
  public let base: Double
  public let endDay: Day
  public let end: Double

  public init(baseDay: Day, base: Double, endDay: Day, end: Double) {
    self.baseDay = baseDay
    self.base = base
    self.endDay = endDay
    self.end = end
  }

  /// 1.5 for half as much again.
  public var ratio: Double { end / base }
  /// 11 for 11 %, signed.
  public var percent: Double { (ratio - 1) * 100 }

  /// Compound annual growth in percent: by actual calendar days / 365.25. Nil where base or end is not positive.
  public var cagr: Double? {
    let years = Double(endDay.days(since: baseDay)) / 365.25
    guard years > 0, base > 0, end > 0 else { return nil }
    return (power(ratio, 1 / years) - 1) * 100
  }
}

/// A span that ends at a day.
public enum PriceWindow: String, Sendable, Hashable, CaseIterable {
  /// From the traded close before the end.
  case day = "1d"
  /// Seven days.
  case week = "1w"
  /// One calendar month: from the same day of the month before, or that month's last day.
  case month = "1m"
  case quarter = "3m"
  case halfYear = "6m"
  case year = "1y"
  /// From the last traded close of the year before.
  case yearToDate = "ytd"

  /// The last day whose close may be the base of a window that ends at a day; nil for `day`, whose base is the close before.
  public func lastBaseDay(endingOn end: Day) -> Day? {
    switch self {
    case .day: nil
    case .week: end.advanced(by: -7)
    case .month: end.adding(months: -1)
    case .quarter: end.adding(months: -3)
    case .halfYear: end.adding(months: -6)
    case .year: end.adding(months: -12)
    case .yearToDate: Day(year: end.year - 1, month: 12, day: 31)
    }
  }
}

extension DailySeries {
  /// The change between the last values on or before two days; nil where there is none or both are one. O(log n).
  public func change(from: Day, to: Day) -> PriceChange? {
    guard let base = index(onOrBefore: from), let end = index(onOrBefore: to) else { return nil }
    return change(base, end)
  }

  /// The change over a window that ends at the last value on or before a day.
  ///
  /// The window is counted back from the day of that value. Year to date belongs to the year of the named day: nil where
  /// that year has no value yet. O(log n).
  public func change(over window: PriceWindow, endingOn day: Day) -> PriceChange? {
    guard let end = index(onOrBefore: day) else { return nil }
    if window == .day { return end > 0 ? change(end - 1, end) : nil }
    let endDay = self.day(end)
    if window == .yearToDate, endDay.year != day.year { return nil }
    guard let last = window.lastBaseDay(endingOn: endDay), let base = index(onOrBefore: last) else { return nil }
    return change(base, end)
  }

  private func change(_ base: Int, _ end: Int) -> PriceChange? {
    guard base < end, values[base] != 0 else { return nil }
    return PriceChange(baseDay: day(base), base: values[base], endDay: day(end), end: values[end])
  }
}
