// Series of a store decoded by one thread, from blocks that are read through a connection shared with other threads.
import Analysis
import GRDBSQLite
import Synchronization
import Vocabulary

/// What the threads that compute over one connection's series share: whoever reads through the connection holds the lock.
final class SeriesAccess: @unchecked Sendable {
  /// Outlives this: the functions and tables of a connection are let go with it.
  unowned let connection: Connection
  private let lock = Mutex<Void>(())

  init(_ connection: Connection) { self.connection = connection }

  func reading<Value>(_ body: (Connection) throws -> Value) throws -> Value {
    try lock.withLock { _ in try body(connection) }
  }

  /// The instrument with exactly this symbol, nil where there is none.
  func instrument(_ symbol: String) throws -> Instrument? {
    let select = try connection.cached("SELECT \(InstrumentRow.columns) FROM instruments WHERE symbol = ?")
    defer { select.reset() }
    select.bind(symbol, 1)
    return try select.step() ? InstrumentRow.read(select) : nil
  }

  /// All instruments, by symbol.
  func instruments() throws -> [Instrument] {
    let select = try connection.cached("SELECT \(InstrumentRow.columns) FROM instruments ORDER BY symbol")
    defer { select.reset() }
    var found: [Instrument] = []
    while try select.step() { found.append(InstrumentRow.read(select)) }
    return found
  }
}

/// Reads and decodes series with buffers of its own. Used by one thread at a time.
final class SeriesWorker {
  let access: SeriesAccess
  let copies = BlockCopies()
  let decoder = BlockDecoder()
  private let scratch: UnsafeMutablePointer<Double>
  /// Room for one block: of its days, its closes, two of its columns, and places among its bars.
  let dayBuffer = UnsafeMutablePointer<Int32>.allocate(capacity: PriceBlock.capacity)
  let closeBuffer = UnsafeMutablePointer<Double>.allocate(capacity: PriceBlock.capacity)
  let columnBuffer = UnsafeMutablePointer<Int64>.allocate(capacity: PriceBlock.capacity)
  let keptBuffer = UnsafeMutablePointer<Int64>.allocate(capacity: PriceBlock.capacity)
  let runEnds = UnsafeMutablePointer<Int64>.allocate(capacity: PriceBlock.capacity)

  init(_ access: SeriesAccess) {
    self.access = access
    scratch = .allocate(capacity: PriceBlock.capacity * 4)
  }

  deinit {
    scratch.deallocate()
    dayBuffer.deallocate()
    closeBuffer.deallocate()
    columnBuffer.deallocate()
    keptBuffer.deallocate()
    runEnds.deallocate()
  }

  /// The closes of the days of trading on some days. O(bars).
  func closes(of instrument: Instrument, days: ClosedRange<Int32>, basis: PriceBasis) throws -> DailySeries {
    let columns: PriceColumns = basis == .adjusted ? [.close, .adjClose] : .close
    try access.reading { _ = try copies.read(instrument.id, days: days, columns: columns, from: $0) }
    return try decodedCloses(basis).within(
      from: days.lowerBound == .min ? nil : Day(number: days.lowerBound), to: Day(number: days.upperBound))
  }

  /// The closes at the end of a series, as few as `isEnough` needs, up to a day.
  ///
  /// - Parameters:
  ///   - oldest: for the day of the last bar, the oldest day whose close is needed, and how many closes are.
  ///   - isEnough: asked of what was found; while it says no, more is read.
  /// - Complexity: O(bars of the blocks that hold them).
  func end(
    of instrument: Instrument, through day: Int32, basis: PriceBasis,
    oldest: (_ lastDay: Int32) -> (day: Int32, bars: Int), isEnough: (DailySeries) -> Bool
  ) throws -> DailySeries {
    // Whether a series has adjusted closes is told by all of its blocks.
    if basis == .close {
      let hasMore = try access.reading {
        try copies.read(instrument.id, days: .min...day, columns: .close, from: $0, isDescending: true, fewest: oldest)
      }
      let end = try decodedCloses(basis).within(from: nil, to: Day(number: day))
      if !hasMore || isEnough(end) { return end }
    }
    return try closes(of: instrument, days: .min...day, basis: basis)
  }

