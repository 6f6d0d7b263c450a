// What `compare` shows of filings: rows of reported capital expenditure, and plans against the last reported year.
import Storage
import Vocabulary

struct ReportedCapex {
  let store: Store
  let console: Console
  let entities: [Entity]
  let asOf: Day?

  /// The columns that the machine output has beyond those of facts when filings are asked for.
  static let columns = [
    "tag", "taxonomy", "covers", "period_start", "period_end", "form", "filed_on", "accession", "ratio",
    "reported_year", "reported", "reported_currency",
  ]

  /// The rows of filings, years that end outside a period left out.
  func rows(target: Cell, rateOn: Day?, from: Day?, to: Day?) throws -> Grid {
    try store.grid(
      "compare-filings",
      [
        "entities": NamedEntities.list(entities), "in": target, "as_of": Cell(asOf), "rate_on": Cell(rateOn),
        "from": Cell(from), "to": Cell(to),
      ])
  }

  /// The grid with columns that say how many times the last reported year each plan is a year.
  func measured(_ grid: Grid) throws -> Grid {
    let plans = try store.grid(
      "plans-against-filings", ["entities": NamedEntities.list(entities), "as_of": Cell(asOf)])
    guard let fact = grid.index(of: "fact_id"), let plan = plans.index(of: "fact_id"), !plans.rows.isEmpty else {
      return grid
    }
    let names = ["ratio", "reported_year", "reported", "reported_currency"]
    let noted = names + ["tag", "covers", "note", "form", "filed_on", "period_end"]
    let places = noted.compactMap { plans.index(of: $0) }
    var measured = grid
    measured.columns += places.map { plans.columns[$0] }
    measured.rows = grid.rows.map { row in
      let match = plans.rows.first { $0[plan] == row[fact] }
      return row + places.map { match?[$0] ?? .null }
    }
    return measured
  }

  /// Says for which entities nothing is shown, and why; and which years of a series no filing has under a known tag.
  func tellGaps(_ rows: Grid) throws {
    for (_, words, help) in try gaps(rows) { console.say(help.map { "\(words): \($0)" } ?? words) }
  }

  /// What is missing of an entity, and what would bring it where that is known.
  typealias Gap = (entity: String, words: String, help: String?)

  /// For which entities nothing is shown, and why; and which years of a series no filing has under a known tag.
  func gaps(_ rows: Grid) throws -> [Gap] {
    var gaps: [Gap] = []
    for entity in entities {
      let years = rows.rows.compactMap { row -> Int64? in
        guard rows.index(of: "entity").map({ row[$0] }) == .text(entity.id),
          case .integer(let year)? = rows.index(of: "fiscal_year").map({ row[$0] })
        else { return nil }
        return year
      }
      guard let first = years.min(), let last = years.max() else {
        gaps.append(try why(entity))
        continue
      }
      let missing = (first...last).filter { !years.contains($0) }
      if !missing.isEmpty {
        gaps.append(
          (
            entity.id,
            "\(visible(entity.name)): no annual filing has capital expenditure under a known tag for \(Self.runs(missing))",
            nil
          ))
      }
    }
    return gaps
  }

  private func why(_ entity: Entity) throws -> Gap {
    let name = visible(entity.name)
    let filers = try store.grid("filers", ["entity": .text(entity.id), "as_of": Cell(asOf)])
    guard let row = filers.rows.first else {
      if let asOf, try !store.grid("filers", ["entity": .text(entity.id)]).rows.isEmpty {
        return (entity.id, "\(name): nothing was filed by \(asOf)", nil)
      }
      return (entity.id, "no filings of \(name)", "ingest its company facts from the SEC (CIK##########.json)")
    }
    func text(_ column: String) -> String {
      switch filers.index(of: column).map({ row[$0] }) {
      case .text(let text): visible(text)
      case .integer(let value): String(value)
      default: "?"
      }
    }
    if filers.index(of: "annual_capex").map({ row[$0] }) == .integer(0) {
      let count = counted(Int(text("reported")) ?? 0, "value")
      return (
        entity.id,
        "\(name): nothing in its filings (\(count) of \(text("taxonomies"))) is an annual value under a tag known for "
          + "capital expenditure", nil
      )
    }
    return (entity.id, "\(name): no year reported in that period", nil)
  }

  /// `2013-2021, 2023`.
  private static func runs(_ years: [Int64]) -> String {
    var runs: [ClosedRange<Int64>] = []
    for year in years {
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ", ")
  }
}

extension Grid {
  /// The rows of both, with the columns of this grid and those that only the other has; null where a row has none.
  func followed(by other: Grid) -> Grid {
    let own = Set(columns.map(\.name))
    let added = other.columns.filter { !own.contains($0.name) }
    let all = columns + added
    let places = all.map { other.index(of: $0.name) }
    return Grid(
      columns: all,
      rows: rows.map { $0 + added.map { _ in .null } }
        + other.rows.map { row in places.map { $0.map { row[$0] } ?? .null } })
  }
}
