import Vocabulary

/// A table with a column for each day and a row for each series, as statistics systems of central banks write them (ECOS of
/// the Bank of Korea): turned, so that each day is a row.
///
///     계정항목,단위,2025/02/03,2025/02/04            Date,원/미국달러
///     원/미국달러(매매기준율),원,"1,467.2","1,458.6"   2025/02/03,"1,467.2" …
struct TurnedTable {
  private let sample: TableSample
  private let delimiter: UInt8
  private let days: [String]
  /// How many columns stand before the days.
  private let labelCount: Int
  private let next: Int

  /// Nil where the beginning of a text has no line of days, within 20 lines.
  init?(_ head: UnsafeBufferPointer<UInt8>, isWhole: Bool, lines: Int = .max) {
    sample = TableSample(head, isWhole: isWhole, limit: lines)
    for index in sample.lines.indices.prefix(20) where !sample.isBlank(sample.lines[index].range) {
      for delimiter in HeaderSearch.delimiters where sample.bytes[sample.lines[index].range].contains(delimiter) {
        let cells = sample.cells(sample.lines[index].range, delimiter)
        guard let first = cells.firstIndex(where: TableSample.isDay), first > 0,
          !cells[..<first].contains(where: TableSample.isNumber)
        else { continue }
        let days = cells[first...].reversed().drop(while: \.isEmpty).reversed()
        guard days.count >= 2, days.allSatisfy({ TableSample.isDay($0) && !Self.isPlainNumber($0) }),
          Self.isRow(sample, behind: index, delimiter, first)
        else { continue }
        self.delimiter = delimiter
        self.days = Array(days)
        labelCount = first
        next = index + 1
        return
      }
    }
    return nil
  }

  /// 20250203 is a day of eight digits; a price of eight digits is one too.
  private static func isPlainNumber(_ cell: String) -> Bool {
    cell.utf8.allSatisfy(\.isDigit) && !(cell.utf8.count == 8 && (cell.hasPrefix("19") || cell.hasPrefix("20")))
  }

  /// Whether the next line has words under the columns before the days, and numbers under the days.
  private static func isRow(_ sample: TableSample, behind index: Int, _ delimiter: UInt8, _ labels: Int) -> Bool {
    guard let line = sample.lines[(index + 1)...].first(where: { !sample.isBlank($0.range) }) else { return false }
    let cells = sample.cells(line.range, delimiter)
    return cells.count > labels && cells[..<labels].contains { !$0.isEmpty && !TableSample.isNumber($0) }
      && cells[labels...].allSatisfy { TableSample.isNumber($0) && !TableSample.isDay($0) || $0.isEmpty }
  }

  /// The text of the table turned. The sample must be of the whole file. O(its cells).
  func turned() -> [UInt8] {
    let lines = sample.lines[next...].filter { !sample.isBlank($0.range) }
    let rows = lines.map { sample.cells($0.range, delimiter) }.filter { $0.count > labelCount }
    let label = labelColumn(rows)
    var text: [UInt8] = []
    func write(_ cells: [String]) {
      for (place, cell) in cells.enumerated() {
        if place > 0 { text.append(delimiter) }
        let isPlain = !cell.utf8.contains { $0 == delimiter || $0 == UInt8(ascii: "\"") }
        text += isPlain ? Array(cell.utf8) : Array("\"\(cell.replacingQuotes)\"".utf8)
      }
      text.append(UInt8(ascii: "\n"))
    }
    write(["Date"] + rows.map { Self.name($0[label]) })
    for (place, day) in days.enumerated() {
      write([day] + rows.map { labelCount + place < $0.count ? $0[labelCount + place] : "" })
    }
    return text
  }

  /// The column whose words tell the rows apart: the one that names currencies, else the one of most names.
  private func labelColumn(_ rows: [[String]]) -> Int {
    let ranks = (0..<labelCount).map { column in
      let names = rows.map { Self.name($0[column]) }
      let known = names.count { CurrencyPair.named($0) != nil }
      return (known, Set(names).count)
    }
    return ranks.indices.max { (ranks[$0].0, ranks[$0].1, -$0) < (ranks[$1].0, ranks[$1].1, -$1) } ?? 0
  }

  /// A row's name without what stands in brackets, but for a number of units: 원/일본엔(100엔) is 원/일본엔 100.
  private static func name(_ cell: String) -> String {
    var name = String.UnicodeScalarView()
    var units = String.UnicodeScalarView()
    var depth = 0
    for scalar in cell.unicodeScalars {
      switch scalar {
      case "(", "（": depth += 1
      case ")", "）": depth = max(0, depth - 1)
      default:
        if depth == 0 { name.append(scalar) } else if scalar.value &- 0x30 < 10 { units.append(scalar) }
      }
    }
    let words = String(name).split(separator: " ").joined(separator: " ")
    return units.isEmpty ? words : "\(words) \(String(units))"
  }
}

extension String {
  /// With each quotation mark doubled, as between quotes in CSV.
  fileprivate var replacingQuotes: String {
    split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
  }
}
