// Company facts in the store: one transaction a file.
import GRDB
public import Vocabulary

extension Store {
  /// Stores the values of a file of company facts: all of them or nothing.
  ///
  /// The entity is the one that the filer is known as; else a provisional one is made under its name. A value that
  /// another file of the company holds already is no new row; the file with the newest filings decides what is said of
  /// it that may change (its words, its frame). The same file again adds nothing.
  public func ingest(
    filings facts: CompanyFacts, of filer: Filer, file: IngestedFile, in run: ImportRun
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
        var matching = try FilerMatching(connection)
        let entity = try matching.entity(of: filer) ?? FilerEntities.provisional(filer, in: connection)
        let sourceID = try FilingRows.writeSource(
          file, title: "\(filer.name) (\(filer.code))", newest: facts.newestFiling, importID: importID, in: connection)
        report.newValues = try FilingRows.write(facts, of: entity.id, sourceID: sourceID, in: connection)
        report.filer = entity
        try ImportRow.countFile(importID, newFacts: 0, in: connection)
        return report
      }
    } catch {
      run.id = before
      throw error
    }
  }

  /// Stores a list of ticker symbols as names of the entities that the store knows. Others are not made: a list of ten
  /// thousand companies would make ten thousand entities that nothing is said of.
  public func ingest(
    tickers: [(ticker: String, filer: Filer)], file: IngestedFile, in run: ImportRun
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
        let sourceID = try FilingRows.writeSource(file, title: nil, newest: nil, importID: importID, in: connection)
        let insert = try connection.prepare(
          """
          INSERT INTO aliases (alias, language, entity_id, origin, folded, source_id) VALUES (?, NULL, ?, 'user', ?, ?)
          ON CONFLICT DO NOTHING RETURNING id
          """)
        var matching = try FilerMatching(connection)
        var named: Set<String> = []
        for (ticker, filer) in tickers {
          guard let entity = try matching.entity(of: filer) else { continue }
          for alias in [ticker, filer.code] {
            insert.bind(alias, 1)
            insert.bind(entity.id, 2)
            insert.bind(foldedName(alias), 3)
            insert.bind(sourceID, 4)
            defer { insert.reset() }
            if try insert.step(), alias == ticker {
              report.newTickers += 1
              named.insert(entity.id)
            }
          }
        }
        report.namedEntities = named.count
        try ImportRow.countFile(importID, newFacts: 0, in: connection)
        return report
      }
    } catch {
      run.id = before
      throw error
    }
  }
}

/// Entities that are known from their filings only.
enum FilerEntities {
  /// The provisional entity of a filer, which is made where there is none.
  static func provisional(_ filer: Filer, in connection: Connection) throws(SQLiteFailure) -> Entity {
    var id = filer.slug
    if let known = try NameLookup.entity(id, in: connection) {
      if known.isProvisional { return try NameLookup.mergeTarget(of: known, in: connection) }
      // Another company of the lexicon has that name.
      id += "-\(filer.cik)"
    }
    let insert = try connection.prepare(
      """
      INSERT INTO entities (id, name, folded, kind, provisional, origin) VALUES (?, ?, ?, 'company', 1, 'document')
      ON CONFLICT DO NOTHING
      """)
    insert.bind(id, 1)
    insert.bind(filer.shortName, 2)
    insert.bind(foldedName(filer.shortName), 3)
    try insert.run()
    return Entity(id: id, name: filer.shortName, kind: .company, isProvisional: true)
  }
}
