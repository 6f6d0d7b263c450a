/// A part of a text taken apart for the learned finding of names: characters of Han, kana and Hangul, runs of katakana, of
/// Latin letters and of digits, each with its script and a hash of its bytes.
///
/// Room is set aside once for a document. Beside the units stand four empty ones on each side, so that what looks round
/// need not ask where the part ends.
struct NameUnits {
  struct Unit {
    var start: Int32
    var end: Int32
    var hash: UInt64
    /// What it tells of the beginning of a name at each of the five places near it (see `NameRows`), and in the highest
    /// byte its shape.
    var row: UInt64

    /// The script, and whether a blank stands before: see `script`.
    @inline(__always)
    var shape: UInt64 { row &>> 56 }

    /// What it tells of a beginning that stands two to the right of it, one, at it, one to the left, two.
    @inline(__always)
    func weight(_ at: UInt64) -> Int32 { Int32(Int8(truncatingIfNeeded: row &>> (at &* 8))) }

    /// Whether a shape is that of punctuation, a number or hiragana, which stand in hardly any name.
    @inline(__always)
    static func isOutside(_ shape: UInt64) -> Bool { 0b1_0101 &>> (shape &>> 1) & 1 != 0 }
  }

  /// How many empty units stand on each side.
  static let margin = 4
  /// More units are taken in several steps.
  private static let most = 4096
  private static let rowMask: UInt64 = 0xFF_FFFF_FFFF

  /// What stands for the hash of a number: which one does not matter.
  private static let number: UInt64 = 7

  private var room: [Unit]
  private let behind: Unit
  private let numberRow: UInt64
  private(set) var count = 0

  /// - Parameter longest: how many bytes the longest part has.
  init(longest: Int, _ weights: NameWeights?) {
    func edge(_ hash: UInt64, _ shape: UInt64) -> Unit {
      Unit(start: 0, end: 0, hash: hash, row: (weights?.row(hash) ?? 0) | shape << 56)
    }
    room = Array(repeating: edge(1, 30), count: min(longest, Self.most) + 2 * Self.margin)
    behind = edge(2, 31)
    numberRow = edge(Self.number, 2 << 1).row
  }

  /// The units, in the order of the text.
  var all: ArraySlice<Unit> { room[Self.margin..<Self.margin + count] }

  /// Calls `body` with the first unit; those beside it may be looked at, too.
  @inline(__always)
  func withFirst<Result>(_ body: (UnsafePointer<Unit>) -> Result) -> Result? {
    room.withUnsafeBufferPointer { $0.baseAddress.map { body($0 + Self.margin) } }
  }

  /// Takes a part of the text apart, as far as there is room; the place where what is left begins.
  mutating func take(
    _ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ rows: UnsafeBufferPointer<UInt64>,
    _ weights: NameWeights?
  ) -> Int {
    let numberRow = numberRow
    let behind = behind
    return room.withUnsafeMutableBufferPointer { room in
      let limit = room.count &- Self.margin
      let stop = part.upperBound
      var next = Self.margin
      var place = part.lowerBound
      // In the lowest bit of a shape: whether a blank stands before.
      var blank: UInt64 = 1
      while place < stop, next < limit {
        let byte = text[place]
        if byte <= 0x20 {
          blank = 1
          place &+= 1
          continue
        }
        if TextClass.isDigit(byte) {
          var end = place &+ 1
          while end < stop, TextClass.isDigit(text[end]) { end &+= 1 }
          if end == stop || text[end] != 0xEF {
            room[next] = Unit(
              start: Int32(truncatingIfNeeded: place), end: Int32(truncatingIfNeeded: end), hash: Self.number,
              row: numberRow | blank &<< 56)
            next &+= 1
            blank = 0
            place = end
            continue
          }
        }
        var end = place &+ 1
        var scalar = Int(byte)
        var hash = Self.step(Self.seed, byte)
        if byte >= 0x80 {
          guard byte &- 0xE0 < 16, place &+ 3 <= stop else {
            place = Self.run(place, stop, text, weights, blank, &room[next])
            next &+= 1
            blank = 0
            continue
          }
          let (second, third) = (text[place &+ 1], text[place &+ 2])
          scalar = Int(byte & 0x0F) &<< 12 | Int(second & 0x3F) &<< 6 | Int(third & 0x3F)
          hash = Self.step(Self.step(hash, second), third)
          end = place &+ 3
        }
        let row = rows[scalar]
        if row == 0 {
          end = Self.run(place, stop, text, weights, blank, &room[next])
        } else {
          room[next] = Unit(
            start: Int32(truncatingIfNeeded: place), end: Int32(truncatingIfNeeded: end), hash: hash,
            row: row & Self.rowMask | (row &>> 40 & 0xFF) &<< 57 | blank &<< 56)
        }
        next &+= 1
        blank = 0
        place = end
      }
      count = next &- Self.margin
      for offset in 0..<Self.margin { room[next &+ offset] = behind }
      return place
    }
  }

  /// Takes a unit of any kind; the place behind it.
  @inline(never)
  private static func run(
    _ place: Int, _ stop: Int, _ text: UnsafeBufferPointer<UInt8>, _ weights: NameWeights?, _ blank: UInt64,
    _ unit: inout Unit
  ) -> Int {
    let script = Self.script(text, place)
    var end = min(stop, place &+ TextClass.length(text[place]))
    if script == 1 || script == 2 || script == 5 {
      while end < stop, Self.script(text, end) == script { end = min(stop, end &+ TextClass.length(text[end])) }
    }
    let hash = script == 2 ? number : FeatureList.hash(text, place, end)
    unit = Unit(
      start: Int32(truncatingIfNeeded: place), end: Int32(truncatingIfNeeded: end), hash: hash,
      row: (weights?.row(hash) ?? 0) | script &<< 57 | blank &<< 56)
    return end
  }

  // MARK: Characters

  /// The hash of the bytes of a scalar, as `FeatureList.hash` makes it.
  static func hash(_ scalar: UInt32) -> UInt64 {
    guard scalar >= 0x80 else { return step(seed, UInt8(truncatingIfNeeded: scalar)) }
    let first = step(seed, UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
    let second = step(first, UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    return step(second, UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  private static func script(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
    script(text[place] < 0x80 ? UInt32(text[place]) : TextClass.scalar3(text, place))
  }

  /// 0 punctuation, 1 Latin, 2 digits, 3 Han, 4 hiragana, 5 katakana, 6 Hangul, 7 others; of a scalar of one or three
  /// bytes, 0 standing for any other.
  static func script(_ scalar: UInt32) -> UInt64 {
    if scalar &- 1 < 0x7F {
      let byte = UInt8(truncatingIfNeeded: scalar)
      return TextClass.isDigit(byte) ? 2 : TextClass.isASCIIWord(byte) ? 1 : 0
    }
    if TextClass.isHan(scalar) { return 3 }
    if TextClass.isHangul(scalar) { return 6 }
    if TextClass.isKatakana(scalar) { return 5 }
    if TextClass.isHiragana(scalar) { return 4 }
    if TextClass.isFullWidthWord(scalar) { return scalar &- 0xFF10 < 10 ? 2 : 1 }
    return scalar >= 0x3000 && scalar < 0x3040 || scalar >= 0xFF00 ? 0 : 7
  }
}
