import Vocabulary

/// What single cells of a table say: a stretch of time, a part of a business, a percentage, an amount.
extension FactReading {
  /// A cell that gives a stretch of time: "5년", 今後10年, 2023～27年.
  func spanCell(_ cell: Range<Int>, _ first: Int, _ coverage: inout Coverage) {
    var index = first
    var years: [Int] = []
    while index < mentions.count, mentions[index].range.lowerBound < cell.upperBound {
      let mention = mentions[index]
      index += 1
      switch mention.value {
      case .duration(let duration) where !duration.isRate && duration.years >= 0.2: coverage.years = duration.years
      case .period(let period) where period.unit == .year:
        if let year = period.year(published: published) {
          // 2026년 가동: when a plant opens.
          if tongue == .korean, scene.starts(.noSpanEvent, at: mention.range.upperBound) { continue }
          years.append(year)
          if period.boundary == .during { coverage.years = coverage.years ?? 1 }
          if period.boundary == .until {
            coverage.endsOn = Day(year: year, month: 12, day: 31)
            if years.count == 1 { coverage.years = nil }
          }
        }
      case .period(let period) where period.unit == .half || period.unit == .quarter:
        // H1 2025, 3분기
        if coverage.years == nil { coverage.years = period.unit == .half ? 0.5 : 0.25 }
        if let days = period.days(published: published), let published, days.upperBound < published {
          coverage.isPast = true
        }
      default: break
      }
    }
    if let (from, to) = shortYears(cell) { years = [from, to] }
    if years.count == 2, years[1] > years[0] {
      coverage.years = Double(years[1] - years[0] + 1)
    } else if years.count == 1, coverage.years == 1 {
      coverage.fiscalYear = years[0]
    }
  }

  /// 2023～27年, 2025-28: a year and the last two digits of another.
  private func shortYears(_ cell: Range<Int>) -> (Int, Int)? {
    var place = cell.lowerBound
    func number(_ digits: Int) -> Int? {
      var value = 0
      for offset in 0..<digits {
        guard place + offset < cell.upperBound, TextClass.isDigit(text[place + offset]) else { return nil }
        value = value * 10 + Int(text[place + offset] - 0x30)
      }
      place += digits
      return value
    }
    guard let from = number(4), (1990...2060).contains(from) else { return nil }
    let dash = scene.words.length(of: .dash, in: text, at: place)
    guard dash > 0 else { return nil }
    place += dash
    // 2025~2028
    let start = place
    if let to = number(4), to > from, to <= 2060, !(place < cell.upperBound && TextClass.isDigit(text[place])) {
      return (from, to)
    }
    place = start
    guard let short = number(2), !(place < cell.upperBound && TextClass.isDigit(text[place])) else { return nil }
    let to = from / 100 * 100 + short
    return to > from ? (from, to) : nil
  }

  /// The part of a business that a Korean cell names before a signed percentage, in a table on revenue: 핀테크 +55%.
  func partInCell(_ cell: Range<Int>) -> Range<Int>? {
    guard table.hasRevenue, cell.count <= 60 else { return nil }
    var end = cell.lowerBound
    while end < cell.upperBound, text[end] != 0x20 || scene.words.length(of: .signAhead, in: text, at: end + 1) == 0 {
      end += 1
    }
    let part = cell.lowerBound..<end
    guard end < cell.upperBound, endsWithPart(part) else { return nil }
    return part
  }

  func cellPercent(_ cell: Range<Int>, _ first: Int) -> DecimalNumber? {
    var index = first
    while index < mentions.count, mentions[index].range.lowerBound < cell.upperBound {
      if case .percent(let percent) = mentions[index].value, percent.high == nil, !percent.isPoints,
        mentions[index].range.upperBound <= cell.upperBound
      {
        let start = mentions[index].range.lowerBound
        if scene.starts("▼", at: cell.lowerBound) || scene.starts("-", at: cell.lowerBound) && start > cell.lowerBound {
          return percent.low.magnitude.negated
        }
        return percent.low
      }
      index += 1
    }
    // 601 | 491 | +22%: numbers side by side that were read as one.
    guard tongue == .english, cell.count < 24, text[max(cell.lowerBound, cell.upperBound - 1)] == UInt8(ascii: "%"),
      let found = Recognizer().mentions(in: Array(text[cell]), language: document.language).first,
      case .percent(let percent) = found.value, percent.high == nil, !percent.isPoints
    else { return nil }
    let isDown = scene.starts("-", at: cell.lowerBound) || scene.starts("−", at: cell.lowerBound)
    return isDown ? percent.low.magnitude.negated : percent.low
  }

  /// The amount in a cell, with the unit that the header or the line above gives.
  func cellMoney(
    _ cell: Range<Int>, _ header: TableColumns.Column, _ first: Int
  ) -> (StatedMoney, Qualifier, [Money])? {
    var index = first
    while index < mentions.count, mentions[index].range.lowerBound < cell.upperBound {
      if mentions[index].restates == nil, case .money(let money) = mentions[index].value {
        var restated: [Money] = []
        if index + 1 < mentions.count, mentions[index + 1].restates == index,
          case .money(let other) = mentions[index + 1].value,
          let currency = other.currency
        {
          restated.append(Money(other.low, currency))
        }
        return (money, mentions[index].qualifier, restated)
      }
      index += 1
    }
    guard cell.contains(where: { TextClass.isDigit(text[$0]) }) else { return nil }
    var content = Array(text[cell])
    // 350 (300): the former figure stands in the bracket.
    if tongue == .korean, let open = content.firstIndex(of: UInt8(ascii: "(")), open > 0,
      content.last == UInt8(ascii: ")"),
      TextClass.isDigit(content[0])
    {
      content.removeSubrange(open...)
      while content.last == 0x20 { content.removeLast() }
    }
    for unit in [header.unit, table.unit] where !unit.isEmpty {
      var tries = [content + unit, unit + content]
      if let blank = unit.firstIndex(of: UInt8(ascii: " ")) {
        tries.append(Array(unit[..<blank]) + content + Array(unit[blank...]))
      }
      for attempt in tries {
        let found = Recognizer().mentions(in: attempt, language: document.language)
        if found.count == 1, case .money(let money) = found[0].value, money.currency != nil,
          found[0].outer.count >= attempt.count - 2
        {
          return (money, found[0].qualifier, [])
        }
      }
    }
    return nil
  }
}
