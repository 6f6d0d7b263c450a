// Line charts as pictures.
import Vocabulary

extension LineChart {
  /// The chart as an SVG file: title, unit, axes, one line a series with its name at its end, notes below.
  public func svg(width: Double = 960, height: Double = 540) -> String {
    let names = lines.map { $0.name }
    let labelRoom = min(220, (names.map { SVG.textWidth($0, size: 13) }.max() ?? 0) + 18)
    let noteLines = notes.flatMap { wrapped($0, columns: Int((width - 48) / 6.6)) }
    var legends: [String] = []
    for line in lines where !line.detail.isEmpty { legends.append("\(line.name)  \(line.detail)") }
    var picture = SVG(width: width, height: height)
    let titleLines = wrapped(title, columns: Int((width - 48) / 11))
    var y = 20.0
    for line in titleLines {
      y += 18
      picture.text(line, 24, y, size: 19, style: "chart-ink", isBold: true)
      y += 4
    }
    y += 18
    picture.text(unit, 24, y, size: 13, style: "chart-muted")
    for (index, legend) in legends.prefix(8).enumerated() {
      y += 19
      picture.rectangle(24, y - 9, 14, 4, style: "chart-fill\(index % SVG.colourCount)")
      picture.text(legend, 44, y, size: 13, style: "chart-ink")
    }
    let bottom = height - 40 - Double(noteLines.count) * 17
    if let span = days, let range = values {
      draw(
        into: &picture, left: 24, top: y + 22, bottom: bottom, right: width - labelRoom - 16,
        ValueAxis(range, about: 6), span)
    } else {
      picture.text("no values", 24, y + 40, size: 14, style: "chart-muted")
    }
    for (index, note) in noteLines.enumerated() {
      picture.text(note, 24, height - 16 - Double(noteLines.count - 1 - index) * 17, size: 12, style: "chart-muted")
    }
    return picture.file(title: title, description: description)
  }

  /// The lines alone, as a part of a page.
  func inlineSVG(id: String, width: Double, height: Double, style: String) -> String {
    let labelRoom = min(width * 0.25, (lines.map { SVG.textWidth($0.name, size: 13) }.max() ?? 0) + 16)
    var picture = SVG(width: width, height: height)
    if let span = days, let range = values {
      draw(
        into: &picture, left: 0, top: 12, bottom: height - 24, right: width - labelRoom,
        ValueAxis(range, about: 6), span)
    } else {
      picture.text("no values", 0, 24, size: 14, style: "chart-muted")
    }
    return picture.inline(id: id, title: title, description: description, style: style)
  }

  private var description: String {
    "\(unit). " + lines.map { "\($0.name) \($0.detail)" }.joined(separator: "; ")
  }

  private func draw(
    into picture: inout SVG, left margin: Double, top: Double, bottom: Double, right: Double, _ axis: ValueAxis,
    _ span: ClosedRange<Int32>
  ) {
    let left = margin + (axis.labels.map { SVG.textWidth($0, size: 12) }.max() ?? 0) + 10
    func y(_ value: Double) -> Double { top + axis.place(value) * (bottom - top) }
    for (tick, label) in zip(axis.ticks, axis.labels) {
      picture.line(left, y(tick), right, y(tick), style: "chart-grid")
      picture.text(label, left - 8, y(tick) + 4, size: 12, style: "chart-muted", anchor: "end")
    }
    let dayAxis = DayAxis(span, width: right - left, gap: 24) { SVG.textWidth($0, size: 12) }
    func x(_ day: Int32) -> Double { left + dayAxis.place(day) * (right - left) }
    picture.line(left, bottom, right, bottom, style: "chart-axis")
    for tick in dayAxis.ticks {
      picture.line(x(tick.day), bottom, x(tick.day), bottom + 5, style: "chart-axis")
      picture.text(tick.label, x(tick.day), bottom + 19, size: 12, style: "chart-muted", anchor: "middle")
    }
    var ends: [(place: Double, line: Int)] = []
    let columns = max(2, Int(right - left))
    for (number, line) in lines.enumerated().reversed() {
      guard let last = line.values.last else { continue }
      var path = ""
      for (column, trace) in line.traces(dayAxis, columns: columns) {
        let at = SVG.number(left + Double(column) / Double(columns - 1) * (right - left))
        var values = [trace.first]
        if trace.low < min(trace.first, trace.last) { values.append(trace.low) }
        if trace.high > max(trace.first, trace.last) { values.append(trace.high) }
        if trace.last != values[values.count - 1] { values.append(trace.last) }
        for value in values { path += (path.isEmpty ? "M" : "L") + at + " " + SVG.number(y(value)) }
      }
      picture.path(path, style: "chart-line\(number % SVG.colourCount)", title: line.name)
      ends.append((y(last), number))
    }
    // Names at the ends of their lines, moved apart.
    ends.sort { $0.place < $1.place }
    var lowest = -Double.infinity
    for (place, number) in ends {
      let shown = max(place, lowest + 16)
      lowest = shown
      picture.text(
        lines[number].name, right + 8, shown + 4, size: 13, style: "chart-fill\(number % SVG.colourCount)", isBold: true
      )
    }
  }
}
