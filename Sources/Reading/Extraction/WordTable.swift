/// Lists of words (`lexicons/words.tsv` and `lexicons/<language>/words.tsv` for `WordList`, others for their owners), laid
/// out so that asking for a word of a list at a place costs a few instructions, nearly always without looking at a word.
///
/// Read once a language, kept for the life of the program.
struct WordTable: @unchecked Sendable {
  /// One word: its first eight bytes as a number, and how many of them count.
  private struct Word {
    var packed: UInt64
    var mask: UInt64
    var start: Int32
    var length: Int32
  }

  /// The words of a list, in the order of the lexicon, and what their first and last bytes may be.
  private struct List {
    var first: Int32 = 0
    var count: Int32 = 0
    /// Where its map of first bytes begins, one bit for each hash of six of longer words and of three of shorter ones; that
    /// of last bytes follows.
    var map: Int32 = 0
    /// How many words of 64 bits a map has.
    var size: Int32 = 1
    /// What the hash is shifted by to be a place in a map.
    var shift: UInt64 = 58
    /// Whether there are words of three to five bytes, and longer ones.
    var hasMiddle = false
    var hasLong = false
    /// One bit for each first byte of a word of one or two, and for each last one.
    var shortHeads: UInt64 = 0
    var shortTails: UInt64 = 0
  }

  private let lists: UnsafePointer<List>
  private let words: UnsafePointer<Word>
  private let maps: UnsafePointer<UInt64>
  private let bytes: UnsafePointer<UInt8>

  static let korean = WordTable("ko")
  static let english = WordTable("en")
  static let chinese = WordTable("zh")
  static let japanese = WordTable("ja")

  private init(_ language: String) {
    self.init(
      of: ["lexicons/words.tsv", "lexicons/\(language)/words.tsv"], lists: WordList.allCases.map { "\($0)" })
  }

  /// Reads files whose lines name a list and give its words, separated by `|`, with `_` for a blank.
  ///
  /// - Parameters:
  ///   - lists: the names of the lists, in the order of their numbers.
  ///   - longestFirst: whether of several words at a place the longest counts; else the first of the lexicon.
  init(of files: [String], lists names: [String], longestFirst: Bool = false) {
    let names = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var forms = [[[UInt8]]](repeating: [], count: names.count)
    for file in files {
      EmbeddedFile.named(file)?.forEachLine { line in
        let fields = line.fields(2)
        guard let index = names[fields[0].string] else { return }
        var form: [UInt8] = []
        for byte in fields[1] {
          if byte == UInt8(ascii: "|") {
            forms[index].append(form)
            form = []
          } else {
            form.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
          }
        }
        forms[index].append(form)
      }
    }
    var lists: [List] = []
    var words: [Word] = []
    var maps: [UInt64] = []
    var bytes: [UInt8] = []
    for var forms in forms {
      if longestFirst { forms.sort { $0.count > $1.count } }
      var list = List(first: Int32(words.count), map: Int32(maps.count))
      // Eight bits a word and more: few places are taken for what they are not.
      while Int(list.size) * 8 < forms.count {
        list.size *= 2
        list.shift -= 1
      }
      maps += [UInt64](repeating: 0, count: Int(list.size) * 2)
      func set(_ place: UInt64, _ offset: Int) {
        maps[Int(list.map) + offset + Int(place >> 6)] |= 1 << (place & 63)
      }
      for form in forms where !form.isEmpty {
        var packed: UInt64 = 0
        for (offset, byte) in form.prefix(8).enumerated() { packed |= UInt64(byte) << UInt64(offset * 8) }
        words.append(
          Word(
            packed: packed, mask: form.count >= 8 ? .max : 1 << UInt64(form.count * 8) - 1, start: Int32(bytes.count),
            length: Int32(form.count)))
        bytes.append(contentsOf: form)
        list.count += 1
        // The last byte highest.
        var tail: UInt64 = 0
        for byte in form.suffix(8) { tail = tail >> 8 | UInt64(byte) << 56 }
        if form.count < 3 {
          list.shortHeads |= 1 << UInt64(form[0] & 63)
          list.shortTails |= 1 << UInt64(form[form.count - 1] & 63)
        } else if form.count < 6 {
          list.hasMiddle = true
          set(Self.three(packed, list.shift), 0)
          set(Self.three(tail >> 40, list.shift), Int(list.size))
        } else {
          list.hasLong = true
          set(Self.six(packed, list.shift), 0)
          set(Self.six(tail >> 16, list.shift), Int(list.size))
        }
      }
      lists.append(list)
    }
    self.lists = Self.kept(lists)
    self.words = Self.kept(words)
    self.maps = Self.kept(maps)
    self.bytes = Self.kept(bytes)
  }

