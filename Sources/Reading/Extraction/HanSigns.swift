/// What is known of each character of a part of a Chinese text before it is searched for names: a byte for each byte of
/// the text, with one bit for each list of words that may have one beginning there, or `other` where no Han stands. Bytes
/// within a Han character are zero, so that eight are passed over at once.
struct HanSigns {
  /// No Han character begins here, or so near the end of the text that it is to be looked at by itself.
  static let other: UInt8 = 0x80
  /// How many more bytes there are than the part has: for the place behind it, and for what is read along with the last.
  static let slack = 16

  private let room: UnsafeMutableBufferPointer<UInt8>
  private let start: Int

  /// - Parameter room: as many bytes as the part has, and `slack` more.
  init(_ room: UnsafeMutableBufferPointer<UInt8>, of part: Range<Int>) {
    self.room = room
    start = part.lowerBound
  }

  /// Notes the signs of the character that begins at a place; those behind it are to be noted after it.
  @inline(__always)
  func note(_ signs: UInt8, at place: Int) {
    UnsafeMutableRawBufferPointer(room).storeBytes(
      of: UInt32(signs).littleEndian, toByteOffset: place &- start, as: UInt32.self)
  }

  /// The signs of the character at a place of the part, or behind it.
  @inline(__always)
  subscript(_ place: Int) -> UInt8 { room[place &- start] }

  /// The first place from one on with one of some signs or no Han, `end` at most.
  @inline(__always)
  func passing(_ place: Int, before end: Int, to signs: UInt8) -> Int {
    let wanted = ByteWord.ones &* UInt64(signs | Self.other)
    var place = place
    while place < end {
      let found = ByteWord.load(UnsafeBufferPointer(room), place &- start) & wanted
      if found != 0 { return min(end, place &+ found.trailingZeroBitCount &>> 3) }
      place &+= 8
    }
    return end
  }
}
