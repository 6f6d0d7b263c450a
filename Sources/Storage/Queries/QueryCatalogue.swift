// The queries that travel with the program: files of queries/, each a SELECT with a header that describes it.
public import Vocabulary

/// All queries, by name, in the order of their names.
public enum QueryCatalogue {
  /// The names of all queries, sorted.
  public static var names: [String] {
    EmbeddedFile.names(below: folder).map { String($0.dropFirst(folder.count).dropLast(suffix.count)) }.sorted()
  }

  /// All queries. Reads every header.
  public static func all() throws(Diagnostic) -> [NamedQuery] {
    var queries: [NamedQuery] = []
    for name in names { queries.append(try query(name)) }
    return queries
  }

  /// The query of a name; an error with the nearest name where there is none.
  public static func query(_ name: String) throws(Diagnostic) -> NamedQuery {
    if let text = EmbeddedFile.text(folder + name + suffix) {
      return try QueryHeader.parse(text, file: folder + name + suffix)
    }
    var measure = EditDistance(to: Array(name.unicodeScalars), limit: max(1, name.count / 3))
    let near = names.compactMap { known in measure.distance(from: known).map { ($0, known) } }.min { $0 < $1 }
    throw Diagnostic(
      .error, "there is no query \"\(name)\"",
      help: near.map { "did you mean \"\($0.1)\"?" } ?? "\"invest query --list\" shows them")
  }

  private static let folder = "queries/"
  private static let suffix = ".sql"
}

/// A query of the catalogue.
public struct NamedQuery: Sendable, Equatable {
  public var name: String
  /// One line.
  public var summary: String
  public var parameters: [Parameter]
  public var columns: [ResultColumn]
  public var needs: Needs
  /// The whole file, header included; it runs as it is.
  public var sql: String

  /// A parameter, written `:name` in the SQL.
  public struct Parameter: Sendable, Equatable {
    public var name: String
    public var type: ParameterType
    /// What it is where the user gives nothing; NULL means "no filter".
    public var defaultValue: Cell
    public var summary: String
  }

  /// What a parameter's text is read as.
  public enum ParameterType: String, Sendable, CaseIterable {
    case text, integer, number, day, currency
    /// The id of an entity; a name in any language will do on the command line.
    case entity
  }

  /// A column of the result.
  public struct ResultColumn: Sendable, Equatable {
    public var name: String
    public var summary: String
  }

  /// What has to run the query.
  public enum Needs: String, Sendable {
    /// Any SQLite 3.40 or newer.
    case sqlite
    /// The program's own SQL functions.
    case invest
  }
}

extension Store {
  /// Runs a query of the catalogue. Parameters that are not given have their default.
  public func run(
    _ query: NamedQuery, parameters: [String: Cell] = [:], limits: SQLLimits = .none
  ) throws(Diagnostic) -> SQLResult {
    try run(sql: query.sql, parameters: try query.filled(parameters), limits: limits, name: query.name)
  }

  /// Runs a query of the catalogue row by row; `row` returns false to stop.
  @discardableResult
  public func run(
    _ query: NamedQuery, parameters: [String: Cell] = [:], limits: SQLLimits = .none,
    columns: ([Column]) -> Void, row: ([Cell]) -> Bool
  ) throws(Diagnostic) -> [Column] {
    try run(
      sql: query.sql, parameters: try query.filled(parameters), limits: limits, name: query.name, columns: columns,
      row: row)
  }
}

extension NamedQuery {
  /// The parameters with defaults for those that are not given; an error for those that the query does not have.
  func filled(_ given: [String: Cell]) throws(Diagnostic) -> [String: Cell] {
    for name in given.keys.sorted() where !parameters.contains(where: { $0.name == name }) {
      let list = parameters.map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw Diagnostic(
        .error, "the query \"\(self.name)\" has no parameter \"\(name)\"",
        help: list.isEmpty ? "it has none" : "it has \(list)")
    }
    var filled = given
    for parameter in parameters where given[parameter.name] == nil { filled[parameter.name] = parameter.defaultValue }
    return filled
  }

  /// The value of a parameter from its text, or the error that says what is expected. Entities stay as written: the
  /// caller resolves their names.
  public func value(of name: String, text: String) throws(Diagnostic) -> Cell {
    guard let parameter = parameters.first(where: { $0.name == name }) else {
      _ = try filled([name: .null])
      return .null
    }
    func wrong(_ expected: String) -> Diagnostic {
      Diagnostic(.error, "parameter \"\(name)\": \"\(text)\" is not \(expected)")
    }
    switch parameter.type {
    case .text, .entity: return .text(text)
    case .integer:
      guard let value = Int64(text) else { throw wrong("a whole number") }
      return .integer(value)
    case .number:
      guard let value = DecimalNumber(text) else { throw wrong("a number such as 1.5e9") }
      return value.int64.map { .integer($0) } ?? .real(value.double)
    case .day:
      guard let value = Day(iso: text) else { throw wrong("a day such as 2025-02-24") }
      return .text(value.description)
    case .currency:
      guard let value = Currency(text) else { throw wrong("a currency code such as USD") }
      return .text(value.code)
    }
  }
}
