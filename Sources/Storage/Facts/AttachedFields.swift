// How the fields of a fact change when one more statement of the very same joins it: as `IdentityFields` derives them,
// without a look at the other citations.
import Vocabulary

extension FactAttachment {
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

  func updateQualifier(of id: Int64, in table: String, _ stated: LoadedStatement) throws(SQLiteFailure) {
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

  func update(_ id: Int64, with value: MarketTicker, _ stated: LoadedStatement) throws(SQLiteFailure) {
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
  func update(
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
