import Vocabulary

/// Numbers that are nothing else. Digits and English words always are; characters of other scripts only where word borders,
/// a unit of ten or more, or a counter tell them from ordinary words (`이`, `일`, `一些`, `百度`, `三星`).
extension Scanner {
  mutating func number(_ quantity: Quantity, high: ExactNumber?, end: Int, rule: StaticString) -> Int {
    let numeral = quantity.numeral
    let past = max(end, numeral.end)
    guard high != nil || isNumber(quantity) else { return past }
    if high == nil, repeatsLast(quantity) { return past }
    let around = surroundings(quantity.start..<end)
    if around.isVague { return past }
    var low = numeral.value
    if around.isNegative != quantity.isNegative { low.significand = -low.significand }
    guard let value = low.decimal else { return past }
    let top = high.flatMap { $0.decimal }
    found.add(
      Mention(
        range: min(around.signStart, quantity.start)..<end, outer: around.outer,
        value: .number(StatedNumber(low: value, high: top)),
        qualifier: top != nil ? .range : quantity.isFuzzy ? around.qualifier.atLeast(.about) : around.qualifier,
        rule: rule))
    return past
  }

  /// "45 (forty-five)": the same number once more in words.
  private func repeatsLast(_ quantity: Quantity) -> Bool {
    guard quantity.numeral.style == .words, byte(quantity.start - 1) == 0x28, let last = found.last,
      skipBlanksBack(quantity.start - 1) == last.range.upperBound, case .number(let number) = last.value
    else { return false }
    return number.low == quantity.numeral.value.decimal
  }

  /// Whether a numeral without a known unit is a number and not a part of a word or a name.
  private func isNumber(_ quantity: Quantity) -> Bool {
    let numeral = quantity.numeral
    let previous = numeral.start > low ? characterBefore(numeral.start).value : 0
    let next = numeral.end < high ? character(numeral.end).value : 0
    var isCounted = quantity.unit >= 0 && rows[Int(quantity.unit)].kind == .counter
    // 세 is a counter in 한 세, none in 한 세미나.
    if isCounted, numeral.style == .native || numeral.style == .hangul, !endsWord(quantity.end) { isCounted = false }
    switch numeral.style {
    case .digits:
      // 4K, 2nd, 32GB, 2.5-Max, 3D: digits that run into a word.
      if next < 0x80, Self.isLatin(UInt8(next)) { return false }
      if next == 0x5F { return false }
      if has("-ish", at: numeral.end) { return true }
      if next == 0x2D, Self.isLetter(numeral.end + 1 < high ? character(numeral.end + 1).value : 0) { return false }
      return true
    case .words: return numeral.length > 1 || !has("second", at: numeral.start)
    case .native:
      if Self.isHangul(previous), !followsQualifier(numeral.start) { return false }
      return isCounted || numeral.length >= 3 || numeral.length >= 2 && endsWord(numeral.end) || isWhole(numeral)
    case .hangul:
      if Self.isHangul(previous), !followsQualifier(numeral.start) { return false }
      if isWhole(numeral) { return true }
      if numeral.isFraction { return true }
      if isWord(numeral.start) { return false }
      if numeral.length == 1, has("영", at: numeral.start), !Self.isHangul(previous) {
        return (["은 ", "이다"] as [StaticString]).contains { has($0, at: numeral.end) }
      }
      if followsNegative(numeral.start) { return endsWord(numeral.end) }
      guard numeral.length >= 2, numeral.value.significand >= 10 || numeral.value.scale > 0 else { return false }
      return endsWord(numeral.end) && (hasUnit(numeral) || numeral.length >= 3) || isCounted && hasUnit(numeral)
    case .han:
      if previous == 0x7B2C, numeral.length < 2 { return false }
      if isWhole(numeral) { return numeral.hasDigit || language == .ja }
      if numeralCode(numeral.start).code == NumeralCode.kana { return numeral.length >= 2 }
      if numeral.isFraction { return true }
      if !numeral.hasDigit, language != .ja { return false }
      if numeralCode(numeral.start).code == NumeralCode.half { return isCounted }
      let isAlone = !Self.isLetter(previous) && !Self.isLetter(next)
      if numeral.length == 1, !numeral.hasDigit {
        // 百人, 千社, but not 東京株式.
        return isCounted && !Self.isHan(previous) && numeralCode(numeral.start).code < NumeralCode.wan
      }
      if numeral.length == 1 {
        if isAlone || isCounted { return !Self.isHan(previous) || isCounted }
        if previous == 0x662F { return !Self.isLetter(next) || endsChineseNumber(numeral.end) }
        guard language == .ja, !Self.isHan(previous), previous < 0x30A0 || previous > 0x30FF else { return false }
        if numeralCode(numeral.start).code == NumeralCode.ten, next >= 0x30A1, next <= 0x30FA { return true }
        return (["は", "が", "を", "と", "で", "も"] as [StaticString]).contains { has($0, at: numeral.end) }
      }
      if numeral.length == 2, has("万一", at: numeral.start) || has("一一", at: numeral.start) { return false }
      return true
    }
  }

  /// 这, 那, 而, 还 after a digit begin a new clause.
  private func endsChineseNumber(_ place: Int) -> Bool {
    (["这", "這", "那", "而", "还", "還"] as [StaticString]).contains { has($0, at: place) }
  }

  /// Whether the numeral is all that the text says.
  private func isWhole(_ numeral: Numeral) -> Bool {
    skipBlanksBack(numeral.start) <= low && skipBlanks(numeral.end) >= high
  }

  private func followsNegative(_ place: Int) -> Bool {
    let (row, _) = longestBefore(skipBlanksBack(place))
    return row >= 0 && rows[Int(row)].kind == .negative
  }

  /// Whether a numeral holds 십, 백, 천, 만 or the like.
  private func hasUnit(_ numeral: Numeral) -> Bool {
    var place = numeral.start
    while place < numeral.end {
      let (code, width) = numeralCode(place)
      if Self.isScale(code) { return true }
      place += width
    }
    return false
  }

  /// Whether a Korean word may end at a place: no letter follows, or a particle, a copula, or a suffix of counting does.
  func endsWord(_ place: Int) -> Bool {
    guard place < high, Self.isHangul(character(place).value) else { return true }
    return Self.particles.withView { particles in
      particles.first(with: packed(place), count: high - place) { form in
        guard hasTail(form, of: particles, at: place) else { return false }
        let after = place + Int(form.length)
        return after >= high || !Self.isHangul(character(after).value)
      } != nil
    }
  }

  private static let particles = FormTable(
    FormList([
      "은", "는", "이", "가", "을", "를", "의", "에", "로", "으로", "과", "와", "도", "만", "이다", "입니다", "이며", "이고", "이었다",
      "에서", "부터", "까지", "보다", "번째", "살", "명", "개", "만을", "만이", "만큼만", "엔", "에는", "에도", "인", "씩",
    ]))
}
