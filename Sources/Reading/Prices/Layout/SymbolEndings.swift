import Vocabulary

/// What a symbol tells of its instrument, by the rules of `tables/exchanges.tsv`.
struct SymbolEndings: Sendable {
  private let endings: [(ending: String, currency: Currency?, kind: InstrumentKind?)]

  static let builtIn = SymbolEndings()

  private init() {
    var endings: [(ending: String, currency: Currency?, kind: InstrumentKind?)] = []
    EmbeddedFile.named("tables/exchanges.tsv")?.forEachLine { line in
      let fields = line.fields(3).map(\.string)
      endings.append((fields[0], Currency(fields[1]), InstrumentKind(rawValue: fields[2])))
    }
    self.endings = endings.sorted { $0.ending.utf8.count > $1.ending.utf8.count }
  }

  /// Fills in currency and kind where the symbol tells them and nothing else has.
  func complete(_ instrument: inout InstrumentFacts, symbol: String, vendor: Vendor?) {
    let symbol = symbol.uppercased()
    if symbol.hasPrefix("^") {
      if instrument.kind == nil { instrument.kind = .index }
      return
    }
    if let known = endings.first(where: { symbol.hasSuffix($0.ending) && symbol.utf8.count > $0.ending.utf8.count }) {
      if instrument.currency == nil { instrument.currency = known.currency }
      if instrument.kind == nil { instrument.kind = known.kind }
      return
    }
    let isPlain = !symbol.isEmpty && symbol.utf8.count <= 6 && symbol.utf8.allSatisfy { $0.isUpper || $0 == 0x2D }
    if vendor?.hasYahooSymbols == true, isPlain {
      if instrument.currency == nil { instrument.currency = .usd }
      if instrument.kind == nil { instrument.kind = .equity }
    } else if instrument.currency == nil {
      instrument.currency = vendor?.currency
    }
  }
}
