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

  // MARK: Its fields

  /// What a number's qualifier becomes when one more place qualifies it, given the place that decides so far.
  private func qualifier(
    _ known: Qualifier, decidedBy lead: String, _ stated: LoadedStatement
  ) -> Qualifier {
    let other = stated.sourced.statement.citation.qualifier
    // Trust and day come first in what sorts citations; the file and the place behind them do not decide.
    let (mine, theirs) = (stated.precedence.prefix(12), lead.prefix(12))
    if mine != theirs { return mine < theirs ? other : known }
    return other.isStronger(than: known) ? other : known
  }

  private func updateQualifier(of id: Int64, in table: String, _ stated: LoadedStatement) throws(SQLiteFailure) {
    guard let lead = try first(of: id) else { return }
    let select = try connection.cached("SELECT qualifier, stated_on FROM \(table) WHERE id = ?1")
    defer { select.reset() }
    select.bind(id, 1)
    guard try select.step(), let known = select.text(0).flatMap(Qualifier.init(rawValue:)) else { return }
    let next = qualifier(known, decidedBy: lead, stated)
    let (day, stating) = (select.day(1), earliest(select.day(1), stated.sourced.source.day))
    if next == known, day == stating { return }
    let update = try connection.cached("UPDATE \(table) SET qualifier = ?2, stated_on = ?3 WHERE id = ?1")
    update.bind(id, 1)
    update.bind(next.rawValue, 2)
    update.bind(stating?.description, 3)
    try update.run()
  }

  private func update(_ id: Int64, with value: MarketTicker, _ stated: LoadedStatement) throws(SQLiteFailure) {
    // All citations have one price and one day; what they may differ in, the first of them decides.
    guard let lead = try first(of: id), stated.precedence < lead else {
      let update = try connection.cached(
        """
        UPDATE market_tickers SET entity_id = ifnull(entity_id, ?2), change_percent = ifnull(change_percent, ?3)
        WHERE id = ?1 AND (entity_id IS NULL AND ?2 IS NOT NULL OR change_percent IS NULL AND ?3 IS NOT NULL)
        """)
      update.bind(id, 1)
      update.bind(value.entity?.id, 2)
      update.bind(value.changePercent, 3)
      return try update.run()
    }
    let update = try connection.cached(
      """
      UPDATE market_tickers SET name = ?2, window = ?3, entity_id = ifnull(?4, entity_id),
        change_percent = ifnull(?5, change_percent)
      WHERE id = ?1
      """)
    update.bind(id, 1)
    update.bind(value.name, 2)
    update.bind(value.window.rawValue, 3)
    update.bind(value.entity?.id, 4)
    update.bind(value.changePercent, 5)
    try update.run()
  }

  /// Updates an investment; nil where the whole cluster has to be looked at, false where no plan changed.
  private func update(
    _ id: Int64, with value: Investment, _ stated: LoadedStatement
  ) throws(SQLiteFailure) -> Bool? {
    let select = try connection.cached(
      """
      SELECT amount, amount_high, currency, qualifier, purpose, starts_on, ends_on, stated_on, is_revision
      FROM investments WHERE id = ?1
      """)
    defer { select.reset() }
    select.bind(id, 1)
    guard try select.step(), let known = select.text(3).flatMap(Qualifier.init(rawValue:)) else { return nil }
    let isOwnAmount =
      select.decimal(0) == value.amount && select.decimal(1) == value.amountHigh
      && select.text(2) == value.currency?.code
    let lead = try connection.cached(
      """
      SELECT c.precedence FROM citations AS c CROSS JOIN statements AS s ON s.citation_id = c.id
      WHERE c.fact_id = ?1 AND s.amount IS ?2 AND s.amount_high IS ?3 AND s.currency IS ?4
      ORDER BY c.precedence LIMIT 1
      """)
    defer { lead.reset() }
    lead.bind(id, 1)
    lead.bind(select.cell(0), 2)
    lead.bind(select.cell(1), 3)
    lead.bind(select.cell(2), 4)
    guard try lead.step(), let leading = lead.text(0) else { return nil }
    // Where amounts restate each other, the first one stated is the fact's.
    guard isOwnAmount || leading < stated.precedence else { return nil }

    var (purpose, startsOn, endsOn) = (select.text(4), select.text(5), select.text(6))
    var changes = false
    for (column, field, next) in [
      ("s.purpose", 4, value.purpose), ("s.starts_on", 5, value.startsOn?.description),
      ("s.ends_on", 6, value.endsOn?.description),
    ] {
      let standing = select.text(Int32(field))
      guard let next, next != standing else { continue }
      if standing != nil {
        guard let giver = try first(of: id, giving: column), stated.precedence < giver else { continue }
      }
      changes = true
      switch column {
      case "s.purpose": purpose = next
      case "s.starts_on": startsOn = next
      default: endsOn = next
      }
    }
    let next = isOwnAmount ? qualifier(known, decidedBy: leading, stated) : known
    let day = select.day(7)
    let stating = earliest(day, stated.sourced.source.day)
    var isRevision = select.integer(8) != 0
    var revises = false
    if value.isRevision {
      if isRevision {
        guard let reviser = try first(of: id, giving: "nullif(s.is_revision, 0)") else { return nil }
        revises = stated.precedence < reviser
      } else {
        revises = true
      }
      isRevision = true
    }
    // The first citation decides between plans that are equal otherwise.
    let leads = try first(of: id).map { stated.precedence < $0 } ?? true
    guard changes || next != known || stating != day || revises else { return leads }
    let update = try connection.cached(
      """
      UPDATE investments SET qualifier = ?2, purpose = ?3, starts_on = ?4, ends_on = ?5, stated_on = ?6,
        is_revision = ?7, revised_on = CASE WHEN ?8 THEN ?9 ELSE revised_on END
      WHERE id = ?1
      """)
    update.bind(id, 1)
    update.bind(next.rawValue, 2)
    update.bind(purpose, 3)
    update.bind(startsOn, 4)
    update.bind(endsOn, 5)
    update.bind(stating?.description, 6)
    update.bind(Int64(isRevision ? 1 : 0), 7)
    update.bind(Int64(revises ? 1 : 0), 8)
    update.bind(stated.sourced.source.day?.description, 9)
    try update.run()
    return changes || stating != day || revises || leads
  }

  /// The first citation of a fact in canonical order; the first one whose statement gives a column where one is named.
  private func first(of fact: Int64, giving column: String? = nil) throws(SQLiteFailure) -> String? {
    let query = try connection.cached(
      column.map { column in
        """
        SELECT c.precedence FROM citations AS c CROSS JOIN statements AS s ON s.citation_id = c.id
        WHERE c.fact_id = ?1 AND \(column) IS NOT NULL ORDER BY c.precedence LIMIT 1
        """
      } ?? "SELECT precedence FROM citations WHERE fact_id = ?1 ORDER BY precedence LIMIT 1")
    defer { query.reset() }
    query.bind(fact, 1)
    return try query.step() ? query.text(0) : nil
  }

  private func earliest(_ a: Day?, _ b: Day?) -> Day? {
    guard let a, let b else { return a ?? b }
    return min(a, b)
  }
}
