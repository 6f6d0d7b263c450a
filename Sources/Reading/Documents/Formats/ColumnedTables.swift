/// Tables set in columns by blanks, two and more or ideographic ones, as text versions of reports have them:
///
///     部門　　　　当期　　前年同期　　増減率
///     家電　　　　　640　　　　600　　＋6.7%
enum ColumnedTables {
  private static let longest = 400

  /// Turns lines that such blanks part into the same number of cells, three or more, into rows of a table. O(document).
  static func mark(_ document: inout Document) {
    var blocks = document.blocks
    var cells = document.cells
    document.blocks = []
    document.cells = []
    document.text.withUnsafeBufferPointer { text in
      guard mayHaveColumns(text) else { return }
      var index = 0
      while index < blocks.count {
        let count = gaps(text, blocks[index]).count + 1
        guard count >= 3 else {
          index += 1
          continue
        }
        var rows = [index]
        var next = index + 1
        // A line that does not fit is no end of the table.
        while next < blocks.count, next - rows[rows.count - 1] <= 2, !blocks[next].opensGroup {
          if fit(text, blocks[next], count) != nil { rows.append(next) }
          next += 1
        }
        let hasFigures = rows.contains { row in
          text[blocks[row].range].contains(where: \.isDigit) || hasWideDigit(text, blocks[row].range)
        }
        // Where none of the lines has a figure, none of those behind the first has.
        guard rows.count >= 2, hasFigures else {
          index = rows[rows.count - 1] + 1
          continue
        }
        for row in rows {
          guard let gaps = fit(text, blocks[row], count) else { continue }
          let first = cells.count
          append(text, blocks[row].range, gaps, to: &cells)
          let isHeader =
            row == rows[0] && TabbedTables.isHeader(cells[first...], text) && !hasWideDigit(text, blocks[row].range)
          blocks[row] = Block(
            isHeader ? .tableHeader : .tableRow, blocks[row].range, opensGroup: row == rows[0],
            cells: first..<cells.count)
        }
        index = rows[rows.count - 1] + 1
      }
    }
    document.blocks = blocks
    document.cells = cells
  }

  /// The blanks between the cells of a line: wide ones, or where these are too few all ideographic ones.
  private static func fit(_ text: UnsafeBufferPointer<UInt8>, _ block: Block, _ count: Int) -> [Range<Int>]? {
    let wide = gaps(text, block)
    if wide.count + 1 == count { return wide }
    guard wide.count + 1 < count, !wide.isEmpty else { return nil }
    let all = gaps(text, block, least: 2)
    return all.count + 1 == count ? all : nil
  }

  /// Whether two blanks stand side by side anywhere, or an ideographic one: in hardly any text of paragraphs.
  private static func mayHaveColumns(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // The highest bit of each byte that is the one asked for. A byte behind one that is may be taken for it, too.
    func same(_ word: UInt64, _ byte: UInt64) -> UInt64 {
      let rest = word ^ (byte &* 0x0101_0101_0101_0101)
      return (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080
    }
    var place = 0
    while place + 8 <= text.count {
      let word = ByteWord.load(text, place)
      let blank = same(word, 0x20)
      let second = same(word, 0x80)
      if blank & blank &>> 8 != 0 || same(word, 0xE3) & second &>> 8 & second &>> 16 != 0 { return true }
      // The last two bytes again: what begins with them goes on in the next word.
      place += 6
    }
    return text.count < 8
  }

  /// The runs of blanks within a line that part cells: two and more, of which an ideographic one counts for two, and where
  /// there is one of these so many as are asked for.
  private static func gaps(_ text: UnsafeBufferPointer<UInt8>, _ block: Block, least: Int = 3) -> [Range<Int>] {
    let range = block.range
    guard block.kind == .paragraph || block.kind == .listItem, range.count <= longest else { return [] }
    var gaps: [Range<Int>] = []
    var place = range.lowerBound
    while place < range.upperBound {
      let start = place
      var width = 0
      var isWide = false
      while place < range.upperBound, case let blank = LineShape.blank(text, place), blank > 0 {
        width += blank == 3 ? 2 : 1
        if blank == 3 { isWide = true }
        place += blank
      }
      if place > start {
        let isWithin = start > range.lowerBound && place < range.upperBound
        if isWide ? width >= least : width >= 2 && isWithin { gaps.append(start..<place) }
      } else {
        place += TextClass.length(text[place])
      }
    }
    return gaps
  }

  private static func append(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ gaps: [Range<Int>], to cells: inout [Range<UInt32>]
  ) {
    var start = range.lowerBound
    for gap in gaps + [range.upperBound..<range.upperBound] {
      cells.append(UInt32(truncatingIfNeeded: start)..<UInt32(truncatingIfNeeded: gap.lowerBound))
      start = gap.upperBound
    }
  }

  private static func hasWideDigit(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while place < range.upperBound {
      if TextClass.scalar3(text, place) &- 0xFF10 < 10 { return true }
      place += TextClass.length(text[place])
    }
    return false
  }
}
