/// The first two lines of a text, seen as a delimited table: enough to tell rates and prices from prose.
struct TableHead {
  private let header: [String]
  private let row: [String]

  /// Nil where the first line has no delimiter, or the first row has another number of cells.
  init?(_ text: ArraySlice<UInt8>) {
    let lines = text.prefix(1 << 14).split(maxSplits: 2, omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
    guard let first = lines.first, first.count < 4096 else { return nil }
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")] {
      let header = Self.cells(first, delimiter)
      guard header.count >= 2 else { continue }
      self.header = header.map { $0.lowercased() }
      self.row = lines.count > 1 ? Self.cells(lines[1], delimiter) : []
      return
    }
    return nil
  }

  /// `rates`, `prices`, or nil for a table that is neither.
  var kind: InputKind? {
    guard Self.dayNames.contains(header[0]) else { return nil }
    let codes = header.dropFirst().count { name in name.utf8.count == 3 && name.utf8.allSatisfy { $0 &- 0x61 < 26 } }
    let named = header.count { !$0.isEmpty }
    if header[0] == "date", codes >= 2, codes * 2 > named { return .rates }
    if header.contains(where: Self.priceNames.contains) { return .prices }
    // A column of days beside columns of numbers (`DATE,DEXKOUS`) is a series too.
    guard row.count == header.count, row[0].utf8.contains(where: { $0 &- 0x30 < 10 }) else { return nil }
    return row.dropFirst().allSatisfy(Self.isNumber) ? .prices : nil
  }

  private static let dayNames: Set<String> = [
    "date", "day", "time", "timestamp", "datetime", "날짜", "일자", "일시", "日期", "日付", "日時", "交易日期",
  ]

  private static let priceNames: Set<String> = [
    "close", "price", "last", "adj close", "close/last", "closing price", "종가", "현재가", "收盘", "收盘价", "收盤",
    "收盤價", "終値", "终值",
  ]

  private static func isNumber(_ cell: String) -> Bool {
    cell.isEmpty || cell == "."
      || cell.utf8.contains { $0 &- 0x30 < 10 }
        && cell.utf8.allSatisfy { $0 &- 0x30 < 10 || "+-.,%$KMBe".utf8.contains($0) }
  }

  /// The cells of a line without quotes and blanks around.
  private static func cells(_ line: ArraySlice<UInt8>, _ delimiter: UInt8) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var quoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") {
        quoted.toggle()
      } else if byte == delimiter, !quoted {
        cells.append(trimmed(cell))
        cell.removeAll(keepingCapacity: true)
      } else {
        cell.append(byte)
      }
    }
    cells.append(trimmed(cell))
    return cells
  }

  private static func trimmed(_ cell: [UInt8]) -> String {
    let blank: (UInt8) -> Bool = { $0 <= 0x20 }
    let start = cell.drop(while: blank)
    let end = start.lastIndex { !blank($0) }.map { $0 + 1 } ?? start.startIndex
    return String(decoding: start[start.startIndex..<end], as: UTF8.self)
  }
}
