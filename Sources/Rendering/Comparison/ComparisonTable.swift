// `compare` for people: companies are columns, measures are rows, rates and sources are footnotes.
public import Vocabulary

/// The side-by-side view of a comparison, as text or Markdown.
///
/// The grid has one row a fact, with the columns of `compare`'s machine output; facts of one company keep their order.
/// The text is at most as wide as the terminal, 80 columns in a pipe: cells wrap, nothing is cut, and companies that
/// do not fit beside each other follow below.
public struct ComparisonTable {
  private let names: [String]
  private let companies: [[ComparedFact]]
  private let options: RenderOptions

  /// - Parameters:
  ///   - companies: the companies that were asked for, in their order: one without facts keeps its (empty) column.
  ///     Those of the grid that are not among them follow.
  ///   - sources: for each row of the grid its sources in words, listed as footnotes; may be empty.
  public init(
    _ grid: Grid, companies: [Entity] = [], sources: [[String]] = [], options: RenderOptions = RenderOptions()
  ) {
    var names = companies.map { shownSafely($0.name) }
    var ids = companies.map(\.id)
    var facts: [[ComparedFact]] = companies.map { _ in [] }
    for (index, row) in grid.rows.enumerated() {
      let fact = ComparedFact(row, of: grid, sources: index < sources.count ? sources[index] : [])
      if let place = ids.firstIndex(of: fact.entity) {
        facts[place].append(fact)
      } else {
        ids.append(fact.entity)
        names.append(fact.name)
        facts.append([fact])
      }
    }
    self.names = names
    self.companies = facts
    self.options = options
  }

  /// The narrowest column in which a company is shown.
  private static let narrowest = 20
  private static let gap = 2

  /// The view as text.
  public func text() -> [UInt8] {
    let measures = Measures(companies, scale: options.scale, isASCII: options.isASCII)
    let limit = max(options.terminalWidth ?? 80, 40)
    let labelWidth = measures.rows.map { displayWidth($0.label) }.max() ?? 0
    let natural = names.indices.map { company in
      measures.rows.map { $0.cells[company].map(displayWidth).max() ?? 0 }.reduce(displayWidth(names[company]), max)
    }
    var out: [UInt8] = []
    var first = 0
    while first < names.count {
      // As many companies as fit by their natural widths, else as many as fit by the narrowest.
      var end = first + 1
      func width(_ range: Range<Int>, capped: Bool) -> Int {
        range.reduce(labelWidth) { $0 + Self.gap + (capped ? min(natural[$1], Self.narrowest) : natural[$1]) }
      }
      while end < names.count, width(first..<(end + 1), capped: true) <= limit { end += 1 }
      let panel = first..<end
      if first > 0 { out.append(UInt8(ascii: "\n")) }
      write(measures.rows, panel, labelWidth: labelWidth, widths: fit(natural, panel, limit - labelWidth), into: &out)
      first = end
    }
    writeFootnotes(measures.footnotes.lines, limit: limit, into: &out)
    return out
  }

  /// The widths of a panel's columns: natural ones, the widest narrowed until all fit.
  private func fit(_ natural: [Int], _ panel: Range<Int>, _ room: Int) -> [Int] {
    var widths = natural
    while panel.reduce(0, { $0 + Self.gap + widths[$1] }) > room {
      guard let widest = panel.max(by: { widths[$0] < widths[$1] }), widths[widest] > 8 else { break }
      widths[widest] -= 1
    }
    return widths
  }

  private func write(_ rows: [Measure], _ panel: Range<Int>, labelWidth: Int, widths: [Int], into out: inout [UInt8]) {
    func write(_ label: String, _ cells: [[String]], isBold: Bool = false) {
      let wrappedCells = panel.map { company in cells[company].flatMap { wrapped($0, columns: widths[company]) } }
      for line in 0..<max(1, wrappedCells.map(\.count).max() ?? 1) {
        var text = line == 0 ? label : ""
        var column = labelWidth
        for (place, cell) in wrappedCells.enumerated() {
          text += padding(text, to: column + Self.gap)
          column += Self.gap
          if line < cell.count { text += cell[line] }
          column += widths[panel.lowerBound + place]
        }
        while text.last == " " { text.removeLast() }
        out.append(text: isBold && options.usesColour ? "\u{1B}[1m\(text)\u{1B}[0m\n" : text + "\n")
      }
    }
    write("", names.map { [$0] }, isBold: true)
    let isDrawn = options.isTerminal && !options.isASCII
    let width = panel.reduce(labelWidth) { $0 + Self.gap + widths[$1] }
    for (index, row) in rows.enumerated() {
      if panel.allSatisfy({ row.cells[$0].isEmpty }) { continue }
      if index == 0 { out.append(text: String(repeating: isDrawn ? "─" : "-", count: width) + "\n") }
      if row.isHeading, index > 0 { out.append(UInt8(ascii: "\n")) }
      write(row.label, row.cells)
    }
  }

  private func writeFootnotes(_ lines: [(mark: String, text: String)], limit: Int, into out: inout [UInt8]) {
    if lines.isEmpty { return }
    out.append(UInt8(ascii: "\n"))
    for (mark, text) in lines {
      let indent = String(repeating: " ", count: displayWidth(mark) + 1)
      for (index, line) in wrapped(text, columns: limit - indent.utf8.count).enumerated() {
        out.append(text: (index == 0 ? mark + " " : indent) + line + "\n")
      }
    }
  }

  /// The view as a table of GitHub's Markdown, the footnotes as a list below it.
  public func markdown() -> [UInt8] {
    let measures = Measures(companies, scale: options.scale, isASCII: options.isASCII)
    var out: [UInt8] = []
    let rows = measures.rows.map { row -> [String] in
      let label = row.label.drop { $0 == " " }
      let cells = row.cells.map { $0.map(Self.escapedKeepingMarks).joined(separator: "<br>") }
      return [row.isHeading ? "**\(markdownEscaped(String(label)))**" : markdownEscaped(String(label))] + cells
    }
    writeMarkdown([""] + names.map(markdownEscaped), rows, [false] + names.map { _ in false }, into: &out)
    if !measures.footnotes.lines.isEmpty { out.append(UInt8(ascii: "\n")) }
    for (mark, text) in measures.footnotes.lines { out.append(text: "- \(mark) \(markdownEscaped(text))\n") }
    return out
  }

  /// Markdown reads a lone `[1]` as text, so the marks of footnotes can stay as they are.
  private static func escapedKeepingMarks(_ text: String) -> String {
    guard let mark = text.lastIndex(of: "["), text.last == "]" else { return markdownEscaped(text) }
    return markdownEscaped(String(text[..<mark])) + text[mark...]
  }
}
