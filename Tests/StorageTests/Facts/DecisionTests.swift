// Decisions of the user: what the facts are is a function of statements and decisions, whatever came in which order.
import Testing
import Vocabulary

@testable import Storage

struct DecisionTests {
  /// A store with some decisions on facts of random documents, and those documents.
  private static func decided(_ seed: Int) throws -> (store: FactStore, documents: [TestDocument]) {
    var random = SeededGenerator(state: UInt64(9000 + seed))
    let documents = randomDocuments(Int.random(in: 3...8, using: &random), using: &random)
    let store = try FactStore()
    try store.ingest(documents)
    for _ in 0..<3 { try store.decideAtRandom(using: &random) }
    return (store, documents)
  }

  @Test(arguments: 0..<40)
  func decisionsHoldInAnyOrderOfIngest(_ seed: Int) throws {
    let (store, documents) = try Self.decided(seed)
    let told = try store.toldWithDecisions()
    try store.checkIntegrity()
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<3 {
      let other = try FactStore()
      try other.copyDecisions(of: store)
      for document in documents.shuffled(using: &random) { try other.ingest([document]) }
      try #expect(other.toldWithDecisions() == told)
      try other.checkIntegrity()
    }
    try #expect(store.toldAfterDecidingAndDerivingAll() == told)
  }

