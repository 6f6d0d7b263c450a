// From blocks to columns of doubles: the fast path of everything that computes on prices.
import CPacking
import Vocabulary

/// Decodes one block after the other with the same buffers. Used by one thread at a time.
///
/// The closes come before the other prices where those are wanted, since they may be told by their difference from them.
final class BlockDecoder {
  private let closes: UnsafeMutablePointer<Int64>
  private let numbers: UnsafeMutablePointer<Int64>
  /// Digits of the closes in `closes`, nil where they are none that a difference can be from.
  private var closeScale: Int?
  private var count = 0
  private let knownDays = KnownDays()

  init() {
    closes = .allocate(capacity: PriceBlock.capacity)
    numbers = .allocate(capacity: PriceBlock.capacity)
  }

  deinit {
    closes.deallocate()
    numbers.deallocate()
  }

  /// Begins a block of so many bars.
  func begin(count: Int) throws(CorruptColumn) {
    guard (1...PriceBlock.capacity).contains(count) else { throw CorruptColumn() }
    self.count = count
    closeScale = nil
  }

  /// Decodes the days of a block, with those after a day left out where that is quicker; returns how many there are then.
  /// Days that do not ascend are a corrupt block.
  @discardableResult
  func days(
    _ bytes: UnsafeBufferPointer<UInt8>, through last: Int32 = .max, into target: UnsafeMutablePointer<Int32>
  ) throws(CorruptColumn) -> Int {
    if knownDays.find(bytes, count: count, into: target) { return count }
    let isWanted = knownDays.wants(bytes)
    var decoded = count
    let head = try ColumnCodec.decode(
      bytes, into: UnsafeMutableBufferPointer(start: numbers, count: count),
      through: isWanted || last == .max ? .max : Int64(last), decoded: &decoded)
    guard head.how != .doubles, !head.isResidual, invest_narrow_days(numbers, decoded, target) == 1 else {
      throw CorruptColumn()
    }
    if isWanted { knownDays.keep(bytes, target, count: count) }
    return decoded
  }

  /// Decodes the closes, or a part of them; with no `target` only for the columns that build on them.
  func closes(
    _ bytes: UnsafeBufferPointer<UInt8>, part: Range<Int>? = nil, into target: UnsafeMutablePointer<Double>?
  ) throws(CorruptColumn) {
    let (_, head) = try numbers(closes: bytes, part: part)
    let part = part ?? 0..<count
    if let target { closes(part, head, into: target + part.lowerBound) }
  }

  /// A part of the closes that were decoded last as whole numbers, as doubles; the first of them comes first.
  func closes(_ part: Range<Int>, _ head: ColumnHead, into target: UnsafeMutablePointer<Double>) {
    Self.convert(closes + part.lowerBound, part.count, head, hasGaps: head.hasGaps, into: target)
  }

  /// Decodes another column; its bytes are NULL where every number is unknown (adjusted closes: where they equal the
  /// closes, and then the caller copies those). Of a part only the numbers at its places are sure to be there, in the
  /// closes before them too.
  func column(
    _ bytes: UnsafeBufferPointer<UInt8>, part: Range<Int>? = nil, into target: UnsafeMutablePointer<Double>
  ) throws(CorruptColumn) {
    let head = try ColumnCodec.decode(bytes, into: UnsafeMutableBufferPointer(start: numbers, count: count), part: part)
    let part = part ?? 0..<count
    if head.isResidual {
      guard closeScale == head.scale, head.how != .doubles, head.how != .nothing else { throw CorruptColumn() }
      if head.hasGaps {
        for index in part where numbers[index] != ColumnCodec.missing { numbers[index] &+= closes[index] }
      } else {
        for index in part { numbers[index] &+= closes[index] }
      }
    }
    Self.convert(
      numbers + part.lowerBound, part.count, head, hasGaps: head.hasGaps, into: target + part.lowerBound)
  }

