// Running SQL that the user wrote, and the SELECTs of queries/.
import GRDBSQLite
public import Vocabulary

/// What a run of SQL may take.
public struct SQLLimits {
  /// At most so many rows; nil for all.
  public var maxRows: Int?
  /// Asked every few thousand steps of SQLite; true ends the run with an error. For a time limit, or for Control-C.
  public var shouldStop: (() -> Bool)?
  /// What the error says when the run was ended, such as `took longer than 5 s`.
  public var stopReason: String

  public init(maxRows: Int? = nil, stopReason: String = "was interrupted", shouldStop: (() -> Bool)? = nil) {
    self.maxRows = maxRows
    self.shouldStop = shouldStop
    self.stopReason = stopReason
  }

  /// No limits.
  public static var none: SQLLimits { SQLLimits() }
}

/// The rows of a statement.
public struct SQLResult: Sendable, Equatable {
  public var grid: Grid
  /// True where there are more rows than `maxRows`.
  public var isTruncated: Bool
  /// Rows that were inserted, updated or deleted (`sql --write`).
  public var changes: Int
}

extension Store {
  /// Runs one SELECT (or EXPLAIN, VALUES, a telling PRAGMA) on the connection that cannot write.
  ///
  /// Several statements are refused, so that none is run unseen. Parameters are given by name, with or without their
  /// `:`; those that the SQL names and the caller does not are NULL; those that the SQL does not name are an error.
  /// Errors carry the place in the SQL.
  public func run(
    sql: String, parameters: [String: Cell] = [:], limits: SQLLimits = .none, name: String = "sql"
  ) throws(Diagnostic) -> SQLResult {
    var rows: [[Cell]] = []
    var isTruncated = false
    let columns = try run(sql: sql, parameters: parameters, limits: limits, name: name) { row in
      if let limit = limits.maxRows, rows.count == limit {
        isTruncated = true
        return false
      }
      rows.append(row)
      return true
    }
    return SQLResult(grid: Grid(columns: columns, rows: rows), isTruncated: isTruncated, changes: 0)
  }

  /// The same, row by row, for results that are too many to hold. `row` returns false to stop. Returns the columns.
  @discardableResult
  public func run(
    sql: String, parameters: [String: Cell] = [:], limits: SQLLimits = .none, name: String = "sql",
    columns: ([Column]) -> Void = { _ in }, row: ([Cell]) -> Bool
  ) throws(Diagnostic) -> [Column] {
    try select(sql, parameters, limits, name, columns) { statement, runner throws(Diagnostic) in
      let count = statement.columnCount
      while try runner.step(statement) {
        if !row((0..<count).map { statement.cell($0) }) { break }
      }
    }
  }

  /// The same, many rows at a time, without an allocation a cell. `batch` may keep what it gets, and returns false to stop.
  @discardableResult
  public func run(
    sql: String, parameters: [String: Cell] = [:], limits: SQLLimits = .none, name: String = "sql",
    columns: ([Column]) -> Void, batch: (CellBatch) -> Bool
  ) throws(Diagnostic) -> [Column] {
    try select(sql, parameters, limits, name, columns) { statement, runner throws(Diagnostic) in
      let count = statement.columnCount
      var cells = CellBatch(columnCount: Int(count))
      var isFirst = true
      while try runner.step(statement) {
        for column in 0..<count { statement.append(column, to: cells) }
        guard cells.isFull else { continue }
        if !batch(cells) { return }
        cells = CellBatch(columnCount: Int(count))
        if isFirst, try runner.handOn(statement, behind: cells, batch) { return }
        isFirst = false
      }
      if cells.rowCount > 0 { _ = batch(cells) }
    }
  }

  /// Compiles one statement for reading and hands it over.
  private func select(
    _ sql: String, _ parameters: [String: Cell], _ limits: SQLLimits, _ name: String, _ columns: ([Column]) -> Void,
    _ body: (PreparedStatement, SQLRunner) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [Column] {
    let connection = try reader()
    let runner = SQLRunner(connection, sql: sql, name: name, problem: problem, limits: limits)
    let authorizer = ReadAuthorizer()
    authorizer.install(on: connection.handle)
    defer { authorizer.remove(from: connection.handle) }
    runner.authorizer = authorizer
    defer { connection.series?.endStatement() }
    return try runner.withStopping { () throws(Diagnostic) in
      let (statement, rest) = try runner.compile(from: 0)
      guard let statement else { throw Diagnostic(.error, "there is no SQL to run") }
      if let next = try runner.compile(from: rest).statement {
        _ = next
        throw Diagnostic(
          .error, "there are several statements, one is run at a time", at: runner.place(of: rest),
          help: "take out what follows the first \";\"; \"--write\" runs several in one transaction")
      }
      try runner.bind(parameters, to: [statement])
      let found = runner.columns(of: statement)
      columns(found)
      if path != nil { connection.series?.beginStatement { try anotherReader() } }
      try body(statement, runner)
      return found
    }
  }

  /// Runs statements that may write, in order and in one transaction: all of them or none. Returns the rows of the last
  /// one that has any. The store must be open for writing.
  public func runWriting(
    sql: String, parameters: [String: Cell] = [:], limits: SQLLimits = .none, name: String = "sql"
  ) throws(Diagnostic) -> SQLResult {
    try write { _, connection in
      // Anew each time: the functions remember rates, which writing may change.
      try SQLFunctions.register(on: connection)
      let runner = SQLRunner(connection, sql: sql, name: name, problem: problem, limits: limits)
      let before = sqlite3_total_changes64(connection.handle)
      var result = SQLResult(grid: Grid(columns: []), isTruncated: false, changes: 0)
      try runner.withStopping { () throws(Diagnostic) in
        var position = 0
        var ran = 0
        while true {
          let (statement, rest) = try runner.compile(from: position)
          guard let statement else { break }
          position = rest
          ran += 1
          try runner.bind(parameters, to: [statement])
          let count = statement.columnCount
          var rows: [[Cell]] = []
          var isTruncated = false
          while try runner.step(statement) {
            if let limit = limits.maxRows, rows.count == limit {
              isTruncated = true
            } else if count > 0 {
              rows.append((0..<count).map { statement.cell($0) })
            }
          }
          if count > 0 {
            result.grid = Grid(columns: runner.columns(of: statement), rows: rows)
            result.isTruncated = isTruncated
          }
        }
        if ran == 0 { throw Diagnostic(.error, "there is no SQL to run") }
      }
      result.changes = Int(sqlite3_total_changes64(connection.handle) - before)
      return result
    }
  }
}
