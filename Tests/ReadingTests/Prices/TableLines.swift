import Vocabulary

@testable import Reading

/// What a table was read as, in lines that are easy to compare.
struct TableLines {
  /// `BABA 2024-03-01 o74.48 h75.09 l74.37 c74.62 v11980150`; what is missing is left out.
  var bars: [String] = []
  /// `2024-01-02 USD/KRW 1312.1`
  var rates: [String] = []
  /// `3:5 close "x" is not a number`
  var complaints: [String] = []
  var layout: TableLayout
  var facts: [String: InstrumentFacts] = [:]
  var rejectedRows = 0

  init(_ text: String, file: String = "BABA.csv", options: TableOptions = TableOptions()) throws(Diagnostic) {
    try self.init(bytes: Array(text.utf8), file: file, options: options)
  }

  init(bytes: [UInt8], file: String = "BABA.csv", options: TableOptions = TableOptions()) throws(Diagnostic) {
    var reader = try TableReader(MemorySource(bytes), file: file, options: options)
    layout = reader.layout
    for table in try reader.parseAll() { add(table) }
  }

  mutating func add(_ table: ParsedTable) {
    rejectedRows += table.rejectedRows
    for (symbol, known) in zip(table.bars.symbols, table.facts) { facts[symbol] = known }
    let batch = table.bars
    for run in batch.runs {
      for row in run.rows {
        var line = "\(batch.symbols[run.symbol]) \(Day(number: batch.days[row]))"
        let columns = [batch.open, batch.high, batch.low, batch.close, batch.adjClose, batch.volume]
        for (letter, column) in zip(["o", "h", "l", "c", "a", "v"], columns) {
          if let number = Self.number(column, row) { line += " \(letter)\(number)" }
        }
        bars.append(line)
      }
    }
    rates += table.rates.map { "\($0.day) \($0.base)/\($0.quote) \($0.rate)" }
    complaints += table.diagnostics.map { complaint in
      let place = complaint.place.map { "\($0.line ?? 0):\($0.column ?? 0) " } ?? ""
      return place + complaint.message
    }
  }

  /// The lines of a text without their breaks.
  static func lines(_ text: String) -> [String] {
    text.utf8.split(separator: 0x0A).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
  }

  static func number(_ column: BarColumn, _ row: Int) -> String? {
    guard !column.values.isEmpty, column.values[row] != BarColumn.missing else { return nil }
    let value = column.values[row]
    if column.isDouble { return "\(Double(bitPattern: UInt64(bitPattern: value)))" }
    return DecimalNumber(significand: Int128(value), scale: Int(column.scale))?.description
  }
}
