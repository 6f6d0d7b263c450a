// Grids as aligned columns, for reading on a terminal and for the same text in a pipe.
import Vocabulary

/// A text and the columns that it takes, counted once.
struct MeasuredText {
  let text: String
  let width: Int

  init(_ text: String) {
    self.text = text
    width = displayWidth(text)
  }
}

/// A table: names, a rule, one line a row. Numbers stand at the right; widths count as a terminal draws them.
///
/// On a terminal the table is made to fit: long texts are elided with "…", the widest columns first, none below
/// `narrowest` columns; codes, numbers and days are never cut. A grid that does not fit even so is written as records,
/// one line a value, so that no column is ever lost. In a pipe everything is written whole.
struct TextTable: GridRenderer {
  private let form: ReadingForm
  private let options: RenderOptions
  private var rows: [[Cell]] = []

  /// Columns that an elided text keeps at least.
  private static let narrowest = 12
  private static let gap = 2

  init(columns: [Column], options: RenderOptions) {
    form = ReadingForm(columns: columns, scale: options.scale)
    self.options = options
  }

  func begin(into out: inout [UInt8]) {}

  mutating func append(_ rows: [[Cell]], into out: inout [UInt8]) { self.rows += rows }

  func end(into out: inout [UInt8]) {
    guard !form.columns.isEmpty else { return }
    let texts = rows.map { row in form.columns.indices.map { MeasuredText(form.text(row, $0)) } }
    let names = form.columns.map { MeasuredText(shownSafely($0.name)) }
    var widths = names.map(\.width)
    for row in texts {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.width) }
    }
    let isNumeric = form.columns.indices.map { form.isNumeric($0, rows: rows) }
    if let limit = options.terminalWidth {
      guard let fitted = fit(widths, names: names, isNumeric: isNumeric, limit: limit) else {
        return writeRecords(names, texts, into: &out)
      }
      widths = fitted
    }
    write(names, widths, isNumeric, isHeading: true, into: &out)
    let rule: Character = options.isTerminal && !options.isASCII ? "─" : "-"
    let rules = widths.map { MeasuredText(String(repeating: rule, count: $0)) }
    write(rules, widths, isNumeric, isHeading: false, into: &out)
    for row in texts { write(row, widths, isNumeric, isHeading: false, into: &out) }
  }

  private func write(
    _ cells: [MeasuredText], _ widths: [Int], _ isNumeric: [Bool], isHeading: Bool, into out: inout [UInt8]
  ) {
    if isHeading, options.usesColour { out.append(literal: "\u{1B}[1m") }
    // Spaces are owed and paid before the next text, so that no line ends with any.
    var owed = 0
    for (index, cell) in cells.enumerated() {
      if index > 0 { owed += Self.gap }
      var cell = cell
      if cell.width > widths[index] {
        cell = MeasuredText(elided(cell.text, columns: widths[index], isASCII: options.isASCII))
      }
      let fill = widths[index] - cell.width
      if isNumeric[index] { owed += fill }
      if !cell.text.isEmpty {
        out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: owed))
        out.append(text: cell.text)
        owed = 0
      }
      if !isNumeric[index] { owed += fill }
    }
    if isHeading, options.usesColour { out.append(literal: "\u{1B}[0m") }
    out.append(UInt8(ascii: "\n"))
  }

  /// Widths that fit the limit, by narrowing the widest texts first; nil where that is not enough.
  private func fit(_ widths: [Int], names: [MeasuredText], isNumeric: [Bool], limit: Int) -> [Int]? {
    var widths = widths
    let floors = widths.indices.map { index -> Int in
      let canShrink = form.columns[index].role == .plain && !isNumeric[index]
      return canShrink ? min(widths[index], max(Self.narrowest, names[index].width)) : widths[index]
    }
    let gaps = Self.gap * (widths.count - 1)
    var excess = widths.reduce(gaps, +) - limit
    while excess > 0 {
      guard let widest = widths.indices.filter({ widths[$0] > floors[$0] }).max(by: { widths[$0] < widths[$1] }) else {
        return nil
      }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// One line a value, the rows apart by an empty line; nulls are left out.
  private func writeRecords(_ names: [MeasuredText], _ texts: [[MeasuredText]], into out: inout [UInt8]) {
    let width = names.map(\.width).max() ?? 0
    let limit = max(Self.narrowest, (options.terminalWidth ?? 80) - width - Self.gap)
    let gap = String(repeating: " ", count: Self.gap)
    let indent = String(repeating: " ", count: width) + gap
    for (number, row) in texts.enumerated() {
      if number > 0 { out.append(UInt8(ascii: "\n")) }
      for (index, cell) in row.enumerated() where rows[number][index] != .null {
        let name = names[index].text + padding(names[index].text, to: width)
        out.append(text: options.usesColour ? "\u{1B}[1m\(name)\u{1B}[0m" : name)
        for (line, part) in wrapped(cell.text, columns: limit).enumerated() {
          out.append(text: (line > 0 ? indent : gap) + part + "\n")
        }
      }
    }
  }
}
