// The answer to "what was one unit of this worth in that": a rate with its day and legs, or a gap that says what is missing.
public import Vocabulary

/// One declared rate that a conversion used, in the direction it was declared in or turned round.
public struct RateLeg: Sendable, Hashable {
  /// The rate as its source declares it.
  public let declared: DailyRate
  /// True where the conversion divides by the declared rate.
  public let isInverse: Bool

  public init(declared: DailyRate, isInverse: Bool) {
    self.declared = declared
    self.isInverse = isInverse
  }

  /// The pair, the value and its day: `EUR/CNY 7.5879 2025-02-24`.
  public var words: String {
    "\(declared.base)/\(declared.quote) \(plainDigits(declared.rate)) \(declared.day)"
  }
}

/// The rate that legs make together: 1 without legs.
struct LegProduct {
  private var product = 1.0
  private var divisor = 1.0

  mutating func add(_ leg: RateLeg) {
    if leg.isInverse { divisor *= leg.declared.rate } else { product *= leg.declared.rate }
  }

  /// One division at the end, so that a declared rate passes unchanged and a cross rate is rounded once.
  var value: Double { product / divisor }
}

/// A conversion rate that knows where it comes from.
public struct ConversionRate: Sendable, Hashable {
  public let from: Currency
  public let to: Currency
  /// How many units of `to` one unit of `from` is worth. Positive.
  public let value: Double
  /// The day of the oldest leg; nil between a currency and itself, where there is no leg.
  public let day: Day?
  /// In the order of the conversion: none for a currency and itself, two for a cross rate.
  public let legs: [RateLeg]

  /// The rate that these legs make together; 1 where there are none.
  public init(from: Currency, to: Currency, legs: [RateLeg]) {
    var product = LegProduct()
    for leg in legs { product.add(leg) }
    self.from = from
    self.to = to
    self.value = product.value
    self.day = legs.lazy.map(\.declared.day).min()
    self.legs = legs
  }

  /// The legs as a calculation: `EUR/KRW 1494.52 2025-02-24 ÷ EUR/CNY 7.5879 2025-02-24`, `1 ÷ EUR/USD 1.0466 2025-02-24`.
  ///
  /// Empty between a currency and itself.
  public var legWords: String {
    var words = ""
    for leg in legs where !leg.isInverse {
      words += words.isEmpty ? leg.words : " × " + leg.words
    }
    for leg in legs where leg.isInverse {
      words += (words.isEmpty ? "1 ÷ " : " ÷ ") + leg.words
    }
    return words
  }

  /// The rate in words: `1 CNY = 196.961 KRW (2025-02-24)`, with six significant digits.
  public var words: String {
    let rate = "1 \(from) = \(significantDigits(value, 6)) \(to)"
    return day.map { "\(rate) (\($0))" } ?? rate
  }

  /// An amount of `from` in `to`.
  public func convert(_ amount: Double) -> Double { amount * value }

  /// An amount of `from` in `to`.
  public func convert(_ amount: DecimalNumber) -> Double { amount.double * value }
}

/// A conversion rate by its value and its day alone.
public struct DatedRate: Sendable, Hashable {
  /// How many units of the one currency one unit of the other is worth. Positive.
  public let value: Double
  /// The day of the oldest leg; nil between a currency and itself.
  public let day: Day?
}

/// A rate that is not there: which pair, and for which day.
public struct RateGap: Error, Sendable, Hashable {
  public let from: Currency
  public let to: Currency
  /// The day that was asked for; nil where the newest rate was.
  public let day: Day?
  /// The bound on what was known, where one was given.
  public let asOf: Day?
  /// The day of the newest rate of the pair that is too old to be used, nil where there is none at all.
  public let tooOld: Day?
  /// The currency for which no rate of any day is known, nil where both are known.
  public let unknown: Currency?

  public init(from: Currency, to: Currency, day: Day?, asOf: Day? = nil, tooOld: Day? = nil, unknown: Currency? = nil) {
    self.from = from
    self.to = to
    self.day = day
    self.asOf = asOf
    self.tooOld = tooOld
    self.unknown = unknown
  }

  /// What is missing, without a full stop: `no rate from CNY to KRW on 2004-05-03 or in the 7 days before`.
  public var words: String {
    let pair = "no rate from \(from) to \(to)"
    if let day {
      let known = asOf.flatMap { $0 < day ? ", as known on \($0)" : nil } ?? ""
      return "\(pair) on \(day) or in the \(ExchangeRates.maximumAge) days before\(known)"
    }
    return asOf.map { "\(pair) on or before \($0)" } ?? pair
  }

  /// What would help.
  public var help: String {
    if let unknown {
      return "no rate for \(unknown) is known on any day: if the code is right, ingest a file of rates that has it"
    }
    if let tooOld { return "the newest rate before that is of \(tooOld); ingest a file of rates that has the day" }
    return "ingest a file of rates that has the day, or name another day"
  }
}
