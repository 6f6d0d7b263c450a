/// The header fields of a message or of a part of one.
struct MailHeader {
  private var fields: [(name: String, value: String)] = []

  /// The first field of a name (in lower case), unfolded, without blanks around.
  subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// A field with its encoded words (RFC 2047) decoded.
  func decoded(_ name: String) -> String? { self[name].map { EncodedWords.decode($0) } }

  /// A content type: its name in lower case, and its parameters.
  struct ContentType {
    var name = ""
    var parameters: [String: String] = [:]
  }

  var type: ContentType {
    guard let value = self["content-type"] else { return ContentType() }
    var type = ContentType()
    for (index, part) in Self.split(value).enumerated() {
      if index == 0 {
        type.name = Self.trimmed(part).lowercased()
      } else if let mark = part.firstIndex(of: "=") {
        var text = Self.trimmed(String(part[part.index(after: mark)...]))
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count >= 2 { text = String(text.dropFirst().dropLast()) }
        type.parameters[Self.trimmed(String(part[..<mark])).lowercased()] = text
      }
    }
    return type
  }

  /// The header and what follows its blank line; nil where the text begins with something else. A part may begin with the
  /// blank line at once.
  static func split(_ bytes: ArraySlice<UInt8>, isWhole: Bool) -> (MailHeader, ArraySlice<UInt8>)? {
    var header = MailHeader()
    var place = bytes.startIndex
    if bytes[place...].starts(with: [0xEF, 0xBB, 0xBF]) { place += 3 }
    let limit = place + 1 << 16
    while place < bytes.endIndex, place < limit {
      let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[place..<end]
      if line.last == 0x0D { line = line.dropLast() }
      let next = min(bytes.endIndex, end + 1)
      if line.isEmpty {
        return isWhole && header.fields.isEmpty ? nil : (header, bytes[next...])
      }
      if line.first == 0x20 || line.first == 0x09 {
        guard let last = header.fields.indices.last else { return nil }
        header.fields[last].value += " " + trimmed(String(decoding: line, as: UTF8.self))
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), isName(line[line.startIndex..<colon]) {
        let name = String(decoding: line[line.startIndex..<colon], as: UTF8.self).lowercased()
        header.fields.append((name, trimmed(String(decoding: line[(colon + 1)...], as: UTF8.self))))
      } else if header.fields.isEmpty, line.starts(with: "From ".utf8) {
        // The line between messages of a mailbox.
      } else {
        return nil
      }
      place = next
    }
    return isWhole || header.fields.isEmpty ? nil : (header, bytes[bytes.endIndex...])
  }

  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.count < 60 && bytes.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// The parts between semicolons, those in quotes aside.
  private static func split(_ value: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in value {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts
  }

  /// A text without blanks around it.
  static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
