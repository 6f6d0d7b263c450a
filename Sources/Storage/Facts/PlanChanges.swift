// Which plan replaces which, kept up to date: `Supersession` is run again over the plans that a change can reach.
import Vocabulary

/// Collects the plans that changed, each before and after, and then settles their links.
struct PlanChanges {
  private struct Subject: Hashable {
    var entity: String
    var kind: String
  }

  private struct Scope: Hashable {
    var purpose: String
    var fiscalYear: Int64
  }

  private struct Change {
    var facts: Set<Int64> = []
    var scopes: Set<Scope> = []
    var revises = false
  }

  private var changes: [Subject: Change] = [:]

  /// Notes a fact as it stands; nothing where it is no planned investment.
  mutating func note(fact: Int64, _ connection: Connection) throws(SQLiteFailure) {
    let query = try connection.cached(
      """
      SELECT entity_id, kind, purpose, fiscal_year, is_revision, supersedes_id, superseded_by_id
      FROM investments WHERE id = ?1 AND status = 'planned'
      """)
    defer { query.reset() }
    query.bind(fact, 1)
    guard try query.step(), let entity = query.text(0), let kind = query.text(1) else { return }
    var change = changes[Subject(entity: entity, kind: kind)] ?? Change()
    change.facts.insert(fact)
    if let purpose = query.text(2), !query.isNull(3) {
      change.scopes.insert(Scope(purpose: purpose, fiscalYear: query.integer(3)))
    }
    if query.integer(4) != 0 { change.revises = true }
    // Whoever is linked with it may have to look for another.
    for column in Int32(5)...6 where !query.isNull(column) { change.facts.insert(query.integer(column)) }
    changes[Subject(entity: entity, kind: kind)] = change
  }

  /// Sets the links of all plans that the noted ones can be linked with.
  mutating func settle(_ connection: Connection) throws(SQLiteFailure) {
    for (subject, change) in changes {
      var hasRevision = change.revises
      if !hasRevision { hasRevision = try Self.hasRevision(subject, connection) }
      var plans: [Int64: LinkedPlan] = [:]
      if hasRevision {
        let all = try connection.cached(
          LinkedPlan.columns + " WHERE entity_id = ?1 AND kind = ?2 AND status = 'planned'")
        all.bind(subject.entity, 1)
        all.bind(subject.kind, 2)
        try LinkedPlan.read(all, into: &plans)
      } else {
        let scoped = try connection.cached(
          LinkedPlan.columns
            + " WHERE entity_id = ?1 AND fiscal_year = ?2 AND purpose = ?3 AND kind = ?4 AND status = 'planned'")
        for scope in change.scopes {
          scoped.bind(subject.entity, 1)
          scoped.bind(scope.fiscalYear, 2)
          scoped.bind(scope.purpose, 3)
          scoped.bind(subject.kind, 4)
          try LinkedPlan.read(scoped, into: &plans)
        }
        let single = try connection.cached(LinkedPlan.columns + " WHERE id = ?1 AND status = 'planned'")
        for fact in change.facts where plans[fact] == nil {
          single.bind(fact, 1)
          try LinkedPlan.read(single, into: &plans)
        }
      }
      for id in plans.keys { if plans[id]?.plan.isRevision == true { try plans[id]?.readBesides(connection) } }
      let links = Supersession.links(of: plans.values.map(\.plan))
      for (id, plan) in plans {
        let link = links[id] ?? PlanLink()
        if link != plan.link { try Self.write(link, of: id, connection) }
      }
    }
    changes = [:]
  }

  private static func hasRevision(_ subject: Subject, _ connection: Connection) throws(SQLiteFailure) -> Bool {
    let query = try connection.cached(
      "SELECT 1 FROM investments WHERE entity_id = ?1 AND is_revision = 1 AND kind = ?2 AND status = 'planned' LIMIT 1")
    defer { query.reset() }
    query.bind(subject.entity, 1)
    query.bind(subject.kind, 2)
    return try query.step()
  }

  private static func write(_ link: PlanLink, of id: Int64, _ connection: Connection) throws(SQLiteFailure) {
    let update = try connection.cached(
      "UPDATE investments SET supersedes_id = ?2, superseded_by_id = ?3, superseded_on = ?4 WHERE id = ?1")
    update.bind(id, 1)
    update.bind(link.supersedes, 2)
    update.bind(link.supersededBy, 3)
    update.bind(link.supersededOn?.description, 4)
    try update.run()
  }
}

/// A planned investment with the links that its row has.
private struct LinkedPlan {
  var plan: PlanFact
  var link: PlanLink

  static let columns = """
    SELECT id, entity_id, kind, amount, amount_high, currency, years, fiscal_year, target_id, purpose, stated_on,
      is_revision, revised_on, supersedes_id, superseded_by_id, superseded_on,
      (SELECT precedence FROM citations WHERE fact_id = investments.id ORDER BY precedence LIMIT 1)
    FROM investments
    """

  static func read(_ rows: PreparedStatement, into plans: inout [Int64: LinkedPlan]) throws(SQLiteFailure) {
    defer { rows.reset() }
    while try rows.step() {
      guard let entity = rows.text(1), let kind = rows.text(2).flatMap(InvestmentKind.init(rawValue:)) else { continue }
      let value = Investment(
        entity: EntityMention(id: entity, name: "", mention: ""), kind: kind, status: .planned,
        amount: rows.decimal(3), amountHigh: rows.decimal(4), currency: rows.text(5).flatMap { Currency($0) },
        years: rows.isNull(6) ? nil : rows.real(6), fiscalYear: rows.isNull(7) ? nil : Int(rows.integer(7)),
        target: rows.text(8).map { EntityMention(id: $0, name: "", mention: "") }, purpose: rows.text(9),
        isRevision: rows.integer(11) != 0)
      let id = rows.integer(0)
      plans[id] = LinkedPlan(
        plan: PlanFact(
          id: id, value: value, statedOn: rows.day(10), revisedOn: rows.day(12), precedence: rows.text(16) ?? ""),
        link: PlanLink(
          supersedes: rows.isNull(13) ? nil : rows.integer(13), supersededBy: rows.isNull(14) ? nil : rows.integer(14),
          supersededOn: rows.day(15)))
    }
  }

  /// Reads which facts the text that calls this one a revision states beside it.
  mutating func readBesides(_ connection: Connection) throws(SQLiteFailure) {
    let query = try connection.cached(
      """
      SELECT c.fact_id FROM citations AS c CROSS JOIN statements AS s ON s.citation_id = c.id
      WHERE c.source_id = (
          SELECT r.source_id FROM citations AS r CROSS JOIN statements AS q ON q.citation_id = r.id
          WHERE r.fact_id = ?1 AND q.is_revision = 1 ORDER BY r.precedence LIMIT 1)
        AND s.kind = 'investment' AND s.is_revision = 0 AND c.fact_id <> ?1
      """)
    defer { query.reset() }
    query.bind(plan.id, 1)
    while try query.step() { plan.besides.insert(query.integer(0)) }
  }
}