  // MARK: Decoding

  func decodeDays(of block: BlockCopy, into target: UnsafeMutablePointer<Int32>) throws {
    try decoder.begin(count: block.count)
    try decoder.days(copies.bytes(block.days), into: target)
    guard target[0] == block.firstDay, target[block.count - 1] == block.lastDay else { throw CorruptColumn() }
  }

  /// Decodes a column of a block after its days and closes; whether an adjusted close says more than the close does.
  func decode(
    _ column: PriceColumn, of block: BlockCopy, into target: UnsafeMutablePointer<Double>
  ) throws -> Bool {
    guard let closes = block.columns[PriceColumn.close.rawValue] else { throw CorruptColumn() }
    if column == .close {
      try decoder.closes(copies.bytes(closes), into: target)
      return true
    }
    guard let place = block.columns[column.rawValue] else {
      if column == .adjClose {
        try decoder.closes(copies.bytes(closes), into: target)
      } else {
        target.update(repeating: .nan, count: block.count)
      }
      return false
    }
    try decoder.column(copies.bytes(place), into: target)
    return place.count > 4
  }

  /// Days and closes in one pass, without the bars that are none of trading.
  private func decodedCloses(_ basis: PriceBasis) throws -> DailySeries {
    let count = copies.barCount
    var hasAdjusted = false
    if basis == .adjusted {
      hasAdjusted = copies.blocks.contains { ($0.columns[PriceColumn.adjClose.rawValue]?.count ?? 0) > 4 }
    }
    var kept = 0
    var values: [Double] = []
    let days = try [Int32](unsafeUninitializedCapacity: count) { days, dayCount in
      values = try [Double](unsafeUninitializedCapacity: count) { values, valueCount in
        guard let days = days.baseAddress, let values = values.baseAddress else { return }
        for block in copies.blocks {
          try decodeDays(of: block, into: days + kept)
          _ = try decode(.close, of: block, into: values + kept)
          var isWhole = !block.mayBeIdle
          if block.mayBeIdle || hasAdjusted {
            let traded = try tradedFlags(of: block, closes: values + kept)
            if hasAdjusted { _ = try decode(.adjClose, of: block, into: values + kept) }
            isWhole = false
            var target = kept
            for index in 0..<block.count where traded[index] && !values[kept + index].isNaN {
              days[target] = days[kept + index]
              values[target] = values[kept + index]
              target += 1
            }
            kept = target
          }
          if isWhole { kept += block.count }
        }
        valueCount = kept
      }
      dayCount = kept
    }
    return DailySeries(days: days, values: values)
  }

  /// For each bar of a block whether it is one of trading, by the rule of `PriceSeries.isTraded`.
  func tradedFlags(of block: BlockCopy, closes: UnsafeMutablePointer<Double>) throws -> [Bool] {
    var flags = (0..<block.count).map { !closes[$0].isNaN }
    guard block.mayBeIdle, block.columns[PriceColumn.volume.rawValue] != nil else { return flags }
    let volumes = scratch
    _ = try decode(.volume, of: block, into: volumes)
    if !(0..<block.count).contains(where: { volumes[$0] == 0 }) { return flags }
    for (place, column) in [PriceColumn.open, .high, .low].enumerated() {
      _ = try decode(column, of: block, into: scratch + PriceBlock.capacity * (place + 1))
    }
    for index in 0..<block.count where volumes[index] == 0 {
      let isFlat = (1...3).allSatisfy { scratch[PriceBlock.capacity * $0 + index] == closes[index] }
      if isFlat { flags[index] = false }
    }
    return flags
  }
}
