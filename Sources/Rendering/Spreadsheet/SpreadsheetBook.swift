// XLSX workbooks through libxlsxwriter: typed cells, number formats, a frozen heading, a sheet for each table.
import CXLSX
public import Vocabulary

/// A workbook in the making. Sheets are begun one after the other and take rows in order; memory does not grow with them.
///
/// Numbers are numbers, days are days, codes are text even where they look like numbers. A whole number of more than 15
/// digits, which a spreadsheet's number cannot hold, is written as text. Texts longer than a cell holds (32,767 UTF-16
/// units) are cut, and counted in `cutTexts`.
public final class SpreadsheetBook {
  /// What a sheet holds at most, its heading included.
  public static let maximumRows = Int(INVEST_XLSX_ROWS)

  private let book: OpaquePointer?
  private var columns: [Column] = []
  private var widths: [Int] = []
  private var nextRow: UInt32 = 0
  /// Texts that were too long for a cell.
  public private(set) var cutTexts = 0
  /// What went wrong first; from then on nothing is written.
  public private(set) var failure: Diagnostic?

  public init() {
    book = invest_xlsx_new()
    if book == nil {
      failure =
        invest_xlsx_available()
        ? Diagnostic(
          .error, "cannot make a temporary file for the workbook", help: "TMPDIR names a folder that can be written to")
        : Diagnostic(
          .error, "the library that writes workbooks is not installed",
          help: "install libxlsxwriter (Debian: apt-get install libxlsxwriter4); CSV needs no library")
    }
  }

  deinit { invest_xlsx_free(book) }

  /// Begins a sheet with its heading. Characters that sheet names cannot have become `-`, names are cut at 31.
  public func beginSheet(_ name: String, columns: [Column]) {
    guard failure == nil else { return }
    let plain = name.map { "[]:*?/\\'".contains($0) ? "-" : $0 }.prefix(31)
    check(invest_xlsx_begin_sheet(book, plain.isEmpty ? "rows" : String(plain)))
    self.columns = columns
    widths = columns.map { displayWidth($0.name) + 3 }
    for (index, column) in columns.enumerated() { write(column.name, 0, UInt16(index), INVEST_XLSX_HEADING) }
    nextRow = 1
  }

  /// Adds rows; each has as many cells as the sheet has columns.
  public func append(_ rows: [[Cell]]) {
    for row in rows {
      guard failure == nil else { return }
      guard nextRow < UInt32(INVEST_XLSX_ROWS) else {
        failure = Diagnostic(
          .error, "a sheet holds \(INVEST_XLSX_ROWS - 1) rows and there are more",
          help: "--limit takes the first of them; CSV has no such limit")
        return
      }
      for (index, cell) in row.enumerated() { write(cell, nextRow, index) }
      nextRow += 1
    }
  }

  /// Ends the sheet: widths by what it holds, filters, the heading frozen.
  public func endSheet() {
    guard failure == nil else { return }
    for (index, width) in widths.enumerated() {
      check(invest_xlsx_width(book, UInt16(index), Double(min(max(width, 8), 60))))
    }
    check(invest_xlsx_end_sheet(book, nextRow, UInt16(columns.count)))
  }

  /// The whole workbook; nothing can be added after this.
  public func finish() throws(Diagnostic) -> [UInt8] {
    if let failure { throw failure }
    var bytes: UnsafePointer<UInt8>?
    var length = 0
    check(invest_xlsx_finish(book, &bytes, &length))
    if let failure { throw failure }
    return Array(UnsafeBufferPointer(start: bytes, count: length))
  }

  private func write(_ cell: Cell, _ row: UInt32, _ index: Int) {
    let column = UInt16(index)
    let role = columns[index].role
    switch cell {
    case .null: return
    case .integer(let value):
      // 2^53 and more is not exact as a double, and spreadsheets keep 15 digits.
      if role == .code || value.magnitude >= 1_000_000_000_000_000 {
        return write(String(value), row, column, INVEST_XLSX_CODE)
      }
      let style = role == .amount ? INVEST_XLSX_WHOLE : role == .percent ? INVEST_XLSX_PERCENT : INVEST_XLSX_PLAIN
      number(Double(value), row, index, style, digits: String(value).utf8.count)
    case .real(let value):
      guard value.isFinite else { return write("\(value)", row, column, INVEST_XLSX_PLAIN) }
      let style = role == .amount ? INVEST_XLSX_FRACTION : role == .percent ? INVEST_XLSX_PERCENT : INVEST_XLSX_PLAIN
      number(value, row, index, style, digits: value.description.utf8.count)
    case .text(let text):
      if role == .day, let day = Day(iso: text), day.year >= 1901 {
        let (year, month, number) = day.components
        widths[index] = max(widths[index], 11)
        return check(invest_xlsx_day(book, row, column, Int32(year), Int32(month), Int32(number)))
      }
      write(text, row, column, role == .code ? INVEST_XLSX_CODE : INVEST_XLSX_PLAIN)
    case .blob(let bytes):
      var literal: [UInt8] = []
      literal.append(blob: bytes)
      write(String(decoding: literal, as: UTF8.self), row, column, INVEST_XLSX_PLAIN)
    }
  }

  private func number(_ value: Double, _ row: UInt32, _ index: Int, _ style: invest_xlsx_style, digits: Int) {
    // Thousands marks take a third more.
    widths[index] = max(widths[index], digits + digits / 3 + 1)
    check(invest_xlsx_number(book, row, UInt16(index), value, style))
  }

  private func write(_ text: String, _ row: UInt32, _ column: UInt16, _ style: invest_xlsx_style) {
    var text = text
    // Each UTF-16 unit takes at least one byte of UTF-8.
    if text.utf8.count > Int(INVEST_XLSX_TEXT), text.utf16.count > Int(INVEST_XLSX_TEXT) {
      cutTexts += 1
      let end = text.utf16.index(text.utf16.startIndex, offsetBy: Int(INVEST_XLSX_TEXT))
      text = String(text[..<text.unicodeScalars.index(after: text.unicodeScalars.index(before: end))])
    }
    if row > 0, text.utf8.count < 200 { widths[Int(column)] = max(widths[Int(column)], displayWidth(text) + 1) }
    check(invest_xlsx_text(book, row, column, text, style))
  }

  private func check(_ code: Int32) {
    guard code != 0, failure == nil else { return }
    failure = Diagnostic(.error, "cannot write the workbook: \(String(cString: invest_xlsx_reason(code)))")
  }
}
