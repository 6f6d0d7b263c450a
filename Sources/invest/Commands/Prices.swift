// `invest prices`: figures of price series side by side, or their chart.
import Analysis
import ArgumentParser
import Rendering
import Storage
import Vocabulary

struct Prices: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "Figures and charts of price series: returns, drawdown, volatility.",
    usage: "invest prices [SYMBOL…] [options]",
    discussion: """
      EXAMPLES:
        invest prices 9988.HK BABA
        invest prices alibaba --as-of 2025-02-21
        invest prices 9988.HK BABA --in CNY --chart
        invest prices AAPL MSFT --from 2024 --svg chart.svg
        invest prices --format csv

      A company's name means all of its listings; without a name all series are shown. Returns end on the last close; a \
      window begins with the last traded close on or before the same day that long ago, year to date with the last \
      close of the year before. --from and --to bound the days that lowest, highest, mean, growth a year (by calendar \
      days / 365.25), volatility (daily log returns, times the root of 252; 365 for crypto-assets) and maximum drawdown \
      (on closes) look at. A bar without a close, or a flat one with volume 0, is no day of trading. With --in, days \
      without a rate are left out and said, and the exit code is 2.

      CSV and JSON have one row a series: symbol, name, entity, currency, basis, first_day, last_day, n, min, max, avg, \
      last, change, return_1d to return_1y, ytd, ytd_base, ytd_base_day, cagr, volatility, max_drawdown, peak_day, \
      trough_day, recovered_on, sma, missing_days; returns in percent.
      """)

  @Argument(help: ArgumentHelp("Symbols, or names of companies.", valueName: "symbol"))
  var symbols: [String] = []

  @OptionGroup(title: "Series") var options: SeriesOptions

  @Option(
    help: ArgumentHelp("The length of the moving average, in days of trading.", valueName: "days"),
    transform: parseLength)
  var average = 20

  @OptionGroup(title: "Chart") var picture: PictureOptions
  @OptionGroup(title: "Time") var asOf: AsOfOption
  @OptionGroup(title: "Time") var period: PeriodOptions
  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    let found = try NamedInstruments.find(symbols, in: store)
    let loader = SeriesLoader(store: store, options: options, asOf: asOf.day, to: period.to, console: console)
    let series = try loader.load(found)
    if picture.wantsChart {
      if series.count > 8 {
        throw Diagnostic(.error, "\(series.count) series are too many for one chart", help: "name up to 8 of them")
      }
      let chart = SeriesChart.chart(
        series, from: period.from, options: options, sources: try SeriesChart.sources(of: series, in: store))
      try picture.show(text: chart.text, svg: { chart.svg() }, output: output, on: console)
      if picture.chart { return }
    }
    let grid = PriceFigures.grid(series, from: period.from, average: average) { id in
      (try? store.entity(named: id))?.named.name
    }
    switch output.chosenFormat {
    case .table, .markdown:
      let sheet = PriceSheet(
        grid, averageLength: average, notes: notes(series), options: output.renderOptions(on: console))
      console.colour = output.color
      try console.redirect(to: output.output)
      try console.out.write(output.chosenFormat == .markdown ? sheet.markdown() : sheet.text())
    default: try output.show(grid, on: console)
    }
  }

  private func notes(_ series: [LoadedSeries]) -> [String] {
    let adjusted = series.contains { $0.basis == .adjusted }
    // Some files give closes that are adjusted already, and no others.
    let areAdjusted = series.allSatisfy { $0.instrument.isAdjusted == true }
    let isMixed = !areAdjusted && series.contains { $0.instrument.isAdjusted == true }
    var words =
      adjusted
      ? "On closes adjusted for splits and dividends"
      : areAdjusted
        ? "On closes, which their files call adjusted"
        : isMixed ? "On closes, some adjusted by their files" : "On closes, without dividends"
    if let target = options.target { words += ", in \(target) at each day's rate" }
    return [
      words + ". Year to date: from the last close of the year before. \"invest help series\" has the conventions."
    ]
  }
}
