/// Text that was wrapped to a width (mail, terminals): lines that go on in the next become one block again.
enum LineWrapping {
  /// Whether the lines of a text are pieces of paragraphs: several long lines end in the middle of a sentence.
  static func isWrapped(_ text: UnsafeBufferPointer<UInt8>, _ blocks: [Block]) -> Bool {
    var pairs = 0
    var wrapped = 0
    var widest = 0
    for index in blocks.indices.dropFirst().prefix(2000) where !blocks[index].opensGroup {
      let before = blocks[index - 1]
      guard before.range.count < 400 else { return false }
      pairs += 1
      let width = LineShape.width(text, before.range)
      widest = max(widest, width)
      if width >= 40, blocks[index].kind == .paragraph, !endsSentence(text, before.range) { wrapped += 1 }
    }
    return widest <= 120 && wrapped >= 3 && wrapped * 2 > pairs
  }

  /// Joins every paragraph line to the one before it where no blank line stands between; the break becomes blanks, so
  /// that places stay what they are.
  static func join(_ text: inout [UInt8], _ blocks: inout [Block]) {
    var joined: [Block] = []
    joined.reserveCapacity(blocks.count / 2)
    var before = 0..<0
    for block in blocks {
      defer { before = block.range }
      guard var last = joined.last, !block.opensGroup, block.kind == .paragraph, LineShape.width(text, before) >= 40
      else {
        joined.append(block)
        continue
      }
      for place in last.range.upperBound..<block.range.lowerBound where text[place] < 0x20 { text[place] = 0x20 }
      last.range = last.range.lowerBound..<block.range.upperBound
      joined[joined.count - 1] = last
    }
    blocks = joined
  }

  private static func endsSentence(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    let last = text[line.upperBound - 1]
    if last < 0x80 { return last == UInt8(ascii: ".") || ":!?\"')]>".utf8.contains(last) }
    guard line.count >= 3 else { return true }
    let tail = (text[line.upperBound - 3], text[line.upperBound - 2], last)
    // 。 」 』 ！ ？ ” ） …
    switch tail {
    case (0xE3, 0x80, 0x82), (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F),
      (0xE2, 0x80, 0x9D), (0xEF, 0xBC, 0x89), (0xE2, 0x80, 0xA6):
      return true
    default:
      return false
    }
  }
}

extension LineShape {
  static func width(_ text: [UInt8], _ line: Range<Int>) -> Int {
    text.withUnsafeBufferPointer { width($0, line) }
  }
}
