/// What speaks for or against a judgement, as numbers: each thing that holds is one hash.
///
/// A feature is a template (what is looked at) and a value (what was seen there), mixed with the language of the text, so
/// that each language learns by itself what its words mean. The model looks a hash up in a table of weights.
struct FeatureList {
  /// Room that the caller has set aside; what does not fit is left out.
  private let room: UnsafeMutableBufferPointer<UInt32>
  private(set) var count = 0
  /// Mixed into every feature: the language.
  let salt: UInt64

  init(_ room: UnsafeMutableBufferPointer<UInt32>, _ tongue: Tongue) {
    self.room = room
    salt = UInt64(tongue.rawValue) + 1
  }

  var hashes: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(rebasing: room[..<count]) }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  private mutating func append(_ hash: UInt32) {
    guard count < room.count else { return }
    room[count] = hash
    count &+= 1
  }

  /// Adds a feature.
  @inline(__always)
  mutating func add(_ template: UInt32, _ value: UInt64) { append(Self.hash(template, value, salt)) }

  /// The hash of a feature in a language.
  @inline(__always)
  static func hash(_ template: UInt32, _ value: UInt64, _ salt: UInt64) -> UInt32 {
    mix(value, UInt64(template) &+ 1 &+ salt << 32)
  }

  /// Adds a feature that means the same in all languages.
  @inline(__always)
  mutating func addShared(_ template: UInt32, _ value: UInt64) {
    append(Self.mix(value, UInt64(template) &+ 1))
  }

  @inline(__always)
  private static func mix(_ value: UInt64, _ template: UInt64) -> UInt32 {
    var hash = (value ^ template &* 0x9E37_79B9_7F4A_7C15) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
    hash = hash &* 0xC4CE_B9FE_1A85_EC53
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  /// A hash of a part of a text, by its bytes.
  @inline(__always)
  static func hash(_ text: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var place = low
    while place < high {
      hash = (hash ^ UInt64(text[place])) &* 0x0000_0100_0000_01B3
      place &+= 1
    }
    return hash
  }

  /// A hash of a part of a sentence, by its bytes, eight at a time. `text` must have eight bytes behind the part.
  @inline(__always)
  static func word(_ text: UnsafeBufferPointer<UInt8>, _ low: Int, _ high: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: high &- low) &* 0x9E37_79B9_7F4A_7C15
    var place = low
    guard let base = text.baseAddress else { return hash }
    while place &+ 8 <= high {
      let eight = UInt64(littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
      hash = (hash ^ eight) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 29
      place &+= 8
    }
    if place < high {
      let eight = UInt64(littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
      let rest = eight & (UInt64(1) << UInt64((high &- place) &* 8) &- 1)
      hash = (hash ^ rest) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 29
    }
    return hash
  }

  /// Small numbers in order as one.
  @inline(__always)
  static func pack(_ a: UInt64, _ b: UInt64, _ c: UInt64 = 0, _ d: UInt64 = 0, _ e: UInt64 = 0) -> UInt64 {
    var all = a &* 0x1_0001
    all = (all ^ b) &* 0x1_0001_0003
    all = (all ^ c) &* 0x1_0001_0003
    all = (all ^ d) &* 0x1_0001_0003
    return all ^ e
  }

  /// The hash of two things in order.
  @inline(__always)
  static func join(_ a: UInt64, _ b: UInt64) -> UInt64 { (a &* 0x9E37_79B9_7F4A_7C15) ^ b &+ 0x7F4A_7C15 }
}
