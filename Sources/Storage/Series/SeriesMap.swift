// All series of a store, one call each, on several threads.
public import Analysis
import Dispatch
import GRDBSQLite
import Synchronization
public import Vocabulary

extension Store {
  /// Calls a closure once for each instrument and returns the results in the order of the instruments.
  ///
  /// Each thread reads through a connection of its own, so that reading and decoding run at the same time; the closure
  /// must not share state. Every thread sees the same state of the store. The series that the closure gets is used
  /// again afterwards: take results out of it rather than keep it.
  ///
  /// - Parameters:
  ///   - instruments: which; all of them, by symbol, where nil.
  ///   - columns: what the series holds beside its days.
  ///   - days: both ends included; end it at the day of `--as-of`.
  ///   - threads: how many at most; stores in memory are read by one.
  public func mapSeries<Value: Sendable>(
    of instruments: [Instrument]? = nil, columns: PriceColumns, days: ClosedRange<Int32> = .min ... .max,
    threads: Int = 2, _ body: @Sendable (Instrument, PriceSeries) -> Value
  ) throws(Diagnostic) -> [Value] {
    let instruments = if let instruments { instruments } else { try self.instruments() }
    if instruments.isEmpty { return [] }
    do {
      // A few series are read faster than a second connection opens.
      let count = path == nil || instruments.count < 16 ? 1 : max(1, threads)
      var readers = Readers()
      for connection in try seriesConnections(count) {
        readers.list.append(try PriceReader(connection, columns: columns, problem: problem))
      }
      let values = Mutex([Value?](repeating: nil, count: instruments.count))
      let failure = Mutex<Diagnostic?>(nil)
      let next = Atomic<Int>(0)
      // So many at a time that threads seldom meet, and so few that none waits for the other at the end.
      let share = max(1, min(16, instruments.count / (count * 8)))
      DispatchQueue.concurrentPerform(iterations: readers.list.count) { [readers] worker in
        var series = PriceSeries()
        while true {
          let start = next.add(share, ordering: .relaxed).oldValue
          if start >= instruments.count || failure.withLock({ $0 != nil }) { return }
          var results: [Value] = []
          for index in start..<min(start + share, instruments.count) {
            do throws(Diagnostic) {
              try readers.list[worker].read(instruments[index], days: days, into: &series)
            } catch {
              failure.withLock { $0 = error }
              return
            }
            results.append(body(instruments[index], series))
          }
          values.withLock { for (offset, value) in results.enumerated() { $0[start + offset] = value } }
        }
      }
      if let failure = failure.withLock({ $0 }) { throw failure }
      return values.withLock { $0 }.compactMap { $0 }
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// Connections that all see the same state of the store, until they are let go.
  func seriesConnections(_ count: Int) throws -> [Connection] {
    let own = try reader()
    guard path != nil, count > 1 else { return [own] }
    for _ in 0..<100 {
      let before = try own.integer("PRAGMA data_version")
      var connections: [Connection] = []
      for _ in 0..<count {
        let connection = try anotherReader()
        try connection.execute("BEGIN")
        _ = try connection.integer("SELECT count(*) FROM sqlite_schema")
        connections.append(connection)
      }
      // Another program may have written between the first and the last.
      if try own.integer("PRAGMA data_version") == before { return connections }
    }
    return [own]
  }
}

/// One reader for each thread.
private struct Readers: @unchecked Sendable {
  var list: [PriceReader] = []
}
