// Plans and spending beside what the companies reported.
import Analysis
import Vocabulary

enum SpendingRows {
  /// Plans a year against the last reported year before them (queries/plans-against-filings.sql), and what was spent in a
  /// year against that year.
  static func read(_ scope: CheckScope, in connection: Connection) throws(SQLiteFailure) -> [StatedSpending] {
    let select = try connection.prepare(
      """
      WITH
        measured AS MATERIALIZED (
          SELECT
            i.id, i.entity_id, i.status, i.amount, i.amount_high, i.currency, i.qualifier, i.stated_on, i.fiscal_year,
            CASE WHEN i.years > 1 THEN i.amount / i.years ELSE i.amount END AS per_year,
            CASE WHEN i.years > 1 THEN i.amount_high / i.years ELSE i.amount_high END AS per_year_high
          FROM investments AS i
          WHERE
            i.kind = 'capex' AND i.amount IS NOT NULL AND i.currency IS NOT NULL
            AND (?1 IS NULL OR i.stated_on <= ?1)
            AND CASE WHEN ?1 IS NULL THEN i.superseded_by_id IS NULL ELSE ifnull(i.superseded_on > ?1, 1) END
            AND CASE i.status
              WHEN 'planned' THEN i.years >= 1
              ELSE i.fiscal_year IS NOT NULL AND ifnull(i.years, 1) = 1
            END
            AND EXISTS (SELECT 1 FROM filings AS f WHERE f.entity_id = i.entity_id)
        ),
        ranked AS MATERIALIZED (
          SELECT
            c.*,
            row_number() OVER (
              PARTITION BY c.entity_id, c.period_end ORDER BY c.covers_all DESC, c.filed_on DESC, c.rank, c.id DESC
            ) AS place
          FROM (SELECT DISTINCT entity_id FROM measured) AS m
          CROSS JOIN annual_capex AS c ON c.entity_id = m.entity_id
          WHERE c.is_translation = 0 AND (?1 IS NULL OR c.filed_on <= ?1)
        ),
        paired AS (
          SELECT
            m.*, r.year, r.amount AS reported, r.currency AS reported_currency, r.tag, r.covers_all, r.period_end, r.form,
            r.filed_on, row_number() OVER (PARTITION BY m.id ORDER BY r.period_end DESC) AS newness
          FROM measured AS m
          JOIN ranked AS r ON r.entity_id = m.entity_id AND r.place = 1 AND r.amount > 0
            AND CASE
              WHEN m.status = 'spent' THEN r.year = m.fiscal_year AND r.covers_all
              WHEN m.fiscal_year IS NOT NULL THEN r.year < m.fiscal_year
              ELSE ifnull(r.period_end <= m.stated_on, 1)
            END
        )
      SELECT
        p.id, p.entity_id, e.name, p.per_year, p.per_year_high, p.currency, p.qualifier, p.status, p.stated_on,
        convert(p.per_year, p.currency, p.reported_currency, ifnull(p.stated_on, p.period_end), ?1), p.reported,
        p.reported_currency, p.year,
        p.tag || CASE p.covers_all WHEN 1 THEN '' ELSE ' (covers a part only)' END || ', year to ' || p.period_end || ', '
          || p.form || ' filed ' || p.filed_on
      FROM paired AS p JOIN entities AS e ON e.id = p.entity_id
      WHERE p.newness = 1
      ORDER BY p.stated_on IS NULL, p.stated_on, p.id
      """)
    select.bind(scope.asOf?.description, 1)
    var found: [StatedSpending] = []
    while try select.step() {
      guard let entity = select.text(1), scope.contains(entity), let amount = select.number(3),
        let currency = select.text(5).flatMap({ Currency($0) }), let reported = select.number(10),
        let reportedCurrency = select.text(11).flatMap({ Currency($0) })
      else { continue }
      found.append(
        StatedSpending(
          factID: select.integer(0), entityID: entity, entityName: select.text(2) ?? entity, amount: amount,
          amountHigh: select.number(4), currency: currency,
          qualifier: select.text(6).flatMap(Qualifier.init(rawValue:)) ?? .exact, isPlan: select.text(7) == "planned",
          statedOn: select.day(8), inReported: select.isNull(9) ? nil : select.real(9), reported: reported,
          reportedCurrency: reportedCurrency, year: Int(select.integer(12)), filing: select.text(13) ?? ""))
    }
    return found
  }

  /// Entities with planned or spent capital expenditure of which the store has no filings.
  static func withoutFilings(
    _ scope: CheckScope, in connection: Connection
  ) throws(SQLiteFailure) -> [(id: String, name: String)] {
    let select = try connection.prepare(
      """
      SELECT DISTINCT i.entity_id, e.name
      FROM investments AS i JOIN entities AS e ON e.id = i.entity_id
      WHERE
        i.kind = 'capex' AND i.amount IS NOT NULL AND e.kind = 'company' AND (?1 IS NULL OR i.stated_on <= ?1)
        AND NOT EXISTS (SELECT 1 FROM filings AS f WHERE f.entity_id = i.entity_id)
      ORDER BY e.name
      """)
    select.bind(scope.asOf?.description, 1)
    var found: [(id: String, name: String)] = []
    while try select.step() {
      if let id = select.text(0), scope.contains(id) { found.append((id, select.text(1) ?? id)) }
    }
    return found
  }
}
