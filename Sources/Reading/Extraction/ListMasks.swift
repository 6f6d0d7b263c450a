/// Which lists of a table may have a word that begins with some bytes: a byte, one bit a list, for each hash of six of
/// longer words, of three of shorter ones, and of one of the shortest; and for each hash of three of both. Asks for several
/// lists at once, nearly always at the price of two loads.
///
/// Filled once and kept for the life of the program.
struct ListMasks: @unchecked Sendable {
  private static let shift: UInt64 = 52
  private static let size = 1 << 12

  private let masks: UnsafeMutablePointer<UInt8>

  init() {
    masks = .allocate(capacity: Self.size * 3 + 256)
    masks.initialize(repeating: 0, count: Self.size * 3 + 256)
  }

  @inline(__always)
  private static func hash(_ packed: UInt64, _ mask: UInt64) -> Int {
    Int(truncatingIfNeeded: ((packed & mask) &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  /// Notes a word of a list, by its first bytes, the first one lowest.
  func add(_ packed: UInt64, length: Int, list: Int) {
    switch length {
    case 1, 2: masks[Self.size * 3 + Int(packed & 0xFF)] |= 1 << list
    case 3...5: masks[Self.size + Self.hash(packed, 0xFF_FFFF)] |= 1 << list
    default: masks[Self.hash(packed, 0xFFFF_FFFF_FFFF)] |= 1 << list
    }
    if length > 2 { masks[Self.size * 2 + Self.hash(packed, 0xFF_FFFF)] |= 1 << list }
  }

  /// Those of some lists that may have a word beginning with these bytes, one bit each.
  @inline(__always)
  func beginning(with packed: UInt64, of lists: UInt8) -> UInt8 {
    let three = Self.hash(packed, 0xFF_FFFF)
    let short = masks[Self.size &* 3 &+ Int(packed & 0xFF)] & lists
    if masks[Self.size &* 2 &+ three] & lists | short == 0 { return 0 }
    return (masks[Self.hash(packed, 0xFFFF_FFFF_FFFF)] | masks[Self.size &+ three]) & lists | short
  }

  /// The same for words of three bytes and more, without a branch, for passes over all characters.
  @inline(__always)
  func beginningLong(with packed: UInt64, of lists: UInt8) -> UInt8 {
    let three = Self.hash(packed, 0xFF_FFFF)
    let whole = masks[Self.hash(packed, 0xFFFF_FFFF_FFFF)] | masks[Self.size &+ three]
    return whole & masks[Self.size &* 2 &+ three] & lists
  }
}
