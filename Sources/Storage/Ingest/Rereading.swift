// Reading stored documents again with the present rules and names: what the store holds of them, and what a new reading
// changes.
public import Vocabulary

/// An article as the store holds it.
public struct StoredArticle: Sendable {
  public var id: Int64
  /// With the options that it was read with.
  public var file: IngestedFile
  public var body: [UInt8]
}

/// What a new reading of a document came to.
public struct RereadReport: Sendable {
  public enum Change: Sendable, Equatable {
    case added(FactValue)
    case gone(FactValue)
    case altered(from: FactValue, to: FactValue)
  }

  /// False where the reading says exactly what the store holds; nothing was written then.
  public var isChanged = false
  /// What the document states now or no longer; empty where only places or the document's own data differ.
  public var changes: [Change] = []
  /// Facts that nothing in the store stated before.
  public var newFacts = 0
}

extension Store {
  /// The ids of the articles that words name (ids or paths as given to ingest); all of them where there are no words.
  ///
  /// - Throws: where a word names none.
  public func articles(_ words: [String]) throws(Diagnostic) -> [Int64] {
    do {
      let connection = try reader()
      let all = try connection.prepare("SELECT id FROM sources WHERE kind = 'article' AND body IS NOT NULL ORDER BY id")
      var ids: [Int64] = []
      if words.isEmpty {
        while try all.step() { ids.append(all.integer(0)) }
        return ids
      }
      let find = try connection.prepare(
        "SELECT id, kind FROM sources WHERE uri = ?1 OR CAST(id AS TEXT) = ?1 ORDER BY uri <> ?1, id")
      for word in words {
        find.bind(word, 1)
        defer { find.reset() }
        guard try find.step() else {
          throw Diagnostic(
            .error, "there is no source \"\(word)\"", help: "\"invest sources\" lists them with their numbers")
        }
        guard find.text(1) == "article" else {
          throw Diagnostic(.error, "the source \"\(word)\" is no article: only articles are read again")
        }
        if !ids.contains(find.integer(0)) { ids.append(find.integer(0)) }
      }
      return ids
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// The article of an id, nil where it is gone.
  public func article(_ id: Int64) throws(Diagnostic) -> StoredArticle? {
    do {
      let select = try reader().prepare(
        "SELECT uri, sha256, published_on, published_from, encoding_option, CAST(body AS BLOB) FROM sources WHERE id = ?"
      )
      select.bind(id, 1)
      guard try select.step(), case .blob(let body) = select.cell(5) else { return nil }
      let published = select.text(3) == PublishedFrom.option.rawValue ? select.day(2) : nil
      return StoredArticle(
        id: id,
        file: IngestedFile(
          uri: select.text(0) ?? "", sha256: select.text(1) ?? "", published: published, encoding: select.text(4)),
        body: body)
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// Puts a new reading of a stored article in the place of the one that the store holds, where it says anything else.
  ///
  /// `keeping` false: says what would change, and changes nothing.
  public func reread(
    _ stored: StoredArticle, as article: ReadArticle, in run: ImportRun, keeping: Bool = true
  ) throws(Diagnostic) -> RereadReport {
    let before = run.id
    do {
      let old = try write(keeping: false) { _, connection in try Rereading.reading(of: stored.id, in: connection) }
      var report = RereadReport()
      report.isChanged = !Rereading.isSame(old, article)
      if !report.isChanged { return report }
      report.changes = Rereading.changes(from: old.statements, to: article.statements)
      if !keeping { return report }
      report.newFacts = try write { _, connection in
        let written = try ArticleIngest.store(article, stored.file, again: true, in: run, connection)
        if let id = run.id { try ImportRow.countFile(id, newFacts: written.newFacts, in: connection) }
        return written.newFacts
      }
      return report
    } catch {
      run.id = before
      throw error
    }
  }
}

enum Rereading {
  /// What the store holds of a document, as it was read, whatever was decided about it. Changes the store.
  static func reading(of source: Int64, in connection: Connection) throws(SQLiteFailure) -> ReadArticle {
    var touched = TouchedFacts()
    try SetAside.restore(where: "source_id = ?", [.integer(source)], touched: &touched, in: connection)
    let head = try connection.prepare(
      "SELECT title, publisher, language, published_on, published_from FROM sources WHERE id = ?")
    head.bind(source, 1)
    var article = ReadArticle(uri: "", body: "")
    if try head.step() {
      (article.title, article.publisher, article.language) = (head.text(0), head.text(1), head.text(2))
      (article.publishedOn, article.publishedFrom) = (head.day(3), head.text(4).flatMap(PublishedFrom.init(rawValue:)))
    }
    // Without merges: this is what the text says.
    let loader = StatementLoader(connection: connection, merges: EntityMerges())
    let rows = try connection.cached(LoadedStatement.throughCitations + " c.source_id = ?1 ORDER BY c.id")
    rows.bind(source, 1)
    let loaded = try loader.all(rows)
    let place = try connection.cached(
      """
      SELECT c.quote, c.rule, c.subject_start, c.subject_end, c.amount_start, c.amount_end, c.period_start, c.period_end,
        s.entity_name, s.entity_mention, e.name, s.target_name, s.target_mention, t.name, c.restated_power
      FROM citations AS c JOIN statements AS s ON s.citation_id = c.id
      LEFT JOIN entities AS e ON e.id = s.entity_id LEFT JOIN entities AS t ON t.id = s.target_id WHERE c.id = ?
      """)
    let further = try connection.cached(
      "SELECT power FROM further_restatements WHERE citation_id = ? ORDER BY position")
    for row in loaded {
      place.bind(row.id, 1)
      guard try place.step() else { continue }
      func part(_ column: Int32) -> Range<Int>? {
        if place.isNull(column) || place.isNull(column + 1) { return nil }
        let start = Int(place.integer(column))
        return start..<max(start, Int(place.integer(column + 1)))
      }
      func mention(_ id: String, _ column: Int32) -> EntityMention {
        EntityMention(
          id: id, name: place.text(column) ?? place.text(column + 2) ?? id, mention: place.text(column + 1) ?? "",
          isProvisional: !place.isNull(column))
      }
      var statement = row.sourced.statement
      statement.citation.quote = place.text(0) ?? ""
      statement.citation.rule = place.text(1) ?? ""
      if !statement.citation.restated.isEmpty {
        statement.citation.restatedPowers = [place.isNull(14) ? nil : Int(place.integer(14))]
        further.bind(row.id, 1)
        while try further.step() {
          statement.citation.restatedPowers.append(further.isNull(0) ? nil : Int(further.integer(0)))
        }
        further.reset()
      }
      statement.citation.parts = StatedParts(subject: part(2), amount: part(4), period: part(6))
      statement.value = statement.value.naming(
        entity: { mention($0, 8) }, target: { mention($0, 11) }, qualifier: statement.citation.qualifier)
      article.statements.append(statement)
      place.reset()
    }
    return article
  }

  static func isSame(_ old: ReadArticle, _ new: ReadArticle) -> Bool {
    old.title == new.title && old.publisher == new.publisher && old.language == new.language
      && old.publishedOn == new.publishedOn && old.publishedFrom == new.publishedFrom
      && old.statements.map(plain) == new.statements.map(plain)
  }

  /// A statement without what the store does not keep: names of known entities, the qualifier beside the citation's.
  private static func plain(_ statement: Statement) -> Statement {
    func plain(_ mention: EntityMention) -> EntityMention {
      mention.isProvisional
        ? mention : EntityMention(id: mention.id, name: "", mention: mention.mention, isProvisional: false)
    }
    var statement = statement
    let restated = statement.citation.restated.indices
    statement.citation.restatedPowers = restated.map { statement.citation.power(ofRestated: $0) }
    statement.value = statement.value.naming(mapping: plain, qualifier: statement.citation.qualifier)
    return statement
  }

  /// What a document states otherwise: facts that are the same say nothing; one gone and one come at the same place, or of
  /// the same subject and number, are one that is altered.
  static func changes(from old: [Statement], to new: [Statement]) -> [RereadReport.Change] {
    var gone = DocumentFacts.merged(old)
    var come: [DocumentFact] = []
    for fact in DocumentFacts.merged(new) {
      if let same = gone.firstIndex(where: { said($0) == said(fact) }) {
        gone.remove(at: same)
      } else {
        come.append(fact)
      }
    }
    var changes: [RereadReport.Change] = []
    for fact in come {
      let match = gone.firstIndex { isAltered($0, fact) }
      if let match {
        changes.append(.altered(from: gone[match].value, to: fact.value))
        gone.remove(at: match)
      } else {
        changes.append(.added(fact.value))
      }
    }
    return changes + gone.map { .gone($0.value) }
  }

  /// What a fact says, without the words that name its entities.
  private static func said(_ fact: DocumentFact) -> FactValue {
    fact.value.naming(mapping: { EntityMention(id: $0.id, name: "", mention: "") }, qualifier: nil)
  }

  private static func isAltered(_ a: DocumentFact, _ b: DocumentFact) -> Bool {
    guard a.value.kind == b.value.kind else { return false }
    let overlaps = a.citations.contains { one in b.citations.contains { $0.bytes.overlaps(one.bytes) } }
    if overlaps { return true }
    switch (a.value, b.value) {
    case (.investment(let a), .investment(let b)): return a.entity.id == b.entity.id && a.amount == b.amount
    case (.revenueGrowth(let a), .revenueGrowth(let b)): return a.entity.id == b.entity.id && a.percent == b.percent
    case (.stockMove(let a), .stockMove(let b)): return a.entity.id == b.entity.id && a.percent == b.percent
    case (.marketTicker(let a), .marketTicker(let b)): return a.name == b.name
    default: return false
    }
  }
}

extension FactValue {
  /// The same with its entities named otherwise; a qualifier that is given takes the place of its own.
  func naming(mapping: (EntityMention) -> EntityMention, qualifier: Qualifier?) -> FactValue {
    switch self {
    case .investment(var value):
      value.entity = mapping(value.entity)
      value.target = value.target.map(mapping)
      value.qualifier = qualifier ?? value.qualifier
      return .investment(value)
    case .revenueGrowth(var value):
      value.entity = mapping(value.entity)
      value.qualifier = qualifier ?? value.qualifier
      return .revenueGrowth(value)
    case .stockMove(var value):
      value.entity = mapping(value.entity)
      value.qualifier = qualifier ?? value.qualifier
      return .stockMove(value)
    case .marketTicker(var value):
      value.entity = value.entity.map(mapping)
      return .marketTicker(value)
    }
  }

  fileprivate func naming(
    entity: (String) -> EntityMention, target: (String) -> EntityMention, qualifier: Qualifier
  ) -> FactValue {
    guard case .investment(var value) = self else { return naming(mapping: { entity($0.id) }, qualifier: qualifier) }
    value.entity = entity(value.entity.id)
    value.target = value.target.map { target($0.id) }
    value.qualifier = qualifier
    return .investment(value)
  }
}
