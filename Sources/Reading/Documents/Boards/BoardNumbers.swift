import Vocabulary

/// The numbers of a board's row: signs, grouping, full-width digits, myriads, what stands behind them.
extension BoardLexer {
  /// The digit at a place, ASCII or full-width, and its length.
  func digit(_ at: Int) -> (value: Int, length: Int)? {
    guard at < end else { return nil }
    let byte = text[at]
    if byte.isDigit { return (Int(byte - 0x30), 1) }
    if byte == 0xEF, at + 2 < end, text[at + 1] == 0xBC, text[at + 2] &- 0x90 < 10 {
      return (Int(text[at + 2] - 0x90), 3)
    }
    return nil
  }

  /// A sign at a place: its value, whether it is a triangle, and its length.
  func sign(_ at: Int) -> (sign: Int, triangle: Bool, hollow: Bool, length: Int)? {
    guard at < end else { return nil }
    switch text[at] {
    case UInt8(ascii: "+"): return (1, false, false, 1)
    case UInt8(ascii: "-"): return (-1, false, false, 1)
    case 0xE2:
      guard at + 2 < end else { return nil }
      switch (text[at + 1], text[at + 2]) {
      case (0x96, 0xB2), (0x96, 0xB4): return (1, true, false, 3)
      case (0x96, 0xB3), (0x96, 0xB5): return (1, true, true, 3)
      case (0x96, 0xBC), (0x96, 0xBE): return (-1, false, false, 3)
      case (0x96, 0xBD), (0x96, 0xBF): return (-1, false, true, 3)
      case (0x86, 0x91), (0xAC, 0x86), (0x86, 0x97): return (1, false, false, 3)
      case (0x86, 0x93), (0xAC, 0x87), (0x86, 0x98): return (-1, false, false, 3)
      case (0x88, 0x92), (0x80, 0x93): return (-1, false, false, 3)
      default: return nil
      }
    case 0xEF:
      guard at + 2 < end, text[at + 1] == 0xBC else { return nil }
      return text[at + 2] == 0x8B ? (1, false, false, 3) : text[at + 2] == 0x8D ? (-1, false, false, 3) : nil
    case 0xF0:
      guard at + 3 < end, text[at + 1] == 0x9F, text[at + 2] == 0x94 else { return nil }
      return text[at + 3] == 0xBA ? (1, false, false, 4) : text[at + 3] == 0xBB ? (-1, false, false, 4) : nil
    default: return nil
    }
  }

  func skipBlanks(_ from: Int) -> Int {
    var at = from
    while at < end {
      let length = LineShape.blank(text, at)
      if length == 0 { break }
      at += length
    }
    return at
  }

  /// Reads sign, currency, digits, and what follows them; false where no number begins here.
  mutating func readNumber() -> Bool {
    var at = place
    var token = BoardToken(kind: .number, range: place..<place)
    if let sign = sign(at) {
      // A dash between words or before a blank is a dash.
      let after = skipBlanks(at + sign.length)
      let isAdjacent = after == at + sign.length
      if !isAdjacent, sign.length == 1 || text[at] == 0xE2 && text[at + 1] == 0x80 { return dash(sign.length) }
      if place > base, text[place - 1].isLetter || text[place - 1].isDigit, sign.length == 1 { return false }
      (token.sign, token.isTriangle, token.isHollow) = (sign.sign, sign.triangle, sign.hollow)
      at = after
      if let second = self.sign(at), second.length == 1 || second.sign == token.sign {
        // "▼-1.25%": the two say the same.
        token.sign = second.sign
        token.isTriangle = false
        at = skipBlanks(at + second.length)
      }
    }
    if let prefix = currencySymbol(at) {
      token.currency = prefix.currency
      token.isYen = prefix.currency == nil
      at = skipBlanks(at + prefix.length)
      if token.sign == 0, let sign = sign(at), digit(at + sign.length) != nil {
        token.sign = sign.sign
        at += sign.length
      }
    }
    guard digit(at) != nil else { return token.sign != 0 && token.currency == nil ? dash(0) : false }
    // A digit within a word (V3, KOSPI200) belongs to the word.
    guard let stop = readDigits(at, into: &token) else { return false }
    at = stop
    readTail(&at, &token)
    token.range = place..<at
    token.isBracketed = depth > 0
    if token.currency == nil, token.kind == .number { token.currency = pendingCurrency }
    if token.kind == .number { pendingCurrency = nil }
    tokens.append(token)
    place = at
    return true
  }

