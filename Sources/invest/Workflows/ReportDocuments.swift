// The facts of a report with the places that state them, each in the words around it.
import Reading
import Rendering
import Storage
import Vocabulary

struct ReportDocuments {
  let store: Store
  /// Ids as queries take them.
  let entities: Cell
  let asOf: Day?

  func read() throws -> (facts: [Report.Fact], sources: [Report.Source]) {
    let parameters = ["entities": entities, "as_of": Cell(asOf)]
    let facts = Rows(try store.grid("report-facts", parameters))
    let citations = Rows(try store.grid("report-citations", parameters))
    var numbers: Set<Int64> = []
    for row in citations.grid.rows { if let number = citations.integer(row, "source_id") { numbers.insert(number) } }
    let list = numbers.sorted().map(String.init).joined(separator: ",")
    let documents = Rows(try store.grid("report-sources", ["sources": Cell(list.isEmpty ? nil : list)]))
    var bodies: [Int64: [UInt8]] = [:]
    let sources = documents.grid.rows.compactMap { row -> Report.Source? in
      guard let id = documents.integer(row, "source_id") else { return nil }
      if let body = documents.text(row, "body") { bodies[id] = Array(body.utf8) }
      return Report.Source(
        id: id, publishedOn: documents.text(row, "published_on"), publisher: documents.text(row, "publisher"),
        title: documents.text(row, "title"), language: documents.text(row, "language"),
        uri: documents.text(row, "uri") ?? "")
    }
    var quotes: [Int64: [Report.Quote]] = [:]
    for row in citations.grid.rows {
      guard let fact = citations.integer(row, "fact_id"), let source = citations.integer(row, "source_id") else {
        continue
      }
      quotes[fact, default: []].append(quote(row, of: citations, source, body: bodies[source]))
    }
    let told = try facts.grid.rows.compactMap { row -> Report.Fact? in
      guard let id = facts.integer(row, "fact_id"), let entity = facts.text(row, "entity_id") else { return nil }
      let value = try store.fact(id)
      var fact = Report.Fact(id: id, value: value, entityID: entity, statedOn: facts.text(row, "stated_on"))
      fact.quotes = quotes[id] ?? []
      if let later = facts.integer(row, "superseded_by_id") {
        let day = facts.text(row, "superseded_on").map { " on \($0)" } ?? ""
        fact.notes.append("replaced\(day) by fact \(later)")
      }
      if facts.text(row, "edited") != nil { fact.notes += try corrections(of: id) }
      return fact
    }
    return (told, sources)
  }

  private func quote(_ row: [Cell], of citations: Rows, _ source: Int64, body: [UInt8]?) -> Report.Quote {
    let words = citations.text(row, "quote") ?? ""
    var notes: [String] = []
    if let qualifier = citations.text(row, "qualifier"), qualifier != "exact" {
      notes.append(String(qualifier.map { $0 == "_" ? " " : $0 }))
    }
    if let amount = citations.number(row, "restated_amount"), let currency = citations.text(row, "restated_currency") {
      notes.append("restated as \(Scale.auto.words(amount, currency: currency)) \(currency)")
    }
    if citations.text(row, "rule") == "user" { notes.append("added by hand") }
    var passage: MarkedPassage?
    if let body, let start = citations.integer(row, "byte_start"), let end = citations.integer(row, "byte_end"),
      start < end, end <= body.count
    {
      let parts = MarkedPassage.Part.allCases.compactMap { part -> (range: Range<Int>, part: MarkedPassage.Part)? in
        guard let low = citations.integer(row, "\(part.rawValue)_start"),
          let high = citations.integer(row, "\(part.rawValue)_end"), low <= high
        else { return nil }
        return (Int(low)..<Int(high), part)
      }
      passage = FactSheet.marked(Int(start)..<Int(end), parts, in: body)
    }
    return Report.Quote(sourceID: source, words: words, passage: passage, remark: notes.joined(separator: "; "))
  }

  /// What the user set, and why.
  private func corrections(of fact: Int64) throws -> [String] {
    let decisions = Rows(try store.grid("show-decisions", ["fact": .integer(fact)]))
    return decisions.grid.rows.compactMap { row in
      guard let field = decisions.text(row, "field") else { return nil }
      let was = decisions.shown(row, "was") ?? "not known"
      let now = decisions.shown(row, "value") ?? "not known"
      return "corrected by hand: \(field) \(was) → \(now)" + (decisions.text(row, "why").map { " (\($0))" } ?? "")
    }
  }
}

/// The cells of a grid by the names of their columns.
private struct Rows {
  let grid: Grid
  private let places: [String: Int]

  init(_ grid: Grid) {
    self.grid = grid
    places = Dictionary(grid.columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func cell(_ row: [Cell], _ column: String) -> Cell { places[column].map { row[$0] } ?? .null }

  func text(_ row: [Cell], _ column: String) -> String? {
    if case .text(let text) = cell(row, column) { text } else { nil }
  }

  func integer(_ row: [Cell], _ column: String) -> Int64? {
    if case .integer(let value) = cell(row, column) { value } else { nil }
  }

  func number(_ row: [Cell], _ column: String) -> Double? {
    switch cell(row, column) {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }

  /// A number or text as it is shown.
  func shown(_ row: [Cell], _ column: String) -> String? {
    text(row, column) ?? number(row, column).map { Scale.auto.words($0) }
  }
}
