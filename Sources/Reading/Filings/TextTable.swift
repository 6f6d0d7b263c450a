/// Texts that repeat, kept once each and known by their place.
///
/// A hash table with open addressing over the bytes of the file: nothing is made for a text that is known already.
struct TextTable {
  private(set) var texts: [String] = []
  /// Where each text first stood in the file; escaped ones never match and are compared as strings.
  private var ranges: [Range<Int>] = []
  private var slots: [Int32] = Array(repeating: -1, count: 1024)
  private var last: Int32 = -1

  /// The place of a text, which is added where it is new. O(length).
  mutating func place(of text: JSONText, in scanner: borrowing JSONScanner) throws(JSONProblem) -> Int32 {
    let bytes = scanner.bytes
    if last >= 0, Self.equal(ranges[Int(last)], text.range, bytes) { return last }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for at in text.range { hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01B3 }
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
    while slots[slot] >= 0 {
      let known = slots[slot]
      if Self.equal(ranges[Int(known)], text.range, bytes) {
        last = known
        return known
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let place = Int32(texts.count)
    texts.append(try scanner.decoded(text))
    ranges.append(text.range)
    slots[slot] = place
    last = place
    if texts.count * 2 > slots.count { grow(bytes) }
    return place
  }

  @inline(__always)
  private static func equal(_ a: Range<Int>, _ b: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    // Numbers of filings differ at their ends.
    var offset = a.count
    while offset > 0 {
      offset -= 1
      if bytes[a.lowerBound + offset] != bytes[b.lowerBound + offset] { return false }
    }
    return true
  }

  private mutating func grow(_ bytes: UnsafeBufferPointer<UInt8>) {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, range) in ranges.enumerated() {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for at in range { hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01B3 }
      var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
