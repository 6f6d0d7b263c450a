// Derives facts from statements: one announcement, one row.
import GRDB
import Vocabulary

enum FactDerivation {
  /// Derives the facts of these groups again from the statements in the store.
  ///
  /// Called inside the transaction that changed the statements. New citations come with `fact_id = id`; references to
  /// facts are checked when the transaction ends.
  static func rederive(_ groups: FactGroups, in database: Database, _ connection: Connection) throws {
    try connection.execute(
      "INSERT INTO facts (id, kind) SELECT citation_id, kind FROM statements ON CONFLICT DO NOTHING")
  }
}
