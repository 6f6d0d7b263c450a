// Writes what a decision is about: rows of `decided_statements`, each different thing once.
import Vocabulary

final class DecidedStatementWriter {
  private let insert: PreparedStatement
  private let restated: PreparedStatement
  private let decision: Int64
  private var position: Int64 = 0
  private var written: Set<DecidedStatement> = []

  init(_ connection: Connection, decision: Int64) throws(SQLiteFailure) {
    self.decision = decision
    let columns = """
      INSERT INTO decided_statements (decision_id, position, kind, entity_id, target_id, investment_kind, status, amount,
        amount_high, currency, years, fiscal_year, segment, percent, basis, period, window, name, symbol, price, stated_on,
        source_key, uri, quote, is_conversion)
      """
    let row = """
      FROM statements AS s JOIN citations AS c ON c.id = s.citation_id JOIN sources AS o ON o.id = c.source_id
      WHERE s.citation_id = ?3
      """
    insert = try connection.prepare(
      """
      \(columns)
      SELECT ?1, ?2, s.kind, s.entity_id, s.target_id, s.investment_kind, s.status, s.amount, s.amount_high, s.currency,
        s.years, s.fiscal_year, s.segment, s.percent, s.basis, s.period, s.window, s.name, s.symbol, s.price,
        o.published_on, substr(o.sha256, 1, 16), o.uri, c.quote, 0
      \(row)
      """)
    restated = try connection.prepare(
      """
      \(columns)
      SELECT ?1, ?2, s.kind, s.entity_id, s.target_id, s.investment_kind, s.status, ?4, ?5, ?6, s.years, s.fiscal_year,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, o.published_on, substr(o.sha256, 1, 16), o.uri, c.quote, 1
      \(row)
      """)
  }

  /// Writes what a citation says, and the same with each of the amounts in its brackets: texts that give only those say
  /// the same.
  func write(_ loaded: LoadedStatement) throws(SQLiteFailure) {
    let (value, source) = (loaded.sourced.statement.value, loaded.sourced.source)
    if isNew(value, source) {
      position += 1
      insert.bind(decision, 1)
      insert.bind(position, 2)
      insert.bind(loaded.id, 3)
      try insert.run()
    }
    guard case .investment(let investment) = value else { return }
    for amount in StatedAmount.restated(by: loaded.sourced.statement) {
      var other = investment
      (other.amount, other.amountHigh, other.currency) = (amount.low, amount.high, amount.currency)
      guard isNew(.investment(other), source, isConversion: true) else { continue }
      position += 1
      restated.bind(decision, 1)
      restated.bind(position, 2)
      restated.bind(loaded.id, 3)
      restated.bind(amount.low, 4)
      restated.bind(amount.high, 5)
      restated.bind(amount.currency?.code, 6)
      try restated.run()
    }
  }

  /// Whether nothing written yet covers the same. Of investments no day enters, and no purpose.
  private func isNew(_ value: FactValue, _ source: SourceStamp, isConversion: Bool = false) -> Bool {
    guard case .investment(let value) = value else {
      return written.insert(DecidedStatement(value: value, day: source.day, source: source.key)).inserted
    }
    let plain = Investment(
      entity: value.entity, kind: value.kind, status: value.status, amount: value.amount, amountHigh: value.amountHigh,
      currency: value.currency, years: value.years, fiscalYear: value.fiscalYear, target: value.target)
    let stated = DecidedStatement(value: .investment(plain), day: nil, source: "")
    if !isConversion { return written.insert(stated).inserted }
    let converted = DecidedStatement(value: .investment(plain), day: nil, source: "", isConversion: true)
    return !written.contains(stated) && written.insert(converted).inserted
  }
}
