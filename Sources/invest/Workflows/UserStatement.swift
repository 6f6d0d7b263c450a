// A fact of the user's as a document of one statement.
import Rendering
import Storage
import Vocabulary

struct UserStatement {
  var quote: String?
  var source: String?
  var day: Day?
  var why: String?

  /// The document that states a fact of these fields; `name` is the name of an entity's id.
  ///
  /// - Throws: where a field is missing that the fact cannot be without.
  func document(
    _ kind: FactKind, _ changes: [FieldChange], name: (String) throws -> String
  ) throws -> StatedDocument {
    let fields = Dictionary(uniqueKeysWithValues: changes.map { ($0.field, $0) })
    guard let value = FactValue(kind, fields: fields) else {
      let needed = kind == .investment ? "entity=" : kind == .marketTicker ? "name= and price=" : "entity= and percent="
      throw WrongUsage("the fact lacks a field", help: "\(needed) must be given")
    }
    // Without words of a source, the fact's own words stand for them.
    var named = fields
    for column in ["entity_id", "target_id"] {
      if let change = fields[column], change.name == nil, case .text(let id) = change.value {
        named[column]?.name = try name(id)
      }
    }
    let words = quote ?? factWords(FactValue(kind, fields: named) ?? value, scale: .raw)
    var article = ReadArticle(uri: source ?? "user", title: why, body: words)
    (article.publishedOn, article.publishedFrom) = (day, day.map { _ in .option })
    let qualifier = fields["qualifier"].flatMap { change in
      if case .text(let text) = change.value { Qualifier(rawValue: text) } else { nil }
    }
    article.statements = [
      Statement(
        value: value,
        citation: Citation(
          quote: words, bytes: 0..<words.utf8.count, qualifier: qualifier ?? .exact, rule: "user"))
    ]
    // The same words of the same fact, source and day are the same addition.
    var identity = "invest add \(kind.rawValue)\n\(article.uri)\n\(day?.description ?? "")\n\(words)\n"
    for field in fields.keys.sorted() {
      identity += "\(field)=\(fields[field].map { "\($0.value) \($0.name ?? "")" } ?? "")\n"
    }
    return StatedDocument(
      article, file: IngestedFile(uri: article.uri, sha256: SHA256.hex(of: Array(identity.utf8)), published: day))
  }
}
