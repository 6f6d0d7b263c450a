import Vocabulary

/// Rows of tables, read by what their columns hold.
extension FactReading {
  /// Reads the row of a table: a name, and what its columns say of it. False where the row is plain text to read as such.
  mutating func readRow(_ block: Block, _ mention: inout Int, _ hit: inout Int) -> Bool {
    let cells = document.cells(of: block)
    guard cells.count >= 2 else { return false }
    scene.range = block.range
    scene.marks.removeAll(keepingCapacity: true)
    while hit < lexiconHits, Int(hits[hit].start) < block.range.lowerBound { hit += 1 }
    while mention < mentions.count, mentions[mention].range.lowerBound < block.range.lowerBound { mention += 1 }
    if readDealRow(cells, mention, hit) { return true }
    if tongue == .chinese, readPartRow(cells, mention, hit) { return true }
    if tongue == .english, table.columns.isEmpty, readEnglishPartRow(cells, mention, hit) { return true }
    if tongue == .korean, intro.isByParts, intro.topic == .revenue, table.columns.isEmpty {
      table.namesSegments = true
      table.hasRevenue = true
    }
    // Rows by country divide the sales of a company.
    let isDivided = table.mayDivide && table.hasGrowth
    // Whom the row is about: the name in its first cell.
    var actor: Actors.Who?
    var named: Range<Int>?
    var next = hit
    while next < lexiconHits, Int(hits[next].start) < cells[0].upperBound {
      let mark = Mark(start: hits[next].start, end: hits[next].end, kind: .entity, value: 0, ref: Int32(next))
      // Rows by country divide the sum of somebody else.
      if actors.carrierKind(hits[next].row) == .government {
        // 일본 | 1조원 | +10%: a part of the business.
        if table.namesSegments && (table.hasRevenue || tongue == .japanese) || tongue == .japanese && goesOnByParts {
          next += 1
          continue
        }
        // "Saudi's ACWA Power": of whom the row is.
        guard tongue == .english, isDivided || next + 1 < lexiconHits && Int(hits[next + 1].start) < cells[0].upperBound
        else { return true }
        next += 1
        continue
      }
      // "Power & Motion" under "Division": a part of somebody else.
      if tongue == .english, hits[next].row < 0,
        table.namesSegments || isDivided && EnglishNames.isPart(hits[next].range, text)
      {
        next += 1
        continue
      }
      if canAct(mark), actor == nil {
        actor = hits[next].row
        named = hits[next].range
      }
      next += 1
    }
    var marks: [Mark] = []
    tongue.cues.find(in: folded, part: cells[0], into: &marks)
    // | ブランド | 増減 |: the rows name no companies.
    let isOfPart = tongue == .japanese && (table.namesSegments && !table.namesCompanies || isRowOfPart(.init()))
    if isOfPart, focus ?? titleActor != nil {
      notePartNames(in: cells[0])
      actor = nil
      named = nil
    }
    let isGrowthTable = table.namesCompanies && table.hasGrowth
    if intro.topic == .capex || isGrowthTable || table.tellsTimes || table.hasCapex, actor == nil, !isOfPart,
      !isDivided,
      !(table.namesSegments && table.hasRevenue), let name = ProvisionalNames.cell(withoutGloss(cells[0]), of: self),
      !marks.contains(where: { $0.kind != .segment && $0.kind != .division })
    {
      actor = actors.provisional(name)
      named = cells[0]
    }
    var coverage = Coverage()
    var first = mention
    for cell in cells.dropFirst() {
      first = firstMention(in: cell, from: first)
      spanCell(cell, first, &coverage)
    }
    first = mention
    for (column, cell) in cells.enumerated().dropFirst() {
      first = firstMention(in: cell, from: first)
      readCell(cell, column, cells[0], actor, named, marks, coverage, first)
    }
    return true
  }

  /// A Japanese name in a cell without the bracket behind it: 北都実装（三重）.
  func withoutGloss(_ cell: Range<Int>) -> Range<Int> {
    guard tongue == .japanese else { return cell }
    var end = cell.lowerBound
    while end < cell.upperBound, !scene.starts(.openBracket, at: end) { end += TextClass.length(text[end]) }
    return end > cell.lowerBound ? cell.lowerBound..<min(end, cell.upperBound) : cell
  }

