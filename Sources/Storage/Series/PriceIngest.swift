// Putting a file of prices into the store, and taking it out again.
import GRDB
import GRDBSQLite
public import Vocabulary

extension Store {
  /// Stores the bars of a file: all of them or nothing.
  ///
  /// `feed` hands the session its batches in the order of the file; what it throws takes everything back. A day that the
  /// store has a bar of gets the file's where they contradict each other, and the file's and the store's numbers together
  /// where they do not; `undo` of either file leaves what the other says. The same file again adds nothing. A file
  /// without bars leaves no trace. `size`: the bytes of a large file, whose pages go to the disk while it is read; the
  /// first one of a run does so without a log where nobody else has the store open (`writeDirectly`).
  public func ingestPrices(
    file: IngestedFile, in run: ImportRun, size: Int = 0, feed: (PriceSession) throws -> Void
  ) throws(Diagnostic) -> PriceReport {
    let isLarge = size > 0
    // Only the first: between many of them readers would hardly get their turn.
    let isDirect = Store.directSizes.contains(size) && !run.wroteDirectly
    if isDirect { run.wroteDirectly = true }
    let before = run.id
    let writing = isLarge ? EarlyWriting(path) : nil
    defer { writing?.stop() }
    // Set where the file turns out to add nothing, so that its transaction is rolled back.
    var withdrawn: PriceReport?
    do {
      func ingest(_: Database, _ connection: Connection) throws -> PriceReport {
        if let known = try SourceRow.find(sha256: file.sha256, in: connection) { return known.metAgain(in: run) }
        // Pages that no longer change need not wait in memory for the end, when one thread alone would write them.
        if isLarge { try connection.execute("PRAGMA cache_size = -2048") }
        defer { if isLarge { try? connection.execute("PRAGMA cache_size = \(Store.writerCacheSize)") } }
        let importID = try ImportRow.id(of: run, in: connection)
        let sourceID = try PriceStorage.writeSource(file, importID: importID, in: connection)
        let session = try PriceSession(connection, file: file, sourceID: sourceID)
        do {
          try feed(session)
          try session.finish()
        } catch is PriceSession.KnownFile {
          // Seen to below.
        } catch is CorruptColumn {
          throw SQLiteFailure(code: SQLITE_CORRUPT, message: "a block of prices is damaged")
        }
        if let known = try SourceRow.find(sha256: session.sha256, in: connection), known.id != sourceID {
          withdrawn = known.metAgain(in: run)
        } else if session.report.instruments == 0 {
          withdrawn = session.report
        }
        if withdrawn != nil { throw CancellationError() }
        try PriceStorage.setHash(session.sha256, of: sourceID, in: connection)
        try ImportRow.countFile(importID, newFacts: 0, in: connection)
        return session.report
      }
      return isDirect ? try writeDirectly(ingest) : try write(ingest)
    } catch {
      run.id = before
      if let withdrawn { return withdrawn }
      throw error
    }
  }
}

enum PriceStorage {
  static func writeSource(
    _ file: IngestedFile, importID: Int64, in connection: Connection
  ) throws(SQLiteFailure) -> Int64 {
    let insert = try connection.prepare(
      "INSERT INTO sources (uri, sha256, kind, encoding_option, import_id) VALUES (?, ?, 'prices', ?, ?) RETURNING id")
    insert.bind(file.uri, 1)
    insert.bind(file.sha256, 2)
    insert.bind(file.encoding, 3)
    insert.bind(importID, 4)
    _ = try insert.step()
    return insert.integer(0)
  }

  static func setHash(_ sha256: String, of source: Int64, in connection: Connection) throws(SQLiteFailure) {
    let update = try connection.prepare("UPDATE sources SET sha256 = ?1 WHERE id = ?2 AND sha256 <> ?1")
    update.bind(sha256, 1)
    update.bind(source, 2)
    try update.run()
  }

  /// Takes the bars of a source out of the store; returns how many days have no bar any more.
  static func remove(source: Int64, in connection: Connection) throws -> Int {
    let select = try connection.prepare(
      """
      SELECT instrument_id, (SELECT count(*) FROM instrument_sources AS o WHERE o.instrument_id = s.instrument_id)
      FROM instrument_sources AS s WHERE source_id = ?
      """)
    select.bind(source, 1)
    var instruments: [(id: Int64, isOnly: Bool)] = []
    while try select.step() { instruments.append((select.integer(0), select.integer(1) == 1)) }
    select.reset()
    let rows = try LayerRows(connection)
    let forget = try connection.prepare("DELETE FROM instrument_sources WHERE source_id = ? AND instrument_id = ?")
    let clear = try connection.prepare("DELETE FROM price_blocks WHERE id BETWEEN ? AND ?")
    let count = try connection.prepare("SELECT ifnull(sum(n), 0) FROM price_blocks WHERE id BETWEEN ? AND ?")
    let drop = try connection.prepare("DELETE FROM instruments WHERE id = ?")
    var gone = 0
    for instrument in instruments {
      forget.bind(source, 1)
      forget.bind(instrument.id, 2)
      if instrument.isOnly {
        let keys = BlockKey.keys(instrument.id)
        for statement in [count, clear] {
          statement.bind(keys.lowerBound, 1)
          statement.bind(keys.upperBound, 2)
        }
        if try count.step() { gone += Int(count.integer(0)) }
        count.reset()
        try clear.run()
        try connection.execute("DELETE FROM overlaid_bars WHERE instrument_id = \(instrument.id)")
        try forget.run()
        drop.bind(instrument.id, 1)
        try drop.run()
      } else {
        let (layers, before) = try rows.layers(instrument.id)
        var after = layers
        after.remove(source: source)
        let inForce = after.inForce
        gone += before.bars.count - inForce.bars.count
        try rows.write(after, inForce, of: instrument.id, before: before)
        try forget.run()
        try InstrumentWriter.refresh(instrument.id, in: connection)
      }
    }
    return gone
  }
}

extension SourceRow {
  /// What a run of prices says of a file that it met again.
  fileprivate func metAgain(in run: ImportRun) -> PriceReport {
    noteMetAgain(in: run)
    var report = PriceReport()
    report.outcome = .unchanged
    return report
  }
}
