import Vocabulary

/// Growths of the parts of a business that a Chinese text goes through behind a word on revenue: the part stands at the head
/// of the clause, or before its sum.
///
///     南美区跌27%，北美区跌16%                 regions
///     其中光缆业务12亿元，增幅8%                a part with its sum
///     冰品：62亿元，上升12%                    the label of an item
///     机油增长6%，轮胎8%，电瓶只有1%             without a verb of its own what the one before did
extension FactReading {
  struct ChinesePart {
    /// What the part is called.
    var name: Range<Int>
    /// The sum that the percentage tells the growth of.
    var sum: Int?
    /// Whose part it is, where his name stands right before.
    var owner: Int?
    var isUp: Bool
  }

  /// The part of a business whose revenue has grown or shrunk by a percentage; nil where it is said of something else.
  func chinesePart(of index: Int) -> ChinesePart? {
    guard tongue == .chinese, isTalkOfRevenue(before: index) else { return nil }
    var place = outer(scene.marks[index]).lowerBound
    let sign = sign(of: index, &place)
    var verb: Bool?
    strip(&place, &verb)
    // The sign of the one before in a row counts where this one has none: 轮胎增长6%，电瓶8%.
    let row = rowSign(index)
    var isParted = false
    var unused: Bool? = true
    if let length = comma(before: place) {
      place -= length
      isParted = true
      strip(&place, &unused)
    }
    var sum: Int?
    if let at = scene.marks[..<index].lastIndex(where: {
      ($0.kind == .money || $0.kind == .number) && Int($0.end) <= place
    }), outer(scene.marks[at]).upperBound == place || Int(scene.marks[at].end) == place {
      guard scene.marks[at].kind == .money || isLarge(scene.marks[at]) else { return nil }
      sum = at
      place = outer(scene.marks[at]).lowerBound
      // 冰品，62亿元，-12%
      if endsWith(place, "，") { place -= 3 }
      strip(&place, &unused)
    }
    // 软糖呢？下滑2%; 饮料，-3%; 南亚区，33%；东亚区，8%: what parts them is no clause.
    let isBare = sign == nil && verb == nil
    if isParted, sum == nil, sign == nil, !scene.starts("？", at: place),
      !isBare || row == nil || scene.last(.percent, before: index) == nil
    {
      return nil
    }
    if isBare, !endsClause(index), signBehind(index) == nil { return nil }
    guard var name = nominal(endingAt: place, before: index) else { return nil }
    let owner = owner(in: &name)
    guard name.count >= 6 || name.count > 0 && text[name.lowerBound] < 0x80, name.count <= 60,
      isOfNothingElse(name, index),
      let isUp = sign ?? verb ?? signBehind(index) ?? row
    else { return nil }
    let isInRow =
      (sum != nil || sign != nil && name.count <= 30) && (scene.block == .listItem || row != nil)
      && !scene.contains(.measureEnd, in: name)
    guard isInRow || isPart(name, withSum: sum != nil), !isAhead(of: name, index) else { return nil }
    return ChinesePart(name: name, sum: sum, owner: owner, isUp: isUp)
  }

  /// Whether a percentage ends its clause.
  private func endsClause(_ index: Int) -> Bool {
    let end = outer(scene.marks[index]).upperBound
    return end >= scene.range.upperBound || scene.starts(.clauseHead, at: end) || text[end] <= 0x20
  }

  /// Whether the clause only expects the growth: 预计海外业务增长两成.
  private func isAhead(of name: Range<Int>, _ index: Int) -> Bool {
    var low = scene.range.lowerBound
    for mark in scene.marks where (mark.kind == .comma || mark.kind == .stop) && Int(mark.end) <= name.lowerBound {
      low = Int(mark.end)
    }
    let part = low..<Int(scene.marks[index].start)
    return scene.contains(.guess, in: part) || scene.has(.plan, in: part) || scene.has(.revise, in: part)
  }

  /// A number that may be a sum without its currency: 1.41亿.
  private func isLarge(_ mark: Mark) -> Bool {
    guard case .number(let number) = mentions[Int(mark.ref)].value else { return false }
    return number.low.double >= 1_000_000
  }

