/// What the shape of a block tells: prose or label, credit or headline.
enum BlockShape {
  /// Whether a block ends the way sentences do, quotes and brackets behind it left aside.
  static func endsSentence(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound {
      let last = text[end - 1]
      if last == UInt8(ascii: "\"") || last == UInt8(ascii: "'") || last == UInt8(ascii: ")") {
        end -= 1
      } else if end - range.lowerBound >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80, last == 0x9D || last == 0x99
      {
        end -= 3
      } else if end - range.lowerBound >= 3, text[end - 3] == 0xE3, text[end - 2] == 0x80,
        last == 0x8D || last == 0x8F
      {
        end -= 3
      } else if end - range.lowerBound >= 3, text[end - 3] == 0xEF, text[end - 2] == 0xBC, last == 0x89 {
        end -= 3
      } else {
        break
      }
    }
    guard end > range.lowerBound else { return false }
    let last = text[end - 1]
    if last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?") { return true }
    guard end - range.lowerBound >= 3 else { return false }
    switch (text[end - 3], text[end - 2], last) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xEF, 0xBD, 0xA1): return true
    // 다, 요, 죠: Korean sentences whose full stop was lost.
    default: return false
    }
  }

  /// Long text that ends as sentences do: the article itself.
  static func isProse(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.count >= 110 && (endsSentence(text, range) || range.count >= 400)
  }

  /// Whether an e-mail address stands in it.
  static func hasMailAddress(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    for place in range where text[place] == UInt8(ascii: "@") {
      guard place > range.lowerBound, text[place - 1].isNameByte else { continue }
      // Papers print only the first half, too: "serin@".
      return true
    }
    return false
  }

  /// Whether an address of the web stands in it and little else.
  static func isAddress(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 8, range.count < 400 else { return false }
    let head = text[range.lowerBound..<min(range.lowerBound + 8, range.upperBound)]
    let starts =
      head.starts(with: "http://".utf8) || head.starts(with: "https://".utf8) || head.starts(with: "www.".utf8)
    return starts && !text[range].contains(0x20)
  }
}
