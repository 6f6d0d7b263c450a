import Vocabulary

/// The pairs that rows name, looked up once each.
struct RatePairs {
  enum Finding {
    case pair(CurrencyPair)
    /// The column that names no currency, and its text.
    case unknown(column: Int?, text: String)
  }

  private var known: [[UInt8]: CurrencyPair] = [:]
  private var key: [UInt8] = []

  /// The pair that a row is of.
  mutating func pair(_ layout: TableLayout, _ cells: RowCells, _ diagnose: RowDiagnostic) -> Finding {
    let names = layout.names
    key.removeAll(keepingCapacity: true)
    for column in [names.pair, names.symbol, names.base, names.quote, names.currency, names.units] {
      if let column, column < cells.count { key.append(contentsOf: diagnose.bytes[cells[column]]) }
      key.append(0)
    }
    if let pair = known[key] { return .pair(pair) }
    func text(_ column: Int) -> String { column < cells.count ? diagnose.text(cells[column]) : "" }
    if let column = names.pair ?? (names.base == nil ? names.symbol : nil) {
      if let pair = CurrencyPair.named(text(column)) { return found(pair) }
      if names.pair != nil || names.currency == nil && layout.quote == nil {
        return .unknown(column: column, text: text(column))
      }
    }
    var sides: [(currency: Currency, power: Int)?] = [nil, nil]
    // One column of currencies beside a named side is the other side.
    let base = names.base ?? names.symbol ?? (names.quote == nil || names.base == nil ? names.currency : nil)
    let quote = names.quote ?? (names.base != nil ? names.currency : nil)
    for (side, column) in [base, quote].enumerated() {
      guard let column else { continue }
      guard let named = Self.currency(text(column)) else { return .unknown(column: column, text: text(column)) }
      sides[side] = named
    }
    if sides[1] == nil, let stated = layout.vendorFacts?.base { sides = [(stated, 0), sides[0]] }
    if sides[1] == nil, let stated = layout.quote { sides[1] = (stated, 0) }
    guard let base = sides[0], let quote = sides[1] else { return .unknown(column: nil, text: "") }
    var pair = CurrencyPair(base: base.currency, quote: quote.currency, unitPower: base.power)
    if let units = names.units {
      let (_, power) = CurrencyPair.withoutUnits(text(units))
      pair.unitPower += power
    }
    return found(pair)
  }

  /// The currency that a cell names, and of how many units it speaks: JPY100, "KRW: Korean won", 100엔.
  static func currency(_ text: String) -> (currency: Currency, power: Int)? {
    if let code = ColumnNames.code(of: text).flatMap({ CurrencyNames.builtIn.currency($0) }) { return (code, 0) }
    let (plain, power) = CurrencyPair.withoutUnits(text)
    return CurrencyNames.builtIn.currency(plain).map { ($0, power) }
  }

  private mutating func found(_ pair: CurrencyPair) -> Finding {
    known[key] = pair
    return .pair(pair)
  }
}
