import Testing
import Vocabulary

@testable import Storage

/// SQL over `prices` gives what the same SQL gives over a plain table with the same rows.
@Suite struct PricesTableTests {
  static let symbols = ["005930", "9988.HK", "AAA", "BTC-USD", "aaa"]

  /// A store with a virtual table and a plain one.
  private static func stores(_ generator: inout SplitMix) throws -> Store {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    var bars: [SampleBar] = []
    for (place, symbol) in symbols.enumerated() {
      var day = Int32(19_000 + place * 30)
      for _ in 0..<(symbol == "AAA" ? 1_300 : 60) {
        day += Int32.random(in: 1...4, using: &generator)
        var bar = SampleBar(symbol, day, cents: Int.random(in: 900..<1_100, using: &generator))
        for column in 0..<6 where Int.random(in: 0..<9, using: &generator) == 0 { bar.numbers[column] = nil }
        if Bool.random(using: &generator) { bar.numbers[5] = 0.25 }
        bars.append(bar)
      }
    }
    try store.ingest(bars.shuffled(using: &generator), as: "a")
    _ = try store.runWriting(
      sql: """
        create table plain (symbol text, day text, open real, high real, low real, close real, adj_close real,
          volume numeric, primary key (symbol, day)) without rowid
        """)
    for bar in bars {
      let places = [2, 3, 4, 0, 1, 5]
      let numbers = places.map { bar.numbers[$0].map { "\($0)" } ?? "null" }.joined(separator: ", ")
      _ = try store.runWriting(
        sql: "insert into plain values ('\(bar.symbol)', '\(Day(number: bar.day))', \(numbers))")
    }
    return store
  }

  /// A random SELECT with `TABLE` for the table.
  private static func query(_ generator: inout SplitMix) -> String {
    func pick(_ list: [String]) -> String { list.randomElement(using: &generator) ?? "" }
    func day() -> String {
      let known = Day(number: Int32.random(in: 18_990..<22_000, using: &generator)).description
      return pick([
        "'\(known)'", "'\(known)'", "'\(known)'", "'\(known.prefix(7))'", "'\(known.prefix(4))'", "'x'", "2023",
        "null", "''", "x'32'", "'2023-02-30'", "date('\(known)', '+1 day')", "2023.5", "'9999-12-31'", "'0001-01-01'",
      ])
    }
    func symbol() -> String { pick(Self.symbols.map { "'\($0)'" } + ["'none'", "null", "5930", "''", "x'414141'"]) }
    // What names a column of the table: its name, or with the table's in a join.
    let isJoin = Int.random(in: 0..<6, using: &generator) == 0
    let own = isJoin ? "a." : ""
    func condition() -> String {
      switch Int.random(in: 0..<13, using: &generator) {
      case 0, 1: "\(own)symbol = \(symbol())"
      case 2: "\(own)symbol in (\(symbol()), \(symbol()))"
      case 3: "\(own)symbol in (select symbol from plain where close > 10.9)"
      case 4, 5: "\(own)day \(pick([">", ">=", "<", "<=", "=", "<>"])) \(day())"
      case 6: "\(own)day between \(day()) and \(day())"
      case 7: "\(own)day in (\(day()), \(day()))"
      case 8: "\(own)close \(pick(["<", ">", "="])) \(pick(["10", "9.55", "null"]))"
      case 9: "\(own)symbol = \(symbol()) collate nocase"
      case 10: "\(own)symbol \(pick(["<", ">", "<=", ">=", "like"])) \(symbol())"
      case 11: "(\(own)symbol = \(symbol()) or \(own)day = \(day()))"
      default: "\(own)volume is \(pick(["", "not "]))null"
      }
    }
    let conditions = (0..<Int.random(in: 0..<4, using: &generator)).map { _ in condition() }
    let filter = conditions.isEmpty ? "" : " where " + conditions.joined(separator: " and ")
    if isJoin {
      return """
        select a.symbol, a.day, b.close from TABLE a join TABLE b on b.symbol = a.symbol and b.day = date(a.day, '-1 day')
        \(filter) order by a.symbol, a.day, b.close limit 50
        """
    }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
      return "select count(*), count(close), min(low), max(high), sum(volume), min(day), max(day) from TABLE\(filter)"
    case 1:
      return
        "select symbol, count(*), round(avg(close), 9), max(day) from TABLE\(filter) group by symbol order by symbol"
    case 2:
      return "select substr(day, 1, 7) as m, count(*), max(volume) from TABLE\(filter) group by m order by m"
    default:
      let order = pick([
        "symbol, day", "symbol desc, day desc", "symbol, day desc", "day, symbol", "day desc, symbol desc",
        "symbol, day, close",
      ])
      let columns = pick([
        "*", "symbol, day", "day, close", "typeof(volume), volume, symbol, day", "adj_close, symbol, day",
      ])
      let limit = Bool.random(using: &generator) ? " limit \(Int.random(in: 1..<40, using: &generator))" : ""
      return "select \(columns) from TABLE\(filter) order by \(order), symbol\(limit)"
    }
  }

  @Test(arguments: 0..<3)
  func randomQueriesGiveTheSameRows(_ seed: Int) throws {
    var generator = SplitMix(state: UInt64(seed) &+ 77)
    let store = try Self.stores(&generator)
    var rows = 0
    for _ in 0..<750 {
      let query = Self.query(&generator)
      let real = try store.run(sql: query.replacing("TABLE", with: "prices")).grid
      let plain = try store.run(sql: query.replacing("TABLE", with: "plain")).grid
      #expect(real.rows == plain.rows, "\(query)")
      if real.rows != plain.rows { return }
      rows += real.rows.count
    }
    #expect(rows > 5_000)
  }

  @Test func conditionsAndOrderAreUsed() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    func plan(_ sql: String) throws -> String {
      try store.lines("explain query plan " + sql).joined(separator: " ")
    }
    let year = try plan("select * from prices where symbol = 'A' and day >= '2025-01-01' order by day")
    #expect(year.contains("sG") && !year.contains("ORDER BY"))
    #expect(try !plan("select symbol, avg(close) from prices group by symbol").contains("B-TREE"))
    #expect(try !plan("select * from prices order by symbol desc, day desc").contains("B-TREE"))
    #expect(try plan("select * from prices order by day").contains("B-TREE"))
    #expect(try plan("select * from prices where symbol in ('A', 'B')").contains("s"))
  }

  @Test func itCannotBeWritten() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    #expect(throws: Diagnostic.self) { try store.runWriting(sql: "delete from prices") }
    #expect(throws: Diagnostic.self) { try store.run(sql: "insert into prices (symbol) values ('A')") }
    #expect(try store.runWriting(sql: "select count(*) from prices").grid.lines == ["0"])
  }

  @Test(arguments: [
    "days = x'00'", "closes = x'0000ff0f'", "n = 3", "last_day = 8", "closes = zeroblob(2000)", "opens = x'20020a00'",
    "volumes = x'01'", "adj_closes = x'0202'", "days = closes",
  ])
  func damagedBlocksAreReported(_ damage: String) throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    try store.ingest((0..<10).map { SampleBar("A", Int32($0), cents: 100 + Int($0) * $0) }, as: "a")
    _ = try store.runWriting(sql: "update price_blocks set \(damage)")
    #expect {
      _ = try store.run(sql: "select * from prices")
    } throws: { error in
      (error as? Diagnostic)?.message.contains("damaged") == true
    }
    #expect(throws: Diagnostic.self) { try store.series("A") }
  }
}
