// Filings in the store: whose they are, what a newer file changes, and that undo leaves nothing.
import Storage
import Testing
import Vocabulary

@Suite struct FilingTests {
  /// One company's facts: capex of some years as `(year, value, accession, frame)`.
  static func facts(
    _ rows: [(Int, Int64, String, String?)], name: String = "ALIBABA GROUP HOLDING LTD", label: String = "Capex"
  ) -> CompanyFacts {
    var facts = CompanyFacts(cik: 7, entityName: name)
    facts.concepts = [CompanyFacts.Concept(taxonomy: "us-gaap", name: "Capex", label: label)]
    facts.units = ["USD"]
    facts.forms = ["20-F"]
    facts.fiscalPeriods = ["FY"]
    facts.accessions = Array(Set(rows.map(\.2))).sorted()
    facts.frames = Array(Set(rows.compactMap(\.3))).sorted()
    for (year, number, accession, frame) in rows {
      facts.values.append(
        CompanyFacts.Value(
          concept: 0, unit: 0, number: .whole(number), start: Examples.day("\(year - 1)-04-01"),
          end: Examples.day("\(year)-03-31"), fiscalYear: Int32(year), fiscalPeriod: 0, form: 0,
          filed: Examples.day("\(accession)-07-01"),
          accession: Int32(facts.accessions.firstIndex(of: accession) ?? -1),
          frame: frame.flatMap { facts.frames.firstIndex(of: $0) }.map(Int32.init) ?? -1))
    }
    return facts
  }

  static func filer(_ name: String = "ALIBABA GROUP HOLDING LTD", entity: String? = "alibaba", cik: Int = 7) -> Filer {
    Filer(
      cik: cik, name: name, entityID: entity, names: [name] + ["ALIBABA", "NEW FIRM"].filter { name.hasPrefix($0) },
      slug: "new-firm")
  }

  static let older = facts([(2019, 10, "2019", "CY2018"), (2020, 20, "2020", "CY2019")])
  static let newer = facts(
    [(2019, 10, "2019", nil), (2020, 20, "2020", nil), (2020, 21, "2021", "CY2019"), (2021, 30, "2021", "CY2020")],
    label: "Capital expenditure")

  let store: Store

  init() throws { store = try Store.inMemory(builtIn: Examples.builtIn) }

  @discardableResult
  func ingest(_ facts: CompanyFacts, _ sha: String, _ filer: Filer = Self.filer()) throws -> IngestReport {
    let run = store.beginImport(command: "test", startedAt: "2025-01-01T00:00:00Z-\(sha)")
    let report = try store.ingest(
      filings: facts, of: filer, file: IngestedFile(uri: sha, sha256: sha), in: run)
    try store.finish(run)
    return report
  }

  let everything = """
    select f.entity_id, f.period_end, f.value, f.label, f.frame, s.uri
    from filings f join sources s on s.id = f.source_id order by 2, 3
    """

  @Test func theSameFileAddsNothing() throws {
    #expect(try ingest(Self.older, "a").newValues == 2)
    let again = try ingest(Self.older, "a")
    #expect(again.outcome == .unchanged && again.newValues == 0)
    #expect(try store.lines("select count(*) from filings") == ["2"])
  }

