public import Vocabulary

/// The names that the program knows: entities, the ways to write them, and who carries whose facts.
///
/// Built in from `lexicons/entities.tsv` and `lexicons/<language>/names.tsv`, once and on first use; a store adds the
/// user's own entities and aliases. A value, shared without copying.
public struct Lexicon: Sendable {
  let storage: LexiconStorage

  init(storage: LexiconStorage) { self.storage = storage }

  /// The lexicon that the program carries. Read on first use (about a millisecond), then shared.
  public static func builtIn() -> Lexicon { shared }

  private static let shared = Lexicon(storage: LexiconStorage(embedded: ()))

  /// This lexicon with more entities and aliases; an entity of an id that is known replaces it.
  public func adding(entities: [Entity], aliases: [Alias]) -> Lexicon {
    if entities.isEmpty && aliases.isEmpty { return self }
    return Lexicon(storage: LexiconStorage(base: storage, entities: entities, aliases: aliases))
  }

  /// All entities, in the order of the lexicon's file, added ones last. O(n).
  public var entities: [Entity] { storage.rows.indices.map { storage.entity($0) } }

  /// All aliases, tickers included. O(n).
  public var aliases: [Alias] { storage.aliases() }

  /// A hash of the embedded files, so that a store can tell whether its copy is up to date. Half a millisecond, without
  /// reading a name.
  public static var builtInVersion: String { LexiconFiles.version }

  /// The entity of an id, nil where there is none.
  public func entity(id: String) -> Entity? { storage.index(ofID: id).map { storage.entity($0) } }

  /// The mention of the entity that a name stands for as a whole, whatever its letter case; nil where none is known.
  /// Units stand for the entity that carries their facts. O(aliases of the same beginning).
  public func mention(exactly name: String) -> EntityMention? {
    guard let row = storage.row(exactly: Array(name.utf8)) else { return nil }
    return storage.mention(row, as: name)
  }
}
