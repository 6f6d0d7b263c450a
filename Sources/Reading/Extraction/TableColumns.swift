import Vocabulary

/// What the columns of a table hold, from its header row and the line above it.
struct TableColumns {
  struct Column {
    /// `.capex`, `.revenue`, `.yoy` (growth), `.duration`, or nil where the header does not say.
    var kind: Cue?
    var value = ""
    /// The year that the header names.
    var year: Int?
    var isQuarter = false
    var isHalf = false
    /// Whether growth is on the quarter before.
    var isSequential = false
    /// The part of the revenue that it is of.
    var segment: String?
    /// Of moves of share prices, over which time.
    var move: MoveWindow?
    /// What stands around the numbers of the column: "亿元", "€ billion".
    var unit: [UInt8] = []
  }

  var columns: [Column] = []
  /// Whether the first column is headed by a word for companies.
  var namesCompanies = false
  /// Whether the first column is headed by a word for parts of a business.
  var namesSegments = false
  /// Whether the rows of an English table may be parts of what the text spoke of.
  var mayDivide = false
  /// The company that heads the first column of a Chinese table: the rows are its parts.
  var owner: Actors.Who?
  /// Whether a column tells over which time, or until when, something is built: 기간, 稼働, 工期.
  var tellsTimes = false
  /// Whether a column holds growth, and whether one holds capital spending: each row asks.
  var hasGrowth = false
  var hasCapex = false
  /// Whether a column of a Korean table holds revenues.
  var hasRevenue = false
  /// Which columns name who buys or invests, what, and for how much.
  var deals = DealColumns()
  /// The unit named above the table.
  var unit: [UInt8] = []

  /// Longer than any unit, in bytes: each cell of a column is read beside its unit, so that one must not cost what a page
  /// does.
  private static let longestUnit = 400

  /// Takes up a unit: "(단위: 억원)", "（单位：亿元）", "(in € million)".
  mutating func noteUnit(in part: Range<Int>, of reading: borrowing FactReading) {
    var place = part.lowerBound
    while place < part.upperBound {
      // The first bytes of the words.
      switch reading.text[place] {
      case 0xEB, 0xE5, UInt8(ascii: "U"), UInt8(ascii: "u"), UInt8(ascii: "("): break
      default:
        place += 1
        continue
      }
      let length = reading.scene.words.length(of: .unitLabel, in: reading.text, at: place)
      if length > 0 {
        var start = place + length
        while start < part.upperBound, reading.text[start] == UInt8(ascii: " ") { start += 1 }
        var end = start
        while end < part.upperBound, reading.text[end] != UInt8(ascii: ")"), !reading.scene.starts("）", at: end),
          reading.text[end] != UInt8(ascii: ","), end - start < 40
        { end += 1 }
        unit = Array(reading.text[start..<end])
        return
      }
      place += 1
    }
  }

  mutating func readHeader(_ block: Block, of reading: borrowing FactReading) {
    // A row of one cell only parts the rows of a Chinese table.
    if reading.tongue == .chinese, columns.count > 1, reading.document.cells(of: block).count == 1 { return }
    columns = []
    owner = nil
    if let first = reading.document.cells(of: block).first {
      namesCompanies = reading.scene.contains(.companyColumn, in: first)
      namesSegments = reading.scene.contains(.segmentColumn, in: first)
      owner = reading.tongue == .chinese ? reading.companyCalled(first) : nil
    }
    tellsTimes = false
    deals = DealColumns(reading.document.cells(of: block), reading)
    for cell in reading.document.cells(of: block) {
      if reading.tongue != .english, reading.scene.contains(.timeColumn, in: cell) { tellsTimes = true }
      var column = Column()
      var marks: [Mark] = []
      reading.tongue.cues.find(in: reading.folded, part: cell, into: &marks)
      for mark in marks {
        switch mark.kind {
        case .capex, .invest:
          column.kind = .capex
          if reading.value(mark) == "past" { column.value = "past" }
        case .plan, .revise: if column.value.isEmpty { column.value = "plan" }
        case .spent: column.value = "past"
        case .project: if column.kind == nil { column.kind = .project }
        case .revenue, .profit, .neg, .volume: if column.kind == nil { column.kind = mark.kind }
        case .yoy, .qoq, .growth:
          column.kind = .yoy
          if mark.kind == .qoq { column.isSequential = true }
        case .share where reading.tongue.isHeadFinal: column.move = column.move ?? .day
        case .segment where reading.tongue == .english: column.segment = reading.value(mark)
        default: break
        }
      }
      if reading.tongue == .english || reading.tongue == .korean { noteChange(of: &column, in: cell, reading) }
      if reading.tongue == .chinese, column.kind == nil, reading.scene.contains(.changeColumn, in: cell),
        columns.last(where: { $0.kind != nil && $0.kind != .yoy })?.kind == .revenue
      {
        column.kind = .yoy
      }
      if column.move != nil, let mark = marks.first(where: { $0.kind == .window && reading.moveWindow($0) != .day }) {
        column.move = reading.moveWindow(mark) ?? .day
      }
      var mentions: [Mention] = []
      Recognizer().find(in: reading.text, part: cell, language: reading.document.language, into: &mentions)
      for mention in mentions {
        if case .period(let period) = mention.value {
          column.year = period.year(published: reading.published)
          column.isQuarter = period.unit == .quarter
          column.isHalf = period.unit == .half
        }
      }
      column.unit = Array(reading.text[cell])
      // A unit in brackets after the column's name.
      if let open = column.unit.lastIndex(of: UInt8(ascii: "(")), column.unit.last == UInt8(ascii: ")") {
        column.unit = Array(column.unit[(open + 1)..<(column.unit.count - 1)])
      } else if let open = column.unit.indices.last(where: {
        $0 + 2 < column.unit.count && column.unit[$0] == 0xEF && column.unit[$0 + 1] == 0xBC
          && column.unit[$0 + 2] == 0x88
      }) {
        column.unit = Array(column.unit[(open + 3)..<max(open + 3, column.unit.count - 3)])
      }
      if column.unit.count > Self.longestUnit { column.unit = [] }
      columns.append(column)
    }
    if reading.tongue == .english {
      if namesSegments { namesCompanies = false }
      // "| Norvik retail, FY25 | € bn | change |": the rows divide what the text spoke of.
      mayDivide = namesSegments || !namesCompanies && (reading.revenueTopic || columns.contains { $0.kind == .revenue })
    }
    hasGrowth = columns.contains { $0.kind == .yoy }
    hasCapex = columns.contains { $0.kind == .capex }
    hasRevenue = reading.tongue == .korean && columns.contains { $0.kind == .revenue }
  }
}

extension TableColumns {
  /// "Revenue | vs yr ago | vs Q3": changes of what the column before holds.
  private func noteChange(of column: inout Column, in cell: Range<Int>, _ reading: borrowing FactReading) {
    guard column.kind == nil || column.kind == .yoy, reading.scene.contains(.changeColumn, in: cell) else { return }
    if reading.scene.contains(.quarterAgo, in: cell) { column.isSequential = true }
    let changed = columns.last { $0.kind != nil && $0.kind != .yoy }?.kind
    let goesOn = reading.tongue == .english && changed == nil && !namesCompanies && reading.revenueTopic
    if column.kind == nil, changed == .revenue || goesOn { column.kind = .yoy }
    // 영업이익 | 증감: of the profit.
    if reading.tongue == .korean, let changed, changed != .revenue { column.kind = changed }
  }
}
