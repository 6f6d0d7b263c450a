// The one place where an exchange rate is looked up, turned round or crossed.
public import Vocabulary

/// Conversion rates between any two currencies, from declared daily rates.
///
/// The rule, the same for every command and SQL function:
/// - **A day is named**: the last rate on or before it (inclusive), at most seven days older than it.
/// - **No day is named**: the newest rate, however old.
/// - **As of a day**: rates of later days do not exist. A named day after it is looked up as of that day; its age still
///   counts from the named day.
/// - Ways from one currency to another, best first: the pair as declared; the pair declared the other way round; a cross
///   through EUR; a cross through USD. A cross has two legs, each as declared or turned round.
/// - **The newest way wins**, whatever its direction; the order above decides between ways of the same day only.
///   The day of a way is that of its oldest leg.
/// - A cross through one of the two currencies themselves is no cross; there are no chains of more than two legs.
/// - The legs of a cross lie at most seven days apart. With no day named, a leg that ended years ago (a currency that is
///   no more) is therefore joined by the other leg's value of that time, not of today.
/// - A currency converts to itself at 1, without legs and without a day. Nothing else is ever converted at 1 for want of a rate.
///
/// Answers are remembered, so one value serves one thread and one state of its source.
public final class ExchangeRates {
  /// How many days a rate may be older than the day it is used for.
  public static let maximumAge = 7

  private let source: any DailyRateSource
  private var answers: [Question: Result<ConversionRate, RateGap>] = [:]
  private var pairs: [Pair: DeclaredPair] = [:]
  private var ways: [Pair: PairWays] = [:]
  private var lastWays: PairWays?

  public init(source: any DailyRateSource) {
    self.source = source
  }

  /// The rate from one currency to another on a day (nil: the newest), as known on a day (nil: all that is known).
  ///
  /// Fails only where the source does; a rate that is not there is a value, never a rate of 1.
  /// Complexity: one dictionary look-up for what was asked before, at most ten look-ups in the source else.
  public func rate(
    from: Currency, to: Currency, on day: Day? = nil, asOf: Day? = nil
  ) throws -> Result<ConversionRate, RateGap> {
    if from == to { return .success(ConversionRate(from: from, to: to, legs: [])) }
    let question = Question(from: from, to: to, day: day, asOf: asOf)
    if let answer = answers[question] { return answer }
    let answer: Result<ConversionRate, RateGap>
    if let legs = try legs(from: from, to: to, on: day, asOf: asOf) {
      answer = .success(ConversionRate(from: from, to: to, legs: legs))
    } else {
      answer = .failure(try gap(from: from, to: to, on: day, asOf: asOf))
    }
    answers[question] = answer
    return answer
  }

  /// What `rate` answers, without the legs: nil where that has a gap.
  ///
  /// For tables whose rows ask for thousands of days and remember the answers themselves: nothing is remembered here but
  /// the declared rates, and nothing allocated. Complexity: at most ten look-ups in the source, from the fifth day of a pair on
  /// O(1).
  public func datedRate(from: Currency, to: Currency, on day: Day?, asOf: Day?) throws -> DatedRate? {
    if from == to { return DatedRate(value: 1, day: nil) }
    return try best(ways(from, to), on: day, asOf: asOf).map { DatedRate(value: $0.value, day: $0.day) }
  }

  /// What one unit of a currency is worth in another on a day, as far as everything is known; nil where `rate` has a gap.
  ///
  /// For many amounts of one pair. Complexity: O(1) from the second time on that a day is asked for.
  public func value(from: Currency, to: Currency, on day: Day) throws -> Double? {
    if from == to { return 1 }
    let ways = ways(from, to)
    if let known = ways.value(on: day.number) { return known.isNaN ? nil : known }
    ways.asked += 1
    if ways.asked > 4, day.number >= 0, day.number < Self.valueDays {
      try fill(ways, around: day)
      return ways.value(on: day.number).flatMap { $0.isNaN ? nil : $0 }
    }
    let value = try best(ways, on: day, asOf: nil)?.value
    ways.remember(value ?? .nan, on: day.number)
    return value
  }

  /// Finds the values of the 1,024 days among which one lies.
  ///
  /// On a day without a rate of its own the best way is that of the day before, as long as that is young enough: nothing
  /// but its age has changed.
  private func fill(_ ways: PairWays, around day: Day) throws {
    let first = day.number & ~1023
    let rateDays = try ways.legs.map { try $0.rateDays(around: day, source) }
    // Where the best way ends for its age.
    var end = Int32.max
    var value = Double.nan
    for number in first..<min(first + 1024, Self.valueDays) {
      if number == first || rateDays.contains(where: { $0[Int(number &- first)] == number }) {
        let way = try best(ways, on: Day(number: number), asOf: nil)
        value = way?.value ?? .nan
        end = way.map { $0.day.number + Int32(Self.maximumAge) } ?? .max
      } else if number > end {
        value = .nan
      }
      ways.remember(value, on: number)
    }
  }

