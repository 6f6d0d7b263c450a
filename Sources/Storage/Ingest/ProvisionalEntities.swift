// Entities that are known from documents only: their names, and their end when no document names them any more.
import Vocabulary

enum ProvisionalEntities {
  /// Makes an entity that is known by its name only; nothing where there is one of that id.
  static func add(id: String, name: String?, in connection: Connection) throws(SQLiteFailure) {
    let insert = try connection.cached(
      """
      INSERT INTO entities (id, name, folded, kind, provisional, origin) VALUES (?1, ?2, ?3, 'company', 1, 'document')
      ON CONFLICT DO NOTHING
      """)
    insert.bind(id, 1)
    insert.bind(name ?? id, 2)
    insert.bind(foldedName(name ?? id), 3)
    try insert.run()
  }

  /// Gives these entities the name of the first statement that names them (by day, file and place), whatever was
  /// ingested first, and removes those that nothing refers to. Others than those known from documents are left alone.
  ///
  /// Where nothing was taken away and every new statement uses the name that the entity has, nothing is looked for: the
  /// thousandth article about a company costs as little as the second.
  static func refresh(_ touched: TouchedFacts, in connection: Connection) throws(SQLiteFailure) {
    let ids = touched.lost.union(touched.named.keys)
    if ids.isEmpty { return }
    let isOurs = try connection.cached("SELECT name FROM entities WHERE id = ? AND origin = 'document'")
    let name = try connection.cached(
      """
      SELECT stated.name FROM (
        SELECT citation_id, entity_name AS name FROM statements WHERE entity_id = ?1
        UNION ALL
        SELECT citation_id, target_name FROM statements WHERE target_id = ?1
      ) AS stated
      JOIN citations AS c ON c.id = stated.citation_id
      JOIN sources AS s ON s.id = c.source_id
      WHERE stated.name IS NOT NULL
      ORDER BY s.published_on IS NULL, s.published_on, s.sha256, c.byte_start
      LIMIT 1
      """)
    let rename = try connection.cached("UPDATE entities SET name = ?2, folded = ?3 WHERE id = ?1 AND name <> ?2")
    let remove = try connection.cached(
      """
      DELETE FROM entities AS e WHERE id = ?
        AND merged_into_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM statements WHERE entity_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM statements WHERE target_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM set_aside_rows WHERE entity_id = e.id OR target_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM aliases WHERE entity_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM filings WHERE entity_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM instruments WHERE entity_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM entities WHERE parent_id = e.id OR merged_into_id = e.id)
      """)
    for id in ids.sorted() {
      isOurs.bind(id, 1)
      let known = try isOurs.step() ? isOurs.text(0) : nil
      isOurs.reset()
      guard let known else { continue }
      if !touched.lost.contains(id), touched.named[id] == [known] { continue }
      name.bind(id, 1)
      if try name.step(), let first = name.text(0) {
        rename.bind(id, 1)
        rename.bind(first, 2)
        rename.bind(foldedName(first), 3)
        try rename.run()
      }
      name.reset()
      remove.bind(id, 1)
      try remove.run()
    }
  }
}
