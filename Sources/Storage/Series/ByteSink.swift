// A buffer that encoded columns are written to, byte by byte and word by word, without a check at each.

/// Bytes under construction. Whoever writes reserves first; nothing is checked while writing.
final class ByteSink {
  private(set) var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  var count = 0

  init(capacity: Int = 1 << 15) {
    self.capacity = capacity
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// Makes room for so many bytes more.
  func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: start, count: count)
    start.deallocate()
    start = moved
    capacity = larger
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    start[count] = byte
    count &+= 1
  }

  /// Writes eight bytes and counts some of them.
  @inline(__always)
  func store(_ word: UInt64, counting bytes: Int) {
    UnsafeMutableRawPointer(start + count).storeBytes(of: word.littleEndian, as: UInt64.self)
    count &+= bytes
  }

  /// Groups of seven bits, the lowest first.
  @inline(__always)
  func append(varint number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// A signed number, small ones of either sign in few bytes.
  @inline(__always)
  func append(signed number: Int64) { append(varint: UInt64(bitPattern: number << 1 ^ number >> 63)) }

  /// The bytes so far; the sink is empty afterwards.
  func take() -> [UInt8] {
    defer { count = 0 }
    return [UInt8](UnsafeBufferPointer(start: start, count: count))
  }
}
