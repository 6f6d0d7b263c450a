// From a name as a person writes it to the entity that is meant.
public import Vocabulary

/// What a name means in a store.
public enum NameResolution: Sendable, Equatable {
  /// One entity: the one named, and the one that carries its facts (a unit's company, the other side of a merge).
  case found(NamedEntity)
  /// Several entities have this name.
  case ambiguous([NamedEntity])
  /// None has; these names are near, the nearest first, at most three.
  case unknown(suggestions: [String])
}

/// An entity that a name means.
public struct NamedEntity: Sendable, Equatable {
  /// The entity that has the name.
  public let named: Entity
  /// The entity that carries its facts: itself, or for a unit its nearest ancestor that is none.
  public let carrier: Entity

  public init(named: Entity, carrier: Entity) {
    self.named = named
    self.carrier = carrier
  }
}

extension Store {
  /// What a name means: an id, a name, or an alias in any language, tickers included. Case, width and the composition
  /// of Hangul do not matter.
  ///
  /// Complexity: three searches in an index; where nothing is found, one pass over all aliases for suggestions.
  public func resolve(_ name: String) throws(Diagnostic) -> NameResolution {
    do {
      let connection = try reader()
      let matches = try NameLookup.matches(name, in: connection)
      if let only = matches.first, matches.count == 1 { return .found(only) }
      if !matches.isEmpty { return .ambiguous(matches) }
      return .unknown(suggestions: try NameLookup.suggestions(for: name, in: connection))
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  /// The entity that a name means, or the error that says what to write instead.
  public func entity(named name: String) throws(Diagnostic) -> NamedEntity {
    switch try resolve(name) {
    case .found(let entity): return entity
    case .ambiguous(let entities):
      let list = entities.map { "\"\($0.named.id)\"" }.joined(separator: ", ")
      throw Diagnostic(.error, "\"\(name)\" names several entities: \(list)", help: "write one of these ids")
    case .unknown(let suggestions):
      let words = suggestions.map { "\"\($0)\"" }
      let help =
        words.isEmpty
        ? "\"invest entities list\" shows all names; \"invest entities add\" adds one"
        : "did you mean \(words.dropLast().joined(separator: ", "))\(words.count > 1 ? " or " : "")\(words.last ?? "")?"
      throw Diagnostic(.error, "no entity is called \"\(name)\"", help: help)
    }
  }
}

enum NameLookup {
  /// The entities that a name means, without those that another one carries too.
  static func matches(_ name: String, in connection: Connection) throws(SQLiteFailure) -> [NamedEntity] {
    let folded = foldedName(name)
    if folded.isEmpty { return [] }
    // An id is one entity's own; a name in the writing of the lexicon goes before its other writings.
    for sql in [
      "SELECT id FROM entities WHERE id = ?1",
      """
      SELECT id FROM entities WHERE folded = ?1
      UNION SELECT entity_id FROM aliases WHERE folded = ?1
      """,
    ] {
      let select = try connection.prepare(sql)
      select.bind(folded, 1)
      var found: [NamedEntity] = []
      while try select.step() {
        guard let id = select.text(0), let named = try entity(id, in: connection) else { continue }
        let match = NamedEntity(named: named, carrier: try carrier(of: named, in: connection))
        // A company and its product of the same name carry the same facts: the company is meant.
        if let index = found.firstIndex(where: { $0.carrier.id == match.carrier.id }) {
          if match.named.id == match.carrier.id { found[index] = match }
        } else {
          found.append(match)
        }
      }
      if found.count > 1 {
        let known = found.filter { !$0.named.isProvisional }
        if !known.isEmpty { return known }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The entity of an id, nil where there is none.
  static func entity(_ id: String, in connection: Connection) throws(SQLiteFailure) -> Entity? {
    let select = try connection.prepare(
      "SELECT name, kind, country, parent_id, provisional FROM entities WHERE id = ?")
    select.bind(id, 1)
    guard try select.step() else { return nil }
    return Entity(
      id: id, name: select.text(0) ?? id, kind: select.text(1).flatMap(EntityKind.init(rawValue:)) ?? .company,
      country: select.text(2), parentID: select.text(3), isProvisional: select.integer(4) == 1)
  }

  /// Follows merges, and from a unit to its nearest ancestor that is none.
  static func carrier(of entity: Entity, in connection: Connection) throws(SQLiteFailure) -> Entity {
    try follow(entity, throughUnits: true, in: connection)
  }

  /// Follows merges.
  static func mergeTarget(of entity: Entity, in connection: Connection) throws(SQLiteFailure) -> Entity {
    try follow(entity, throughUnits: false, in: connection)
  }

  private static func follow(
    _ entity: Entity, throughUnits: Bool, in connection: Connection
  ) throws(SQLiteFailure) -> Entity {
    var current = entity
    var seen: Set<String> = [current.id]
    let merge = try connection.prepare("SELECT merged_into_id FROM entities WHERE id = ?")
    while true {
      merge.bind(current.id, 1)
      let next: String? = try merge.step() ? merge.text(0) : nil
      merge.reset()
      guard let id = next ?? (throughUnits && current.kind == .unit ? current.parentID : nil),
        seen.insert(id).inserted, let other = try self.entity(id, in: connection)
      else { return current }
      current = other
    }
  }

  /// The names nearest to one that is not known, in the writing of the store.
  static func suggestions(for name: String, in connection: Connection) throws(SQLiteFailure) -> [String] {
    let wanted = Array(foldedName(name).unicodeScalars)
    if wanted.isEmpty { return [] }
    let select = try connection.prepare(
      """
      SELECT alias, folded, entity_id FROM aliases
      UNION ALL SELECT name, folded, id FROM entities
      UNION ALL SELECT id, id, id FROM entities
      """)
    var near: [(distance: Int, word: String, entity: String)] = []
    var measure = EditDistance(to: wanted, limit: max(1, min(3, wanted.count / 3)))
    while try select.step() {
      guard let folded = select.text(1), let distance = measure.distance(from: folded) else { continue }
      guard let word = select.text(0), let entity = select.text(2) else { continue }
      near.append((distance, word, entity))
    }
    near.sort { ($0.distance, $0.word) < ($1.distance, $1.word) }
    var seen: Set<String> = []
    return near.filter { seen.insert($0.entity).inserted }.prefix(3).map(\.word)
  }
}
