// The header of a file of queries/: comment lines at its top, one `-- key: value` a line.
//
//   -- name: capex-per-year
//   -- summary: Planned and spent capex of each entity and year.
//   -- parameter: entity entity = NULL; only this entity
//   -- parameter: status text = 'planned'; planned or spent
//   -- column: entity; the entity's name
//   -- needs: sqlite
//
// A parameter is a name, a type (text, integer, number, day, currency, entity), "=", its default (NULL, a number, or a
// text in single quotes), ";" and what it is for. A line `--   …`, indented, goes on with the line before.
import Vocabulary

enum QueryHeader {
  /// Reads the header of a query's text.
  static func parse(_ text: String, file: String) throws(Diagnostic) -> NamedQuery {
    var query = NamedQuery(name: "", summary: "", parameters: [], columns: [], needs: .sqlite, sql: text)
    var needs: NamedQuery.Needs?
    for (number, key, value) in fields(of: text) {
      func wrong(_ message: String) -> Diagnostic {
        Diagnostic(.error, message, at: Diagnostic.Place(file: file, line: number))
      }
      switch key {
      case "name": query.name = value
      case "summary": query.summary = value
      case "needs":
        guard let known = NamedQuery.Needs(rawValue: value) else { throw wrong("needs \"\(value)\" is not known") }
        needs = known
      case "column":
        let parts = halves(value, at: ";")
        query.columns.append(NamedQuery.ResultColumn(name: parts.0, summary: parts.1))
      case "parameter":
        guard let parameter = parameter(value) else { throw wrong("parameter \"\(value)\" is not readable") }
        query.parameters.append(parameter)
      default: throw wrong("header field \"\(key)\" is not known")
      }
    }
    guard !query.name.isEmpty, !query.summary.isEmpty, !query.columns.isEmpty, let needs else {
      throw Diagnostic(
        .error, "the query's header lacks a name, a summary, columns or needs", at: Diagnostic.Place(file: file))
    }
    query.needs = needs
    return query
  }

  /// The fields of the comment lines at the top, each with the number of its line.
  private static func fields(of text: String) -> [(line: Int, key: String, value: String)] {
    var fields: [(line: Int, key: String, value: String)] = []
    for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard line.starts(with: "--".utf8) else { break }
      let content = String(Substring(line.dropFirst(2)))
      if content.hasPrefix("   "), let last = fields.indices.last {
        fields[last].value += " " + trimmed(content)
        continue
      }
      let parts = halves(content, at: ":")
      fields.append((index + 1, parts.0, parts.1))
    }
    return fields
  }

  private static func parameter(_ value: String) -> NamedQuery.Parameter? {
    let (declaration, summary) = halves(value, at: ";")
    let (signature, standard) = halves(declaration, at: "=")
    let words = signature.split(separator: " ")
    guard words.count == 2, let type = NamedQuery.ParameterType(rawValue: String(words[1])),
      let cell = cell(standard)
    else { return nil }
    return NamedQuery.Parameter(name: String(words[0]), type: type, defaultValue: cell, summary: summary)
  }

  private static func cell(_ text: String) -> Cell? {
    if text == "NULL" { return .null }
    if text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") { return .text(String(text.dropFirst().dropLast())) }
    guard let number = DecimalNumber(text) else { return nil }
    return number.int64.map { .integer($0) } ?? .real(number.double)
  }

  /// What stands before and after the first mark.
  private static func halves(_ text: String, at mark: Character) -> (String, String) {
    guard let index = text.firstIndex(of: mark) else { return (trimmed(text), "") }
    return (trimmed(text[..<index]), trimmed(text[text.index(after: index)...]))
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
