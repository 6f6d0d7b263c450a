// The share prices of a report: the listings of its companies, rebased to 100, with the last close of every month.
import Analysis
import Rendering
import Storage
import Vocabulary

struct ReportSeries {
  let store: Store
  let companies: [Entity]
  let asOf: Day?
  let target: Currency?
  let console: Console

  /// As many lines as a chart can tell apart.
  private static let most = 8

  /// The series from a day on, three years where none is given; nil where the store has none. And what is missing.
  func read(from: Day?) throws -> (table: Report.PriceTable?, gaps: [Report.Gap]) {
    let all = try store.instruments()
    var listed: [Instrument] = []
    var gaps: [Report.Gap] = []
    for company in companies {
      let own = all.filter { $0.entityID == company.id }
      listed += own
      if own.isEmpty, company.kind == .company {
        gaps.append(
          Report.Gap(
            words: "no share prices of \(company.name)",
            help: "where it is listed, \"invest ingest SYMBOL.csv\" reads a price history"))
      }
    }
    if listed.count > Self.most {
      gaps.append(
        Report.Gap(
          words: "\(listed.count - Self.most) of \(listed.count) series are not drawn",
          help: "a report of fewer companies draws them"))
    }
    var options = SeriesOptions()
    options.target = nil
    options.basis = .close
    // First as they are, to see how far they go; then the days that are drawn, converted.
    let drawn = Array(listed.prefix(Self.most))
    let whole = SeriesLoader(store: store, options: options, asOf: asOf, to: nil, console: console)
    let ends = try whole.load(drawn).filter { !$0.closes.isEmpty }.map { $0.closes.day($0.closes.count - 1) }
    guard let last = ends.max() else { return (nil, gaps) }
    let start = from ?? last.advanced(by: -3 * 365)
    if start > last { return (nil, gaps) }
    options.target = target
    // A series without a close on the first day begins with the last one before it.
    var loader = SeriesLoader(store: store, options: options, asOf: asOf, to: nil, console: console)
    loader.from = start.advanced(by: -31)
    let series = try loader.load(drawn).filter { !$0.closes.isEmpty }
    let shown = series.filter { $0.closes.day($0.closes.count - 1) >= start }
    if shown.isEmpty { return (nil, gaps) }
    let chart = SeriesChart.chart(
      shown, from: start, options: options, sources: try SeriesChart.sources(of: shown, in: store))
    return (Report.PriceTable(chart: chart, months: months(shown, from: start)), gaps)
  }

  /// The last close of each series in each month, the newest month first.
  private func months(_ series: [LoadedSeries], from: Day) -> [(month: String, closes: [String])] {
    var closes: [String: [String]] = [:]
    for (place, one) in series.enumerated() {
      let values = one.closes.within(from: from, to: nil)
      for index in 0..<values.count {
        let month = String(values.day(index).description.prefix(7))
        let unit = one.currency.map { " \($0)" } ?? ""
        closes[month, default: series.map { _ in "–" }][place] = PriceText.number(values.values[index]) + unit
      }
    }
    return closes.keys.sorted(by: >).map { ($0, closes[$0] ?? []) }
  }
}
