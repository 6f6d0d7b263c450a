import Analysis
import Testing
import Vocabulary

/// Volatility, drawdown, averages and correlation against figures computed by hand or by the definition.
@Suite struct StatisticsTests {
  static func consecutive(_ values: [Double]) -> DailySeries {
    DailySeries(days: values.indices.map { Int32(20_000 + $0) }, values: values)
  }

  /// Numbers that wander, the same in every run.
  static func wandering(_ count: Int, seed: UInt64) -> DailySeries {
    var state = seed
    var value = 100.0
    return consecutive(
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        value *= 1 + (Double(state >> 40) / Double(1 << 24) - 0.5) / 20
        return value
      })
  }

  @Test func drawdownNamesItsDays() throws {
    let drawdown = try #require(Self.consecutive([100, 120, 90, 110, 60, 119, 121, 100]).maxDrawdown())
    #expect(drawdown.percent == -50)
    #expect((drawdown.peak, drawdown.trough) == (120, 60))
    #expect(drawdown.peakDay.number == 20_001)
    #expect(drawdown.troughDay.number == 20_004)
    #expect(drawdown.recoveredOn?.number == 20_006)
    let rising = try #require(Self.consecutive([1, 2, 3]).maxDrawdown())
    #expect(rising.percent == 0)
    #expect(rising.recoveredOn == nil)
    #expect(Self.consecutive([]).maxDrawdown() == nil)
  }

  @Test func drawdownIsTheWorstOfAllPairs() throws {
    let values = Self.wandering(300, seed: 7).values
    var worst = 0.0
    for start in values.indices {
      for end in start..<values.count { worst = min(worst, (values[end] / values[start] - 1) * 100) }
    }
    let found = try #require(Self.wandering(300, seed: 7).maxDrawdown())
    #expect(abs(found.percent - worst) < 1e-9)
  }

  @Test func volatilityIsTheSampleDeviationOfLogReturns() throws {
    // Log returns +r, −r, +r: mean r/3, sample deviation r·√(4/3).
    let r = 0.01
    let values = [100, 100 * 1.010050167084168, 100, 100 * 1.010050167084168]
    let volatility = try #require(Self.consecutive(values).volatility())
    #expect(abs(volatility - 100 * r * (4.0 / 3).squareRoot() * 252.0.squareRoot()) < 1e-9)
    let daily = try #require(Self.consecutive(values).volatility(returnsPerYear: 365))
    #expect(abs(daily / volatility - (365.0 / 252).squareRoot()) < 1e-12)
    #expect(Self.consecutive([1, 2]).volatility() == nil)
    #expect(Self.consecutive([1, 0, 2, 3]).volatility() == nil)
  }

  @Test(arguments: [1, 2, 20, 199, 200])
  func averagesAreTheMeansOfTheirWindows(_ length: Int) {
    let series = Self.wandering(200, seed: 3)
    let averages = series.simpleMovingAverage(length)
    #expect(averages.count == 200 - length + 1)
    for index in averages.values.indices {
      let mean = series.values[index..<(index + length)].reduce(0, +) / Double(length)
      #expect(abs(averages.values[index] - mean) < 1e-9)
      #expect(averages.days[index] == series.days[index + length - 1])
    }
  }

  @Test func averagesDoNotDrift() {
    // A huge value passes through the window and leaves nothing behind.
    let averages = Self.consecutive([1, 1, 1e16, 1, 1, 1, 1]).simpleMovingAverage(2)
    #expect(averages.values.last == 1)
    #expect(Self.consecutive([1, 2]).simpleMovingAverage(3).isEmpty)
    #expect(Self.consecutive([1, 2, 6]).exponentialMovingAverage(2).values == [1.5, 1.5 + 4.5 * 2 / 3])
  }

  @Test func correlationOfASeriesWithItselfAndItsInverse() throws {
    let series = Self.wandering(100, seed: 5)
    let inverse = DailySeries(days: series.days, values: series.values.map { 1 / $0 })
    #expect(abs(try #require(series.correlation(with: series)) - 1) < 1e-12)
    #expect(abs(try #require(series.correlation(with: inverse)) + 1) < 1e-12)
    #expect(series.correlation(with: Self.consecutive([Double](repeating: 4, count: 100))) == nil)
  }

  @Test func alignmentKeepsCommonDaysOrTheLastKnown() {
    let left = DailySeries(days: [1, 2, 4, 30], values: [1, 2, 4, 30])
    let right = DailySeries(days: [2, 3, 4, 5], values: [20, 30, 40, 50])
    let common = DailySeries.aligned([left, right], gaps: .commonDaysOnly)
    #expect(common.days == [2, 4])
    #expect(common.columns == [[2, 4], [20, 40]])
    let last = DailySeries.aligned([left, right], gaps: .lastKnown)
    // On day 30 the right one is 25 days old.
    #expect(last.days == [2, 3, 4, 5])
    #expect(last.columns == [[2, 2, 4, 4], [20, 30, 40, 50]])
  }
}
