// Count, least, greatest and mean close of a series, from the whole numbers that the store holds: no double is made of a
// number that does not come out.
import Analysis
import CPacking
import Vocabulary

extension SeriesWorker {
  /// One pass over the closes of the days of trading up to a day. O(bars), about half a nanosecond each.
  func span(of instrument: Instrument, through day: Int32) throws -> SeriesStatistics.Span {
    try reading { _ = try copies.read(instrument.id, days: .min...day, columns: .close, from: $0) }
    var span = SeriesStatistics.Span()
    for block in copies.blocks {
      guard let bytes = block.columns[PriceColumn.close.rawValue] else { throw CorruptColumn() }
      try decoder.begin(count: block.count)
      let (numbers, head) = try decoder.numbers(closes: copies.bytes(bytes))
      if head.isDoubles || head.hasGaps || head.how == .nothing {
        try add(block, head, through: day, to: &span)
        continue
      }
      let idle = try idleBars(of: block, head)
      if idle.isEmpty, block.lastDay <= day {
        add(numbers, block.count, head, from: block.firstDay, to: block.lastDay, &span)
        continue
      }
      try decodeDays(of: block, into: dayBuffer)
      let end = block.lastDay <= day ? block.count : PriceReader.index(dayBuffer, block.count, day + 1)
      let count = Self.copy(numbers, 0..<end, without: idle, to: keptBuffer)
      if count == 0 { continue }
      _ = Self.copy(dayBuffer, 0..<end, without: idle, to: dayBuffer)
      add(keptBuffer, count, head, from: dayBuffer[0], to: dayBuffer[count - 1], &span)
    }
    return span
  }

  /// Adds whole numbers, of which there is one at least.
  private func add(
    _ numbers: UnsafePointer<Int64>, _ count: Int, _ head: ColumnHead, from first: Int32, to last: Int32,
    _ span: inout SeriesStatistics.Span
  ) {
    var summary: (Int64, Int64, Int64) = (0, 0, 0)
    withUnsafeMutablePointer(to: &summary) {
      $0.withMemoryRebound(to: Int64.self, capacity: 3) { invest_summarize(numbers, count, $0) }
    }
    let power = Decimals.powers[head.scale]
    if span.count == 0 { (span.firstDay, span.first) = (first, Double(numbers[0]) / power) }
    (span.lastDay, span.last) = (last, Double(numbers[count - 1]) / power)
    span.minimum = min(span.minimum, Double(summary.0) / power)
    span.maximum = max(span.maximum, Double(summary.1) / power)
    // Numbers below 10^15, at most 1,024 of them: the sum fits.
    span.sum += Double(summary.2) / power
    span.count += count
  }

  /// Adds the days of trading of one block, bar by bar.
  private func add(
    _ block: BlockCopy, _ head: ColumnHead, through day: Int32, to span: inout SeriesStatistics.Span
  ) throws {
    try decodeDays(of: block, into: dayBuffer)
    _ = try decode(.close, of: block, into: closeBuffer)
    let idle = try idleBars(of: block, head)
    let count = Self.copy(closeBuffer, 0..<block.count, without: idle, to: closeBuffer)
    _ = Self.copy(dayBuffer, 0..<block.count, without: idle, to: dayBuffer)
    for index in 0..<count where dayBuffer[index] <= day {
      let value = closeBuffer[index]
      if span.count == 0 { (span.firstDay, span.first) = (dayBuffer[index], value) }
      (span.lastDay, span.last) = (dayBuffer[index], value)
      span.minimum = min(span.minimum, value)
      span.maximum = max(span.maximum, value)
      span.sum += value
      span.count += 1
    }
  }
}
