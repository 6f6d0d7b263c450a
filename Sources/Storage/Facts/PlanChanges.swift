// Which plan replaces which, kept up to date: `Supersession`, asked only of the plans that a change can reach.
//
// A change reaches the plans linked with the changed ones, their neighbours in time within the same scope, the revisions
// that named them or that they come right before. A randomised test holds the result to `Supersession` over all plans.
import Vocabulary

/// Collects the plans that changed, each as it was before and as it is after, and then settles their links.
struct PlanChanges {
  /// The changed plans in all states in which they were noted.
  private var states: [PlanFact] = []
  private var facts: Set<Int64> = []
  /// Plans that have to look again for what they replace, and for what replaced them.
  private var seeking: Set<Int64> = []
  private var replaced: Set<Int64> = []

  /// Notes a fact as it stands; nothing where it is no planned investment.
  mutating func note(fact: Int64, _ connection: Connection) throws(SQLiteFailure) {
    let rows = PlanRows(connection: connection)
    facts.insert(fact)
    guard let known = try rows.plan(fact) else { return }
    states.append(known.plan)
    seeking.formUnion(try rows.replacing(fact))
    replaced.formUnion(try rows.replaced(by: fact))
    if let earlier = known.link.supersedes { replaced.insert(earlier) }
  }

  /// Sets the links of all plans that the noted ones can be linked with.
  mutating func settle(_ connection: Connection) throws(SQLiteFailure) {
    let rows = PlanRows(connection: connection)
    for fact in facts { try note(fact: fact, connection) }
    for state in states {
      seeking.insert(state.id)
      replaced.insert(state.id)
      for later in try rows.neighbours(of: state, before: false) { seeking.insert(later.id) }
      for earlier in try rows.neighbours(of: state, before: true) { replaced.insert(earlier.id) }
      seeking.formUnion(try rows.revisions(after: state))
    }
    for fact in facts { seeking.formUnion(try rows.revisionsBeside(fact)) }
    for id in seeking {
      guard let known = try rows.plan(id) else { continue }
      let earlier = try Self.replaced(by: known.plan, rows)
      guard earlier != known.link.supersedes else { continue }
      for case let target? in [earlier, known.link.supersedes] { replaced.insert(target) }
      try rows.write(supersedes: earlier, of: id)
    }
    for id in replaced {
      guard let known = try rows.plan(id) else { continue }
      var later = try rows.neighbours(of: known.plan, before: false)
      later = later.min { $0.precedence < $1.precedence }.map { [$0] } ?? []
      for id in try rows.replacing(id) { if let plan = try rows.plan(id) { later.append(plan.plan) } }
      let first = Supersession.firstKnown(later)
      if first?.id != known.link.supersededBy || first?.effectiveOn != known.link.supersededOn {
        try rows.write(supersededBy: first, of: id)
      }
    }
    self = PlanChanges()
  }

  /// The plan that a plan replaces.
  private static func replaced(by plan: PlanFact, _ rows: PlanRows) throws(SQLiteFailure) -> Int64? {
    if plan.isRevision {
      var plan = plan
      var candidates = try rows.candidates(before: plan)
      for beside in try rows.besides(plan.id) {
        plan.besides.insert(beside)
        guard !candidates.contains(where: { $0.id == beside }), let known = try rows.plan(beside),
          known.plan.value.entity.id == plan.value.entity.id, known.plan.value.kind == plan.value.kind
        else { continue }
        candidates.append(known.plan)
      }
      if let earlier = Supersession.revised(by: plan, among: candidates) { return earlier.id }
    }
    return try rows.neighbours(of: plan, before: true).min { $0.precedence < $1.precedence }?.id
  }

  /// Sets all links of the store by `Supersession` over all plans of each entity.
  static func settleAll(_ connection: Connection) throws(SQLiteFailure) {
    let rows = PlanRows(connection: connection)
    let query = try connection.prepare("SELECT DISTINCT entity_id, kind FROM investments WHERE status = 'planned'")
    var subjects: [(entity: String, kind: InvestmentKind)] = []
    while try query.step() {
      if let entity = query.text(0), let kind = query.text(1).flatMap(InvestmentKind.init(rawValue:)) {
        subjects.append((entity, kind))
      }
    }
    for subject in subjects {
      var plans = try rows.plans(of: subject.entity, subject.kind).map(\.plan)
      for index in plans.indices where plans[index].isRevision {
        plans[index].besides = Set(try rows.besides(plans[index].id))
      }
      let known = Dictionary(uniqueKeysWithValues: plans.map { ($0.id, $0) })
      let links = Supersession.links(of: plans)
      for plan in plans {
        let link = links[plan.id] ?? PlanLink()
        try rows.write(supersedes: link.supersedes, of: plan.id)
        try rows.write(supersededBy: link.supersededBy.flatMap { known[$0] }, of: plan.id)
      }
    }
  }
}
