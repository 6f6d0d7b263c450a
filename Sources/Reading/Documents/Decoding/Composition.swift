/// Composes what macOS stores in pieces: Hangul syllables from conjoining letters, kana with their voicing marks.
///
/// Look-ups expect whole characters; citations quote the pieces. The map leads from one to the other, byte by byte.
/// Hangul after The Unicode Standard, section 3.12.
enum Composition {
  /// The text with its letters composed, and the map back to `text`. O(count).
  static func composed(_ text: [UInt8]) -> (text: [UInt8], map: ByteMap) {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var map = ByteMap()
    map.copy(text: 0, source: 0)
    text.withUnsafeBufferPointer { text in
      var copied = 0
      var place = 0
      while place + 2 < text.count {
        let lead = text[place]
        if lead < 0xE0 || lead > 0xE3 {
          place += 1
          continue
        }
        guard let (scalar, length) = character(in: text, at: place) else {
          place += 1
          continue
        }
        output.append(contentsOf: text[copied..<place])
        map.replace(text: output.count, source: place..<place + length)
        output.append(UInt8(0xE0 | scalar >> 12))
        output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
        output.append(UInt8(0x80 | scalar & 0x3F))
        place += length
        copied = place
        map.copy(text: output.count, source: place)
      }
      output.append(contentsOf: text[copied...])
    }
    return (output, map)
  }

  /// The character that the letters at a place compose to, and the bytes they take; nil where none do.
  private static func character(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> (UInt32, Int)? {
    let first = scalar(text, place)
    if first &- 0x1100 < 19 {
      let vowel = scalar(text, place + 3) &- 0x1161
      guard vowel < 21 else { return nil }
      let syllable = 0xAC00 + ((first - 0x1100) * 21 + vowel) * 28
      let final = scalar(text, place + 6) &- 0x11A7
      return final &- 1 < 27 ? (syllable + final, 9) : (syllable, 6)
    }
    // A whole syllable may be followed by a final letter of its own.
    if first &- 0xAC00 < 11172, (first - 0xAC00) % 28 == 0 {
      let final = scalar(text, place + 3) &- 0x11A7
      return final &- 1 < 27 ? (first + final, 6) : nil
    }
    guard first &- 0x3046 < 0xB8 else { return nil }
    let mark = scalar(text, place + 3)
    guard mark == 0x3099 || mark == 0x309A else { return nil }
    if first == 0x3046, mark == 0x3099 { return (0x3094, 6) }
    if first == 0x30A6, mark == 0x3099 { return (0x30F4, 6) }
    // か…と go in pairs, with a small っ between ち and つ; は…ほ go in threes.
    let kana = first >= 0x30A0 ? first - 0x60 : first
    switch kana {
    case 0x304B...0x3062 where kana % 2 == 1, 0x3064...0x3068 where kana % 2 == 0:
      return mark == 0x3099 ? (first + 1, 6) : nil
    case 0x306F...0x307D where (kana - 0x306F) % 3 == 0:
      return (first + (mark == 0x3099 ? 1 : 2), 6)
    default:
      return nil
    }
  }

  /// The three-byte character at a place; 0 where there is none.
  @inline(__always)
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32 {
    guard place + 2 < text.count, text[place] & 0xF0 == 0xE0 else { return 0 }
    return UInt32(text[place] & 0x0F) << 12 | UInt32(text[place + 1] & 0x3F) << 6 | UInt32(text[place + 2] & 0x3F)
  }
}
