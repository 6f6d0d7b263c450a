// The C side of computed tables: SQLite's calls, answered by `ComputedTable`, `ComputedRows` and `ComputedBatch`.
//
// Cursors are plain structs that point into the batch they stand on: `xColumn` and `xNext` touch no Swift object.
import GRDBSQLite
import Vocabulary

enum ComputedModule {
  /// Makes a table known to a connection under a name; it lives as long as the connection.
  static func register(_ name: String, _ table: ComputedTable, on handle: OpaquePointer) throws(SQLiteFailure) {
    let code = sqlite3_create_module_v2(handle, name, &module, Unmanaged.passRetained(table).toOpaque()) { pointer in
      if let pointer { Unmanaged<ComputedTable>.fromOpaque(pointer).release() }
    }
    if code != SQLITE_OK { throw SQLiteFailure(handle, code: code) }
  }

  /// Read only; SQLite keeps its address.
  nonisolated(unsafe) private static var module: sqlite3_module = {
    var module = sqlite3_module()
    module.iVersion = 2
    // No xCreate: the table is there without CREATE VIRTUAL TABLE, and cannot be made with it.
    module.xConnect = { handle, context, _, _, result, _ in
      guard let handle, let context, let result else { return SQLITE_ERROR }
      let table = Unmanaged<ComputedTable>.fromOpaque(context).takeUnretainedValue()
      let hidden = table.parameters.map { "\"\($0)\" HIDDEN" }
      let declaration = "CREATE TABLE t (" + (table.columns.map { "\"\($0)\"" } + hidden).joined(separator: ", ") + ")"
      let code = sqlite3_declare_vtab(handle, declaration)
      guard code == SQLITE_OK else { return code }
      let made = UnsafeMutablePointer<TableHead>.allocate(capacity: 1)
      made.initialize(to: TableHead(base: sqlite3_vtab(), table: Unmanaged.passUnretained(table)))
      result.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
      return SQLITE_OK
    }
    module.xDisconnect = { table in
      table.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: TableHead.self).deallocate() }
      return SQLITE_OK
    }
    module.xBestIndex = { table, info in
      guard let table, let info else { return SQLITE_ERROR }
      return ComputedModule.plan(TableHead.of(table).table.takeUnretainedValue(), &info.pointee)
    }
    module.xOpen = { _, result in
      let cursor = UnsafeMutablePointer<CursorHead>.allocate(capacity: 1)
      cursor.initialize(to: CursorHead())
      result?.pointee = UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    module.xClose = { cursor in
      guard let cursor else { return SQLITE_OK }
      let head = CursorHead.of(cursor)
      head.pointee.letGo()
      head.deinitialize(count: 1)
      head.deallocate()
      return SQLITE_OK
    }
    module.xFilter = { cursor, number, _, count, values in
      guard let cursor else { return SQLITE_ERROR }
      return ComputedModule.failing(cursor) { table, head in
        table.access.scans.add(.computed(head))
        try ComputedModule.begin(table, &head.pointee, plan: number, Int(count), values)
      }
    }
    module.xNext = { cursor in cursor.map { CursorHead.moveOn(CursorHead.of($0)) } ?? SQLITE_ERROR }
    module.xEof = { cursor in
      guard let cursor else { return 1 }
      return CursorHead.of(cursor).pointee.isAtEnd ? 1 : 0
    }
    module.xColumn = { cursor, context, column in
      guard let cursor else { return SQLITE_ERROR }
      CursorHead.of(cursor).pointee.give(column, to: ContextSink(context: context))
      return SQLITE_OK
    }
    module.xRowid = { cursor, result in
      guard let cursor else { return SQLITE_ERROR }
      result?.pointee = CursorHead.of(cursor).pointee.id
      return SQLITE_OK
    }
    return module
  }()

  // MARK: Planning

  /// Chooses which constraints become arguments: the symbol, then the parameters. In the plan's number, bits 0–7 say which
  /// of them are given (0: the symbol), bits 8–27 what has to be computed.
  private static func plan(_ table: ComputedTable, _ info: inout sqlite3_index_info) -> Int32 {
    // For the symbol (0) and each parameter the constraint that gives it.
    var givenBy = [Int32?](repeating: nil, count: table.parameters.count + 1)
    var isBlocked = [Bool](repeating: false, count: table.parameters.count + 1)
    for index in 0..<info.nConstraint {
      let constraint = info.aConstraint[Int(index)]
      guard Int32(constraint.op) == SQLITE_INDEX_CONSTRAINT_EQ else { continue }
      let column = Int(constraint.iColumn)
      let place = column == 0 ? 0 : column - table.columns.count + 1
      guard place == 0 || place > 0 && column >= table.columns.count else { continue }
      if constraint.usable == 0 {
        isBlocked[place] = true
      } else if givenBy[place] == nil {
        givenBy[place] = index
      }
    }
    // A parameter that another table gives must wait for that table.
    for place in givenBy.indices.dropFirst() where isBlocked[place] && givenBy[place] == nil {
      return SQLITE_CONSTRAINT
    }
    var plan = table.parts(of: info.colUsed) << 8
    var argument: Int32 = 0
    for (place, index) in givenBy.enumerated() {
      guard let index else { continue }
      argument += 1
      info.aConstraintUsage[Int(index)].argvIndex = argument
      // Parameters are no values of rows: SQLite has nothing to compare.
      info.aConstraintUsage[Int(index)].omit = place == 0 ? 0 : 1
      plan |= 1 << Int32(place)
    }
    let hasSymbol = givenBy[0] != nil || table.parameters.first == "of" && givenBy[1] != nil
    if !hasSymbol { table.access.goesOverAll = true }
    info.idxNum = plan
    info.estimatedRows = hasSymbol ? 25 : 10_000
    info.estimatedCost = hasSymbol ? 200 : 1_000_000
    var order = table.order[...]
    if hasSymbol, info.nOrderBy > 0, info.aOrderBy[0].iColumn != 0 { order = order.dropFirst() }
    info.orderByConsumed = 0
    if info.nOrderBy > 0, info.nOrderBy <= order.count {
      let isSorted = zip(0..<Int(info.nOrderBy), order).allSatisfy { place, column in
        Int(info.aOrderBy[place].iColumn) == column && info.aOrderBy[place].desc == 0
      }
      if isSorted { info.orderByConsumed = 1 }
    }
    return SQLITE_OK
  }

  // MARK: Scanning

  private static func begin(
    _ table: ComputedTable, _ head: inout CursorHead, plan: Int32, _ count: Int,
    _ values: UnsafeMutablePointer<OpaquePointer?>?
  ) throws {
    head.letGo()
    var symbol: Cell?
    var parameters = [Cell](repeating: .null, count: table.parameters.count)
    var argument = 0
    for place in 0...table.parameters.count where plan & 1 << Int32(place) != 0 && argument < count {
      let cell = ComputedModule.cell(values?[argument])
      argument += 1
      if place == 0 { symbol = cell } else { parameters[place - 1] = cell }
    }
    let rows = try table.rows(symbol: symbol, parameters: parameters, parts: plan >> 8)
    head.begin(rows, visible: table.columns.count, parameters, table.words)
    try head.refill()
  }

  /// Runs a step of a cursor; what is thrown becomes SQLite's error.
  static func failing(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>,
    _ body: (ComputedTable, UnsafeMutablePointer<CursorHead>) throws -> Void
  ) -> Int32 {
    let vtab = cursor.pointee.pVtab
    guard let vtab else { return SQLITE_ERROR }
    do {
      try body(TableHead.of(vtab).table.takeUnretainedValue(), CursorHead.of(cursor))
      return SQLITE_OK
    } catch {
      sqlite3_free(vtab.pointee.zErrMsg)
      let failure = SeriesFailure(error)
      vtab.pointee.zErrMsg = Self.copied(failure.message)
      return failure.code
    }
  }

  private static func copied(_ text: String) -> UnsafeMutablePointer<CChar>? {
    let bytes = text.utf8CString
    guard let memory = sqlite3_malloc64(sqlite3_uint64(bytes.count)) else { return nil }
    let target = memory.bindMemory(to: CChar.self, capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { target[index] = byte }
    return target
  }

  static func cell(_ value: OpaquePointer?) -> Cell {
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: .integer(sqlite3_value_int64(value))
    case SQLITE_FLOAT: .real(sqlite3_value_double(value))
    case SQLITE_TEXT: sqlite3_value_text(value).map { .text(String(cString: $0)) } ?? .null
    case SQLITE_BLOB: .blob([])
    default: .null
    }
  }
}

/// An error of a computation as SQLite takes it.
struct SeriesFailure {
  let code: Int32
  let message: String

  init(_ error: any Error) {
    switch error {
    case let problem as ParameterProblem: (code, message) = (SQLITE_ERROR, problem.message)
    case let failure as SQLiteFailure: (code, message) = (failure.code, failure.message)
    // SQLITE_CORRUPT_VTAB, a macro that Swift does not see.
    case is CorruptColumn: (code, message) = (SQLITE_CORRUPT | 1 << 8, "a block of prices is damaged")
    default: (code, message) = (SQLITE_ERROR, "the series cannot be read")
    }
  }
}

/// `sqlite3_vtab` with the table that it is of.
private struct TableHead {
  var base: sqlite3_vtab
  let table: Unmanaged<ComputedTable>

  static func of(_ table: UnsafeMutablePointer<sqlite3_vtab>) -> TableHead {
    UnsafeMutableRawPointer(table).assumingMemoryBound(to: TableHead.self).pointee
  }
}
