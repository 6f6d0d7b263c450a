/// What a column of a table holds; the raw values are those of `tables/headers.tsv`.
enum TableField: String {
  case day, clock, symbol, name, open, high, low, close
  case adjClose = "adj_close"
  case volume, percent, change, dividends, splits
  case capitalGains = "capital_gains"
  case currency, period, base, quote, pair, rate, units, other

  /// Whether bars are made of it.
  var isPrice: Bool {
    switch self {
    case .open, .high, .low, .close, .adjClose: true
    default: false
    }
  }

  /// Whether its cells are numbers that are kept.
  var isNumber: Bool { isPrice || self == .volume || self == .rate }

  /// The column of a bar that it fills.
  var slot: Int? {
    switch self {
    case .open: 0
    case .high: 1
    case .low: 2
    case .close, .rate: 3
    case .adjClose: 4
    case .volume: 5
    default: nil
    }
  }
}
