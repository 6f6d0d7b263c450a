// What charts show, whoever draws them: lines of daily values, and bars of amounts.

/// Lines of daily values over one axis of days.
public struct LineChart: Sendable, Equatable {
  public struct Line: Sendable, Equatable {
    public var name: String
    /// What the legend says behind the name: the last value, the change.
    public var detail: String
    /// Days since 1970-01-01, ascending, as many as values.
    public var days: [Int32]
    public var values: [Double]

    public init(name: String, detail: String = "", days: [Int32], values: [Double]) {
      self.name = name
      self.detail = detail
      self.days = days
      self.values = values
    }
  }

  public var title: String
  /// What the values are in: `HKD`, `first day = 100`.
  public var unit: String
  public var lines: [Line]
  /// Below the chart: source, date, convention.
  public var notes: [String]

  public init(title: String, unit: String, lines: [Line], notes: [String] = []) {
    self.title = title
    self.unit = unit
    self.lines = lines
    self.notes = notes
  }

  /// The days that are shown; nil where there is no value.
  var days: ClosedRange<Int32>? {
    guard let first = lines.compactMap(\.days.first).min(), let last = lines.compactMap(\.days.last).max() else {
      return nil
    }
    return first...last
  }

  /// Lowest and highest value; nil where there is none.
  var values: ClosedRange<Double>? {
    var low = Double.infinity
    var high = -Double.infinity
    for line in lines {
      for value in line.values {
        low = min(low, value)
        high = max(high, value)
      }
    }
    return low <= high ? low...high : nil
  }
}

/// Horizontal bars of amounts that may be bounds or approximations.
public struct BarChart: Sendable, Equatable {
  public struct Bar: Sendable, Equatable {
    public var label: String
    /// The amount; of a range the low end. Nil where it is not known.
    public var value: Double?
    /// The high end of a range.
    public var high: Double?
    public var bound: Bound
    /// The amount in words, without the sign of its bound: `126.7 bn CNY`.
    public var text: String

    public init(label: String, value: Double?, high: Double? = nil, bound: Bound = .exact, text: String) {
      self.label = label
      self.value = value
      self.high = high
      self.bound = bound
      self.text = text
    }
  }

  /// What an announcement says of its amount.
  public enum Bound: String, Sendable, Equatable, CaseIterable {
    case exact, about
    case atLeast = "at_least"
    case atMost = "at_most"
    case range

    /// The sign before the amount.
    func sign(isASCII: Bool) -> String {
      switch self {
      case .exact, .range: ""
      case .about: "~"
      case .atLeast: isASCII ? ">=" : "≥"
      case .atMost: isASCII ? "<=" : "≤"
      }
    }

    /// What the sign and the end of the bar mean; nil for what needs no word.
    var words: String? {
      switch self {
      case .exact: nil
      case .about: "about"
      case .atLeast: "at least"
      case .atMost: "at most"
      case .range: "range"
      }
    }
  }

  public var title: String
  public var unit: String
  public var bars: [Bar]
  public var notes: [String]

  public init(title: String, unit: String, bars: [Bar], notes: [String] = []) {
    self.title = title
    self.unit = unit
    self.bars = bars
    self.notes = notes
  }

  /// The largest number that a bar reaches.
  var largest: Double { bars.reduce(0) { max($0, $1.value ?? 0, $1.high ?? 0) } }
}

/// The place that a chart is drawn for in text.
public struct TextChartOptions: Sendable, Equatable {
  /// Columns that may be used.
  public var width: Int
  /// Lines of the plot itself.
  public var height: Int
  public var usesColour: Bool
  /// ASCII only: pipes, dumb terminals.
  public var isASCII: Bool

  public init(width: Int, height: Int, usesColour: Bool = false, isASCII: Bool = false) {
    self.width = width
    self.height = height
    self.usesColour = usesColour
    self.isASCII = isASCII
  }
}
