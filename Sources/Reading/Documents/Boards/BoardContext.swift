import Vocabulary

/// What stands around the rows of a board: its head, the header of its table, its footnote.
struct BoardContext {
  var boardWords = 0
  var otherWords = 0
  var currency: Currency?
  var isDay24Hours = false
  /// Whether the markup marks the rows as quotes.
  var isMarked = false

  /// Takes a line into account; nearer ones first.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isHead: Bool, scratch: inout [UInt8]) {
    // Of a long sentence only the end leads up to a board.
    var range = range
    if range.count > 200 {
      var cut = range.upperBound - 160
      while cut < range.upperBound, text[cut] & 0xC0 == 0x80 { cut += 1 }
      range = cut..<range.upperBound
    }
    let reading = LineReading(text, range, scratch: &scratch)
    if reading.has(.window24) { isDay24Hours = true }
    if currency == nil { currency = reading.currency }
    guard isHead else { return }
    boardWords += reading.count(of: .board)
    otherWords += reading.count(of: .notboard)
  }
}
