// The virtual table `prices`: every daily bar of the store as a row, for any SQL.
//
//   select * from prices where symbol = '9988.HK' and day >= '2025-01-01'
//
// The symbol (=, in), a range of days and the order by symbol and day are used to find rows; columns that a query does
// not name are not decoded. Row by row it is some hundred nanoseconds a bar: whole-market statistics are commands and
// functions of their own.
import GRDBSQLite

/// What SQLite calls `sqlite3_vtab`: one for each connection that uses the table.
struct PricesTable {
  var base = sqlite3_vtab()
  var shared: Unmanaged<PricesShared>

  static let declaration = """
    CREATE TABLE prices (
      symbol TEXT, day TEXT, open REAL, high REAL, low REAL, close REAL, adj_close REAL, volume NUMERIC)
    """

  /// Places of the columns above.
  enum Place {
    static let symbol: Int32 = 0
    static let day: Int32 = 1
    static let volume: Int32 = 7
  }

  /// Adds the table to a connection.
  static func register(on handle: OpaquePointer, _ access: SeriesAccess?) throws(SQLiteFailure) {
    let code = sqlite3_create_module_v2(handle, "prices", module, access.map { Unmanaged.passRetained($0).toOpaque() })
    {
      if let pointer = $0 { Unmanaged<SeriesAccess>.fromOpaque(pointer).release() }
    }
    if code != SQLITE_OK { throw SQLiteFailure(handle, code: code) }
  }

  /// The callbacks; read-only, and there without a CREATE VIRTUAL TABLE.
  private nonisolated(unsafe) static let module: UnsafeMutablePointer<sqlite3_module> = {
    let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    module.initialize(to: sqlite3_module())
    module.pointee.iVersion = 1
    module.pointee.xConnect = { handle, access, _, _, table, _ in
      guard let handle else { return SQLITE_ERROR }
      let code = sqlite3_declare_vtab(handle, PricesTable.declaration)
      if code != SQLITE_OK { return code }
      let made = UnsafeMutablePointer<PricesTable>.allocate(capacity: 1)
      let access = access.map { Unmanaged<SeriesAccess>.fromOpaque($0).takeUnretainedValue() }
      made.initialize(to: PricesTable(shared: .passRetained(PricesShared(handle, access))))
      table?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
      return SQLITE_OK
    }
    module.pointee.xDisconnect = { table in
      guard let made = PricesTable.of(table) else { return SQLITE_OK }
      made.pointee.shared.release()
      made.deinitialize(count: 1)
      made.deallocate()
      return SQLITE_OK
    }
    module.pointee.xDestroy = module.pointee.xDisconnect
    module.pointee.xBestIndex = { table, info in
      guard let info, let made = PricesTable.of(table) else { return SQLITE_ERROR }
      return PricesPlan.choose(info, made.pointee.shared.takeUnretainedValue().access)
    }
    module.pointee.xOpen = { table, cursor in
      guard let made = PricesTable.of(table) else { return SQLITE_ERROR }
      cursor?.pointee = PricesCursor.open(made.pointee.shared.takeUnretainedValue())
      return SQLITE_OK
    }
    module.pointee.xClose = { cursor in
      PricesCursor.close(cursor)
      return SQLITE_OK
    }
    module.pointee.xFilter = { cursor, plan, words, count, values in
      guard let cursor = PricesCursor.of(cursor) else { return SQLITE_ERROR }
      cursor.pointee.access?.scans.add(.prices(cursor))
      return cursor.pointee.filter(PricesPlan(plan, words, count, values))
    }
    module.pointee.xNext = { cursor in
      guard let cursor = PricesCursor.of(cursor) else { return SQLITE_ERROR }
      return PricesCursor.moveOn(cursor)
    }
    module.pointee.xEof = { cursor in PricesCursor.of(cursor).map { $0.pointee.isAtEnd ? 1 : 0 } ?? 1 }
    module.pointee.xColumn = { cursor, context, column in
      guard let cursor = PricesCursor.of(cursor) else { return SQLITE_ERROR }
      return cursor.pointee.give(column, to: ContextSink(context: context))
    }
    module.pointee.xRowid = { cursor, id in
      guard let cursor = PricesCursor.of(cursor) else { return SQLITE_ERROR }
      return cursor.pointee.rowID(into: id)
    }
    return module
  }()

  private static func of(_ table: UnsafeMutablePointer<sqlite3_vtab>?) -> UnsafeMutablePointer<PricesTable>? {
    table.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: PricesTable.self) }
  }
}

/// What the cursors of one connection share: words that SQLite may keep pointers to, and compiled statements.
final class PricesShared {
  let connection: Connection
  let words = StaticWords()
  private var rows: [Int32: [BlockRows]] = [:]

  /// Where another connection may read beside this one.
  let access: SeriesAccess?

  init(_ handle: OpaquePointer, _ access: SeriesAccess?) {
    connection = Connection(borrowing: handle)
    self.access = access
  }

  /// Compiled statements for a cursor, which gives them back.
  func lend(_ plan: Int32, _ make: () throws -> BlockRows) throws -> BlockRows {
    if let known = rows[plan]?.popLast() { return known }
    return try make()
  }

  func takeBack(_ lent: BlockRows, _ plan: Int32) {
    lent.stop()
    rows[plan, default: []].append(lent)
  }
}
