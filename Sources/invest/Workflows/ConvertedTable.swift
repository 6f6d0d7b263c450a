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
  private let rates: RateAnswers
  /// What rows are written by, once that is known.
  private var writer: RowWriter?
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
    self.writer = writer
    let own = names(besides: table.columns)
    writer.begin(
      table.columns.enumerated().map { Column($1, $0 == table.amount ? .amount : .plain) } + [
        Column(own[0], .amount), Column(own[1], .code), Column(own[2]), Column(own[3], .day),
      ])
    let asNumber = !writer.takesBatches
    // From CSV to CSV lines stay as they are.
    let copies = !asNumber && output.chosenFormat == .csv && table.isCommaSeparated && !console.outIsTerminal
    let batches = RowBatches(to: writer)
    var failure: (any Error)?
    table.forEach { row in
      guard failure == nil, batches.isWanted else { return }
      do { try add(row, copies: copies, asNumber: asNumber, to: batches) } catch { failure = error }
    }
    if let failure { throw failure }
    batches.hand()
    try writer.finish()
    if complaints > Self.mostComplaints {
      console.say("\(counted(complaints - Self.mostComplaints, "more row")) could not be converted")
    }
  }

  /// Adds a row; amounts and rates as numbers where a format tells numbers from texts.
  private func add(_ row: AmountTable.Row, copies: Bool, asNumber: Bool, to batches: RowBatches) throws {
    let converted = try convert(row)
    let columnCount = table.columns.count
    if copies, row.isWhole(cells: columnCount), !row.contains(where: needsFormulaGuard) {
      // A line, the converted amount and all that stands behind it.
      let cells = batches.cells(3)
      row.writeLine(to: cells)
      if let converted {
        cells.append(converted.amount)
        cells.append(.word, bytes: converted.answer.pointee.line)
      } else {
        cells.appendNull()
        Self.noLine.withUTF8Buffer { cells.append(.word, bytes: $0) }
      }
    } else {
      let cells = batches.cells(columnCount + 4)
      write(row, asNumber: asNumber, to: cells)
      write(converted, asNumber: asNumber, to: cells)
    }
    if row.count > columnCount {
      complain("the row has \(row.count) cells, the header \(columnCount)", row, nil)
    }
  }

  /// Three empty cells.
  private static let noLine: StaticString = ",,"

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
  private func write(_ converted: Converted?, asNumber: Bool, to cells: CellBatch.Writer) {
    guard let converted else {
      for _ in 0..<4 { cells.appendNull() }
      return
    }
    let answer = converted.answer.pointee
    cells.append(converted.amount)
    cells.append(.word, bytes: answer.code)
    if asNumber { cells.append(answer.rate) } else { cells.append(.word, bytes: answer.digits) }
    if answer.day.isEmpty { cells.appendNull() } else { cells.append(.word, bytes: answer.day) }
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
    var answer: UnsafePointer<RateAnswers.Answer>
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
    let answer = try rates.answer(from: from, on: day)
    if answer.pointee.isKnown { return Converted(amount: amount * answer.pointee.rate, answer: answer) }
    let gap = rates.gap(answer)
    complain(gap.words, row, nil, help: gap.help)
    return nil
  }

  private func complain(_ message: String, _ row: AmountTable.Row, _ column: Int?, help: String? = nil) {
    console.note(.incomplete)
    complaints += 1
    guard complaints <= Self.mostComplaints else { return }
    writer?.settle()
    console.report(table.complaint(message, in: row, column: column, help: help))
  }
}
