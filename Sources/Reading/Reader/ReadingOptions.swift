public import Vocabulary

/// What the caller knows about a document that the document may not say.
public struct ReadingOptions: Sendable {
  /// The day of publication of a document that carries none itself.
  public var published: Day?
  /// The name of the file's encoding (`CP949`, `Shift_JIS`), nil to find it out.
  public var encoding: String?

  /// Whether the result is for a store: with the text of the document, every place that states a fact, and where the
  /// parts of it stand. Without them a large document takes half the memory.
  public var keepsBody: Bool

  /// Whether the result says why amounts and percentages became no facts.
  public var explains = false

  /// Whether learned judgements may correct and complete what the rules read. Without them reading is a third faster and
  /// misses more.
  public var judges = true

  /// Whether the result holds what judgements are learned from.
  public var teaches = false

  public init(published: Day? = nil, encoding: String? = nil, keepsBody: Bool = true) {
    self.published = published
    self.encoding = encoding
    self.keepsBody = keepsBody
  }
}
