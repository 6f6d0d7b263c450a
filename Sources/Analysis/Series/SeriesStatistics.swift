// All figures of one series at once: what `prices` shows and `series_stats` returns.
public import Vocabulary

/// The figures of a series of closes over a span of days. Percentages are signed, 11 for 11 %.
public struct SeriesStatistics: Sendable, Hashable {
  /// Which figures somebody asks for; the others are left nil.
  public struct Parts: OptionSet, Sendable, Hashable {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// First day, number of values, lowest, highest, mean, the change over the span and its growth a year.
    public static let span = Parts(rawValue: 1)
    public static let drawdown = Parts(rawValue: 2)
    public static let volatility = Parts(rawValue: 4)
    /// The mean of the last values.
    public static let average = Parts(rawValue: 8)
    /// Lowest and highest moving average, and how many days closed above theirs.
    public static let averages = Parts(rawValue: 16)
    /// The change over a window that ends on the last day.
    public static func window(_ window: PriceWindow) -> Parts { Parts(rawValue: 32 << Int32(window.place)) }

    public static let all = Parts(rawValue: .max)
    /// The figures that need every value of the span; the others need the end of the series only.
    public static let wholeSpan: Parts = [.span, .drawdown, .volatility, .averages]
  }

  /// Days of trading in the span.
  public var count = 0
  public var firstDay: Day?
  public var lastDay: Day?
  public var first: Double?
  public var last: Double?
  public var minimum: Double?
  public var maximum: Double?
  public var mean: Double?
  /// From the first value of the span to the last.
  public var change: PriceChange?
  public var volatility: Double?
  public var drawdown: Drawdown?
  /// The mean of the last `length` values.
  public var average: Double?
  /// The share in percent of the days that have a moving average whose close lies above it.
  public var aboveAverage: Double?
  /// The lowest and the highest moving average of those days.
  public var lowestAverage: Double?
  public var highestAverage: Double?
  private var changes: [PriceChange?] = []

  /// The change over a window that ends on the last day; its base may lie before the span.
  public func change(over window: PriceWindow) -> PriceChange? {
    changes.isEmpty ? nil : changes[window.place]
  }

  /// Compound annual growth over the span, see `PriceChange.cagr`.
  public var cagr: Double? { change?.cagr }

  /// The figures of a series.
  ///
  /// - Parameters:
  ///   - closes: values that reach back before the span as far as they are known, and end where it ends.
  ///   - from: the first day of the span; nil: all values. Windows and averages look back before it.
  ///   - length: of the moving average, in values.
  ///   - returnsPerYear: how many returns a year has, for volatility.
  /// - Complexity: O(values), one pass for each of span, drawdown, volatility and average.
  public init(
    of closes: DailySeries, from: Day? = nil, length: Int = 20, returnsPerYear: Double = DailySeries.tradingDays,
    parts: Parts = .all
  ) {
    guard closes.count > 0 else { return }
    let lastIndex = closes.count - 1
    if parts.contains(.average), length > 0, closes.count >= length {
      average = closes.lastMean(length)
    }
    changes = PriceWindow.allCases.map { window in
      parts.contains(.window(window)) ? closes.change(over: window, endingOn: closes.day(lastIndex)) : nil
    }
    if parts.contains(.averages), let found = closes.averages(length, from: from) {
      (lowestAverage, highestAverage, aboveAverage) = found
    }
    let span = closes.within(from: from, to: nil)
    guard span.count > 0 else {
      changes = []
      average = nil
      return
    }
    lastDay = span.day(span.count - 1)
    last = span.values[span.count - 1]
    if parts.contains(.span) {
      count = span.count
      firstDay = span.day(0)
      first = span.values[0]
      let summary = span.summary()
      (minimum, maximum, mean) = (summary.minimum, summary.maximum, summary.sum / Double(span.count))
      if span.count > 1, span.values[0] != 0 {
        change = PriceChange(
          baseDay: span.day(0), base: span.values[0], endDay: span.day(span.count - 1), end: span.values[span.count - 1]
        )
      }
    }
    if parts.contains(.drawdown) { drawdown = span.maxDrawdown() }
    if parts.contains(.volatility) { volatility = span.volatility(returnsPerYear: returnsPerYear) }
  }

  /// What one pass over the closes of a span tells.
  public struct Span: Sendable, Hashable {
    public var count = 0
    public var firstDay: Int32 = 0
    public var lastDay: Int32 = 0
    public var first = 0.0
    public var last = 0.0
    public var minimum = Double.infinity
    public var maximum = -Double.infinity
    public var sum = 0.0

