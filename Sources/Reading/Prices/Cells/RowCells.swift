/// The cells of one line: where each begins and ends, without the quotes around it.
struct RowCells {
  /// Places of cells, those of this line first: what a longer line left behind them stays.
  private var places: [Range<Int>] = []
  private(set) var count = 0
  /// Where a quote opens that nothing closes, nil where all are closed.
  private(set) var openQuote: Int?

  subscript(_ index: Int) -> Range<Int> {
    precondition(index < count)
    return places[index]
  }

  var last: Range<Int>? { count > 0 ? places[count - 1] : nil }

  /// Splits a line, given without its break.
  ///
  /// Blanks around a cell belong to it, but not those around quotes. A quote within a cell is a character like any other.
  mutating func split(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, delimiter: UInt8) {
    count = 0
    openQuote = nil
    var place = line.lowerBound
    while true {
      var start = place
      while start < line.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 && delimiter != 0x09 { start += 1 }
      if start < line.upperBound, bytes[start] == UInt8(ascii: "\"") {
        var end = start + 1
        var isClosed = false
        while end < line.upperBound {
          if bytes[end] == UInt8(ascii: "\"") {
            if end + 1 < line.upperBound, bytes[end + 1] == UInt8(ascii: "\"") {
              end += 2
              continue
            }
            isClosed = true
            break
          }
          end += 1
        }
        if !isClosed { openQuote = start }
        add(start + 1..<min(end, line.upperBound))
        place = end
        while place < line.upperBound, bytes[place] != delimiter { place += 1 }
      } else {
        while place < line.upperBound, bytes[place] != delimiter { place += 1 }
        add(start..<max(start, place))
      }
      if place >= line.upperBound { return }
      place += 1
    }
  }

  @inline(__always)
  private mutating func add(_ range: Range<Int>) {
    if count < places.count { places[count] = range } else { places.append(range) }
    count += 1
  }
}

/// The lines of a buffer, each without its break.
struct LineCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var place: Int
  /// The number of the line that comes next.
  private(set) var number: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int = 0, number: Int = 1) {
    self.bytes = bytes
    self.place = place
    self.number = number
  }

  mutating func next() -> (range: Range<Int>, number: Int)? {
    guard place < bytes.count else { return nil }
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    var end = place
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    if place < bytes.count { place += 1 }
    defer { number += 1 }
    return (start..<end, number)
  }
}
