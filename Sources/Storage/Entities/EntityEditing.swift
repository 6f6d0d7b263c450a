// What users decide about entities: new ones, new names, and that two are one. The lexicon's updates leave it alone.
import GRDB
public import Vocabulary

extension Store {
  /// Adds an entity of the user's. One that was known from documents only becomes the user's, with its facts.
  public func add(_ entity: Entity) throws(Diagnostic) {
    try write { _, connection in
      if let parent = entity.parentID, try NameLookup.entity(parent, in: connection) == nil {
        throw Diagnostic(
          .error, "no entity has the id \"\(parent)\"", help: "the parent of an entity is named by its id")
      }
      let insert = try connection.prepare(
        """
        INSERT INTO entities (id, name, folded, kind, country, parent_id, provisional, origin)
        VALUES (?, ?, ?, ?, ?, ?, 0, 'user')
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, kind = excluded.kind,
          country = excluded.country, parent_id = excluded.parent_id, provisional = 0, origin = 'user'
        WHERE origin = 'document'
        RETURNING id
        """)
      insert.bind(entity.id, 1)
      insert.bind(entity.name, 2)
      insert.bind(foldedName(entity.name), 3)
      insert.bind(entity.kind.rawValue, 4)
      insert.bind(entity.country, 5)
      insert.bind(entity.parentID, 6)
      let isNew = try insert.step()
      if !isNew {
        throw Diagnostic(
          .error, "there is an entity \"\(entity.id)\" already", help: "\"invest entities alias\" gives it another name"
        )
      }
    }
  }

  /// Adds a name, in any language, or a ticker. False where the entity has it already.
  public func addAlias(_ text: String, language: String?, to entityID: String) throws(Diagnostic) -> Bool {
    try write { _, connection in
      if foldedName(text).isEmpty { throw Diagnostic(.error, "an alias cannot be empty") }
      guard try NameLookup.entity(entityID, in: connection) != nil else {
        throw Diagnostic(.error, "no entity has the id \"\(entityID)\"")
      }
      let insert = try connection.prepare(
        """
        INSERT INTO aliases (alias, language, entity_id, origin, folded) VALUES (?, ?, ?, 'user', ?)
        ON CONFLICT DO NOTHING RETURNING id
        """)
      insert.bind(text, 1)
      insert.bind(language, 2)
      insert.bind(entityID, 3)
      insert.bind(foldedName(text), 4)
      return try insert.step()
    }
  }

  /// Lets everything that is said of one entity count for another, now and in every later ingest. Returns the number of
  /// statements that count for the other one now.
  ///
  /// The statements keep what their texts say; the facts are derived again, so that one announcement told of both
  /// becomes one fact.
  public func merge(_ entityID: String, into otherID: String) throws(Diagnostic) -> Int {
    try write { _, connection in
      guard let entity = try NameLookup.entity(entityID, in: connection) else {
        throw Diagnostic(.error, "no entity has the id \"\(entityID)\"")
      }
      guard let other = try NameLookup.entity(otherID, in: connection) else {
        throw Diagnostic(.error, "no entity has the id \"\(otherID)\"")
      }
      let target = try NameLookup.carrier(of: other, in: connection)
      let current = try NameLookup.mergeTarget(of: entity, in: connection)
      if target.id == entity.id || target.id == current.id {
        throw Diagnostic(.error, "\"\(entityID)\" and \"\(otherID)\" are one entity already")
      }
      var touched = TouchedFacts()
      // What is decided about the one holds for the other from now on.
      if try connection.integer("SELECT EXISTS (SELECT 1 FROM decisions)") == 1 {
        try SetAside.restore(where: "1", touched: &touched, in: connection)
        try FactDerivation.noteSubject(target.id, in: &touched, connection)
      }
      try FactDerivation.noteSubject(entity.id, in: &touched, connection)
      let update = try connection.prepare("UPDATE entities SET merged_into_id = ? WHERE id = ?")
      update.bind(target.id, 1)
      update.bind(entity.id, 2)
      try update.run()
      try FilingRows.pass(from: entity.id, to: target.id, in: connection)
      try FactDerivation.noteSubject(entity.id, in: &touched, connection)
      try FactDerivation.rederive(&touched, in: connection)
      try ImportRow.countFacts(connection)
      let count = try connection.prepare("SELECT count(*) FROM statements WHERE entity_id = ?1 OR target_id = ?1")
      count.bind(entity.id, 1)
      return try count.step() ? Int(count.integer(0)) : 0
    }
  }

  /// The names that this store adds to the lexicon: entities of the user, aliases of the user, and the names of
  /// entities that were merged into others. What ingest reads articles with.
  public func userNames() throws(Diagnostic) -> (entities: [Entity], aliases: [Alias]) {
    do {
      let connection = try reader()
      var entities: [Entity] = []
      let select = try connection.prepare("SELECT id FROM entities WHERE origin = 'user' ORDER BY id")
      while try select.step() {
        if let id = select.text(0), let entity = try NameLookup.entity(id, in: connection) { entities.append(entity) }
      }
      var aliases: [Alias] = []
      let names = try connection.prepare(
        """
        SELECT alias, language, entity_id FROM aliases WHERE origin = 'user' AND source_id IS NULL
        UNION ALL
        SELECT name, NULL, id FROM entities WHERE merged_into_id IS NOT NULL
        ORDER BY 3, 1, 2
        """)
      while try names.step() {
        guard let text = names.text(0), let id = names.text(2),
          let entity = try NameLookup.entity(id, in: connection)
        else { continue }
        let target = try NameLookup.mergeTarget(of: entity, in: connection)
        aliases.append(Alias(text: text, language: names.text(1), entityID: target.id, origin: .user))
      }
      return (entities, aliases)
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }
}
