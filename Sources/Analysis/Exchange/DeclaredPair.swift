// What the look-up of rates remembers of pairs: their histories, by day, and the values that were made of them.
import Vocabulary

/// The rates that one pair is declared with.
final class DeclaredPair {
  private let base: Currency
  private let quote: Currency
  private var asked = 0
  private var history: [DailyRate]?
  /// For each day of the history's span the place of the last rate on or before it.
  private var places: [Int32] = []

  init(base: Currency, quote: Currency) {
    self.base = base
    self.quote = quote
  }

  /// The source's answer; from the fifth time on from memory, O(1).
  func latest(onOrBefore bound: Day?, _ source: any DailyRateSource) throws -> DailyRate? {
    if history == nil {
      asked += 1
      if asked <= 4 { return try source.latest(base: base, quote: quote, onOrBefore: bound) }
      let rates = try source.history(base: base, quote: quote)
      history = rates
      places = Self.places(of: rates)
    }
    guard let history, let first = history.first?.day.number else { return nil }
    guard let bound else { return history.last }
    if bound.number < first { return nil }
    let offset = Int(bound.number) - Int(first)
    return offset < places.count ? history[Int(places[offset])] : history.last
  }

  private static func places(of rates: [DailyRate]) -> [Int32] {
    guard let first = rates.first?.day.number, let last = rates.last?.day.number else { return [] }
    var places: [Int32] = []
    places.reserveCapacity(Int(last - first) + 1)
    var place: Int32 = 0
    for day in first...last {
      while Int(place) + 1 < rates.count, rates[Int(place) + 1].day.number <= day { place += 1 }
      places.append(place)
    }
    return places
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
  let crosses: [(first: BothDirections, second: BothDirections)]
  /// By day from 1970-01-01 to 2109; a negative number where nobody has asked, NaN where there is no rate.
  let values: UnsafeMutablePointer<Double>
  static let days = Int(ExchangeRates.valueDays)

  init(
    from: Currency, to: Currency, direct: BothDirections, crosses: [(first: BothDirections, second: BothDirections)]
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
