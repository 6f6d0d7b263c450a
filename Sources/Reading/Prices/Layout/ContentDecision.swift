import Vocabulary

/// Whether a table holds prices or rates, and of what.
struct ContentDecision {
  var content: TableContent
  var columns: [PlannedColumn]
  var series: [TableSeries] = []
  var quote: Currency?
  var diagnostics: [Diagnostic] = []

  init(_ sniffer: LayoutSniffer, names: RowNames, fileSymbol: FileSymbol, vendor: Vendor?) throws(Diagnostic) {
    let header = sniffer.header
    let options = sniffer.options
    columns = header.columns
    content = options.content ?? .prices
    quote = options.currency
    let hasRate = header.column(.rate) != nil
    let filePair = (options.symbol ?? sniffer.symbolBeforeHeader() ?? fileSymbol.symbol).flatMap(
      CurrencyPair.inFileName)
    if !header.series.isEmpty {
      try decideWide(sniffer)
      return
    }
    var symbolsArePairs = false
    if let column = names.symbol, names.base == nil, names.pair == nil {
      let symbols = sniffer.firstCells(column, 20).filter { !$0.isEmpty }
      symbolsArePairs = !symbols.isEmpty && symbols.allSatisfy { CurrencyPair.named($0) != nil }
    }
    let namesPairs = names.base != nil || names.quote != nil || names.pair != nil || symbolsArePairs
    if options.content == nil {
      let isRates =
        namesPairs || hasRate && header.column(.close) == nil
        || names.symbol == nil && filePair != nil
      content = isRates ? .rates : .prices
    }
    keepOneValue(hasRate: hasRate)
    if content == .rates {
      // 날짜,통화,매매기준율: won for each of them.
      if names.quote == nil, names.pair == nil, quote == nil, Self.isKorean(header),
        names.base == nil ? names.currency != nil && names.symbol == nil : names.currency == nil
      {
        quote = .krw
      }
      if names.base != nil, names.quote == nil, names.currency == nil, quote == nil, vendor?.base == nil,
        options.symbol == nil
      {
        throw Diagnostic(
          .error, "the rows name one currency each, and nothing says what it is quoted in",
          at: Diagnostic.Place(file: sniffer.file),
          help: "--currency CHF says that the rates are francs for a unit of it")
      }
      if namesPairs || names.currency != nil || names.symbol != nil { return }
      let pair =
        filePair ?? header.cells.lazy.compactMap(CurrencyPair.named).first
        ?? Self.single(sniffer, fileSymbol: fileSymbol, quote: options.currency)
      guard let pair else {
        throw Diagnostic(
          .error, "the file does not say which currencies its rates are of", at: Diagnostic.Place(file: sniffer.file),
          help: "--symbol USD/KRW says that they are won for a dollar")
      }
      series = [TableSeries(symbol: options.symbol ?? fileSymbol.symbol ?? "", pair: pair)]
      return
    }
    if names.symbol != nil { return }
    guard let symbol = options.symbol ?? sniffer.symbolBeforeHeader() ?? fileSymbol.symbol else {
      throw Diagnostic(
        .error, "neither the file nor its name says which instrument the prices are of",
        at: Diagnostic.Place(file: sniffer.file), help: "--symbol NAME names it")
    }
    series = [TableSeries(symbol: symbol)]
  }

  private static func isKorean(_ header: TableHeader) -> Bool {
    header.cells.contains { $0.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) } }
  }

  /// One currency in the file's name or header, the other side given.
  private static func single(_ sniffer: LayoutSniffer, fileSymbol: FileSymbol, quote: Currency?) -> CurrencyPair? {
    let base = (sniffer.options.symbol ?? fileSymbol.symbol).flatMap(CurrencyNames.builtIn.currency)
    let isKorean = isKorean(sniffer.header)
    guard let base, let quote = quote ?? (isKorean ? .krw : nil), base != quote else { return nil }
    // Korean banks quote a hundred yen.
    return CurrencyPair(base: base, quote: quote, unitPower: isKorean && base == .jpy ? 2 : 0)
  }

  /// Rates have one value a row: a column of rates, else the close.
  private mutating func keepOneValue(hasRate: Bool) {
    for index in columns.indices {
      let field = columns[index].field
      if content == .rates {
        if field.slot != nil, field != (hasRate ? .rate : .close) { columns[index].field = .other }
      } else if field == .rate {
        columns[index].field = columns.contains { $0.field == .close } ? .other : .close
      }
    }
  }

  // MARK: - Tables with a column for each

  private mutating func decideWide(_ sniffer: LayoutSniffer) throws(Diagnostic) {
    let names = sniffer.header.series
    let wide = WideRates(
      names, described: sniffer.header.described, options: sniffer.options,
      dayName: sniffer.header.cells[sniffer.header.column(.day) ?? 0])
    if sniffer.options.content == nil { content = wide.isLikely ? .rates : .prices }
    if content == .prices {
      series = names.map { TableSeries(symbol: $0) }
      if names.count == 1, let symbol = sniffer.options.symbol { series = [TableSeries(symbol: symbol)] }
      return
    }
    if let problem = wide.problem {
      throw Diagnostic(.error, problem, at: Diagnostic.Place(file: sniffer.file), help: wide.help)
    }
    series = zip(names, wide.pairs).map { TableSeries(symbol: $0, pair: $1) }
    for (index, pair) in wide.pairs.enumerated() where pair == nil {
      for place in columns.indices where columns[place].series == index && columns[place].field != .day {
        columns[place].field = .other
      }
      if wide.isIgnorable(names[index]) { continue }
      diagnostics.append(
        Diagnostic(
          .warning, "column \"\(names[index])\" names no currency that is known, and is left out",
          at: Diagnostic.Place(file: sniffer.file, line: sniffer.sample.lines[sniffer.header.line].number)))
    }
  }
}
