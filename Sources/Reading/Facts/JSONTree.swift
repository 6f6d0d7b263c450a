// JSON as values that know where they stand, for files whose errors are to be told by line and column. After RFC 8259.

/// A value and its place, in bytes of what was parsed.
struct JSONTree: Sendable {
  indirect enum Value: Sendable {
    case null
    case bool(Bool)
    /// The digits as they stand.
    case number(String)
    case string(String)
    case array([JSONTree])
    case object([(key: String, value: JSONTree)])
  }

  var value: Value
  var start: Int

  /// What is wrong with a text, and where.
  struct Problem: Error {
    var message: String
    var place: Int
  }

  /// Parses a whole text. Linear; nesting beyond 64 is refused.
  static func parse(_ bytes: ArraySlice<UInt8>) throws(Problem) -> JSONTree {
    var parser = Parser(bytes: bytes, place: bytes.startIndex)
    let tree = try parser.value(depth: 0)
    parser.blanks()
    if parser.place < bytes.endIndex { throw Problem(message: "nothing more is expected here", place: parser.place) }
    return tree
  }

  /// A field of an object; nil where there is none, or where this is no object. The last one of a name counts.
  subscript(_ key: String) -> JSONTree? {
    if case .object(let fields) = value { fields.last { $0.key == key }?.value } else { nil }
  }

  var isNull: Bool { if case .null = value { true } else { false } }
  var string: String? { if case .string(let text) = value { text } else { nil } }
  var array: [JSONTree]? { if case .array(let items) = value { items } else { nil } }
  var isObject: Bool { if case .object = value { true } else { false } }

  /// What sort of value it is, for messages.
  var noun: String {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): "\"\(text.prefix(40))\""
    case .array: "an array"
    case .object: "an object"
    }
  }

  private struct Parser {
    let bytes: ArraySlice<UInt8>
    var place: Int

    private var current: UInt8 { place < bytes.endIndex ? bytes[place] : 0 }

    mutating func blanks() {
      while current == 0x20 || current == 0x09 || current == 0x0A || current == 0x0D { place += 1 }
    }

    private func problem(_ message: String) -> Problem { Problem(message: message, place: place) }

    private mutating func take(_ byte: Character) -> Bool {
      guard place < bytes.endIndex, current == byte.asciiValue else { return false }
      place += 1
      return true
    }

    mutating func value(depth: Int) throws(Problem) -> JSONTree {
      blanks()
      let start = place
      if depth > 64 { throw problem("this is nested too deeply") }
      switch current {
      case UInt8(ascii: "{"): return JSONTree(value: try object(depth), start: start)
      case UInt8(ascii: "["): return JSONTree(value: try array(depth), start: start)
      case UInt8(ascii: "\""): return JSONTree(value: .string(try string()), start: start)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        while place < bytes.endIndex, Self.digits.contains(current) { place += 1 }
        return JSONTree(value: .number(String(decoding: bytes[start..<place], as: UTF8.self)), start: start)
      default:
        for (word, value) in [("null", Value.null), ("true", .bool(true)), ("false", .bool(false))]
        where bytes[place...].starts(with: word.utf8) {
          place += word.utf8.count
          return JSONTree(value: value, start: start)
        }
        throw problem(place < bytes.endIndex ? "a value is expected" : "the line ends too early")
      }
    }

    private static let digits = Set("+-.0123456789Ee".utf8)

    private mutating func object(_ depth: Int) throws(Problem) -> Value {
      place += 1
      var fields: [(key: String, value: JSONTree)] = []
      blanks()
      if take("}") { return .object(fields) }
      while true {
        blanks()
        guard current == UInt8(ascii: "\"") else { throw problem("a quoted field name is expected") }
        let key = try string()
        blanks()
        guard take(":") else { throw problem("\":\" is expected") }
        fields.append((key, try value(depth: depth + 1)))
        blanks()
        if take(",") { continue }
        if take("}") { return .object(fields) }
        throw problem("\",\" or \"}\" is expected")
      }
    }

    private mutating func array(_ depth: Int) throws(Problem) -> Value {
      place += 1
      var items: [JSONTree] = []
      blanks()
      if take("]") { return .array(items) }
      while true {
        items.append(try value(depth: depth + 1))
        blanks()
        if take(",") { continue }
        if take("]") { return .array(items) }
        throw problem("\",\" or \"]\" is expected")
      }
    }

    private mutating func string() throws(Problem) -> String {
      let opening = place
      place += 1
      var text: [UInt8] = []
      while place < bytes.endIndex {
        let byte = bytes[place]
        place += 1
        if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
        if byte != UInt8(ascii: "\\") {
          text.append(byte)
          continue
        }
        let escape = current
        place += 1
        switch escape {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escape)
        case UInt8(ascii: "u"): text += Array(String(Character(try scalar())).utf8)
        default:
          place -= 1
          throw problem("this is no escape of JSON")
        }
      }
      throw Problem(message: "the text that begins here is not closed", place: opening)
    }

    /// The scalar of `\u….`, two of them for those beyond the basic plane; halves become U+FFFD.
    private mutating func scalar() throws(Problem) -> Unicode.Scalar {
      let first = try unit()
      guard (0xD800..<0xDC00).contains(first), bytes[place...].starts(with: "\\u".utf8) else {
        return Unicode.Scalar(first) ?? "\u{FFFD}"
      }
      place += 2
      let second = try unit()
      guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func unit() throws(Problem) -> UInt32 {
      guard place + 4 <= bytes.endIndex,
        let unit = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
      else { throw problem("four hexadecimal digits are expected") }
      place += 4
      return unit
    }
  }
}
