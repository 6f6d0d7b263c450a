import Vocabulary

/// One row of a quote board, as printed.
struct BoardRow {
  /// The whole row in the working text.
  var range: Range<Int>
  var nameRange: Range<Int>
  /// A ticker in brackets or in a column of its own.
  var symbol: String?
  var price: BoardToken
  /// The change in percent, signed; nil where the row prints none.
  var change: DecimalNumber?
  var isSigned: Bool
  /// Whether the sign of the change is a full triangle, which Japanese tables print for losses.
  var hasTriangle: Bool
  /// The currency in the head of the price's column.
  var columnCurrency: Currency?
}

/// Reads rows out of the tokens of a line.
enum BoardRowReader {
  /// Words that may stand in a row beside the name.
  private static let links: Set<String> = [
    "at", "to", "or", "by", "and", "is", "now", "closed", "ended", "was", "on", "the", "=", "/", "|", "·", "-", "–",
    "—",
    ":", "~", "→", "*", "•", "from", "trading", "change", ",", "ㅣ", "│", "｜", "…", "vs", "／",
  ]

  /// The row of a line; nil where it holds anything that a row does not: prose, two names, no change.
  static func row(_ tokens: [BoardToken], _ text: UnsafeBufferPointer<UInt8>) -> BoardRow? {
    guard tokens.count >= 3, let change = change(tokens) else { return nil }
    var tokens = tokens[...]
    // A rank before the name.
    if let first = tokens.first, first.kind == .number, first.isBare, first.sign == 0, first.currency == nil,
      tokens[tokens.startIndex + 1].kind == .word, tokens.count(where: { $0.kind == .number }) > 1
    {
      tokens = tokens.dropFirst()
    }
    var name: Range<Int>?
    var symbol: String?
    var closed = false
    var numbers: [(index: Int, token: BoardToken)] = []
    var direction = 0
    var signedAmount = 0
    for (index, token) in zip(tokens.indices, tokens) {
      switch token.kind {
      case .number:
        numbers.append((index, token))
        if token.sign != 0 { signedAmount = token.sign }
        if name != nil { closed = true }
      case .percent, .flat:
        if name != nil { closed = true }
      case .bracket:
        if let ticker = ticker(text, token.range) { symbol = symbol ?? ticker }
      case .word:
        switch wordClass(text, token.range) {
        case .up: direction = 1
        case .down: direction = -1
        case .link: continue
        case .name:
          if closed { return nil }
          name = (name?.lowerBound ?? token.range.lowerBound)..<token.range.upperBound
        }
      }
    }
    guard var name, !numbers.isEmpty else { return nil }
    guard let price = price(&numbers, change: change, name: &name, tokens: tokens) else { return nil }
    name = trimmedName(text, name)
    guard isName(text, name) else { return nil }
    guard let first = tokens.first, let last = tokens.last else { return nil }
    var sign = change.sign
    if sign == 0 { sign = signedAmount }
    if sign == 0 { sign = direction }
    let value = change.kind == .flat ? DecimalNumber.zero : change.value
    return BoardRow(
      range: first.range.lowerBound..<closing(text, last.range.upperBound), nameRange: name, symbol: symbol,
      price: price, change: sign < 0 ? value.magnitude.negated : value,
      isSigned: sign != 0 || change.kind == .flat || value == .zero,
      hasTriangle: change.isTriangle && !change.isHollow)
  }

  /// Takes a closing bracket into the row.
  private static func closing(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
    end < text.count && text[end] == UInt8(ascii: ")") ? end + 1 : end
  }

  /// The first change with a sign, else the first.
  static func change(_ tokens: some Sequence<BoardToken>) -> BoardToken? {
    var first: BoardToken?
    for token in tokens where token.kind == .percent || token.kind == .flat {
      if token.sign != 0 || token.kind == .flat { return token }
      if first == nil { first = token }
    }
    return first
  }

  /// The price among a row's numbers: the one whose printed change fits the percentage, else the first that is neither
  /// signed nor the end of the name (S&P 500, 日経225).
  private static func price(
    _ numbers: inout [(index: Int, token: BoardToken)], change: BoardToken, name: inout Range<Int>,
    tokens: ArraySlice<BoardToken>
  ) -> BoardToken? {
    if numbers.count > 1, change.kind == .percent {
      // Numbers that may end a name come last: "Nikkei 225 39,605.80 +224.91".
      let candidates = numbers.filter { !isNameEnd($0, tokens) } + numbers.filter { isNameEnd($0, tokens) }
      for candidate in candidates where candidate.token.sign == 0 && !candidate.token.isLarge {
        for other in candidates where other.index != candidate.index {
          if fits(candidate.token.value, other.token.value, change) {
            // A number before both belongs to the name.
            if let first = numbers.first, first.index < min(candidate.index, other.index), isNameEnd(first, tokens),
              name.lowerBound < first.token.range.upperBound
            {
              name = name.lowerBound..<first.token.range.upperBound
            }
            return candidate.token
          }
        }
      }
    }
    if numbers.count > 1, let first = numbers.first, isNameEnd(first, tokens),
      name.upperBound <= first.token.range.lowerBound
    {
      name = name.lowerBound..<first.token.range.upperBound
      numbers.removeFirst()
    }
    return numbers.first { $0.token.sign == 0 && $0.token.currency != nil }?.token
      ?? numbers.first { $0.token.sign == 0 }?.token
  }

