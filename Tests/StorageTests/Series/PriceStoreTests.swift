import Analysis
import Testing
import Vocabulary

@testable import Storage

/// Bars go in by any number of files in any order and come back as what the files say together.
@Suite struct PriceStoreTests {
  @Test func barsComeBackAsTheyWereWritten() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    let odd: [Double?] = [68.470001, 0.00001234, 1.6e-05, 137.12345678901234, nil, 123_456_789_012]
    let bars = [
      SampleBar("A", 20_000, odd), SampleBar("A", 20_001, [68.5, nil, nil, 0.1, 99_999.99, 0]),
      SampleBar("B", -5, [nil, nil, 1, nil, nil, nil]),
    ]
    let (report, _) = try store.ingest(bars, as: "a", asDoubles: true)
    #expect(report.newBars == 3 && report.instruments == 2 && report.symbols == ["A", "B"])
    #expect(try store.allBars() == bars)
  }

  @Test func manyBlocksOfManyInstruments() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    var bars: [SampleBar] = []
    for symbol in ["AAA", "BBB", "CCC"] {
      for day in 0..<2_500 {
        bars.append(
          SampleBar(symbol, Int32(10_000 + day * 7 / 5), cents: 10_000 + day * 37 % 900, volume: day * 7919 % 99_991))
      }
    }
    // Batches that cut instruments anywhere.
    try store.ingest(bars, as: "a", batch: 1_777)
    #expect(try store.allBars() == bars)
    #expect(
      try store.lines("select n from price_blocks") == ["1024", "1024", "452"] + ["1024", "1024", "452"] + [
        "1024", "1024", "452",
      ])
    let part = try #require(try store.series("BBB", days: 10_500...10_700, columns: .close))
    let expected = bars.filter { $0.symbol == "BBB" && (10_500...10_700).contains($0.day) }
    #expect(part.days == expected.map(\.day) && part.close == expected.map { $0.numbers[0] ?? .nan })
    #expect(part.open.isEmpty && part.volume.isEmpty)
  }

  @Test func whatSeveralFilesSay() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    let first = (0..<10).map { SampleBar("A", Int32($0), cents: 1_000 + $0) }
    try store.ingest(first, as: "first")
    // One bar corrected, one known without its volume, two new ones before and after.
    var second = [SampleBar("A", -3, cents: 900), first[4], first[5], SampleBar("A", 20, cents: 2_000)]
    second[1].numbers[5] = nil
    second[2].numbers[0] = 10.99
    let report = try store.ingest(second.reversed(), as: "second").report
    #expect(report.newBars == 2 && report.replacedBars == 1 && report.sameBars == 1)
    var expected = [second[0]] + first + [second[3]]
    expected[6] = second[2]
    #expect(try store.allBars() == expected)
  }

  @Test func rowsOfOneDayInOneFile() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    let bar = SampleBar("A", 7, cents: 1_000)
    let later = SampleBar("A", 7, cents: 1_100)
    let report = try store.ingest([SampleBar("A", 8, cents: 5), bar, bar, later], as: "a").report
    #expect(report.repeatedRows == 1 && report.contradictedRows == 1)
    #expect(try store.allBars() == [later, SampleBar("A", 8, cents: 5)])
  }

  @Test func aFileThatIsKnownAddsNothing() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    try store.ingest([SampleBar("A", 7, cents: 1_000)], as: "a")
    let dump = try store.priceDump()
    let (report, run) = try store.ingest([SampleBar("A", 8, cents: 1_000)], as: "a")
    #expect(report.outcome == .unchanged && run.id == nil)
    let empty = try store.ingest([], as: "empty")
    #expect(empty.run.id == nil)
    #expect(try store.priceDump() == dump)
  }

  @Test func instrumentsKnowTheirEntity() throws {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    try store.ingest([SampleBar("BABA", 7, cents: 1_000), SampleBar("XYZ", 7, cents: 1)], as: "a")
    #expect(try store.instrument(symbol: "BABA")?.entityID == "alibaba")
    #expect(try store.instruments(ofEntity: "alibaba").map(\.symbol) == ["BABA"])
    #expect(try store.instruments().map(\.entityID) == ["alibaba", nil])
  }
}
