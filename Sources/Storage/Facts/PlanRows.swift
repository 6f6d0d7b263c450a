// Planned investments as `Supersession` looks at them, read from their rows.
import Vocabulary

/// A planned investment with the links that its row has.
struct LinkedPlan {
  var plan: PlanFact
  var link: PlanLink

  /// What a plan's row says of when it takes effect, in the words of the index.
  static let effect = "CASE WHEN is_revision = 1 THEN revised_on ELSE stated_on END"

  static let columns = """
    SELECT id, entity_id, kind, amount, amount_high, currency, years, fiscal_year, target_id, purpose, stated_on,
      is_revision, revised_on, supersedes_id, superseded_by_id, superseded_on,
      (SELECT precedence FROM citations WHERE fact_id = investments.id ORDER BY precedence LIMIT 1)
    FROM investments
    """

  /// All rows of a query that begins with `columns`; those of the first day only where `firstDay` says so.
  static func read(_ rows: PreparedStatement, firstDay: Bool = false) throws(SQLiteFailure) -> [LinkedPlan] {
    defer { rows.reset() }
    var plans: [LinkedPlan] = []
    while try rows.step() {
      guard let entity = rows.text(1), let kind = rows.text(2).flatMap(InvestmentKind.init(rawValue:)) else { continue }
      let value = Investment(
        entity: EntityMention(id: entity, name: "", mention: ""), kind: kind, status: .planned,
        amount: rows.decimal(3), amountHigh: rows.decimal(4), currency: rows.text(5).flatMap { Currency($0) },
        years: rows.isNull(6) ? nil : rows.real(6), fiscalYear: rows.isNull(7) ? nil : Int(rows.integer(7)),
        target: rows.text(8).map { EntityMention(id: $0, name: "", mention: "") }, purpose: rows.text(9),
        isRevision: rows.integer(11) != 0)
      let plan = PlanFact(
        id: rows.integer(0), value: value, statedOn: rows.day(10), revisedOn: rows.day(12),
        precedence: rows.text(16) ?? "")
      if firstDay, let first = plans.first, first.plan.effectiveOn != plan.effectiveOn { break }
      let link = PlanLink(
        supersedes: rows.isNull(13) ? nil : rows.integer(13), supersededBy: rows.isNull(14) ? nil : rows.integer(14),
        supersededOn: rows.day(15))
      plans.append(LinkedPlan(plan: plan, link: link))
    }
    return plans
  }
}

/// The questions that supersession asks of the rows of a store.
struct PlanRows {
  let connection: Connection

  /// A planned investment, nil where there is none of that id.
  func plan(_ id: Int64) throws(SQLiteFailure) -> LinkedPlan? {
    let query = try connection.cached(LinkedPlan.columns + " WHERE id = ?1 AND status = 'planned'")
    query.bind(id, 1)
    return try LinkedPlan.read(query).first
  }

  /// All plans of an entity and kind.
  func plans(of entity: String, _ kind: InvestmentKind) throws(SQLiteFailure) -> [LinkedPlan] {
    let query = try connection.cached(LinkedPlan.columns + " WHERE entity_id = ?1 AND kind = ?2 AND status = 'planned'")
    query.bind(entity, 1)
    query.bind(kind.rawValue, 2)
    return try LinkedPlan.read(query)
  }

  /// The ids that a query gives for one id.
  private func ids(_ sql: String, _ id: Int64) throws(SQLiteFailure) -> [Int64] {
    let query = try connection.cached(sql)
    defer { query.reset() }
    query.bind(id, 1)
    var ids: [Int64] = []
    while try query.step() { ids.append(query.integer(0)) }
    return ids
  }

  /// The plans whose row says that they replace a given one.
  func replacing(_ id: Int64) throws(SQLiteFailure) -> [Int64] {
    try ids("SELECT id FROM investments WHERE supersedes_id = ?1", id)
  }

  /// The plans whose row says that a given one replaced them.
  func replaced(by id: Int64) throws(SQLiteFailure) -> [Int64] {
    try ids("SELECT id FROM investments WHERE superseded_by_id = ?1", id)
  }

  /// The facts that the text which calls a fact a revision states beside it, without calling them one.
  func besides(_ id: Int64) throws(SQLiteFailure) -> [Int64] {
    try ids(
      """
      SELECT DISTINCT c.fact_id FROM citations AS c CROSS JOIN statements AS s ON s.citation_id = c.id
      WHERE c.source_id = (
          SELECT r.source_id FROM citations AS r CROSS JOIN statements AS q ON q.citation_id = r.id
          WHERE r.fact_id = ?1 AND q.is_revision = 1 ORDER BY r.precedence LIMIT 1)
        AND s.kind = 'investment' AND s.is_revision = 0 AND c.fact_id <> ?1
      """, id)
  }

