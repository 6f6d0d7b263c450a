/// The line that names the columns, and what it says.
struct TableHeader {
  var delimiter: UInt8
  /// The texts of its cells.
  var cells: [String]
  var columns: [PlannedColumn]
  /// The instruments of a table that has columns for several, in the order of `PlannedColumn.series`; empty otherwise.
  var series: [String] = []
  /// What the lines above say that each of these is, where their names do not.
  var described: [CurrencyPair?] = []
  /// Index into the lines of the sample of the first line behind it.
  var next: Int
  /// Index of the header's own (first) line.
  var line: Int
  /// How sure this is: more columns that are known are surer.
  var score: Int

  /// The position of the first column of a field.
  func column(_ field: TableField) -> Int? { columns.firstIndex { $0.field == field } }
}

/// Finds the header: the line, and with it the delimiter, under which most columns have known names.
struct HeaderSearch {
  let sample: TableSample
  /// How many lines may stand before it.
  let depth: Int

  static let delimiters: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"),
  ]

  /// The best header; nil where no line is one.
  func find() -> TableHeader? {
    var best: TableHeader?
    for index in sample.lines.indices {
      let line = sample.lines[index]
      if line.number > depth { break }
      if line.range.count > 1 << 16 || sample.isBlank(line.range) { continue }
      for delimiter in Self.delimiters where sample.bytes[line.range].contains(delimiter) {
        let cells = sample.cells(line.range, delimiter)
        guard cells.count >= 2, let header = header(cells, index, delimiter) else { continue }
        if header.score > best?.score ?? 0 { best = header }
      }
      // A line that names days and prices is not surpassed further down, where it may stand again.
      if let best, best.score >= 3 { return best }
    }
    return best ?? UnnamedColumns.find(in: sample)
  }

  private func header(_ cells: [String], _ index: Int, _ delimiter: UInt8) -> TableHeader? {
    if let stacked = stacked(cells, index, delimiter) { return stacked }
    if let named = named(cells, index, delimiter) { return named }
    return wide(cells, index, delimiter)
  }

  /// One line in which a column of days and one of values have known names.
  private func named(_ cells: [String], _ index: Int, _ delimiter: UInt8) -> TableHeader? {
    var columns: [PlannedColumn] = []
    var ranks: [TableField: (rank: Int, column: Int)] = [:]
    for (place, cell) in cells.enumerated() {
      let name = ColumnName(cell)
      guard let known = ColumnNames.builtIn.meaning(ofCell: cell) else {
        columns.append(PlannedColumn(field: .other))
        continue
      }
      var field = known.field
      // Umsatz (€), Volume (USD): money, not shares.
      if field == .volume, name.bracket.map(CellWords.builtIn.isCurrency) ?? false { field = .other }
      if field != .other, let earlier = ranks[field] {
        // Two columns of one meaning: the better known name wins.
        if known.rank < earlier.rank { columns[earlier.column].field = .other } else { field = .other }
      }
      if field != .other { ranks[field] = (known.rank, place) }
      let power = field == .volume ? name.bracket.map(CellWords.builtIn.power(ofUnit:)) ?? 0 : 0
      columns.append(PlannedColumn(field: field, power: power))
    }
    if ranks[.day] == nil, let first = cells.first, first.isEmpty || first.lowercased() == "unnamed: 0" {
      // Data frames leave the column of days without a name.
      columns[0].field = .day
      ranks[.day] = (0, 0)
    }
    guard ranks[.day] != nil else { return nil }
    let values = ranks.keys.count { $0.isPrice || $0 == .rate }
    guard values > 0 || ranks[.base] != nil && ranks[.quote] != nil else { return nil }
    // A name at the head of a sentence is no header: rows of numbers follow, or nothing at all.
    return TableHeader(
      delimiter: delimiter, cells: cells, columns: columns, next: index + 1, line: index, score: 1 + 2 * ranks.count)
  }

  /// The header of several lines that data frames of several instruments have: one line of fields, one of symbols, one
  /// that names the column of days alone.
  private func stacked(_ cells: [String], _ index: Int, _ delimiter: UInt8) -> TableHeader? {
    guard index + 1 < sample.lines.count,
      ["price", "ticker", "", "attributes", "symbols"].contains(cells[0].lowercased())
    else { return nil }
    let second = sample.cells(sample.lines[index + 1].range, delimiter)
    guard second.count == cells.count,
      ["price", "ticker", "", "date", "attributes", "symbols"].contains(second[0].lowercased())
    else { return nil }
    let fields: [String]
    let symbols: [String]
    if isAllPrices(cells.dropFirst()) {
      (fields, symbols) = (cells, second)
    } else if isAllPrices(second.dropFirst()) {
      (fields, symbols) = (second, cells)
    } else {
      return nil
    }
    // Prices below the fields: the line is one of data, and the header an ordinary one.
    guard symbols.dropFirst().allSatisfy({ !$0.isEmpty && !TableSample.isNumber($0) }) else { return nil }
    var columns = [PlannedColumn(field: .day)]
    var series: [String] = []
    for place in 1..<cells.count {
      let field = ColumnNames.builtIn.meaning(of: ColumnName(fields[place]))?.field ?? .other
      let number = series.firstIndex(of: symbols[place]) ?? series.count
      if number == series.count { series.append(symbols[place]) }
      columns.append(PlannedColumn(field: field, series: number))
    }
    var next = index + 2
    if next < sample.lines.count {
      let third = sample.cells(sample.lines[next].range, delimiter)
      if let first = third.first, !TableSample.isDay(first), third.dropFirst().allSatisfy(\.isEmpty) { next += 1 }
    }
    return TableHeader(
      delimiter: delimiter, cells: cells, columns: columns, series: series, next: next, line: index, score: 100)
  }

  private func isAllPrices(_ cells: ArraySlice<String>) -> Bool {
    !cells.isEmpty
      && cells.allSatisfy { cell in
        switch ColumnNames.builtIn.meaning(of: ColumnName(cell))?.field {
        case .open, .high, .low, .close, .adjClose, .volume, .dividends, .splits, .capitalGains: true
        default: false
        }
      }
  }

  /// A column of days beside columns that are named after instruments, currencies or series.
  private func wide(_ cells: [String], _ index: Int, _ delimiter: UInt8) -> TableHeader? {
    let named = namedDayColumn(cells)
    // Series ID, データコード: a first cell of any name above days, where it is told what the columns are.
    guard named != nil || !cells.contains(where: { TableSample.isDay($0) || TableSample.isNumber($0) }) else {
      return nil
    }
    let dayColumn = named ?? 0
    guard let row = firstRow(behind: index, delimiter, cells.count, dayColumn), row.count > dayColumn,
      TableSample.isDay(row[dayColumn])
    else { return nil }
    var columns: [PlannedColumn] = []
    var series: [String] = []
    var values = 0
    for (place, cell) in cells.enumerated() {
      guard place != dayColumn, !cell.isEmpty, place >= row.count || TableSample.isNumber(row[place]),
        ColumnNames.builtIn.meaning(of: ColumnName(cell)) == nil
      else {
        columns.append(PlannedColumn(field: place == dayColumn ? .day : .other))
        continue
      }
      let (symbol, field) = ColumnNames.builtIn.compound(cell) ?? (cell, .close)
      let number = series.firstIndex(of: symbol) ?? series.count
      if number == series.count { series.append(symbol) }
      columns.append(PlannedColumn(field: field, series: number))
      if place < row.count, !row[place].isEmpty { values += 1 }
    }
    guard values > 0 else { return nil }
    var described = [CurrencyPair?](repeating: nil, count: series.count)
    for place in cells.indices where columns[place].field != .day && columns[place].field != .other {
      let number = columns[place].series
      if CurrencyPair.named(series[number]) == nil {
        described[number] = pair(above: index, place, cells.count, delimiter)
      }
    }
    if named == nil, !zip(series, described).contains(where: { CurrencyPair.named($0) != nil || $1 != nil }) {
      return nil
    }
    var next = index + 1
    while next < sample.lines.count, isSecondHeader(sample.cells(sample.lines[next].range, delimiter), dayColumn) {
      next += 1
    }
    return TableHeader(
      delimiter: delimiter, cells: cells, columns: columns, series: series, described: described, next: next,
      line: index, score: 2)
  }

  /// Names in words below codes, and nothing below the name of the days.
  private func isSecondHeader(_ cells: [String], _ dayColumn: Int) -> Bool {
    dayColumn < cells.count && cells[dayColumn].isEmpty && cells.contains { !$0.isEmpty }
      && !cells.contains { !$0.isEmpty && TableSample.isNumber($0) }
  }

  /// The pair that a line above says a column is of: "AUD/USD Exchange Rate", 東京市場　ドル・円　スポット.
  private func pair(above index: Int, _ column: Int, _ count: Int, _ delimiter: UInt8) -> CurrencyPair? {
    for line in sample.lines[max(0, index - 20)..<index] where sample.bytes[line.range].contains(delimiter) {
      let cells = sample.cells(line.range, delimiter)
      if cells.count >= count - 1, column < cells.count, let pair = CurrencyPair.inText(cells[column]) { return pair }
    }
    return nil
  }

  private func namedDayColumn(_ cells: [String]) -> Int? {
    if let named = cells.firstIndex(where: { ColumnNames.builtIn.meaning(of: ColumnName($0))?.field == .day }) {
      return named
    }
    return cells[0].isEmpty ? 0 : nil
  }

  /// The cells of the first line that has as many as the header; those that it leaves empty (a holiday, a series that begins
  /// later) as a later line has them.
  private func firstRow(behind index: Int, _ delimiter: UInt8, _ count: Int, _ dayColumn: Int) -> [String]? {
    var first: [String]?
    for (place, line) in sample.lines[(index + 1)...].prefix(2000).enumerated() where !sample.isBlank(line.range) {
      if first == nil, place >= 5 { return nil }
      let row = sample.cells(line.range, delimiter)
      guard row.count >= count - 1, row.count <= count + 1 else { continue }
      // A second line of names.
      if first == nil, dayColumn < row.count, row[dayColumn].isEmpty { continue }
      guard var known = first else {
        if !row.contains(where: \.isEmpty) { return row }
        first = row
        continue
      }
      for column in known.indices where column < row.count && known[column].isEmpty { known[column] = row[column] }
      if !known.contains(where: \.isEmpty) { return known }
      first = known
    }
    return first
  }
}
