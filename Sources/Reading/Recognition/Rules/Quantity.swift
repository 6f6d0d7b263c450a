import Vocabulary

/// A numeral with what stands directly before and after it: the common ground of all rules about quantities.
struct Quantity {
  var numeral: Numeral
  private var storedStart: Int32
  private var storedEnd: Int32
  var isNegative = false
  /// The unit after the numeral, -1 for none.
  var unit: Int32 = -1
  /// The currency before the numeral, -1 for none.
  var prefix: Int32 = -1
  /// Written with "and some" between number and unit (`3000여 원`).
  var isFuzzy: Bool
  /// What is said of money.
  var currency: Currency?
  private var storedPower: Int16 = 0

  /// Nothing yet, to be read at a place.
  @inline(__always)
  init(at place: Int) {
    self.init(
      numeral: Numeral(start: place, end: place, value: ExactNumber(0), style: .digits), start: place, end: place,
      isFuzzy: false)
  }

  init(numeral: Numeral, start: Int, end: Int, isFuzzy: Bool) {
    self.numeral = numeral
    storedStart = Int32(truncatingIfNeeded: start)
    storedEnd = Int32(truncatingIfNeeded: end)
    self.isFuzzy = isFuzzy
  }

  /// With the sign and the currency before the numeral.
  @inline(__always)
  var start: Int {
    get { Int(storedStart) }
    set { storedStart = Int32(truncatingIfNeeded: newValue) }
  }

  /// With the unit.
  @inline(__always)
  var end: Int {
    get { Int(storedEnd) }
    set { storedEnd = Int32(truncatingIfNeeded: newValue) }
  }

  /// Powers of ten by which the unit multiplies (cents -2, MUSD 6, 割 1).
  @inline(__always)
  var power: Int {
    get { Int(storedPower) }
    set { storedPower = Int16(truncatingIfNeeded: newValue) }
  }
}

extension Scanner {
  /// Reads `[currency] [sign] numeral [unit]` at a place; false where there is no numeral, and what was read then counts
  /// for nothing. Filled in where it is to stay: a quantity is large, and handing it up copies it at each step.
  func read(_ quantity: inout Quantity, at start: Int, prefixed: Bool, skip: inout Int) -> Bool {
    var place = start
    var prefix: Int32 = -1
    var isNegative = false
    if prefixed {
      guard let found = currencyBefore(at: start) else { return false }
      prefix = found.row
      place = found.end
      if let sign = sign(at: place) {
        isNegative = true
        place = sign
      }
      guard isDigit(place) || byte(place) == 0x2E && isDigit(place + 1) || byte(place) >= 0xE3 else { return false }
    }
    guard read(&quantity.numeral, at: place, skip: &skip) else { return false }
    if prefixed, quantity.numeral.style != .digits, quantity.numeral.style != .han { return false }
    // "AMD 4.9%": the name of a company that is also a currency's code.
    if prefixed,
      case let end = quantity.numeral.end,
      byte(end) == UInt8(ascii: "%") || has(" per cent", at: end) || has(" percent", at: end)
    {
      return false
    }
    quantity.start = start
    quantity.end = quantity.numeral.end
    quantity.isFuzzy = quantity.numeral.isFuzzy
    quantity.isNegative = isNegative != quantity.numeral.isNegative
    quantity.unit = -1
    quantity.prefix = prefix
    quantity.currency = nil
    quantity.power = 0
    if prefix >= 0 {
      quantity.currency = currency(of: prefix, at: start)
      quantity.power = Int(rows[Int(prefix)].value)
    }
    attachUnit(&quantity)
    return true
  }

  /// The currency at a place that stands before a number, and where the number begins; `$ SGD4.90` and `NZD $100` are one.
  func currencyBefore(at start: Int) -> (row: Int32, end: Int)? {
    var (row, end) = longest(starts, at: start)
    guard row >= 0, rows[Int(row)].kind == .currency else { return nil }
    let blankless = end
    end = skipBlanks(end)
    if rows[Int(row)].flags.contains(.tight), end > blankless { return nil }
    if byte(end) == 0x3A { end = skipBlanks(end + 1) }
    if !isDigit(end), byte(end) != 0x2E || !isDigit(end + 1) {
      if let after = sign(at: end), isDigit(after) { return (row, end) }
      let second = longest(starts, at: end)
      if second.row >= 0, rows[Int(second.row)].kind == .currency {
        let after = skipBlanks(second.end)
        guard isDigit(after) else { return nil }
        return (byte(start) == 0x24 ? second.row : row, after)
      }
      // 人民币三千八百亿元.
      let code = numeralCode(end).code
      guard code > 0, code <= NumeralCode.thousand, byte(start) >= 0xE3 else { return nil }
    }
    return (row, end)
  }

  /// The place after a minus sign at a place, nil where there is none.
  func sign(at place: Int) -> Int? {
    if byte(place) == 0x2D { return place + 1 }
    if has("−", at: place) || has("－", at: place) { return place + 3 }
    return nil
  }

  /// The currency that a row of the lexicon means at a place: ¥ is by language.
  func currency(of row: Int32, at place: Int) -> Currency? {
    if language == .zh, has("¥", at: place) || has("￥", at: place) { return .cny }
    if rows[Int(row)].currency == nil, has("¥", at: place) { return .jpy }
    return rows[Int(row)].currency
  }

