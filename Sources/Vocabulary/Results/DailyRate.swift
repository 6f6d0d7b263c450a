/// One reference rate of one day: one unit of `base` costs `rate` units of `quote`.
public struct DailyRate: Sendable, Hashable {
  public var day: Day
  public var base: Currency
  public var quote: Currency
  /// Positive.
  public var rate: Double

  public init(day: Day, base: Currency, quote: Currency, rate: Double) {
    self.day = day
    self.base = base
    self.quote = quote
    self.rate = rate
  }
}
