/// Which lists of a table may have a word that begins with some bytes: a byte, one bit a list, for each hash of six of
/// longer words, of three of shorter ones, and of one of the shortest. Asks for all lists at once at the price of three loads.
///
/// Filled once and kept for the life of the program.
struct ListMasks: @unchecked Sendable {
  private static let shift: UInt64 = 52
  private static let size = 1 << 12

  private let masks: UnsafeMutablePointer<UInt8>

  init() {
    masks = .allocate(capacity: Self.size * 2 + 256)
    masks.initialize(repeating: 0, count: Self.size * 2 + 256)
  }

  @inline(__always)
  private static func hash(_ packed: UInt64, _ mask: UInt64) -> Int {
    Int(truncatingIfNeeded: ((packed & mask) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  /// Notes a word of a list, by its first bytes, the first one lowest.
  func add(_ packed: UInt64, length: Int, list: Int) {
    switch length {
    case 1, 2: masks[Self.size * 2 + Int(packed & 0xFF)] |= 1 << list
    case 3...5: masks[Self.size + Self.hash(packed, 0xFF_FFFF)] |= 1 << list
    default: masks[Self.hash(packed, 0xFFFF_FFFF_FFFF)] |= 1 << list
    }
  }

  /// The lists that may have a word beginning with these bytes, one bit each.
  @inline(__always)
  subscript(packed: UInt64) -> UInt8 {
    masks[Self.hash(packed, 0xFFFF_FFFF_FFFF)] | masks[Self.size &+ Self.hash(packed, 0xFF_FFFF)]
      | masks[Self.size &* 2 &+ Int(packed & 0xFF)]
  }
}
