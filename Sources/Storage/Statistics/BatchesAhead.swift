// Batches of rows made ahead of the rows that SQLite reads: while it steps through one, another thread makes the next ones.
import Dispatch
import Synchronization

/// Makes batches in any order and hands them over in theirs. The thread that asks for one makes some itself where none is
/// ready.
final class BatchesAhead: @unchecked Sendable {
  private struct State {
    /// Those that nobody has begun are from here on.
    var next = 0
    /// Those before have been handed over.
    var taken = 0
    var ready: [Int: Result<ComputedBatch, any Error>] = [:]
    var isStopped = false
  }

  private let count: Int
  private let make: (_ index: Int, _ thread: Int) throws -> ComputedBatch
  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let news = DispatchSemaphore(value: 0)
  private let ended = DispatchGroup()
  private var helpers: Int
  /// How many are made ahead at most: of a few hundred rows each.
  private static let most = 128
  /// How many are begun at once.
  private static let share = 4

  /// - Parameters:
  ///   - helpers: how many threads there are beside the one that asks, 0 or 1; they begin with the first question.
  ///   - make: the batch of an index; thread 0 is the one that asks.
  init(count: Int, helpers: Int, make: @escaping (_ index: Int, _ thread: Int) throws -> ComputedBatch) {
    self.count = count
    self.helpers = helpers
    self.make = make
  }

  /// The next batch, nil behind the last one. Called by one thread.
  func next() throws -> ComputedBatch? {
    if helpers > 0 {
      helpers = 0
      DispatchQueue(label: "invest.batches").async(group: ended) { [self] in help() }
    }
    while true {
      let (found, isOver) = state.withLock { state -> (Result<ComputedBatch, any Error>?, Bool) in
        if state.taken == count { return (nil, true) }
        guard let found = state.ready.removeValue(forKey: state.taken) else { return (nil, false) }
        state.taken += 1
        return (found, false)
      }
      if isOver { return nil }
      if let found {
        room.signal()
        return try found.get()
      }
      // What is needed is not begun, or another thread is at it.
      if !work(16, thread: 0, share: 1) { news.wait() }
    }
  }

  /// Ends the other thread.
  func stop() {
    state.withLock { $0.isStopped = true }
    room.signal()
    ended.wait()
  }

  private func help() {
    while true {
      if work(Self.most, thread: 1, share: Self.share) { continue }
      if state.withLock({ $0.isStopped || $0.next >= count }) { return }
      room.wait()
    }
  }

  /// Makes a few batches; false where there is nothing to begin, or as many as `most` wait or are worked on.
  private func work(_ most: Int, thread: Int, share: Int) -> Bool {
    let part = state.withLock { state -> Range<Int> in
      if state.isStopped || state.next >= count || state.next - state.taken >= most { return 0..<0 }
      let part = state.next..<min(state.next + share, count)
      state.next = part.upperBound
      return part
    }
    for index in part {
      let result = Result { try make(index, thread) }
      state.withLock { $0.ready[index] = result }
      if thread > 0 { news.signal() }
    }
    return !part.isEmpty
  }
}
