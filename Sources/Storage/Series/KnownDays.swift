// Days of blocks that were decoded before: the instruments of one exchange have the same days, byte for byte.
import Glibc

/// The days of some blocks by their bytes. Used by one thread at a time.
final class KnownDays {
  private struct Slot {
    let bytes: UnsafeMutablePointer<UInt8>
    var byteCount = 0
    let days: UnsafeMutablePointer<Int32>
    var count = 0
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
      let slot = slots[Self.place(bytes)]
      guard slot.count == count, slot.byteCount == bytes.count, memcmp(slot.bytes, start, bytes.count) == 0 else {
        return false
      }
      target.update(from: slot.days, count: count)
      return true
    }
  }

  /// Keeps the days that bytes were decoded to.
  func keep(_ bytes: UnsafeBufferPointer<UInt8>, _ days: UnsafeMutablePointer<Int32>, count: Int) {
    asked += 1
    guard asked > 8, bytes.count <= Self.mostBytes, count <= PriceBlock.capacity, let start = bytes.baseAddress else {
      return
    }
    if slots.isEmpty {
      slots = (0..<Self.slotCount).map { _ in
        Slot(bytes: .allocate(capacity: Self.mostBytes), days: .allocate(capacity: PriceBlock.capacity))
      }
    }
    let place = Self.place(bytes)
    slots[place].bytes.update(from: start, count: bytes.count)
    slots[place].days.update(from: days, count: count)
    slots[place].byteCount = bytes.count
    slots[place].count = count
  }

  /// By the count and the first day, which stand at the beginning, and the length.
  private static func place(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = UInt32(truncatingIfNeeded: bytes.count)
    for byte in bytes.prefix(8) { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash >> 26)
  }
}
