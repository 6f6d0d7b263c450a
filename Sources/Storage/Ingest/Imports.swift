// Beginning and ending a run of ingest, and what the store knows of a file before it is read.
import GRDB
public import Vocabulary

extension Store {
  /// Begins a run of ingest. Nothing is written until the run changes something.
  public func beginImport(command: String, startedAt: String) -> ImportRun {
    ImportRun(command: command, startedAt: startedAt)
  }

  /// Whether a file has to be read: new, known and unchanged, or known but read with other options.
  ///
  /// An option that was not given asks for nothing: only `--published` and `--encoding` with another value than the one
  /// that the source was read with make a difference, and `--published` only where the document carries no day itself.
  public func state(of file: IngestedFile) throws(Diagnostic) -> FileState {
    do {
      return try SourceRow.find(sha256: file.sha256, in: reader())?.state(for: file) ?? .new
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// Whether a file of that name was read before.
  public func hasSource(uri: String) throws(Diagnostic) -> Bool {
    do {
      let select = try reader().prepare("SELECT 1 FROM sources WHERE uri = ? LIMIT 1")
      select.bind(uri, 1)
      return try select.step()
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// With which options a file was read that the store holds, and by which import; nil for other files.
  public func reading(ofFile sha256: String) throws(Diagnostic) -> (options: String?, importID: Int64)? {
    do {
      let select = try reader().prepare(
        "SELECT encoding_option, import_id FROM sources WHERE sha256 = ? AND import_id IS NOT NULL")
      select.bind(sha256, 1)
      return try select.step() ? (select.text(0), select.integer(1)) : nil
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// Notes that a run met a file which the store holds already; `undo` of the import that brought it then keeps it.
  public func noteUnchanged(_ file: IngestedFile, in run: ImportRun) throws(Diagnostic) {
    do {
      try SourceRow.find(sha256: file.sha256, in: reader())?.noteMetAgain(in: run)
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// Ends a run: brings the counts of all imports up to date. A run that changed nothing leaves no row.
  public func finish(_ run: ImportRun) throws(Diagnostic) {
    guard let id = run.id else { return }
    try write { _, connection in
      let note = try connection.prepare(
        """
        INSERT INTO import_sources (source_id, import_id)
        SELECT id, ?1 FROM sources WHERE id = ?2 AND import_id <> ?1 ON CONFLICT DO NOTHING
        """)
      for source in run.metAgain {
        note.bind(id, 1)
        note.bind(source, 2)
        try note.run()
      }
      try ImportRow.countFacts(connection)
    }
    run.metAgain = []
  }

  /// Keeps what could not be used, so that nothing is dropped in silence.
  ///
  /// What was kept before for the same file and place, with the same reason, is not kept again.
  public func reject(_ diagnostics: [Diagnostic], uri: String, in run: ImportRun) throws(Diagnostic) {
    if diagnostics.isEmpty { return }
    try write { _, connection in
      let known = try connection.prepare(
        "SELECT 1 FROM rejections WHERE uri = ? AND line IS ? AND \"column\" IS ? AND reason = ?")
      for diagnostic in diagnostics {
        known.bind(uri, 1)
        known.bind(diagnostic.place?.line.map(Int64.init), 2)
        known.bind(diagnostic.place?.column.map(Int64.init), 3)
        known.bind(diagnostic.message, 4)
        defer { known.reset() }
        if try known.step() { continue }
        let insert = try connection.prepare(
          "INSERT INTO rejections (import_id, uri, line, \"column\", reason, excerpt) VALUES (?, ?, ?, ?, ?, ?)")
        insert.bind(try ImportRow.id(of: run, in: connection), 1)
        insert.bind(uri, 2)
        insert.bind(diagnostic.place?.line.map(Int64.init), 3)
        insert.bind(diagnostic.place?.column.map(Int64.init), 4)
        insert.bind(diagnostic.message, 5)
        insert.bind(diagnostic.place?.excerpt, 6)
        try insert.run()
      }
    }
  }
}

/// The rows of `imports`.
enum ImportRow {
  /// The id of a run's row, which is made when it is asked for first.
  static func id(of run: ImportRun, in connection: Connection) throws(SQLiteFailure) -> Int64 {
    if let id = run.id {
      // The transaction that made the row may have been rolled back since.
      let known = try connection.cached("SELECT 1 FROM imports WHERE id = ? AND started_at = ?")
      defer { known.reset() }
      known.bind(id, 1)
      known.bind(run.startedAt, 2)
      if try known.step() { return id }
    }
    let insert = try connection.prepare("INSERT INTO imports (started_at, command) VALUES (?, ?) RETURNING id")
    insert.bind(run.startedAt, 1)
    insert.bind(run.command, 2)
    _ = try insert.step()
    let id = insert.integer(0)
    run.id = id
    return id
  }

  /// Counts one more file, and the facts that it brought.
  static func countFile(_ id: Int64, newFacts: Int, in connection: Connection) throws(SQLiteFailure) {
    let update = try connection.cached(
      "UPDATE imports SET files = files + 1, facts_added = facts_added + ? WHERE id = ?")
    update.bind(Int64(newFacts), 1)
    update.bind(id, 2)
    try update.run()
  }

  /// Counts the facts of all imports anew: later imports and undo may give a fact another first citation.
  static func countFacts(_ connection: Connection) throws(SQLiteFailure) {
    try connection.execute(
      """
      UPDATE imports SET facts_added = counted.n
      FROM (
        SELECT i.id, (SELECT count(*) FROM citations AS c WHERE c.import_id = i.id AND c.fact_id = c.id) AS n
        FROM imports AS i
      ) AS counted
      WHERE counted.id = imports.id AND counted.n <> imports.facts_added
      """)
  }
}

/// What matters of a row of `sources` when its file is met again.
struct SourceRow {
  let id: Int64
  let importID: Int64?
  let kind: String
  let publishedOn: Day?
  let publishedFrom: PublishedFrom?
  let encoding: String?

  static func find(sha256: String, in connection: Connection) throws(SQLiteFailure) -> SourceRow? {
    let select = try connection.cached(
      "SELECT id, import_id, kind, published_on, published_from, encoding_option FROM sources WHERE sha256 = ?")
    select.bind(sha256, 1)
    defer { select.reset() }
    guard try select.step() else { return nil }
    return SourceRow(
      id: select.integer(0), importID: select.isNull(1) ? nil : select.integer(1), kind: select.text(2) ?? "",
      publishedOn: select.day(3), publishedFrom: select.text(4).flatMap(PublishedFrom.init(rawValue:)),
      encoding: select.text(5))
  }

  /// Notes that a run met the file again: `undo` of the import that brought it then keeps it. What came with the program
  /// needs no keeping.
  func noteMetAgain(in run: ImportRun) {
    if importID != nil { run.metAgain.append(id) }
  }

  func state(for file: IngestedFile) -> FileState {
    guard kind == "article" || kind == "facts" else { return .unchanged }
    if let encoding = file.encoding, encoding != self.encoding { return .otherOptions }
    if let published = file.published, publishedFrom != .document, published != publishedOn { return .otherOptions }
    return .unchanged
  }
}
