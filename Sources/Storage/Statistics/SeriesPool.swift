// One call for each of many instruments, on two threads.
import Dispatch
import Synchronization
import Vocabulary

extension SeriesAccess {
  /// Calls a closure once for each instrument, with a worker of the thread that it runs on, and returns the results in
  /// the order of the instruments. Threads read through connections of their own or take turns.
  func map<Worker, Value: Sendable>(
    _ instruments: ArraySlice<Instrument>, workers: [Worker],
    _ body: @Sendable (Instrument, Worker) throws -> Value
  ) throws -> [Value] {
    guard instruments.count > 1, workers.count > 1 else { return try instruments.map { try body($0, workers[0]) } }
    let workers = Workers(list: workers)
    let results = Mutex([Value?](repeating: nil, count: instruments.count))
    let failure = Mutex<(any Error)?>(nil)
    // The second thread comes from the end: parts of the file that lie side by side are mapped into memory together.
    let rest = Mutex(0..<instruments.count)
    let share = max(1, min(8, instruments.count / (workers.list.count * 4)))
    DispatchQueue.concurrentPerform(iterations: workers.list.count) { index in
      let worker = workers.list[index]
      while true {
        let part = rest.withLock { rest in
          let part = index == 0 ? rest.prefix(share) : rest.suffix(share)
          rest = index == 0 ? part.upperBound..<rest.upperBound : rest.lowerBound..<part.lowerBound
          return part
        }
        if part.isEmpty || failure.withLock({ $0 != nil }) { return }
        let start = part.lowerBound
        do {
          let values = try part.map { try body(instruments[instruments.startIndex + $0], worker) }
          results.withLock { for (offset, value) in values.enumerated() { $0[start + offset] = value } }
        } catch {
          failure.withLock { $0 = error }
        }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return results.withLock { $0 }.compactMap { $0 }
  }
}

/// One worker for each thread.
private struct Workers<Worker>: @unchecked Sendable {
  let list: [Worker]
}
