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
    constants.withUnsafeBufferPointer { constants in
      for start in stride(from: 0, to: blocks.count, by: 64) {
        add(UnsafeBufferPointer(rebasing: blocks[start..<start + 64]), to: &state, constants)
      }
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

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
