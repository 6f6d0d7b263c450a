/// What kind of character stands at a byte of UTF-8 text, as far as word borders need to know.
enum TextClass {
  @inline(__always)
  static func isASCIIWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  @inline(__always)
  static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  @inline(__always)
  static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// The length of the character that begins with this byte.
  @inline(__always)
  static func length(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// The scalar of the three-byte character at a place, 0 where there is none.
  @inline(__always)
  static func scalar3(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32 {
    guard place >= 0, place &+ 2 < text.count, text[place] & 0xF0 == 0xE0 else { return 0 }
    return UInt32(text[place] & 0x0F) << 12 | UInt32(text[place &+ 1] & 0x3F) << 6 | UInt32(text[place &+ 2] & 0x3F)
  }

  @inline(__always)
  static func isHangul(_ scalar: UInt32) -> Bool { scalar &- 0xAC00 < 11_172 }

  /// Whether a Hangul syllable begins at a place.
  @inline(__always)
  static func isHangul(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    let lead = text[place]
    // EB and EC hold nothing but Hangul.
    if lead == 0xEB || lead == 0xEC { return place &+ 2 < text.count }
    return (lead == 0xEA || lead == 0xED) && isHangul(scalar3(text, place))
  }

  /// Hangul syllable, 0 based index of its final consonant; 0 where it has none.
  @inline(__always)
  static func finalConsonant(_ scalar: UInt32) -> UInt32 { isHangul(scalar) ? (scalar - 0xAC00) % 28 : 0 }

  @inline(__always)
  static func isKatakana(_ scalar: UInt32) -> Bool { scalar &- 0x30A1 < 0x5A || scalar == 0x30FC }

  @inline(__always)
  static func isHiragana(_ scalar: UInt32) -> Bool { scalar &- 0x3041 < 0x56 }

  @inline(__always)
  static func isHan(_ scalar: UInt32) -> Bool { scalar &- 0x4E00 < 0x5200 || scalar == 0x3005 }

  /// Full-width Latin letter or digit.
  @inline(__always)
  static func isFullWidthWord(_ scalar: UInt32) -> Bool {
    scalar &- 0xFF21 < 26 || scalar &- 0xFF41 < 26 || scalar &- 0xFF10 < 10
  }

  /// What a character is in a Japanese name: a Latin letter or digit, katakana, another letter (Han, full-width Latin, the
  /// middle dot), or none.
  enum JapaneseNameLetter {
    case none, latin, katakana, other
  }

  @inline(__always)
  static func japaneseNameLetter(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> JapaneseNameLetter {
    let lead = text[place]
    if lead < 0x80 { return isASCIIWord(lead) ? .latin : .none }
    // U+5000 to U+9FFF.
    if lead &- 0xE5 < 5 { return .other }
    if lead == 0xE3 {
      let (second, third) = (text[place &+ 1], text[place &+ 2])
      switch second {
      // 々
      case 0x80: return third == 0x85 ? .other : .none
      // Hiragana up to U+30A0.
      case 0x82: return third >= 0xA1 ? .katakana : .none
      // The middle dot is U+30FB.
      case 0x83: return third == 0xBB ? .other : third <= 0xBC ? .katakana : .none
      default: return .none
      }
    }
    guard lead == 0xE4 || lead == 0xEF else { return .none }
    let scalar = scalar3(text, place)
    return isHan(scalar) || isFullWidthWord(scalar) ? .other : .none
  }

  /// The three-byte character that ends right before a place, 0 where there is none.
  @inline(__always)
  static func scalarBefore(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32 {
    guard place >= 3, text[place &- 1] & 0xC0 == 0x80, text[place &- 3] & 0xF0 == 0xE0 else { return 0 }
    return scalar3(text, place &- 3)
  }
}
