// Tab-separated values: one line a row, whatever the cells hold.
import Vocabulary

/// TSV with a header. Tab, line feed, carriage return and backslash are written `\t`, `\n`, `\r` and `\\`, so that
/// `cut` and `awk` see one line a row; null and the empty text are both nothing; the rest is as in CSV.
struct TSVRenderer: GridRenderer {
  private let columns: [Column]
  private let options: RenderOptions

  init(columns: [Column], options: RenderOptions) {
    self.columns = columns
    self.options = options
  }

  func begin(into out: inout [UInt8]) { append(row: columns.map { .text($0.name) }, into: &out) }

  func append(_ rows: [[Cell]], into out: inout [UInt8]) {
    for row in rows { append(row: row, into: &out) }
  }

  func append(_ batch: CellBatch, into out: inout [UInt8]) {
    batch.forEach { column, kind, word, bytes in
      if column > 0 { out.append(UInt8(ascii: "\t")) }
      switch kind {
      case .null: break
      case .integer: out.appendDigits(Int64(bitPattern: word))
      case .real: out.appendDigits(Double(bitPattern: word))
      case .text: append(bytes: bytes, into: &out)
      case .blob: out.append(blob: Array(bytes))
      }
      if column == batch.columnCount - 1 { out.append(UInt8(ascii: "\n")) }
    }
  }

  func end(into out: inout [UInt8]) {}

  private func append(row: [Cell], into out: inout [UInt8]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { out.append(UInt8(ascii: "\t")) }
      switch cell {
      case .null: break
      case .integer(let value): out.appendDigits(value)
      case .real(let value): out.appendDigits(value)
      case .text(let text):
        if text.utf8.withContiguousStorageIfAvailable({ append(bytes: $0, into: &out) }) == nil {
          Array(text.utf8).withUnsafeBufferPointer { append(bytes: $0, into: &out) }
        }
      case .blob(let blob): out.append(blob: blob)
      }
    }
    out.append(UInt8(ascii: "\n"))
  }

  private func append(bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
    if needsFormulaGuard(bytes) { out.append(UInt8(ascii: "'")) }
    var start = 0
    for index in bytes.indices {
      let escape: StaticString
      switch bytes[index] {
      case UInt8(ascii: "\t"): escape = "\\t"
      case UInt8(ascii: "\n"): escape = "\\n"
      case UInt8(ascii: "\r"): escape = "\\r"
      case UInt8(ascii: "\\"): escape = "\\\\"
      default: continue
      }
      append(plain: UnsafeBufferPointer(rebasing: bytes[start..<index]), into: &out)
      out.append(literal: escape)
      start = index + 1
    }
    append(plain: UnsafeBufferPointer(rebasing: bytes[start...]), into: &out)
  }

  private func append(plain bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
    if options.isTerminal, mayHoldUnsafe(bytes) {
      out.append(contentsOf: shownSafely(String(decoding: bytes, as: UTF8.self)).utf8)
    } else {
      out.append(contentsOf: bytes)
    }
  }
}
