// Undo: an import leaves the store as if it had never been.
import GRDB
public import Vocabulary

/// What an undo took away.
public struct UndoReport: Sendable, Hashable {
  public var importID: Int64
  public var command: String
  public var startedAt: String
  /// Sources that are gone.
  public var sources = 0
  /// Sources that an earlier reading or a later import still holds.
  public var keptSources = 0
  /// Facts that nothing states any more.
  public var facts = 0
  public var rates = 0
  /// Values of filings that no other file holds.
  public var values = 0
  /// Decisions about facts.
  public var decisions = 0
  /// Days of instruments that have no bar any more.
  public var bars = 0
}

extension Store {
  /// The id of the newest import, nil where there is none.
  public func newestImport() throws(Diagnostic) -> Int64? {
    do {
      return try reader().integer("SELECT max(id) FROM imports")
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// Takes an import back: its citations, the facts that nobody else states, its sources, rates and rejections. What it
  /// replaced comes back. A dump afterwards equals one of a store that never had the import (ids of others stay).
  public func undo(_ importID: Int64) throws(Diagnostic) -> UndoReport {
    try write { database, connection in
      let select = try connection.prepare("SELECT command, started_at FROM imports WHERE id = ?")
      select.bind(importID, 1)
      guard try select.step() else {
        throw Diagnostic(.error, "there is no import \(importID)", help: "\"invest imports\" lists them")
      }
      var report = UndoReport(
        importID: importID, command: select.text(0) ?? "", startedAt: select.text(1) ?? "")
      select.reset()
      let factsBefore = try connection.integer("SELECT count(*) FROM facts") ?? 0
      var touched = TouchedFacts()
      report.decisions = try Decisions.undo(importID, touched: &touched, in: connection)
      report.keptSources += try handOver(importID, touched: &touched, in: connection)
      let archived = try connection.integer(
        """
        SELECT count(DISTINCT key) FROM replaced_rows
        WHERE import_id = \(importID) AND table_name = 'sources' AND made_by IS NOT \(importID)
        """)
      try ReplacedRows.undo(importID, touched: &touched, in: connection)
      report.keptSources += Int(archived ?? 0)
      report.sources = try removeSources(of: importID, touched: &touched, report: &report, in: connection)
      try FactDerivation.rederive(&touched, in: connection)
      try ProvisionalEntities.refresh(touched, in: connection)
      try connection.execute(
        """
        DELETE FROM rejections WHERE import_id = \(importID);
        DELETE FROM import_sources WHERE import_id = \(importID);
        DELETE FROM imports WHERE id = \(importID);
        """)
      try ImportRow.countFacts(connection)
      let factsAfter = try connection.integer("SELECT count(*) FROM facts") ?? 0
      report.facts = Int(factsBefore - factsAfter)
      return report
    }
  }

  /// Sources of the import that later imports met too pass to the first of those.
  private func handOver(
    _ importID: Int64, touched: inout TouchedFacts, in connection: Connection
  ) throws(SQLiteFailure) -> Int {
    let select = try connection.prepare(
      """
      SELECT m.source_id, min(m.import_id)
      FROM import_sources AS m JOIN sources AS s ON s.id = m.source_id
      WHERE s.import_id = ? AND m.import_id <> s.import_id
      GROUP BY m.source_id
      """)
    select.bind(importID, 1)
    var heirs: [(source: Int64, heir: Int64)] = []
    while try select.step() { heirs.append((select.integer(0), select.integer(1))) }
    for (source, heir) in heirs {
      try SetAside.restore(where: "source_id = ?", [.integer(source)], touched: &touched, in: connection)
      try connection.execute(
        """
        UPDATE sources SET import_id = \(heir) WHERE id = \(source);
        UPDATE citations SET import_id = \(heir) WHERE source_id = \(source);
        DELETE FROM import_sources WHERE source_id = \(source) AND import_id = \(heir);
        UPDATE imports SET files = files + 1 WHERE id = \(heir);
        """)
      try ReplacedRows.handOver(source, from: importID, to: heir, in: connection)
    }
    return heirs.count
  }

  private func removeSources(
    of importID: Int64, touched: inout TouchedFacts, report: inout UndoReport, in connection: Connection
  ) throws -> Int {
    let select = try connection.prepare("SELECT id, kind FROM sources WHERE import_id = ?")
    select.bind(importID, 1)
    var sources: [(id: Int64, kind: String)] = []
    while try select.step() { sources.append((select.integer(0), select.text(1) ?? "")) }
    for (id, kind) in sources {
      try ReplacedRows.removeCitations(of: id, touched: &touched, in: connection)
      if kind == "rates" {
        try connection.execute("DELETE FROM fx_rates WHERE source_id = \(id)")
        report.rates += Int(try connection.integer("SELECT changes()") ?? 0)
      }
      if kind == "filings" { report.values += try FilingRows.remove(source: id, touched: &touched, in: connection) }
      if kind == "prices" { report.bars += try PriceStorage.remove(source: id, in: connection) }
      try connection.execute("DELETE FROM sources WHERE id = \(id)")
    }
    return sources.count
  }
}
