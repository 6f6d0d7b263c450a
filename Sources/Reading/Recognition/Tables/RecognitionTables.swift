import Vocabulary

/// The lexicons of the recogniser as tries and tables, built once per process at first use (about a millisecond).
///
/// The memory is never freed nor changed after building, so that scanners may hold bare pointers to it.
final class RecognitionTables: @unchecked Sendable {
  static let shared = RecognitionTables()

  /// Rows by the indexes that the tries give.
  let rows: UnsafeMutablePointer<LexiconRow>
  /// Currencies, percent, time units, marks, counters: what stands after a number.
  let units: ByteTrie
  /// What may begin a mention by itself: currencies before a number, periods, rhythms, lengths.
  let starts: ByteTrie
  /// English number words.
  let words: ByteTrie
  /// Native Korean numbers.
  let natives: ByteTrie
  /// Numbers in kana.
  let kana: ByteTrie
  /// Qualifying words before a number, spelled backwards.
  let before: ByteTrie
  /// Qualifying words after a number.
  let after: ByteTrie
  /// For every character of the basic plane: its part in numerals (`NumeralCode`), and bit 7 where a form of `starts` begins with it.
  let characters: UnsafeMutablePointer<UInt8>
  /// For the first two letters of a word (26 by 26, folded): whether a form of `starts` or `words` may begin so.
  let pairs: UnsafeMutablePointer<Bool>

  private init() {
    var build = TableBuilder()
    build.loadAll()
    rows = .allocate(capacity: build.rows.count)
    rows.initialize(from: build.rows, count: build.rows.count)
    units = build.units
    starts = build.starts
    words = build.words
    natives = build.natives
    kana = build.kana
    before = build.before
    after = build.after
    characters = build.characters
    pairs = build.pairs
  }
}

/// What a character does in a numeral of Chinese characters or Hangul.
enum NumeralCode {
  /// Digit d is `zero + d`.
  static let zero: UInt8 = 1
  static let nine: UInt8 = 10
  static let ten: UInt8 = 11
  static let hundred: UInt8 = 12
  static let thousand: UInt8 = 13
  static let twenty: UInt8 = 14
  static let forty: UInt8 = 16
  /// 10^4, then 10^8, 10^12, 10^16.
  static let wan: UInt8 = 17
  static let jing: UInt8 = 20
  static let point: UInt8 = 21
  static let skip: UInt8 = 22
  /// A native Korean number may begin here.
  static let native: UInt8 = 23
  /// 半: half of what follows.
  static let half: UInt8 = 24
  /// A number in kana may begin here.
  static let kana: UInt8 = 25
  static let mask: UInt8 = 0x1F
  static let start: UInt8 = 0x80
}
