// Bytes under construction without a check at each: what renderers write the cells of large results to.
import CDigits
import Vocabulary

/// A growing run of bytes. Used by one thread at a time.
final class ByteWriter {
  private var start: UnsafeMutablePointer<UInt8>
  private var end: UnsafeMutablePointer<UInt8>
  private var limit: UnsafeMutablePointer<UInt8>

  init() {
    start = .allocate(capacity: 1 << 16)
    end = start
    limit = start + 1 << 16
  }

  deinit { start.deallocate() }

  /// Moves everything behind other bytes.
  func move(to out: inout [UInt8]) {
    out.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
    end = start
  }

  /// Makes room for so many bytes more.
  @inline(__always)
  func reserve(_ more: Int) {
    if limit - end < more { grow(more) }
  }

  private func grow(_ more: Int) {
    let count = end - start
    let capacity = max((limit - start) * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    (start, end, limit) = (larger, larger + count, larger + capacity)
  }

  // MARK: Behind a reserve

  /// Adds a byte that there is room for.
  @inline(__always)
  func put(_ byte: UInt8) {
    end.pointee = byte
    end += 1
  }

  /// Adds bytes that there is room for.
  @inline(__always)
  func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    let (source, target) = (UnsafeRawPointer(first), UnsafeMutableRawPointer(end))
    switch bytes.count {
    case 8...16:
      // The first and the last eight, which may overlap: most days and symbols, without a call.
      let last = source.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self)
      target.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
      target.storeBytes(of: last, toByteOffset: bytes.count &- 8, as: UInt64.self)
    case 4...7:
      let last = source.loadUnaligned(fromByteOffset: bytes.count &- 4, as: UInt32.self)
      target.storeBytes(of: source.loadUnaligned(as: UInt32.self), as: UInt32.self)
      target.storeBytes(of: last, toByteOffset: bytes.count &- 4, as: UInt32.self)
    default: end.update(from: first, count: bytes.count)
    }
    end += bytes.count
  }

  /// How many bytes a number may need while it is written.
  static let numberRoom = 48

  /// Adds a whole number that there is room for.
  @inline(__always)
  func put(_ number: Int64) { end = invest_write_decimal(number, 0, end) }

  /// Adds a decimal that there is room for.
  @inline(__always)
  func put(_ decimal: CellDecimal) {
    end = invest_write_decimal(decimal.number, UInt32(truncatingIfNeeded: decimal.scale), end)
  }

  /// Adds a double; `scale` is how many digits the last one of its column had behind the mark.
  @inline(__always)
  func put(_ number: Double, scale: inout UInt32) {
    if let behind = invest_write_real(number, &scale, end) {
      end = behind
      return
    }
    var digits: [UInt8] = []
    digits.appendDigits(number)
    reserve(digits.count)
    digits.withUnsafeBufferPointer { put($0) }
  }
}
