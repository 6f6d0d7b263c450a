import Storage
import Testing
import Vocabulary

/// Runs of ingest: what they leave, what the same file again does, and undo.
@Suite struct ImportTests {
  let folder = TemporaryFolder()

  private func store() throws -> Store {
    try Store.openForWriting(at: folder.file("invest.db"), builtIn: Examples.builtIn)
  }

  private var dump: String { run("sqlite3 '\(folder.file("invest.db"))' .dump") }

  private let meta = Examples.planArticle(Examples.mention("meta"), 60_000_000_000, uri: "meta.txt")

  @Test func anImportTellsWhatItBrought() throws {
    let store = try store()
    let run = store.beginImport(command: "invest ingest a b", startedAt: "2025-04-01T00:00:00Z")
    let first = try store.ingest(Examples.alibabaArticle(), file: IngestedFile(uri: "a", sha256: "a"), in: run)
    #expect(first.outcome == .added)
    #expect(first.newFacts == 4)
    #expect(first.citations == 4)
    let second = try store.ingest(
      Examples.alibabaArticle(uri: "b"), file: IngestedFile(uri: "b", sha256: "b"), in: run)
    #expect(second.newFacts == 0)
    #expect(second.citations == 4)
    try store.finish(run)
    #expect(
      try store.lines("select * from imports") == ["1|2025-04-01T00:00:00Z|invest ingest a b|2|4"])
    #expect(try store.lines("select count(*), count(distinct fact_id) from citations") == ["8|4"])
    #expect(
      try store.lines(
        """
        select count(*) from citations c join sources s on s.id = c.source_id
        where cast(substr(cast(body as blob), byte_start + 1, byte_end - byte_start) as text) = quote
        """) == ["8"])
  }

  @Test func wholeAmountsAreIntegersAndOthersReal() throws {
    let store = try store()
    var article = Examples.alibabaArticle()
    var plan = Investment(entity: Examples.mention("meta"), kind: .stake, status: .spent)
    plan.amount = DecimalNumber("1234567.5")
    plan.currency = .usd
    plan.target = Examples.mention("moonshot-ai")
    article.statements.append(Examples.statement(.investment(plan), quote: "제목", in: article.body))
    try store.ingest(article)
    #expect(
      try store.lines("select amount, typeof(amount), target_id from investments order by id")
        == ["380000000000|integer|", "1234567.5|real|moonshot-ai"])
    #expect(
      try store.lines("select price, typeof(price), change_percent from market_tickers") == ["139850000|integer|-1.25"])
    #expect(
      try store.lines("select restated_amount, restated_currency from citations where id = 1") == ["75000000000000|KRW"]
    )
  }

  @Test func theSameFileAgainAddsNothing() throws {
    let store = try store()
    try store.ingest(Examples.alibabaArticle(), meta)
    let before = dump
    #expect(try store.state(of: IngestedFile(uri: "x", sha256: "meta.txt")) == .unchanged)
    #expect(try store.state(of: IngestedFile(uri: "x", sha256: "other")) == .new)
    let run = try store.ingest(Examples.alibabaArticle(), meta)
    #expect(run.id == nil)
    #expect(dump == before)
  }

  @Test func otherOptionsReadAFileAgain() throws {
    let store = try store()
    let day = Examples.day("2025-02-24")
    try store.ingest(Examples.alibabaArticle(uri: "dated"), Examples.alibabaArticle(uri: "undated", published: nil))
    let before = dump
    // A document that carries its own day does not care for the option.
    #expect(try store.state(of: IngestedFile(uri: "dated", sha256: "dated", published: day)) == .unchanged)
    let file = IngestedFile(uri: "undated", sha256: "undated", published: day)
    #expect(try store.state(of: file) == .otherOptions)
    var article = Examples.alibabaArticle(uri: "undated")
    article.publishedFrom = .option
    article.statements.removeLast()
    let run = store.beginImport(command: "again", startedAt: "2025-04-02T00:00:00Z")
    let report = try store.ingest(article, file: file, in: run)
    try store.finish(run)
    #expect(report.outcome == .reread)
    #expect(try store.state(of: file) == .unchanged)
    #expect(try store.state(of: IngestedFile(uri: "undated", sha256: "undated")) == .unchanged)
    #expect(
      try store.lines("select published_on, published_from, import_id from sources where sha256 = 'undated'")
        == ["2025-02-24|option|2"])
    #expect(try store.lines("select count(*) from citations where source_id = 3") == ["3"])
    #expect(try store.undo(2).keptSources == 1)
    #expect(dump == before)
  }

  @Test func undoneReadingsLeaveTheStackOfReadings() throws {
    let store = try store()
    func read(_ day: String?, encoding: String? = nil) throws {
      var article = Examples.alibabaArticle(published: day)
      article.publishedFrom = day == nil ? nil : .option
      let run = store.beginImport(command: "ingest", startedAt: "2025-04-01T00:00:00Z")
      let published = day.map { Examples.day($0) }
      _ = try store.ingest(
        article, file: IngestedFile(uri: "a", sha256: "a", published: published, encoding: encoding), in: run)
      try store.finish(run)
    }
    try read(nil)
    try read("2025-01-01")
    try read("2025-01-02")
    let days =
      "select published_on, (select count(*) from citations), (select count(*) from replaced_rows) > 0 from sources where kind = 'article'"
    #expect(try store.lines(days) == ["2025-01-02|4|1"])
    // The one in the middle goes without a trace; what it had replaced is now what the last one replaced.
    _ = try store.undo(2)
    #expect(try store.lines(days) == ["2025-01-02|4|1"])
    _ = try store.undo(3)
    #expect(try store.lines(days) == ["|4|0"])
    _ = try store.undo(1)
    #expect(try store.lines("select count(*) from facts") == ["0"])
    #expect(try store.lines("select count(*) from citations") == ["0"])
  }

  @Test func undoLeavesWhatThereWouldBe() throws {
    let store = try store()
    let empty = dump
    try store.ingest(Examples.alibabaArticle(uri: "a"))
    let one = dump
    let stranger = Examples.mention("acme-robotics", "Acme Robotics", isProvisional: true)
    try store.ingest(Examples.alibabaArticle(uri: "b"), Examples.planArticle(stranger, 5, uri: "c"))
    #expect(try store.lines("select provisional, origin from entities where id = 'acme-robotics'") == ["1|document"])
    let report = try store.undo(2)
    #expect(report.sources == 2)
    #expect(report.facts == 1)
    #expect(dump == one)
    _ = try store.undo(1)
    #expect(dump == empty)
    #expect(throws: Diagnostic(.error, "there is no import 1", help: "\"invest imports\" lists them")) {
      try store.undo(1)
    }
    #expect(try store.newestImport() == nil)
  }

  @Test func aFileThatALaterImportMetTooStays() throws {
    let store = try store()
    try store.ingest(Examples.alibabaArticle(uri: "a"))
    try store.ingest(Examples.alibabaArticle(uri: "a"), meta)
    #expect(try store.lines("select id, files, facts_added from imports order by id") == ["1|1|4", "2|1|1"])
    let report = try store.undo(1)
    #expect(report.keptSources == 1)
    #expect(report.facts == 0)
    #expect(try store.lines("select id, files, facts_added from imports") == ["2|2|5"])
    _ = try store.undo(2)
    #expect(try store.lines("select count(*) from facts") == ["0"])
    #expect(try store.lines("select count(*) from import_sources") == ["0"])
  }

  @Test func strangersHaveTheNameOfTheFirstThatNamesThem() throws {
    func article(_ name: String, _ uri: String, _ published: String?) -> ReadArticle {
      Examples.planArticle(
        Examples.mention("acme-robotics", name, isProvisional: true), 5, uri: uri, published: published)
    }
    let early = article("Acme Robotics", "z", "2025-01-01")
    let late = article("ACME ROBOTICS", "a", "2025-02-01")
    let undated = article("acme robotics", "0", nil)
    for order in [[early, late, undated], [undated, late, early], [late, undated, early]] {
      let store = try Store.inMemory(builtIn: Examples.builtIn)
      for article in order { try store.ingest(article) }
      #expect(try store.lines("select name from entities where id = 'acme-robotics'") == ["Acme Robotics"])
      #expect(try store.resolve("acme robotics") != .unknown(suggestions: []))
    }
  }

  @Test func whatCannotBeUsedIsKeptOnce() throws {
    let store = try store()
    let problems = [
      Diagnostic(
        .error, "close \"18,42O\" is not a number",
        at: Diagnostic.Place(file: "a.csv", line: 14, column: 12, excerpt: "2024-03-05,\"18,42O\"")),
      Diagnostic(.warning, "the file is empty"),
    ]
    for _ in 0..<2 {
      let run = store.beginImport(command: "ingest", startedAt: "2025-04-01T00:00:00Z")
      try store.reject(problems, uri: "a.csv", in: run)
      try store.finish(run)
    }
    #expect(
      try store.lines("select import_id, uri, line, \"column\", reason, excerpt from rejections") == [
        "1|a.csv|14|12|close \"18,42O\" is not a number|2024-03-05,\"18,42O\"", "1|a.csv|||the file is empty|",
      ])
    #expect(try store.lines("select count(*) from imports") == ["1"])
    _ = try store.undo(1)
    #expect(try store.lines("select count(*) from rejections") == ["0"])
  }
}
