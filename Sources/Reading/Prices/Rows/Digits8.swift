/// Decimal digits eight at a time, after Johnny Lee's and Daniel Lemire's "parsing numbers with SIMD within a register".
enum Digits8 {
  /// Eight bytes from anywhere, the first in the lowest byte.
  @inline(__always)
  static func load(_ place: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// How many of the bytes, from the first on, are digits: 0...8.
  @inline(__always)
  static func count(_ word: UInt64) -> Int {
    let zeroed = word ^ 0x3030_3030_3030_3030
    let others = ((zeroed & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676 | zeroed) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount &>> 3
  }

  /// The number that the first digits make, 1...8 of them.
  @inline(__always)
  static func value(_ word: UInt64, count: Int) -> UInt64 {
    // Zeros come in as leading ones.
    var digits = (word ^ 0x3030_3030_3030_3030) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    digits = digits &* 10 &+ digits &>> 8
    let high = (digits & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let low = (digits &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (high &+ low) &>> 32
  }
}