  /// The facts that texts which state a given one call revisions.
  func revisionsBeside(_ id: Int64) throws(SQLiteFailure) -> [Int64] {
    try ids(
      """
      SELECT DISTINCT q.fact_id FROM citations AS c CROSS JOIN citations AS q ON q.source_id = c.source_id
        CROSS JOIN statements AS s ON s.citation_id = q.id
      WHERE c.fact_id = ?1 AND s.is_revision = 1
      """, id)
  }

  /// The revisions for which an earlier plan may be the one that they revise, since none between the two fits.
  func revisions(after plan: PlanFact) throws(SQLiteFailure) -> [Int64] {
    guard let day = plan.effectiveOn, plan.value.amount != nil else { return [] }
    let query = try connection.cached(
      """
      SELECT n.id FROM investments AS n LEFT JOIN investments AS b ON b.id = n.supersedes_id
      WHERE n.entity_id = ?1 AND n.is_revision = 1 AND n.revised_on > ?2 AND n.kind = ?3 AND n.status = 'planned'
        AND n.currency IS ?4 AND n.target_id IS ?5
        AND (n.fiscal_year = ?6 OR n.years = ?7 OR n.purpose = ?8)
        AND ifnull(n.fiscal_year = ?6, 1) AND ifnull(n.years = ?7, 1) AND ifnull(n.purpose = ?8, 1)
        AND ifnull(CASE WHEN b.is_revision = 1 THEN b.revised_on ELSE b.stated_on END <= ?2, 1)
      """)
    defer { query.reset() }
    bind(plan, day, query)
    var ids: [Int64] = []
    while try query.step() { ids.append(query.integer(0)) }
    return ids
  }

  /// The plans that a revision can revise of those which took effect last before it.
  func candidates(before plan: PlanFact) throws(SQLiteFailure) -> [PlanFact] {
    guard let day = plan.effectiveOn else { return [] }
    let query = try connection.cached(
      LinkedPlan.columns + """
         WHERE entity_id = ?1 AND status = 'planned' AND \(LinkedPlan.effect) < ?2 AND kind = ?3
          AND currency IS ?4 AND target_id IS ?5 AND amount IS NOT NULL
          AND (fiscal_year = ?6 OR years = ?7 OR purpose = ?8)
          AND ifnull(fiscal_year = ?6, 1) AND ifnull(years = ?7, 1) AND ifnull(purpose = ?8, 1)
        ORDER BY \(LinkedPlan.effect) DESC
        """)
    bind(plan, day, query)
    return try LinkedPlan.read(query, firstDay: true).map(\.plan)
  }

  private func bind(_ plan: PlanFact, _ day: Day, _ query: PreparedStatement) {
    query.bind(plan.value.entity.id, 1)
    query.bind(day.description, 2)
    query.bind(plan.value.kind.rawValue, 3)
    query.bind(plan.value.currency?.code, 4)
    query.bind(plan.value.target?.id, 5)
    query.bind(plan.value.fiscalYear.map(Int64.init), 6)
    query.bind(plan.value.years, 7)
    query.bind(plan.value.purpose, 8)
  }

  /// The plans of the same scope on the last day before a plan, or on the first day after it.
  func neighbours(of plan: PlanFact, before: Bool) throws(SQLiteFailure) -> [PlanFact] {
    guard let scope = PlanScope(plan), let day = plan.effectiveOn else { return [] }
    let query = try connection.cached(
      LinkedPlan.columns + """
         WHERE entity_id = ?1 AND fiscal_year = ?6 AND purpose = ?8 AND status = 'planned'
          AND \(LinkedPlan.effect) \(before ? "<" : ">") ?2 AND kind = ?3 AND target_id IS ?5 AND ifnull(years, 1) = ?7
        ORDER BY \(LinkedPlan.effect) \(before ? "DESC" : "")
        """)
    query.bind(plan.value.entity.id, 1)
    query.bind(day.description, 2)
    query.bind(plan.value.kind.rawValue, 3)
    query.bind(scope.target, 5)
    query.bind(Int64(scope.fiscalYear), 6)
    query.bind(scope.years, 7)
    query.bind(scope.purpose, 8)
    return try LinkedPlan.read(query, firstDay: true).map(\.plan)
  }

  /// Writes what a plan replaces.
  func write(supersedes: Int64?, of id: Int64) throws(SQLiteFailure) {
    let update = try connection.cached("UPDATE investments SET supersedes_id = ?2 WHERE id = ?1")
    update.bind(id, 1)
    update.bind(supersedes, 2)
    try update.run()
  }

  /// Writes what replaced a plan.
  func write(supersededBy: PlanFact?, of id: Int64) throws(SQLiteFailure) {
    let update = try connection.cached("UPDATE investments SET superseded_by_id = ?2, superseded_on = ?3 WHERE id = ?1")
    update.bind(id, 1)
    update.bind(supersededBy?.id, 2)
    update.bind(supersededBy?.effectiveOn?.description, 3)
    try update.run()
  }
}
