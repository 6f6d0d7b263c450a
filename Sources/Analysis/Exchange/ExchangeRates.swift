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
  private var pairs: [Pair: KnownPair] = [:]

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

  /// The legs of the best way, nil where there is no way young enough.
  private func legs(from: Currency, to: Currency, on day: Day?, asOf: Day?) throws -> [RateLeg]? {
    let bound = [day, asOf].compactMap { $0 }.min()
    let oldest = day.map { $0.advanced(by: -Self.maximumAge) }
    var best: [RateLeg]?
    func consider(_ way: [RateLeg]) {
      guard let age = way.lazy.map(\.declared.day).min() else { return }
      if let oldest, age < oldest { return }
      if let bestDay = best?.lazy.map(\.declared.day).min(), bestDay >= age { return }
      best = way
    }
    if let leg = try declared(from, to, onOrBefore: bound) { consider([RateLeg(declared: leg, isInverse: false)]) }
    if let leg = try declared(to, from, onOrBefore: bound) { consider([RateLeg(declared: leg, isInverse: true)]) }
    for middle in [Currency.eur, .usd] where middle != from && middle != to {
      if let way = try cross(from, middle, to, onOrBefore: bound) { consider(way) }
    }
    return best
  }

  /// Both legs of a cross, at most seven days apart.
  private func cross(
    _ from: Currency, _ middle: Currency, _ to: Currency, onOrBefore bound: Day?
  ) throws -> [RateLeg]? {
    var bound = bound
    while true {
      guard let first = try leg(from, middle, onOrBefore: bound),
        let second = try leg(middle, to, onOrBefore: bound)
      else { return nil }
      let days = (first.declared.day, second.declared.day)
      if abs(days.0.days(since: days.1)) <= Self.maximumAge { return [first, second] }
      bound = min(days.0, days.1)
    }
  }

  /// One pair as declared or turned round: the newer one, on the same day the declared one.
  private func leg(_ from: Currency, _ to: Currency, onOrBefore bound: Day?) throws -> RateLeg? {
    let straight = try declared(from, to, onOrBefore: bound)
    let turned = try declared(to, from, onOrBefore: bound)
    if let turned, straight.map({ $0.day < turned.day }) ?? true { return RateLeg(declared: turned, isInverse: true) }
    return straight.map { RateLeg(declared: $0, isInverse: false) }
  }

  private func gap(from: Currency, to: Currency, on day: Day?, asOf: Day?) throws -> RateGap {
    let bound = [day, asOf].compactMap { $0 }.min()
    let older = try legs(from: from, to: to, on: nil, asOf: bound)?.lazy.map(\.declared.day).min()
    var unknown: Currency?
    if older == nil, try legs(from: from, to: to, on: nil, asOf: nil) == nil {
      for currency in [from, to] where unknown == nil {
        let isKnown = try [Currency.eur, .usd, from, to].contains { other in
          try other != currency && leg(currency, other, onOrBefore: nil) != nil
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

  /// What is known of one declared pair: how often it was asked for, and from the sixteenth time its whole history.
  private struct KnownPair {
    var asked = 0
    var history: [DailyRate]?
  }

  /// The source's answer, from memory once a pair has been asked for often.
  private func declared(_ base: Currency, _ quote: Currency, onOrBefore bound: Day?) throws -> DailyRate? {
    let pair = Pair(base: base, quote: quote)
    var known = pairs[pair] ?? KnownPair()
    if known.history == nil, known.asked >= 16 { known.history = try source.history(base: base, quote: quote) }
    known.asked += 1
    pairs[pair] = known
    guard let history = known.history else {
      return try source.latest(base: base, quote: quote, onOrBefore: bound)
    }
    guard let bound else { return history.last }
    var low = 0
    var high = history.count
    while low < high {
      let middle = (low + high) / 2
      if bound < history[middle].day { high = middle } else { low = middle + 1 }
    }
    return low > 0 ? history[low - 1] : nil
  }
}
