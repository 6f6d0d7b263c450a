/// Tables as they come out of a page by copy and paste: lines of cells with tabs between.
enum TabbedTables {
  /// Turns runs of two lines and more with the same number of cells into rows of a table. O(document).
  static func mark(_ document: inout Document) {
    var blocks = document.blocks
    var cells = document.cells
    document.blocks = []
    document.cells = []
    document.text.withUnsafeBufferPointer { text in
      guard ByteWord.first(of: 0x09, or: 0x09, in: text, 0..<text.count) < text.count else { return }
      var index = 0
      while index < blocks.count {
        let count = tabs(text, blocks[index].range)
        guard count > 0 else {
          index += 1
          continue
        }
        var stop = index + 1
        while stop < blocks.count, !blocks[stop].opensGroup, tabs(text, blocks[stop].range) == count { stop += 1 }
        guard stop - index >= 2 else {
          index = stop
          continue
        }
        for row in index..<stop {
          let first = cells.count
          append(text, blocks[row].range, to: &cells)
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

  private static func tabs(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    range.count > 2000 ? 0 : text[range].count { $0 == 0x09 }
  }

  private static func append(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to cells: inout [Range<UInt32>]
  ) {
    var start = range.lowerBound
    for place in range.lowerBound...range.upperBound where place == range.upperBound || text[place] == 0x09 {
      let cell = LineShape.trimmed(text, start..<place).range
      cells.append(UInt32(truncatingIfNeeded: cell.lowerBound)..<UInt32(truncatingIfNeeded: cell.upperBound))
      start = place + 1
    }
  }
}