  @Test(arguments: 0..<40)
  func undoOfADecisionLeavesNoTrace(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(7000 + seed))
    let store = try FactStore()
    try store.ingest(randomDocuments(5, using: &random))
    var dumps: [[String]] = []
    var imports: [Int64] = []
    for _ in 0..<4 {
      let dump = try store.dump()
      if let id = try store.decideAtRandom(using: &random) {
        dumps.append(dump)
        imports.append(id)
      }
    }
    for (id, dump) in zip(imports, dumps).reversed() {
      _ = try store.store.undo(id)
      try #expect(store.dump().filter { !dump.contains($0) } == [])
      try #expect(store.dump() == dump)
    }
  }

  /// Ingests and decisions taken back in any order: what is left is what the rest makes of it.
  @Test(arguments: 0..<40)
  func undoInAnyOrderLeavesWhatTheRestSays(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(8000 + seed))
    let store = try FactStore()
    let empty = try store.dump()
    var imports: [Int64] = []
    for _ in 0..<3 {
      if let id = try store.ingest(randomDocuments(2, using: &random)) { imports.append(id) }
      for _ in 0..<2 { if let id = try store.decideAtRandom(using: &random) { imports.append(id) } }
    }
    for id in imports.shuffled(using: &random) {
      _ = try store.store.undo(id)
      try store.checkIntegrity()
      let told = try store.toldWithDecisions()
      try #expect(store.toldAfterDecidingAndDerivingAll() == told)
    }
    try #expect(store.dump() == empty)
  }

  @Test(arguments: 0..<20)
  func decisionsOutliveTheirDocuments(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(6000 + seed))
    let store = try FactStore()
    let documents = randomDocuments(4, using: &random)
    let first = try store.ingest(documents)
    for _ in 0..<3 { try store.decideAtRandom(using: &random) }
    let told = try store.toldWithDecisions()
    if let first { _ = try store.store.undo(first) }
    try store.checkIntegrity()
    try store.ingest(documents.reversed())
    try #expect(store.toldWithDecisions() == told)
  }

  @Test(arguments: 0..<10)
  func decisionsHoldForMergedEntities(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(4500 + seed))
    let needed = TestDocument(
      name: "names", published: "",
      statements: [invests("7 USD", entity: "alibaba"), invests("8 USD", entity: "ali-baba", at: 10)])
    let store = try FactStore()
    try store.ingest(randomDocuments(5, using: &random) + [needed])
    for _ in 0..<3 { try store.decideAtRandom(using: &random) }
    _ = try store.store.merge("ali-baba", into: "alibaba")
    try store.checkIntegrity()
    let told = try store.toldWithDecisions()
    try #expect(store.toldAfterDecidingAndDerivingAll() == told)
  }

  // MARK: Meaning

  private static let news = [
    TestDocument(
      name: "first", published: "2025-02-24",
      statements: [invests("380 CNY", years: 3, restated: ["75 KRW"], .atLeast, at: 0)]),
    TestDocument(name: "second", published: "2025-02-25", statements: [invests("380 CNY", years: 3, at: 0)]),
    TestDocument(name: "headline", published: "2025-02-26", statements: [invests("75 KRW", years: 3, at: 0)]),
    TestDocument(
      name: "other", published: "2025-02-27", statements: [invests("380 CNY", years: 5, in: nil, at: 0)]),
  ]

  @Test func aRejectedAnnouncementStaysAwayWhoeverRepeatsIt() throws {
    let store = try FactStore()
    try store.ingest([Self.news[0]])
    try store.decide(.reject, on: 1)
    #expect(try store.told().isEmpty)
    try store.ingest([Self.news[1], Self.news[2]])
    #expect(try store.told().isEmpty)
    // Another announcement of the same amount is another one.
    try store.ingest([Self.news[3]])
    #expect(try store.text("SELECT amount, years FROM investments") == ["380|5.0"])
    #expect(try store.text("SELECT count(*) FROM decided_citations") == ["3"])
  }

  @Test func anEditHoldsForAllPlacesAndJoinsWhatSaysTheSame() throws {
    let store = try FactStore()
    let right = TestDocument(
      name: "right", published: "2025-03-01", statements: [invests("400 CNY", years: 3, .about, at: 0)])
    try store.ingest([Self.news[0], right])
    #expect(try store.told().count == 2)
    try store.decide(
      .edit, on: 1,
      changes: [
        FieldChange("amount", .integer(400)), FieldChange("amount_high", .null), FieldChange("currency", .text("CNY")),
      ])
    #expect(try store.text("SELECT id, amount, currency, qualifier FROM investments") == ["1|400|CNY|at_least"])
    try store.ingest([Self.news[1], Self.news[2]])
    #expect(
      try store.text(
        "SELECT i.amount, count(*) FROM investments AS i JOIN citations AS c ON c.fact_id = i.id GROUP BY i.id")
        == ["400|4"])
    #expect(try store.text("SELECT DISTINCT rule FROM citations ORDER BY 1") == ["test", "user"])
  }

  @Test func anEditMayNameAnEntityThatNobodyKnows() throws {
    let store = try FactStore()
    try store.ingest([Self.news[0]])
    let before = try store.dump()
    let id = try store.decide(.edit, on: 1, changes: [FieldChange("entity_id", .text("new-co"), name: "New Co")])
    #expect(try store.text("SELECT entity_id FROM investments") == ["new-co"])
    #expect(try store.text("SELECT name, provisional FROM entities WHERE id = 'new-co'") == ["New Co|1"])
    // The new name is nobody's but the edit's.
    #expect(try store.text("SELECT count(*) FROM entities WHERE id = 'alibaba'") == ["1"])
    if let id { _ = try store.store.undo(id) }
    #expect(try store.dump() == before)
  }

  @Test func aRehearsalChangesNothing() throws {
    let store = try FactStore()
    try store.ingest(Self.news)
    let before = try store.dump()
    let run = store.store.beginImport(command: "test", startedAt: "2025-01-02T00:00:00Z")
    let report = try store.store.decide(Decision(.reject), on: [1], in: run, keeping: false)
    #expect(report.importID == nil)
    #expect(report.facts.map(\.citations) == [3])
    #expect(report.facts.map(\.after.count) == [0])
    try store.store.finish(run)
    #expect(try store.dump() == before)
  }

  @Test func whoWhenAndWhyAreKept() throws {
    let store = try FactStore()
    try store.ingest([Self.news[0]])
    let run = store.store.beginImport(command: "invest reject 1", startedAt: "2025-01-02T00:00:00Z")
    _ = try store.store.decide(Decision(.reject, why: "a misprint", by: "kim"), on: [1], in: run)
    try store.store.finish(run)
    #expect(
      try store.text("SELECT import_id, kind, decided_at, decided_by, why FROM decisions")
        == ["2|reject|2025-01-02T00:00:00Z|kim|a misprint"])
    #expect(
      try store.text("SELECT id, command, files, facts_added FROM imports WHERE id = 2") == ["2|invest reject 1|0|0"])
  }

  @Test func aFactThatIsNotThereIsNamed() throws {
    let store = try FactStore()
    #expect(throws: Diagnostic.self) { try store.decide(.reject, on: 7) }
    #expect(try store.text("SELECT count(*) FROM imports") == ["0"])
  }
}

