import Vocabulary

/// Reads Markdown of any flavour: headings, lists, quotes, tables, fences; inline marks are taken out of the text.
enum MarkdownReader {
  static let format = DocumentFormat(name: "Markdown", recognises: recognises, read: read)

  /// By name, by front matter, or by two lines at least that only Markdown has.
  @Sendable static func recognises(_ document: Document, _ name: String) -> Bool {
    if name.hasSuffix(".md") || name.hasSuffix(".markdown") || name.hasSuffix(".mdx") || name.hasSuffix(".qmd") {
      return true
    }
    return document.text.withUnsafeBufferPointer { text in
      if FrontMatter(text) != nil { return true }
      var signs = 0
      var lines = Lines(text)
      while let line = lines.next(), line.lowerBound < 1 << 15, signs < 2 {
        signs += sign(text, line)
      }
      return signs >= 2
    }
  }

  /// How much a line speaks for Markdown; the rule of a table is proof.
  private static func sign(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
    guard line.count >= 4 else { return 0 }
    if headingMark(text, line) > 0 { return 1 }
    if text[line.lowerBound] == UInt8(ascii: "|"), isTableRule(text, line) { return 2 }
    return text[line.lowerBound] == UInt8(ascii: "*") && text[line.lowerBound + 1] == UInt8(ascii: "*") ? 1 : 0
  }

  @Sendable static func read(_ document: inout Document) {
    let source = document.text
    source.withUnsafeBufferPointer { text in
      var body = MarkdownBody(text)
      var start = 0
      if let matter = FrontMatter(text) {
        start = matter.range.upperBound
        Self.take(matter, from: text, into: &document, &body)
      }
      body.read(from: start)
      document.text = body.output.bytes
      document.map = body.output.map
      document.cells = body.cells
      if LineWrapping.isWrapped(document.text, body.blocks) { LineWrapping.join(&document.text, &body.blocks) }
      document.blocks = body.blocks
    }
  }

  /// Takes the metadata over; the title becomes a block of its own where it stands word for word in the front matter.
  private static func take(
    _ matter: FrontMatter, from text: UnsafeBufferPointer<UInt8>, into document: inout Document,
    _ body: inout MarkdownBody
  ) {
    if let title = matter.value(["title", "headline", "subject"]) {
      document.title = title
      let inside = UnsafeBufferPointer(rebasing: text[matter.range])
      if let place = ByteSearch.first(of: Array(title.utf8), in: inside, from: 0) {
        body.appendTitle(place..<place + title.utf8.count)
      }
    }
    document.publisher = matter.value(["publisher", "source", "site", "site_name", "publication", "newsletter"])
    let day = matter.value([
      "date", "published", "publisheddate", "published_at", "publishdate", "pubdate", "datepublished", "created",
      "created_at", "posted", "날짜", "日期",
    ])
    if let day { document.publishedOn = DayReader.day(anywhereIn: day) }
    if let language = matter.value(["lang", "language", "locale"]) {
      document.language = LanguageGuess.code(ofTag: language)
    }
  }

  /// The length of `## ` with its blanks; 0 where the line is no heading. A hash tag (`#AI`) is none.
  static func headingMark(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
    var place = line.lowerBound
    while place < line.upperBound, text[place] == UInt8(ascii: "#") { place += 1 }
    let level = place - line.lowerBound
    guard (1...6).contains(level), place < line.upperBound, text[place].isBlank else { return 0 }
    while place < line.upperBound, text[place].isBlank { place += 1 }
    return place < line.upperBound ? place - line.lowerBound : 0
  }

  /// `|---|:--:|`: dashes, colons, bars and blanks only, a bar and three dashes at least.
  static func isTableRule(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    var dashes = 0
    var bars = 0
    for place in line {
      switch text[place] {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: ":"), 0x20, 0x09: break
      default: return false
      }
    }
    return dashes >= 2 && bars >= 1
  }
}

extension LineWrapping {
  static func isWrapped(_ text: [UInt8], _ blocks: [Block]) -> Bool {
    text.withUnsafeBufferPointer { isWrapped($0, blocks) }
  }
}
