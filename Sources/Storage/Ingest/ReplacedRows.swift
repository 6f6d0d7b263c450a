// Rows that an import replaces, kept whole so that undo puts them back.
//
// The rows of one key (a source, a rate) form a stack: what stands in the table lies on top, each archived row was
// replaced by the import that made the one above it. Undo of an import takes its row out of the stack, wherever it lies.
import Vocabulary

enum ReplacedRows {
  /// Archives rows of a table and leaves them where they are.
  ///
  /// `filter` is an SQL condition over `value`, the only parameter.
  static func archive(
    table: String, where filter: String, value: Int64, key: String, madeBy: Int64?, replacedBy: Int64,
    in connection: Connection
  ) throws(SQLiteFailure) {
    let select = try connection.prepare("SELECT * FROM \(table) WHERE \(filter)")
    select.bind(value, 1)
    let insert = try connection.prepare(
      """
      INSERT INTO replaced_rows (import_id, made_by, key, table_name, columns, "row", row_id)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    let names = (0..<select.columnCount).map { column in select.columnName(column) }.joined(separator: ",")
    while try select.step() {
      insert.bind(replacedBy, 1)
      insert.bind(madeBy, 2)
      insert.bind(key, 3)
      insert.bind(table, 4)
      insert.bind(names, 5)
      insert.bind(.blob(RowCodec.encode((0..<select.columnCount).map { select.cell($0) })), 6)
      if case .integer(let id) = select.cell(0) { insert.bind(id, 7) } else { insert.bind(.null, 7) }
      try insert.run()
    }
  }

  /// Archives one reading of an article (its source, citations and statements) and takes its citations away.
  static func archiveReading(
    of source: SourceRow, by importID: Int64, touched: inout TouchedFacts, in connection: Connection
  ) throws(SQLiteFailure) {
    // What was read is archived, not what was decided about it.
    try SetAside.restore(where: "source_id = ?", [.integer(source.id)], touched: &touched, in: connection)
    let key = "source \(source.id)"
    let citations = "citation_id IN (SELECT id FROM citations WHERE source_id = ?)"
    // Entities that only this reading names go with it, and have to be back before its statements are.
    let said = "FROM statements WHERE citation_id IN (SELECT id FROM citations WHERE source_id = ?1)"
    let entities = "origin = 'document' AND id IN (SELECT entity_id \(said) UNION SELECT target_id \(said))"
    for (table, filter) in [
      ("entities", entities),
      ("sources", "id = ?"), ("citations", "source_id = ?"), ("statements", citations),
      ("further_restatements", citations),
    ] {
      try archive(
        table: table, where: filter, value: source.id, key: key, madeBy: source.importID, replacedBy: importID,
        in: connection)
    }
    try removeCitations(of: source.id, touched: &touched, in: connection)
  }

  /// Deletes the citations of a source with their statements, and notes which facts are touched.
  static func removeCitations(
    of source: Int64, touched: inout TouchedFacts, in connection: Connection
  ) throws(SQLiteFailure) {
    try SetAside.restore(where: "source_id = ?", [.integer(source)], touched: &touched, in: connection)
    try FactDerivation.noteRemoval(ofSource: source, in: &touched, connection)
    // Statements and further restatements go with their citation.
    try connection.execute("DELETE FROM citations WHERE source_id = \(source)")
  }

  /// Lets another import hold what a source of rates replaced, and what replaced its rates.
  static func handOver(
    _ source: Int64, from importID: Int64, to heir: Int64, in connection: Connection
  ) throws(SQLiteFailure) {
    try connection.execute(
      """
      UPDATE replaced_rows SET import_id = \(heir)
      WHERE import_id = \(importID) AND table_name = 'fx_rates' AND key IN
        (SELECT 'rate ' || base || ' ' || quote || ' ' || day FROM fx_rates WHERE source_id = \(source))
      """)
    let select = try connection.prepare(
      "SELECT id, columns, \"row\" FROM replaced_rows WHERE made_by = ? AND table_name = 'fx_rates'")
    select.bind(importID, 1)
    var own: [Int64] = []
    while try select.step() {
      let place = select.text(1)?.split(separator: ",").firstIndex(of: "source_id")
      guard let place, case .blob(let bytes) = select.cell(2) else { continue }
      let cells = RowCodec.decode(bytes)
      if place < cells.count, cells[place] == .integer(source) { own.append(select.integer(0)) }
    }
    for row in own {
      try connection.execute(
        """
        UPDATE replaced_rows SET made_by = \(heir) WHERE id = \(row);
        UPDATE replaced_rows SET import_id = \(heir)
        WHERE import_id = \(importID) AND key = (SELECT key FROM replaced_rows WHERE id = \(row));
        """)
    }
  }

  /// Takes the rows of an import out of the archive and puts back what it replaced. Where citations come back, the
  /// groups of their facts are added to `touched`.
  static func undo(_ importID: Int64, touched: inout TouchedFacts, in connection: Connection) throws(SQLiteFailure) {
    // What this import made and a later one replaced: the row below takes its place in the stack.
    try connection.execute(
      """
      UPDATE replaced_rows SET import_id = above.import_id
      FROM (SELECT DISTINCT key, import_id FROM replaced_rows WHERE made_by = \(importID)) AS above
      WHERE replaced_rows.import_id = \(importID) AND replaced_rows.key = above.key;
      DELETE FROM replaced_rows WHERE made_by = \(importID);
      """)
    let select = try connection.prepare(
      "SELECT table_name, columns, \"row\", key FROM replaced_rows WHERE import_id = ? ORDER BY id")
    select.bind(importID, 1)
    var sources: Set<Int64> = []
    while try select.step() {
      guard let table = select.text(0), let columns = select.text(1), case .blob(let bytes) = select.cell(2),
        Self.tables.contains(table)
      else { continue }
      let cells = RowCodec.decode(bytes)
      if table == "sources", case .integer(let id)? = cells.first {
        try removeCitations(of: id, touched: &touched, in: connection)
        sources.insert(id)
      }
      let marks = cells.map { _ in "?" }.joined(separator: ",")
      let names = columns.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",")
      // An upsert rather than a replacement, which would delete what refers to the row. An entity that is there may have
      // been merged or renamed since: it stays as it is.
      let updates = columns.split(separator: ",").map { "\"\($0)\" = excluded.\"\($0)\"" }.joined(separator: ",")
      let onConflict = table == "entities" ? "DO NOTHING" : "DO UPDATE SET \(updates)"
      let insert = try connection.prepare(
        "INSERT INTO \(table) (\(names)) VALUES (\(marks)) ON CONFLICT \(onConflict)")
      for (index, cell) in cells.enumerated() { insert.bind(cell, Int32(index + 1)) }
      try insert.run()
    }
    try connection.execute("DELETE FROM replaced_rows WHERE import_id = \(importID)")
    for source in sources.sorted() {
      try noteGroups(of: source, touched: &touched, in: connection)
    }
  }

  /// The only tables whose rows are ever put back.
  private static let tables: Set<String> = [
    "entities", "sources", "citations", "statements", "further_restatements", "fx_rates",
  ]

  private static func noteGroups(
    of source: Int64, touched: inout TouchedFacts, in connection: Connection
  ) throws(SQLiteFailure) {
    // Facts that are there no more cannot be referred to until they are derived again.
    try connection.execute("UPDATE citations SET fact_id = id WHERE source_id = \(source)")
    try FactDerivation.noteReturn(ofSource: source, in: &touched, connection)
  }
}
