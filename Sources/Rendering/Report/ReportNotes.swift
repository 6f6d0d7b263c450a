// Where the marks of footnotes lead: rates to the table of rates, sources to the list of sources.
import Vocabulary

/// The footnotes of a comparison, as places on the page.
struct NoteLinks {
  /// The number and words of each rate, or of its gap.
  private(set) var rates: [(mark: String, text: String)] = []
  /// The letter of each source that the comparison refers to.
  private(set) var letters: [Int64: String] = [:]
  /// The letter and words of each tag.
  private(set) var tags: [(mark: String, text: String)] = []
  private var known: Set<String> = []

  init(_ footnotes: Footnotes, sources: [Report.Source]) {
    let ids = Dictionary(sources.map { ($0.key, $0.id) }, uniquingKeysWith: { first, _ in first })
    for (bracketed, text) in footnotes.lines {
      let mark = String(bracketed.dropFirst().dropLast())
      known.insert(mark)
      if mark.first?.isNumber ?? false {
        rates.append((mark, text))
      } else if let id = ids[text] {
        letters[id] = mark
      } else {
        tags.append((mark, text))
      }
    }
  }

  /// The place of a mark.
  static func place(_ mark: String) -> String { "note-\(mark)" }

  /// Writes a line of a cell; marks at its end become links.
  func write(_ line: String, into page: inout Markup) {
    guard line.last == "]", let start = line.lastIndex(of: "[") else { return page.prose(line) }
    let marks = line[line.index(after: start)...].dropLast().split(separator: " ").map(String.init)
    guard !marks.isEmpty, marks.allSatisfy({ known.contains($0) }) else { return page.prose(line) }
    var words = String(line[..<start])
    while words.last == " " { words.removeLast() }
    page.prose(words)
    page.raw("\u{2060}<sup>")
    for (index, mark) in marks.enumerated() {
      if index > 0 { page.raw(" ") }
      let kind = mark.first?.isNumber ?? false ? "rate" : "source"
      page.link("#\(Self.place(mark))", ["aria-label": "\(kind) \(mark)"], words: mark)
    }
    page.raw("</sup>")
  }
}