  /// Steps over a mark that is no sign after all.
  private mutating func dash(_ length: Int) -> Bool {
    if length == 0 { return false }
    place += length
    return true
  }

  /// Digits with grouping and a decimal mark, in `1,234.5`, `1.234,5` or `1 234` without blanks; nil for times and days.
  private func readDigits(_ start: Int, into token: inout BoardToken) -> Int? {
    var at = start
    var value: Int128 = 0
    var scale = 0
    var digits = 0
    var grouped = false
    var inFraction = false
    let european = isEuropean(start)
    while let next = digit(at) {
      guard digits < 30 else { return nil }
      value = value * 10 + Int128(next.value)
      digits += 1
      if inFraction { scale += 1 }
      at += next.length
      guard at < end, !inFraction else { continue }
      let mark = separator(at)
      guard mark.length > 0, let following = digit(at + mark.length) else { continue }
      if mark.isGroup != european {
        // Grouping: three digits, and no fourth.
        guard isGroup(at + mark.length) else {
          // "1,03 %" has a decimal comma.
          if mark.isGroup, !grouped, !isGroup(at + mark.length) {
            inFraction = true
            at += mark.length
          }
          continue
        }
        grouped = true
        at += mark.length
      } else {
        inFraction = true
        at += mark.length
      }
      _ = following
    }
    if at < end, text[at] == UInt8(ascii: ":"), digit(at + 1) != nil { return nil }
    guard let number = DecimalNumber(significand: value, scale: scale) else { return nil }
    token.value = number
    token.hasFraction = scale > 0
    token.isBare = !grouped && scale == 0
    return at
  }

  private func separator(_ at: Int) -> (length: Int, isGroup: Bool) {
    guard at < end else { return (0, false) }
    switch text[at] {
    case UInt8(ascii: ","): return (1, true)
    case UInt8(ascii: "."): return (1, false)
    case 0xEF:
      guard at + 2 < end, text[at + 1] == 0xBC else { return (0, false) }
      return text[at + 2] == 0x8C ? (3, true) : text[at + 2] == 0x8E ? (3, false) : (0, false)
    case 0xE3:
      return at + 2 < end && text[at + 1] == 0x83 && text[at + 2] == 0xBB ? (3, false) : (0, false)
    default:
      let blank = isCell ? LineShape.blank(text, at) : 0
      return blank > 0 && isGroup(at + blank) ? (blank, true) : (0, false)
    }
  }

  /// Whether exactly three digits stand at a place.
  private func isGroup(_ start: Int) -> Bool {
    var at = start
    for _ in 0..<3 {
      guard let next = digit(at) else { return false }
      at += next.length
    }
    return digit(at) == nil
  }

  /// Whether points group and a comma divides: `24.217,37`.
  private func isEuropean(_ start: Int) -> Bool {
    var at = start
    var points = 0
    while at < end, text[at].isDigit || text[at] == UInt8(ascii: ".") {
      if text[at] == UInt8(ascii: ".") {
        guard isGroup(at + 1) else { return false }
        points += 1
      }
      at += 1
    }
    guard points > 0, at + 1 < end, text[at] == UInt8(ascii: ","), text[at + 1].isDigit else { return false }
    return !isGroup(at + 1) || points > 1
  }

  /// What stands behind the digits: myriads, percent, currency, units.
  private mutating func readTail(_ at: inout Int, _ token: inout BoardToken) {
    readMyriads(&at, &token)
    let next = skipBlanks(at)
    guard next < end else { return }
    if text[next] == UInt8(ascii: "%")
      || text[next] == 0xEF && next + 2 < end && text[next + 1] == 0xBC
        && text[next + 2] == 0x85
    {
      at = next + (text[next] == 0xEF ? 3 : 1)
      token.kind = .percent
      if hit(.unit, at) != nil { token.kind = .word }
      return
    }
    if let percent = hit(.percent, next) {
      at = percent.upperBound
      token.kind = .percent
      return
    }
    if let currency = currencySymbol(next) ?? currencyWord(next) {
      if token.currency == nil || next == at { token.currency = currency.currency }
      at = next + currency.length
      readSen(&at, &token)
      if let unit = hit(.unit, at) { at = unit.upperBound }
      return
    }
    if let unit = hit(.unit, next) { at = unit.upperBound }
  }

