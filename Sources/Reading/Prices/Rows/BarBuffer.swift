import Vocabulary

/// One column of bars while it is read: numbers of one scale, or doubles from the moment on that no scale fits all.
struct ColumnBuffer {
  let values: UnsafeMutablePointer<Int64>
  /// Digits after the decimal mark of all numbers so far.
  var scale = 0
  var isDouble = false
  /// Whether any number is there; the first one sets the scale.
  var hasNumbers = false

  /// Whether a number of the same scale goes in as it is.
  @inline(__always)
  var isSimple: Bool { hasNumbers && !isDouble }

  /// Puts a number into a row behind all others; `isWhole` drops a fraction of zeros.
  mutating func set(_ number: CellNumber, row: Int, isWhole: Bool) {
    switch number {
    case .missing, .bad: values[row] = BarColumn.missing
    case .double(let value):
      if !isDouble { becomeDoubles(count: row) }
      hasNumbers = true
      values[row] = Int64(bitPattern: value.bitPattern)
    case .decimal(let significand, let scale): set(significand, scale, row: row, isWhole: isWhole)
    }
  }

  mutating func set(_ significand: Int64, _ numberScale: Int, row: Int, isWhole: Bool) {
    var significand = significand
    var numberScale = numberScale
    if isDouble {
      values[row] = Int64(bitPattern: Decimal18.double(significand, numberScale).bitPattern)
      return
    }
    if isWhole || hasNumbers && numberScale > scale || numberScale > 0 && significand.magnitude > Decimal18.exact {
      let least = hasNumbers && !isWhole ? scale : 0
      while numberScale > least, significand % 10 == 0 {
        significand /= 10
        numberScale -= 1
      }
    }
    if !hasNumbers {
      scale = numberScale
      hasNumbers = true
    }
    if numberScale > scale, !raise(to: numberScale, count: row) {
      becomeDoubles(count: row)
      values[row] = Int64(bitPattern: Decimal18.double(significand, numberScale).bitPattern)
      return
    }
    let (scaled, overflow) = significand.multipliedReportingOverflow(by: Decimal18.powers[scale - numberScale])
    // Doubles are made from these by one division later, which is exact up to 2^53 only.
    if overflow || scaled.magnitude > (scale == 0 ? Decimal18.largest : Decimal18.exact) {
      becomeDoubles(count: row)
      values[row] = Int64(bitPattern: Decimal18.double(significand, numberScale).bitPattern)
      return
    }
    values[row] = scaled
  }

  /// Brings all numbers to a larger scale; false, and nothing done, where one does not fit.
  private mutating func raise(to larger: Int, count: Int) -> Bool {
    let factor = Decimal18.powers[larger - scale]
    let most = Int64(Decimal18.exact) / factor
    for row in 0..<count where values[row] != BarColumn.missing && values[row].magnitude > most.magnitude {
      return false
    }
    for row in 0..<count where values[row] != BarColumn.missing { values[row] *= factor }
    scale = larger
    return true
  }

  private mutating func becomeDoubles(count: Int) {
    for row in 0..<count where values[row] != BarColumn.missing {
      values[row] = Int64(bitPattern: Decimal18.double(values[row], scale).bitPattern)
    }
    isDouble = true
    scale = 0
  }

  /// The number of a row as a double, nil where it is missing.
  func double(_ row: Int) -> Double? {
    let value = values[row]
    if value == BarColumn.missing { return nil }
    return isDouble ? Double(bitPattern: UInt64(bitPattern: value)) : Decimal18.double(value, scale)
  }

  func column(count: Int, isThere: Bool) -> BarColumn {
    guard isThere else { return BarColumn() }
    let copy = [Int64](unsafeUninitializedCapacity: count) { buffer, filled in
      if let base = buffer.baseAddress { base.update(from: values, count: count) }
      filled = count
    }
    return BarColumn(values: copy, scale: UInt8(scale), isDouble: isDouble)
  }
}

/// The bars of one series of a table while they are read, in the order of the lines.
final class BarBuffer {
  /// Open, high, low, close, adjusted close, volume: see `TableField.slot`.
  static let slots = 6

  let capacity: Int
  private(set) var count = 0
  let days: UnsafeMutablePointer<Int32>
  let columns: UnsafeMutablePointer<ColumnBuffer>
  /// Which of the columns the table has.
  let isThere: [Bool]
  /// Whether rows have both a high and a low.
  let hasRange: Bool

  init(capacity: Int, isThere: [Bool]) {
    self.capacity = capacity
    self.isThere = isThere
    hasRange = isThere[1] && isThere[2]
    days = .allocate(capacity: capacity)
    columns = .allocate(capacity: Self.slots)
    for slot in 0..<Self.slots {
      (columns + slot).initialize(to: ColumnBuffer(values: .allocate(capacity: isThere[slot] ? capacity : 1)))
    }
  }

  deinit {
    for slot in 0..<Self.slots { columns[slot].values.deallocate() }
    columns.deinitialize(count: Self.slots)
    columns.deallocate()
    days.deallocate()
  }

  var isFull: Bool { count == capacity }

  /// Appends a bar; numbers of columns that are not there are passed over.
  func append(day: Int32, _ numbers: [CellNumber]) {
    guard count < capacity else { return }
    days[count] = day
    for slot in 0..<Self.slots where isThere[slot] {
      columns[slot].set(numbers[slot], row: count, isWhole: slot == 5)
    }
    count += 1
  }

  /// Takes the row that was written behind the last as one of the bars.
  @inline(__always)
  func commit() { count &+= 1 }

  /// Takes all rows that were written so far: this many.
  @inline(__always)
  func commit(upTo rows: Int) { count = rows }

  func column(_ slot: Int) -> BarColumn { columns[slot].column(count: count, isThere: isThere[slot]) }
}
