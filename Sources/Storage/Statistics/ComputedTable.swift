// Tables of SQL whose rows are computed from series: eponymous virtual tables, for SQLite's C API.
//
// A table has columns to read and, hidden behind them, parameters: `from resample('9988.HK', 'month')` and
// `from resample where symbol = '9988.HK' and every = 'month'` are the same. Rows come in batches of columns, so that a
// row costs no allocation.
import Analysis
import GRDBSQLite
import Vocabulary

/// A table whose rows are computed. One object for each connection that knows it.
class ComputedTable {
  let access: SeriesAccess
  /// The columns that are read, the first of them the symbol.
  let columns: [String]
  /// The hidden ones behind them, in the order in which arguments are given.
  let parameters: [String]
  /// The columns by which rows come sorted.
  let order: [Int]
  /// What rows point to, for as long as the connection lives.
  let words = StaticWords()

  init(_ access: SeriesAccess, columns: [String], parameters: [String], order: [Int]) {
    self.access = access
    self.columns = columns
    self.parameters = parameters
    self.order = order
  }

  /// What has to be computed for a set of columns, in at most 20 bits.
  func parts(of used: UInt64) -> Int32 { 0 }

  /// The rows for a symbol (nil: all; a symbol that is no text has none) and parameters, null where not given.
  func rows(symbol: Cell?, parameters: [Cell], parts: Int32) throws -> ComputedRows { ComputedRows() }

  /// All instruments, or the one of a symbol.
  final func instruments(_ symbol: Cell?) throws -> [Instrument] {
    switch symbol {
    case nil: try access.instruments()
    case .text(let symbol): try access.instrument(symbol).map { [$0] } ?? []
    default: []
    }
  }
}

/// The rows of one scan, batch after batch.
class ComputedRows {
  /// The next batch; nil at the end. A batch may be empty.
  func next() throws -> ComputedBatch? { nil }
}

/// What is wrong with a parameter, for the reader of the SQL.
struct ParameterProblem: Error {
  let message: String
  init(_ message: String) { self.message = message }
}

/// Rows as columns. NaN, the smallest whole number and the smallest day are NULL.
struct ComputedBatch {
  enum Values {
    case null
    case reals([Double])
    /// Doubles as whole numbers over ten to the power of `scale`.
    case decimals([Int64], scale: Int)
    case days([Int32])
    case integers([Int64])
    /// Which of `texts` each row has.
    case texts([Int32])
    /// All rows have the first of `texts`.
    case same
  }

  var count: Int
  /// One for each column, of `count` values each.
  var columns: [Values]
  var texts: [String] = []
}

/// Reads parameters.
enum Parameter {
  static func day(_ cell: Cell, _ table: String) throws -> Day? {
    switch cell {
    case .null: return nil
    case .text(let text):
      if let day = Day(iso: text) { return day }
      throw ParameterProblem("\(table): \"\(text)\" is not a day such as 2025-02-24")
    default: throw ParameterProblem("\(table): a day is written like '2025-02-24'")
    }
  }

  static func count(_ cell: Cell, _ table: String, of what: String, orElse standard: Int) throws -> Int {
    switch cell {
    case .null: return standard
    case .integer(let count) where (1...1_000_000).contains(count): return Int(count)
    default: throw ParameterProblem("\(table): \(what) is a whole number from 1 up")
    }
  }

  static func basis(_ cell: Cell, _ table: String) throws -> PriceBasis {
    switch cell {
    case .null: return .close
    case .text(let text):
      if let basis = PriceBasis(rawValue: text) { return basis }
      throw ParameterProblem("\(table): the basis is 'close' or 'adjusted', not '\(text)'")
    default: throw ParameterProblem("\(table): the basis is 'close' or 'adjusted'")
    }
  }
}
