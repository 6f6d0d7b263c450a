import Vocabulary

/// Ranges: `$60-65 billion`, `between $60 billion and $65 billion`, `60억~65억 달러`, `3000亿至3500亿元`, `1兆~2兆円`, `10-15%`, `3~5년`.
///
/// The second end lends the first its unit, and its power of ten where the first has none and would be larger
/// otherwise. Two complete amounts with "from … to" (`에서`, `から`, `从…到`) tell a change, not a range: they stay two.
extension Scanner {
  private enum Connector {
    case dash
    /// "to", 至, 到, から, 에서: between complete quantities a range only where nothing says "from".
    case to
    /// "and", after "between".
    case and
  }

  /// Delivers the range that a quantity begins; nil where it begins none.
  mutating func range(_ first: Quantity) -> Int? {
    guard let (connector, next) = connector(at: first.end) else { return nil }
    // 砍半至6億元: to where something is cut by half.
    if connector == .to, first.end - first.start == 3, has("半", at: first.start) { return nil }
    var ignored = 0
    var second = Quantity(at: next)
    guard
      read(&second, at: next, prefixed: true, skip: &ignored)
        || startsNumeral(next) && read(&second, at: next, prefixed: false, skip: &ignored)
    else { return nil }
    // 2-3-4 is no range.
    if connector == .dash, let (again, after) = self.connector(at: second.end), again == .dash, isDigit(after),
      byte(second.end) == 0x2D
    {
      return nil
    }
    if first.unit < 0, second.unit >= 0, isYear(first.numeral), isYear(second.numeral),
      rows[Int(second.unit)].kind == .mark
    {
      return years(first, second)
    }
    var low = first
    let firstIsBare = first.prefix < 0 && first.unit < 0
    let secondIsBare = second.prefix < 0 && second.unit < 0
    let kind: LexiconRow.Kind
    if firstIsBare {
      kind = secondIsBare ? .counter : second.prefix >= 0 ? .none : rows[Int(second.unit)].kind
      if second.prefix >= 0 { return nil }
      low.unit = second.unit
      low.currency = second.currency
      low.power = second.power
    } else if secondIsBare {
      guard first.prefix >= 0 else { return nil }
      kind = .currency
    } else {
      kind = first.prefix >= 0 ? .currency : rows[Int(first.unit)].kind
      let other = second.prefix >= 0 ? .currency : rows[Int(second.unit)].kind
      guard kind == other, first.currency == second.currency else { return nil }
      if kind == .time, rows[Int(first.unit)].unit != rows[Int(second.unit)].unit { return nil }
    }
    let around = surroundings(first.start..<first.end)
    let isComplete = !firstIsBare && (first.numeral.power > 0 || second.numeral.power == 0) && !secondIsBare
    switch connector {
    case .dash: break
    case .to:
      if isComplete, around.isFrom || saysFrom(first) { return nil }
      // "by $200 million to $2 billion": a step and where it leads.
      if isComplete, first.start >= 3, has("by ", at: first.start - 3) { return nil }
      if isComplete, language == .ja, changes(at: second.end) { return nil }
      if !firstIsBare, first.prefix < 0, kind == .currency, has("에서", at: skipBlanks(first.end)) { return nil }
    case .and: guard around.isBetween else { return nil }
    }
    // The power of ten of the second counts for the first as well, where the first has none of its own.
    if first.numeral.power == 0, second.numeral.power > 0, !first.numeral.isFraction,
      first.numeral.value.isLess(than: second.numeral.lead)
    {
      low.numeral.value.scale(by: second.numeral.power)
    }
    var end = second.end
    let top = amount(secondIsBare ? scaled(second, like: first) : second)
    guard amount(low).isLess(than: top) else { return nil }
    low.isFuzzy = false
    switch kind {
    case .currency: return money(low, high: top, end: end, rule: "money.range")
    case .percent, .points: return percent(low, high: top, end: end, rule: "percent.range")
    case .time:
      low.end = end
      return duration(low, high: top)
    case .mark:
      // 3~5년; 2025~2027년, 4~6월 and the like are stretches of the calendar.
      guard rows[Int(low.unit)].unit == .year, !isYear(second.numeral) else { return nil }
      low.end = end
      return duration(low, high: top)
    case .counter, .none:
      guard first.numeral.style == .digits || first.numeral.style == .words, second.numeral.style == first.numeral.style
      else { return nil }
      if isYear(first.numeral), isYear(second.numeral) { return nil }
      end = second.numeral.end
      return number(low, high: top, end: end, rule: "number.range")
    default: return nil
    }
  }

