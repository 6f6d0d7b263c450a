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

  /// Finds the end of the line that begins at a place and splits it in one pass, where no quote stands in it: what comes of
  /// it is what `split` makes of the line. Gives back the place of its break, the end of the bytes where it has none; nil,
  /// with no cells that mean anything, for a line with quotes.
  mutating func splitPlain(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int, delimiter: UInt8) -> Int? {
    count = 0
    openQuote = nil
    var start = first
    var place = first
    while place < bytes.count {
      let byte = bytes[place]
      if byte == delimiter {
        addPlain(bytes, start..<place, delimiter)
        start = place + 1
      } else if byte == UInt8(ascii: "\n") {
        break
      } else if byte == UInt8(ascii: "\"") {
        return nil
      }
      place += 1
    }
    let end = place > first && bytes[place - 1] == UInt8(ascii: "\r") ? place - 1 : place
    addPlain(bytes, start..<max(start, end), delimiter)
    return place
  }

  /// Adds a cell without the blanks before it.
  @inline(__always)
  private mutating func addPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>, _ delimiter: UInt8) {
    var start = cell.lowerBound
    while start < cell.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 && delimiter != 0x09 { start += 1 }
    add(start..<cell.upperBound)
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

  /// Goes past the line in hand, whose break stands at a place or which is the last; gives back the line without its break.
  @inline(__always)
  mutating func pass(_ lineBreak: Int) -> (range: Range<Int>, number: Int) {
    let start = place
    place = min(lineBreak + 1, bytes.count)
    let end = lineBreak > start && bytes[lineBreak - 1] == UInt8(ascii: "\r") ? lineBreak - 1 : lineBreak
    defer { number += 1 }
    return (start..<end, number)
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
