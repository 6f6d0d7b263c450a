import CHTML

/// Turns the parser's events into blocks of working text, and keeps the map to the bytes of the page.
///
/// The parser says how much of the page it has used up whenever it reports text, and it reports each entity by itself; so
/// the bytes that a piece of text was made of are known exactly, and compared with it before they are believed.
struct HTMLBody {
  private let source: UnsafeBufferPointer<UInt8>
  private(set) var output: WorkingText
  private(set) var blocks: [Block] = []
  private(set) var cells: [Range<UInt32>] = []
  private(set) var metadata = HTMLMetadata()

  private struct Open {
    var element: HTMLElement
    /// The first block within it.
    var firstBlock: Int
  }

  /// A run of blocks that the markup says is no part of the article.
  private(set) var furniture: [(blocks: Range<Int>, role: HTMLElement.Role)] = []

  private var open: [Open] = []
  private var tags: [UInt64: HTMLElement.Tag] = [:]
  private var skipDepth = 0
  private var boardDepth = 0
  private var linkDepth = 0
  private var listDepth = 0
  private var preDepth = 0
  private var lastPosition = 0

  /// The block being written.
  private var start = 0
  private var kind = Block.Kind.paragraph
  private var level = 0
  private var linkBytes = 0
  private var linkCount = 0
  private var opensGroup = true
  private var pendingBlank = false
  private var afterInlineEnd = false
  private var lineBreaks = 0

  /// Rows of tables being written, outermost first.
  private struct Row {
    var firstBlock: Int
    var textStart: Int
    var cells: [Range<Int>] = []
    var cellStart: Int?
    var isHeader = true
  }
  private var rows: [Row] = []
  /// How many of them, from the outermost, have a table within them.
  private var nestingRows = 0
  private var tableOpensGroup = false

  init(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    self.output = WorkingText(source)
  }

  /// Whether the library that parses pages is there.
  static var canRead: Bool { invest_html_available() }

  /// Parses the page. O(page).
  mutating func read() {
    guard let base = source.baseAddress else { return }
    withUnsafeMutablePointer(to: &self) { body in
      _ = invest_html_parse(base, body.pointee.source.count, Self.handler, body)
    }
    while let last = open.last { end(last.element.tag) }
    flush()
  }

  private static let handler: invest_html_handler = { context, event in
    guard let body = context?.assumingMemoryBound(to: HTMLBody.self), let event else { return }
    body.pointee.handle(event.pointee)
  }

  private mutating func handle(_ event: invest_html_event) {
    switch event.kind {
    case INVEST_HTML_START:
      if let name = event.name { begin(name, HTMLAttributes(event.attributes)) }
    case INVEST_HTML_END:
      if let name = event.name { end(HTMLElement.tag(name, &tags)) }
    case INVEST_HTML_TEXT:
      text(UnsafeBufferPointer(start: event.text, count: event.length), end: event.position)
    default:
      metadata.script(UnsafeBufferPointer(start: event.text, count: event.length))
    }
    lastPosition = event.position
  }

  // MARK: - Elements

  private mutating func begin(_ name: UnsafePointer<CChar>, _ attributes: HTMLAttributes) {
    let tag = HTMLElement.tag(name, &tags)
    let element = HTMLElement(tag: tag, attributes: attributes)
    metadata.begin(tag.name, attributes)
    switch element.layout {
    case .inline where element.isBoard: flush()
    case .inline:
      if afterInlineEnd, output.count > start, !pendingBlank { pendingBlank = true }
    case .block(let kind):
      flush()
      self.kind = kind
      level = kind == .heading ? tag.headingLevel : kind == .listItem ? max(0, listDepth - 1) : 0
      if kind != .listItem { opensGroup = true }
    case .list:
      flush()
      opensGroup = listDepth == 0
      listDepth += 1
    case .table:
      flush()
      nestingRows = rows.count
      tableOpensGroup = true
    case .row:
      flush()
      rows.append(Row(firstBlock: blocks.count, textStart: output.count))
    case .cell(let isHeader):
      flush()
      if let last = rows.indices.last {
        closeCell(last)
        rows[last].cellStart = output.count
        if !isHeader { rows[last].isHeader = false }
      }
    case .lineBreak:
      let wasEmpty = output.count == start
      flush(keepingKind: true)
      if wasEmpty { opensGroup = true }
      return
    case .skipped: break
    }
    if tag.name == .p || tag.name == .pre { opensGroup = true }
    if element.isSkipped { skipDepth += 1 }
    if element.isBoard { boardDepth += 1 }
    if element.isLink {
      linkDepth += 1
      linkCount += 1
    }
    if tag.name == .pre { preDepth += 1 }
    afterInlineEnd = false
    open.append(Open(element: element, firstBlock: blocks.count))
  }

