import Vocabulary

/// The parts of a business that a Japanese text names beside its company: in items, in rows, under names of their own.
///
///     ・調味料：▲2.2％　▼国内店舗　120億円（3％増）       parts, of whom the sentence before told the revenue
///     | ブランド | 増減 |                                    the rows are parts, whatever their names are elsewhere
///     子会社のネットは4％増、傘下の英アルカは6％減            what is said of them counts for the owner
extension FactReading {
  /// The part of the business that a Japanese item of a list names, which holds nothing but that name, an amount and a signed
  /// percentage, behind an item on revenue: 売上高：310億円（＋4.1％）, then 調味料：▲2.2％.
  func partInItem(_ index: Int) -> String? {
    guard tongue == .japanese, revenueTopic, !shareTopic, sentence - revenueSentence <= 6, scene.range.count <= 120,
      sentence == blockSentence, blockLength <= 130
    else { return nil }
    var start = scene.range.lowerBound
    let sign = scene.words.length(of: .itemSign, in: text, at: start)
    guard scene.block == .listItem || sign > 0, scene.marks.firstIndex(where: { $0.kind == .percent }) == index else {
      return nil
    }
    start += sign
    while start < scene.range.upperBound, case let blank = LineShape.blank(text, start), blank > 0 { start += blank }
    let end = endOfItemName(start)
    let percent = Int(scene.marks[index].start)
    guard end - start >= 6, end - start <= 72, end <= percent, isSignedInItem(index) else { return nil }
    var part: String?
    for mark in scene.marks {
      let isOfName = Int(mark.start) < end
      switch mark.kind {
      case .segment where isOfName: part = value(mark)
      case .money, .number, .yoy, .qoq, .period, .clause, .stop: if isOfName { return nil }
      case .entity:
        // 総合ＩＣＴ（ドコモ）: what the bracket behind the name adds.
        guard isOfName || scene.starts("（", at: end) && Int(mark.start) == end + 3 else { return nil }
        if !isOfName { continue }
        // Another company of a list of them is no part.
        let kind = actors.carrierKind(who(mark))
        guard kind != .company || carried.map({ actors.same($0.who, who(mark)) }) == true || intro.isByParts else {
          return nil
        }
      case .revenue where isOfName:
        return nil
      case .profit, .volume, .neg, .capex, .share, .trade, .stake, .round: return nil
      default: break
      }
    }
    if scene.words.length(of: .wholeRow, in: text, at: start) == end - start { return "total" }
    return part ?? Slug.of(string(start..<end))
  }

  /// Notes that the names of an item are none of companies: the items behind it are not about them.
  mutating func dropItemNames(before index: Int) {
    for mark in scene.marks[..<index] where mark.kind == .entity && who(mark) < 0 {
      if let carried, actors.same(carried.who, who(mark)) { continue }
      partNames.insert(who(mark))
    }
  }

  /// Where the name ends that an item begins with: before a colon, a wide blank, a bracket, a sign or a digit.
  private func endOfItemName(_ start: Int) -> Int {
    var place = start
    while place < scene.range.upperBound {
      let byte = text[place]
      if TextClass.isDigit(byte) || scene.words.length(of: .itemLink, in: text, at: place) > 0 { break }
      if byte >= 0xE0, isWideFigure(place) { break }
      place += TextClass.length(byte)
    }
    while place > start, text[place - 1] <= 0x20 { place -= 1 }
    return place
  }

  private func isWideFigure(_ place: Int) -> Bool { TextClass.scalar3(text, place) &- 0xFF10 < 10 }

  /// Whether a sign stands at the figure of an item, or behind it what says which way: 1.6％増, 3％の減収.
  private func isSignedInItem(_ index: Int) -> Bool {
    let start = Int(scene.marks[index].start)
    if scene.ends(.upSign, at: start) || scene.ends(.downSign, at: start) || scene.ends(.triangle, at: start)
      || scene.starts(.upSign, at: start) || scene.starts(.downSign, at: start) || scene.starts(.triangle, at: start)
      || (percent(scene.marks[index])?.low.significand ?? 0) < 0
    {
      return true
    }
    let end = Int(scene.marks[index].end)
    return scene.starts(.growthVerb, at: scene.starts("の", at: end) ? end + 3 : end)
  }

  /// Whether a table or list that follows divides the revenue told right before: セグメント別はこうだ。
  var goesOnByParts: Bool {
    tongue == .japanese && intro.isByParts && revenueTopic && !shareTopic && sentence - revenueSentence <= 3
  }

  /// Whether a row of a Japanese table is of a part of the business that the text, not the row, names the owner of.
  func isRowOfPart(_ header: TableColumns.Column) -> Bool {
    guard tongue == .japanese, !table.namesCompanies else { return false }
    guard table.namesSegments else { return table.columns.isEmpty && goesOnByParts }
    switch header.kind {
    case .yoy, .revenue: return true
    case nil: return intro.topic == .revenue || revenueTopic && !shareTopic
    default: return false
    }
  }

  /// Notes that what the first cell of such a row names is no company of its own: later sentences may begin with it.
  mutating func notePartNames(in cell: Range<Int>) {
    for hit in hits where hit.row < 0 && cell.contains(Int(hit.start)) { partNames.insert(hit.row) }
  }

