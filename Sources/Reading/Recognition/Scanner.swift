import Vocabulary

/// The state of one pass over a text: where it reads, in which language, and what it has found.
///
/// The scanner looks at every character once, stops only at those that may begin a numeral, a currency or a period, and
/// hands over to the grammar rules (`Numerals/`, `Rules/`), each of which is an extension in a file of its own. Rules read
/// ahead and back by small fixed amounts only, so that the whole is linear.
struct Scanner {
  let text: UnsafePointer<UInt8>
  let low: Int
  let high: Int
  /// The text's main language.
  let language: LanguageSet
  /// The languages whose forms count.
  let active: LanguageSet
  // Bare copies of the shared tables, to spare the hot loop the class.
  let rows: UnsafeMutablePointer<LexiconRow>
  let units: FormTable.View
  let starts: FormTable.View
  let words: FormTable.View
  let natives: FormTable.View
  let kana: FormTable.View
  let before: FormTable.View
  let after: FormTable.View
  let characters: UnsafeMutablePointer<UInt8>
  let words3: UnsafeMutablePointer<UInt8>
  var found: MentionList

  init(_ text: UnsafeBufferPointer<UInt8>, part: Range<Int>, language: LanguageSet, found: [Mention]) {
    let tables = RecognitionTables.shared
    // An empty buffer may have no address; nothing is read of it then.
    self.text =
      text.baseAddress ?? UnsafePointer(UnsafeRawPointer(tables.characters).assumingMemoryBound(to: UInt8.self))
    self.low = part.lowerBound
    self.high = part.upperBound
    self.language = language
    self.active = language == .ja ? [.en, .ko, .ja] : [.en, .ko, .zh]
    rows = tables.rows
    units = tables.units
    starts = tables.starts
    words = tables.words
    natives = tables.natives
    kana = tables.kana
    before = tables.before
    after = tables.after
    characters = tables.characters
    words3 = tables.words3
    self.found = MentionList(found)
  }

  // MARK: Bytes and characters

  /// The byte at a place, 0 past the end or before the start.
  @inline(__always)
  func byte(_ place: Int) -> UInt8 { place < high && place >= low ? text[place] : 0 }

  /// The character at a place inside the text, and its length in bytes.
  @inline(__always)
  func character(_ place: Int) -> (value: UInt32, width: Int) {
    let first = text[place]
    if first < 0x80 { return (UInt32(first), 1) }
    if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | UInt32(byte(place + 1) & 0x3F), 2) }
    if first < 0xF0 {
      return (
        UInt32(first & 0x0F) << 12 | UInt32(byte(place + 1) & 0x3F) << 6 | UInt32(byte(place + 2) & 0x3F), 3
      )
    }
    return (0x1F600, 4)
  }

  /// The character that ends before a place, 0 at the start.
  @inline(__always)
  func characterBefore(_ place: Int) -> (value: UInt32, start: Int) {
    var start = place - 1
    if start < low { return (0, low) }
    if text[start] < 0x80 { return (UInt32(text[start]), start) }
    while start > low, text[start] & 0xC0 == 0x80 { start -= 1 }
    return (character(start).value, start)
  }

  /// The value of the digit at a place, ASCII or full-width, and its length; -1 where there is none.
  @inline(__always)
  func digit(_ place: Int) -> (value: Int, width: Int) {
    let first = byte(place)
    if first >= 0x30, first <= 0x39 { return (Int(first) - 0x30, 1) }
    if first == 0xEF, byte(place + 1) == 0xBC {
      let last = byte(place + 2)
      if last >= 0x90, last <= 0x99 { return (Int(last) - 0x90, 3) }
    }
    return (-1, 0)
  }

  @inline(__always)
  func isDigit(_ place: Int) -> Bool { digit(place).value >= 0 }

  @inline(__always)
  static func isLatin(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  @inline(__always)
  static func isHangul(_ character: UInt32) -> Bool { character >= 0xAC00 && character <= 0xD7A3 }

  @inline(__always)
  static func isHan(_ character: UInt32) -> Bool {
    character >= 0x4E00 && character <= 0x9FFF || character == 0x3007 || character == 0x3005
  }

  @inline(__always)
  static func isKana(_ character: UInt32) -> Bool { character >= 0x3041 && character <= 0x30FF && character != 0x30FB }

  /// Whether a character is a letter of any script that we know.
  @inline(__always)
  static func isLetter(_ character: UInt32) -> Bool {
    if character < 0x80 { return isLatin(UInt8(character)) }
    return isHangul(character) || isHan(character) || isKana(character) || character >= 0xC0 && character <= 0x24F
  }

  /// Whether a letter begins at a place.
  @inline(__always)
  func isLetter(at place: Int) -> Bool { place < high && place >= low && Self.isLetter(character(place).value) }

  /// The place after at most `most` blanks (ASCII, no-break, ideographic).
  @inline(__always)
  func skipBlanks(_ place: Int, most: Int = 2) -> Int {
    var place = place
    for _ in 0..<most {
      let width = blank(place)
      if width == 0 { break }
      place += width
    }
    return place
  }

  /// The length of the blank at a place, 0 where there is none.
  @inline(__always)
  func blank(_ place: Int) -> Int {
    let first = byte(place)
    if first == 0x20 || first == 0x09 { return 1 }
    if first == 0xC2, byte(place + 1) == 0xA0 { return 2 }
    if first == 0xE3, byte(place + 1) == 0x80, byte(place + 2) == 0x80 { return 3 }
    if first == 0xE2, byte(place + 1) == 0x80, byte(place + 2) >= 0x80,
      byte(place + 2) <= 0x8A || byte(place + 2) == 0xAF
    {
      return 3
    }
    return 0
  }

  /// The place before at most `most` blanks that end at a place.
  @inline(__always)
  func skipBlanksBack(_ place: Int, most: Int = 2) -> Int {
    var place = place
    for _ in 0..<most {
      guard place > low else { break }
      let last = text[place - 1]
      if last == 0x20 || last == 0x09 {
        place -= 1
      } else if last == 0xA0, byte(place - 2) == 0xC2 {
        place -= 2
      } else if last == 0x80, byte(place - 2) == 0x80, byte(place - 3) == 0xE3 {
        place -= 3
      } else {
        break
      }
    }
    return place
  }

  /// Whether a literal stands at a place.
  @inline(__always)
  func has(_ literal: StaticString, at place: Int) -> Bool {
    let count = literal.utf8CodeUnitCount
    guard place >= low, place + count <= high else { return false }
    for index in 0..<count where text[place + index] != literal.utf8Start[index] { return false }
    return true
  }
}
