// A table of prices or rates as an input of ingest: read piece by piece, said in words.
import Reading
import Storage
import Vocabulary

/// One table, opened.
struct TableInput {
  private(set) var reader: TableReader
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var rejectedRows = 0

  /// Opens a table and decides its layout.
  init(_ source: any ByteSource, file: String, options: TableOptions) throws(Diagnostic) {
    reader = try TableReader(source, file: file, options: options)
    diagnostics = reader.layout.diagnostics
  }

  var content: TableContent { reader.layout.content }

  /// Hands over the table's pieces in their order.
  mutating func forEach(_ body: (ParsedTable) throws -> Void) throws {
    var line = reader.layout.firstLine
    var notes: [Diagnostic] = []
    while let piece = try reader.next() {
      var table = piece.withUnsafeBufferPointer { reader.layout.parse($0, firstLine: line) }
      line += table.lines
      table.settleNotes(&notes, hasRows: table.hasRows)
      table.limitDiagnostics(kept: diagnostics.count)
      diagnostics += table.diagnostics
      rejectedRows += table.rejectedRows
      try body(table)
    }
  }

  /// What one table brought.
  struct Brought {
    var newBars = 0
    var newRates = 0
    /// The store held the file already.
    var isKnown = false
    /// No row could be used, and nothing was stored.
    var isEmpty = false
    var words: String
  }

  /// Puts the table into the store, all of it or nothing. `hash` is that of a file which carries none yet.
  mutating func ingest(
    _ file: IngestedFile, hash: FileHash? = nil, into store: Store, _ run: ImportRun
  ) throws -> Brought {
    if content == .rates {
      var file = file
      if let hash { file.sha256 = try hash.value() }
      var rates: [DailyRate] = []
      try forEach { rates += $0.rates }
      if rates.isEmpty { return Brought(isEmpty: true, words: "") }
      let report = try store.ingest(rates: rates, publisher: reader.layout.vendor, file: file, in: run)
      let replaced = report.replacedRates == 0 ? "" : ", \(report.replacedRates) replaced"
      return Brought(newRates: report.newRates, words: "added \(counted(report.newRates, "rate"))\(replaced)")
    }
    var extent = Extent()
    // The first pieces are parsed while the store gets ready.
    let pieces = hash == nil ? nil : startEncoding()
    defer { pieces?.stop() }
    let report = try store.ingestPrices(file: file, in: run, size: hash?.size ?? 0) { session in
      guard let hash, let pieces else {
        return try forEach { table in
          extent.add(table)
          try session.add(table.bars, facts: table.facts)
        }
      }
      try take(pieces) { bars, part in
        extent.add(part)
        try session.add(bars)
      }
      try session.identify(hash.value())
    }
    let isKnown = report.outcome == .unchanged
    return Brought(
      newBars: report.newBars, isKnown: isKnown, isEmpty: !isKnown && report.instruments == 0,
      words: PriceWords.words(report, extent))
  }

  /// Some lines of a table.
  private struct Piece: Sendable {
    var bytes: [UInt8]
    var isWhole: Bool
  }

  /// What a thread works on at once: with what is made of it, it should fit the processor's cache.
  private static let pieceSize = 1 << 20

  /// One piece of a table, ready for the store.
  private struct Encoded: Sendable {
    var bars: EncodedBars
    var hasRows = false
    var extent = Extent()
    /// What is left of the table without its bars.
    var rest: ParsedTable
  }

  /// Begins to read, parse and encode the pieces on two threads.
  private func startEncoding(encodes: Bool = true) -> StartedPieces<Piece, Encoded> {
    let layout = reader.layout
    var reader = reader
    return ParallelPieces.start(
      // Many may wait for the one who takes them: writing stands still when the disk does.
      ahead: 4 + (48 << 20) / Self.pieceSize,
      next: { try reader.nextTogether(size: Self.pieceSize).map { Piece(bytes: $0.bytes, isWhole: $0.isWhole) } },
      work: { piece in
        var table = piece.bytes.withUnsafeBufferPointer { layout.parse($0, firstLine: 1) }
        let bars =
          encodes
          ? EncodedBars(table.bars, facts: table.facts, isWhole: piece.isWhole) : EncodedBars(BarBatch())
        var encoded = Encoded(bars: bars, rest: ParsedTable())
        encoded.extent.add(table)
        encoded.hasRows = table.hasRows
        table.bars = BarBatch()
        encoded.rest = table
        return encoded
      })
  }

