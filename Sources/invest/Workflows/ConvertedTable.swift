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
  private let rates: ExchangeRates
  private let console: Console
  /// By currency and day; most tables have many rows of one pair and few of one day.
  private var answers: [UInt64: Answer] = [:]
  private var last: (key: UInt64, answer: Answer)?
  private var complaints = 0
  /// How many rows' troubles are said one by one.
  private static let mostComplaints = 10

  init(_ table: AmountTable, _ plan: Plan, _ rates: ExchangeRates, on console: Console) {
    (self.table, self.plan, self.rates, self.console) = (table, plan, rates, console)
  }

  private enum Answer {
    case rate(Double, day: String)
    indirect case gap(RateGap)
  }

  /// Writes all rows. Linear.
  func write(to output: OutputOptions, isForExcel: Bool) throws {
    let writer = RowWriter(output, on: console, isForExcel: isForExcel)
    defer { writer.wait() }
    let own = names(besides: table.columns)
    writer.begin(
      table.columns.enumerated().map { Column($1, $0 == table.amount ? .amount : .plain) } + [
        Column(own[0], .amount), Column(own[1], .code), Column(own[2]), Column(own[3], .day),
      ])
    let inBatches = writer.takesBatches
    let width = table.columns.count + own.count
    let code = Array(plan.to.code.utf8)
    var batch = CellBatch(columnCount: width)
    var isWanted = true
    var failure: (any Error)?
    table.forEach { row in
      guard isWanted, failure == nil else { return }
      do {
        let converted = try convert(row)
        let cells = batch.writer
        for column in table.columns.indices {
          if !inBatches, column == table.amount, case .number(let number) = table.amount(of: row) {
            cells.append(number)
          } else {
            row.write(column, to: cells)
          }
        }
        if let converted {
          cells.append(converted.amount)
          code.withUnsafeBufferPointer { cells.append(.text, bytes: $0) }
          cells.append(converted.rate)
          if converted.day.isEmpty {
            cells.appendNull()
          } else {
            var day = converted.day
            day.withUTF8 { cells.append(.text, bytes: $0) }
          }
        } else {
          for _ in own { cells.appendNull() }
        }
        if row.count > table.columns.count {
          complain("the row has \(row.count) cells, the header \(table.columns.count)", row, nil)
        }
        if batch.isFull {
          isWanted = hand(batch, to: writer)
          batch = CellBatch(columnCount: width)
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    if isWanted, batch.rowCount > 0 { _ = hand(batch, to: writer) }
    try writer.finish()
    if complaints > Self.mostComplaints {
      console.say("\(counted(complaints - Self.mostComplaints, "more row")) could not be converted")
    }
  }

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

  private func convert(_ row: AmountTable.Row) throws -> (amount: Double, rate: Double, day: String)? {
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
    switch try answer(from, on: day) {
    case .rate(let rate, let day): return (amount * rate, rate, day)
    case .gap(let gap):
      complain(gap.words, row, nil, help: gap.help)
      return nil
    }
  }

  private func answer(_ from: Currency, on day: Day?) throws -> Answer {
    let key = UInt64(from.packedCode) << 32 | UInt64(UInt32(bitPattern: day?.number ?? .min))
    if let last, last.key == key { return last.answer }
    if let known = answers[key] { return known }
    let answer: Answer =
      switch try rates.rate(from: from, to: plan.to, on: day, asOf: plan.asOf) {
      case .success(let rate): .rate(rate.value, day: rate.day.map { "\($0)" } ?? "")
      case .failure(let gap): .gap(gap)
      }
    answers[key] = answer
    last = (key, answer)
    return answer
  }

  private func complain(_ message: String, _ row: AmountTable.Row, _ column: Int?, help: String? = nil) {
    console.note(.incomplete)
    complaints += 1
    guard complaints <= Self.mostComplaints else { return }
    console.report(table.complaint(message, in: row, column: column, help: help))
  }
}
