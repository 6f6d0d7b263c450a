// The figures of series as rows: the machine output of `prices`.
import Analysis
import Storage
import Vocabulary

enum PriceFigures {
  /// The columns of the machine output, a contract with its readers; those that `series_stats` has are named alike.
  private static let columns: [Column] = [
    Column("symbol", .code), Column("name"), Column("entity"), Column("currency", .code), Column("basis"),
    Column("first_day", .day), Column("last_day", .day), Column("n"), Column("min"), Column("max"), Column("avg"),
    Column("last"), Column("change", .percent), Column("return_1d", .percent), Column("return_1w", .percent),
    Column("return_1m", .percent), Column("return_3m", .percent), Column("return_6m", .percent),
    Column("return_1y", .percent), Column("ytd", .percent), Column("ytd_base"), Column("ytd_base_day", .day),
    Column("cagr", .percent), Column("volatility"), Column("max_drawdown", .percent), Column("peak_day", .day),
    Column("trough_day", .day), Column("recovered_on", .day), Column("sma"), Column("missing_days"),
  ]

  static func grid(_ series: [LoadedSeries], from: Day?, average: Int, entities: (String) -> String?) -> Grid {
    Grid(
      columns: columns,
      rows: series.map { one in
        let figures = SeriesStatistics(
          of: one.closes, from: from, length: average, returnsPerYear: one.instrument.returnsPerYear)
        return row(one, figures, entity: one.instrument.entityID.flatMap(entities))
      })
  }

  private static func row(_ one: LoadedSeries, _ figures: SeriesStatistics, entity: String?) -> [Cell] {
    func percent(_ window: PriceWindow) -> Cell { Cell(figures.change(over: window)?.percent) }
    let ytd = figures.change(over: .yearToDate)
    var cells: [Cell] = [
      .text(one.symbol), Cell(one.instrument.name), Cell(entity), Cell(one.currency), .text(one.basis.rawValue),
      Cell(figures.firstDay), Cell(figures.lastDay), .integer(Int64(figures.count)), Cell(figures.minimum),
      Cell(figures.maximum), Cell(figures.mean), Cell(figures.last), Cell(figures.change?.percent),
    ]
    cells += PriceWindow.allCases.map(percent)
    cells += [
      Cell(ytd?.base), Cell(ytd?.baseDay), Cell(figures.cagr), Cell(figures.volatility),
      Cell(figures.drawdown?.percent), Cell(figures.drawdown?.peakDay), Cell(figures.drawdown?.troughDay),
      Cell(figures.drawdown?.recoveredOn), Cell(figures.average), .integer(Int64(one.missingDays)),
    ]
    return cells
  }
}

extension Cell {
  /// A number, or null; NaN is null.
  init(_ value: Double?) { self = value.flatMap { $0.isNaN ? nil : .real($0) } ?? .null }
}
