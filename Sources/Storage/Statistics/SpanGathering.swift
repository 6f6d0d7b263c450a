// Count, least, greatest and mean close of a series, from the whole numbers that the store holds: no double is made of a
// number that does not come out.
import Analysis
import CPacking
import Vocabulary

extension SeriesWorker {
  /// One pass over the closes of the days of trading up to a day. O(bars), about half a nanosecond each.
  func span(of instrument: Instrument, through day: Int32) throws -> SeriesStatistics.Span {
    try access.reading { _ = try copies.read(instrument.id, days: .min...day, columns: .close, from: $0) }
    var span = SeriesStatistics.Span()
    for block in copies.blocks {
      guard let bytes = block.columns[PriceColumn.close.rawValue] else { throw CorruptColumn() }
      if block.mayBeIdle || block.lastDay > day {
        try add(block, through: day, to: &span)
        continue
      }
      try decoder.begin(count: block.count)
      let (numbers, head) = try decoder.numbers(closes: copies.bytes(bytes))
      if head.isDoubles {
        try add(block, through: day, to: &span)
        continue
      }
      var summary: (Int64, Int64, Int64) = (0, 0, 0)
      withUnsafeMutablePointer(to: &summary) {
        $0.withMemoryRebound(to: Int64.self, capacity: 3) { invest_summarize(numbers, block.count, $0) }
      }
      let power = Decimals.powers[head.scale]
      if span.count == 0 { (span.firstDay, span.first) = (block.firstDay, Double(numbers[0]) / power) }
      (span.lastDay, span.last) = (block.lastDay, Double(numbers[block.count - 1]) / power)
      span.minimum = min(span.minimum, Double(summary.0) / power)
      span.maximum = max(span.maximum, Double(summary.1) / power)
      // Numbers below 10^15, at most 1,024 of them: the sum fits.
      span.sum += Double(summary.2) / power
      span.count += block.count
    }
    return span
  }

  /// Adds the days of trading of one block, bar by bar.
  private func add(_ block: BlockCopy, through day: Int32, to span: inout SeriesStatistics.Span) throws {
    try decodeDays(of: block, into: dayBuffer)
    _ = try decode(.close, of: block, into: closeBuffer)
    let traded = try tradedFlags(of: block, closes: closeBuffer)
    for index in 0..<block.count where traded[index] && dayBuffer[index] <= day {
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
