public import Vocabulary

/// A table of amounts, each on its row with a currency or a day of its own: CSV, TSV or the like, with a line of names.
///
/// Held in memory as lines of UTF-8. Quoted cells may hold line breaks.
public struct AmountTable {
  /// The names of the columns, as the table writes them.
  public let columns: [String]
  public let amount: Int
  /// The column of currencies, nil where there is none.
  public let currency: Int?
  /// The column of days, nil where there is none.
  public let day: Int?

  /// Whether commas part its cells.
  public var isCommaSeparated: Bool { delimiter == UInt8(ascii: ",") }

  private let text: [UInt8]
  private let file: String
  private let delimiter: UInt8
  private let numbers: NumberText
  private let dayOrder: DayOrder?
  /// Where the first row begins, and the number of its line.
  private let first: (place: Int, line: Int)

  /// Decides how a table is to be read.
  ///
  /// - Parameters:
  ///   - wanted: the columns that the user names; those of nil are told by their names, then by what their cells hold.
  ///   - needsDay: whether a column of days is wanted at all; likewise `needsCurrency`.
  /// - Throws: a diagnostic where the file is no table, or a column cannot be told.
  public init(
    _ bytes: [UInt8], file: String, columns wanted: AmountColumns.Wanted, needsCurrency: Bool, needsDay: Bool,
    options: TableOptions = TableOptions()
  ) throws(Diagnostic) {
    let form = try bytes.withUnsafeBufferPointer { (head) throws(Diagnostic) in
      try TableText(head: head, encoding: options.encoding, name: file).form
    }
    switch form {
    case .plain(let skip): text = skip == 0 ? bytes : Array(bytes[skip...])
    case .converted(let encoding): text = try TableText.converted(bytes, to: encoding, name: file)
    }
    self.file = file
    let found = try text.withUnsafeBufferPointer { (text) throws(Diagnostic) in
      try AmountColumns(text, file: file, wanted: wanted, needsCurrency: needsCurrency, needsDay: needsDay)
    }
    columns = found.names
    (amount, currency, day) = (found.amount, found.currency, found.day)
    delimiter = found.delimiter
    first = found.first
    // Both are decided once a file, on all of its rows.
    var style = NumberStyle()
    var evidence = DayOrderEvidence()
    let (amount, day) = (amount, day)
    Self.forEachRow(text, from: first, delimiter: delimiter) { row in
      if let cell = row.bytes(amount) { style.add(cell) }
      if let day, let cell = row.bytes(day) { evidence.add(cell, line: row.line) }
    }
    numbers = NumberText(decimalComma: options.decimalComma ?? style.decimalComma(delimiter: delimiter))
    var order = options.dayOrder
    if order == nil, evidence.isNeeded, let day {
      order = try evidence.order(
        vendor: nil, namesYearFirst: columns[day].utf8.first ?? 0 >= 0xE0, file: file)
    }
    dayOrder = order
  }

  /// Calls a closure for each row, blank lines left aside. Linear.
  public func forEach(_ body: (Row) -> Void) {
    Self.forEachRow(text, from: first, delimiter: delimiter, body)
  }

  // MARK: - What a row says

  /// What an amount's cell holds.
  public enum Amount {
    case missing
    case number(Double)
    /// No plain number: a currency's sign or words beside it, or nothing of the kind.
    case words(String)
  }

  /// The amount of a row.
  public func amount(of row: Row) -> Amount {
    guard let cell = row.bytes(amount) else { return .missing }
    if let number = numbers.plain(cell) { return .number(number) }
    let trimmed = NumberText.trimmed(cell)
    // A currency's sign says more than the number: whoever knows currencies reads it.
    let isPlain = trimmed.allSatisfy { $0.isDigit || ",.-+() '".utf8.contains($0) || $0 | 0x20 == UInt8(ascii: "e") }
    switch isPlain || CellWords.builtIn.sayNone(trimmed) ? numbers.read(trimmed) : .bad {
    case .missing: return .missing
    case .bad: return .words(row.text(amount))
    case let number: return number.double.map { .number($0) } ?? .words(row.text(amount))
    }
  }

  /// The currency of a row by its code, sign or name; nil where the cell names none.
  public func currency(of row: Row) -> Currency? {
    guard let currency, let cell = row.bytes(currency) else { return nil }
    let trimmed = NumberText.trimmed(cell)
    // Most cells are codes, and need no list of names.
    if !trimmed.elementsEqual("RMB".utf8), let code = Currency(bytes: trimmed) { return code }
    let text = String(decoding: trimmed, as: UTF8.self)
    return CellWords.builtIn.currency(ofSign: text) ?? CurrencyNames.builtIn.currency(text)
  }