  /// Whether what is measured last before a percentage is revenue: in the sentence, or in those before.
  private func isTalkOfRevenue(before index: Int) -> Bool {
    for mark in scene.marks[..<index].reversed() {
      switch mark.kind {
      case .revenue: return true
      case .share, .trade, .capex, .profit, .volume, .neg, .round, .acquire: return false
      default: break
      }
    }
    let reach = scene.block == .listItem ? 9 : 3
    return revenueTopic && !shareTopic && sentence - revenueSentence <= reach && capexSentence <= revenueSentence
  }

  /// The sign of a number, which is taken off where it stands before it.
  private func sign(of index: Int, _ place: inout Int) -> Bool? {
    if let percent = percent(scene.marks[index]), percent.low.significand < 0 { return false }
    for (list, isUp) in [(WordList.upSign, true), (.downSign, false)] {
      if scene.starts(list, at: place) { return isUp }
      let length = scene.words.length(of: list, in: text, endingAt: place, from: scene.range.lowerBound)
      guard length > 0 else { continue }
      place -= length
      return isUp
    }
    return nil
  }

  /// Takes off what stands between a part and its figure: verbs of change, adverbs, asides in brackets, what is compared with.
  private func strip(_ place: inout Int, _ isUp: inout Bool?) {
    let low = scene.range.lowerBound
    while place > low {
      if text[place - 1] <= 0x20 {
        place -= 1
        continue
      }
      if let mark = scene.marks.last(where: { Int($0.end) == place && Int($0.start) >= low && isOfChange($0.kind) }) {
        if isUp == nil, mark.kind == .up || mark.kind == .down { isUp = mark.kind == .up }
        if isUp == nil, mark.kind == .growth { isUp = !isRateOfFall(mark) }
        place = Int(mark.start)
        continue
      }
      if let open = openOfGloss(endingAt: place) {
        place = open
        continue
      }
      let length = scene.words.length(of: .partLink, in: text, endingAt: place, from: low)
      guard length > 0 else { return }
      place -= length
    }
  }

  /// Where a bracket opens that closes right before a place, with no percentage in it.
  private func openOfGloss(endingAt place: Int) -> Int? {
    guard endsWith(place, "）") || endsWith(place, ")") else { return nil }
    var open = place - 1
    while open > scene.range.lowerBound, place - open < 75 {
      open -= 1
      guard scene.starts("（", at: open) || text[open] == UInt8(ascii: "(") else { continue }
      return scene.count(.percent, between: open, and: place) == 0 ? open : nil
    }
    return nil
  }

  private func isOfChange(_ kind: Cue) -> Bool {
    switch kind {
    case .up, .down, .growth, .yoy, .qoq, .revenue: true
    default: false
    }
  }

  private func isRateOfFall(_ mark: Mark) -> Bool {
    scene.contains("跌", in: range(mark)) || scene.contains("降", in: range(mark))
  }

  /// A comma, a bracket or a question mark right before a place.
  private func comma(before place: Int) -> Int? {
    for mark: StaticString in ["，", "（", "？"] where endsWith(place, mark) { return 3 }
    return endsWith(place, ",") || endsWith(place, "(") ? 1 : nil
  }

