// A large ingest sends its pages to the disk while it goes on, so that making it durable at its end is a short wait.
import CHash
import Dispatch

/// Asks the system now and then to begin writing a store and its log. Changes nothing of what is written or when it counts.
final class EarlyWriting: Sendable {
  private let isOver = DispatchSemaphore(value: 0)
  private let end = DispatchSemaphore(value: 0)

  /// Begins; nil is a store in memory.
  init(_ path: String?) {
    guard let path else {
      end.signal()
      return
    }
    DispatchQueue(label: "invest.writing").async { [self] in
      while isOver.wait(timeout: .now() + .milliseconds(4)) == .timedOut {
        invest_begin_writing(path + "-wal")
        invest_begin_writing(path)
      }
      end.signal()
    }
  }

  /// Ends, at once where nothing is being written just now.
  func stop() {
    isOver.signal()
    end.wait()
    end.signal()
  }
}
