// Text in lines that fit a terminal.

/// The text in lines of at most so many columns: broken at spaces where there are some, anywhere between Hangul or
/// Han characters and in words too long for a line.
func wrapped(_ text: String, columns: Int) -> [String] {
  guard displayWidth(text) > columns, columns > 0 else { return [text] }
  var lines: [String] = []
  let isDone = text.utf8.withContiguousStorageIfAvailable { bytes in
    forEachLine(of: bytes, columns: columns) { lines.append(String(decoding: bytes[$0], as: UTF8.self)) }
  }
  if isDone == true { return lines }
  var line = ""
  var lineWidth = 0
  for word in text.split(separator: " ", omittingEmptySubsequences: true) {
    let wordWidth = displayWidth(String(word))
    if lineWidth > 0, lineWidth + 1 + wordWidth <= columns {
      line += " " + word
      lineWidth += 1 + wordWidth
      continue
    }
    if lineWidth > 0 {
      lines.append(line)
      line = ""
      lineWidth = 0
    }
    for character in word {
      let width = displayWidth(of: character)
      if lineWidth + width > columns, lineWidth > 0 {
        lines.append(line)
        line = ""
        lineWidth = 0
      }
      line.append(character)
      lineWidth += width
    }
  }
  if lineWidth > 0 { lines.append(line) }
  return lines
}

/// Appends a text in lines of at most so many columns, the first and the rest of them each behind something.
func append(
  wrapped text: String, columns: Int, first: String, rest: String, to out: inout [UInt8]
) {
  var head = first
  func append(_ bytes: some Collection<UInt8>, to out: inout [UInt8]) {
    out.append(text: head)
    out.append(contentsOf: bytes)
    out.append(UInt8(ascii: "\n"))
    head = rest
  }
  let isDone = text.utf8.withContiguousStorageIfAvailable { bytes in
    columns > 0 && forEachLine(of: bytes, columns: columns) { append(bytes[$0], to: &out) }
  }
  if isDone == true { return }
  for line in wrapped(text, columns: columns) { append(line.utf8, to: &out) }
}

/// Calls `body` with the bytes of each line, where no character of the text joins with another and a single space stands
/// between words: then lines are pieces of the text. Does nothing and returns false for other texts. O(length).
private func forEachLine(of bytes: UnsafeBufferPointer<UInt8>, columns: Int, _ body: (Range<Int>) -> Void) -> Bool {
  guard hasPlainWords(bytes) else { return false }
  var line = 0..<0
  var lineWidth = 0
  var start = 0
  while start < bytes.count {
    var end = start
    var width = 0
    while end < bytes.count, bytes[end] != 0x20 {
      let next = character(bytes, end)
      width += next.columns
      end += next.length
    }
    if !line.isEmpty, lineWidth + 1 + width <= columns {
      line = line.lowerBound..<end
      lineWidth += 1 + width
    } else {
      if !line.isEmpty { body(line) }
      if width > columns {
        (start, width) = forEachPiece(of: bytes, start..<end, columns: columns, body)
      }
      line = start..<end
      lineWidth = width
    }
    start = end + 1
  }
  body(line)
  return true
}

/// Calls `body` with lines of a word that is too long for one, and returns where its last line begins and how wide that is.
private func forEachPiece(
  of bytes: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, columns: Int, _ body: (Range<Int>) -> Void
) -> (start: Int, width: Int) {
  var start = word.lowerBound
  var place = start
  var width = 0
  while place < word.upperBound {
    let next = character(bytes, place)
    if width + next.columns > columns, place > start {
      body(start..<place)
      start = place
      width = 0
    }
    width += next.columns
    place += next.length
  }
  return (start, width)
}

/// Whether a text has words with a single space between them, of characters that join with no neighbour.
private func hasPlainWords(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var place = 0
  var isBehindSpace = true
  while place < bytes.count {
    let next = character(bytes, place)
    let isSpace = bytes[place] == 0x20
    if next.columns == 0 || isSpace && isBehindSpace { return false }
    isBehindSpace = isSpace
    place += next.length
  }
  return !isBehindSpace
}

/// The columns of the character at a place, 0 where it may join with another, and its bytes in UTF-8.
@inline(__always)
private func character(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> (columns: Int, length: Int) {
  let first = UInt32(bytes[place])
  if first < 0x80 { return (plainColumns(first), 1) }
  if first < 0xE0 { return (plainColumns((first & 0x1F) << 6 | rest(bytes, place + 1)), 2) }
  if first >= 0xF0 { return (0, 4) }
  return (plainColumns((first & 0x0F) << 12 | rest(bytes, place + 1) << 6 | rest(bytes, place + 2)), 3)
}

@inline(__always)
private func rest(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32 { UInt32(bytes[place] & 0x3F) }
