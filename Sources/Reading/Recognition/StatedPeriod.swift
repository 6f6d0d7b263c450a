import Vocabulary

/// A stretch of the calendar as stated: `올해`, `2025년`, `fiscal 2026`, `Q3 2025`, `지난 분기`, `by 2030`, `2月24日`.
///
/// Relative ones (`this year`) stay relative: `year(published:)` and `days(published:)` resolve them against the document's day.
struct StatedPeriod: Sendable, Equatable {
  /// How long a stretch it is.
  var unit: Unit
  /// The calendar or fiscal year, where the text gives or implies one.
  var year: YearReference?
  /// The quarter (1...4), half (1...2) or month (1...12) of the year; for `.decade` nil. Nil also where only `offset` tells.
  var ordinal: Int?
  /// The day of the month, for `.day`.
  var dayOfMonth: Int?
  /// Relative to the stretch that holds the document's day, in `unit`s: `이번 분기` 0, `last month` -1, `yesterday` -1.
  var offset: Int?
  /// For a day of a month that is told by its distance from the document's: `지난달 24일` -1.
  var monthOffset: Int?
  /// True for fiscal years and their parts (`fiscal 2026`, `2025 회계연도`, `今期`, `2025年度`).
  var isFiscal: Bool
  /// Whether it is named as an end or a start.
  var boundary: Boundary

  /// The length of the stretch.
  enum Unit: UInt8, Sendable, Equatable {
    case day, week, month, quarter, half, year, decade
  }

  /// Which year is meant.
  enum YearReference: Sendable, Equatable {
    case absolute(Int)
    /// Years from the document's: `올해` 0, `내년` 1, `last year` -1.
    case relative(Int)
  }

  /// Whether the period stands for itself or as the end or start of something longer.
  enum Boundary: Sendable, Equatable {
    case during
    /// `by 2030`, `through 2027`, `2030년까지`, `2030年までに`, `到2030年`.
    case until
    /// `since January`, `from 2026`, `2020년부터`, `自…以来`, `올해 들어`, `so far this year`, `year to date`.
    case since
  }

  init(
    unit: Unit, year: YearReference? = nil, ordinal: Int? = nil, dayOfMonth: Int? = nil, offset: Int? = nil,
    isFiscal: Bool = false, boundary: Boundary = .during
  ) {
    self.unit = unit
    self.year = year
    self.ordinal = ordinal
    self.dayOfMonth = dayOfMonth
    self.offset = offset
    self.isFiscal = isFiscal
    self.boundary = boundary
  }

  /// The calendar or fiscal year that is meant; nil where only the document's day could tell and there is none.
  ///
  /// A quarter, month or day without a year is taken of the document's own year.
  func year(published: Day?) -> Int? {
    switch year {
    case .absolute(let year): return year
    case .relative(let offset): return published.map { $0.year + offset }
    case nil:
      guard let published else { return nil }
      return days(published: published)?.lowerBound.year
    }
  }

  /// The first and last day; nil where it cannot be told. Fiscal years count as calendar years.
  func days(published: Day?) -> ClosedRange<Day>? {
    if let offset, let published { return Self.stretch(unit, offset: offset, from: published) }
    if let monthOffset, let dayOfMonth {
      guard let published, let month = Self.stretch(.month, offset: monthOffset, from: published),
        let day = Day(year: month.lowerBound.year, month: month.lowerBound.components.month, day: dayOfMonth)
      else { return nil }
      return day...day
    }
    let year: Int
    switch self.year {
    case .absolute(let absolute): year = absolute
    case .relative(let offset):
      guard let published else { return nil }
      year = published.year + offset
    case nil:
      guard let published, ordinal != nil || dayOfMonth != nil else { return nil }
      year = published.year
    }
    switch unit {
    case .decade: return Self.months(year, 1, 120)
    case .year: return Self.months(year, 1, 12)
    case .half: return ordinal.flatMap { Self.months(year, ($0 - 1) * 6 + 1, 6) }
    case .quarter: return ordinal.flatMap { Self.months(year, ($0 - 1) * 3 + 1, 3) }
    case .month: return ordinal.flatMap { Self.months(year, $0, 1) }
    case .week: return nil
    case .day:
      let month = ordinal ?? published?.components.month
      guard let month, let dayOfMonth, let day = Day(year: year, month: month, day: dayOfMonth) else { return nil }
      return day...day
    }
  }

  /// The stretch of a unit, so many units from the one that holds a day. Weeks begin on Monday.
  private static func stretch(_ unit: Unit, offset: Int, from day: Day) -> ClosedRange<Day>? {
    let (year, month, _) = day.components
    switch unit {
    case .day:
      let other = day.advanced(by: offset)
      return other...other
    case .week:
      let monday = day.advanced(by: 1 - day.weekday + 7 * offset)
      return monday...monday.advanced(by: 6)
    case .month: return months(year, month + offset, 1)
    case .quarter: return months(year, (month - 1) / 3 * 3 + 1 + 3 * offset, 3)
    case .half: return months(year, (month - 1) / 6 * 6 + 1 + 6 * offset, 6)
    case .year: return months(year + offset, 1, 12)
    case .decade: return months(year / 10 * 10 + 10 * offset, 1, 120)
    }
  }

  /// So many months from a month on, which may lie outside 1...12.
  private static func months(_ year: Int, _ month: Int, _ count: Int) -> ClosedRange<Day>? {
    let first = year * 12 + month - 1
    let last = first + count - 1
    guard let start = Day(year: first / 12, month: first % 12 + 1, day: 1),
      let end = Day(year: last / 12, month: last % 12 + 1, day: Day.length(ofMonth: last % 12 + 1, year: last / 12))
    else { return nil }
    return start...end
  }
}
