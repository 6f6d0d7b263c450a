// The declared rates of a store, for the one rule that looks rates up.
public import Analysis
public import Vocabulary

/// The table `fx_rates` as a source of rates. Each look-up is one search in its primary key.
struct StoredRates: DailyRateSource {
  private let handle: OpaquePointer
  private weak var connection: Connection?
  private let kept: Connection?

  /// Keeps the connection open.
  init(_ connection: Connection) {
    handle = connection.handle
    self.connection = connection
    kept = connection
  }

  /// For a function of the connection, which lives as long as that and must not keep it.
  init(ofFunctionOn connection: Connection) {
    handle = connection.handle
    self.connection = connection
    kept = nil
  }

  func latest(base: Currency, quote: Currency, onOrBefore day: Day?) throws -> DailyRate? {
    let select = try compiled(
      """
      SELECT day, rate FROM fx_rates WHERE base = ?1 AND quote = ?2 AND day <= ifnull(?3, '9999-12-31')
      ORDER BY day DESC LIMIT 1
      """)
    defer { select.reset() }
    select.bind(base.code, 1)
    select.bind(quote.code, 2)
    select.bind(day?.description, 3)
    guard try select.step(), let found = select.day(0) else { return nil }
    return DailyRate(day: found, base: base, quote: quote, rate: select.real(1))
  }

  func history(base: Currency, quote: Currency, days: ClosedRange<Day>) throws -> [DailyRate] {
    let select = try compiled(
      """
      SELECT day, rate FROM fx_rates WHERE base = ?1 AND quote = ?2 AND day <= ?4 AND day >= ifnull(
        (SELECT max(day) FROM fx_rates WHERE base = ?1 AND quote = ?2 AND day < ?3), ?3)
      ORDER BY day
      """)
    defer { select.reset() }
    select.bind(base.code, 1)
    select.bind(quote.code, 2)
    select.bind(days.lowerBound.description, 3)
    select.bind(days.upperBound.description, 4)
    var rates: [DailyRate] = []
    rates.reserveCapacity(1024)
    var month = MonthText()
    while try select.step() {
      let text = select.bytes(0)
      if let text, text.count == 10, let day = text.baseAddress.flatMap({ month.day($0) }) {
        rates.append(DailyRate(day: Day(number: day), base: base, quote: quote, rate: select.real(1)))
      }
    }
    return rates
  }

  /// A statement that the connection keeps compiled; where it is being closed, one that goes at once.
  private func compiled(_ sql: String) throws(SQLiteFailure) -> PreparedStatement {
    if let connection { return try connection.cached(sql) }
    return try Connection(borrowing: handle).prepare(sql)
  }
}

extension Store {
  /// The store's rates: for `ExchangeRates(source:)`. Valid while the store is open and is not written to.
  public func rates() throws(Diagnostic) -> any DailyRateSource {
    StoredRates(try reader())
  }

  /// Every currency that the store has a rate for, sorted by code.
  public func currenciesWithRates() throws(Diagnostic) -> [Currency] {
    do {
      // One search in the primary key for each currency rather than a scan of 200,000 rates.
      let select = try reader().prepare(
        """
        WITH RECURSIVE
          bases (code) AS (
            SELECT min(base) FROM fx_rates
            UNION ALL
            SELECT (SELECT min(base) FROM fx_rates WHERE base > bases.code) FROM bases WHERE code IS NOT NULL
          ),
          pairs (base, quote) AS (
            SELECT code, (SELECT min(quote) FROM fx_rates WHERE base = bases.code) FROM bases WHERE code IS NOT NULL
            UNION ALL
            SELECT base, (SELECT min(quote) FROM fx_rates AS f WHERE f.base = pairs.base AND f.quote > pairs.quote)
            FROM pairs WHERE quote IS NOT NULL
          )
        SELECT base FROM pairs UNION SELECT quote FROM pairs WHERE quote IS NOT NULL ORDER BY 1
        """)
      var currencies: [Currency] = []
      while try select.step() {
        if let currency = select.text(0).flatMap({ Currency($0) }) { currencies.append(currency) }
      }
      return currencies
    } catch {
      throw problem.diagnostic(error, verb: "read")
    }
  }
}
