import CScan

/// Splits blocks into sentences.
enum Sentences {
  /// Calls `body` with the bytes of each sentence of a part of a text, without blanks around it.
  static func forEach(
    in text: UnsafeBufferPointer<UInt8>, part: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    guard let base = text.baseAddress else { return }
    var start = part.lowerBound
    var place = start
    let end = part.upperBound
    func flush(_ stop: Int) {
      while start < stop {
        let cut = stop - start > longest ? cut(text, start) : stop
        var low = start
        var high = cut
        while low < high, text[low] <= 0x20 { low += 1 }
        while high > low, text[high - 1] <= 0x20 { high -= 1 }
        if high > low { body(low..<high) }
        start = cut
      }
      start = stop
    }
    while place < end {
      // Nearly every character is none that may end a sentence: sixteen bytes at a time, then, near the end, letters and
      // bytes within characters, characters of three bytes, and what else is no mark.
      if place &+ 18 <= end { place = invest_next_mark(base, place, end, 0) }
      let first = text[place]
      if first &- 0x40 < 0xA3 {
        place &+= 1
        continue
      }
      if first >= 0xE4, first != 0xEF {
        place &+= 3
        continue
      }
      if first < 0x40, asciiMarks >> UInt64(first) & 1 == 0 {
        place &+= 1
        continue
      }
      let byte = text[place]
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        if byte == UInt8(ascii: "."), let leader = leader(text, place, end) {
          place = leader
          continue
        }
        if endsSentence(text, place, part, start) {
          place = closing(text, place + 1, end)
          flush(place)
          continue
        }
        place += 1
      case UInt8(ascii: "\n"):
        // Wrapped lines go on; blank lines and new list items end the sentence.
        var next = place + 1
        while next < end, text[next] == UInt8(ascii: " ") || text[next] == UInt8(ascii: "\t") { next += 1 }
        if next < end, text[next] == UInt8(ascii: "\n") { flush(place) }
        place += 1
      case 0xE3 where place + 2 < end && text[place + 1] == 0x80 && text[place + 2] == 0x82,  // 。
        0xEF where place + 2 < end && text[place + 1] == 0xBC && (text[place + 2] == 0x81 || text[place + 2] == 0x9F):
        if asksForTopic(text, place, part, start) {
          place += 3
          continue
        }
        place = closing(text, place + 3, end)
        flush(place)
      default:
        place += TextClass.length(byte)
      }
    }
    flush(end)
  }

  /// 營收呢？下滑6.8%: a short Chinese question that only names what the answer right behind it is about.
  private static func asksForTopic(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ part: Range<Int>, _ start: Int
  ) -> Bool {
    guard place - 3 > start, place - start <= longestTopic, place + 6 < part.upperBound, text[place + 2] == 0x9F,
      text[place - 3] == 0xE5, text[place - 2] == 0x91, text[place - 1] == 0xA2
    else { return false }
    return text[place + 3] &- 0xE4 < 6 || TextClass.isASCIIWord(text[place + 3])
  }

  /// What only names a topic has no more bytes.
  private static let longestTopic = 60

  /// The bits of . ! ? and the line break.
  private static let asciiMarks: UInt64 =
    1 << 0x2E | 1 << 0x21 | 1 << 0x3F | 1 << 0x0A

  /// No writer's sentence is longer. What is, lost its stops or never had any, and is cut into pieces of about this size,
  /// so that looking at each amount in the light of all others of its sentence stays linear in the text.
  private static let longest = 4096

  /// Where a sentence beyond all bounds is cut: at the last blank or comma of its first piece, else between characters.
  private static func cut(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let limit = start + longest
    var place = limit
    while place > start + longest / 2 {
      let byte = text[place - 1]
      if byte <= 0x20 { return place }
      if place - 3 > start, byte == 0x81 || byte == 0x8C {
        let lead = (text[place - 3], text[place - 2])
        if lead == (0xE3, 0x80) && byte == 0x81 || lead == (0xEF, 0xBC) && byte == 0x8C { return place }
      }
      place -= 1
    }
    place = limit
    while place > start + 1, text[place] & 0xC0 == 0x80 { place -= 1 }
    return place
  }

  /// The end of a row of dots that leads from a label to its figure: "Cargo ..... $11bn"; nil for an ellipsis.
  private static func leader(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int? {
    guard place > 0, text[place - 1] == 0x20, place + 3 < end, text[place + 1] == text[place] else { return nil }
    var next = place
    while next < end, text[next] == text[place] { next += 1 }
    if next - place > 3 { return next }
    guard next - place == 3, next + 1 < end, text[next] == 0x20, text[next + 1] < 0x40 else { return nil }
    return next
  }

  /// Past closing quotes and brackets, which belong to the sentence that ends.
  private static func closing(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int {
    var at = place
    while at < end {
      let byte = text[at]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ")")
        || byte == UInt8(ascii: "*") || byte == UInt8(ascii: ".")
      {
        at += 1
      } else if at + 2 < end, byte == 0xE2, text[at + 1] == 0x80, text[at + 2] == 0x9D || text[at + 2] == 0x99 {
        at += 3
      } else if at + 2 < end, byte == 0xE3, text[at + 1] == 0x80, text[at + 2] == 0x8D || text[at + 2] == 0x8F {
        at += 3
      } else {
        break
      }
    }
    return at
  }

  private static func endsSentence(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ part: Range<Int>, _ start: Int
  ) -> Bool {
    let after = closing(text, place + 1, part.upperBound)
    guard after < part.upperBound else { return true }
    let next = text[after]
    // A quotation that goes on: "…다."라고, "…한다."며
    guard next <= 0x20 || next >= 0xE3 else { return false }
    if next >= 0xE3 {
      // Korean without a blank after the stop, unless the sentence goes on after the quotation.
      return after == place + 1 && place >= 3 && TextClass.isHangul(TextClass.scalarBefore(text, place))
    }
    if text[place] != UInt8(ascii: ".") { return true }
    var word = place
    while word > start, TextClass.isASCIIWord(text[word - 1]) || text[word - 1] == UInt8(ascii: ".") { word -= 1 }
    let length = place - word
    if length == 0 { return true }
    // What begins the next sentence.
    var head = after
    while head < part.upperBound, text[head] <= 0x20 { head += 1 }
    let startsLower = head < part.upperBound && TextClass.isLower(text[head])
    if startsLower { return false }
    // Initials (C.C. Wei, U.S.), short months, titles and company forms before a capital letter.
    // "for R&D. Texas Instruments": no initial.
    if length == 1, word > start, text[word - 1] == UInt8(ascii: "&") { return true }
    if length == 1 || (length == 3 && text[word + 1] == UInt8(ascii: ".")) {
      return !TextClass.isUpper(text[word])
    }
    if length <= 6 {
      // "Co. (TSMC)": a company's form goes on unless a capital follows.
      if head < part.upperBound, !TextClass.isUpper(text[head]),
        WordTable.english.holds(word..<place, of: text, .formAbbreviation)
      {
        return false
      }
      let isDigitNext = head < part.upperBound && TextClass.isDigit(text[head])
      if WordTable.english.holds(word..<place, of: text, .abbreviation) { return false }
      if isDigitNext, WordTable.english.holds(word..<place, of: text, .monthAbbreviation) { return false }
    }
    return true
  }
}
