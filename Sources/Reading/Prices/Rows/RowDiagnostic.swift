import Vocabulary

/// Makes diagnostics of rows: the place in lines and characters, the line itself, what is wrong.
struct RowDiagnostic {
  let file: String
  let bytes: UnsafeBufferPointer<UInt8>

  /// A complaint about a cell of a line, about the whole line where there is no cell.
  func complaint(
    _ message: String, line: Range<Int>, number: Int, cell: Range<Int>? = nil, help: String? = nil,
    severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    let text = Self.clipped(String(decoding: bytes[line], as: UTF8.self))
    let cell = cell?.clamped(to: line) ?? line
    let column = String(decoding: bytes[line.lowerBound..<cell.lowerBound], as: UTF8.self).count + 1
    let length = max(1, String(decoding: bytes[cell], as: UTF8.self).count)
    return Diagnostic(
      severity, message,
      at: Diagnostic.Place(file: file, line: number, column: column, excerpt: text, length: min(length, text.count)),
      help: help)
  }

  /// The text of a cell for showing.
  func text(_ cell: Range<Int>) -> String {
    Self.clipped(
      String(decoding: NumberText.trimmed(UnsafeBufferPointer(rebasing: bytes[cell])), as: UTF8.self), limit: 80)
  }

  /// A text of bearable length.
  static func clipped(_ text: String, limit: Int = 1000) -> String {
    text.utf8.count <= limit || text.count <= limit ? text : String(text.prefix(limit)) + "…"
  }
}
