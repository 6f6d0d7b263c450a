// Putting a read article into the store: one transaction with its source, citations, statements and the facts they make.
public import Vocabulary

extension Store {
  /// Stores an article and derives its facts: all of it or nothing.
  ///
  /// A file that the store holds already adds nothing, unless it was read with other options: then this reading takes
  /// the place of the earlier one, which `undo` puts back.
  public func ingest(
    _ article: ReadArticle, file: IngestedFile, in run: ImportRun
  ) throws(Diagnostic) -> IngestReport {
    let before = run.id
    do {
      return try write { _, connection in
        let report = try ArticleIngest.store(article, file, in: run, connection)
        if report.outcome != .unchanged, let id = run.id {
          try ImportRow.countFile(id, newFacts: report.newFacts, in: connection)
        }
        return report
      }
    } catch {
      run.id = before
      throw error
    }
  }
}

/// What is done with a read document within a transaction.
enum ArticleIngest {
  /// Writes its source, citations and statements, and derives the facts anew. `again`: also where the store holds it, read
  /// with the same options.
  static func store(
    _ article: ReadArticle, _ file: IngestedFile, kind: String = "article", again: Bool = false, in run: ImportRun,
    _ connection: Connection
  ) throws(SQLiteFailure) -> IngestReport {
    var report = IngestReport(outcome: .added)
    var touched = TouchedFacts()
    let known = try SourceRow.find(sha256: file.sha256, in: connection)
    if let known {
      guard again || known.state(for: file) == .otherOptions else {
        known.noteMetAgain(in: run)
        report.outcome = .unchanged
        return report
      }
      report.outcome = .reread
    }
    let importID = try ImportRow.id(of: run, in: connection)
    if let known { try ReplacedRows.archiveReading(of: known, by: importID, touched: &touched, in: connection) }
    let sourceID = try SourceWriter.write(article, file, kind, id: known?.id, importID: importID, in: connection)
    let writer = try StatementWriter(connection, sourceID: sourceID, importID: importID)
    for statement in article.statements {
      touched.add(citation: try writer.write(statement), statement.value)
    }
    try FactDerivation.rederive(&touched, in: connection)
    try ProvisionalEntities.refresh(touched, in: connection)
    report.citations = article.statements.count
    report.rejected = try SetAside.countRejected(ofSource: sourceID, in: connection)
    report.newFacts = try StatementWriter.countNewFacts(of: sourceID, in: connection)
    return report
  }
}

/// The rows of `sources` of articles.
enum SourceWriter {
  /// Writes the source, in place where `id` names one, and returns its id.
  static func write(
    _ article: ReadArticle, _ file: IngestedFile, _ kind: String, id: Int64?, importID: Int64, in connection: Connection
  ) throws(SQLiteFailure) -> Int64 {
    let insert = try connection.cached(
      """
      INSERT INTO sources (id, uri, sha256, kind, title, publisher, language, published_on, published_from,
        encoding_option, body, import_id)
      VALUES (?1, ?2, ?3, ?12, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      ON CONFLICT (id) DO UPDATE SET uri = excluded.uri, title = excluded.title, publisher = excluded.publisher,
        language = excluded.language, published_on = excluded.published_on, published_from = excluded.published_from,
        encoding_option = excluded.encoding_option, body = excluded.body, import_id = excluded.import_id
      RETURNING id
      """)
    insert.bind(id, 1)
    insert.bind(file.uri, 2)
    insert.bind(file.sha256, 3)
    insert.bind(article.title, 4)
    insert.bind(article.publisher, 5)
    insert.bind(article.language, 6)
    insert.bind(article.publishedOn?.description, 7)
    insert.bind(article.publishedFrom?.rawValue, 8)
    insert.bind(file.encoding, 9)
    insert.bind(importID, 11)
    insert.bind(kind, 12)
    // The body may be hundreds of megabytes: it is not copied.
    return try insert.binding(article.body, 10) { () throws(SQLiteFailure) in
      _ = try insert.step()
      return insert.integer(0)
    }
  }
}
