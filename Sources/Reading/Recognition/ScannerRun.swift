/// The hot loop: walks the text once and stops where a mention may begin.
extension Scanner {
  mutating func run() {
    var place = low
    while place < high {
      place = passingIdle(place)
      guard place < high else { return }
      let first = text[place]
      if first < 0x80 {
        place = ascii(place, first)
      } else if first >= 0xE3, first < 0xF0 {
        place = wide(place)
      } else if first >= 0xF0 {
        place += 4
      } else {
        place = symbol(place, first)
      }
    }
  }

  /// The first place from one on with anything but characters of three bytes that have no part in any quantity, as most
  /// of them.
  @inline(__always)
  private func passingIdle(_ start: Int) -> Int {
    // Bare copies: what is read through the scanner is loaded anew at each character.
    let (text, characters, low, last) = (text, characters, low, high &- 2)
    var place = start
    // The Hangul syllable right before, 0 where there is none.
    var before = 0
    if place &- 3 >= low, place < last, text[place &- 3] &- 0xEA < 4 {
      before = Self.wideValue(text, place &- 3)
      if !Self.isHangul(UInt32(before)) { before = 0 }
    }
    while place < last {
      let first = text[place]
      guard first &- 0xE3 < 13 else { break }
      let value = Self.wideValue(text, place)
      let isSyllable = value &- 0xAC00 < 11_172 && value >= 0xAC00
      let part = characters[value]
      if part & ~NumeralCode.qualifierEnd != 0 || value >= 0xFF00 {
        // Nothing begins inside a Korean word, except behind what may qualify a number.
        guard isSyllable, before != 0, characters[before] & NumeralCode.qualifierEnd == 0 else { break }
      }
      before = isSyllable ? value : 0
      place &+= 3
    }
    return place
  }

  /// The character of three bytes at a place.
  @inline(__always)
  private static func wideValue(_ text: UnsafePointer<UInt8>, _ place: Int) -> Int {
    Int(text[place] & 0x0F) << 12 | Int(text[place &+ 1] & 0x3F) << 6 | Int(text[place &+ 2] & 0x3F)
  }

  /// A byte of ASCII: words, digits, signs.
  @inline(__always)
  private mutating func ascii(_ place: Int, _ first: UInt8) -> Int {
    if Self.isLatin(first) { return word(place) }
    if first >= 0x30, first <= 0x39 { return digitsOrDate(place) }
    switch first {
    case 0x24, 0x5C:
      if let end = start(at: place), end > place { return end }
    case 0x2E:
      // ".75", but not the end of a sentence or of a file name.
      if isDigit(place + 1), place == low || !Self.isLetter(characterBefore(place).value) && !isDigit(place - 1) {
        return numeralOrSkip(place)
      }
    case 0x3A:
      // An address on the net.
      if byte(place + 1) == 0x2F, byte(place + 2) == 0x2F { return blankAfter(place) }
    default: break
    }
    return place + 1
  }

  /// A word of Latin letters: looked up where its first two letters may begin something, else skipped.
  @inline(__always)
  private mutating func word(_ place: Int) -> Int {
    let may = words3[WordStart.index(text[place], byte(place + 1), byte(place + 2))]
    if may != 0 {
      if may & WordStart.anyCase != 0 || may & WordStart.capital != 0 && text[place] < 0x60, let end = start(at: place),
        end > place
      {
        return end
      }
      if may & WordStart.number != 0, let end = spelled(place), end > place { return end }
    }
    var end = place + 1
    while end &+ 8 <= high {
      let word = UInt64(littleEndian: UnsafeRawPointer(text + end).loadUnaligned(as: UInt64.self))
      let others = ~ByteWord.letters(word) & ByteWord.highs
      end &+= others == 0 ? 8 : others.trailingZeroBitCount >> 3
      if others != 0 { break }
    }
    while end < high, Self.isLatin(text[end]) { end += 1 }
    // H100, Qwen2.5, GPT-4: digits glued to letters belong to a name.
    if end < high {
      let next = text[end]
      if next >= 0x30, next <= 0x39 { return nameEnd(end) }
      if next == 0x2D, byte(end + 1) >= 0x30, byte(end + 1) <= 0x39, !isDatedPrefix(place, end) {
        return nameEnd(end + 1)
      }
      if next == 0x40 { return blankAfter(end) }
    }
    return end
  }

