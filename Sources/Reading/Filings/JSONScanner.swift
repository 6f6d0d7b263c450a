import Vocabulary

/// Why a JSON text cannot be read, and where.
struct JSONProblem: Error {
  var message: String
  /// The byte at which it was noticed.
  var offset: Int
  var help: String?
}

/// A string or key of a JSON text: its bytes between the quotes, still escaped.
struct JSONText {
  var range: Range<Int>
  var hasEscapes: Bool
}

/// Goes over the bytes of a JSON text (RFC 8259) once, forwards. Owns nothing and makes nothing but what is asked for.
struct JSONScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  // MARK: Structure

  @inline(__always)
  mutating func skipBlanks() {
    while place < bytes.count {
      let byte = bytes[place]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      place += 1
    }
  }

  /// The next byte that is no blank, nil at the end.
  mutating func peek() -> UInt8? {
    skipBlanks()
    return place < bytes.count ? bytes[place] : nil
  }

  /// Moves behind a mark that has to come next.
  @inline(__always)
  mutating func expect(_ mark: UInt8) throws(JSONProblem) {
    skipBlanks()
    guard place < bytes.count, bytes[place] == mark else {
      throw unexpected("\"\(String(decoding: [mark], as: UTF8.self))\"")
    }
    place += 1
  }

  /// The next key of an object whose opening brace has been read; nil behind its closing brace.
  @inline(__always)
  mutating func nextKey(_ isFirst: inout Bool) throws(JSONProblem) -> JSONText? {
    skipBlanks()
    guard place < bytes.count else { throw unexpected("a key or \"}\"") }
    if bytes[place] == UInt8(ascii: "}") {
      place += 1
      return nil
    }
    if !isFirst { try expect(UInt8(ascii: ",")) }
    isFirst = false
    skipBlanks()
    let key = try string()
    try expect(UInt8(ascii: ":"))
    return key
  }

  /// Whether an array whose opening bracket has been read has another element; moves in front of it.
  @inline(__always)
  mutating func nextElement(_ isFirst: inout Bool) throws(JSONProblem) -> Bool {
    skipBlanks()
    guard place < bytes.count else { throw unexpected("a value or \"]\"") }
    if bytes[place] == UInt8(ascii: "]") {
      place += 1
      return false
    }
    if !isFirst { try expect(UInt8(ascii: ",")) }
    isFirst = false
    skipBlanks()
    return true
  }

  /// Makes sure that nothing follows the value that was read.
  mutating func expectEnd() throws(JSONProblem) {
    skipBlanks()
    if place < bytes.count { throw unexpected("the end of the file") }
  }

  // MARK: Values

  /// A string that begins here.
  @inline(__always)
  mutating func string() throws(JSONProblem) -> JSONText {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw unexpected("a text in quotes") }
    place += 1
    let start = place
    var hasEscapes = false
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        let text = JSONText(range: start..<place, hasEscapes: hasEscapes)
        place += 1
        return text
      }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        place += 1
      } else if byte < 0x20 {
        throw JSONProblem(message: "a text in quotes is not closed on its line", offset: place)
      }
      place += 1
    }
    place = bytes.count
    throw JSONProblem(
      message: "the file ends inside a text in quotes", offset: place,
      help: "the file seems to be cut off; download it again")
  }

  /// A string, or nil for null.
  mutating func stringOrNull() throws(JSONProblem) -> JSONText? {
    if try takeNull() { return nil }
    return try string()
  }

  /// Moves behind `null` where it stands here.
  @inline(__always)
  mutating func takeNull() throws(JSONProblem) -> Bool {
    skipBlanks()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "n") else { return false }
    try word("null")
    return true
  }

  private mutating func word(_ word: StaticString) throws(JSONProblem) {
    let count = word.utf8CodeUnitCount
    for index in 0..<count {
      guard place + index < bytes.count, bytes[place + index] == word.utf8Start[index] else {
        if place + index >= bytes.count { place = bytes.count }
        throw unexpected("\(word)")
      }
    }
    place += count
  }

  /// Moves behind a value of any kind, checking that it is well formed.
  mutating func skipValue() throws(JSONProblem) {
    // One bit a level: 1 for an object.
    var levels: [Bool] = []
    while true {
      skipBlanks()
      guard place < bytes.count else { throw unexpected("a value") }
      switch bytes[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if levels.count >= 512 { throw JSONProblem(message: "values are nested too deeply", offset: place) }
        levels.append(bytes[place] == UInt8(ascii: "{"))
        place += 1
        if try !enter(levels) { levels.removeLast() } else { continue }
      case UInt8(ascii: "\""): _ = try string()
      case UInt8(ascii: "t"): try word("true")
      case UInt8(ascii: "f"): try word("false")
      case UInt8(ascii: "n"): try word("null")
      default: _ = try number()
      }
      // Behind a value: on to the next one of the innermost level, or out of it.
      while let isObject = levels.last {
        var isFirst = false
        let goesOn = isObject ? try nextKey(&isFirst) != nil : try nextElement(&isFirst)
        if goesOn { break }
        levels.removeLast()
      }
      if levels.isEmpty { return }
    }
  }

  /// Behind an opening mark: whether something stands inside; moves in front of the first value.
  private mutating func enter(_ levels: [Bool]) throws(JSONProblem) -> Bool {
    var isFirst = true
    return levels.last == true ? try nextKey(&isFirst) != nil : try nextElement(&isFirst)
  }

  /// A number that begins here.
  mutating func number() throws(JSONProblem) -> ReportedNumber {
    let start = place
    var at = place
    func digit(_ at: Int) -> Bool { at < bytes.count && bytes[at] &- UInt8(ascii: "0") < 10 }
    let isNegative = at < bytes.count && bytes[at] == UInt8(ascii: "-")
    if isNegative { at += 1 }
    guard digit(at) else { throw unexpected("a value") }
    var value: UInt64 = 0
    var digits = 0
    var scale = 0
    while digit(at) {
      if digits < 18 { value = value * 10 + UInt64(bytes[at] - UInt8(ascii: "0")) }
      digits += value == 0 ? 0 : 1
      at += 1
    }
    var isPlain = true
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard digit(at) else { return try brokenNumber(start, at) }
      while digit(at) {
        if digits < 18 { value = value * 10 + UInt64(bytes[at] - UInt8(ascii: "0")) }
        digits += value == 0 ? 0 : 1
        scale += 1
        at += 1
      }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      isPlain = false
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      guard digit(at) else { return try brokenNumber(start, at) }
      while digit(at) { at += 1 }
    }
    place = at
    if isPlain, digits <= 18 {
      while scale > 0, value % 10 == 0 {
        value /= 10
        scale -= 1
      }
      if scale == 0 { return .whole(isNegative ? -Int64(value) : Int64(value)) }
      if value < 1 << 53, scale <= 22 {
        // Both operands are exact, so that the division rounds once.
        let magnitude = Double(value) / Self.powers[scale]
        return .real(isNegative ? -magnitude : magnitude)
      }
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if let whole = DecimalNumber(text)?.int64 { return .whole(whole) }
    guard let real = Double(text), real.isFinite else {
      throw JSONProblem(message: "number \"\(text)\" is too large", offset: start)
    }
    return .real(real)
  }

  private static let powers: [Double] = (0...22).map { (0..<$0).reduce(1.0) { value, _ in value * 10 } }

  private mutating func brokenNumber(_ start: Int, _ at: Int) throws(JSONProblem) -> ReportedNumber {
    place = at
    if at >= bytes.count { throw unexpected("a digit") }
    let text = String(decoding: bytes[start...at], as: UTF8.self)
    throw JSONProblem(message: "\"\(text)\" is not a number", offset: start)
  }

  // MARK: Telling

  /// What stands here instead of what was expected; at the end of the bytes, that the file is cut off.
  func unexpected(_ expected: String) -> JSONProblem {
    if place >= bytes.count {
      return JSONProblem(
        message: "the file ends where \(expected) is expected", offset: bytes.count,
        help: "the file seems to be cut off; download it again")
    }
    let end = min(bytes.count, place + 12)
    var text = String(decoding: bytes[place..<end], as: UTF8.self)
    if end < bytes.count { text += "…" }
    return JSONProblem(message: "\"\(text)\" stands where \(expected) is expected", offset: place)
  }
}
