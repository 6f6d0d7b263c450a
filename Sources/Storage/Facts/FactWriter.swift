// Writing derived facts: one row of `facts`, one of the kind's table, the citations pointed at it.
import Vocabulary

struct FactWriter {
  let connection: Connection

  /// Writes a fact, in place where the id is taken. What it supersedes is left as it is.
  func write(_ fact: DerivedFact, id: Int64, revisedOn: Day?) throws(SQLiteFailure) {
    let parent = try connection.cached(
      "INSERT INTO facts (id, kind) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind")
    parent.bind(id, 1)
    parent.bind(fact.value.kind.rawValue, 2)
    try parent.run()
    switch fact.value {
    case .investment(let value): try write(value, fact, id, revisedOn)
    case .revenueGrowth(let value): try write(value, fact, id)
    case .stockMove(let value): try write(value, fact, id)
    case .marketTicker(let value): try write(value, fact, id)
    }
  }

  /// Points a citation at a fact.
  func move(citation: Int64, to fact: Int64) throws(SQLiteFailure) {
    let update = try connection.cached("UPDATE citations SET fact_id = ?2 WHERE id = ?1")
    update.bind(citation, 1)
    update.bind(fact, 2)
    try update.run()
  }

  private func write(_ value: Investment, _ fact: DerivedFact, _ id: Int64, _ revisedOn: Day?) throws(SQLiteFailure) {
    let insert = try connection.cached(
      """
      INSERT INTO investments (id, entity_id, kind, status, amount, amount_high, currency, qualifier, years, fiscal_year,
        starts_on, ends_on, target_id, purpose, stated_on, is_revision, revised_on)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
      ON CONFLICT (id) DO UPDATE SET entity_id = excluded.entity_id, kind = excluded.kind, status = excluded.status,
        amount = excluded.amount, amount_high = excluded.amount_high, currency = excluded.currency,
        qualifier = excluded.qualifier, years = excluded.years, fiscal_year = excluded.fiscal_year,
        starts_on = excluded.starts_on, ends_on = excluded.ends_on, target_id = excluded.target_id,
        purpose = excluded.purpose, stated_on = excluded.stated_on, is_revision = excluded.is_revision,
        revised_on = excluded.revised_on
      """)
    insert.bind(id, 1)
    insert.bind(value.entity.id, 2)
    insert.bind(value.kind.rawValue, 3)
    insert.bind(value.status.rawValue, 4)
    insert.bind(value.amount, 5)
    insert.bind(value.amountHigh, 6)
    insert.bind(value.currency?.code, 7)
    insert.bind(value.qualifier.rawValue, 8)
    insert.bind(value.years, 9)
    insert.bind(value.fiscalYear.map(Int64.init), 10)
    insert.bind(value.startsOn?.description, 11)
    insert.bind(value.endsOn?.description, 12)
    insert.bind(value.target?.id, 13)
    insert.bind(value.purpose, 14)
    insert.bind(fact.statedOn?.description, 15)
    insert.bind(Int64(value.isRevision ? 1 : 0), 16)
    insert.bind(revisedOn?.description, 17)
    try insert.run()
  }

  private func write(_ value: RevenueGrowth, _ fact: DerivedFact, _ id: Int64) throws(SQLiteFailure) {
    let insert = try connection.cached(
      """
      INSERT INTO revenue_growth (id, entity_id, segment, percent, basis, period, qualifier, stated_on)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT (id) DO UPDATE SET entity_id = excluded.entity_id, segment = excluded.segment,
        percent = excluded.percent, basis = excluded.basis, period = excluded.period, qualifier = excluded.qualifier,
        stated_on = excluded.stated_on
      """)
    insert.bind(id, 1)
    insert.bind(value.entity.id, 2)
    insert.bind(value.segment, 3)
    insert.bind(value.percent, 4)
    insert.bind(value.basis.rawValue, 5)
    insert.bind(value.period, 6)
    insert.bind(value.qualifier.rawValue, 7)
    insert.bind(fact.statedOn?.description, 8)
    try insert.run()
  }

  private func write(_ value: StockMove, _ fact: DerivedFact, _ id: Int64) throws(SQLiteFailure) {
    let insert = try connection.cached(
      """
      INSERT INTO stock_moves (id, entity_id, percent, window, qualifier, stated_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (id) DO UPDATE SET entity_id = excluded.entity_id, percent = excluded.percent,
        window = excluded.window, qualifier = excluded.qualifier, stated_on = excluded.stated_on
      """)
    insert.bind(id, 1)
    insert.bind(value.entity.id, 2)
    insert.bind(value.percent, 3)
    insert.bind(value.window.rawValue, 4)
    insert.bind(value.qualifier.rawValue, 5)
    insert.bind(fact.statedOn?.description, 6)
    try insert.run()
  }

  private func write(_ value: MarketTicker, _ fact: DerivedFact, _ id: Int64) throws(SQLiteFailure) {
    let insert = try connection.cached(
      """
      INSERT INTO market_tickers (id, entity_id, name, symbol, price, currency, change_percent, window, stated_on)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT (id) DO UPDATE SET entity_id = excluded.entity_id, name = excluded.name, symbol = excluded.symbol,
        price = excluded.price, currency = excluded.currency, change_percent = excluded.change_percent,
        window = excluded.window, stated_on = excluded.stated_on
      """)
    insert.bind(id, 1)
    insert.bind(value.entity?.id, 2)
    insert.bind(value.name, 3)
    insert.bind(value.symbol, 4)
    insert.bind(value.price, 5)
    insert.bind(value.currency?.code, 6)
    insert.bind(value.changePercent, 7)
    insert.bind(value.window.rawValue, 8)
    insert.bind(fact.statedOn?.description, 9)
    try insert.run()
  }
}
