// Lines on their way out of the store: memory that is written to without a check at each byte, and used again.

/// A growing run of bytes. Used by one thread at a time.
public final class LineBuffer: @unchecked Sendable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 16
  private var count = 0

  /// An empty buffer.
  public init() { start = .allocate(capacity: capacity) }

  deinit { start.deallocate() }

  /// What was written. Valid until the next change.
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// Forgets all bytes and keeps their room.
  public func removeAll() { count = 0 }

  /// Lets a closure write some bytes behind the others and move the pointer to their end.
  @inline(__always)
  func append(atMost most: Int, _ body: (inout UnsafeMutablePointer<UInt8>) -> Void) {
    // Digits may be written a little behind their end.
    let needed = count + most + 64
    if needed > capacity {
      capacity = max(capacity * 2, needed)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: start, count: count)
      start.deallocate()
      start = larger
    }
    var target = start + count
    body(&target)
    count = target - start
  }
}
