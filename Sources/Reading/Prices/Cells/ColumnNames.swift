/// The names of columns that are known, from `tables/headers.tsv`.
struct ColumnNames: Sendable {
  /// What a name means, and its rank: the lower wins where two columns of a table mean the same.
  private let meanings: [String: (field: TableField, rank: Int)]

  static let builtIn = ColumnNames()

  private init() {
    var meanings: [String: (field: TableField, rank: Int)] = [:]
    var rank = 0
    EmbeddedFile.named("tables/headers.tsv")?.forEachLine { line in
      let fields = line.fields(2)
      guard let field = TableField(rawValue: fields[1].string) else { return }
      let key = ColumnName(fields[0].string).key
      if meanings[key] == nil { meanings[key] = (field, rank) }
      rank += 1
    }
    self.meanings = meanings
  }

  /// What a column holds, told from its name alone; nil for names unknown.
  func meaning(of name: ColumnName) -> (field: TableField, rank: Int)? {
    if let known = meanings[name.key] { return known }
    // "Volume BTC", "Close USD": a currency's code behind a name says the unit.
    for length in [3, 4] where name.key.utf8.count > length + 2 {
      let stem = String(name.key.dropLast(length))
      if let known = meanings[stem], known.field.isNumber,
        name.key.dropFirst(stem.count).utf8.allSatisfy({ $0 &- 0x61 < 26 }),
        Self.units.contains(String(name.key.suffix(length)))
      {
        return (known.field, known.rank + 10_000)
      }
    }
    return nil
  }

  /// The same of a cell, which may hold a code and its label: "TIME_PERIOD:Time period or range".
  func meaning(ofCell cell: String) -> (field: TableField, rank: Int)? {
    if let known = meaning(of: ColumnName(cell)) { return known }
    return Self.code(of: cell).flatMap { meaning(of: ColumnName($0)) }
  }

  /// The code before a label, "KRW: Korean won"; nil for other cells.
  static func code(of cell: String) -> String? {
    guard let colon = cell.utf8.firstIndex(of: UInt8(ascii: ":")), colon != cell.startIndex,
      cell[..<colon].utf8.allSatisfy({ $0 &- 0x41 < 26 || $0.isDigit || $0 == UInt8(ascii: "_") })
    else { return nil }
    return String(cell[..<colon])
  }

  /// The meaning of a name that begins with an instrument's ("AAPL.Close", "MSFT Volume"), and that instrument.
  func compound(_ text: String) -> (symbol: String, field: TableField)? {
    let scalars = Array(text.unicodeScalars)
    for place in scalars.indices.dropFirst().dropLast() where "._ |:-/".unicodeScalars.contains(scalars[place]) {
      var tail = String.UnicodeScalarView()
      tail.append(contentsOf: scalars[(place + 1)...])
      guard let known = meanings[ColumnName(String(tail)).key], known.field.slot != nil else { continue }
      var head = String.UnicodeScalarView()
      head.append(contentsOf: scalars[..<place])
      let symbol = String(head)
      if meanings[ColumnName(symbol).key] == nil { return (symbol, known.field) }
    }
    return nil
  }

  private static let units: Set<String> = [
    "usd", "eur", "gbp", "jpy", "krw", "cny", "hkd", "btc", "eth", "usdt", "busd", "usdc", "xrp", "ltc", "doge",
  ]
}
