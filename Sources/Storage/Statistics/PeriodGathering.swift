// Bars gathered into periods block by block, in the whole numbers that the store holds: only what comes out is divided.
import Analysis
import CPacking
import Vocabulary

/// The bars of a block that are days of trading, and where the periods among them begin.
private struct BlockPart {
  /// Where each run of days of one period ends; the first begins at `start`.
  var ends: UnsafeMutablePointer<Int64>
  var start: Int
  var runs = 0
  /// The place of the first run's bar in the sink.
  var bar = 0
}

extension SeriesWorker {
  /// Gathers the days of trading of an instrument within some days into the bars of periods.
  ///
  /// - Parameters:
  ///   - columns: which numbers the bars get, beside the closes.
  ///   - starts: the borders of the periods; grows as needed.
  /// - Complexity: O(bars), about two nanoseconds for each number.
  func gather(
    _ instrument: Instrument, days range: ClosedRange<Int32>, columns: PriceColumns, starts: inout PeriodStarts,
    into sink: PeriodSink
  ) throws {
    try reading { _ = try copies.read(instrument.id, days: range, columns: columns, from: $0) }
    guard let first = copies.blocks.first, let last = copies.blocks.last, first.firstDay <= last.lastDay else {
      sink.begin(0)
      return
    }
    starts.cover(first.firstDay...last.lastDay)
    let place = starts.index(of: first.firstDay)
    sink.begin(min(copies.barCount, starts.index(of: last.lastDay) - place + 1))
    // Where no bar has an adjusted close of its own, it is the close.
    let hasAdjusted = copies.blocks.contains { ($0.columns[PriceColumn.adjClose.rawValue]?.count ?? 0) > 4 }
    let read = hasAdjusted ? columns : columns.subtracting(.adjClose)
    try starts.days.withUnsafeBufferPointer { starts in
      var period = place
      for block in copies.blocks { try gather(block, range, read, starts, &period, into: sink) }
    }
    if !hasAdjusted { sink.copy(.adjClose, from: .close) }
  }

  private func gather(
    _ block: BlockCopy, _ range: ClosedRange<Int32>, _ columns: PriceColumns, _ starts: UnsafeBufferPointer<Int32>,
    _ period: inout Int, into sink: PeriodSink
  ) throws {
    let days = dayBuffer
    try decodeDays(of: block, into: days)
    var start = 0
    var end = block.count
    if days[0] < range.lowerBound { start = PriceReader.index(days, block.count, range.lowerBound) }
    if days[end - 1] > range.upperBound { end = PriceReader.index(days, block.count, range.upperBound + 1) }
    guard start < end, let closeBytes = block.columns[PriceColumn.close.rawValue] else { return }
    let (numbers, head) = try decoder.numbers(closes: copies.bytes(closeBytes))
    let idle = try idleBars(of: block, head)
    let rows = start..<end
    if !idle.isEmpty {
      (start, end) = (0, Self.copy(days, rows, without: idle, to: days))
      if start == end { return }
    }
    var part = BlockPart(ends: runEnds, start: start)
    split(days, start..<end, starts, &period, &part, into: sink)
    for column in PriceColumn.allCases where column == .close || columns.contains(PriceColumns(column)) {
      var source = numbers
      var how = head
      if column != .close {
        if let bytes = block.columns[column.rawValue] {
          how = try decoder.stored(copies.bytes(bytes), into: columnBuffer)
          source = UnsafePointer(columnBuffer)
          if idle.isEmpty, !how.hasGaps, how.how == .values || how.how == .deltas {
            reduceWhole(column, source, how.isResidual ? numbers : nil, how, part, into: sink)
            continue
          }
          if how.isResidual { decoder.addCloses(to: columnBuffer) }
        } else if column != .adjClose {
          continue
        }
      }
      if how.how == .nothing {
        if column == .adjClose {
          if sink.scale(of: column) == nil {
            (sink.reals(column) + part.bar).update(repeating: .nan, count: part.runs)
          } else {
            (sink.wholes(column) + part.bar).update(repeating: ColumnCodec.missing, count: part.runs)
          }
        }
        continue
      }
      if !idle.isEmpty {
        _ = Self.copy(source, rows, without: idle, to: keptBuffer)
        source = UnsafePointer(keptBuffer)
        if !how.hasGaps, how.how == .values || how.how == .deltas {
          reduceWhole(column, source, nil, how, part, into: sink)
          continue
        }
      }
      Self.reduce(column, source, how, part, into: sink)
    }
  }

  /// Finds the runs of days of one period, and makes their bars.
  private func split(
    _ days: UnsafeMutablePointer<Int32>, _ rows: Range<Int>, _ starts: UnsafeBufferPointer<Int32>, _ period: inout Int,
    _ part: inout BlockPart, into sink: PeriodSink
  ) {
    var index = rows.lowerBound
    while index < rows.upperBound {
      while starts[period + 1] <= days[index] { period += 1 }
      let border = starts[period + 1]
      var stop = index + 1
      while stop + 8 <= rows.upperBound, days[stop + 7] < border { stop += 8 }
      while stop < rows.upperBound, days[stop] < border { stop += 1 }
      sink.add(period: starts[period], from: days[index], to: days[stop - 1], days: stop - index)
      if part.runs == 0 { part.bar = sink.count - 1 }
      part.ends[part.runs] = Int64(stop)
      part.runs += 1
      index = stop
    }
  }

