// HTML and SVG as text: nothing of a document reaches a page but as words.

/// The text with every character that means something in markup written as a reference, in elements and in quoted
/// attributes alike. Controls and bidirectional marks are shown as `\u{202E}`; what Unicode has set aside as no character
/// becomes U+FFFD, since pages must not hold it.
func markupEscaped(_ text: String) -> String {
  var out = ""
  for scalar in shownSafely(text).unicodeScalars {
    switch scalar {
    case "&": out += "&amp;"
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "\"": out += "&quot;"
    case "'": out += "&#39;"
    default:
      let isNone = scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
      out.unicodeScalars.append(isNone ? "\u{FFFD}" : scalar)
    }
  }
  return out
}

/// Markup in the making.
struct Markup {
  private(set) var text = ""

  typealias Attributes = KeyValuePairs<String, String>

  /// Words of any origin.
  mutating func words(_ words: String) { text += markupEscaped(words) }

  /// Words of the program itself, in which days such as 2025-02-24 are never broken over lines.
  mutating func prose(_ words: String) {
    for (index, word) in words.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { text += " " }
      if Self.holdsDay(word) {
        text += "<span class=\"day\">\(markupEscaped(String(word)))</span>"
      } else {
        text += markupEscaped(String(word))
      }
    }
  }

  /// Whether a word is a day, perhaps with a mark of punctuation around it.
  private static func holdsDay(_ word: Substring) -> Bool {
    let bare = word.utf8.filter { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }
    return (10...13).contains(word.utf8.count) && bare.count == 10 && bare[4] == UInt8(ascii: "-")
      && bare[7] == UInt8(ascii: "-")
  }

  /// Markup that was made here.
  mutating func raw(_ markup: String) { text += markup }

  /// An element with what `body` puts into it. Attributes are escaped, an empty one is left out.
  mutating func element(_ name: String, _ attributes: Attributes = [:], _ body: (inout Markup) -> Void) {
    open(name, attributes)
    body(&self)
    text += "</\(name)>"
    if !Self.inLine.contains(name) { text += "\n" }
  }

  /// An element with words of any origin.
  mutating func element(_ name: String, _ attributes: Attributes = [:], words: String) {
    element(name, attributes) { $0.words(words) }
  }

  /// A link; only to the web or to a place of this page.
  mutating func link(_ target: String, _ attributes: Attributes = [:], words: String) {
    guard Self.isSafe(target) else { return self.words(words) }
    text += "<a href=\"\(markupEscaped(target))\""
    add(attributes)
    text += ">\(markupEscaped(words))</a>"
  }

  /// Whether an address may be a link: `https:`, `http:` or `#place`.
  static func isSafe(_ target: String) -> Bool {
    let start = target.prefix(8).lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("http://") || start.hasPrefix("#")
  }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    text += "<\(name)"
    add(attributes)
    text += ">"
  }

  private mutating func add(_ attributes: Attributes) {
    for (name, value) in attributes where !value.isEmpty { text += " \(name)=\"\(markupEscaped(value))\"" }
  }

  private static let inLine: Set<String> = [
    "a", "abbr", "b", "bdi", "cite", "em", "mark", "small", "span", "strong", "time", "th", "td", "h1", "h2", "h3",
    "h4",
  ]
}
