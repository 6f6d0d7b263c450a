/// Numerals of Chinese characters and of Hangul, alone or with digits: `三千八百亿`, `3천800억`, `1兆5000億`, `이천삼백만`, `2.5만`,
/// `一九九九`, `四百五`, `二十几万`, `3천여억`, `十五点七`.
///
/// Elliptic last digits differ by language: `九万四` is 94,000 in Chinese, 90,004 in Japanese and (`구만사`) in Korean.
extension Scanner {
  /// The part that a character plays in numerals, and its length; 0 for none.
  @inline(__always)
  func numeralCode(_ place: Int) -> (code: UInt8, width: Int) {
    guard place < high, text[place] >= 0xE3 else {
      return (0, 1)
    }
    let (value, width) = character(place)
    guard value < 0x10000 else { return (0, width) }
    return (characters[Int(value)] & NumeralCode.mask, width)
  }

  /// Reads a numeral that begins with a character, or goes on with one after digits.
  ///
  /// - Parameters:
  ///   - start: where the whole numeral begins.
  ///   - place: where to read on.
  ///   - pending: the digits read so far.
  /// - Returns: nil where no character of a numeral stands here.
  func han(from start: Int, at place: Int, pending: Digits?) -> Numeral? {
    var state = HanState(place: place, current: pending?.value)
    var end = place
    var hangul = false
    var spaces = 0
    loop: while state.place < high {
      let here = state.place
      if isDigit(here) {
        // Digits after a unit: 3천800, 1조2000억.
        guard state.current == nil, state.length > 0, let more = digits(at: here), !more.isChain else { break }
        guard state.lastPower > 0,
          spaces == 0 || continues(more.end)
            || !hangul && state.lastPower >= 4 && !more.value.isLess(than: ExactNumber(1000))
        else { break }
        state.current = more.value
        state.isSpoken = false
        state.place = more.end
        state.length += 1
        state.hasDigit = true
        // A bare rest must be smaller than the unit before it.
        end = more.end
        spaces = 0
        continue
      }
      let (code, width) = numeralCode(here)
      if code == 0 || code > NumeralCode.skip {
        // One blank may stand inside: 2억 4천, 三千 八百.
        let next = skipBlanks(here, most: 2)
        guard next > here, spaces == 0, state.length > 0 || pending != nil, mayBridge(state, next) else { break }
        state.place = next
        spaces += 1
        continue
      }
      if code >= NumeralCode.ten, code <= NumeralCode.jing, Self.isHangul(character(here).value), isWord(here) { break }
      if code <= NumeralCode.nine {
        if spaces > 0, state.current != nil, !state.inFraction { break loop }
        if state.length == 0, pending != nil { break loop }
        // 일이다, 삼이: a second Hangul digit is a particle.
        if state.current != nil, !state.inFraction, Self.isHangul(character(here).value) { break loop }
        // 50억이 든다, 3천이 넘는: so is one behind a unit, unless a unit follows it (2억오천만).
        if state.current == nil, !state.inFraction, Self.isHangul(character(here).value),
          pending != nil ? state.lastPower > 0 : state.lastPower >= 8 && code == NumeralCode.zero + 2,
          case let next = numeralCode(here + width).code, next < NumeralCode.ten || next > NumeralCode.jing
        {
          break loop
        }
        state.take(digit: Int(code - NumeralCode.zero))
      } else if code < NumeralCode.wan {
        if state.inFraction, state.isSpoken == false { break loop }
        guard state.take(small: code) else { break loop }
      } else if code <= NumeralCode.jing {
        guard state.take(big: Int(code - NumeralCode.wan + 1) * 4, spaces: spaces) else { break loop }
      } else if code == NumeralCode.point {
        guard state.current != nil || state.length > 0, !state.inFraction, takesPoint(here, width, state) else {
          break loop
        }
        state.beginFraction()
        state.place += width
        if isBlankThenDigit(state.place) { state.place = skipBlanks(state.place) }
        continue
      } else if code == NumeralCode.skip {
        // 余, 多, 几, 여 before a further unit; at the end they are qualifiers.
        let next = numeralCode(skipBlanks(here + width))
        guard state.length > 0 || pending != nil, next.code >= NumeralCode.ten, next.code <= NumeralCode.jing else {
          break loop
        }
        state.isFuzzy = true
        state.place = skipBlanks(here + width)
        continue
      }
      if state.length == 0 || !hangul { hangul = Self.isHangul(character(here).value) }
      state.length += 1
      state.place += width
      end = state.place
      spaces = 0
    }
    guard state.length > 0 else { return nil }
    // 십하나: a native digit after a Chinese ten.
    if hangul, state.lastPower == 1, state.current == nil, !state.inFraction {
      let (row, after) = longest(natives, at: end)
      if row >= 0, rows[Int(row)].value < 10, after - end > 3 {
        state.take(digit: Int(rows[Int(row)].value))
        end = after
      }
    }
    let isChinese = language != .ja && !hangul
    let value = state.finish(elliptic: isChinese)
    var numeral = Numeral(
      start: start, end: end, value: value, style: pending != nil ? .digits : hangul ? .hangul : .han)
    numeral.length = state.length
    numeral.isFuzzy = state.isFuzzy
    numeral.hasDigit = pending != nil || state.hasDigit
    numeral.hasMark = pending?.isMarked ?? false
    if let lead = state.lead {
      numeral.lead = lead
      numeral.power = state.leadPower
    }
    return numeral
  }

