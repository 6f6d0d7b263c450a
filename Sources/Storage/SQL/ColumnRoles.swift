// What a column of a result is, told by its name: the names of the schema mean the same everywhere.
import Vocabulary

enum ColumnRoles {
  /// The role of a column by its name in the result, else by the name of the table's column that it shows.
  static func role(of name: String, origin: String?) -> Column.Role {
    let role = role(of: name)
    guard role == .plain, let origin, origin != name else { return role }
    return Self.role(of: origin)
  }

  private static func role(of name: String) -> Column.Role {
    if let role = exact[name] { return role }
    for (suffix, role) in suffixes where name.hasSuffix(suffix) { return role }
    return .plain
  }

  private static let exact: [String: Column.Role] = [
    "amount": .amount, "amount_high": .amount, "per_year": .amount,
    "percent": .percent,
    "day": .day,
    "id": .code, "symbol": .code, "currency": .code, "sha256": .code, "accession": .code, "country": .code,
    "fiscal_year": .code, "year": .code,
  ]

  private static let suffixes: [(String, Column.Role)] = [
    ("_amount", .amount), ("_amount_high", .amount), ("_per_year", .amount),
    ("_percent", .percent),
    ("_on", .day), ("_day", .day),
    ("_id", .code), ("_currency", .code), ("_symbol", .code),
  ]
}
