import Vocabulary

/// A document as the recogniser and the extraction see it: its working text in blocks, and what it says of itself.
struct Document: Sendable {
  /// The whole document decoded to UTF-8, without a BOM: what citations are ranges of. Always valid UTF-8.
  let body: [UInt8]
  /// The text to read: UTF-8, Hangul composed, markup taken out. The same array as `body` wherever nothing was changed.
  var text: [UInt8]
  /// From `text` to the composed body.
  var map = ByteMap()
  /// From the composed body to `body`.
  let composition: ByteMap
  /// In the order of the text, not overlapping; text between them (line breaks, marks) states nothing.
  var blocks: [Block] = []
  /// The cells of table rows, as ranges of `text`; see `cells(of:)`.
  var cells: [Range<UInt32>] = []
  var title: String?
  var publisher: String?
  /// The day of publication as the document gives it.
  var publishedOn: Day?
  /// The day of the first time element of a page: weaker than what the page's text says.
  var pageTimeDay: Day?
  /// ISO 639-1: `ko`, `en`, `zh`, `ja`; nil where the text is too short or in another script.
  var language: String?

  /// A document of no blocks yet, whose working text is its body.
  init(_ decoded: DecodedText) {
    self.body = decoded.bytes
    if decoded.needsComposition {
      (self.text, self.composition) = Composition.composed(decoded.bytes)
    } else {
      self.text = decoded.bytes
      self.composition = ByteMap()
    }
  }

  /// The bytes of the body that a range of the working text stands for.
  func sourceRange(_ range: Range<Int>) -> Range<Int> { composition.sourceRange(map.sourceRange(range)) }

  /// The cells of a table row (or header), left to right, as ranges of `text` without blanks around.
  func cells(of block: Block) -> [Range<Int>] {
    let first = Int(block.firstCell)
    return cells[first..<first + Int(block.cellCount)].map { Int($0.lowerBound)..<Int($0.upperBound) }
  }

  /// The characters of the body that a range of the working text stands for: what a citation quotes.
  func quote(_ range: Range<Int>) -> String {
    String(decoding: body[sourceRange(range)], as: UTF8.self)
  }

  /// The characters of a range of the working text.
  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}
