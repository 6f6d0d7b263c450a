// Which series the store holds.
import GRDBSQLite
public import Vocabulary

extension Store {
  /// All instruments, by symbol.
  public func instruments() throws(Diagnostic) -> [Instrument] {
    try instruments("ORDER BY symbol") { _ in }
  }

  /// The instrument with exactly this symbol, nil where there is none.
  public func instrument(symbol: String) throws(Diagnostic) -> Instrument? {
    try instruments("WHERE symbol = ?") { $0.bind(symbol, 1) }.first
  }

  /// The instruments whose symbol is a ticker of an entity, by symbol.
  public func instruments(ofEntity id: String) throws(Diagnostic) -> [Instrument] {
    try instruments("WHERE entity_id = ? ORDER BY symbol") { $0.bind(id, 1) }
  }

  /// The days that an instrument has its first and its last bar on; nil where it has none.
  public func extent(of instrument: Instrument) throws(Diagnostic) -> ClosedRange<Int32>? {
    do {
      let select = try reader().cached("SELECT min(id), max(last_day) FROM price_blocks WHERE id BETWEEN ? AND ?")
      defer { select.reset() }
      let keys = BlockKey.keys(instrument.id)
      select.bind(keys.lowerBound, 1)
      select.bind(keys.upperBound, 2)
      guard try select.step(), !select.isNull(0) else { return nil }
      let first = BlockKey.firstDay(select.integer(0))
      return first...max(first, Int32(truncatingIfNeeded: select.integer(1)))
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }

  private func instruments(
    _ clause: String, _ bind: (PreparedStatement) -> Void
  ) throws(Diagnostic) -> [Instrument] {
    do {
      let select = try reader().cached("SELECT \(InstrumentRow.columns) FROM instruments \(clause)")
      defer { select.reset() }
      bind(select)
      var found: [Instrument] = []
      while try select.step() { found.append(InstrumentRow.read(select)) }
      return found
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }
}

/// The rows of `instruments`.
enum InstrumentRow {
  static let columns = "id, symbol, name, entity_id, kind, currency, adjusted"

  static func read(_ row: PreparedStatement) -> Instrument {
    Instrument(
      id: row.integer(0), symbol: row.text(1) ?? "", name: row.text(2), entityID: row.text(3),
      kind: row.text(4).flatMap(InstrumentKind.init(rawValue:)), currency: row.text(5).flatMap { Currency($0) },
      isAdjusted: row.isNull(6) ? nil : row.integer(6) == 1)
  }
}