  /// What `value` has answered so far for two different currencies, by day from 1970-01-01: `valueDays` numbers, 0 where it
  /// was not asked, NaN where there is no rate. For loops that must not count references; valid as long as this.
  public func values(from: Currency, to: Currency) -> UnsafePointer<Double> { UnsafePointer(ways(from, to).values) }

  /// How many days `values` has.
  public static let valueDays: Int32 = 51_200

  /// The legs of the best way, nil where there is no way young enough.
  private func legs(from: Currency, to: Currency, on day: Day?, asOf: Day?) throws -> [RateLeg]? {
    try best(ways(from, to), on: day, asOf: asOf)?.legs
  }

  private func best(_ ways: PairWays, on day: Day?, asOf: Day?) throws -> RateWay? {
    let bound = if let day, let asOf { min(day, asOf) } else { day ?? asOf }
    let oldest = day.map { $0.advanced(by: -Self.maximumAge) }
    var best: RateWay?
    func consider(_ way: RateWay) {
      if let oldest, way.day < oldest { return }
      if let best, best.day >= way.day { return }
      best = way
    }
    if let rate = try ways.direct.straight.latest(onOrBefore: bound, source) {
      consider(RateWay(RateLeg(declared: rate, isInverse: false)))
    }
    if let rate = try ways.direct.turned.latest(onOrBefore: bound, source) {
      consider(RateWay(RateLeg(declared: rate, isInverse: true)))
    }
    for way in ways.crosses {
      if let cross = try cross(way, onOrBefore: bound) { consider(cross) }
    }
    return best
  }

  /// Both legs of a cross, at most seven days apart.
  private func cross(
    _ way: CrossWay, onOrBefore bound: Day?
  ) throws -> RateWay? {
    var bound = bound
    while true {
      guard let first = try way.first.leg(onOrBefore: bound, source),
        let second = try way.second.leg(onOrBefore: bound, source)
      else { return nil }
      let days = (first.declared.day, second.declared.day)
      if abs(days.0.days(since: days.1)) <= Self.maximumAge { return RateWay(first, second) }
      bound = min(days.0, days.1)
    }
  }

  private func gap(from: Currency, to: Currency, on day: Day?, asOf: Day?) throws -> RateGap {
    let bound = [day, asOf].compactMap { $0 }.min()
    let older = try legs(from: from, to: to, on: nil, asOf: bound)?.lazy.map(\.declared.day).min()
    var unknown: Currency?
    if older == nil, try legs(from: from, to: to, on: nil, asOf: nil) == nil {
      for currency in [from, to] where unknown == nil {
        let isKnown = try [Currency.eur, .usd, from, to].contains { other in
          try other != currency && directions(currency, other).leg(onOrBefore: nil, source) != nil
        }
        if !isKnown { unknown = currency }
      }
    }
    return RateGap(from: from, to: to, day: day, asOf: asOf, tooOld: older, unknown: unknown)
  }
}

extension ExchangeRates {
  private struct Question: Hashable {
    let from: Currency
    let to: Currency
    let day: Day?
    let asOf: Day?
  }

  private struct Pair: Hashable {
    let base: Currency
    let quote: Currency
  }

  private func declared(_ base: Currency, _ quote: Currency) -> DeclaredPair {
    let pair = Pair(base: base, quote: quote)
    if let known = pairs[pair] { return known }
    let made = DeclaredPair(base: base, quote: quote)
    pairs[pair] = made
    return made
  }

  private func directions(_ from: Currency, _ to: Currency) -> BothDirections {
    BothDirections(straight: declared(from, to), turned: declared(to, from))
  }

  private func ways(_ from: Currency, _ to: Currency) -> PairWays {
    if let lastWays, lastWays.from == from, lastWays.to == to { return lastWays }
    let pair = Pair(base: from, quote: to)
    if let known = ways[pair] {
      lastWays = known
      return known
    }
    let middles = [Currency.eur, .usd].filter { $0 != from && $0 != to }
    let made = PairWays(
      from: from, to: to, direct: directions(from, to),
      crosses: middles.map { CrossWay(first: directions(from, $0), second: directions($0, to)) })
    ways[pair] = made
    return made
  }
}
