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

/// Whether all bytes are characters of ASCII that take a column each. O(length).
func isPrintableASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  // Without an early end, several bytes are looked at in one step.
  var isPrintable = true
  for byte in bytes { isPrintable = isPrintable && byte &- 0x20 < 0x5F }
  return isPrintable
}

/// Calls `body` with the bytes of each line, where the text is of ASCII alone and has a single space between words: then a
/// byte is a column, and lines are pieces of the text. Does nothing and returns false for others. O(length).
private func forEachLine(of bytes: UnsafeBufferPointer<UInt8>, columns: Int, _ body: (Range<Int>) -> Void) -> Bool {
  guard let last = bytes.last, last != 0x20, bytes[0] != 0x20, isPrintableASCII(bytes) else { return false }
  for place in bytes.indices.dropLast() where bytes[place] == 0x20 && bytes[place + 1] == 0x20 { return false }
  var line = 0..<0
  var word = 0
  while word < bytes.count {
    var end = word
    while end < bytes.count, bytes[end] != 0x20 { end += 1 }
    if !line.isEmpty, end - line.lowerBound <= columns {
      line = line.lowerBound..<end
    } else {
      if !line.isEmpty { body(line) }
      while end - word > columns {
        body(word..<word + columns)
        word += columns
      }
      line = word..<end
    }
    word = end + 1
  }
  body(line)
  return true
}
