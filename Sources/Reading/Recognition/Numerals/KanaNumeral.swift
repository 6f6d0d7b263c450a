/// Numerals in hiragana: `さんびゃく`, `きゅうじゅうなな`, `ろく どる`.
///
/// Nearly every one of these syllables is also a particle or part of a word, so a numeral must fill its whole run of kana (a currency may
/// follow), and must have two parts unless a currency follows.
extension Scanner {
  func kana(at start: Int) -> Numeral? {
    var place = start
    var total: Int128 = 0
    var section: Int128 = 0
    var current: Int128 = 0
    var parts = 0
    while parts < 24 {
      let (row, end) = longest(kana, at: place)
      guard row >= 0 else { break }
      let value = Int128(rows[Int(row)].value)
      if value < 10 {
        guard current == 0 else { return nil }
        current = value
      } else if value < 10_000 {
        section += max(current, 1) * value
        current = 0
      } else {
        guard section + current > 0 else { return nil }
        total += (section + current) * value
        section = 0
        current = 0
      }
      parts += 1
      place = end
    }
    guard parts > 0 else { return nil }
    var numeral = Numeral(start: start, end: place, value: ExactNumber(total + section + current), style: .han)
    numeral.length = parts
    if place >= high || !Self.isKana(character(place).value), parts >= 2 { return numeral }
    let (row, _) = longest(units, at: skipBlanks(place, most: 1))
    return row >= 0 && rows[Int(row)].kind == .currency ? numeral : nil
  }
}