  /// Hands the pieces over in their order.
  private mutating func take(
    _ pieces: StartedPieces<Piece, Encoded>, _ body: (EncodedBars, Extent) throws -> Void
  ) throws {
    var line = reader.layout.firstLine
    var notes: [Diagnostic] = []
    try pieces.take { encoded in
      var table = encoded.rest
      table.moveDown(by: line - 1)
      line += table.lines
      table.settleNotes(&notes, hasRows: encoded.hasRows)
      table.limitDiagnostics(kept: diagnostics.count)
      diagnostics += table.diagnostics
      rejectedRows += table.rejectedRows
      try body(encoded.bars, encoded.extent)
    }
  }

  /// Whether some row can be used; goes no further than the first piece that has one.
  func hasRows() throws -> Bool {
    var reader = reader
    while let piece = try reader.next() {
      let table = piece.withUnsafeBufferPointer { reader.layout.parse($0, firstLine: 1) }
      if !table.bars.days.isEmpty || !table.rates.isEmpty { return true }
    }
    return false
  }

  /// A table of which no row can be used.
  static func nothing(_ file: String) -> Rejection {
    Rejection(diagnostic: Diagnostic(.error, "no row of the table can be used", at: Diagnostic.Place(file: file)))
  }

  /// What ingest would add.
  mutating func rehearsed() throws -> String {
    var extent = Extent()
    try take(startEncoding(encodes: false)) { _, part in extent.add(part) }
    return "would add \(extent.words)"
  }
}

/// What a table holds, counted.
struct Extent: Sendable {
  private var bars = 0
  private var rates = 0
  private var symbols: [String] = []
  private var seen: Set<String> = []
  private var first = Int32.max
  private var last = Int32.min

  mutating func add(_ table: ParsedTable) {
    bars += table.bars.days.count
    rates += table.rates.count
    for symbol in table.bars.symbols where seen.insert(symbol).inserted { symbols.append(symbol) }
    for rate in table.rates {
      let pair = "\(rate.base)/\(rate.quote)"
      if seen.insert(pair).inserted { symbols.append(pair) }
      first = min(first, rate.day.number)
      last = max(last, rate.day.number)
    }
    for day in table.bars.days {
      first = min(first, day)
      last = max(last, day)
    }
  }

  /// Adds what the next piece of the table holds.
  mutating func add(_ part: Extent) {
    bars += part.bars
    rates += part.rates
    for symbol in part.symbols where seen.insert(symbol).inserted { symbols.append(symbol) }
    first = min(first, part.first)
    last = max(last, part.last)
  }

  /// `2383 bars of BABA, 2014-09-19 to 2024-03-08`.
  var words: String {
    let count = rates > 0 ? counted(rates, "rate") : counted(bars, "bar")
    return symbols.isEmpty ? count : "\(count) of \(series)"
  }

  /// `BABA, 2014-09-19 to 2024-03-08`.
  var series: String {
    let names = symbols.count <= 3 ? symbols.joined(separator: ", ") : "\(symbols.count) series"
    let days = first == last ? "\(Day(number: first))" : "\(Day(number: first)) to \(Day(number: last))"
    return "\(visible(names)), \(days)"
  }
}

/// What ingest says of a file of prices.
enum PriceWords {
  static func words(_ report: PriceReport, _ extent: Extent) -> String {
    if report.outcome == .unchanged { return "unchanged" }
    var words = "added \(counted(report.newBars, "bar"))"
    if report.instruments > 0 { words += " of \(extent.series)" }
    if report.replacedBars > 0 { words += ", \(report.replacedBars) replaced" }
    if report.sameBars > 0 { words += ", \(report.sameBars) known" }
    if report.repeatedRows > 0 { words += ", \(counted(report.repeatedRows, "row")) repeated" }
    if report.contradictedRows > 0 {
      words += ", \(counted(report.contradictedRows, "row")) contradicted by a later row"
    }
    return words
  }
}
