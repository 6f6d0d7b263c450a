/// The first lines of a table, on which its layout is decided.
struct TableSample {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Every line, blank ones too, each with its number; a last line that is cut off is left out.
  let lines: [(range: Range<Int>, number: Int)]

  init(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, limit: Int = 5000) {
    self.bytes = bytes
    var lines: [(range: Range<Int>, number: Int)] = []
    var cursor = LineCursor(bytes)
    while lines.count < limit, let line = cursor.next() {
      if !isWhole, cursor.place == bytes.count, bytes.last != UInt8(ascii: "\n") { break }
      lines.append(line)
    }
    self.lines = lines
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 <= 0x20 } }

  /// The cells of a line as texts without blanks around; doubled quotes are single again.
  func cells(_ line: Range<Int>, _ delimiter: UInt8) -> [String] {
    var cells = RowCells()
    cells.split(bytes, line, delimiter: delimiter)
    return (0..<cells.count).map { index in
      let cell = NumberText.trimmed(UnsafeBufferPointer(rebasing: bytes[cells[index]]))
      return Self.unquoted(String(decoding: cell, as: UTF8.self))
    }
  }

  /// A text with doubled quotes single again.
  static func unquoted(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\"")) else { return text }
    var result: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\""), previous == byte {
        previous = 0
        continue
      }
      result.append(byte)
      previous = byte
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether a cell reads as a day.
  static func isDay(_ cell: String) -> Bool {
    Array(cell.utf8).withUnsafeBufferPointer { DayText.read($0) != nil }
  }

  /// Whether a cell reads as a number or as the word for none.
  static func isNumber(_ cell: String) -> Bool {
    Array(cell.utf8).withUnsafeBufferPointer { cell in
      [false, true].contains { NumberText(decimalComma: $0).read(cell) != .bad }
    }
  }
}
