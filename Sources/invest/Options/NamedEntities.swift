// Entities as people name them on the command line.
import Storage
import Vocabulary

enum NamedEntities {
  /// The ids of the entities that carry the facts of what the names mean, each once, in the order given.
  ///
  /// - Throws: where a name means none or several, with what to write instead.
  static func carriers(_ names: [String], in store: Store) throws -> [Entity] {
    var found: [Entity] = []
    for name in names {
      let carrier = try store.entity(named: name).carrier
      if !found.contains(where: { $0.id == carrier.id }) { found.append(carrier) }
    }
    return found
  }

  /// The ids as queries take them; null for all entities.
  static func list(_ entities: [Entity]) -> Cell {
    entities.isEmpty ? .null : .text(entities.map(\.id).joined(separator: ","))
  }
}
