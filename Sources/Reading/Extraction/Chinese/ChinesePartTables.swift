import Vocabulary

/// Rows of Chinese tables that tell how the revenue of each part of a business has grown.
///
///     区域 | 收入（亿元） | 同比            the parts are named by the head of the column
///     长河重工 | 收入 | 增减                 or whose parts they are
extension FactReading {
  /// The company that a cell of a table's head names as the text does elsewhere.
  func companyCalled(_ cell: Range<Int>) -> Actors.Who? {
    guard cell.count >= 6, cell.count <= 60 else { return nil }
    for hit in hits {
      let length = Int(hit.end - hit.start)
      guard length == cell.count, actors.carrierKind(hit.row) == .company,
        text[Int(hit.start)..<Int(hit.end)].elementsEqual(text[cell])
      else { continue }
      return hit.row
    }
    return nil
  }

  /// Reads a row on a part of a business; false where it is none.
  mutating func readPartRow(_ cells: [Range<Int>], _ mention: Int, _ hit: Int) -> Bool {
    guard table.hasGrowth, !table.namesCompanies, !scene.ends(.measureEnd, at: cells[0].upperBound) else {
      return false
    }
    let named = company(in: cells[0], from: hit)
    let isPart = table.owner != nil || table.namesSegments || endsWithPart(cells[0])
    guard isPart, let who = named?.who ?? table.owner ?? focus ?? titleActor ?? (isDominated ? mostNamed : nil),
      named?.isWhole != true
    else { return false }
    let isWhole = scene.words.length(of: .wholeRow, in: text, at: cells[0].lowerBound) > 0
    var marks: [Mark] = []
    tongue.cues.find(in: folded, part: cells[0], into: &marks)
    if marks.contains(where: { $0.kind == .profit || $0.kind == .neg || $0.kind == .volume || $0.kind == .share }) {
      return false
    }
    var first = mention
    var isTold = false
    for (column, cell) in cells.enumerated().dropFirst() {
      first = firstMention(in: cell, from: first)
      guard column < table.columns.count, isGrowthOfRevenue(column), let percent = cellPercent(cell, first) else {
        continue
      }
      let growth = RevenueGrowth(
        entity: self.mention(who, at: nil), segment: isWhole ? "total" : namedPart("division", in: cells[0]),
        percent: percent, basis: table.columns[column].isSequential ? .quarterOnQuarter : .yearOnYear,
        qualifier: .exact)
      state(
        .revenueGrowth(growth), quote: cells[0].lowerBound..<cell.upperBound, qualifier: .exact, rule: "table-row")
      isTold = true
    }
    return isTold
  }

  /// The company that a cell names, and whether the cell holds nothing else.
  private func company(in cell: Range<Int>, from hit: Int) -> (who: Actors.Who, isWhole: Bool)? {
    var next = hit
    while next < lexiconHits, Int(hits[next].start) < cell.upperBound {
      let found = hits[next]
      if found.row >= 0, actors.carrierKind(found.row) == .company {
        return (found.row, Int(found.start) <= cell.lowerBound && Int(found.end) >= cell.upperBound)
      }
      next += 1
    }
    return nil
  }

  /// Whether a column holds growth, and the last one before that holds anything else is of revenue, or the table is.
  private func isGrowthOfRevenue(_ column: Int) -> Bool {
    guard table.columns[column].kind == .yoy else { return false }
    for other in table.columns[..<column].reversed() where other.kind != nil && other.kind != .yoy {
      return other.kind == .revenue
    }
    return intro.topic == .revenue
  }
}
