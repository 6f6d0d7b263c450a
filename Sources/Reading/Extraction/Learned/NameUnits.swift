/// A part of a text taken apart for the learned finding of names: characters of Han, kana and Hangul, runs of katakana, of
/// Latin letters and of digits, each with its script and a hash of its bytes.
///
/// Room is set aside once for a document. Beside the units stand three empty ones on each side, so that what looks round
/// need not ask where the part ends.
struct NameUnits {
  struct Unit {
    var start: Int32
    var end: Int32
    var hash: UInt64
    /// The script, and whether a blank stands before: see `script`.
    var shape: UInt64

    /// Whether it is punctuation, a number or hiragana, which stand in hardly any name.
    @inline(__always)
    var isOutside: Bool { Self.isOutside(shape) }

    /// The same of a shape.
    @inline(__always)
    static func isOutside(_ shape: UInt64) -> Bool { 0b1_0101 &>> (shape &>> 1) & 1 != 0 }
  }

  /// What stands for units before the first one and behind the last one.
  static let before = Unit(start: 0, end: 0, hash: 1, shape: 30)
  static let behind = Unit(start: 0, end: 0, hash: 2, shape: 31)
  /// How many empty units stand on each side.
  static let margin = 3
  /// More units are taken in several steps.
  private static let most = 4096

  private var room: [Unit]
  private(set) var count = 0

  /// - Parameter longest: how many bytes the longest part has.
  init(longest: Int) {
    room = Array(repeating: Self.before, count: min(longest, Self.most) + 2 * Self.margin)
  }

  /// The units, in the order of the text.
  var all: ArraySlice<Unit> { room[Self.margin..<Self.margin + count] }

  /// Calls `body` with the units and those beside them: the first one has the index `margin`.
  @inline(__always)
  func withUnits<Result>(_ body: (UnsafePointer<Unit>) -> Result?) -> Result? {
    room.withUnsafeBufferPointer { $0.baseAddress.flatMap(body) }
  }

  /// Takes a part of the text apart, as far as there is room; the place where what is left begins.
  mutating func take(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Int {
    room.withUnsafeMutableBufferPointer { room in
      let limit = room.count &- Self.margin
      var next = Self.margin
      var place = part.lowerBound
      var afterBlank: UInt64 = 1
      while place < part.upperBound, next < limit {
        let byte = text[place]
        if byte <= 0x20 {
          afterBlank = 1
          place &+= 1
          continue
        }
        let script = Self.script(text, place)
        var end = min(part.upperBound, place &+ TextClass.length(byte))
        var hash: UInt64 = 7
        if script == 3 || script == 6 || script == 4 {
          hash = FeatureList.hash(text, place, end)
        } else {
          if script == 1 || script == 2 || script == 5 {
            while end < part.upperBound, Self.script(text, end) == script {
              end = min(part.upperBound, end &+ TextClass.length(text[end]))
            }
          }
          if script != 2 { hash = FeatureList.hash(text, place, end) }
        }
        room[next] = Unit(
          start: Int32(truncatingIfNeeded: place), end: Int32(truncatingIfNeeded: end), hash: hash,
          shape: script &<< 1 | afterBlank)
        next &+= 1
        afterBlank = 0
        place = end
      }
      count = next &- Self.margin
      for offset in 0..<Self.margin { room[next &+ offset] = Self.behind }
      return place
    }
  }

  /// 0 punctuation, 1 Latin, 2 digits, 3 Han, 4 hiragana, 5 katakana, 6 Hangul, 7 others.
  @inline(__always)
  private static func script(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
    let byte = text[place]
    // U+5000 to U+9FFF, U+B000 to U+CFFF.
    if byte &- 0xE5 < 5 { return 3 }
    if byte &- 0xEB < 2 { return 6 }
    if byte < 0x80 { return TextClass.isDigit(byte) ? 2 : TextClass.isASCIIWord(byte) ? 1 : 0 }
    return otherScript(TextClass.scalar3(text, place))
  }

  @inline(never)
  private static func otherScript(_ scalar: UInt32) -> UInt64 {
    if TextClass.isHan(scalar) { return 3 }
    if TextClass.isHangul(scalar) { return 6 }
    if TextClass.isKatakana(scalar) { return 5 }
    if TextClass.isHiragana(scalar) { return 4 }
    if TextClass.isFullWidthWord(scalar) { return scalar &- 0xFF10 < 10 ? 2 : 1 }
    return scalar >= 0x3000 && scalar < 0x3040 || scalar >= 0xFF00 ? 0 : 7
  }
}
