import Vocabulary

/// Goes over the lines of a piece of a table once, and keeps what they hold.
struct TableParser {
  let layout: TableLayout
  let bytes: UnsafeBufferPointer<UInt8>
  var table = ParsedTable()
  var lines: LineCursor
  var symbols = SymbolRuns()
  /// One for each series of the table; one for all where the rows name their instruments.
  let buffers: [BarBuffer]
  private(set) var cells = RowCells()
  private var numbers = [CellNumber](repeating: .missing, count: BarBuffer.slots)
  private var places = [Range<Int>](repeating: 0..<0, count: BarBuffer.slots)
  private var pairs = RatePairs()
  let diagnose: RowDiagnostic
  private let firstLine: Int
  /// How many rows there were when the last of `table.notes` was met.
  var rowsAtNote = 0

  init(layout: TableLayout, bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
    self.layout = layout
    self.bytes = bytes
    self.firstLine = firstLine
    lines = LineCursor(bytes, number: firstLine)
    diagnose = RowDiagnostic(file: layout.file, bytes: bytes)
    let seriesCount = layout.names.symbol == nil || layout.series.count > 1 ? max(1, layout.series.count) : 1
    guard layout.content == .prices else {
      buffers = []
      return
    }
    // No row is shorter than a day and, for each series, a mark and a digit.
    let capacity = bytes.count / (6 + 2 * seriesCount) + 2
    buffers = (0..<seriesCount).map { series in
      let isThere = (0..<BarBuffer.slots).map { slot in
        layout.columns.contains { $0.field.slot == slot && $0.series == series }
      }
      return BarBuffer(capacity: capacity, isThere: isThere)
    }
  }

  mutating func run() {
    if let lane = FastLane(layout) {
      run(lane)
    } else {
      while let line = lines.next() { read(line.range, line.number) }
    }
    table.lines = lines.number - firstLine
  }

  /// Plain rows go through the fast lane; one that is not is read here, and the next ones are tried again.
  private mutating func run(_ lane: FastLane) {
    var last = FastLane.LastSymbol()
    var lineNumber = firstLine
    var place = 0
    while true {
      place = lane.run(bytes, from: place, buffer: buffers[0], last: last, lines: &lineNumber)
      lines = LineCursor(bytes, from: place, number: lineNumber)
      guard let line = lines.next() else { return }
      read(line.range, line.number)
      place = lines.place
      lineNumber = lines.number
      if let symbol = layout.names.symbol, symbol < cells.count, symbols.isLast(diagnose.text(cells[symbol])) {
        last.set(bytes[cells[symbol]], delimiter: layout.delimiter)
      }
    }
  }

  // MARK: - One line

  mutating func read(_ line: Range<Int>, _ number: Int) {
    cells.split(bytes, line, delimiter: layout.delimiter)
    if isBlank() { return }
    if isNote(line) {
      return keepNote(shapeProblem(line, number) ?? noDay(line, number))
    }
    if !table.notes.isEmpty { rejectNotes() }
    if let problem = shapeProblem(line, number) {
      reject(problem)
      return
    }
    guard let day = day(line, number) else { return }
    if layout.content == .rates {
      readRates(day, line, number)
    } else if layout.series.count > 1 {
      readWide(day, line, number)
    } else {
      readBar(day, line, number)
    }
  }

  /// Whether all cells are blank: spreadsheets pad tables with such rows.
  private func isBlank() -> Bool {
    (0..<cells.count).allSatisfy { index in bytes[cells[index]].allSatisfy { $0 <= 0x20 } }
  }

  private mutating func day(_ line: Range<Int>, _ number: Int) -> Day? {
    let cell = cells[layout.dayColumn]
    guard let written = DayText.read(UnsafeBufferPointer(rebasing: bytes[cell])) else {
      reject(noDay(line, number))
      return nil
    }
    switch written.day(layout.dayOrder) {
    case .day(let day): return day
    case .none:
      var help: String?
      if case .unordered = written, let order = layout.dayOrder {
        help = "days are read \(order.rawValue) in this file"
      }
      reject(
        diagnose.complaint(
          "there is no day \"\(diagnose.text(cell))\"", line: line, number: number, cell: cell, help: help))
    case .either(let dayFirst, let monthFirst):
      reject(
        diagnose.complaint(
          "day \"\(diagnose.text(cell))\" can be read in two ways", line: line, number: number, cell: cell,
          help: "--day-first reads it as \(dayFirst), --month-first as \(monthFirst)"))
    }
    return nil
  }

