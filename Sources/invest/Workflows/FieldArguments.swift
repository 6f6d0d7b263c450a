// Fields of facts as the command line gives them: `amount="3천800억 위안"`, `entity=알리바바`, `years=`.
import Reading
import Rendering
import Storage
import Vocabulary

/// Reads words of the form `field=value`.
struct FieldArguments {
  let kind: FactKind
  /// Where entities are looked up.
  let store: Store
  /// Told of names that no lexicon holds.
  let console: Console

  /// The fields that the words set, each with the column that holds it; an amount brings its currency with it.
  func changes(_ words: [String]) throws -> [FieldChange] {
    var changes: [FieldChange] = []
    var given: Set<String> = []
    for word in words {
      guard let mark = word.firstIndex(of: "=") else {
        throw WrongUsage(
          "\"\(visible(word))\" is no field=value", help: "such as \(example); the fields are \(names)")
      }
      let field = try field(String(word[..<mark]))
      guard given.insert(field.name).inserted else {
        throw WrongUsage("the field \"\(field.name)\" is given twice", help: nil)
      }
      let value = String(word[word.index(after: mark)...])
      for change in try read(value, for: field) {
        // What an amount brings with it gives way to what is said of it.
        if let place = changes.firstIndex(where: { $0.field == change.field }) {
          if change.field == field.column { changes[place] = change }
        } else {
          changes.append(change)
        }
      }
    }
    return changes
  }

  /// The fields that words set of a fact. An amount, its other end and its currency are one thing: where one is set, the
  /// others are what the fact says of them.
  func changes(_ words: [String], of fact: FactValue) throws -> [FieldChange] {
    var changes = try changes(words)
    guard case .investment(let known) = fact else { return changes }
    let own = ["amount", "amount_high", "currency"]
    guard changes.contains(where: { own.contains($0.field) }) else { return changes }
    let standing: [Cell] = [
      known.amount.map { Cell($0) } ?? .null, known.amountHigh.map { Cell($0) } ?? .null, Cell(known.currency),
    ]
    for (field, value) in zip(own, standing) where !changes.contains(where: { $0.field == field }) {
      changes.append(FieldChange(field, value))
    }
    // A range is one only as long as it has two ends.
    let hasTwoEnds = changes.contains { $0.field == "amount_high" && $0.value != .null }
    if known.qualifier == .range, !hasTwoEnds, !changes.contains(where: { $0.field == "qualifier" }) {
      changes.append(FieldChange("qualifier", .text(Qualifier.exact.rawValue)))
    }
    try FactCheck.check(changes)
    return changes
  }

  private var names: String { FactFields.of(kind).map(\.name).joined(separator: ", ") }

  private var example: String {
    switch kind {
    case .investment: "amount=\"380 billion yuan\""
    case .revenueGrowth, .stockMove: "percent=11"
    case .marketTicker: "price=139850000"
    }
  }

  private func field(_ name: String) throws -> FactField {
    let fields = FactFields.of(kind)
    if let field = fields.first(where: { $0.name == name || $0.column == name }) { return field }
    let near = UsageError.suggestion(for: name, among: fields.map(\.name))
    if name == "stated_on" || name == "published" {
      throw WrongUsage(
        "the day of a fact is that of its earliest source",
        help: "\"invest ingest FILE --published DAY\" dates a document that carries no day itself")
    }
    throw WrongUsage(
      "\(kind.table) have no field \"\(visible(name))\"",
      help: near.map { "did you mean \"\($0)\"? The fields are \(names)" } ?? "the fields are \(names)")
  }

