/// Tells the article from what a page puts around it: menus, buttons, related headlines, most-read lists, credits.
///
/// The rules go by the words that such boxes are known by and by their place: before the first paragraph, between
/// paragraphs, behind the last. A list in the body has no such head, and stays what it is.
struct Furniture {
  private let text: UnsafeBufferPointer<UInt8>
  private var blocks: [Block]
  private var scratch: [UInt8] = []
  /// The blocks before the first paragraph of the article, and behind the last.
  private var firstProse = 0
  private var lastProse = -1
  /// Whether anything in it is a sentence: a brief of headlines has none.
  private var hasSentences = false

  /// Marks the blocks of a document. O(document).
  static func mark(_ document: inout Document) {
    // Moved, not copied: those of a large document weigh a part of its text.
    var blocks = document.blocks
    document.blocks = []
    document.text.withUnsafeBufferPointer { text in
      var furniture = Furniture(text, taking: &blocks)
      furniture.run()
      swap(&blocks, &furniture.blocks)
    }
    document.blocks = blocks
  }

  private init(_ text: UnsafeBufferPointer<UInt8>, taking taken: inout [Block]) {
    self.text = text
    blocks = []
    swap(&blocks, &taken)
    let isProse: (Block) -> Bool = { block in
      block.kind != .furniture && block.kind != .title && !block.isTable && BlockShape.isProse(text, block.range)
        && !Self.startsWithTriangle(text, block.range)
    }
    firstProse = blocks.firstIndex(where: isProse) ?? blocks.count
    lastProse = blocks.lastIndex(where: isProse) ?? -1
    hasSentences =
      lastProse >= 0
      || blocks.contains { $0.kind == .paragraph && $0.range.count >= 50 && BlockShape.endsSentence(text, $0.range) }
  }

  /// What the marker is in the middle of.
  private enum Section { case article, box, tail }

  private mutating func run() {
    var section = Section.article
    for index in blocks.indices {
      let block = blocks[index]
      if block.kind == .title || block.kind == .furniture || block.isTable {
        if block.isTable, section == .box { section = .article }
        continue
      }
      let range = block.range
      if range.count > 300 {
        if section != .tail || BlockShape.isProse(text, range) { section = .article }
        continue
      }
      // Sentences of the article, told at one look: no mark before them, and long enough.
      if section == .article, BlockShape.isProse(text, range), !opensWithMark(range), index >= firstProse {
        if index < lastProse || range.count > 200 { continue }
      }
      let reading = LineReading(text, range, scratch: &scratch)
      let isEnd = reading.has(.end) && index > lastProse && lastProse >= 0
      if let kind = lineKind(index, reading) ?? (isEnd && range.count <= 24 ? .furniture : nil) {
        blocks[index].kind = kind
        if isEnd { section = .tail }
        continue
      }
      switch boxHead(index, reading) {
      case .box:
        blocks[index].kind = .furniture
        section = .box
        continue
      case .inline:
        blocks[index].kind = .furniture
        continue
      case nil: break
      }
      switch section {
      case .article: break
      case .box:
        if endsBox(index) {
          section = index > lastProse && lastProse >= 0 ? .tail : .article
        } else {
          blocks[index].kind = .furniture
        }
      case .tail:
        if !reading.has(.board), !BlockShape.isProse(text, range) { blocks[index].kind = .furniture }
      }
    }
  }

  /// Whether a line begins with a bracket, an arrow or the like, as captions and labels do.
  private func opensWithMark(_ range: Range<Int>) -> Bool {
    let first = text[range.lowerBound]
    if first < 0x80 { return !first.isLetter && !first.isDigit && first != UInt8(ascii: "\"") }
    if first == 0xE2 { return text[range.lowerBound + 1] != 0x80 }
    return first == 0xEF || first == 0xE3 && text[range.lowerBound + 1] == 0x80
  }

  // MARK: - Single lines

  /// The kind of a line that says by itself what it is; nil for all others.
  private func lineKind(_ index: Int, _ reading: LineReading) -> Block.Kind? {
    let range = blocks[index].range
    if BlockShape.isAddress(text, range) { return .furniture }
    // Nothing but buttons and counts: "좋아요0", "Share 214", "字号：大 中 小".
    if reading.buttonBytes > 0, reading.buttonBytes * 5 >= reading.letterBytes * 4 { return .furniture }
    if reading.letterBytes == 0, !hasDigits(range) { return .furniture }
    if isCaption(index, reading) { return .caption }
    if reading.has(.rights), range.count < 240, index < firstProse || index > lastProse || range.count < 90 {
      // "… $1bn on privacy." is a sentence: English words of small print must stand close, or end without a stop.
      if text[range.lowerBound] >= 0x80 || reading.count(of: .rights) >= 2 || !BlockShape.endsSentence(text, range) {
        return .furniture
      }
    }
    if isAdvertisement(range, reading) { return .furniture }
    if isByline(index, reading) { return .furniture }
    return nil
  }

  /// What sells something: told by its words, or by a label with a mark behind it ("광고 매출" is none).
  private func isAdvertisement(_ range: Range<Int>, _ reading: LineReading) -> Bool {
    guard range.count < 160, !BlockShape.isProse(text, range) else { return false }
    if let place = reading.place(of: .ad), place < 12 { return true }
    guard let place = reading.place(of: .adlabel), place < 6 else { return false }
    let end = range.lowerBound + reading.adLabelEnd
    if end >= range.upperBound || isBracket(end) || isBracket(end - 1) || end >= 3 && isBracket(end - 3) { return true }
    var next = end
    while next < range.upperBound, LineShape.blank(text, next) > 0 { next += LineShape.blank(text, next) }
    return next >= range.upperBound || isColon(next) || text[next] == UInt8(ascii: "-")
      || text[next] == 0xE2 && next + 1 < range.upperBound && text[next + 1] == 0x80
  }

