/// The first lines of a file, seen as a table: tells prices and rates from prose.
enum TableHead {
  /// Whether a name ends like a table's (`.csv`, `.tsv`).
  static func isTableName(_ name: String) -> Bool {
    guard let point = name.lastIndex(of: ".") else { return false }
    return ["csv", "tsv", "tab"].contains(name[point...].dropFirst().lowercased())
  }

  /// What the table holds, nil for what is none of prices or rates.
  ///
  /// - Parameter isNamedTable: lines may stand before the header then; prose is looked at more closely.
  static func kind(_ prefix: [UInt8], isNamedTable: Bool) -> TableContent? {
    var text = prefix
    let form = prefix.withUnsafeBufferPointer { bytes in
      try? TableText(head: bytes, encoding: nil, name: "").form
    }
    switch form {
    case .plain(let skip): text.removeFirst(skip)
    case .converted(let encoding):
      guard let converted = try? TableText.converted(text, to: encoding, name: "") else { return nil }
      text = converted
    case nil: return nil
    }
    return text.withUnsafeBufferPointer { bytes in
      if !isNamedTable, !beginsLikeTable(bytes) { return nil }
      if isNamedTable, let table = TurnedTable(bytes, isWhole: false, lines: 30) {
        return table.turned().withUnsafeBufferPointer { LayoutSniffer.content($0, depth: 1) }
      }
      return LayoutSniffer.content(bytes, depth: isNamedTable ? 60 : 4)
    }
  }

  /// Whether one of the first lines has a mark that parts cells, and the next has one too.
  private static func beginsLikeTable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var lines = LineCursor(bytes)
    var previous: [Int] = []
    while let line = lines.next(), line.number <= 6 {
      let counts = HeaderSearch.delimiters.map { mark in bytes[line.range].count { $0 == mark } }
      if !previous.isEmpty, zip(previous, counts).contains(where: { $0 > 0 && $1 > 0 }) { return true }
      previous = counts
    }
    return false
  }
}
