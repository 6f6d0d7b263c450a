// The encodings in which mail travels. RFC 2045.

enum TransferEncoding {
  /// The bytes of a base64 text; what is no digit of it is passed over.
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      let digit: UInt32
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = UInt32(byte - 0x41)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = UInt32(byte - 0x61 + 26)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt32(byte - 0x30 + 52)
      case UInt8(ascii: "+"), UInt8(ascii: "-"): digit = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): digit = 63
      default: continue
      }
      bits = bits << 6 | digit
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  /// The bytes of a quoted-printable text: `=EC=95=8C`, lines that end with "=" go on.
  ///
  /// - Parameter isWord: in encoded words "_" stands for a blank.
  static func quotedPrintable(_ text: ArraySlice<UInt8>, isWord: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = []
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      if byte == UInt8(ascii: "_"), isWord {
        bytes.append(0x20)
        place += 1
        continue
      }
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        place += 1
        continue
      }
      var end = place + 1
      while end < text.endIndex, text[end] == 0x20 || text[end] == 0x09 || text[end] == 0x0D { end += 1 }
      if end >= text.endIndex || text[end] == 0x0A {
        place = min(text.endIndex, end + 1)
      } else if place + 2 < text.endIndex, let high = nibble(text[place + 1]), let low = nibble(text[place + 2]) {
        bytes.append(high << 4 | low)
        place += 3
      } else {
        bytes.append(byte)
        place += 1
      }
    }
    return bytes
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 0x41 + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 0x61 + 10
    default: nil
    }
  }
}

/// Words of headers in other encodings: `=?UTF-8?B?7JWM66as?=`. RFC 2047.
enum EncodedWords {
  /// The text with its encoded words decoded; blanks between two of them fall away.
  static func decode(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var place = 0
    var afterWord = false
    var blanks = 0
    while place < bytes.count {
      if bytes[place...].starts(with: "=?".utf8), let word = word(bytes, from: place) {
        if afterWord { output.removeLast(blanks) }
        output += word.bytes
        place = word.end
        afterWord = true
        blanks = 0
        continue
      }
      output.append(bytes[place])
      if bytes[place] == 0x20 || bytes[place] == 0x09 { blanks += 1 } else { (afterWord, blanks) = (false, 0) }
      place += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func word(_ bytes: [UInt8], from start: Int) -> (bytes: [UInt8], end: Int)? {
    var marks: [Int] = []
    var place = start + 2
    while place < bytes.count, place - start < 500, marks.count < 3 {
      if bytes[place] == UInt8(ascii: "?") { marks.append(place) }
      place += 1
    }
    guard marks.count == 3, place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return nil }
    // A language may stand behind the charset: "utf-8*en".
    let charset = String(decoding: bytes[(start + 2)..<marks[0]].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
    let text = bytes[(marks[1] + 1)..<marks[2]]
    let decoded: [UInt8]
    switch bytes[marks[0] + 1] | 0x20 {
    case UInt8(ascii: "b"): decoded = TransferEncoding.base64(text)
    case UInt8(ascii: "q"): decoded = TransferEncoding.quotedPrintable(text, isWord: true)
    default: return nil
    }
    guard let known = try? DecodedText(decoded, encoding: charset, name: "mail") else { return nil }
    return (known.bytes, place + 1)
  }
}
