// The rates that the rows of a table ask for: each is looked up and written as text once, however many rows share it.
import Analysis
import Rendering
import Vocabulary

/// Rates into one currency, by the currency and the day of a row.
final class RateAnswers {
  /// One answer, valid as long as the answers are. A plain value in memory that stays where it is: thousands of rows share
  /// one without counting references.
  struct Answer {
    let rate: Double
    /// Which of `gaps` says why there is none; -1 where there is one.
    fileprivate let gap: Int
    /// `KRW,169.2186,2010-01-04`, the cells of a line of CSV.
    let line: UnsafeBufferPointer<UInt8>
    fileprivate let digitCount: Int

    var isKnown: Bool { gap < 0 }

    /// The code of the currency.
    var code: UnsafeBufferPointer<UInt8> { part(0, 3) }
    /// The digits of the rate, without an exponent.
    var digits: UnsafeBufferPointer<UInt8> { part(4, digitCount) }
    /// The day of the rate, empty where it has none.
    var day: UnsafeBufferPointer<UInt8> { part(digitCount + 5, line.count - digitCount - 5) }

    private func part(_ start: Int, _ count: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: line[start..<start + count])
    }
  }

  /// The answers of 128 days, those that were asked for.
  private typealias Page = UnsafeMutablePointer<UnsafePointer<Answer>?>

  private let rates: ExchangeRates
  private let to: Currency
  private let asOf: Day?
  /// What all lines begin with.
  private let start: [UInt8]
  private var gaps: [RateGap] = []
  /// By the currency and the place of the days in time.
  private var pages: [UInt64: Page] = [:]
  /// The page of the row before, which most rows share.
  private let last: UnsafeMutablePointer<(key: UInt64, page: Page?)>
  private static let pageDays: Int32 = 128

  init(_ rates: ExchangeRates, to: Currency, asOf: Day?) {
    (self.rates, self.to, self.asOf) = (rates, to, asOf)
    start = Array("\(to.code),".utf8)
    last = .allocate(capacity: 1)
    last.initialize(to: (0, nil))
  }

  deinit {
    for page in pages.values {
      for place in 0..<Int(Self.pageDays) {
        page[place]?.pointee.line.deallocate()
        page[place]?.deallocate()
      }
      page.deallocate()
    }
    last.deallocate()
  }

  /// The rate from a currency on a day (nil: the newest). Throws where the store does. O(1) but for the first time.
  func answer(from: Currency, on day: Day?) throws -> UnsafePointer<Answer> {
    // No day is that far back.
    let number = day?.number ?? .min
    let key = UInt64(from.packedCode) << 32 | UInt64(UInt32(bitPattern: number >> 7))
    let page: Page
    if let known = last.pointee.page, last.pointee.key == key {
      page = known
    } else {
      page = self.page(key)
      last.pointee = (key, page)
    }
    let place = Int(number & (Self.pageDays - 1))
    if let known = page[place] { return known }
    let made = UnsafeMutablePointer<Answer>.allocate(capacity: 1)
    made.initialize(to: try lookUp(from, on: day))
    page[place] = UnsafePointer(made)
    return UnsafePointer(made)
  }

  /// Why an answer has no rate.
  func gap(_ answer: UnsafePointer<Answer>) -> RateGap { gaps[answer.pointee.gap] }

  private func page(_ key: UInt64) -> Page {
    if let page = pages[key] { return page }
    let page = Page.allocate(capacity: Int(Self.pageDays))
    page.initialize(repeating: nil, count: Int(Self.pageDays))
    pages[key] = page
    return page
  }

  private func lookUp(_ from: Currency, on day: Day?) throws -> Answer {
    if let rate = try rates.datedRate(from: from, to: to, on: day, asOf: asOf) {
      return answer(rate.value, rate.day)
    }
    // The long way, which knows why there is none.
    switch try rates.rate(from: from, to: to, on: day, asOf: asOf) {
    case .success(let rate): return answer(rate.value, rate.day)
    case .failure(let gap):
      gaps.append(gap)
      return Answer(rate: .nan, gap: gaps.count - 1, line: Self.copy([]), digitCount: 0)
    }
  }

  private func answer(_ rate: Double, _ day: Day?) -> Answer {
    var line = start
    line.appendDigits(rate)
    let digitCount = line.count - start.count
    line.append(UInt8(ascii: ","))
    if let day { line.append(contentsOf: day.description.utf8) }
    return Answer(rate: rate, gap: -1, line: Self.copy(line), digitCount: digitCount)
  }

  private static func copy(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    return UnsafeBufferPointer(copy)
  }
}
