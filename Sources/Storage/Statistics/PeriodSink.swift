// Bars of periods in plain memory: what gathering writes, and what rows and lines are made of.
import Vocabulary

/// Bars of the periods of one instrument, oldest first. Used by one thread at a time.
final class PeriodSink {
  private(set) var count = 0
  private var capacity = 0
  private(set) var starts = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private(set) var firstDays = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private(set) var lastDays = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private(set) var counts = UnsafeMutablePointer<Int64>.allocate(capacity: 1)
  private var numbers = UnsafeMutablePointer<Double>.allocate(capacity: 1)

  deinit { deallocate() }

  private func deallocate() {
    starts.deallocate()
    firstDays.deallocate()
    lastDays.deallocate()
    counts.deallocate()
    numbers.deallocate()
  }

  /// Forgets all bars and makes room for so many.
  func begin(_ most: Int) {
    count = 0
    if most <= capacity { return }
    deallocate()
    capacity = most
    starts = .allocate(capacity: most)
    firstDays = .allocate(capacity: most)
    lastDays = .allocate(capacity: most)
    counts = .allocate(capacity: most)
    numbers = .allocate(capacity: most * PriceColumn.allCases.count)
  }

  /// The numbers of a column, NaN where there is none.
  func numbers(_ column: PriceColumn) -> UnsafeMutablePointer<Double> { numbers + column.rawValue * capacity }

  /// Adds days of trading of one period: to its bar where that is the last one, else as a new bar whose numbers are not
  /// known yet. The days of the bar and their count are seen to here; there is room for it.
  func add(period start: Int32, from first: Int32, to last: Int32, days: Int) {
    if count > 0, starts[count - 1] == start {
      lastDays[count - 1] = last
      counts[count - 1] += Int64(days)
      return
    }
    starts[count] = start
    firstDays[count] = first
    lastDays[count] = last
    counts[count] = Int64(days)
    for column in 0..<PriceColumn.allCases.count { numbers[column * capacity + count] = .nan }
    count += 1
  }
}
