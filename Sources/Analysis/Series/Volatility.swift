import Glibc
// How much a price moves about.
import Vocabulary

/// `base` to the power of `exponent`.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

extension DailySeries {
  /// How many returns a year has: exchanges trade on about 252 days, crypto-assets on all.
  public static let tradingDays = 252.0
  public static let allDays = 365.0

  /// Logarithms of the ratio of each value to the one before; NaN where one of them is not positive. O(n).
  public var logReturns: [Double] {
    guard count > 1 else { return [] }
    return [Double](unsafeUninitializedCapacity: count - 1) { returns, initialized in
      values.withUnsafeBufferPointer { values in
        var last = log(values[0])
        for index in 1..<values.count {
          let now = log(values[index])
          returns.initializeElement(at: index - 1, to: now - last)
          last = now
        }
      }
      initialized = count - 1
    }
  }

  /// Annualised volatility in percent: the sample standard deviation (n − 1) of the daily log returns times the square
  /// root of the returns a year. Nil for fewer than two returns or prices that are not positive. O(n).
  public func volatility(returnsPerYear: Double = tradingDays) -> Double? {
    let returns = logReturns
    guard returns.count > 1 else { return nil }
    // Welford's method: one pass, no cancellation.
    var mean = 0.0
    var squares = 0.0
    for (index, value) in returns.enumerated() {
      let delta = value - mean
      mean += delta / Double(index + 1)
      squares += delta * (value - mean)
    }
    let deviation = (squares / Double(returns.count - 1)).squareRoot()
    return deviation.isFinite ? deviation * returnsPerYear.squareRoot() * 100 : nil
  }

  /// Pearson's correlation of the daily log returns of two series over the days that both have; nil for fewer than three
  /// common days or where one does not move. O(n).
  public func correlation(with other: DailySeries) -> Double? {
    let common = DailySeries.aligned([self, other], gaps: .commonDaysOnly)
    let left = DailySeries(days: common.days, values: common.columns[0]).logReturns
    let right = DailySeries(days: common.days, values: common.columns[1]).logReturns
    guard left.count > 1 else { return nil }
    let n = Double(left.count)
    let meanLeft = left.reduce(0, +) / n
    let meanRight = right.reduce(0, +) / n
    var product = 0.0
    var squaresLeft = 0.0
    var squaresRight = 0.0
    for index in left.indices {
      let x = left[index] - meanLeft
      let y = right[index] - meanRight
      product += x * y
      squaresLeft += x * x
      squaresRight += y * y
    }
    let correlation = product / (squaresLeft * squaresRight).squareRoot()
    return correlation.isFinite ? max(-1, min(1, correlation)) : nil
  }
}
