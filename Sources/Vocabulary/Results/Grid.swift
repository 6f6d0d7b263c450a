/// Typed columns and their cells: what every query returns and every renderer prints.
public struct Grid: Sendable, Equatable {
  public var columns: [Column]
  /// Row by row; every row has as many cells as there are columns.
  public var rows: [[Cell]]

  public init(columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The position of a column, nil where there is none of that name.
  public func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}

/// One column of a grid.
public struct Column: Sendable, Equatable {
  public var name: String
  public var role: Role

  /// What a table may do with a number: only amounts are scaled to the reader's units, only percents get a sign.
  public enum Role: String, Sendable, Equatable {
    case plain
    /// Money in a currency's main unit; the currency stands in a column of its own.
    case amount
    case percent
    case day
    /// Codes and ids: never grouped, never scaled, never elided.
    case code
  }

  public init(_ name: String, _ role: Role = .plain) {
    self.name = name
    self.role = role
  }
}

/// One value of a grid, in SQLite's own types.
public enum Cell: Sendable, Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}