  /// Finds the unit after a quantity's numeral and takes it in.
  func attachUnit(_ quantity: inout Quantity) {
    var place = quantity.numeral.end
    let blank = skipBlanks(place)
    if let found = unit(at: blank, quantity, spaced: blank > place) {
      take(found, &quantity)
      return
    }
    if blank > place, let next = afterAdjective(blank) {
      if let found = unit(at: next, quantity, spaced: true), rows[Int(found.row)].kind == .time {
        take(found, &quantity)
      }
      return
    }
    // "30-odd per cent".
    if byte(blank) == 0x2D, blank == place, has("-odd ", at: place),
      let found = unit(at: skipBlanks(place + 5), quantity, spaced: true)
    {
      quantity.isFuzzy = true
      take(found, &quantity)
      return
    }
    if byte(blank) == 0x2D, blank == place, Self.isLatin(byte(blank + 1)) {
      if let found = unit(at: blank + 1, quantity, spaced: false) { take(found, &quantity) }
      return
    }
    // 3000여 원, 500余家, 10多年.
    guard byte(place) >= 0xE3 else { return }
    if has("여", at: place) || numeralCode(place).code == NumeralCode.skip {
      place += 3
      let after = skipBlanks(place)
      if let found = unit(at: after, quantity, spaced: after > place) {
        quantity.isFuzzy = true
        take(found, &quantity)
      }
    }
  }

  /// The place after an adjective between number and unit of time: three consecutive quarters, two more years.
  private func afterAdjective(_ place: Int) -> Int? {
    guard Self.isLatin(byte(place)) else { return nil }
    for word in ["consecutive ", "straight ", "successive ", "additional ", "more ", "full ", "fiscal ", "calendar "]
      as [StaticString]
    where has(word, at: place) {
      return skipBlanks(place + word.utf8CodeUnitCount)
    }
    return nil
  }

  /// The row for a part of a main unit (cents, 角, 銭) among those with a form; -1 where there is none.
  func subunit(_ first: Int32) -> Int32 {
    var index = first
    while index >= 0 {
      let row = rows[Int(index)]
      if row.kind == .currency, row.flags.contains(.sub), !row.languages.isDisjoint(with: active) { return index }
      index = row.next
    }
    return -1
  }

  private func take(_ found: (row: Int32, end: Int), _ quantity: inout Quantity) {
    let row = rows[Int(found.row)]
    if quantity.prefix >= 0 {
      // "$100 USD", "RMB380亿元": the currency once more; any other unit belongs to something else.
      guard row.kind == .currency, row.value == 0 else { return }
      let isGeneric = byte(quantity.start) == 0x24
      // 港币30亿元, 新台幣1,200億元: 元 says nothing more.
      if byte(quantity.start) >= 0xE4, row.currency == .cny, found.end - quantity.numeral.end <= 4 {
        quantity.end = found.end
        return
      }
      guard isGeneric || row.currency == quantity.currency || row.currency == nil || byte(found.end - 1) == 0x24 else {
        return
      }
      if isGeneric, let currency = row.currency { quantity.currency = currency }
      quantity.end = found.end
      return
    }
    quantity.unit = found.row
    quantity.end = found.end
    switch row.kind {
    case .currency:
      quantity.currency = row.currency
      quantity.power = Int(row.value)
    case .percent, .points: quantity.power = Int(row.value)
    default: break
    }
  }

  /// The unit at a place that fits a quantity.
  private func unit(at place: Int, _ quantity: Quantity, spaced: Bool) -> (row: Int32, end: Int)? {
    guard place < high else { return nil }
    let found = longest(units, at: place)
    var index = found.row
    while index >= 0 {
      if !rows[Int(index)].languages.isDisjoint(with: active), fits(index, place, found.end, quantity, spaced) {
        return (index, found.end)
      }
      index = rows[Int(index)].next
    }
    return nil
  }

  /// Whether one row of the lexicon fits as the unit of a quantity.
  private func fits(_ index: Int32, _ place: Int, _ end: Int, _ quantity: Quantity, _ spaced: Bool) -> Bool {
    let found = (row: index, end: end)
    let row = rows[Int(index)]
    let flags = row.flags
    if row.kind == .none || flags.contains(.only) { return false }
    if flags.contains(.latin), byte(found.end) >= 0x30, byte(found.end) <= 0x39 { return false }
    if row.kind == .currency {
      if text[place] < 0xE3, isDigit(found.end) { return false }
      if flags.contains(.big), quantity.numeral.value.isLess(than: ExactNumber(100)) { return false }
      if flags.contains(.alone) {
        if quantity.numeral.start > low, Self.isLetter(characterBefore(quantity.numeral.start).value) { return false }
        if isLetter(at: found.end) { return false }
      }
      // "¥" and "$" after a blank belong to the number that follows them.
      if spaced, text[place] < 0xE3, isDigit(skipBlanks(found.end)), !Self.isLatin(text[place]) { return false }
    }
    if flags.contains(.tight), spaced { return false }
    if row.kind == .currency || row.kind == .percent,
      quantity.numeral.style == .hangul || quantity.numeral.style == .native
    {
      // 이원, 구원, 사원, 공원 are words: a unit of ten or more, or a point, must be there.
      if quantity.numeral.length < 2 && !Self.isScale(numeralCode(quantity.numeral.start).code) { return false }
    }
    return !flags.contains(.end) || !isLetter(at: end)
  }

  static func isScale(_ code: UInt8) -> Bool { code >= NumeralCode.ten && code <= NumeralCode.jing }
}
