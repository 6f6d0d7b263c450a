import Vocabulary

/// Boards that print one cell a line: the name, then its price, then its change, each a short block of its own.
enum BoardCells {
  /// How many bytes a cell has at most.
  private static let longest = 60

  private enum Cell {
    case name(Range<Int>)
    case price(BoardToken)
    case amount(BoardToken)
    case change(BoardToken)
    /// A price and its change in one cell: 41,250.30 (+0.52%).
    case quote(BoardToken, BoardToken)
  }

  /// The first short block with a percent sign at or after one. O(blocks between).
  static func nextPercentage(_ blocks: [Block], from start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    for index in start..<blocks.count {
      let range = blocks[index].range
      if range.count <= longest, !blocks[index].isTable,
        BoardLine.hasPercent(text, range)
      {
        return index
      }
    }
    return .max
  }

  /// Whether only what may be cells stands from a block up to the one with the percentage.
  static func mayReach(_ percentage: Int, from start: Int, _ blocks: [Block]) -> Bool {
    for index in start..<percentage where blocks[index].isTable || blocks[index].range.count > longest { return false }
    return true
  }

  /// The rows of the run of cells that begins at a block, and the blocks they take; nil where none begins.
  static func rows(
    _ blocks: [Block], from start: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> (rows: [BoardRow], range: Range<Int>)? {
    guard cell(blocks[start], text) != nil else { return nil }
    var cells: [Cell] = []
    var index = start
    var changes = 0
    var names = 0
    while index < blocks.count, let cell = cell(blocks[index], text) {
      switch cell {
      case .change, .quote: changes += 1
      default: break
      }
      if case .name = cell { names += 1 } else { names = 0 }
      // A menu is a run of names: no board comes after so many of them.
      if names > 8 { break }
      cells.append(cell)
      index += 1
    }
    guard changes > 0 else { return cells.count > 1 ? ([], start..<index) : nil }
    let nameLast = isNameLast(cells)
    var rows: [BoardRow] = []
    var pending = Pending()
    for cell in cells {
      switch cell {
      case .name(let range):
        if nameLast {
          pending.names = [range]
          if let row = pending.row(text) { rows.append(row) }
          pending = Pending()
        } else {
          if pending.price != nil, let row = pending.row(text) { rows.append(row) }
          if pending.price != nil || pending.change != nil { pending = Pending() }
          pending.names.append(range)
        }
      case .price(let token):
        if pending.price == nil { pending.price = token } else { pending.extra = token }
      case .amount(let token): pending.extra = token
      case .change(let token): if pending.change == nil { pending.change = token }
      case .quote(let price, let change):
        if pending.price == nil { pending.price = price } else { pending.extra = price }
        if pending.change == nil { pending.change = change }
      }
    }
    if !nameLast, let row = pending.row(text) { rows.append(row) }
    return (rows, start..<index)
  }

  /// Whether prices and changes come before the names they belong to.
  private static func isNameLast(_ cells: [Cell]) -> Bool {
    if case .name = cells.first { return false }
    if case .name = cells.last { return true }
    return false
  }

  private struct Pending {
    var names: [Range<Int>] = []
    var price: BoardToken?
    var extra: BoardToken?
    var change: BoardToken?

    func row(_ text: UnsafeBufferPointer<UInt8>) -> BoardRow? {
      guard let price, let change, var name = names.last else { return nil }
      var symbol: String?
      // "Bitcoin", then "BTC": the second is the ticker of the first.
      if names.count >= 2, let ticker = BoardRowReader.ticker(text, name), names[names.count - 2].count > 2,
        !ticker.utf8.allSatisfy(\.isDigit)
      {
        let before = names[names.count - 2]
        if BoardRowReader.ticker(text, before) == nil, !isHeader(text, before) {
          symbol = ticker
          name = before
        }
      }
      let tokens = BoardLexer.tokens(text, name) ?? []
      for token in tokens where token.kind == .bracket {
        if symbol == nil { symbol = BoardRowReader.ticker(text, token.range) }
        name = BoardRowReader.trimmedName(text, name.lowerBound..<BoardRowReader.beforeBracket(text, name, token.range))
      }
      guard BoardRowReader.isName(text, name) else { return nil }
      let ends = [name, price.range, change.range] + (extra.map { [$0.range] } ?? [])
      let lower = ends.map(\.lowerBound).min() ?? name.lowerBound
      let upper = ends.map(\.upperBound).max() ?? change.range.upperBound
      var sign = change.sign
      if sign == 0 { sign = extra?.sign ?? 0 }
      let value = change.kind == .flat ? .zero : change.value
      return BoardRow(
        range: lower..<upper, nameRange: name, symbol: symbol, price: price,
        change: sign < 0 ? value.magnitude.negated : value, isSigned: sign != 0 || value == .zero,
        hasTriangle: change.isTriangle && !change.isHollow)
    }

    private func isHeader(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
      var scratch: [UInt8] = []
      let reading = LineReading(text, range, scratch: &scratch)
      return reading.has(.price) || reading.has(.change) || reading.has(.board)
    }
  }

  /// What a short block is as a cell; nil for prose and for rows that hold several.
  private static func cell(_ block: Block, _ text: UnsafeBufferPointer<UInt8>) -> Cell? {
    let range = block.range
    guard !block.isTable, range.count <= longest, let tokens = BoardLexer.tokens(text, range), let first = tokens.first
    else {
      return nil
    }
    let numbers = tokens.count { $0.kind == .number }
    let changes = tokens.count { $0.kind == .percent || $0.kind == .flat }
    if numbers == 0, changes == 0 {
      return tokens.count <= 6 && BoardRowReader.isName(text, range)
        ? .name(BoardRowReader.trimmedName(text, range)) : nil
    }
    let words = tokens.count { $0.kind == .word }
    if changes == 1, words == 0, numbers <= 1, let change = BoardRowReader.change(tokens) {
      var token = change
      if token.sign != 0, let price = tokens.first, price.kind == .number, price.sign == 0, !price.isBracketed,
        price.range.upperBound < token.range.lowerBound
      {
        return .quote(price, token)
      }
      if token.sign == 0, let amount = tokens.first(where: { $0.kind == .number }) { token.sign = amount.sign }
      return .change(token)
    }
    if changes == 0, numbers == 1, words == 0 { return first.sign == 0 ? .price(first) : .amount(first) }
    // A name that ends in a number: "S&P 500".
    if changes == 0, numbers == 1, words >= 1, let last = tokens.last, last.kind == .number, last.isBare,
      last.currency == nil, last.sign == 0
    {
      return .name(BoardRowReader.trimmedName(text, range))
    }
    return nil
  }
}
