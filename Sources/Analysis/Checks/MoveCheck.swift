// Is "+68 % since January" what the price history says?
public import Vocabulary

/// A move as a text states it.
public struct StatedMove: Sendable {
  public var factID: Int64
  public var entityID: String
  public var entityName: String
  public var percent: DecimalNumber
  public var window: MoveWindow
  public var qualifier: Qualifier
  /// The day of the text, nil where it has none.
  public var statedOn: Day?
  /// The first source that states it.
  public var uri: String?

  public init(
    factID: Int64, entityID: String, entityName: String, percent: DecimalNumber, window: MoveWindow,
    qualifier: Qualifier = .exact, statedOn: Day?
  ) {
    self.factID = factID
    self.entityID = entityID
    self.entityName = entityName
    self.percent = percent
    self.window = window
    self.qualifier = qualifier
    self.statedOn = statedOn
  }
}

/// Closes of one listing of a company.
public struct ListingCloses: Sendable {
  public var symbol: String
  /// Of the days of trading, as the file gives them.
  public var closes: DailySeries
  /// Adjusted for splits and dividends, nil where the file gives none apart.
  public var adjusted: DailySeries?
  /// Whether the closes as given are adjusted; nil where nobody says.
  public var isAdjusted: Bool?

  public init(symbol: String, closes: DailySeries, adjusted: DailySeries? = nil, isAdjusted: Bool? = nil) {
    self.symbol = symbol
    self.closes = closes
    self.adjusted = adjusted
    self.isAdjusted = isAdjusted
  }
}

/// Checks stated moves against every listing of the company.
///
/// The rule
/// - The move ends at the last traded close strictly before the day of the text; where that does not reproduce it, the
///   close of the day itself is tried (texts of the evening), and shown in any case.
/// - It begins at: the last traded close of the year before (ytd); the traded close before (day); the last one on or
///   before the same day a week, a month, three months, a year before. "Month" and "quarter" may also mean the calendar's,
///   and "year" the calendar year before the text.
/// - A flat bar with volume 0 is no day of trading.
/// - Every listing is tried, with closes as given and adjusted. The nearest decides.
/// - It **holds** within one unit of its last digit (68 % may be rounded or cut off), one and a half where it is stated
///   as about; bounds only have to be kept. It is **close** within twice that, else **wrong**.
public enum MoveCheck {
  /// How old the last close before the text may be, and how far before its day the base.
  public static let maximumAge = 10

  /// One way to read the move, and what it gives.
  struct Reading {
    var symbol: String
    var basis: String
    var change: PriceChange
    var isSameDay: Bool

    /// `9988.HK +68.90%: 138.5 on 2025-02-21 over 82 on 2024-12-30`.
    var words: String {
      let day = isSameDay ? ", the day itself" : ""
      return "\(symbol) \(signedPercent(change.percent, places: 2)) (\(basis)\(day)): "
        + "\(MoveCheck.price(change.end)) on \(change.endDay) over \(MoveCheck.price(change.base)) on \(change.baseDay)"
    }
  }

  /// - Parameter tickers: the symbols under which the company is listed, for the word of help where there are no prices.
  public static func check(_ stated: StatedMove, listings: [ListingCloses], tickers: [String]) -> CheckFinding {
    var claim = CheckFinding.Claim(qualifier: stated.qualifier)
    claim.percent = stated.percent
    claim.window = stated.window
    var finding = CheckFinding(
      .moves, .unchecked, entityID: stated.entityID, entityName: stated.entityName, factID: stated.factID,
      statedOn: stated.statedOn, claim: claim)
    finding.uri = stated.uri
    guard let day = stated.statedOn else {
      finding.help = "the text has no day: ingest it again with --published DAY"
      return finding
    }
    if listings.isEmpty {
      finding.help =
        tickers.isEmpty
        ? "no prices of \(stated.entityName), and no ticker is known: \"invest entities alias\" adds one"
        : "no prices of \(MoveCheck.either(tickers)): ingest a price history"
      return finding
    }
    if stated.window == .other {
      finding.help = "the text does not say since when"
      return finding
    }
    let readings = listings.flatMap { self.readings(stated.window, of: $0, on: day) }
    guard let best = best(readings, for: stated) else {
      let ends = listings.map { listing in
        listing.closes.isEmpty
          ? "\(listing.symbol) has none"
          : "\(listing.symbol) has \(listing.closes.day(0)) to "
            + "\(listing.closes.day(listing.closes.count - 1))"
      }
      finding.help = "the prices do not cover it (\(ends.joined(separator: "; "))): ingest a history that does"
      return finding
    }
    let tolerance = tolerance(of: stated)
    let distance = distance(best, stated)
    finding.measured = best.change.percent
    finding.difference = stated.percent.double - best.change.percent
    finding.tolerance = tolerance
    finding.data = best.words
    finding.verdict = distance <= tolerance + 1e-9 ? .holds : distance <= 2 * tolerance + 1e-9 ? .close : .wrong
    finding.also = others(readings, than: best, for: stated)
    return finding
  }

  /// A close without the digits that single precision leaves behind: 84.79, not 84.79000091552734.
  static func price(_ value: Double) -> String {
    abs(value) < 1e11 ? plainDigits((value * 1e4).rounded() / 1e4) : plainDigits(value)
  }

  /// How far off a move may be, in percentage points.
  static func tolerance(of stated: StatedMove) -> Double {
    StatedPrecision.step(of: stated.percent) * (stated.qualifier == .about ? 1.5 : 1)
  }

  /// How far a reading is from what is stated; bounds that are kept are not off.
  private static func distance(_ reading: Reading, _ stated: StatedMove) -> Double {
    let difference = reading.change.percent - stated.percent.double
    // "Fell at least 5 %" is a bound on how far, whichever way.
    let further = stated.percent < .zero ? -difference : difference
    switch stated.qualifier {
    case .atLeast: return max(0, -further)
    case .atMost: return max(0, further)
    default: return abs(difference)
    }
  }

  /// The nearest that ends before the day of the text where it is not wrong; else the nearest of all.
  private static func best(_ readings: [Reading], for stated: StatedMove) -> Reading? {
    let before = readings.filter { !$0.isSameDay }.min { distance($0, stated) < distance($1, stated) }
    if let before, distance(before, stated) <= tolerance(of: stated) { return before }
    let sameDay = readings.filter(\.isSameDay).min { distance($0, stated) < distance($1, stated) }
    if let sameDay, distance(sameDay, stated) <= tolerance(of: stated) { return sameDay }
    return before ?? sameDay
  }

  /// What every other listing, basis and end gives, the nearest of each.
  private static func others(_ readings: [Reading], than best: Reading, for stated: StatedMove) -> [String] {
    var nearest: [Reading] = []
    for reading in readings {
      let place = nearest.firstIndex {
        $0.symbol == reading.symbol && $0.basis == reading.basis && $0.isSameDay == reading.isSameDay
      }
      guard let place else {
        nearest.append(reading)
        continue
      }
      if distance(reading, stated) < distance(nearest[place], stated) { nearest[place] = reading }
    }
    let told = best.words
    return nearest.map(\.words).filter { $0 != told }
  }

  private static func either(_ tickers: [String]) -> String {
    tickers.count < 2 ? tickers.first ?? "" : tickers.dropLast().joined(separator: ", ") + " or " + (tickers.last ?? "")
  }
}
