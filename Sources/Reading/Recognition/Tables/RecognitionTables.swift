import Vocabulary

/// The lexicons of the recogniser as tables, built once per process at first use (about a millisecond).
///
/// The memory is never freed nor changed after building, so that scanners may hold bare pointers to it.
final class RecognitionTables: @unchecked Sendable {
  static let shared = RecognitionTables()

  /// What the views look into.
  private let tables: [FormTable]
  /// Rows by the indexes that the forms give.
  let rows: UnsafeMutablePointer<LexiconRow>
  /// Currencies, percent, time units, marks, counters: what stands after a number.
  let units: FormTable.View
  /// What may begin a mention by itself: currencies before a number, periods, rhythms, lengths.
  let starts: FormTable.View
  /// English number words.
  let words: FormTable.View
  /// Native Korean numbers.
  let natives: FormTable.View
  /// Numbers in kana.
  let kana: FormTable.View
  /// Qualifying words before a number, spelled backwards.
  let before: FormTable.View
  /// Qualifying words after a number.
  let after: FormTable.View
  /// For every character of the basic plane: its part in numerals (`NumeralCode`), bit 7 where a form of `starts` begins with
  /// it, bit 6 where a form of `before` ends with it.
  let characters: UnsafeMutablePointer<UInt8>
  /// For the first three letters of a word: what may begin so, see `WordStart`.
  let words3: UnsafeMutablePointer<UInt8>

  private init() {
    var build = TableBuilder()
    build.loadAll()
    tables = [build.units, build.starts, build.words, build.natives, build.kana, build.before, build.after].map {
      build.forms.table($0)
    }
    units = tables[0].permanentView
    starts = tables[1].permanentView
    words = tables[2].permanentView
    natives = tables[3].permanentView
    kana = tables[4].permanentView
    before = tables[5].permanentView
    after = tables[6].permanentView
    rows = .allocate(capacity: build.forms.rows.count)
    rows.initialize(from: build.forms.rows, count: build.forms.rows.count)
    characters = build.characters
    words3 = build.words3
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
  /// A word that qualifies the number after it may end with it.
  static let qualifierEnd: UInt8 = 0x40
}

/// A quick test of whether a Latin word may begin a mention, by its first three letters.
enum WordStart {
  /// A form of `starts`, in either case.
  static let anyCase: UInt8 = 1
  /// A form of `starts` that begins with a capital: codes that are also words, names of months.
  static let capital: UInt8 = 2
  /// A number word.
  static let number: UInt8 = 4

  /// The index in the table; what stands after the word's end counts as nothing. 0 where the first byte is no letter.
  @inline(__always)
  static func index(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    guard Scanner.isLatin(first) else { return 0 }
    var index = Int(first & 31) << 10
    if Scanner.isLatin(second) {
      index |= Int(second & 31) << 5
      if Scanner.isLatin(third) { index |= Int(third & 31) }
    }
    return index
  }
}
