/// A trie over bytes, as one hash table from (node, byte) to node: small, quick to build, one probe a byte to walk.
///
/// Values are chains of rows of a lexicon, since one form may mean several things. Built once and never freed: it serves
/// the whole life of the process.
struct ByteTrie: @unchecked Sendable {
  /// The node where every walk begins.
  static let root: UInt32 = 1

  /// Key and target of each step side by side, so that a probe touches one cache line; 0 where free.
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: UInt32
  private var used = 0
  private var nodeCount: UInt32 = 2
  /// For each node the first row that ends there, -1 where none does.
  private var terminals: UnsafeMutablePointer<Int32>
  private var terminalCapacity: Int
  /// What forms begin with, as bit maps: the first byte of those shorter than three, three bytes of those shorter than
  /// six, six bytes of the others. Small enough to stay near, so that most walks end before the first probe.
  private let beginnings: UnsafeMutablePointer<UInt64>
  private static let triples = 4
  private static let sixes = triples + 1 << 7
  private static let beginningsSize = sixes + 1 << 9

  /// An empty trie with room for so many nodes; it grows by itself.
  init(nodes: Int) {
    var capacity = 64
    while capacity < nodes * 2 { capacity *= 2 }
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    mask = UInt32(capacity - 1)
    terminalCapacity = nodes + 2
    terminals = .allocate(capacity: terminalCapacity)
    terminals.initialize(repeating: -1, count: terminalCapacity)
    beginnings = .allocate(capacity: Self.beginningsSize)
    beginnings.initialize(repeating: 0, count: Self.beginningsSize)
  }

  /// Whether any form may begin with these eight bytes, the first one lowest, ASCII letters in lower case.
  @inline(__always)
  func mayBegin(_ packed: UInt64) -> Bool {
    if beginnings[Int(packed & 0xFF) >> 6] >> (packed & 63) & 1 != 0 { return true }
    let triple = Self.triple(packed)
    if beginnings[Self.triples &+ Int(triple >> 6)] >> (triple & 63) & 1 != 0 { return true }
    let six = Self.six(packed)
    return beginnings[Self.sixes &+ Int(six >> 6)] >> (six & 63) & 1 != 0
  }

  @inline(__always)
  private static func triple(_ packed: UInt64) -> UInt64 {
    ((packed & 0xFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) >> 51
  }

  @inline(__always)
  private static func six(_ packed: UInt64) -> UInt64 {
    ((packed & 0xFFFF_FFFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) >> 49
  }

  private func noteBeginning(_ form: [UInt8]) {
    var packed: UInt64 = 0
    for (index, byte) in form.prefix(6).enumerated() { packed |= UInt64(byte) << UInt64(index * 8) }
    let (part, bit) =
      form.count < 3
      ? (0, packed & 0xFF) : form.count < 6 ? (Self.triples, Self.triple(packed)) : (Self.sixes, Self.six(packed))
    beginnings[part + Int(bit >> 6)] |= 1 << (bit & 63)
  }

  /// The node after one more byte, 0 where no form goes on so.
  @inline(__always)
  func step(_ node: UInt32, _ byte: UInt8) -> UInt32 {
    let key = node << 8 | UInt32(byte)
    var slot = (key &* 0x9E37_79B1) >> 7 & mask
    while true {
      let found = slots[Int(slot)]
      if found >> 32 == UInt64(key) { return UInt32(truncatingIfNeeded: found) }
      if found == 0 { return 0 }
      slot = (slot &+ 1) & mask
    }
  }

  /// The first row of the forms that end at a node, -1 where none does.
  @inline(__always)
  func row(at node: UInt32) -> Int32 { terminals[Int(node)] }

  /// Adds a form and gives its node.
  mutating func insert(_ form: [UInt8]) -> UInt32 {
    noteBeginning(form)
    var node = Self.root
    for byte in form {
      let next = step(node, byte)
      if next != 0 {
        node = next
        continue
      }
      if (used + 1) * 2 > Int(mask) { grow() }
      let created = nodeCount
      nodeCount += 1
      if Int(created) >= terminalCapacity { growTerminals() }
      place(UInt64(node << 8 | UInt32(byte)) << 32 | UInt64(created))
      used += 1
      node = created
    }
    return node
  }

  /// Sets the first row at a node.
  mutating func setRow(_ row: Int32, at node: UInt32) { terminals[Int(node)] = row }

  private mutating func place(_ entry: UInt64) {
    var slot = (UInt32(truncatingIfNeeded: entry >> 32) &* 0x9E37_79B1) >> 7 & mask
    while slots[Int(slot)] != 0 { slot = (slot &+ 1) & mask }
    slots[Int(slot)] = entry
  }

  private mutating func grow() {
    let old = (slots, Int(mask) + 1)
    let capacity = old.1 * 2
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    mask = UInt32(capacity - 1)
    for slot in 0..<old.1 where old.0[slot] != 0 { place(old.0[slot]) }
    old.0.deallocate()
  }

  private mutating func growTerminals() {
    let larger = UnsafeMutablePointer<Int32>.allocate(capacity: terminalCapacity * 2)
    larger.initialize(repeating: -1, count: terminalCapacity * 2)
    larger.update(from: terminals, count: terminalCapacity)
    terminals.deallocate()
    terminals = larger
    terminalCapacity *= 2
  }
}
