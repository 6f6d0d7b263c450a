// Words that SQLite may keep pointers to for as long as a connection lives: symbols, and days in ISO 8601.
import Glibc
import Vocabulary

/// C strings that stay. Used by one thread at a time.
final class StaticWords {
  private var symbols: [String: UnsafeMutablePointer<CChar>] = [:]
  private var days: [Int32: UnsafeMutablePointer<CChar>] = [:]
  private var lastFirst = Int32.max
  private var lastWords: UnsafeMutablePointer<CChar>?

  deinit {
    for word in symbols.values { free(word) }
    for chunk in days.values { chunk.deallocate() }
  }

  /// A word as a C string that stays.
  func word(_ symbol: String) -> UnsafeMutablePointer<CChar>? {
    if let known = symbols[symbol] { return known }
    let word = strdup(symbol)
    symbols[symbol] = word
    return word
  }

  static let chunk: Int32 = 512
  private static let width = 11

  /// A text that stays.
  func text(_ symbol: String) -> CellText? { word(symbol).map { CellText($0) } }

  /// The ISO 8601 forms of 512 days as C strings of 11 bytes each, which stay; `first` is the first of the days.
  func dayWords(_ day: Int32) -> (first: Int32, words: UnsafeMutablePointer<CChar>) {
    // Rounded down, for days before 1970 too.
    let first = day & ~(Self.chunk - 1)
    if let known = days[first] { return (first, known) }
    let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(Self.chunk) * Self.width)
    for offset in 0..<Self.chunk {
      let place = words + Int(offset) * Self.width
      DayText.write(first &+ offset, to: place)
      place[10] = 0
    }
    days[first] = words
    return (first, words)
  }

  /// The ISO 8601 form of a day: ten characters and a zero.
  @inline(__always)
  func day(_ day: Int32) -> UnsafeMutablePointer<CChar> {
    let first = day & ~(Self.chunk - 1)
    if first == lastFirst, let lastWords { return lastWords + Int(day &- first) &* Self.width }
    let (_, words) = dayWords(day)
    (lastFirst, lastWords) = (first, words)
    return words + Int(day &- first) &* Self.width
  }
}