  mutating func reject(_ diagnostic: Diagnostic) {
    table.rejectedRows += 1
    report(diagnostic)
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    if table.diagnostics.count < ParsedTable.diagnosticLimit { table.diagnostics.append(diagnostic) }
  }

  // MARK: - Bars

  private mutating func readBar(_ day: Day, _ line: Range<Int>, _ number: Int) {
    guard readNumbers(series: 0, line, number) else { return }
    if let problem = priceProblem(line, number) {
      reject(problem)
      return
    }
    if let column = layout.names.symbol {
      let cell = diagnose.text(cells[column])
      let symbol = cell.hasPrefix("'") ? String(cell.dropFirst()) : cell
      if symbol.isEmpty {
        reject(diagnose.complaint("the row names no instrument", line: line, number: number, cell: cells[column]))
        return
      }
      noteRow(symbol)
    }
    buffers[0].append(day: day.number, numbers)
  }

  /// Says which instrument the next row is of.
  mutating func noteRow(_ symbol: String) {
    let isNew = symbols.note(symbol, row: buffers[0].count)
    guard isNew else { return }
    let name = layout.names.name.map { diagnose.text(cells[$0]) }
    let currency = layout.names.currency.flatMap { Currency(diagnose.text(cells[$0])) }
    table.facts.append(layout.facts(of: symbol, name: name?.isEmpty == true ? nil : name, currency: currency))
  }

  private mutating func readWide(_ day: Day, _ line: Range<Int>, _ number: Int) {
    var kept = 0
    for series in layout.series.indices {
      guard readNumbers(series: series, line, number) else { return }
      if numbers.allSatisfy({ $0 == .missing }) { continue }
      if let problem = priceProblem(line, number) {
        report(problem)
        continue
      }
      buffers[series].append(day: day.number, numbers)
      kept += 1
    }
    if kept == 0 {
      reject(diagnose.complaint("the row has no prices", line: line, number: number, severity: .warning))
    }
  }

  /// Reads the numbers of one series of the row; false where a cell holds none, with the row rejected.
  private mutating func readNumbers(series: Int, _ line: Range<Int>, _ number: Int) -> Bool {
    for slot in 0..<BarBuffer.slots {
      numbers[slot] = .missing
      // A row may end before the cell.
      places[slot] = line.upperBound..<line.upperBound
    }
    for (index, column) in layout.columns.enumerated() where column.series == series {
      guard let slot = column.field.slot, index < cells.count else { continue }
      let cell = cells[index]
      var value = layout.numbers.read(UnsafeBufferPointer(rebasing: bytes[cell]))
      if value == .bad {
        reject(
          Self.isPayout(diagnose.text(cell)) ? payout(line, number, cell) : notANumber(column.field, line, number, cell)
        )
        return false
      }
      if column.power != 0 { value = value.scaled(byPowerOfTen: column.power) }
      numbers[slot] = value
      places[slot] = cell
    }
    return true
  }

  /// Vendors put dividends and splits between the bars: `0.25 Dividend`, `4:1 Stock Splits`.
  static func isPayout(_ text: String) -> Bool {
    ["Dividend", "Stock Split", "Stock Splits", "배당"].contains { text.hasSuffix($0) }
  }

  func payout(_ line: Range<Int>, _ number: Int, _ cell: Range<Int>) -> Diagnostic {
    diagnose.complaint(
      "\"\(diagnose.text(cell))\" is no bar", line: line, number: number, cell: cell, severity: .warning)
  }

  private func notANumber(_ field: TableField, _ line: Range<Int>, _ number: Int, _ cell: Range<Int>) -> Diagnostic {
    diagnose.complaint(
      "\(Self.word(field)) \"\(diagnose.text(cell))\" is not a number", line: line, number: number, cell: cell,
      help: layout.numbers.decimalComma
        ? "digits with \",\" as decimal mark are expected; --no-decimal-comma reads \".\" as decimal mark"
        : "digits with \".\" as decimal mark are expected; --decimal-comma reads \",\" as decimal mark")
  }

  private static func word(_ field: TableField) -> String { field == .adjClose ? "adjusted close" : field.rawValue }

