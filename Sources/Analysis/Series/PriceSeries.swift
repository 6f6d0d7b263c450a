// Daily bars of one instrument as columns, and which of them are days of trading.
import Vocabulary

/// Which close a statistic is computed over.
public enum PriceBasis: String, Sendable, Hashable, CaseIterable {
  /// The close as the file gives it.
  case close
  /// The close adjusted for splits and dividends, where the file gives one.
  case adjusted
}

/// Bars in the order of days. Columns are as long as `days`, or empty where they were not read; NaN marks a missing number.
public struct PriceSeries: Sendable {
  /// Days since 1970-01-01, strictly ascending.
  public var days: [Int32]
  public var open: [Double]
  public var high: [Double]
  public var low: [Double]
  public var close: [Double]
  /// Empty where it is the close.
  public var adjClose: [Double]
  public var volume: [Double]

  public init(
    days: [Int32] = [], open: [Double] = [], high: [Double] = [], low: [Double] = [], close: [Double] = [],
    adjClose: [Double] = [], volume: [Double] = []
  ) {
    self.days = days
    self.open = open
    self.high = high
    self.low = low
    self.close = close
    self.adjClose = adjClose
    self.volume = volume
  }

  /// A bar without a close is no trading day, nor is a flat one (open, high, low and close are one price) with volume 0:
  /// exchanges' holidays and half-days come so in many files.
  public func isTraded(_ index: Int) -> Bool {
    let close = close[index]
    if close.isNaN { return false }
    guard !volume.isEmpty, volume[index] == 0 else { return true }
    func isFlat(_ column: [Double]) -> Bool { !column.isEmpty && column[index] == close }
    return !(isFlat(open) && isFlat(high) && isFlat(low))
  }

  /// The closes of the days of trading. O(n); shares the columns where every day is one.
  public func closes(_ basis: PriceBasis = .close) -> DailySeries {
    let values = basis == .adjusted && !adjClose.isEmpty ? adjClose : close
    let odd = days.indices.filter { !isTraded($0) || values[$0].isNaN }
    if odd.isEmpty { return DailySeries(days: days, values: values) }
    var keptDays: [Int32] = []
    var keptValues: [Double] = []
    keptDays.reserveCapacity(days.count)
    keptValues.reserveCapacity(days.count)
    var next = 0
    for index in days.indices {
      if next < odd.count, odd[next] == index {
        next += 1
        continue
      }
      keptDays.append(days[index])
      keptValues.append(values[index])
    }
    return DailySeries(days: keptDays, values: keptValues)
  }
}
