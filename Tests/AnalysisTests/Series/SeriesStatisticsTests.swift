import Analysis
import Testing
import Vocabulary

/// All figures at once, conversion day by day, and rebasing.
@Suite struct SeriesStatisticsTests {
  private let closes = DailySeries(
    days: [19_722, 19_723, 19_754, 19_783, 20_087, 20_088], values: [100, 110, 90, 120, 130, 117])

  @Test func figuresOfASpanAndItsWindows() throws {
    let figures = SeriesStatistics(of: closes, length: 2)
    #expect(figures.count == 6 && figures.minimum == 90 && figures.maximum == 130)
    #expect(figures.mean == 667.0 / 6)
    #expect(figures.average == 123.5 && figures.lowestAverage == 100 && figures.highestAverage == 125)
    // Above their mean of two: 110, 120 and 130 of five.
    #expect(figures.aboveAverage == 60)
    #expect(figures.change(over: .day)?.percent == (117.0 / 130 - 1) * 100)
    #expect(figures.change(over: .yearToDate)?.base == 100)
    #expect(figures.change?.percent == closes.change(from: closes.day(0), to: closes.day(5))?.percent)
    let part = SeriesStatistics(of: closes, from: closes.day(3), length: 2)
    #expect(part.count == 3 && part.minimum == 117 && part.firstDay == closes.day(3))
    #expect(part.change(over: .yearToDate)?.base == 100)
    #expect(part.lowestAverage == 105)
    #expect(SeriesStatistics(of: closes, from: closes.day(5).advanced(by: 1)).last == nil)
    #expect(SeriesStatistics(of: DailySeries(days: [], values: [])).count == 0)
  }

  @Test func theEndOfASeriesIsEnoughForItsWindows() {
    let end = DailySeries(days: Array(closes.days[3...]), values: Array(closes.values[3...]))
    #expect(SeriesStatistics.isEnough(end, parts: [.window(.day), .average], length: 3))
    #expect(!SeriesStatistics.isEnough(end, parts: .average, length: 4))
    #expect(SeriesStatistics.isEnough(end, parts: .window(.quarter), length: 0))
    #expect(!SeriesStatistics.isEnough(end, parts: .window(.yearToDate), length: 0))
    #expect(!SeriesStatistics.isEnough(end, parts: .drawdown, length: 0))
  }

  @Test func pricesConvertAtTheRateOfTheirDay() throws {
    let eur = try #require(Currency("EUR"))
    let rates = ExchangeRates(
      source: RateTable([
        DailyRate(day: Day(number: 100), base: eur, quote: .usd, rate: 2),
        DailyRate(day: Day(number: 103), base: eur, quote: .usd, rate: 4),
      ]))
    let days: [Int32] = [99, 100, 102, 103, 110, 111]
    let (factors, gaps) = try rates.factors(from: eur, to: .usd, days: days)
    #expect(factors.map { $0.isNaN ? 0 : $0 } == [0, 2, 2, 4, 4, 0])
    #expect(gaps?.count == 2 && gaps?.firstDay.number == 99 && gaps?.lastDay.number == 111)
    let bars = PriceSeries(days: days, close: [1, 2, 3, 4, 5, 6], volume: [1, 1, 1, 1, 1, 1]).converted(factors)
    #expect(bars.days == [100, 102, 103, 110] && bars.close == [4, 6, 16, 20] && bars.volume == [1, 1, 1, 1])
    #expect(try rates.factors(from: .krw, to: .krw, days: [1]).factors == [1])
  }

  @Test func rebasedSeriesBeginWithAHundred() {
    let part = closes.beginning(on: closes.day(1).advanced(by: 3))
    #expect(part?.days.first == closes.days[1] + 3 && part?.values == [110, 90, 120, 130, 117])
    #expect(part?.rebased()?.values[0...1] == [100, 90.0 / 110 * 100])
    #expect(closes.beginning(on: closes.day(0).advanced(by: -1)) == nil)
    #expect(DailySeries(days: [1], values: [0]).rebased() == nil)
    #expect(DailySeries.lastIndices(of: closes.days, in: .month) == [0, 1, 2, 3, 5])
    #expect(DailySeries.lastIndices(of: [], in: .year).isEmpty)
  }
}
