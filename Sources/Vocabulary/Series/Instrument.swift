// A listed series of prices, as the store knows it.

/// What a series of prices is of.
public enum InstrumentKind: String, Sendable, Hashable, CaseIterable {
  case equity, crypto, index, fx, commodity
}

/// One row of `instruments`.
public struct Instrument: Sendable, Hashable {
  public var id: Int64
  /// `9988.HK`, as its first file writes it.
  public var symbol: String
  public var name: String?
  /// Whose ticker the symbol is.
  public var entityID: String?
  public var kind: InstrumentKind?
  /// What prices are in.
  public var currency: Currency?
  /// Whether prices are adjusted for splits and dividends; nil where nobody says.
  public var isAdjusted: Bool?

  public init(
    id: Int64, symbol: String, name: String? = nil, entityID: String? = nil, kind: InstrumentKind? = nil,
    currency: Currency? = nil, isAdjusted: Bool? = nil
  ) {
    self.id = id
    self.symbol = symbol
    self.name = name
    self.entityID = entityID
    self.kind = kind
    self.currency = currency
    self.isAdjusted = isAdjusted
  }
}

/// What a file says of an instrument beside its bars.
public struct InstrumentFacts: Sendable, Hashable {
  public var name: String?
  public var kind: InstrumentKind?
  public var currency: Currency?
  public var isAdjusted: Bool?

  public init(
    name: String? = nil, kind: InstrumentKind? = nil, currency: Currency? = nil, isAdjusted: Bool? = nil
  ) {
    self.name = name
    self.kind = kind
    self.currency = currency
    self.isAdjusted = isAdjusted
  }
}
