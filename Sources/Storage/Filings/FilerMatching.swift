// From a company as it files with the SEC to the entity that is meant.
import Vocabulary

/// Finds the entities of filers. The names of the store are read once, when the first name is looked for.
struct FilerMatching {
  private let connection: Connection
  /// Entities by their folded names and aliases; nil where several have one.
  private var names: [String: String?]?
  private let byCode: PreparedStatement
  private let byFilings: PreparedStatement

  init(_ connection: Connection) throws(SQLiteFailure) {
    self.connection = connection
    self.byCode = try connection.prepare("SELECT entity_id FROM aliases WHERE folded = ?")
    self.byFilings = try connection.prepare(
      """
      SELECT (SELECT entity_id FROM filings WHERE source_id = s.id LIMIT 1) AS entity_id
      FROM sources AS s
      WHERE s.kind = 'filings' AND s.title LIKE '% (' || ? || ')' AND entity_id IS NOT NULL
      """)
  }

  /// The known entity of a filer: by its number (an alias `CIK…`, filings that are in the store, the program's own
  /// list), else by its name where exactly one company has it. Nil where none is known.
  mutating func entity(of filer: Filer) throws(SQLiteFailure) -> Entity? {
    for statement in [byCode, byFilings] {
      statement.bind(statement === byCode ? filer.code.lowercased() : filer.code, 1)
      defer { statement.reset() }
      if try statement.step(), let id = statement.text(0), let entity = try carrier(id) { return entity }
    }
    if let id = filer.entityID, let entity = try carrier(id) { return entity }
    for name in filer.names {
      guard case .some(.some(let id)) = try allNames()[foldedName(name)] else { continue }
      // Whoever files under a number of its own is another company of a similar name.
      if filer.otherFilers.contains(id) { continue }
      guard let entity = try carrier(id), entity.kind == .company || entity.kind == .fund else { continue }
      // One word that is left of a name (Orion, Reliance) names companies of several countries.
      let isOneWord = name != filer.name && !name.contains(" ")
      if !isOneWord || entity.country == "US" && name == filer.names.dropFirst().first { return entity }
    }
    return nil
  }

  private func carrier(_ id: String) throws(SQLiteFailure) -> Entity? {
    guard let entity = try NameLookup.entity(id, in: connection) else { return nil }
    return try NameLookup.carrier(of: entity, in: connection)
  }

  private mutating func allNames() throws(SQLiteFailure) -> [String: String?] {
    if let names { return names }
    var found: [String: String?] = [:]
    let select = try connection.prepare(
      """
      SELECT folded, id FROM entities WHERE kind IN ('company', 'fund')
      UNION
      SELECT a.folded, a.entity_id FROM aliases AS a JOIN entities AS e ON e.id = a.entity_id
      WHERE a.language = 'en' AND e.kind IN ('company', 'fund')
      """)
    while try select.step() {
      guard let name = select.text(0), let id = select.text(1) else { continue }
      // Names of two entities name neither.
      found[name] = found[name] == nil ? .some(id) : .some(nil)
    }
    names = found
    return found
  }
}
