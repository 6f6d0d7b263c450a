// Making a decision: what the fact's places say is written down as what the decision is about, and all that falls under it
// is derived again.
public import Vocabulary

/// What a decision came to.
public struct DecisionReport: Sendable {
  /// The import that holds the decisions; nil for a rehearsal.
  public var importID: Int64?
  public var facts: [DecidedFact] = []
}

/// A fact that was decided about.
public struct DecidedFact: Sendable {
  public var id: Int64
  /// As it was.
  public var before: FactValue
  /// The facts that its places state now, with their ids; none where it was rejected.
  public var after: [(id: Int64, value: FactValue)] = []
  /// Places that fall under the decision, and the sources that they stand in.
  public var citations = 0
  public var sources = 0
}

extension Store {
  /// Decides about facts, in one transaction.
  ///
  /// `keeping` false: says what would come of it and changes nothing.
  /// - Throws: where a fact is not there.
  public func decide(
    _ decision: Decision, on facts: [Int64], in run: ImportRun, keeping: Bool = true
  ) throws(Diagnostic) -> DecisionReport {
    let before = run.id
    defer { if !keeping { run.id = before } }
    return try write(keeping: keeping) { _, connection in
      var report = DecisionReport()
      var touched = TouchedFacts()
      let importID = try ImportRow.id(of: run, in: connection)
      var places: [[Int64]] = []
      for fact in facts {
        guard let value = try connection.fact(fact) else { throw Self.noFact(fact) }
        report.facts.append(DecidedFact(id: fact, before: value))
        places.append(
          try Deciding.decide(
            decision, on: fact, value, importID: importID, at: run.startedAt, touched: &touched, in: connection))
      }
      try FactDerivation.rederive(&touched, in: connection)
      try ProvisionalEntities.refresh(touched, in: connection)
      for (index, citations) in places.enumerated() {
        try Deciding.describe(&report.facts[index], citations, in: connection)
      }
      report.importID = keeping ? importID : nil
      return report
    }
  }

  /// The fact of an id as a value.
  ///
  /// - Throws: where there is none.
  public func fact(_ id: Int64) throws(Diagnostic) -> FactValue {
    do {
      if let value = try reader().fact(id) { return value }
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
    throw Self.noFact(id)
  }

  static func noFact(_ id: Int64) -> Diagnostic {
    Diagnostic(.error, "there is no fact \(id)", help: "\"invest list\" shows all facts with their numbers")
  }
}

enum Deciding {
  /// Writes a decision on a fact and notes what falls under it. Returns the citations of the fact.
  static func decide(
    _ decision: Decision, on fact: Int64, _ value: FactValue, importID: Int64, at moment: String,
    touched: inout TouchedFacts, in connection: Connection
  ) throws(SQLiteFailure) -> [Int64] {
    let query = try connection.prepare("SELECT id FROM citations WHERE fact_id = ? ORDER BY precedence, id")
    query.bind(fact, 1)
    var citations: [Int64] = []
    while try query.step() { citations.append(query.integer(0)) }
    // Those that were edited before, as they were read.
    try SetAside.restore(
      where: "citation_id IN (SELECT id FROM citations WHERE fact_id = ?)", [.integer(fact)], touched: &touched,
      in: connection)
    let loader = StatementLoader(connection: connection, merges: try EntityMerges(connection))
    var said: [LoadedStatement] = []
    for id in citations { if let loaded = try loader.statement(id) { said.append(loaded) } }
    let id = try write(decision, on: said, value, importID: importID, at: moment, in: connection)
    for change in decision.changes {
      try write(change, of: id, was: was(change.field, of: fact, value.kind, in: connection), in: connection)
    }
    try note(said, touched: &touched, loader)
    return citations
  }

