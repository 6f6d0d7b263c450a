import Vocabulary

/// Lines of text below a table: sources, signs and what they mean, when it was downloaded.
///
///     "說明:"
///     Source: the exchange. Prices in New Taiwan dollars
extension TableParser {
  /// Whether a line may be a note: one or two cells of words that no row of the table has room for.
  func isNote(_ line: Range<Int>) -> Bool {
    guard line.lowerBound < line.upperBound, !bytes[line.lowerBound].isDigit, cells.openQuote == nil else {
      return false
    }
    var filled = 0
    var letters = 0
    var digits = 0
    var isText = false
    for cell in 0..<cells.count {
      let text = NumberText.trimmed(UnsafeBufferPointer(rebasing: bytes[cells[cell]]))
      guard let first = text.first else { continue }
      filled += 1
      if filled > 2 || filled >= layout.needed || filled == 1 && first.isDigit { return false }
      let before = letters
      for byte in text {
        if byte >= 0x80 || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") { letters += 1 }
        if byte.isDigit { digits += 1 }
        // A row whose cells are set apart by something else.
        if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|") || byte == 0x09 { return false }
      }
      if letters == before { return false }
      // A word alone may be the symbol of a row that was cut off.
      if filled == 1 { isText = text.contains { $0 == 0x20 || $0 >= 0x80 } }
    }
    return isText && letters >= max(6, digits)
  }

  /// How many rows were read.
  private var rowCount: Int { buffers.reduce(table.rates.count) { $0 + $1.count } }

  /// Keeps what may be a note, and so far complains of nothing.
  mutating func keepNote(_ complaint: Diagnostic) {
    if rowCount > rowsAtNote { rejectNotes() }
    table.notes.append(complaint)
    rowsAtNote = rowCount
  }

  /// Leaves the lines out that were no notes, since a row follows.
  mutating func rejectNotes() {
    for note in table.notes { reject(note) }
    table.notes = []
  }

  /// The same at the end, where the last row may have been read in between.
  mutating func endNotes() {
    if rowCount > rowsAtNote { rejectNotes() }
  }
}
