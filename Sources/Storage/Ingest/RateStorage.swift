// Exchange rates in the store: the built-in history, and the files that users add.
import GRDB
import GRDBSQLite
public import Vocabulary

enum RateStorage {
  /// Stores the built-in history in a new store. About 200,000 rates in a quarter of a second.
  static func storeBuiltIn(_ builtIn: BuiltInData, into connection: Connection) throws(SQLiteFailure) {
    guard let file = builtIn.rates else { return }
    let sourceID = try writeSource(
      uri: file.uri, sha256: file.sha256, publisher: file.publisher, importID: nil, in: connection)
    var insert = try RateInserter(connection, sourceID: sourceID)
    // In the order of the key every row goes to the end of the table.
    for rate in file.rates().sorted(by: isBefore) where rate.rate > 0 && rate.rate.isFinite {
      _ = try insert.insert(rate)
    }
  }

  private static func isBefore(_ left: DailyRate, _ right: DailyRate) -> Bool {
    if left.base != right.base { return left.base < right.base }
    if left.quote != right.quote { return left.quote < right.quote }
    return left.day < right.day
  }

  static func writeSource(
    uri: String, sha256: String, publisher: String?, importID: Int64?, in connection: Connection
  ) throws(SQLiteFailure) -> Int64 {
    let insert = try connection.prepare(
      "INSERT INTO sources (uri, sha256, kind, publisher, import_id) VALUES (?, ?, 'rates', ?, ?) RETURNING id")
    insert.bind(uri, 1)
    insert.bind(sha256, 2)
    insert.bind(publisher, 3)
    insert.bind(importID, 4)
    _ = try insert.step()
    return insert.integer(0)
  }
}

extension Store {
  /// Stores the rates of a file: all of them or nothing.
  ///
  /// A rate that another file gave differently is replaced (and put back by `undo`); rates that are not positive are
  /// left out, their reader has reported them. The same file again adds nothing.
  public func ingest(
    rates: [DailyRate], publisher: String?, file: IngestedFile, in run: ImportRun
  ) throws(Diagnostic) -> IngestReport {
    let before = run.id
    do {
      return try write { _, connection in
        var report = IngestReport(outcome: .added)
        if let known = try SourceRow.find(sha256: file.sha256, in: connection) {
          known.noteMetAgain(in: run)
          return IngestReport(outcome: .unchanged)
        }
        let importID = try ImportRow.id(of: run, in: connection)
        let sourceID = try RateStorage.writeSource(
          uri: file.uri, sha256: file.sha256, publisher: publisher, importID: importID, in: connection)
        var insert = try RateInserter(connection, sourceID: sourceID)
        let overlay = try RateOverlay(connection, sourceID: sourceID, importID: importID)
        for rate in rates where rate.rate > 0 && rate.rate.isFinite {
          if try insert.insert(rate) {
            report.newRates += 1
          } else if try overlay.replace(rate) {
            report.replacedRates += 1
          }
        }
        try ImportRow.countFile(importID, newFacts: 0, in: connection)
        return report
      }
    } catch {
      run.id = before
      throw error
    }
  }
}

/// Adds rates that are not there yet. Most rates of a file share their pair, and many their day: those are bound once.
private struct RateInserter {
  private let connection: Connection
  private let statement: PreparedStatement
  private var pair: (base: Currency, quote: Currency)?
  private var days: [Day: String] = [:]

  init(_ connection: Connection, sourceID: Int64) throws(SQLiteFailure) {
    self.connection = connection
    self.statement = try connection.prepare(
      "INSERT INTO fx_rates (base, quote, day, rate, source_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
    statement.bind(sourceID, 5)
  }

  /// False where the pair has a rate of that day already.
  mutating func insert(_ rate: DailyRate) throws(SQLiteFailure) -> Bool {
    if pair?.base != rate.base { statement.bind(rate.base.code, 1) }
    if pair?.quote != rate.quote { statement.bind(rate.quote.code, 2) }
    pair = (rate.base, rate.quote)
    let day = days[rate.day] ?? rate.day.description
    days[rate.day] = day
    statement.bind(day, 3)
    statement.bind(rate.rate, 4)
    try statement.run()
    return sqlite3_changes(connection.handle) == 1
  }
}

/// Puts a file's rate in the place of an earlier file's.
private struct RateOverlay {
  private let connection: Connection
  private let sourceID: Int64
  private let importID: Int64
  private let select: PreparedStatement
  private let update: PreparedStatement

  init(_ connection: Connection, sourceID: Int64, importID: Int64) throws(SQLiteFailure) {
    self.connection = connection
    self.sourceID = sourceID
    self.importID = importID
    self.select = try connection.prepare(
      """
      SELECT f.rate, f.source_id, s.import_id FROM fx_rates AS f JOIN sources AS s ON s.id = f.source_id
      WHERE f.base = ? AND f.quote = ? AND f.day = ?
      """)
    self.update = try connection.prepare(
      "UPDATE fx_rates SET rate = ?, source_id = ? WHERE base = ? AND quote = ? AND day = ?")
  }

  /// True where the value changed.
  func replace(_ rate: DailyRate) throws(SQLiteFailure) -> Bool {
    select.bind(rate.base.code, 1)
    select.bind(rate.quote.code, 2)
    select.bind(rate.day.description, 3)
    defer { select.reset() }
    guard try select.step() else { return false }
    let isOther = select.real(0) != rate.rate
    let isOurs = select.integer(1) == sourceID
    let madeBy: Int64? = select.isNull(2) ? nil : select.integer(2)
    // An equal value that came with the program can never be undone; one from a file can, and this one would stay.
    if !isOther, isOurs || madeBy == nil { return false }
    if !isOurs {
      try ReplacedRows.archive(
        table: "fx_rates",
        where: "base = '\(rate.base.code)' AND quote = '\(rate.quote.code)' AND day = '\(rate.day)' AND source_id = ?",
        value: select.integer(1), key: "rate \(rate.base) \(rate.quote) \(rate.day)", madeBy: madeBy,
        replacedBy: importID, in: connection)
    }
    update.bind(rate.rate, 1)
    update.bind(sourceID, 2)
    update.bind(rate.base.code, 3)
    update.bind(rate.quote.code, 4)
    update.bind(rate.day.description, 5)
    try update.run()
    return isOther
  }
}
