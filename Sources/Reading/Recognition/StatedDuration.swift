import Vocabulary

/// A length of time as stated: `향후 3년간`, `over the next three years`, `half a year`, `per quarter`.
struct StatedDuration: Sendable, Equatable {
  /// The count of `unit`s; for compound ones (`2년 6개월`) the count of the first unit with the rest as a fraction of it.
  var value: DecimalNumber
  /// The high end of a range (`3~5년`).
  var high: DecimalNumber?
  var unit: TimeUnit
  /// The whole length in seconds, by the conventions of `TimeUnit.seconds`, at the low end of a range.
  var seconds: DecimalNumber
  var direction: Direction
  /// True for what is said per unit: `a year`, `annually`, `연간`, `매년`, `每年`, `per quarter`: not a length but a rhythm.
  var isRate: Bool

  /// Whether the text points it forward or back.
  enum Direction: Sendable, Equatable {
    /// `향후`, `앞으로`, `over the next`, `未来`, `今後`.
    case next
    /// `지난`, `최근`, `over the past`, `过去`, `過去`.
    case past
    case unspecified
  }

  /// The length in years: a month is 1/12, a quarter 1/4, a day 1/365.
  var years: Double { value.double * unit.years }
}

/// A unit of time.
enum TimeUnit: UInt8, Sendable, Equatable {
  case second, minute, hour, day, week, month, quarter, half, year, decade

  /// Its length in seconds: month 30 days, quarter 90, half 180, year 365.
  var seconds: Int {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    case .day: 86_400
    case .week: 604_800
    case .month: 2_592_000
    case .quarter: 7_776_000
    case .half: 15_552_000
    case .year: 31_536_000
    case .decade: 315_360_000
    }
  }

  /// Its length in years, months and quarters being exact parts of one.
  var years: Double {
    switch self {
    case .second: 1 / 31_536_000
    case .minute: 1 / 525_600
    case .hour: 1 / 8760
    case .day: 1 / 365
    case .week: 7 / 365
    case .month: 1 / 12
    case .quarter: 0.25
    case .half: 0.5
    case .year: 1
    case .decade: 10
    }
  }
}
