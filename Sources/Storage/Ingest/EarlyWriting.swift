// A large ingest sends its pages to the disk while it goes on, so that making it durable at its end is a short wait.
import CHash
import Dispatch
import Glibc
import Synchronization

/// Asks the system now and then to begin writing a store and its log. Changes nothing of what is written or when it counts.
final class EarlyWriting: Sendable {
  private let isOver = Atomic(false)
  private let end = DispatchSemaphore(value: 0)

  /// Begins; nil is a store in memory.
  init(_ path: String?) {
    guard let path else {
      end.signal()
      return
    }
    DispatchQueue(label: "invest.writing").async { [self] in
      while !isOver.load(ordering: .relaxed) {
        usleep(4_000)
        invest_begin_writing(path + "-wal")
        invest_begin_writing(path)
      }
      end.signal()
    }
  }

  /// Ends.
  func stop() {
    isOver.store(true, ordering: .relaxed)
    end.wait()
    end.signal()
  }
}
