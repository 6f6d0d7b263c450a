// A large ingest writes its pages where they belong, once, while nobody else has the store open; with others there it goes
// through the log as everything does.
import GRDB
import Glibc
import Vocabulary

extension Store {
  /// How large a file is whose pages are written directly: less is not worth leaving the log, and for more readers would
  /// wait too long.
  static let directSizes = 32 << 20...512 << 20

  /// Runs one transaction as `write` does; under SQLite's rollback journal where no other connection has the store open.
  ///
  /// New pages at the end of the file then need no journal, no log and no second way into the file. Until the transaction
  /// ends others wait. A program that is killed in it leaves a journal: whoever opens the store next and may write to it
  /// takes back what was not finished.
  func writeDirectly<Value>(_ body: (Database, Connection) throws -> Value) throws(Diagnostic) -> Value {
    guard leaveLog() else { return try write(body) }
    defer { returnToLog() }
    return try write(body)
  }

  /// Takes the store for this connection alone and moves to a rollback journal; false where others have it open.
  private func leaveLog() -> Bool {
    guard path != nil, let writer else { return false }
    closeReader()
    return writer.inDatabase { db in
      guard let handle = db.sqliteConnection else { return false }
      let connection = Connection(borrowing: handle)
      do {
        // The lock that leaving the log takes is kept: nobody comes in between.
        try connection.execute(
          "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
        if try connection.text("PRAGMA journal_mode") == "delete" { return true }
      } catch {
        // Somebody reads or writes.
      }
      Self.returnToLog(connection)
      return false
    }
  }

  /// Makes the store one with a log, as it is between large ingests. What fails is left to the next that writes.
  func returnToLog() {
    writer?.inDatabase { db in
      guard let handle = db.sqliteConnection else { return }
      Self.returnToLog(Connection(borrowing: handle))
    }
  }

  private static func returnToLog(_ connection: Connection) {
    try? connection.execute("PRAGMA locking_mode = NORMAL; PRAGMA synchronous = NORMAL; PRAGMA journal_mode = WAL")
    // Reading lets go of a lock that was kept.
    _ = try? connection.integer("PRAGMA schema_version")
  }

  /// Whether the store has a log: one whose large ingest was killed has none.
  var hasLog: Bool {
    writer?.inDatabase { db in
      guard let handle = db.sqliteConnection else { return true }
      return (try? Connection(borrowing: handle).text("PRAGMA journal_mode")) != "delete"
    } ?? true
  }
}
