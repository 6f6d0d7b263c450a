/// Tables as they come out of a page by copy and paste: lines of cells with tabs between, or with two blanks and more.
enum TabbedTables {
  /// Turns runs of two lines and more with the same number of cells into rows of a table. O(document).
  static func mark(_ document: inout Document) {
    var blocks = document.blocks
    var cells = document.cells
    document.blocks = []
    document.cells = []
    document.text.withUnsafeBufferPointer { text in
      var index = 0
      while index < blocks.count {
        let count = gaps(text, blocks[index])
        guard count != 0 else {
          index += 1
          continue
        }
        var stop = index + 1
        while stop < blocks.count, !blocks[stop].opensGroup, gaps(text, blocks[stop]) == count { stop += 1 }
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
  private static func isHeader(_ cells: ArraySlice<Range<UInt32>>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    cells.allSatisfy { cell in
      let bytes = text[Int(cell.lowerBound)..<Int(cell.upperBound)]
      return !bytes.contains(where: \.isDigit)
        || bytes.contains { TextClass.isASCIIWord($0) && !TextClass.isDigit($0) || $0 >= 0x80 }
    }
  }

  /// How many gaps part the cells of a line: tabs, else runs of two blanks and more where there are two and more of them.
  private static func gaps(_ text: UnsafeBufferPointer<UInt8>, _ block: Block) -> Int {
    let range = block.range
    guard range.count <= 2000 else { return 0 }
    let tabs = text[range].count { $0 == 0x09 }
    if tabs > 0 { return tabs }
    guard block.kind == .paragraph else { return 0 }
    var runs = 0
    forEachGap(text, range) { _ in runs += 1 }
    return runs >= 2 ? -runs : 0
  }

  private static func forEachGap(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    var place = range.lowerBound
    while place < range.upperBound {
      guard text[place] == 0x20 else {
        place += 1
        continue
      }
      let start = place
      while place < range.upperBound, text[place] == 0x20 { place += 1 }
      if place - start >= 2, start > range.lowerBound, place < range.upperBound { body(start..<place) }
    }
  }

  private static func append(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to cells: inout [Range<UInt32>]
  ) {
    var start = range.lowerBound
    func add(_ end: Int) {
      let cell = LineShape.trimmed(text, start..<end).range
      cells.append(UInt32(truncatingIfNeeded: cell.lowerBound)..<UInt32(truncatingIfNeeded: cell.upperBound))
    }
    guard !text[range].contains(0x09) else {
      for place in range where text[place] == 0x09 {
        add(place)
        start = place + 1
      }
      return add(range.upperBound)
    }
    forEachGap(text, range) { gap in
      add(gap.lowerBound)
      start = gap.upperBound
    }
    add(range.upperBound)
  }
}
