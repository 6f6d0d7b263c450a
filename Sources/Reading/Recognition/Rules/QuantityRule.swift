import Vocabulary

/// Turns a quantity into a mention: single, in parts (`20 dollars 43 cents`), or the first end of a range.
extension Scanner {
  /// Delivers what a quantity means and gives the place to go on from.
  mutating func deliver(_ quantity: inout Quantity) -> Int {
    guard quantity.currency == nil, quantity.prefix < 0, quantity.unit < 0 else {
      if quantity.prefix >= 0 || rows[Int(max(0, quantity.unit))].kind == .currency {
        addParts(&quantity)
        if let end = range(quantity) { return end }
        return money(quantity, high: nil, end: quantity.end, rule: quantity.prefix >= 0 ? "money.prefix" : "money")
      }
      switch rows[Int(quantity.unit)].kind {
      case .percent, .points:
        addTenths(&quantity)
        if let end = range(quantity) { return end }
        return percent(quantity, high: nil, end: quantity.end, rule: "percent")
      case .time:
        if let end = range(quantity) { return end }
        return duration(quantity, high: nil)
      case .mark, .fiscalMark, .decadeMark: return calendarMark(quantity)
      case .clock: return afterMinutes(quantity.end)
      default:
        if let end = range(quantity) { return end }
        return number(quantity, high: nil, end: quantity.numeral.end, rule: "number.counted")
      }
    }
    if quantity.numeral.isPercent { return percent(quantity, high: nil, end: quantity.end, rule: "percent.of-hundred") }
    if let end = range(quantity) { return end }
    if let end = englishDate(quantity) { return end }
    return number(quantity, high: nil, end: quantity.numeral.end, rule: "number")
  }

  /// The place after the minutes of a time of day: 15시 30분.
  private func afterMinutes(_ end: Int) -> Int {
    let place = skipBlanks(end, most: 1)
    guard let minutes = digits(at: place), minutes.count <= 2, !minutes.isMarked, !minutes.isChain else { return end }
    if has("분", at: minutes.end) || has("分", at: minutes.end) { return minutes.end + 3 }
    return end
  }

  // MARK: Money

  /// The amount of one end, with the powers of its unit.
  func amount(_ quantity: Quantity) -> ExactNumber {
    var value = quantity.numeral.value
    if quantity.power != 0 { value.scale(by: quantity.power) }
    return value
  }

  /// Adds the smaller units that follow an amount: `64달러 45센트`, `50元6角三分`, `20 ringgit and 43 sen`.
  private func addParts(_ quantity: inout Quantity) {
    let unit = quantity.unit >= 0 ? rows[Int(quantity.unit)] : rows[Int(quantity.prefix)]
    guard !unit.flags.contains(.sub), quantity.power == 0, !quantity.numeral.isFraction else { return }
    for _ in 0..<2 {
      var place = skipBlanks(quantity.end, most: 1)
      if byte(place) == UInt8(ascii: "a") || byte(place) >= 0xE3 {
        for connector in ["and ", "과 ", "와 ", "と", "又"] as [StaticString] where has(connector, at: place) {
          place = skipBlanks(place + connector.utf8CodeUnitCount)
          break
        }
      }
      guard startsNumeral(place) else { return }
      var ignored = 0
      guard let part = numeral(at: place, skip: &ignored), part.value.isLess(than: ExactNumber(1000)), !part.isFraction
      else {
        return
      }
      var blank = skipBlanks(part.end, most: 1)
      if byte(blank) == 0x2D { blank += 1 }
      let (first, end) = longest(units, at: blank)
      let row = subunit(first)
      guard row >= 0,
        !rows[Int(row)].flags.contains(.latin) || !(byte(end) >= 0x30 && byte(end) <= 0x39)
      else { return }
      if rows[Int(row)].flags.contains(.tight), blank > part.end { return }
      var value = part.value
      value.scale(by: Int(rows[Int(row)].value))
      quantity.numeral.value.add(value)
      quantity.numeral.power = 0
      quantity.numeral.lead = quantity.numeral.value
      quantity.end = end
    }
  }

  /// Whether a numeral can begin at a place: a cheap look at one character.
  func startsNumeral(_ place: Int) -> Bool {
    guard place < high else { return false }
    let first = text[place]
    if first < 0x80 { return first >= 0x30 && first <= 0x39 || Self.isLatin(first) || first == 0x2E }
    if first >= 0xE3 {
      let code = numeralCode(place).code
      return isDigit(place) || code > 0 && code <= NumeralCode.jing || code == NumeralCode.native
    }
    return first == 0xC2
  }

