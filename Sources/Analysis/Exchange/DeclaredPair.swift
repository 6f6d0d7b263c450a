// What the look-up of rates remembers of pairs: their histories, by day, and the values that were made of them.
import Glibc
import Vocabulary

/// The rates that one pair is declared with.
final class DeclaredPair {
  private let base: Currency
  private let quote: Currency
  private var asked = 0
  /// No rate of the pair is declared on any day.
  private(set) var isEmpty = false
  /// The newest rate, once it was asked for.
  private var newest: DailyRate??
  /// By their place in time, those that were asked for.
  private var windows: [Int32: RateWindow] = [:]
  private var last: RateWindow?

  init(base: Currency, quote: Currency) {
    self.base = base
    self.quote = quote
  }

  deinit {
    for window in windows.values { window.free() }
  }

  /// The source's answer; from the fifth time on from memory, O(1), and from the first on where there is no rate at all.
  @inline(__always)
  func latest(onOrBefore bound: Day?, _ source: any DailyRateSource) throws -> DailyRate? {
    if isEmpty { return nil }
    if let bound, let last, last.contains(bound) { return last.latest(onOrBefore: bound, base, quote) }
    return try ask(bound, source)
  }

  private func ask(_ bound: Day?, _ source: any DailyRateSource) throws -> DailyRate? {
    if bound == nil, let newest { return newest }
    asked += 1
    if asked > 4, let bound, RateWindow.canHold(bound) {
      return try window(bound, source).latest(onOrBefore: bound, base, quote)
    }
    let found = try source.latest(base: base, quote: quote, onOrBefore: bound)
    if bound == nil { newest = found }
    if found == nil, asked == 1 { isEmpty = try source.latest(base: base, quote: quote, onOrBefore: nil) == nil }
    return found
  }

  /// For each of the 1,024 days around one that windows hold the day of the last rate on or before it; valid as long as
  /// this.
  func rateDays(around day: Day, _ source: any DailyRateSource) throws -> UnsafePointer<Int32> {
    UnsafePointer(try window(day, source).days)
  }

  private func window(_ day: Day, _ source: any DailyRateSource) throws -> RateWindow {
    let place = RateWindow.place(of: day)
    let window: RateWindow
    if let known = windows[place] {
      window = known
    } else {
      window = RateWindow(
        place, try source.history(base: base, quote: quote, days: RateWindow.days(at: place)))
      windows[place] = window
    }
    last = window
    return window
  }
}

/// The rates of a pair on 1,024 days in plain memory: thousands of days are looked up without counting references.
private struct RateWindow {
  private let first: Int32
  /// For each day that of the last rate on or before it, `Int32.min` where there is none, and that rate.
  let days: UnsafeMutablePointer<Int32>
  private let rates: UnsafeMutablePointer<Double>

  /// `given`: the rates of the window's days and the last one before them, oldest first.
  init(_ place: Int32, _ given: [DailyRate]) {
    first = place * Self.length
    days = .allocate(capacity: Int(Self.length))
    rates = .allocate(capacity: Int(Self.length))
    var next = 0
    var rate: (day: Int32, value: Double) = (.min, .nan)
    for offset in 0..<Self.length {
      while next < given.count, given[next].day.number <= first + offset {
        rate = (given[next].day.number, given[next].rate)
        next += 1
      }
      days[Int(offset)] = rate.day
      rates[Int(offset)] = rate.value
    }
  }

  func free() {
    days.deallocate()
    rates.deallocate()
  }

  static let length: Int32 = 1024

  /// From 1970 to 2109.
  static func canHold(_ day: Day) -> Bool { day.number >= 0 && day.number < ExchangeRates.valueDays }

  static func place(of day: Day) -> Int32 { day.number / length }

  static func days(at place: Int32) -> ClosedRange<Day> {
    Day(number: place * length)...Day(number: place * length + length - 1)
  }

  @inline(__always)
  func contains(_ day: Day) -> Bool { UInt32(bitPattern: day.number &- first) < UInt32(Self.length) }

  @inline(__always)
  func latest(onOrBefore day: Day, _ base: Currency, _ quote: Currency) -> DailyRate? {
    let place = Int(day.number &- first)
    if days[place] == .min { return nil }
    return DailyRate(day: Day(number: days[place]), base: base, quote: quote, rate: rates[place])
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
  /// How many days were asked for one by one.
  var asked = 0
  /// By day from 1970-01-01 to 2109; 0 where nobody has asked, NaN where there is no rate.
  let values: UnsafeMutablePointer<Double>
  static let days = Int(ExchangeRates.valueDays)

  init(
    from: Currency, to: Currency, direct: BothDirections, crosses: [CrossWay]
  ) {
    self.from = from
    self.to = to
    self.direct = direct
    self.crosses = crosses
    // Zeros that nobody writes cost nothing.
    let size = Self.days * MemoryLayout<Double>.stride
    values = (calloc(1, size) ?? .allocate(byteCount: size, alignment: 16)).bindMemory(
      to: Double.self, capacity: Self.days)
  }

  deinit { free(values) }

  /// All that may be a leg, but for those that are declared on no day.
  var legs: [DeclaredPair] {
    ([direct] + crosses.flatMap { [$0.first, $0.second] }).flatMap { [$0.straight, $0.turned] }.filter { !$0.isEmpty }
  }

  /// The value of a day, nil where nobody has asked; NaN where there is none.
  func value(on day: Int32) -> Double? {
    guard day >= 0, Int(day) < Self.days else { return nil }
    let value = values[Int(day)]
    return value == 0 ? nil : value
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
