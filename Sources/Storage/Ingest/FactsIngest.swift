// Facts that come as such: of another extractor, or of the user. Each document of theirs is a source of kind `facts`.
public import Vocabulary

/// A document whose facts are known, and how the store knows it again.
public struct StatedDocument: Sendable {
  public var article: ReadArticle
  public var file: IngestedFile

  public init(_ article: ReadArticle, file: IngestedFile) {
    self.article = article
    self.file = file
  }
}

extension Store {
  /// Stores documents whose facts are known: all of them or nothing. Entities are looked up by id, else by name and
  /// mention among all names of the store; what it does not know is kept as provisional.
  ///
  /// `keeping` false: says what would be added, and adds nothing.
  public func ingest(
    facts documents: [StatedDocument], in run: ImportRun, keeping: Bool = true
  ) throws(Diagnostic) -> IngestReport {
    let before = (run.id, run.metAgain)
    do {
      let report = try write(keeping: keeping) { _, connection in
        var report = IngestReport(outcome: .unchanged)
        for document in documents {
          let one = try ArticleIngest.store(
            FactEntities.resolved(document.article, in: connection), document.file, kind: "facts", in: run, connection)
          if one.outcome != .unchanged { report.outcome = .added }
          report.newFacts += one.newFacts
          report.citations += one.citations
          report.rejected += one.rejected
        }
        if report.outcome != .unchanged, let id = run.id {
          try ImportRow.countFile(id, newFacts: report.newFacts, in: connection)
        }
        return report
      }
      if !keeping { (run.id, run.metAgain) = before }
      return report
    } catch {
      (run.id, run.metAgain) = before
      throw error
    }
  }

  /// Adds a fact of the user's.
  ///
  /// - Throws: where the user has rejected the same fact before.
  public func add(
    _ document: StatedDocument, in run: ImportRun, keeping: Bool = true
  ) throws(Diagnostic) -> AddedFact {
    let before = run.id
    do {
      let added = try write(keeping: keeping) { _, connection in
        let report = try ArticleIngest.store(
          FactEntities.resolved(document.article, in: connection), document.file, kind: "facts", in: run, connection)
        if report.rejected > 0 { throw try Self.rejectedBefore(document.file, connection) }
        let select = try connection.prepare(
          """
          SELECT c.fact_id, (SELECT count(DISTINCT n.source_id) FROM citations AS n WHERE n.fact_id = c.fact_id)
          FROM citations AS c JOIN sources AS s ON s.id = c.source_id WHERE s.sha256 = ?
          """)
        select.bind(document.file.sha256, 1)
        guard try select.step(), let value = try connection.fact(select.integer(0)) else {
          throw try Self.rejectedBefore(document.file, connection)
        }
        return AddedFact(
          id: select.integer(0), value: value, sources: Int(select.integer(1)), isKnown: report.outcome == .unchanged)
      }
      if !keeping { run.id = before }
      return added
    } catch {
      run.id = before
      throw error
    }
  }

  private static func rejectedBefore(_ file: IngestedFile, _ connection: Connection) throws(SQLiteFailure) -> Diagnostic
  {
    let select = try connection.prepare(
      """
      SELECT d.import_id, d.why FROM sources AS s JOIN set_aside_rows AS a ON a.source_id = s.id
      JOIN decided_citations AS n ON n.citation_id = a.citation_id JOIN decisions AS d ON d.id = n.decision_id
      WHERE s.sha256 = ? AND d.kind = 'reject' ORDER BY d.id DESC
      """)
    select.bind(file.sha256, 1)
    guard try select.step() else { return Diagnostic(.error, "the same fact was rejected before") }
    let why = select.text(1).map { ": \($0)" } ?? ""
    return Diagnostic(
      .error, "the same fact was rejected in import \(select.integer(0))\(why)",
      help: "\"invest undo \(select.integer(0))\" takes that back")
  }
}

/// A fact that the user added.
public struct AddedFact: Sendable {
  public var id: Int64
  public var value: FactValue
  /// How many sources state it, this one included.
  public var sources: Int
  /// Whether the very same had been added before.
  public var isKnown: Bool
}

/// Entities of facts that were not read with this store's names.
enum FactEntities {
  static func resolved(_ article: ReadArticle, in connection: Connection) throws(SQLiteFailure) -> ReadArticle {
    var article = article
    for index in article.statements.indices {
      switch article.statements[index].value {
      case .investment(var value):
        value.entity = try resolved(value.entity, in: connection)
        if let target = value.target { value.target = try resolved(target, in: connection) }
        article.statements[index].value = .investment(value)
      case .revenueGrowth(var value):
        value.entity = try resolved(value.entity, in: connection)
        article.statements[index].value = .revenueGrowth(value)
      case .stockMove(var value):
        value.entity = try resolved(value.entity, in: connection)
        article.statements[index].value = .stockMove(value)
      case .marketTicker(var value):
        if let entity = value.entity { value.entity = try resolved(entity, in: connection) }
        article.statements[index].value = .marketTicker(value)
      }
    }
    return article
  }

  private static func resolved(
    _ mention: EntityMention, in connection: Connection
  ) throws(SQLiteFailure) -> EntityMention {
    if let known = try NameLookup.entity(mention.id, in: connection) {
      return EntityMention(
        id: known.id, name: known.isProvisional && mention.name != mention.id ? mention.name : known.name,
        mention: mention.mention,
        isProvisional: known.isProvisional)
    }
    for name in [mention.name, mention.mention] where !name.isEmpty {
      let matches = try NameLookup.matches(name, in: connection)
      if let match = matches.first, matches.count == 1, !match.carrier.isProvisional {
        return EntityMention(id: match.carrier.id, name: match.carrier.name, mention: mention.mention)
      }
    }
    return EntityMention(id: mention.id, name: mention.name, mention: mention.mention, isProvisional: true)
  }
}
