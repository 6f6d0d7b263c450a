// The rows of one instrument in `price_blocks` and `overlaid_bars`, read as layers and written from them.
import GRDBSQLite
import Vocabulary

/// Reads and writes the bars of instruments in a transaction.
final class LayerRows {
  private let connection: Connection
  private let rows: BlockRows
  private let insertBlock: PreparedStatement
  private let encoder = BlockEncoder()

  init(_ connection: Connection) throws(SQLiteFailure) {
    self.connection = connection
    rows = try BlockRows(connection, columns: .all)
    insertBlock = try connection.prepare(
      """
      INSERT OR REPLACE INTO price_blocks (id, last_day, n, source_id, sources, days, closes, adj_closes, opens, highs,
        lows, volumes)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      """)
  }

  // MARK: Blocks

  /// Where an instrument's blocks end, nil where it has none.
  func end(of instrument: Int64) throws(SQLiteFailure) -> (firstDay: Int32, lastDay: Int32, count: Int)? {
    let select = try connection.cached(
      "SELECT id, last_day, n FROM price_blocks WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC LIMIT 1")
    defer { select.reset() }
    let keys = BlockKey.keys(instrument)
    select.bind(keys.lowerBound, 1)
    select.bind(keys.upperBound, 2)
    guard try select.step() else { return nil }
    return (
      BlockKey.firstDay(select.integer(0)), Int32(truncatingIfNeeded: select.integer(1)), Int(select.integer(2))
    )
  }

  /// Writes blocks whose bars all come from one source.
  func write(_ blocks: [PriceBlock], of instrument: Int64, source: Int64) throws(SQLiteFailure) {
    for block in blocks { try write(block, of: instrument, sources: [source][...]) }
  }

  /// Adds bars behind the last block of an instrument, which takes as many as it has room for.
  func append(
    _ bars: Bars, to instrument: Int64, behind end: (firstDay: Int32, lastDay: Int32, count: Int), source: Int64
  ) throws {
    var inForce = BarsInForce()
    if end.count < PriceBlock.capacity { inForce = try self.inForce(instrument, from: end.lastDay) }
    _ = inForce.lay(bars, source: source)
    var place = 0
    for block in inForce.bars.blocks(encoder) {
      try write(block, of: instrument, sources: inForce.sources[place..<place + block.count])
      place += block.count
    }
  }

  /// Writes a block; `sources` has one element for all of its bars, or one for each.
  private func write(_ block: PriceBlock, of instrument: Int64, sources: ArraySlice<Int64>) throws(SQLiteFailure) {
    let isOne = sources.allSatisfy { $0 == sources.first }
    insertBlock.bind(BlockKey.key(instrument, block.firstDay), 1)
    insertBlock.bind(Int64(block.lastDay), 2)
    insertBlock.bind(Int64(block.count), 3)
    insertBlock.bind(isOne ? sources.first : nil, 4)
    let runs = isOne ? nil : SourceRuns.encode(sources)
    try insertBlock.binding(blobs: [runs, block.days] + block.columns, from: 5) { () throws(SQLiteFailure) in
      try insertBlock.run()
    }
  }

  /// Bars with their sources from one day on.
  func inForce(_ instrument: Int64, from day: Int32 = .min) throws -> BarsInForce {
    var result = BarsInForce()
    let select = try connection.cached(
      "SELECT source_id, sources, n FROM price_blocks WHERE id BETWEEN ?1 AND ?2 AND last_day >= ?3 ORDER BY id")
    defer { select.reset() }
    let keys = BlockKey.keys(instrument)
    select.bind(keys.lowerBound, 1)
    select.bind(keys.upperBound, 2)
    select.bind(Int64(day), 3)
    while try select.step() {
      let count = Int(select.integer(2))
      if !select.isNull(0) {
        result.sources.append(contentsOf: repeatElement(select.integer(0), count: count))
      } else if case .blob(let bytes) = select.cell(1) {
        result.sources.append(contentsOf: try SourceRuns.decode(bytes, count: count))
      } else {
        throw CorruptColumn()
      }
    }
    result.bars = try rows.bars(instrument, days: day ... .max)
    guard result.sources.count == result.bars.count else { throw CorruptColumn() }
    return result
  }

  // MARK: Layers

