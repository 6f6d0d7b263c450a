// What SQLite reports when something fails, before it is put into words for the user.
import GRDBSQLite

/// An error of SQLite: its extended code, its message, and where in the SQL it lies.
struct SQLiteFailure: Error {
  let code: Int32
  let message: String
  /// The byte in the SQL text that the error is about, nil where SQLite names none.
  let offset: Int?

  /// SQLITE_READONLY_ROLLBACK: what a killed program left unfinished has to be taken back by one who may write.
  static let needsRollback = SQLITE_READONLY | 3 << 8

  /// The primary result code.
  var primary: Int32 { code & 0xFF }

  init(code: Int32, message: String, offset: Int? = nil) {
    self.code = code
    self.message = message
    self.offset = offset
  }

  /// The last error of a connection.
  init(_ handle: OpaquePointer?, code: Int32) {
    self.code = code
    guard let handle else {
      self.message = String(cString: sqlite3_errstr(code))
      self.offset = nil
      return
    }
    self.message = String(cString: sqlite3_errmsg(handle))
    let offset = sqlite3_error_offset(handle)
    self.offset = offset >= 0 ? Int(offset) : nil
  }
}