  /// The first mention that does not stand before a cell; cells and mentions are both in the order of the text, so that a
  /// row of any length looks at each mention once.
  func firstMention(in cell: Range<Int>, from start: Int) -> Int {
    var index = start
    while index < mentions.count, mentions[index].range.lowerBound < cell.lowerBound { index += 1 }
    return index
  }

  private mutating func readCell(
    _ cell: Range<Int>, _ column: Int, _ label: Range<Int>, _ actor: Actors.Who?, _ named: Range<Int>?, _ marks: [Mark],
    _ span: Coverage, _ first: Int
  ) {
    let header = column < table.columns.count ? table.columns[column] : TableColumns.Column()
    // A growth column: the first cell names the company or the part of the business.
    if let percent = cellPercent(cell, first) ?? barePercent(cell, header) {
      if let window = header.move, let actor {
        let move = StockMove(
          entity: mention(actor, at: named), percent: percent, window: window, qualifier: .exact)
        return state(
          .stockMove(move), quote: label.lowerBound..<cell.upperBound, qualifier: .exact, rule: "table-row")
      }
      if let actor, let part = partInCell(cell) {
        let growth = RevenueGrowth(
          entity: mention(actor, at: named), segment: namedPart("division", in: part), percent: percent,
          basis: header.isSequential ? .quarterOnQuarter : .yearOnYear, qualifier: .exact)
        return state(
          .revenueGrowth(growth), quote: label.lowerBound..<cell.upperBound, qualifier: .exact, rule: "table-row")
      }
      let isRowOfPart = actor == nil && isRowOfPart(header)
      guard header.kind == .yoy || header.kind == .revenue || intro.topic == .revenue || isRowOfPart else { return }
      if tongue == .korean, header.kind == .profit || header.kind == .volume || header.kind == .neg { return }
      // "Division | Sales | Change | Margin": only the column of changes tells growth.
      if tongue == .english, table.hasGrowth, header.kind != .yoy { return }
      // Of several columns the first is that of the period that the text is about.
      if isRowOfPart, rowSentence == label.lowerBound { return }
      let segment =
        marks.first {
          // 엔터 within 엔터지: of a name, no part of a business.
          guard $0.kind == .segment, let named else { return $0.kind == .segment }
          return tongue != .korean || Int($0.start) >= named.upperBound || Int($0.end) <= named.lowerBound
        }.map { value($0) } ?? header.segment
      // 매출액 | 310 | +4%: no part has this name.
      let isRevenue =
        tongue == .english && marks.contains { $0.kind == .revenue }
        || tongue == .korean && marks.first.map { $0.kind == .revenue && label.contains(Int($0.start)) } == true
      let isDivided = table.mayDivide && header.kind == .yoy
      let isPart = (table.namesSegments || isDivided) && !isRevenue && !isWholeRow(label)
      let isOfRevenue =
        marks.contains(where: { $0.kind == .revenue })
        || (table.namesSegments || isDivided || tongue == .english && isWholeRow(label))
          && (intro.topic == .revenue || table.hasRevenue || tongue == .english && header.kind == .yoy)
      guard isOfRevenue || segment != nil || actor != nil || isRowOfPart else { return }
      guard !marks.contains(where: { $0.kind == .profit || $0.kind == .neg || $0.kind == .volume }) else { return }
      let whole = tongue == .english && isWholeRow(label) ? titleActor : nil
      let main = tongue == .korean && (focus ?? 0) < 0 ? mostNamed.flatMap { $0 >= 0 ? $0 : nil } : nil
      let grower =
        tongue == .english && isPart ? lastGrower.flatMap { sentence - $0.sentence <= 6 ? $0.who : nil } : nil
      guard let who = actor ?? whole ?? grower ?? main ?? focus ?? titleActor ?? nextActor(after: cell.upperBound)
      else { return }
      let growth = RevenueGrowth(
        entity: mention(who, at: named),
        segment: actor.flatMap { actors.segment($0) }
          ?? namedPart(
            segment ?? (isPart || isRowOfPart && !isWholeRow(label) ? "division" : "total"),
            in: label.lowerBound..<cell.lowerBound),
        percent: percent, basis: header.isSequential ? .quarterOnQuarter : .yearOnYear, qualifier: .exact)
      state(.revenueGrowth(growth), quote: label.lowerBound..<cell.upperBound, qualifier: .exact, rule: "table-row")
      if isRowOfPart { rowSentence = label.lowerBound }
      return
    }
    // | 설비투자 | 800억 | under columns of years: of the company that the text is about.
    let isMetric =
      tongue == .korean && actor == nil && marks.first?.kind == .capex && header.year != nil
      && !marks.contains { $0.kind == .neg || $0.kind == .revenue || $0.kind == .profit }
    guard let actor = actor ?? (isMetric ? focus ?? titleActor : nil),
      let (money, qualifier, restated) = cellMoney(cell, header, first)
    else { return }
    let isCapex = isMetric || header.kind == .capex || header.kind == .project || header.kind == nil && column == 1
    let isOfWorks = table.tellsTimes && header.kind == .project
    guard isCapex || intro.topic == .capex,
      isOfWorks || isMetric || intro.topic == .capex || header.kind == .capex
    else { return }
    if let kind = header.kind, kind == .revenue || kind == .profit || kind == .neg || kind == .volume { return }
    guard let currency = money.currency ?? currency, money.low.significand > 0 else { return }
    var coverage = span
    if let year = header.year {
      coverage.fiscalYear = year
      coverage.years = 1
    }
    if header.isQuarter || startsWithQuarter(label, column) { coverage.years = 0.25 }
    if header.isHalf, tongue != .english { coverage.years = 0.5 }
    let isPast =
      header.value == "past"
      || header.value != "plan" && (coverage.isPast || (coverage.fiscalYear ?? 9999) < (published?.year ?? 0))
    let investment = Investment(
      entity: mention(actor, at: named), kind: .capex, status: isPast ? .spent : .planned, amount: money.low,
      amountHigh: money.high, currency: currency, qualifier: qualifier, years: coverage.years,
      fiscalYear: coverage.fiscalYear, endsOn: coverage.endsOn)
    state(
      .investment(investment), quote: label.lowerBound..<cell.upperBound, qualifier: qualifier, restated: restated,
      rule: "table-row")
  }

