// Comma-separated values after RFC 4180: the one writer of CSV.
import Vocabulary

/// CSV with a header, full precision and no thousands marks.
///
/// Choices: lines end with LF, for Excel with CR LF after a byte order mark; null is nothing and the empty text is `""`
/// (as is a null that is alone in its row, which would else be an empty line); a field is quoted where it holds a
/// comma, a quote, CR or LF, or begins or ends with a space; texts that a spreadsheet would run as a formula get a
/// leading `'`; blobs are SQL literals; on a terminal control and bidirectional characters are shown escaped.
struct CSVRenderer: GridRenderer {
  private let columns: [Column]
  private let options: RenderOptions
  private let lineEnd: [UInt8]
  private let writer = ByteWriter()

  init(columns: [Column], options: RenderOptions) {
    self.columns = columns
    self.options = options
    lineEnd = Array((options.isForExcel ? "\r\n" : "\n").utf8)
  }

  func begin(into out: inout [UInt8]) {
    if options.isForExcel { out.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
    append(row: columns.map { .text($0.name) }, into: &out)
  }

  func append(_ rows: [[Cell]], into out: inout [UInt8]) {
    for row in rows { append(row: row, into: &out) }
  }

  func append(_ batch: CellBatch, into out: inout [UInt8]) {
    let (count, isTerminal, writer) = (batch.columnCount, options.isTerminal, writer)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, count)) { scales in
      scales.initialize(repeating: 0)
      batch.forEach { column, kind, word, bytes in
        writer.reserve(bytes.count + ByteWriter.numberRoom)
        if column > 0 { writer.put(UInt8(ascii: ",")) }
        switch kind {
        case .null:
          if count == 1 {
            writer.put(UInt8(ascii: "\""))
            writer.put(UInt8(ascii: "\""))
          }
        case .integer: writer.put(Int64(bitPattern: word))
        case .real: writer.put(Double(bitPattern: word), scale: &scales[column])
        case .decimal: writer.put(CellDecimal(word))
        case .word: writer.put(bytes)
        case .text where !isTerminal && !needsFormulaGuard(bytes) && !needsQuotes(bytes): writer.put(bytes)
        case .text, .blob: append(special: bytes, isText: kind == .text)
        }
        if column == count - 1 {
          writer.reserve(2)
          for byte in lineEnd { writer.put(byte) }
        }
      }
    }
    writer.move(to: &out)
  }

  /// Adds a text that is not written as it is, or a blob.
  private func append(special bytes: UnsafeBufferPointer<UInt8>, isText: Bool) {
    var cell: [UInt8] = []
    if !isText {
      cell.append(blob: Array(bytes))
    } else if options.isTerminal {
      append(text: String(decoding: bytes, as: UTF8.self), into: &cell)
    } else {
      append(bytes: bytes, into: &cell)
    }
    writer.reserve(cell.count)
    cell.withUnsafeBufferPointer { writer.put($0) }
  }

  func end(into out: inout [UInt8]) {}

  private func append(row: [Cell], into out: inout [UInt8]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      switch cell {
      case .null: if row.count == 1 { out.append(literal: "\"\"") }
      case .integer(let value): out.appendDigits(value)
      case .real(let value): out.appendDigits(value)
      case .text(let text): append(text: text, into: &out)
      case .blob(let blob): out.append(blob: blob)
      }
    }
    out.append(contentsOf: lineEnd)
  }

  private func append(text: String, into out: inout [UInt8]) {
    let text = options.isTerminal ? shownSafely(text, keepingLineFeeds: true) : text
    if text.utf8.withContiguousStorageIfAvailable({ append(bytes: $0, into: &out) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { append(bytes: $0, into: &out) }
    }
  }

  @inline(__always)
  private func append(bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
    let isGuarded = needsFormulaGuard(bytes)
    guard isGuarded || needsQuotes(bytes) else { return out.append(contentsOf: bytes) }
    let quote = UInt8(ascii: "\"")
    let isQuoted = needsQuotes(bytes)
    if isQuoted { out.append(quote) }
    if isGuarded { out.append(UInt8(ascii: "'")) }
    var start = 0
    for index in bytes.indices where bytes[index] == quote {
      out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...index]))
      out.append(quote)
      start = index + 1
    }
    out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    if isQuoted { out.append(quote) }
  }

  @inline(__always)
  private func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    let space = UInt8(ascii: " ")
    if first == space || bytes[bytes.count - 1] == space { return true }
    for byte in bytes {
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
      {
        return true
      }
    }
    return false
  }
}
