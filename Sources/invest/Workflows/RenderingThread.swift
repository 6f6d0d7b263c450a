// Rows become text on a thread of their own while the store makes the next ones.
import Dispatch
import Synchronization

/// Does pieces of work one after the other, a few of them behind whoever hands them over.
final class RenderingThread: Sendable {
  private let queue = DispatchQueue(label: "invest.rendering")
  private let room = DispatchSemaphore(value: 0)
  private let isWanted = Atomic(true)

  init() {
    // Counted up from zero: a semaphore must not be let go with less than it began with.
    for _ in 0..<4 { room.signal() }
  }

  /// Does a piece of work soon. False where an earlier one said that no more is wanted.
  func run(_ work: @escaping @Sendable () -> Bool) -> Bool {
    room.wait()
    queue.async { [self] in
      if isWanted.load(ordering: .relaxed), !work() { isWanted.store(false, ordering: .relaxed) }
      room.signal()
    }
    return isWanted.load(ordering: .relaxed)
  }

  /// Returns when all work is done.
  func wait() { queue.sync {} }
}

/// Carries values to a thread that uses them while nobody else does.
struct UncheckedBox<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
