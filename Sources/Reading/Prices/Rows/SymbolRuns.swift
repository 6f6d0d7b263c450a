import Vocabulary

/// Which rows are of which instrument, in a table whose rows name it.
struct SymbolRuns {
  private var symbols: [String] = []
  private var indices: [String: Int] = [:]
  /// Where each run begins, and of what it is.
  private var starts: [(symbol: Int, row: Int)] = []

  /// Says that the row and those behind it are of an instrument; true where it was not named before.
  mutating func note(_ symbol: String, row: Int) -> Bool {
    if let last = starts.last, symbols[last.symbol] == symbol { return false }
    if let known = indices[symbol] {
      starts.append((known, row))
      return false
    }
    indices[symbol] = symbols.count
    starts.append((symbols.count, row))
    symbols.append(symbol)
    return true
  }

  /// Whether the next row goes to this instrument unless another is named.
  func isLast(_ symbol: String) -> Bool { starts.last.map { symbols[$0.symbol] == symbol } ?? false }

  /// The bars of a buffer with their runs.
  func batch(_ buffer: BarBuffer) -> BarBatch {
    var runs: [BarBatch.Run] = []
    runs.reserveCapacity(starts.count)
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].row : buffer.count
      if end > start.row { runs.append(BarBatch.Run(symbol: start.symbol, rows: start.row..<end)) }
    }
    return BarBatch(
      symbols: symbols, runs: runs, days: Array(UnsafeBufferPointer(start: buffer.days, count: buffer.count)),
      open: buffer.column(0), high: buffer.column(1), low: buffer.column(2), close: buffer.column(3),
      adjClose: buffer.column(4), volume: buffer.column(5))
  }
}

extension BarBatch {
  /// Appends the bars of one more instrument, of a table that has columns for each.
  mutating func append(_ buffer: BarBuffer, symbol: String) {
    let start = days.count
    symbols.append(symbol)
    runs.append(Run(symbol: symbols.count - 1, rows: start..<start + buffer.count))
    days.append(contentsOf: UnsafeBufferPointer(start: buffer.days, count: buffer.count))
    open.append(buffer.column(0), after: start, count: buffer.count)
    high.append(buffer.column(1), after: start, count: buffer.count)
    low.append(buffer.column(2), after: start, count: buffer.count)
    close.append(buffer.column(3), after: start, count: buffer.count)
    adjClose.append(buffer.column(4), after: start, count: buffer.count)
    volume.append(buffer.column(5), after: start, count: buffer.count)
  }
}

extension BarColumn {
  /// Appends a column of other rows, brought to one scale; either may be empty for a column that is not there.
  fileprivate mutating func append(_ other: BarColumn, after count: Int, count otherCount: Int) {
    if values.isEmpty, other.values.isEmpty { return }
    if values.isEmpty { self = BarColumn(values: Array(repeating: Self.missing, count: count)) }
    let total = count + otherCount
    var column = ColumnBuffer(values: .allocate(capacity: max(1, total)))
    defer { column.values.deallocate() }
    for (row, value) in values.enumerated() { column.set(number(value), row: row, isWhole: false) }
    for row in 0..<otherCount {
      let number = other.values.isEmpty ? CellNumber.missing : other.number(other.values[row])
      column.set(number, row: count + row, isWhole: false)
    }
    self = column.column(count: total, isThere: true)
  }

  private func number(_ value: Int64) -> CellNumber {
    if value == Self.missing { return .missing }
    return isDouble
      ? .double(Double(bitPattern: UInt64(bitPattern: value))) : .decimal(significand: value, scale: Int(scale))
  }
}
