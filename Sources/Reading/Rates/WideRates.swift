import Vocabulary

/// The columns of a table of rates that has one for each currency or pair.
struct WideRates {
  /// One for each column; nil for a column that names no currency.
  private(set) var pairs: [CurrencyPair?] = []
  /// Why the table cannot be read, nil where it can.
  private(set) var problem: String?
  private(set) var help: String?
  private var known = 0
  private let count: Int

  /// - Parameter described: what lines above say of columns whose names say nothing; empty where there are none.
  init(_ names: [String], described: [CurrencyPair?], options: TableOptions, dayName: String) {
    count = names.count
    let stated = names.indices.map { CurrencyPair.named(names[$0]) ?? ($0 < described.count ? described[$0] : nil) }
    let currencies = names.map { name -> (currency: Currency, power: Int)? in
      let (plain, power) = CurrencyPair.withoutUnits(name)
      return CurrencyNames.builtIn.currency(plain).map { ($0, power) }
    }
    known = zip(stated, currencies).count { $0 != nil || $1 != nil }
    let single = zip(stated, currencies).compactMap { $0 == nil ? $1?.currency : nil }
    let language = Language(names + [dayName])
    // 1USD, 100JPY: tables that say so are of national banks, in the currency of which nothing is told.
    let tellsUnits = zip(names, currencies).contains { $1 != nil && $0.utf8.contains(where: \.isDigit) }
    for (pair, currency) in zip(stated, currencies) {
      if let pair {
        pairs.append(pair)
      } else if let (currency, power) = currency {
        pairs.append(Self.pair(currency, power, single, language, options, tellsUnits: tellsUnits))
      } else {
        pairs.append(nil)
      }
    }
    if let symbol = options.symbol.flatMap(CurrencyPair.named), names.count == 1 {
      pairs = [symbol]
    } else if pairs.allSatisfy({ $0 == nil }) {
      problem = "the columns name currencies, and nothing says what they are quoted in"
      help = "--currency KRW says that each column holds won for one unit of its currency"
    }
  }

  /// Whether most columns name currencies.
  var isLikely: Bool { known > 0 && known * 2 > count }

  /// Names of columns that are no fault: blanks, and totals of an index.
  func isIgnorable(_ name: String) -> Bool { name.isEmpty }

  private enum Language {
    case korean, chinese, japanese, other

    init(_ names: [String]) {
      let scalars = names.joined().unicodeScalars
      if scalars.contains(where: { (0xAC00...0xD7A3).contains($0.value) }) {
        self = .korean
      } else if scalars.contains(where: { (0x3040...0x30FF).contains($0.value) }) || names.last == "日付" {
        self = .japanese
      } else if scalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) {
        self = .chinese
      } else {
        self = .other
      }
    }
  }

  /// The pair of a column that names one currency.
  ///
  /// The other side is the one the user names; else that of the central bank whose language the header is in, unless it has a
  /// column of its own. Codes alone, without a column for the euro, are the shape of the European Central Bank's files.
  private static func pair(
    _ currency: Currency, _ power: Int, _ all: [Currency], _ language: Language, _ options: TableOptions,
    tellsUnits: Bool
  ) -> CurrencyPair? {
    if let quote = options.currency {
      return quote == currency ? nil : CurrencyPair(base: currency, quote: quote, unitPower: power)
    }
    let home: Currency
    switch language {
    case .korean: home = .krw
    case .chinese: home = .cny
    case .japanese: home = .jpy
    case .other:
      if all.contains(.eur) || tellsUnits { return nil }
      return CurrencyPair(base: .eur, quote: currency)
    }
    return all.contains(home) ? nil : CurrencyPair(base: currency, quote: home, unitPower: power)
  }
}
