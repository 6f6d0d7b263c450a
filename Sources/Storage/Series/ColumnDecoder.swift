// Reads the columns that `ColumnCodec` wrote. Foreign bytes never read or write outside of their buffers: whatever
// does not add up is a corrupt block.
import CPacking

/// A stored column that does not decode.
struct CorruptColumn: Error {}

/// What the head of a stored column says.
struct ColumnHead {
  let how: ColumnCodec.How
  let hasGaps: Bool
  /// The numbers are added to those of another column.
  let isResidual: Bool
  /// Digits after the decimal mark.
  let scale: Int
  let count: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(CorruptColumn) {
    guard bytes.count >= 4, bytes[0] & 0xCC == 0, let how = ColumnCodec.How(rawValue: bytes[0] & 3), bytes[1] <= 22
    else { throw CorruptColumn() }
    self.how = how
    hasGaps = bytes[0] & ColumnCodec.gapsFlag != 0
    isResidual = bytes[0] & ColumnCodec.residualFlag != 0
    scale = Int(bytes[1])
    count = Int(bytes[2]) | Int(bytes[3]) << 8
  }

  var isDoubles: Bool { how == .doubles }
}

extension ColumnCodec {
  /// Decodes a column of whole numbers; gaps become `missing`.
  ///
  /// - Parameters:
  ///   - bytes: the stored column.
  ///   - numbers: room for as many numbers as the block has.
  ///   - part: the places of the numbers that are wanted; the others may be left as they are. Nil: all.
  /// - Returns: the head; the numbers are those of a column of doubles bit for bit where it says so.
  /// - Complexity: O(n), about half a nanosecond a number.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into numbers: UnsafeMutableBufferPointer<Int64>, part: Range<Int>? = nil
  ) throws(CorruptColumn) -> ColumnHead {
    let head = try ColumnHead(bytes)
    guard head.count == numbers.count else { throw CorruptColumn() }
    guard let target = numbers.baseAddress, let source = bytes.baseAddress else { return head }
    var position = 4
    if head.how == .nothing {
      target.update(repeating: missing, count: head.count)
      return head
    }
    if head.isDoubles {
      guard bytes.count >= 4 + head.count * 8 else { throw CorruptColumn() }
      let raw = UnsafeRawPointer(source + 4)
      for index in 0..<head.count {
        target[index] = Int64(littleEndian: raw.loadUnaligned(fromByteOffset: index * 8, as: Int64.self))
      }
      return head
    }
    let gaps = position
    if head.hasGaps {
      position += (head.count + 7) / 8
      guard bytes.count >= position else { throw CorruptColumn() }
    }
    if head.how == .deltas {
      let first = try PackedRun.varint(bytes, &position)
      if head.count > 0 { target[0] = first }
      let end = min(head.count, part?.upperBound ?? head.count)
      try unpackRuns(
        bytes, &position, count: max(0, head.count - 1), part: 0..<max(0, end - 1), into: target + 1, isDeltas: true)
    } else {
      try unpackRuns(bytes, &position, count: head.count, part: part ?? 0..<head.count, into: target, isDeltas: false)
    }
    if head.hasGaps {
      for index in 0..<head.count where bytes[gaps + index / 8] & 1 << UInt8(index % 8) != 0 { target[index] = missing }
    }
    return head
  }

  /// Decodes a column whose numbers ascend as far as the first run that goes beyond a number; `decoded` is less than their
  /// count where some are left out. O(n).
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into numbers: UnsafeMutableBufferPointer<Int64>, through last: Int64,
    decoded: inout Int
  ) throws(CorruptColumn) -> ColumnHead {
    decoded = numbers.count
    guard last < .max, let target = numbers.baseAddress else { return try decode(bytes, into: numbers) }
    let head = try ColumnHead(bytes)
    guard head.how == .deltas, !head.hasGaps, head.count > 1 else { return try decode(bytes, into: numbers) }
    guard head.count == numbers.count else { throw CorruptColumn() }
    var position = 4
    target[0] = try PackedRun.varint(bytes, &position)
    var done = 1
    while done < head.count, target[done - 1] <= last {
      let length = min(run, head.count - done)
      let packed = try PackedRun(bytes, &position, length)
      packed.unpack(into: target + done)
      invest_sum_up(target + done, length, target[done - 1])
      done += length
    }
    decoded = done
    return head
  }

  /// Decodes runs to `target`, those that hold some of `part`; with deltas, where that begins with the first number,
  /// `target[-1]` holds the number that the first one differs from.
  @inline(__always)
  private static func unpackRuns(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, count: Int, part: Range<Int>,
    into target: UnsafeMutablePointer<Int64>, isDeltas: Bool
  ) throws(CorruptColumn) {
    var done = 0
    while done < min(count, part.upperBound) {
      let length = min(run, count - done)
      let packed = try PackedRun(bytes, &position, length)
      if done + length > part.lowerBound {
        packed.unpack(into: target + done)
        if isDeltas { invest_sum_up(target + done, length, target[done - 1]) }
      }
      done += length
    }
  }
}

/// Up to 128 packed numbers of a column: what stands before them, and where they are.
struct PackedRun {
  /// The least of the numbers.
  let base: Int64
  private let width: Int
  private let length: Int
  private let source: UnsafePointer<UInt8>
  private let readable: Int

  /// The run that begins at a position, which moves behind it.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ length: Int) throws(CorruptColumn) {
    base = try Self.varint(bytes, &position)
    guard position < bytes.count else { throw CorruptColumn() }
    width = Int(bytes[position])
    position += 1
    self.length = length
    let size = BitPacking.byteCount(length, width: width)
    readable = bytes.count - position
    guard width <= 57 || width == 64, readable >= size, let start = bytes.baseAddress else { throw CorruptColumn() }
    source = start + position
    position += size
  }

  /// Decodes the numbers. The bytes that the run was made from must still be there.
  @inline(__always)
  func unpack(into target: UnsafeMutablePointer<Int64>) {
    let size = BitPacking.byteCount(length, width: width)
    if readable >= size + BitPacking.slack {
      invest_unpack(source, readable, length, UInt32(width), base, target)
      return
    }
    // The last run: copied, so that whole-word loads stay inside.
    let room = size + BitPacking.slack * 2
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { copy in
      guard let start = copy.baseAddress else { return }
      start.initialize(repeating: 0, count: room)
      start.update(from: source, count: size)
      invest_unpack(start, room, length, UInt32(width), base, target)
    }
  }

  /// A signed number in groups of 7 bits.
  @inline(__always)
  static func varint(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) throws(CorruptColumn) -> Int64 {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 70 {
      let byte = bytes[position]
      position += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int64(bitPattern: result >> 1) ^ -Int64(bitPattern: result & 1) }
      shift += 7
    }
    throw CorruptColumn()
  }
}
