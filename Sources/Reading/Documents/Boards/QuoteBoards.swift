import Vocabulary

/// Finds the quote boards of a document and reads them: one ticker for each row.
///
/// A board is a run of rows of the same make: a table, one instrument a line, several on one line, or one cell a line.
/// What looks like rows but tells of sales, deliveries or budgets is no board: the words around decide.
struct QuoteBoards {
  private var names: BoardNames
  private let language: String?
  private var scratch: [UInt8] = []
  private(set) var statements: [Statement] = []

  static let rule = "quote-board"

  /// The tickers of a document; the blocks of its boards become `.board`. O(document).
  static func read(_ document: inout Document, lexicon: Lexicon) -> [Statement] {
    var boards = QuoteBoards(names: BoardNames(lexicon), language: document.language)
    boards.run(&document)
    return boards.statements
  }

  private init(names: BoardNames, language: String?) {
    self.names = names
    self.language = language
  }

  private mutating func run(_ document: inout Document) {
    var blocks = document.blocks
    document.blocks = []
    document.text.withUnsafeBufferPointer { text in
      var index = 0
      // The next block that may be the percentage of a board of one cell a line.
      var percentCell = BoardCells.nextPercentage(blocks, from: 0, text)
      while index < blocks.count {
        if blocks[index].isTable {
          var stop = index + 1
          while stop < blocks.count, blocks[stop].isTable, !blocks[stop].opensGroup { stop += 1 }
          if let rows = BoardTable.rows(document, blocks[index..<stop], text) {
            settle(rows, index..<stop, document, &blocks, text)
          }
          index = stop
          continue
        }
        if let (rows, stop) = lines(blocks, from: index, text) {
          settle(rows, index..<stop, document, &blocks, text)
          index = stop
          continue
        }
        if percentCell < index { percentCell = BoardCells.nextPercentage(blocks, from: index, text) }
        if percentCell - index < 16, BoardCells.mayReach(percentCell, from: index, blocks),
          let (rows, range) = BoardCells.rows(blocks, from: index, text)
        {
          if settle(rows, range, document, &blocks, text) {
            index = range.upperBound
            continue
          }
          index = max(index + 1, range.upperBound)
          continue
        }
        index += 1
      }
    }
    document.blocks = blocks
  }

