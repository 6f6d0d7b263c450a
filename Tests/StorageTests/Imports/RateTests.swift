import Analysis
import Storage
import Testing
import Vocabulary

/// Rates of files over the built-in ones, and the SQL functions that look them up.
@Suite struct RateTests {
  let folder = TemporaryFolder()

  private func store() throws -> Store {
    try Store.openForWriting(at: folder.file("invest.db"), builtIn: Examples.builtIn)
  }

  private var dump: String { run("sqlite3 '\(folder.file("invest.db"))' .dump") }

  @discardableResult
  private func ingest(_ store: Store, _ name: String, _ rates: DailyRate...) throws -> IngestReport {
    let run = store.beginImport(command: "ingest \(name)", startedAt: "2025-04-01T00:00:00Z")
    let report = try store.ingest(
      rates: rates, publisher: "ECB", file: IngestedFile(uri: name, sha256: name), in: run)
    try store.finish(run)
    return report
  }

  @Test func theBuiltInRatesAreThere() throws {
    let store = try store()
    #expect(
      try store.lines("select kind, uri, publisher, import_id from sources")
        == ["rates|built-in.csv|European Central Bank|"])
    #expect(try store.lines("select count(*) from fx_rates") == ["5"])
    #expect(try store.currenciesWithRates().map(\.code) == ["CNY", "EUR", "KRW", "USD"])
    #expect(try store.state(of: IngestedFile(uri: "x", sha256: "built-in")) == .unchanged)
    let rate = try ExchangeRates(source: store.rates()).rate(
      from: .cny, to: .krw, on: Examples.day("2025-02-24")
    ).get()
    #expect(rate.words == "1 CNY = 196.961 KRW (2025-02-24)")
  }

  @Test func aFileAddsAndReplacesAndUndoRestores() throws {
    let store = try store()
    let before = dump
    let report = try ingest(
      store, "new.csv", Examples.rate("2025-02-24", "USD", 1.05), Examples.rate("2025-02-24", "CNY", 7.5879),
      Examples.rate("2025-03-25", "USD", 1.08), Examples.rate("2025-03-26", "USD", 0),
      Examples.rate("2025-03-26", "KRW", -.infinity))
    #expect(report.newRates == 1)
    #expect(report.replacedRates == 1)
    #expect(
      try store.lines("select day, rate, source_id from fx_rates where quote = 'USD' order by day")
        == ["2025-02-21|1.0465|1", "2025-02-24|1.05|2", "2025-03-24|1.0824|1", "2025-03-25|1.08|2"])
    #expect(try ingest(store, "new.csv", Examples.rate("2025-02-24", "USD", 1.07)).outcome == .unchanged)
    let undone = try store.undo(1)
    #expect(undone.rates == 1)
    #expect(dump == before)
  }

  @Test func undoOfAFileInTheMiddle() throws {
    let store = try store()
    let usd = "select rate, source_id from fx_rates where quote = 'USD' and day = '2025-02-24'"
    try ingest(store, "1", Examples.rate("2025-02-24", "USD", 1.1))
    try ingest(store, "2", Examples.rate("2025-02-24", "USD", 1.2), Examples.rate("2025-05-05", "USD", 2))
    // The same values as the file before: they would stay were that one undone.
    try ingest(store, "3", Examples.rate("2025-02-24", "USD", 1.2), Examples.rate("2025-05-05", "USD", 2))
    _ = try store.undo(2)
    #expect(try store.lines(usd) == ["1.2|4"])
    #expect(try store.lines("select rate from fx_rates where day = '2025-05-05'") == ["2.0"])
    _ = try store.undo(3)
    #expect(try store.lines(usd) == ["1.1|2"])
    #expect(try store.lines("select rate from fx_rates where day = '2025-05-05'").isEmpty)
    _ = try store.undo(1)
    #expect(try store.lines(usd) == ["1.0466|1"])
    #expect(try store.lines("select count(*) from replaced_rows") == ["0"])
  }

  @Test func aFileOfRatesThatALaterImportMetTooStays() throws {
    let store = try store()
    let usd = "select rate from fx_rates where quote = 'USD' and day = '2025-02-24'"
    try ingest(store, "1", Examples.rate("2025-02-24", "USD", 1.1))
    let second = store.beginImport(command: "again", startedAt: "2025-04-01T00:00:00Z")
    try store.noteUnchanged(IngestedFile(uri: "1", sha256: "1"), in: second)
    _ = try store.ingest(
      Examples.alibabaArticle(), file: IngestedFile(uri: "a", sha256: "a"), in: second)
    try store.finish(second)
    try ingest(store, "3", Examples.rate("2025-02-24", "USD", 1.3))
    _ = try store.undo(1)
    #expect(try store.lines(usd) == ["1.3"])
    _ = try store.undo(3)
    #expect(try store.lines(usd) == ["1.1"])
    _ = try store.undo(2)
    #expect(try store.lines(usd) == ["1.0466"])
    #expect(try store.lines("select count(*) from replaced_rows") == ["0"])
  }

  @Test(arguments: [
    ("convert(380000000000, 'CNY', 'KRW', '2025-02-24') / 1e12", "74.845"),
    ("rate('CNY', 'KRW', '2025-02-24')", "196.960"), ("rate('cny', 'usd', '2025-02-24')", "0.13793"),
    // A Sunday has Friday's rate; a week later there is none.
    ("rate_day('USD', 'EUR', '2025-02-23')", "2025-02-21"), ("rate('USD', 'EUR', '2025-03-04')", ""),
    // No day: the newest, or the newest known by a day.
    ("rate_day('EUR', 'USD', NULL)", "2025-03-24"), ("rate_day('EUR', 'USD', NULL, '2025-03-01')", "2025-02-24"),
    ("rate_day('EUR', 'USD')", "2025-03-24"),
    ("rate_legs('CNY', 'KRW', '2025-02-24')", "EUR/KRW 1494.52 2025-02-24 ÷ EUR/CNY 7.5879 2025-02-24"),
    // A currency and itself: the amount as it is, without legs.
    ("typeof(convert(5, 'USD', 'USD', '1999-01-01'))", "integer"), ("rate_legs('USD', 'USD')", ""),
    ("convert(NULL, 'CNY', 'KRW', '2025-02-24')", ""), ("convert(1, 'XXX', 'KRW', '2025-02-24')", ""),
    ("convert(1, 'nonsense', 'KRW', '2025-02-24')", ""), ("convert(1, NULL, 'KRW', NULL)", ""),
    ("entity('알리바바')", "alibaba"), ("entity('TikTok')", "bytedance"), ("entity('nobody')", ""),
  ])
  func functions(_ expression: String, _ expected: String) throws {
    let store = try store()
    let text = try store.lines("select \(expression)")[0]
    #expect(text.hasPrefix(expected) && text.isEmpty == expected.isEmpty, "\(text)")
  }

  /// The sum is that of the converted amounts, unless one of them has no rate.
  @Test(arguments: [
    (
      "sum_converted(amount, 'EUR', 'KRW', day)", "values (1, '2025-02-24'), (2, '2025-02-24'), (0.5, '2025-02-26')",
      "same"
    ),
    ("sum_converted(amount, 'EUR', 'KRW', day)", "values (1, '2025-02-24'), (NULL, '2025-02-24')", "same"),
    ("sum_converted(amount, 'EUR', 'EUR', day)", "values (1, '2025-02-24'), (2, '1950-01-01')", "3"),
    ("sum_converted(amount, 'EUR', 'KRW')", "values (1, '2025-02-24'), (2, '1950-01-01')", "newest"),
    // A total leaves no amount out.
    ("sum_converted(amount, 'EUR', 'KRW', day)", "values (1, '2025-02-24'), (2, '1950-01-01')", ""),
    ("sum_converted(amount, 'EUR', 'XXX', day)", "values (1, '2025-02-24')", ""),
    ("sum_converted(amount, 'EUR', 'KRW', day)", "values (NULL, '2025-02-24')", ""),
    ("sum_converted(amount, 'EUR', 'KRW', day)", "select 1, '' where 0", ""),
  ])
  func sumsOfConvertedAmounts(_ call: String, _ amounts: String, _ expected: String) throws {
    let store = try store()
    let rows = "with amounts (amount, day) as (\(amounts))"
    let sum = try store.lines("\(rows) select \(call) from amounts")[0]
    switch expected {
    case "same":
      let apart = try store.lines("\(rows) select sum(convert(amount, 'EUR', 'KRW', day)) from amounts")[0]
      let (whole, parts) = (try #require(Double(sum)), try #require(Double(apart)))
      #expect(abs(whole - parts) <= abs(parts) * 1e-15, "\(sum), \(apart)")
    case "newest":
      let rate = try store.lines("select 3 * rate('EUR', 'KRW')")[0]
      #expect(Double(sum) == Double(rate), "\(sum), \(rate)")
    case "": #expect(sum.isEmpty, "\(sum)")
    default: #expect(Double(sum) == Double(expected), "\(sum)")
    }
  }

  @Test func currenciesOfASumMayStandInColumns() throws {
    let store = try store()
    let sums = try store.lines(
      """
      with amounts (amount, currency) as (values (1, 'EUR'), (10, 'USD'), (100, 'CNY'), (5, 'KRW'), (2, 'EUR'))
      select sum_converted(amount, currency, 'KRW', '2025-02-24') = sum(convert(amount, currency, 'KRW', '2025-02-24'))
      from amounts group by currency order by currency
      """)
    #expect(sums == ["1", "1", "1", "1"])
  }

  /// Ten thousand small amounts beside a large one: each counts.
  @Test func sumsLoseNoDigits() throws {
    let store = try store()
    let sum = try store.lines(
      """
      with recursive n (i) as (select 0 union all select i + 1 from n where i < 9999),
        amounts (amount) as (select 1e16 union all select 1 from n)
      select sum_converted(amount, 'EUR', 'EUR') - 1e16 from amounts
      """)
    #expect(sum == ["10000"] || sum == ["10000.0"], "\(sum)")
  }

  @Test func aWrongDayIsAnError() throws {
    let store = try store()
    #expect(throws: Diagnostic(.error, "\"2025-02-30\" is not a day such as 2025-02-24")) {
      try store.run(sql: "select rate('EUR', 'USD', '2025-02-30')")
    }
    #expect(throws: Diagnostic(.error, "convert: the amount is not a number")) {
      try store.run(sql: "select convert('much', 'EUR', 'USD', '2025-02-24')")
    }
    #expect(throws: Diagnostic(.error, "sum_converted: an amount is not a number")) {
      try store.run(sql: "select sum_converted('much', 'EUR', 'USD', '2025-02-24')")
    }
  }

  @Test func writingSQLUsesTheFunctionsToo() throws {
    let store = try store()
    let result = try store.runWriting(
      sql: """
        delete from fx_rates where day = '2025-03-24'; select rate_day('EUR', 'USD') as day;
        """)
    #expect(result.grid.lines == ["2025-02-24"])
    #expect(result.changes == 1)
    #expect(throws: Diagnostic.self) { try store.runWriting(sql: "delete from fx_rates; select nothing") }
    #expect(try store.lines("select count(*) from fx_rates") == ["4"])
  }
}