  /// A number in English words.
  private mutating func spelled(_ place: Int) -> Int? {
    let (row, _) = longest(words, at: place)
    guard row >= 0 else { return nil }
    switch rows[Int(row)].kind {
    case .unit, .teen, .tens: break
    case .fraction where rows[Int(row)].value == 2 || rows[Int(row)].value == 4: return halfOf(place)
    default: return nil
    }
    var skip = 0
    var quantity = Quantity(at: place)
    guard read(&quantity, at: place, prefixed: false, skip: &skip) else { return skip > place ? skip : nil }
    // "one" as a pronoun counts nothing.
    if quantity.numeral.length == 1, quantity.unit < 0, has("one", at: place) || has("One", at: place), isPronoun(place)
    {
      return quantity.numeral.end
    }
    let end = quantity.numeral.end
    scaleFraction(&quantity.numeral)
    if quantity.numeral.end > end { attachUnit(&quantity) }
    return deliver(&quantity)
  }

  /// `half million`, `half a billion dollars`, `quarter million`.
  private mutating func halfOf(_ place: Int) -> Int? {
    let (row, end) = longest(words, at: place)
    guard let value = Self.inverse(Int(rows[Int(row)].value)) else { return nil }
    var numeral = Numeral(start: place, end: end, value: value, style: .words)
    numeral.isFraction = true
    let before = numeral.end
    scaleFraction(&numeral)
    if numeral.end == before {
      guard let percent = percentBehindArticle(before) else { return nil }
      numeral.end = percent
    }
    var quantity = Quantity(numeral: numeral, start: place, end: numeral.end, isFuzzy: false)
    attachUnit(&quantity)
    return deliver(&quantity)
  }

  /// "half a per cent", "half of one percent": where the article before the percent ends; nil where none stands.
  private func percentBehindArticle(_ place: Int) -> Int? {
    var at = skipBlanks(place)
    if has("of ", at: at) { at = skipBlanks(at + 3) }
    if has("one ", at: at) {
      at += 3
    } else if let next = article(at) {
      at = next
    } else {
      return nil
    }
    let unit = skipBlanks(at)
    let (row, _) = longest(units, at: unit)
    return row >= 0 && rows[Int(row)].kind == .percent ? at : nil
  }

  /// "that one", "which one", "the one", "one of", "one another".
  private func isPronoun(_ place: Int) -> Bool {
    let before = skipBlanksBack(place)
    for word in [
      "that", "this", "which", "the", "no", "any", "every", "each", "The", "That", "This", "Which", "someone",
    ] as [StaticString] {
      let count = word.utf8CodeUnitCount
      if before - count >= low, has(word, at: before - count), beginsWord(before - count) { return true }
    }
    return has(" another", at: place + 3)
  }

  /// Digits: a day, something of `starts` (`1Q`, `4～6月期`), or a numeral.
  @inline(__always)
  private mutating func digitsOrDate(_ place: Int) -> Int {
    if place > low {
      let previous = text[place - 1]
      if previous == 0x5F || previous == 0x23 && Self.isLatin(byte(place + 1)) { return nameEnd(place) }
    }
    if byte(place + 4) == 0x2D || byte(place + 4) == 0x2E || byte(place + 4) == 0x2F, let end = isoDay(at: place) {
      return end
    }
    if byte(place + 1) | 0x20 == 0x71 || byte(place + 1) | 0x20 == 0x68 || language == .ja
      || text[place] < 0x35 && byte(place + 1) >= 0xE3
    {
      if let end = start(at: place), end > place { return end }
    }
    return numeralOrSkip(place)
  }

  /// A numeral at a place, or the end of what only looks like one.
  private mutating func numeralOrSkip(_ place: Int) -> Int {
    var skip = 0
    var quantity = Quantity(at: place)
    guard read(&quantity, at: place, prefixed: false, skip: &skip) else { return max(skip, place + 1) }
    if let end = dashed(quantity) { return end }
    let end = deliver(&quantity)
    guard end < high, end == quantity.numeral.end else { return max(end, place + 1) }
    // 2.5-Max, 4K, 32GB: what runs on in Latin letters is skipped with them.
    if Self.isLatin(text[end]) { return nameEnd(end) }
    return max(end, place + 1)
  }

