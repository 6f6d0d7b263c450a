// Which bars of a block are none of trading, by the rule of `PriceSeries.isTraded`: those without a close, and those of one
// price with volume 0.
//
// Most blocks have none, and those that have some are mostly of shares that trade little: volumes of 0 all over, few of
// them in bars of one price. So only the runs of 128 bars are decoded whose least volume is 0, and of the other prices only
// what they differ by from the closes.
import CPacking
import Vocabulary

extension SeriesWorker {
  /// The places of a block's bars that are none of trading, ascending; valid until the next call.
  ///
  /// - Parameters:
  ///   - head: of the closes, which were decoded before.
  ///   - first: runs of bars that end before this place are not looked at.
  func idleBars(of block: BlockCopy, _ head: ColumnHead, from first: Int = 0) throws -> UnsafeBufferPointer<Int64> {
    if !block.mayBeIdle { return UnsafeBufferPointer(start: idleBuffer, count: 0) }
    if let count = try idleRuns(of: block, head, from: first) {
      return UnsafeBufferPointer(start: idleBuffer, count: count)
    }
    return UnsafeBufferPointer(start: idleBuffer, count: try idleBarsOneByOne(of: block))
  }

  /// The same for columns as nearly all are: no number is missing, and the other prices are told by their difference from
  /// the closes. Nil for others.
  private func idleRuns(of block: BlockCopy, _ head: ColumnHead, from first: Int) throws -> Int? {
    guard !head.hasGaps, head.how == .values || head.how == .deltas,
      let volumes = block.columns[PriceColumn.volume.rawValue], let opens = block.columns[PriceColumn.open.rawValue],
      let highs = block.columns[PriceColumn.high.rawValue], let lows = block.columns[PriceColumn.low.rawValue]
    else { return nil }
    var volume = try RunReader(copies.bytes(volumes))
    var open = try RunReader(copies.bytes(opens))
    var high = try RunReader(copies.bytes(highs))
    var low = try RunReader(copies.bytes(lows))
    guard volume.isPlain, !volume.head.isResidual, volume.head.count == block.count else { return nil }
    for other in [open, high, low] {
      guard other.isPlain, other.head.isResidual, other.head.scale == head.scale, other.head.count == block.count else {
        return nil
      }
    }
    var found = 0
    var done = 0
    while done < block.count {
      let length = min(ColumnCodec.run, block.count - done)
      let runs = (try volume.next(length), try open.next(length), try high.next(length), try low.next(length))
      if runs.0.base <= 0, done + length > first {
        runs.0.unpack(into: columnBuffer)
        if zeros(1, length, from: done, into: idleBuffer + found) > 0 {
          runs.1.unpack(into: columnBuffer + ColumnCodec.run)
          runs.2.unpack(into: columnBuffer + ColumnCodec.run * 2)
          runs.3.unpack(into: columnBuffer + ColumnCodec.run * 3)
          found += zeros(4, length, from: done, into: idleBuffer + found)
        }
      }
      done += length
    }
    return found
  }

  /// The places where the first runs of `columnBuffer` are all 0.
  private func zeros(_ runs: Int, _ length: Int, from first: Int, into places: UnsafeMutablePointer<Int64>) -> Int {
    withUnsafeTemporaryAllocation(of: UnsafePointer<Int64>?.self, capacity: runs) { columns in
      for run in 0..<runs { columns[run] = UnsafePointer(columnBuffer + ColumnCodec.run * run) }
      return invest_zeros(columns.baseAddress, runs, length, Int64(first), places)
    }
  }

  private func idleBarsOneByOne(of block: BlockCopy) throws -> Int {
    let closes = scratch + PriceBlock.capacity * 4
    _ = try decode(.close, of: block, into: closes)
    var found = 0
    guard block.columns[PriceColumn.volume.rawValue] != nil else {
      for index in 0..<block.count where closes[index].isNaN {
        idleBuffer[found] = Int64(index)
        found += 1
      }
      return found
    }
    _ = try decode(.volume, of: block, into: scratch)
    for (place, column) in [PriceColumn.open, .high, .low].enumerated() {
      _ = try decode(column, of: block, into: scratch + PriceBlock.capacity * (place + 1))
    }
    for index in 0..<block.count {
      let isFlat = (1...3).allSatisfy { scratch[PriceBlock.capacity * $0 + index] == closes[index] }
      guard closes[index].isNaN || scratch[index] == 0 && isFlat else { continue }
      idleBuffer[found] = Int64(index)
      found += 1
    }
    return found
  }

  /// Copies some numbers without those at the places of idle bars; returns how many there are then. Source and target may
  /// be the same column, shifted to the left.
  static func copy<Number>(
    _ source: UnsafePointer<Number>, _ part: Range<Int>, without idle: UnsafeBufferPointer<Int64>,
    to target: UnsafeMutablePointer<Number>
  ) -> Int {
    var from = part.lowerBound
    var count = 0
    func take(_ end: Int) {
      guard end > from else { return }
      (target + count).update(from: source + from, count: end - from)
      count += end - from
    }
    for place in idle {
      let place = Int(truncatingIfNeeded: place)
      if place < from { continue }
      if place >= part.upperBound { break }
      take(place)
      from = place + 1
    }
    take(part.upperBound)
    return count
  }
}

/// Goes over the runs of a column of values.
private struct RunReader {
  let head: ColumnHead
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 4

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(CorruptColumn) {
    head = try ColumnHead(bytes)
    self.bytes = bytes
  }

  /// Values, none of them missing: what this can go over.
  var isPlain: Bool { head.how == .values && !head.hasGaps }

  @inline(__always)
  mutating func next(_ length: Int) throws(CorruptColumn) -> PackedRun { try PackedRun(bytes, &position, length) }
}
