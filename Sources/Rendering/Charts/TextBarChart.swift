// Bar charts in a terminal or as plain text.
import Vocabulary

extension BarChart {
  /// The chart as lines of text, each at most as wide as the options say.
  ///
  /// The end of a bar says what its amount is: `>` goes on (at least), fading (about), hollow (at most), hollow from the
  /// low to the high end (a range). The sign before the amount says the same.
  public func text(_ options: TextChartOptions) -> String {
    var out = TextChart.heading(title, unit, options)
    let labels = bars.map { shownSafely($0.label) }
    let texts = bars.map { $0.bound.sign(isASCII: options.isASCII) + $0.text }
    let labelWidth = min(labels.map(displayWidth).max() ?? 0, max(8, options.width / 3))
    let textWidth = texts.map(displayWidth).max() ?? 0
    let room = max(8, options.width - labelWidth - textWidth - 4)
    for (index, bar) in bars.enumerated() {
      let label = elided(labels[index], columns: labelWidth, isASCII: options.isASCII)
      var line = label + padding(label, to: labelWidth + 1)
      line += drawn(bar, room, options)
      out += line + (bar.value == nil ? "" : " ") + TextChart.ascii(texts[index], options) + "\n"
    }
    let used = Bound.allCases.filter { bound in bars.contains { $0.bound == bound } }
    let words = used.compactMap { bound -> String? in
      bound.words.map { "\(Self.sample(bound, options)) \($0)" }
    }
    if !words.isEmpty { out += "\n" + words.joined(separator: "   ") + "\n" }
    return out + TextChart.notes(notes, options)
  }

  private static func sample(_ bound: Bound, _ options: TextChartOptions) -> String {
    let (full, light, fading) = options.isASCII ? ("#", ".", "~") : ("█", "░", "▒")
    return switch bound {
    case .exact: full
    case .about: full + fading
    case .atLeast: full + ">"
    case .atMost: light + "|"
    case .range: full + light
    }
  }

  private func drawn(_ bar: Bar, _ room: Int, _ options: TextChartOptions) -> String {
    guard let value = bar.value, largest > 0 else { return "" }
    let (light, fading) = options.isASCII ? (".", "~") : ("░", "▒")
    let cells = Double(room - 1)
    switch bar.bound {
    case .exact: return Self.solid(value / largest * cells, options)
    case .about:
      let count = max(1, Int(value / largest * cells + 0.5))
      return String(repeating: options.isASCII ? "#" : "█", count: count - 1) + fading
    case .atLeast: return Self.solid((value / largest * cells).rounded(), options) + ">"
    case .atMost: return String(repeating: light, count: max(1, Int(value / largest * cells + 0.5))) + "|"
    case .range:
      let low = Int(value / largest * cells + 0.5)
      let high = max(low + 1, Int((bar.high ?? value) / largest * cells + 0.5))
      return String(repeating: options.isASCII ? "#" : "█", count: low) + String(repeating: light, count: high - low)
    }
  }

  /// A bar to an eighth of a cell.
  private static func solid(_ cells: Double, _ options: TextChartOptions) -> String {
    if options.isASCII { return String(repeating: "#", count: max(1, Int(cells + 0.5))) }
    let eighths = max(1, Int(cells * 8 + 0.5))
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
