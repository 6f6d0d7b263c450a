// SHA-256 (FIPS 180-4), by which the store knows a file again.
import CHash

/// The hash of whole files, piece by piece.
public struct SHA256 {
  private var state = initialState
  /// Bytes that do not fill a block yet, fewer than 64.
  private var rest: [UInt8] = []
  private var length: UInt64 = 0

  /// Begins a hash.
  public init() {}

  /// Adds the next bytes. O(n).
  public mutating func update(_ bytes: UnsafeBufferPointer<UInt8>) {
    length += UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      rest.append(contentsOf: bytes[..<start])
      if rest.count < 64 { return }
      let block = rest
      rest.removeAll(keepingCapacity: true)
      block.withUnsafeBufferPointer { Self.add($0, to: &state) }
    }
    let whole = (bytes.count - start) / 64 * 64
    Self.add(UnsafeBufferPointer(rebasing: bytes[start..<start + whole]), to: &state)
    rest.append(contentsOf: bytes[(start + whole)...])
  }

  /// The hash in lower-case hexadecimal digits, as `sources.sha256` holds it.
  public func finish() -> String {
    // The rest, a one bit, zeros, and the length in bits.
    var state = state
    var tail = rest
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: (length << 3) >> shift))
    }
    tail.withUnsafeBufferPointer { Self.add($0, to: &state) }
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for word in [state.a, state.b, state.c, state.d, state.e, state.f, state.g, state.h] {
      for shift in stride(from: UInt32(28), through: 0, by: -4) {
        let nibble = UInt8(truncatingIfNeeded: word >> shift & 15)
        digits.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The hash of bytes that lie in memory already. O(n).
  public static func hex(of bytes: [UInt8]) -> String { bytes.withUnsafeBufferPointer { hex(of: $0) } }

  /// The hash of bytes that lie in memory already. O(n).
  public static func hex(of bytes: UnsafeBufferPointer<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// Whole blocks, by the processor's own instructions where it has them.
  private static func add(_ blocks: UnsafeBufferPointer<UInt8>, to state: inout State) {
    if blocks.isEmpty { return }
    let isDone = withUnsafeMutablePointer(to: &state) { state in
      state.withMemoryRebound(to: UInt32.self, capacity: 8) {
        invest_sha256_blocks($0, blocks.baseAddress, blocks.count / 64) == 1
      }
    }
    if !isDone { addByHand(blocks, to: &state) }
  }

  private static func addByHand(_ blocks: UnsafeBufferPointer<UInt8>, to state: inout State) {
    let constants = UnsafeBufferPointer(start: invest_sha256_constants(), count: 64)
    for start in stride(from: 0, to: blocks.count, by: 64) {
      add(UnsafeBufferPointer(rebasing: blocks[start..<start + 64]), to: &state, constants)
    }
  }

  /// The hash without the processor's instructions for it: what they are tested against.
  static func hexByHand(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    let whole = bytes.count / 64 * 64
    bytes.withUnsafeBufferPointer {
      addByHand(UnsafeBufferPointer(rebasing: $0[..<whole]), to: &hash.state)
    }
    hash.rest = Array(bytes[whole...])
    hash.length = UInt64(bytes.count)
    return hash.finish()
  }

  private struct State {
    var a, b, c, d, e, f, g, h: UInt32
  }

  /// One block of 64 bytes.
  private static func add(
    _ block: UnsafeBufferPointer<UInt8>, to state: inout State, _ constants: UnsafeBufferPointer<UInt32>
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
      for index in 0..<16 {
        let at = index &* 4
        words[index] =
          UInt32(block[at]) << 24 | UInt32(block[at &+ 1]) << 16 | UInt32(block[at &+ 2]) << 8 | UInt32(block[at &+ 3])
      }
      for index in 16..<64 {
        let w15 = words[index &- 15]
        let w2 = words[index &- 2]
        let s0 = rotated(w15, 7) ^ rotated(w15, 18) ^ w15 >> 3
        let s1 = rotated(w2, 17) ^ rotated(w2, 19) ^ w2 >> 10
        words[index] = words[index &- 16] &+ s0 &+ words[index &- 7] &+ s1
      }
      var (a, b, c, d) = (state.a, state.b, state.c, state.d)
      var (e, f, g, h) = (state.e, state.f, state.g, state.h)
      for index in 0..<64 {
        let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
        let choice = e & f ^ ~e & g
        let first = h &+ s1 &+ choice &+ constants[index] &+ words[index]
        let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
        let majority = a & b ^ a & c ^ b & c
        (h, g, f, e) = (g, f, e, d &+ first)
        (d, c, b, a) = (c, b, a, first &+ s0 &+ majority)
      }
      state.a &+= a
      state.b &+= b
      state.c &+= c
      state.d &+= d
      state.e &+= e
      state.f &+= f
      state.g &+= g
      state.h &+= h
    }
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word &>> count | word &<< (32 &- count) }

  private static let initialState = State(
    a: 0x6a09_e667, b: 0xbb67_ae85, c: 0x3c6e_f372, d: 0xa54f_f53a, e: 0x510e_527f, f: 0x9b05_688c, g: 0x1f83_d9ab,
    h: 0x5be0_cd19)
}
