// Which statements have to be looked at together.
import Vocabulary

/// Loads all statements that can be in one fact with given ones, or decide what is.
struct StatementClosure {
  let loader: StatementLoader

  /// The statements with these keys; for amounts also those of all amounts linked to them by brackets.
  func statements(_ keys: [StatementKey]) throws(SQLiteFailure) -> [LoadedStatement] {
    guard let first = keys.first else { return [] }
    switch first {
    case .amount(let entity, let kind, let status, _):
      let cores = keys.compactMap { if case .amount(_, _, _, let core) = $0 { core } else { nil } }
      return try linked(cores, entity, kind, status)
    case .noAmount(let entity, let kind, let status, let target, let years, let fiscalYear):
      let query = try loader.connection.cached(
        LoadedStatement.throughStatements + """
           s.kind = 'investment' AND s.entity_id = ?1 AND s.amount IS NULL AND s.investment_kind = ?2 AND s.status = ?3
             AND s.years IS ?4 AND s.fiscal_year IS ?5
          """)
      var rows: [LoadedStatement] = []
      for member in members(of: entity) {
        query.bind(member, 1)
        query.bind(kind.rawValue, 2)
        query.bind(status.rawValue, 3)
        query.bind(years, 4)
        query.bind(fiscalYear.map(Int64.init), 5)
        rows += try loader.all(query)
      }
      return rows.filter { $0.sourced.statement.value.investment?.target?.id == target }
    case .growth(let entity, let segment, let percent, let basis):
      let query = try loader.connection.cached(
        LoadedStatement.throughStatements
          + " s.kind = 'revenue_growth' AND s.entity_id = ?1 AND s.percent = ?2 AND s.segment = ?3 AND s.basis = ?4")
      var rows: [LoadedStatement] = []
      for member in members(of: entity) {
        query.bind(member, 1)
        query.bind(percent, 2)
        query.bind(segment, 3)
        query.bind(basis.rawValue, 4)
        rows += try loader.all(query)
      }
      return rows
    case .move(let entity, let percent, let window, let day):
      let query = try loader.connection.cached(
        LoadedStatement.throughStatements + """
           s.kind = 'stock_move' AND s.entity_id = ?1 AND s.percent = ?2 AND s.window = ?3 AND s.stated_on IS ?4
          """)
      var rows: [LoadedStatement] = []
      for member in members(of: entity) {
        query.bind(member, 1)
        query.bind(percent, 2)
        query.bind(window.rawValue, 3)
        query.bind(day?.description, 4)
        rows += try loader.all(query)
      }
      return rows
    case .quote(let price, let day):
      let query = try loader.connection.cached(
        LoadedStatement.throughStatements + " s.kind = 'market_ticker' AND s.price = ?1 AND s.stated_on IS ?2")
      query.bind(price, 1)
      query.bind(day?.description, 2)
      return try loader.all(query)
    }
  }

  /// All entities whose statements count for what a key's entity counts for now.
  private func members(of entity: String) -> [String] {
    loader.merges.members(of: loader.merges.target(of: entity))
  }

  /// The statements of amounts and of all amounts that lead to them or that they lead to.
  private func linked(
    _ start: [StatedAmount], _ entity: String, _ kind: InvestmentKind, _ status: InvestmentStatus
  ) throws(SQLiteFailure) -> [LoadedStatement] {
    let members = members(of: entity)
    var known = Set(start)
    var open = start
    var rows: [LoadedStatement] = []
    while let core = open.popLast() {
      let found = try stating(core, members, kind, status)
      rows += found
      var next = Set(found.lazy.flatMap { StatedAmount.restated(by: $0.sourced.statement) })
      next.formUnion(try originals(of: core, members, kind, status))
      for other in next where known.insert(other).inserted { open.append(other) }
    }
    return rows
  }

  private func stating(
    _ core: StatedAmount, _ members: [String], _ kind: InvestmentKind, _ status: InvestmentStatus
  ) throws(SQLiteFailure) -> [LoadedStatement] {
    let query = try loader.connection.cached(
      LoadedStatement.throughStatements + """
         s.kind = 'investment' AND s.entity_id = ?1 AND s.amount = ?2 AND s.currency IS ?3 AND s.amount_high IS ?4
           AND s.investment_kind = ?5 AND s.status = ?6
        """)
    var rows: [LoadedStatement] = []
    for member in members {
      query.bind(member, 1)
      query.bind(core.low, 2)
      query.bind(core.currency?.code, 3)
      query.bind(core.high, 4)
      query.bind(kind.rawValue, 5)
      query.bind(status.rawValue, 6)
      rows += try loader.all(query)
    }
    return rows
  }

  /// The amounts whose brackets give this one.
  private func originals(
    of core: StatedAmount, _ members: [String], _ kind: InvestmentKind, _ status: InvestmentStatus
  ) throws(SQLiteFailure) -> Set<StatedAmount> {
    let statement = """
      CROSS JOIN statements AS s ON s.citation_id = r.citation_id
      WHERE s.kind = 'investment' AND s.investment_kind = ?3 AND s.status = ?4
      """
    let query = try loader.connection.cached(
      """
      SELECT DISTINCT s.entity_id, s.amount, s.amount_high, s.currency
      FROM (SELECT id AS citation_id FROM citations WHERE restated_amount = ?1 AND restated_currency = ?2) AS r
      \(statement)
      UNION
      SELECT s.entity_id, s.amount, s.amount_high, s.currency
      FROM (SELECT citation_id FROM further_restatements WHERE amount = ?1 AND currency = ?2) AS r
      \(statement)
      """)
    defer { query.reset() }
    query.bind(core.low, 1)
    query.bind(core.currency?.code, 2)
    query.bind(kind.rawValue, 3)
    query.bind(status.rawValue, 4)
    var found: Set<StatedAmount> = []
    while try query.step() {
      guard let entity = query.text(0), members.contains(entity), let low = query.decimal(1) else { continue }
      found.insert(
        StatedAmount(currency: query.text(3).flatMap { Currency($0) }, low: low, high: query.decimal(2)))
    }
    return found
  }
}
