// Facts in a store: whatever the order of ingest and undo, they are what the statements make of them.
import Testing
import Vocabulary

@testable import Storage

struct FactDerivationTests {
  @Test(arguments: 0..<25)
  func anyOrderGivesTheSameFacts(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let documents = randomDocuments(Int.random(in: 2...9, using: &random), using: &random)
    let first = try FactStore()
    try first.ingest(documents)
    try first.checkIntegrity()
    let told = try first.told()
    for _ in 0..<3 {
      let other = try FactStore()
      for document in documents.shuffled(using: &random) { try other.ingest([document]) }
      try #expect(other.told() == told)
      try other.checkIntegrity()
    }
    try #expect(first.toldAfterDerivingAll() == told)
  }

  @Test(arguments: 0..<25)
  func theStoreTellsWhatTheIdentityOfFactsSays(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(1000 + seed))
    let documents = randomDocuments(6, using: &random)
    let store = try FactStore()
    try store.ingest(documents)
    let statements = documents.flatMap(\.sourced)
    let expected = FactIdentity.facts(of: statements).map { fact in
      fact.members.map { "\(statements[$0].source.key):\(statements[$0].statement.citation.bytes.lowerBound)" }
        .joined(separator: " ")
    }
    let found = try store.told().map { String($0[$0.index(after: $0.lastIndex(of: "|") ?? $0.startIndex)...]) }
    #expect(found.sorted() == expected.sorted())
  }

  @Test(arguments: 0..<25)
  func undoLeavesWhatThereWouldBeWithoutTheImport(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(2000 + seed))
    let batches = (0..<3).map { _ in randomDocuments(Int.random(in: 1...4, using: &random), using: &random) }
    let store = try FactStore()
    var dumps: [[String]] = []
    var imports: [Int64?] = []
    for batch in batches {
      dumps.append(try store.dump())
      imports.append(try store.ingest(batch))
    }
    // The last one: not a trace, ids included.
    if let last = imports[2] {
      _ = try store.store.undo(last)
      try #expect(store.dump() == dumps[2])
      try store.ingest(batches[2])
    }
    // One in the middle.
    if let middle = imports[1] {
      _ = try store.store.undo(middle)
      let without = try FactStore()
      try without.ingest(batches[0])
      try without.ingest(batches[2])
      let told = try store.told()
      try #expect(told == without.told())
      try store.checkIntegrity()
      try #expect(store.toldAfterDerivingAll() == told)
    }
  }

  /// Many plans of one company, so that they replace one another in all ways.
  @Test(arguments: 0..<40)
  func plansReplaceOneAnotherAsIfSeenAtOnce(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(5000 + seed))
    let days = ["", "2025-01-10", "2025-02-24", "2025-03-20", "2025-05-02", "?2025-02-24", "2025-01-11", "2025-06-01"]
    let documents = (0..<10).map { number in
      TestDocument(
        name: "document \(number) \(seed)", published: random.pick(days),
        statements: (0..<Int.random(in: 1...3, using: &random)).map { place in
          invests(
            random.pick(["60 USD", "65 USD", "70 USD", "75 USD", "10 USD", "61 EUR"]),
            years: random.pick([nil, 1, 1, 0.25]), in: random.pick([nil, 2025, 2025, 2026]),
            purpose: random.pick([nil, "ai", "ai", "cloud"]), revises: random.pick([true, false]), at: place * 10)
        })
    }
    let store = try FactStore()
    var imports: [Int64] = []
    for document in documents {
      if let id = try store.ingest([document]) { imports.append(id) }
      let told = try store.told()
      try #expect(store.toldAfterDerivingAll() == told)
    }
    for id in imports.shuffled(using: &random).prefix(5) {
      _ = try store.store.undo(id)
      let told = try store.told()
      try #expect(store.toldAfterDerivingAll() == told)
    }
  }

  @Test(arguments: [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
  func headlineBlogAndNewsAreOneFactInEveryOrder(_ order: [Int]) throws {
    let documents = [
      TestDocument(
        name: "blog", published: "?2025-02-24",
        statements: [
          invests("75000000000000 KRW", at: 0), invests("75000000000000 KRW", years: 3, .about, at: 10),
          invests("380000000000 CNY", years: 3, restated: ["75000000000000 KRW"], at: 20),
          invests(
            "150000000000 CNY", years: 1, in: 2025, restated: ["29000000000000 KRW"], .about, entity: "bytedance",
            at: 30),
        ]),
      TestDocument(
        name: "post", published: "?2025-02-24",
        statements: [invests("380000000000 CNY", years: 3, restated: ["75000000000000 KRW"], .about, at: 0)]),
      TestDocument(
        name: "news", published: "2025-02-24",
        statements: [
          invests("75000000000000 KRW", years: 3, at: 0),
          invests("380000000000 CNY", years: 3, restated: ["75000000000000 KRW"], .atLeast, at: 10),
          invests(nil, target: "moonshot", status: .spent, at: 20),
          invests(nil, target: "zhipu", status: .spent, at: 30),
        ]),
    ]
    let store = try FactStore()
    for index in order { try store.ingest([documents[index]]) }
    try #expect(
      store.text(
        """
        SELECT i.entity_id, i.kind, i.amount, i.currency, i.qualifier, i.years, i.fiscal_year, i.stated_on, i.target_id,
          count(DISTINCT c.source_id), count(*)
        FROM investments AS i JOIN citations AS c ON c.fact_id = i.id GROUP BY i.id ORDER BY i.amount DESC, i.target_id
        """) == [
          "alibaba|capex|380000000000|CNY|at_least|3.0|-|2025-02-24|-|3|6",
          "bytedance|capex|150000000000|CNY|about|1.0|2025|2025-02-24|-|1|1",
          "alibaba|stake|-|-|exact|-|-|2025-02-24|moonshot|1|1",
          "alibaba|stake|-|-|exact|-|-|2025-02-24|zhipu|1|1",
        ])
  }

  /// Documents read again with another day, in between other imports; undo of any of them.
  @Test(arguments: 0..<15)
  func readingAgainAndItsUndoKeepToTheStatements(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(3000 + seed))
    let store = try FactStore()
    var first = randomDocuments(3, using: &random)
    for index in first.indices { first[index].published = "?2025-02-24" }
    let second = randomDocuments(2, using: &random)
    try store.ingest(first)
    let before = try store.dump()
    var again = first[2]
    again.published = "?2025-01-05"
    again.statements = (0..<Int.random(in: 0...3, using: &random)).map { randomStatement(at: $0 * 10, using: &random) }
    let rereading = try #require(try store.ingest([again]))
    let told = try store.told()
    let other = try FactStore()
    try other.ingest([first[0], first[1], again])
    try #expect(other.told() == told)
    let last = try store.ingest(second)
    _ = try store.store.undo(rereading)
    let without = try FactStore()
    try without.ingest(first + second)
    try #expect(store.told() == without.told())
    try store.checkIntegrity()
    if let last { _ = try store.store.undo(last) }
    try #expect(store.dump() == before)
  }

  @Test(arguments: 0..<10)
  func mergedEntitiesCountAsOne(_ seed: Int) throws {
    var random = SeededGenerator(state: UInt64(4000 + seed))
    let documents = randomDocuments(5, using: &random)
    let later = randomDocuments(2, using: &random)
    let needed = TestDocument(
      name: "names", published: "",
      statements: [invests("7 USD", entity: "alibaba"), invests("8 USD", entity: "ali-baba", at: 10)])
    let store = try FactStore()
    try store.ingest(documents + [needed])
    _ = try store.store.merge("ali-baba", into: "alibaba")
    try store.checkIntegrity()
    try store.ingest(later)
    let merged = try store.told()
    #expect(!merged.contains { $0.hasPrefix("ali-baba|") })
    try store.checkIntegrity()
    let other = try FactStore()
    try other.ingest([needed] + later)
    _ = try other.store.merge("ali-baba", into: "alibaba")
    for document in documents.shuffled(using: &random) { try other.ingest([document]) }
    try #expect(other.told() == merged)
    try #expect(store.toldAfterDerivingAll() == merged)
  }
}