  /// The run of row lines that begins at a block: rows, and at most one other short line between two of them.
  private func lines(
    _ blocks: [Block], from index: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> (rows: [BoardRow], stop: Int)? {
    var rows = BoardLine.rows(text, blocks[index].range)
    guard !rows.isEmpty else { return nil }
    var stop = index + 1
    while stop < blocks.count, !blocks[stop].isTable {
      let more = BoardLine.rows(text, blocks[stop].range, mayBeFlat: true)
      if !more.isEmpty {
        rows += more
        stop += 1
      } else if stop + 1 < blocks.count, !blocks[stop].opensGroup, blocks[stop].range.count < 60 {
        let next = BoardLine.rows(text, blocks[stop + 1].range)
        if next.isEmpty || blocks[stop + 1].opensGroup { break }
        rows += next
        stop += 2
      } else {
        break
      }
    }
    return (rows, stop)
  }

  /// Weighs a run of rows, and keeps them where they are a board.
  @discardableResult
  private mutating func settle(
    _ rows: [BoardRow], _ range: Range<Int>, _ document: Document, _ blocks: inout [Block],
    _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard !rows.isEmpty else { return false }
    var context = context(blocks, range, rows[0].range.lowerBound, text)
    let settled = rows.map { names.settle(text, $0.nameRange, symbol: $0.symbol) }
    for (row, name) in zip(rows, settled) where !context.isDay24Hours {
      // "24h" may stand in the row itself.
      if row.range.count < 200 { context.isDay24Hours = LineReading(text, row.range, scratch: &scratch).has(.window24) }
      _ = name
    }
    guard isBoard(rows, settled, context, text) else { return false }
    let trianglesAreLosses =
      language == "ja" && !rows.contains { !$0.hasTriangle && ($0.change?.significand ?? 0) < 0 }
      && rows.contains { $0.hasTriangle }
    for (row, name) in zip(rows, settled) {
      var change = row.change
      if trianglesAreLosses, row.hasTriangle { change = change?.magnitude.negated }
      var currency = row.price.currency ?? name.currency
      if currency == nil, row.price.isYen { currency = language == "zh" ? .cny : .jpy }
      if currency == nil, name.kind != .index, !name.isPair { currency = row.columnCurrency ?? context.currency }
      let ticker = MarketTicker(
        entity: name.entity, name: name.name, symbol: name.symbol, price: row.price.value, currency: currency,
        changePercent: change, window: context.isDay24Hours ? .day24Hours : .day)
      let source = document.sourceRange(row.range)
      statements.append(
        Statement(
          value: .marketTicker(ticker),
          citation: Citation(
            quote: document.quote(row.range), bytes: source, rule: Self.rule,
            parts: StatedParts(
              subject: document.sourceRange(row.nameRange), amount: document.sourceRange(row.price.range)))))
    }
    for index in range { blocks[index].kind = .board }
    return true
  }

  /// The lines before and after a run of rows.
  private mutating func context(
    _ blocks: [Block], _ range: Range<Int>, _ firstRow: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> BoardContext {
    var context = BoardContext()
    context.isMarked = blocks[range].contains { $0.isMarkedAsBoard }
    // The header of a table, and of a board of one cell a line.
    for index in range where blocks[index].range.upperBound <= firstRow {
      context.add(text, blocks[index].range, isHead: true, scratch: &scratch)
    }
    // [항공주 종가] 대한항공 …: a label in the line of the first row.
    let line = blocks[range.lowerBound].range
    let rest = BoardLine.withoutLabel(text, line).lowerBound
    if rest > line.lowerBound { context.add(text, line.lowerBound..<rest, isHead: true, scratch: &scratch) }
    var index = range.lowerBound - 1
    var taken = 0
    while index >= 0, taken < 4 {
      let block = blocks[index]
      if block.isTable || block.kind == .board || block.kind == .title && taken > 0 { break }
      let isLong = block.range.count > 200
      // The prose before a table whose own head says what it is.
      if isLong, taken > 0 || context.boardWords > 0 { break }
      var wider = context
      wider.add(text, block.range, isHead: true, scratch: &scratch)
      // A Korean paragraph on sales before a board is no head of it.
      let isProse = language == "ko" && isLong && BlockShape.endsSentence(text, block.range)
      if !isProse || wider.otherWords <= wider.boardWords { context = wider }
      if isLong { break }
      taken += 1
      if block.kind == .title { break }
      // The head of a box is the line above it and what stands with that line.
      if block.opensGroup, taken >= 1, blocks[index].range.count > 12 { break }
      index -= 1
    }
    for index in range.upperBound..<min(range.upperBound + 2, blocks.count) where blocks[index].range.count < 160 {
      context.add(text, blocks[index].range, isHead: false, scratch: &scratch)
    }
    return context
  }

  /// Whether rows are quotes of a market.
  private mutating func isBoard(
    _ rows: [BoardRow], _ names: [BoardNames.Settled], _ context: BoardContext, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var known = 0
    var companies = 0
    for (row, name) in zip(rows, names) {
      let isKnown = name.isPair || name.currency != nil || [.crypto, .index, .commodity, .currency].contains(name.kind)
      if isKnown { known += 1 }
      if name.kind == .company || name.kind == .unit { companies += 1 }
      if row.price.isLarge, name.kind != .crypto { return false }
      if name.kind == nil, !isKnown, row.nameRange.count < 200,
        LineReading(text, row.nameRange, scratch: &scratch).has(.notboard)
      {
        return false
      }
    }
    var score = 0
    if known > 0 { score += 2 }
    if known * 2 >= rows.count { score += 1 }
    if companies * 2 >= rows.count { score += 1 }
    if context.boardWords > 0 { score += 2 }
    if context.isMarked { score += 2 }
    if rows.allSatisfy(\.isSigned) { score += 1 }
    if rows.allSatisfy({ $0.price.currency != nil }) { score += 1 }
    if rows.count >= 3 { score += 1 }
    // Rows most of which are indices, pairs and raw materials are quotes whatever the lines around them tell.
    let isKnown = known >= 3 && known * 2 > rows.count
    if context.otherWords > context.boardWords || context.otherWords > 0 && known == 0 { score -= isKnown ? 1 : 3 }
    // Companies with bare numbers may be anything: deliveries, users, votes.
    let isBare =
      known == 0 && context.boardWords == 0 && !context.isMarked && !rows.contains { $0.price.currency != nil }
    return score >= (rows.count == 1 || isBare ? 4 : 3)
  }
}
