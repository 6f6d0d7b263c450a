// Applying decisions: what the user says of an announcement holds for every place that states it.
//
// Facts are derived from the statements as decided: rejected ones are out of the tables, edited ones stand there as edited.
// Which decisions hold for a statement depends on the two alone, so no order of ingest enters.
import Vocabulary

enum Decisions {
  /// Applies all decisions to citations that were written or put back, as read, in this transaction.
  static func apply(to touched: inout TouchedFacts, in connection: Connection) throws(SQLiteFailure) {
    let loader = StatementLoader(connection: connection, merges: try EntityMerges(connection))
    guard !touched.added.isEmpty, let book = try DecisionBook(loader) else { return }
    var rejected: Set<Int64> = []
    for id in Set(touched.added).sorted() {
      guard let loaded = try loader.statement(id) else { continue }
      let decisions = book.decisions(on: loaded.sourced)
      if decisions.isEmpty { continue }
      let isRejected = decisions.contains { $0.kind == .reject }
      try SetAside.put(loaded, isRejected: isRejected, in: connection)
      let link = try connection.cached("INSERT INTO decided_citations (citation_id, decision_id) VALUES (?, ?)")
      for decision in decisions {
        link.bind(id, 1)
        link.bind(decision.id, 2)
        try link.run()
      }
      if isRejected {
        rejected.insert(id)
      } else {
        for decision in decisions { try edit(loaded, decision.changes, in: connection) }
        // Under its new subject it may be named otherwise.
        if let edited = try loader.statement(id) { touched.restore(edited) }
      }
    }
    touched.drop(rejected)
  }

  /// Sets fields of what a citation states.
  private static func edit(
    _ loaded: LoadedStatement, _ changes: [FieldChange], in connection: Connection
  ) throws(SQLiteFailure) {
    let kind = loaded.sourced.statement.value.kind
    for change in changes {
      guard let place = StatementColumn(change.field, of: kind) else { continue }
      if let (mention, _) = place.mention, case .text(let id) = change.value {
        try ProvisionalEntities.add(id: id, name: change.name, in: connection)
        let rename = try connection.cached("UPDATE statements SET \(mention) = ?2 WHERE citation_id = ?1")
        rename.bind(loaded.id, 1)
        rename.bind(change.name, 2)
        try rename.run()
      }
      let update = try connection.cached("UPDATE \(place.table) SET \(place.column) = ?2 WHERE \(place.key) = ?1")
      update.bind(loaded.id, 1)
      update.bind(change.value, 2)
      try update.run()
    }
    let mark = try connection.cached("UPDATE citations SET rule = 'user' WHERE id = ?")
    mark.bind(loaded.id, 1)
    try mark.run()
  }

  /// Takes back what was decided in an import. The facts that it was about are noted.
  static func undo(_ importID: Int64, touched: inout TouchedFacts, in connection: Connection) throws(SQLiteFailure)
    -> Int
  {
    let count = try connection.integer("SELECT count(*) FROM decisions WHERE import_id = \(importID)") ?? 0
    if count == 0 { return 0 }
    try SetAside.restore(
      where: """
        citation_id IN (SELECT d.citation_id FROM decided_citations AS d JOIN decisions AS n ON n.id = d.decision_id
          WHERE n.import_id = ?)
        """, [.integer(importID)], touched: &touched, in: connection)
    try connection.execute("DELETE FROM decisions WHERE import_id = \(importID)")
    return Int(count)
  }
}

/// Where a statement keeps a field of a fact.
struct StatementColumn {
  var table = "statements"
  var column: String
  var key = "citation_id"
  /// Of entities: the columns of their name and of their id.
  var mention: (name: String, id: String)?

  /// Nil where facts of the kind have no such field.
  init?(_ field: String, of kind: FactKind) {
    column = field
    switch field {
    case "qualifier":
      table = "citations"
      key = "id"
    case "entity_id": mention = ("entity_name", "entity_id")
    case "target_id": mention = ("target_name", "target_id")
    case "kind": column = "investment_kind"
    case "change_percent": column = "percent"
    case "status", "amount", "amount_high", "currency", "years", "fiscal_year", "starts_on", "ends_on", "purpose",
      "is_revision", "segment", "percent", "basis", "period", "window", "name", "symbol", "price":
      break
    default: return nil
    }
  }
}
