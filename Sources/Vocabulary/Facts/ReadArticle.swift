/// An article that has been read: what it says of itself, its text, and the facts found in it.
public struct ReadArticle: Sendable {
  /// Where it came from, as given on the command line; `-` for standard input.
  public var uri: String
  public var title: String?
  public var publisher: String?
  /// ISO 639-1 (`ko`, `en`, `zh`, `ja`), nil where it cannot be told.
  public var language: String?
  /// The publisher's local day that the document itself gives (or the caller's option, see `publishedFrom`).
  public var publishedOn: Day?
  public var publishedFrom: PublishedFrom?
  /// The whole document decoded to UTF-8, without a BOM, not composed: citations are byte ranges of it.
  public var body: String
  /// In the order of the text. One fact may be stated by several statements.
  public var statements: [Statement]
  /// Amounts and percentages that became no facts, in the order of the text; empty where nobody asked.
  public var unused: [UnusedMention] = []
  /// What judgements are learned from, a line of JSON each; empty where nobody asked.
  public var examples: [String] = []

  public init(
    uri: String, title: String? = nil, publisher: String? = nil, language: String? = nil, publishedOn: Day? = nil,
    publishedFrom: PublishedFrom? = nil, body: String, statements: [Statement] = []
  ) {
    self.uri = uri
    self.title = title
    self.publisher = publisher
    self.language = language
    self.publishedOn = publishedOn
    self.publishedFrom = publishedFrom
    self.body = body
    self.statements = statements
  }
}

/// Who says when a document was published.
public enum PublishedFrom: String, Sendable, Hashable {
  /// The document itself: its text, front matter, metadata or file name.
  case document
  /// The user, by `--published`.
  case option
}
