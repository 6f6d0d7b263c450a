/// Reads whatever numeral stands at a place: digits, words or characters, with the fractions that may follow.
extension Scanner {
  /// The numeral at a place; nil where there is none. `skip` is set past a token that only looks like one (`1.2.3`, `10:30`).
  func numeral(at start: Int, skip: inout Int) -> Numeral? {
    var numeral = Numeral(start: start, end: start, value: .zero, style: .digits)
    return read(&numeral, at: start, skip: &skip) ? numeral : nil
  }

  /// The same, filled in where it is to stay; false where there is none, and what was read then counts for nothing.
  func read(_ numeral: inout Numeral, at start: Int, skip: inout Int) -> Bool {
    guard readPlain(&numeral, at: start, skip: &skip) else { return false }
    guard mayGoOn(numeral.end) else { return true }
    if let fraction = fractionTail(numeral) { numeral = fraction }
    if numeral.style == .words || numeral.style == .digits { numeral = englishRatio(numeral) ?? englishTail(numeral) }
    numeral = mixedTail(numeral)
    return true
  }

  /// Whether a numeral that ends at a place may have a fraction after it: 分, 분의, 又, 과, 와, と, or an English word.
  @inline(__always)
  private func mayGoOn(_ end: Int) -> Bool {
    let place = skipBlanks(end)
    switch byte(place) {
    case 0xE3: return byte(place + 1) == 0x81
    case 0xE5: return byte(place + 1) == 0x88 || byte(place + 1) == 0x8F
    case 0xEA: return byte(place + 1) == 0xB3
    case 0xEB: return byte(place + 1) == 0xB6
    case 0xEC: return byte(place + 1) == 0x99
    case let first: return first >= 0x21 && first < 0x80 && !(first >= 0x30 && first <= 0x39)
    }
  }

  /// The numeral at a place without the fractions in characters after it.
  private func plainNumeral(at start: Int, skip: inout Int) -> Numeral? {
    var numeral = Numeral(start: start, end: start, value: .zero, style: .digits)
    return readPlain(&numeral, at: start, skip: &skip) ? numeral : nil
  }

  private func readPlain(_ numeral: inout Numeral, at start: Int, skip: inout Int) -> Bool {
    let first = byte(start)
    if isDigit(start) || first == 0x2E && isDigit(start + 1) {
      guard let digits = digits(at: start) else { return false }
      if digits.isChain {
        skip = digits.end
        return false
      }
      readOn(&numeral, digits, start)
      return true
    }
    guard let found = spelledNumeral(at: start, first) else { return false }
    numeral = found
    return true
  }

  private func spelledNumeral(at start: Int, _ first: UInt8) -> Numeral? {
    if first < 0x80 {
      guard Self.isLatin(first) else { return nil }
      return english(from: start, at: start, pending: nil)
    }
    if first < 0xE3 { return vulgar(at: start) }
    let code = numeralCode(start).code
    if code == NumeralCode.native || code == NumeralCode.skip { return native(at: start) }
    if code == NumeralCode.half {
      return Numeral(start: start, end: start + 3, value: ExactNumber(5, scale: 1), style: .han)
    }
    if code == NumeralCode.kana { return kana(at: start) }
    if code == 0 || code == NumeralCode.point { return nil }
    return native(at: start) ?? han(from: start, at: start, pending: nil)
  }

