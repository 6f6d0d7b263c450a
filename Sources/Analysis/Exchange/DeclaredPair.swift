// What the look-up of rates remembers of pairs: their histories, by day, and the values that were made of them.
import Vocabulary

/// The rates that one pair is declared with.
final class DeclaredPair {
  private let base: Currency
  private let quote: Currency
  private var asked = 0
  private var history: RateHistory?

  init(base: Currency, quote: Currency) {
    self.base = base
    self.quote = quote
  }

  /// The source's answer; from the fifth time on from memory, O(1), and from the first on where there is no rate at all.
  func latest(onOrBefore bound: Day?, _ source: any DailyRateSource) throws -> DailyRate? {
    if history == nil {
      asked += 1
      if asked <= 4 {
        if let found = try source.latest(base: base, quote: quote, onOrBefore: bound) { return found }
        if asked == 1, try source.latest(base: base, quote: quote, onOrBefore: nil) == nil { history = RateHistory([]) }
        return nil
      }
      history = RateHistory(try source.history(base: base, quote: quote))
    }
    return history?.latest(onOrBefore: bound)
  }

  deinit { history?.free() }
}

/// The rates of a pair by day, in plain memory: thousands of days are looked up without counting references.
private struct RateHistory {
  private let rates: UnsafeMutableBufferPointer<DailyRate>
  /// For each day of the history's span the place of the last rate on or before it.
  private let places: UnsafeMutableBufferPointer<Int32>
  private let first: Int32

  /// Rates in the order of their days.
  init(_ given: [DailyRate]) {
    rates = .allocate(capacity: given.count)
    _ = rates.initialize(from: given)
    let first = given.first?.day.number ?? 0
    let span = given.last.map { Int($0.day.number) - Int(first) + 1 } ?? 0
    self.first = first
    places = .allocate(capacity: span)
    var place = 0
    for offset in 0..<span {
      while place + 1 < given.count, Int(given[place + 1].day.number) - Int(first) <= offset { place += 1 }
      places.initializeElement(at: offset, to: Int32(place))
    }
  }

  func free() {
    rates.deallocate()
    places.deallocate()
  }

  func latest(onOrBefore bound: Day?) -> DailyRate? {
    if rates.isEmpty { return nil }
    guard let bound else { return rates[rates.count - 1] }
    let offset = Int(bound.number) - Int(first)
    if offset < 0 { return nil }
    return offset < places.count ? rates[Int(places[offset])] : rates[rates.count - 1]
  }
}

/// A pair as it is declared and turned round.
struct BothDirections {
  let straight: DeclaredPair
  let turned: DeclaredPair

  /// The newer one of the two, on the same day the declared one.
  func leg(onOrBefore bound: Day?, _ source: any DailyRateSource) throws -> RateLeg? {
    let found = try straight.latest(onOrBefore: bound, source)
    if let other = try turned.latest(onOrBefore: bound, source), found.map({ $0.day < other.day }) ?? true {
      return RateLeg(declared: other, isInverse: true)
    }
    return found.map { RateLeg(declared: $0, isInverse: false) }
  }
}

/// The ways from one currency to another, best first, and the values of days that were asked for.
final class PairWays {
  let from: Currency
  let to: Currency
  let direct: BothDirections
  let crosses: [CrossWay]
  /// By day from 1970-01-01 to 2109; a negative number where nobody has asked, NaN where there is no rate.
  let values: UnsafeMutablePointer<Double>
  static let days = Int(ExchangeRates.valueDays)

  init(
    from: Currency, to: Currency, direct: BothDirections, crosses: [CrossWay]
  ) {
    self.from = from
    self.to = to
    self.direct = direct
    self.crosses = crosses
    values = .allocate(capacity: Self.days)
    values.initialize(repeating: -1, count: Self.days)
  }

  deinit { values.deallocate() }

  /// The value of a day, nil where nobody has asked; NaN where there is none.
  func value(on day: Int32) -> Double? {
    guard day >= 0, Int(day) < Self.days else { return nil }
    let value = values[Int(day)]
    return value < 0 ? nil : value
  }

  func remember(_ value: Double, on day: Int32) {
    guard day >= 0, Int(day) < Self.days else { return }
    values[Int(day)] = value
  }
}

/// A way over a third currency.
final class CrossWay {
  let first: BothDirections
  let second: BothDirections

  init(first: BothDirections, second: BothDirections) {
    self.first = first
    self.second = second
  }
}

/// One way at one bound: a leg, or the two of a cross. A plain value: tables of amounts ask for thousands.
struct RateWay {
  let first: RateLeg
  let second: RateLeg?
  /// The day of the older leg.
  let day: Day

  init(_ leg: RateLeg) {
    first = leg
    second = nil
    day = leg.declared.day
  }

  init(_ first: RateLeg, _ second: RateLeg) {
    self.first = first
    self.second = second
    day = min(first.declared.day, second.declared.day)
  }

  var legs: [RateLeg] { second.map { [first, $0] } ?? [first] }

  /// The rate that the legs make together.
  var value: Double {
    var product = LegProduct()
    product.add(first)
    if let second { product.add(second) }
    return product.value
  }
}
