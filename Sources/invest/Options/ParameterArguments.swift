// Parameters of queries on the command line: `-p name=value`.
import ArgumentParser
import Storage
import Vocabulary

enum ParameterArguments {
  /// The names and values of words like `status=planned`; the last of one name counts.
  static func split(_ words: [String]) throws -> [String: String] {
    var values: [String: String] = [:]
    for word in words {
      guard let sign = word.firstIndex(of: "="), sign != word.startIndex else {
        throw ValidationError("a parameter is written name=value, not '\(word)'")
      }
      let name = word[..<sign].drop { $0 == ":" }
      values[String(name)] = String(word[word.index(after: sign)...])
    }
    return values
  }

  /// A value of a parameter that nobody declared: a number where it looks like one, a text otherwise. Codes such as
  /// `005930` stay texts.
  static func guessed(_ text: String) -> Cell {
    guard let number = DecimalNumber(text), number.description == text else { return .text(text) }
    return number.int64.map { .integer($0) } ?? .real(number.double)
  }

  /// The values of a query's own parameters; names of entities become ids.
  static func values(_ words: [String], of query: NamedQuery, in store: Store) throws -> [String: Cell] {
    var values: [String: Cell] = [:]
    for (name, text) in try split(words) {
      values[name] = try value(text, of: name, query, store)
    }
    return values
  }

  private static func value(_ text: String, of name: String, _ query: NamedQuery, _ store: Store) throws -> Cell {
    if query.parameters.first(where: { $0.name == name })?.type == .entity {
      return .text(try store.entity(named: text).carrier.id)
    }
    return try query.value(of: name, text: text)
  }
}