  private mutating func end(_ tag: HTMLElement.Tag) {
    metadata.end(tag.name)
    // A line break holds nothing and is never open, unless it is hidden: then it is the last.
    if case .lineBreak = tag.layout, open.last?.element.tag.key != tag.key { return }
    guard let index = open.lastIndex(where: { $0.element.tag.key == tag.key }) else { return }
    // The parser closes elements in order; what it left open closes here.
    while open.count > index {
      guard let last = open.popLast() else { break }
      close(last)
    }
  }

  private mutating func close(_ last: Open) {
    let element = last.element
    switch element.layout {
    case .inline: afterInlineEnd = true
    case .block:
      flush()
      opensGroup = true
      if element.tag.name == .li { opensGroup = false }
    case .list:
      flush()
      listDepth = max(0, listDepth - 1)
      opensGroup = listDepth == 0
    case .table:
      flush()
      opensGroup = true
    case .row:
      flush()
      closeRow()
    case .cell:
      flush()
      if let row = rows.indices.last { closeCell(row) }
    case .lineBreak, .skipped: break
    }
    if element.isSkipped { skipDepth -= 1 }
    if element.isBoard { boardDepth -= 1 }
    if element.isLink { linkDepth -= 1 }
    if element.tag.name == .pre { preDepth -= 1 }
    if element.role != .none, last.firstBlock < blocks.count {
      furniture.append((last.firstBlock..<blocks.count, element.role))
    }
  }

  // MARK: - Blocks

  /// Ends the block being written.
  private mutating func flush(keepingKind: Bool = false) {
    let range = output.trimmed(from: start)
    if !range.isEmpty {
      var block = Block(kind, range, level: level, opensGroup: opensGroup)
      block.isMarkedAsBoard = boardDepth > 0
      // Nothing but a link in a list: a headline elsewhere.
      if linkBytes * 10 >= range.count * 9, kind == .listItem { block.kind = .furniture }
      // Links side by side: a menu.
      if linkCount >= 3, linkBytes * 10 >= range.count * 7, kind == .paragraph { block.kind = .furniture }
      blocks.append(block)
      opensGroup = false
    }
    if output.count > start {
      output.append(rows.isEmpty ? 0x0A : 0x09, for: lastPosition..<lastPosition)
    }
    start = output.count
    if !keepingKind {
      kind = .paragraph
      level = 0
    }
    linkBytes = 0
    linkCount = 0
    pendingBlank = false
    afterInlineEnd = false
  }

  private mutating func closeCell(_ row: Int) {
    guard let from = rows[row].cellStart else { return }
    rows[row].cellStart = nil
    rows[row].cells.append(from < output.count ? output.trimmed(from: from) : output.count..<output.count)
  }

  /// A row of short cells becomes one block; a row that only lays the page out leaves the blocks within it.
  private mutating func closeRow() {
    guard var row = rows.popLast() else { return }
    let hasNested = nestingRows > rows.count
    nestingRows = min(nestingRows, rows.count)
    if let from = row.cellStart { row.cells.append(output.trimmed(from: from)) }
    let isData = row.cells.count >= 2 && !hasNested && row.cells.allSatisfy { $0.count <= 300 }
    let isEmpty = row.cells.allSatisfy(\.isEmpty)
    guard isData, !isEmpty, let first = row.cells.first, let last = row.cells.last(where: { !$0.isEmpty }) else {
      if tableOpensGroup { opensGroup = true }
      return
    }
    let lower = row.cells.first { !$0.isEmpty }?.lowerBound ?? first.lowerBound
    blocks.removeSubrange(min(row.firstBlock, blocks.count)...)
    let from = cells.count
    for cell in row.cells {
      cells.append(UInt32(truncatingIfNeeded: cell.lowerBound)..<UInt32(truncatingIfNeeded: cell.upperBound))
    }
    let isHeader = row.isHeader || open.contains { $0.element.tag.name == .thead }
    var block = Block(
      isHeader ? .tableHeader : .tableRow, lower..<last.upperBound, opensGroup: tableOpensGroup,
      cells: from..<cells.count)
    block.isMarkedAsBoard = boardDepth > 0
    blocks.append(block)
    tableOpensGroup = false
    opensGroup = false
  }

