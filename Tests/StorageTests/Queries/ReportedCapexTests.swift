// Which of the values in a company's filings is its capital expenditure of a year.
import Storage
import Testing
import Vocabulary

@Suite struct ReportedCapexTests {
  struct Reported {
    var concept: String
    var start: String
    var end: String
    var amount: Int64
    var form: String
    var filed: String
    var unit: String
  }

  /// A calendar year, filed the February after unless said otherwise.
  static func value(
    _ concept: String, _ year: Int, _ amount: Int64, form: String = "10-K", filed: String? = nil, unit: String = "USD",
    start: String? = nil, end: String? = nil
  ) -> Reported {
    Reported(
      concept: concept, start: start ?? "\(year)-01-01", end: end ?? "\(year)-12-31", amount: amount, form: form,
      filed: filed ?? "\(year + 1)-02-01", unit: unit)
  }

  static func facts(_ rows: [Reported]) -> CompanyFacts {
    var facts = CompanyFacts(cik: 7, entityName: "ALIBABA GROUP HOLDING LTD")
    let concepts = Array(Set(rows.map(\.concept))).sorted()
    facts.concepts = concepts.map { CompanyFacts.Concept(taxonomy: "us-gaap", name: $0, label: nil) }
    facts.units = Array(Set(rows.map(\.unit))).sorted()
    facts.forms = Array(Set(rows.map(\.form))).sorted()
    facts.accessions = Array(Set(rows.map(\.filed))).sorted()
    func place(_ text: String, _ texts: [String]) -> Int32 { Int32(texts.firstIndex(of: text) ?? -1) }
    facts.values = rows.map { row in
      CompanyFacts.Value(
        concept: place(row.concept, concepts), unit: place(row.unit, facts.units), number: .whole(row.amount),
        start: Examples.day(row.start), end: Examples.day(row.end), fiscalYear: 1999, fiscalPeriod: -1,
        form: place(row.form, facts.forms), filed: Examples.day(row.filed),
        accession: place(row.filed, facts.accessions), frame: -1)
    }
    return facts
  }

  func store(_ rows: [Reported]) throws -> Store {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    let run = store.beginImport(command: "test", startedAt: "2025-01-01T00:00:00Z")
    _ = try store.ingest(
      filings: Self.facts(rows), of: FilingTests.filer(), file: IngestedFile(uri: "a", sha256: "a"), in: run)
    try store.finish(run)
    return store
  }

  func years(_ rows: [Reported], asOf: String? = nil) throws -> [String] {
    let store = try store(rows)
    let query = try QueryCatalogue.query("reported-capex")
    let grid = try store.run(query, parameters: ["as_of": asOf.map { .text($0) } ?? .null]).grid
    let wanted = ["year", "amount", "currency", "is_translation", "tag", "form", "filed_on"]
    return grid.rows.map { row in
      wanted.compactMap { grid.index(of: $0) }.map { row[$0].shellText }.joined(separator: " ")
    }
  }

