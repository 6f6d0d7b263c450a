import Analysis
import Testing
import Vocabulary

/// Bars gathered into periods, and which bars count at all.
@Suite struct ResamplingTests {
  static func bars(_ rows: [(String, Double, Double, Double, Double, Double)]) throws -> PriceSeries {
    PriceSeries(
      days: try rows.map { try day($0.0).number }, open: rows.map(\.1), high: rows.map(\.2), low: rows.map(\.3),
      close: rows.map(\.4), volume: rows.map(\.5))
  }

  @Test func monthsTakeTheFirstOpenAndTheLastClose() throws {
    let rows: [(String, Double, Double, Double, Double, Double)] = [
      ("2024-12-30", 80, 84, 79, 82, 1000), ("2024-12-31", 82, 82, 82, 82, 0), ("2025-01-02", 81, 90, 80, 88, 500),
      ("2025-01-31", .nan, 95, 85, 86, .nan), ("2025-02-03", .nan, .nan, .nan, 90, .nan),
    ]
    let months = try Self.bars(rows).resampled(.month)
    #expect(months.map(\.start.description) == ["2024-12-01", "2025-01-01", "2025-02-01"])
    // The flat bar without volume is no day of trading.
    #expect(months.map(\.count) == [1, 2, 1])
    #expect(months[0].lastDay == (try day("2024-12-30")))
    #expect((months[1].open, months[1].high, months[1].low, months[1].close) == (81, 95, 80, 86))
    #expect(months[1].volume == 500)
    #expect(months[2].open.isNaN && months[2].volume.isNaN)
  }

  @Test(arguments: [
    (CalendarPeriod.week, "2025-03-02", "2025-02-24"), (.week, "2025-03-03", "2025-03-03"),
    (.month, "2025-03-31", "2025-03-01"), (.quarter, "2025-06-30", "2025-04-01"), (.year, "2025-12-31", "2025-01-01"),
  ])
  func periodsBegin(_ period: CalendarPeriod, _ within: String, _ start: String) throws {
    #expect(period.start(of: try day(within)) == (try day(start)))
  }

  @Test(arguments: [
    ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-03-31", -1, "2025-02-28"),
    ("2025-11-15", 3, "2026-02-15"), ("2025-01-15", -12, "2024-01-15"), ("2025-01-15", -1, "2024-12-15"),
  ])
  func monthsAreAdded(_ from: String, _ months: Int, _ to: String) throws {
    #expect(try day(from).adding(months: months) == (try day(to)))
  }

  @Test func closesLeaveOutWhatIsNoTrading() throws {
    var series = try Self.bars([
      ("2024-12-30", 80, 84, 79, 82, 1000), ("2024-12-31", 82, 82, 82, 82, 0), ("2025-01-02", 81, 90, 80, .nan, 500),
      ("2025-01-03", 81, 90, 80, 85, 0), ("2025-01-06", 85, 85, 85, 85, 10),
    ])
    #expect(series.closes().values == [82, 85, 85])
    series.adjClose = [41, 41, 41, .nan, 42.5]
    #expect(series.closes(.adjusted).values == [41, 42.5])
    series.volume = []
    #expect(series.closes().count == 4)
  }
}
