// Weeks, months, quarters and years as spans of days.
public import Vocabulary

/// A calendar period that bars are gathered into.
public enum CalendarPeriod: String, Sendable, Hashable, CaseIterable {
  /// Monday to Sunday (ISO 8601).
  case week
  case month
  case quarter
  case year

  /// The first day of the period that a day lies in.
  public func start(of day: Day) -> Day {
    let (year, month, _) = day.components
    switch self {
    case .week: return day.advanced(by: 1 - day.weekday)
    case .month: return Day(year: year, month: month, day: 1) ?? day
    case .quarter: return Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? day
    case .year: return Day(year: year, month: 1, day: 1) ?? day
    }
  }

  /// The first day of the period after the one that begins at a day.
  func next(after start: Day) -> Day {
    switch self {
    case .week: start.advanced(by: 7)
    case .month: start.adding(months: 1)
    case .quarter: start.adding(months: 3)
    case .year: start.adding(months: 12)
    }
  }
}

extension Day {
  /// The same day of the month that many months later, or that month's last day: 31 January and a month is 28 February.
  public func adding(months: Int) -> Day {
    let (year, month, day) = components
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    return Day(year: newYear, month: newMonth, day: min(day, Day.length(ofMonth: newMonth, year: newYear))) ?? self
  }
}
