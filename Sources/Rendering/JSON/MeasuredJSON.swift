// JSON into room that was asked for once: for objects of a known shape, of which a run writes very many.
import CDigits
import Vocabulary

/// Writes one value of JSON, as it is to stand in the output, into room that was measured before.
///
/// Names, brackets and commas are written as literals, several in one; only strings and numbers are worked out. Writing
/// more than was measured ends the program: measure generously, the room is used again for the next value.
struct MeasuredJSON: ~Copyable {
  /// How many bytes a number or a day needs at most while it is written.
  static let number = 48
  /// The same of a double: the shortest digits of the smallest ones, without an exponent.
  static let double = 400

  private(set) var place: UnsafeMutablePointer<UInt8>
  private let end: UnsafeMutablePointer<UInt8>
  private let escapesUnsafe: Bool

  init(_ start: UnsafeMutablePointer<UInt8>, count: Int, escapesUnsafe: Bool) {
    place = start
    end = start + count
    self.escapesUnsafe = escapesUnsafe
  }

  /// How many bytes a string may need: each may become `\u0000`, and short ones are written eight bytes at a time.
  @inline(__always)
  static func room(_ text: String) -> Int { text.utf8.count &* 6 &+ 10 }

  /// The same of an entity, with its names.
  @inline(__always)
  static func room(_ entity: EntityMention) -> Int {
    40 &+ room(entity.id) &+ room(entity.name) &+ room(entity.mention)
  }

  @inline(__always)
  private func check(_ count: Int) { precondition(count <= end - place, "wrote more than was measured") }

  /// Writes bytes as they are.
  @inline(__always)
  mutating func put(_ literal: StaticString) {
    check(literal.utf8CodeUnitCount)
    place.update(from: literal.utf8Start, count: literal.utf8CodeUnitCount)
    place += literal.utf8CodeUnitCount
  }

  // MARK: Strings

  mutating func string(_ text: String) {
    check(Self.room(text))
    let isPlain =
      !escapesUnsafe && text.utf8.withContiguousStorageIfAvailable { Self.copy($0, to: place + 1) } ?? false
    guard isPlain else { return escaped(text) }
    let count = text.utf8.count
    place[0] = UInt8(ascii: "\"")
    place[count + 1] = UInt8(ascii: "\"")
    place += count + 2
  }

  mutating func string(_ text: String?) {
    if let text { string(text) } else { put("null") }
  }

  @inline(never)
  private mutating func escaped(_ text: String) {
    var json = JSONWriter(escapesUnsafe: escapesUnsafe)
    json.string(text)
    check(json.bytes.count)
    json.bytes.withUnsafeBufferPointer { bytes in
      if let base = bytes.baseAddress { place.update(from: base, count: bytes.count) }
    }
    place += json.bytes.count
  }

  /// Copies a text, eight bytes at a time, as far as nothing in it needs an escape; whether that is to its end. Up to seven
  /// bytes behind the copy may be written over.
  @inline(__always)
  private static func copy(_ text: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Bool {
    let count = text.count
    guard let base = text.baseAddress, count > 0 else { return true }
    let from = UnsafeRawPointer(base)
    let to = UnsafeMutableRawPointer(target)
    guard count >= 8 else {
      // The bytes one behind the other, blanks in the place of those that are missing.
      var word: UInt64
      if count >= 4 {
        let low = UInt64(UInt32(littleEndian: from.loadUnaligned(as: UInt32.self)))
        let high = UInt64(UInt32(littleEndian: from.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)))
        word = low | high << UInt64((count &- 4) &* 8)
      } else {
        word = UInt64(text[0]) | UInt64(text[count / 2]) << UInt64((count / 2) &* 8)
        word |= UInt64(text[count &- 1]) << UInt64((count &- 1) &* 8)
      }
      word |= 0x2020_2020_2020_2020 << UInt64(count &* 8)
      to.storeBytes(of: word.littleEndian, as: UInt64.self)
      return !JSONWriter.needsEscape(word)
    }
    var index = 0
    while index < count {
      // The last eight may have been looked at in part before.
      let offset = min(index, count &- 8)
      let word = from.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if JSONWriter.needsEscape(word) { return false }
      to.storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
      index &+= 8
    }
    return true
  }

  // MARK: Numbers

  mutating func number(_ number: Int) {
    check(Self.number)
    place = invest_write_decimal(Int64(number), 0, place)
  }

  /// A number with all its digits.
  mutating func number(_ number: DecimalNumber) {
    if number.scale <= 22, let digits = Int64(exactly: number.significand) {
      check(Self.number)
      place = invest_write_decimal(digits, UInt32(truncatingIfNeeded: number.scale), place)
    } else {
      var digits: [UInt8] = []
      digits.appendDigits(number)
      put(digits)
    }
  }

  mutating func number(_ number: DecimalNumber?) {
    if let number { self.number(number) } else { put("null") }
  }

  mutating func number(_ number: Int?) {
    if let number { self.number(number) } else { put("null") }
  }

  /// A number in its shortest digits; `null` for infinities and NaN, which JSON does not have.
  mutating func number(_ number: Double?) {
    guard let number, number.isFinite else { return put("null") }
    if let whole = Int(exactly: number), whole.magnitude <= 1 << 53 { return self.number(whole) }
    var digits: [UInt8] = []
    digits.appendDigits(number)
    put(digits)
  }

  private mutating func put(_ bytes: [UInt8]) {
    check(bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      if let base = bytes.baseAddress { place.update(from: base, count: bytes.count) }
    }
    place += bytes.count
  }

  // MARK: What facts hold

  mutating func day(_ day: Day?) {
    guard let day else { return put("null") }
    let (year, month, dayOfMonth) = day.components
    guard (0...9999).contains(year) else { return string(day.description) }
    check(Self.number)
    let zero = UInt8(ascii: "0")
    func pair(_ value: Int, _ offset: Int) {
      place[offset] = zero &+ UInt8(truncatingIfNeeded: value / 10)
      place[offset &+ 1] = zero &+ UInt8(truncatingIfNeeded: value % 10)
    }
    place[0] = UInt8(ascii: "\"")
    pair(year / 100, 1)
    pair(year % 100, 3)
    place[5] = UInt8(ascii: "-")
    pair(month, 6)
    place[8] = UInt8(ascii: "-")
    pair(dayOfMonth, 9)
    place[11] = UInt8(ascii: "\"")
    place += 12
  }

  mutating func currency(_ currency: Currency?) {
    guard let packed = currency?.packedCode else { return put("null") }
    check(Self.number)
    place[0] = UInt8(ascii: "\"")
    place[1] = UInt8(truncatingIfNeeded: packed >> 16)
    place[2] = UInt8(truncatingIfNeeded: packed >> 8)
    place[3] = UInt8(truncatingIfNeeded: packed)
    place[4] = UInt8(ascii: "\"")
    place += 5
  }

  mutating func entity(_ entity: EntityMention?) {
    guard let entity else { return put("null") }
    put(#"{"id":"#)
    string(entity.id)
    put(#","name":"#)
    string(entity.name)
    put(#","mention":"#)
    string(entity.mention)
    put("}")
  }
}
