// Columns of several series by year.

/// Vertical columns, one group a category.
struct ColumnChart: Sendable {
  struct Series: Sendable {
    var name: String
    /// One a category; nil where there is none.
    var values: [Double?]
    /// The same in words.
    var texts: [String?]
    /// Values that stand for a part only.
    var isPale: [Bool]
  }

  var title: String
  var unit: String
  var categories: [String]
  var series: [Series]
  var notes: [String] = []

  /// The columns alone, as a part of a page.
  func inlineSVG(id: String, width: Double, height: Double, style: String) -> String {
    var picture = SVG(width: width, height: height)
    let values = series.flatMap { $0.values.compactMap { $0 } }
    let isAlone = series.count == 1
    let top = isAlone ? 14.0 : 34
    if !isAlone { drawKey(into: &picture) }
    let (low, high) = (min(0, values.min() ?? 0), max(values.max() ?? 1, 0))
    let (divisor, unitName) = Self.unit(max(high, -low))
    let axis = ValueAxis(low / divisor...max(high / divisor, low / divisor + 1e-9), about: 5)
    let bottom = height - 24
    let labels = zip(axis.ticks, axis.labels).map { $0 == 0 ? "0" : $1 + unitName }
    let left = (labels.map { SVG.textWidth($0, size: 12) }.max() ?? 0) + 10
    func y(_ value: Double) -> Double { top + axis.place(value / divisor) * (bottom - top) }
    for (tick, label) in zip(axis.ticks, labels) {
      picture.line(left, y(tick * divisor), width, y(tick * divisor), style: "chart-grid")
      picture.text(label, left - 8, y(tick * divisor) + 4, size: 12, style: "chart-muted", anchor: "end")
    }
    picture.line(left, y(0), width, y(0), style: "chart-axis")
    let pitch = (width - left) / Double(max(1, categories.count))
    let column = min(44, pitch * 0.78 / Double(max(1, series.count)))
    // As many years have a label as have room.
    let every = max(1, Int(((SVG.textWidth(categories.first ?? "", size: 12) + 8) / pitch).rounded(.up)))
    for (place, category) in categories.enumerated() {
      let middle = left + (Double(place) + 0.5) * pitch
      if (categories.count - 1 - place) % every == 0 {
        picture.text(category, middle, bottom + 18, size: 12, style: "chart-muted", anchor: "middle")
      }
      for (number, one) in series.enumerated() {
        guard let value = one.values[place] else { continue }
        let x = middle + (Double(number) - Double(series.count) / 2) * column
        picture.rectangle(
          x + column * 0.04, min(y(value), y(0)), column * 0.92, abs(y(0) - y(value)),
          style: "chart-fill\(number % SVG.colourCount)", opacity: one.isPale[place] ? 0.45 : 1)
      }
    }
    return picture.inline(id: id, title: title, description: description, style: style)
  }

  private func drawKey(into picture: inout SVG) {
    var x = 0.0
    for (number, one) in series.enumerated() {
      picture.rectangle(x, 4, 11, 11, style: "chart-fill\(number % SVG.colourCount)")
      picture.text(one.name, x + 17, 14, size: 13, style: "chart-ink")
      x += SVG.textWidth(one.name, size: 13) + 36
    }
  }

  private var description: String {
    "\(unit). "
      + series.map { one in
        "\(one.name): "
          + zip(categories, one.texts).compactMap { category, text in text.map { "\(category) \($0)" } }.joined(
            separator: ", ")
      }.joined(separator: "; ")
  }

  /// Millions, billions or trillions, whichever keeps the digits of an axis few.
  private static func unit(_ largest: Double) -> (Double, String) {
    switch largest {
    case 1e12...: (1e12, " tn")
    case 1e9...: (1e9, " bn")
    case 1e6...: (1e6, " m")
    default: (1, "")
    }
  }
}