  private static func isNameEnd(_ number: (index: Int, token: BoardToken), _ tokens: ArraySlice<BoardToken>) -> Bool {
    guard number.index > tokens.startIndex, tokens[number.index - 1].kind == .word else { return false }
    return number.token.isBare && number.token.sign == 0 && number.token.currency == nil && !number.token.isBracketed
      && number.token.value.significand < 10_000
  }

  /// Whether a change of `amount` to `price` is the printed percentage, to its last digit.
  private static func fits(_ price: DecimalNumber, _ amount: DecimalNumber, _ change: BoardToken) -> Bool {
    let after = price.double
    let delta = amount.magnitude.double
    guard after > 0, delta > 0, delta < after else { return false }
    let percent = change.value.magnitude.double
    var unit = 1.0
    for _ in 0..<min(change.value.scale, 6) { unit /= 10 }
    let tolerance = max(unit, 0.01) * 0.6
    return abs(delta / (after - delta) * 100 - percent) < tolerance
      || abs(delta / (after + delta) * 100 - percent) < tolerance
  }

  // MARK: - Names

  private enum WordClass { case name, up, down, link }

  private static func wordClass(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> WordClass {
    let range = trimmedName(text, range)
    if range.isEmpty { return .link }
    // An arrow by itself: 44.10p(1.48%) ↑.
    if range.count == 3, text[range.lowerBound] == 0xE2, text[range.lowerBound + 1] == 0x86 {
      if text[range.lowerBound + 2] == 0x91 { return .up }
      if text[range.lowerBound + 2] == 0x93 { return .down }
    }
    let lowered = text[range].map(\.lowered)
    if lowered.count <= 8, links.contains(String(decoding: lowered, as: UTF8.self)) { return .link }
    return lowered.withUnsafeBufferPointer { line in
      var result = WordClass.name
      LayoutWords.shared.forEachHit(in: line) { hit in
        guard hit.range.lowerBound == 0, hit.range.count == line.count else { return }
        switch hit.kind {
        case .up: result = .up
        case .down: result = .down
        case .unit, .price, .change, .points, .window24, .published, .updated:
          if result == .name { result = .link }
        default: break
        }
      }
      return result
    }
  }

  /// Where a name ends before a token in brackets, which may be wide ones.
  static func beforeBracket(_ text: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, _ token: Range<Int>) -> Int {
    var place = token.lowerBound
    guard place > name.lowerBound else { return name.lowerBound }
    repeat { place -= 1 } while place > name.lowerBound && text[place] & 0xC0 == 0x80
    return place
  }

  /// A name without the marks around it.
  static func trimmedName(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var range = LineShape.trimmed(text, range).range
    while range.count > 0, ":-–=·,|*#>;/".utf8.contains(text[range.upperBound - 1]), text[range.upperBound - 1] < 0x80 {
      range = LineShape.trimmed(text, range.lowerBound..<range.upperBound - 1).range
    }
    // │NY金: the side of a box.
    while range.count > 3, text[range.lowerBound] == 0xE2, text[range.lowerBound + 1] == 0x94 {
      range = LineShape.trimmed(text, range.lowerBound + 3..<range.upperBound).range
    }
    while range.count > 0, "-|*#>,;:=".utf8.contains(text[range.lowerBound]) {
      range = LineShape.trimmed(text, range.lowerBound + 1..<range.upperBound).range
    }
    // The full-width colon and bar.
    while range.count >= 3, text[range.upperBound - 3] == 0xEF, text[range.upperBound - 2] == 0xBC,
      text[range.upperBound - 1] == 0x9A
    {
      range = LineShape.trimmed(text, range.lowerBound..<range.upperBound - 3).range
    }
    return range
  }

  /// Letters, and not more of them than a name has.
  static func isName(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 1, range.count <= 64 else { return false }
    var words = 1
    var letters = 0
    for place in range {
      if text[place].isBlank { words += 1 }
      if text[place].isLetter || text[place] >= 0x80 { letters += 1 }
    }
    return letters > 0 && words <= 6
  }

  /// Capital letters, digits and marks as tickers have: `BTC`, `005930`, `9988.HK`, `BRK-B`.
  static func ticker(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String? {
    guard (2...12).contains(range.count) else { return nil }
    var strong = 0
    for place in range {
      let byte = text[place]
      if byte.isUpper || byte.isDigit {
        strong += 1
      } else if byte != UInt8(ascii: "."), byte != UInt8(ascii: "-") {
        return nil
      }
    }
    return strong >= 2 ? String(decoding: text[range], as: UTF8.self) : nil
  }
}
