import Storage
import Testing
import Vocabulary

/// The queries that need only SQLite give the same rows in the sqlite3 shell, from the file as it lies in queries/.
@Suite struct ShellTests {
  static let queries = ((try? QueryCatalogue.all()) ?? []).filter { $0.needs == .sqlite }

  /// Parameters to run a query with, beside none at all.
  static let parameters: [String: Cell] = [
    "entity": .text("alibaba"), "entities": .text("meta, alibaba"), "as_of": .text("2025-03-01"),
    "from": .text("2025-02-01"), "to": .text("2025-12-31"), "source": .integer(2), "fact": .integer(1),
    "limit": .integer(2), "status": .text("planned"), "kind": .text("capex"), "day": .text("2025-02-24"),
    "base": .text("eur"), "quote": .text("USD"), "provisional": .integer(1), "with_facts": .integer(1),
    "import": .integer(1), "segment": .text("cloud"), "basis": .text("yoy"), "symbol": .text("BTC"),
  ]

  @Test(arguments: queries.map(\.name), [false, true])
  func rowsAreTheSame(_ name: String, _ isFiltered: Bool) throws {
    let folder = TemporaryFolder()
    let path = folder.file("invest.db")
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    let growth = RevenueGrowth(entity: Examples.mention("alibaba"), segment: "cloud", percent: DecimalNumber(13))
    var other = Examples.alibabaArticle(uri: "b.txt", published: "2025-02-26")
    other.statements[1] = Examples.statement(.revenueGrowth(growth), quote: "11%", in: other.body)
    var stake = Investment(entity: Examples.mention("alibaba"), kind: .stake, status: .spent)
    stake.target = Examples.mention("moonshot-ai")
    other.statements.append(Examples.statement(.investment(stake), quote: "알리바바", in: other.body))
    let run = try store.ingest(
      Examples.alibabaArticle(), other,
      Examples.planArticle(Examples.mention("meta"), 60_000_000_000, uri: "c"),
      Examples.planArticle(Examples.mention("meta"), 65_000_000_000, uri: "d", published: "2025-04-24"),
      Examples.planArticle(Examples.mention("acme", "Acme", isProvisional: true), 7, uri: "e", published: nil))
    try store.reject([Diagnostic(.error, "not readable")], uri: "f", in: run)
    let edit = Decision(.edit, changes: [FieldChange("years", .real(2))], why: "misread")
    _ = try store.decide(edit, on: [1], in: run)
    _ = try store.decide(Decision(.reject), on: [3], in: run)
    _ = try store.ingest(
      filings: ReportedCapexTests.facts([ReportedCapexTests.value("Equipment", 2024, 9)]),
      of: FilingTests.filer(), file: IngestedFile(uri: "g", sha256: "g"), in: run)
    let query = try QueryCatalogue.query(name)
    let used = query.parameters.map(\.name).filter { isFiltered && Self.parameters[$0] != nil }
    let given = Self.parameters.filter { used.contains($0.key) }
    let ours = try store.run(query, parameters: given).grid.lines
    var script = ".parameter init\n"
    for parameter in query.parameters {
      switch given[parameter.name] ?? parameter.defaultValue {
      case .null: break
      case .text(let text): script += ".parameter set :\(parameter.name) \"'\(text)'\"\n"
      case let cell: script += ".parameter set :\(parameter.name) \(cell.shellText)\n"
      }
    }
    folder.write("script", Array((script + query.sql).utf8))
    let theirs = StorageTests.run("sqlite3 -readonly '\(path)' < '\(folder.file("script"))' 2>&1")
    #expect(theirs == ours.map { $0 + "\n" }.joined())
    // Without filters each of them has something to say about this store.
    let isEmpty = [
      "list-instruments", "prices-sources", "report-rates", "report-sources", "show-decisions", "show-entity",
      "show-fact",
    ].contains(name)
    if !isFiltered { #expect(ours.isEmpty == isEmpty || name == "show-bodies") }
  }
}
