// Whole numbers packed to the bits they need: the inner loop of the price blocks.
//
// Numbers stand one behind the other, least significant bit first, in little-endian bytes; the packed bytes are
// followed by slack, so that every number of up to 57 bits can be read by one unaligned 8-byte load.

/// Packs unsigned numbers of one width; `invest_unpack` of CPacking unpacks them.
enum BitPacking {
  /// Bytes to add behind the last packed number before it is decoded.
  static let slack = 8

  /// How many bits the number needs; widths above 57 become 64, which stands for whole 8-byte words.
  @inline(__always)
  static func width(of largest: UInt64) -> Int {
    let width = 64 - largest.leadingZeroBitCount
    return width > 57 ? 64 : width
  }

  /// How many bytes that many numbers of that width take.
  @inline(__always)
  static func byteCount(_ count: Int, width: Int) -> Int { (count * width + 7) / 8 }

  /// Appends the numbers minus a base, each difference below `2^width`. O(count).
  ///
  /// The sink must have room for `byteCount(count, width:) + slack`.
  @inline(__always)
  static func pack(_ numbers: UnsafeBufferPointer<Int64>, minus base: Int64, width: Int, into sink: ByteSink) {
    guard width > 0 else { return }
    if width == 64 {
      for number in numbers { sink.store(UInt64(bitPattern: number &- base), counting: 8) }
      return
    }
    // Six whole bytes are written at a time at most: with up to 7 bits left over, 57 more always fit.
    var pending: UInt64 = 0
    var bits = 0
    for number in numbers {
      pending |= UInt64(bitPattern: number &- base) &<< UInt64(bits)
      bits &+= width
      let whole = bits &>> 3
      sink.store(pending, counting: whole)
      pending = whole == 8 ? 0 : pending &>> UInt64(whole &<< 3)
      bits &= 7
    }
    if bits > 0 { sink.append(UInt8(truncatingIfNeeded: pending)) }
  }
}
