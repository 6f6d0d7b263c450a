// Daily bars as lines of text, straight from the stored whole numbers: what `export prices` writes.
public import Analysis
import GRDBSQLite
public import Vocabulary

/// Writes the bars of instruments as lines `symbol,day,open,high,low,close,adj_close,volume`, or those of periods as the
/// columns of the table `resample`: days in ISO 8601, numbers
/// with the shortest digits that read back as the same double, never with an exponent, nothing where one is not known.
/// Used by one thread at a time.
public final class PriceLines {
  /// The columns' names, as in the table `prices`, or in `resample`.
  public static func columns(every period: CalendarPeriod?) -> [String] {
    let days = period == nil ? ["day"] : ["start", "first_day", "last_day", "n"]
    return ["symbol"] + days + ["open", "high", "low", "close", "adj_close", "volume"]
  }

  private let connection: Connection
  private let rows: BlockRows
  private let access: SeriesAccess
  private let periods: PeriodWorker?
  private let words = StaticWords()
  private let problem: StoreProblem
  private let separator: UInt8
  private let lineEnd: [UInt8]
  private let days: UnsafeMutablePointer<Int32>
  /// One column after the other, in the order of the line.
  private let numbers: UnsafeMutablePointer<Int64>
  private static let order: [PriceColumn] = [.open, .high, .low, .close, .adjClose, .volume]

  init(
    _ connection: Connection, every period: CalendarPeriod?, separator: UInt8, lineEnd: [UInt8], problem: StoreProblem
  ) throws(SQLiteFailure) {
    self.connection = connection
    rows = try BlockRows(connection, columns: .all)
    access = SeriesAccess(connection)
    periods = period.map { [access] in PeriodWorker(SeriesWorker(access), $0) }
    self.problem = problem
    self.separator = separator
    self.lineEnd = lineEnd
    days = .allocate(capacity: PriceBlock.capacity)
    numbers = .allocate(capacity: PriceBlock.capacity * Self.order.count)
  }

  deinit {
    days.deallocate()
    numbers.deallocate()
  }

  /// Appends the lines of an instrument, whose symbol is written as the given bytes.
  ///
  /// - Complexity: O(bars), about fifty nanoseconds each.
  public func append(
    _ instrument: Instrument, symbol: [UInt8], to lines: LineBuffer
  ) throws(Diagnostic) {
    do {
      if let periods {
        try periods.gather(instrument, days: .min ... .max, columns: .all)
        append(symbol, periods.sink, to: lines)
        return
      }
      try rows.start(instrument.id, days: .min ... .max)
      defer { rows.stop() }
      while try rows.next() {
        try rows.days(into: days)
        var heads: [ColumnHead] = []
        for (place, column) in Self.order.enumerated() {
          heads.append(try rows.numbers(column, into: numbers + place * PriceBlock.capacity))
        }
        append(symbol, heads, to: lines)
      }
    } catch {
      throw problem.diagnostic(PriceReader.failure(error, instrument), verb: "read")
    }
  }

  private func append(_ symbol: [UInt8], _ heads: [ColumnHead], to lines: LineBuffer) {
    // Doubles of any size have a few hundred digits at most; whole numbers 16 with a point and a sign.
    let width = symbol.count + lineEnd.count + 12 + heads.reduce(0) { $0 + ($1.isDoubles ? 400 : 42) }
    let numbers = UnsafePointer(numbers)
    heads.withUnsafeBufferPointer { heads in
      lines.append(atMost: width * rows.count) { target in
        for index in 0..<rows.count {
          put(symbol, &target)
          separate(&target)
          put(days[index], &target)
          for place in 0..<heads.count {
            separate(&target)
            let number = numbers[place &* PriceBlock.capacity &+ index]
            if heads[place].isDoubles {
              DecimalText.write(Double(bitPattern: UInt64(bitPattern: number)), to: &target)
            } else if number != ColumnCodec.missing {
              DecimalText.write(number, scale: heads[place].scale, to: &target)
            }
          }
          put(lineEnd, &target)
        }
      }
    }
  }

  private func append(_ symbol: [UInt8], _ sink: PeriodSink, to lines: LineBuffer) {
    let columns = Self.order.map { UnsafePointer(sink.wholes($0)) }
    // Which of them are whole numbers, and of which scale.
    let wholeScales = Self.order.map { sink.scale(of: $0) ?? -1 }
    // Doubles of any size have a few hundred digits at most, those below 10^15 with few digits at most 42, as have whole
    // numbers.
    let isLong = Self.order.contains { column in
      if sink.scale(of: column) != nil { return false }
      let reals = sink.reals(column)
      return (0..<sink.count).contains { reals[$0].magnitude >= 1e15 || reals[$0] != 0 && reals[$0].magnitude < 1e-9 }
    }
    let width = symbol.count + lineEnd.count + 60 + columns.count * (isLong ? 400 : 43)
    let (starts, firstDays, lastDays, counts) = (sink.starts, sink.firstDays, sink.lastDays, sink.counts)
    let closes = columns[3]
    columns.withUnsafeBufferPointer { columns in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: columns.count) { scales in
        scales.initialize(repeating: 0)
        lines.append(atMost: width * sink.count) { target in
          for index in 0..<sink.count {
            put(symbol, &target)
            separate(&target)
            put(starts[index], &target)
            separate(&target)
            put(firstDays[index], &target)
            separate(&target)
            put(lastDays[index], &target)
            separate(&target)
            DecimalText.write(counts[index], scale: 0, to: &target)
            var place = 0
            while place < columns.count {
              separate(&target)
              let start = target
              let number = columns[place][index]
              let scale = wholeScales[place]
              if scale < 0 {
                DecimalText.write(Double(bitPattern: UInt64(bitPattern: number)), scale: &scales[place], to: &target)
              } else if number.magnitude < 1_000_000_000_000_000 {
                DecimalText.write(number, scale: scale, to: &target)
              } else if number != ColumnCodec.missing {
                DecimalText.write(Double(number) / Decimals.powers[scale], to: &target)
              }
              place += 1
              if place == 4, columns[4][index] == closes[index], wholeScales[4] == wholeScales[3] {
                // An adjusted close that is the close, as most are.
                let count = target - start
                separate(&target)
                target.update(from: start, count: count)
                target += count
                place = 5
              }
            }
            put(lineEnd, &target)
          }
        }
      }
    }
  }

  @inline(__always)
  private func separate(_ target: inout UnsafeMutablePointer<UInt8>) {
    target.pointee = separator
    target += 1
  }

  @inline(__always)
  private func put(_ bytes: [UInt8], _ target: inout UnsafeMutablePointer<UInt8>) {
    for byte in bytes {
      target.pointee = byte
      target += 1
    }
  }

  /// Writes a day in ISO 8601.
  @inline(__always)
  private func put(_ day: Int32, _ target: inout UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(target).copyMemory(from: words.day(day), byteCount: 10)
    target += 10
  }
}

extension Store {
  /// Writers of lines that all see the same state of the store, one for each thread; of daily bars where no period is
  /// given.
  public func priceLines(
    every period: CalendarPeriod? = nil, separator: UInt8, lineEnd: [UInt8], threads: Int = 2
  ) throws(Diagnostic) -> [PriceLines] {
    do {
      var writers: [PriceLines] = []
      for connection in try seriesConnections(threads) {
        writers.append(
          try PriceLines(connection, every: period, separator: separator, lineEnd: lineEnd, problem: problem))
      }
      return writers
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }
}
