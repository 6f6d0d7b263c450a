/// What a file holds, told from its first bytes and its name.
public enum InputKind: String, Sendable, Hashable, CaseIterable {
  /// Text to read: plain, Markdown, HTML.
  case article
  /// A table of exchange rates.
  case rates
  /// A table of prices.
  case prices
  /// A table, told from the file's name, that holds neither.
  case table
  /// SEC company facts as JSON, or the SEC's list of ticker symbols.
  case filings
  /// Facts as `extract` prints them, one JSON object a line.
  case facts
  /// A SQLite database.
  case database
  /// Something compressed: zip (office files too), gzip, bzip2, xz, zstd.
  case archive
  /// JSON of no shape that is known here.
  case json
  /// Bytes that are no text.
  case binary
  /// Nothing at all, or blanks only.
  case empty

  /// Tells the kind from the first bytes (64 KB are plenty) and the name of a file. O(prefix).
  public static func sniff(prefix: [UInt8], name: String) -> InputKind {
    let encoding: TextEncoding
    switch content(prefix, name) {
    case .none(let kind): return kind
    case .table: return TableHead.kind(prefix, isNamedTable: true).map { $0 == .rates ? .rates : .prices } ?? .table
    case .other(let found): encoding = found
    }
    guard let text = shown(prefix, encoding) else { return .empty }
    if let kind = json(text, name: name) { return kind }
    return TableHead.kind(Array(text), isNamedTable: false).map { $0 == .rates ? .rates : .prices } ?? .article
  }

  /// What a file is that is certainly no text, told as `sniff` tells it; nil for all others, which are not looked at further.
  public static func withoutText(prefix: [UInt8], name: String) -> InputKind? {
    switch content(prefix, name) {
    case .none(let kind): kind
    case .table: nil
    case .other(let encoding): shown(prefix, encoding) == nil ? .empty : nil
    }
  }

  /// A text from its first character that is no blank on; nil where there is none.
  private static func shown(_ prefix: [UInt8], _ encoding: TextEncoding) -> ArraySlice<UInt8>? {
    // The shapes of files are ASCII in all but UTF-16, and nobody but Windows tools writes those in UTF-16.
    var text = prefix[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    if encoding == .utf16LittleEndian || encoding == .utf16BigEndian {
      text = text.filter { $0 != 0 && $0 != 0xFE && $0 != 0xFF }[...]
    }
    return text.firstIndex { $0 > 0x20 }.map { text[$0...] }
  }

  private enum Content {
    /// None at all.
    case none(InputKind)
    /// In a file that its name calls a table.
    case table
    case other(TextEncoding)
  }

  private static func content(_ prefix: [UInt8], _ name: String) -> Content {
    if let kind = magic(prefix) { return .none(kind) }
    if TableHead.isTableName(name) {
      guard prefix.contains(where: { $0 > 0x20 }) else { return .none(.empty) }
      // What has no zeros is the text of some encoding.
      if !prefix.contains(0) || TextEncoding.sniff(prefix, isWhole: false) != nil { return .table }
    }
    return TextEncoding.sniff(prefix, isWhole: false).map { .other($0) } ?? .none(.binary)
  }

  /// Whether a file is, for all that its first bytes tell, text in no wide encoding: no signature of another kind of file,
  /// no mark of UTF-16, and something other than blanks near its start.
  public static func isPlain(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, first != 0xFF, first != 0xFE, bytes.count <= 1 << 16, magic(bytes) == nil else {
      return false
    }
    return bytes.prefix(512).contains { $0 > 0x20 }
  }

  private static let magics: [(bytes: [UInt8], kind: InputKind)] = [
    (Array("SQLite format 3".utf8), .database),
    (Array("PK\u{3}\u{4}".utf8), .archive),
    (Array("PK\u{5}\u{6}".utf8), .archive),
    ([0x1F, 0x8B], .archive),
    (Array("BZh".utf8) + [0x31], .archive),
    (Array("BZh9".utf8), .archive),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .archive),
    ([0x28, 0xB5, 0x2F, 0xFD], .archive),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive),
    (Array("%PDF-".utf8), .binary),
  ]

  private static func magic(_ prefix: [UInt8]) -> InputKind? {
    magics.first { prefix.starts(with: $0.bytes) }?.kind
  }

  /// Objects with the keys that mark company facts or extracted facts; nil for what is no JSON object.
  private static func json(_ text: ArraySlice<UInt8>, name: String) -> InputKind? {
    guard text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") else { return nil }
    // Prose may begin with a bracket ("[종합] …"): an object goes on with a key, an array with a value.
    guard let next = text.dropFirst().first(where: { $0 > 0x20 }) else { return nil }
    if text.first == UInt8(ascii: "[") {
      return next == UInt8(ascii: "{") || next == UInt8(ascii: "[") ? .json : nil
    }
    guard next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") else { return nil }
    let head = String(decoding: text.prefix(4096), as: UTF8.self)
    if head.contains("\"entityName\"") || head.contains("\"us-gaap\"") || head.contains("\"ifrs-full\"")
      || head.contains("\"cik_str\"")
    {
      return .filings
    }
    let firstLine = text.prefix { $0 != UInt8(ascii: "\n") }
    let line = String(decoding: firstLine.prefix(1 << 16), as: UTF8.self)
    let tables = ["\"investments\"", "\"revenue_growth\"", "\"stock_moves\"", "\"market_tickers\"", "\"doc\""]
    if tables.contains(where: line.contains) { return .facts }
    return .json
  }
}
