import CDigits
import Glibc
import Vocabulary

/// Reads the plainest rows, of which large files are made: ISO days, digits with a point, no quotes, one instrument a row.
///
/// A row that is anything else is left to `TableParser`, which says what is wrong with it or reads it all the same. Nothing
/// here allocates; a row costs some fifty nanoseconds, or fifteen where all of its numbers fit the columns as they are
/// and the processor has vectors (`invest_scan_rows`).
struct FastLane {
  private enum Kind: UInt8 { case day, symbol, number, skip }

  private struct Step {
    var kind: Kind
    var slot: UInt8
  }

  private let steps: [Step]
  private let vectorSteps: [InvestStep]
  private let delimiter: UInt8
  private let hasSymbols: Bool

  /// Nil for layouts whose rows are not of that kind.
  init?(_ layout: TableLayout) {
    guard layout.content == .prices, layout.series.count <= 1, !layout.numbers.decimalComma else { return nil }
    var steps: [Step] = []
    for (place, column) in layout.columns.enumerated() {
      guard column.power == 0 else { return nil }
      if place == layout.dayColumn {
        steps.append(Step(kind: .day, slot: 0))
      } else if place == layout.names.symbol {
        steps.append(Step(kind: .symbol, slot: 0))
      } else if let slot = column.field.slot {
        steps.append(Step(kind: .number, slot: UInt8(slot)))
      } else {
        steps.append(Step(kind: .skip, slot: 0))
      }
    }
    self.steps = steps
    vectorSteps = steps.map { step in
      let kind: Int =
        switch step.kind {
        case .day: INVEST_DAY
        case .symbol: INVEST_SYMBOL
        case .number: INVEST_NUMBER
        case .skip: INVEST_SKIP
        }
      return InvestStep(kind: UInt8(kind), slot: step.slot)
    }
    delimiter = layout.delimiter
    hasSymbols = layout.names.symbol != nil
  }

  /// The symbol of the row before, with the mark behind it.
  struct LastSymbol {
    private var bytes: [UInt8] = []
    private var first: UInt64 = 0
    private var mask: UInt64 = 0

    mutating func set(_ symbol: Slice<UnsafeBufferPointer<UInt8>>, delimiter: UInt8) {
      bytes = Array(symbol) + [delimiter]
      let count = min(8, bytes.count)
      mask = count == 8 ? .max : (1 << UInt64(8 * count)) - 1
      first = (bytes + [UInt8](repeating: 0, count: 8)).withUnsafeBufferPointer { bytes in
        bytes.baseAddress.map { Digits8.load($0) & mask } ?? 0
      }
    }

