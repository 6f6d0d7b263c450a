// Bar charts as pictures.
import Vocabulary

extension BarChart {
  /// The chart as an SVG file, as high as it has bars. The ends of bars say what their amounts are: an arrow goes on (at
  /// least), a dashed end fades (about), pale is not certain (at most, the upper part of a range).
  public func svg(width: Double = 960) -> String {
    let noteLines = notes.flatMap { wrapped($0, columns: Int((width - 48) / 6.6)) }
    let titleLines = wrapped(title, columns: Int((width - 48) / 11))
    let top = 62 + Double(titleLines.count) * 22
    let pitch = 40.0
    let height = top + Double(bars.count) * pitch + 44 + Double(noteLines.count) * 17
    var picture = SVG(width: width, height: height)
    for (index, line) in titleLines.enumerated() {
      picture.text(line, 24, 38 + Double(index) * 22, size: 19, style: "chart-ink", isBold: true)
    }
    picture.text(unit, 24, top - 24, size: 13, style: "chart-muted")
    drawBars(into: &picture, left: 24, top: top, width: width, isStacked: false)
    let below = key.map { [$0] } ?? []
    for (index, note) in (below + noteLines).enumerated() {
      let line = Double(below.count + noteLines.count - 1 - index)
      picture.text(note, 24, height - 14 - line * 17, size: 12, style: "chart-muted")
    }
    return picture.file(title: title, description: description)
  }

  /// The bars alone, as a part of a page; in narrow places labels stand above their bars.
  func inlineSVG(id: String, width: Double, style: String) -> String {
    let isStacked = width < 500
    var picture = SVG(width: width, height: Double(bars.count) * (isStacked ? 58 : 40) + 12)
    drawBars(into: &picture, left: 0, top: 8, width: width, isStacked: isStacked)
    return picture.inline(id: id, title: title, description: description, style: style)
  }

  /// What the ends of the bars mean; nil where all are exact.
  var key: String? {
    let used = Bound.allCases.filter { bound in bars.contains { $0.bound == bound } }.compactMap { bound in
      bound.words.map { (bound.sign(isASCII: false) + " " + $0).trimmingSpaces }
    }
    return used.isEmpty ? nil : "Bars: " + used.joined(separator: " · ")
  }

  private var texts: [String] { bars.map { $0.bound.sign(isASCII: false) + $0.text } }

  private var description: String {
    "\(unit). " + zip(bars, texts).map { "\($0.label) \($1)" }.joined(separator: "; ")
  }

  private func drawBars(into picture: inout SVG, left margin: Double, top: Double, width: Double, isStacked: Bool) {
    let texts = texts
    let labelRoom = min(width * 0.35, (bars.map { SVG.textWidth($0.label, size: 14) }.max() ?? 0) + 14)
    let textRoom = (texts.map { SVG.textWidth($0, size: 14) }.max() ?? 0) + 28
    let left = isStacked ? margin : margin + labelRoom
    // Bars that fade go on for a twelfth behind their value.
    let room = max(80, width - left - textRoom - margin) / (bars.contains { $0.bound == .about } ? 1.08 : 1)
    let pitch = isStacked ? 58.0 : 40
    picture.line(left, top - 8, left, top + Double(bars.count) * pitch, style: "chart-axis")
    for (index, bar) in bars.enumerated() {
      let y = top + Double(index) * pitch + (isStacked ? 18 : 0)
      if isStacked {
        picture.text(bar.label, left + 6, y - 6, size: 14, style: "chart-ink")
      } else {
        picture.text(bar.label, left - 8, y + 18, size: 14, style: "chart-ink", anchor: "end")
      }
      var end = left
      if let value = bar.value, largest > 0 { end = draw(bar, value, into: &picture, left, y, room) }
      picture.text(texts[index], end + 8, y + 18, size: 14, style: "chart-ink")
    }
  }

  /// Draws a bar and returns where it ends.
  private func draw(
    _ bar: Bar, _ value: Double, into picture: inout SVG, _ left: Double, _ y: Double, _ room: Double
  ) -> Double {
    let length = value / largest * room
    switch bar.bound {
    case .exact: picture.rectangle(left, y, length, 26, style: "chart-fill0")
    case .about:
      picture.rectangle(left, y, length * 0.92, 26, style: "chart-fill0")
      for (part, opacity) in [(0, 0.6), (1, 0.35), (2, 0.15)] {
        let step = length * 0.16 / 3
        picture.rectangle(
          left + length * 0.92 + Double(part) * step, y, step, 26, style: "chart-fill0", opacity: opacity)
      }
      return left + length * 1.08
    case .atLeast:
      let end = left + length
      let corners = [(left, y), (end, y), (end + 13, y + 13), (end, y + 26), (left, y + 26)]
      let path = corners.map { "\(SVG.number($0.0)) \(SVG.number($0.1))" }.joined(separator: "L")
      picture.path("M\(path)Z", style: "chart-fill0")
      return end + 13
    case .atMost:
      picture.rectangle(left, y, length, 26, style: "chart-fill0", opacity: 0.35)
      picture.rectangle(left + length - 3, y, 3, 26, style: "chart-fill0")
    case .range:
      let high = (bar.high ?? value) / largest * room
      picture.rectangle(left, y, length, 26, style: "chart-fill0")
      picture.rectangle(left + length, y, high - length, 26, style: "chart-fill0", opacity: 0.35)
      return left + high
    }
    return left + length
  }
}

extension String {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }) }
}