  /// Fills in the numeral that begins with digits.
  private func readOn(_ numeral: inout Numeral, _ digits: Digits, _ start: Int) {
    let end = digits.end
    let next = skipBlanks(end)
    numeral = Numeral(start: start, end: end, value: digits.value, style: .digits)
    numeral.length = digits.count
    numeral.hasMark = digits.isMarked
    let after = byte(next)
    if after >= 0xE3, after < 0xEF {
      // A character after a blank belongs to the digits only where it is a Chinese or Korean unit.
      let code = numeralCode(next).code
      if code >= NumeralCode.wan, code <= NumeralCode.jing, endsNumeral(next &+ 3), !isKoreanWord(next) {
        // 1048億, 6조: one unit, and nothing behind it that goes on.
        numeral.length = 1
        numeral.power = Int(code - NumeralCode.wan + 1) * 4
        numeral.value.scale(by: numeral.power)
        numeral.end = next &+ 3
      } else if code >= NumeralCode.ten, code <= NumeralCode.jing || code == NumeralCode.skip,
        let mixed = han(from: start, at: next, pending: digits), mixed.end > next
      {
        numeral = mixed
      }
      return
    }
    if Self.isLatin(after) || after == 0x2D, let mixed = english(from: start, at: end, pending: digits) {
      numeral = mixed
      return
    }
    // Ｋ and Ｍ of full width.
    if after == 0xEF, next == end, has("Ｋ", at: end) || has("Ｍ", at: end), !isLetter(at: end + 3) {
      numeral.power = has("Ｋ", at: end) ? 3 : 6
      numeral.value.scale(by: numeral.power)
      numeral.end = end + 3
      return
    }
    if after == 0x2F, next == end, let fraction = slash(numeral, digits) {
      numeral = fraction
      return
    }
    if after == 0xEF, next == end, byte(end + 1) == 0xBC, byte(end + 2) == 0x8F,
      let fraction = slash(numeral, digits)
    {
      numeral = fraction
      return
    }
    if let spaced = spacedGroups(digits) {
      numeral.value = spaced.value
      numeral.lead = spaced.value
      numeral.end = spaced.end
      numeral.hasMark = true
      return
    }
    if !digits.isMarked, digits.count <= 3 {
      // "1 4/5", "2½".
      let place = skipBlanks(end)
      if let part = vulgar(at: place) {
        numeral.value.add(part.value)
        numeral.end = part.end
        numeral.isFraction = true
      } else if place > end, isDigit(place), let top = self.digits(at: place), !top.isMarked, !top.isChain,
        top.count <= 3,
        let part = slash(Numeral(start: place, end: top.end, value: top.value, style: .digits), top)
      {
        numeral.value.add(part.value)
        numeral.end = part.end
        numeral.isFraction = true
      }
      numeral.lead = numeral.value
    }
  }

  /// Whether no digit, character of a numeral or blank stands at a place: what was read up to it is all.
  @inline(__always)
  private func endsNumeral(_ place: Int) -> Bool {
    guard place < high else { return true }
    let code = numeralCode(place).code
    return (code == 0 || code > NumeralCode.skip) && !isDigit(place) && blank(place) == 0
  }

  /// Whether a Hangul unit is the beginning of a longer word: 만큼.
  @inline(__always)
  private func isKoreanWord(_ place: Int) -> Bool { Self.isHangul(character(place).value) && isWord(place) }

  /// `10 000 dollars`: blanks between thousands, only where a currency follows.
  private func spacedGroups(_ first: Digits) -> (value: ExactNumber, end: Int)? {
    guard !first.isMarked, first.count <= 3, byte(first.end) == 0x20, isDigit(first.end + 1) else { return nil }
    var value = first.value
    var end = first.end
    for _ in 0..<5 {
      guard byte(end) == 0x20, groupSize(end + 1) == 3 else { break }
      guard let group = digits(at: end + 1), !group.isMarked, !group.isChain else { return nil }
      value.scale(by: 3)
      value.add(group.value)
      end = group.end
    }
    guard end > first.end else { return nil }
    let (row, _) = longest(units, at: skipBlanks(end))
    guard row >= 0, rows[Int(row)].kind == .currency else { return nil }
    return (value, end)
  }

  /// `3/4`, but not `2025/02/24` or `km/h`.
  private func slash(_ numeral: Numeral, _ top: Digits) -> Numeral? {
    let width = byte(numeral.end) == 0x2F ? 1 : 3
    guard !top.isMarked, byte(numeral.start - 1) != 0x2F, isDigit(numeral.end + width),
      let bottom = digits(at: numeral.end + width), !bottom.isMarked, !bottom.isChain, byte(bottom.end) != 0x2F,
      let value = numeral.value.divided(by: bottom.value)
    else { return nil }
    var fraction = numeral
    fraction.value = value
    fraction.lead = value
    fraction.end = bottom.end
    fraction.isFraction = true
    return fraction
  }