  /// The noun that ends at a place, from the head of its clause on, without times and words that link it.
  private func nominal(endingAt end: Int, before index: Int) -> Range<Int>? {
    let low = scene.range.lowerBound
    var end = end
    if endsWith(end, "？") { end -= 3 }
    var unused: Bool? = true
    strip(&end, &unused)
    var start = end
    while start > low, end - start <= 66 {
      let byte = text[start - 1]
      if byte < 0x80 {
        guard
          TextClass.isASCIIWord(byte) || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "/") || byte == 0x20
        else { break }
        start -= 1
        continue
      }
      guard start - 3 >= low, case let scalar = TextClass.scalar3(text, start - 3),
        TextClass.isHan(scalar) || TextClass.isKatakana(scalar) || scene.ends(.openQuote, at: start)
          || scene.ends(.closeQuote, at: start) || scene.ends(.listComma, at: start)
      else { break }
      start -= 3
    }
    for mark in scene.marks[..<index] where mark.kind == .percent || mark.kind == .money || mark.kind == .stop {
      let border = outer(mark).upperBound
      if border > start, border <= end { start = border }
    }
    skipOpening(&start, before: end)
    return start < end ? start..<end : nil
  }

  /// Goes past what opens a clause: times, 其中, 公司的.
  func skipOpening(_ start: inout Int, before end: Int) {
    var isMoved = true
    while isMoved, start < end {
      isMoved = false
      if text[start] <= 0x20 {
        start += 1
        isMoved = true
      } else if let mark = scene.marks.first(where: {
        Int($0.start) == start && isOfTime($0.kind) && Int($0.end) < end
      }) {
        start = max(Int(mark.end), min(end, outer(mark).upperBound))
        isMoved = true
      } else if case let length = scene.words.length(of: .partOpening, in: text, at: start), length > 0 {
        start = min(end, start + length)
        isMoved = true
      }
    }
  }

  private func isOfTime(_ kind: Cue) -> Bool {
    switch kind {
    case .period, .duration, .span, .part, .pronoun, .clause, .spent: true
    default: false
    }
  }

  func isFirm(_ mark: Mark) -> Bool {
    let kind = actors.carrierKind(who(mark))
    return kind == .company || kind == .unit
  }

  /// Whether neither the noun nor what follows it up to the percentage names another measure or a company.
  private func isOfNothingElse(_ name: Range<Int>, _ index: Int) -> Bool {
    if scene.ends(.measureEnd, at: name.upperBound) || scene.ends(.noAttribute, at: name.upperBound) { return false }
    if scene.words.length(of: .noPart, in: text, at: name.lowerBound) == name.count { return false }
    // 25Q1, To C: letters alone are the name of a part only where they are known.
    if !text[name].contains(where: { $0 >= 0x80 }), text[name].contains(where: { TextClass.isDigit($0) || $0 == 0x20 })
    {
      return false
    }
    let percent = scene.marks[index]
    for mark in scene.marks where Int(mark.end) > name.lowerBound && mark.start < percent.start {
      switch mark.kind {
      case .profit, .volume, .neg, .share, .trade, .capex, .stake, .acquire, .invest, .round, .lead, .analyst, .denial,
        .hypo, .build, .aggregate, .window:
        return false
      case .revenue:
        if Int(mark.start) < name.upperBound { return false }
      case .entity:
        // A company that is no part, and what is traded by itself.
        let isWhole = Int(mark.start) <= name.lowerBound && Int(mark.end) >= name.upperBound
        if isWhole, actors.carrierKind(who(mark)) != .government,
          who(mark) >= 0 ? actors.kind(who(mark)) != .unit : !isPartWord(name)
        {
          return false
        }
        switch actors.carrierKind(who(mark)) {
        case .index, .crypto, .currency, .commodity: return false
        default: break
        }
      default: break
      }
    }
    return true
  }

  /// Whether a noun is one for parts of a business: by its last word, or by quotation marks around it.
  private func isPart(_ name: Range<Int>, withSum: Bool) -> Bool {
    if scene.starts(.openQuote, at: name.lowerBound), scene.ends(.closeQuote, at: name.upperBound) { return true }
    let isUnit = scene.marks.contains {
      $0.kind == .entity && Int($0.start) == name.lowerBound && Int($0.end) == name.upperBound && who($0) >= 0
        && actors.kind(who($0)) == .unit
    }
    if isUnit { return true }
    if !withSum, scene.ends(.countedPart, at: name.upperBound) { return false }
    if scene.ends(.partEnd, at: name.upperBound) { return true }
    return endsWithPart(name)
  }

  /// Which way the growth went that stands before a percentage, in its sentence or as the last of the one before.
  private func rowSign(_ index: Int) -> Bool? {
    if let last = scene.last(.percent, before: index) {
      guard scene.marks[last].value == 3 else { return nil }
    } else if sentence - revenueSentence != 1 {
      return nil
    }
    guard case .revenueGrowth(let growth)? = statements.last?.value else { return nil }
    return growth.percent.significand > 0
  }

  /// What a verb right behind a percentage says.
  private func signBehind(_ index: Int) -> Bool? {
    let end = Int(scene.marks[index].end)
    guard
      let mark = scene.marks.first(where: { Int($0.start) >= end && Int($0.start) - end <= 3 && isOfChange($0.kind) })
    else { return nil }
    switch mark.kind {
    case .up: return true
    case .down: return false
    case .growth: return !isRateOfFall(mark)
    default: return nil
    }
  }
}
