import Testing
import Vocabulary

@testable import Reading

@Suite struct RatesTests {
  private static let history = """
    Date,USD,JPY,CYP,CNY,
    2025-02-24,1.0466,156.80,N/A,7.5879,
    2025-02-21,1.0465,157.02,N/A,7.5879,
    2004-12-31,1.3621,139.65,0.58000,N/A,
    """

  @Test func history() throws {
    let day = try #require(Day(iso: "2025-02-24"))
    let read = ECBRates.read(Array(Self.history.utf8), file: "h.csv")
    #expect(read.diagnostics.isEmpty)
    #expect(read.rates.count == 9)
    #expect(read.rates[0] == DailyRate(day: day, base: .eur, quote: .usd, rate: 1.0466))
    #expect(read.rates.last?.quote == Currency("CYP"))
  }

  @Test func newestDay() {
    let read = ECBRates.read(Array("Date, USD, KRW, \r\n30 October 2026, 1.1172, 1491.76, \r\n".utf8), file: "e.csv")
    #expect(read.diagnostics.isEmpty)
    #expect(read.rates.map(\.rate) == [1.1172, 1491.76])
    #expect(read.rates.first?.day.description == "2026-10-30")
  }

  @Test func onlyTheDaysAskedFor() throws {
    let day = try #require(Day(iso: "2025-02-21"))
    let read = ECBRates.read(Array(Self.history.utf8), days: day...day, file: "h.csv")
    #expect(read.rates.count == 3)
    #expect(read.rates.allSatisfy { $0.day == day })
  }

  @Test(arguments: [
    ("2025-02-24,1.O466,156.80,", "rate \"1.O466\" of USD is not a number", 12),
    ("2025-02-24,0,156.80,", "rate \"0\" of USD is not positive", 12),
    ("2025-02-24,1.0466,-1,", "rate \"-1\" of JPY is not positive", 19),
    ("2025-02-30,1.0466,1,", "day \"2025-02-30\" is not a day such as 2025-02-24 or 24 February 2025", 1),
    ("2025-02-24,1.0466", "row has 2 cells, the header names 3 columns", 1),
    ("2025-02-24,1,2,3", "row has more cells than the 3 columns of the header", 16),
  ])
  func badCells(_ row: String, _ message: String, _ column: Int) throws {
    let read = ECBRates.read(Array("Date,USD,JPY,\n2025-02-21,1,2,\n\(row)\n".utf8), file: "h.csv")
    let first = try #require(read.diagnostics.first)
    #expect(read.diagnostics.count == 1)
    #expect(first.message == message)
    #expect(first.place?.line == 3 && first.place?.column == column && first.place?.excerpt == row)
    #expect(read.rates.count { $0.day.description == "2025-02-21" } == 2)
  }

  @Test func whatIsNoRatesFile() {
    let read = ECBRates.read(Array("Hello,world\n".utf8), file: "x.csv")
    #expect(read.rates.isEmpty && read.diagnostics.count == 1)
  }
}
