// The SEC's JSON: what is read, and what is said of files that are odd or damaged.
import Testing
import Vocabulary

@testable import Reading

struct CompanyFactsTests {
  /// Two taxonomies, escapes, null labels, a value without a start, decimals, an unknown key.
  static let example = #"""
    {"cik":320193,"entityName":"Apple \u0026 Söhne\/Inc.","facts":{
      "dei":{"EntityCommonStockSharesOutstanding":{"label":"Shares","description":"\"x\"","units":{"shares":[
        {"end":"2009-06-27","val":895816758,"accn":"0001193125-09-153165","fy":2009,"fp":"Q3","form":"10-Q","filed":"2009-07-22","frame":"CY2009Q2I"}]}}},
      "us-gaap":{
        "PaymentsToAcquirePropertyPlantAndEquipment":{"label":null,"description":null,"units":{"USD":[
          {"start":"2023-10-01","end":"2024-09-28","val":9447000000,"accn":"0000320193-24-000123","fy":2024,"fp":"FY","form":"10-K","filed":"2024-11-01","extra":[{"a":[]},{},-1e3,true]},
          {"filed":"2025-10-31","form":"10-K","fp":null,"fy":null,"accn":"0000320193-25-000079","val":-9447000000,"end":"2024-09-28","start":"2023-10-01","frame":"CY2024"}]}},
        "EPS":{"label":"Per share","units":{"USD/shares":[
          {"end":"2024-09-28","val":6.08,"accn":"a","form":"10-K","filed":"2024-11-01"},
          {"end":"2024-09-28","val":6.10,"accn":"a","form":"10-K","filed":"2024-11-01"},
          {"end":"2024-09-28","val":7.0,"accn":"a","form":"10-K","filed":"2024-11-01"},
          {"end":"2024-09-28","val":1.5E-3,"accn":"a","form":"10-K","filed":"2024-11-01"},
          {"end":"2024-09-28","val":0.12345678901234567890,"accn":"a","form":"10-K","filed":"2024-11-01"}]}}}}}
    """#

  func read(_ text: String) throws(Diagnostic) -> FilingsFile { try FilingsFile.read(Array(text.utf8), file: "f.json") }

  func facts(_ text: String) throws -> CompanyFacts {
    guard case .companyFacts(let facts) = try read(text).content else {
      Issue.record("no company facts")
      return CompanyFacts(cik: 0, entityName: "")
    }
    return facts
  }

  @Test func everyFieldIsKept() throws {
    let facts = try facts(Self.example)
    #expect(facts.cik == 320_193)
    #expect(facts.entityName == "Apple & Söhne/Inc.")
    #expect(facts.concepts.map(\.taxonomy) == ["dei", "us-gaap", "us-gaap"])
    #expect(facts.concepts.map(\.label) == ["Shares", nil, "Per share"])
    #expect(facts.units == ["shares", "USD", "USD/shares"])
    #expect(facts.values.count == 8)
    let first = facts.values[1]
    #expect(first.start == Day(iso: "2023-10-01") && first.end == Day(iso: "2024-09-28"))
    #expect(first.fiscalYear == 2024 && facts.fiscalPeriods[Int(first.fiscalPeriod)] == "FY")
    #expect(first.frame == -1 && facts.accessions[Int(first.accession)] == "0000320193-24-000123")
    let second = facts.values[2]
    #expect(second.fiscalYear == nil && second.fiscalPeriod == -1 && facts.frames[Int(second.frame)] == "CY2024")
    #expect(facts.values[0].start == nil)
    #expect(facts.newestFiling == Day(iso: "2025-10-31"))
  }

  @Test func numbersAreExact() throws {
    let numbers = try facts(Self.example).values.map(\.number)
    #expect(numbers[1] == .whole(9_447_000_000) && numbers[2] == .whole(-9_447_000_000))
    #expect(numbers[3] == .real(6.08) && numbers[4] == .real(6.1) && numbers[5] == .whole(7))
    #expect(numbers[6] == .real(0.0015) && numbers[7] == .real(0.12345678901234567890))
  }

  @Test(arguments: [
    ("9223372036854775807", ReportedNumber.whole(.max)), ("-9223372036854775808", .whole(.min)),
    ("9223372036854775808", .real(9_223_372_036_854_775_808)), ("1e3", .whole(1000)), ("0.1", .real(0.1)),
    ("123456789012345678", .whole(123_456_789_012_345_678)), ("49.5958", .real(49.5958)),
  ])
  func numbersOfAllSizes(_ text: String, _ expected: ReportedNumber) throws {
    let file = """
      {"cik":1,"entityName":"A","facts":{"t":{"C":{"units":{"u":[{"end":"2024-01-01","val":\(text)}]}}}}}
      """
    #expect(try facts(file).values.map(\.number) == [expected])
  }

  /// Cut off anywhere, the file gives one diagnostic at its end; nothing is kept and nothing crashes.
  @Test func everyCutIsToldOf() throws {
    let bytes = Array(Self.example.utf8)
    let lines = Self.example.split(separator: "\n", omittingEmptySubsequences: false).count
    for count in stride(from: 1, to: bytes.count - 1, by: 7) {
      #expect(throws: Diagnostic.self) { try FilingsFile.read(Array(bytes[..<count]), file: "f.json") }
    }
    do {
      _ = try FilingsFile.read(Array(bytes.dropLast()), file: "f.json")
      Issue.record("a file without its last brace was read")
    } catch {
      #expect(error.message == "the file ends where a key or \"}\" is expected")
      #expect(error.help == "the file seems to be cut off; download it again")
      #expect(error.place?.line == lines)
    }
  }

  @Test(arguments: [
    (
      #"{"cik":1,"entityName":"A","facts":{"t":{"C":{"units":{"u":[{"end":"2024-01-01","val":1}}]}}}}"#, 1, 88,
      "\"}]}}}}\" stands where \",\" is expected"
    ),
    ("{\"cik\":1,\n\"entityName\":\"한국\" \"facts\"}", 2, 19, "\"\"facts\"}\" stands where \",\" is expected"),
    (#"{"cik":1,"entityName":"A"}"#, 1, 1, "there is no \"facts\" in it: these are no company facts"),
    (#"{"entityName":"A","facts":{}}"#, 1, 1, "there is no \"cik\" in it: these are no company facts"),
    (#"{"cik":1,"entityName":"A","facts":{}} x"#, 1, 39, "\"x\" stands where the end of the file is expected"),
    (
      #"{"taxonomy":"us-gaap","tag":"Assets","ccp":"CY2019Q1I","uom":"USD","data":[]}"#, 1, 38,
      "this is one concept of many companies (an SEC frame), not the facts of one company"
    ),
    (#"{"cik":1,"entityName":"A\q","facts":{}}"#, 1, 25, "\"\\q\" is no escape"),
    (
      #"{"cik":1,"entityName":"A","facts":{"t":{"C":{"units":{"u":[{"end":"2024-01-01","val":1.x}]}}}}}"#, 1, 86,
      "\"1.x\" is not a number"
    ),
    (#"{"cik":1,"entityName":nul,"facts":{}}"#, 1, 23, "\"nul,\"facts\":…\" stands where null is expected"),
  ])
  func wrongFilesAreToldOfOnce(_ text: String, _ line: Int, _ column: Int, _ message: String) {
    do {
      _ = try read(text)
      Issue.record("read: \(text)")
    } catch {
      #expect(error.message == message)
      #expect(error.place?.line == line && error.place?.column == column, "\(text)")
    }
  }

  @Test func valuesThatLackSomethingAreToldOf() throws {
    let read = try read(
      """
      {"cik":1,"entityName":"A","facts":{"t":{"C":{"units":{"u":[
      {"end":"2024-01-01","val":null},
      {"end":"2024-02-30","val":1},
      {"end":"2024-02-29","val":2}]}}}}}
      """)
    guard case .companyFacts(let facts) = read.content else { return }
    #expect(facts.values.map(\.number) == [.whole(2)])
    #expect(
      read.diagnostics.map(\.message) == [
        "a value of C has no \"val\"", "end \"2024-02-30\" is not a day such as 2025-02-24",
      ])
    #expect(read.diagnostics.map(\.place?.line) == [2, 3])
  }

  @Test func deepNestingDoesNoHarm() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: Diagnostic.self) { try read("{\"x\":" + deep) }
  }

  @Test func oneConceptIsReadToo() throws {
    let facts = try facts(
      """
      {"cik":320193,"units":{"USD":[{"end":"2024-09-28","val":5}]},"taxonomy":"us-gaap","tag":"Assets","label":"A",
      "entityName":"Apple Inc."}
      """)
    #expect(facts.concepts == [CompanyFacts.Concept(taxonomy: "us-gaap", name: "Assets", label: "A")])
    #expect(facts.values.count == 1)
  }

  @Test func tickersAreRead() throws {
    let read = try read(
      #"{"0":{"cik_str":789019,"ticker":"MSFT","title":"MICROSOFT CORP"},"1":{"cik_str":1067983,"ticker":"BRK-B","title":"B"}}"#
    )
    guard case .tickers(let tickers) = read.content else {
      Issue.record("no tickers")
      return
    }
    #expect(tickers.map(\.ticker) == ["MSFT", "BRK-B"])
    #expect(tickers[0] == ListedTicker(cik: 789_019, ticker: "MSFT", title: "MICROSOFT CORP"))
  }

  @Test func kindsAreSniffed() {
    let tickers = Array(#"{"0":{"cik_str":789019,"ticker":"MSFT","title":"MICROSOFT CORP"}}"#.utf8)
    #expect(InputKind.sniff(prefix: tickers, name: "company_tickers.json") == .filings)
    #expect(InputKind.sniff(prefix: Array(Self.example.utf8), name: "CIK0000320193.json") == .filings)
  }
}

struct FilerTests {
  @Test(arguments: [
    ("ALIBABA GROUP HOLDING LTD", ["ALIBABA GROUP HOLDING LTD", "ALIBABA GROUP HOLDING", "ALIBABA GROUP", "ALIBABA"]),
    ("COSTCO WHOLESALE CORP /NEW", ["COSTCO WHOLESALE CORP /NEW", "COSTCO WHOLESALE"]),
    ("AT&T INC.", ["AT&T INC.", "AT&T"]), ("Airbus SE/ADR", ["Airbus SE/ADR", "Airbus"]),
    ("Daiichi Sankyo Co., Ltd.", ["Daiichi Sankyo Co., Ltd.", "Daiichi Sankyo"]), ("Nokia", ["Nokia"]),
    ("The Trade Desk, Inc.", ["The Trade Desk, Inc.", "Trade Desk"]),
  ])
  func namesLoseTheirLegalForm(_ name: String, _ variants: [String]) {
    #expect(FilerNames.variants(of: name) == variants)
  }

  @Test func theLexiconsCompaniesAreKnownByNumber() {
    let directory = FilerDirectory.builtIn
    #expect(directory.filer(cik: 1_577_552, name: "ALIBABA GROUP HOLDING LTD").entityID == "alibaba")
    #expect(directory.filer(cik: 1_045_810, name: "x").entityID == "nvidia")
    let unknown = directory.filer(cik: 99, name: "FOO & BAR HOLDINGS INC")
    #expect(unknown.entityID == nil && unknown.slug == "foo-and-bar-holdings" && unknown.code == "CIK0000000099")
  }

  /// A row of the list that names no entity of the lexicon would never be found.
  @Test func everyListedEntityIsInTheLexicon() throws {
    let ids = Set(Lexicon.builtIn().entities.map(\.id))
    for cik in 1...2_500_000 {
      guard let id = FilerDirectory.builtIn.entityID(cik: cik) else { continue }
      #expect(ids.contains(id), "\(id)")
    }
  }

  @Test func tagsAreRanked() {
    let tags = CapexTags.all
    #expect(tags.first?.concept == "PaymentsToAcquirePropertyPlantAndEquipment")
    #expect(Set(tags.map(\.rank)).count == tags.count)
    #expect(tags.contains { $0.taxonomy == "ifrs-full" && $0.coversAll })
    #expect(tags.filter(\.coversAll).map(\.rank).max() ?? 0 < tags.filter { !$0.coversAll }.map(\.rank).min() ?? 0)
  }
}
