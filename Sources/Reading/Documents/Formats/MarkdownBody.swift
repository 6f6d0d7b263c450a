/// The text of a Markdown document behind its front matter, line by line into blocks.
struct MarkdownBody {
  private let text: UnsafeBufferPointer<UInt8>
  private(set) var output: WorkingText
  private(set) var cells: [Range<UInt32>] = []
  var blocks: [Block] = []

  private var afterBlank = true
  /// Within a fence of code: the mark that closes it, and whether a language is named.
  private var fence: (mark: UInt8, isCode: Bool)?
  /// Within a table whose header has been read.
  private var inTable = false

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    self.output = WorkingText(text)
    blocks.reserveCapacity(min(text.count / 80 + 8, 1 << 20))
  }

  mutating func appendTitle(_ range: Range<Int>) {
    append(.title, range)
    afterBlank = true
  }

  mutating func read(from start: Int) {
    var lines = Lines(text, from: start)
    var pending = lines.next()
    while let line = pending {
      pending = lines.next()
      read(line, next: pending)
    }
  }

  private mutating func read(_ line: Range<Int>, next: Range<Int>?) {
    var (range, indent) = LineShape.trimmed(text, line)
    if readFence(range) { return }
    while !range.isEmpty, text[range.lowerBound] == UInt8(ascii: ">") {
      range = LineShape.trimmed(text, range.lowerBound + 1..<range.upperBound).range
    }
    if range.isEmpty {
      afterBlank = true
      inTable = false
      return
    }
    if isSetextRule(range), let last = blocks.indices.last, !afterBlank, blocks[last].kind == .paragraph {
      blocks[last].kind = .heading
      afterBlank = true
      return
    }
    if PlainTextReader.isRule(text, range) || isDefinition(range) {
      afterBlank = true
      inTable = false
      return
    }
    if readTable(range, next: next) { return }
    let heading = MarkdownReader.headingMark(text, range)
    if heading > 0 {
      var end = range.upperBound
      // Only a run of hashes behind a blank closes a heading: "C#" does not.
      var hash = end
      while hash > range.lowerBound, text[hash - 1] == UInt8(ascii: "#") { hash -= 1 }
      if hash < end, hash > range.lowerBound, text[hash - 1].isBlank { end = hash }
      append(.heading, range.lowerBound + heading..<end)
      afterBlank = true
      return
    }
    let mark = LineShape.listMark(text, range)
    if mark > 0 {
      append(.listItem, range.lowerBound + mark..<range.upperBound, level: indent / 2)
    } else {
      append(.paragraph, range)
    }
  }

  private mutating func append(_ kind: Block.Kind, _ range: Range<Int>, level: Int = 0) {
    let start = output.count
    MarkdownInline.append(range, of: text, to: &output)
    let written = output.trimmed(from: start)
    endLine(range.upperBound)
    if written.isEmpty { return }
    blocks.append(Block(kind, written, level: level, opensGroup: afterBlank))
    afterBlank = false
  }

  /// Ends a line: by its own break where that stands at once, so that text and source go on together.
  private mutating func endLine(_ end: Int) {
    if end < text.count, text[end] == 0x0A { output.copy(end..<end + 1) } else { output.append(0x0A, for: end..<end) }
  }

  /// Opens, closes or fills a fence of code; true where the line is used up.
  private mutating func readFence(_ range: Range<Int>) -> Bool {
    let isFence =
      range.count >= 3 && (text[range.lowerBound] == UInt8(ascii: "`") || text[range.lowerBound] == UInt8(ascii: "~"))
      && text[range.lowerBound + 1] == text[range.lowerBound] && text[range.lowerBound + 2] == text[range.lowerBound]
    if let open = fence {
      if isFence, text[range.lowerBound] == open.mark {
        fence = nil
        afterBlank = true
      } else if !range.isEmpty {
        let start = output.count
        output.copy(range)
        let written = start..<output.count
        endLine(range.upperBound)
        blocks.append(Block(open.isCode ? .furniture : .paragraph, written, opensGroup: afterBlank))
        afterBlank = false
      }
      return true
    }
    guard isFence else { return false }
    let label = LineShape.trimmed(text, range.lowerBound + 3..<range.upperBound).range
    if text[label].contains(UInt8(ascii: "`")) { return false }
    let word = String(decoding: text[label], as: UTF8.self).lowercased()
    fence = (text[range.lowerBound], !word.isEmpty && word != "text" && word != "txt")
    afterBlank = true
    return true
  }

  private func isSetextRule(_ range: Range<Int>) -> Bool {
    let mark = text[range.lowerBound]
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-"), range.count >= 3 else { return false }
    return text[range].allSatisfy { $0 == mark }
  }

  /// `[name]: https://…`, a link's address.
  private func isDefinition(_ range: Range<Int>) -> Bool {
    guard text[range.lowerBound] == UInt8(ascii: "[") else { return false }
    guard let close = text[range].firstIndex(of: UInt8(ascii: "]")), close + 2 < range.upperBound else { return false }
    return text[close + 1] == UInt8(ascii: ":") && text[close + 2].isBlank
      && text[range.lowerBound + 1] != UInt8(ascii: "^")
  }

  // MARK: - Tables

  private mutating func readTable(_ range: Range<Int>, next: Range<Int>?) -> Bool {
    guard text[range].contains(UInt8(ascii: "|")) else {
      inTable = false
      return false
    }
    if inTable {
      if !MarkdownReader.isTableRule(text, range) { appendRow(.tableRow, range) }
      return true
    }
    guard let next, MarkdownReader.isTableRule(text, LineShape.trimmed(text, next).range) else { return false }
    inTable = true
    afterBlank = true
    appendRow(.tableHeader, range)
    return true
  }

  private mutating func appendRow(_ kind: Block.Kind, _ range: Range<Int>) {
    let first = cells.count
    let start = output.count
    var end = start
    var place = range.lowerBound
    if text[place] == UInt8(ascii: "|") { place += 1 }
    while place <= range.upperBound {
      var stop = place
      while stop < range.upperBound, text[stop] != UInt8(ascii: "|") {
        stop += text[stop] == UInt8(ascii: "\\") && stop + 1 < range.upperBound ? 2 : 1
      }
      stop = min(stop, range.upperBound)
      if stop == range.upperBound, LineShape.trimmed(text, place..<stop).range.isEmpty { break }
      let cell = LineShape.trimmed(text, place..<stop).range
      let from = output.count
      MarkdownInline.append(cell, of: text, to: &output)
      let written = output.trimmed(from: from)
      cells.append(UInt32(truncatingIfNeeded: written.lowerBound)..<UInt32(truncatingIfNeeded: written.upperBound))
      end = output.count
      output.append(0x09, for: cell.upperBound..<cell.upperBound)
      place = stop + 1
    }
    endLine(range.upperBound)
    guard cells.count > first else { return }
    blocks.append(Block(kind, start..<end, opensGroup: afterBlank, cells: first..<cells.count))
    afterBlank = false
  }
}