  /// A bare figure in a cell of a column whose unit is percent: ▲10, 1, △0.5.
  func barePercent(_ cell: Range<Int>, _ header: TableColumns.Column) -> DecimalNumber? {
    guard tongue == .japanese, isPercentUnit(header.unit) || header.kind == .yoy && isPercentUnit(table.unit) else {
      return nil
    }
    var place = cell.lowerBound
    var isDown = false
    if scene.starts(.triangle, at: place) || scene.starts(.downMark, at: place) {
      isDown = true
      place += TextClass.length(text[place])
    } else if scene.starts("＋", at: place) || text[place] == UInt8(ascii: "+") {
      place += TextClass.length(text[place])
    }
    var end = place
    while end < cell.upperBound, TextClass.isDigit(text[end]) || text[end] == UInt8(ascii: ".") { end += 1 }
    guard end > place, end == cell.upperBound, end - place <= 6, let value = DecimalNumber(string(place..<end)),
      value.significand > 0
    else { return nil }
    return isDown ? value.negated : value
  }

  private func isPercentUnit(_ unit: [UInt8]) -> Bool {
    unit.contains(UInt8(ascii: "%"))
      || unit.indices.dropLast(2).contains {
        unit[$0] == 0xEF && unit[$0 + 1] == 0xBC && unit[$0 + 2] == 0x85
      }
  }

  /// How much a sentence is about a name that stands beside whom the text is about, or that owns such a one; nil for others.
  func rankBesideFocus(_ index: Int) -> Int? {
    let hit = hits[Int(scene.marks[index].ref)]
    if let focus, actors.carrierKind(focus) == .company, !actors.same(focus, hit.row), isBesideFocus(index) {
      return 0
    }
    // Xの子会社Yは: the text goes on about X.
    guard hit.role == .possessive, index + 1 < scene.marks.count,
      let owned = scene.marks[(index + 1)...].firstIndex(where: { $0.kind == .entity }), who(scene.marks[owned]) < 0,
      hits[Int(scene.marks[owned].ref)].role.isSubject, isOwned(owned)
    else { return nil }
    return 6
  }

  /// Whether words before a name say that it stands beside whom the text is about: 調達先のX, 子会社のX, 傘下の米X; of a known
  /// company only what it does for him.
  func isBesideFocus(_ index: Int) -> Bool {
    guard tongue == .japanese else { return false }
    let mark = scene.marks[index]
    let low = scene.range.lowerBound
    let start = beforeLead(Int(mark.start))
    if scene.words.length(of: .besideFocus, in: text, endingAt: start, from: low) > 0 { return true }
    return who(mark) < 0 && isOwned(index)
  }

  /// Whether a name that no lexicon holds is that of what somebody else owns: 子会社のX, 傘下の米X.
  func isOwned(_ index: Int) -> Bool {
    let start = beforeLead(Int(scene.marks[index].start))
    return scene.words.length(of: .ownedAhead, in: text, endingAt: start, from: scene.range.lowerBound) > 0
  }

  /// Where a name begins with its quotation mark and the letter of a country before it: 米「X」.
  private func beforeLead(_ start: Int) -> Int {
    var place = start
    if scene.starts("「", at: place - 3) { place -= 3 }
    if place - 3 > scene.range.lowerBound, scene.starts(.countryLetter, at: place - 3) { place -= 3 }
    return place
  }

  /// The owner of what a growth is said of, where that is a subsidiary or brand that no lexicon holds: with の before it, else
  /// whom the text is about.
  func ownerOfPart(_ subject: Subject) -> Subject? {
    guard tongue == .japanese, subject.mark >= 0, subject.who < 0,
      isOwned(subject.mark) || scene.starts("」", at: Int(scene.marks[subject.mark].end))
    else { return nil }
    for index in stride(from: subject.mark - 1, through: 0, by: -1) where scene.marks[index].kind == .entity {
      let mark = scene.marks[index]
      if hits[Int(mark.ref)].role == .possessive, actors.carrierKind(who(mark)) == .company { return found(index) }
    }
    guard let carried, !actors.same(carried.who, subject.who), actors.carrierKind(carried.who) == .company else {
      return nil
    }
    return carried
  }

  /// Whether a sentence says of a company an amount and by how much it changed, and nothing of what it is, in a text on revenue:
  /// LVは398億ユーロで4％減。
  func isBareResult(_ index: Int) -> Bool {
    guard tongue == .japanese, revenueTopic, !shareTopic, sentence - revenueSentence <= 12,
      case let percent = scene.marks[index], index > 0, case let money = scene.marks[index - 1], money.kind == .money,
      case let gap = Int(percent.start) - Int(money.end), gap <= 6,
      scene.starts("で", at: Int(money.end)) || scene.starts("と", at: Int(money.end))
        || scene.starts("、", at: Int(money.end))
    else { return false }
    let end = Int(percent.end)
    guard scene.starts(.growthVerb, at: scene.starts("の", at: end) ? end + 3 : end) else { return false }
    let clause = innerClause(of: index)
    var isNamed = false
    for mark in scene.marks where mark.start < percent.start && Int(mark.start) >= clause.lowerBound {
      switch mark.kind {
      case .entity: isNamed = actors.carrierKind(who(mark)) == .company
      case .revenue, .profit, .volume, .capex, .invest, .neg, .share, .stake, .round, .acquire, .plant, .project,
        .segment, .division:
        return false
      default: break
      }
    }
    return isNamed
  }
}
