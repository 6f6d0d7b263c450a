import Vocabulary

/// Goes over the bytes of an ECB file once; owns nothing but its results.
struct ECBScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let days: ClosedRange<Day>?
  let file: String
  private(set) var rates: [DailyRate] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// The currency of each column after the first; nil for a column that is no currency.
  private var columns: [Currency?] = []
  private var place = 0
  private var line = 0

  init(bytes: UnsafeBufferPointer<UInt8>, days: ClosedRange<Day>?, file: String) {
    self.bytes = bytes
    self.days = days
    self.file = file
  }

  mutating func run() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    guard readHeader() else { return }
    if days == nil { rates.reserveCapacity(bytes.count / 8) }
    while place < bytes.count {
      let row = nextLine()
      if !trimmed(row).isEmpty { readRow(row) }
    }
  }

  // MARK: - Lines

  /// The next line without its break; moves behind it.
  private mutating func nextLine() -> Range<Int> {
    line += 1
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    var end = place
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    if place < bytes.count { place += 1 }
    return start..<end
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, bytes[lower] == 0x20 || bytes[lower] == UInt8(ascii: "\t") { lower += 1 }
    while upper > lower, bytes[upper - 1] == 0x20 || bytes[upper - 1] == UInt8(ascii: "\t") { upper -= 1 }
    return lower..<upper
  }

  /// The end of the cell that begins at a place.
  private func endOfCell(_ start: Int, in row: Range<Int>) -> Int {
    var end = start
    while end < row.upperBound, bytes[end] != UInt8(ascii: ",") { end += 1 }
    return end
  }

  private mutating func readHeader() -> Bool {
    let row = nextLine()
    var start = row.lowerBound
    var first = true
    while start <= row.upperBound {
      let end = endOfCell(start, in: row)
      let cell = trimmed(start..<end)
      if first {
        guard text(cell).lowercased() == "date" else {
          report("column \"\(text(cell))\" is not \"Date\", as in the ECB's files", row, cell)
          return false
        }
        first = false
      } else if let currency = Currency(text(cell)) {
        columns.append(currency)
      } else {
        if !cell.isEmpty { report("column \"\(text(cell))\" is not a currency code", row, cell) }
        columns.append(nil)
      }
      start = end + 1
    }
    // Both shapes end every line with a comma.
    if let last = columns.last, last == nil { columns.removeLast() }
    return true
  }

  // MARK: - Rows

  private mutating func readRow(_ row: Range<Int>) {
    let firstEnd = endOfCell(row.lowerBound, in: row)
    let dayCell = trimmed(row.lowerBound..<firstEnd)
    guard let day = day(dayCell) else {
      report("day \"\(text(dayCell))\" is not a day such as 2025-02-24 or 24 February 2025", row, dayCell)
      return
    }
    if let days, !days.contains(day) { return }
    let kept = rates.count
    var start = firstEnd + 1
    var column = 0
    while start <= row.upperBound {
      let end = endOfCell(start, in: row)
      let cell = trimmed(start..<end)
      if column < columns.count {
        if let currency = columns[column] { readRate(cell, of: currency, on: day, in: row) }
      } else if !cell.isEmpty {
        rates.removeSubrange(kept...)
        report("row has more cells than the \(columns.count + 1) columns of the header", row, cell)
        return
      }
      column += 1
      start = end + 1
    }
    if column < columns.count {
      rates.removeSubrange(kept...)
      report(
        "row has \(column + 1) cells, the header names \(columns.count + 1) columns", row, dayCell,
        help: "the file seems to be cut off; download it again")
    }
  }

  private mutating func readRate(_ cell: Range<Int>, of currency: Currency, on day: Day, in row: Range<Int>) {
    guard let rate = number(cell) else {
      if cell.isEmpty || text(cell) == "N/A" { return }
      report(
        "rate \"\(text(cell))\" of \(currency) is not a number", row, cell,
        help: "digits with \".\" as decimal mark are expected, or N/A")
      return
    }
    guard rate > 0 else {
      report("rate \"\(text(cell))\" of \(currency) is not positive", row, cell)
      return
    }
    rates.append(DailyRate(day: day, base: .eur, quote: currency, rate: rate))
  }

  /// Digits with at most one "." and an optional sign; exact to the last bit for up to 15 digits.
  private func number(_ cell: Range<Int>) -> Double? {
    var value: UInt64 = 0
    var scale = 0
    var digits = 0
    var seenPoint = false
    var place = cell.lowerBound
    var negative = false
    if place < cell.upperBound, bytes[place] == UInt8(ascii: "-") {
      negative = true
      place += 1
    }
    while place < cell.upperBound {
      let byte = bytes[place]
      if byte &- UInt8(ascii: "0") < 10 {
        guard digits < 18 else { return nil }
        value = value * 10 + UInt64(byte - UInt8(ascii: "0"))
        digits += 1
        if seenPoint { scale += 1 }
      } else if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else {
        return nil
      }
      place += 1
    }
    guard digits > 0 else { return nil }
    let magnitude = Double(value) / Self.powers[scale]
    return negative ? -magnitude : magnitude
  }

  private static let powers: [Double] = (0...18).map { (0..<$0).reduce(1.0) { value, _ in value * 10 } }

  /// `2025-02-24` or `24 February 2025`.
  private func day(_ cell: Range<Int>) -> Day? {
    if cell.count == 10, bytes[cell.lowerBound + 4] == UInt8(ascii: "-"),
      bytes[cell.lowerBound + 7] == UInt8(ascii: "-")
    {
      guard let year = whole(cell.lowerBound..<cell.lowerBound + 4),
        let month = whole(cell.lowerBound + 5..<cell.lowerBound + 7),
        let day = whole(cell.lowerBound + 8..<cell.upperBound)
      else { return nil }
      return Day(year: year, month: month, day: day)
    }
    let parts = text(cell).split(separator: " ")
    guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]), parts[1].utf8.count >= 3,
      let month = Self.months.firstIndex(where: { $0 == parts[1] || $0.prefix(3) == parts[1] })
    else { return nil }
    return Day(year: year, month: month + 1, day: day)
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private func whole(_ range: Range<Int>) -> Int? {
    var value = 0
    for place in range {
      guard bytes[place] &- UInt8(ascii: "0") < 10 else { return nil }
      value = value * 10 + Int(bytes[place] - UInt8(ascii: "0"))
    }
    return value
  }

  // MARK: - Telling

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func report(_ message: String, _ row: Range<Int>, _ cell: Range<Int>, help: String? = nil) {
    let place = Diagnostic.Place(
      file: file, line: line, column: text(row.lowerBound..<cell.lowerBound).count + 1, excerpt: text(row),
      length: max(1, text(cell).count))
    diagnostics.append(Diagnostic(.error, message, at: place, help: help))
  }
}
