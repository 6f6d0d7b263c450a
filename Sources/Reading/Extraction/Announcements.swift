import Vocabulary

/// What a headline, or the line before a list or table, announces for what follows.
struct Announcement {
  /// `.capex` (money put to work), `.lead` (funding rounds), `.revenue`, `.share`, or nil.
  var topic: Cue?
  /// The stretch of time of moves that follow.
  var window: MoveWindow?
  /// The only year that a Chinese headline names.
  var year: Int?
  /// Whether only the next block is meant.
  var isBrief = false
  /// Whether the parts of a business follow, each with its figures: 부문별 매출.
  var isByParts = false
}

extension FactReading {
  /// Takes up what a block announces, before it is read itself.
  mutating func announce(_ block: Block, as kind: Block.Kind, before next: Block.Kind?) {
    // □ 부문별 매출: the head of the rows behind it.
    let isHeadOfRows = tongue == .korean && kind == .listItem && (next == .tableRow || next == .tableHeader)
    switch isHeadOfRows ? .paragraph : kind {
    case .title, .heading:
      intro = announcement(in: block.range)
      if tongue == .chinese || tongue == .japanese, intro.topic == .capex { intro.year = onlyYear(in: block.range) }
      noteWrapUp(intro, in: block.range)
      // ▼関連銘柄（5月29日までの1カ月）: of the paragraph behind.
      if tongue == .japanese, kind == .heading, intro.window != nil { intro.isBrief = true }
      if block.kind == .title, documentTopic == nil { documentTopic = intro.topic }
      var above = TableColumns()
      above.noteUnit(in: block.range, of: self)
      table = above
    case .paragraph, .caption:
      let isList = next == .listItem || next == .tableRow || next == .tableHeader
      let endsOpen = text[max(block.range.lowerBound, block.range.upperBound - 1)] == UInt8(ascii: ":")
      if isList || endsOpen {
        let low = max(block.range.lowerBound, block.range.upperBound - 260)
        var start = low
        while start < block.range.upperBound, text[start] & 0xC0 == 0x80 { start += 1 }
        let found = announcement(in: start..<block.range.upperBound)
        intro.topic = found.topic ?? intro.topic
        intro.window =
          tongue == .chinese
          ? announcement(in: lastSentence(of: start..<block.range.upperBound)).window : found.window
        intro.isByParts = found.isByParts
        intro.isBrief = !isList
        var above = TableColumns()
        above.noteUnit(in: start..<block.range.upperBound, of: self)
        table = above
      } else if intro.isBrief {
        intro.isBrief = false
      } else if intro.window != nil {
        intro.window = nil
      }
    case .tableHeader:
      var header = table
      header.readHeader(block, of: self)
      table = header
    default: break
    }
    if intro.topic == nil { intro.topic = documentTopic }
  }

  /// The last sentence of a part of a Chinese text: what stands before is told, and announces nothing of what is behind.
  private func lastSentence(of part: Range<Int>) -> Range<Int> {
    var place = part.upperBound - 3
    while place - 3 >= part.lowerBound {
      if scene.starts("。", at: place - 3) { return place..<part.upperBound }
      place -= 1
    }
    return part
  }

  /// The year that a part of the text names, where it names no other time.
  private func onlyYear(in part: Range<Int>) -> Int? {
    var mentions: [Mention] = []
    Recognizer().find(in: text, part: part, language: document.language, into: &mentions)
    var year: Int?
    for mention in mentions {
      guard case .period(let period) = mention.value else { continue }
      guard year == nil, period.unit == .year else { return nil }
      year = period.year(published: published)
    }
    return year
  }

  /// What the cue words of a part of the text announce.
  private func announcement(in part: Range<Int>) -> Announcement {
    var marks: [Mark] = []
    tongue.cues.find(in: folded, part: part, into: &marks)
    var counts = (capex: 0, lead: 0, revenue: 0, share: 0)
    var result = Announcement()
    if tongue == .korean || tongue == .japanese { result.isByParts = scene.words.isIn(part, of: text, .byParts) }
    for mark in marks {
      switch mark.kind {
      case .invest, .capex, .build, .passive: counts.capex += 2
      case .project: counts.capex += 1
      case .lead, .round: counts.lead += 2
      case .revenue, .yoy: counts.revenue += 2
      case .share, .trade: counts.share += 2
      case .window:
        if result.window == nil, !scene.starts(.ownYearFigure, at: Int(mark.start)) { result.window = moveWindow(mark) }
      default: break
      }
    }
    let best = max(counts.capex, counts.lead, counts.revenue, counts.share)
    if best > 0 {
      result.topic =
        best == counts.capex ? .capex : best == counts.lead ? .lead : best == counts.share ? .share : .revenue
    }
    return result
  }
}
