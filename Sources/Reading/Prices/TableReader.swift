public import Vocabulary

/// Reads a table of prices or rates: decides its layout, then hands it out in pieces of whole lines.
///
///     var reader = try TableReader(source, file: "BABA.csv", options: TableOptions())
///     var line = reader.layout.firstLine
///     while let piece = try reader.next() {
///       let table = piece.withUnsafeBufferPointer { reader.layout.parse($0, firstLine: line) }
///       line += table.lines
///     }
public struct TableReader {
  public private(set) var layout: TableLayout
  private var source: any ByteSource
  /// Bytes read and not handed out.
  private var pending: [UInt8] = []
  private var isAtEnd = false
  /// The last piece ended where the rows of an instrument do.
  private var endedAtBorder = true

  /// How much of a file decides its layout.
  static let headSize = 1 << 18

  /// Reads the beginning of a table, and all of it where only that tells the order of day and month.
  ///
  /// - Throws: a diagnostic where the file cannot be read or is no table of prices or rates.
  public init(_ source: any ByteSource, file: String, options: TableOptions = TableOptions()) throws(Diagnostic) {
    var source = source
    var head = try Self.bytes(of: &source, upTo: Self.headSize)
    var isWhole = head.count < Self.headSize
    let form = try head.withUnsafeBufferPointer { (bytes) throws(Diagnostic) in
      try TableText(head: bytes, encoding: options.encoding, name: file).form
    }
    switch form {
    case .plain(let skip): head.removeFirst(skip)
    case .converted(let encoding):
      while !isWhole {
        let more = try Self.bytes(of: &source, upTo: max(head.count, Self.headSize))
        isWhole = more.isEmpty
        head += more
      }
      source = MemorySource(try TableText.converted(head, to: encoding, name: file))
      head = try Self.bytes(of: &source, upTo: Self.headSize)
      isWhole = head.count < Self.headSize
    }
    if let turned = try Self.turned(&source, head: head, isWhole: isWhole) {
      source = MemorySource(turned)
      head = try Self.bytes(of: &source, upTo: Self.headSize)
      isWhole = head.count < Self.headSize
    }
    let sniffed = try head.withUnsafeBufferPointer { (bytes) throws(Diagnostic) in
      let sniffer = try LayoutSniffer(bytes, isWhole: isWhole, file: file, options: options)
      let layout = try sniffer.layout()
      return (layout, sniffer.dayOrders(layout.dayColumn))
    }
    layout = sniffed.0
    var evidence = sniffed.1
    if layout.dayOrder == nil, evidence.isNeeded {
      if !isWhole {
        evidence = try Self.allDays(&source, head: head, layout: layout)
        try source.rewind()
        head = try Self.bytes(of: &source, upTo: Self.headSize)
        if case .plain(let skip) = form { head.removeFirst(skip) }
      }
      layout.dayOrder = try evidence.order(
        vendor: layout.vendorFacts?.dayOrder, namesYearFirst: layout.header[layout.dayColumn].utf8.first ?? 0 >= 0xE0,
        file: file)
    }
    self.source = source
    isAtEnd = isWhole
    pending = Array(head[layout.firstRow...])
  }

  /// The next whole lines, of about so many bytes; nil at the end.
  public mutating func next(size: Int = 1 << 20) throws(Diagnostic) -> [UInt8]? {
    try next(size: size, together: false)
  }

  /// The same, cut where the rows of one instrument end and those of another begin, if there is such a place behind the
  /// middle. `isWhole`: the piece begins and ends so, which later rows of the file may still belie.
  public mutating func nextTogether(size: Int) throws(Diagnostic) -> (bytes: [UInt8], isWhole: Bool)? {
    let begins = endedAtBorder
    guard let piece = try next(size: size, together: true) else { return nil }
    return (piece, begins && endedAtBorder)
  }