  /// Whether a row is of the whole: Total, **Group**.
  func isWholeRow(_ label: Range<Int>) -> Bool {
    var place = label.lowerBound
    while place < label.upperBound, text[place] == UInt8(ascii: "*") { place += 1 }
    while tongue == .korean, place < label.upperBound, text[place] <= 0x20 || scene.starts(.bullet, at: place) {
      place += TextClass.length(text[place])
    }
    return scene.words.length(of: .wholeRow, in: text, at: place) > 0
  }

  /// Whether the column's header speaks of a quarter: 분기 집행액.
  private func startsWithQuarter(_ label: Range<Int>, _ column: Int) -> Bool {
    guard column < table.columns.count else { return false }
    let unit = table.columns[column].unit
    return unit.withUnsafeBufferPointer { buffer in
      let scene = Scene(text: buffer, tongue: tongue, range: 0..<buffer.count)
      return scene.contains("분기", in: 0..<buffer.count) || scene.contains("四半期", in: 0..<buffer.count)
        || scene.contains("季度", in: 0..<buffer.count) || scene.contains("uarter", in: 0..<buffer.count)
    }
  }

  /// The company that the text names next. Tables are read from the first to the last, and so are the names.
  private mutating func nextActor(after place: Int) -> Actors.Who? {
    while nextCompany < lexiconHits {
      let hit = hits[nextCompany]
      if Int(hit.start) >= place, actors.carrierKind(hit.row) == .company, !hit.flags.contains(.weak) { return hit.row }
      nextCompany += 1
    }
    return nil
  }
}
