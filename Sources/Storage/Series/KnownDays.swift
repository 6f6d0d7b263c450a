// Days of blocks that were decoded before: the instruments of one exchange have the same days, byte for byte.
import Glibc

/// The days of some blocks by their bytes. Used by one thread at a time.
final class KnownDays {
  private struct Slot {
    let bytes: UnsafeMutablePointer<UInt8>
    var byteCount = 0
    let days: UnsafeMutablePointer<Int32>
    var count = 0
    /// Of the bytes that came last and are not kept.
    var hash: UInt64 = 0
  }

  private static let slotCount = 64
  private static let mostBytes = 2048
  private var slots: [Slot] = []
  /// A block or two are decoded faster than room for them is made.
  private var asked = 0

  deinit {
    for slot in slots {
      slot.bytes.deallocate()
      slot.days.deallocate()
    }
  }

  /// Copies the days that stand for some bytes; false where they are not known.
  func find(_ bytes: UnsafeBufferPointer<UInt8>, count: Int, into target: UnsafeMutablePointer<Int32>) -> Bool {
    guard !slots.isEmpty, let start = bytes.baseAddress else { return false }
    return slots.withUnsafeBufferPointer { slots in
      let slot = slots[Self.place(Self.hash(bytes))]
      guard slot.count == count, slot.byteCount == bytes.count, memcmp(slot.bytes, start, bytes.count) == 0 else {
        return false
      }
      target.update(from: slot.days, count: count)
      return true
    }
  }

  /// Whether days that are not known are worth keeping: they were asked for before. Instruments of many listing days have
  /// days of their own.
  func wants(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    asked += 1
    guard asked > 8, bytes.count <= Self.mostBytes else { return false }
    if slots.isEmpty {
      slots = (0..<Self.slotCount).map { _ in
        Slot(bytes: .allocate(capacity: Self.mostBytes), days: .allocate(capacity: PriceBlock.capacity))
      }
    }
    let hash = Self.hash(bytes)
    let place = Self.place(hash)
    if slots[place].hash == hash { return true }
    slots[place].hash = hash
    return false
  }

  /// Keeps all the days that bytes were decoded to, after they were wanted.
  func keep(_ bytes: UnsafeBufferPointer<UInt8>, _ days: UnsafeMutablePointer<Int32>, count: Int) {
    guard !slots.isEmpty, bytes.count <= Self.mostBytes, count <= PriceBlock.capacity, let start = bytes.baseAddress
    else {
      return
    }
    let place = Self.place(Self.hash(bytes))
    slots[place].bytes.update(from: start, count: bytes.count)
    slots[place].days.update(from: days, count: count)
    slots[place].byteCount = bytes.count
    slots[place].count = count
  }

  /// By the count and the first day, which stand at the beginning, and the length.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) | 1 << 63
    for byte in bytes.prefix(8) { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    return hash
  }

  private static func place(_ hash: UInt64) -> Int { Int(hash >> 58) }
}
