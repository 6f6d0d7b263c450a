// One compiled statement of SQLite's C API.
import GRDBSQLite
import Vocabulary

/// Tells SQLite to copy a bound value.
let transientDestructor = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

/// A compiled statement: bind, step, read columns, reset. Columns count from 0, parameters from 1.
final class PreparedStatement {
  let pointer: OpaquePointer
  private let connection: OpaquePointer

  init(_ pointer: OpaquePointer, of connection: OpaquePointer) {
    self.pointer = pointer
    self.connection = connection
  }

  deinit { sqlite3_finalize(pointer) }

  // MARK: Binding

  func bind(_ value: Int64?, _ index: Int32) {
    if let value { sqlite3_bind_int64(pointer, index, value) } else { sqlite3_bind_null(pointer, index) }
  }

  func bind(_ value: Double?, _ index: Int32) {
    if let value { sqlite3_bind_double(pointer, index, value) } else { sqlite3_bind_null(pointer, index) }
  }

  func bind(_ value: String?, _ index: Int32) {
    guard var value else {
      sqlite3_bind_null(pointer, index)
      return
    }
    _ = value.withUTF8 { bytes in
      // An empty string has no base address; NULL would bind SQL's NULL.
      bytes.withMemoryRebound(to: CChar.self) { characters in
        if let base = characters.baseAddress {
          sqlite3_bind_text64(
            pointer, index, base, sqlite3_uint64(characters.count), transientDestructor, UInt8(SQLITE_UTF8))
        } else {
          sqlite3_bind_text(pointer, index, "", 0, transientDestructor)
        }
      }
    }
  }

  /// Binds a text without copying it, for as long as `body` runs.
  func binding<Value>(
    _ value: String, _ index: Int32, _ body: () throws(SQLiteFailure) -> Value
  ) throws(SQLiteFailure) -> Value {
    var value = value
    let result: Result<Value, SQLiteFailure> = value.withUTF8 { bytes in
      defer {
        sqlite3_reset(pointer)
        sqlite3_bind_null(pointer, index)
      }
      let count = sqlite3_uint64(bytes.count)
      if let base = bytes.baseAddress {
        base.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
          _ = sqlite3_bind_text64(pointer, index, characters, count, nil, UInt8(SQLITE_UTF8))
        }
      } else {
        sqlite3_bind_text(pointer, index, "", 0, transientDestructor)
      }
      do throws(SQLiteFailure) {
        return .success(try body())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Whole numbers as INTEGER where they fit into 64 bits, others as REAL.
  func bind(_ value: DecimalNumber?, _ index: Int32) {
    guard let value else {
      sqlite3_bind_null(pointer, index)
      return
    }
    if let whole = value.int64 {
      sqlite3_bind_int64(pointer, index, whole)
    } else {
      sqlite3_bind_double(pointer, index, value.double)
    }
  }

  func bind(_ cell: Cell, _ index: Int32) {
    switch cell {
    case .null: sqlite3_bind_null(pointer, index)
    case .integer(let value): sqlite3_bind_int64(pointer, index, value)
    case .real(let value): sqlite3_bind_double(pointer, index, value)
    case .text(let value): bind(value, index)
    case .blob(let bytes):
      _ = bytes.withUnsafeBytes { raw in
        if let base = raw.baseAddress {
          sqlite3_bind_blob64(pointer, index, base, sqlite3_uint64(raw.count), transientDestructor)
        } else {
          sqlite3_bind_zeroblob(pointer, index, 0)
        }
      }
    }
  }

  /// Binds BLOBs to consecutive parameters without copying them, for as long as `body` runs; nil binds NULL.
  func binding(
    blobs: [[UInt8]?], from index: Int32, _ body: () throws(SQLiteFailure) -> Void
  ) throws(SQLiteFailure) {
    try bind(blobs[...], index, body)
  }

  private func bind(
    _ blobs: ArraySlice<[UInt8]?>, _ index: Int32, _ body: () throws(SQLiteFailure) -> Void
  ) throws(SQLiteFailure) {
    guard let first = blobs.first else { return try body() }
    guard let bytes = first else {
      sqlite3_bind_null(pointer, index)
      return try bind(blobs.dropFirst(), index + 1, body)
    }
    let result: Result<Void, SQLiteFailure> = bytes.withUnsafeBytes { raw in
      sqlite3_bind_blob64(pointer, index, raw.baseAddress, sqlite3_uint64(raw.count), nil)
      do throws(SQLiteFailure) {
        return .success(try bind(blobs.dropFirst(), index + 1, body))
      } catch {
        return .failure(error)
      }
    }
    sqlite3_bind_null(pointer, index)
    try result.get()
  }

  // MARK: Running

  /// Moves to the next row; false at the end.
  func step() throws(SQLiteFailure) -> Bool {
    let code = sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    if code == SQLITE_DONE { return false }
    throw SQLiteFailure(connection, code: code)
  }

  /// Runs a statement that returns no rows and makes it ready to run again.
  func run() throws(SQLiteFailure) {
    let code = sqlite3_step(pointer)
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      let failure = SQLiteFailure(connection, code: code)
      sqlite3_reset(pointer)
      throw failure
    }
    sqlite3_reset(pointer)
  }

  func reset() { sqlite3_reset(pointer) }

  // MARK: Reading

  var columnCount: Int32 { sqlite3_column_count(pointer) }

  func columnName(_ column: Int32) -> String {
    sqlite3_column_name(pointer, column).map { String(cString: $0) } ?? ""
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  func real(_ column: Int32) -> Double { sqlite3_column_double(pointer, column) }

  func text(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(pointer, column) else { return nil }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// A BLOB where SQLite holds it, nil where it is NULL or empty. Valid until the next step or reset.
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8>? {
    guard let start = sqlite3_column_blob(pointer, column) else { return nil }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// A BLOB of its own, nil where it is NULL or empty.
  func blob(_ column: Int32) -> [UInt8]? { bytes(column).map { Array($0) } }

  func day(_ column: Int32) -> Day? {
    guard let bytes = sqlite3_column_text(pointer, column) else { return nil }
    return Day(isoBytes: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(pointer, column))))
  }

  func cell(_ column: Int32) -> Cell {
    switch sqlite3_column_type(pointer, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(pointer, column))
    case SQLITE_TEXT: return .text(text(column) ?? "")
    case SQLITE_BLOB:
      let count = Int(sqlite3_column_bytes(pointer, column))
      guard count > 0, let start = sqlite3_column_blob(pointer, column) else { return .blob([]) }
      return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
    default: return .null
    }
  }

  /// Adds the cell of a column to a batch.
  @inline(__always)
  func append(_ column: Int32, to batch: CellBatch) {
    let value = sqlite3_column_value(pointer, column)
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: batch.append(sqlite3_value_int64(value))
    case SQLITE_FLOAT: batch.append(sqlite3_value_double(value))
    case SQLITE_TEXT:
      // Its length first: that is what brings a text to UTF-8. Asked for as a text it would be copied to end with a zero.
      let count = Int(sqlite3_value_bytes(value))
      let text = sqlite3_value_blob(value)?.assumingMemoryBound(to: UInt8.self)
      batch.append(.text, bytes: UnsafeBufferPointer(start: text, count: text == nil ? 0 : count))
    case SQLITE_BLOB:
      let blob = sqlite3_value_blob(value)?.assumingMemoryBound(to: UInt8.self)
      batch.append(.blob, bytes: UnsafeBufferPointer(start: blob, count: Int(sqlite3_value_bytes(value))))
    default: batch.appendNull()
    }
  }
}