  /// The hundredths of a yen behind it: 478円50銭.
  private func readSen(_ at: inout Int, _ token: inout BoardToken) {
    var stop = at
    var value = 0
    while stop < at + 6, let next = digit(stop) {
      value = value * 10 + next.value
      stop += next.length
    }
    guard stop > at, value < 100, stop + 2 < end, text[stop] == 0xE9, text[stop + 1] == 0x8A, text[stop + 2] == 0xAD,
      let part = DecimalNumber(significand: Int128(value), scale: 2), let sum = token.value.adding(part)
    else { return }
    token.value = sum
    token.hasFraction = true
    at = stop + 3
  }

  /// `만`, `억`, `万`, `bn` behind a number, and the digits that go on: `1억3985만`.
  private func readMyriads(_ at: inout Int, _ token: inout BoardToken) {
    var total: DecimalNumber?
    var part = token.value
    while at < end, let unit = myriad(at) {
      guard let scaled = part.scaled(byPowerOfTen: unit.power), let sum = (total ?? .zero).adding(scaled) else {
        return
      }
      total = sum
      token.isBare = false
      if unit.power > 4 { token.isLarge = true }
      at += unit.length
      // 1억 4,120만 5,000원: the Korean digits go on behind a blank.
      if at < end, text[at] == 0x20, goesOnInWon(at + 1) { at += 1 }
      var rest = BoardToken(kind: .number, range: at..<at)
      guard digit(at) != nil, let stop = readDigits(at, into: &rest) else {
        part = .zero
        break
      }
      part = rest.value
      at = stop
    }
    if let total { token.value = total.adding(part) ?? total }
  }

  /// Whether digits at a place count on in Korean: 4,120만, 5,000원.
  private func goesOnInWon(_ start: Int) -> Bool {
    var at = start
    while at < end, text[at].isDigit || text[at] == UInt8(ascii: ",") { at += 1 }
    guard at > start, at + 2 < end, text[at] >= 0xE0 else { return false }
    // 만 and 원.
    return text[at] == 0xEB && text[at + 1] == 0xA7 && text[at + 2] == 0x8C
      || text[at] == 0xEC && text[at + 1] == 0x9B && text[at + 2] == 0x90
  }

  private static let powers: [(StaticString, Int)] = [
    ("trillion", 12), ("billion", 9), ("million", 6), ("tn", 12), ("bn", 9), ("mn", 6), ("bil.", 9), ("mil.", 6),
    ("crore", 7), ("lakh", 5), ("b", 9), ("m", 6), ("t", 12), ("k", 3),
  ]

  private func myriad(_ at: Int) -> (power: Int, length: Int)? {
    let next = text[at] == 0x20 ? at + 1 : at
    let blank = next - at
    guard next < end else { return nil }
    if next + 2 < end, text[next] >= 0xE0 {
      let scalar =
        UInt32(text[next] & 0x0F) << 12 | UInt32(text[next + 1] & 0x3F) << 6 | UInt32(text[next + 2] & 0x3F)
      switch scalar {
      case 0xB9CC, 0x4E07, 0x842C: return blank == 0 ? (4, 3) : nil
      case 0xC5B5, 0x4EBF, 0x5104: return (8, 3 + blank)
      case 0xC870, 0x5146: return (12, 3 + blank)
      case 0xCC9C, 0x5343: return blank == 0 ? (3, 3) : nil
      default: return nil
      }
    }
    let rest = UnsafeBufferPointer(rebasing: lowered[(next - base)...])
    guard let first = rest.first, first.isLetter else { return nil }
    for (word, power) in Self.powers where rest.count >= word.utf8CodeUnitCount {
      let length = word.utf8CodeUnitCount
      var same = true
      for offset in 0..<length where rest[offset] != word.utf8Start[offset] { same = false }
      guard same, rest.count == length || !rest[length].isLetter else { continue }
      if length == 1, blank > 0 { return nil }
      return (power, length + blank)
    }
    return nil
  }
}