  private func hasDigits(_ range: Range<Int>) -> Bool { text[range].contains(where: \.isDigit) }

  /// Names of writers, days of publication: short lines before the article or behind it.
  private func isByline(_ index: Int, _ reading: LineReading) -> Bool {
    let range = blocks[index].range
    guard range.count <= 160, index < firstProse || index > lastProse, !BlockShape.isProse(text, range) else {
      return false
    }
    if BlockShape.hasMailAddress(text, range), range.count <= 120 { return true }
    if BlockShape.endsSentence(text, range), range.count > 70, !reading.has(.published) { return false }
    let days = DayReader.all(text, range, limit: 2)
    if let first = days.first {
      let rest = range.count - days.reduce(0) { $0 + $1.range.count }
      if first.hasTime, rest < 90 || reading.has(.published) || reading.has(.byline) { return true }
      if first.day != nil, rest < 24 || reading.has(.published) && rest < 90 || reading.has(.byline) && rest < 80 {
        return true
      }
    }
    if reading.has(.byline), range.count <= 60, !hasDigits(range) { return true }
    // "By Theo L. | 3 min read", but not "By 2030: $5bn".
    guard let place = reading.place(of: .byline), place == 0, range.count <= 80 else { return false }
    return !BlockShape.endsSentence(text, range) && (!hasDigits(range) || !days.isEmpty || reading.has(.button))
  }

  /// Captions: a mark before (▲ 사진 =, Photo:, 图为), or a credit behind a line that is told twice.
  private func isCaption(_ index: Int, _ reading: LineReading) -> Bool {
    let range = blocks[index].range
    if let place = reading.place(of: .caption), place <= 4 { return true }
    if Self.startsWithTriangle(text, range) {
      if index > 0,
        same(blocks[index - 1].range, range) || index + 1 < blocks.count && same(blocks[index + 1].range, range)
      {
        return true
      }
      if reading.has(.credit) || reading.has(.caption) { return true }
    }
    guard reading.has(.credit), range.count <= 240, let place = reading.place(of: .credit) else { return false }
    // "… 연설하고 있다. 발리/AP연합뉴스": the credit comes last, behind the sentence.
    let end = range.count
    return end - place <= 40 && !BlockShape.endsSentence(text, range) && index <= firstProse + 1
      && text[range].contains(UInt8(ascii: "/"))
  }

  private static func startsWithTriangle(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count > 6, text[range.lowerBound] == 0xE2, text[range.lowerBound + 1] == 0x96 else { return false }
    let third = text[range.lowerBound + 2]
    return (third == 0xB2 || third == 0xB3 || third == 0xB6) && !text[range.lowerBound + 3].isDigit
  }

  private func same(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count && text[one].elementsEqual(text[other])
  }

  // MARK: - Boxes

  private enum Head { case box, inline }

  /// Whether a line is the head of a box to leave out, or such a box on one line ("Read next: …").
  private func boxHead(_ index: Int, _ reading: LineReading) -> Head? {
    // A brief of short lines under "Top stories" is the article itself.
    guard reading.has(.related) || reading.has(.comments), hasSentences else { return nil }
    let range = blocks[index].range
    let first = min(reading.place(of: .related) ?? .max, reading.place(of: .comments) ?? .max)
    guard first <= 8 || reading.relatedBytes * 2 >= reading.letterBytes else { return nil }
    if reading.relatedBytes * 2 >= reading.letterBytes, range.count <= 90 {
      // A heading of the article may hold such a word ("Related party deals", "추천 종목"): a list must follow.
      return index + 1 < blocks.count || index > lastProse ? .box : nil
    }
    guard first <= 8, !BlockShape.isProse(text, range) else { return nil }
    // "[관련] …", "Read next: …", "【推薦】…": a mark sets the word apart.
    let after = range.lowerBound + first + reading.relatedBytes
    guard after < range.upperBound, isBracket(range.lowerBound) || isColon(after) || isBracket(after)
    else {
      return nil
    }
    return .inline
  }

  private func isColon(_ place: Int) -> Bool {
    text[place] == UInt8(ascii: ":") || text[place] == UInt8(ascii: "|")
      || place + 2 < text.count && text[place] == 0xEF && text[place + 1] == 0xBC && text[place + 2] == 0x9A
  }

  private func isBracket(_ place: Int) -> Bool {
    if "[]()<>".utf8.contains(text[place]) { return true }
    guard place + 2 < text.count else { return false }
    switch (text[place], text[place + 1], text[place + 2]) {
    case (0xE3, 0x80, 0x90), (0xE3, 0x80, 0x91), (0xEF, 0xBC, 0xBB), (0xEF, 0xBC, 0xBD), (0xE2, 0x96, 0xB6): return true
    default: return false
    }
  }

  /// Whether the article goes on here: prose, or a heading or plain line set apart by a blank line.
  private func endsBox(_ index: Int) -> Bool {
    let block = blocks[index]
    if block.kind == .heading { return true }
    if BlockShape.isProse(text, block.range) { return true }
    guard block.kind == .paragraph, block.opensGroup else { return false }
    // Headlines are set apart by blank lines too; a sentence is none.
    return BlockShape.endsSentence(text, block.range) && block.range.count >= 60 || !isFollowedByHeadlines(index)
  }

  /// Whether the box goes on behind a plain line set apart: more short lines without an end of sentence.
  private func isFollowedByHeadlines(_ index: Int) -> Bool {
    guard index > 0, blocks[index - 1].kind == .furniture, blocks[index].range.count >= 24 else { return false }
    return index + 1 >= blocks.count || !BlockShape.isProse(text, blocks[index + 1].range)
  }
}
