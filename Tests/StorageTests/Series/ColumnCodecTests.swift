import Testing

@testable import Storage

/// Columns of every shape come back number for number, and broken ones are refused.
@Suite struct ColumnCodecTests {
  static let columns: [[Int64]] = [
    [],
    [0],
    [Int64.max, -5, Int64.max - 1, Int64.min + 1],
    [ColumnCodec.missing, ColumnCodec.missing],
    [ColumnCodec.missing, 3, 4, ColumnCodec.missing, 5],
    (0..<1024).map { Int64($0) * 3 },
    (0..<1024).map { _ in 7 },
    (0..<1000).map { Int64($0 * $0 * 7919 % 100_003) - 50_000 },
    (0..<129).map { $0 == 100 ? 1 << 56 : Int64($0) },
    (0..<300).map { $0 % 7 == 0 ? ColumnCodec.missing : (1 << 60) + Int64($0) },
  ]

  @Test(arguments: columns.indices)
  func roundTrip(_ index: Int) throws { try expectRoundTrip(Self.columns[index]) }

  private func expectRoundTrip(_ numbers: [Int64]) throws {
    let bytes = numbers.withUnsafeBufferPointer { ColumnCodec.encode($0, scale: 2) }
    var decoded = [Int64](repeating: 42, count: numbers.count)
    let head = try decoded.withUnsafeMutableBufferPointer { target in
      try bytes.withUnsafeBufferPointer { try ColumnCodec.decode($0, into: target) }
    }
    #expect(decoded == numbers)
    #expect(head.scale == 2)
  }

  @Test func randomColumnsRoundTrip() throws {
    var generator = SplitMix(state: 20_250_224)
    for _ in 0..<300 {
      let bits = UInt64.random(in: 1...62, using: &generator)
      let numbers = (0..<Int.random(in: 0...1024, using: &generator)).map { _ in
        UInt8.random(in: 0...20, using: &generator) == 0
          ? ColumnCodec.missing : Int64.random(in: -(1 << bits)...(1 << bits), using: &generator)
      }
      try expectRoundTrip(numbers)
    }
  }

  @Test func bothEncodersGiveTheSameBytes() {
    var generator = SplitMix(state: 7)
    let encoder = ColumnEncoder()
    for turn in 0..<2000 {
      let count = turn % 4 == 0 ? 1024 : Int.random(in: 1...1024, using: &generator)
      let bits = UInt64.random(in: 0...54, using: &generator)
      let step = UInt64.random(in: 0...bits, using: &generator)
      var last = Int64.random(in: -(1 << bits)...(1 << bits), using: &generator)
      let reference = (0..<count).map { _ -> Int64 in
        last += Int64.random(in: -(1 << step)...(1 << step), using: &generator)
        return min(max(last, -(1 << 54)), 1 << 54)
      }
      let near = UInt64.random(in: 0...50, using: &generator)
      let numbers = reference.map { number -> Int64 in
        let other = number + Int64.random(in: 0...(1 << near), using: &generator)
        return min(other, 1 << 54)
      }
      numbers.withUnsafeBufferPointer { numbers in
        reference.withUnsafeBufferPointer { reference in
          for against in [nil, reference] {
            let fast = encoder.encode(numbers, scale: 3, against: against)
            let byHand = encoder.encodeByHand(numbers, scale: 3, against: against)
            #expect(fast == byHand, "\(turn): \(count) numbers of \(bits), \(step), \(near) bits")
          }
        }
      }
    }
  }

  @Test func slowlyMovingPricesTakeFewBytes() {
    let closes = (0..<1024).map { Int64(10_000 + ($0 * 37) % 200) }
    let bytes = closes.withUnsafeBufferPointer { ColumnCodec.encode($0, scale: 2) }
    #expect(bytes.count < 1024 * 9 / 8)
  }

  @Test func everyTruncationIsRefused() {
    let numbers: [Int64] = (0..<200).map { $0 % 9 == 0 ? ColumnCodec.missing : $0 * 1_000_003 }
    let bytes = numbers.withUnsafeBufferPointer { ColumnCodec.encode($0, scale: 0) }
    for length in 0..<bytes.count {
      var decoded = [Int64](repeating: 0, count: numbers.count)
      #expect(throws: CorruptColumn.self) {
        try decoded.withUnsafeMutableBufferPointer { target in
          _ = try Array(bytes[..<length]).withUnsafeBufferPointer { try ColumnCodec.decode($0, into: target) }
        }
      }
    }
  }

  @Test func doublesComeBackBitForBit() throws {
    let values = [0.1, -1e300, .leastNonzeroMagnitude, .nan, 137.12345678901234]
    let bytes = values.withUnsafeBufferPointer { ColumnCodec.encode(doubles: $0) }
    var decoded = [Int64](repeating: 0, count: values.count)
    let head = try decoded.withUnsafeMutableBufferPointer { target in
      try bytes.withUnsafeBufferPointer { try ColumnCodec.decode($0, into: target) }
    }
    #expect(head.isDoubles)
    #expect(decoded.map { UInt64(bitPattern: $0) } == values.map(\.bitPattern))
  }
}

/// A small generator with a fixed seed (SplitMix64, Steele, Lea and Flood 2014), so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
