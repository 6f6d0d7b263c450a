/// One fact as one place of one document states it.
public struct Statement: Sendable, Hashable {
  public var value: FactValue
  public var citation: Citation

  public init(value: FactValue, citation: Citation) {
    self.value = value
    self.citation = citation
  }
}

/// A fact of any of the four tables. Kept apart: a fact is large, and handed on many times before it is written.
public indirect enum FactValue: Sendable, Hashable {
  case investment(Investment)
  case revenueGrowth(RevenueGrowth)
  case stockMove(StockMove)
  case marketTicker(MarketTicker)

  public var kind: FactKind {
    switch self {
    case .investment: .investment
    case .revenueGrowth: .revenueGrowth
    case .stockMove: .stockMove
    case .marketTicker: .marketTicker
    }
  }
}

/// The four tables of facts, by the value of `facts.kind`.
public enum FactKind: String, Sendable, Hashable, CaseIterable {
  case investment
  case revenueGrowth = "revenue_growth"
  case stockMove = "stock_move"
  case marketTicker = "market_ticker"

  /// The table that holds them, also the field of `extract`'s output.
  public var table: String {
    switch self {
    case .investment: "investments"
    case .revenueGrowth: "revenue_growth"
    case .stockMove: "stock_moves"
    case .marketTicker: "market_tickers"
    }
  }
}

/// The place that states a fact.
public struct Citation: Sendable, Hashable {
  /// The characters of the place, exactly as `sources.body` has them.
  public var quote: String
  /// The place as a range of bytes in `sources.body`.
  public var bytes: Range<Int>
  /// How this place qualifies the number.
  public var qualifier: Qualifier
  /// The same amount in other currencies, as the text itself gives it (brackets).
  public var restated: [Money]
  /// The name of the extraction rule that read it.
  public var rule: String
  /// Where subject, amount and period stand.
  public var parts: StatedParts
  /// For each of `restated` the power of ten of the last digit that the text gives: 12 for 75 trillion, 8 for 52.4
  /// billion; nil where it is not known. May be shorter.
  public var restatedPowers: [Int?] = []

  public init(
    quote: String, bytes: Range<Int>, qualifier: Qualifier = .exact, restated: [Money] = [], rule: String,
    parts: StatedParts = StatedParts()
  ) {
    self.quote = quote
    self.bytes = bytes
    self.qualifier = qualifier
    self.restated = restated
    self.rule = rule
    self.parts = parts
  }

  /// The power of ten of the last digit of a conversion, nil where it is not known.
  public func power(ofRestated index: Int) -> Int? {
    restatedPowers.indices.contains(index) ? restatedPowers[index] : nil
  }
}
