// Figures of one thing that several facts give.
import Analysis
import Vocabulary

enum FigureRows {
  /// Plans and spending that speak of one year or stretch of years, and growth of one segment and period, in the order in
  /// which they were stated.
  static func read(_ scope: CheckScope, in connection: Connection) throws(SQLiteFailure) -> [StatedFigure] {
    try investments(scope, in: connection) + growth(scope, in: connection)
  }

  private static func investments(
    _ scope: CheckScope, in connection: Connection
  ) throws(SQLiteFailure) -> [StatedFigure] {
    let select = try connection.prepare(
      """
      SELECT i.id, i.entity_id, e.name, i.kind, i.status, i.amount, i.amount_high, i.currency, i.qualifier, i.years,
        i.fiscal_year, i.target_id, i.purpose, i.stated_on
      FROM investments AS i JOIN entities AS e ON e.id = i.entity_id
      WHERE
        i.amount IS NOT NULL AND i.currency IS NOT NULL AND (i.years IS NOT NULL OR i.fiscal_year IS NOT NULL)
        AND (?1 IS NULL OR i.stated_on <= ?1)
        AND CASE WHEN ?1 IS NULL THEN i.superseded_by_id IS NULL ELSE ifnull(i.superseded_on > ?1, 1) END
      ORDER BY i.stated_on IS NULL, i.stated_on, i.id
      """)
    select.bind(scope.asOf?.description, 1)
    var figures: [StatedFigure] = []
    while try select.step() {
      guard let entity = select.text(1), scope.contains(entity), let low = select.number(5),
        let currency = select.text(7).flatMap({ Currency($0) })
      else { continue }
      let years = select.number(9)
      let year = select.isNull(10) ? nil : Int(select.integer(10))
      let target = select.text(11)
      let purpose = select.text(12)
      // A single year is told by its number, a stretch of years by its length; a quarter of a year is not the year.
      let span = "\(year.map { "\($0)" } ?? "-") \(year != nil && years == .one ? "" : years?.description ?? "")"
      let kind = select.text(3) ?? ""
      let status = select.text(4) ?? ""
      var about = [status, kind]
      if let target { about.append("in \(target)") }
      if let purpose { about.append("for \(purpose)") }
      if let year { about.append("\(year)") } else if let years { about.append("over \(years) years") }
      figures.append(
        StatedFigure(
          factID: select.integer(0), entityID: entity, entityName: select.text(2) ?? entity,
          key: [entity, kind, status, currency.code, target ?? "", purpose ?? "", span].joined(separator: "\u{1F}"),
          about: about.joined(separator: " "), low: low, high: select.number(6), currency: currency,
          qualifier: select.text(8).flatMap(Qualifier.init(rawValue:)) ?? .exact, statedOn: select.day(13)))
    }
    return figures
  }

  private static func growth(_ scope: CheckScope, in connection: Connection) throws(SQLiteFailure) -> [StatedFigure] {
    let select = try connection.prepare(
      """
      SELECT g.id, g.entity_id, e.name, g.segment, g.basis, g.period, g.percent, g.qualifier, g.stated_on
      FROM revenue_growth AS g JOIN entities AS e ON e.id = g.entity_id
      WHERE (g.period IS NOT NULL OR g.stated_on IS NOT NULL) AND (?1 IS NULL OR g.stated_on <= ?1)
      ORDER BY g.stated_on IS NULL, g.stated_on, g.id
      """)
    select.bind(scope.asOf?.description, 1)
    var figures: [StatedFigure] = []
    /// Since when a series of statements without a period runs, and the how manieth it is.
    var runs: [String: (since: Day, number: Int)] = [:]
    while try select.step() {
      guard let entity = select.text(1), scope.contains(entity), let percent = select.number(6) else { continue }
      let segment = select.text(3) ?? ""
      let basis = select.text(4) ?? ""
      var key = [entity, segment, basis].joined(separator: "\u{1F}")
      if let period = select.text(5) {
        key += "\u{1F}\(period)"
      } else if let day = select.day(8) {
        var run = runs[key] ?? (day, 0)
        // Statements without a period speak of one thing for 45 days.
        if day.days(since: run.since) > 45 { run = (day, run.number + 1) }
        runs[key] = run
        key += "\u{1F}\u{1F}\(run.number)"
      }
      let about = ["revenue", segment == "total" ? nil : segment, basis, select.text(5)].compactMap { $0 }
      figures.append(
        StatedFigure(
          factID: select.integer(0), entityID: entity, entityName: select.text(2) ?? entity, key: key,
          about: about.joined(separator: " "), low: percent,
          qualifier: select.text(7).flatMap(Qualifier.init(rawValue:)) ?? .exact, statedOn: select.day(8)))
    }
    return figures
  }
}
