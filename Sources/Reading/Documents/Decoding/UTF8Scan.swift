import CScan

/// What one pass over a file's bytes tells: whether they are UTF-8, and what must be looked at more closely.
struct UTF8Scan: Equatable {
  /// Bytes from the start that are whole, valid characters.
  var validCount = 0
  /// Whether what follows `validCount` is the beginning of a character that the end of the file cuts off.
  var isCutOff = false
  /// Whether a NUL stands among the valid bytes.
  var hasNUL = false
  /// Whether letters stand that compose with others: conjoining Hangul jamo, combining kana marks.
  var needsComposition = false
  /// Valid characters of more than one byte.
  var wideCount = 0
}

extension UTF8Scan {
  /// Looks at bytes from a place on; stops at the first that is not UTF-8. O(count), sixteen bytes at a time where all are.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    var whole = invest_utf8()
    if start == 0, let base = bytes.baseAddress, invest_utf8_check(base, bytes.count, &whole) == 1 {
      self.init()
      validCount = bytes.count
      hasNUL = whole.has_nul != 0
      needsComposition = whole.composes != 0
      wideCount = whole.wide
      return
    }
    self.init(slowly: bytes, from: start)
  }

  /// The same one character at a time: finds the place where the bytes stop to be UTF-8.
  init(slowly bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.init()
    let count = bytes.count
    var place = start
    guard let base = bytes.baseAddress else { return }
    let raw = UnsafeRawPointer(base)
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    while place < count {
      while place &+ 8 <= count {
        let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        if word & high != 0 { break }
        if (word &- ones) & ~word & high != 0 { hasNUL = true }
        place &+= 8
      }
      guard place < count else { break }
      // Runs of Hangul and Han, two characters at a time: three bytes each, told by one mask.
      while place &+ 8 <= count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        guard word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0,
          Self.plainLeads &>> (word & 0x0F) & Self.plainLeads &>> (word &>> 24 & 0x0F) & 1 != 0
        else { break }
        wideCount &+= 2
        place &+= 6
      }
      // Kana too. E0 and ED have rules of their own.
      while place &+ 4 <= count {
        let word = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        guard word & 0x00C0_C0F0 == 0x0080_80E0, word & 0x0F != 0, word & 0x0F != 0x0D else { break }
        if word & 0x0D == 0x01 {
          needsComposition = needsComposition || Self.composes(base[place], base[place + 1], base[place + 2])
        }
        wideCount &+= 1
        place &+= 3
      }
      guard place < count else { break }
      let lead = base[place]
      if lead < 0x80 {
        if lead == 0 { hasNUL = true }
        place &+= 1
        continue
      }
      let length = Self.length(base, place, count)
      guard length > 0 else {
        isCutOff = length < 0
        break
      }
      wideCount += 1
      if length == 3, Self.composes(lead, base[place + 1], base[place + 2]) { needsComposition = true }
      place += length
    }
    validCount = place
  }

  /// The first bytes E0 to EF behind which any two bytes within a character stand, and none that composes: one bit each.
  private static let plainLeads: UInt64 = 0xDFF4

  /// Whether a character of three bytes is a conjoining jamo or a combining kana mark.
  @inline(__always)
  private static func composes(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    if lead == 0xE1 { return second >= 0x84 && second <= 0x87 }
    return lead == 0xE3 && second == 0x82 && (third == 0x99 || third == 0x9A)
  }

  /// The length of the valid character at a place; 0 where it is none, -1 where the end cuts it off.
  @inline(__always)
  private static func length(_ base: UnsafePointer<UInt8>, _ place: Int, _ count: Int) -> Int {
    let lead = base[place]
    let length: Int
    var low: UInt8 = 0x80
    var top: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      low = 0xA0
    case 0xED:
      length = 3
      top = 0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      low = 0x90
    case 0xF4:
      length = 4
      top = 0x8F
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    if place + 1 >= count { return -1 }
    let second = base[place + 1]
    guard second >= low, second <= top else { return 0 }
    if length == 2 { return 2 }
    if place + 2 >= count { return -1 }
    guard base[place + 2] & 0xC0 == 0x80 else { return 0 }
    if length == 3 { return 3 }
    if place + 3 >= count { return -1 }
    return base[place + 3] & 0xC0 == 0x80 ? 4 : 0
  }
}
