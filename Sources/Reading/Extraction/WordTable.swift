/// Lists of words (`lexicons/words.tsv` and `lexicons/<language>/words.tsv` for `WordList`, others for their owners), laid
/// out so that asking for a word of a list at a place costs a few instructions, nearly always without looking at a word.
///
/// Read once a language, kept for the life of the program.
struct WordTable: @unchecked Sendable {
  /// One word: eight of its bytes as a number, how many of them count, and its place among the words of its list.
  struct Word {
    /// The first eight, the first one lowest; in the buckets of last bytes the last eight, the last one highest.
    var packed: UInt64
    var mask: UInt64
    var start: Int32
    var length: UInt16
    var order: UInt16
  }

  /// What the first and last bytes of a list's words may be, and where its buckets are.
  struct List {
    /// One bit for each hash of the first three bytes of a longer word, and of the last three: what most places are told
    /// by, without a look at the maps.
    var heads: UInt64 = 0
    var tails: UInt64 = 0
    /// One bit for each first byte of a word of one or two, and for each last one.
    var shortHeads: UInt64 = 0
    var shortTails: UInt64 = 0
    /// Where its map of first bytes begins, one bit for each hash of six of longer words and of three of shorter ones; that
    /// of last bytes follows.
    var map = 0
    /// How many words of 64 bits a map has.
    var size: Int32 = 1
    /// Where its buckets of words by their first three bytes begin in `buckets`; those by their last three follow, each
    /// with one more entry for its end.
    var bucket: Int32 = 0
    /// The words of one or two bytes, which are in no bucket, in the order of the lexicon; the same by last bytes follow.
    var shorts: Int32 = 0
    var shortCount: Int32 = 0
    /// What the hash is shifted by to be a place in a map, and a bucket.
    var mapShift: UInt8 = 58
    var wordShift: UInt8 = 61
    /// Whether there are words of three to five bytes, and longer ones.
    var hasMiddle = false
    var hasLong = false

    @inline(__always) var shift: UInt64 { UInt64(mapShift) }
    @inline(__always) var bucketShift: UInt64 { UInt64(wordShift) }
    @inline(__always) var bucketCount: Int { 1 &<< Int(64 &- bucketShift) }
  }

  /// What lists share.
  struct Shared {
    let words: UnsafePointer<Word>
    let maps: UnsafePointer<UInt64>
    /// Where each bucket begins in `words`.
    let buckets: UnsafePointer<Int32>
    /// For tables of at most eight lists: which of them have a word that may begin, or end, with bytes of some hash.
    let heads: ListMasks
    let tails: ListMasks
    let bytes: UnsafePointer<UInt8>
  }

  /// The lists, and right before them what they share: one pointer, so that tables are cheap to hand on.
  let lists: UnsafePointer<List>
  private var shared: UnsafePointer<Shared> {
    @inline(__always) get { UnsafePointer(UnsafeRawPointer(lists).assumingMemoryBound(to: Shared.self) - 1) }
  }

  static let korean = WordTable("ko")
  static let english = WordTable("en")
  static let chinese = WordTable("zh")
  static let japanese = WordTable("ja")

  private init(_ language: String) {
    self.init(
      of: ["lexicons/words.tsv", "lexicons/\(language)/words.tsv"], lists: WordList.allCases.map { "\($0)" })
  }