  private func read(_ text: String, for field: FactField) throws -> [FieldChange] {
    if text.isEmpty {
      if field.isRequired {
        throw WrongUsage("the field \"\(field.name)\" cannot be empty", help: "\(expected(field))")
      }
      if field.type == .amount {
        return [FieldChange("amount", .null), FieldChange("amount_high", .null), FieldChange("currency", .null)]
      }
      return [FieldChange(field.column, .null)]
    }
    func wrong() -> WrongUsage {
      WrongUsage("\(field.name): \"\(visible(text))\" is not \(noun(field.type))", help: expected(field))
    }
    switch field.type {
    case .entity: return [try entity(text, for: field)]
    case .amount:
      guard let changes = amount(text, for: field) else { throw wrong() }
      return changes
    case .number:
      guard let number = plainNumber(text) else { throw wrong() }
      return [FieldChange(field.column, Cell(number))]
    case .percent:
      let digits = text.last == "%" || text.last == "％" ? String(text.dropLast()) : text
      guard let number = plainNumber(digits.filter { $0 != " " && $0 != "+" }) else { throw wrong() }
      return [FieldChange(field.column, Cell(number))]
    case .currency:
      guard let currency = Currency(text) else { throw wrong() }
      return [FieldChange(field.column, .text(currency.code))]
    case .day:
      guard let day = Day(iso: text) else { throw wrong() }
      return [FieldChange(field.column, .text(day.description))]
    case .year:
      guard let year = Int64(text), (1900...2200).contains(year) else { throw wrong() }
      return [FieldChange(field.column, .integer(year))]
    case .word(let words):
      guard words.contains(text) else {
        let near = UsageError.suggestion(for: text, among: words)
        throw WrongUsage(
          "\(field.name): \"\(visible(text))\" is not \(list(words))",
          help: near.map { "did you mean \"\($0)\"?" })
      }
      return [FieldChange(field.column, .text(text))]
    case .text: return [FieldChange(field.column, .text(text))]
    case .flag:
      guard let flag = ["yes": 1, "true": 1, "1": 1, "no": 0, "false": 0, "0": 0][text] else { throw wrong() }
      return [FieldChange(field.column, .integer(Int64(flag)))]
    }
  }

  private func plainNumber(_ text: String) -> DecimalNumber? {
    DecimalNumber(text.filter { $0 != "," && $0 != "_" })
  }

  /// A plain number, or an amount in words with its currency, its other end and what qualifies it.
  private func amount(_ text: String, for field: FactField) -> [FieldChange]? {
    if let number = plainNumber(text) { return [FieldChange(field.column, Cell(number))] }
    let mentions = Recognizer().recognize(Array(text.utf8)).filter { $0.restates == nil }
    guard mentions.count == 1, let mention = mentions.first, mention.kind == "money" || mention.kind == "number",
      let low = mention.value ?? mention.low, mention.high == nil || field.column == "amount"
    else { return nil }
    var changes = [FieldChange(field.column, Cell(low))]
    if field.column == "amount" {
      changes.append(FieldChange("amount_high", mention.high.map { Cell($0) } ?? .null))
      if mention.qualifier != .exact { changes.append(FieldChange("qualifier", .text(mention.qualifier.rawValue))) }
    }
    if let currency = mention.currency { changes.append(FieldChange("currency", .text(currency.code))) }
    return changes
  }

  /// An entity by its id or a name in any language; a name that is near none is kept as it is.
  private func entity(_ name: String, for field: FactField) throws -> FieldChange {
    switch try store.resolve(name) {
    case .found(let entity): return FieldChange(field.column, .text(entity.carrier.id))
    case .ambiguous: _ = try store.entity(named: name)
    case .unknown(let near) where !near.isEmpty:
      let words = near.map { "\"\($0)\"" }.joined(separator: " or ")
      throw Diagnostic(
        .error, "no entity is called \"\(visible(name))\"",
        help: "did you mean \(words)? \"invest entities add\" adds a new one")
    case .unknown: break
    }
    let id = Lexicon.provisionalID(of: name)
    guard !id.isEmpty else { throw Diagnostic(.error, "\(field.name): \"\(visible(name))\" is no name") }
    console.say("\"\(visible(name))\" is in no lexicon: kept as \(visible(id)); \"invest entities\" tells more of it")
    return FieldChange(field.column, .text(id), name: name)
  }

  private func list(_ words: [String]) -> String {
    words.count < 2 ? words.joined() : words.dropLast().joined(separator: ", ") + " or \(words[words.count - 1])"
  }

  private func noun(_ type: FactFieldType) -> String {
    switch type {
    case .entity: "an entity"
    case .amount: "one amount"
    case .number: "a number"
    case .percent: "a percentage"
    case .currency: "a currency"
    case .day: "a day"
    case .year: "a year"
    case .word(let words): list(words)
    case .text: "a text"
    case .flag: "yes or no"
    }
  }

  private func expected(_ field: FactField) -> String {
    switch field.type {
    case .entity: "an id or a name in any language is expected, such as alibaba or 알리바바"
    case .amount: "a number, or words such as \"3천800억 위안\", \"RMB380 billion\" or \"$52.4bn\", is expected"
    case .number: "a number such as 3 or 0.25 is expected"
    case .percent: "a number such as 11 or -2.5 is expected"
    case .currency: "an ISO 4217 code such as CNY or KRW is expected"
    case .day: "a day such as 2025-02-24 is expected"
    case .year: "a year such as 2025 is expected"
    case .word(let words): "\(list(words)) is expected"
    case .text: "a word is expected"
    case .flag: "yes or no is expected"
    }
  }
}
