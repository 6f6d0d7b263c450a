import Vocabulary

/// Reads saved web pages: the article's blocks apart from what surrounds it, tables as rows, metadata from the head.
enum HTMLReader {
  static let format = DocumentFormat(name: "HTML", recognises: recognises, read: read)

  /// A doctype, an html, head or body element at the start, or a name that says so and a tag at the start.
  @Sendable static func recognises(_ document: Document, _ name: String) -> Bool {
    document.text.withUnsafeBufferPointer { text in
      let isNamed = [".html", ".htm", ".xhtml", ".mhtml", ".shtml"].contains(where: name.hasSuffix)
      var place = 0
      while place < min(text.count, 4096), text[place] <= 0x20 { place += 1 }
      let head = UnsafeBufferPointer(rebasing: text[min(place, text.count)..<min(text.count, place + 4096)])
      guard head.first == UInt8(ascii: "<") else { return isNamed && head.contains(UInt8(ascii: "<")) }
      let marks = ["<!doctype html", "<html", "<head", "<body", "<meta", "<article", "<title"]
      return isNamed
        || marks.contains { ByteSearch.first(of: Array($0.utf8), in: head, from: 0, foldingCase: true) != nil }
    }
  }

  @Sendable static func read(_ document: inout Document) throws(Diagnostic) {
    guard HTMLBody.canRead else {
      throw Diagnostic(
        .error, "the library that reads web pages is not installed",
        help: "install libxml2 (Debian: apt-get install libxml2), or save the page as text")
    }
    let source = document.text
    source.withUnsafeBufferPointer { source in
      var body = HTMLBody(source)
      body.read()
      document.text = body.output.bytes
      document.map = body.output.map
      document.cells = body.cells
      document.blocks = body.blocks
      markFurniture(&document, body.furniture)
      let metadata = body.metadata
      document.title = metadata.title
      document.publisher = metadata.publisher
      document.publishedOn = metadata.publishedOn
      markTitle(&document)
      document.language = LanguageGuess.language(of: document) ?? metadata.language
      if document.publishedOn == nil { document.pageTimeDay = metadata.timeDay }
    }
  }

  /// Marks what the markup sets apart, unless that is where the article itself stands.
  private static func markFurniture(
    _ document: inout Document, _ parts: [(blocks: Range<Int>, role: HTMLElement.Role)]
  ) {
    var blocks = document.blocks
    document.text.withUnsafeBufferPointer { text in
      // Prose before each block, so that the share of a part is one subtraction.
      var prose = [0]
      prose.reserveCapacity(blocks.count + 1)
      for block in blocks {
        let counts = block.kind != .furniture && !block.isTable && BlockShape.isProse(text, block.range)
        prose.append((prose.last ?? 0) + (counts ? block.range.count : 0))
      }
      let total = prose.last ?? 0
      var marked = [Bool](repeating: false, count: blocks.count)
      var lastMarked = 0..<0
      for part in parts.sorted(by: { $0.blocks.count > $1.blocks.count }) {
        let range = part.blocks.clamped(to: 0..<blocks.count)
        // Parts within parts that are marked already cost nothing.
        if range.isEmpty || lastMarked.contains(range.lowerBound) && range.upperBound <= lastMarked.upperBound {
          continue
        }
        let inside = prose[range.upperBound] - prose[range.lowerBound]
        let isWhole = part.role == .comments ? inside * 10 > total * 9 : inside * 5 > total * 2
        if isWhole, part.role != .furniture || inside * 2 > total { continue }
        let hasTitle = part.role != .furniture && blocks[range].contains { $0.kind == .heading && $0.level == 1 }
        if hasTitle { continue }
        for index in range where !marked[index] {
          marked[index] = true
          if !blocks[index].isTable || part.role == .furniture { blocks[index].kind = furnitureKind(blocks[index]) }
        }
        lastMarked = range
      }
    }
    document.blocks = blocks
  }

  private static func furnitureKind(_ block: Block) -> Block.Kind {
    block.kind == .caption || block.isTable ? block.kind : .furniture
  }

  /// The first main heading is the title, whatever the head of the page calls it.
  private static func markTitle(_ document: inout Document) {
    let headings = document.blocks.indices.filter { index in
      document.blocks[index].kind == .heading && document.blocks[index].level == 1
    }
    guard let first = headings.first else { return }
    document.blocks[first].kind = .title
    document.title = document.string(document.blocks[first].range)
  }
}
