// The lexicon's entities and aliases in the store: loaded when it is made, brought up to date when the lexicon changes.
import GRDB
import Vocabulary

enum LexiconLoading {
  private static let versionName = "lexicon_version"

  /// Puts the lexicon into a store, replacing what an earlier version put there.
  ///
  /// What the user added stays. Entities that the lexicon no longer has go, unless something refers to them. A name
  /// that was provisional until now and that the lexicon knows is provisional no more.
  static func load(_ builtIn: BuiltInData, into connection: Connection) throws(SQLiteFailure) {
    try connection.execute("PRAGMA defer_foreign_keys = 1")
    try connection.execute("DELETE FROM aliases WHERE origin = 'lexicon'")
    let entities = builtIn.entities()
    let insertEntity = try connection.prepare(
      """
      INSERT INTO entities (id, name, kind, country, parent_id, folded, provisional, origin)
      VALUES (?, ?, ?, ?, ?, ?, 0, 'lexicon')
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, country = excluded.country,
        parent_id = excluded.parent_id, folded = excluded.folded, provisional = 0, origin = 'lexicon'
      WHERE origin <> 'user'
      """)
    for entity in entities {
      insertEntity.bind(entity.id, 1)
      insertEntity.bind(entity.name, 2)
      insertEntity.bind(entity.kind.rawValue, 3)
      insertEntity.bind(entity.country, 4)
      insertEntity.bind(entity.parentID, 5)
      insertEntity.bind(foldedName(entity.name), 6)
      try insertEntity.run()
    }
    let insertAlias = try connection.prepare(
      """
      INSERT INTO aliases (alias, language, entity_id, origin, folded) VALUES (?, ?, ?, 'lexicon', ?)
      ON CONFLICT DO NOTHING
      """)
    let aliases = builtIn.aliases()
    var seen = Set<AliasBytes>(minimumCapacity: aliases.count)
    for alias in aliases where seen.insert(AliasBytes(alias: alias)).inserted {
      insertAlias.bind(alias.text, 1)
      insertAlias.bind(alias.language, 2)
      insertAlias.bind(alias.entityID, 3)
      insertAlias.bind(foldedName(alias.text), 4)
      try insertAlias.run()
    }
    try removeForgotten(keeping: Set(entities.map(\.id)), in: connection)
    try FilingTagLoading.load(builtIn.filingTags(), into: connection)
    let insertVersion = try connection.prepare("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)")
    insertVersion.bind(versionName, 1)
    insertVersion.bind(builtIn.lexiconVersion, 2)
    try insertVersion.run()
  }

  /// The version of the lexicon that a store was filled from.
  static func version(in connection: Connection) throws(SQLiteFailure) -> String? {
    try connection.text("SELECT value FROM settings WHERE name = '\(versionName)'")
  }

  private static func removeForgotten(keeping ids: Set<String>, in connection: Connection) throws(SQLiteFailure) {
    let all = try connection.prepare("SELECT id FROM entities WHERE origin = 'lexicon'")
    var forgotten: [String] = []
    while try all.step() {
      if let id = all.text(0), !ids.contains(id) { forgotten.append(id) }
    }
    if forgotten.isEmpty { return }
    let remove = try connection.prepare(
      """
      DELETE FROM entities AS e WHERE id = ?
        AND NOT EXISTS (SELECT 1 FROM statements WHERE entity_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM statements WHERE target_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM aliases WHERE entity_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM entities WHERE parent_id = e.id OR merged_into_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM filings WHERE entity_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM instruments WHERE entity_id = e.id)
      """)
    // Twice: a parent can go once its units are gone.
    for _ in 0..<2 {
      for id in forgotten {
        remove.bind(id, 1)
        try remove.run()
      }
    }
  }
}

/// A name of the lexicon by its bytes, as the table compares them: strings would be hashed by their composed forms, which
/// takes longer than all else that is done with a name.
private struct AliasBytes: Hashable {
  let alias: Alias

  static func == (one: Self, other: Self) -> Bool {
    one.alias.text.utf8.elementsEqual(other.alias.text.utf8) && one.alias.entityID == other.alias.entityID
      && one.alias.language == other.alias.language
  }

  func hash(into hasher: inout Hasher) {
    for text in [alias.text, alias.entityID] {
      let bytes: Void? = text.utf8.withContiguousStorageIfAvailable {
        hasher.combine(bytes: UnsafeRawBufferPointer($0))
      }
      if bytes == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
  }
}

extension Store {
  /// Brings the lexicon's part of the store up to date where it comes from another version.
  func updateLexicon(_ builtIn: BuiltInData) throws(Diagnostic) {
    let known: String?
    do {
      known = try LexiconLoading.version(in: reader())
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
    if known == builtIn.lexiconVersion || builtIn.lexiconVersion.isEmpty { return }
    try write { _, connection in try LexiconLoading.load(builtIn, into: connection) }
  }
}
