/// A stated growth of revenue.
public struct RevenueGrowth: Sendable, Hashable {
  public var entity: EntityMention
  /// `total`, or the part of the business in one English word: `cloud`, `ai`, `ads`.
  public var segment: String
  /// Signed percent: 11 for 11 %.
  public var percent: DecimalNumber
  public var basis: GrowthBasis
  /// The period it was measured over (`2024`, `2024-Q4`), nil where not said.
  public var period: String?
  public var qualifier: Qualifier

  public init(
    entity: EntityMention, segment: String = "total", percent: DecimalNumber, basis: GrowthBasis = .yearOnYear,
    period: String? = nil, qualifier: Qualifier = .exact
  ) {
    self.entity = entity
    self.segment = segment
    self.percent = percent
    self.basis = basis
    self.period = period
    self.qualifier = qualifier
  }
}

/// What a growth compares with.
public enum GrowthBasis: String, Sendable, Hashable, CaseIterable {
  /// The same period a year before.
  case yearOnYear = "yoy"
  /// The quarter before.
  case quarterOnQuarter = "qoq"
}
