// Tab-separated values: one line a row, whatever the cells hold.
import Vocabulary

/// TSV with a header. Tab, line feed, carriage return and backslash are written `\t`, `\n`, `\r` and `\\`, so that
/// `cut` and `awk` see one line a row; null and the empty text are both nothing; the rest is as in CSV.
struct TSVRenderer: GridRenderer {
  private let columns: [Column]
  private let options: RenderOptions
  private let writer = ByteWriter()

  init(columns: [Column], options: RenderOptions) {
    self.columns = columns
    self.options = options
  }

  func begin(into out: inout [UInt8]) { append(row: columns.map { .text($0.name) }, into: &out) }

  func append(_ rows: [[Cell]], into out: inout [UInt8]) {
    for row in rows { append(row: row, into: &out) }
  }

  func append(_ batch: CellBatch, into out: inout [UInt8]) {
    let (count, writer) = (batch.columnCount, writer)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, count)) { scales in
      scales.initialize(repeating: 0)
      batch.forEach { column, kind, word, bytes in
        writer.reserve(bytes.count + ByteWriter.numberRoom)
        if column > 0 { writer.put(UInt8(ascii: "\t")) }
        switch kind {
        case .null: break
        case .integer: writer.put(Int64(bitPattern: word))
        case .real: writer.put(Double(bitPattern: word), scale: &scales[column])
        case .decimal: writer.put(CellDecimal(word))
        case .word: writer.put(bytes)
        case .text, .blob:
          var cell: [UInt8] = []
          if kind == .text { append(bytes: bytes, into: &cell) } else { cell.append(blob: Array(bytes)) }
          writer.reserve(cell.count)
          cell.withUnsafeBufferPointer { writer.put($0) }
        }
        if column == count - 1 {
          writer.reserve(1)
          writer.put(UInt8(ascii: "\n"))
        }
      }
    }
    writer.move(to: &out)
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
