// JSON by hand, at byte speed: into one growing buffer, without a tree in between.
public import Vocabulary

/// Writes JSON (RFC 8259) into a buffer: UTF-8 unescaped, numbers without exponent, `null` for what is unknown.
///
/// The caller keeps the order: inside an object each value follows its `key`. Commas are the writer's business.
public struct JSONWriter: Sendable {
  /// What was written so far.
  /// Take it whenever it is large enough, and `removeAll`.
  public var bytes: [UInt8] = []
  /// True to write control (U+0080…), bidirectional and separator characters as `\u….` too, for output on a terminal.
  public var escapesUnsafe: Bool
  private var needsComma = false

  public init(escapesUnsafe: Bool = false) { self.escapesUnsafe = escapesUnsafe }

  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Forgets what was written, keeping the room; the next value begins a document of its own.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Ends a line of JSON lines: the next value begins a document of its own.
  public mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// The name of the next value; must need no escapes.
  public mutating func key(_ name: StaticString) {
    let comma = needsComma ? 1 : 0
    needsComma = false
    put(name.utf8CodeUnitCount + 4) { room in
      room[0] = UInt8(ascii: ",")
      room[comma] = UInt8(ascii: "\"")
      var end = room + comma + 1
      end.update(from: name.utf8Start, count: name.utf8CodeUnitCount)
      end += name.utf8CodeUnitCount
      end[0] = UInt8(ascii: "\"")
      end[1] = UInt8(ascii: ":")
      return name.utf8CodeUnitCount + comma + 3
    }
  }

  /// The name of the next value.
  public mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func null() { value("null") }
  public mutating func bool(_ flag: Bool) { value(flag ? "true" : "false") }

