// Rows of a statement that hands on columns of one of the program's tables and does nothing else, taken from the table's
// cursor without SQLite's machine between: three times as fast, the same rows.
//
//   select symbol, start, close from resample where every = 'month'
//
// SQLite plans the statement, opens the cursor and gives the first rows; whether each of those that follow would be more
// than a copy of some columns is told by the machine's own program, as EXPLAIN lists it.
import GRDBSQLite
import Vocabulary

/// A cursor of one of the program's tables that stands on a row.
protocol ScanCursor {
  var isAtEnd: Bool { get }
  /// Moves to the next row, or to the end. Returns a code of SQLite's.
  static func moveOn(_ cursor: UnsafeMutablePointer<Self>) -> Int32
  /// Adds some columns of the row that it stands on to cells; where more rows lie at hand, those that there is room for
  /// too, and stands on the last of them then. Returns a code of SQLite's.
  static func handOn(
    _ cursor: UnsafeMutablePointer<Self>, _ columns: UnsafeBufferPointer<Int32>, to cells: CellBatch
  ) -> Int32
}

/// The scans that a statement has begun: with one alone, its rows may be taken from the cursor.
struct BegunScans {
  enum Cursor {
    case computed(UnsafeMutablePointer<CursorHead>)
    case prices(UnsafeMutablePointer<PricesCursor>)
  }

  private var count = 0
  private var last: Cursor?

  mutating func add(_ cursor: Cursor) {
    count += 1
    last = cursor
  }

  /// The cursor of the only one; nil where there are none or several.
  var only: Cursor? { count == 1 ? last : nil }
}

/// The rest of the rows of a statement that has given some.
struct DirectScan {
  private let cursor: BegunScans.Cursor
  private let columns: [Int32]
  private let limits: SQLLimits

  /// Nil where SQLite's machine does more than hand columns on.
  init?(_ statement: PreparedStatement, on connection: Connection, _ limits: SQLLimits) {
    guard let cursor = connection.series?.scans.only, sqlite3_bind_parameter_count(statement.pointer) == 0,
      sqlite3_stmt_isexplain(statement.pointer) == 0, let text = sqlite3_sql(statement.pointer),
      let columns = Self.columns(of: String(cString: text), on: connection), columns.count == Int(statement.columnCount)
    else { return nil }
    self.cursor = cursor
    self.columns = columns
    self.limits = limits
  }

  /// The columns that a statement hands on, in their order; nil where it does anything else.
  static func columns(of sql: String, on connection: Connection) -> [Int32]? {
    guard let explain = try? connection.prepare("EXPLAIN " + sql) else { return nil }
    var program: [(name: String, p1: Int32, p2: Int32, p3: Int32)] = []
    // A longer program does more than that.
    while (try? explain.step()) == true {
      if program.count == 200 { return nil }
      let numbers = (2...4).map { Int32(truncatingIfNeeded: explain.integer($0)) }
      program.append((explain.text(1) ?? "", numbers[0], numbers[1], numbers[2]))
    }
    guard let start = program.firstIndex(where: { $0.name == "VFilter" }),
      program.count(where: { ["VFilter", "VNext", "ResultRow"].contains($0.name) }) == 3
    else { return nil }
    var columns: [Int32: Int32] = [:]
    var at = start + 1
    while at < program.count, program[at].name == "VColumn", program[at].p1 == program[start].p1 {
      columns[program[at].p3] = program[at].p2
      at += 1
    }
    guard at + 2 < program.count, program[at].name == "ResultRow", program[at + 1].name == "VNext",
      program[at + 1].p1 == program[start].p1, Int(program[at + 1].p2) == start + 1, program[at + 2].name == "Halt"
    else { return nil }
    let row = program[at]
    let found = (row.p1..<row.p1 + row.p2).compactMap { columns[$0] }
    return found.count == Int(row.p2) ? found : nil
  }

  /// Hands the rows behind the one that the statement stands on to `batch`, many at a time, until it returns false.
  func handOn(behind first: CellBatch, _ batch: (CellBatch) -> Bool) throws(SQLiteFailure) {
    switch cursor {
    case .computed(let cursor): try handOn(cursor, first, batch)
    case .prices(let cursor): try handOn(cursor, first, batch)
    }
  }

  private func handOn<Cursor: ScanCursor>(
    _ cursor: UnsafeMutablePointer<Cursor>, _ first: CellBatch, _ batch: (CellBatch) -> Bool
  ) throws(SQLiteFailure) {
    var cells = first
    while true {
      let code = fill(cells, from: cursor)
      if code != SQLITE_OK { throw Self.failure(cursor, code) }
      if cells.rowCount > 0, !batch(cells) || cursor.pointee.isAtEnd { return }
      if cursor.pointee.isAtEnd { return }
      if limits.shouldStop?() == true { throw SQLiteFailure(code: SQLITE_INTERRUPT, message: "interrupted") }
      cells = CellBatch(columnCount: columns.count)
    }
  }

  /// Adds rows until the batch is full or there are no more.
  private func fill<Cursor: ScanCursor>(_ cells: CellBatch, from cursor: UnsafeMutablePointer<Cursor>) -> Int32 {
    columns.withUnsafeBufferPointer { columns in
      while !cells.isFull {
        var code = Cursor.moveOn(cursor)
        if code != SQLITE_OK || cursor.pointee.isAtEnd { return code }
        code = Cursor.handOn(cursor, columns, to: cells)
        if code != SQLITE_OK { return code }
      }
      return SQLITE_OK
    }
  }

  /// What a cursor says of its failure.
  private static func failure<Cursor>(_ cursor: UnsafeMutablePointer<Cursor>, _ code: Int32) -> SQLiteFailure {
    let base = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
    let message = base.pointee.pVtab?.pointee.zErrMsg.map { String(cString: $0) }
    return SQLiteFailure(code: code, message: message ?? String(cString: sqlite3_errstr(code)))
  }
}