  @Test func theYearIsThatOfThePeriodsEnd() throws {
    let rows = [
      Self.value("Equipment", 2024, 9, start: "2023-10-01", end: "2024-09-28"),
      // 53 weeks that end in the first days of January are the year before.
      Self.value("Equipment", 2020, 8, start: "2019-12-29", end: "2021-01-02"),
      Self.value("Equipment", 2025, 7, start: "2024-01-29", end: "2025-01-26"),
    ]
    #expect(
      try years(rows) == [
        "2025 7 USD 0 Equipment 10-K 2026-02-01", "2024 9 USD 0 Equipment 10-K 2025-02-01",
        "2020 8 USD 0 Equipment 10-K 2021-02-01",
      ])
  }

  @Test func onlyWholeYearsOfAnnualFormsCount() throws {
    let rows = [
      Self.value("Equipment", 2024, 1, start: "2024-10-01", end: "2024-12-31"),
      Self.value("Equipment", 2023, 2, form: "10-Q"), Self.value("Equipment", 2022, 3, form: "8-K"),
      Self.value("Equipment", 2021, 4, form: "20-F"), Self.value("Equipment", 2020, 5, form: "40-F/A"),
      Self.value("Equipment", 2019, 6, unit: "shares"),
      Self.value("Equipment", 2018, 7, start: "2016-12-01", end: "2018-12-31"),
    ]
    #expect(
      try years(rows) == [
        "2021 4 USD 0 Equipment 20-F 2022-02-01", "2020 5 USD 0 Equipment 40-F/A 2021-02-01",
      ])
  }

  @Test func theNewestFilingCountsAsOfTheDay() throws {
    let rows = [
      Self.value("Equipment", 2023, 10), Self.value("Equipment", 2023, 11, form: "10-K/A", filed: "2024-05-01"),
      Self.value("Equipment", 2023, 12, filed: "2025-02-01"),
    ]
    #expect(try years(rows) == ["2023 12 USD 0 Equipment 10-K 2025-02-01"])
    #expect(try years(rows, asOf: "2024-06-01") == ["2023 11 USD 0 Equipment 10-K/A 2024-05-01"])
    #expect(try years(rows, asOf: "2024-02-01") == ["2023 10 USD 0 Equipment 10-K 2024-02-01"])
    #expect(try years(rows, asOf: "2024-01-31") == [])
  }

  /// The series goes on where a company changes its tag; in one filing the first tag of the list counts.
  @Test func tagsFollowEachOther() throws {
    let rows = [
      Self.value("Equipment", 2020, 1), Self.value("Assets", 2021, 2), Self.value("Assets", 2022, 4),
      Self.value("Equipment", 2022, 3), Self.value("Machines", 2022, 9, filed: "2024-02-01"),
      Self.value("Machines", 2023, 5),
    ]
    #expect(
      try years(rows) == [
        "2023 5 USD 0 Machines 10-K 2024-02-01", "2022 3 USD 0 Equipment 10-K 2023-02-01",
        "2021 2 USD 0 Assets 10-K 2022-02-01", "2020 1 USD 0 Equipment 10-K 2021-02-01",
      ])
  }

  /// A filing gives three years in the currency it reports in and the last one in dollars too.
  @Test func translationsAreMarked() throws {
    let rows = [
      Self.value("Equipment", 2022, 70, filed: "2024-02-01", unit: "CNY"),
      Self.value("Equipment", 2023, 80, filed: "2024-02-01", unit: "CNY"),
      Self.value("Equipment", 2023, 11, filed: "2024-02-01"),
    ]
    #expect(
      try years(rows) == [
        "2023 80 CNY 0 Equipment 10-K 2024-02-01", "2023 11 USD 1 Equipment 10-K 2024-02-01",
        "2022 70 CNY 0 Equipment 10-K 2024-02-01",
      ])
  }

  @Test func plansAreMeasuredAgainstTheYearBefore() throws {
    let store = try store([
      Self.value("Equipment", 2023, 40_000_000_000), Self.value("Equipment", 2024, 50_000_000_000, filed: "2025-04-01"),
      Self.value("Equipment", 2025, 70_000_000_000),
    ])
    try store.ingest(
      Examples.planArticle(
        Examples.mention("alibaba"), 60_000_000_000, uri: "p", published: "2025-02-24", fiscalYear: 2025))
    func ratios(_ asOf: String?) throws -> [String] {
      try store.run(
        QueryCatalogue.query("plans-against-filings"), parameters: ["as_of": asOf.map { .text($0) } ?? .null]
      ).grid.rows.map { row in [11, 12, 15].map { row[$0].shellText }.joined(separator: " ") }
    }
    #expect(try ratios(nil) == ["2024 50000000000 1.2"])
    // What was filed by then.
    #expect(try ratios("2025-03-01") == ["2023 40000000000 1.5"])
  }
}
