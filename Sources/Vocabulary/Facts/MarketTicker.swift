/// One line of a quote board.
public struct MarketTicker: Sendable, Hashable {
  /// The entity it quotes, nil where no lexicon knows the name.
  public var entity: EntityMention?
  /// The name as the board writes it.
  public var name: String
  /// The ticker symbol (`BTC`, `005930`), nil where unknown.
  public var symbol: String?
  public var price: DecimalNumber
  /// Nil where the board prints none (index levels).
  public var currency: Currency?
  /// Signed percent.
  public var changePercent: DecimalNumber?
  public var window: TickerWindow

  public init(
    entity: EntityMention? = nil, name: String, symbol: String? = nil, price: DecimalNumber, currency: Currency? = nil,
    changePercent: DecimalNumber? = nil, window: TickerWindow = .day
  ) {
    self.entity = entity
    self.name = name
    self.symbol = symbol
    self.price = price
    self.currency = currency
    self.changePercent = changePercent
    self.window = window
  }
}

/// The stretch of time that a board's change covers.
public enum TickerWindow: String, Sendable, Hashable, CaseIterable {
  case day24Hours = "24h"
  case day
}
