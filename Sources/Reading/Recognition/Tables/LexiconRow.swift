import Vocabulary

/// What one row of the recogniser's lexicons says of a form.
struct LexiconRow {
  var kind: Kind
  /// The languages whose texts it counts in.
  var languages: LanguageSet
  var flags: Flags = []
  var unit: TimeUnit = .year
  /// A power of ten, an ordinal, an offset, a small number: by kind.
  var value: Int32 = 0
  var currency: Currency?
  /// The next row with the same form, -1 for none.
  var next: Int32 = -1

  /// What the form does.
  enum Kind: UInt8 {
    /// Not a unit after all: a longer word begins there.
    case none
    case currency
    case percent, points
    /// A length of time: `unit` times `value`.
    case time
    /// A calendar mark: the number before it is a year, quarter, month or day of that name.
    case mark
    /// The number before it is a fiscal year.
    case fiscalMark
    case decadeMark
    /// Hours of the clock.
    case clock
    case counter
    /// A stretch `value` units from the document's day.
    case relative
    case relativeFiscal
    /// Half or quarter `value` of a year.
    case part
    case month
    case rate
    /// A length of its own: `value` tenths of `unit`.
    case span
    /// The number after it is a fiscal year.
    case fiscal
    case yearToDate
    // Words around numbers.
    case about, atLeast, atMost, negative, between, next, past, until, since, during, also, vague
    // Parts of numerals.
    case unit, teen, tens, hundred, scale, letter, fraction, point, and, native
  }

  /// Restrictions on a form.
  struct Flags: OptionSet {
    let rawValue: UInt16
    /// Capital letters only.
    static let upper = Flags(rawValue: 1)
    /// Only before the number.
    static let before = Flags(rawValue: 2)
    /// Only after the number.
    static let after = Flags(rawValue: 4)
    /// A part of a main unit.
    static let sub = Flags(rawValue: 8)
    /// Only after an amount in a main unit.
    static let only = Flags(rawValue: 16)
    /// No space between it and the number.
    static let tight = Flags(rawValue: 32)
    /// No letter may follow.
    static let end = Flags(rawValue: 64)
    /// No letter on either side.
    static let alone = Flags(rawValue: 128)
    /// Only with numbers from 100 on.
    static let big = Flags(rawValue: 256)
    /// Ends in an ASCII letter: no ASCII letter or digit may follow.
    static let latin = Flags(rawValue: 512)
    /// Ends in an ASCII digit: no ASCII letter or digit may follow.
    static let numbered = Flags(rawValue: 1024)
  }
}

/// The languages of a text or a form, as bits.
struct LanguageSet: OptionSet, Sendable {
  let rawValue: UInt8
  static let en = LanguageSet(rawValue: 1)
  static let ko = LanguageSet(rawValue: 2)
  static let zh = LanguageSet(rawValue: 4)
  static let ja = LanguageSet(rawValue: 8)
  static let all: LanguageSet = [.en, .ko, .zh, .ja]
}
