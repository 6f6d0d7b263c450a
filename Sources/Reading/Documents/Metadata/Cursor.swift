/// Steps through short pieces of text: numbers, marks, names of months.
struct Cursor {
  let text: UnsafeBufferPointer<UInt8>
  var place: Int
  let end: Int

  init(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) {
    self.text = text
    self.place = place
    self.end = end
  }

  var isAtDigit: Bool { place < end && text[place].isDigit }

  /// A whole number of at most so many digits.
  mutating func number(_ most: Int) -> (value: Int, digits: Int)? {
    var value = 0
    let start = place
    while place < end, text[place].isDigit, place - start < most {
      value = value * 10 + Int(text[place] - 0x30)
      place += 1
    }
    return place > start ? (value, place - start) : nil
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard place < end, text[place] == byte else { return false }
    place += 1
    return true
  }

  mutating func skip(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place + count <= end else { return false }
    for offset in 0..<count where text[place + offset] != word.utf8Start[offset] { return false }
    place += count
    return true
  }

  /// The next byte where it is one of these.
  mutating func byte(of set: StaticString) -> UInt8? {
    guard place < end else { return nil }
    for offset in 0..<set.utf8CodeUnitCount where set.utf8Start[offset] == text[place] {
      place += 1
      return text[place - 1]
    }
    return nil
  }

  /// Skips blanks; whether there were any.
  @discardableResult
  mutating func blanks() -> Bool {
    let start = place
    while place < end {
      let length = LineShape.blank(text, place)
      if length == 0 { break }
      place += length
    }
    return place > start
  }

  /// `st`, `nd`, `rd`, `th` behind a number.
  mutating func skipOrdinal() {
    guard place + 1 < end else { return }
    switch (text[place].lowered, text[place + 1].lowered) {
    case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68):
      if place + 2 == end || !text[place + 2].isLetter { place += 2 }
    default: break
    }
  }

  /// The number of a month by its English name or its first letters (`Feb`, `Sept`).
  mutating func month() -> Int? {
    guard place < end else { return nil }
    switch text[place] {
    case UInt8(ascii: "J"), UInt8(ascii: "F"), UInt8(ascii: "M"), UInt8(ascii: "A"), UInt8(ascii: "S"),
      UInt8(ascii: "O"), UInt8(ascii: "N"), UInt8(ascii: "D"):
      break
    default: return nil
    }
    var stop = place
    var key: UInt32 = 0
    while stop < end, text[stop].isLetter, stop - place < 10 {
      if stop - place < 3 { key = key << 8 | UInt32(text[stop].lowered) }
      stop += 1
    }
    let length = stop - place
    guard length >= 3, stop == end || !text[stop].isLetter else { return nil }
    for (index, name) in Self.months.enumerated() where name.key == key {
      let isPrefix = length == 3 || length == name.length || length == 4 && index == 8
      guard isPrefix, text[place].isUpper else { return nil }
      place = stop
      return index + 1
    }
    return nil
  }

  private static let months: [(key: UInt32, length: Int)] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ].map { name in (name.utf8.prefix(3).reduce(0) { $0 << 8 | UInt32($1) }, name.utf8.count) }
}

/// Times of day as they follow a day.
enum TimeOfDay {
  /// Whether a time follows within a few characters: `15:39`, `T15:39`, `(월) 오전 11:20`, `18時06分`, `7.00am`.
  static func follows(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var place = start
    let limit = min(end, start + 32)
    while place < limit {
      let byte = text[place]
      if byte.isDigit {
        var cursor = Cursor(text, place, end)
        guard let hour = cursor.number(2), !cursor.isAtDigit, hour.value < 25 else { return false }
        if cursor.skip(UInt8(ascii: ":")) { return cursor.isAtDigit }
        if cursor.skip("시") || cursor.skip("時") || cursor.skip("时") { return true }
        if cursor.skip(UInt8(ascii: ".")), cursor.number(2)?.digits == 2 {
          return cursor.skip("am") || cursor.skip("pm") || cursor.skip(" GMT")
        }
        return false
      }
      // Only weekdays, am and pm, and marks may stand between.
      if byte < 0x80, byte.isLetter {
        let next = byte.lowered
        guard
          next == UInt8(ascii: "t") || next == UInt8(ascii: "a") || next == UInt8(ascii: "p")
            || next == UInt8(ascii: "m")
        else { return false }
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "|") { return false }
      place += 1
    }
    return false
  }
}
