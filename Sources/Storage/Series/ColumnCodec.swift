// One column of a price block: up to 1,024 whole numbers with gaps, in as few bytes as is quick to read.
//
//   byte 0        how: 0 = values, 1 = deltas, 2 = doubles; +16 where gaps follow
//   byte 1        digits after the decimal mark
//   bytes 2, 3    how many numbers, little-endian
//   gaps          (only with +16) one bit a number, set where it is missing, least significant bit first
//   runs          of 128 numbers each: the base (the least of them, zigzag LEB128), 1 byte width, the packed differences
//                 from the base. With deltas the first number of the column stands (zigzag LEB128) before the first
//                 run, and the runs hold the differences between neighbours.
//   doubles       8 bytes each (IEEE 754, little-endian): numbers that are no short decimals
//
// Missing numbers repeat the one before them, so that they cost nothing.

/// Encodes and decodes columns.
enum ColumnCodec {
  /// What stands for a missing number in decoded columns.
  static let missing = Int64.min
  /// Numbers packed with one width.
  static let run = 128

  private enum How: UInt8 {
    case values = 0
    case deltas = 1
    case doubles = 2
  }

  private static let gapsFlag: UInt8 = 16

  /// Encodes scaled whole numbers; `missing` marks gaps. Takes values or deltas, whichever is shorter. O(n).
  static func encode(_ numbers: UnsafeBufferPointer<Int64>, scale: UInt8) -> [UInt8] {
    var filled = [Int64](repeating: 0, count: numbers.count)
    let hasGaps = fill(numbers, into: &filled)
    let count = filled.count
    return filled.withUnsafeBufferPointer { filled in
      var deltas = [Int64](repeating: 0, count: count)
      var deltasFit = true
      for index in 1..<max(1, count) {
        let (delta, overflow) = filled[index].subtractingReportingOverflow(filled[index - 1])
        deltas[index] = delta
        if overflow { deltasFit = false }
      }
      return deltas.withUnsafeBufferPointer { deltas in
        let plain = packedSize(filled)
        let useDeltas =
          deltasFit && count > 1 && packedSize(UnsafeBufferPointer(rebasing: deltas[1...])) + length(filled[0]) < plain
        var bytes: [UInt8] = []
        bytes.reserveCapacity(plain + 160)
        header(useDeltas ? .deltas : .values, hasGaps: hasGaps, scale: scale, of: numbers, into: &bytes)
        if useDeltas {
          append(filled[0], to: &bytes)
          packRuns(UnsafeBufferPointer(rebasing: deltas[1...]), into: &bytes)
        } else {
          packRuns(filled, into: &bytes)
        }
        return bytes
      }
    }
  }

  /// Encodes numbers that are no short decimals, bit for bit; a signalling pattern never reaches here, so NaN marks gaps. O(n).
  static func encode(doubles: UnsafeBufferPointer<Double>) -> [UInt8] {
    var bytes: [UInt8] = [
      How.doubles.rawValue, 0, UInt8(truncatingIfNeeded: doubles.count), UInt8(truncatingIfNeeded: doubles.count >> 8),
    ]
    bytes.reserveCapacity(4 + doubles.count * 8)
    for value in doubles { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// Copies the numbers with gaps filled by the one before (the first present one at the start); true where there were gaps.
  private static func fill(_ numbers: UnsafeBufferPointer<Int64>, into filled: inout [Int64]) -> Bool {
    var last = numbers.first { $0 != missing } ?? 0
    var hasGaps = false
    for index in 0..<numbers.count {
      if numbers[index] == missing { hasGaps = true } else { last = numbers[index] }
      filled[index] = last
    }
    return hasGaps
  }

  private static func header(
    _ how: How, hasGaps: Bool, scale: UInt8, of numbers: UnsafeBufferPointer<Int64>, into bytes: inout [UInt8]
  ) {
    bytes.append(how.rawValue | (hasGaps ? gapsFlag : 0))
    bytes.append(scale)
    bytes.append(UInt8(truncatingIfNeeded: numbers.count))
    bytes.append(UInt8(truncatingIfNeeded: numbers.count >> 8))
    guard hasGaps else { return }
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: (numbers.count + 7) / 8))
    for index in 0..<numbers.count where numbers[index] == missing {
      bytes[start + index / 8] |= 1 << UInt8(index % 8)
    }
  }

  @inline(__always)
  private static func append(_ number: Int64, to bytes: inout [UInt8]) {
    var rest = UInt64(bitPattern: number << 1 ^ number >> 63)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func length(_ number: Int64) -> Int {
    let zigzag = UInt64(bitPattern: number << 1 ^ number >> 63)
    return max(1, (70 - zigzag.leadingZeroBitCount) / 7)
  }

  @inline(__always)
  private static func range(_ numbers: UnsafeBufferPointer<Int64>, _ part: Range<Int>) -> (base: Int64, width: Int) {
    var low = Int64.max
    var high = Int64.min
    for index in part {
      low = min(low, numbers[index])
      high = max(high, numbers[index])
    }
    return (low, BitPacking.width(of: UInt64(bitPattern: high &- low)))
  }

  private static func packedSize(_ numbers: UnsafeBufferPointer<Int64>) -> Int {
    var size = 0
    var start = 0
    while start < numbers.count {
      let part = start..<min(start + run, numbers.count)
      let (base, width) = range(numbers, part)
      size += 1 + length(base) + BitPacking.byteCount(part.count, width: width)
      start = part.upperBound
    }
    return size
  }

  private static func packRuns(_ numbers: UnsafeBufferPointer<Int64>, into bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: run) { offsets in
      var start = 0
      while start < numbers.count {
        let part = start..<min(start + run, numbers.count)
        let (base, width) = range(numbers, part)
        for index in part {
          offsets.initializeElement(at: index - start, to: UInt64(bitPattern: numbers[index] &- base))
        }
        append(base, to: &bytes)
        bytes.append(UInt8(width))
        BitPacking.pack(
          UnsafeBufferPointer(start: offsets.baseAddress, count: part.count), width: width, into: &bytes)
        start = part.upperBound
      }
    }
  }
}