  public mutating func integer(_ number: Int64) {
    let comma = needsComma ? 1 : 0
    needsComma = true
    put(21) { room in
      room[0] = UInt8(ascii: ",")
      var place = room + comma
      if number < 0 {
        place[0] = UInt8(ascii: "-")
        place += 1
      }
      var rest = number.magnitude
      var count = 1
      var limit: UInt64 = 10
      while rest >= limit, count < 19 {
        count &+= 1
        limit = limit &* 10
      }
      if rest >= limit { count &+= 1 }
      var index = count
      repeat {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        index &-= 1
        place[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
        rest = quotient
      } while rest > 0
      return place - room + count
    }
  }

  /// A number in its shortest digits; `null` for infinities and NaN, which JSON does not have.
  public mutating func number(_ number: Double) {
    if !number.isFinite { return null() }
    separate()
    bytes.appendDigits(number)
  }

  /// A number with all its digits.
  public mutating func number(_ number: DecimalNumber) {
    if let whole = number.int64 { return integer(whole) }
    separate()
    bytes.appendDigits(number)
  }

  public mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { text in
      if escapesUnsafe || Self.needsEscapes(text) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(text)
        bytes.append(UInt8(ascii: "\""))
        return
      }
      let comma = needsComma ? 1 : 0
      needsComma = true
      put(text.count + 3) { room in
        room[0] = UInt8(ascii: ",")
        room[comma] = UInt8(ascii: "\"")
        if let base = text.baseAddress { (room + comma + 1).update(from: base, count: text.count) }
        room[comma + 1 + text.count] = UInt8(ascii: "\"")
        return text.count + comma + 2
      }
    }
  }

  /// Whether a quotation mark, a backslash or a control character stands in a text: looks at eight bytes at a time.
  private static func needsEscapes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress else { return false }
    let raw = UnsafeRawPointer(base)
    var index = 0
    while index &+ 8 <= text.count {
      if needsEscape(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { return true }
      index &+= 8
    }
    if index == text.count { return false }
    if text.count >= 8 { return needsEscape(raw.loadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self)) }
    while index < text.count {
      let byte = text[index]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F { return true }
      index &+= 1
    }
    return false
  }

  /// Whether a quotation mark, a backslash or a control character is among eight bytes.
  @inline(__always)
  static func needsEscape(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A byte is zero, or below another, where borrowing from it changes its highest bit (Hacker's Delight, 6-1).
    let quotes = word ^ ones &* 0x22
    let slashes = word ^ ones &* 0x5C
    let deletes = word ^ ones &* 0x7F
    let below = (word &- ones &* 0x20) & ~word
    let equal = ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes) | ((deletes &- ones) & ~deletes)
    return (below | equal) & (ones &* 0x80) != 0
  }

  /// Appends a value that is written into `room` bytes at most, all of it by `write`.
  @inline(__always)
  mutating func value(within room: Int, _ write: (inout MeasuredJSON) -> Void) {
    let comma = needsComma ? 1 : 0
    needsComma = true
    let escapesUnsafe = escapesUnsafe
    put(room + 1) { start in
      start[0] = UInt8(ascii: ",")
      var value = MeasuredJSON(start + comma, count: room, escapesUnsafe: escapesUnsafe)
      write(&value)
      return value.place - start
    }
  }

  /// Appends what `write` puts into so many bytes of room, all but the bytes that it does not count.
  @inline(__always)
  private mutating func put(_ room: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    bytes.append(addingCapacity: room) { (output: inout OutputSpan<UInt8>) in
      output.withUnsafeMutableBufferPointer { buffer, count in
        if let base = buffer.baseAddress { count += write(base + count) }
      }
    }
  }

  /// A blob as the text of an SQL literal, `"X'00FF'"`.
  public mutating func blob(_ blob: [UInt8]) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(blob: blob)
    bytes.append(UInt8(ascii: "\""))
  }

  // Fields: a name and a value, null where the value is nil.

  public mutating func field(_ name: StaticString, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  public mutating func field(_ name: StaticString, _ value: DecimalNumber?) {
    key(name)
    if let value { number(value) } else { null() }
  }

  public mutating func field(_ name: StaticString, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }

  public mutating func field(_ name: StaticString, _ value: Int?) {
    key(name)
    if let value { integer(Int64(value)) } else { null() }
  }

  public mutating func field(_ name: StaticString, _ day: Day?) {
    key(name)
    value(within: MeasuredJSON.number * 2) { $0.day(day) }
  }

  public mutating func field(_ name: StaticString, _ flag: Bool) {
    key(name)
    bool(flag)
  }

  /// A key that is escaped, quoted and followed by its colon already, and its value.
  mutating func field(written key: [UInt8], _ cell: Cell) {
    separate()
    bytes.append(contentsOf: key)
    needsComma = false
    self.cell(cell)
  }

  /// One value of a grid.
  public mutating func cell(_ cell: Cell) {
    switch cell {
    case .null: null()
    case .integer(let value): integer(value)
    case .real(let value): number(value)
    case .text(let text): string(text)
    case .blob(let blob): self.blob(blob)
    }
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func value(_ literal: StaticString) {
    let comma = needsComma ? 1 : 0
    needsComma = true
    put(literal.utf8CodeUnitCount + 1) { room in
      room[0] = UInt8(ascii: ",")
      (room + comma).update(from: literal.utf8Start, count: literal.utf8CodeUnitCount)
      return literal.utf8CodeUnitCount + comma
    }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }
}

extension JSONWriter {
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    if escapesUnsafe, mayHoldUnsafe(text) { return appendAllEscaped(text) }
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte != 0x7F {
        index &+= 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      appendEscape(UInt32(byte))
      index &+= 1
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  private mutating func appendAllEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if isUnsafeOnTerminal(scalar.value) || scalar == "\"" || scalar == "\\" {
        appendEscape(scalar.value)
      } else {
        bytes.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
      }
    }
  }

  private mutating func appendEscape(_ scalar: UInt32) {
    switch scalar {
    case 0x22: bytes.append(literal: "\\\"")
    case 0x5C: bytes.append(literal: "\\\\")
    case 0x0A: bytes.append(literal: "\\n")
    case 0x0D: bytes.append(literal: "\\r")
    case 0x09: bytes.append(literal: "\\t")
    case 0x08: bytes.append(literal: "\\b")
    case 0x0C: bytes.append(literal: "\\f")
    default:
      bytes.append(literal: "\\u")
      for shift in [12, 8, 4, 0] as [UInt32] {
        let nibble = UInt8(scalar >> shift & 15)
        bytes.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
      }
    }
  }
}
