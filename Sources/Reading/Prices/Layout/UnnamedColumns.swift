import Vocabulary

/// A table of daily bars whose columns nobody named, as Binance, Kraken, MetaTrader and EODData write them: what each column
/// holds is told by the rows.
///
/// The columns: what they are about and its interval (`AAPL`, `D`), at most; a day; a time of day, at most; four prices of
/// which one is never below and one never above the others; the adjusted close, told by its steady ratio to the close; the
/// volume. Of the two prices between, the one that goes on from the row before is the open. Anything less clear is no table.
struct UnnamedColumns {
  private let sample: TableSample
  private let delimiter: UInt8
  private let rows: [[String]]
  private var fields: [TableField] = []

  /// How many rows tell. O(their cells).
  private static let sampleRows = 200

  /// The header that the rows stand for; nil where they do not tell it.
  static func find(in sample: TableSample) -> TableHeader? {
    let lines = sample.lines.indices.filter { !sample.isBlank(sample.lines[$0].range) }
    guard lines.count >= 3, let first = lines.first else { return nil }
    for delimiter in HeaderSearch.delimiters where sample.bytes[sample.lines[first].range].contains(delimiter) {
      // Most texts end here, at the first line.
      let cells = sample.cells(sample.lines[first].range, delimiter)
      guard cells.count >= 5, cells.prefix(3).contains(where: isWholeDay) else { continue }
      let rows = lines.prefix(sampleRows).map { sample.cells(sample.lines[$0].range, delimiter) }
      var unnamed = UnnamedColumns(sample: sample, delimiter: delimiter, rows: rows)
      if unnamed.decide() { return unnamed.header(first) }
    }
    return nil
  }

  private init(sample: TableSample, delimiter: UInt8, rows: [[String]]) {
    self.sample = sample
    self.delimiter = delimiter
    self.rows = rows
  }

  private func header(_ line: Int) -> TableHeader {
    TableHeader(
      delimiter: delimiter, cells: fields.map { $0 == .other ? "" : $0.rawValue },
      columns: fields.map { PlannedColumn(field: $0) }, next: line, line: line, score: 1)
  }

  private mutating func decide() -> Bool {
    let count = rows[0].count
    guard rows.allSatisfy({ $0.count == count }), let day = dayColumn else { return false }
    fields = [TableField](repeating: .other, count: count)
    fields[day] = .day
    if day > 0 { fields[0] = .symbol }
    if day > 1 { fields[1] = .period }
    var next = day + 1
    if next < count, rows.allSatisfy({ Self.isClock($0[next]) }) {
      fields[next] = .clock
      next += 1
    }
    let numbers = numbers(from: next)
    guard numbers.count >= 4, let prices = prices(Array(numbers.prefix(4))) else { return false }
    for (offset, field) in prices.enumerated() { fields[next + offset] = field }
    let close = numbers[prices.firstIndex(of: .close) ?? 3]
    var behind = 4
    if numbers.count > 5, isAdjusted(numbers[4], close) {
      fields[next + 4] = .adjClose
      behind = 5
    }
    if behind < numbers.count, numbers[behind].allSatisfy({ $0 >= 0 }) { fields[next + behind] = .volume }
    return true
  }

  /// The column of days, with nothing but words before it.
  private var dayColumn: Int? {
    let first = (0..<min(3, rows[0].count)).first { column in rows.allSatisfy { Self.isWholeDay($0[column]) } }
    guard let first else { return nil }
    let isNamed = (0..<first).allSatisfy { column in
      rows.allSatisfy { !$0[column].isEmpty && $0[column].utf8.count <= 24 && !TableSample.isNumber($0[column]) }
    }
    return isNamed ? first : nil
  }

  /// The columns of numbers from one on, each as its values.
  private func numbers(from first: Int) -> [[Double]] {
    var style = NumberStyle()
    for row in rows {
      for cell in row[min(first, row.count)...] {
        Array(cell.utf8).withUnsafeBufferPointer { style.add($0) }
      }
    }
    let text = NumberText(decimalComma: style.decimalComma(delimiter: delimiter))
    var columns: [[Double]] = []
    for column in first..<max(first, rows[0].count) {
      let values = rows.compactMap { row in Array(row[column].utf8).withUnsafeBufferPointer { text.read($0).double } }
      if values.count < rows.count { break }
      columns.append(values)
    }
    return columns
  }

  /// Which of four columns is which price; nil where the rows do not tell.
  private func prices(_ columns: [[Double]]) -> [TableField]? {
    let highs = (0..<4).filter { high in
      rows.indices.allSatisfy { row in columns.allSatisfy { $0[row] <= columns[high][row] } }
    }
    let lows = (0..<4).filter { low in
      rows.indices.allSatisfy { row in columns.allSatisfy { $0[row] >= columns[low][row] } }
    }
    guard highs.count == 1, lows.count == 1, highs[0] != lows[0], columns.joined().allSatisfy({ $0 > 0 }) else {
      return nil
    }
    let rest = (0..<4).filter { $0 != highs[0] && $0 != lows[0] }
    var fields = [TableField](repeating: .high, count: 4)
    fields[lows[0]] = .low
    // The open stands first, unless the other one goes on from the day before much more closely.
    let isTurned = gap(columns[rest[1]], columns[rest[0]]) * 2 < gap(columns[rest[0]], columns[rest[1]])
    fields[rest[0]] = isTurned ? .close : .open
    fields[rest[1]] = isTurned ? .open : .close
    return fields
  }

  /// How far opens are from the closes of the day before, summed over days that follow each other in the file.
  private func gap(_ opens: [Double], _ closes: [Double]) -> Double {
    var sum = 0.0
    for row in rows.indices.dropFirst() where fields[0] != .symbol || rows[row][0] == rows[row - 1][0] {
      let day = fields.firstIndex(of: .day) ?? 0
      guard let before = Self.day(rows[row - 1][day]), let own = Self.day(rows[row][day]) else { continue }
      sum += before < own ? abs(opens[row] - closes[row - 1]) : abs(opens[row - 1] - closes[row])
    }
    return sum
  }

  /// Whether a column is the close, less what was paid out since: never above it, and in a ratio that hardly changes.
  private func isAdjusted(_ column: [Double], _ close: [Double]) -> Bool {
    guard rows.count >= 5 else { return false }
    let ratios = zip(column, close).map { $0 / $1 }
    guard let least = ratios.min(), let most = ratios.max() else { return false }
    return least > 0 && most <= 1.0005 && most <= least * 1.5
  }

  private static func isWholeDay(_ cell: String) -> Bool { day(cell) != nil }

  /// The day of a cell, of either order; nil for numbers that only look like one.
  private static func day(_ cell: String) -> Day? {
    let written = Array(cell.utf8).withUnsafeBufferPointer { DayText.read($0) }
    switch written?.day(nil) {
    case .day(let day), .either(let day, _): return day.components.year >= 1900 ? day : nil
    case nil, .some(.none): return nil
    }
  }

  /// 00:00, 17:30:00
  private static func isClock(_ cell: String) -> Bool {
    let bytes = Array(cell.utf8)
    return bytes.count >= 4 && bytes.count <= 8 && bytes.contains(UInt8(ascii: ":"))
      && bytes.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ":") }
  }
}
