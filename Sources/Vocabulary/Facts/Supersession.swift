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
  /// The links of the plans of one entity and kind. Plans without links are left out.
  ///
  /// - Complexity: O(revisions × plans), and O(n log n) in the plans.
  public static func links(of plans: [PlanFact]) -> [Int64: PlanLink] {
    let ordered = plans.filter { $0.value.status == .planned }.sorted { $0.precedence < $1.precedence }
    var links: [Int64: PlanLink] = [:]
    var successors: [Int64: [PlanFact]] = [:]
    for plan in ordered where plan.isRevision {
      links[plan.id, default: PlanLink()].supersedes = revised(by: plan, among: ordered)?.id
    }
    var scopes: [PlanScope: [PlanFact]] = [:]
    for plan in ordered { if let scope = PlanScope(plan) { scopes[scope, default: []].append(plan) } }
    for scope in scopes.values {
      // The first in canonical order of each day, day by day.
      var firsts: [Day: PlanFact] = [:]
      for plan in scope { if let day = plan.effectiveOn, firsts[day] == nil { firsts[day] = plan } }
      let days = firsts.keys.sorted()
      for plan in scope {
        guard let day = plan.effectiveOn, let place = days.firstIndex(of: day) else { continue }
        if links[plan.id]?.supersedes == nil, place > 0 {
          links[plan.id, default: PlanLink()].supersedes = firsts[days[place - 1]]?.id
        }
        if place + 1 < days.count, let next = firsts[days[place + 1]] { successors[plan.id, default: []].append(next) }
      }
    }
    for plan in ordered {
      if let earlier = links[plan.id]?.supersedes { successors[earlier, default: []].append(plan) }
    }
    for (id, later) in successors {
      guard let first = firstKnown(later) else { continue }
      links[id, default: PlanLink()].supersededBy = first.id
      links[id]?.supersededOn = first.effectiveOn
    }
    return links.filter { $0.value != PlanLink() }
  }

  /// The one of several that replaced a plan first.
  public static func firstKnown(_ plans: [PlanFact]) -> PlanFact? {
    plans.min { a, b in
      switch (a.effectiveOn, b.effectiveOn) {
      case (let first?, let second?) where first != second: first < second
      case (.some, nil): true
      case (nil, .some): false
      default: a.precedence < b.precedence
      }
    }
  }

  /// The plan that a revision revises, nil where none fits. Of those that do, it is among the ones that its text names
  /// beside it, else among those that took effect last before it.
  public static func revised(by later: PlanFact, among plans: [PlanFact]) -> PlanFact? {
    var best: (plan: PlanFact, score: Score)?
    for plan in plans where plan.id != later.id && canRevise(later, plan) {
      let isBeside = later.besides.contains(plan.id)
      let agreements = agreements(later.value, plan.value)
      guard isBeside ? agreements > 0 || ratio(later, plan) <= 3 : agreements > 0 else { continue }
      let score = Score(
        isBeside: isBeside, agreements: agreements, day: plan.effectiveOn?.number ?? 0, ratio: ratio(later, plan),
        precedence: plan.precedence)
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
    var precedence: String

    func isBetter(than other: Score) -> Bool {
      if isBeside != other.isBeside { return isBeside }
      if !isBeside, day != other.day { return day > other.day }
      if agreements != other.agreements { return agreements > other.agreements }
      if ratio != other.ratio { return ratio < other.ratio }
      return precedence < other.precedence
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
}

/// What plans have in common of which the later replaces the earlier without a word: target, purpose, fiscal year, and
/// the stretch of time (a plan for a quarter replaces none for the year; where nothing is said it is the year).
public struct PlanScope: Sendable, Hashable {
  public var target: String?
  public var purpose: String
  public var fiscalYear: Int
  public var years: Double

  /// The scope of a plan; nil where purpose, fiscal year or day are not known.
  public init?(_ plan: PlanFact) {
    guard plan.effectiveOn != nil, let purpose = plan.value.purpose, let year = plan.value.fiscalYear else {
      return nil
    }
    self.target = plan.value.target?.id
    self.purpose = purpose
    self.fiscalYear = year
    self.years = plan.value.years ?? 1
  }
}
