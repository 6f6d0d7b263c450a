// The borders of calendar periods as a sorted list, so that gathering millions of bars asks the calendar once a period.
import Vocabulary

/// The first days of consecutive periods.
public struct PeriodStarts: Sendable {
  private let period: CalendarPeriod
  /// Days since 1970-01-01, ascending; the last one begins after all days that were asked for.
  public private(set) var days: [Int32] = []

  public init(_ period: CalendarPeriod) { self.period = period }

  /// Lists the periods of all days in a range, and the one after. O(periods that are new).
  public mutating func cover(_ range: ClosedRange<Int32>) {
    var range = range
    if let first = days.first, let last = days.last {
      if range.lowerBound >= first {
        extend(beyond: range.upperBound)
        return
      }
      range = range.lowerBound...max(range.upperBound, last)
    }
    days = [period.start(of: Day(number: range.lowerBound)).number]
    extend(beyond: range.upperBound)
  }

  private mutating func extend(beyond day: Int32) {
    while let last = days.last, last <= day {
      let next = period.next(after: Day(number: last)).number
      // Behind the last year of the calendar there is no other period.
      days.append(next > last ? next : .max)
    }
  }

  /// The place of the period that a day lies in, one of those that are listed. O(log periods).
  public func index(of day: Int32) -> Int {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}
