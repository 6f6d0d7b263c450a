// One connection of SQLite's C API: what reading and bulk work go through.
import CHash
import GRDBSQLite

/// A connection to one database. Used by one thread at a time.
final class Connection {
  /// The C handle. Valid while the connection lives.
  let handle: OpaquePointer
  private let ownsHandle: Bool
  /// Statements that are compiled once and used again.
  private var compiled: [String: PreparedStatement] = [:]
  private var numbered: [Int: PreparedStatement] = [:]
  /// What reads its series, where the functions over series are known to it.
  var series: SeriesAccess?

  /// Made by whoever opens the first connection of the program.
  private static let preparation: Void = invest_prepare_sqlite()

  /// Opens a file or a `file:` URI.
  init(path: String, flags: Int32) throws(SQLiteFailure) {
    Self.preparation
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      let failure = SQLiteFailure(handle, code: code)
      sqlite3_close(handle)
      throw failure
    }
    self.handle = handle
    self.ownsHandle = true
  }

  /// Borrows a handle that somebody else closes.
  init(borrowing handle: OpaquePointer) {
    self.handle = handle
    self.ownsHandle = false
  }

  deinit {
    compiled = [:]
    numbered = [:]
    series = nil
    if ownsHandle { sqlite3_close_v2(handle) }
  }

  /// Runs SQL that returns nothing of interest, several statements too.
  func execute(_ sql: String) throws(SQLiteFailure) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    if code != SQLITE_OK { throw SQLiteFailure(handle, code: code) }
  }

  /// Compiles one statement.
  func prepare(_ sql: String) throws(SQLiteFailure) -> PreparedStatement {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw SQLiteFailure(handle, code: code) }
    return PreparedStatement(statement, of: handle)
  }

  /// A statement that the connection keeps compiled, reset and without bindings of its last use.
  ///
  /// Ask for it anew at each use, and reset it where rows may be left.
  func cached(_ sql: String) throws(SQLiteFailure) -> PreparedStatement {
    if let known = compiled[sql] {
      known.reset()
      return known
    }
    let statement = try prepare(sql)
    compiled[sql] = statement
    return statement
  }

  /// The same for statements that are asked for so often that looking up their text is felt: by a number.
  func cached(place: Int, _ sql: () -> String) throws(SQLiteFailure) -> PreparedStatement {
    if let known = numbered[place] {
      known.reset()
      return known
    }
    let statement = try prepare(sql())
    numbered[place] = statement
    return statement
  }

  /// The first column of the first row as a whole number, nil where there is no row or NULL.
  func integer(_ sql: String) throws(SQLiteFailure) -> Int64? {
    let statement = try prepare(sql)
    guard try statement.step(), !statement.isNull(0) else { return nil }
    return statement.integer(0)
  }

  /// The first column of the first row as text, nil where there is no row or NULL.
  func text(_ sql: String) throws(SQLiteFailure) -> String? {
    let statement = try prepare(sql)
    guard try statement.step() else { return nil }
    return statement.text(0)
  }
}
