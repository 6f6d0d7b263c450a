// One column of a price block: up to 1,024 whole numbers with gaps, in as few bytes as is quick to read. schema.sql
// says what each byte is (`price_blocks`).
//
// Missing numbers repeat the one before them, so that they cost nothing but their bit.
import CPacking

/// Encodes and decodes columns.
enum ColumnCodec {
  /// What stands for a missing number in decoded columns.
  static let missing = Int64.min
  /// Numbers packed with one width.
  static let run = 128

  enum How: UInt8 {
    case values = 0
    case deltas = 1
    case doubles = 2
    case nothing = 3
  }

  static let gapsFlag: UInt8 = 16
  static let residualFlag: UInt8 = 32

  /// Encodes scaled whole numbers; `missing` marks gaps. O(n).
  static func encode(_ numbers: UnsafeBufferPointer<Int64>, scale: UInt8) -> [UInt8] {
    let encoder = ColumnEncoder()
    return encoder.encode(numbers, scale: scale, against: nil)
  }

  /// Encodes numbers that are no short decimals, bit for bit; NaN marks gaps. O(n).
  static func encode(doubles: UnsafeBufferPointer<Double>) -> [UInt8] {
    var bytes: [UInt8] = [
      How.doubles.rawValue, 0, UInt8(truncatingIfNeeded: doubles.count), UInt8(truncatingIfNeeded: doubles.count >> 8),
    ]
    bytes.reserveCapacity(4 + doubles.count * 8)
    for value in doubles { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// A column that says that none of its numbers is known.
  static func encodeNothing(count: Int) -> [UInt8] {
    [How.nothing.rawValue, 0, UInt8(truncatingIfNeeded: count), UInt8(truncatingIfNeeded: count >> 8)]
  }
}

/// Encodes column after column with the same buffers.
final class ColumnEncoder {
  private static let capacity = 1024
  private var filled = [Int64](repeating: 0, count: capacity)
  private var deltas = [Int64](repeating: 0, count: capacity)
  private let sink = ByteSink()

  /// Encodes scaled whole numbers (`missing` marks gaps) as values or as deltas, or as what they differ by from a
  /// `reference` column without gaps, whichever is shortest. O(n).
  ///
  /// `isPlain`: the numbers, and those of the reference, are known to be without gaps and below 2^55 in size.
  func encode(
    _ numbers: UnsafeBufferPointer<Int64>, scale: UInt8, against reference: UnsafeBufferPointer<Int64>?,
    isPlain: (numbers: Bool, reference: Bool) = (false, false)
  ) -> [UInt8] {
    if let bytes = encodeFast(numbers, scale: scale, against: reference, isPlain) { return bytes }
    return encodeByHand(numbers, scale: scale, against: reference)
  }

  /// The same for columns without gaps, as nearly all are: `invest_encode_column`. Nil for others.
  private func encodeFast(
    _ numbers: UnsafeBufferPointer<Int64>, scale: UInt8, against reference: UnsafeBufferPointer<Int64>?,
    _ isPlain: (numbers: Bool, reference: Bool)
  ) -> [UInt8]? {
    let count = numbers.count
    guard let start = numbers.baseAddress, (1...INVEST_BLOCK).contains(count),
      reference.map({ $0.count == count }) ?? true, isPlain.numbers || Self.isPlain(start, count),
      isPlain.reference || (reference?.baseAddress.map({ Self.isPlain($0, count) }) ?? true)
    else { return nil }
    sink.reserve(count * 10 + 80)
    sink.count = invest_encode_column(start, count, UInt32(scale), reference?.baseAddress, sink.start)
    return sink.take()
  }

  private static func isPlain(_ numbers: UnsafePointer<Int64>, _ count: Int) -> Bool {
    invest_survey(numbers, count, 1 << 55) == 0
  }

  /// What all columns can be encoded by.
  func encodeByHand(
    _ numbers: UnsafeBufferPointer<Int64>, scale: UInt8, against reference: UnsafeBufferPointer<Int64>?
  ) -> [UInt8] {
    let count = numbers.count
    if count > filled.count {
      filled = [Int64](repeating: 0, count: count)
      deltas = [Int64](repeating: 0, count: count)
    }
    let hasGaps = numbers.contains(ColumnCodec.missing)
    return filled.withUnsafeMutableBufferPointer { filled in
      deltas.withUnsafeMutableBufferPointer { deltas in
        let filled = UnsafeMutableBufferPointer(rebasing: filled[..<count])
        let deltas = UnsafeMutableBufferPointer(rebasing: deltas[..<count])
        if let reference, subtract(reference, from: numbers, into: filled) {
          // Residuals win nearly always; where they do not, the columns have little to do with each other.
          let residualSize = packedSize(UnsafeBufferPointer(filled))
          fill(numbers, into: deltas)
          let plainSize = packedSize(UnsafeBufferPointer(deltas))
          if residualSize <= plainSize {
            head(.values, ColumnCodec.residualFlag, scale, numbers, hasGaps)
            packRuns(UnsafeBufferPointer(filled))
            return sink.take()
          }
        }
        fill(numbers, into: filled)
        let plainSize = packedSize(UnsafeBufferPointer(filled))
        let rest = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(deltas).dropFirst())
        let first = filled.first ?? 0
        if count > 1, difference(filled, into: deltas), packedSize(rest) + length(first) < plainSize {
          head(.deltas, 0, scale, numbers, hasGaps)
          sink.append(signed: first)
          packRuns(rest)
        } else {
          head(.values, 0, scale, numbers, hasGaps)
          packRuns(UnsafeBufferPointer(filled))
        }
        return sink.take()
      }
    }
  }

  /// Copies the numbers with gaps filled by the one before (the first present one at the start).
  private func fill(_ numbers: UnsafeBufferPointer<Int64>, into filled: UnsafeMutableBufferPointer<Int64>) {
    var last = numbers.first { $0 != ColumnCodec.missing } ?? 0
    for index in 0..<numbers.count {
      let number = numbers[index]
      last = number == ColumnCodec.missing ? last : number
      filled[index] = last
    }
  }

  /// What the numbers exceed a reference by, gaps filled; false where a difference does not fit.
  private func subtract(
    _ reference: UnsafeBufferPointer<Int64>, from numbers: UnsafeBufferPointer<Int64>,
    into residuals: UnsafeMutableBufferPointer<Int64>
  ) -> Bool {
    guard reference.count == numbers.count else { return false }
    var last: Int64 = 0
    var fits = true
    for index in 0..<numbers.count {
      if numbers[index] != ColumnCodec.missing {
        let (residual, overflow) = numbers[index].subtractingReportingOverflow(reference[index])
        last = residual
        fits = fits && !overflow
      }
      residuals[index] = last
    }
    return fits
  }

  /// The differences between neighbours, from the second number on; false where one does not fit.
  private func difference(
    _ numbers: UnsafeMutableBufferPointer<Int64>, into deltas: UnsafeMutableBufferPointer<Int64>
  ) -> Bool {
    var fits = true
    for index in 1..<numbers.count {
      let (delta, overflow) = numbers[index].subtractingReportingOverflow(numbers[index &- 1])
      deltas[index] = delta
      fits = fits && !overflow
    }
    return fits
  }

  private func head(
    _ how: ColumnCodec.How, _ flags: UInt8, _ scale: UInt8, _ numbers: UnsafeBufferPointer<Int64>, _ hasGaps: Bool
  ) {
    // Every number takes 8 bytes at most, every run 11 more.
    sink.reserve(numbers.count * 10 + 64 + BitPacking.slack)
    sink.append(how.rawValue | flags | (hasGaps ? ColumnCodec.gapsFlag : 0))
    sink.append(scale)
    sink.append(UInt8(truncatingIfNeeded: numbers.count))
    sink.append(UInt8(truncatingIfNeeded: numbers.count >> 8))
    guard hasGaps else { return }
    var index = 0
    while index < numbers.count {
      var byte: UInt8 = 0
      for bit in 0..<min(8, numbers.count - index) where numbers[index + bit] == ColumnCodec.missing {
        byte |= 1 << UInt8(bit)
      }
      sink.append(byte)
      index += 8
    }
  }

  private func length(_ number: Int64) -> Int {
    let zigzag = UInt64(bitPattern: number << 1 ^ number >> 63)
    return max(1, (70 - zigzag.leadingZeroBitCount) / 7)
  }

  @inline(__always)
  private func range(_ numbers: UnsafeBufferPointer<Int64>, _ part: Range<Int>) -> (base: Int64, width: Int) {
    guard let start = numbers.baseAddress else { return (0, 0) }
    var summary: (Int64, Int64, Int64) = (0, 0, 0)
    withUnsafeMutablePointer(to: &summary) {
      $0.withMemoryRebound(to: Int64.self, capacity: 3) { invest_summarize(start + part.lowerBound, part.count, $0) }
    }
    return (summary.0, BitPacking.width(of: UInt64(bitPattern: summary.1 &- summary.0)))
  }

  private func packedSize(_ numbers: UnsafeBufferPointer<Int64>) -> Int {
    var size = 0
    var start = 0
    while start < numbers.count {
      let part = start..<min(start + ColumnCodec.run, numbers.count)
      let (base, width) = range(numbers, part)
      size += 1 + length(base) + BitPacking.byteCount(part.count, width: width)
      start = part.upperBound
    }
    return size
  }

  private func packRuns(_ numbers: UnsafeBufferPointer<Int64>) {
    var start = 0
    while start < numbers.count {
      let part = start..<min(start + ColumnCodec.run, numbers.count)
      let (base, width) = range(numbers, part)
      sink.append(signed: base)
      sink.append(UInt8(width))
      BitPacking.pack(UnsafeBufferPointer(rebasing: numbers[part]), minus: base, width: width, into: sink)
      start = part.upperBound
    }
  }
}
