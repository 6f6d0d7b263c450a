// The rows of `instruments` and `instrument_sources` that a file of prices makes.
import Vocabulary

/// Makes the instruments of one file known. Its SQL is compiled once.
final class InstrumentWriter {
  private let connection: Connection
  private let sourceID: Int64
  private let find: PreparedStatement
  private let insert: PreparedStatement
  private let note: PreparedStatement

  init(_ connection: Connection, sourceID: Int64) throws(SQLiteFailure) {
    self.connection = connection
    self.sourceID = sourceID
    find = try connection.prepare("SELECT id FROM instruments WHERE symbol = ?")
    insert = try connection.prepare(
      """
      INSERT INTO instruments (id, symbol, entity_id)
      VALUES ((SELECT 1 + ifnull(max(id), 0) FROM instruments), ?1, ?2) RETURNING id
      """)
    note = try connection.prepare(
      """
      INSERT INTO instrument_sources (source_id, instrument_id, name, kind, currency, adjusted)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING
      """)
  }

  /// The instrument of a symbol, with what the file says of it; made where there is none.
  func instrument(_ symbol: String, _ facts: InstrumentFacts) throws(SQLiteFailure) -> (id: Int64, isNew: Bool) {
    find.bind(symbol, 1)
    defer { find.reset() }
    let isNew = try !find.step()
    var id = isNew ? 0 : find.integer(0)
    if isNew {
      insert.bind(symbol, 1)
      insert.bind(try Self.entity(symbol, in: connection), 2)
      _ = try insert.step()
      id = insert.integer(0)
      insert.reset()
    }
    note.bind(sourceID, 1)
    note.bind(id, 2)
    note.bind(facts.name, 3)
    note.bind(facts.kind?.rawValue, 4)
    note.bind(facts.currency?.code, 5)
    note.bind(facts.isAdjusted.map { Int64($0 ? 1 : 0) }, 6)
    try note.run()
    try Self.refresh(id, in: connection)
    return (id, isNew)
  }

  /// Brings an instrument's row up to what its files say: the newest that says something counts.
  static func refresh(_ id: Int64, in connection: Connection) throws(SQLiteFailure) {
    let said = ["name", "kind", "currency", "adjusted"].map { column in
      """
      \(column) = (
        SELECT \(column) FROM instrument_sources
        WHERE instrument_id = ?1 AND \(column) IS NOT NULL ORDER BY source_id DESC LIMIT 1)
      """
    }
    let update = try connection.cached("UPDATE instruments SET \(said.joined(separator: ", ")) WHERE id = ?1")
    update.bind(id, 1)
    try update.run()
  }

  /// The entity that has the symbol for a ticker, where there is exactly one.
  private static func entity(_ symbol: String, in connection: Connection) throws(SQLiteFailure) -> String? {
    let select = try connection.cached(
      """
      SELECT DISTINCT e.id FROM aliases AS a JOIN entities AS e ON e.id = a.entity_id
      WHERE a.folded = ?1 AND e.provisional = 0 AND e.merged_into_id IS NULL LIMIT 2
      """)
    defer { select.reset() }
    select.bind(foldedName(symbol), 1)
    guard try select.step() else { return nil }
    let id = select.text(0)
    return try select.step() ? nil : id
  }
}
