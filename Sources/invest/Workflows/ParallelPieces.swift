// Work on the pieces of one file on several threads, with results in the order of the pieces.
import Dispatch
import Synchronization

enum ParallelPieces {
  /// Takes pieces one after the other, works on several at once, and hands the results over in their order.
  ///
  /// - Parameters:
  ///   - threads: how many work; the calling thread only takes results.
  ///   - ahead: how many pieces are in memory at most.
  ///   - next: the next piece, nil at the end; called by one thread at a time.
  ///   - work: what is done with a piece; called by several threads at once.
  ///   - take: called by the calling thread, in the order of the pieces.
  /// - Throws: what `next` or `take` throw, after all threads have ended.
  static func run<Piece: Sendable, Result: Sendable>(
    threads: Int = 2, ahead: Int = 6, next: @escaping () throws -> Piece?,
    work: @escaping @Sendable (Piece) -> Result, take: (Result) throws -> Void
  ) throws {
    try start(threads: threads, ahead: ahead, next: next, work: work).take(take)
  }

  /// Begins with the work; whoever calls takes the results when it is ready for them, or stops it.
  static func start<Piece: Sendable, Result: Sendable>(
    threads: Int = 2, ahead: Int = 6, next: @escaping () throws -> Piece?,
    work: @escaping @Sendable (Piece) -> Result
  ) -> StartedPieces<Piece, Result> {
    let line = Line<Piece, Result>(next, ahead: ahead)
    for thread in 0..<threads {
      // A queue of its own is a thread of its own.
      DispatchQueue(label: "invest.pieces.\(thread)").async { line.work(work) }
    }
    return StartedPieces(line: line, threads: threads)
  }
}

/// Work on pieces that has begun.
struct StartedPieces<Piece: Sendable, Result: Sendable> {
  fileprivate let line: Line<Piece, Result>
  fileprivate let threads: Int

  /// Takes all results in their order; throws what reading the pieces or `take` throw, after all threads have ended.
  func take(_ take: (Result) throws -> Void) throws {
    do {
      try line.take(threads: threads, take)
    } catch {
      line.stop(threads: threads)
      throw error
    }
  }

  /// Lets the threads end, and waits for them; harmless where they have ended.
  func stop() { line.stop(threads: threads) }
}

/// What the threads share.
fileprivate final class Line<Piece: Sendable, Result: Sendable>: Sendable {
  /// The source of the pieces. Taking one is long (the bytes are read and their hash is made), so that threads wait for
  /// their turn asleep: a `Mutex` would keep a core busy with waiting.
  private final class Source: @unchecked Sendable {
    private let next: () throws -> Piece?
    private let turn = DispatchSemaphore(value: 0)
    private var count = 0

    init(_ next: @escaping () throws -> Piece?) {
      self.next = next
      turn.signal()
    }

    /// The next piece with its place in the order; nil where `isOver` says so, or at the end.
    func take(_ isOver: () -> Bool) throws -> (Int, Piece)? {
      turn.wait()
      defer { turn.signal() }
      guard !isOver(), let piece = try next() else { return nil }
      count += 1
      return (count - 1, piece)
    }
  }

  private struct State {
    var results: [Int: Result] = [:]
    var ended = 0
    var pieces = 0
    var failure: (any Error)?
  }

  private let source: Source
  private let state = Mutex(State())
  private let isStopped = Atomic(false)
  private let room: DispatchSemaphore
  private let news = DispatchSemaphore(value: 0)

  init(_ next: @escaping () throws -> Piece?, ahead: Int) {
    source = Source(next)
    room = DispatchSemaphore(value: 0)
    // Counted up from zero: a semaphore must not be let go with less than it began with.
    for _ in 0..<ahead { room.signal() }
  }

  /// One thread: works until there are no more pieces.
  func work(_ work: (Piece) -> Result) {
    while true {
      room.wait()
      var taken: (Int, Piece)?
      do {
        taken = try source.take { isStopped.load(ordering: .relaxed) }
      } catch {
        state.withLock { $0.failure = error }
        isStopped.store(true, ordering: .relaxed)
      }
      guard let (index, piece) = taken else {
        isStopped.store(true, ordering: .relaxed)
        state.withLock { $0.ended += 1 }
        // The others need no room to see that it is over.
        room.signal()
        news.signal()
        return
      }
      let result = work(piece)
      state.withLock {
        $0.results[index] = result
        $0.pieces = max($0.pieces, index + 1)
      }
      news.signal()
    }
  }

  /// The calling thread: takes results until all threads have ended and all results are taken.
  func take(threads: Int, _ take: (Result) throws -> Void) throws {
    var index = 0
    while true {
      news.wait()
      while let result = state.withLock({ $0.results.removeValue(forKey: index) }) {
        index += 1
        try take(result)
        room.signal()
      }
      let (isOver, failure) = state.withLock { ($0.ended == threads && $0.pieces == index, $0.failure) }
      if isOver {
        if let failure { throw failure }
        return
      }
    }
  }

  /// Lets the threads end, and waits for them.
  func stop(threads: Int) {
    isStopped.store(true, ordering: .relaxed)
    for _ in 0..<threads { room.signal() }
    while state.withLock({ $0.ended }) < threads { news.wait() }
  }
}
