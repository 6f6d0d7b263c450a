import Vocabulary

/// Lengths of time: `3년간`, `향후 5년`, `1년 반`, `2년 6개월`, `three and a half years`, `two-year`, `未来三年`, `3か月半`, and rhythms: `per year`, `연간`.
extension Scanner {
  /// Delivers a quantity of time; `high` is the other end of a range.
  mutating func duration(_ quantity: Quantity, high: ExactNumber?) -> Int {
    let row = rows[Int(quantity.unit)]
    var value = quantity.numeral.value
    if row.kind == .time, row.value > 1 { value = value.times(ExactNumber(Int128(row.value))) }
    return duration(
      from: quantity.start, to: quantity.end, numeral: quantity.numeral, value: value, high: high, unit: row.unit,
      isFuzzy: quantity.isFuzzy, rule: high == nil ? "duration" : "duration.range")
  }

  /// Delivers a length, with the halves and smaller units after it.
  mutating func duration(
    from start: Int, to unitEnd: Int, numeral: Numeral?, value: ExactNumber, high: ExactNumber?, unit: TimeUnit,
    isFuzzy: Bool,
    rule: StaticString
  ) -> Int {
    if let numeral, !acceptsTime(numeral, unit, unitEnd) { return max(numeral.end, start + 1) }
    var value = value
    var end = unitEnd
    var seconds = value.times(ExactNumber(Int128(unit.seconds)))
    if high == nil {
      if let half = half(after: end) {
        value.add(half.value)
        end = half.end
        seconds = value.times(ExactNumber(Int128(unit.seconds)))
      }
      addSmaller(&value, &seconds, &end, unit)
    }
    let around = surroundings(start..<end, timed: true)
    if around.isVague { return end }
    guard let count = value.decimal, let length = seconds.decimal else { return end }
    let top = high.flatMap { $0.decimal }
    found.add(
      Mention(
        range: start..<end, outer: around.outer,
        value: .duration(
          StatedDuration(
            value: count, high: top, unit: unit, seconds: length, direction: around.direction, isRate: false)),
        qualifier: top != nil ? .range : isFuzzy ? around.qualifier.atLeast(.about) : around.qualifier, rule: rule))
    return max(end, around.outer.upperBound)
  }

  /// Whether a spelled numeral before a unit of time is one.
  private func acceptsTime(_ numeral: Numeral, _ unit: TimeUnit, _ end: Int) -> Bool {
    let previous = numeral.start > low ? characterBefore(numeral.start).value : 0
    switch numeral.style {
    case .digits:
      // Shares are counted as weeks are written: 100주를.
      if unit == .week, Self.isHangul(end - 3 >= low ? character(end - 3).value : 0), has("주", at: end - 3) {
        if has("를", at: end) || has("의", at: end) || has("당", at: end) || has("씩", at: end) { return false }
        return numeral.value.isLess(than: ExactNumber(105))
      }
      return true
    case .words: return true
    case .native, .hangul: return !Self.isHangul(previous) || followsQualifier(numeral.start)
    case .han: return numeral.hasDigit || numeral.length > 1 || language == .ja && previous != 0x6570
    }
  }

  /// A half after a unit: `1년 반`, `三年半`, `three years and a half`.
  private func half(after end: Int) -> (value: ExactNumber, end: Int)? {
    let place = skipBlanks(end, most: 1)
    if has("半", at: place), place == end || language == .zh || language == .ja {
      // 半导体, 半導体, 半期, 半数, 半島
      for word in ["导", "導", "期", "数", "數", "岛", "島", "ば", "年"] as [StaticString] where has(word, at: place + 3) {
        return nil
      }
      return (ExactNumber(5, scale: 1), place + 3)
    }
    if has("반", at: place) {
      let after = place + 3
      if after < high, Self.isHangul(character(after).value) {
        let isParticle = (["간", "만", "이", "에", "의", "가", "정", "쯤", "씩", "째", "을", "동"] as [StaticString]).contains {
          has($0, at: after)
        }
        guard isParticle else { return nil }
      }
      return (ExactNumber(5, scale: 1), has("간", at: after) ? after + 3 : after)
    }
    if place > end, let next = and(place), let fraction = englishFraction(at: next) {
      return (fraction.value, fraction.end)
    }
    return nil
  }

  /// Adds the smaller units that follow: `2년 6개월`, `1년 한 달 21일`, `三年零六个月`.
  private func addSmaller(_ value: inout ExactNumber, _ seconds: inout ExactNumber, _ end: inout Int, _ unit: TimeUnit)
  {
    var last = unit
    for _ in 0..<3 {
      var place = skipBlanks(end, most: 1)
      if has("零", at: place) || has("又", at: place) || has("과", at: place) || has("と", at: place) {
        place = skipBlanks(place + 3)
      }
      guard place < high, text[place] >= 0xE3 || isDigit(place) && text[end - 1] >= 0x80 else { return }
      guard startsNumeral(place) else { return }
      var ignored = 0
      guard let part = numeral(at: place, skip: &ignored), !part.isFraction else { return }
      let blank = skipBlanks(part.end, most: 1)
      let (row, after) = longest(units, at: blank)
      guard row >= 0 else { return }
      var smaller = rows[Int(row)].unit
      switch rows[Int(row)].kind {
      case .time: break
      case .mark where rows[Int(row)].unit == .day: smaller = .day
      default: return
      }
      guard smaller.rawValue < last.rawValue, part.value.isLess(than: ExactNumber(1000)) else { return }
      let added = part.value.times(ExactNumber(Int128(smaller.seconds)))
      seconds.add(added)
      // Months are twelfths of a year here, so that 2년 6개월 is two and a half.
      let share: ExactNumber?
      if unit == .year, smaller == .month {
        share = part.value.divided(by: ExactNumber(12))
      } else {
        share = added.divided(by: ExactNumber(Int128(unit.seconds)))
      }
      if let share { value.add(share) }
      end = after
      last = smaller
    }
  }

  /// Delivers a rhythm (`per year`, `연간`).
  mutating func rate(_ start: Int, _ end: Int, _ unit: TimeUnit) -> Int {
    found.add(
      Mention(
        range: start..<end, outer: start..<end,
        value: .duration(
          StatedDuration(
            value: .one, high: nil, unit: unit, seconds: DecimalNumber(unit.seconds), direction: .unspecified,
            isRate: true)),
        qualifier: .exact, rule: "duration.rate"))
    return end
  }
}
