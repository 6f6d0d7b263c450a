// `series_stats`: one row of figures for each instrument.
//
//   select symbol, ytd, max_drawdown from series_stats where as_of = '2025-02-21' order by ytd desc
//
// Parameters: as_of (the last day; default: the last close), since (the first day of the span), average (the length of
// the moving average, 20), basis ('close' or 'adjusted').
import Analysis
import GRDBSQLite
public import Vocabulary

final class SeriesStatsTable: ComputedTable {
  /// The columns with what they are computed from.
  private static let figures: [(name: String, parts: SeriesStatistics.Parts)] = [
    ("symbol", []), ("currency", []), ("first_day", .span), ("last_day", []), ("n", .span), ("min", .span),
    ("max", .span), ("avg", .span), ("last", []), ("change", .span), ("return_1d", .window(.day)),
    ("return_1w", .window(.week)), ("return_1m", .window(.month)), ("return_3m", .window(.quarter)),
    ("return_6m", .window(.halfYear)), ("return_1y", .window(.year)), ("ytd", .window(.yearToDate)),
    ("ytd_base", .window(.yearToDate)), ("ytd_base_day", .window(.yearToDate)), ("cagr", .span),
    ("volatility", .volatility), ("max_drawdown", .drawdown), ("peak_day", .drawdown), ("trough_day", .drawdown),
    ("recovered_on", .drawdown), ("sma", .average), ("sma_min", .averages), ("sma_max", .averages),
    ("above_sma", .averages),
  ]

  init(_ access: SeriesAccess) {
    super.init(
      access, columns: Self.figures.map(\.name), parameters: ["as_of", "since", "average", "basis"], order: [0])
  }

  override func parts(of used: UInt64) -> Int32 {
    var parts: SeriesStatistics.Parts = []
    for (index, figure) in Self.figures.enumerated() where used & 1 << UInt64(index) != 0 { parts.insert(figure.parts) }
    return parts.rawValue
  }

  override func rows(symbol: Cell?, parameters: [Cell], parts: Int32) throws -> ComputedRows {
    let rows = StatisticsRows(access, try instruments(symbol), SeriesStatistics.Parts(rawValue: parts))
    let asOf = try Parameter.day(parameters[0], "series_stats")
    rows.from = try Parameter.day(parameters[1], "series_stats")
    if let asOf { rows.through = asOf.number }
    rows.length = try Parameter.count(parameters[2], "series_stats", of: "the length of the average", orElse: 20)
    rows.basis = try Parameter.basis(parameters[3], "series_stats")
    return rows
  }

  /// Whether a column says anything where only some parts are computed.
  fileprivate static func isComputed(_ column: Int, _ parts: SeriesStatistics.Parts) -> Bool {
    parts.isSuperset(of: figures[column].parts)
  }
}

/// All figures of one scan, in one batch.
private final class StatisticsRows: ComputedRows, @unchecked Sendable {
  private let access: SeriesAccess
  private var instruments: [Instrument]
  private let parts: SeriesStatistics.Parts
  var from: Day?
  var through = Int32.max
  var length = 20
  var basis = PriceBasis.close

  init(_ access: SeriesAccess, _ instruments: [Instrument], _ parts: SeriesStatistics.Parts) {
    self.access = access
    self.instruments = instruments
    self.parts = parts
  }

  override func next() throws -> ComputedBatch? {
    if instruments.isEmpty { return nil }
    defer { instruments = [] }
    let (workers, second) = instruments.count == 1 ? ([SeriesWorker(access)], nil) : access.workers()
    let all = try withExtendedLifetime(second) {
      try access.map(instruments[...], workers: workers) { [self] instrument, worker in
        try statistics(of: instrument, worker)
      }
    }
    return batch(all)
  }

  private func statistics(of instrument: Instrument, _ worker: SeriesWorker) throws -> SeriesStatistics {
    let closes: DailySeries
    if parts == .span, from == nil, basis == .close {
      return SeriesStatistics(of: try worker.span(of: instrument, through: through))
    }
    if parts.isDisjoint(with: .wholeSpan) {
      closes = try worker.end(
        of: instrument, through: through, basis: basis,
        oldest: { last in
          var day = last
          for window in PriceWindow.allCases where parts.contains(.window(window)) {
            day = min(day, window.lastBaseDay(endingOn: Day(number: last))?.number ?? day)
          }
          return (day, parts.contains(.average) ? length : parts.contains(.window(.day)) ? 2 : 1)
        },
        isEnough: { SeriesStatistics.isEnough($0, parts: parts, length: length) })
    } else {
      closes = try worker.closes(of: instrument, days: .min...through, basis: basis)
    }
    return SeriesStatistics(
      of: closes, from: from, length: length, returnsPerYear: instrument.returnsPerYear, parts: parts)
  }

  private func batch(_ all: [SeriesStatistics]) -> ComputedBatch {
    var columns: [ComputedBatch.Values] = []
    /// The next column, NULL where nobody asked for it.
    func add(_ values: () -> ComputedBatch.Values) {
      columns.append(SeriesStatsTable.isComputed(columns.count, parts) ? values() : .null)
    }
    func reals(_ value: (SeriesStatistics) -> Double?) { add { .reals(all.map { value($0) ?? .nan }) } }
    func days(_ value: (SeriesStatistics) -> Day?) { add { .days(all.map { value($0)?.number ?? .min }) } }
    var texts: [String] = instruments.map(\.symbol)
    add { .texts(instruments.indices.map { Int32($0) }) }
    add {
      .texts(
        instruments.map { instrument in
          guard let currency = instrument.currency else { return -1 }
          texts.append(currency.code)
          return Int32(texts.count - 1)
        })
    }
    days(\.firstDay)
    days(\.lastDay)
    add { .integers(all.map { Int64($0.count) }) }
    reals(\.minimum)
    reals(\.maximum)
    reals(\.mean)
    reals(\.last)
    reals { $0.change?.percent }
    for window in [PriceWindow.day, .week, .month, .quarter, .halfYear, .year, .yearToDate] {
      reals { $0.change(over: window)?.percent }
    }
    reals { $0.change(over: .yearToDate)?.base }
    days { $0.change(over: .yearToDate)?.baseDay }
    reals(\.cagr)
    reals(\.volatility)
    reals { $0.drawdown?.percent }
    days { $0.drawdown?.peakDay }
    days { $0.drawdown?.troughDay }
    days { $0.drawdown?.recoveredOn }
    reals(\.average)
    reals(\.lowestAverage)
    reals(\.highestAverage)
    reals(\.aboveAverage)
    return ComputedBatch(count: all.count, columns: columns, texts: texts)
  }
}

extension Instrument {
  /// How many returns a year has: crypto-assets trade on all days.
  public var returnsPerYear: Double { kind == .crypto ? DailySeries.allDays : DailySeries.tradingDays }
}
