import Vocabulary

/// Decides the layout of a table from its beginning, one question at a time: is it a table, where is its header, which mark
/// is the decimal one, what are its rows about. The order of day and month is decided later, from all rows.
struct LayoutSniffer {
  let sample: TableSample
  let file: String
  let options: TableOptions
  let header: TableHeader

  /// Throws: a diagnostic that says why the text is no table of prices or rates.
  init(
    _ head: UnsafeBufferPointer<UInt8>, isWhole: Bool, file: String, options: TableOptions, depth: Int = 60
  ) throws(Diagnostic) {
    sample = TableSample(head, isWhole: isWhole)
    self.file = file
    self.options = options
    if let problem = Self.notATable(sample, file) { throw problem }
    guard let header = HeaderSearch(sample: sample, depth: depth).find() else {
      throw Self.noHeader(sample, file)
    }
    self.header = header
  }

  /// What a beginning holds, nil where it is no table of prices or rates. A header needs a day below it, unless nothing is.
  static func content(_ head: UnsafeBufferPointer<UInt8>, depth: Int) -> TableContent? {
    let sample = TableSample(head, isWhole: false, limit: depth + 20)
    guard notATable(sample, "") == nil, let header = HeaderSearch(sample: sample, depth: depth).find(),
      let dayColumn = header.column(.day)
    else { return nil }
    let rows = sample.lines[header.next...].filter { !sample.isBlank($0.range) }
    let days = rows.count { line in
      let cells = sample.cells(line.range, header.delimiter)
      return dayColumn < cells.count && TableSample.isDay(cells[dayColumn])
    }
    if days == 0, !rows.isEmpty { return nil }
    let sniffer = LayoutSniffer(sample: sample, file: "", options: TableOptions(symbol: "-"), header: header)
    return (try? ContentDecision(sniffer, names: RowNames(header), fileSymbol: FileSymbol(file: ""), vendor: nil))?
      .content
      ?? .prices
  }

  private init(sample: TableSample, file: String, options: TableOptions, header: TableHeader) {
    self.sample = sample
    self.file = file
    self.options = options
    self.header = header
  }

  // MARK: - What it is

  private static func notATable(_ sample: TableSample, _ file: String) -> Diagnostic? {
    guard let first = sample.lines.first(where: { !sample.isBlank($0.range) }) else {
      return Diagnostic(.error, "the file is empty", at: Diagnostic.Place(file: file))
    }
    let start = NumberText.trimmed(UnsafeBufferPointer(rebasing: sample.bytes[first.range.lowerBound...].prefix(512)))
    let lowered = String(decoding: start.map(\.lowered), as: UTF8.self)
    if lowered.hasPrefix("<!doctype") || lowered.hasPrefix("<html") || lowered.hasPrefix("<?xml")
      || lowered.hasPrefix("<head") || lowered.hasPrefix("<body")
    {
      return Diagnostic(
        .error, "this is a web page, not a table of prices or rates",
        at: Diagnostic.Place(file: file, line: first.number),
        help: "the download seems to have failed; get the file again")
    }
    if lowered.hasPrefix("{") || lowered.hasPrefix("[{") || lowered.hasPrefix("[[") {
      return Diagnostic(
        .error, "this is JSON, not a table of prices or rates", at: Diagnostic.Place(file: file, line: first.number),
        help: "save the data as CSV")
    }
    return nil
  }

