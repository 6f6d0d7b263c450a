import Testing
import Vocabulary

@testable import Reading

/// Every line of Tests/Specs/<language>/*.tsv: a text, and all that it mentions.
@Suite struct SpecTests {
  static let files: [String] = ["ko", "en", "zh", "ja"].flatMap { language in
    ["money", "percent", "number", "time"].map { "\(language)/\($0).tsv" }
  }

  @Test(arguments: files) func mentionsAreThoseOfTheTable(_ file: String) throws {
    let rows = try SpecTable.rows("Specs/\(file)")
    #expect(rows.count >= 8)
    let language = String(file.prefix(2))
    for row in rows {
      let found = Recognizer().recognize(Array(row[0].utf8), language: language).map(Self.notation)
      #expect(found == Array(row.dropFirst()), "\(row[0])")
    }
  }

  /// Kind, value, currency, qualifier, what it converts, and the words.
  static func notation(_ mention: RecognizedMention) -> String {
    var parts = [mention.kind]
    if let value = mention.value {
      parts.append("\(value)")
    } else if let low = mention.low, let high = mention.high {
      parts.append("\(low)..\(high)")
    } else {
      parts.append(mention.period ?? "")
    }
    if let currency = mention.currency { parts.append(currency.code) }
    if mention.qualifier != .exact { parts.append(mention.qualifier.rawValue) }
    if let base = mention.restates { parts.append("*\(base)") }
    parts.append("‹\(mention.text)›")
    return parts.joined(separator: " ")
  }
}
