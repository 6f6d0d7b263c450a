import Analysis
import Testing
import Vocabulary

@testable import Storage

/// Statements over many instruments of a store on disk, which two connections read at once: days of listing of their own,
/// volumes of 0 with and without a move, as shares have that trade little.
@Suite struct ManySeriesTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/store.db" }
  private let symbols = (100..<190).map { "S\($0)" }

  private func makeBars() -> [SampleBar] {
    var random = RandomNumbers(seed: 17)
    var bars: [SampleBar] = []
    for (place, symbol) in symbols.enumerated() {
      var day = Int32(17_000 + random.next(900))
      var cents = 5_000 + random.next(5_000)
      for _ in 0..<(place % 7 == 0 ? 1_300 : 150 + random.next(500)) {
        day += 1 + Int32(random.next(9) / 8)
        // Every third instrument trades on few days; what stands still with volume 0 is no day of trading.
        let isQuiet = place % 3 == 0 && random.next(4) == 0
        if !isQuiet { cents = max(100, cents + random.next(201) - 100) }
        let close = Double(cents) / 100
        let moves = !isQuiet || random.next(3) == 0
        bars.append(
          SampleBar(
            symbol, day,
            [
              close, nil, close, moves ? Double(cents + 3) / 100 : close, close,
              isQuiet ? 0 : Double(1 + random.next(9_999)),
            ]))
      }
    }
    return bars
  }

  private func open() throws -> Store {
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    try store.ingest(makeBars(), as: "bars")
    return store
  }

  @Test func figuresOfAllAreThoseOfEach() throws {
    let store = try open()
    for end in ["", " where as_of = '2018-02-21'"] {
      let last = end.isEmpty ? nil : Day(iso: "2018-02-21")
      let rows = try store.run(sql: "select symbol, n, avg, min, max, last, max_drawdown from series_stats\(end)").grid
        .rows
      let moves = try store.run(sql: "select symbol, ytd, return_1m, sma from series_stats\(end)").grid.rows
      #expect(rows.count == symbols.count)
      for (index, symbol) in symbols.enumerated() {
        let closes = try #require(try store.series(symbol)).closes().within(from: nil, to: last)
        let expected = SeriesStatistics(of: closes)
        #expect(rows[index][0] == .text(symbol) && rows[index][1] == .integer(Int64(closes.count)), "\(symbol)")
        let numbers = [expected.mean, expected.minimum, expected.maximum, expected.last, expected.drawdown?.percent]
        for (cell, number) in zip(rows[index][2...], numbers) { #expect(isSame(cell, number), "\(symbol)") }
        let changes = [
          expected.change(over: .yearToDate)?.percent, expected.change(over: .month)?.percent, expected.average,
        ]
        for (cell, number) in zip(moves[index][1...], changes) { #expect(isSame(cell, number), "\(symbol)") }
      }
    }
  }

  @Test func barsOfPeriodsOfAllAreThoseOfEach() throws {
    let store = try open()
    let all = try store.run(sql: "select * from resample where every = 'month'").grid.rows
    var expected: [[Cell]] = []
    for symbol in symbols { expected += try store.run(sql: "select * from resample('\(symbol)', 'month')").grid.rows }
    #expect(all == expected)
    for symbol in symbols {
      let days = all.filter { $0[0] == .text(symbol) }.reduce(0) { sum, row in
        if case .integer(let count) = row[4] { sum + Int(count) } else { sum }
      }
      #expect(try store.series(symbol)?.closes().count == days, "\(symbol)")
    }
  }

  /// Many rows at a time come past SQLite's machine where it only hands columns on: they are those that it gives one by one.
  @Test(arguments: [
    "select * from prices", "select volume, symbol, day, symbol from prices order by symbol, day",
    "select day, adj_close from prices order by symbol desc, day desc", "select * from prices where symbol = 'S100'",
    "select symbol, start, open, close, volume, n from resample where every = 'week'",
    "select every, symbol, close from resample where every = 'week'",
    "select close, every from resample('S100', 'week')",
    "select * from moving_average where of in ('S100', 'S107')",
    "select close + 0, day from prices", "select day, close from prices where close > 60",
    "select distinct day from prices", "select symbol, close from prices limit 9000 offset 3",
    "select day from prices union all select start from resample where every = 'week'",
    "select a.day, b.close from prices a join prices b on b.symbol = a.symbol and b.day = a.day",
  ])
  func rowsAtOnceAreThoseOneByOne(_ sql: String) throws {
    let store = try open()
    var expected: [[Cell]] = []
    try store.run(
      sql: sql,
      row: {
        expected.append($0)
        return true
      })
    var found: [[Cell]] = []
    try store.run(sql: sql, columns: { _ in }) { (batch: CellBatch) in
      found += batch.rows
      return true
    }
    #expect(found == expected)
    #expect(!found.isEmpty)
  }

  /// Numbers of every kind that columns of blocks have: of several scales within an instrument, of many digits, volumes
  /// whose sums are beyond 2⁵³, none at all.
  @Test func barsOfAllScalesAtOnce() throws {
    let store = try Store.openForWriting(at: path, builtIn: Examples.builtIn)
    var random = RandomNumbers(seed: 23)
    var bars: [SampleBar] = []
    for place in 0..<80 {
      var day = Int32(15_000 + place)
      for index in 0..<(place % 10 == 0 ? 2_600 : 400) {
        day += 1
        let digits = place % 8 + (index > 1_100 ? place % 3 : 0)
        let power = Decimals.powers[digits]
        var close = Double(1_000 + random.next(900_000_000)) / power
        if place % 5 == 4 { close = (close / 3).squareRoot() }
        var volume: Double? = Double(random.next(1 << 30)) * (place % 4 == 0 ? 262_144.0 : 1.0)
        if place % 4 == 3 { volume = index % 50 == 0 ? nil : Double(random.next(9_999)) / 8 }
        let open = place % 6 == 0 || random.next(30) == 0 ? nil : close * 0.999
        bars.append(
          SampleBar("D\(100 + place)", day, [close, index % 9 == 0 ? close / 2 : nil, open, close, close, volume]))
      }
    }
    try store.ingest(bars, as: "bars", asDoubles: true)
    for every in CalendarPeriod.allCases {
      let sql = "select * from resample where every = '\(every.rawValue)'"
      var found: [[Cell]] = []
      try store.run(sql: sql, columns: { _ in }) { (batch: CellBatch) in
        found += batch.rows
        return true
      }
      let expected = try store.run(sql: sql).grid.rows
      #expect(found == expected && found.count >= 80)
      let some = try store.run(sql: "select volume, start, symbol, low from resample where every = '\(every.rawValue)'")
      #expect(some.grid.rows == expected.map { [$0[10], $0[1], $0[0], $0[7]] })
    }
  }

  @Test func aBatchMayBeTheLast() throws {
    let store = try open()
    var batches = 0
    try store.run(sql: "select * from prices", columns: { _ in }) { (_: CellBatch) in
      batches += 1
      return batches < 3
    }
    #expect(batches == 3)
    let stop = SQLLimits(stopReason: "was stopped") { batches == 5 }
    let failure = #expect(throws: Diagnostic.self) {
      try store.run(sql: "select * from prices", limits: stop, columns: { _ in }) { (_: CellBatch) in
        batches += 1
        return true
      }
    }
    #expect(failure?.message == "the SQL was stopped")
    #expect(batches == 5)
  }

  /// Which statements only hand columns on.
  @Test(arguments: [
    ("select * from prices", [0, 1, 2, 3, 4, 5, 6, 7]), ("select close, symbol s, close from prices;", [5, 0, 5]),
    ("select start from resample where every = 'week' -- by weeks", [1]), ("select close + 0 from prices", nil),
    ("select day from prices where close > 60", nil), ("select day from prices limit 9", nil),
    ("select distinct day from prices", nil), ("select count(*) from prices", nil),
    ("select day from prices union all select day from prices", nil), ("select id from instruments", nil),
    ("select day from prices order by close", nil), ("select day, 1 from prices", nil), ("not SQL", nil),
  ])
  func handsOn(_ sql: String, _ columns: [Int32]?) throws {
    let store = try open()
    #expect(DirectScan.columns(of: sql, on: try store.reader()) == columns)
  }

  @Test func oneDayOfAll() throws {
    let store = try open()
    for day in ["2017-03-01", "2018-02-21", "2019-11-05", "2030-01-01"] {
      let number = try #require(Day(iso: day)).number
      var expected: [[Cell]] = []
      for symbol in symbols {
        let bars = try #require(try store.series(symbol))
        guard let index = bars.days.firstIndex(of: number) else { continue }
        expected.append([.text(symbol), .text(day), .real(bars.close[index]), .real(bars.high[index])])
      }
      let rows = try store.run(sql: "select symbol, day, close, high from prices where day = '\(day)'").grid.rows
      #expect(rows == expected)
      let backwards = try store.run(
        sql: "select symbol, day, close, high from prices where day = '\(day)' order by symbol desc"
      ).grid.rows
      #expect(backwards == expected.reversed())
      let ids = try store.run(
        sql: """
          select count(*) from prices p join instruments i using (symbol)
          where day = '\(day)' and p.rowid / 4194304 = i.id and p.rowid % 4194304 - 719468 = \(number)
          """
      ).grid.rows
      #expect(ids == [[.integer(Int64(expected.count))]])
    }
  }

  /// Only one of the scans of a statement may have the second connection.
  @Test func scansWithinScans() throws {
    let store = try open()
    let day = "2018-02-21"
    let joined = try store.run(
      sql: """
        select a.symbol, a.close, b.close, m.close, s.n from prices a, prices b, resample m, series_stats s
        where a.day = '\(day)' and b.day = '\(day)' and a.symbol <= b.symbol and b.symbol <= a.symbol
          and m.symbol || '' = a.symbol and m.start = '2018-02-01' and s.symbol || '' = a.symbol order by 1
        """
    ).grid.rows
    let expected = try store.run(
      sql: """
        select symbol, close, close, (select close from resample(p.symbol, 'month') where start = '2018-02-01'),
          (select n from series_stats s where s.symbol = p.symbol)
        from prices p where day between '\(day)' and '\(day)' and symbol >= '' order by 1
        """
    ).grid.rows
    #expect(joined == expected && joined.count > 20)
  }

  @Test func aStatementSeesOneStateOfTheStore() throws {
    let store = try open()
    let before = try store.run(sql: "select * from resample").grid.rows
    let reader = try Store.openForReading(at: path)
    var rows: [[Cell]] = []
    try reader.run(sql: "select * from resample") { row in
      if rows.count == 10 {
        _ = try? store.ingest([SampleBar("S189", 30_000, [1, nil, 1, 1, 1, 1])], as: "later")
      }
      rows.append(row)
      return true
    }
    #expect(rows == before)
    #expect(try reader.run(sql: "select * from resample").grid.rows.count == before.count + 1)
    // Given up in the middle, and asked again.
    for _ in 0..<3 { try reader.run(sql: "select * from resample") { _ in false } }
    #expect(try reader.run(sql: "select count(*) from series_stats").grid.rows == [[.integer(90)]])
  }
}
