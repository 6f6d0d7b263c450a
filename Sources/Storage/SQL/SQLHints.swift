// "Did you mean" for names of tables, columns and functions in SQL.
import Vocabulary

enum SQLHints {
  /// The name that an error message of SQLite is about, and what may have been meant.
  static func hint(for message: String, in connection: Connection) -> (name: String?, help: String?) {
    for (prefix, candidates) in kinds {
      guard message.hasPrefix(prefix) else { continue }
      var name = String(message.dropFirst(prefix.count))
      // `no such column: i.amout` names a column of the table i.
      if let dot = name.lastIndex(of: ".") { name = String(name[name.index(after: dot)...]) }
      return (name, nearest(to: name, among: candidates, in: connection).map { "did you mean \"\($0)\"?" })
    }
    return (nil, nil)
  }

  private static let kinds = [
    ("no such table: ", "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"),
    (
      "no such column: ",
      """
      SELECT DISTINCT c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c WHERE t.type IN ('table', 'view')
      """
    ),
    ("no such function: ", "SELECT DISTINCT name FROM pragma_function_list"),
  ]

  private static func nearest(to name: String, among sql: String, in connection: Connection) -> String? {
    guard let select = try? connection.prepare(sql) else { return nil }
    var measure = EditDistance(to: Array(name.lowercased().unicodeScalars), limit: max(1, name.count / 3))
    var best: (distance: Int, word: String)?
    while (try? select.step()) == true {
      guard let word = select.text(0), let distance = measure.distance(from: word) else { continue }
      if let known = best, (known.distance, known.word) <= (distance, word) { continue }
      best = (distance, word)
    }
    return best?.word
  }
}
