import Vocabulary
import Yams

/// The block of metadata before a Markdown text: YAML between `---`, TOML between `+++`.
struct FrontMatter {
  /// The bytes of the text that it takes, closing line included.
  let range: Range<Int>
  /// Its top-level values as written, by lower-case key; those of lists and nested mappings are left out.
  private(set) var values: [String: String] = [:]

  /// The front matter at the start of a text; nil where there is none or it is not closed. O(front matter).
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count >= 8, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") else { return nil }
    let mark = text[0]
    var lines = Lines(text)
    guard let first = lines.next(), Self.isFence(text, first, mark) else { return nil }
    let start = lines.place
    while let line = lines.next(), line.upperBound < 1 << 16 {
      guard Self.isFence(text, line, mark) || mark == UInt8(ascii: "-") && Self.isFence(text, line, UInt8(ascii: "."))
      else { continue }
      self.range = 0..<lines.place
      let inside = String(decoding: text[start..<line.lowerBound], as: UTF8.self)
      let separator = mark == UInt8(ascii: "-") ? UInt8(ascii: ":") : UInt8(ascii: "=")
      let isPlain = Self.isPlain(UnsafeBufferPointer(rebasing: text[start..<line.lowerBound]), separator)
      if mark == UInt8(ascii: "-"), !isPlain, let values = Self.yaml(inside) {
        self.values = values
      } else {
        self.values = Self.pairs(inside, separator: Character(Unicode.Scalar(separator)))
      }
      // A line of dashes may also be a rule above plain text.
      if values.isEmpty { return nil }
      return
    }
    return nil
  }

  /// The first of the keys that has a value.
  func value(_ keys: [String]) -> String? {
    for key in keys {
      if let value = values[key], !value.isEmpty { return value }
    }
    return nil
  }

  private static func isFence(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ mark: UInt8) -> Bool {
    let line = LineShape.trimmed(text, line).range
    return line.count == 3 && text[line].allSatisfy { $0 == mark }
  }

  /// Whether every line is a key and a plain or simply quoted value, which need no parser: it takes longer than the rest
  /// of the document.
  private static func isPlain(_ text: UnsafeBufferPointer<UInt8>, _ separator: UInt8) -> Bool {
    var lines = Lines(text)
    while let line = lines.next() {
      if line.isEmpty || text[line.lowerBound] == UInt8(ascii: "#") { continue }
      // Lists and nested mappings have no value that is asked for; anything else goes on with the value before.
      if text[line.lowerBound].isBlank || text[line.lowerBound] == UInt8(ascii: "-") {
        let inside = LineShape.trimmed(text, line).range
        if inside.isEmpty || text[inside.lowerBound] == UInt8(ascii: "-") || text[inside].contains(separator) {
          continue
        }
        return false
      }
      guard let cut = text[line].firstIndex(of: separator), cut > line.lowerBound else { return false }
      let value = LineShape.trimmed(text, cut + 1..<line.upperBound).range
      guard let first = text[value].first, let last = text[value].last else { continue }
      if "|>&*!{%@".utf8.contains(first) { return false }
      if first == UInt8(ascii: "[") { continue }
      if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
        guard value.count >= 2, last == first else { return false }
        let inside = text[value.lowerBound + 1..<value.upperBound - 1]
        if inside.contains(where: { $0 == UInt8(ascii: "\\") || $0 == first }) { return false }
      } else if text[value].contains(UInt8(ascii: "#")) || last == UInt8(ascii: ":") {
        return false
      } else {
        for place in value where text[place] == UInt8(ascii: ":") && place + 1 < value.upperBound {
          if text[place + 1].isBlank { return false }
        }
      }
    }
    return true
  }

  /// The scalars of a YAML mapping; nil for what is no valid YAML.
  private static func yaml(_ text: String) -> [String: String]? {
    guard let node = try? Yams.compose(yaml: text), let mapping = node.mapping else { return nil }
    var values: [String: String] = [:]
    for (key, value) in mapping {
      guard let key = key.scalar?.string, let value = value.scalar?.string else { continue }
      values[key.lowercased()] = value
    }
    return values
  }

  /// `key: value` lines: what is left of YAML that is none, such as a title with a colon.
  private static func pairs(_ text: String, separator: Character) -> [String: String] {
    var values: [String: String] = [:]
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix(" ") && !line.hasPrefix("#") {
      guard let cut = line.firstIndex(of: separator) else { continue }
      let key = line[..<cut].split(separator: " ").joined().lowercased()
      var value = line[line.index(after: cut)...].drop { $0 == " " || $0 == "\t" }
      while let last = value.last, last == " " || last == "\t" { value = value.dropLast() }
      if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote {
        value = value.dropFirst().dropLast()
      }
      if !key.isEmpty { values[key] = String(value) }
    }
    return values
  }
}
