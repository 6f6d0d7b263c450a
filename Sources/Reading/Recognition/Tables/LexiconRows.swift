import CEmbedded

/// Walks the rows of an embedded lexicon file: tab-separated columns, `#` comments, a header line first.
struct LexiconRows {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  /// The file of that name; no rows where there is none.
  init(_ name: String) {
    if let file = invest_embedded_find(name) {
      bytes = UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.length)
    } else {
      bytes = UnsafeBufferPointer(start: nil, count: 0)
    }
    _ = next()
  }

  /// One row: up to four columns, missing ones empty.
  typealias Row = (
    UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>
  )

  /// The next row, nil at the end.
  mutating func next() -> Row? {
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "#") || bytes[place] == UInt8(ascii: "\n") {
        while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
        place += 1
        continue
      }
      let first = column()
      let second = column()
      let third = column()
      let fourth = column()
      while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
      place += 1
      return (first, second, third, fourth)
    }
    return nil
  }

  private mutating func column() -> UnsafeBufferPointer<UInt8> {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\t"), bytes[place] != UInt8(ascii: "\n") { place += 1 }
    let column = UnsafeBufferPointer(rebasing: bytes[start..<place])
    if place < bytes.count, bytes[place] == UInt8(ascii: "\t") { place += 1 }
    return column
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are those of an ASCII or UTF-8 literal.
  func equals(_ literal: StaticString) -> Bool {
    guard count == literal.utf8CodeUnitCount else { return false }
    for index in 0..<count where self[index] != literal.utf8Start[index] { return false }
    return true
  }

  /// Whether a blank-separated list holds a word.
  func hasWord(_ word: StaticString) -> Bool {
    var start = 0
    for index in 0...count where index == count || self[index] == UInt8(ascii: " ") {
      if UnsafeBufferPointer(rebasing: self[start..<index]).equals(word) { return true }
      start = index + 1
    }
    return false
  }

  /// A whole number with an optional sign; nil for anything else.
  var integer: Int? {
    var value = 0
    var digits = 0
    for (index, byte) in enumerated() {
      if index == 0, byte == UInt8(ascii: "-") { continue }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
    }
    guard digits > 0, digits < 18 else { return nil }
    return first == UInt8(ascii: "-") ? -value : value
  }
}
