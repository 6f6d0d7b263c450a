// Grids as tables of GitHub Flavored Markdown, aligned also as plain text.
import Vocabulary

/// A Markdown table. What Markdown or HTML would read as markup is escaped, so that cells show what they hold.
struct MarkdownTable: GridRenderer {
  private let form: ReadingForm
  private var rows: [[Cell]] = []

  init(columns: [Column], options: RenderOptions) {
    form = ReadingForm(columns: columns, scale: options.scale)
  }

  func begin(into out: inout [UInt8]) {}

  mutating func append(_ rows: [[Cell]], into out: inout [UInt8]) { self.rows += rows }

  func end(into out: inout [UInt8]) {
    guard !form.columns.isEmpty else { return }
    let texts = rows.map { row in
      form.columns.indices.map { index -> String in
        // Line ends are the one control character that Markdown can show.
        guard case .text(let text) = row[index] else { return form.text(row, index) }
        return markdownEscaped(shownSafely(text, keepingLineFeeds: true))
      }
    }
    let isNumeric = form.columns.indices.map { form.isNumeric($0, rows: rows) }
    writeMarkdown(form.columns.map { markdownEscaped(shownSafely($0.name)) }, texts, isNumeric, into: &out)
  }
}

/// Writes a heading, the line of alignments and rows whose cells are escaped already.
func writeMarkdown(_ names: [String], _ rows: [[String]], _ isNumeric: [Bool], into out: inout [UInt8]) {
  let names = names.map { MeasuredText($0) }
  let rows = rows.map { $0.map { MeasuredText($0) } }
  var widths = names.map { max(3, $0.width) }
  for row in rows {
    for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.width) }
  }
  let space = UInt8(ascii: " ")
  func write(_ cells: [MeasuredText]) {
    for (index, cell) in cells.enumerated() {
      out.append(literal: index == 0 ? "| " : " | ")
      let fill = repeatElement(space, count: widths[index] - cell.width)
      if isNumeric[index] { out.append(contentsOf: fill) }
      out.append(text: cell.text)
      if !isNumeric[index] { out.append(contentsOf: fill) }
    }
    out.append(literal: " |\n")
  }
  write(names)
  write(
    widths.indices.map { index in
      let dashes = String(repeating: "-", count: isNumeric[index] ? widths[index] - 1 : widths[index])
      return MeasuredText(isNumeric[index] ? dashes + ":" : dashes)
    })
  for row in rows { write(row) }
}

/// The text with everything escaped that Markdown or HTML would take for markup.
///
/// An underscore inside a word is none (`fiscal_year`), after CommonMark's rule for emphasis.
func markdownEscaped(_ text: String) -> String {
  // Nearly every text is plain; only the rest is looked at character by character.
  let isPlain = text.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "\\"),
      UInt8(ascii: "*"),
      UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "~"), UInt8(ascii: "_"), UInt8(ascii: "\n"):
      false
    default: true
    }
  }
  if isPlain { return text }
  var out = ""
  let scalars = Array(text.unicodeScalars)
  func isWord(_ index: Int) -> Bool {
    scalars.indices.contains(index)
      && (scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil)
  }
  for (index, scalar) in scalars.enumerated() {
    switch scalar {
    case "<": out += "&lt;"
    case ">": out += "&gt;"
    case "&": out += "&amp;"
    case "|", "\\", "*", "`", "[", "]", "~": out += "\\\(scalar)"
    case "\n": out += "<br>"
    case "_" where !(isWord(index - 1) && isWord(index + 1)): out += "\\_"
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out
}