  private static func noHeader(_ sample: TableSample, _ file: String) -> Diagnostic {
    let help = "a line that names the columns is expected, such as: date,open,high,low,close,volume"
    guard let first = sample.lines.first(where: { !sample.isBlank($0.range) }) else {
      return Diagnostic(.error, "the file is empty", at: Diagnostic.Place(file: file))
    }
    let text = sample.text(first.range)
    let place = Diagnostic.Place(
      file: file, line: first.number, column: 1, excerpt: RowDiagnostic.clipped(text), length: min(text.count, 60))
    let delimiter = HeaderSearch.delimiters.max { left, right in
      sample.bytes[first.range].count { $0 == left } < sample.bytes[first.range].count { $0 == right }
    }
    let cells = sample.cells(first.range, delimiter ?? UInt8(ascii: ","))
    if cells.contains(where: TableSample.isDay), cells.contains(where: TableSample.isNumber) {
      return Diagnostic(.error, "the table has no header: its columns are not named", at: place, help: help)
    }
    let meanings = cells.map { ColumnNames.builtIn.meaning(of: ColumnName($0))?.field }
    if meanings.contains(.day) {
      return Diagnostic(.error, "no column of the table is known to hold prices or rates", at: place, help: help)
    }
    if meanings.contains(where: { $0?.isPrice == true || $0 == .rate }) {
      return Diagnostic(.error, "the table has no column of days", at: place, help: help)
    }
    return Diagnostic(.error, "no table of prices or rates was found", at: place, help: help)
  }

  // MARK: - Its rows

  /// The rows of the sample, at most so many.
  private func rows(_ limit: Int, _ body: (RowCells, (range: Range<Int>, number: Int)) -> Void) {
    var cells = RowCells()
    var count = 0
    for line in sample.lines[header.next...] where !sample.isBlank(line.range) {
      cells.split(sample.bytes, line.range, delimiter: header.delimiter)
      body(cells, line)
      count += 1
      if count == limit { return }
    }
  }

  private func cell(_ cells: RowCells, _ column: Int) -> UnsafeBufferPointer<UInt8>? {
    column < cells.count ? UnsafeBufferPointer(rebasing: sample.bytes[cells[column]]) : nil
  }

  private func decimalComma() -> Bool {
    if let stated = options.decimalComma { return stated }
    var style = NumberStyle()
    let columns = header.columns.indices.filter { header.columns[$0].field.isNumber }
    rows(2000) { cells, _ in
      for column in columns { if let cell = cell(cells, column) { style.add(cell) } }
    }
    return style.decimalComma(delimiter: header.delimiter)
  }

  /// What the days of the sample tell of their order.
  func dayOrders(_ dayColumn: Int) -> DayOrderEvidence {
    var evidence = DayOrderEvidence()
    rows(.max) { cells, line in
      if let cell = cell(cells, dayColumn) { evidence.add(cell, line: line.number) }
    }
    return evidence
  }

  /// Several bars a day, or bars of weeks and months, are refused: they would be taken for days.
  private func checkInterval(_ dayColumn: Int) throws(Diagnostic) {
    var previous: [UInt8] = []
    var previousDay: WrittenDay?
    var repeated = 0
    var count = 0
    var interval: String?
    let period = header.column(.period)
    let names = RowNames(header)
    rows(1000) { cells, _ in
      guard let day = cell(cells, dayColumn), let written = DayText.read(day) else { return }
      var text = Array(day)
      if let symbol = names.symbol.flatMap({ cell(cells, $0) }) { text += Array(symbol) }
      if written == previousDay, text != previous, text.count == previous.count,
        text.dropFirst(day.count) == previous.dropFirst(day.count)
      {
        repeated += 1
      }
      previous = text
      previousDay = written
      count += 1
      if let period, let cell = cell(cells, period), interval == nil {
        interval = String(decoding: cell, as: UTF8.self)
      }
    }
    if let interval, !["d", "1d", "day", "daily", "1440", "일", "일간", "日", ""].contains(interval.lowercased()) {
      throw Diagnostic(
        .error, "the bars are of the interval \"\(interval)\", not of days", at: Diagnostic.Place(file: file),
        help: "download daily bars")
    }
    if count >= 4, repeated * 4 > count {
      throw Diagnostic(
        .error, "the file holds several bars a day, only daily bars are kept", at: Diagnostic.Place(file: file),
        help: "download daily bars")
    }
  }

  // MARK: - The layout

