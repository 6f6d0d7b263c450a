// Reading rows of `statements` back into the values that the identity of facts is defined on.
import Vocabulary

/// A row of `statements` with what its citation and its source add.
struct LoadedStatement {
  /// The citation's id.
  var id: Int64
  var factID: Int64
  var sourceID: Int64
  /// The place in the canonical order, as text that sorts.
  var precedence: String
  /// Without quote, rule and names: what makes facts needs none of them.
  var sourced: SourcedStatement

  /// What comes before WHERE: statements `s`, their citations `c` and sources `o`, found through `s` or through `c`.
  static let columns = """
    SELECT c.id, c.fact_id, c.source_id, c.precedence, s.kind, s.entity_id, s.target_id, s.investment_kind, s.status,
      s.amount, s.amount_high, s.currency, s.years, s.fiscal_year, s.starts_on, s.ends_on, s.purpose, s.is_revision,
      s.segment, s.percent, s.basis, s.period, s.window, s.name, s.symbol, s.price, c.qualifier, c.restated_amount,
      c.restated_currency, EXISTS (SELECT 1 FROM further_restatements AS r WHERE r.citation_id = c.id), c.byte_start,
      c.byte_end, o.published_on, o.published_from, substr(o.sha256, 1, 16)
    """
  static let throughStatements =
    columns + """

      FROM statements AS s CROSS JOIN citations AS c ON c.id = s.citation_id CROSS JOIN sources AS o ON o.id = c.source_id
      WHERE
      """
  static let throughCitations =
    columns + """

      FROM citations AS c CROSS JOIN statements AS s ON s.citation_id = c.id CROSS JOIN sources AS o ON o.id = c.source_id
      WHERE
      """
}

/// Reads statements, with entities that were merged replaced by those that they went into.
struct StatementLoader {
  let connection: Connection
  let merges: EntityMerges

  /// All rows of a query that begins with `LoadedStatement.columns`.
  func all(_ query: PreparedStatement) throws(SQLiteFailure) -> [LoadedStatement] {
    defer { query.reset() }
    var rows: [LoadedStatement] = []
    while try query.step() {
      if let row = try read(query) { rows.append(row) }
    }
    return rows
  }

  /// The statement of a citation, nil where there is none.
  func statement(_ citation: Int64) throws(SQLiteFailure) -> LoadedStatement? {
    let query = try connection.cached(LoadedStatement.throughStatements + " s.citation_id = ?")
    query.bind(citation, 1)
    return try all(query).first
  }

  private func read(_ row: PreparedStatement) throws(SQLiteFailure) -> LoadedStatement? {
    guard let kind = row.text(4).flatMap(FactKind.init(rawValue:)), let value = value(row, kind) else { return nil }
    let id = row.integer(0)
    var restated: [Money] = []
    if let amount = row.decimal(27), let currency = row.text(28).flatMap({ Currency($0) }) {
      restated.append(Money(amount, currency))
    }
    if row.integer(29) != 0 { restated += try furtherRestatements(id) }
    let start = Int(row.integer(30))
    let citation = Citation(
      quote: "", bytes: start..<max(start, Int(row.integer(31))),
      qualifier: row.text(26).flatMap(Qualifier.init(rawValue:)) ?? .exact, restated: restated, rule: "")
    let stamp = SourceStamp(
      day: row.day(32), dayFrom: row.text(33).flatMap(PublishedFrom.init(rawValue:)), key: row.text(34) ?? "")
    return LoadedStatement(
      id: id, factID: row.integer(1), sourceID: row.integer(2), precedence: row.text(3) ?? "",
      sourced: SourcedStatement(Statement(value: value, citation: citation), source: stamp))
  }

  private func value(_ row: PreparedStatement, _ kind: FactKind) -> FactValue? {
    let entity = mention(row.text(5))
    switch kind {
    case .investment:
      guard let entity, let kind = row.text(7).flatMap(InvestmentKind.init(rawValue:)),
        let status = row.text(8).flatMap(InvestmentStatus.init(rawValue:))
      else { return nil }
      return .investment(
        Investment(
          entity: entity, kind: kind, status: status, amount: row.decimal(9), amountHigh: row.decimal(10),
          currency: row.text(11).flatMap { Currency($0) }, years: row.isNull(12) ? nil : row.real(12),
          fiscalYear: row.isNull(13) ? nil : Int(row.integer(13)), startsOn: row.day(14), endsOn: row.day(15),
          target: mention(row.text(6)), purpose: row.text(16), isRevision: row.integer(17) != 0))
    case .revenueGrowth:
      guard let entity, let percent = row.decimal(19), let basis = row.text(20).flatMap(GrowthBasis.init(rawValue:))
      else { return nil }
      return .revenueGrowth(
        RevenueGrowth(
          entity: entity, segment: row.text(18) ?? "total", percent: percent, basis: basis, period: row.text(21)))
    case .stockMove:
      guard let entity, let percent = row.decimal(19), let window = row.text(22).flatMap(MoveWindow.init(rawValue:))
      else { return nil }
      return .stockMove(StockMove(entity: entity, percent: percent, window: window))
    case .marketTicker:
      guard let price = row.decimal(25), let name = row.text(23) else { return nil }
      return .marketTicker(
        MarketTicker(
          entity: entity, name: name, symbol: row.text(24), price: price,
          currency: row.text(11).flatMap { Currency($0) }, changePercent: row.decimal(19),
          window: row.text(22).flatMap(TickerWindow.init(rawValue:)) ?? .day))
    }
  }

  private func mention(_ id: String?) -> EntityMention? {
    id.map { EntityMention(id: merges.target(of: $0), name: "", mention: "") }
  }

  private func furtherRestatements(_ citation: Int64) throws(SQLiteFailure) -> [Money] {
    let query = try connection.cached(
      "SELECT amount, currency FROM further_restatements WHERE citation_id = ? ORDER BY position")
    defer { query.reset() }
    query.bind(citation, 1)
    var all: [Money] = []
    while try query.step() {
      if let amount = query.decimal(0), let currency = query.text(1).flatMap({ Currency($0) }) {
        all.append(Money(amount, currency))
      }
    }
    return all
  }
}

extension PreparedStatement {
  /// An amount: digit for digit where it is whole, the shortest decimal that reads as the stored number otherwise.
  func decimal(_ column: Int32) -> DecimalNumber? {
    switch cell(column) {
    case .integer(let value): DecimalNumber(Int(value))
    case .real(let value): DecimalNumber(value.description)
    default: nil
    }
  }
}
