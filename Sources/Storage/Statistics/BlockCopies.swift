// Blocks of one instrument as they stand in the store, copied out of a connection so that any thread can decode them.
import GRDBSQLite
import Vocabulary

/// One row of `price_blocks` inside a `BlockCopies`.
struct BlockCopy {
  var key: Int64
  var lastDay: Int32
  var count: Int
  /// Where the BLOBs of days, closes, adjusted closes, opens, highs, lows and volumes stand; empty for NULL.
  var days = 0..<0
  var columns = BlockPlaces()
  /// False where no bar of the block can be one without trading: no close is missing and no volume is 0.
  var mayBeIdle = true

  var firstDay: Int32 { BlockKey.firstDay(key) }
}

/// Where each column of a block stands, nil for NULL.
struct BlockPlaces {
  private var starts = SIMD8<Int32>()
  private var counts = SIMD8<Int32>(repeating: -1)

  /// By the raw value of `PriceColumn`.
  subscript(column: Int) -> Range<Int>? {
    get { counts[column] < 0 ? nil : Int(starts[column])..<Int(starts[column] &+ counts[column]) }
    set {
      starts[column] = Int32(truncatingIfNeeded: newValue?.lowerBound ?? 0)
      counts[column] = newValue.map { Int32(truncatingIfNeeded: $0.count) } ?? -1
    }
  }
}

/// A growing run of bytes with the blocks that stand in it, oldest first. Used by one thread at a time.
final class BlockCopies {
  private(set) var blocks: [BlockCopy] = []
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 16
  private var used = 0

  init() { bytes = .allocate(capacity: capacity) }

  deinit { bytes.deallocate() }

  var barCount: Int { blocks.reduce(0) { $0 + $1.count } }

  /// The bytes of a BLOB. Valid until the next change.
  func bytes(_ place: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + place.lowerBound, count: place.count)
  }

  /// Copies the blocks of an instrument that reach into some days.
  ///
  /// Descending, only those at the end, from the newest back to the first that begins on or before the day that
  /// `fewest` tells for the last bar's day, or until as many bars are there; returns whether older ones are left.
  @discardableResult
  func read(
    _ instrument: Int64, days: ClosedRange<Int32>, columns: PriceColumns, from connection: Connection,
    isDescending: Bool = false, fewest: (_ lastDay: Int32) -> (day: Int32, bars: Int) = { _ in (.min, .max) }
  ) throws -> Bool {
    blocks.removeAll(keepingCapacity: true)
    used = 0
    // Whether a bar is one of trading is told by its close and volume, sometimes by its other prices.
    let place = Int(columns.rawValue) * 2 + (isDescending ? 1 : 0)
    let select = try connection.cached(place: place) { Self.statements[place] }
    defer { select.reset() }
    let keys = BlockKey.keys(instrument, through: days.upperBound)
    select.bind(keys.lowerBound, 1)
    select.bind(keys.upperBound, 2)
    select.bind(Int64(days.lowerBound), 3)
    var hasMore = false
    var wanted: (day: Int32, bars: Int)?
    while try select.step() {
      let count = select.integer(2)
      guard (1...Int64(PriceBlock.capacity)).contains(count), let lastDay = Int32(exactly: select.integer(1)) else {
        throw CorruptColumn()
      }
      if let wanted, let oldest = blocks.last, oldest.firstDay <= wanted.day, barCount >= wanted.bars {
        hasMore = true
        break
      }
      var block = BlockCopy(key: select.integer(0), lastDay: lastDay, count: Int(count))
      if wanted == nil, isDescending { wanted = fewest(min(lastDay, days.upperBound)) }
      block.days = append(select.bytes(3)) ?? 0..<0
      try copyColumns(columns, of: select, into: &block, from: connection)
      blocks.append(block)
    }
    if isDescending { blocks.reverse() }
    return hasMore
  }

  private func copyColumns(
    _ columns: PriceColumns, of select: PreparedStatement, into block: inout BlockCopy, from connection: Connection
  ) throws {
    var place: Int32 = 5
    let closes = select.bytes(4)
    block.columns[PriceColumn.close.rawValue] = append(closes)
    for column in PriceColumn.allCases where column != .close && columns.contains(PriceColumns(column)) {
      block.columns[column.rawValue] = append(select.bytes(place))
      place += 1
    }
    let volumes = select.bytes(place)
    let mayTradeNothing = volumes.map { VolumeHead.mayHoldZero($0) } ?? false
    let mayLackCloses = closes.map { VolumeHead.mayLackNumbers($0) } ?? true
    block.mayBeIdle = mayTradeNothing || mayLackCloses
    guard mayTradeNothing else { return }
    block.columns[PriceColumn.volume.rawValue] = append(volumes)
    let rest = try connection.cached(place: Self.statements.count) {
      "SELECT opens, highs, lows FROM price_blocks WHERE id = ?"
    }
    defer { rest.reset() }
    rest.bind(block.key, 1)
    guard try rest.step() else { return }
    for (place, column) in [PriceColumn.open, .high, .low].enumerated() {
      block.columns[column.rawValue] = append(rest.bytes(Int32(place)))
    }
  }

  private func append(_ blob: UnsafeBufferPointer<UInt8>?) -> Range<Int>? {
    guard let blob else { return nil }
    if used + blob.count > capacity {
      let grown = max(capacity * 2, used + blob.count)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: grown)
      larger.update(from: bytes, count: used)
      bytes.deallocate()
      (bytes, capacity) = (larger, grown)
    }
    if let start = blob.baseAddress { (bytes + used).update(from: start, count: blob.count) }
    defer { used += blob.count }
    return used..<used + blob.count
  }

  /// The statements for all sets of columns, up and down: the closes, those asked for, and the volumes last.
  private static let statements: [String] = (0..<128).map { index in
    var names = "id, last_day, n, days, closes"
    for column in PriceColumn.allCases
    where column != .close && PriceColumns(rawValue: index / 2).contains(PriceColumns(column)) {
      names += ", " + ["closes", "adj_closes", "opens", "highs", "lows", "volumes"][column.rawValue]
    }
    return """
      SELECT \(names), volumes FROM price_blocks WHERE id BETWEEN ?1 AND ?2 AND last_day >= ?3
      ORDER BY id \(index % 2 == 1 ? "DESC" : "ASC")
      """
  }
}

/// What the heads of a stored column say without its numbers being decoded.
enum VolumeHead {
  /// Whether some number of the column may be missing.
  static func mayLackNumbers(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let head = try? ColumnHead(bytes) else { return true }
    return head.hasGaps || head.isDoubles || head.how == .nothing
  }

  /// Whether some number may be 0: packed numbers are at least the base of their run.
  static func mayHoldZero(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let head = try? ColumnHead(bytes) else { return true }
    if head.how == .nothing { return false }
    guard head.how == .values, !head.isResidual else { return true }
    var position = 4 + (head.hasGaps ? (head.count + 7) / 8 : 0)
    var done = 0
    while done < head.count {
      // The base: signed, in groups of 7 bits, lowest first; even for numbers from 0 up.
      guard position < bytes.count else { return true }
      let isNegative = bytes[position] & 1 == 1
      var isZero = true
      var isLast = false
      while !isLast {
        guard position < bytes.count else { return true }
        isZero = isZero && bytes[position] & 0x7F == 0
        isLast = bytes[position] < 0x80
        position += 1
      }
      if isNegative || isZero { return true }
      guard position < bytes.count else { return true }
      let length = min(ColumnCodec.run, head.count - done)
      position += 1 + BitPacking.byteCount(length, width: Int(bytes[position]))
      done += length
    }
    return false
  }
}
