// Daily bars as they come out of a price file and go into the store: columns, in the order of the lines.

/// One column of numbers, each `values[i] × 10^-scale`, or bit patterns of doubles where no short decimal says them.
public struct BarColumn: Sendable, Hashable {
  /// What stands for a missing number, in both forms.
  public static let missing = Int64.min

  /// Scaled whole numbers, at most 18 digits each; with `isDouble` the bit patterns of the doubles.
  public var values: [Int64]
  /// Digits after the decimal mark, 0...18; 0 for doubles.
  public var scale: UInt8
  /// True where one number of the column has too many digits, so that all are kept as doubles.
  public var isDouble: Bool

  public init(values: [Int64] = [], scale: UInt8 = 0, isDouble: Bool = false) {
    self.values = values
    self.scale = scale
    self.isDouble = isDouble
  }
}

/// Bars of one or several instruments. All columns have as many numbers as there are days, or none where the file has no
/// such column.
public struct BarBatch: Sendable, Hashable {
  /// Rows that stand one behind the other and are of one instrument.
  public struct Run: Sendable, Hashable {
    /// Index into `symbols`.
    public var symbol: Int
    public var rows: Range<Int>

    public init(symbol: Int, rows: Range<Int>) {
      self.symbol = symbol
      self.rows = rows
    }
  }

  /// Distinct, in the order they appear in.
  public var symbols: [String]
  /// Cover all rows in order; a symbol may have several.
  public var runs: [Run]
  /// Days since 1970-01-01, in the order of the file: may repeat, may descend.
  public var days: [Int32]
  public var open: BarColumn
  public var high: BarColumn
  public var low: BarColumn
  public var close: BarColumn
  /// Empty where the file gives none.
  public var adjClose: BarColumn
  public var volume: BarColumn

  public init(
    symbols: [String] = [], runs: [Run] = [], days: [Int32] = [], open: BarColumn = BarColumn(),
    high: BarColumn = BarColumn(), low: BarColumn = BarColumn(), close: BarColumn = BarColumn(),
    adjClose: BarColumn = BarColumn(), volume: BarColumn = BarColumn()
  ) {
    self.symbols = symbols
    self.runs = runs
    self.days = days
    self.open = open
    self.high = high
    self.low = low
    self.close = close
    self.adjClose = adjClose
    self.volume = volume
  }
}
