/// A column's name, reduced to what tells it from others: lower case, without blanks, punctuation and what stands in brackets.
struct ColumnName: Hashable {
  let key: String
  /// What stood in brackets behind it, nil where nothing did.
  let bracket: String?

  init(_ text: String) {
    if let plain = Self.plain(text) {
      (key, bracket) = (plain, nil)
      return
    }
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

  /// The key of a name that is ASCII without brackets, as most are; nil for all others.
  private static func plain(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes -> String? in
      for byte in bytes where byte >= 0x80 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { key in
        var count = 0
        for byte in bytes where !isLeftOut(byte) {
          key[count] = byte.lowered
          count += 1
        }
        return count
      }
    }
  }

  private static func isLeftOut(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A, 0x0D, UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "*"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "-"),
      UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      true
    default: false
    }
  }
}
