// Several series side by side, on the same days.

/// What stands for a day that one of several series does not have.
public enum GapRule: String, Sendable, Hashable, CaseIterable {
  /// Only days that all of them have.
  case commonDaysOnly = "common"
  /// All days from the first on which every series has begun; a missing value repeats the last one before it, as long as
  /// that is at most seven days old. Days on which an older one would be needed are left out.
  case lastKnown = "last"
}

extension DailySeries {
  /// How old a repeated value may be, in days.
  public static let maximumGap: Int32 = 7

  /// The series on the same days: one column each, in their order. O(days of all).
  public static func aligned(_ series: [DailySeries], gaps: GapRule) -> (days: [Int32], columns: [[Double]]) {
    var days: [Int32] = []
    var columns = [[Double]](repeating: [], count: series.count)
    guard !series.isEmpty else { return ([], []) }
    var places = [Int](repeating: 0, count: series.count)
    while true {
      var day = Int32.max
      for (column, series) in series.enumerated() where places[column] < series.count {
        day = min(day, series.days[places[column]])
      }
      if day == Int32.max { return (days, columns) }
      var isComplete = true
      for (column, series) in series.enumerated() {
        if places[column] < series.count, series.days[places[column]] == day { places[column] += 1 }
        let last = places[column] - 1
        let isThere =
          last >= 0 && (gaps == .commonDaysOnly ? series.days[last] == day : day - series.days[last] <= maximumGap)
        isComplete = isComplete && isThere
      }
      guard isComplete else { continue }
      days.append(day)
      for (column, series) in series.enumerated() { columns[column].append(series.values[places[column] - 1]) }
    }
  }
}
