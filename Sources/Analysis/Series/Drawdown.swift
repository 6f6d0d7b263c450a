// The deepest fall from a peak.
public import Vocabulary

/// A fall from a peak to the lowest close before that peak is reached again.
public struct Drawdown: Sendable, Hashable {
  /// Negative or 0: −25 for a fall by a quarter.
  public let percent: Double
  public let peakDay: Day
  public let peak: Double
  public let troughDay: Day
  public let trough: Double
  /// The first day on which the peak was reached again; nil while it was not.
  public let recoveredOn: Day?
}

extension DailySeries {
  /// The maximum drawdown on closes; the earliest where several are as deep. Nil for an empty series or one that is not
  /// positive. O(n), one pass and no memory.
  public func maxDrawdown() -> Drawdown? {
    guard count > 0, values[0] > 0 else { return nil }
    let found = values.withUnsafeBufferPointer { values in
      var peak = values[0]
      var peakAt = 0
      var worst = 1.0
      var worstPeak = 0
      var worstTrough = 0
      for index in 1..<max(1, values.count) {
        let value = values[index]
        if value > peak {
          peak = value
          peakAt = index
        } else if value < worst * peak {
          worst = value / peak
          worstPeak = peakAt
          worstTrough = index
        }
      }
      return (worst: worst, peak: worstPeak, trough: worstTrough)
    }
    let peak = values[found.peak]
    let recovered = found.trough > found.peak ? values[found.trough...].firstIndex { $0 >= peak } : nil
    return Drawdown(
      percent: (found.worst - 1) * 100, peakDay: day(found.peak), peak: peak, troughDay: day(found.trough),
      trough: values[found.trough], recoveredOn: recovered.map(day))
  }
}
