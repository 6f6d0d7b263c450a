// Ids of names that no lexicon holds.

extension Lexicon {
  /// The id of an entity that is known by its name only: lower-case words joined by hyphens, other scripts as written.
  public static func provisionalID(of name: String) -> String { Slug.of(name) }
}
