/// Chinese words of two characters: what begins with none of them, and comes again, is most likely a name.
///
/// The words are data (`lexicons/zh/common.tsv`), kept as two bits each of a map: of what is in no list one in sixty is
/// taken for common.
struct CommonPairs: @unchecked Sendable {
  static let chinese = CommonPairs("lexicons/zh/common.tsv")

  private static let words = 1 << 14
  private let bits: UnsafePointer<UInt64>

  private init(_ file: String) {
    let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: Self.words)
    bits.initialize(repeating: 0, count: Self.words)
    EmbeddedFile.named(file)?.forEachLine { line in
      guard line.count >= 7 else { return }
      let first = UInt64(line[0]) | UInt64(line[1]) << 8 | UInt64(line[2]) << 16
      var at = 4
      while at + 3 <= line.count {
        let second = UInt64(line[at]) | UInt64(line[at + 1]) << 8 | UInt64(line[at + 2]) << 16
        let (one, other) = Self.places(first | second << 24)
        bits[one >> 6] |= 1 << UInt64(one & 63)
        bits[other >> 6] |= 1 << UInt64(other & 63)
        at += 3
      }
    }
    self.bits = UnsafePointer(bits)
  }

  /// Whether two characters are a common word: their six bytes, the first one lowest.
  @inline(__always)
  func holds(_ pair: UInt64) -> Bool {
    let (one, other) = Self.places(pair)
    return bits[one >> 6] >> UInt64(one & 63) & 1 != 0 && bits[other >> 6] >> UInt64(other & 63) & 1 != 0
  }

  /// The two bits of a pair among 2^20.
  @inline(__always)
  private static func places(_ pair: UInt64) -> (Int, Int) {
    let hash = pair &* 0x9E37_79B9_7F4A_7C15
    return (Int(truncatingIfNeeded: hash >> 44), Int(truncatingIfNeeded: hash >> 24 & 0xF_FFFF))
  }
}
