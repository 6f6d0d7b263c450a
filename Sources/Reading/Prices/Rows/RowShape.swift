import Vocabulary

/// Lines that are no rows of the table: conflict markers, the header once more, too few or too many cells, no day.
extension TableParser {
  /// What is wrong with the cells of a line as a whole, nil where nothing is.
  func shapeProblem(_ line: Range<Int>, _ number: Int) -> Diagnostic? {
    let first = bytes[line]
    for mark in ["<<<<<<<", "=======", ">>>>>>>", "|||||||"] where first.starts(with: mark.utf8) {
      return diagnose.complaint(
        "a merge-conflict marker stands in the file", line: line, number: number,
        help: "the file was left in the middle of a merge; the rows on both sides are read")
    }
    if let quote = cells.openQuote {
      return diagnose.complaint(
        "a quote opens here and is not closed in its line", line: line, number: number, cell: quote..<quote + 1)
    }
    if cells.count >= layout.needed {
      let last = max(layout.needed, layout.header.count)
      guard cells.count > last, let extra = (last..<cells.count).first(where: { !cells[$0].isEmpty }) else {
        return nil
      }
      return ragged(line, number, cells[extra])
    }
    if isHeader() { return nil }
    if let last = cells.last, Self.isPayout(diagnose.text(last)) { return payout(line, number, last) }
    return ragged(line, number, nil)
  }

  private func ragged(_ line: Range<Int>, _ number: Int, _ cell: Range<Int>?) -> Diagnostic {
    let named = layout.header.count
    return diagnose.complaint(
      "row has \(cells.count) cell\(cells.count == 1 ? "" : "s"), the header names \(named) columns", line: line,
      number: number, cell: cell)
  }

  /// Whether the line is the header once more.
  func isHeader() -> Bool {
    guard cells.count > layout.dayColumn else { return false }
    let text = String(decoding: bytes[cells[layout.dayColumn]], as: UTF8.self)
    guard !text.utf8.contains(where: \.isDigit) else { return false }
    return (0..<min(cells.count, layout.header.count)).allSatisfy { index in
      diagnose.text(cells[index]) == RowDiagnostic.clipped(layout.header[index], limit: 80)
    }
  }

  /// The complaint about a row whose day is none.
  func noDay(_ line: Range<Int>, _ number: Int) -> Diagnostic {
    let cell = cells[layout.dayColumn]
    let text = diagnose.text(cell)
    let message =
      isHeader() ? "the header stands here again" : text.isEmpty ? "the row has no day" : "\"\(text)\" is not a day"
    return diagnose.complaint(message, line: line, number: number, cell: isHeader() ? nil : cell)
  }
}
