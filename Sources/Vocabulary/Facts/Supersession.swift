// Which plan replaces which: a pure function of the facts, so that no order of ingest enters.

/// What must be known of a planned investment to say which earlier plan it replaces.
public struct PlanFact: Sendable, Hashable {
  public var id: Int64
  public var value: Investment
  public var statedOn: Day?
  /// When a text first said that this figure revises another one, nil where none says so or where that text is undated.
  public var revisedOn: Day?
  /// Whether a text says that this figure revises another one (also `value.isRevision`).
  public var isRevision: Bool { value.isRevision }
  /// The first place that states the fact, in canonical order: decides between equals.
  public var precedence: String
  /// Facts that the text which says so states beside this one, without calling them a revision: what "from" names.
  public var besides: Set<Int64>

  public init(
    id: Int64, value: Investment, statedOn: Day?, revisedOn: Day? = nil, precedence: String, besides: Set<Int64> = []
  ) {
    self.id = id
    self.value = value
    self.statedOn = statedOn
    self.revisedOn = revisedOn
    self.precedence = precedence
    self.besides = besides
  }

  /// From when the plan can replace others: the day it was called a revision, else the day it was first stated.
  public var effectiveOn: Day? { isRevision ? revisedOn : statedOn }
}

/// What one plan has to do with others.
public struct PlanLink: Sendable, Hashable {
  /// The plan that it replaces.
  public var supersedes: Int64?
  /// The first plan that replaced it.
  public var supersededBy: Int64?
  /// From when on that was known, nil where the text that says so has no day.
  public var supersededOn: Day?

  public init(supersedes: Int64? = nil, supersededBy: Int64? = nil, supersededOn: Day? = nil) {
    self.supersedes = supersedes
    self.supersededBy = supersededBy
    self.supersededOn = supersededOn
  }
}

/// A plan replaces an earlier one where a text calls it raised, cut or revised, or where both are for the same known
/// purpose and fiscal year. Otherwise both stay.
///
/// Of a revision, the plan it replaces is the one that agrees in most of fiscal year, years and purpose: among the
/// figures that the same text names, else among those stated before. A plan never replaces one that took effect on the
/// same day or later (a revision does, where its own text names both), so there are no circles.
public enum Supersession {
  /// The links of the plans of one entity, kind and target. Plans without links are left out.
  public static func links(of plans: [PlanFact]) -> [Int64: PlanLink] {
    var links: [Int64: PlanLink] = [:]
    let ordered = plans.filter { $0.value.status == .planned }.sorted { $0.precedence < $1.precedence }
    for later in ordered where later.isRevision {
      guard let earlier = revised(by: later, among: ordered) else { continue }
      note(later, replaces: earlier, &links)
      links[later.id, default: PlanLink()].supersedes = earlier.id
    }
    for scope in scopes(ordered) { replaceWithin(scope, &links) }
    return links
  }

  /// The plan that a revision revises, nil where none fits.
  private static func revised(by later: PlanFact, among plans: [PlanFact]) -> PlanFact? {
    var best: (plan: PlanFact, score: Score)?
    for plan in plans where plan.id != later.id && canRevise(later, plan) {
      let isBeside = later.besides.contains(plan.id)
      let agreements = agreements(later.value, plan.value)
      guard isBeside ? agreements > 0 || ratio(later, plan) <= 3 : agreements > 0 else { continue }
      let score = Score(
        isBeside: isBeside, agreements: agreements, day: plan.effectiveOn?.number ?? 0, ratio: ratio(later, plan))
      if let known = best, !score.isBetter(than: known.score) { continue }
      best = (plan, score)
    }
    return best?.plan
  }

  private struct Score {
    var isBeside: Bool
    var agreements: Int
    var day: Int32
    var ratio: Double

    func isBetter(than other: Score) -> Bool {
      if isBeside != other.isBeside { return isBeside }
      if !isBeside, day != other.day { return day > other.day }
      if agreements != other.agreements { return agreements > other.agreements }
      return ratio < other.ratio
    }
  }

