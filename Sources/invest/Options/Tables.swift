// The tables that `list` and `export` know: the files `queries/list-*.sql`.
import Storage
import Vocabulary

enum Tables {
  private static let prefix = "list-"

  /// The names of all tables, sorted.
  static var names: [String] {
    QueryCatalogue.names.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  /// The query that lists a table.
  static func query(of table: String) throws -> NamedQuery { try QueryCatalogue.query(prefix + table) }

  /// Checks a table's name on the command line.
  static func parse(_ name: String) throws -> String {
    let all = names
    if all.contains(name) { return name }
    let near = UsageError.suggestion(for: name, among: all)
    throw BadValue(
      description: "there is no such table" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }
}
