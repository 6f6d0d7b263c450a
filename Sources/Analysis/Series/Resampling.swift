// Daily bars gathered into weeks, months, quarters or years.
public import Vocabulary

/// One period's bar.
public struct PeriodBar: Sendable, Hashable {
  /// The first day of the period, trading or not.
  public var start: Day
  /// The first and the last day of trading in it.
  public var firstDay: Day
  public var lastDay: Day
  /// Days of trading.
  public var count: Int
  /// Of the first bar that has one; NaN where none has.
  public var open: Double
  public var high: Double
  public var low: Double
  /// Of the last bar.
  public var close: Double
  public var adjClose: Double
  /// The sum; NaN where no bar has one.
  public var volume: Double
}

extension PriceSeries {
  /// Bars of calendar periods that have at least one day of trading. O(n), one pass.
  public func resampled(_ period: CalendarPeriod) -> [PeriodBar] {
    var bars: [PeriodBar] = []
    bars.reserveCapacity(days.count / (period == .week ? 5 : 21) + 2)
    var end = Int32.min
    for index in days.indices where isTraded(index) {
      let day = days[index]
      if day >= end {
        let start = period.start(of: Day(number: day))
        end = period.next(after: start).number
        bars.append(
          PeriodBar(
            start: start, firstDay: Day(number: day), lastDay: Day(number: day), count: 0, open: .nan, high: .nan,
            low: .nan, close: .nan, adjClose: .nan, volume: .nan))
      }
      gather(index, into: &bars[bars.count - 1])
    }
    return bars
  }

  @inline(__always)
  private func gather(_ index: Int, into bar: inout PeriodBar) {
    bar.count += 1
    bar.lastDay = Day(number: days[index])
    if bar.open.isNaN, !open.isEmpty { bar.open = open[index] }
    // The greater of two takes the number where one is NaN.
    if !high.isEmpty { bar.high = Double.maximum(bar.high, high[index]) }
    if !low.isEmpty { bar.low = Double.minimum(bar.low, low[index]) }
    bar.close = close[index]
    bar.adjClose = adjClose.isEmpty ? close[index] : adjClose[index]
    if !volume.isEmpty, !volume[index].isNaN { bar.volume = (bar.volume.isNaN ? 0 : bar.volume) + volume[index] }
  }
}
