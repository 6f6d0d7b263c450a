// Bars of one instrument in memory, while they are sorted, merged and taken apart again.
import Vocabulary

/// Columns of bars; a column that no bar has a number in may be empty. NaN is a missing number.
struct Bars: Sendable {
  var days: [Int32] = []
  /// By the raw value of `PriceColumn`.
  var columns: [[Double]] = Array(repeating: [], count: PriceColumn.allCases.count)

  var count: Int { days.count }

  /// A number, NaN where there is none.
  @inline(__always)
  func value(_ column: Int, _ index: Int) -> Double {
    columns[column].isEmpty ? .nan : columns[column][index]
  }

  /// Adds part of other bars behind these.
  mutating func append(_ other: Bars, _ part: Range<Int>) {
    if part.isEmpty { return }
    for column in columns.indices {
      if other.columns[column].isEmpty {
        if !columns[column].isEmpty { columns[column].append(contentsOf: repeatElement(.nan, count: part.count)) }
      } else {
        if columns[column].isEmpty, count > 0 { columns[column] = Array(repeating: .nan, count: count) }
        columns[column].append(contentsOf: other.columns[column][part])
      }
    }
    days.append(contentsOf: other.days[part])
  }

  mutating func append(_ other: Bars) { append(other, 0..<other.count) }

  /// Part of these bars.
  subscript(part: Range<Int>) -> Bars {
    if part == 0..<count { return self }
    var bars = Bars()
    bars.append(self, part)
    return bars
  }

  /// Whether two bars have the same numbers, and lack the same.
  func isSame(_ index: Int, as other: Bars, _ otherIndex: Int) -> Bool {
    for column in columns.indices {
      let left = value(column, index)
      let right = other.value(column, otherIndex)
      if left != right, !(left.isNaN && right.isNaN) { return false }
    }
    return true
  }

  /// Whether no number of one bar contradicts the other's.
  func agrees(_ index: Int, with other: Bars, _ otherIndex: Int) -> Bool {
    for column in columns.indices {
      let left = value(column, index)
      let right = other.value(column, otherIndex)
      if left != right, !left.isNaN, !right.isNaN { return false }
    }
    return true
  }

  /// Fills what the last bar lacks with another one's numbers.
  mutating func fillLast(from other: Bars, _ otherIndex: Int) {
    for column in columns.indices where value(column, count - 1).isNaN {
      let number = other.value(column, otherIndex)
      if number.isNaN { continue }
      if columns[column].isEmpty { columns[column] = Array(repeating: .nan, count: count) }
      columns[column][count - 1] = number
    }
  }

  var isAscending: Bool {
    for index in days.indices.dropFirst() where days[index] <= days[index - 1] { return false }
    return true
  }

  /// What a file says twice of one day.
  struct Repeats: Sendable, Hashable {
    /// Rows that only say again what another row of the file says.
    var same = 0
    /// Rows that another row further down contradicts.
    var differing = 0
  }

  /// Brings bars into the order of days, each once: of several rows of one day the last one in the file counts, and
  /// what it lacks comes from those before that it does not contradict. O(n log n), O(n) where they descend already.
  mutating func sort() -> Repeats {
    var repeats = Repeats()
    if isAscending { return repeats }
    var order = Array(days.indices)
    order.withUnsafeMutableBufferPointer { order in
      let isDescending = (1..<max(1, count)).allSatisfy { days[$0] < days[$0 - 1] }
      if isDescending {
        order.reverse()
      } else {
        order.sort { (days[$0], $0) < (days[$1], $1) }
      }
    }
    var sorted = Bars()
    for index in order {
      guard sorted.days.last == days[index] else {
        sorted.append(self, index..<index + 1)
        continue
      }
      let last = sorted.count - 1
      if agrees(index, with: sorted, last) {
        repeats.same += 1
        // Together they say what either says.
        sorted.fillLast(from: self, index)
      } else {
        repeats.differing += 1
        sorted.removeLast()
        sorted.append(self, index..<index + 1)
      }
    }
    self = sorted
    return repeats
  }

  private mutating func removeLast() {
    days.removeLast()
    for column in columns.indices where !columns[column].isEmpty { columns[column].removeLast() }
  }

  /// Blocks of these bars, which ascend: full ones and a last one of what is left. O(n).
  func blocks(_ encoder: BlockEncoder) -> [PriceBlock] {
    var blocks: [PriceBlock] = []
    days.withUnsafeBufferPointer { days in
      var start = 0
      while start < days.count {
        let part = start..<min(start + PriceBlock.capacity, days.count)
        blocks.append(
          encoder.encode(days: UnsafeBufferPointer(rebasing: days[part])) { column in
            let numbers = columns[column.rawValue]
            if numbers.isEmpty { return .none }
            return .doubles(numbers, part)
          })
        start = part.upperBound
      }
    }
    return blocks
  }
}
