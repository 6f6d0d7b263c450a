// Series of a store decoded by one thread, from blocks that are read through a connection shared with other threads.
import Analysis
import Vocabulary

/// Reads and decodes series with buffers of its own. Used by one thread at a time.
final class SeriesWorker {
  let access: SeriesAccess
  /// A connection of its own, which nobody else uses meanwhile; nil: that of `access`, in turn with others.
  private let own: Connection?
  let copies = BlockCopies()
  let decoder = BlockDecoder()
  /// Room for five columns of a block.
  let scratch: UnsafeMutablePointer<Double>
  /// Room for one block: of its days, its closes, some of its columns, and places among its bars.
  let dayBuffer = UnsafeMutablePointer<Int32>.allocate(capacity: PriceBlock.capacity)
  let closeBuffer = UnsafeMutablePointer<Double>.allocate(capacity: PriceBlock.capacity)
  let columnBuffer = UnsafeMutablePointer<Int64>.allocate(capacity: PriceBlock.capacity)
  let keptBuffer = UnsafeMutablePointer<Int64>.allocate(capacity: PriceBlock.capacity)
  let resultBuffer = UnsafeMutablePointer<Int64>.allocate(capacity: PriceBlock.capacity)
  let runEnds = UnsafeMutablePointer<Int64>.allocate(capacity: PriceBlock.capacity)
  let idleBuffer = UnsafeMutablePointer<Int64>.allocate(capacity: PriceBlock.capacity)

  init(_ access: SeriesAccess, own: Connection? = nil) {
    self.access = access
    self.own = own
    scratch = .allocate(capacity: PriceBlock.capacity * 5)
  }

  deinit {
    scratch.deallocate()
    dayBuffer.deallocate()
    closeBuffer.deallocate()
    columnBuffer.deallocate()
    keptBuffer.deallocate()
    resultBuffer.deallocate()
    runEnds.deallocate()
    idleBuffer.deallocate()
  }

  func reading<Value>(_ body: (Connection) throws -> Value) throws -> Value {
    if let own { return try body(own) }
    return try access.reading(body)
  }

  /// The closes of the days of trading on some days. O(bars).
  func closes(of instrument: Instrument, days: ClosedRange<Int32>, basis: PriceBasis) throws -> DailySeries {
    let columns: PriceColumns = basis == .adjusted ? [.close, .adjClose] : .close
    try reading { _ = try copies.read(instrument.id, days: days, columns: columns, from: $0) }
    return try decodedCloses(basis).series.within(
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
      var wanted: (day: Int32, bars: Int) = (.min, .max)
      let hasMore = try reading {
        try copies.read(instrument.id, days: .min...day, columns: .close, from: $0, isDescending: true) { last in
          wanted = oldest(last)
          return wanted
        }
      }
      let end = try decodedCloses(basis, end: (day, wanted.day, wanted.bars))
      if isEnough(end.series) || !hasMore && end.isWhole { return end.series }
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
  ///
  /// - Parameter end: where only the end of the series is asked for, its last day, the oldest day whose close is needed and
  ///   how many closes are: what comes long before those may be left out, and the series is not whole then.
  private func decodedCloses(
    _ basis: PriceBasis, end: (last: Int32, oldest: Int32, bars: Int)? = nil
  ) throws -> (series: DailySeries, isWhole: Bool) {
    let count = copies.barCount
    var hasAdjusted = false
    if basis == .adjusted {
      hasAdjusted = copies.blocks.contains { ($0.columns[PriceColumn.adjClose.rawValue]?.count ?? 0) > 4 }
    }
    var kept = 0
    var isWhole = true
    var values: [Double] = []
    let days = try [Int32](unsafeUninitializedCapacity: count) { days, dayCount in
      values = try [Double](unsafeUninitializedCapacity: count) { values, valueCount in
        guard let days = days.baseAddress, let values = values.baseAddress else { return }
        for (index, block) in copies.blocks.enumerated() {
          guard let closes = block.columns[PriceColumn.close.rawValue] else { throw CorruptColumn() }
          try decodeDays(of: block, into: days + kept)
          let (_, head) = try decoder.numbers(closes: copies.bytes(closes))
          var part = 0..<block.count
          if let end, block.lastDay > end.last {
            part = 0..<PriceReader.index(days + kept, block.count, end.last + 1)
          }
          if let end, index == 0 {
            // A few more, for bars that are none of trading.
            let needed = min(
              PriceReader.index(days + kept, block.count, end.oldest),
              count - block.count + part.count - min(end.bars, count))
            part = max(0, min(needed - 16, part.upperBound))..<part.upperBound
            isWhole = part.lowerBound == 0
          }
          let idle = try idleBars(of: block, head, from: part.lowerBound)
          if hasAdjusted {
            _ = try decode(.adjClose, of: block, into: values + kept)
          } else if idle.isEmpty {
            decoder.closes(part, head, into: values + kept)
          } else {
            decoder.closes(0..<block.count, head, into: values + kept)
          }
          if idle.isEmpty, !hasAdjusted {
            if part.lowerBound > 0 { (days + kept).update(from: days + kept + part.lowerBound, count: part.count) }
            kept += part.count
            continue
          }
          let traded = Self.copy(values + kept, part, without: idle, to: values + kept)
          _ = Self.copy(days + kept, part, without: idle, to: days + kept)
          var target = kept
          for index in kept..<kept + traded where !values[index].isNaN {
            days[target] = days[index]
            values[target] = values[index]
            target += 1
          }
          kept = target
        }
        valueCount = kept
      }
      dayCount = kept
    }
    return (DailySeries(days: days, values: values), isWhole)
  }
}