  @Test func aNewerFileDoublesNothing() throws {
    try ingest(Self.older, "a")
    #expect(try ingest(Self.newer, "b").newValues == 2)
    #expect(
      try store.lines(everything) == [
        "alibaba|2019-03-31|10|Capital expenditure||b", "alibaba|2020-03-31|20|Capital expenditure||b",
        "alibaba|2020-03-31|21|Capital expenditure|CY2019|b", "alibaba|2021-03-31|30|Capital expenditure|CY2020|b",
      ])
  }

  @Test func theOrderDoesNotMatter() throws {
    try ingest(Self.older, "a")
    try ingest(Self.newer, "b")
    let other = try FilingTests()
    try other.ingest(Self.newer, "b")
    #expect(try other.ingest(Self.older, "a").newValues == 0)
    #expect(try other.store.lines(everything) == store.lines(everything))
  }

  @Test func undoOfTheNewerBringsTheOlderBack() throws {
    try ingest(Self.older, "a")
    let before = try store.lines(everything)
    try ingest(Self.newer, "b")
    #expect(try store.undo(2).values == 2)
    #expect(try store.lines(everything) == before)
    #expect(try store.lines("select count(*) from filing_holders") == ["0"])
  }

  @Test func undoOfTheOlderLeavesTheNewer() throws {
    try ingest(Self.older, "a")
    try ingest(Self.newer, "b")
    let before = try store.lines(everything)
    #expect(try store.undo(1).values == 0)
    #expect(try store.lines(everything) == before)
    #expect(try store.undo(2).values == 4)
    #expect(try store.lines("select count(*) from filings") == ["0"])
    #expect(try store.lines("select count(*) from sources where kind = 'filings'") == ["0"])
  }

  @Test func valuesSaidTwiceAreKeptTwice() throws {
    try ingest(Self.facts([(2019, 10, "2019", nil), (2019, 10, "2019", nil)]), "a")
    #expect(try store.lines("select count(*) from filings") == ["2"])
    #expect(try ingest(Self.facts([(2019, 10, "2019", nil), (2019, 10, "2019", nil)]), "b").newValues == 0)
  }

  @Test func unknownCompaniesBecomeProvisionalAndLeaveWithTheirFile() throws {
    let filer = Self.filer("NEW FIRM INC", entity: nil)
    let report = try ingest(Self.facts([(2019, 10, "2019", nil)], name: "NEW FIRM INC"), "a", filer)
    #expect(report.filer?.id == "new-firm" && report.filer?.isProvisional == true)
    #expect(try store.lines("select name, provisional from entities where id = 'new-firm'") == ["NEW FIRM|1"])
    _ = try store.undo(1)
    #expect(try store.lines("select count(*) from entities where id = 'new-firm'") == ["0"])
  }

  @Test func oneNumberStaysOneCompany() throws {
    try ingest(Self.facts([(2019, 10, "2019", nil)]), "a", Self.filer("NEW FIRM INC", entity: nil))
    _ = try store.merge("new-firm", into: "meta")
    // Renamed since, and merged by the user: the number says who it is.
    #expect(
      try ingest(Self.facts([(2020, 11, "2020", nil)]), "b", Self.filer("OTHER NAME INC", entity: nil)).filer?.id
        == "meta")
    #expect(try store.lines("select distinct entity_id from filings") == ["meta"])
  }

  @Test func aSimilarNameOfAnotherFilerIsNotTaken() throws {
    var filer = Self.filer(entity: nil)
    filer.otherFilers = ["alibaba"]
    #expect(try ingest(Self.older, "a", filer).filer?.id == "new-firm")
  }

  @Test func tickersNameKnownEntitiesOnly() throws {
    let run = store.beginImport(command: "test", startedAt: "2025-01-01T00:00:00Z")
    let report = try store.ingest(
      tickers: [("BABAF", Self.filer()), ("NEWF", Self.filer("NEW FIRM INC", entity: nil, cik: 8))],
      file: IngestedFile(uri: "t", sha256: "t"), in: run)
    try store.finish(run)
    #expect(report.newTickers == 1 && report.namedEntities == 1)
    #expect(try store.entity(named: "babaf").carrier.id == "alibaba")
    #expect(try store.entity(named: "CIK0000000007").carrier.id == "alibaba")
    // Two letters of a ticker are no name in running text.
    #expect(try store.userNames().aliases.isEmpty)
    _ = try store.undo(1)
    #expect(try store.lines("select count(*) from aliases where alias = 'BABAF'") == ["0"])
  }
}

/// Whose a name is where the number says nothing.
@Suite struct FilerNameTests {
  func entity(_ name: String, _ variants: [String], others: Set<String> = []) throws -> String? {
    let store = try Store.inMemory(builtIn: Examples.builtIn)
    let filer = Filer(
      cik: 9, name: name, entityID: nil, names: [name] + variants, slug: "another", otherFilers: others)
    let run = store.beginImport(command: "test", startedAt: "2025-01-01T00:00:00Z")
    return try store.ingest(
      filings: FilingTests.older, of: filer, file: IngestedFile(uri: "a", sha256: "a"), in: run
    ).filer?.id
  }

  @Test func aNameOfSeveralWordsIsKnown() throws {
    #expect(try entity("MOONSHOT AI LTD", ["MOONSHOT AI"]) == "moonshot-ai")
  }

  /// Orion, Reliance, Paramount: what is left of a name when its legal form is gone names companies of many countries.
  @Test func oneWordIsKnownInItsCountryOnly() throws {
    #expect(try entity("BYTEDANCE CORP", ["BYTEDANCE"]) == "another")
    #expect(try entity("META INC", ["META"]) == "meta")
    #expect(try entity("META GROUP INC", ["META GROUP", "META"]) == "another")
  }
}
