/// A column's name, reduced to what tells it from others: lower case, without blanks, punctuation and what stands in brackets.
struct ColumnName: Hashable {
  let key: String
  /// What stood in brackets behind it, nil where nothing did.
  let bracket: String?

  init(_ text: String) {
    var key = String.UnicodeScalarView()
    var inside = String.UnicodeScalarView()
    var depth = 0
    let bytes = Array(text.utf8)
    let composed = bytes.contains { $0 >= 0x80 } ? Composition.composed(bytes).text : bytes
    for scalar in String(decoding: composed, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "(", "[", "（", "［": depth += 1
      case ")", "]", "）", "］": depth = max(0, depth - 1)
      case _ where depth > 0: inside.append(scalar)
      case " ", "\t", "\r", "\n", "_", ".", "*", "<", ">", "\"", "'", "-", "/", ":", "#", "\u{A0}", "\u{3000}",
        "\u{FEFF}",
        "・":
        break
      default: key.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    // A name that is all brackets is taken with what is in them.
    self.key = key.isEmpty ? String(inside).lowercased() : String(key)
    self.bracket = inside.isEmpty || key.isEmpty ? nil : String(inside)
  }
}