    /// Calls a closure with the symbol.
    func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
      bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0.dropLast())) }
    }

    /// The length of the symbol that stands at a place, where it is this one; 0 otherwise.
    @inline(__always)
    func length(at place: UnsafePointer<UInt8>, limit: UnsafePointer<UInt8>) -> Int {
      guard Digits8.load(place) & mask == first, !bytes.isEmpty else { return 0 }
      if bytes.count <= 8 { return bytes.count &- 1 }
      guard place + bytes.count < limit else { return 0 }
      return memcmp(place, bytes, bytes.count) == 0 ? bytes.count &- 1 : 0
    }
  }

  /// What is known of the month of the row before.
  private struct LastMonth {
    /// `2025-02-`
    var word: UInt64 = 0
    /// The number of the day before the first.
    var base: Int32 = 0
    var length: UInt32 = 0

    /// Reads another month; false where the bytes are none.
    mutating func read(_ word: UInt64) -> Bool {
      let digits = word ^ 0x2D30_302D_3030_3030
      // Both hyphens are hyphens, the others digits.
      guard digits & 0xFF00_00FF_0000_0000 == 0,
        ((digits & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080 == 0
      else { return false }
      let digit: (UInt64) -> Int = { Int(digits &>> ($0 &* 8) & 0xFF) }
      let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
      let month = digit(5) * 10 + digit(6)
      guard let first = Day(year: year, month: month, day: 1) else { return false }
      self.word = word
      base = first.number - 1
      length = UInt32(Day.length(ofMonth: month, year: year))
      return true
    }
  }

  /// Reads rows from a place on, as far as they are plain.
  ///
  /// - Parameters:
  ///   - lines: how many lines were read is added to it.
  ///   - last: the symbol that rows go on with.
  /// - Returns: the place of the first line that is not plain, or so close to the end that words of eight bytes do not fit.
  func run(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, buffer: BarBuffer, last: LastSymbol, lines: inout Int
  ) -> Int {
    guard let base = bytes.baseAddress, bytes.count > 64 else { return start }
    let limit = base + (bytes.count - 32)
    var line = base + start
    var month = LastMonth()
    var count = 0
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: BarBuffer.slots) { values in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: BarBuffer.slots) { scales in
        values.initialize(repeating: 1)
        scales.initialize(repeating: 0)
        steps.withUnsafeBufferPointer { steps in
          Decimal18.powers.withUnsafeBufferPointer { powers in
            var vectors = VectorRows(bytes, buffer, delimiter: delimiter)
            while line < limit, !buffer.isFull {
              line = vectors.run(from: line, vectorSteps, last, hasSymbols: hasSymbols, lines: &count)
              guard line < limit, !buffer.isFull,
                let next = row(line, limit, steps, powers, buffer, last, &month, values, scales)
              else { break }
              line = next
              count &+= 1
            }
          }
        }
      }
    }
    lines += count
    return base.distance(to: line)
  }

  /// Reads one row; the place of the next, or nil where it is not plain.
  @inline(__always)
  private func row(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>, _ steps: UnsafeBufferPointer<Step>,
    _ powers: UnsafeBufferPointer<Int64>, _ buffer: BarBuffer, _ last: LastSymbol, _ month: inout LastMonth,
    _ values: UnsafeMutableBufferPointer<Int64>,
    _ scales: UnsafeMutableBufferPointer<Int>
  ) -> UnsafePointer<UInt8>? {
    var place = start
    let row = buffer.count
    let columns = buffer.columns
    var hasClose = false
    for index in 0..<steps.count {
      if place >= limit { return nil }
      let step = steps[index]
      switch step.kind {
      case .number:
        let slot = Int(step.slot)
        let word = Digits8.load(place)
        let whole = Digits8.count(word)
        if whole == 0 { return nil }
        var value = Digits8.value(word, count: whole)
        place += whole
        var digits = whole
        if whole == 8 {
          while place < limit, place.pointee &- 0x30 < 10 {
            value = value &* 10 &+ UInt64(place.pointee &- 0x30)
            place += 1
            digits &+= 1
            if digits > 15 { return nil }
          }
        }
        var scale = 0
        if place.pointee == UInt8(ascii: ".") {
          place += 1
          if place >= limit { return nil }
          let word = Digits8.load(place)
          scale = Digits8.count(word)
          if scale == 0 { return nil }
          value = value &* UInt64(bitPattern: powers[scale]) &+ Digits8.value(word, count: scale)
          place += scale
          if scale == 8 {
            if place >= limit { return nil }
            let word = Digits8.load(place)
            let more = Digits8.count(word)
            if more > 0 {
              if digits &+ 8 &+ more > 18 { return nil }
              value = value &* UInt64(bitPattern: powers[more]) &+ Digits8.value(word, count: more)
              place += more
              scale &+= more
            }
          }
          digits &+= scale
          if digits > 18 { return nil }
        }
        let signed = Int64(bitPattern: value)
        if scale == columns[slot].scale, digits <= 15, columns[slot].isSimple {
          columns[slot].values[row] = signed
        } else {
          columns[slot].set(signed, scale, row: row, isWhole: slot == 5)
        }
        values[slot] = signed
        scales[slot] = scale
        if slot == 3 { hasClose = true }
      case .day:
        let word = Digits8.load(place)
        if word != month.word, !month.read(word) { return nil }
        let tens = UInt32(place[8] &- 0x30)
        let ones = UInt32(place[9] &- 0x30)
        let day = tens &* 10 &+ ones
        if tens > 3 || ones > 9 || day &- 1 >= month.length { return nil }
        buffer.days[row] = month.base &+ Int32(bitPattern: day)
        place += 10
        if place.pointee != delimiter {
          if place.pointee != 0x20, place.pointee != UInt8(ascii: "T") { return nil }
          // A time and a zone.
          while place < limit, place.pointee != delimiter, place.pointee != 0x0A, place.pointee != 0x22 { place += 1 }
          if place >= limit || place.pointee == 0x22 { return nil }
        }
      case .symbol:
        let length = last.length(at: place, limit: limit)
        if length == 0 { return nil }
        place += length
      case .skip:
        while place < limit, place.pointee != delimiter, place.pointee != 0x0A {
          if place.pointee == 0x22 || place.pointee == 0x0D { break }
          place += 1
        }
      }
      if index &+ 1 < steps.count {
        if place.pointee != delimiter { return nil }
        place += 1
      }
    }
    if place.pointee == 0x0D { place += 1 }
    if place.pointee != 0x0A || !hasClose { return nil }
    // What is no bar is told apart, and in words, elsewhere.
    for slot in 0..<5 where values[slot] <= 0 { return nil }
    if scales[1] == scales[2] {
      if values[1] < values[2], buffer.hasRange { return nil }
    } else if buffer.hasRange,
      Decimal18.double(values[1], scales[1]) < Decimal18.double(values[2], scales[2])
    {
      return nil
    }
    buffer.commit()
    return place + 1
  }
}