  mutating func money(_ quantity: Quantity, high: ExactNumber?, end: Int, rule: StaticString) -> Int {
    guard acceptsMoney(quantity) else { return quantity.numeral.end }
    let around = surroundings(quantity.start..<end)
    if around.isVague { return end }
    var low = amount(quantity)
    if around.isNegative != quantity.isNegative { low.significand = -low.significand }
    guard let value = low.decimal else { return end }
    let top = high.flatMap { $0.decimal }
    found.add(
      Mention(
        range: min(around.signStart, quantity.start)..<end, outer: around.outer,
        value: .money(StatedMoney(low: value, high: top, currency: quantity.currency)),
        qualifier: top != nil ? .range : quantity.isFuzzy ? around.qualifier.atLeast(.about) : around.qualifier,
        rule: rule))
    return max(end, around.outer.upperBound)
  }

  /// Whether a spelled numeral before a currency is one: `이원` and `万元` are not amounts.
  private func acceptsMoney(_ quantity: Quantity) -> Bool {
    let numeral = quantity.numeral
    switch numeral.style {
    case .digits, .words: return true
    case .native: return false
    case .hangul:
      if numeral.isFraction { return false }
      if numeral.start > low, Self.isHangul(characterBefore(numeral.start).value), !followsQualifier(numeral.start) {
        return false
      }
      if numeral.length >= 2 || numeral.isFraction { return true }
      return Self.isScale(numeralCode(numeral.start).code)
    case .han:
      if numeral.hasDigit { return characterBefore(numeral.start).value != 0x7B2C }
      let code = numeralCode(numeral.start).code
      if language != .ja { return numeral.length > 1 && followsQualifier(numeral.start) }
      return code < NumeralCode.wan
    }
  }

  /// Whether a word such as 약 or 마이너스 ends at a place.
  func followsQualifier(_ place: Int) -> Bool { longestBefore(place).row >= 0 }

  // MARK: Percent

  /// `3割8分7厘`, `七成六`, `5割半`.
  private func addTenths(_ quantity: inout Quantity) {
    guard quantity.power == 1, rows[Int(quantity.unit)].kind == .percent else { return }
    var place = skipBlanks(quantity.end, most: 1)
    if has("半", at: place) {
      quantity.numeral.value.add(ExactNumber(5, scale: 1))
      quantity.end = place + 3
      return
    }
    var scale = 1
    for _ in 0..<2 {
      let (value, width) = digit(place)
      let code = numeralCode(place).code
      let number =
        value >= 0 ? value : code >= NumeralCode.zero && code <= NumeralCode.nine ? Int(code - NumeralCode.zero) : -1
      guard number >= 0 else { return }
      let next = place + (value >= 0 ? width : 3)
      let isMarked = scale == 1 ? has("分", at: next) : has("厘", at: next)
      guard isMarked || scale == 1 && language == .zh && !isLetter(at: next) else { return }
      quantity.numeral.value.add(ExactNumber(Int128(number), scale: scale))
      quantity.end = isMarked ? next + 3 : next
      place = quantity.end
      scale += 1
    }
  }

  mutating func percent(_ quantity: Quantity, high: ExactNumber?, end: Int, rule: StaticString) -> Int {
    let around = surroundings(quantity.start..<end)
    if around.isVague { return end }
    if quantity.numeral.style == .han, !quantity.numeral.hasDigit, !quantity.numeral.isPercent { return end }
    var low = amount(quantity)
    if around.isNegative != quantity.isNegative { low.significand = -low.significand }
    guard let value = low.decimal else { return end }
    let top = high.flatMap { $0.decimal }
    let isPoints = quantity.unit >= 0 && rows[Int(quantity.unit)].kind == .points
    found.add(
      Mention(
        range: min(around.signStart, quantity.start)..<end, outer: around.outer,
        value: .percent(StatedPercent(low: value, high: top, isPoints: isPoints)),
        qualifier: top != nil ? .range : quantity.isFuzzy ? around.qualifier.atLeast(.about) : around.qualifier,
        rule: isPoints ? "percent.points" : rule))
    return max(end, around.outer.upperBound)
  }
}

extension Qualifier {
  /// The stronger of two.
  func atLeast(_ other: Qualifier) -> Qualifier { other.rank < rank ? other : self }
}