  /// Why the numbers are no bar; nil where they are one. Prices of zero beside a close become missing.
  private mutating func priceProblem(_ line: Range<Int>, _ number: Int) -> Diagnostic? {
    let close = numbers[3]
    if close == .missing {
      let hasPrices = numbers[0..<5].contains { $0 != .missing }
      return diagnose.complaint(
        hasPrices ? "the row has no close" : "the row has no prices", line: line, number: number,
        cell: places[3], severity: hasPrices ? .error : .warning)
    }
    if let volume = numbers[5].double, volume < 0 {
      return diagnose.complaint(
        "volume \"\(diagnose.text(places[5]))\" is negative", line: line, number: number, cell: places[5])
    }
    let mayBeNegative = layout.defaults.kind == .commodity
    let names = ["open", "high", "low", "close", "adjusted close"]
    // Exchanges write zeros for the prices of a day without trades.
    let hasNoTrades =
      (0..<3).allSatisfy { numbers[$0] == .missing || numbers[$0].double == 0 }
      && (numbers[5] == .missing || numbers[5].double == 0)
    for slot in [3, 0, 1, 2, 4] {
      guard let value = numbers[slot].double, value <= 0 else { continue }
      if value < 0, mayBeNegative { continue }
      // Far back, prices adjusted for many dividends come out as nothing and less.
      if value < 0 && slot != 4 || slot == 3 {
        return diagnose.complaint(
          "\(names[slot]) \"\(diagnose.text(places[slot]))\" is not positive", line: line, number: number,
          cell: places[slot])
      }
      if slot == 4 { continue }
      numbers[slot] = .missing
      if !hasNoTrades {
        report(
          diagnose.complaint(
            "\(names[slot]) \"\(diagnose.text(places[slot]))\" is no price, the row is kept without it", line: line,
            number: number, cell: places[slot], severity: .warning))
      }
    }
    if let high = numbers[1].double, let low = numbers[2].double, high < low {
      return diagnose.complaint(
        "high \"\(diagnose.text(places[1]))\" is below low \"\(diagnose.text(places[2]))\"", line: line, number: number,
        cell: places[1])
    }
    return nil
  }

  // MARK: - Rates

  private mutating func readRates(_ day: Day, _ line: Range<Int>, _ number: Int) {
    for (index, column) in layout.columns.enumerated() where column.field.slot != nil && index < cells.count {
      let cell = cells[index]
      let value = layout.numbers.read(UnsafeBufferPointer(rebasing: bytes[cell]))
      if value == .missing { continue }
      guard value != .bad else {
        reject(notANumber(.rate, line, number, cell))
        continue
      }
      let pair: CurrencyPair
      if layout.series.isEmpty {
        switch pairs.pair(layout, cells, diagnose) {
        case .pair(let named): pair = named
        case .unknown(let column, let text):
          reject(
            diagnose.complaint(
              text.isEmpty ? "the row does not say which currencies its rate is of" : "\"\(text)\" is not a currency",
              line: line, number: number, cell: column.map { cells[$0] },
              help: text.isEmpty ? "--currency KRW says what rates are quoted in" : nil))
          return
        }
      } else if let named = layout.series[column.series].pair {
        pair = named
      } else {
        continue
      }
      guard let rate = value.scaled(byPowerOfTen: -pair.unitPower).double, rate > 0, rate.isFinite else {
        reject(
          diagnose.complaint(
            "rate \"\(diagnose.text(cell))\" of \(pair.base)/\(pair.quote) is not positive", line: line, number: number,
            cell: cell))
        continue
      }
      if pair.base == pair.quote {
        // Tables that list their own currency give it at 1.
        if rate == 1 { continue }
        reject(
          diagnose.complaint(
            "\(pair.base) is quoted in itself at \"\(diagnose.text(cell))\"", line: line, number: number, cell: cell,
            help: "--currency says what rates are quoted in"))
        continue
      }
      table.rates.append(DailyRate(day: day, base: pair.base, quote: pair.quote, rate: rate))
    }
  }

  // MARK: - The end

  /// What the lines held.
  mutating func finish() -> ParsedTable {
    endNotes()
    guard layout.content == .prices else { return table }
    if buffers.count == 1 {
      let buffer = buffers[0]
      if layout.names.symbol == nil, let only = layout.series.first, buffer.count > 0 {
        _ = symbols.note(only.symbol, row: 0)
        table.facts = [layout.facts(of: only.symbol)]
      }
      table.bars = symbols.batch(buffer)
    } else {
      for (series, buffer) in zip(layout.series, buffers) where buffer.count > 0 {
        table.facts.append(layout.facts(of: series.symbol))
        table.bars.append(buffer, symbol: series.symbol)
      }
    }
    return table
  }
}