  /// A place in a map, from three bytes.
  @inline(__always)
  static func three(_ packed: UInt64, _ shift: UInt64) -> UInt64 {
    ((packed & 0xFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) &>> shift
  }

  /// A place in a map, from six bytes.
  @inline(__always)
  static func six(_ packed: UInt64, _ shift: UInt64) -> UInt64 {
    ((packed & 0xFFFF_FFFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) &>> shift
  }

  @inline(__always)
  private func isSet(_ place: UInt64, _ map: Int) -> Bool {
    shared.pointee.maps[map &+ Int(place &>> 6)] &>> (place & 63) & 1 != 0
  }

  /// Whether a word of a list may begin with these bytes: false at most places, at the price of a load.
  @inline(__always)
  private func mayBegin(_ list: UnsafePointer<List>, _ packed: UInt64) -> Bool {
    let short = list.pointee.shortHeads &>> (packed & 63)
    return (list.pointee.heads &>> Self.three(packed, 58) | short) & 1 != 0
  }

  /// Whether a word of a list may end with these bytes, the last one highest.
  @inline(__always)
  private func mayEnd(_ list: UnsafePointer<List>, _ packed: UInt64) -> Bool {
    let short = list.pointee.shortTails &>> (packed &>> 56 & 63)
    return (list.pointee.tails &>> Self.three(packed &>> 40, 58) | short) & 1 != 0
  }

  /// The same as far as the maps tell.
  @inline(__always)
  private func begins(_ list: UnsafePointer<List>, _ packed: UInt64) -> Bool {
    let (map, shift) = (list.pointee.map, list.pointee.shift)
    if list.pointee.hasLong, isSet(Self.six(packed, shift), map) { return true }
    if list.pointee.hasMiddle, isSet(Self.three(packed, shift), map) { return true }
    return list.pointee.shortHeads &>> (packed & 63) & 1 != 0
  }

  @inline(__always)
  private func ends(_ list: UnsafePointer<List>, _ packed: UInt64) -> Bool {
    let (map, shift) = (list.pointee.map &+ Int(list.pointee.size), list.pointee.shift)
    if list.pointee.hasLong, isSet(Self.six(packed &>> 16, shift), map) { return true }
    if list.pointee.hasMiddle, isSet(Self.three(packed &>> 40, shift), map) { return true }
    return list.pointee.shortTails &>> (packed &>> 56 & 63) & 1 != 0
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

  /// Whether a word whose first bytes match stands at a place as a whole.
  @inline(__always)
  private func stands(
    _ word: Word, _ packed: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    guard (word.packed ^ packed) & word.mask == 0 else { return false }
    return word.length <= 8 || hasRest(word, 8..<Int(word.length), text, place)
  }

  /// Whether a word whose last bytes match, the last one highest, ends at a place as a whole.
  @inline(__always)
  private func ends(
    _ word: Word, _ packed: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    guard (word.packed ^ packed) & word.mask == 0 else { return false }
    return word.length <= 8 || hasRest(word, 0..<Int(word.length) &- 8, text, place &- Int(word.length))
  }

  /// Whether some bytes of a word stand in the text where it begins.
  private func hasRest(
    _ word: Word, _ part: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    guard place >= 0, place &+ part.upperBound <= text.count else { return false }
    var offset = part.lowerBound
    while offset < part.upperBound {
      if shared.pointee.bytes[Int(word.start) &+ offset] != text[place &+ offset] { return false }
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
    let list = lists + number
    guard mayBegin(list, packed) else { return 0 }
    return length(of: list, packed, text, place, limit)
  }

  @inline(never)
  private func length(
    of list: UnsafePointer<List>, _ packed: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int
  ) -> Int {
    guard begins(list, packed) else { return 0 }
    let list = list.pointee
    let (words, buckets) = (shared.pointee.words, shared.pointee.buckets)
    let bucket = Int(list.bucket) &+ Int(Self.three(packed, list.bucketShift))
    var index = Int(buckets[bucket])
    let end = Int(buckets[bucket &+ 1])
    var length = 0
    var order = UInt16.max
    while index < end {
      let word = words[index]
      if place &+ Int(word.length) <= limit, stands(word, packed, text, place) {
        length = Int(word.length)
        order = word.order
        break
      }
      index &+= 1
    }
    index = Int(list.shorts)
    let last = index &+ Int(list.shortCount)
    while index < last {
      let word = words[index]
      if word.order > order { break }
      if place &+ Int(word.length) <= limit, stands(word, packed, text, place) { return Int(word.length) }
      index &+= 1
    }
    return length
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
    let list = lists + number
    let packed = Self.packed(text, endingAt: place)
    guard mayEnd(list, packed) else { return 0 }
    return length(of: list, packed, text, endingAt: place, low)
  }

  @inline(never)
  private func length(
    of list: UnsafePointer<List>, _ packed: UInt64, _ text: UnsafeBufferPointer<UInt8>, endingAt place: Int, _ low: Int
  ) -> Int {
    guard ends(list, packed) else { return 0 }
    let list = list.pointee
    let (words, buckets) = (shared.pointee.words, shared.pointee.buckets)
    let low = max(low, 0)
    let bucket = Int(list.bucket) &+ list.bucketCount &+ 1 &+ Int(Self.three(packed &>> 40, list.bucketShift))
    var index = Int(buckets[bucket])
    let end = Int(buckets[bucket &+ 1])
    var length = 0
    var order = UInt16.max
    while index < end {
      let word = words[index]
      if place &- Int(word.length) >= low, ends(word, packed, text, place) {
        length = Int(word.length)
        order = word.order
        break
      }
      index &+= 1
    }
    index = Int(list.shorts) &+ Int(list.shortCount)
    let last = index &+ Int(list.shortCount)
    while index < last {
      let word = words[index]
      if word.order > order { break }
      if place &- Int(word.length) >= low, ends(word, packed, text, place) { return Int(word.length) }
      index &+= 1
    }
    return length
  }

  /// Whether a word of a list stands anywhere in a part of the text.
  func isIn(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ name: WordList) -> Bool {
    isIn(part, of: text, list: Int(name.rawValue))
  }

  /// The same for a list by its number.
  func isIn(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>, list number: Int) -> Bool {
    let list = lists + number
    var place = max(0, part.lowerBound)
    let end = min(part.upperBound, text.count)
    // No word begins within a character.
    while place < end, text[place] & 0xC0 == 0x80 { place &+= 1 }
    let (heads, shortHeads) = (list.pointee.heads, list.pointee.shortHeads)
    while place < end {
      let packed = Self.packed(text, place)
      if (heads &>> Self.three(packed, 58) | shortHeads &>> (packed & 63)) & 1 != 0,
        length(of: list, packed, text, place, end) > 0
      {
        return true
      }
      place &+= TextClass.length(UInt8(truncatingIfNeeded: packed))
    }
    return false
  }

  /// Whether a part of the text is a word of a list, as a whole.
  func holds(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ name: WordList) -> Bool {
    guard !part.isEmpty, part.lowerBound >= 0, part.upperBound <= text.count else { return false }
    let packed = Self.packed(text, part.lowerBound)
    let (words, buckets) = (shared.pointee.words, shared.pointee.buckets)
    let list = lists[Int(name.rawValue)]
    guard mayBegin(lists + Int(name.rawValue), packed), begins(lists + Int(name.rawValue), packed) else { return false }
    let bucket = Int(list.bucket) &+ Int(Self.three(packed, list.bucketShift))
    for index in part.count < 3
      ? Int(list.shorts)..<Int(list.shorts) &+ Int(list.shortCount) : Int(buckets[bucket])..<Int(buckets[bucket &+ 1])
    where Int(words[index].length) == part.count && stands(words[index], packed, text, part.lowerBound) {
      return true
    }
    return false
  }

  // MARK: Several lists at once

  /// Those of some lists that may have a word that begins at a place, one bit each; tables of at most eight lists only.
  @inline(__always)
  func lists(_ lists: UInt8 = .max, at place: Int, of text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    shared.pointee.heads.beginning(with: Self.packed(text, place), of: lists)
  }

  /// Notes of each character of a part of the text whether it is Han, and which of some lists may have a word that begins
  /// with it: see `HanSigns`.
  func noteHan(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>, lists: UInt8, in signs: HanSigns) {
    let last = min(part.upperBound, text.count &- 7)
    let heads = shared.pointee.heads
    var place = part.lowerBound
    while place < last {
      let packed = ByteWord.load(text, place)
      let lead = UInt8(truncatingIfNeeded: packed)
      if lead &- 0xE5 < 5 || lead == 0xE4 && packed &>> 8 & 0xFF >= 0xB8 {
        signs.note(heads.beginningLong(with: packed, of: lists), at: place)
        place &+= 3
      } else {
        signs.note(HanSigns.other, at: place)
        place &+= 1
      }
    }
    // What is read along with the last character, too.
    while place <= part.upperBound &+ 8 {
      signs.note(HanSigns.other, at: place)
      place &+= 1
    }
  }

  /// Those of some lists that may have a word that ends right before a place.
  @inline(__always)
  func lists(_ lists: UInt8 = .max, endingAt place: Int, of text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    shared.pointee.tails.beginning(with: Self.packed(text, endingAt: place).byteSwapped, of: lists)
  }
}
