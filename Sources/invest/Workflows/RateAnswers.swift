// The rates that the rows of a table ask for: each is looked up and written as text once, however many rows share it.
import Analysis
import Rendering
import Vocabulary

/// Rates into one currency, by the currency and the day of a row.
struct RateAnswers {
  /// One answer: plain numbers, so that a row costs no count of references.
  enum Answer {
    /// A rate, and where `line` and its parts find the words of it.
    case rate(Double, place: Int)
    /// There is none; `gap` says why.
    case none(place: Int)
  }

  private struct Found {
    let value: Double
    /// Where its words begin: code, comma, digits, comma, day.
    let start: Int
    let digitCount: Int
    let dayCount: Int
  }

  private let rates: ExchangeRates
  private let to: Currency
  private let asOf: Day?
  private var found: [Found] = []
  private var gaps: [RateGap] = []
  /// The words of all rates, one behind the other.
  private var text: [UInt8] = []
  /// Where in `places` the 128 days of a currency begin among which one lies.
  private var pages: [UInt64: Int] = [:]
  /// By day: 0 for one that was not asked for, else a place in `found` and one more, or in `gaps` and one more, negative.
  private var places: [Int32] = []
  /// The page of the row before, which most rows share.
  private var last: (key: UInt64, page: Int)?

  init(_ rates: ExchangeRates, to: Currency, asOf: Day?) {
    (self.rates, self.to, self.asOf) = (rates, to, asOf)
  }

  /// The rate from a currency on a day (nil: the newest). Throws where the store does. O(1) but for the first time.
  mutating func answer(from: Currency, on day: Day?) throws -> Answer {
    // No day is that far back.
    let number = day?.number ?? .min
    let key = UInt64(from.packedCode) << 32 | UInt64(UInt32(bitPattern: number >> 7))
    let place: Int
    if let last, last.key == key {
      place = last.page + Int(number & 127)
    } else {
      let page = page(key)
      last = (key, page)
      place = page + Int(number & 127)
    }
    if places[place] == 0 { places[place] = try lookUp(from, on: day) }
    let known = Int(places[place])
    return known > 0 ? .rate(found[known - 1].value, place: known - 1) : .none(place: -known - 1)
  }

  private mutating func page(_ key: UInt64) -> Int {
    if let page = pages[key] { return page }
    let page = places.count
    places.append(contentsOf: repeatElement(0, count: 128))
    pages[key] = page
    return page
  }

  private mutating func lookUp(_ from: Currency, on day: Day?) throws -> Int32 {
    if let rate = try rates.datedRate(from: from, to: to, on: day, asOf: asOf) {
      let start = text.count
      text.append(contentsOf: to.code.utf8)
      text.append(UInt8(ascii: ","))
      let digits = text.count
      text.appendDigits(rate.value)
      let digitCount = text.count - digits
      text.append(UInt8(ascii: ","))
      let day = text.count
      if let known = rate.day { text.append(contentsOf: "\(known)".utf8) }
      found.append(Found(value: rate.value, start: start, digitCount: digitCount, dayCount: text.count - day))
      return Int32(found.count)
    }
    // The long way, which knows why.
    guard case .failure(let gap) = try rates.rate(from: from, to: to, on: day, asOf: asOf) else { return 0 }
    gaps.append(gap)
    return -Int32(gaps.count)
  }

  /// Why there is no rate.
  func gap(_ place: Int) -> RateGap { gaps[place] }

  // MARK: - The words of a rate

  /// Calls a closure with `KRW,169.2186,2010-01-04`, the cells of a line of CSV.
  func withLine(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let rate = found[place]
    with(rate.start, Self.codeCount + rate.digitCount + rate.dayCount + 2, body)
  }

  /// The same with the digits alone; they need no exponent.
  func withDigits(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    with(found[place].start + Self.codeCount + 1, found[place].digitCount, body)
  }

  /// The same with the day, empty where there is none.
  func withDay(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let rate = found[place]
    with(rate.start + Self.codeCount + rate.digitCount + 2, rate.dayCount, body)
  }

  /// The same with the code of the currency.
  func withCode(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    with(found[place].start, Self.codeCount, body)
  }

  private static let codeCount = 3

  private func with(_ start: Int, _ count: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    text.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<start + count])) }
  }
}
