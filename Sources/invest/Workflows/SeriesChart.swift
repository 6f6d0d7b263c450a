// Series of prices as a chart: one in its own unit, several rebased to 100.
import Analysis
import Rendering
import Storage
import Vocabulary

enum SeriesChart {
  static func chart(_ series: [LoadedSeries], from: Day?, options: SeriesOptions, sources: [String]) -> LineChart {
    let shown = series.map { ($0, $0.closes.within(from: from, to: nil)) }
    let closes = options.basis == .adjusted ? "adjusted closes" : "closes"
    // Several begin on the first day that all of them have begun by.
    let start = shown.compactMap { $0.1.isEmpty ? nil : $0.1.day(0) }.max()
    var unit: String
    var lines: [LineChart.Line] = []
    if series.count == 1, let (one, values) = shown.first {
      unit = [one.currency?.code, closes].compactMap { $0 }.joined(separator: ", ")
      lines = [LineChart.Line(name: one.symbol, detail: detail(one, values), days: values.days, values: values.values)]
    } else {
      unit = "\(start.map { "\($0) = 100" } ?? "rebased to 100"), \(closes)"
      if let target = options.target { unit += " in \(target)" }
      for (one, values) in shown {
        // Where a series has no close on the first day, the last one before it is the base.
        guard let start, !values.isEmpty, let part = one.closes.beginning(on: start), let rebased = part.rebased()
        else {
          lines.append(LineChart.Line(name: one.symbol, detail: "no closes", days: [], values: []))
          continue
        }
        lines.append(
          LineChart.Line(name: one.symbol, detail: detail(one, part), days: rebased.days, values: rebased.values))
      }
    }
    let names = series.map { one in one.instrument.name.map { "\($0) (\(one.symbol))" } ?? one.symbol }
    let first = shown.compactMap { $0.1.isEmpty ? nil : series.count == 1 ? $0.1.day(0) : start }.min()
    let last = shown.compactMap { $0.1.isEmpty ? nil : $0.1.day($0.1.count - 1) }.max()
    var title = names.joined(separator: ", ")
    if let first, let last { title += ", \(first) to \(last)" }
    return LineChart(title: title, unit: unit, lines: lines, notes: notes(sources, last, options))
  }

  /// `138.5 HKD, +68.9%`.
  private static func detail(_ one: LoadedSeries, _ values: DailySeries) -> String {
    guard let last = values.values.last else { return "no closes" }
    let figures = SeriesStatistics(of: values, parts: .span)
    let words = PriceText.number(last)
    let change = figures.change.map { ", \(PriceText.percent($0.percent))" } ?? ""
    return words + (one.currency.map { " \($0)" } ?? "") + change
  }

  private static func notes(_ sources: [String], _ last: Day?, _ options: SeriesOptions) -> [String] {
    var notes: [String] = []
    if let target = options.target {
      notes.append("In \(target) at each day's rate, the last on or before the day and at most seven days old.")
    }
    if !sources.isEmpty {
      let names =
        sources.prefix(6).joined(separator: ", ") + (sources.count > 6 ? " and \(sources.count - 6) more" : "")
      notes.append("Source: \(names)" + (last.map { "; last close of \($0)" } ?? ""))
    }
    return notes
  }

  /// The names of the files that the series come from, without their folders.
  static func sources(of series: [LoadedSeries], in store: Store) throws -> [String] {
    let symbols = series.map(\.symbol).joined(separator: ",")
    let grid = try store.grid("prices-sources", ["symbols": .text(symbols)])
    var names: [String] = []
    for row in grid.rows {
      guard case .text(let uri)? = grid.index(of: "uri").map({ row[$0] }) else { continue }
      let name = uri.split(separator: "/").last.map(String.init) ?? uri
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
