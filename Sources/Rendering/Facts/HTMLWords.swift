// What of a saved page stands in one block, and what its character references stand for: for showing a passage of it.

enum HTMLWords {
  /// Elements that end a paragraph of text.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "figcaption",
    "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "li", "link", "main", "meta", "nav",
    "ol",
    "p", "pre", "script", "section", "style", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
  ]

  /// The part of a range that lies in the same block as a quote within it.
  static func block(of shown: Range<Int>, around quote: Range<Int>, in body: [UInt8]) -> Range<Int> {
    guard shown.lowerBound <= quote.lowerBound, quote.upperBound <= shown.upperBound else { return shown }
    var low = shown.lowerBound
    var place = low
    while place < quote.lowerBound {
      if let tag = blockTag(at: place, in: body, before: quote.lowerBound) {
        low = tag
        place = tag
      } else {
        place += 1
      }
    }
    var high = quote.upperBound
    while high < shown.upperBound, blockTag(at: high, in: body, before: body.count) == nil { high += 1 }
    return low..<high
  }

  /// Where the tag of a block ends that begins at a place; nil where none does.
  private static func blockTag(at place: Int, in body: [UInt8], before end: Int) -> Int? {
    guard body[place] == UInt8(ascii: "<") else { return nil }
    var next = place + 1
    if next < end, body[next] == UInt8(ascii: "/") { next += 1 }
    var name = ""
    while next < end, name.utf8.count < 11 {
      let byte = body[next]
      let isLetter = (0x41...0x5A).contains(byte & 0xDF)
      guard isLetter || (0x30...0x39).contains(byte) else { break }
      name.unicodeScalars.append(Unicode.Scalar(isLetter ? byte | 0x20 : byte))
      next += 1
    }
    guard blocks.contains(name) else { return nil }
    while next < end, body[next] != UInt8(ascii: ">") { next += 1 }
    return min(next + 1, end)
  }

  /// The text with character references as the characters that they stand for; names other than the common ones stay.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var out = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      out += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: ";"), let character = character(rest[..<end].dropFirst()) else {
        out.append("&")
        rest = rest.dropFirst()
        continue
      }
      out.append(character)
      rest = rest[rest.index(after: end)...]
    }
    return out + rest
  }

  private static func character(_ name: Substring) -> Character? {
    if name.first == "#" {
      let digits = name.dropFirst()
      let isHex = digits.first == "x" || digits.first == "X"
      let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap { Unicode.Scalar($0) }.map { Character($0) }
    }
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return " "
    case "ndash": return "–"
    case "mdash": return "—"
    case "lsquo": return "‘"
    case "rsquo": return "’"
    case "ldquo": return "“"
    case "rdquo": return "”"
    case "hellip": return "…"
    case "middot": return "·"
    default: return nil
    }
  }
}
