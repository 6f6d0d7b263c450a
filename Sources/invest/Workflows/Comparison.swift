// What `compare` does with the rows of its query: the columns of its machine output, the sources behind the rows, and
// what is missing.
import Analysis
import Storage
import Vocabulary

struct Comparison {
  let grid: Grid
  /// Whether filings are among what is compared.
  var hasFilings = false

  /// The columns of the machine output, a contract with its readers.
  static let columns = [
    "entity", "name", "kind", "status", "amount", "amount_high", "currency", "qualifier", "years", "per_year",
    "fiscal_year", "stated_on", "in_currency", "in_amount", "in_amount_high", "in_per_year", "rate", "rate_day",
    "rate_legs", "sources", "segment", "percent", "basis", "window",
  ]

  /// The rows with exactly the columns of the machine output.
  var machineGrid: Grid {
    let wanted = Comparison.columns + (hasFilings ? ReportedCapex.columns : [])
    let places = wanted.compactMap { grid.index(of: $0) }
    return Grid(columns: places.map { grid.columns[$0] }, rows: grid.rows.map { row in places.map { row[$0] } })
  }

  /// For each row its sources in words, in the order of their days.
  func sources(_ queries: NamedQueries, _ entities: [Entity], asOf: Day?) throws -> [[String]] {
    guard let column = grid.index(of: "fact_id") else { return [] }
    let sources = try queries.grid(
      "compare-sources", ["entities": NamedEntities.list(entities), "as_of": Cell(asOf)])
    var words: [Int64: [String]] = [:]
    for row in sources.rows {
      guard case .integer(let fact)? = sources.index(of: "fact_id").map({ row[$0] }) else { continue }
      words[fact, default: []].append(Comparison.words(row, of: sources))
    }
    return grid.rows.map { row in
      if case .integer(let fact) = row[column] { words[fact] ?? [] } else { [] }
    }
  }

  /// `2025-02-24 Harbour Wire: Alibaba to invest … (articles/a.txt)`.
  private static func words(_ row: [Cell], of grid: Grid) -> String {
    func text(_ name: String) -> String? {
      if case .text(let text)? = grid.index(of: name).map({ row[$0] }) { text } else { nil }
    }
    let head = [text("published_on") ?? "undated", text("publisher")].compactMap { $0 }.joined(separator: " ")
    let title = text("title").map { ": \($0)" } ?? ""
    return "\(head)\(title) (\(text("uri") ?? "?"))"
  }

  /// Says which rates are missing, each once; then the run is incomplete.
  func tellGaps(_ queries: NamedQueries, asOf: Day?, rateOn: Day?, status: String? = nil) throws {
    try tellGaps(in: queries.store, on: queries.console, asOf: asOf, rateOn: rateOn, status: status)
  }

  /// Says which rates are missing, each once; then the run is incomplete.
  func tellGaps(in store: Store, on console: Console, asOf: Day?, rateOn: Day?, status: String? = nil) throws {
    let rates = ExchangeRates(source: try store.rates())
    var told: Set<String> = []
    for row in grid.rows {
      guard case .null = cell(row, "in_amount"), let from = currency(row, "currency"),
        let to = currency(row, "in_currency")
      else { continue }
      if let status, cell(row, "status") != .text(status) { continue }
      guard case .failure(let gap) = try rates.rate(from: from, to: to, on: rateOn ?? day(row), asOf: asOf) else {
        continue
      }
      console.note(.incomplete)
      if told.insert(gap.words).inserted {
        console.report(Diagnostic(.warning, gap.words, help: gap.help))
      }
    }
  }

  /// Fails where the currency asked for is one that no rate and no fact of this store has: a mistyped code.
  func check(_ target: Currency?, in store: Store) throws {
    guard let target, try !store.currenciesWithRates().contains(target),
      !grid.rows.contains(where: { currency($0, "currency") == target })
    else { return }
    throw Diagnostic(
      .error, "no exchange rate of \"\(target)\" is known on any day",
      help: "is the code right? Currencies are named by ISO 4217 codes, like KRW")
  }

  /// Whether any row has a converted amount.
  var hasAmounts: Bool { grid.rows.contains { cell($0, "in_amount") != .null } }

  /// Whether a total leaves facts out for want of an amount or a rate.
  var isMissingSome: Bool { grid.rows.contains { cell($0, "missing") != .integer(0) } }

  /// The currency that the rows are converted to, null where there are none.
  var target: Cell { grid.rows.first.map { cell($0, "in_currency") } ?? .null }

  /// Says how many facts `--as-of` left out for want of a day.
  func tellUndated(_ queries: NamedQueries, _ entities: [Entity]) throws {
    let all = Comparison(grid: try queries.grid("compare", ["entities": NamedEntities.list(entities)]))
    let undated = all.grid.rows.count { all.cell($0, "stated_on") == .null }
    if undated > 0 { queries.console.say("\(counted(undated, "fact")) without a day left out (--as-of)") }
  }

  private func cell(_ row: [Cell], _ name: String) -> Cell { grid.index(of: name).map { row[$0] } ?? .null }

  private func currency(_ row: [Cell], _ name: String) -> Currency? {
    if case .text(let code) = cell(row, name) { Currency(code) } else { nil }
  }

  private func day(_ row: [Cell]) -> Day? {
    // Filings convert at the end of their year, not at the day of the filing.
    let column = cell(row, "kind") == .text("filing") ? "convert_on" : "stated_on"
    return if case .text(let text) = cell(row, column) { Day(iso: text) } else { nil }
  }
}
