import Vocabulary

/// Boards in tables: the header names the columns, or the cells speak for themselves.
enum BoardTable {
  /// What a column holds.
  private enum Column { case unknown, name, symbol, price, change, points, skipped }

  /// The rows of a table; nil where fewer than one of its rows reads as a quote.
  static func rows(
    _ document: Document, _ blocks: ArraySlice<Block>, _ text: UnsafeBufferPointer<UInt8>
  ) -> [BoardRow]? {
    var columns: [Column] = []
    var rows: [BoardRow] = []
    var misses = 0
    var scratch: [UInt8] = []
    var percentColumns: Set<Int> = []
    var currencies: [Int: Currency] = [:]
    for block in blocks {
      let cells = document.cells(of: block)
      if block.kind == .tableHeader || columns.isEmpty && isHeader(cells, text) {
        columns = cells.map { column($0, text, scratch: &scratch) }
        for (index, cell) in cells.enumerated() {
          if text[cell].contains(UInt8(ascii: "%")) { percentColumns.insert(index) }
          if columns[index] == .price { currencies[index] = LineReading(text, cell, scratch: &scratch).currency }
        }
        continue
      }
      if let row = row(cells, columns, percentColumns, currencies, text) { rows.append(row) } else { misses += 1 }
    }
    return rows.isEmpty || misses > rows.count ? nil : rows
  }

  /// A first row without a number is a header, whatever its markup.
  private static func isHeader(_ cells: [Range<Int>], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    cells.count >= 2
      && cells.dropFirst().allSatisfy { cell in
        !(BoardLexer.tokens(text, cell) ?? []).contains { $0.kind == .number || $0.kind == .percent }
      }
  }

  private static func column(
    _ cell: Range<Int>, _ text: UnsafeBufferPointer<UInt8>, scratch: inout [UInt8]
  ) -> Column {
    guard cell.count < 200 else { return .unknown }
    var best = 0
    var kind = Column.unknown
    let lowered = text[cell].map(\.lowered)
    lowered.withUnsafeBufferPointer { line in
      LayoutWords.shared.forEachHit(in: line) { hit in
        let found: Column
        switch hit.kind {
        case .price: found = .price
        case .change: found = .change
        case .points: found = .points
        case .skipped: found = .skipped
        default: return
        }
        if hit.range.count > best {
          best = hit.range.count
          kind = found
        }
      }
    }
    return kind
  }

  private static func row(
    _ cells: [Range<Int>], _ columns: [Column], _ percentColumns: Set<Int>, _ currencies: [Int: Currency],
    _ text: UnsafeBufferPointer<UInt8>
  ) -> BoardRow? {
    guard cells.count >= 2, let first = cells.first, let last = cells.last else { return nil }
    var name: Range<Int>?
    var symbol: String?
    var price: BoardToken?
    var priceRank = 0
    var change: BoardToken?
    var changeRank = 0
    var pointsSign = 0
    var columnCurrency: Currency?
    for (index, cell) in cells.enumerated() {
      guard !cell.isEmpty, cell.count <= 80, let tokens = BoardLexer.tokens(text, cell, isCell: true) else { continue }
      let column = index < columns.count ? columns[index] : .unknown
      let percents = tokens.contains { $0.kind == .percent || $0.kind == .flat }
      let number = tokens.first { $0.kind == .number }
      let words = tokens.contains { $0.kind == .word || $0.kind == .bracket }
      if percents || number != nil && !words && percentColumns.contains(index) && column == .change {
        guard column != .skipped, var found = BoardRowReader.change(tokens) ?? number else { continue }
        if found.sign == 0 { found.sign = sign(of: tokens, text) }
        let rank = column == .change ? 3 : column == .unknown ? 2 : 1
        if rank > changeRank {
          change = found
          changeRank = rank
        }
        // "4056.41 (+1.43%)" in one cell.
        if let number, number.sign == 0, price == nil, tokens.first?.kind == .number { price = number }
        continue
      }
      if let number, !words || name != nil {
        if column == .points || number.sign != 0 {
          pointsSign = number.sign
          continue
        }
        if column == .skipped || number.isBare && name == nil && column == .unknown && index == 0 {
          if name == nil, number.isBare, cell.count == 6 { symbol = BoardRowReader.ticker(text, cell) }
          continue
        }
        let rank = column == .price ? 3 : column == .unknown ? 2 : 1
        if rank > priceRank {
          price = number
          columnCurrency = currencies[index]
          priceRank = rank
        }
        continue
      }
      if words {
        if name == nil {
          name = cell
          for token in tokens where token.kind == .bracket {
            if symbol == nil { symbol = BoardRowReader.ticker(text, token.range) }
            name = BoardRowReader.trimmedName(
              text, cell.lowerBound..<BoardRowReader.beforeBracket(text, cell, token.range))
            break
          }
        } else if symbol == nil {
          symbol = BoardRowReader.ticker(text, cell)
        }
      }
    }
    guard let name, let price, var change, BoardRowReader.isName(text, name) else { return nil }
    if change.sign == 0 { change.sign = pointsSign }
    let value = change.kind == .flat ? .zero : change.value
    return BoardRow(
      range: first.lowerBound..<last.upperBound, nameRange: BoardRowReader.trimmedName(text, name), symbol: symbol,
      price: price, change: change.sign < 0 ? value.magnitude.negated : value,
      isSigned: change.sign != 0 || value == .zero, hasTriangle: change.isTriangle && !change.isHollow,
      columnCurrency: columnCurrency)
  }

  /// The sign that a word in the cell gives: "상승 1.25%".
  private static func sign(of tokens: [BoardToken], _ text: UnsafeBufferPointer<UInt8>) -> Int {
    for token in tokens where token.kind == .word {
      let lowered = text[token.range].map(\.lowered)
      let sign = lowered.withUnsafeBufferPointer { line -> Int in
        if LayoutWords.shared.longest(.up, in: line, at: 0) != nil { return 1 }
        return LayoutWords.shared.longest(.down, in: line, at: 0) != nil ? -1 : 0
      }
      if sign != 0 { return sign }
    }
    return 0
  }
}
