// One run of SQL text: compiling it piece by piece, binding, stepping, and errors with their place in the text.
import GRDBSQLite
import Vocabulary

/// Runs the statements of one text on one connection.
final class SQLRunner {
  private let connection: Connection
  private let sql: [UInt8]
  private let name: String
  private let problem: StoreProblem
  private let limits: SQLLimits
  var authorizer: ReadAuthorizer?

  init(_ connection: Connection, sql: String, name: String, problem: StoreProblem, limits: SQLLimits) {
    self.connection = connection
    self.sql = Array(sql.utf8)
    self.name = name
    self.problem = problem
    self.limits = limits
  }

  /// Calls `body` while SQLite asks now and then whether to stop.
  func withStopping<Value>(_ body: () throws(Diagnostic) -> Value) throws(Diagnostic) -> Value {
    guard let shouldStop = limits.shouldStop else { return try body() }
    let box = StopBox(shouldStop)
    sqlite3_progress_handler(
      connection.handle, 4_000,
      { context in
        guard let context else { return 0 }
        return Unmanaged<StopBox>.fromOpaque(context).takeUnretainedValue().shouldStop() ? 1 : 0
      },
      Unmanaged.passUnretained(box).toOpaque())
    defer {
      sqlite3_progress_handler(connection.handle, 0, nil, nil)
      withExtendedLifetime(box) {}
    }
    return try body()
  }

  /// Compiles the statement at a byte of the text; nil where only white space and comments are left.
  func compile(from start: Int) throws(Diagnostic) -> (statement: PreparedStatement?, rest: Int) {
    var pointer: OpaquePointer?
    var rest = sql.count
    let code = sql.withUnsafeBytes { bytes -> Int32 in
      guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return SQLITE_OK }
      var tail: UnsafePointer<CChar>?
      let code = sqlite3_prepare_v2(connection.handle, base + start, Int32(sql.count - start), &pointer, &tail)
      if let tail { rest = tail - base }
      return code
    }
    guard code == SQLITE_OK else {
      throw diagnostic(SQLiteFailure(connection.handle, code: code), statementStart: start)
    }
    guard let pointer else { return (nil, rest) }
    return (PreparedStatement(pointer, of: connection.handle), rest)
  }

  /// Binds parameters by name, with or without the sign before it.
  func bind(_ parameters: [String: Cell], to statements: [PreparedStatement]) throws(Diagnostic) {
    var used: Set<String> = []
    var known: [String] = []
    for statement in statements {
      let count = sqlite3_bind_parameter_count(statement.pointer)
      for index in 1..<(count + 1) {
        guard let bytes = sqlite3_bind_parameter_name(statement.pointer, index) else {
          throw Diagnostic(
            .error, "a parameter has no name", help: "write \":name\" instead of \"?\", and give it with -p name=value")
        }
        let full = String(cString: bytes)
        let bare = String(full.dropFirst())
        known.append(bare)
        if let value = parameters[bare] ?? parameters[full] {
          used.insert(bare)
          used.insert(full)
          statement.bind(value, index)
        }
      }
    }
    for key in parameters.keys.sorted() where !used.contains(key) {
      let list = known.map { "\"\($0)\"" }.joined(separator: ", ")
      throw Diagnostic(
        .error, "the SQL has no parameter \"\(key)\"", help: known.isEmpty ? "it has none" : "it has \(list)")
    }
  }

  /// The next row of a statement.
  func step(_ statement: PreparedStatement) throws(Diagnostic) -> Bool {
    do {
      return try statement.step()
    } catch {
      throw diagnostic(error, statementStart: 0)
    }
  }

  /// Hands on the rows behind the one that a statement stands on without it; false where it does more than that.
  func handOn(
    _ statement: PreparedStatement, behind first: CellBatch, _ batch: (CellBatch) -> Bool
  ) throws(Diagnostic) -> Bool {
    guard let scan = DirectScan(statement, on: connection, limits) else { return false }
    do {
      try scan.handOn(behind: first, batch)
      return true
    } catch {
      throw diagnostic(error, statementStart: 0)
    }
  }

  /// The columns of a result, with what a table may do with them.
  func columns(of statement: PreparedStatement) -> [Column] {
    (0..<statement.columnCount).map { index in
      let name = statement.columnName(index)
      let origin = sqlite3_column_origin_name(statement.pointer, index).map { String(cString: $0) }
      return Column(name, ColumnRoles.role(of: name, origin: origin))
    }
  }

  /// The place of a byte in the text.
  func place(of offset: Int, length: Int = 1) -> Diagnostic.Place {
    var offset = min(offset, sql.count)
    // The first thing that is no white space.
    while offset < sql.count, [0x20, 0x09, 0x0A, 0x0D].contains(sql[offset]) { offset += 1 }
    let before = sql[..<offset]
    let line = before.count { $0 == 0x0A } + 1
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lineEnd = sql[offset...].firstIndex(of: 0x0A) ?? sql.count
    let column = String(decoding: sql[lineStart..<offset], as: UTF8.self).count + 1
    return Diagnostic.Place(
      file: name, line: line, column: column, excerpt: String(decoding: sql[lineStart..<lineEnd], as: UTF8.self),
      length: length)
  }

  private func diagnostic(_ failure: SQLiteFailure, statementStart: Int) -> Diagnostic {
    if let refused = authorizer?.refused {
      return Diagnostic(
        .error, "\(refused); this connection only reads", help: "\"invest sql --write\" lets SQL change the store")
    }
    switch failure.primary {
    case SQLITE_INTERRUPT: return Diagnostic(.error, "the SQL \(limits.stopReason)")
    case SQLITE_ERROR, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_CONSTRAINT, SQLITE_RANGE:
      let hint = SQLHints.hint(for: failure.message, in: connection)
      var place: Diagnostic.Place?
      if let offset = failure.offset.map({ $0 + statementStart }) ?? hint.name.flatMap({ position(of: $0) }) {
        place = self.place(of: offset, length: hint.name?.count ?? tokenLength(at: offset))
      }
      return Diagnostic(.error, failure.message, at: place, help: hint.help)
    default: return problem.diagnostic(failure, verb: "read")
    }
  }

  /// Where a name stands in the text, as a word of its own.
  private func position(of word: String) -> Int? {
    let word = Array(word.utf8)
    guard !word.isEmpty, word.count <= sql.count else { return nil }
    return (0...(sql.count - word.count)).first { start in
      sql[start..<start + word.count].elementsEqual(word)
        && (start == 0 || !Self.isWordByte(sql[start - 1]))
        && (start + word.count == sql.count || !Self.isWordByte(sql[start + word.count]))
    }
  }

  private func tokenLength(at offset: Int) -> Int {
    guard offset < sql.count else { return 1 }
    let end = sql[offset...].firstIndex { !Self.isWordByte($0) } ?? sql.count
    return max(1, String(decoding: sql[offset..<end], as: UTF8.self).count)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

/// Carries a closure through a C pointer.
private final class StopBox {
  let shouldStop: () -> Bool
  init(_ shouldStop: @escaping () -> Bool) { self.shouldStop = shouldStop }
}