  /// Whether a longer word begins with what looks like a unit: 만큼, 경기.
  func isWord(_ place: Int) -> Bool {
    let (row, _) = longest(units, at: place)
    return row >= 0 && rows[Int(row)].kind == .none
  }

  /// Whether digits after a blank belong to the numeral before: a unit must follow them.
  private func continues(_ end: Int) -> Bool {
    let code = numeralCode(skipBlanks(end, most: 1)).code
    return code >= NumeralCode.ten && code <= NumeralCode.jing || code == NumeralCode.skip || isMoneyAhead(end)
  }

  /// Whether a currency stands after a place.
  private func isMoneyAhead(_ end: Int) -> Bool {
    let (row, _) = longest(units, at: skipBlanks(end))
    return row >= 0 && rows[Int(row)].kind == .currency
  }

  /// Whether a numeral goes on after a blank.
  private func mayBridge(_ state: HanState, _ next: Int) -> Bool {
    if isDigit(next) { return state.current == nil && state.lastPower > 0 }
    let code = numeralCode(next).code
    if code == 0 || code > NumeralCode.skip { return false }
    if code >= NumeralCode.ten, code <= NumeralCode.jing {
      // "3 万": a unit after its digits; "만 원" never gets here.
      return Self.isHan(character(next).value) || !state.isSpoken && (state.current != nil || state.isTiny)
    }
    if code <= NumeralCode.nine {
      // 오십 이, 三百 五: a digit that ends there or has its own unit.
      if Self.isHangul(character(next).value) {
        let after = next + 3
        return state.current == nil
          && (!isLetter(at: after)
            || numeralCode(after).code >= NumeralCode.ten && numeralCode(after).code <= NumeralCode.jing)
      }
      return state.current == nil || state.inFraction
    }
    return (code == NumeralCode.point || code == NumeralCode.skip) && !Self.isHangul(character(next).value)
  }

  private func isBlankThenDigit(_ place: Int) -> Bool {
    let next = skipBlanks(place)
    guard next > place else { return false }
    let code = numeralCode(next).code
    return code >= NumeralCode.zero && code <= NumeralCode.nine
  }

  /// Whether a point character is a decimal point here: a digit must follow, and in Hangul at once (3점 이상 are points).
  private func takesPoint(_ place: Int, _ width: Int, _ state: HanState) -> Bool {
    let isHangul = Self.isHangul(character(place).value)
    if isHangul, !state.isSpoken { return false }
    let code = numeralCode(skipBlanks(place + width, most: isHangul ? 1 : 2)).code
    return code >= NumeralCode.zero && code <= NumeralCode.nine
  }
}