  /// Whether what stands behind a Japanese quantity makes it where another has come to: 4000億円から4600億円へ, に引き上げた.
  private func changes(at place: Int) -> Bool {
    if has("へ", at: place) { return true }
    guard has("に", at: place) else { return false }
    for verb: StaticString in ["引", "増", "減", "修正", "上方", "下方", "積み", "拡大", "縮", "膨", "圧縮", "高", "落", "下が", "上が", "見直"]
    where has(verb, at: place + 3) { return true }
    return false
  }

  /// 2025~2027년: a start and an end.
  private mutating func years(_ first: Quantity, _ second: Quantity) -> Int? {
    guard let year = first.numeral.value.small else { return nil }
    found.add(
      Mention(
        range: first.start..<first.end, outer: first.start..<first.end,
        value: .period(StatedPeriod(unit: .year, year: .absolute(year), boundary: .since)), qualifier: .exact,
        rule: "period.years"))
    let end = calendarMark(second)
    if let last = found.last, case .period(var period) = last.value, last.range.lowerBound == second.start {
      period.boundary = .until
      found.updateLast { $0.value = .period(period) }
    }
    return end
  }

  /// A bare second end of money takes the powers of the first's currency (MUSD 10-20).
  private func scaled(_ second: Quantity, like first: Quantity) -> Quantity {
    var second = second
    second.power = first.power
    return second
  }

  /// Whether "from", 从 or 由 stands before a quantity.
  private func saysFrom(_ quantity: Quantity) -> Bool {
    let place = skipBlanksBack(quantity.start)
    guard place - 3 >= low else { return false }
    return has("从", at: place - 3) || has("從", at: place - 3) || has("由", at: place - 3) || has("自", at: place - 3)
  }

  /// The word or sign between the ends of a range, and where the second end begins.
  private func connector(at end: Int) -> (Connector, Int)? {
    let place = skipBlanks(end, most: 1)
    let first = byte(place)
    let isSpaced = place > end
    switch first {
    case 0x2D, 0x7E:
      if first == 0x2D, isSpaced != (blank(place + 1) > 0) { return nil }
      return (.dash, skipBlanks(place + 1, most: 1))
    case 0xE2:
      if has("–", at: place) || has("—", at: place) || has("∼", at: place) || has("‑", at: place) || has("‐", at: place)
        || has("−", at: place) || has("―", at: place) || has("─", at: place)
      {
        return (.dash, skipBlanks(place + 3, most: 1))
      }
    case 0xE3:
      if has("〜", at: place) { return (.dash, skipBlanks(place + 3, most: 1)) }
      if has("から", at: place), language == .ja { return (.to, skipBlanks(place + 6, most: 1)) }
      if has("ないし", at: place), language == .ja { return (.dash, skipBlanks(place + 9, most: 1)) }
    case 0xE4, 0xE5, 0xE8:
      if has("至", at: place) || has("到", at: place) { return (.to, skipBlanks(place + 3, most: 1)) }
    case 0xEB:
      if has("내지", at: place) { return (.dash, skipBlanks(place + 6, most: 1)) }
    case 0xEC:
      if has("에서", at: place) { return (.to, skipBlanks(place + 6, most: 1)) }
    case 0xEF:
      if has("～", at: place) || has("－", at: place) { return (.dash, skipBlanks(place + 3, most: 1)) }
    case 0x74, 0x54:
      if isSpaced, byte(place + 1) | 0x20 == 0x6F, blank(place + 2) > 0 { return (.to, skipBlanks(place + 2)) }
    case 0x61, 0x41:
      if isSpaced, byte(place + 1) | 0x20 == 0x6E, byte(place + 2) | 0x20 == 0x64, blank(place + 3) > 0 {
        return (.and, skipBlanks(place + 3))
      }
    default: break
    }
    return nil
  }
}
