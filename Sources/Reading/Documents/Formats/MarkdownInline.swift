/// The inline marks of Markdown: emphasis, links, images, code, tags, entities, escapes. What is no text is left out.
enum MarkdownInline {
  /// Appends a line's text without its marks. Linear: a link is looked for no further than 2 KB ahead.
  static func append(
    _ line: Range<Int>, of text: UnsafeBufferPointer<UInt8>, to output: inout WorkingText, depth: Int = 0
  ) {
    var copied = line.lowerBound
    var place = line.lowerBound
    let end = line.upperBound
    // Behind the last bracket that closes nothing more is looked for, so that brackets without end cost nothing.
    var noLinkBefore = line.lowerBound
    while place < end {
      let byte = text[place]
      var skip = 0
      var kept: Range<Int>?
      var stands: [UInt8]?
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "`"):
        let run = run(text, place, end)
        skip = emphasis(text, place, run, line)
        if skip == 0 {
          // The whole run is characters; it is looked at once.
          place += run
          continue
        }
      case UInt8(ascii: "["), UInt8(ascii: "!"):
        let isImage = byte == UInt8(ascii: "!")
        if isImage, place + 1 >= end || text[place + 1] != UInt8(ascii: "[") { break }
        if place < noLinkBefore || depth > 2 { break }
        if let link = link(text, place + (isImage ? 1 : 0), end) {
          skip = link.end - place
          kept = isImage ? nil : link.text
        } else {
          noLinkBefore = min(end, place + 2048)
        }
      case UInt8(ascii: "<"):
        skip = tag(text, place, end)
        if skip > 0, isBreak(text, place) { stands = [0x20] }
      case UInt8(ascii: "&"):
        if let entity = CharacterReference.read(text, place, end) {
          skip = entity.length
          stands = entity.bytes
        }
      case UInt8(ascii: "\\"):
        if place + 1 < end, isPunctuation(text[place + 1]) {
          output.copy(copied..<place)
          copied = place + 1
          place += 2
          continue
        }
        if place + 1 == end { skip = 1 }
      default: break
      }
      if skip == 0 {
        place += 1
        continue
      }
      output.copy(copied..<place)
      if let kept { append(kept, of: text, to: &output, depth: depth + 1) }
      if let stands { output.append(stands, for: place..<place + skip) }
      place += skip
      copied = place
    }
    output.copy(copied..<end)
  }

  /// How many marks of one kind stand from a place on.
  private static func run(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int {
    var stop = place
    while stop < end, text[stop] == text[place] { stop += 1 }
    return stop - place
  }

  /// The length of a run of emphasis marks that opens or closes something; 0 for marks that are characters.
  private static func emphasis(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ length: Int, _ line: Range<Int>)
    -> Int
  {
    let mark = text[place]
    let stop = place + length
    let before: UInt8 = place > line.lowerBound ? text[place - 1] : 0x20
    let after: UInt8 = stop < line.upperBound ? text[stop] : 0x20
    switch mark {
    case UInt8(ascii: "`"): return length
    case UInt8(ascii: "~"): return length == 2 ? 2 : 0
    case UInt8(ascii: "_"):
      let opens = !isWord(before) && !after.isBlank
      let closes = !isWord(after) && !before.isBlank
      return length <= 3 && (opens || closes) ? length : 0
    default:
      if before.isBlank && after.isBlank { return 0 }
      // "5*3" and "**" between digits are characters.
      if length == 1, before.isDigit, after.isDigit { return 0 }
      return length <= 3 ? length : 0
    }
  }

  /// `[text](address "title")`, `[text][name]`, `[^1]`: the text and the end of it all. Plain brackets are none.
  private static func link(
    _ text: UnsafeBufferPointer<UInt8>, _ open: Int, _ end: Int
  ) -> (text: Range<Int>, end: Int)? {
    let limit = min(end, open + 2048)
    var depth = 0
    var place = open
    while place < limit {
      switch text[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      default: break
      }
      if depth == 0 { break }
      place += 1
    }
    guard place < limit, depth == 0 else { return nil }
    let close = place
    if close > open + 1, text[open + 1] == UInt8(ascii: "^") { return (close..<close, close + 1) }
    guard close + 1 < end else { return nil }
    let opener = text[close + 1]
    guard opener == UInt8(ascii: "(") || opener == UInt8(ascii: "[") else { return nil }
    let closer = opener == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    var level = 0
    place = close + 1
    while place < limit {
      if text[place] == opener { level += 1 }
      if text[place] == closer {
        level -= 1
        if level == 0 { break }
      }
      place += 1
    }
    guard place < limit else { return nil }
    // "[종합](약 3조원)" is prose: an address has no blank before it ends or a title begins.
    if opener == UInt8(ascii: "("), !looksLikeAddress(text, close + 2..<place) { return nil }
    return (open + 1..<close, place + 1)
  }

  private static func looksLikeAddress(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    if range.isEmpty { return true }
    for place in range {
      let byte = text[place]
      if byte.isBlank { return place + 1 < range.upperBound && "\"'(".utf8.contains(text[place + 1]) }
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") { return true }
    }
    return text[range].contains(UInt8(ascii: ".")) && text[range].allSatisfy { $0 < 0x80 }
  }

  /// The length of a tag, a comment or an address in angle brackets; 0 for what is a character.
  static func tag(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Int {
    guard place + 2 < end else { return 0 }
    let next = text[place + 1]
    guard next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") else { return 0 }
    let limit = min(end, place + 2048)
    var stop = place + 2
    while stop < limit, text[stop] != UInt8(ascii: ">"), text[stop] != UInt8(ascii: "<") { stop += 1 }
    return stop < limit && text[stop] == UInt8(ascii: ">") ? stop + 1 - place : 0
  }

  private static func isBreak(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    text[place + 1].lowered == UInt8(ascii: "b") && place + 2 < text.count
      && text[place + 2].lowered == UInt8(ascii: "r")
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte >= 0x80 }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !byte.isLetter && !byte.isDigit
  }
}
