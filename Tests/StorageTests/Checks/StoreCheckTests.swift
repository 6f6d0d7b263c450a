// Checks over a store: what is fetched, for whom, as known when.
import Analysis
import Storage
import Testing
import Vocabulary

@Suite struct StoreCheckTests {
  let store: Store

  init() throws {
    store = try Store.inMemory(builtIn: Examples.builtIn)
    try store.ingest(Examples.alibabaArticle())
  }

  /// Closes in cents: the last traded one of 2024, a flat bar without volume behind it, and those of February.
  func ingestPrices(of symbol: String, base: Int = 8479, last: Int = 14375) throws {
    func bar(_ day: String, _ cents: Int) -> SampleBar { SampleBar(symbol, Examples.day(day).number, cents: cents) }
    let flat = SampleBar(symbol, Examples.day("2024-12-31").number, [85.5, 85.5, 85.5, 85.5, 85.5, 0])
    try store.ingest(
      [bar("2024-12-30", base), flat, bar("2025-02-21", last), bar("2025-02-24", 13000)], as: symbol)
  }

  func check(_ kind: CheckKind, _ entities: [String] = [], asOf: String? = nil) throws -> [CheckFinding] {
    try store.check([kind], entities: entities, asOf: asOf.map(Examples.day))
  }

  @Test func movesAreHeldAgainstTheListingsOfTheCompany() throws {
    #expect(try check(.moves).map(\.help) == ["no prices of BABA: ingest a price history"])
    try ingestPrices(of: "BABA")
    let finding = try #require(check(.moves).first)
    #expect(finding.verdict == .close)
    #expect(finding.data == "BABA +69.54% (close): 143.75 on 2025-02-21 over 84.79 on 2024-12-30")
    #expect(try store.check([.moves], entities: ["meta"]).isEmpty)
  }

  /// The prices were there before anybody said whose they are.
  @Test func aTickerThatIsAddedLaterCounts() throws {
    try ingestPrices(of: "9988.HK", base: 8200, last: 13850)
    #expect(try check(.moves).map(\.verdict) == [.unchecked])
    _ = try store.addAlias("9988.HK", language: nil, to: "alibaba")
    let finding = try #require(check(.moves).first)
    #expect(finding.verdict == .holds)
    #expect(finding.data?.hasPrefix("9988.HK +68.90%") == true)
  }

  @Test func conversionsAreHeldAgainstTheRateOfTheDay() throws {
    let finding = try #require(check(.conversions).first)
    #expect(finding.verdict == .holds)
    #expect(finding.data?.hasPrefix("1 CNY = 196.961 KRW (2025-02-24)") == true)
    #expect(finding.uri == "alibaba.txt" && finding.entityID == "alibaba")
    var wrong = Examples.alibabaArticle(uri: "b.txt", published: "2025-02-24")
    wrong.statements[0].citation.restated = [Money(DecimalNumber(60_000_000_000_000), .krw)]
    wrong.statements[0].citation.restatedPowers = [12]
    try store.ingest(wrong)
    #expect(try check(.conversions).map(\.verdict) == [.holds, .wrong])
    #expect(try check(.conversions, asOf: "2025-02-23").isEmpty)
  }

  /// Half a unit of the last digit that the text gives: 8조 is right to half a trillion, 8조0000억 would not be.
  @Test func thePlaceOfTheLastDigitIsKept() throws {
    var article = Examples.alibabaArticle(uri: "c.txt")
    article.statements[0].citation.restated = [
      Money(DecimalNumber(75_000_000_000_000), .krw), Money(DecimalNumber(52_400_000_000), .usd),
    ]
    article.statements[0].citation.restatedPowers = [12, 8]
    try store.ingest(article)
    #expect(
      try store.lines(
        "select restated_power from citations where source_id = (select max(id) from sources) and restated_power is not null"
      )
        == ["12"])
    #expect(try store.lines("select power from further_restatements") == ["8"])
    #expect(try check(.conversions).count == 3)
  }

  @Test func sourcesThatDisagreeAreFound() throws {
    try store.ingest(
      Examples.planArticle(Examples.mention("meta"), 60_000_000_000, uri: "p"),
      Examples.planArticle(Examples.mention("meta"), 72_000_000_000, uri: "q", published: "2025-04-24"),
      Examples.planArticle(Examples.mention("meta"), 50_000_000_000, uri: "r", fiscalYear: 2026))
    let findings = try check(.sources)
    #expect(findings.map(\.verdict) == [.wrong])
    #expect(findings.first?.claim.about == "planned capex 2025")
    #expect(try check(.sources, asOf: "2025-04-01").isEmpty)
  }

  @Test func spendingIsHeldAgainstFilings() throws {
    #expect(try check(.filings).map(\.help?.isEmpty) == [false])
    let run = store.beginImport(command: "test", startedAt: "2025-01-01T00:00:00Z")
    _ = try store.ingest(
      filings: ReportedCapexTests.facts([
        ReportedCapexTests.value("Equipment", 2023, 30_000_000_000, unit: "CNY"),
        ReportedCapexTests.value("Equipment", 2024, 63_333_333_333, unit: "CNY"),
      ]), of: FilingTests.filer(), file: IngestedFile(uri: "f", sha256: "f"), in: run)
    try store.finish(run)
    let finding = try #require(check(.filings).first)
    #expect(finding.verdict == .noted)
    #expect(abs((finding.measured ?? 0) - 2) < 0.001)
    #expect(try check(.filings, asOf: "2025-01-31").isEmpty)
  }
}
