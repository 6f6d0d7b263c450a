import Vocabulary

/// What the days of a file tell of the order of day and month.
struct DayOrderEvidence {
  /// A line and its day, as written.
  typealias Witness = (line: Int, text: String)

  private(set) var dayFirst = 0
  private(set) var monthFirst = 0
  private(set) var open = 0
  private(set) var firstDayFirst: Witness?
  private(set) var firstMonthFirst: Witness?
  private(set) var firstOpen: Witness?
  /// Whether points part the numbers: nobody writes the month first then.
  private(set) var hasPoints = false
  /// Of three numbers of two digits each, which values the first and the last take, a bit for each; whether all rows may
  /// be year, month, day.
  private var firstNumbers: UInt128 = 0
  private var lastNumbers: UInt128 = 0
  private var mayBeYearFirst = true

  /// Whether any day leaves the order open by its shape.
  var isNeeded: Bool { firstNumbers != 0 }

  /// Counts one cell (without quotes). O(length).
  mutating func add(_ cell: UnsafeBufferPointer<UInt8>, line: Int) {
    // Most days are written as ISO has them, which tells nothing.
    if Self.isISO(cell) { return }
    guard case .unordered(let first, let second, let year, let isShort)? = DayText.read(cell) else { return }
    firstNumbers |= 1 << UInt128(first)
    lastNumbers |= 1 << UInt128(year % 100)
    if !isShort || !(1...12).contains(second) || !(1...31).contains(year % 100) { mayBeYearFirst = false }
    if first > 12, second <= 12 {
      dayFirst += 1
      if firstDayFirst == nil { firstDayFirst = (line, String(decoding: cell, as: UTF8.self)) }
    } else if second > 12, first <= 12 {
      monthFirst += 1
      if firstMonthFirst == nil { firstMonthFirst = (line, String(decoding: cell, as: UTF8.self)) }
    } else if first != second, first <= 12 {
      open += 1
      if firstOpen == nil {
        firstOpen = (line, String(decoding: cell, as: UTF8.self))
        hasPoints = cell.contains(UInt8(ascii: "."))
      }
    }
  }

  /// Whether a cell is four, two and two digits with hyphens between.
  private static func isISO(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard cell.count == 10, cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-") else { return false }
    var others = 0
    for byte in cell where !byte.isDigit { others += 1 }
    return others == 2
  }

  /// Whether the rows begin with a year of two digits: the first number changes less often than the last, or as often where
  /// the header is in a language that names the year first.
  private func isYearFirst(_ isNamedSo: Bool) -> Bool {
    guard mayBeYearFirst, isNeeded else { return false }
    let (firsts, lasts) = (firstNumbers.nonzeroBitCount, lastNumbers.nonzeroBitCount)
    return firsts < lasts || isNamedSo && firsts <= lasts
  }

  /// The order for the whole file; nil where none is needed. `namesYearFirst`: the header is Chinese, Japanese or Korean.
  ///
  /// A few days that fit the other order only (one in twenty) are taken for wrong rows; more are a contradiction.
  ///
  /// - Throws: a diagnostic where the days contradict each other or leave the order open.
  func order(vendor: DayOrder?, namesYearFirst: Bool = false, file: String) throws(Diagnostic) -> DayOrder? {
    if isYearFirst(namesYearFirst) { return .yearFirst }
    if dayFirst > 0, monthFirst > 0 {
      if monthFirst * 20 <= dayFirst { return .dayFirst }
      if dayFirst * 20 <= monthFirst { return .monthFirst }
      let (line, text) = firstMonthFirst ?? (0, "")
      throw Diagnostic(
        .error,
        "days are written both ways: \"\(firstDayFirst?.text ?? "")\" in line \(firstDayFirst?.line ?? 0) has "
          + "the day first, \"\(text)\" here the month", at: Diagnostic.Place(file: file, line: line, column: nil),
        help: "--day-first or --month-first reads the rows of one order and rejects the others")
    }
    if dayFirst > 0 { return .dayFirst }
    if monthFirst > 0 { return .monthFirst }
    guard let (line, text) = firstOpen else { return nil }
    if let vendor { return vendor }
    if hasPoints { return .dayFirst }
    let reading = Array(text.utf8).withUnsafeBufferPointer { DayText.read($0)?.day(nil) }
    var help = "say --day-first or --month-first"
    if case .either(let dayFirst, let monthFirst)? = reading {
      help = "--day-first reads it as \(dayFirst), --month-first as \(monthFirst)"
    }
    throw Diagnostic(
      .error, "day \"\(text)\" can be read in two ways, and no row of the file tells which is meant",
      at: Diagnostic.Place(file: file, line: line), help: help)
  }
}
