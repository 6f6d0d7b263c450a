// `invest series`: the bars themselves: gathered into periods, side by side, with averages, and how they go together.
import Analysis
import ArgumentParser
import Rendering
import Storage
import Vocabulary

struct Series: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Bars of price series by day, week, month, quarter or year; side by side; correlations.",
    usage: "invest series SYMBOL… [options]",
    discussion: """
      EXAMPLES:
        invest series 9988.HK --every month --from 2024
        invest series 9988.HK --average 50 --from 2025-01
        invest series 9988.HK BABA --in CNY --gaps last
        invest series AAPL MSFT GOOGL --correlation
        invest series alibaba --every quarter --format csv -o alibaba.csv

      One series is shown as bars: open of the first day of trading in the period, high, low, close of the last day, \
      sum of volumes. Several are shown side by side, one column of closes each (of the last day in each period): on \
      days that all of them have, or with --gaps last on all days, where a missing close repeats the last one, at most \
      seven days old. --average adds the mean of so many days (or periods). Correlations are of daily log returns over \
      the days that both have.

      CSV and JSON: symbol, day (with --every: start, first_day, last_day, n), open, high, low, close, adj_close, \
      volume, average; or day and one column a symbol; or symbol, other, correlation, days.
      """)

  enum Step: String, CaseIterable, ExpressibleByArgument {
    case day, week, month, quarter, year

    var period: CalendarPeriod? { CalendarPeriod(rawValue: rawValue) }
  }

  @Argument(help: ArgumentHelp("Symbols, or names of companies.", valueName: "symbol"))
  var symbols: [String]

  @Option(help: "Gather the days into periods.") var every = Step.day
  @Option(help: "Of several series: only common days, or the last known close.") var gaps = GapRule.commonDaysOnly

  @Option(
    help: ArgumentHelp("Add the mean of so many days or periods.", valueName: "length"), transform: parseLength)
  var average: Int?

  @Flag(help: "How the series' daily returns go together.") var correlation = false

  @OptionGroup(title: "Series") var options: SeriesOptions
  @OptionGroup(title: "Time") var asOf: AsOfOption
  @OptionGroup(title: "Time") var period: PeriodOptions
  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws {
    if correlation, every != .day || average != nil {
      throw ValidationError("--correlation is of daily returns: it does not go with --every or --average")
    }
  }

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    let found = try NamedInstruments.find(symbols, in: store)
    if correlation, found.count < 2 {
      throw Diagnostic(.error, "a correlation needs two series", help: "name another one")
    }
    let series = try SeriesLoader(
      store: store, options: options, asOf: asOf.day, to: period.to, console: console
    ).load(found)
    let isForReading = [.table, .markdown].contains(output.chosenFormat)
    let grid: Grid
    if correlation {
      grid = SeriesGrids.correlations(series, from: period.from, asMatrix: isForReading)
    } else if series.count == 1 {
      grid = SeriesGrids.bars(series[0], every: every.period, from: period.from, average: average)
    } else {
      grid = SeriesGrids.aligned(series, every: every.period, gaps: gaps, from: period.from, average: average)
    }
    try output.show(isForReading ? SeriesGrids.rounded(grid) : grid, on: console)
  }
}