  /// Everything that the store knows of an instrument's bars.
  func layers(_ instrument: Int64) throws -> (layers: InstrumentLayers, inForce: BarsInForce) {
    let inForce = try inForce(instrument)
    let select = try connection.cached(
      """
      SELECT source_id, is_same, n, days, closes, adj_closes, opens, highs, lows, volumes
      FROM overlaid_bars WHERE instrument_id = ?
      """)
    defer { select.reset() }
    select.bind(instrument, 1)
    var overlaid: [InstrumentLayers.Overlaid] = []
    while try select.step() {
      var part = InstrumentLayers.Overlaid(source: select.integer(0))
      let count = Int(select.integer(2))
      guard (1...PriceBlock.capacity).contains(count) else { throw CorruptColumn() }
      let hasNumbers = select.integer(1) == 0
      let columns = PriceColumn.allCases.map { hasNumbers ? select.blob(Int32(4 + $0.rawValue)) : nil }
      let bars = try Bars(days: select.blob(3) ?? [], columns: columns, count: count)
      if hasNumbers { part.other = bars } else { part.same = bars }
      overlaid.append(part)
    }
    return (InstrumentLayers(inForce: inForce, overlaid: overlaid), inForce)
  }

  /// Writes what is in force of some layers, and what is not, in place of what stands there.
  func write(
    _ layers: InstrumentLayers, _ inForce: BarsInForce, of instrument: Int64, before: BarsInForce
  ) throws {
    // Blocks up to the first bar that is another one stay as they are.
    var same = 0
    while same < min(inForce.bars.count, before.bars.count), inForce.sources[same] == before.sources[same],
      inForce.bars.days[same] == before.bars.days[same], inForce.bars.isSame(same, as: before.bars, same)
    { same += 1 }
    let isEqual = same == inForce.bars.count && same == before.bars.count
    let start = same / PriceBlock.capacity * PriceBlock.capacity
    if !isEqual {
      let delete = try connection.cached("DELETE FROM price_blocks WHERE id BETWEEN ?1 AND ?2")
      let keys = BlockKey.keys(instrument)
      delete.bind(start < before.bars.count ? BlockKey.key(instrument, before.bars.days[start]) : keys.upperBound, 1)
      delete.bind(keys.upperBound, 2)
      try delete.run()
      var place = start
      for block in inForce.bars[start..<inForce.bars.count].blocks(encoder) {
        try write(block, of: instrument, sources: inForce.sources[place..<place + block.count])
        place += block.count
      }
    }
    let clear = try connection.cached("DELETE FROM overlaid_bars WHERE instrument_id = ?")
    clear.bind(instrument, 1)
    try clear.run()
    if layers.layers.count < 2 { return }
    for part in layers.overlaid(by: inForce) {
      for block in part.same.blocks(encoder) { try write(block, isSame: true, of: instrument, source: part.source) }
      for block in part.other.blocks(encoder) { try write(block, isSame: false, of: instrument, source: part.source) }
    }
  }

  private func write(
    _ block: PriceBlock, isSame: Bool, of instrument: Int64, source: Int64
  ) throws(SQLiteFailure) {
    let insert = try connection.cached(
      """
      INSERT INTO overlaid_bars (instrument_id, source_id, is_same, first_day, n, days, closes, adj_closes, opens,
        highs, lows, volumes)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      """)
    insert.bind(instrument, 1)
    insert.bind(source, 2)
    insert.bind(Int64(isSame ? 1 : 0), 3)
    insert.bind(Int64(block.firstDay), 4)
    insert.bind(Int64(block.count), 5)
    let columns = isSame ? [[UInt8]?](repeating: nil, count: block.columns.count) : block.columns
    try insert.binding(blobs: [block.days] + columns, from: 6) { () throws(SQLiteFailure) in try insert.run() }
  }
}

/// Which bars of a block come from which source: pairs of a count and a source, each in groups of seven bits.
enum SourceRuns {
  static func encode(_ sources: ArraySlice<Int64>) -> [UInt8] {
    let sink = ByteSink(capacity: 64)
    var start = sources.startIndex
    while start < sources.endIndex {
      var end = start + 1
      while end < sources.endIndex, sources[end] == sources[start] { end += 1 }
      sink.reserve(32)
      sink.append(varint: UInt64(end - start))
      sink.append(varint: UInt64(bitPattern: sources[start]))
      start = end
    }
    return sink.take()
  }

  static func decode(_ bytes: [UInt8], count: Int) throws(CorruptColumn) -> [Int64] {
    var sources: [Int64] = []
    var place = 0
    func number() throws(CorruptColumn) -> UInt64 {
      var result: UInt64 = 0
      var shift: UInt64 = 0
      while place < bytes.count, shift < 70 {
        result |= UInt64(bytes[place] & 0x7F) << shift
        place += 1
        if bytes[place - 1] < 0x80 { return result }
        shift += 7
      }
      throw CorruptColumn()
    }
    while place < bytes.count {
      let length = try number()
      let source = try number()
      guard length <= UInt64(count - sources.count) else { throw CorruptColumn() }
      sources.append(contentsOf: repeatElement(Int64(bitPattern: source), count: Int(length)))
    }
    guard sources.count == count else { throw CorruptColumn() }
    return sources
  }
}
