// Entities that users merged: what texts say of one counts for another.

/// The merges of a store, each led to its end.
struct EntityMerges {
  private var targets: [String: String] = [:]
  private var sources: [String: [String]] = [:]

  /// No merges at all.
  init() {}

  init(_ connection: Connection) throws(SQLiteFailure) {
    let query = try connection.cached("SELECT id, merged_into_id FROM entities WHERE merged_into_id IS NOT NULL")
    defer { query.reset() }
    var steps: [String: String] = [:]
    while try query.step() {
      if let id = query.text(0), let target = query.text(1) { steps[id] = target }
    }
    for id in steps.keys {
      var target = id
      var count = 0
      while let next = steps[target], count <= steps.count {
        target = next
        count += 1
      }
      targets[id] = target
      sources[target, default: []].append(id)
    }
  }

  /// The entity that what is said of one counts for.
  func target(of id: String) -> String { targets[id] ?? id }

  /// All entities whose statements count for one, itself first, the others sorted.
  func members(of id: String) -> [String] { [id] + (sources[id] ?? []).sorted() }

  /// Whether any other entity's statements count for this one.
  func isPlain(_ id: String?) -> Bool { id.map { sources[$0] == nil } ?? true }
}
