import CScan

/// Cuts text into lines, and tells what marks stand at the start of one. Line breaks: LF, CR LF, CR, and the Unicode ones.
struct Lines {
  let text: UnsafeBufferPointer<UInt8>
  /// Where the next line begins.
  private(set) var place: Int

  init(_ text: UnsafeBufferPointer<UInt8>, from place: Int = 0) {
    self.text = text
    self.place = place
  }

  /// The next line without its break; nil at the end. Amortised O(line).
  mutating func next() -> Range<Int>? {
    guard place < text.count, let base = text.baseAddress else { return nil }
    let start = place
    while place < text.count {
      // Most of a line is none of the three bytes that may end it.
      place = invest_first_of(base, place, text.count, 0x0A, 0x0D, 0xE2)
      guard place < text.count else { break }
      let byte = text[place]
      if byte == 0x0A || byte == 0x0D {
        let end = place
        place += byte == 0x0D && place + 1 < text.count && text[place + 1] == 0x0A ? 2 : 1
        return start..<end
      }
      // U+2028 and U+2029.
      if byte == 0xE2, place + 2 < text.count, text[place + 1] == 0x80, text[place + 2] & 0xFE == 0xA8 {
        let end = place
        place += 3
        return start..<end
      }
      place += 1
    }
    return start..<place
  }
}

/// Blanks, marks and widths within a line.
enum LineShape {
  /// The length of the blank at a place: space, tab, no-break space, ideographic space, zero-width space; 0 for none.
  @inline(__always)
  static func blank(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let byte = text[place]
    if byte == 0x20 || byte == 0x09 || byte == 0x0C || byte == 0x0B { return 1 }
    if byte == 0xC2, place + 1 < text.count, text[place + 1] == 0xA0 { return 2 }
    if place + 2 < text.count {
      if byte == 0xE3, text[place + 1] == 0x80, text[place + 2] == 0x80 { return 3 }
      if byte == 0xE2, text[place + 1] == 0x80, text[place + 2] >= 0x80, text[place + 2] <= 0x8B { return 3 }
      if byte == 0xEF, text[place + 1] == 0xBB, text[place + 2] == 0xBF { return 3 }
    }
    return 0
  }

  /// The line without blanks around, and the columns of its indentation.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> (range: Range<Int>, indent: Int) {
    var lower = line.lowerBound
    var indent = 0
    while lower < line.upperBound {
      let length = blank(text, lower)
      if length == 0 { break }
      indent += text[lower] == 0x09 ? 4 - indent % 4 : length == 3 ? 2 : 1
      lower = min(lower + length, line.upperBound)
    }
    var upper = line.upperBound
    while upper > lower {
      if text[upper - 1] == 0x20 || text[upper - 1] == 0x09 {
        upper -= 1
      } else if upper - lower >= 2, text[upper - 1] == 0xA0, blank(text, upper - 2) == 2 {
        upper -= 2
      } else if upper - lower >= 3, text[upper - 1] & 0xC0 == 0x80, blank(text, upper - 3) == 3 {
        upper -= 3
      } else {
        break
      }
    }
    return (lower..<upper, indent)
  }

  /// The length of a list mark with the blanks after it: `- `, `o `, `• `, `1. `, `(1) `, `① `, `▷ `; 0 where there is none.
  ///
  /// A bullet character needs no blank after it; `-`, `*`, `+` and numbers do, since they open prose and amounts too.
  static func listMark(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
    var place = line.lowerBound
    guard place < line.upperBound else { return 0 }
    let byte = text[place]
    if byte < 0x80 {
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "o") && place + 2 < line.upperBound && text[place + 1] == UInt8(ascii: " ")
          && (text[place + 2] == UInt8(ascii: " ") || TextClass.isUpper(text[place + 2]))
      {
        place += 1
      } else if byte.isDigit {
        while place < line.upperBound, text[place].isDigit, place - line.lowerBound < 3 { place += 1 }
        guard place < line.upperBound, text[place] == UInt8(ascii: ".") || text[place] == UInt8(ascii: ")") else {
          return 0
        }
        place += 1
      } else {
        return 0
      }
      guard place < line.upperBound, blank(text, place) > 0 else { return 0 }
    } else {
      let length = bullet(text, place)
      if length == 0 { return 0 }
      place += length
    }
    while place < line.upperBound {
      let length = blank(text, place)
      if length == 0 { break }
      place += length
    }
    return place < line.upperBound ? place - line.lowerBound : 0
  }

  /// The length of the bullet character at a place; 0 for none. Arrows that mean rise and fall (▲ ▼) are none
  /// but before Hangul.
  private static func bullet(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let byte = text[place]
    if byte == 0xC2 { return place + 1 < text.count && text[place + 1] == 0xB7 ? 2 : 0 }
    guard place + 2 < text.count, byte & 0xF0 == 0xE0 else { return 0 }
    let scalar = UInt32(byte & 0x0F) << 12 | UInt32(text[place + 1] & 0x3F) << 6 | UInt32(text[place + 2] & 0x3F)
    switch scalar {
    case 0x2022, 0x2023, 0x2043, 0x2219, 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B6, 0x25B7, 0x25B8, 0x25B9, 0x25BA,
      0x25C6, 0x25C7, 0x25CB, 0x25CE, 0x25CF, 0x25E6, 0x30FB, 0xFF65, 0xFF0E, 0x318D, 0x2713, 0x2714, 0x261E, 0x203B,
      0x2460...0x2473:
      return 3
    // ▲한화오션=…: the triangle heads an item where Hangul follows, and no number.
    case 0x25B2, 0x25B3:
      guard place + 6 <= text.count else { return 0 }
      return TextClass.isHangul(TextClass.scalar3(text, place + 3)) ? 3 : 0
    default:
      return 0
    }
  }

  /// The columns that a line takes on a terminal: two for East Asian characters.
  static func width(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
    var width = 0
    for place in line {
      let byte = text[place]
      if byte & 0xC0 != 0x80 { width += byte >= 0xE3 && byte < 0xF0 ? 2 : 1 }
    }
    return width
  }
}