  /// ½ ⅓ ¼ ¾ and their like.
  private func vulgar(at start: Int) -> Numeral? {
    let (character, width) = start < high ? character(start) : (0, 1)
    let value: ExactNumber
    switch character {
    case 0xBD: value = ExactNumber(5, scale: 1)
    case 0xBC: value = ExactNumber(25, scale: 2)
    case 0xBE: value = ExactNumber(75, scale: 2)
    case 0x2153: value = Self.inverse(3) ?? .zero
    case 0x2154: value = ExactNumber(2).divided(by: ExactNumber(3)) ?? .zero
    case 0x215B: value = ExactNumber(125, scale: 3)
    default: return nil
    }
    var numeral = Numeral(start: start, end: start + width, value: value, style: .digits)
    numeral.isFraction = true
    return numeral
  }

  /// 하나, 열한, 스물여섯.
  private func native(at start: Int) -> Numeral? {
    var (row, end) = longest(natives, at: start)
    guard row >= 0 else { return nil }
    var value = Int(rows[Int(row)].value)
    var length = (end - start) / 3
    if value >= 10 {
      let next = longest(natives, at: end)
      if next.row >= 0, rows[Int(next.row)].value < 10 {
        value += Int(rows[Int(next.row)].value)
        length += (next.end - end) / 3
        end = next.end
      }
    }
    var numeral = Numeral(start: start, end: end, value: ExactNumber(Int128(value)), style: .native)
    numeral.length = length
    return numeral
  }

  /// `삼분의 이`, `二分之一`, `5分の2`, and `百分之…`, which is a percentage.
  private func fractionTail(_ bottom: Numeral) -> Numeral? {
    guard bottom.style != .words, bottom.style != .native else { return nil }
    let place = skipBlanks(bottom.end)
    var next: Int
    if has("분의", at: place) {
      next = place + 6
    } else if has("分の", at: place), language == .ja {
      next = place + 6
    } else if has("分", at: place), has("之", at: skipBlanks(place + 3)) {
      next = skipBlanks(place + 3) + 3
    } else {
      return nil
    }
    next = skipBlanks(next)
    var negative = false
    if has("负", at: next) || has("負", at: next) {
      negative = true
      next += 3
    }
    var ignored = 0
    guard let top = plainNumeral(at: next, skip: &ignored), !top.isFraction else { return nil }
    var fraction = bottom
    fraction.end = top.end
    fraction.isFraction = true
    fraction.hasDigit = true
    fraction.length += top.length
    fraction.isFuzzy = top.isFuzzy
    if bottom.style == .han, !bottom.hasDigit, language != .ja {
      fraction.isPercent = true
      var hundred = top.value
      hundred.scale(by: 2)
      guard let value = hundred.divided(by: bottom.value) else { return nil }
      fraction.value = value
    } else {
      guard let value = top.value.divided(by: bottom.value) else { return nil }
      fraction.value = value
    }
    if negative { fraction.isNegative = true }
    fraction.lead = fraction.value
    fraction.power = 0
    return fraction
  }

  /// A whole number and a fraction: `一又二分之一`, `이십과 오분의 삼`, `百と四分の三`.
  private func mixedTail(_ whole: Numeral) -> Numeral {
    guard whole.style != .words, whole.style != .native, !whole.isFraction else { return whole }
    var place = skipBlanks(whole.end)
    guard byte(place) >= 0xE3 else { return whole }
    if has("又", at: place) || language == .ja && has("と", at: place)
      || place == whole.end && (has("과", at: place) || has("와", at: place))
    {
      place = skipBlanks(place + 3)
    } else {
      return whole
    }
    var ignored = 0
    guard let bottom = plainNumeral(at: place, skip: &ignored), let part = fractionTail(bottom), !part.isPercent else {
      return whole
    }
    var mixed = whole
    mixed.value.add(part.value)
    mixed.lead = mixed.value
    mixed.power = 0
    mixed.end = part.end
    mixed.isFraction = true
    mixed.hasDigit = true
    mixed.length += part.length
    return mixed
  }
}
