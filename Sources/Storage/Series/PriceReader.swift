// Reading series of prices as columns.
//
//   let store = try Store.openForReading(at: path)
//   let bars = try store.series("9988.HK", days: from...to, columns: [.close, .volume])   // one instrument
//   let moves = try store.mapSeries(columns: .close) { instrument, bars in … }            // all of them, on two threads
//
// For many instruments one after the other, a `PriceReader` keeps its compiled statement and its buffers:
//
//   let reader = try store.priceReader(columns: .close)
//   var bars = PriceSeries()
//   for instrument in try store.instruments() { try reader.read(instrument, into: &bars); … }
public import Analysis
import GRDBSQLite
public import Vocabulary

/// Reads the series of one store, some columns of it. Used by one thread at a time; not beyond the life of the store's
/// connection (a write to a store in memory ends that too).
public final class PriceReader {
  private let rows: BlockRows
  private let columns: PriceColumns
  private let problem: StoreProblem
  private let dayBuffer: UnsafeMutablePointer<Int32>
  private let buffer: UnsafeMutablePointer<Double>

  init(_ connection: Connection, columns: PriceColumns, problem: StoreProblem) throws(SQLiteFailure) {
    rows = try BlockRows(connection, columns: columns)
    self.columns = columns
    self.problem = problem
    dayBuffer = .allocate(capacity: PriceBlock.capacity)
    buffer = .allocate(capacity: PriceBlock.capacity)
  }

  deinit {
    dayBuffer.deallocate()
    buffer.deallocate()
  }

  /// Reads an instrument's bars of some days (`Day.number`, both ends included) in place of what `series` holds, whose
  /// arrays are used again. Adjusted closes are left empty where they equal the closes, or no file gives any.
  ///
  /// - Complexity: O(bars), about 1.5 nanoseconds a number, and O(log n) for finding the first.
  public func read(
    _ instrument: Instrument, days: ClosedRange<Int32> = .min ... .max, into series: inout PriceSeries
  ) throws(Diagnostic) {
    series.days.removeAll(keepingCapacity: true)
    for column in PriceColumn.allCases { series[column].removeAll(keepingCapacity: true) }
    var hasAdjusted = false
    do {
      try rows.start(instrument.id, days: days)
      defer { rows.stop() }
      while try rows.next() {
        try rows.days(into: dayBuffer)
        var part = 0..<rows.count
        if dayBuffer[0] < days.lowerBound {
          part = Self.index(dayBuffer, rows.count, days.lowerBound)..<part.upperBound
        }
        if dayBuffer[rows.count - 1] > days.upperBound {
          part = part.lowerBound..<max(part.lowerBound, Self.index(dayBuffer, rows.count, days.upperBound + 1))
        }
        if part.isEmpty { continue }
        series.days.append(contentsOf: UnsafeBufferPointer(start: dayBuffer + part.lowerBound, count: part.count))
        for column in PriceColumn.allCases where columns.contains(PriceColumns(column)) {
          try rows.column(column, into: buffer)
          if column == .adjClose { hasAdjusted = hasAdjusted || rows.hasAdjustedCloses }
          series[column].append(contentsOf: UnsafeBufferPointer(start: buffer + part.lowerBound, count: part.count))
        }
      }
      if !hasAdjusted { series.adjClose.removeAll(keepingCapacity: true) }
    } catch {
      throw problem.diagnostic(PriceReader.failure(error, instrument), verb: "read")
    }
  }

  /// A corrupt block in the words that a damaged store has.
  static func failure(_ error: any Error, _ instrument: Instrument) -> any Error {
    guard error is CorruptColumn else { return error }
    return SQLiteFailure(code: SQLITE_CORRUPT, message: "a block of prices of \(instrument.symbol) is damaged")
  }

  /// The index of the first day that is not before one.
  static func index(_ days: UnsafeMutablePointer<Int32>, _ count: Int, _ day: Int32) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Store {
  /// A reader of series.
  public func priceReader(columns: PriceColumns = .all) throws(Diagnostic) -> PriceReader {
    do {
      return try PriceReader(try reader(), columns: columns, problem: problem)
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// The bars of the instrument with a symbol; nil where there is no such instrument. For days before and on a day of
  /// knowledge (`--as-of`) end the range there.
  public func series(
    _ symbol: String, days: ClosedRange<Int32> = .min ... .max, columns: PriceColumns = .all
  ) throws(Diagnostic) -> PriceSeries? {
    guard let instrument = try instrument(symbol: symbol) else { return nil }
    var series = PriceSeries()
    try priceReader(columns: columns).read(instrument, days: days, into: &series)
    return series
  }
}

extension PriceSeries {
  /// The numbers of one column.
  subscript(column: PriceColumn) -> [Double] {
    get {
      switch column {
      case .close: close
      case .adjClose: adjClose
      case .open: open
      case .high: high
      case .low: low
      case .volume: volume
      }
    }
    _modify {
      switch column {
      case .close: yield &close
      case .adjClose: yield &adjClose
      case .open: yield &open
      case .high: yield &high
      case .low: yield &low
      case .volume: yield &volume
      }
    }
  }
}
