// Facts from statements: what ingest, undo, reading again and merging of entities call at the end of their transaction.
//
// Facts are a pure function of the statements (`FactIdentity`). A change derives again what it can reach: statements with
// the same subject and number, for investments also the amounts linked by brackets. A statement that says nothing new of
// what tells facts apart joins its fact at once (`FactAttachment`), so that the thousandth article with the same news
// costs as little as the second. The id of a fact is the smallest id of its citations: undo restores ids too.
import Vocabulary

struct FactDerivation {
  let connection: Connection
  let merges: EntityMerges
  let loader: StatementLoader
  /// Facts whose rows may no longer be true.
  private var shrunk: Set<Int64> = []
  /// Citations written in this transaction which are not in a fact yet.
  private var unplaced: Set<Int64> = []
  private var plans = PlanChanges()

  private init(_ connection: Connection) throws(SQLiteFailure) {
    self.connection = connection
    self.merges = try EntityMerges(connection)
    self.loader = StatementLoader(connection: connection, merges: merges)
  }

  /// Applies what the user decided to the statements that are new, and brings facts, their fields, their citations and
  /// their supersession up to date with the statements.
  static func rederive(_ touched: inout TouchedFacts, in connection: Connection) throws(SQLiteFailure) {
    if touched.isEmpty { return }
    try Decisions.apply(to: &touched, in: connection)
    var derivation = try FactDerivation(connection)
    try derivation.settle(touched)
    try derivation.plans.settle(connection)
  }

  /// Derives all facts of the store from its statements alone.
  ///
  /// - Complexity: linear in the statements, apart from those of one subject and number.
  static func rederiveAll(in connection: Connection) throws(SQLiteFailure) {
    var touched = TouchedFacts()
    let query = try connection.prepare("SELECT citation_id FROM statements ORDER BY citation_id")
    while try query.step() { touched.add(citation: query.integer(0)) }
    query.reset()
    try connection.execute("UPDATE citations SET fact_id = id; DELETE FROM facts")
    var derivation = try FactDerivation(connection)
    try derivation.settle(touched)
    try PlanChanges.settleAll(connection)
  }

  /// SQL that gives `citations.precedence` of a place at byte ?4 in the source `o`: as `SourcedStatement.isOrderedBefore`.
  static let precedence = """
    CASE WHEN o.published_on IS NULL THEN '2' WHEN o.published_from = 'option' THEN '1' ELSE '0' END || ' '
      || ifnull(o.published_on, '0000-00-00') || ' ' || substr(o.sha256, 1, 16) || ' ' || format('%010d', ?4)
    """

  /// Notes the statements of a source that are about to be removed.
  static func noteRemoval(
    ofSource source: Int64, in touched: inout TouchedFacts, _ connection: Connection
  ) throws(SQLiteFailure) {
    for statement in try statements(ofSource: source, connection) { touched.remove(statement) }
  }

  /// Notes the statements of a source that were put back as they had been.
  static func noteReturn(
    ofSource source: Int64, in touched: inout TouchedFacts, _ connection: Connection
  ) throws(SQLiteFailure) {
    for statement in try statements(ofSource: source, connection) {
      touched.restore(statement)
    }
  }

  /// Notes all that is said of an entity, before and after what is said of it begins to count for another one.
  static func noteSubject(
    _ entity: String, in touched: inout TouchedFacts, _ connection: Connection
  ) throws(SQLiteFailure) {
    let loader = StatementLoader(connection: connection, merges: try EntityMerges(connection))
    let query = try connection.cached(
      LoadedStatement.throughStatements + """
         s.citation_id IN (SELECT citation_id FROM statements WHERE entity_id = ?1
           UNION SELECT citation_id FROM statements WHERE target_id = ?1)
        """)
    query.bind(entity, 1)
    for statement in try loader.all(query) {
      touched.remove(statement)
      touched.restore(statement)
    }
  }

  private static func statements(
    ofSource source: Int64, _ connection: Connection
  ) throws(SQLiteFailure) -> [LoadedStatement] {
    let loader = StatementLoader(connection: connection, merges: try EntityMerges(connection))
    let query = try connection.cached(LoadedStatement.throughCitations + " c.source_id = ?1 ORDER BY c.id")
    query.bind(source, 1)
    return try loader.all(query)
  }

  private mutating func settle(_ touched: TouchedFacts) throws(SQLiteFailure) {
    unplaced = Set(touched.added)
    shrunk = touched.shrunk
    for fact in shrunk { try plans.note(fact: fact, connection) }
    let reset = try connection.cached("UPDATE citations SET fact_id = id WHERE id = ?1 AND fact_id <> id")
    for id in touched.added {
      reset.bind(id, 1)
      try reset.run()
    }
    for key in touched.removed { try derive([key]) }
    for id in touched.added where unplaced.contains(id) {
      guard let statement = try loader.statement(id) else { continue }
      if try attach(statement) { unplaced.remove(id) } else { try derive(StatementKey.keys(of: statement)) }
    }
    let remove = try connection.cached(
      "DELETE FROM facts WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM citations WHERE fact_id = ?1)")
    for fact in shrunk {
      remove.bind(fact, 1)
      try remove.run()
    }
  }

  private mutating func attach(_ statement: LoadedStatement) throws(SQLiteFailure) -> Bool {
    let attachment = FactAttachment(connection: connection, merges: merges, shrunk: shrunk, unplaced: unplaced)
    guard let fact = try attachment.attach(statement) else { return false }
    if fact.changedPlan { try plans.note(fact: fact.id, connection) }
    return true
  }

  /// Derives the facts of all statements that a statement with one of the keys can be in one fact with.
  private mutating func derive(_ keys: [StatementKey]) throws(SQLiteFailure) {
    let rows = try StatementClosure(loader: loader).statements(keys).sorted {
      $0.precedence != $1.precedence ? $0.precedence < $1.precedence : $0.id < $1.id
    }
    if rows.isEmpty { return }
    let writer = FactWriter(connection: connection)
    var old = Set(rows.lazy.map(\.factID))
    for fact in old { try plans.note(fact: fact, connection) }
    for fact in FactIdentity.facts(of: rows.map(\.sourced)) {
      guard let id = fact.members.lazy.map({ rows[$0].id }).min() else { continue }
      try writer.write(fact, id: id, revisedOn: fact.revision.flatMap { rows[$0].sourced.source.day })
      for member in fact.members where rows[member].factID != id { try writer.move(citation: rows[member].id, to: id) }
      old.remove(id)
      shrunk.remove(id)
      try plans.note(fact: id, connection)
    }
    // They may have citations elsewhere: what has none left goes at the end.
    shrunk.formUnion(old)
    for row in rows { unplaced.remove(row.id) }
  }
}
