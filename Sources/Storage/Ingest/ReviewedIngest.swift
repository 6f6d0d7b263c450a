// Ingest that a user looks over: which facts of a document are new, and what was decided about them.
public import Vocabulary

/// What the user decided about one fact of a document before it was stored.
public struct ReviewedFact: Sendable {
  /// Where the fact's first place stands, by which it is found.
  public var kind: FactKind
  public var bytes: Range<Int>
  public var decision: Decision

  public init(kind: FactKind, bytes: Range<Int>, decision: Decision) {
    self.kind = kind
    self.bytes = bytes
    self.decision = decision
  }
}

extension Store {
  /// The facts of a document that nothing in the store states yet, in the order of the text. Changes nothing.
  public func newFacts(of article: ReadArticle, file: IngestedFile, in run: ImportRun) throws(Diagnostic)
    -> [DocumentFact]
  {
    let before = (run.id, run.metAgain)
    defer { (run.id, run.metAgain) = before }
    let places = try write(keeping: false) { _, connection in
      _ = try ArticleIngest.store(article, file, in: run, connection)
      let select = try connection.prepare(
        """
        SELECT s.kind, c.byte_start, c.byte_end FROM citations AS c JOIN statements AS s ON s.citation_id = c.id
        JOIN sources AS o ON o.id = c.source_id
        WHERE o.sha256 = ?
          AND NOT EXISTS (SELECT 1 FROM citations AS n WHERE n.fact_id = c.fact_id AND n.source_id <> c.source_id)
        """)
      select.bind(file.sha256, 1)
      var places: Set<String> = []
      while try select.step() { places.insert("\(select.text(0) ?? "") \(select.integer(1)) \(select.integer(2))") }
      return places
    }
    return DocumentFacts.merged(article.statements).filter { fact in
      guard let bytes = fact.citations.first?.bytes else { return false }
      return places.contains("\(fact.value.kind.rawValue) \(bytes.lowerBound) \(bytes.upperBound)")
    }
  }

  /// Stores an article together with what was decided about its facts: all of it or nothing.
  public func ingest(
    _ article: ReadArticle, file: IngestedFile, reviewed: [ReviewedFact], in run: ImportRun
  ) throws(Diagnostic) -> IngestReport {
    let before = run.id
    do {
      return try write { _, connection in
        var report = try ArticleIngest.store(article, file, in: run, connection)
        guard report.outcome != .unchanged, let importID = run.id else { return report }
        for review in reviewed {
          guard let fact = try Self.fact(of: review, sha256: file.sha256, connection),
            let value = try connection.fact(fact)
          else { continue }
          var touched = TouchedFacts()
          _ = try Deciding.decide(
            review.decision, on: fact, value, importID: importID, at: run.startedAt, touched: &touched, in: connection)
          try FactDerivation.rederive(&touched, in: connection)
          try ProvisionalEntities.refresh(touched, in: connection)
        }
        if let source = try SourceRow.find(sha256: file.sha256, in: connection)?.id {
          report.newFacts = try StatementWriter.countNewFacts(of: source, in: connection)
        }
        try ImportRow.countFile(importID, newFacts: report.newFacts, in: connection)
        return report
      }
    } catch {
      run.id = before
      throw error
    }
  }

  private static func fact(
    of review: ReviewedFact, sha256: String, _ connection: Connection
  ) throws(SQLiteFailure) -> Int64? {
    let select = try connection.cached(
      """
      SELECT c.fact_id FROM citations AS c JOIN statements AS s ON s.citation_id = c.id
      JOIN sources AS o ON o.id = c.source_id
      WHERE o.sha256 = ?1 AND s.kind = ?2 AND c.byte_start = ?3 AND c.byte_end = ?4 ORDER BY c.id
      """)
    defer { select.reset() }
    select.bind(sha256, 1)
    select.bind(review.kind.rawValue, 2)
    select.bind(Int64(review.bytes.lowerBound), 3)
    select.bind(Int64(review.bytes.upperBound), 4)
    return try select.step() ? select.integer(0) : nil
  }
}
