/// Reads the few fields of a line of JSON that the recogniser needs, and writes JSON strings. After RFC 8259.
struct JSONFieldReader {
  private let bytes: [UInt8]
  private(set) var place = 0
  private(set) var problem = "not a JSON object"
  /// The value of "id" as it stands, quotes included.
  private(set) var id: [UInt8]?
  /// The value of "text", unescaped.
  private(set) var text: [UInt8]?
  /// The value of "lang".
  private(set) var language: String?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the whole line; false with `problem` and `place` set where it is no object. Linear.
  mutating func readObject() -> Bool {
    blanks()
    guard take(0x7B) else { return false }
    blanks()
    if take(0x7D) { return true }
    while true {
      blanks()
      guard let key = string() else { return fail("a quoted field name is expected") }
      blanks()
      guard take(0x3A) else { return fail("\":\" is expected") }
      blanks()
      let start = place
      if key == Array("text".utf8), current == 0x22 {
        guard let value = string() else { return fail("the text is not closed") }
        text = value
      } else if key == Array("lang".utf8), current == 0x22 {
        guard let value = string() else { return fail("the language is not closed") }
        language = String(decoding: value, as: UTF8.self)
      } else {
        guard skipValue() else { return fail("a value is expected") }
        if key == Array("id".utf8) { id = Array(bytes[start..<place]) }
      }
      blanks()
      if take(0x2C) { continue }
      if take(0x7D) { return true }
      return fail("\",\" or \"}\" is expected")
    }
  }

  private mutating func fail(_ problem: String) -> Bool {
    self.problem = problem
    return false
  }

  private var current: UInt8 { place < bytes.count ? bytes[place] : 0 }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte, place < bytes.count else { return false }
    place += 1
    return true
  }

  private mutating func blanks() {
    while current == 0x20 || current == 0x09 || current == 0x0A || current == 0x0D { place += 1 }
  }

  /// Passes over a value of any kind, nested ones by counting brackets.
  private mutating func skipValue() -> Bool {
    if current == 0x22 { return string() != nil }
    let start = place
    var depth = 0
    while place < bytes.count {
      switch bytes[place] {
      case 0x22:
        guard string() != nil else { return false }
        continue
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        if depth == 0 { return place > start }
        depth -= 1
      case 0x2C where depth == 0: return place > start
      default: break
      }
      place += 1
    }
    return depth == 0 && place > start
  }

  /// Reads a string with its quotes; nil where it is not closed.
  private mutating func string() -> [UInt8]? {
    guard take(0x22) else { return nil }
    var value: [UInt8] = []
    while place < bytes.count {
      let start = place
      while place < bytes.count, bytes[place] != 0x22, bytes[place] != 0x5C { place += 1 }
      value += bytes[start..<place]
      guard place < bytes.count else { return nil }
      place += 1
      if bytes[place - 1] == 0x22 { return value }
      guard place < bytes.count else { return nil }
      let escape = bytes[place]
      place += 1
      switch escape {
      case 0x6E: value.append(0x0A)
      case 0x74: value.append(0x09)
      case 0x72: value.append(0x0D)
      case 0x62: value.append(0x08)
      case 0x66: value.append(0x0C)
      case 0x75:
        guard let scalar = escapedScalar() else { return nil }
        value += Array(String(scalar).utf8)
      default: value.append(escape)
      }
    }
    return nil
  }

  /// The scalar of `\uXXXX`, a pair of surrogates taken together; a lone one is the replacement character.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let first = unit() else { return nil }
    if (0xD800..<0xDC00).contains(first), current == 0x5C, place + 1 < bytes.count, bytes[place + 1] == 0x75 {
      let mark = place
      place += 2
      guard let second = unit() else { return nil }
      if (0xDC00..<0xE000).contains(second) {
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      }
      place = mark
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private mutating func unit() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = bytes[place]
      place += 1
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }

  /// Writes bytes as a JSON string.
  static func quote(_ text: ArraySlice<UInt8>, into output: inout [UInt8]) {
    output.append(0x22)
    for byte in text {
      switch byte {
      case 0x22, 0x5C: output += [0x5C, byte]
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        output += [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }
}
