// The short way for a statement that says nothing new of what tells facts apart: it joins a fact as it stands.
//
// Which statements make one fact depends only on the set of different things stated (amounts, years, periods, days,
// the conversions in brackets). Where the very same was stated before, the fact is that one's, and nothing else moves;
// its other fields change by rules that need no look at the other citations. Whatever is not certain here is left to the
// full derivation. A randomised test holds both ways to the same result.
import Vocabulary

struct FactAttachment {
  /// A fact that a statement joined.
  struct Joined {
    var id: Int64
    /// Whether anything changed that supersession looks at.
    var changedPlan: Bool
  }

  let connection: Connection
  let merges: EntityMerges
  /// Facts and citations that the transaction has not settled yet.
  let shrunk: Set<Int64>
  let unplaced: Set<Int64>

  /// Joins a statement to the fact that states the same; nil where that takes a full derivation. Changes nothing then.
  func attach(_ stated: LoadedStatement) throws(SQLiteFailure) -> Joined? {
    let found: Int64?
    switch stated.sourced.statement.value {
    case .investment(let value): found = try fact(stating: value, stated)
    case .revenueGrowth(let value): found = try fact(stating: value, stated)
    case .stockMove(let value): found = try fact(stating: value, stated)
    case .marketTicker(let value): found = try fact(stating: value, stated)
    }
    guard let id = found, id < stated.id, !shrunk.contains(id) else { return nil }
    let changedPlan: Bool
    switch stated.sourced.statement.value {
    case .investment(let value):
      guard let changed = try update(id, with: value, stated) else { return nil }
      changedPlan = changed
    case .revenueGrowth:
      try updateQualifier(of: id, in: "revenue_growth", stated)
      changedPlan = false
    case .stockMove:
      try updateQualifier(of: id, in: "stock_moves", stated)
      changedPlan = false
    case .marketTicker(let value):
      try update(id, with: value, stated)
      changedPlan = false
    }
    try FactWriter(connection: connection).move(citation: stated.id, to: id)
    return Joined(id: id, changedPlan: changedPlan)
  }

  // MARK: Finding the fact

  /// The fact of a citation that a query finds, nil where it is not settled.
  private func settled(_ query: PreparedStatement) throws(SQLiteFailure) -> Int64? {
    defer { query.reset() }
    while try query.step() {
      if !unplaced.contains(query.integer(1)) { return query.integer(0) }
    }
    return nil
  }

  private func fact(stating value: Investment, _ stated: LoadedStatement) throws(SQLiteFailure) -> Int64? {
    guard merges.isPlain(value.entity.id), merges.isPlain(value.target?.id) else { return nil }
    let query = try connection.cached(
      """
      SELECT c.fact_id, c.id FROM statements AS s CROSS JOIN citations AS c ON c.id = s.citation_id
      WHERE s.kind = 'investment' AND s.entity_id = ?1 AND s.amount IS ?2 AND s.currency IS ?3 AND s.years IS ?4
        AND s.fiscal_year IS ?5 AND s.amount_high IS ?6 AND s.target_id IS ?7 AND s.investment_kind = ?8
        AND s.status = ?9 AND s.citation_id <> ?10
      """)
    query.bind(value.entity.id, 1)
    query.bind(value.amount, 2)
    query.bind(value.currency?.code, 3)
    query.bind(value.years, 4)
    query.bind(value.fiscalYear.map(Int64.init), 5)
    query.bind(value.amountHigh, 6)
    query.bind(value.target?.id, 7)
    query.bind(value.kind.rawValue, 8)
    query.bind(value.status.rawValue, 9)
    query.bind(stated.id, 10)
    guard let fact = try settled(query) else { return nil }
    let restated = stated.sourced.statement.citation.restated
    guard let money = restated.first, value.amount != nil else { return fact }
    // A conversion that was not stated of this amount before may link amounts that were apart.
    if restated.count > 1 { return nil }
    let isKnown = try isStated(money, of: value, in: fact, besides: stated.id)
    return isKnown ? fact : nil
  }

