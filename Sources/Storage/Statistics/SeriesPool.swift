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
    let next = Atomic<Int>(0)
    let share = max(1, min(8, instruments.count / (workers.list.count * 4)))
    DispatchQueue.concurrentPerform(iterations: workers.list.count) { index in
      let worker = workers.list[index]
      while true {
        let start = next.add(share, ordering: .relaxed).oldValue
        if start >= instruments.count || failure.withLock({ $0 != nil }) { return }
        let part = start..<min(start + share, instruments.count)
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
