/// Money put, or planned to be put, to work.
public struct Investment: Sendable, Hashable {
  /// The company, fund or government whose money it is.
  public var entity: EntityMention
  public var kind: InvestmentKind
  public var status: InvestmentStatus
  /// In the currency's main unit; the low end of a range; nil where the text gives none.
  public var amount: DecimalNumber?
  /// The high end of a range.
  public var amountHigh: DecimalNumber?
  /// Nil exactly where the amount is nil.
  public var currency: Currency?
  public var qualifier: Qualifier
  /// How many years the amount covers (a quarter is 0.25), nil where unknown.
  public var years: Double?
  /// The calendar or fiscal year, where a single one is meant and known.
  public var fiscalYear: Int?
  public var startsOn: Day?
  public var endsOn: Day?
  /// Whom the money goes to (stakes).
  public var target: EntityMention?
  /// What for: one English word such as `cloud` or `ai`, nil where not said.
  public var purpose: String?
  /// True where the text says that this figure revises an earlier one (raised, cut).
  public var isRevision: Bool

  public init(
    entity: EntityMention, kind: InvestmentKind, status: InvestmentStatus, amount: DecimalNumber? = nil,
    amountHigh: DecimalNumber? = nil, currency: Currency? = nil, qualifier: Qualifier = .exact, years: Double? = nil,
    fiscalYear: Int? = nil, startsOn: Day? = nil, endsOn: Day? = nil, target: EntityMention? = nil,
    purpose: String? = nil, isRevision: Bool = false
  ) {
    self.entity = entity
    self.kind = kind
    self.status = status
    self.amount = amount
    self.amountHigh = amountHigh
    self.currency = currency
    self.qualifier = qualifier
    self.years = years
    self.fiscalYear = fiscalYear
    self.startsOn = startsOn
    self.endsOn = endsOn
    self.target = target
    self.purpose = purpose
    self.isRevision = isRevision
  }
}

/// Into one's own business, or into another organisation.
public enum InvestmentKind: String, Sendable, Hashable, CaseIterable {
  /// Capital expenditure in the wide sense: own business, infrastructure, research.
  case capex
  /// An equity stake, an acquisition, a funding round.
  case stake
}

/// Whether the money has been spent.
public enum InvestmentStatus: String, Sendable, Hashable, CaseIterable {
  case planned
  case spent
}