  /// Whether a settled statement of the same amount has this conversion alone in its brackets: one of the fact, where it
  /// is found at once, or any other of the subject.
  private func isStated(
    _ money: Money, of value: Investment, in fact: Int64, besides id: Int64
  ) throws(SQLiteFailure) -> Bool {
    let same = """
      c.restated_amount = ?1 AND c.restated_currency = ?2 AND s.amount = ?3 AND s.currency IS ?4 AND s.amount_high IS ?5
        AND c.id <> ?6 AND NOT EXISTS (SELECT 1 FROM further_restatements AS r WHERE r.citation_id = c.id)
      """
    func bind(_ query: PreparedStatement) {
      query.bind(money.amount, 1)
      query.bind(money.currency.code, 2)
      query.bind(value.amount, 3)
      query.bind(value.currency?.code, 4)
      query.bind(value.amountHigh, 5)
      query.bind(id, 6)
    }
    let inFact = try connection.cached(
      """
      SELECT c.fact_id, c.id FROM citations AS c CROSS JOIN statements AS s ON s.citation_id = c.id
      WHERE c.fact_id = ?7 AND \(same)
      """)
    bind(inFact)
    inFact.bind(fact, 7)
    if try settled(inFact) != nil { return true }
    let ofSubject = try connection.cached(
      """
      SELECT c.fact_id, c.id FROM statements AS s CROSS JOIN citations AS c ON c.id = s.citation_id
      WHERE s.kind = 'investment' AND s.entity_id = ?7 AND s.investment_kind = ?8 AND s.status = ?9 AND \(same)
      """)
    bind(ofSubject)
    ofSubject.bind(value.entity.id, 7)
    ofSubject.bind(value.kind.rawValue, 8)
    ofSubject.bind(value.status.rawValue, 9)
    return try settled(ofSubject) != nil
  }

  private func fact(stating value: RevenueGrowth, _ stated: LoadedStatement) throws(SQLiteFailure) -> Int64? {
    guard merges.isPlain(value.entity.id) else { return nil }
    let query = try connection.cached(
      """
      SELECT c.fact_id, c.id
      FROM statements AS s CROSS JOIN citations AS c ON c.id = s.citation_id
      WHERE s.kind = 'revenue_growth' AND s.entity_id = ?1 AND s.percent = ?2 AND s.segment = ?3 AND s.basis = ?4
        AND s.period IS ?5 AND s.stated_on IS ?6 AND s.citation_id <> ?7
      """)
    query.bind(value.entity.id, 1)
    query.bind(value.percent, 2)
    query.bind(value.segment, 3)
    query.bind(value.basis.rawValue, 4)
    query.bind(value.period, 5)
    query.bind(stated.sourced.source.day?.description, 6)
    query.bind(stated.id, 7)
    return try settled(query)
  }

  private func fact(stating value: StockMove, _ stated: LoadedStatement) throws(SQLiteFailure) -> Int64? {
    let query = try connection.cached(
      "SELECT id FROM stock_moves WHERE entity_id = ?1 AND stated_on IS ?2 AND percent = ?3 AND window = ?4")
    query.bind(value.entity.id, 1)
    query.bind(stated.sourced.source.day?.description, 2)
    query.bind(value.percent, 3)
    query.bind(value.window.rawValue, 4)
    defer { query.reset() }
    return try query.step() ? query.integer(0) : nil
  }

  private func fact(stating value: MarketTicker, _ stated: LoadedStatement) throws(SQLiteFailure) -> Int64? {
    let query = try connection.cached(
      """
      SELECT c.fact_id, c.id
      FROM statements AS s CROSS JOIN citations AS c ON c.id = s.citation_id
      WHERE s.kind = 'market_ticker' AND s.price = ?1 AND s.symbol IS ?2 AND s.name = ?3 AND s.currency IS ?4
        AND s.stated_on IS ?5 AND s.citation_id <> ?6
      """)
    query.bind(value.price, 1)
    query.bind(value.symbol, 2)
    query.bind(value.name, 3)
    query.bind(value.currency?.code, 4)
    query.bind(stated.sourced.source.day?.description, 5)
    query.bind(stated.id, 6)
    return try settled(query)
  }
}