  /// Telephone numbers and the like, digits-digits-digits; nil where it is none.
  private func dashed(_ quantity: Quantity) -> Int? {
    guard quantity.numeral.style == .digits, quantity.unit < 0, byte(quantity.end) == 0x2D || byte(quantity.end) == 0x2F
    else { return nil }
    let mark = byte(quantity.end)
    var place = quantity.end
    var parts = 1
    while byte(place) == mark, isDigit(place + 1) {
      place += 1
      while place < high, isDigit(place) { place += digit(place).width }
      parts += 1
    }
    return parts >= 3 ? place : nil
  }

  /// The end of a name that holds digits: letters, digits, and points and hyphens between them.
  private func nameEnd(_ start: Int) -> Int {
    var place = start
    while place < high {
      let next = text[place]
      if Self.isLatin(next) || next >= 0x30 && next <= 0x39 || next == 0x5F || next == 0x2B && isDigit(place + 1) {
        place += 1
      } else if next == 0x2E || next == 0x2D, place + 1 < high,
        Self.isLatin(text[place + 1]) || text[place + 1] >= 0x30 && text[place + 1] <= 0x39
      {
        place += 2
      } else {
        break
      }
    }
    return max(place, start)
  }

  /// "mid-2025", "pre-2020": the number after the hyphen counts.
  private func isDatedPrefix(_ start: Int, _ end: Int) -> Bool {
    guard text[start] >= 0x61, isDigit(end + 4), !isDigit(end + 5) else { return false }
    return byte(end + 1) == 0x31 || byte(end + 1) == 0x32
  }

  /// The next blank, or character that is not ASCII.
  private func blankAfter(_ place: Int) -> Int {
    var place = place
    while place < high, text[place] > 0x20, text[place] < 0x80 { place += 1 }
    return max(place, low + 1)
  }

  /// Characters of two bytes, and signs of three: £ ¥ ½ € ₩.
  private mutating func symbol(_ place: Int, _ first: UInt8) -> Int {
    let (value, width) = character(place)
    if value < 0x10000, characters[Int(value)] & NumeralCode.start != 0, let end = start(at: place), end > place {
      return end
    }
    if first == 0xC2, value >= 0xBC, value <= 0xBE { return numeralOrSkip(place) }
    return place + width
  }

  /// Characters of three bytes: kana, Chinese characters, Hangul, full-width forms.
  @inline(__always)
  private mutating func wide(_ place: Int) -> Int {
    guard place + 2 < high else { return high }
    let value = Int(text[place] & 0x0F) << 12 | Int(text[place + 1] & 0x3F) << 6 | Int(text[place + 2] & 0x3F)
    let part = characters[value] & ~NumeralCode.qualifierEnd
    if part == 0 {
      if value >= 0xFF10, value <= 0xFF19 { return numeralOrSkip(place) }
      if value == 0xFF04 || value == 0xFFE5 || value == 0xFFE6 || value == 0xFFE1, let end = start(at: place),
        end > place
      {
        return end
      }
      return place + 3
    }
    // Nothing begins inside a Korean word, except behind a qualifier (약이천만).
    if value >= 0xAC00, value <= 0xD7A3, place >= low + 3, text[place - 3] >= 0xEA, text[place - 3] <= 0xED,
      Self.isHangul(character(place - 3).value), !followsQualifier(place)
    {
      return place + 3
    }
    if part & NumeralCode.start != 0, mayStart(place), let end = start(at: place), end > place { return end }
    let code = part & NumeralCode.mask
    if code == 0 || code == NumeralCode.point { return place + 3 }
    var skip = 0
    if code == NumeralCode.skip, value < 0xAC00 { return vague(place) }
    // Kana and Hangul run on in words: a number begins only where a word does.
    if code == NumeralCode.kana, language != .ja || Self.isLetter(characterBefore(place).value) && place > low {
      return place + 3
    }
    var quantity = Quantity(at: place)
    guard read(&quantity, at: place, prefixed: false, skip: &skip) else { return max(skip, place + 3) }
    return max(deliver(&quantity), place + 3)
  }

  /// 数十亿, 几百万: no number is said; the units after the character are passed over.
  private func vague(_ place: Int) -> Int {
    var place = place + 3
    let start = place
    while true {
      let (code, width) = numeralCode(place)
      guard code >= NumeralCode.ten, code <= NumeralCode.jing else { break }
      place += width
    }
    return max(start, place)
  }
}
