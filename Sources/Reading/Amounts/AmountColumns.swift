import Vocabulary

/// Which columns of a table hold the amounts, their currencies and their days: as the user names them, else as their names
/// say, else as their cells do.
public struct AmountColumns {
  /// The names of columns that the user gave.
  public struct Wanted: Sendable {
    public var amount: String?
    public var currency: String?
    public var day: String?

    public init(amount: String? = nil, currency: String? = nil, day: String? = nil) {
      (self.amount, self.currency, self.day) = (amount, currency, day)
    }
  }

  let names: [String]
  let amount: Int
  let currency: Int?
  let day: Int?
  let delimiter: UInt8
  let first: (place: Int, line: Int)

  private static let sampleRows = 200

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, wanted: Wanted, needsCurrency: Bool, needsDay: Bool
  ) throws(Diagnostic) {
    let sample = TableSample(bytes, isWhole: true, limit: Self.sampleRows + 40)
    guard let header = sample.lines.firstIndex(where: { !sample.isBlank($0.range) }) else {
      throw Diagnostic(.error, "the file is empty", at: Diagnostic.Place(file: file))
    }
    let line = sample.lines[header]
    // Among equals the first of the list: a tab or ";" in a name is rarer than a comma.
    let marks = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ",")]
    delimiter = marks.max { a, b in sample.cells(line.range, a).count <= sample.cells(line.range, b).count } ?? marks[3]
    let delimiter = delimiter
    let names = sample.cells(line.range, delimiter)
    self.names = names
    let next = header + 1 < sample.lines.count ? sample.lines[header + 1] : nil
    first = (next?.range.lowerBound ?? bytes.count, next?.number ?? line.number + 1)
    let place = Diagnostic.Place(
      file: file, line: line.number, column: 1, excerpt: RowDiagnostic.clipped(sample.text(line.range)), length: 1)
    if names.contains(where: TableSample.isDay) || names.contains(where: TableSample.isWrittenNumber) {
      throw Diagnostic(
        .error, "the table has no line that names its columns", at: place,
        help: "a first line such as \"date,amount,currency\" is expected")
    }
    let rows = sample.lines[(header + 1)...].lazy.filter { !sample.isBlank($0.range) }.prefix(Self.sampleRows)
      .map { sample.cells($0.range, delimiter) }
    let choice = ColumnChoice(names: names, rows: Array(rows), place: place)
    day = try choice.day(wanted.day, needed: needsDay)
    currency = try choice.currency(wanted.currency, needed: needsCurrency)
    amount = try choice.amount(wanted.amount, besides: [day, currency].compactMap { $0 })
  }
}

/// One table's columns, to choose from.
private struct ColumnChoice {
  let names: [String]
  let rows: [[String]]
  /// The line of the names.
  let place: Diagnostic.Place

  func amount(_ wanted: String?, besides taken: [Int]) throws(Diagnostic) -> Int {
    if let wanted { return try named(wanted, "--amount") }
    if let known = AmountNames.builtIn.first("amount", names, besides: taken) { return known }
    let numbers = names.indices.filter { column in !taken.contains(column) && holds(column, TableSample.isWrittenNumber)
    }
    if numbers.count == 1 { return numbers[0] }
    throw unknown("amounts", "--amount", numbers)
  }

  func currency(_ wanted: String?, needed: Bool) throws(Diagnostic) -> Int? {
    if let wanted { return try named(wanted, "--currency") }
    guard needed else { return nil }
    if let known = AmountNames.builtIn.first("currency", names) { return known }
    let codes = names.indices.filter { holds($0) { CurrencyNames.builtIn.currency($0) != nil } }
    // None: the amounts may name their currencies themselves.
    return codes.count == 1 ? codes[0] : nil
  }

  func day(_ wanted: String?, needed: Bool) throws(Diagnostic) -> Int? {
    if let wanted { return try named(wanted, "--day") }
    guard needed else { return nil }
    if let known = AmountNames.builtIn.first("day", names) { return known }
    let days = names.indices.filter { holds($0, TableSample.isDay) }
    if days.count > 1 { throw unknown("days", "--day", days) }
    return days.first
  }

  /// Whether the cells of a column are all of a kind, as far as they say anything.
  private func holds(_ column: Int, _ isSo: (String) -> Bool) -> Bool {
    var seen = false
    for row in rows where column < row.count && !saysNone(row[column]) {
      guard isSo(row[column]) else { return false }
      seen = true
    }
    return seen
  }

  private func saysNone(_ cell: String) -> Bool {
    Array(cell.utf8).withUnsafeBufferPointer { CellWords.builtIn.sayNone($0) }
  }

  private func named(_ wanted: String, _ option: String) throws(Diagnostic) -> Int {
    let key = ColumnName(wanted).key
    if let column = names.firstIndex(of: wanted) ?? names.firstIndex(where: { ColumnName($0).key == key }) {
      return column
    }
    throw Diagnostic(
      .error, "there is no column \"\(wanted)\"", at: place,
      help: "\(option) takes one of: \(names.joined(separator: ", "))")
  }

  private func unknown(_ what: String, _ option: String, _ columns: [Int]) -> Diagnostic {
    let choice = (columns.isEmpty ? names : columns.map { names[$0] }).joined(separator: ", ")
    return Diagnostic(
      .error, columns.isEmpty ? "no column is known to hold \(what)" : "several columns may hold the \(what)",
      at: place, help: "name it with \(option): \(choice)")
  }
}

/// The names of columns in tables of amounts, from `tables/amounts.tsv` and, for days and currencies, `tables/headers.tsv`.
private struct AmountNames: Sendable {
  private let meanings: [String: (column: String, rank: Int)]

  static let builtIn = AmountNames()

  private init() {
    var meanings: [String: (column: String, rank: Int)] = [:]
    EmbeddedFile.named("tables/amounts.tsv")?.forEachLine { line in
      let fields = line.fields(2)
      let key = ColumnName(fields[0].string).key
      if meanings[key] == nil { meanings[key] = (fields[1].string, meanings.count) }
    }
    self.meanings = meanings
  }

  /// The column that holds something, by its name; nil where no name says it.
  func first(_ what: String, _ names: [String], besides taken: [Int] = []) -> Int? {
    var best: (column: Int, rank: Int)?
    for (place, name) in names.enumerated() where !taken.contains(place) {
      guard let rank = rank(of: ColumnName(name), what), rank < best?.rank ?? .max else { continue }
      best = (place, rank)
    }
    return best?.column
  }

  /// The names of tables of prices come first: "date" before "paid_on".
  private func rank(of name: ColumnName, _ what: String) -> Int? {
    let own = meanings[name.key]
    if let own, own.column != what { return nil }
    if let known = ColumnNames.builtIn.meaning(of: name), known.field.rawValue == what { return known.rank }
    return own.map { Self.behindOthers + $0.rank }
  }

  private static let behindOthers = 100_000
}

extension TableSample {
  /// Whether a cell holds a number, not a word for none.
  fileprivate static func isWrittenNumber(_ cell: String) -> Bool {
    cell.utf8.contains(where: \.isDigit) && isNumber(cell)
  }
}