  private mutating func next(size: Int, together: Bool) throws(Diagnostic) -> [UInt8]? {
    if isAtEnd {
      defer { pending = [] }
      return pending.isEmpty ? nil : pending
    }
    // What is left of the piece before, and behind it as much as comes.
    let room = max(size, 2 * pending.count)
    var piece = try Self.bytes(of: &source, behind: pending, upTo: room)
    if piece.count < room {
      isAtEnd = true
      endedAtBorder = true
      pending = []
      return piece.isEmpty ? nil : piece
    }
    guard let lineEnd = piece.lastIndex(of: UInt8(ascii: "\n")) else {
      // A line longer than a piece: more of it is needed.
      pending = piece
      return try next(size: size, together: together)
    }
    var cut = lineEnd + 1
    if together, layout.names.symbol == 0 {
      let border = piece.withUnsafeBufferPointer { bytes in
        InstrumentBorder(UnsafeBufferPointer(rebasing: bytes[..<cut]), delimiter: layout.delimiter).place
      }
      endedAtBorder = border != nil
      cut = border ?? cut
    } else {
      endedAtBorder = false
    }
    pending = Array(piece[cut...])
    piece.removeLast(piece.count - cut)
    return piece
  }

  /// The whole rest, parsed. Linear; for files that are no trouble in memory.
  public mutating func parseAll() throws(Diagnostic) -> [ParsedTable] {
    var tables: [ParsedTable] = []
    var line = layout.firstLine
    var notes: [Diagnostic] = []
    while let piece = try next() {
      var table = piece.withUnsafeBufferPointer { layout.parse($0, firstLine: line) }
      line += table.lines
      table.settleNotes(&notes, hasRows: table.hasRows)
      tables.append(table)
    }
    return tables
  }

  /// A table that has its days as columns, turned; nil for others.
  private static func turned(
    _ source: inout any ByteSource, head: [UInt8], isWhole: Bool
  ) throws(Diagnostic) -> [UInt8]? {
    guard head.withUnsafeBufferPointer({ TurnedTable($0, isWhole: isWhole, lines: 30) != nil }) else { return nil }
    var all = head
    if !isWhole {
      all += try bytes(of: &source, upTo: largestTurned)
      // Too large to be turned in memory: read as it stands, to say what is wrong with it.
      if all.count >= largestTurned {
        try source.rewind()
        _ = try bytes(of: &source, upTo: headSize)
        return nil
      }
    }
    return all.withUnsafeBufferPointer { TurnedTable($0, isWhole: true)?.turned() }
  }

  /// Tables of days as columns have a few thousand columns and rows at most.
  private static let largestTurned = 1 << 23

  // MARK: - Bytes

  /// Some bytes and, behind them, as many as come, up to so many in all.
  private static func bytes(
    of source: inout any ByteSource, behind first: [UInt8] = [], upTo size: Int
  ) throws(Diagnostic) -> [UInt8] {
    var failure: Diagnostic?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      _ = buffer.update(fromContentsOf: first)
      count = first.count
      do {
        while count < size {
          let got = try source.read(into: UnsafeMutableBufferPointer(rebasing: buffer[count...]))
          if got == 0 { break }
          count += got
        }
      } catch {
        failure = error as? Diagnostic
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// What the days of all rows tell of their order.
  private static func allDays(
    _ source: inout any ByteSource, head: [UInt8], layout: TableLayout
  ) throws(Diagnostic) -> DayOrderEvidence {
    var evidence = DayOrderEvidence()
    var cells = RowCells()
    var piece = Array(head[layout.firstRow...])
    var line = layout.firstLine
    while true {
      let more = try bytes(of: &source, upTo: 1 << 20)
      let cut = more.isEmpty ? piece.count : (piece.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
      piece[..<cut].withUnsafeBufferPointer { bytes in
        var lines = LineCursor(bytes, number: line)
        while let next = lines.next() {
          cells.split(bytes, next.range, delimiter: layout.delimiter)
          guard cells.count > layout.dayColumn else { continue }
          evidence.add(UnsafeBufferPointer(rebasing: bytes[cells[layout.dayColumn]]), line: next.number)
        }
        line = lines.number
      }
      if more.isEmpty { return evidence }
      piece.removeSubrange(..<cut)
      piece += more
    }
  }
}
