import Glibc

/// Reads the numbers of a table in the style that was found for the whole file.
struct NumberText: Sendable {
  /// Whether "," is the decimal mark (and "." groups digits).
  let decimalComma: Bool
  private let words = CellWords.builtIn

  init(decimalComma: Bool) { self.decimalComma = decimalComma }

  /// The number of a cell of at most 15 digits, with the decimal mark and a minus or without, and nothing else; nil for all
  /// other cells, which `read` may still know. What both read is the same.
  func plain(_ cell: UnsafeBufferPointer<UInt8>) -> Double? {
    let mark = UInt8(ascii: decimalComma ? "," : ".")
    var rest = cell[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }
    guard rest.count <= 16 else { return nil }
    var number: Int64 = 0
    var scale = -1
    for byte in rest {
      if byte.isDigit {
        number = number &* 10 &+ Int64(byte &- 0x30)
        if scale >= 0 { scale &+= 1 }
      } else if byte == mark, scale < 0 {
        scale = 0
      } else {
        return nil
      }
    }
    let digits = rest.count - (scale < 0 ? 0 : 1)
    guard digits > 0, digits <= 15 else { return nil }
    if isNegative { number = -number }
    return scale <= 0 ? Double(number) : Decimal18.double(number, scale)
  }

  /// Reads one cell, without quotes around it.
  ///
  /// Digits with the decimal mark, grouped or not, an exponent, a sign or brackets for negative numbers, a currency sign
  /// on either side, a unit such as K or 만 behind.
  func read(_ cell: UnsafeBufferPointer<UInt8>) -> CellNumber {
    var text = Self.trimmed(cell)
    if words.sayNone(text) { return .missing }
    var negative = false
    if text.count > 2, text.first == UInt8(ascii: "("), text.last == UInt8(ascii: ")") {
      negative = true
      text = Self.trimmed(UnsafeBufferPointer(rebasing: text[1..<text.count - 1]))
    }
    // A sign may stand before the currency or behind it.
    for _ in 0..<3 {
      guard let first = text.first, !first.isDigit else { break }
      if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
        if first == UInt8(ascii: "-") { negative.toggle() }
        text = Self.trimmed(UnsafeBufferPointer(rebasing: text[1...]))
      } else if text.starts(with: [0xE2, 0x88, 0x92]) {
        negative.toggle()
        text = Self.trimmed(UnsafeBufferPointer(rebasing: text[3...]))
      } else if first == UInt8(ascii: "'") {
        // A spreadsheet's mark for text.
        text = Self.trimmed(UnsafeBufferPointer(rebasing: text[1...]))
      } else {
        let length = words.prefix(text)
        if length == 0 { break }
        text = Self.trimmed(UnsafeBufferPointer(rebasing: text[length...]))
      }
    }
    var power = 0
    for _ in 0..<3 {
      guard let last = text.last, !last.isDigit, let word = words.suffix(text) else { break }
      power += word.power
      text = Self.trimmed(UnsafeBufferPointer(rebasing: text[..<(text.count - word.length)]))
    }
    let number = digits(text, negative: negative)
    let value = power == 0 ? number : number.scaled(byPowerOfTen: power)
    if case .double(let double) = value, !double.isFinite { return .bad }
    return value
  }

  /// Digits, groups, decimal mark and exponent, and nothing else.
  private func digits(_ text: UnsafeBufferPointer<UInt8>, negative: Bool) -> CellNumber {
    let mark = UInt8(ascii: decimalComma ? "," : ".")
    let group = UInt8(ascii: decimalComma ? "." : ",")
    var significand: UInt64 = 0
    var scale = 0
    var count = 0
    var seenMark = false
    var dropped = false
    /// Digits since the last group mark, -1 before the first.
    var grouped = -1
    var place = 0
    var exponent = 0
    while place < text.count {
      let byte = text[place]
      if byte.isDigit {
        count += 1
        if grouped >= 0, !seenMark { grouped += 1 }
        if significand > 99_999_999_999_999_999 {
          dropped = true
        } else {
          significand = significand * 10 + UInt64(byte - 0x30)
          if seenMark { scale += 1 }
        }
      } else if byte == mark {
        if seenMark || grouped >= 0 && grouped != 3 { return .bad }
        seenMark = true
      } else if let width = groupWidth(text, place, group) {
        // Groups hold three digits; Indian ones two but for the last.
        if seenMark || count == 0 || grouped >= 0 && grouped != 3 && grouped != 2 { return .bad }
        if grouped < 0, count > 3 { return .bad }
        grouped = 0
        place += width - 1
      } else if byte | 0x20 == UInt8(ascii: "e"), count > 0 {
        guard let power = Self.exponent(text, place + 1) else { return .bad }
        exponent = power
        place = text.count
        if grouped >= 0, grouped != 3, !seenMark { return .bad }
        break
      } else {
        return .bad
      }
      place += 1
    }
    if count == 0 || grouped >= 0 && !seenMark && grouped != 3 { return .bad }
    if dropped { return long(text, negative: negative, mark: mark) }
    let signed = negative ? -Int64(significand) : Int64(significand)
    return .decimal(signed, scale: scale - exponent)
  }

  /// The width of a mark between groups of digits at a place, nil for none.
  private func groupWidth(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ group: UInt8) -> Int? {
    let byte = text[place]
    let next: (Int) -> Bool = { place + $0 < text.count && text[place + $0].isDigit }
    if byte == group || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "'") { return next(1) ? 1 : nil }
    // No-break space; thin and narrow no-break space, right single quotation mark.
    if byte == 0xC2, place + 2 < text.count, text[place + 1] == 0xA0 { return next(2) ? 2 : nil }
    if byte == 0xE2, place + 3 < text.count, text[place + 1] == 0x80, [0x89, 0xAF, 0x99].contains(text[place + 2]) {
      return next(3) ? 3 : nil
    }
    return nil
  }

  private static func exponent(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var place = start
    var negative = false
    if place < text.count, text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "+") {
      negative = text[place] == UInt8(ascii: "-")
      place += 1
    }
    guard place < text.count, text.count - place <= 3 else { return nil }
    var value = 0
    while place < text.count {
      guard text[place].isDigit else { return nil }
      value = value * 10 + Int(text[place] - 0x30)
      place += 1
    }
    return negative ? -value : value
  }

  /// A number of more than 18 digits: the nearest double, or the decimal where zeros make it that long.
  private func long(_ text: UnsafeBufferPointer<UInt8>, negative: Bool, mark: UInt8) -> CellNumber {
    var plain: [CChar] = negative ? [0x2D] : []
    for byte in text {
      if byte == mark {
        plain.append(0x2E)
      } else if byte.isDigit || byte | 0x20 == UInt8(ascii: "e") || byte == 0x2D || byte == 0x2B {
        plain.append(CChar(bitPattern: byte))
      }
    }
    if !plain.contains(0x65), !plain.contains(0x45), let point = plain.firstIndex(of: 0x2E) {
      var shorter = plain
      while shorter.last == 0x30 { shorter.removeLast() }
      let whole = shorter.filter { $0 != 0x2E && $0 != 0x2D }.drop { $0 == 0x30 }
      if whole.count <= 18 {
        let value = whole.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        return .decimal(negative ? -value : value, scale: shorter.count - 1 - point)
      }
    }
    plain.append(0)
    let value = strtod(plain, nil)
    return value.isFinite ? .double(value) : .bad
  }

  /// Without blanks, no-break spaces included, on either side.
  static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var lower = 0
    var upper = text.count
    while lower < upper {
      if text[lower] <= 0x20 {
        lower += 1
      } else if lower + 1 < upper, text[lower] == 0xC2, text[lower + 1] == 0xA0 {
        lower += 2
      } else {
        break
      }
    }
    while upper > lower {
      if text[upper - 1] <= 0x20 {
        upper -= 1
      } else if upper - 2 >= lower, text[upper - 2] == 0xC2, text[upper - 1] == 0xA0 {
        upper -= 2
      } else {
        break
      }
    }
    return UnsafeBufferPointer(rebasing: text[lower..<upper])
  }
}
