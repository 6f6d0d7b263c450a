// Bars of periods in plain memory: what gathering writes, and what rows and lines are made of.
import Vocabulary

/// Bars of the periods of one instrument, oldest first. Used by one thread at a time.
///
/// The numbers of a column stay the whole numbers that the store holds as long as all of its blocks have one scale; else
/// they are doubles.
final class PeriodSink {
  private(set) var count = 0
  private var capacity = 0
  private(set) var starts = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private(set) var firstDays = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private(set) var lastDays = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private(set) var counts = UnsafeMutablePointer<Int64>.allocate(capacity: 1)
  private var numbers = UnsafeMutablePointer<Int64>.allocate(capacity: 1)
  /// For each column how many digits of its whole numbers stand behind the mark; `doubles` where it holds doubles.
  private let scales = UnsafeMutablePointer<Int>.allocate(capacity: PeriodSink.columns)
  private static let columns = PriceColumn.allCases.count

  private static let unknown = -1
  private static let doubles = -2

  init() { scales.initialize(repeating: Self.unknown, count: Self.columns) }

  deinit {
    deallocate()
    scales.deallocate()
  }

  private func deallocate() {
    starts.deallocate()
    firstDays.deallocate()
    lastDays.deallocate()
    counts.deallocate()
    numbers.deallocate()
  }

  /// Forgets all bars and makes room for so many.
  func begin(_ most: Int) {
    count = 0
    scales.update(repeating: Self.unknown, count: Self.columns)
    if most <= capacity { return }
    deallocate()
    capacity = most
    starts = .allocate(capacity: most)
    firstDays = .allocate(capacity: most)
    lastDays = .allocate(capacity: most)
    counts = .allocate(capacity: most)
    numbers = .allocate(capacity: most * Self.columns)
  }

  /// The scale of a column's whole numbers, nil where it holds doubles.
  func scale(of column: PriceColumn) -> Int? {
    let scale = scales[column.rawValue]
    return scale == Self.doubles ? nil : max(0, scale)
  }

  /// Whether a column holds whole numbers and can take those of a scale as they are. Volumes of fractions are added as
  /// doubles, as they are everywhere.
  func takes(_ column: PriceColumn, scale: Int) -> Bool {
    if column == .volume, scale > 0 { return false }
    let known = scales[column.rawValue]
    if known == Self.unknown { scales[column.rawValue] = scale }
    return known == Self.unknown || known == scale
  }

  /// The whole numbers of a column that `takes` some, `ColumnCodec.missing` where there is none.
  func wholes(_ column: PriceColumn) -> UnsafeMutablePointer<Int64> { numbers + column.rawValue * capacity }

  /// The numbers of a column as doubles, which they are from now on; NaN where there is none.
  func reals(_ column: PriceColumn) -> UnsafeMutablePointer<Double> {
    let whole = wholes(column)
    let reals = UnsafeMutableRawPointer(whole).assumingMemoryBound(to: Double.self)
    let scale = scales[column.rawValue]
    if scale == Self.doubles { return reals }
    let power = Decimals.powers[max(0, scale)]
    for index in 0..<count {
      let number = whole[index]
      reals[index] = number == ColumnCodec.missing ? .nan : Double(number) / power
    }
    scales[column.rawValue] = Self.doubles
    return reals
  }

  /// Makes a column the same as another.
  func copy(_ column: PriceColumn, from other: PriceColumn) {
    wholes(column).update(from: wholes(other), count: count)
    scales[column.rawValue] = scales[other.rawValue]
  }

  /// Adds days of trading of one period: to its bar where that is the last one, else as a new bar whose numbers are not
  /// known yet. The days of the bar and their count are seen to here; there is room for it.
  func add(period start: Int32, from first: Int32, to last: Int32, days: Int) {
    if count > 0, starts[count - 1] == start {
      lastDays[count - 1] = last
      counts[count - 1] += Int64(days)
      return
    }
    starts[count] = start
    firstDays[count] = first
    lastDays[count] = last
    counts[count] = Int64(days)
    let nothing = Int64(bitPattern: Double.nan.bitPattern)
    for column in 0..<Self.columns {
      numbers[column * capacity + count] = scales[column] == Self.doubles ? nothing : ColumnCodec.missing
    }
    count += 1
  }
}
