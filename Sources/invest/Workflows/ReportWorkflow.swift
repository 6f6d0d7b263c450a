// What a report says, asked of the store: the answers of `compare`, `check` and `prices`, and the documents behind them.
import Analysis
import Rendering
import Storage
import Vocabulary

struct ReportWorkflow {
  let store: Store
  let companies: [Entity]
  let asOf: Day?
  let money: MoneyOptions
  let pricesFrom: Day?
  let scale: Scale
  let console: Console

  func report() throws -> Report {
    let list = NamedEntities.list(companies)
    let reported = ReportedCapex(store: store, console: console, entities: companies, asOf: asOf)
    let facts = try store.grid(
      "compare",
      ["entities": list, "in": Cell(money.target), "rate_on": Cell(money.rateOn), "as_of": Cell(asOf)])
    let filings = try reported.rows(target: Cell(money.target), rateOn: money.rateOn, from: nil, to: nil)
    let comparison = Comparison(grid: facts.followed(by: filings), hasFilings: true)
    if !comparison.hasAmounts { try comparison.check(money.target, in: store) }
    let findings = try store.check(Set(CheckKind.allCases), entities: companies.map(\.id), asOf: asOf)
    var report = Report(
      companies: companies, comparison: try reported.measured(facts), filings: filings,
      findings: CheckGrid.grid(findings), style: ReportStyle.text)
    report.asOf = asOf?.description
    report.target = money.target?.code
    report.scale = scale
    report.comparedSources = try comparedSources(facts, list)
    report.plans = plans(facts)
    let documents = ReportDocuments(store: store, entities: list, asOf: asOf)
    (report.facts, report.sources) = try documents.read()
    let prices = ReportSeries(store: store, companies: companies, asOf: asOf, target: money.target, console: console)
    let (table, priceGaps) = try prices.read(from: pricesFrom)
    report.prices = table
    let rates = try ReportRates(store: store, asOf: asOf, rateOn: money.rateOn).read(comparison.grid)
    report.rates = rates.used
    report.gaps = try silent(report.facts) + rates.gaps + priceGaps + undated(list)
    let unchecked = Set(findings.filter { $0.kind == .filings && $0.verdict == .unchecked }.map(\.entityID))
    for (entity, words, help) in try reported.gaps(filings) where !unchecked.contains(entity) {
      report.gaps.append(
        Report.Gap(words: words, help: help ?? "other filings may have it: \"invest list filings\" shows them"))
    }
    try tellGaps(comparison)
    return report
  }

  /// For each row the numbers of its sources.
  private func comparedSources(_ facts: Grid, _ list: Cell) throws -> [[Int64]] {
    let grid = try store.grid("compare-sources", ["entities": list, "as_of": Cell(asOf)])
    var sources: [Int64: [Int64]] = [:]
    guard let fact = grid.index(of: "fact_id"), let source = grid.index(of: "source_id") else { return [] }
    for row in grid.rows {
      if case .integer(let fact) = row[fact], case .integer(let source) = row[source] {
        sources[fact, default: []].append(source)
      }
    }
    guard let column = facts.index(of: "fact_id") else { return [] }
    return facts.rows.map { if case .integer(let fact) = $0[column] { sources[fact] ?? [] } else { [] } }
  }

  private func plans(_ facts: Grid) -> BarChart? {
    var chart = BarChart(plansOf: facts, companies: companies, scale: scale, limit: 12)
    if chart.bars.isEmpty { return nil }
    let day = money.rateOn.map { "of \($0)" } ?? "of the day that each plan was stated"
    chart.notes += ["Plans of several years are divided evenly. Converted at the rates \(day)."]
    return chart
  }

  /// The companies of which nothing is known.
  private func silent(_ facts: [Report.Fact]) throws -> [Report.Gap] {
    let known = Set(facts.map(\.entityID))
    return companies.filter { !known.contains($0.id) }.map {
      Report.Gap(words: "no facts about \($0.name)", help: "\"invest ingest\" reads articles that speak of them")
    }
  }

  private func undated(_ list: Cell) throws -> [Report.Gap] {
    guard asOf != nil else { return [] }
    let all = try store.grid("report-facts", ["entities": list])
    let undated = all.rows.count { row in all.index(of: "stated_on").map { row[$0] } == .null }
    if undated == 0 { return [] }
    return [
      Report.Gap(
        words: "\(counted(undated, "fact")) without a day left out",
        help: "nobody knows whether they were known by then: \"invest ingest --published DAY\" says so")
    ]
  }

  /// A missing rate makes the run incomplete, as everywhere.
  private func tellGaps(_ comparison: Comparison) throws {
    try comparison.tellGaps(in: store, on: console, asOf: asOf, rateOn: money.rateOn)
  }
}
