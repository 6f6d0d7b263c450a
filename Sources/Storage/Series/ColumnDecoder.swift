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
  /// - Returns: the head; the numbers are those of a column of doubles bit for bit where it says so.
  /// - Complexity: O(n), about half a nanosecond a number.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into numbers: UnsafeMutableBufferPointer<Int64>
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
      let first = try varint(bytes, &position)
      if head.count > 0 { target[0] = first }
      try unpackRuns(bytes, &position, count: max(0, head.count - 1), into: target + 1, isDeltas: true)
    } else {
      try unpackRuns(bytes, &position, count: head.count, into: target, isDeltas: false)
    }
    if head.hasGaps {
      for index in 0..<head.count where bytes[gaps + index / 8] & 1 << UInt8(index % 8) != 0 { target[index] = missing }
    }
    return head
  }

  /// Decodes runs to `target`; with deltas `target[-1]` holds the number that the first one differs from.
  @inline(__always)
  private static func unpackRuns(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, count: Int, into target: UnsafeMutablePointer<Int64>,
    isDeltas: Bool
  ) throws(CorruptColumn) {
    var done = 0
    while done < count {
      let base = try varint(bytes, &position)
      guard position < bytes.count else { throw CorruptColumn() }
      let width = Int(bytes[position])
      position += 1
      let length = min(run, count - done)
      let size = BitPacking.byteCount(length, width: width)
      guard width <= 57 || width == 64, bytes.count - position >= size, let source = bytes.baseAddress else {
        throw CorruptColumn()
      }
      if bytes.count - position >= size + BitPacking.slack {
        unpackRun(source + position, bytes.count - position, length, width, base, into: target + done, isDeltas)
      } else {
        // The last run: copied, so that whole-word loads stay inside.
        let room = size + BitPacking.slack * 2
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { copy in
          guard let start = copy.baseAddress else { return }
          start.initialize(repeating: 0, count: room)
          start.update(from: source + position, count: size)
          unpackRun(start, room, length, width, base, into: target + done, isDeltas)
        }
      }
      position += size
      done += length
    }
  }

  @inline(__always)
  private static func unpackRun(
    _ source: UnsafePointer<UInt8>, _ readable: Int, _ length: Int, _ width: Int, _ base: Int64,
    into target: UnsafeMutablePointer<Int64>, _ isDeltas: Bool
  ) {
    invest_unpack(source, readable, length, UInt32(width), base, target)
    if isDeltas { invest_sum_up(target, length, target[-1]) }
  }

  @inline(__always)
  private static func varint(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) throws(CorruptColumn) -> Int64
  {
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