  // MARK: - Text

  private mutating func text(_ chunk: UnsafeBufferPointer<UInt8>, end: Int) {
    if skipDepth > 0 {
      metadata.text(chunk)
      return
    }
    guard !chunk.isEmpty else { return }
    let before = output.count
    let from = end - chunk.count
    if from >= 0, end <= source.count, source[from..<end].elementsEqual(chunk) {
      copy(from..<end)
    } else if let reference = reference(before: end), reference.lowerBound >= lastPosition {
      put(chunk, for: reference)
    } else {
      let low = min(lastPosition, source.count)
      align(chunk, in: low..<max(low, min(end, source.count)))
    }
    if linkDepth > 0 { linkBytes += output.count - before }
  }

  /// The entity that ends at a place.
  private func reference(before end: Int) -> Range<Int>? {
    guard end <= source.count else { return nil }
    var place = end - 1
    while place >= 0, end - place <= 40 {
      if source[place] == UInt8(ascii: "&") { return place..<end }
      place -= 1
    }
    return nil
  }

  /// Walks text and page side by side where they do not agree as wholes.
  private mutating func align(_ chunk: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    var place = range.lowerBound
    var index = 0
    while index < chunk.count {
      let length = min(TextClass.length(chunk[index]), chunk.count - index)
      let piece = UnsafeBufferPointer(rebasing: chunk[index..<index + length])
      var probe = place
      // Marks that are no text (stray brackets of markup, NULs) are stepped over.
      while probe + length <= range.upperBound, !source[probe..<probe + length].elementsEqual(piece) {
        if source[probe] == UInt8(ascii: "&"), let found = CharacterReference.read(source, probe, range.upperBound),
          found.bytes.elementsEqual(piece)
        {
          break
        }
        probe += 1
        if probe - place > 64 { break }
      }
      if probe + length <= range.upperBound, source[probe..<probe + length].elementsEqual(piece) {
        copy(probe..<probe + length)
        place = probe + length
      } else if probe < range.upperBound, let found = CharacterReference.read(source, probe, range.upperBound),
        found.bytes.elementsEqual(piece)
      {
        put(piece, for: probe..<probe + found.length)
        place = probe + found.length
      } else {
        put(piece, for: place..<place)
      }
      index += length
    }
  }

  /// Appends bytes of the page, each run of blanks as one.
  private mutating func copy(_ range: Range<Int>) {
    var run = range.lowerBound
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = source[place]
      guard byte <= 0x20 else {
        if byte != 0x20, pendingBlank { blankOut(place) }
        place += 1
        continue
      }
      if preDepth > 0, byte == 0x0A {
        output.copy(run..<place)
        run = place + 1
        place += 1
        flush(keepingKind: true)
        continue
      }
      // A single blank within a line is copied with it.
      if byte == 0x20, !pendingBlank, output.count + place - run > start, place + 1 < range.upperBound,
        source[place + 1] > 0x20
      {
        place += 1
        continue
      }
      output.copy(run..<place)
      if output.count > start { pendingBlank = true }
      place += 1
      run = place
    }
    output.copy(run..<range.upperBound)
    afterInlineEnd = false
  }

  private mutating func blankOut(_ place: Int) {
    pendingBlank = false
    if output.count > start { output.append(0x20, for: place..<place) }
  }

  /// Appends characters that stand for bytes of the page.
  private mutating func put(_ characters: UnsafeBufferPointer<UInt8>, for range: Range<Int>) {
    if characters.count == 1, characters[0] <= 0x20 {
      if output.count > start { pendingBlank = true }
      return
    }
    if pendingBlank { blankOut(range.lowerBound) }
    output.append(characters, for: range)
    afterInlineEnd = false
  }
}
