/// What a Hangul syllable is made of, as far as particles ask: they go by whether a consonant ends it.
///
///     기업은, 기업이, 기업을      a consonant
///     회사는, 회사가, 회사를      none
enum HangulSyllable {
  /// Whether a consonant ends a syllable.
  static func hasFinal(_ scalar: UInt32) -> Bool {
    TextClass.isHangul(scalar) && scalar >= 0xAC00 && (scalar - 0xAC00) % 28 != 0
  }
}
