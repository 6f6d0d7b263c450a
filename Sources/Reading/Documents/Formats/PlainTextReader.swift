/// Reads plain text: every line is a block of its own, except where the text was wrapped to a width.
enum PlainTextReader {
  static let format = DocumentFormat(name: "plain text", recognises: { _, _ in true }, read: read)

  @Sendable static func read(_ document: inout Document) {
    var blocks: [Block] = []
    let isWrapped = document.text.withUnsafeBufferPointer { text -> Bool in
      blocks.reserveCapacity(min(text.count / 80 + 8, 1 << 20))
      var lines = Lines(text)
      var afterBlank = true
      while let line = lines.next() {
        let (range, indent) = LineShape.trimmed(text, line)
        if range.isEmpty || isRule(text, range) {
          afterBlank = true
          continue
        }
        let mark = LineShape.listMark(text, range)
        let content = range.lowerBound + mark..<range.upperBound
        let kind: Block.Kind = mark > 0 ? .listItem : .paragraph
        blocks.append(Block(kind, content, level: mark > 0 ? indent / 2 : 0, opensGroup: afterBlank))
        afterBlank = false
      }
      return LineWrapping.isWrapped(text, blocks)
    }
    if isWrapped { LineWrapping.join(&document.text, &blocks) }
    document.blocks = blocks
    TabbedTables.mark(&document)
    ColumnedTables.mark(&document)
  }

  /// A line of nothing but a repeated mark (`-----`, `━━━━`, `* * *`).
  static func isRule(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    guard line.count >= 3, line.count < 400 else { return false }
    let first = text[line.lowerBound]
    if first < 0x80 {
      guard !first.isDigit, !first.isLetter else { return false }
      var count = 0
      for place in line {
        if text[place] == first { count += 1 } else if !text[place].isBlank { return false }
      }
      return count >= 3
    }
    guard first & 0xF0 == 0xE0, line.count >= 9, line.count % 3 == 0 else { return false }
    let second = text[line.lowerBound + 1]
    // Box drawing, dashes, ideographic dashes: never a letter.
    guard first == 0xE2 || first == 0xE3 && second == 0x80 else { return false }
    for place in line where text[place] != text[line.lowerBound + (place - line.lowerBound) % 3] { return false }
    return true
  }
}
