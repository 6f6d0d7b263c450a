import Analysis
import Testing
import Vocabulary

@testable import Storage

/// The functions and tables of SQL over series, against the functions of `Analysis` and against plain SQL over a plain
/// table of the same bars.
@Suite struct SeriesSQLTests {
  let store: Store
  let bars: [SampleBar]

  init() throws {
    bars = RandomBars.make()
    store = try Store.inMemory()
    try store.ingest(bars, as: "bars")
    try RandomBars.writePlainTable(bars, into: store)
  }

  static let symbols = RandomBars.symbols

  private func rows(_ sql: String) throws -> [[Cell]] { try store.run(sql: sql).grid.rows }

  private func value(_ expression: String) throws -> Cell {
    try #require(rows("select \(expression)").first?.first)
  }

  private func closes(_ symbol: String, _ basis: PriceBasis = .close) throws -> DailySeries {
    try #require(try store.series(symbol)).closes(basis)
  }

  @Test func aSymbolThatIsANumberIsAnError() throws {
    #expect(throws: Diagnostic.self) { try value("ytd(1)") }
    #expect(try value("ytd(null)") == .null)
    #expect(try value("ytd('nobody')") == .null)
  }

  @Test(arguments: symbols, PriceBasis.allCases)
  func scalarFunctionsSayWhatAnalysisSays(_ symbol: String, _ basis: PriceBasis) throws {
    let closes = try closes(symbol, basis)
    var random = RandomNumbers(seed: 11)
    let range = (try #require(closes.days.first) - 20)...(try #require(closes.days.last) + 20)
    for _ in 0..<60 {
      let from = Day(number: random.next(in: range))
      let to = Day(number: random.next(in: range))
      func fresh(_ day: Day) -> (day: Day, value: Double)? {
        closes.last(onOrBefore: day).flatMap { day.days(since: $0.day) <= 7 ? $0 : nil }
      }
      let tail = "'\(from)', '\(to)', '\(basis.rawValue)'"
      #expect(isSame(try value("price('\(symbol)', '\(to)', '\(basis.rawValue)')"), fresh(to)?.value))
      let day = try value("price_day('\(symbol)', '\(to)', '\(basis.rawValue)')")
      #expect(day == fresh(to).map { .text($0.day.description) } ?? .null)
      let ytd = fresh(to) == nil ? nil : closes.change(over: .yearToDate, endingOn: to)?.percent
      #expect(isSame(try value("ytd('\(symbol)', '\(to)', '\(basis.rawValue)')"), ytd), "\(to)")
      let change = fresh(from) != nil && fresh(to) != nil && from < to ? closes.change(from: from, to: to) : nil
      #expect(isSame(try value("return_between('\(symbol)', \(tail))"), change?.percent), "\(from) \(to)")
      #expect(isSame(try value("cagr('\(symbol)', \(tail))"), change?.cagr))
      let span = from <= to ? closes.within(from: from, to: to) : DailySeries(days: [], values: [])
      #expect(isSame(try value("drawdown('\(symbol)', \(tail))"), span.maxDrawdown()?.percent))
      #expect(isSame(try value("volatility('\(symbol)', \(tail))"), span.volatility()))
      let end = closes.within(from: nil, to: to)
      let mean = fresh(to) == nil || end.count < 30 ? nil : end.values.suffix(30).reduce(0, +) / 30
      #expect(isSame(try value("sma('\(symbol)', '\(to)', 30, '\(basis.rawValue)')"), mean))
    }
    let last = closes.change(over: .yearToDate, endingOn: closes.day(closes.count - 1))
    #expect(isSame(try value("ytd('\(symbol)')"), basis == .close ? last?.percent : try self.closes(symbol).ytd))
  }

  @Test func unknownIsNull() throws {
    for expression in [
      "price('none', '2020-05-05')", "ytd('none')", "ytd(null, '2020-05-05')", "ytd('AAA', null)",
      "return_between('AAA', '2020-05-05', null)", "drawdown('AAA', '1990-01-01', '1990-02-01')",
      "volatility('AAA', '2020-05-05', '2020-05-05')", "price('AAA', '1990-01-01')", "price('AAA', '2090-01-01')",
    ] {
      #expect(try value(expression) == .null, "\(expression)")
    }
    #expect(throws: Diagnostic.self) { try value("price('AAA', '24.2.2025')") }
    #expect(throws: Diagnostic.self) { try value("price('AAA', '2020-05-05', 'gross')") }
  }

  @Test func statisticsAreThoseOfPlainSQL() throws {
    let own = try rows("select symbol, n, min, max, avg, first_day, last_day, last from series_stats order by symbol")
    let plain = try rows(
      """
      select symbol, count(*), min(close), max(close), avg(close), min(day), max(day),
        (select close from traded as t where t.symbol = s.symbol order by day desc limit 1)
      from traded as s group by symbol order by symbol
      """)
    #expect(own.count == plain.count)
    for (left, right) in zip(own, plain) {
      for (a, b) in zip(left, right) {
        if case .real(let number) = b { #expect(isSame(a, number)) } else { #expect(a == b) }
      }
    }
    // The average alone over a part, by hidden columns as conditions.
    let part = try rows(
      "select avg from series_stats where symbol = 'BBB' and since = '2012-03-04' and as_of = '2015-01-06'")
    let plainPart = try rows(
      "select avg(close) from traded where symbol = 'BBB' and day between '2012-03-04' and '2015-01-06'")
    guard case .real(let number)? = plainPart.first?.first, let found = part.first?.first else {
      Issue.record("nothing found")
      return
    }
    #expect(isSame(found, number))
  }

  /// Each figure by itself, so that each takes the shortest way to its bars.
  @Test(arguments: symbols, ["2014-06-30", "2011-01-05", "2016-12-31", nil])
  func statisticsSayWhatAnalysisSays(_ symbol: String, _ asOf: String?) throws {
    let all = try closes(symbol)
    let closes = all.within(from: nil, to: asOf.flatMap { Day(iso: $0) })
    let figures = SeriesStatistics(of: closes, length: 50)
    let windows: [(String, PriceWindow)] = [
      ("return_1d", .day), ("return_1w", .week), ("return_1m", .month), ("return_3m", .quarter),
      ("return_6m", .halfYear), ("return_1y", .year), ("ytd", .yearToDate),
    ]
    func figure(_ name: String) throws -> Cell {
      let condition = asOf.map { " and as_of = '\($0)'" } ?? ""
      let rows = try rows("select \(name) from series_stats where symbol = '\(symbol)' and average = 50\(condition)")
      return try #require(rows.first?.first)
    }
    for (name, window) in windows {
      let expected = closes.count > 0 ? closes.change(over: window, endingOn: closes.day(closes.count - 1)) : nil
      #expect(isSame(try figure(name), expected?.percent), "\(name)")
    }
    #expect(isSame(try figure("change"), figures.change?.percent))
    #expect(isSame(try figure("cagr"), figures.cagr))
    #expect(isSame(try figure("volatility"), closes.volatility()))
    #expect(isSame(try figure("max_drawdown"), closes.maxDrawdown()?.percent))
    #expect(try figure("trough_day") == closes.maxDrawdown().map { .text($0.troughDay.description) } ?? .null)
    let means = closes.simpleMovingAverage(50)
    #expect(isSame(try figure("sma"), means.values.last))
    #expect(isSame(try figure("sma_min"), means.values.min()))
    #expect(isSame(try figure("sma_max"), means.values.max()))
    let above = zip(closes.values.suffix(means.count), means.values).count { $0 > $1 }
    #expect(isSame(try figure("above_sma"), means.isEmpty ? nil : Double(above) / Double(means.count) * 100))
  }

  @Test func instrumentsWithoutBarsInTheSpanKeepTheirRow() throws {
    let found = try rows("select symbol, n, ytd, last, first_day from series_stats('1990-01-01')")
    #expect(found == Self.symbols.map { [.text($0), .integer(0), .null, .null, .null] })
    #expect(try rows("select * from series_stats where symbol = 'none'").isEmpty)
  }

  @Test(arguments: [
    ("week", "date(day, '-6 days', 'weekday 1')"), ("month", "strftime('%Y-%m-01', day)"),
    ("quarter", "strftime('%Y-', day) || format('%02d', (strftime('%m', day) - 1) / 3 * 3 + 1) || '-01'"),
    ("year", "strftime('%Y-01-01', day)"),
  ])
  func resampledBarsAreThoseOfPlainSQL(_ period: String, _ start: String) throws {
    let own = try rows(
      "select symbol, start, n, open, high, low, close, volume, first_day, last_day from resample('\(period)')")
    let plain = try rows(
      """
      select symbol, start, count(*), max(case when up = 1 then open end), max(high), min(low),
        max(case when down = 1 then close end), sum(volume), min(day), max(day)
      from (
        select *, row_number() over (partition by symbol, start order by open is null, day) as up,
          row_number() over (partition by symbol, start order by day desc) as down
        from (select *, \(start) as start from traded)
      ) group by symbol, start order by symbol, start
      """)
    #expect(own == plain)
    #expect(
      try rows("select symbol, start from resample where every = '\(period)' and of = 'BBB'")
        == plain.filter { $0[0] == .text("BBB") }.map { Array($0[0...1]) })
    // A join gives the symbol from another table.
    #expect(
      try rows("select count(*) from instruments as i, resample(i.symbol, '\(period)') as r")
        == [[.integer(Int64(plain.count))]])
    #expect(
      try rows("select start from resample('AAA', '\(period)', '2012-02-03', '2013-04-05') limit 1")
        == rows("select \(start) from traded where symbol = 'AAA' and day >= '2012-02-03' order by day limit 1"))
  }

  @Test func averagesAreThoseOfPlainSQL() throws {
    let own = try rows("select symbol, day, close, average from moving_average(20)")
    let plain = try rows(
      """
      select symbol, day, close, mean from (
        select symbol, day, close, avg(close) over w as mean, count(*) over w as n from traded
        window w as (partition by symbol order by day rows 19 preceding)
      ) where n = 20 order by symbol, day
      """)
    #expect(own.count == plain.count)
    for (left, right) in zip(own, plain) {
      #expect(left[0...2] == right[0...2])
      guard case .real(let mean) = right[3] else { continue }
      #expect(isSame(left[3], mean))
    }
    let one = try rows("select average from moving_average('BBB', 50, 'exponential') order by day desc limit 1")
    #expect(isSame(one[0][0], try closes("BBB").exponentialMovingAverage(50).values.last))
  }

  @Test func ordersAndConditionsHold() throws {
    let down = try rows("select symbol, start from resample('year') order by symbol desc, start desc")
    let up = try rows("select symbol, start from resample('year') order by symbol, start")
    #expect(down == Array(up.reversed()))
    #expect(
      try rows("select symbol from series_stats where symbol in ('CCC', 'AAA') order by symbol")
        == [[.text("AAA")], [.text("CCC")]])
    #expect(try rows("select count(*) from resample('AAA', 'year') where symbol = 'BBB'") == [[.integer(0)]])
    #expect(try rows("select a.symbol from series_stats as a join series_stats as b on a.symbol = b.symbol").count == 3)
    for sql in [
      "select * from resample('AAA', 'fortnight')", "select * from moving_average('AAA', 0)",
      "select * from series_stats('yesterday')", "select * from series_stats where basis = 'gross'",
    ] {
      #expect(throws: Diagnostic.self, "\(sql)") { try rows(sql) }
    }
  }

  @Test func aDamagedBlockIsAnErrorInPlainWords() throws {
    _ = try store.runWriting(sql: "update price_blocks set closes = x'0000000000' where instrument_id = 2")
    for sql in ["select avg from series_stats", "select ytd('BBB', '2014-06-30')", "select * from resample('week')"] {
      let error = #expect(throws: Diagnostic.self) { try rows(sql) }
      #expect(error?.message.contains("damaged") == true, "\(error?.message ?? "")")
    }
  }
}

extension DailySeries {
  fileprivate var ytd: Double? { change(over: .yearToDate, endingOn: day(count - 1))?.percent }
}
