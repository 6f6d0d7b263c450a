import Vocabulary

/// Rows of an English list without a header that tell what the parts of a business took in, and by how much more.
extension FactReading {
  /// "Mobile data   $72.9bn   +15.2%": a label, a sum and a signed percentage, where the talk is of revenue. False where the
  /// row is none of these.
  mutating func readEnglishPartRow(_ cells: [Range<Int>], _ first: Int, _ hit: Int) -> Bool {
    guard !shareTopic, cells.count == 3 || cells.count == 4,
      let percent = signedCell(cells[cells.count - 1], first), isSumCell(cells[1], first)
    else { return false }
    var marks: [Mark] = []
    tongue.cues.find(in: folded, part: cells[0], into: &marks)
    for mark in marks {
      switch mark.kind {
      case .profit, .volume, .neg, .share, .capex, .stake: return false
      default: break
      }
    }
    var actor: Actors.Who?
    var next = hit
    while next < lexiconHits, Int(hits[next].start) < cells[0].upperBound {
      if actors.carrierKind(hits[next].row) == .company, hits[next].row >= 0 { actor = actor ?? hits[next].row }
      next += 1
    }
    // A list of companies is another matter.
    if let actor, !actors.isPart(actor), focus.map({ !actors.owns($0, actor) }) ?? true { return false }
    let grower = lastGrower.flatMap { sentence - $0.sentence <= 8 ? $0.who : nil }
    guard let who = grower ?? focus ?? titleActor, who != Actors.unknown, actors.carrierKind(who) == .company else {
      return false
    }
    let isWhole = marks.contains { $0.kind == .revenue }
    guard isWhole || revenueTopic else { return false }
    let label = cells[0]
    let growth = RevenueGrowth(
      entity: mention(who, at: nil), segment: isWhole ? "total" : namedPart("division", in: label),
      percent: percent, basis: .yearOnYear, qualifier: .exact)
    state(
      .revenueGrowth(growth), quote: label.lowerBound..<cells[cells.count - 1].upperBound, qualifier: .exact,
      rule: "table-row")
    if isWhole { revenueTopic = true }
    return true
  }

  private func signedCell(_ cell: Range<Int>, _ first: Int) -> DecimalNumber? {
    guard let byte = cell.first.map({ text[$0] }),
      byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || scene.starts("−", at: cell.lowerBound)
        || scene.starts("(+", at: cell.lowerBound) || scene.starts("(-", at: cell.lowerBound)
    else { return nil }
    for mention in mentions[min(first, mentions.count)...] where mention.range.lowerBound < cell.upperBound {
      guard mention.range.lowerBound >= cell.lowerBound, case .percent(let percent) = mention.value,
        percent.high == nil, !percent.isPoints
      else { continue }
      let isDown = byte == UInt8(ascii: "-") || !(byte == UInt8(ascii: "+")) && !scene.starts("(+", at: cell.lowerBound)
      return isDown ? percent.low.magnitude.negated : percent.low.magnitude
    }
    return nil
  }

  /// Whether a cell holds a sum of millions.
  private func isSumCell(_ cell: Range<Int>, _ first: Int) -> Bool {
    for mention in mentions[min(first, mentions.count)...] where mention.range.lowerBound < cell.upperBound {
      guard mention.range.lowerBound >= cell.lowerBound, case .money(let money) = mention.value else { continue }
      return money.low.double >= 1_000_000
    }
    return false
  }
}
