// The conversions in brackets that the store's texts give.
import Analysis
import Vocabulary

enum ConversionRows {
  /// Every amount that a text converts itself, as that text states both. Linear in their number.
  static func read(_ scope: CheckScope, in connection: Connection) throws(SQLiteFailure) -> [StatedConversion] {
    let stated = """
      SELECT c.fact_id, i.entity_id, e.name, s.amount, s.amount_high, s.currency, c.qualifier, r.amount, r.currency,
        r.power, o.published_on, o.uri
      """
    let rest = """
      JOIN statements AS s ON s.citation_id = c.id
      JOIN investments AS i ON i.id = c.fact_id
      JOIN entities AS e ON e.id = i.entity_id
      JOIN sources AS o ON o.id = c.source_id
      WHERE s.amount IS NOT NULL AND s.currency IS NOT NULL AND (?1 IS NULL OR o.published_on <= ?1)
      """
    let select = try connection.prepare(
      """
      \(stated)
      FROM (
        SELECT id, restated_amount AS amount, restated_currency AS currency, restated_power AS power
        FROM citations
        WHERE restated_amount IS NOT NULL
        UNION ALL
        SELECT citation_id, amount, currency, power FROM further_restatements
      ) AS r
      CROSS JOIN citations AS c ON c.id = r.id
      \(rest)
      ORDER BY o.published_on IS NULL, o.published_on, c.id
      """)
    select.bind(scope.asOf?.description, 1)
    var found: [StatedConversion] = []
    while try select.step() {
      guard let entity = select.text(1), scope.contains(entity), let amount = select.number(3),
        let currency = select.text(5).flatMap({ Currency($0) }), let restated = select.number(7),
        let restatedCurrency = select.text(8).flatMap({ Currency($0) }), currency != restatedCurrency
      else { continue }
      found.append(
        StatedConversion(
          factID: select.integer(0), entityID: entity, entityName: select.text(2) ?? entity, amount: amount,
          amountHigh: select.number(4), currency: currency,
          qualifier: select.text(6).flatMap(Qualifier.init(rawValue:)) ?? .exact, restated: restated,
          restatedCurrency: restatedCurrency, restatedPower: select.isNull(9) ? nil : Int(select.integer(9)),
          statedOn: select.day(10), uri: select.text(11) ?? ""))
    }
    return found
  }
}

/// Which facts are checked, as known when.
struct CheckScope {
  /// Empty for all.
  let entities: Set<String>
  let asOf: Day?

  func contains(_ entity: String) -> Bool { entities.isEmpty || entities.contains(entity) }
}

extension PreparedStatement {
  /// A number of any type, nil for NULL.
  func number(_ column: Int32) -> DecimalNumber? {
    switch cell(column) {
    case .integer(let value): DecimalNumber(Int(value))
    case .real(let value): DecimalNumber("\(value)")
    default: nil
    }
  }
}
