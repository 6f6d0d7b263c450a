// Series of prices in another currency, day by day.
public import Vocabulary

/// Days whose rate is missing: they are left out of a converted series, and said.
public struct RateGaps: Sendable, Hashable {
  public var count: Int
  public var firstDay: Day
  public var lastDay: Day
  /// The first of them in the words of the rate look-up.
  public var first: RateGap
}

extension ExchangeRates {
  /// For each day what one unit of a currency is worth in another, NaN where there is no rate, by the one rule of
  /// look-up. O(days).
  public func factors(
    from: Currency, to: Currency, days: [Int32], asOf: Day? = nil
  ) throws -> (factors: [Double], gaps: RateGaps?) {
    if from == to { return (Array(repeating: 1, count: days.count), nil) }
    var gaps: RateGaps?
    let factors = try days.map { number in
      let day = Day(number: number)
      switch try rate(from: from, to: to, on: day, asOf: asOf) {
      case .success(let rate): return rate.value
      case .failure(let gap):
        if gaps == nil { gaps = RateGaps(count: 0, firstDay: day, lastDay: day, first: gap) }
        gaps?.count += 1
        gaps?.lastDay = day
        return .nan
      }
    }
    return (factors, gaps)
  }
}

extension PriceSeries {
  /// The bars with their prices times the factor of their day; days without one (NaN) are left out. O(n).
  public func converted(_ factors: [Double]) -> PriceSeries {
    let kept = days.indices.filter { !factors[$0].isNaN }
    func scaled(_ column: [Double]) -> [Double] { column.isEmpty ? [] : kept.map { column[$0] * factors[$0] } }
    return PriceSeries(
      days: kept.map { days[$0] }, open: scaled(open), high: scaled(high), low: scaled(low), close: scaled(close),
      adjClose: scaled(adjClose), volume: volume.isEmpty ? [] : kept.map { volume[$0] })
  }

  /// The bars of days of trading within two days, both inclusive. O(n).
  public func traded(from: Day?, to: Day?) -> PriceSeries {
    let kept = days.indices.filter { index in
      isTraded(index) && (from.map { $0.number <= days[index] } ?? true)
        && (to.map { days[index] <= $0.number } ?? true)
    }
    if kept.count == days.count { return self }
    func part(_ column: [Double]) -> [Double] { column.isEmpty ? [] : kept.map { column[$0] } }
    return PriceSeries(
      days: kept.map { days[$0] }, open: part(open), high: part(high), low: part(low), close: part(close),
      adjClose: part(adjClose), volume: part(volume))
  }
}

extension DailySeries {
  /// The series from a day on, beginning on that day with the last value on or before it; nil where there is none. O(n).
  public func beginning(on day: Day) -> DailySeries? {
    guard let base = last(onOrBefore: day) else { return nil }
    let rest = within(from: day.advanced(by: 1), to: nil)
    return DailySeries(days: [day.number] + rest.days, values: [base.value] + rest.values)
  }

  /// The series with its first value as 100; nil where that is 0 or there is none. O(n).
  public func rebased() -> DailySeries? {
    guard let base = values.first, base != 0 else { return nil }
    return DailySeries(days: days, values: values.map { $0 / base * 100 })
  }

  /// The indices of the last day of each period. O(n).
  public static func lastIndices(of days: [Int32], in period: CalendarPeriod) -> [Int] {
    var last: [Int] = []
    var end = Int32.min
    for index in days.indices {
      if days[index] >= end {
        end = period.next(after: period.start(of: Day(number: days[index]))).number
        last.append(index)
      } else {
        last[last.count - 1] = index
      }
    }
    return last
  }
}
