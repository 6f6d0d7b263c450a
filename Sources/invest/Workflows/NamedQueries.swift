// The one path by which commands run the files of queries/.
import Storage
import Vocabulary

/// A store with the way its results are written.
struct NamedQueries {
  let store: Store
  let output: OutputOptions
  let console: Console

  /// Runs a query of the catalogue and writes its rows.
  func show(_ name: String, _ parameters: [String: Cell] = [:], isForExcel: Bool = false) throws {
    try show(QueryCatalogue.query(name), parameters, isForExcel: isForExcel)
  }

  /// Runs a query and writes its rows.
  func show(_ query: NamedQuery, _ parameters: [String: Cell] = [:], isForExcel: Bool = false) throws {
    let writer = RowWriter(output, on: console, isForExcel: isForExcel)
    try store.run(query, parameters: parameters, columns: writer.begin, row: writer.add)
    try writer.finish()
  }

  /// Runs a query and returns its rows.
  func grid(_ name: String, _ parameters: [String: Cell] = [:]) throws -> Grid {
    try store.grid(name, parameters)
  }
}

extension Store {
  /// Runs a query of the catalogue and returns its rows.
  func grid(_ name: String, _ parameters: [String: Cell] = [:]) throws -> Grid {
    try run(QueryCatalogue.query(name), parameters: parameters).grid
  }
}

extension Cell {
  /// A text, or null.
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// A day as the store writes it, or null.
  init(_ day: Day?) { self.init(day?.description) }

  /// A currency's code, or null.
  init(_ currency: Currency?) { self.init(currency?.code) }
}
