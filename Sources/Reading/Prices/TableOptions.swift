public import Vocabulary

/// What the caller knows about a file of prices or rates that the file may not say.
public struct TableOptions: Sendable {
  /// The instrument of a file that names none; in a file of rates the pair, such as `USD/KRW`.
  public var symbol: String?
  /// The currency that prices are in; in a file of rates the one that they are quoted in.
  public var currency: Currency?
  /// How days such as 03/04/2024 are meant, nil to find it out.
  public var dayOrder: DayOrder?
  /// Whether "," is the decimal mark, nil to find it out.
  public var decimalComma: Bool?
  /// The name of the file's encoding (`CP949`, `Shift_JIS`), nil to find it out.
  public var encoding: String?
  /// Whether the file holds prices or rates, nil to find it out.
  public var content: TableContent?

  public init(
    symbol: String? = nil, currency: Currency? = nil, dayOrder: DayOrder? = nil, decimalComma: Bool? = nil,
    encoding: String? = nil, content: TableContent? = nil
  ) {
    self.symbol = symbol
    self.currency = currency
    self.dayOrder = dayOrder
    self.decimalComma = decimalComma
    self.encoding = encoding
    self.content = content
  }
}

/// What the numbers of a table are.
public enum TableContent: String, Sendable, Hashable, CaseIterable { case prices, rates }

/// Which of two numbers before a year is the day.
public enum DayOrder: String, Sendable, Hashable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
  /// Of years of two digits: 24/01/05.
  case yearFirst = "year-first"
}
