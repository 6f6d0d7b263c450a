/// One piece of a document's working text: a paragraph, a list item, a row of a table, or something that states nothing.
///
/// Sixteen bytes, so that a large document's blocks weigh less than its text.
struct Block: Sendable, Hashable {
  enum Kind: UInt8, Sendable {
    /// The document's own headline.
    case title
    /// A headline within the text.
    case heading
    case paragraph
    /// One item of a list that belongs to the article.
    case listItem
    /// The row of a table that names its columns.
    case tableHeader
    case tableRow
    /// What a photo or a chart shows, and its credit.
    case caption
    /// Bylines, datelines on a line of their own, menus, buttons, related headlines, copyright: of no interest.
    case furniture
    /// A line of a quote board: read by the board rule, by nobody else.
    case board
  }

  private var start: UInt32
  private var end: UInt32
  var kind: Kind
  private var flags: UInt8
  /// How many cells a table row has; they stand in `Document.cells` from `firstCell` on.
  var cellCount: UInt16
  var firstCell: UInt32

  init(_ kind: Kind, _ range: Range<Int>, level: Int = 0, opensGroup: Bool = false, cells: Range<Int> = 0..<0) {
    self.start = UInt32(truncatingIfNeeded: range.lowerBound)
    self.end = UInt32(truncatingIfNeeded: range.upperBound)
    self.kind = kind
    self.flags = UInt8(clamping: min(level, 15)) | (opensGroup ? 0x80 : 0)
    self.cellCount = UInt16(clamping: cells.count)
    self.firstCell = UInt32(truncatingIfNeeded: cells.lowerBound)
  }

  /// The bytes of the working text, without the line break, indentation and list or heading mark.
  var range: Range<Int> {
    get { Int(start)..<Int(end) }
    set {
      start = UInt32(truncatingIfNeeded: newValue.lowerBound)
      end = UInt32(truncatingIfNeeded: newValue.upperBound)
    }
  }

  /// The level of a heading (1...6) or of a list item (0 for the outermost).
  var level: Int { Int(flags & 0x0F) }

  /// Whether a blank line or a border of elements stands before it.
  var opensGroup: Bool {
    get { flags & 0x80 != 0 }
    set { flags = newValue ? flags | 0x80 : flags & 0x7F }
  }

  /// Whether the markup itself sets it apart as quotes of the market (an element of class "ticker").
  var isMarkedAsBoard: Bool {
    get { flags & 0x40 != 0 }
    set { flags = newValue ? flags | 0x40 : flags & 0xBF }
  }

  /// Whether prose rules may read facts from it.
  var statesFacts: Bool {
    switch kind {
    case .title, .heading, .paragraph, .listItem, .tableRow: true
    case .tableHeader, .caption, .furniture, .board: false
    }
  }

  /// Whether it belongs to a table.
  var isTable: Bool { kind == .tableHeader || kind == .tableRow }
}
