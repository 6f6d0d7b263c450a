// What the look-up of exchange rates asks of whoever keeps the rates: an array in memory, or a database.
public import Vocabulary

/// Declared daily rates, one value a pair and day.
///
/// A source answers for a pair exactly as declared: EUR/CNY is not asked to stand for CNY/EUR. Turning pairs round and
/// crossing them is the business of `ExchangeRates`, so that there is one place where it is done.
public protocol DailyRateSource {
  /// The newest declared rate of `base`/`quote` on or before a day (inclusive); the newest of all where the day is nil.
  ///
  /// Only positive, finite rates are returned: what else a file may hold was rejected when it was read.
  func latest(base: Currency, quote: Currency, onOrBefore day: Day?) throws -> DailyRate?

  /// The declared rates of `base`/`quote` of some days, oldest first, each day once; before them the last one of an earlier
  /// day, where there is one.
  ///
  /// Asked for when many days of one pair are wanted, which makes 100,000 conversions cost about as much as some.
  func history(base: Currency, quote: Currency, days: ClosedRange<Day>) throws -> [DailyRate]
}
