// Where the rows of one instrument end in a piece of a table whose rows begin with its symbol.

/// The last place in whole lines at which the symbol changes, looked for by halving: files are mostly sorted by symbol.
struct InstrumentBorder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8

  /// Lines, each with its line break.
  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
  }

  /// The beginning of a line whose symbol is that of the last line and not that of the line before; nil where there is
  /// none behind the middle. O(length of lines · log n).
  var place: Int? {
    guard bytes.count > 2, let last = bytes[..<(bytes.count - 1)].lastIndex(of: UInt8(ascii: "\n")).map({ $0 + 1 }),
      let end = bytes[last...].firstIndex(of: delimiter), end > last, bytes[last] != UInt8(ascii: "\"")
    else { return nil }
    // With the mark behind it.
    let symbol = bytes[last...end]
    func isSame(_ line: Int) -> Bool { bytes[line...].prefix(symbol.count).elementsEqual(symbol) }
    func nextLine(_ place: Int) -> Int { bytes[place...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? last }
    var other = nextLine(bytes.count / 2)
    var same = last
    if other >= same || isSame(other) { return nil }
    // `other` is a line of another symbol before `same`, one of the last line's.
    while true {
      let middle = nextLine((other + same) / 2)
      if middle >= same { break }
      if isSame(middle) { same = middle } else { other = middle }
    }
    var line = nextLine(other)
    while line < same, !isSame(line) {
      other = line
      line = nextLine(line)
    }
    return line
  }
}
