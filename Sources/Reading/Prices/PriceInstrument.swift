public import Vocabulary

/// What a file tells of an instrument beside its bars.
public struct PriceInstrument: Sendable, Hashable {
  /// As the file, its name or the user writes it.
  public var symbol: String
  public var name: String?
  /// The currency of the prices.
  public var currency: Currency?
  public var kind: Kind?
  /// Whether closes are adjusted for dividends; nil where the file does not tell.
  public var isAdjusted: Bool?

  /// The kinds that the store tells apart.
  public enum Kind: String, Sendable, Hashable { case equity, crypto, index, fx, commodity }

  public init(
    symbol: String, name: String? = nil, currency: Currency? = nil, kind: Kind? = nil, isAdjusted: Bool? = nil
  ) {
    self.symbol = symbol
    self.name = name
    self.currency = currency
    self.kind = kind
    self.isAdjusted = isAdjusted
  }
}
