// One fact of a facts file: an object with the fields of `extract`.
import Vocabulary

/// What is wrong with a field, and where in the line.
struct FactFieldProblem: Error {
  var message: String
  var place: Int

  init(_ message: String, _ place: Int) {
    self.message = message
    self.place = place
  }
}

struct FactObject {
  private let tree: JSONTree
  private let kind: FactKind

  init(_ tree: JSONTree, kind: FactKind) throws(FactFieldProblem) {
    guard tree.isObject else { throw FactFieldProblem("\(kind.table): \(tree.noun) is no fact", tree.start) }
    self.tree = tree
    self.kind = kind
  }

  /// What it states; the place is that of the document it was read from, empty where it gives none.
  func statement() throws(FactFieldProblem) -> Statement {
    var fields: [String: FieldChange] = [:]
    var mentions: [String: EntityMention] = [:]
    for field in FactFields.of(kind) {
      guard let value = tree[field.name], !value.isNull else { continue }
      if field.type == .entity {
        let mention = try mention(value, field.name)
        mentions[field.column] = mention
        fields[field.column] = FieldChange(field.column, .text(mention.id), name: mention.name)
      } else {
        fields[field.column] = FieldChange(field.column, try cell(value, field))
      }
    }
    for field in FactFields.of(kind) where Self.needed.contains(field.column) && fields[field.column] == nil {
      if field.isRequired { throw FactFieldProblem("the fact has no \"\(field.name)\"", tree.start) }
    }
    if fields["amount"] != nil, fields["currency"] == nil {
      throw FactFieldProblem("the amount has no \"currency\"", tree["amount"]?.start ?? tree.start)
    }
    guard let value = FactValue(kind, fields: fields) else {
      throw FactFieldProblem("the fact lacks a field", tree.start)
    }
    return Statement(value: value.naming(mentions), citation: try citation(of: value))
  }

  /// Columns that no fact of the kind can be without; the others have a value that is taken where none is given.
  private static let needed: Set<String> = ["entity_id", "percent", "price", "name"]

  private func cell(_ value: JSONTree, _ field: FactField) throws(FactFieldProblem) -> Cell {
    func wrong(_ noun: String) -> FactFieldProblem {
      FactFieldProblem("\(field.name): \(value.noun) is not \(noun)", value.start)
    }
    switch field.type {
    case .amount, .number, .percent:
      guard case .number(let digits) = value.value, let number = DecimalNumber(digits) else { throw wrong("a number") }
      return number.int64.map { .integer($0) } ?? .real(number.double)
    case .year:
      guard case .number(let digits) = value.value, let year = Int64(digits), (1900...2200).contains(year) else {
        throw wrong("a year")
      }
      return .integer(year)
    case .currency:
      guard let text = value.string, let currency = Currency(text) else { throw wrong("a currency's ISO 4217 code") }
      return .text(currency.code)
    case .day:
      guard let text = value.string, let day = Day(iso: text) else { throw wrong("a day such as 2025-02-24") }
      return .text(day.description)
    case .word(let words):
      guard let text = value.string, words.contains(text) else {
        throw wrong(words.dropLast().joined(separator: ", ") + " or \(words.last ?? "")")
      }
      return .text(text)
    case .flag:
      guard case .bool(let flag) = value.value else { throw wrong("true or false") }
      return .integer(flag ? 1 : 0)
    case .text, .entity:
      guard let text = value.string, !text.isEmpty else { throw wrong("a text") }
      return .text(text)
    }
  }

  /// `{"id": …, "name": …, "mention": …}`, or a name alone.
  private func mention(_ value: JSONTree, _ name: String) throws(FactFieldProblem) -> EntityMention {
    if let text = value.string, !text.isEmpty {
      return EntityMention(id: Slug.of(text), name: text, mention: text, isProvisional: true)
    }
    let (id, known, written) = (value["id"]?.string, value["name"]?.string, value["mention"]?.string)
    guard let words = [known, id, written].compactMap({ $0 }).first(where: { !$0.isEmpty }) else {
      throw FactFieldProblem("\(name): \(value.noun) names nobody", value.start)
    }
    let own = id.flatMap { $0.isEmpty ? nil : $0 } ?? Slug.of(words)
    if own.isEmpty { throw FactFieldProblem("\(name): \"\(words)\" is no name", value.start) }
    return EntityMention(id: own, name: words, mention: written ?? words, isProvisional: true)
  }

  private func citation(of value: FactValue) throws(FactFieldProblem) -> Citation {
    var restated: [Money] = []
    if let list = tree["restated"], !list.isNull {
      guard let items = list.array else { throw FactFieldProblem("restated: \(list.noun) is no array", list.start) }
      for item in items {
        guard case .number(let digits)? = item["amount"]?.value, let amount = DecimalNumber(digits),
          let currency = item["currency"]?.string.flatMap({ Currency($0) })
        else { throw FactFieldProblem("restated: an amount and its currency are expected", item.start) }
        restated.append(Money(amount, currency))
      }
    }
    let qualifier = tree["qualifier"]?.string.flatMap(Qualifier.init(rawValue:)) ?? .exact
    let quote = tree["quote"]?.string ?? ""
    let rule = tree["rule"]?.string ?? "facts"
    var bytes = 0..<0
    if let start = try byte("byte_start"), let end = try byte("byte_end") {
      guard start <= end else {
        throw FactFieldProblem("byte_end: the quote ends before it begins", tree["byte_end"]?.start ?? tree.start)
      }
      bytes = start..<end
    }
    return Citation(quote: quote, bytes: bytes, qualifier: qualifier, restated: restated, rule: rule)
  }

  private func byte(_ name: String) throws(FactFieldProblem) -> Int? {
    guard let field = tree[name], !field.isNull else { return nil }
    guard case .number(let digits) = field.value, let place = Int(digits), place >= 0 else {
      throw FactFieldProblem("\(name): \(field.noun) is no place in a document", field.start)
    }
    return place
  }
}

extension FactValue {
  /// The same with these mentions, by column.
  fileprivate func naming(_ mentions: [String: EntityMention]) -> FactValue {
    switch self {
    case .investment(var value):
      if let entity = mentions["entity_id"] { value.entity = entity }
      value.target = mentions["target_id"]
      return .investment(value)
    case .revenueGrowth(var value):
      if let entity = mentions["entity_id"] { value.entity = entity }
      return .revenueGrowth(value)
    case .stockMove(var value):
      if let entity = mentions["entity_id"] { value.entity = entity }
      return .stockMove(value)
    case .marketTicker(var value):
      value.entity = mentions["entity_id"]
      return .marketTicker(value)
    }
  }
}
