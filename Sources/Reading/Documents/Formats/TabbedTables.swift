/// Tables as they come out of a page by copy and paste, lines of cells with tabs between, and those set with wide
/// bars:
///
///     公司｜2024年营收（亿元）｜同比
///     通威股份｜919.94｜-33.9%
enum TabbedTables {
  /// What stands between the cells of a line.
  private enum Separator {
    case tab, bar

    /// A byline, too, has a bar or two: 撰文｜裴一舟.
    var leastCount: Int { self == .tab ? 1 : 2 }
    var leastRows: Int { self == .tab ? 2 : 3 }
    var length: Int { self == .tab ? 1 : 3 }
  }

  /// Turns runs of two lines and more with the same number of cells into rows of a table. O(document).
  static func mark(_ document: inout Document) {
    mark(&document, .tab)
    mark(&document, .bar)
  }

  private static func mark(_ document: inout Document, _ separator: Separator) {
    var blocks = document.blocks
    var cells = document.cells
    document.blocks = []
    document.cells = []
    document.text.withUnsafeBufferPointer { text in
      let sign: UInt8 = separator == .tab ? 0x09 : 0xEF
      guard ByteWord.first(of: sign, or: sign, in: text, 0..<text.count) < text.count else { return }
      var index = 0
      while index < blocks.count {
        let count = isFree(blocks[index], separator) ? cuts(text, blocks[index].range, separator) : 0
        guard count >= separator.leastCount else {
          index += 1
          continue
        }
        var stop = index + 1
        while stop < blocks.count, !blocks[stop].opensGroup, isFree(blocks[stop], separator),
          cuts(text, blocks[stop].range, separator) == count
        { stop += 1 }
        guard stop - index >= separator.leastRows else {
          index = stop
          continue
        }
        for row in index..<stop {
          let first = cells.count
          append(text, blocks[row].range, separator, to: &cells)
          let isHeader = row == index && isHeader(cells[first...], text)
          blocks[row] = Block(
            isHeader ? .tableHeader : .tableRow, blocks[row].range, opensGroup: row == index,
            cells: first..<cells.count)
        }
        index = stop
      }
    }
    document.blocks = blocks
    document.cells = cells
  }

  /// Whether a row has no figure on its own in any cell; those with letters (26.2Q, FY25) say what columns hold.
  static func isHeader(_ cells: ArraySlice<Range<UInt32>>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    cells.allSatisfy { cell in
      let bytes = text[Int(cell.lowerBound)..<Int(cell.upperBound)]
      return !bytes.contains(where: \.isDigit)
        || bytes.contains { TextClass.isASCIIWord($0) && !TextClass.isDigit($0) || $0 >= 0x80 }
    }
  }

  /// Whether a block is no row yet.
  private static func isFree(_ block: Block, _ separator: Separator) -> Bool {
    separator == .tab || block.kind == .paragraph || block.kind == .heading
  }

  /// Whether a separator begins at a place.
  private static func isCut(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int, _ separator: Separator)
    -> Bool
  {
    guard separator == .bar else { return text[place] == 0x09 }
    return text[place] == 0xEF && place + 2 < end && text[place + 1] == 0xBD && text[place + 2] == 0x9C
  }

  private static func cuts(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ separator: Separator) -> Int {
    range.count > (separator == .tab ? 2000 : 400) ? 0 : range.count { isCut(text, $0, range.upperBound, separator) }
  }

  private static func append(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ separator: Separator, to cells: inout [Range<UInt32>]
  ) {
    var start = range.lowerBound
    for place in range.lowerBound...range.upperBound
    where place == range.upperBound || isCut(text, place, range.upperBound, separator) {
      let cell = LineShape.trimmed(text, start..<place).range
      cells.append(UInt32(truncatingIfNeeded: cell.lowerBound)..<UInt32(truncatingIfNeeded: cell.upperBound))
      start = place + separator.length
    }
  }
}
