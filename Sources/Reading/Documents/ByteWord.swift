import CScan

/// Text eight bytes at a time, for the passes that look at every byte and care about few.
///
/// Source of the tricks: Warren, Hacker's Delight, section 6-1 (finding a zero byte), and the same for "less than".
enum ByteWord {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The eight bytes at a place, the first one lowest. They must all be there.
  @inline(__always)
  static func load(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Not zero where one of the bytes is `byte`; the lowest bit set lies in the first such byte.
  @inline(__always)
  static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return (difference &- ones) & ~difference & highs
  }

  /// Not zero where one of the bytes is below `limit` (at most 128).
  @inline(__always)
  static func below(_ word: UInt64, _ limit: UInt8) -> UInt64 {
    (word &- ones &* UInt64(limit)) & ~word & highs
  }

  /// The word with its ASCII capitals in lower case.
  @inline(__always)
  static func lowered(_ word: UInt64) -> UInt64 {
    let low = word & ~highs
    let fromA = low &+ ones &* (0x80 - 0x41)
    let pastZ = low &+ ones &* (0x80 - 0x5B)
    return word | (fromA & ~pastZ & ~word & highs) >> 2
  }

  /// The high bits of the bytes that are ASCII letters.
  @inline(__always)
  static func letters(_ word: UInt64) -> UInt64 {
    let lower = word & ~highs | ones &* 0x20
    let fromA = lower &+ ones &* (0x80 - 0x61)
    let pastZ = lower &+ ones &* (0x80 - 0x7B)
    return fromA & ~pastZ & ~word & highs
  }

  /// The high bits of the bytes that are ASCII letters or digits.
  @inline(__always)
  static func wordBytes(_ word: UInt64) -> UInt64 {
    let low = word & ~highs
    let from0 = low &+ ones &* (0x80 - 0x30)
    let past9 = low &+ ones &* (0x80 - 0x3A)
    return letters(word) | from0 & ~past9 & ~word & highs
  }

  /// Where the run of ASCII letters and digits ends that goes on from a place, `end` at most.
  @inline(__always)
  static func wordEnd(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int {
    var place = place
    while place < end, place &+ 8 <= text.count {
      let others = ~wordBytes(load(text, place)) & highs
      if others != 0 { return min(place &+ others.trailingZeroBitCount >> 3, end) }
      place &+= 8
    }
    while place < end, TextClass.isASCIIWord(text[place]) { place &+= 1 }
    return min(place, end)
  }

  /// Where the run of ASCII letters ends that goes on from a place, `end` at most.
  @inline(__always)
  static func letterEnd(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int {
    var place = place
    while place < end, place &+ 8 <= text.count {
      let others = ~letters(load(text, place)) & highs
      if others != 0 { return min(place &+ others.trailingZeroBitCount >> 3, end) }
      place &+= 8
    }
    while place < end, text[place].isLetter { place &+= 1 }
    return min(place, end)
  }

  /// Whether an ASCII digit stands in a range.
  @inline(__always)
  static func hasDigit(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while place &+ 8 <= range.upperBound {
      // Digits differ from "0" by less than ten.
      if below(load(text, place) ^ (ones &* 0x30), 10) != 0 { return true }
      place &+= 8
    }
    while place < range.upperBound {
      if text[place].isDigit { return true }
      place &+= 1
    }
    return false
  }

  /// The first place of a range with one of two bytes, its end where there is none.
  @inline(__always)
  static func first(
    of one: UInt8, or other: UInt8, in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int {
    guard let base = text.baseAddress else { return range.upperBound }
    return invest_first_of(base, range.lowerBound, range.upperBound, one, other, other)
  }

  /// Copies the bytes of a range with the letters of ASCII in lower case.
  @inline(__always)
  static func fold(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into room: UnsafeMutablePointer<UInt8>
  ) {
    guard let base = text.baseAddress else { return }
    invest_fold(base + range.lowerBound, range.count, room)
  }

  /// How many bytes of a range are no ASCII, and whether one is 30 to 3F, as digits are, or EF, as those of full width are.
  @inline(__always)
  static func wide(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (count: Int, hasNumeral: Bool) {
    guard let base = text.baseAddress else { return (0, false) }
    var hasNumeral: CInt = 0
    let count = invest_count_wide(base + range.lowerBound, range.count, &hasNumeral)
    return (Int(count), hasNumeral != 0)
  }
}
