/// A place in a text where a name of the lexicon stands.
struct EntityHit: Sendable, Equatable {
  /// The bytes of the name.
  var start: Int32
  var end: Int32
  /// The row in the lexicon; below zero for a name that no lexicon holds (see `ProvisionalNames`).
  var row: Int32
  var flags: LexiconStorage.AliasFlags
  /// What the particle after the name (after a gloss in brackets, closing quotes) says.
  var role: NameRole
  /// Where that particle ends.
  var roleEnd: Int32

  var range: Range<Int> { Int(start)..<Int(end) }
}
