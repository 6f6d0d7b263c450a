import Vocabulary

extension JSONScanner {
  /// Whether a key is this one. O(length).
  @inline(__always)
  func matches(_ text: JSONText, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard text.range.count == count else { return false }
    let start = text.range.lowerBound
    for index in 0..<count where bytes[start + index] != word.utf8Start[index] { return false }
    return true
  }

  /// The characters of a text, escapes resolved.
  func decoded(_ text: JSONText) throws(JSONProblem) -> String {
    if !text.hasEscapes { return String(decoding: bytes[text.range], as: UTF8.self) }
    var out: [UInt8] = []
    out.reserveCapacity(text.range.count)
    var at = text.range.lowerBound
    while at < text.range.upperBound {
      let byte = bytes[at]
      guard byte == UInt8(ascii: "\\") else {
        out.append(byte)
        at += 1
        continue
      }
      at += 1
      switch bytes[at] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(bytes[at])
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "f"): out.append(0x0C)
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "r"): out.append(0x0D)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "u"):
        var unit = try hexadecimal(at + 1, in: text.range)
        at += 4
        if unit & 0xFC00 == 0xD800, at + 2 < text.range.upperBound, bytes[at + 1] == UInt8(ascii: "\\"),
          bytes[at + 2] == UInt8(ascii: "u")
        {
          let low = try hexadecimal(at + 3, in: text.range)
          if low & 0xFC00 == 0xDC00 {
            unit = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
            at += 6
          }
        }
        out += Array(String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
      default:
        throw JSONProblem(message: "\"\\\(String(decoding: [bytes[at]], as: UTF8.self))\" is no escape", offset: at - 1)
      }
      at += 1
    }
    return String(decoding: out, as: UTF8.self)
  }

  private func hexadecimal(_ start: Int, in range: Range<Int>) throws(JSONProblem) -> UInt32 {
    var value: UInt32 = 0
    for at in start..<start + 4 {
      guard at < range.upperBound, let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
        throw JSONProblem(message: "\"\\u\" is not followed by four hexadecimal digits", offset: start - 2)
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The day of `2025-02-24`, nil for anything else.
  @inline(__always)
  func day(_ text: JSONText) -> Day? {
    guard text.range.count == 10 else { return nil }
    let start = text.range.lowerBound
    guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-") else { return nil }
    var numbers: (Int, Int, Int) = (0, 0, 0)
    for at in start..<start + 4 {
      guard bytes[at] &- UInt8(ascii: "0") < 10 else { return nil }
      numbers.0 = numbers.0 * 10 + Int(bytes[at] - UInt8(ascii: "0"))
    }
    for at in start + 5..<start + 7 {
      guard bytes[at] &- UInt8(ascii: "0") < 10 else { return nil }
      numbers.1 = numbers.1 * 10 + Int(bytes[at] - UInt8(ascii: "0"))
    }
    for at in start + 8..<start + 10 {
      guard bytes[at] &- UInt8(ascii: "0") < 10 else { return nil }
      numbers.2 = numbers.2 * 10 + Int(bytes[at] - UInt8(ascii: "0"))
    }
    return Day(year: numbers.0, month: numbers.1, day: numbers.2)
  }

  /// The problem in the words that the user reads, with its line and column. Linear in the size of the file.
  func diagnostic(_ problem: JSONProblem, file: String) -> Diagnostic {
    Diagnostic(.error, problem.message, at: diagnosticPlace(problem.offset, file: file), help: problem.help)
  }

  /// The place of a byte; with the line's text where the line is short enough to be shown.
  func diagnosticPlace(_ offset: Int, file: String) -> Diagnostic.Place {
    var line = 1
    var lineStart = 0
    for at in 0..<min(offset, bytes.count) where bytes[at] == 0x0A {
      line += 1
      lineStart = at + 1
    }
    var column = 1
    // Continuation bytes of UTF-8 are no characters of their own.
    for at in lineStart..<max(lineStart, min(offset, bytes.count)) where bytes[at] & 0xC0 != 0x80 { column += 1 }
    var lineEnd = offset
    while lineEnd < bytes.count, bytes[lineEnd] != 0x0A, lineEnd - lineStart < 1 << 16 { lineEnd += 1 }
    let isShort = lineEnd - lineStart < 1 << 16
    let excerpt = isShort ? String(decoding: bytes[lineStart..<min(lineEnd, bytes.count)], as: UTF8.self) : nil
    return Diagnostic.Place(file: file, line: line, column: column, excerpt: excerpt)
  }
}
