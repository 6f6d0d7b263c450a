// A fact of the store as a value, with the names of its entities.
import Vocabulary

extension Connection {
  /// The fact of an id, nil where there is none.
  func fact(_ id: Int64) throws(SQLiteFailure) -> FactValue? {
    let row = try cached(
      """
      SELECT f.kind, f.entity_id, ifnull(e.name, f.entity_id), e.provisional, f.target_id, ifnull(t.name, f.target_id),
        t.provisional, f.investment_kind, f.status, f.amount, f.amount_high, f.currency, f.years, f.fiscal_year,
        f.starts_on, f.ends_on, f.purpose, f.segment, f.percent, f.basis, f.period, f.window, f.name, f.symbol, f.price,
        f.qualifier, (SELECT i.is_revision FROM investments AS i WHERE i.id = f.id)
      FROM all_facts AS f
      LEFT JOIN entities AS e ON e.id = f.entity_id LEFT JOIN entities AS t ON t.id = f.target_id
      WHERE f.id = ?
      """)
    defer { row.reset() }
    row.bind(id, 1)
    guard try row.step(), let kind = row.text(0).flatMap(FactKind.init(rawValue:)) else { return nil }
    func mention(_ column: Int32) -> EntityMention? {
      row.text(column).map {
        EntityMention(
          id: $0, name: row.text(column + 1) ?? $0, mention: row.text(column + 1) ?? $0,
          isProvisional: row.integer(column + 2) == 1)
      }
    }
    let currency = row.text(11).flatMap { Currency($0) }
    let qualifier = row.text(25).flatMap(Qualifier.init(rawValue:)) ?? .exact
    switch kind {
    case .investment:
      guard let entity = mention(1), let kind = row.text(7).flatMap(InvestmentKind.init(rawValue:)),
        let status = row.text(8).flatMap(InvestmentStatus.init(rawValue:))
      else { return nil }
      return .investment(
        Investment(
          entity: entity, kind: kind, status: status, amount: row.decimal(9), amountHigh: row.decimal(10),
          currency: currency, qualifier: qualifier, years: row.isNull(12) ? nil : row.real(12),
          fiscalYear: row.isNull(13) ? nil : Int(row.integer(13)), startsOn: row.day(14), endsOn: row.day(15),
          target: mention(4), purpose: row.text(16), isRevision: row.integer(26) == 1))
    case .revenueGrowth:
      guard let entity = mention(1), let percent = row.decimal(18) else { return nil }
      return .revenueGrowth(
        RevenueGrowth(
          entity: entity, segment: row.text(17) ?? "total", percent: percent,
          basis: row.text(19).flatMap(GrowthBasis.init(rawValue:)) ?? .yearOnYear, period: row.text(20),
          qualifier: qualifier))
    case .stockMove:
      guard let entity = mention(1), let percent = row.decimal(18) else { return nil }
      return .stockMove(
        StockMove(
          entity: entity, percent: percent, window: row.text(21).flatMap(MoveWindow.init(rawValue:)) ?? .other,
          qualifier: qualifier))
    case .marketTicker:
      guard let price = row.decimal(24) else { return nil }
      return .marketTicker(
        MarketTicker(
          entity: mention(1), name: row.text(22) ?? "", symbol: row.text(23), price: price, currency: currency,
          changePercent: row.decimal(18), window: row.text(21).flatMap(TickerWindow.init(rawValue:)) ?? .day))
    }
  }
}