  private static func kept<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
    let room = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
    _ = room.initialize(from: elements)
    return UnsafePointer(room.baseAddress ?? UnsafeMutablePointer<Element>.allocate(capacity: 1))
  }

  /// A place in a map, from three bytes.
  @inline(__always)
  private static func three(_ packed: UInt64, _ shift: UInt64) -> UInt64 {
    ((packed & 0xFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) &>> shift
  }

  /// A place in a map, from six bytes.
  @inline(__always)
  private static func six(_ packed: UInt64, _ shift: UInt64) -> UInt64 {
    ((packed & 0xFFFF_FFFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) &>> shift
  }

  @inline(__always)
  private func isSet(_ place: UInt64, _ map: Int) -> Bool { maps[map &+ Int(place &>> 6)] &>> (place & 63) & 1 != 0 }

  /// Whether a word of a list may begin with these bytes.
  @inline(__always)
  private func mayBegin(_ list: List, _ packed: UInt64) -> Bool {
    if list.hasLong, isSet(Self.six(packed, list.shift), Int(list.map)) { return true }
    if list.hasMiddle, isSet(Self.three(packed, list.shift), Int(list.map)) { return true }
    return list.shortHeads &>> (packed & 63) & 1 != 0
  }

  /// Whether a word of a list may end with these bytes, the last one highest.
  @inline(__always)
  private func mayEnd(_ list: List, _ packed: UInt64) -> Bool {
    let map = Int(list.map) &+ Int(list.size)
    if list.hasLong, isSet(Self.six(packed &>> 16, list.shift), map) { return true }
    if list.hasMiddle, isSet(Self.three(packed &>> 40, list.shift), map) { return true }
    return list.shortTails &>> (packed &>> 56 & 63) & 1 != 0
  }

  /// The eight bytes at a place, zeros past the end of the text.
  @inline(__always)
  private static func packed(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
    if place &+ 8 <= text.count { return ByteWord.load(text, place) }
    var packed: UInt64 = 0
    for offset in 0..<(text.count &- place) { packed |= UInt64(text[place &+ offset]) << UInt64(offset &* 8) }
    return packed
  }

  /// The eight bytes before a place, the last one highest; zeros before the start of the text.
  @inline(__always)
  private static func packed(_ text: UnsafeBufferPointer<UInt8>, endingAt place: Int) -> UInt64 {
    if place >= 8 { return ByteWord.load(text, place &- 8) }
    var packed: UInt64 = 0
    for offset in 0..<place { packed = packed &>> 8 | UInt64(text[offset]) &<< 56 }
    return packed
  }

  @inline(__always)
  private func stands(
    _ word: Word, _ packed: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    guard (word.packed ^ packed) & word.mask == 0 else { return false }
    let length = Int(word.length)
    guard length > 8 else { return true }
    guard place &+ length <= text.count else { return false }
    var offset = 8
    while offset < length {
      if bytes[Int(word.start) &+ offset] != text[place &+ offset] { return false }
      offset &+= 1
    }
    return true
  }

  /// How long the first word of a list is that the text at a place begins with, 0 where none stands there.
  @inline(__always)
  func length(of name: WordList, in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Int {
    length(ofList: Int(name.rawValue), in: text, at: place, before: text.count)
  }

  /// How long the first word of a list is that stands at a place and ends by `limit`, 0 where none does.
  @inline(__always)
  func length(ofList number: Int, in text: UnsafeBufferPointer<UInt8>, at place: Int, before limit: Int) -> Int {
    guard place >= 0, place < limit else { return 0 }
    let packed = Self.packed(text, place)
    let list = lists[number]
    guard mayBegin(list, packed) else { return 0 }
    return length(of: list, packed, text, place, limit)
  }

  private func length(
    of list: List, _ packed: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int
  ) -> Int {
    var index = Int(list.first)
    let end = index &+ Int(list.count)
    while index < end {
      let word = words[index]
      if stands(word, packed, text, place), place &+ Int(word.length) <= limit { return Int(word.length) }
      index &+= 1
    }
    return 0
  }

  /// How long a word of a list is that ends right before a place and begins at `low` or after; 0 where none does.
  @inline(__always)
  func length(
    of name: WordList, in text: UnsafeBufferPointer<UInt8>, endingAt place: Int, from low: Int
  ) -> Int {
    length(ofList: Int(name.rawValue), in: text, endingAt: place, from: low)
  }

  /// The same for a list by its number.
  @inline(__always)
  func length(
    ofList number: Int, in text: UnsafeBufferPointer<UInt8>, endingAt place: Int, from low: Int
  ) -> Int {
    guard place > low, place > 0, place <= text.count else { return 0 }
    let list = lists[number]
    guard mayEnd(list, Self.packed(text, endingAt: place)) else { return 0 }
    return length(of: list, text, endingAt: place, low)
  }

  private func length(of list: List, _ text: UnsafeBufferPointer<UInt8>, endingAt place: Int, _ low: Int) -> Int {
    var index = Int(list.first)
    let end = index &+ Int(list.count)
    while index < end {
      let word = words[index]
      let start = place &- Int(word.length)
      if start >= low, start >= 0, stands(word, Self.packed(text, start), text, start) { return Int(word.length) }
      index &+= 1
    }
    return 0
  }

  /// Whether a word of a list stands anywhere in a part of the text.
  func isIn(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ name: WordList) -> Bool {
    isIn(part, of: text, list: Int(name.rawValue))
  }

  /// The same for a list by its number.
  func isIn(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>, list number: Int) -> Bool {
    let list = lists[number]
    var place = max(0, part.lowerBound)
    let end = min(part.upperBound, text.count)
    // No word begins within a character.
    while place < end, text[place] & 0xC0 == 0x80 { place &+= 1 }
    while place < end {
      let packed = Self.packed(text, place)
      if mayBegin(list, packed) {
        var index = Int(list.first)
        let last = index &+ Int(list.count)
        while index < last {
          let word = words[index]
          if place &+ Int(word.length) <= end, stands(word, packed, text, place) { return true }
          index &+= 1
        }
      }
      place &+= TextClass.length(UInt8(truncatingIfNeeded: packed))
    }
    return false
  }

  /// Whether a part of the text is a word of a list, as a whole.
  func holds(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ name: WordList) -> Bool {
    guard !part.isEmpty, part.lowerBound >= 0, part.upperBound <= text.count else { return false }
    let packed = Self.packed(text, part.lowerBound)
    let list = lists[Int(name.rawValue)]
    guard mayBegin(list, packed) else { return false }
    var index = Int(list.first)
    let end = index &+ Int(list.count)
    while index < end {
      let word = words[index]
      if Int(word.length) == part.count, stands(word, packed, text, part.lowerBound) { return true }
      index &+= 1
    }
    return false
  }
}
