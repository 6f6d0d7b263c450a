// `convert --each`: every row of a table converted at the rate of its own day.
import Analysis
import Reading
import Rendering
import Vocabulary

/// Writes a table again with the amount of each row in another currency, the rate and its day.
///
/// A row without an amount stays without; one whose currency, day or rate is not known is said on standard error, its
/// converted amount stays empty, and the run ends with exit code 2.
final class ConvertedTable {
  /// What each row is converted by.
  struct Plan {
    /// The currency of all rows; nil where they name their own.
    var from: Currency?
    var to: Currency
    /// The day of all rows' rates; nil where they have their own.
    var on: Day?
    var asOf: Day?
  }

  private let table: AmountTable
  private let plan: Plan
  private let console: Console
  private var rates: RateAnswers
  /// The batch that rows go to, and others that were one.
  private var batch = CellBatch(columnCount: 0)
  private var spare = SpareBatches()
  private var complaints = 0
  /// How many rows' troubles are said one by one.
  private static let mostComplaints = 10

  init(_ table: AmountTable, _ plan: Plan, _ rates: ExchangeRates, on console: Console) {
    (self.table, self.plan, self.console) = (table, plan, console)
    self.rates = RateAnswers(rates, to: plan.to, asOf: plan.asOf)
  }

  /// Writes all rows: this thread reads and converts them, another one writes. Linear.
  func write(to output: OutputOptions, isForExcel: Bool) throws {
    let writer = RowWriter(output, on: console, isForExcel: isForExcel)
    defer { writer.wait() }
    let own = names(besides: table.columns)
    writer.begin(
      table.columns.enumerated().map { Column($1, $0 == table.amount ? .amount : .plain) } + [
        Column(own[0], .amount), Column(own[1], .code), Column(own[2]), Column(own[3], .day),
      ])
    // From CSV to CSV lines stay as they are.
    let copies =
      writer.takesBatches && output.chosenFormat == .csv && table.isCommaSeparated && !console.outIsTerminal
    var isWanted = true
    var failure: (any Error)?
    table.forEach { row in
      guard isWanted, failure == nil else { return }
      do { isWanted = try add(row, copies: copies, to: writer) } catch { failure = error }
    }
    if let failure { throw failure }
    if isWanted, batch.rowCount > 0 { _ = hand(batch, to: writer) }
    try writer.finish()
    if complaints > Self.mostComplaints {
      console.say("\(counted(complaints - Self.mostComplaints, "more row")) could not be converted")
    }
  }

  /// Adds a row to the batch in hand; false when no more are wanted.
  private func add(_ row: AmountTable.Row, copies: Bool, to writer: RowWriter) throws -> Bool {
    let converted = try convert(row)
    let columnCount = table.columns.count
    let isCopied = copies && row.isWhole(cells: columnCount) && !row.contains(where: needsFormulaGuard)
    // A line, the converted amount and all that stands behind it; or cell by cell.
    let width = isCopied ? 3 : columnCount + 4
    var isWanted = true
    if batch.columnCount != width || batch.isFull {
      if batch.rowCount > 0 { isWanted = hand(batch, to: writer) }
      batch = spare.next(columnCount: width)
    }
    let cells = batch.writer
    if isCopied {
      row.writeLine(to: cells)
      writeLine(converted, to: cells)
    } else {
      write(row, asNumber: !writer.takesBatches, to: cells)
      write(converted, asWords: writer.takesBatches, to: cells)
    }
    if row.count > columnCount {
      complain("the row has \(row.count) cells, the header \(columnCount)", row, nil)
    }
    return isWanted
  }

  /// The cells that the table has; the amount as a number where a format tells numbers from texts.
  private func write(_ row: AmountTable.Row, asNumber: Bool, to cells: CellBatch.Writer) {
    for column in table.columns.indices {
      if asNumber, column == table.amount, case .number(let number) = table.amount(of: row) {
        cells.append(number)
      } else {
        row.write(column, to: cells)
      }
    }
  }

  /// The new cells.
  private func write(_ converted: Converted?, asWords: Bool, to cells: CellBatch.Writer) {
    guard let converted else {
      for _ in 0..<4 { cells.appendNull() }
      return
    }
    cells.append(converted.amount)
    rates.withCode(converted.place) { cells.append(.word, bytes: $0) }
    if asWords {
      rates.withDigits(converted.place) { cells.append(.word, bytes: $0) }
    } else {
      cells.append(converted.rate)
    }
    rates.withDay(converted.place) { day in
      if day.isEmpty { cells.appendNull() } else { cells.append(.word, bytes: day) }
    }
  }

  /// The same behind a line of CSV: the amount, and the others in one.
  private func writeLine(_ converted: Converted?, to cells: CellBatch.Writer) {
    if let converted {
      cells.append(converted.amount)
      rates.withLine(converted.place) { cells.append(.word, bytes: $0) }
    } else {
      cells.appendNull()
      Self.noLine.withUTF8Buffer { cells.append(.word, bytes: $0) }
    }
  }

  /// Three empty cells.
  private static let noLine: StaticString = ",,"

  private func hand(_ batch: CellBatch, to writer: RowWriter) -> Bool {
    if writer.takesBatches { return writer.add(batch) }
    return batch.rows.allSatisfy { writer.add($0) }
  }

  /// Names for the new columns that the table has none of.
  private func names(besides taken: [String]) -> [String] {
    ["in_amount", "in_currency", "rate", "rate_day"].map { name in
      var free = name
      var number = 2
      while taken.contains(free) {
        free = "\(name)_\(number)"
        number += 1
      }
      return free
    }
  }

  // MARK: - One row

  private struct Converted {
    var amount: Double
    var rate: Double
    /// Where the words of the rate are found.
    var place: Int
  }

  private func convert(_ row: AmountTable.Row) throws -> Converted? {
    let amount: Double
    var named: Currency?
    switch table.amount(of: row) {
    case .missing: return nil
    case .number(let number): amount = number
    case .words(let words):
      do {
        let stated = try StatedAmount(words, currency: plan.from ?? table.currency(of: row))
        if stated.high != nil {
          complain("\"\(visible(words))\" is a range", row, table.amount)
          return nil
        }
        (amount, named) = (stated.low.double, stated.currency)
      } catch let diagnostic as Diagnostic {
        complain(diagnostic.message, row, table.amount)
        return nil
      }
    }
    guard let from = plan.from ?? named ?? table.currency(of: row) else {
      let text = table.currency.map { row.text($0) } ?? ""
      complain(text.isEmpty ? "no currency" : "\"\(visible(text))\" is no currency", row, table.currency)
      return nil
    }
    var day = plan.on
    if day == nil, let column = table.day {
      switch table.day(of: row) {
      case .day(let stated): day = stated
      case .missing:
        complain("no day", row, column)
        return nil
      case .bad(let text):
        complain("\"\(visible(text))\" is no day", row, column)
        return nil
      }
    }
    switch try rates.answer(from: from, on: day) {
    case .rate(let rate, let place):
      return Converted(amount: amount * rate, rate: rate, place: place)
    case .none(let place):
      let gap = rates.gap(place)
      complain(gap.words, row, nil, help: gap.help)
      return nil
    }
  }

  private func complain(_ message: String, _ row: AmountTable.Row, _ column: Int?, help: String? = nil) {
    console.note(.incomplete)
    complaints += 1
    guard complaints <= Self.mostComplaints else { return }
    console.report(table.complaint(message, in: row, column: column, help: help))
  }
}