  /// Says what the citations of a fact state now.
  static func describe(_ fact: inout DecidedFact, _ citations: [Int64], in connection: Connection) throws(SQLiteFailure)
  {
    var facts: Set<Int64> = []
    var sources: Set<Int64> = []
    let standing = try connection.cached("SELECT fact_id, source_id FROM citations WHERE id = ?")
    let aside = try connection.cached("SELECT source_id FROM set_aside_rows WHERE citation_id = ?")
    for id in citations {
      standing.bind(id, 1)
      if try standing.step() {
        facts.insert(standing.integer(0))
        sources.insert(standing.integer(1))
      } else {
        aside.bind(id, 1)
        if try aside.step() { sources.insert(aside.integer(0)) }
        aside.reset()
      }
      standing.reset()
    }
    fact.citations = citations.count
    fact.sources = sources.count
    for id in facts.sorted() { if let value = try connection.fact(id) { fact.after.append((id, value)) } }
  }

  /// Notes all statements that fall under a decision on given ones.
  private static func note(
    _ said: [LoadedStatement], touched: inout TouchedFacts, _ loader: StatementLoader
  ) throws(SQLiteFailure) {
    let connection = loader.connection
    guard let kind = said.first?.sourced.statement.value.kind else { return }
    // Statements under other decisions may fall under this one too.
    try SetAside.restore(where: "kind = ?", [.text(kind.rawValue)], touched: &touched, in: connection)
    let decided = said.map {
      DecidedStatement(value: $0.sourced.statement.value, day: $0.sourced.source.day, source: $0.sourced.source.key)
    }
    var noted: Set<Int64> = []
    for statement in said {
      let near = try StatementClosure(loader: loader).statements(StatementKey.keys(of: statement))
      for other in near where noted.insert(other.id).inserted {
        guard decided.contains(where: { $0.covers(other.sourced) }) else {
          noted.remove(other.id)
          continue
        }
        touched.remove(other)
        touched.restore(other)
      }
    }
  }

  private static func write(
    _ decision: Decision, on said: [LoadedStatement], _ value: FactValue, importID: Int64, at moment: String,
    in connection: Connection
  ) throws(SQLiteFailure) -> Int64 {
    let insert = try connection.cached(
      """
      INSERT INTO decisions (import_id, kind, decided_at, decided_by, why) VALUES (?, ?, ?, ?, ?) RETURNING id
      """)
    insert.bind(importID, 1)
    insert.bind(decision.kind.rawValue, 2)
    insert.bind(moment, 3)
    insert.bind(decision.by, 4)
    insert.bind(decision.why, 5)
    _ = try insert.step()
    let id = insert.integer(0)
    insert.reset()
    // What gives the fact's own number stands first, so that it stands for the fact.
    let own = value.investment.flatMap(StatedAmount.init)
    let sorted = said.enumerated().sorted { a, b in
      let (first, second) = (isOwn(a.element, own), isOwn(b.element, own))
      return first != second ? first : a.offset < b.offset
    }
    let writer = try DecidedStatementWriter(connection, decision: id)
    for statement in sorted { try writer.write(statement.element) }
    return id
  }

  private static func isOwn(_ statement: LoadedStatement, _ own: StatedAmount?) -> Bool {
    statement.sourced.statement.value.investment.flatMap(StatedAmount.init) == own
  }

  private static func write(
    _ change: FieldChange, of decision: Int64, was: Cell, in connection: Connection
  ) throws(SQLiteFailure) {
    let insert = try connection.cached(
      "INSERT INTO decided_changes (decision_id, field, value, name, was) VALUES (?, ?, ?, ?, ?)")
    insert.bind(decision, 1)
    insert.bind(change.field, 2)
    insert.bind(change.value, 3)
    insert.bind(change.name, 4)
    insert.bind(was, 5)
    try insert.run()
  }

  /// What the fact says of a field now.
  private static func was(
    _ field: String, of fact: Int64, _ kind: FactKind, in connection: Connection
  ) throws(SQLiteFailure) -> Cell {
    guard StatementColumn(field, of: kind) != nil else { return .null }
    let select = try connection.prepare("SELECT \"\(field)\" FROM \(kind.table) WHERE id = ?")
    select.bind(fact, 1)
    return try select.step() ? select.cell(0) : .null
  }
}