  func layout() throws(Diagnostic) -> TableLayout {
    guard let dayColumn = header.column(.day) else { throw Self.noHeader(sample, file) }
    let vendor = Vendors.builtIn.vendor(of: header)
    let fileSymbol = FileSymbol(file: file)
    var names = RowNames(header)
    if names.isEmpty, header.series.isEmpty { names.base = columnOfCurrencies() }
    let decision = try ContentDecision(self, names: names, fileSymbol: fileSymbol, vendor: vendor)
    if decision.content == .prices { try checkInterval(dayColumn) }
    let values = header.columns.indices.filter { header.columns[$0].field.slot != nil }
    let named = [names.symbol, names.base, names.quote, names.pair].compactMap { $0 }
    // Cells behind the last column that means something may be missing.
    let lastNamed = header.cells.lastIndex { !$0.isEmpty } ?? 0
    let needed = max(lastNamed, (values + named + [dayColumn]).max() ?? 0) + 1
    let rowLine = header.next < sample.lines.count ? sample.lines[header.next] : nil
    let lastLine = sample.lines.last
    var defaults = InstrumentFacts(
      kind: fileSymbol.kind, currency: options.currency ?? currencyOfCells(), isAdjusted: vendor?.isAdjusted
    )
    if header.columns.contains(where: { $0.field == .adjClose }), defaults.isAdjusted == nil {
      defaults.isAdjusted = false
    }
    return TableLayout(
      file: file, content: decision.content, vendor: vendor?.name,
      firstRow: rowLine?.range.lowerBound ?? sample.bytes.count,
      firstLine: rowLine?.number ?? (lastLine?.number ?? 0) + 1,
      dayOrder: options.dayOrder, diagnostics: decision.diagnostics, delimiter: header.delimiter, header: header.cells,
      columns: decision.columns, needed: needed, dayColumn: dayColumn,
      numbers: NumberText(decimalComma: decimalComma()), series: decision.series, names: names, vendorFacts: vendor,
      defaults: defaults, quote: decision.quote)
  }

  /// The currency that stands beside the first price ("$74.62", "₩53,300") or in brackets behind a column's name.
  private func currencyOfCells() -> Currency? {
    for (place, column) in header.columns.enumerated() where column.field.isPrice {
      guard let bracket = ColumnName(header.cells[place]).bracket else { continue }
      if let currency = Currency(bracket), CurrencyNames.builtIn.code(currency.code) != nil { return currency }
      if let currency = CellWords.builtIn.currency(ofSign: bracket) { return currency }
    }
    guard let column = header.columns.firstIndex(where: { $0.field == .close }) else { return nil }
    var found: Currency?
    rows(20) { cells, _ in
      guard found == nil, let cell = cell(cells, column) else { return }
      let signs = cell.filter { !$0.isDigit && $0 > 0x20 && !".,-+()".utf8.contains($0) }
      if !signs.isEmpty { found = CellWords.builtIn.currency(ofSign: String(decoding: signs, as: UTF8.self)) }
    }
    return found
  }

  /// A column of no known name whose cells are all currencies: EUR1, USD1, JPY100.
  private func columnOfCurrencies() -> Int? {
    header.columns.indices.first { column in
      guard header.columns[column].field == .other else { return false }
      let cells = firstCells(column, 20)
      return cells.count > 1 && cells.allSatisfy { RatePairs.currency($0) != nil }
    }
  }

  /// The symbol that a line before the header names ("Symbol: BABA").
  func symbolBeforeHeader() -> String? {
    for line in sample.lines[..<header.line] {
      for delimiter in [header.delimiter, UInt8(ascii: ":"), UInt8(ascii: "=")] {
        let cells = sample.cells(line.range, delimiter)
        if cells.count >= 2, !cells[1].isEmpty,
          ColumnNames.builtIn.meaning(of: ColumnName(cells[0]))?.field == .symbol
        {
          return cells[1]
        }
      }
    }
    return nil
  }

  /// The first cells of a column, as texts.
  func firstCells(_ column: Int, _ limit: Int) -> [String] {
    var texts: [String] = []
    rows(limit) { cells, _ in
      if let cell = cell(cells, column) {
        texts.append(String(decoding: NumberText.trimmed(cell), as: UTF8.self))
      }
    }
    return texts
  }
}
