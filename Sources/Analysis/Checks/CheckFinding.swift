// What a check came to: the vocabulary that all checks share.
public import Vocabulary

/// What is checked.
public enum CheckKind: String, Sendable, CaseIterable {
  /// Stated moves of share prices and indices against price histories.
  case moves
  /// Amounts in brackets against the exchange rate of the day.
  case conversions
  /// Sources that give different figures for one thing.
  case sources
  /// Spending and plans against what companies report.
  case filings
}

/// How a check ended.
public enum CheckVerdict: String, Sendable, CaseIterable {
  /// Beyond what rounding and the rate of the hour explain.
  case wrong
  /// Off by little more than rounding explains.
  case close
  /// Right, as exactly as it was stated.
  case holds
  /// Something to know that is neither right nor wrong.
  case noted
  /// Not to be checked with what the store holds.
  case unchecked
}

/// One check with its verdict, by how much, and with which data.
public struct CheckFinding: Sendable {
  public var kind: CheckKind
  public var verdict: CheckVerdict
  public var entityID: String
  public var entityName: String
  public var factID: Int64?
  /// The fact that says otherwise.
  public var otherFactID: Int64?
  public var statedOn: Day?
  public var claim: Claim
  /// What the data say: percent for moves, an amount in the currency of the brackets for conversions, times for filings.
  public var measured: Double?
  /// What is stated less what was measured, in the same unit.
  public var difference: Double?
  /// How far off is still right.
  public var tolerance: Double?
  /// What it was measured with.
  public var data: String?
  /// What other data or days give.
  public var also: [String] = []
  /// Which file would allow the check.
  public var help: String?
  /// Where it is stated.
  public var uri: String?

  /// What is stated.
  public struct Claim: Sendable {
    public var amount: DecimalNumber?
    public var amountHigh: DecimalNumber?
    public var currency: Currency?
    /// The same in brackets, what another source says, or what was reported.
    public var otherAmount: DecimalNumber?
    public var otherCurrency: Currency?
    public var percent: DecimalNumber?
    public var otherPercent: DecimalNumber?
    public var window: MoveWindow?
    public var qualifier: Qualifier
    /// What it is about, in words: `cloud yoy`, `planned for 2025`.
    public var about: String?

    public init(qualifier: Qualifier = .exact) { self.qualifier = qualifier }

    /// An amount that is held against another one.
    public init(
      amount: DecimalNumber, high: DecimalNumber?, currency: Currency, against other: DecimalNumber,
      otherCurrency: Currency, qualifier: Qualifier
    ) {
      self.amount = amount
      amountHigh = high
      self.currency = currency
      otherAmount = other
      self.otherCurrency = otherCurrency
      self.qualifier = qualifier
    }
  }

  public init(
    _ kind: CheckKind, _ verdict: CheckVerdict, entityID: String, entityName: String, factID: Int64?, statedOn: Day?,
    claim: Claim
  ) {
    self.kind = kind
    self.verdict = verdict
    self.entityID = entityID
    self.entityName = entityName
    self.factID = factID
    self.statedOn = statedOn
    self.claim = claim
  }
}
