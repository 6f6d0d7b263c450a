// Writes what one place of a document says: a row of `citations`, one of `statements`, and the entities they name.
import Vocabulary

/// Writes the statements of one source. Its SQL is compiled once.
struct StatementWriter {
  private let sourceID: Int64
  private let importID: Int64
  private let citation: PreparedStatement
  private let statement: PreparedStatement
  private let restatement: PreparedStatement
  private let entity: PreparedStatement

  init(_ connection: Connection, sourceID: Int64, importID: Int64) throws(SQLiteFailure) {
    self.sourceID = sourceID
    self.importID = importID
    // A citation is a fact of its own until facts are derived; the reference is checked at the end of the transaction.
    self.citation = try connection.cached(
      """
      INSERT INTO citations (id, fact_id, source_id, import_id, quote, byte_start, byte_end, qualifier,
        restated_amount, restated_currency, rule, subject_start, subject_end, amount_start, amount_end, period_start,
        period_end, restated_power, precedence)
      SELECT next.id, next.id, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
        \(FactDerivation.precedence)
      FROM (
        SELECT 1 + max(
          ifnull((SELECT max(id) FROM citations), 0),
          ifnull((SELECT max(row_id) FROM replaced_rows WHERE table_name = 'citations'), 0),
          ifnull((SELECT max(citation_id) FROM set_aside_rows), 0)) AS id
      ) AS next, sources AS o
      WHERE o.id = ?1
      RETURNING id
      """)
    self.statement = try connection.cached(
      """
      INSERT INTO statements (citation_id, kind, entity_id, entity_name, entity_mention, target_id, target_name,
        target_mention, investment_kind, status, amount, amount_high, currency, years, fiscal_year, starts_on, ends_on,
        purpose, is_revision, segment, percent, basis, period, window, name, symbol, price, stated_on)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23,
        ?24, ?25, ?26, ?27, (SELECT published_on FROM sources WHERE id = ?28))
      """)
    self.restatement = try connection.cached(
      "INSERT INTO further_restatements (citation_id, position, amount, currency, power) VALUES (?, ?, ?, ?, ?)")
    self.entity = try connection.cached(
      """
      INSERT INTO entities (id, name, folded, kind, provisional, origin) VALUES (?1, ?2, ?4, 'company', ?3, 'document')
      ON CONFLICT DO NOTHING
      """)
  }

  /// Returns the citation's id.
  func write(_ stated: Statement) throws(SQLiteFailure) -> Int64 {
    let place = stated.citation
    citation.bind(sourceID, 1)
    citation.bind(importID, 2)
    citation.bind(place.quote, 3)
    citation.bind(Int64(place.bytes.lowerBound), 4)
    citation.bind(Int64(place.bytes.upperBound), 5)
    citation.bind(place.qualifier.rawValue, 6)
    citation.bind(place.restated.first?.amount, 7)
    citation.bind(place.restated.first?.currency.code, 8)
    citation.bind(place.rule, 9)
    for (index, part) in [place.parts.subject, place.parts.amount, place.parts.period].enumerated() {
      citation.bind(part.map { Int64($0.lowerBound) }, Int32(10 + 2 * index))
      citation.bind(part.map { Int64($0.upperBound) }, Int32(11 + 2 * index))
    }
    citation.bind(place.power(ofRestated: 0).map(Int64.init), 16)
    _ = try citation.step()
    let id = citation.integer(0)
    citation.reset()
    for (index, money) in place.restated.enumerated().dropFirst() {
      restatement.bind(id, 1)
      restatement.bind(Int64(index + 1), 2)
      restatement.bind(money.amount, 3)
      restatement.bind(money.currency.code, 4)
      restatement.bind(place.power(ofRestated: index).map(Int64.init), 5)
      try restatement.run()
    }
    for column in Int32(3)...27 { statement.bind(.null, column) }
    statement.bind(id, 1)
    statement.bind(sourceID, 28)
    statement.bind(stated.value.kind.rawValue, 2)
    switch stated.value {
    case .investment(let fact): try bind(fact)
    case .revenueGrowth(let fact):
      try bind(fact.entity, at: 3)
      statement.bind(fact.segment, 20)
      statement.bind(fact.percent, 21)
      statement.bind(fact.basis.rawValue, 22)
      statement.bind(fact.period, 23)
    case .stockMove(let fact):
      try bind(fact.entity, at: 3)
      statement.bind(fact.percent, 21)
      statement.bind(fact.window.rawValue, 24)
    case .marketTicker(let fact):
      try bind(fact.entity, at: 3)
      statement.bind(fact.currency?.code, 13)
      statement.bind(fact.changePercent, 21)
      statement.bind(fact.window.rawValue, 24)
      statement.bind(fact.name, 25)
      statement.bind(fact.symbol, 26)
      statement.bind(fact.price, 27)
    }
    try statement.run()
    return id
  }

  private func bind(_ fact: Investment) throws(SQLiteFailure) {
    try bind(fact.entity, at: 3)
    try bind(fact.target, at: 6)
    statement.bind(fact.kind.rawValue, 9)
    statement.bind(fact.status.rawValue, 10)
    statement.bind(fact.amount, 11)
    statement.bind(fact.amountHigh, 12)
    statement.bind(fact.currency?.code, 13)
    statement.bind(fact.years, 14)
    statement.bind(fact.fiscalYear.map(Int64.init), 15)
    statement.bind(fact.startsOn?.description, 16)
    statement.bind(fact.endsOn?.description, 17)
    statement.bind(fact.purpose, 18)
    statement.bind(Int64(fact.isRevision ? 1 : 0), 19)
  }

  /// Binds id, name (of provisional entities) and mention, and makes the entity's row where there is none.
  private func bind(_ mention: EntityMention?, at index: Int32) throws(SQLiteFailure) {
    guard let mention else { return }
    entity.bind(mention.id, 1)
    entity.bind(mention.name, 2)
    entity.bind(Int64(mention.isProvisional ? 1 : 0), 3)
    entity.bind(foldedName(mention.name), 4)
    try entity.run()
    statement.bind(mention.id, index)
    statement.bind(mention.isProvisional ? mention.name : nil, index + 1)
    statement.bind(mention.mention, index + 2)
  }

  /// Facts whose first citation stands in a source.
  static func countNewFacts(of source: Int64, in connection: Connection) throws(SQLiteFailure) -> Int {
    let count = try connection.cached("SELECT count(*) FROM citations WHERE source_id = ? AND fact_id = id")
    count.bind(source, 1)
    defer { count.reset() }
    return try count.step() ? Int(count.integer(0)) : 0
  }
}
