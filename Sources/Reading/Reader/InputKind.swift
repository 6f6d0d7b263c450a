/// What a file holds, told from its first bytes and its name.
public enum InputKind: String, Sendable, Hashable, CaseIterable {
  /// Text to read: plain, Markdown, HTML.
  case article
  /// A file of ECB reference rates, either shape.
  case rates
  /// A price history as CSV.
  case prices
  /// SEC company facts as JSON.
  case filings
  /// Facts as `extract` prints them, one JSON object a line.
  case facts
  /// A SQLite database.
  case database
  /// Something compressed: zip (office files too), gzip, bzip2, xz, zstd.
  case archive
  /// Bytes that are no text.
  case binary
  /// Nothing at all, or blanks only.
  case empty

  /// Tells the kind from the first bytes (64 KB are plenty) and the name of a file. O(prefix).
  public static func sniff(prefix: [UInt8], name: String) -> InputKind {
    .article
  }
}
