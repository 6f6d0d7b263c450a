// One number a day, in the order of days: what every statistic is computed over.
public import Vocabulary

/// Values of days, ascending, without gaps in the columns: a day without a value is not there.
public struct DailySeries: Sendable, Hashable {
  /// Days since 1970-01-01, strictly ascending.
  public let days: [Int32]
  /// As many as there are days; finite.
  public let values: [Double]

  /// The caller sees to it that both have one length, days ascend and values are finite.
  public init(days: [Int32], values: [Double]) {
    self.days = days
    self.values = values
  }

  public var count: Int { days.count }
  public var isEmpty: Bool { days.isEmpty }

  public func day(_ index: Int) -> Day { Day(number: days[index]) }

  /// The place of the last value on or before a day; nil where the series begins later. O(log n).
  public func index(onOrBefore day: Day) -> Int? {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] <= day.number { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }

  /// The last value on or before a day, with its day. O(log n).
  public func last(onOrBefore day: Day) -> (day: Day, value: Double)? {
    index(onOrBefore: day).map { (self.day($0), values[$0]) }
  }

  /// The part within two days, both inclusive; nil leaves an end open.
  public func within(from: Day?, to: Day?) -> DailySeries {
    let start = from.map { index(onOrBefore: $0.advanced(by: -1)).map { $0 + 1 } ?? 0 } ?? 0
    let end = to.map { index(onOrBefore: $0).map { $0 + 1 } ?? 0 } ?? count
    if start == 0, end == count { return self }
    guard start < end else { return DailySeries(days: [], values: []) }
    return DailySeries(days: Array(days[start..<end]), values: Array(values[start..<end]))
  }

  /// The series in another unit: each value times the factor of its day; days without one are left out. O(n).
  public func scaled(_ factor: (Day) throws -> Double?) rethrows -> DailySeries {
    var days: [Int32] = []
    var values: [Double] = []
    days.reserveCapacity(count)
    values.reserveCapacity(count)
    for index in 0..<count {
      guard let factor = try factor(day(index)) else { continue }
      days.append(self.days[index])
      values.append(self.values[index] * factor)
    }
    return DailySeries(days: days, values: values)
  }
}
