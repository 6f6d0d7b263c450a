import Analysis
import Vocabulary

@testable import Storage

/// One bar as a test writes it; nil is a missing number.
struct SampleBar: Hashable {
  var symbol: String
  var day: Int32
  /// Close, adjusted close, open, high, low, volume.
  var numbers: [Double?]

  init(_ symbol: String, _ day: Int32, _ numbers: [Double?]) {
    self.symbol = symbol
    self.day = day
    self.numbers = numbers
  }

  /// A bar with all numbers, in cents.
  init(_ symbol: String, _ day: Int32, cents: Int, volume: Int = 1000) {
    let close = Double(cents) / 100
    self.init(
      symbol, day,
      [close, close, Double(cents + 5) / 100, Double(cents + 20) / 100, Double(cents - 11) / 100, Double(volume)])
  }
}

extension BarBatch {
  /// A batch of bars in this order, with six digits after the decimal mark or as doubles.
  init(_ bars: [SampleBar], asDoubles: Bool = false) {
    self.init()
    for (row, bar) in bars.enumerated() {
      let symbol = symbols.firstIndex(of: bar.symbol) ?? symbols.count
      if symbol == symbols.count { symbols.append(bar.symbol) }
      if runs.last?.symbol == symbol {
        runs[runs.count - 1].rows = runs[runs.count - 1].rows.lowerBound..<row + 1
      } else {
        runs.append(Run(symbol: symbol, rows: row..<row + 1))
      }
      days.append(bar.day)
    }
    func column(_ place: Int) -> BarColumn {
      let numbers = bars.map { $0.numbers[place] }
      if numbers.allSatisfy({ $0 == nil }) { return BarColumn() }
      if asDoubles {
        return BarColumn(
          values: numbers.map { $0.map { Int64(bitPattern: $0.bitPattern) } ?? BarColumn.missing }, isDouble: true)
      }
      return BarColumn(
        values: numbers.map { $0.map { Int64(($0 * 1e6).rounded()) } ?? BarColumn.missing }, scale: 6)
    }
    close = column(0)
    adjClose = column(1)
    open = column(2)
    high = column(3)
    low = column(4)
    volume = column(5)
  }
}

extension Store {
  /// Ingests bars as one file of an import of its own, in batches of so many rows.
  @discardableResult
  func ingest(
    _ bars: [SampleBar], as name: String, batch: Int = 100_000, asDoubles: Bool = false
  ) throws -> (report: PriceReport, run: ImportRun) {
    let run = beginImport(command: "ingest \(name)", startedAt: "2025-04-01T00:00:00Z")
    let report = try ingestPrices(file: IngestedFile(uri: name, sha256: name), in: run) { session in
      var start = 0
      while start < bars.count {
        let end = min(start + batch, bars.count)
        try session.add(BarBatch(Array(bars[start..<end]), asDoubles: asDoubles))
        start = end
      }
    }
    try finish(run)
    return (report, run)
  }

  /// All bars that are in force, in the order of symbols and days.
  func allBars() throws -> [SampleBar] {
    let reader = try priceReader()
    return try instruments().flatMap { instrument in
      var series = PriceSeries()
      try reader.read(instrument, into: &series)
      return series.days.indices.map { index in
        let adjusted = series.adjClose.isEmpty ? series.close : series.adjClose
        let numbers = [series.close, adjusted, series.open, series.high, series.low, series.volume]
        return SampleBar(instrument.symbol, series.days[index], numbers.map { $0[index].isNaN ? nil : $0[index] })
      }
    }
  }

  /// The tables of prices as text, ids and BLOBs included.
  func priceDump() throws -> [String] {
    try [
      "select id, symbol, name, entity_id, kind, currency, adjusted from instruments order by id",
      "select * from instrument_sources order by 1, 2",
      """
      select id, last_day, n, source_id, hex(sources), hex(days), hex(closes), hex(adj_closes), hex(opens), hex(highs),
        hex(lows), hex(volumes) from price_blocks order by id
      """,
      """
      select instrument_id, source_id, is_same, first_day, n, hex(days), hex(closes), hex(adj_closes), hex(opens),
        hex(highs), hex(lows), hex(volumes) from overlaid_bars order by 1, 2, 3, 4
      """,
    ].flatMap { try lines($0) }
  }
}
