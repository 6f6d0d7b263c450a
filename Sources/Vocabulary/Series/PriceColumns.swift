// The columns of daily bars, by name.

/// A column of daily bars.
public enum PriceColumn: Int, Sendable, Hashable, CaseIterable {
  case close, adjClose, open, high, low, volume
}

/// Which columns of daily bars somebody asks for.
public struct PriceColumns: OptionSet, Sendable, Hashable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The set of one column.
  public init(_ column: PriceColumn) { self.rawValue = 1 << column.rawValue }

  public static let close = PriceColumns(.close)
  public static let adjClose = PriceColumns(.adjClose)
  public static let open = PriceColumns(.open)
  public static let high = PriceColumns(.high)
  public static let low = PriceColumns(.low)
  public static let volume = PriceColumns(.volume)

  /// The four prices of a bar and its volume.
  public static let ohlcv: PriceColumns = [.open, .high, .low, .close, .volume]
  public static let all = PriceColumns(rawValue: 0b111111)
}
