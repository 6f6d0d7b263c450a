// Daily bars as lines of text, straight from the stored whole numbers: what `export prices` writes.
import GRDBSQLite
public import Vocabulary

/// Writes the bars of instruments as lines `symbol,day,open,high,low,close,adj_close,volume`: days in ISO 8601, numbers
/// with the shortest digits that read back as the same double, never with an exponent, nothing where one is not known.
/// Used by one thread at a time.
public final class PriceLines {
  /// The columns' names, as in the table `prices`.
  public static let columns = ["symbol", "day", "open", "high", "low", "close", "adj_close", "volume"]

  private let rows: BlockRows
  private let problem: StoreProblem
  private let separator: UInt8
  private let lineEnd: [UInt8]
  private let days: UnsafeMutablePointer<Int32>
  /// One column after the other, in the order of the line.
  private let numbers: UnsafeMutablePointer<Int64>
  private static let order: [PriceColumn] = [.open, .high, .low, .close, .adjClose, .volume]

  init(
    _ connection: Connection, separator: UInt8, lineEnd: [UInt8], problem: StoreProblem
  ) throws(SQLiteFailure) {
    rows = try BlockRows(connection, columns: .all)
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
  /// - Complexity: O(bars), about a tenth of a microsecond each.
  public func append(
    _ instrument: Instrument, symbol: [UInt8], to bytes: inout [UInt8]
  ) throws(Diagnostic) {
    do {
      rows.start(instrument.id, days: .min ... .max)
      defer { rows.stop() }
      while try rows.next() {
        try rows.days(into: days)
        var heads: [ColumnHead] = []
        for (place, column) in Self.order.enumerated() {
          heads.append(try rows.numbers(column, into: numbers + place * PriceBlock.capacity))
        }
        append(symbol, heads, to: &bytes)
      }
    } catch {
      throw problem.diagnostic(PriceReader.failure(error, instrument), verb: "read")
    }
  }

  private func append(_ symbol: [UInt8], _ heads: [ColumnHead], to bytes: inout [UInt8]) {
    let count = rows.count
    // Doubles of any size have a few hundred digits at most; whole numbers 16 with a point and a sign.
    let width = symbol.count + lineEnd.count + 12 + heads.reduce(0) { $0 + ($1.isDoubles ? 400 : 42) }
    let lines = [UInt8](unsafeUninitializedCapacity: width * count) { buffer, length in
      guard var target = buffer.baseAddress else { return }
      let start = target
      for index in 0..<count {
        for byte in symbol {
          target.pointee = byte
          target += 1
        }
        target.pointee = separator
        target += 1
        target.withMemoryRebound(to: CChar.self, capacity: 10) { DayText.write(days[index], to: $0) }
        target += 10
        for place in 0..<heads.count {
          target.pointee = separator
          target += 1
          let number = numbers[place &* PriceBlock.capacity &+ index]
          if heads[place].isDoubles {
            DecimalText.write(Double(bitPattern: UInt64(bitPattern: number)), to: &target)
          } else if number != ColumnCodec.missing {
            DecimalText.write(number, scale: heads[place].scale, to: &target)
          }
        }
        for byte in lineEnd {
          target.pointee = byte
          target += 1
        }
      }
      length = target - start
    }
    bytes.append(contentsOf: lines)
  }
}

extension Store {
  /// Writers of lines that all see the same state of the store, one for each thread.
  public func priceLines(
    separator: UInt8, lineEnd: [UInt8], threads: Int = 2
  ) throws(Diagnostic) -> [PriceLines] {
    do {
      var writers: [PriceLines] = []
      for connection in try seriesConnections(threads) {
        writers.append(
          try PriceLines(connection, separator: separator, lineEnd: lineEnd, problem: problem))
      }
      return writers
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }
}