  /// What a row says of its day: none, one, or something that is none.
  public enum RowDay {
    case missing
    case day(Day)
    case bad(String)
  }

  /// The day of a row.
  public func day(of row: Row) -> RowDay {
    guard let day, let cell = row.bytes(day) else { return .missing }
    // Most are written as ISO has them.
    if let day = Day(isoBytes: cell) { return .day(day) }
    let trimmed = NumberText.trimmed(cell)
    if CellWords.builtIn.sayNone(trimmed) { return .missing }
    if case .day(let day)? = DayText.read(trimmed)?.day(dayOrder) { return .day(day) }
    return .bad(row.text(day))
  }

  /// A complaint about a cell of a row, about the row where there is no such cell.
  public func complaint(_ message: String, in row: Row, column: Int?, help: String? = nil) -> Diagnostic {
    let maker = RowDiagnostic(file: file, bytes: row.all)
    let cell = column.flatMap { $0 < row.cells.count ? row.cells[$0] : nil }
    return maker.complaint(message, line: row.range, number: row.line, cell: cell, help: help)
  }

  // MARK: - Rows

  /// One row, valid while the closure runs that it is given to.
  public struct Row {
    let all: UnsafeBufferPointer<UInt8>
    let cells: RowCells
    let range: Range<Int>
    /// The number of the line that it begins on.
    public let line: Int

    /// How many cells it has.
    public var count: Int { cells.count }

    /// The bytes of a cell without quotes around it, nil where the row is too short.
    func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8>? {
      column < cells.count ? UnsafeBufferPointer(rebasing: all[cells[column]]) : nil
    }

    /// The text of a cell, without blanks around; empty where the row is too short.
    public func text(_ column: Int) -> String {
      bytes(column).map { TableSample.unquoted(String(decoding: NumberText.trimmed($0), as: UTF8.self)) } ?? ""
    }

    /// Whether it has so many cells, and each closes the quote that it opens.
    public func isWhole(cells wanted: Int) -> Bool { cells.count == wanted && cells.openQuote == nil }

    /// Whether any cell, without quotes around it, is of a kind.
    public func contains(where isSo: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
      for column in 0..<cells.count where isSo(UnsafeBufferPointer(rebasing: all[cells[column]])) { return true }
      return false
    }

    /// Writes the line as it is.
    public func writeLine(to writer: CellBatch.Writer) {
      writer.append(.word, bytes: UnsafeBufferPointer(rebasing: all[range]))
    }

    /// Writes a cell as a text; as nothing where it is empty or the row too short.
    public func write(_ column: Int, to writer: CellBatch.Writer) {
      guard let bytes = bytes(column), !bytes.isEmpty else { return writer.appendNull() }
      if bytes.contains(UInt8(ascii: "\"")) {
        var text = TableSample.unquoted(String(decoding: bytes, as: UTF8.self))
        text.withUTF8 { writer.append(.text, bytes: $0) }
      } else {
        writer.append(.text, bytes: bytes)
      }
    }
  }

  /// How many lines a quoted cell may go on for; a quote that nothing closes would else swallow the table.
  private static let mostLines = 20

  private static func forEachRow(
    _ text: [UInt8], from first: (place: Int, line: Int), delimiter: UInt8, _ body: (Row) -> Void
  ) {
    text.withUnsafeBufferPointer { bytes in
      var lines = LineCursor(bytes, from: first.place, number: first.line)
      var cells = RowCells()
      while lines.place < bytes.count {
        let line: (range: Range<Int>, number: Int)
        var range: Range<Int>
        if let lineBreak = cells.splitPlain(bytes, from: lines.place, delimiter: delimiter) {
          line = lines.pass(lineBreak)
          range = line.range
        } else {
          guard let next = lines.next() else { break }
          (line, range) = (next, next.range)
          cells.split(bytes, range, delimiter: delimiter)
        }
        if cells.openQuote != nil {
          var ahead = lines
          for _ in 0..<mostLines {
            guard let more = ahead.next() else { break }
            var longer = RowCells()
            longer.split(bytes, range.lowerBound..<more.range.upperBound, delimiter: delimiter)
            guard longer.openQuote == nil else { continue }
            (cells, range, lines) = (longer, range.lowerBound..<more.range.upperBound, ahead)
            break
          }
        }
        if bytes[range].allSatisfy({ $0 <= 0x20 }) { continue }
        body(Row(all: bytes, cells: cells, range: range, line: line.number))
      }
    }
  }
}
