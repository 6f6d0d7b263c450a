// Which statements of investments state the same one. Given: statements of one entity, kind and status.

/// An amount or a range as a text gives it: what conversions in brackets lead to and from.
public struct StatedAmount: Sendable, Hashable {
  public var currency: Currency?
  public var low: DecimalNumber
  public var high: DecimalNumber?

  public init(currency: Currency?, low: DecimalNumber, high: DecimalNumber? = nil) {
    self.currency = currency
    self.low = low
    self.high = high
  }

  /// The amount of an investment, nil where it gives none.
  public init?(_ value: Investment) {
    guard let low = value.amount else { return nil }
    self.init(currency: value.currency, low: low, high: value.amountHigh)
  }

  /// The amounts that a statement's brackets give for its own. Two of one currency beside a range are a range.
  public static func restated(by statement: Statement) -> [StatedAmount] {
    let amounts = statement.citation.restated
    guard !amounts.isEmpty, case .investment(let value) = statement.value, value.amount != nil else { return [] }
    if value.amountHigh == nil { return amounts.map { StatedAmount(currency: $0.currency, low: $0.amount) } }
    return Set(amounts.map(\.currency)).sorted().flatMap { currency in
      let mine = amounts.filter { $0.currency == currency }.map(\.amount).sorted()
      if mine.count == 2 { return [StatedAmount(currency: currency, low: mine[0], high: mine[1])] }
      return mine.map { StatedAmount(currency: currency, low: $0) }
    }
  }
}

/// Investments are the same where amounts, currency, years, fiscal year and target agree. An unknown year, fiscal year
/// or target joins where exactly one candidate fits; an amount that another text gives in brackets stands for the
/// amount before the brackets. Statements without an amount join their equals only.
enum IdentityOfInvestments {
  typealias Core = StatedAmount

  /// All that one statement says of what is asked for: statements with the same shape are one thing.
  struct Shape: Hashable {
    var core: Core?
    var target: String?
    var years: Double?
    var fiscalYear: Int?
  }

  static func clusters(_ members: [Int], of statements: [SourcedStatement]) -> [IdentityCluster] {
    var shapes: [Shape] = []
    var holders: [[Int]] = []
    var indexOfShape: [Shape: Int] = [:]
    var links = IdentityLinks()
    for index in members {
      guard case .investment(let value) = statements[index].statement.value else { continue }
      let core = StatedAmount(value)
      let shape = Shape(core: core, target: value.target?.id, years: value.years, fiscalYear: value.fiscalYear)
      if let known = indexOfShape[shape] {
        holders[known].append(index)
      } else {
        indexOfShape[shape] = shapes.count
        shapes.append(shape)
        holders.append([index])
      }
      if let core {
        links.add(core)
        for other in StatedAmount.restated(by: statements[index].statement) { links.restate(core, as: other) }
      }
    }
    let familyOf = links.resolve()
    var clusters: [IdentityCluster] = []
    var families: [Int: [Int]] = [:]
    for (index, shape) in shapes.enumerated() {
      if let core = shape.core, let family = familyOf[core] {
        families[family, default: []].append(index)
      } else {
        clusters.append(IdentityCluster(members: holders[index]))
      }
    }
    for family in families.values {
      let groups = IdentityPartition.groups(count: family.count) { a, b in
        fit(shapes[family[a]], shapes[family[b]], links)
      }
      for group in groups.map({ $0.map { family[$0] } }) {
        let merged = group.count == 1 ? holders[group[0]] : merge(group.map { holders[$0] }, members)
        clusters.append(IdentityCluster(members: merged, core: original(of: merged, statements, links)))
      }
    }
    return clusters
  }

  /// The amount of a fact: one that stands for no other of the cluster; of several the one that is stated first.
  private static func original(
    of members: [Int], _ statements: [SourcedStatement], _ links: IdentityLinks
  ) -> Core? {
    var cores: [Core] = []
    for index in members {
      guard case .investment(let value) = statements[index].statement.value, let core = StatedAmount(value) else {
        continue
      }
      if !cores.contains(core) { cores.append(core) }
    }
    return cores.first { core in !cores.contains { links.isRestatement(core, of: $0) } } ?? cores.first
  }

  private static func fit(_ a: Shape, _ b: Shape, _ links: IdentityLinks) -> Bool {
    guard IdentityPartition.agree(a.years, b.years), IdentityPartition.agree(a.fiscalYear, b.fiscalYear),
      IdentityPartition.agree(a.target, b.target), let first = a.core, let second = b.core
    else { return false }
    return first == second || links.shareOriginal(first, second)
  }

  /// The lists in one, in canonical order (that of `order`).
  private static func merge(_ lists: [[Int]], _ order: [Int]) -> [Int] {
    let wanted = Set(lists.joined())
    return order.filter { wanted.contains($0) }
  }
}
