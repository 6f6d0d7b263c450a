// A store in memory that tests put statements into, and its facts told without ids.
import Testing
import Vocabulary

@testable import Storage

/// A generator with a seed, so that a failing case can be run again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &self)] }
}

/// A document of a test: its day (`2025-02-24`, `?2025-02-24` where the user gave it, or nothing) and its statements.
struct TestDocument {
  var name: String
  var published: String
  var statements: [Statement]

  var isDatedByOption: Bool { published.hasPrefix("?") }
  var day: Day? { Day(iso: isDatedByOption ? String(published.dropFirst()) : published) }
  var hash: String { SHA256.hex(of: Array(name.utf8)) }

  /// The statements as the pure identity takes them, with the place that names them in this test.
  var sourced: [SourcedStatement] {
    let stamp = SourceStamp(
      day: day, dayFrom: day.map { _ in isDatedByOption ? .option : .document }, key: String(hash.prefix(16)))
    return statements.map { SourcedStatement($0, source: stamp) }
  }
}

struct FactStore {
  let store: Store

  init() throws { store = try Store.inMemory() }

  /// Ingests documents as one import and returns its id.
  @discardableResult
  func ingest(_ documents: [TestDocument]) throws -> Int64? {
    let run = store.beginImport(command: "test", startedAt: "2025-01-01T00:00:00Z")
    for document in documents {
      let article = ReadArticle(
        uri: document.name, publishedOn: document.day,
        publishedFrom: document.day.map { _ in document.isDatedByOption ? .option : .document }, body: "",
        statements: document.statements)
      let file = IngestedFile(
        uri: document.name, sha256: document.hash, published: document.isDatedByOption ? document.day : nil)
      _ = try store.ingest(article, file: file, in: run)
    }
    try store.finish(run)
    return run.id
  }

  func rows(_ sql: String) throws -> [[Cell]] { try store.run(sql: sql).grid.rows }

  func text(_ sql: String) throws -> [String] {
    try rows(sql).map { row in
      row.map { cell in
        switch cell {
        case .null: "-"
        case .integer(let value): "\(value)"
        case .real(let value): "\(value)"
        case .text(let value): value
        case .blob: "blob"
        }
      }.joined(separator: "|")
    }
  }

  /// Every table that facts live in, ids and all.
  func dump() throws -> [String] {
    try [
      "imports", "sources", "entities", "facts", "investments", "revenue_growth", "stock_moves", "market_tickers",
      "citations", "statements", "further_restatements", "replaced_rows", "decisions", "decided_statements",
      "decided_changes", "decided_citations", "set_aside_rows",
    ].flatMap { table in try text("SELECT '\(table)', * FROM \(table) ORDER BY 2") }
  }

  /// The facts with their fields, citations and supersession, told by places instead of ids; sorted.
  func told() throws -> [String] {
    let places = """
      (SELECT group_concat(place, ' ') FROM (
        SELECT substr(o.sha256, 1, 16) || ':' || c.byte_start AS place FROM citations AS c
        JOIN sources AS o ON o.id = c.source_id WHERE c.fact_id = f.id ORDER BY c.precedence, c.id))
      """
    func of(_ column: String) -> String {
      "(SELECT group_concat(place, ' ') FROM (SELECT substr(o.sha256, 1, 16) || ':' || c.byte_start AS place"
        + " FROM citations AS c JOIN sources AS o ON o.id = c.source_id WHERE c.fact_id = f.\(column)"
        + " ORDER BY c.precedence, c.id))"
    }
    return try
      (text(
        """
        SELECT f.entity_id, f.kind, f.status, f.amount, f.amount_high, f.currency, f.qualifier, f.years, f.fiscal_year,
          f.target_id, f.purpose, f.stated_on, f.is_revision, f.revised_on, \(of("supersedes_id")),
          \(of("superseded_by_id")), f.superseded_on, \(places) FROM investments AS f
        """)
      + text(
        "SELECT entity_id, segment, percent, basis, period, qualifier, stated_on, \(places) FROM revenue_growth AS f")
      + text("SELECT entity_id, percent, window, qualifier, stated_on, \(places) FROM stock_moves AS f")
      + text(
        """
        SELECT entity_id, name, symbol, price, currency, change_percent, window, stated_on, \(places)
        FROM market_tickers AS f
        """)).sorted()
  }

  /// What the same tables would tell were all facts derived from the statements at once.
  func toldAfterDerivingAll() throws -> [String] {
    _ = try store.write { _, connection in try FactDerivation.rederiveAll(in: connection) }
    return try told()
  }

  /// Every citation is in a fact of the smallest id of its citations, every fact has a row and a citation.
  func checkIntegrity() throws {
    #expect(
      try text(
        """
        SELECT f.id, (SELECT min(id) FROM citations WHERE fact_id = f.id) FROM facts AS f
        WHERE f.id IS NOT (SELECT min(id) FROM citations WHERE fact_id = f.id)
        """
      ).isEmpty)
    #expect(try text("SELECT id FROM facts EXCEPT SELECT id FROM all_facts").isEmpty)
    #expect(try text("SELECT id FROM all_facts EXCEPT SELECT id FROM facts").isEmpty)
    #expect(try text("PRAGMA foreign_key_check").isEmpty)
  }
}