  /// Adds the numbers of a block's column, none of which is missing, to the bars; `others` are added to them first.
  private func reduceWhole(
    _ column: PriceColumn, _ numbers: UnsafePointer<Int64>, _ others: UnsafePointer<Int64>?, _ head: ColumnHead,
    _ part: BlockPart, into sink: PeriodSink
  ) {
    let results = resultBuffer
    switch column {
    case .high: invest_greatest_of_runs(numbers, others, part.start, part.ends, part.runs, results)
    case .low: invest_least_of_runs(numbers, others, part.start, part.ends, part.runs, results)
    case .volume: invest_sums_of_runs(numbers, others, part.start, part.ends, part.runs, results)
    case .open, .close, .adjClose:
      Self.each(part) { bar, rows in
        let place = column == .open ? rows.lowerBound : rows.upperBound &- 1
        results[bar &- part.bar] = numbers[place] &+ (others?[place] ?? 0)
      }
    }
    if sink.takes(column, scale: head.scale) {
      // Only the first run may go on with a bar of the block before.
      let bars = sink.wholes(column) + part.bar
      Self.merge(column, results[0], into: &bars[0])
      if part.runs > 1 { (bars + 1).update(from: results + 1, count: part.runs - 1) }
      return
    }
    let power = Decimals.powers[head.scale]
    let bars = sink.reals(column)
    for run in 0..<part.runs { Self.merge(column, Double(results[run]) / power, into: &bars[part.bar &+ run]) }
  }

  /// Adds the numbers of a block's column to the bars.
  private static func reduce(
    _ column: PriceColumn, _ numbers: UnsafePointer<Int64>, _ head: ColumnHead, _ part: BlockPart,
    into sink: PeriodSink
  ) {
    if head.isDoubles {
      let bars = sink.reals(column)
      numbers.withMemoryRebound(to: Double.self, capacity: head.count) { reals in
        each(part) { bar, rows in merge(column, real(column, reals, rows), into: &bars[bar]) }
      }
      return
    }
    // The last adjusted close counts, known or not.
    let isLast = column == .adjClose && head.hasGaps
    if sink.takes(column, scale: head.scale) {
      let bars = sink.wholes(column)
      each(part) { bar, rows in
        let number = whole(column, numbers, rows)
        if number != ColumnCodec.missing || isLast { merge(column, number, into: &bars[bar]) }
      }
      return
    }
    let power = Decimals.powers[head.scale]
    let bars = sink.reals(column)
    each(part) { bar, rows in
      let number = whole(column, numbers, rows)
      if number != ColumnCodec.missing {
        merge(column, Double(number) / power, into: &bars[bar])
      } else if isLast {
        bars[bar] = .nan
      }
    }
  }

  @inline(__always)
  private static func each(_ part: BlockPart, _ body: (_ bar: Int, _ rows: Range<Int>) -> Void) {
    var start = part.start
    for run in 0..<part.runs {
      let end = Int(truncatingIfNeeded: part.ends[run])
      body(part.bar &+ run, start..<end)
      start = end
    }
  }

  /// What a column's whole numbers come to over some rows; `missing` where none is known.
  @inline(__always)
  private static func whole(_ column: PriceColumn, _ numbers: UnsafePointer<Int64>, _ rows: Range<Int>) -> Int64 {
    let missing = ColumnCodec.missing
    switch column {
    case .close, .adjClose: return numbers[rows.upperBound &- 1]
    case .open:
      for index in rows where numbers[index] != missing { return numbers[index] }
      return missing
    case .high:
      // What is missing is the smallest of all numbers.
      var most = numbers[rows.lowerBound]
      for index in rows { most = numbers[index] > most ? numbers[index] : most }
      return most
    case .low:
      var least = Int64.max
      for index in rows {
        let number = numbers[index]
        least = number < least && number != missing ? number : least
      }
      return least == .max ? missing : least
    case .volume:
      var sum: Int64 = 0
      var isKnown = false
      for index in rows {
        let number = numbers[index]
        sum &+= number == missing ? 0 : number
        isKnown = isKnown || number != missing
      }
      return isKnown ? sum : missing
    }
  }

  /// The same of numbers that are kept as doubles; NaN where none is known.
  private static func real(_ column: PriceColumn, _ numbers: UnsafePointer<Double>, _ rows: Range<Int>) -> Double {
    var result = Double.nan
    for index in rows {
      switch column {
      case .close, .adjClose: result = numbers[index]
      default: merge(column, numbers[index], into: &result)
      }
    }
    return result
  }

  /// Adds what a later part of a period comes to.
  @inline(__always)
  private static func merge(_ column: PriceColumn, _ number: Double, into bar: inout Double) {
    switch column {
    case .close, .adjClose: bar = number
    case .open: if bar.isNaN { bar = number }
    case .high: if !(bar >= number), !number.isNaN { bar = number }
    case .low: if !(bar <= number), !number.isNaN { bar = number }
    case .volume: if !number.isNaN { bar = bar.isNaN ? number : bar + number }
    }
  }

  /// The same of whole numbers.
  @inline(__always)
  private static func merge(_ column: PriceColumn, _ number: Int64, into bar: inout Int64) {
    switch column {
    case .close, .adjClose: bar = number
    case .open: if bar == ColumnCodec.missing { bar = number }
    // What is missing is the smallest of all numbers.
    case .high: if bar < number { bar = number }
    case .low: if bar == ColumnCodec.missing || bar > number { bar = number }
    case .volume: bar = bar == ColumnCodec.missing ? number : bar &+ number
    }
  }
}