    public init() {}
  }

  /// The figures of `Parts.span`, from a pass that was made elsewhere. O(1).
  public init(of span: Span) {
    guard span.count > 0 else { return }
    lastDay = Day(number: span.lastDay)
    last = span.last
    count = span.count
    firstDay = Day(number: span.firstDay)
    first = span.first
    (minimum, maximum, mean) = (span.minimum, span.maximum, span.sum / Double(span.count))
    if span.count > 1, span.first != 0 {
      change = PriceChange(
        baseDay: Day(number: span.firstDay), base: span.first, endDay: Day(number: span.lastDay), end: span.last)
    }
  }

  /// Whether a series that is the end of a longer one says the same of these parts as the longer one: none of them needs
  /// the whole span, and the bases of the windows and the values of the average are there. O(log n).
  public static func isEnough(_ end: DailySeries, parts: Parts, length: Int) -> Bool {
    guard parts.isDisjoint(with: .wholeSpan), end.count > 0 else { return false }
    if parts.contains(.average), end.count < length { return false }
    let lastDay = end.day(end.count - 1)
    for window in PriceWindow.allCases where parts.contains(.window(window)) {
      guard let base = window.lastBaseDay(endingOn: lastDay) else {
        if end.count < 2 { return false }
        continue
      }
      if end.index(onOrBefore: base) == nil { return false }
    }
    return true
  }
}

extension PriceWindow {
  /// The place in the order of all cases.
  var place: Int {
    switch self {
    case .day: 0
    case .week: 1
    case .month: 2
    case .quarter: 3
    case .halfYear: 4
    case .year: 5
    case .yearToDate: 6
    }
  }
}

extension DailySeries {
  /// Lowest and highest value and the sum, of a series that is not empty. O(n).
  func summary() -> (minimum: Double, maximum: Double, sum: Double) {
    values.withUnsafeBufferPointer { values in
      // Four lanes: additions that wait for each other are what costs.
      var low = (values[0], values[0], values[0], values[0])
      var high = low
      var sum = (0.0, 0.0, 0.0, 0.0)
      var index = 0
      while index + 4 <= values.count {
        let (a, b, c, d) = (values[index], values[index + 1], values[index + 2], values[index + 3])
        low = (a < low.0 ? a : low.0, b < low.1 ? b : low.1, c < low.2 ? c : low.2, d < low.3 ? d : low.3)
        high = (a > high.0 ? a : high.0, b > high.1 ? b : high.1, c > high.2 ? c : high.2, d > high.3 ? d : high.3)
        sum = (sum.0 + a, sum.1 + b, sum.2 + c, sum.3 + d)
        index += 4
      }
      while index < values.count {
        let value = values[index]
        low.0 = min(low.0, value)
        high.0 = max(high.0, value)
        sum.0 += value
        index += 1
      }
      return (
        min(min(low.0, low.1), min(low.2, low.3)), max(max(high.0, high.1), max(high.2, high.3)),
        (sum.0 + sum.1) + (sum.2 + sum.3)
      )
    }
  }

  /// The mean of the last so many values; there are as many.
  func lastMean(_ length: Int) -> Double {
    values.withUnsafeBufferPointer { values in
      var mean = 0.0
      Self.rollingMeans(of: UnsafeBufferPointer(rebasing: values[(values.count - length)...]), length: length) {
        mean = $1
      }
      return mean
    }
  }

  /// Of the moving averages of the days from a day on the lowest and the highest, and the share in percent of these days
  /// whose value lies above its average; nil where no day has one. O(n).
  func averages(_ length: Int, from: Day?) -> (lowest: Double, highest: Double, above: Double)? {
    guard length > 0, count >= length else { return nil }
    let first = from.map { index(onOrBefore: $0.advanced(by: -1)).map { $0 + 1 } ?? 0 } ?? 0
    let start = max(first - length + 1, 0)
    guard count - start >= length else { return nil }
    var above = 0
    var lowest = Double.infinity
    var highest = -Double.infinity
    values.withUnsafeBufferPointer { values in
      let part = UnsafeBufferPointer(rebasing: values[start...])
      Self.rollingMeans(of: part, length: length) { index, mean in
        above &+= part[index &+ length &- 1] > mean ? 1 : 0
        lowest = mean < lowest ? mean : lowest
        highest = mean > highest ? mean : highest
      }
    }
    return (lowest, highest, Double(above) / Double(count - start - length + 1) * 100)
  }
}
