// Citations as they were read, where a decision of the user's says otherwise: kept whole, so that they come back.
//
// A rejected citation leaves its tables; an edited one stays there as edited. Whoever changes citations or statements of a
// source as such (another reading, undo, a change of hands) first has them restored; `Decisions.apply` then decides anew.
import Vocabulary

enum SetAside {
  /// Keeps a citation with what it states, and takes it out of its tables where it is rejected.
  static func put(_ loaded: LoadedStatement, isRejected: Bool, in connection: Connection) throws(SQLiteFailure) {
    var position: Int64 = 0
    for (table, key) in [("citations", "id"), ("statements", "citation_id"), ("further_restatements", "citation_id")] {
      let select = try connection.cached("SELECT * FROM \(table) WHERE \(key) = ?")
      defer { select.reset() }
      select.bind(loaded.id, 1)
      let insert = try connection.cached(
        """
        INSERT INTO set_aside_rows (citation_id, position, source_id, kind, entity_id, target_id, is_rejected, table_name,
          columns, "row")
        SELECT ?1, ?2, ?3, kind, entity_id, target_id, ?4, ?5, ?6, ?7 FROM statements WHERE citation_id = ?1
        """)
      let names = (0..<select.columnCount).map { select.columnName($0) }
      while try select.step() {
        var cells = (0..<select.columnCount).map { select.cell($0) }
        // Its fact is derived anew when it comes back.
        if let place = names.firstIndex(of: "fact_id") { cells[place] = .integer(loaded.id) }
        position += 1
        insert.bind(loaded.id, 1)
        insert.bind(position, 2)
        insert.bind(loaded.sourceID, 3)
        insert.bind(Int64(isRejected ? 1 : 0), 4)
        insert.bind(table, 5)
        insert.bind(names.joined(separator: ","), 6)
        insert.bind(.blob(RowCodec.encode(cells)), 7)
        try insert.run()
      }
    }
    guard isRejected else { return }
    // What it states goes with it.
    let delete = try connection.cached("DELETE FROM citations WHERE id = ?")
    delete.bind(loaded.id, 1)
    try delete.run()
  }

  /// Puts the citations that meet an SQL condition over `set_aside_rows` back as they were read, and notes them: their
  /// facts are to be derived again, and what is decided about them to be applied again.
  static func restore(
    where filter: String, _ values: [Cell] = [], touched: inout TouchedFacts, in connection: Connection
  ) throws(SQLiteFailure) {
    let select = try connection.prepare(
      "SELECT DISTINCT citation_id, is_rejected FROM set_aside_rows WHERE \(filter) ORDER BY citation_id")
    for (index, value) in values.enumerated() { select.bind(value, Int32(index + 1)) }
    var found: [(id: Int64, isRejected: Bool)] = []
    while try select.step() { found.append((select.integer(0), select.integer(1) == 1)) }
    if found.isEmpty { return }
    let loader = StatementLoader(connection: connection, merges: try EntityMerges(connection))
    for citation in found {
      if !citation.isRejected, let edited = try loader.statement(citation.id) { touched.remove(edited) }
      try putBack(citation.id, in: connection)
      if let loaded = try loader.statement(citation.id) { touched.restore(loaded) }
    }
  }

  /// How many places of a source state what is rejected.
  static func countRejected(ofSource source: Int64, in connection: Connection) throws(SQLiteFailure) -> Int {
    let count = try connection.cached(
      "SELECT count(DISTINCT citation_id) FROM set_aside_rows WHERE source_id = ? AND is_rejected = 1")
    defer { count.reset() }
    count.bind(source, 1)
    return try count.step() ? Int(count.integer(0)) : 0
  }

  private static func putBack(_ id: Int64, in connection: Connection) throws(SQLiteFailure) {
    let rows = try connection.cached(
      "SELECT table_name, columns, \"row\" FROM set_aside_rows WHERE citation_id = ? ORDER BY position")
    defer { rows.reset() }
    rows.bind(id, 1)
    while try rows.step() {
      guard let table = rows.text(0), tables.contains(table), let columns = rows.text(1),
        case .blob(let bytes) = rows.cell(2)
      else { continue }
      let names = columns.split(separator: ",").map(String.init)
      let cells = RowCodec.decode(bytes)
      guard cells.count == names.count else { continue }
      // A citation that comes back is a fact of its own until facts are derived; one that never left keeps its fact.
      let updates = names.filter { $0 != "fact_id" }.map { "\"\($0)\" = excluded.\"\($0)\"" }
      let insert = try connection.cached(
        """
        INSERT INTO \(table) (\(names.map { "\"\($0)\"" }.joined(separator: ",")))
        VALUES (\(names.map { _ in "?" }.joined(separator: ",")))
        ON CONFLICT DO UPDATE SET \(updates.joined(separator: ","))
        """)
      for (index, cell) in cells.enumerated() { insert.bind(cell, Int32(index + 1)) }
      try insert.run()
    }
    for table in ["set_aside_rows", "decided_citations"] {
      let delete = try connection.cached("DELETE FROM \(table) WHERE citation_id = ?")
      delete.bind(id, 1)
      try delete.run()
    }
  }

  private static let tables: Set<String> = ["citations", "statements", "further_restatements"]
}
