// Which statements of revenue growth state the same one. Given: statements of one entity, segment, percent and basis.

/// Growths are the same over the same period. One whose period is not said joins the period that was stated within
/// `FactIdentity.growthWindow` days of it where there is exactly one; the others are the same where they were stated
/// within that many days of the first of them. Periods that differ are never joined. Without period and day nothing
/// tells two statements apart: they are one fact.
enum IdentityOfGrowth {
  static func clusters(_ members: [Int], of statements: [SourcedStatement]) -> [IdentityCluster] {
    var periods: [String: [Int]] = [:]
    var open: [Day: [Int]] = [:]
    var undated: [Int] = []
    for index in members {
      guard case .revenueGrowth(let value) = statements[index].statement.value else { continue }
      if let period = value.period {
        periods[period, default: []].append(index)
      } else if let day = statements[index].source.day {
        open[day, default: []].append(index)
      } else {
        undated.append(index)
      }
    }
    let daysOfPeriods = periods.mapValues { Set($0.compactMap { statements[$0].source.day }) }
    var groups = periods
    var windows: [[Int]] = []
    var windowStart: Day?
    for day in open.keys.sorted() {
      guard let stated = open[day] else { continue }
      let near = daysOfPeriods.filter { $0.value.contains { isNear(day, $0) } }
      if near.count == 1, let period = near.first?.key {
        groups[period, default: []] += stated
      } else if let start = windowStart, isNear(day, start) {
        windows[windows.count - 1] += stated
      } else {
        windowStart = day
        windows.append(stated)
      }
    }
    windows += groups.values
    if !undated.isEmpty { windows.append(undated) }
    return windows.map { group in
      let wanted = Set(group)
      return IdentityCluster(members: members.filter { wanted.contains($0) })
    }
  }

  private static func isNear(_ a: Day, _ b: Day) -> Bool { abs(a.days(since: b)) <= FactIdentity.growthWindow }
}
