// The decisions on a fact, as `show` prints them.
import Rendering
import Vocabulary

extension FactSheet {
  /// Each decision as a line of who, when and why, and a line for each field that it sets.
  static func decisions(_ grid: Grid) -> String {
    var lines: [String] = []
    var last: Cell = .null
    for row in grid.rows {
      func cell(_ name: String) -> Cell { grid.index(of: name).map { row[$0] } ?? .null }
      if cell("id") != last {
        last = cell("id")
        let by = cell("decided_by") == .null ? "" : " by \(words(cell("decided_by")))"
        let why = cell("why") == .null ? "" : ": \(words(cell("why")))"
        lines += [
          "", "edited on \(words(cell("decided_at")).prefix(10))\(by)\(why) (import \(words(cell("import_id"))))",
        ]
      }
      if case .text(let field) = cell("field") {
        lines.append("  \(field): \(words(cell("was"))) → \(words(cell("value")))")
      }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ cell: Cell) -> String {
    switch cell {
    case .null: "not known"
    case .integer(let value): String(value)
    case .real(let value): plain(value)
    case .text(let text): visible(text)
    case .blob: ""
    }
  }
}