  /// Whether nothing forbids that a revision revises a plan.
  private static func canRevise(_ later: PlanFact, _ earlier: PlanFact) -> Bool {
    let (a, b) = (later.value, earlier.value)
    guard a.amount != nil, b.amount != nil, a.currency == b.currency, a.target?.id == b.target?.id,
      IdentityPartition.agree(a.years, b.years), IdentityPartition.agree(a.fiscalYear, b.fiscalYear),
      IdentityPartition.agree(a.purpose, b.purpose)
    else { return false }
    guard later.besides.contains(earlier.id) else { return tookEffect(earlier, before: later) }
    if tookEffect(earlier, before: later) { return true }
    return earlier.effectiveOn == later.effectiveOn && !earlier.isRevision
      || later.effectiveOn == nil && earlier.effectiveOn != nil
  }

  private static func tookEffect(_ earlier: PlanFact, before later: PlanFact) -> Bool {
    guard let a = earlier.effectiveOn, let b = later.effectiveOn else { return false }
    return a < b
  }

  private static func agreements(_ a: Investment, _ b: Investment) -> Int {
    (a.fiscalYear != nil && a.fiscalYear == b.fiscalYear ? 1 : 0) + (a.years != nil && a.years == b.years ? 1 : 0)
      + (a.purpose != nil && a.purpose == b.purpose ? 1 : 0)
  }

  /// How many times the larger amount is the smaller one.
  private static func ratio(_ a: PlanFact, _ b: PlanFact) -> Double {
    guard let first = a.value.amount?.double, let second = b.value.amount?.double, min(first, second) > 0 else {
      return .infinity
    }
    return max(first, second) / min(first, second)
  }

  // MARK: Same purpose and fiscal year

  private struct Scope: Hashable {
    var target: String?
    var purpose: String
    var fiscalYear: Int
  }

  /// The dated plans of each purpose and fiscal year, by the day they took effect.
  private static func scopes(_ ordered: [PlanFact]) -> [[PlanFact]] {
    var scopes: [Scope: [PlanFact]] = [:]
    for plan in ordered where plan.effectiveOn != nil {
      guard let purpose = plan.value.purpose, let year = plan.value.fiscalYear else { continue }
      scopes[Scope(target: plan.value.target?.id, purpose: purpose, fiscalYear: year), default: []].append(plan)
    }
    return scopes.values.map { scope in
      scope.sorted { a, b in
        let (first, second) = (a.effectiveOn?.number ?? 0, b.effectiveOn?.number ?? 0)
        return first != second ? first < second : a.precedence < b.precedence
      }
    }
  }

  /// Links each plan of a scope to the next and the last before it; plans for stretches of other lengths are passed over.
  private static func replaceWithin(_ scope: [PlanFact], _ links: inout [Int64: PlanLink]) {
    for (place, plan) in scope.enumerated() {
      func isOther(_ other: PlanFact) -> Bool {
        other.effectiveOn != plan.effectiveOn && IdentityPartition.agree(other.value.years, plan.value.years)
      }
      if let later = scope[(place + 1)...].first(where: isOther) { note(later, replaces: plan, &links) }
      guard links[plan.id]?.supersedes == nil, let last = scope[..<place].last(where: isOther) else { continue }
      // Of several on that day the first in canonical order.
      let earlier = scope[..<place].first { $0.effectiveOn == last.effectiveOn && isOther($0) }
      links[plan.id, default: PlanLink()].supersedes = earlier?.id
    }
  }

  /// Notes that a plan was replaced; of several that do, the first to be known counts.
  private static func note(_ later: PlanFact, replaces earlier: PlanFact, _ links: inout [Int64: PlanLink]) {
    var link = links[earlier.id] ?? PlanLink()
    let isFirst =
      switch (link.supersededBy, link.supersededOn, later.effectiveOn) {
      case (nil, _, _): true
      case (_, nil, .some): true
      case (_, let known?, let day?): day < known
      case (_, _, nil): false
      }
    if isFirst {
      link.supersededBy = later.id
      link.supersededOn = later.effectiveOn
    }
    links[earlier.id] = link
  }
}
