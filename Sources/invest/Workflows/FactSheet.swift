// The parts of `show`: what is known of a fact as a list, and each quote in the words around it.
import Reading
import Rendering
import Vocabulary

enum FactSheet {
  /// The columns of a row that hold something, one a line, amounts with their currency.
  static func properties(_ row: [Cell], of grid: Grid, scale: Scale) -> Grid {
    let currency = grid.index(of: "currency").map { row[$0] }
    var rows: [[Cell]] = []
    for (column, cell) in zip(grid.columns, row) where cell != .null && column.name != "currency" {
      let name = column.name.map { $0 == "_" ? " " : $0 }
      rows.append([.text(String(name)), .text(words(cell, column, currency, scale))])
    }
    return Grid(columns: [Column("property"), Column("value")], rows: rows)
  }

  private static func words(_ cell: Cell, _ column: Column, _ currency: Cell?, _ scale: Scale) -> String {
    let code: String? = if case .text(let code) = currency { code } else { nil }
    let isMoney = column.role == .amount || column.name == "price"
    let text: String
    switch cell {
    case .integer(let value): text = isMoney ? scale.words(DecimalNumber(Int(value)), currency: code) : String(value)
    case .real(let value): text = isMoney ? scale.words(value, currency: code) : plain(value)
    case .text(let value): return visible(value)
    case .null, .blob: return ""
    }
    if isMoney, let code { return "\(text) \(code)" }
    return column.role == .percent ? text + "%" : text
  }

  /// A citation as a few lines: who, where, the sentence with the quote marked, and the rule that read it.
  static func quote(_ row: [Cell], of grid: Grid, bodies: Grid, usesColour: Bool) -> String {
    func text(_ name: String) -> String? {
      switch grid.index(of: name).map({ row[$0] }) {
      case .text(let text): visible(text)
      case .integer(let number): String(number)
      case .real(let number): plain(number)
      default: nil
      }
    }
    let head = [text("published_on") ?? "undated", text("publisher"), text("title")].compactMap { $0 }
    let place = [text("uri") ?? "-", text("line") ?? "-"].joined(separator: ":")
    let words = context(row, of: grid, bodies: bodies, usesColour: usesColour)
    var lines = ["", head.joined(separator: "  "), "  " + place, "  " + words]
    var notes = [text("qualifier") ?? "exact", "rule " + (text("rule") ?? "-")]
    if let amount = text("restated_amount"), let currency = text("restated_currency") {
      notes.insert("restated as \(amount) \(currency)", at: 1)
    }
    lines.append("  (\(notes.joined(separator: "; ")))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The quote between the sentences that stand around it, its parts marked.
  private static func context(_ row: [Cell], of grid: Grid, bodies: Grid, usesColour: Bool) -> String {
    func number(_ name: String) -> Int? {
      if case .integer(let value)? = grid.index(of: name).map({ row[$0] }) { Int(value) } else { nil }
    }
    guard let source = number("source_id"), let start = number("byte_start"), let end = number("byte_end"),
      let body = bodies.rows.first(where: { $0.first == .integer(Int64(source)) }), case .text(let text) = body[1]
    else { return "" }
    let bytes = Array(text.utf8)
    guard start <= end, end <= bytes.count else { return "" }
    let parts = MarkedPassage.Part.allCases.compactMap { part -> (range: Range<Int>, part: MarkedPassage.Part)? in
      guard let low = number("\(part.rawValue)_start"), let high = number("\(part.rawValue)_end"), low <= high else {
        return nil
      }
      return (low..<high, part)
    }
    return passage(start..<end, parts, in: bytes, usesColour: usesColour)
  }

  /// A quote that is not stored yet.
  static func passage(_ citation: Citation, in body: [UInt8], usesColour: Bool) -> String {
    let parts: [(Range<Int>?, MarkedPassage.Part)] = [
      (citation.parts.subject, .subject), (citation.parts.amount, .amount), (citation.parts.period, .period),
    ]
    let known = parts.compactMap { range, part in range.map { (range: $0, part: part) } }
    return passage(citation.bytes, known, in: body, usesColour: usesColour)
  }

  private static func passage(
    _ quote: Range<Int>, _ parts: [(range: Range<Int>, part: MarkedPassage.Part)], in body: [UInt8], usesColour: Bool
  ) -> String {
    marked(quote, parts, in: body).text(usesColour: usesColour)
  }

  /// A quote between the sentences that stand around it.
  static func marked(
    _ quote: Range<Int>, _ parts: [(range: Range<Int>, part: MarkedPassage.Part)], in body: [UInt8]
  ) -> MarkedPassage {
    let isHTML = body.first { $0 > 0x20 } == UInt8(ascii: "<")
    return MarkedPassage(body, shown: Passage.around(quote, in: body), quote: quote, parts: parts, isHTML: isHTML)
  }
}