  /// Decodes the closes as whole numbers; the bit patterns of doubles where the head says so.
  func numbers(
    closes bytes: UnsafeBufferPointer<UInt8>, part: Range<Int>? = nil
  ) throws(CorruptColumn) -> (UnsafePointer<Int64>, ColumnHead) {
    let head = try ColumnCodec.decode(bytes, into: UnsafeMutableBufferPointer(start: closes, count: count), part: part)
    guard !head.isResidual else { throw CorruptColumn() }
    closeScale = head.how == .values || head.how == .deltas ? head.scale : nil
    return (UnsafePointer(closes), head)
  }

  /// Decodes another column as it is stored: where the head says that it is residual, its numbers exceed the closes by so
  /// much.
  func stored(
    _ bytes: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<Int64>
  ) throws(CorruptColumn) -> ColumnHead {
    let head = try ColumnCodec.decode(bytes, into: UnsafeMutableBufferPointer(start: target, count: count))
    guard head.isResidual else { return head }
    guard closeScale == head.scale, head.how != .doubles, head.how != .nothing else { throw CorruptColumn() }
    return head
  }

  /// Adds the closes to a residual column.
  func addCloses(to target: UnsafeMutablePointer<Int64>) {
    for index in 0..<count where target[index] != ColumnCodec.missing { target[index] &+= closes[index] }
  }

  /// Decodes another column as whole numbers, after the closes; the bit patterns of doubles where the head says so.
  func numbers(
    _ bytes: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<Int64>
  ) throws(CorruptColumn) -> ColumnHead {
    let head = try stored(bytes, into: target)
    if head.isResidual { addCloses(to: target) }
    return head
  }

  private static func convert(
    _ numbers: UnsafeMutablePointer<Int64>, _ count: Int, _ head: ColumnHead, hasGaps: Bool,
    into target: UnsafeMutablePointer<Double>
  ) {
    switch head.how {
    case .nothing: target.update(repeating: .nan, count: count)
    case .doubles: for index in 0..<count { target[index] = Double(bitPattern: UInt64(bitPattern: numbers[index])) }
    case .values, .deltas:
      invest_divide(numbers, count, Decimals.powers[head.scale], target)
      if hasGaps {
        for index in 0..<count where numbers[index] == ColumnCodec.missing { target[index] = .nan }
      }
    }
  }
}

extension Bars {
  /// The bars of blocks that were encoded a moment ago.
  init(_ blocks: [PriceBlock]) throws {
    self.init()
    for block in blocks { append(try Bars(days: block.days, columns: block.columns, count: block.count)) }
  }

  /// The bars of a block's columns; `columns` are as in `price_blocks`.
  init(days: [UInt8], columns: [[UInt8]?], count: Int) throws(CorruptColumn) {
    self.init()
    let decoder = BlockDecoder()
    try decoder.begin(count: count)
    var numbers = [Int32](repeating: 0, count: count)
    try Bars.with(days, &numbers) { bytes, target throws(CorruptColumn) in
      try decoder.days(bytes, into: target)
    }
    self.days = numbers
    for column in PriceColumn.allCases {
      guard let bytes = columns[column.rawValue] else {
        if column == .adjClose { self.columns[column.rawValue] = self.columns[PriceColumn.close.rawValue] }
        continue
      }
      var numbers = [Double](repeating: .nan, count: count)
      try Bars.with(bytes, &numbers) { bytes, target throws(CorruptColumn) in
        if column == .close {
          try decoder.closes(bytes, into: target)
        } else {
          try decoder.column(bytes, into: target)
        }
      }
      self.columns[column.rawValue] = numbers
    }
  }

  private static func with<Number>(
    _ bytes: [UInt8], _ numbers: inout [Number],
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeMutablePointer<Number>) throws(CorruptColumn) -> Void
  ) throws(CorruptColumn) {
    var failure: CorruptColumn?
    numbers.withUnsafeMutableBufferPointer { target in
      guard let start = target.baseAddress else { return }
      bytes.withUnsafeBufferPointer { bytes in
        do throws(CorruptColumn) { try body(bytes, start) } catch { failure = error }
      }
    }
    if let failure { throw failure }
  }
}
