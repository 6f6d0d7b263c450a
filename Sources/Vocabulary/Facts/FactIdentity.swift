/// Which statements state the same fact, and what the fact is: a pure function of the set of statements.
///
/// Kinds have a rule each (`IdentityOfInvestments`, `IdentityOfGrowth`, `IdentityOfQuotes`). `extract` applies it to one
/// document, a store to all of its sources.
public enum FactIdentity {
  /// How many days apart two statements of a growth may be whose period is not said.
  public static let growthWindow = 45

  /// The facts that the statements make, in the canonical order of their first statements.
  ///
  /// - Complexity: O(n log n) where few statements share subject and number but differ otherwise.
  public static func facts(of statements: [SourcedStatement]) -> [DerivedFact] {
    let order = statements.indices.sorted { a, b in
      if statements[a].isOrderedBefore(statements[b]) { return true }
      return a < b && !statements[b].isOrderedBefore(statements[a])
    }
    var groups: [IdentityGroup: [Int]] = [:]
    for index in order { groups[IdentityGroup(statements[index]), default: []].append(index) }
    var clusters: [IdentityCluster] = []
    for (group, members) in groups {
      switch group {
      case .investment: clusters += IdentityOfInvestments.clusters(members, of: statements)
      case .growth: clusters += IdentityOfGrowth.clusters(members, of: statements)
      case .move: clusters.append(IdentityCluster(members: members))
      case .quote: clusters += IdentityOfQuotes.clusters(members, of: statements)
      }
    }
    var place = [Int](repeating: 0, count: statements.count)
    for (position, index) in order.enumerated() { place[index] = position }
    clusters.sort { place[$0.members[0]] < place[$1.members[0]] }
    return clusters.compactMap { IdentityFields.fact(of: $0, from: statements) }
  }
}

/// The statements of one fact, in canonical order, and for an investment the amount that the others stand for.
struct IdentityCluster {
  var members: [Int]
  var core: IdentityOfInvestments.Core?
}

/// What statements of the same fact always have in common.
enum IdentityGroup: Hashable {
  case investment(entity: String, kind: InvestmentKind, status: InvestmentStatus)
  case growth(entity: String, segment: String, percent: DecimalNumber, basis: GrowthBasis)
  case move(entity: String, percent: DecimalNumber, window: MoveWindow, day: Day?)
  case quote(price: DecimalNumber, day: Day?)

  init(_ sourced: SourcedStatement) {
    switch sourced.statement.value {
    case .investment(let value):
      self = .investment(entity: value.entity.id, kind: value.kind, status: value.status)
    case .revenueGrowth(let value):
      self = .growth(entity: value.entity.id, segment: value.segment, percent: value.percent, basis: value.basis)
    case .stockMove(let value):
      self = .move(entity: value.entity.id, percent: value.percent, window: value.window, day: sourced.source.day)
    case .marketTicker(let value):
      self = .quote(price: value.price, day: sourced.source.day)
    }
  }
}
