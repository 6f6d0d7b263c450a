import Storage
import Testing
import Vocabulary

@Suite struct QueryCatalogueTests {
  @Test func thereIsAQueryForEachQuestion() {
    let names = QueryCatalogue.names
    for name in [
      "biggest-plans", "capex-per-year", "compare", "disagreements", "entity-timeline", "facts-of-source",
      "facts-without-date", "growth-ranking", "tickers-of-day", "total",
    ] { #expect(names.contains(name)) }
    #expect(names == names.sorted())
  }

  @Test(arguments: QueryCatalogue.names)
  func theHeaderTellsTheTruth(_ name: String) throws {
    let query = try QueryCatalogue.query(name)
    #expect(query.name == name)
    #expect(!query.summary.isEmpty)
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    let result = try store.run(query)
    #expect(result.grid.columns.map(\.name) == query.columns.map(\.name))
    // Every parameter that the SQL names is declared, and the other way round.
    let named = Set(query.sql.matches(of: #/:([a-z_]+)/#).map { String($0.1) })
    let declared = Set(query.parameters.map(\.name))
    #expect(declared.isSubset(of: named))
    for parameter in query.parameters { #expect(!parameter.summary.isEmpty) }
    for column in query.columns { #expect(!column.summary.isEmpty) }
  }

  @Test func unknownQueriesAndParametersAreErrors() throws {
    #expect(
      throws: Diagnostic(.error, "there is no query \"compair\"", help: "did you mean \"compare\"?")
    ) { try QueryCatalogue.query("compair") }
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    let query = try QueryCatalogue.query("tickers-of-day")
    #expect(
      throws: Diagnostic(
        .error, "the query \"tickers-of-day\" has no parameter \"dya\"", help: "it has \"day\", \"symbol\"")
    ) { try store.run(query, parameters: ["dya": .null]) }
  }

  @Test func valuesOfParametersAreChecked() throws {
    let query = try QueryCatalogue.query("biggest-plans")
    #expect(try query.value(of: "in", text: "krw") == .text("KRW"))
    #expect(try query.value(of: "limit", text: "3") == .integer(3))
    #expect(throws: Diagnostic(.error, "parameter \"limit\": \"x\" is not a whole number")) {
      try query.value(of: "limit", text: "x")
    }
    #expect(throws: Diagnostic(.error, "parameter \"as_of\": \"2025-02-30\" is not a day such as 2025-02-24")) {
      try query.value(of: "as_of", text: "2025-02-30")
    }
  }
}
