// Line charts in a terminal or as plain text.
import Vocabulary

extension LineChart {
  /// What lines are drawn with where neither colour nor Braille tells them apart.
  static let marks: [Character] = ["*", "+", "o", "x", "#", "@", "%", "="]
  /// Escapes of their colours: cyan, yellow, magenta, green, blue, red.
  private static let colours = [36, 33, 35, 32, 34, 31]

  /// The chart as lines of text, each at most as wide as the options say.
  ///
  /// One line, or several in colour, are drawn in Braille dots; several without colour and all ASCII charts by marks.
  public func text(_ options: TextChartOptions) -> String {
    var out = TextChart.heading(title, unit, options)
    guard let span = days, let range = values else { return out + "(no values)\n" }
    let height = max(4, options.height)
    let axis = ValueAxis(range, about: max(2, height / 3))
    let labelWidth = axis.labels.map(\.utf8.count).max() ?? 0
    let width = max(10, options.width - labelWidth - 2)
    let usesDots = !options.isASCII && (lines.count == 1 || options.usesColour)
    let dayAxis = DayAxis(span, width: Double(width), gap: 2) { Double(displayWidth($0)) }
    var canvas = DotCanvas(columns: usesDots ? width * 2 : width, rows: usesDots ? height * 4 : height)
    // The first line is drawn last, so that it lies on top.
    for number in lines.indices.reversed() {
      canvas.draw(lines[number], number: number, days: dayAxis, values: axis)
    }
    var labels: [Int: String] = [:]
    for (tick, label) in zip(axis.ticks, axis.labels) {
      labels[min(height - 1, max(0, Int(axis.place(tick) * Double(height - 1) + 0.5)))] = label
    }
    let (bar, cross, corner, dash, notch) = options.isASCII ? ("|", "+", "+", "-", "+") : ("│", "┤", "└", "─", "┬")
    for row in 0..<height {
      let label = labels[row] ?? ""
      var line = String(repeating: " ", count: labelWidth - label.utf8.count) + label + " "
      line += labels[row] == nil ? bar : cross
      line += usesDots ? dotted(canvas, row, width, options) : marked(canvas, row, width, options)
      out += TextChart.trimmed(line) + "\n"
    }
    let indent = String(repeating: " ", count: labelWidth + 1)
    let places = dayAxis.ticks.map { min(width - 1, Int(dayAxis.place($0.day) * Double(width - 1) + 0.5)) }
    out += indent + corner + (0..<width).map { places.contains($0) ? notch : dash }.joined() + "\n"
    out += indent + " " + Self.labelLine(dayAxis.ticks.map(\.label), places, width) + "\n"
    out += legend(options, usesDots)
    return out + TextChart.notes(notes, options)
  }

  private func dotted(_ canvas: DotCanvas, _ row: Int, _ width: Int, _ options: TextChartOptions) -> String {
    var line = ""
    var colour: Int?
    for column in 0..<width {
      let cell = canvas.braille(column, row)
      if options.usesColour, cell?.line != colour {
        if colour != nil { line += "\u{1B}[0m" }
        if let number = cell?.line { line += Self.escape(number) }
        colour = cell?.line
      }
      line.unicodeScalars.append(cell?.character ?? " ")
    }
    return colour == nil ? line : line + "\u{1B}[0m"
  }

  private func marked(_ canvas: DotCanvas, _ row: Int, _ width: Int, _ options: TextChartOptions) -> String {
    var line = ""
    for column in 0..<width {
      let number = canvas[column, row]
      line.append(number < 0 ? " " : Self.marks[number % Self.marks.count])
    }
    return line
  }

  private static func escape(_ number: Int) -> String { "\u{1B}[\(colours[number % colours.count])m" }

  /// Labels centred below their places, none over another, all inside.
  private static func labelLine(_ labels: [String], _ places: [Int], _ width: Int) -> String {
    var line = ""
    for (label, place) in zip(labels, places) {
      let start = min(
        max(place - label.utf8.count / 2, line.isEmpty ? 0 : line.utf8.count + 1), width - label.utf8.count)
      if start < line.utf8.count + (line.isEmpty ? 0 : 1) { continue }
      line += String(repeating: " ", count: start - line.utf8.count) + label
    }
    return line
  }

  private func legend(_ options: TextChartOptions, _ usesDots: Bool) -> String {
    var out = "\n"
    let names = lines.map { shownSafely($0.name) }
    let nameWidth = names.map(displayWidth).max() ?? 0
    for (number, line) in lines.enumerated() {
      var sample = usesDots ? (options.usesColour ? "━━" : "⠤⠤") : String(Self.marks[number % Self.marks.count])
      if options.usesColour, usesDots { sample = Self.escape(number) + sample + "\u{1B}[0m" }
      let text = "\(sample) \(names[number])"
      let detail = line.detail.isEmpty ? "" : padding(names[number], to: nameWidth + 2) + line.detail
      out += text + detail + "\n"
    }
    return out
  }
}

/// What line and bar charts in text have in common.
enum TextChart {
  /// Title and unit, the title emphasised where colour is.
  static func heading(_ title: String, _ unit: String, _ options: TextChartOptions) -> String {
    let bold = options.usesColour ? ("\u{1B}[1m", "\u{1B}[0m") : ("", "")
    let lines = wrapped(shownSafely(title), columns: options.width).map { "\(bold.0)\($0)\(bold.1)\n" }
    let units = unit.isEmpty ? [] : wrapped(unit, columns: options.width).map { $0 + "\n" }
    return (lines + units).joined() + "\n"
  }

  static func notes(_ notes: [String], _ options: TextChartOptions) -> String {
    if notes.isEmpty { return "" }
    return "\n"
      + notes.flatMap { wrapped(shownSafely($0), columns: options.width) }.map { ascii($0, options) + "\n" }.joined()
  }

  /// ASCII for the signs that the program itself writes.
  static func ascii(_ text: String, _ options: TextChartOptions) -> String {
    guard options.isASCII else { return text }
    return text.map { ["×": "x", "√": "root of ", "–": "-", "·": ","][$0] ?? String($0) }.joined()
  }

  static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
