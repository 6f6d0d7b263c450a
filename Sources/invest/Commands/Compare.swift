// `invest compare`: plans, growth and share moves of companies side by side.
import ArgumentParser
import Rendering
import Storage
import Vocabulary

struct Compare: InvestCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare companies: plans per year and in one currency, growth, share moves.",
    usage: "invest compare ENTITY… [options]",
    discussion: """
      EXAMPLES:
        invest compare alibaba bytedance --in KRW
        invest compare 알리바바 바이트댄스
        invest compare BABA 字节跳动 --as-of 2025-03-01
        invest compare alibaba tencent --metric capex --format csv
        invest compare apple nvidia --metric filings --from 2020
        invest compare alibaba bytedance --chart
        invest compare alibaba bytedance --svg plans.svg
        invest --demo compare alibaba bytedance

      As a table, companies are columns and rates and sources are footnotes; as CSV or JSON, one row is one fact. \
      Amounts convert at the rate of the day they were stated, or of --rate-on. Where a rate is missing the gap is \
      shown and the exit code is 2. \
      --metric filings shows capital expenditure as reported to the SEC, by the year in which the period ends; amounts \
      convert at the rate of that day. Plans say how many times the last reported year they are where it is known.
      """)

  enum Metric: String, CaseIterable, ExpressibleByArgument {
    case capex, stakes, growth, moves, filings
  }

  @Argument(help: ArgumentHelp("Names in any language, or tickers.", valueName: "entity"))
  var entities: [String]

  @Option(help: "What to compare, again for each (default: all but filings).")
  var metric: [Metric] = []

  @OptionGroup(title: "Money") var money: MoneyOptions
  @OptionGroup(title: "Time") var asOf: AsOfOption
  @OptionGroup(title: "Time") var period: PeriodOptions
  @OptionGroup(title: "Chart") var picture: PictureOptions
  @OptionGroup(title: "Store") var store: StoreOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(on console: Console) throws {
    let store = try StoreDoor.reading(store)
    let found = try NamedEntities.carriers(entities, in: store)
    let day = asOf.day ?? (self.store.demo ? Demo.asOf : nil)
    let metrics = metric.map(\.rawValue).joined(separator: ",")
    let queries = NamedQueries(store: store, output: output, console: console)
    let reported = ReportedCapex(store: store, console: console, entities: found, asOf: day)
    let facts = try queries.grid(
      "compare",
      [
        "entities": NamedEntities.list(found), "in": Cell(money.target), "rate_on": Cell(money.rateOn),
        "as_of": Cell(day), "from": Cell(period.from), "to": Cell(period.to),
        "metric": metrics.isEmpty ? .null : .text(metrics),
      ])
    var grid = try reported.measured(facts)
    if metric.contains(.filings) {
      let filings = try reported.rows(
        target: Cell(money.target), rateOn: money.rateOn, from: period.from, to: period.to)
      grid = grid.followed(by: filings)
      try reported.tellGaps(filings)
    }
    let comparison = Comparison(grid: grid, hasFilings: metric.contains(.filings))
    if !comparison.hasAmounts { try comparison.check(money.target, in: store) }
    if picture.wantsChart { try draw(facts, found, in: store, on: console) }
    switch output.chosenFormat {
    case _ where picture.chart: break
    case .table, .markdown:
      let sources = try comparison.sources(queries, found, asOf: day)
      let table = ComparisonTable(
        grid, companies: found, sources: sources, options: output.renderOptions(on: console))
      console.colour = output.color
      try console.redirect(to: output.output)
      try console.out.write(output.chosenFormat == .markdown ? table.markdown() : table.text())
    default:
      try output.show(comparison.machineGrid, on: console)
    }
    try comparison.tellGaps(queries, asOf: day, rateOn: money.rateOn)
    if asOf.day != nil { try comparison.tellUndated(queries, found) }
  }

  /// The plans a year as bars.
  private func draw(_ facts: Grid, _ found: [Entity], in store: Store, on console: Console) throws {
    var chart = BarChart(plansOf: facts, companies: found, scale: output.scale)
    if chart.bars.isEmpty {
      console.say("no plans to draw")
      return
    }
    let day = money.rateOn.map { "on \($0)" } ?? "of the day that each plan was stated"
    chart.notes = ["Plans of several years are divided evenly. Converted at the rates \(day)."]
    try picture.show(text: chart.text, svg: { chart.svg() }, output: output, on: console)
  }
}
