// A diagnostic in the form of the house: `file:line:column: error: message`, the line with a caret under the culprit
// (aligned by display width), and what to do about it.
import Rendering
import Vocabulary

extension Diagnostic {
  /// The text to print, with its last line end. Control and bidirectional characters are shown escaped.
  func rendered(coloured: Bool) -> String {
    var text = ""
    if let place {
      text += visible(place.file)
      if let line = place.line {
        text += ":\(line)"
        if let column = place.column { text += ":\(column)" }
      }
      text += ": "
    }
    let name = severity.rawValue
    text += coloured ? "\(severity.colour)\(name):\(Colour.plain) " : "\(name): "
    text += message + "\n"
    if let place, let excerpt = place.excerpt { text += Self.underlined(excerpt, place) }
    if let help { text += "  help: " + help + "\n" }
    return text
  }

  /// How many characters of a long line stand before and after the culprit.
  private static let before = 40
  private static let after = 60

  private static func underlined(_ excerpt: String, _ place: Place) -> String {
    let characters = Array(excerpt)
    let number = place.line.map { String($0) } ?? ""
    let margin = "  " + number + " | "
    let blank = String(repeating: " ", count: 2 + number.count) + " | "
    let column = max(0, min((place.column ?? 1) - 1, characters.count))
    let start = column > before + after ? column - before : 0
    let end = min(characters.count, max(column + place.length, column) + after)
    let head = (start > 0 ? "…" : "") + visible(String(characters[start..<column]))
    let tail = visible(String(characters[column..<end])) + (end < characters.count ? "…" : "")
    var text = margin + head + tail + "\n"
    if place.column != nil {
      let culprit = String(characters[column..<min(characters.count, column + max(1, place.length))])
      text += blank + String(repeating: " ", count: displayWidth(head))
      text += String(repeating: "^", count: max(1, displayWidth(visible(culprit)))) + "\n"
    }
    return text
  }
}

extension Diagnostic.Severity {
  fileprivate var colour: String {
    switch self {
    case .error: Colour.red
    case .warning: Colour.yellow
    case .note: Colour.cyan
    }
  }
}
