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
  private let access: SeriesAccess
  private let copies = BlockCopies()
  private let decoder = BlockDecoder()
  private let scratch: UnsafeMutablePointer<Double>

  init(_ access: SeriesAccess) {
    self.access = access
    scratch = .allocate(capacity: PriceBlock.capacity * 4)
  }

  deinit { scratch.deallocate() }

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

  /// The bars of the days of trading on some days: the closes and the other columns that are asked for.
  func bars(of instrument: Instrument, days: ClosedRange<Int32>, columns: PriceColumns) throws -> PriceSeries {
    try access.reading { _ = try copies.read(instrument.id, days: days, columns: columns, from: $0) }
    var series = PriceSeries()
    let count = copies.barCount
    let wanted = PriceColumn.allCases.filter { $0 == .close || columns.contains(PriceColumns($0)) }
    let buffers = Self.buffers(wanted.count, count)
    defer { for buffer in buffers { buffer.deallocate() } }
    var hasAdjusted = false
    series.days = try [Int32](unsafeUninitializedCapacity: count) { days, initialized in
      guard let days = days.baseAddress else { return }
      var start = 0
      for block in copies.blocks {
        try decodeDays(of: block, into: days + start)
        for (place, column) in wanted.enumerated() {
          let says = try decode(column, of: block, into: buffers[place] + start)
          if column == .adjClose { hasAdjusted = hasAdjusted || says }
        }
        start += block.count
      }
      initialized = count
    }
    for (place, column) in wanted.enumerated() where column != .adjClose || hasAdjusted {
      series[column] = Array(UnsafeBufferPointer(start: buffers[place], count: count))
    }
    try dropIdle(&series)
    series.trim(to: days)
    return series
  }

  // MARK: Decoding

  private static func buffers(_ count: Int, _ length: Int) -> [UnsafeMutablePointer<Double>] {
    (0..<count).map { _ in .allocate(capacity: max(1, length)) }
  }

  private func decodeDays(of block: BlockCopy, into target: UnsafeMutablePointer<Int32>) throws {
    try decoder.begin(count: block.count)
    try decoder.days(copies.bytes(block.days), into: target)
    guard target[0] == block.firstDay, target[block.count - 1] == block.lastDay else { throw CorruptColumn() }
  }

  /// Decodes a column of a block after its days and closes; whether an adjusted close says more than the close does.
  private func decode(
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
  private func tradedFlags(of block: BlockCopy, closes: UnsafeMutablePointer<Double>) throws -> [Bool] {
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

  /// Takes out of whole columns the bars that are none of trading.
  private func dropIdle(_ series: inout PriceSeries) throws {
    guard copies.blocks.contains(where: \.mayBeIdle) else { return }
    var isTraded: [Bool] = []
    isTraded.reserveCapacity(series.days.count)
    var start = 0
    for block in copies.blocks {
      try decoder.begin(count: block.count)
      isTraded += try series.close.withUnsafeMutableBufferPointer { closes in
        guard let closes = closes.baseAddress else { return [] }
        _ = try decode(.close, of: block, into: closes + start)
        return try tradedFlags(of: block, closes: closes + start)
      }
      start += block.count
    }
    if isTraded.allSatisfy({ $0 }) { return }
    func keep<Number>(_ column: inout [Number]) {
      if column.isEmpty { return }
      var target = 0
      for index in column.indices where isTraded[index] {
        column[target] = column[index]
        target += 1
      }
      column.removeSubrange(target...)
    }
    keep(&series.days)
    for column in PriceColumn.allCases { keep(&series[column]) }
  }
}

extension PriceSeries {
  /// Leaves out the bars of other days.
  fileprivate mutating func trim(to range: ClosedRange<Int32>) {
    guard let first = days.first, let last = days.last, first < range.lowerBound || last > range.upperBound else {
      return
    }
    let start = days.firstIndex { $0 >= range.lowerBound } ?? days.count
    let end = days.lastIndex { $0 <= range.upperBound }.map { $0 + 1 } ?? 0
    func cut<Number>(_ column: inout [Number]) {
      if !column.isEmpty { column = start < end ? Array(column[start..<end]) : [] }
    }
    for column in PriceColumn.allCases { cut(&self[column]) }
    cut(&days)
  }
}
