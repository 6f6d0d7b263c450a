import Vocabulary

/// Cuts a short line into names, numbers and percentages the way boards print them: signs as ▲▼ ↑↓ + −, grouped digits,
/// full-width digits, currencies before and after, myriads (`1억3985만원`).
struct BoardLexer {
  /// The line with ASCII letters lowered, for looking words up.
  let lowered: UnsafeBufferPointer<UInt8>
  let text: UnsafeBufferPointer<UInt8>
  let base: Int
  var place: Int
  let end: Int
  var tokens: [BoardToken] = []
  var depth = 0
  var pendingCurrency: Currency?
  /// Whether a blank may group digits, as in a cell that holds nothing else: `97 215`.
  let isCell: Bool

  private init(
    _ text: UnsafeBufferPointer<UInt8>, _ lowered: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isCell: Bool
  ) {
    self.isCell = isCell
    self.text = text
    self.lowered = lowered
    self.base = range.lowerBound
    self.place = range.lowerBound
    self.end = range.upperBound
  }

  /// The tokens of a line; nil for one with too many to be a row.
  static func tokens(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isCell: Bool = false
  ) -> [BoardToken]? {
    let lowered = text[range].map(\.lowered)
    return lowered.withUnsafeBufferPointer { lowered in
      var lexer = BoardLexer(text, lowered, range, isCell: isCell)
      while lexer.place < lexer.end {
        lexer.step()
        if lexer.tokens.count > 40 { return nil }
      }
      return lexer.tokens
    }
  }

  private mutating func step() {
    let blank = LineShape.blank(text, place)
    if blank > 0 {
      place += blank
      return
    }
    let byte = text[place]
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["):
      depth += 1
      place += 1
      return
    case UInt8(ascii: ")"), UInt8(ascii: "]"):
      depth = max(0, depth - 1)
      place += 1
      return
    case UInt8(ascii: ".") where place + 1 < end && text[place + 1] == byte:
      // "Bitcoin ..... 97,215": dots that lead from a name to its price.
      while place < end, text[place] == byte { place += 1 }
      return
    default: break
    }
    if starts(0xEF, 0xBC, 0x88) || starts(0xE3, 0x80, 0x90) {
      depth += 1
      place += 3
      return
    }
    if starts(0xEF, 0xBC, 0x89) || starts(0xE3, 0x80, 0x91) {
      depth = max(0, depth - 1)
      place += 3
      return
    }
    if readNumber() { return }
    readWord()
  }

  func starts(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    place + 2 < end && text[place] == a && text[place + 1] == b && text[place + 2] == c
  }

  // MARK: - Words

  func hit(_ kind: LayoutWords.Class, _ at: Int) -> Range<Int>? {
    guard at < end, at - base < lowered.count else { return nil }
    if kind == .unit, text[at].lowered == UInt8(ascii: "p"), at + 1 >= end || !text[at + 1].isLetter {
      return at..<at + 1
    }
    guard let hit = LayoutWords.shared.longest(kind, in: lowered, at: at - base) else { return nil }
    return hit.range.lowerBound + base..<hit.range.upperBound + base
  }

  /// A symbol of one or more characters that is no word: `$`, `€`, `US$`, `₩`.
  func currencySymbol(_ at: Int) -> (currency: Currency?, length: Int)? {
    guard at < end else { return nil }
    if text[at] == UInt8(ascii: "$") { return (.usd, 1) }
    if text[at] == 0xC2, at + 1 < end {
      if text[at + 1] == 0xA3 { return (Currency("GBP"), 2) }
      // The yen sign is the yuan's too: the rest of the board has to tell.
      if text[at + 1] == 0xA5 { return (nil, 2) }
    }
    // "R142.60": no word, being a single letter.
    if text[at] == UInt8(ascii: "R"), digit(at + 1) != nil, amountFollows(at + 1) { return (Currency("ZAR"), 1) }
    if text[at] == UInt8(ascii: "N"), digit(at + 1) != nil, amountFollows(at + 1) { return (Currency("NGN"), 1) }
    guard let word = currencyWord(at) else { return nil }
    // "RM10.24", "Rs2,410": letters with an amount right behind them.
    if text[at].isLetter, digit(at + word.length) != nil, amountFollows(at + word.length) { return word }
    let last = text[at + word.length - 1]
    return last == UInt8(ascii: "$") || !text[at].isLetter && text[at] == 0xE2 || text[at] == 0xEF ? word : nil
  }

  func currencyWord(_ at: Int) -> (currency: Currency?, length: Int)? {
    guard let hit = LayoutWords.shared.longest(.currency, in: lowered, at: at - base) else { return nil }
    return (hit.currency, hit.range.count)
  }

  private static let flats: [StaticString] = ["보합", "unchanged", "unch", "flat", "持平", "平盘", "平盤", "変わらず", "変らず"]

  private static func isBracket(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "|"): true
    default: false
    }
  }

  /// Reads up to the next blank, bracket, or sign; digits within belong to it.
  private mutating func readWord() {
    let start = place
    while place < end {
      let byte = text[place]
      if LineShape.blank(text, place) > 0 || Self.isBracket(byte) { break }
      if starts(0xEF, 0xBC, 0x88) || starts(0xEF, 0xBC, 0x89) || starts(0xE3, 0x80, 0x90) || starts(0xE3, 0x80, 0x91) {
        break
      }
      if place > start {
        if let sign = sign(place), sign.length > 1 || digit(place + 1) != nil && !(text[place - 1].isDigit) {
          // "GPT-4" and "A-1" keep their dash; "비트코인-1.25%" does not.
          if sign.length > 1 || !text[place - 1].isLetter { break }
        }
        if byte == UInt8(ascii: ":") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
          place += 1
          break
        }
        if starts(0xEF, 0xBC, 0x9A) || starts(0xE3, 0x80, 0x81) || starts(0xEF, 0xBD, 0x9C) {
          place += 3
          break
        }
        // A letter of another script, then digits: "리플3,604원".
        if byte.isDigit || byte == 0xEF, text[place - 1] >= 0x80 || text[place - 1].isUpper && text[start] >= 0x80,
          let first = digit(place),
          first.length == 1 || place < start + 3 || digit(place - 3) == nil, amountFollows(place)
        {
          break
        }
      }
      place += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
    place = min(max(place, start + 1), end)
    for flat in Self.flats where place - start == flat.utf8CodeUnitCount {
      var same = true
      for offset in 0..<flat.utf8CodeUnitCount where lowered[start - base + offset] != flat.utf8Start[offset] {
        same = false
      }
      if same {
        tokens.append(BoardToken(kind: .flat, range: start..<place))
        return
      }
    }
    if depth == 0, let word = currencyWord(start), word.length == place - start, word.currency != nil {
      let next = skipBlanks(place)
      if digit(next) != nil {
        pendingCurrency = word.currency
        // A board of exchange rates names its rows by currencies.
        if !tokens.isEmpty { return }
      }
    }
    tokens.append(BoardToken(kind: depth > 0 ? .bracket : .word, range: start..<place))
  }

  /// Whether the digits at a place are grouped, have a fraction, or carry a currency: an amount, not part of a name.
  func amountFollows(_ at: Int) -> Bool {
    var stop = at
    while let next = digit(stop) { stop += next.length }
    if stop < end, text[stop] == UInt8(ascii: ",") || text[stop] == UInt8(ascii: ".") { return true }
    return currencyWord(stop) != nil
  }
}
