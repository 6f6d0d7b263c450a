import Analysis
import Testing
import Vocabulary

/// Days written as text, for short tests.
func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

/// A series from `2024-12-30 82, 2024-12-31 83`.
func series(_ text: String) throws -> DailySeries {
  let pairs = try text.split(separator: ",").map { part -> (Int32, Double) in
    let words = part.split(separator: " ")
    let value = try #require(Double(words[1]))
    return (try day(String(words[0])).number, value)
  }
  return DailySeries(days: pairs.map(\.0), values: pairs.map(\.1))
}

/// Which two closes a change is taken between.
@Suite struct PriceChangeTests {
  static let closes =
    "2023-12-29 50, 2024-01-31 60, 2024-02-29 55, 2024-12-30 80, 2025-02-14 100, 2025-02-20 110, 2025-02-21 120"

  static let windows: [(PriceWindow, String, String, Double)] = [
    (.yearToDate, "2025-02-21", "2024-12-30", 50), (.yearToDate, "2025-02-23", "2024-12-30", 50),
    (.yearToDate, "2024-12-30", "2023-12-29", 60), (.week, "2025-02-21", "2025-02-14", 20),
    (.day, "2025-02-21", "2025-02-20", 9.0909090909), (.month, "2025-02-21", "2024-12-30", 50),
    (.year, "2025-02-21", "2024-01-31", 100), (.quarter, "2025-02-21", "2024-02-29", 118.1818181818),
  ]

  @Test(arguments: windows)
  func windowsEndAtADay(_ window: PriceWindow, _ end: String, _ base: String, _ percent: Double) throws {
    let change = try #require(try series(Self.closes).change(over: window, endingOn: try day(end)))
    #expect(change.baseDay == (try day(base)))
    #expect(abs(change.percent - percent) < 1e-9)
  }

  @Test func aYearWithoutACloseHasNoYearToDate() throws {
    #expect(try series(Self.closes).change(over: .yearToDate, endingOn: try day("2026-01-02")) == nil)
    #expect(try series(Self.closes).change(over: .yearToDate, endingOn: try day("2023-12-29")) == nil)
  }

  @Test func growthIsCompoundedByCalendarDays() throws {
    let change = PriceChange(baseDay: try day("2020-01-01"), base: 100, endDay: try day("2024-01-01"), end: 200)
    // 1,461 days are four years of 365.25.
    #expect(abs(try #require(change.cagr) - 18.920711500272103) < 1e-9)
    #expect(PriceChange(baseDay: change.baseDay, base: 100, endDay: change.endDay, end: -1).cagr == nil)
  }

  @Test func theLastValueOnOrBeforeADay() throws {
    let closes = try series(Self.closes)
    #expect(closes.last(onOrBefore: try day("2024-12-31"))?.value == 80)
    #expect(closes.last(onOrBefore: try day("2023-12-28")) == nil)
    #expect(closes.within(from: try day("2024-02-01"), to: try day("2025-02-19")).values == [55, 80, 100])
    #expect(closes.within(from: nil, to: try day("2020-01-01")).isEmpty)
  }
}
