// The ways to read "up 68 % this year": which closes it may be between.
import Vocabulary

extension MoveCheck {
  /// Every way to read a window on a listing, closes as given first.
  static func readings(_ window: MoveWindow, of listing: ListingCloses, on day: Day) -> [Reading] {
    var readings: [Reading] = []
    let given = listing.isAdjusted == true ? "adjusted close" : "close"
    for (closes, basis) in [(listing.closes, given), (listing.adjusted, "adjusted close")] {
      guard let closes else { continue }
      for isSameDay in [false, true] {
        let last = isSameDay ? day : day.advanced(by: -1)
        guard let end = closes.index(onOrBefore: last) else { continue }
        let endDay = closes.day(end)
        // The close of the day itself is another figure only where that day was traded.
        if isSameDay ? endDay != day : last.days(since: endDay) > maximumAge { continue }
        for change in changes(window, in: closes, to: end, on: day) {
          readings.append(Reading(symbol: listing.symbol, basis: basis, change: change, isSameDay: isSameDay))
        }
      }
    }
    return readings
  }

  /// The changes that end at a place of a series, one for each meaning of the window.
  private static func changes(
    _ window: MoveWindow, in closes: DailySeries, to end: Int, on day: Day
  ) -> [PriceChange] {
    let endDay = closes.day(end)
    func change(_ base: Int?) -> PriceChange? {
      guard let base, base < end, closes.values[base] != 0 else { return nil }
      return PriceChange(
        baseDay: closes.day(base), base: closes.values[base], endDay: endDay, end: closes.values[end])
    }
    /// From the last close on or before a day; nil where that is much older.
    func since(_ last: Day?) -> PriceChange? {
      guard let last, let base = closes.index(onOrBefore: last),
        last.days(since: closes.day(base)) <= maximumAge
      else { return nil }
      return change(base)
    }
    let (year, month, _) = endDay.components
    let firstOfMonth = Day(year: year, month: month, day: 1)
    let firstOfQuarter = Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1)
    switch window {
    case .day:
      return [end > 0 ? change(end - 1) : nil].compactMap { $0 }
    case .ytd:
      // In the first days of January "this year" has no close before the text yet.
      guard endDay.year == day.year else { return [] }
      return [since(Day(year: day.year - 1, month: 12, day: 31))].compactMap { $0 }
    case .week: return [since(PriceWindow.week.lastBaseDay(endingOn: endDay))].compactMap { $0 }
    case .month:
      return [since(PriceWindow.month.lastBaseDay(endingOn: endDay)), since(firstOfMonth?.advanced(by: -1))]
        .compactMap { $0 }
    case .quarter:
      return [since(PriceWindow.quarter.lastBaseDay(endingOn: endDay)), since(firstOfQuarter?.advanced(by: -1))]
        .compactMap { $0 }
    case .year:
      var changes = [since(PriceWindow.year.lastBaseDay(endingOn: endDay))].compactMap { $0 }
      if let calendar = calendarYear(before: day, in: closes) { changes.append(calendar) }
      return changes
    case .other: return []
    }
  }

  /// The calendar year before that of a day.
  private static func calendarYear(before day: Day, in closes: DailySeries) -> PriceChange? {
    guard let from = Day(year: day.year - 2, month: 12, day: 31), let to = Day(year: day.year - 1, month: 12, day: 31),
      let change = closes.change(from: from, to: to), from.days(since: change.baseDay) <= maximumAge,
      to.days(since: change.endDay) <= maximumAge
    else { return nil }
    return change
  }
}