extension FactStore {
  /// Decides about a fact as an import of its own, and returns that.
  @discardableResult
  func decide(_ kind: DecisionKind, on fact: Int64, changes: [FieldChange] = []) throws -> Int64? {
    let run = store.beginImport(command: "decide", startedAt: "2025-01-02T00:00:00Z")
    _ = try store.decide(Decision(kind, changes: changes), on: [fact], in: run)
    try store.finish(run)
    return run.id
  }

  /// Rejects or edits any fact; nil where there is none.
  @discardableResult
  func decideAtRandom(using random: inout SeededGenerator) throws -> Int64? {
    let facts = try rows("SELECT id, kind FROM facts ORDER BY id")
    guard let row = facts.randomElement(using: &random), case .integer(let id) = row[0], case .text(let kind) = row[1]
    else { return nil }
    if random.pick([true, false]) { return try decide(.reject, on: id) }
    let changes: [FieldChange]
    switch kind {
    case "investment":
      changes = random.pick([
        [
          FieldChange("amount", .integer(150)), FieldChange("amount_high", .null),
          FieldChange("currency", .text("CNY")),
        ],
        [FieldChange("years", .real(3))], [FieldChange("purpose", .text("ai"))],
        [FieldChange("entity_id", .text("bytedance"), name: "ByteDance"), FieldChange("qualifier", .text("about"))],
        [FieldChange("fiscal_year", .null)],
      ])
    case "market_ticker": changes = [FieldChange("price", .integer(200)), FieldChange("change_percent", .real(0.5))]
    default:
      changes = random.pick([[FieldChange("percent", .integer(12))], [FieldChange("entity_id", .text("ali-baba"))]])
    }
    return try decide(.edit, on: id, changes: changes)
  }

  /// Takes over the decisions of another store, as data.
  func copyDecisions(of other: FactStore) throws {
    for (table, condition) in [
      ("imports", "id IN (SELECT import_id FROM decisions)"), ("decisions", "1"), ("decided_statements", "1"),
      ("decided_changes", "1"),
    ] {
      let grid = try other.store.run(sql: "SELECT * FROM \(table) WHERE \(condition)").grid
      try store.write { _, connection in
        for row in grid.rows {
          let marks = row.map { _ in "?" }.joined(separator: ",")
          let insert = try connection.prepare("INSERT INTO \(table) VALUES (\(marks))")
          for (index, cell) in row.enumerated() { insert.bind(cell, Int32(index + 1)) }
          try insert.run()
        }
      }
    }
  }

  /// The facts, and the places that are set aside.
  func toldWithDecisions() throws -> [String] {
    try told()
      + text(
        """
        SELECT DISTINCT 'set aside', a.is_rejected, substr(o.sha256, 1, 16), d.decision_id
        FROM set_aside_rows AS a JOIN sources AS o ON o.id = a.source_id
        JOIN decided_citations AS d ON d.citation_id = a.citation_id ORDER BY 3, 4, 2
        """)
  }

  /// What the same tables would tell were all decisions applied and all facts derived at once.
  func toldAfterDecidingAndDerivingAll() throws -> [String] {
    _ = try store.write { _, connection in
      var touched = TouchedFacts()
      try SetAside.restore(where: "1", touched: &touched, in: connection)
      let query = try connection.prepare("SELECT citation_id FROM statements ORDER BY citation_id")
      while try query.step() { touched.add(citation: query.integer(0)) }
      query.reset()
      try Decisions.apply(to: &touched, in: connection)
      try FactDerivation.rederiveAll(in: connection)
    }
    return try toldWithDecisions()
  }
}
