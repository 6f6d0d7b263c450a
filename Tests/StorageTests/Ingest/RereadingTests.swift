// Stored documents read again: what changes is told, kept as an import, and decisions hold.
import Testing
import Vocabulary

@testable import Storage

struct RereadingTests {
  private static let document = TestDocument(
    name: "news", published: "2025-02-24",
    statements: [
      invests("380 CNY", years: 3, restated: ["75 KRW"], .atLeast, at: 0), invests("7 USD", entity: "meta", at: 10),
    ])

  private func reread(_ store: FactStore, as statements: [Statement], keeping: Bool = true) throws -> (
    RereadReport, Int64?
  ) {
    let ids = try store.store.articles([])
    let stored = try #require(try store.store.article(ids[0]))
    #expect(stored.file.sha256 == Self.document.hash)
    let run = store.store.beginImport(command: "again", startedAt: "2025-01-03T00:00:00Z")
    let article = ReadArticle(
      uri: "news", publishedOn: Self.document.day, publishedFrom: .document, body: "", statements: statements)
    let report = try store.store.reread(stored, as: article, in: run, keeping: keeping)
    try store.store.finish(run)
    return (report, run.id)
  }

  @Test func theSameReadingChangesNothing() throws {
    let store = try FactStore()
    try store.ingest([Self.document])
    try store.decide(.edit, on: 1, changes: [FieldChange("years", .real(5))])
    try store.decide(.reject, on: 2)
    let before = try store.dump()
    let (report, id) = try reread(store, as: Self.document.statements)
    #expect(!report.isChanged)
    #expect(id == nil)
    #expect(try store.dump() == before)
  }

  @Test func whatChangesIsToldAndTakenBack() throws {
    let store = try FactStore()
    try store.ingest([Self.document])
    let before = try store.dump()
    let better = [
      invests("380 CNY", years: 5, restated: ["75 KRW"], .atLeast, at: 0),
      invests("9 USD", entity: "tesla", at: 20),
    ]
    let (rehearsal, none) = try reread(store, as: better, keeping: false)
    #expect(none == nil)
    #expect(try store.dump() == before)
    let (report, id) = try reread(store, as: better)
    #expect(report.changes == rehearsal.changes)
    #expect(report.changes.count == 3)
    if case .altered(let old, let new) = report.changes[0] {
      #expect(old.investment?.years == 3)
      #expect(new.investment?.years == 5)
    } else {
      Issue.record("\(report.changes)")
    }
    if case .added(let value) = report.changes[1] { #expect(value.investment?.entity.id == "tesla") }
    if case .gone(let value) = report.changes[2] { #expect(value.investment?.entity.id == "meta") }
    #expect(try store.text("SELECT entity_id, years FROM investments ORDER BY 1") == ["alibaba|5.0", "tesla|-"])
    if let id { _ = try store.store.undo(id) }
    #expect(try store.dump() == before)
  }

  @Test func decisionsOutliveAnotherReading() throws {
    let store = try FactStore()
    try store.ingest([Self.document])
    try store.decide(.reject, on: 1)
    try store.decide(.edit, on: 2, changes: [FieldChange("purpose", .text("ai"))])
    // The same facts, at other places and with more said.
    let (report, id) = try reread(
      store,
      as: [
        invests("380 CNY", years: 3, restated: ["75 KRW"], .about, at: 40),
        invests("7 USD", in: 2025, entity: "meta", at: 50),
      ])
    #expect(report.isChanged)
    #expect(try store.text("SELECT entity_id, fiscal_year, purpose FROM investments") == ["meta|2025|ai"])
    // What is read otherwise is another fact: the rejection was of the old one.
    _ = try reread(store, as: [invests("400 CNY", years: 3, at: 0)])
    #expect(try store.text("SELECT amount FROM investments") == ["400"])
    if let id { _ = try store.store.undo(id) }
    try store.checkIntegrity()
  }

  @Test func placesAloneAreNoChangeOfFacts() throws {
    let store = try FactStore()
    try store.ingest([Self.document])
    var moved = Self.document.statements
    moved[0].citation.parts.amount = 2..<4
    let (report, _) = try reread(store, as: moved)
    #expect(report.isChanged)
    #expect(report.changes.isEmpty)
    #expect(try store.text("SELECT amount_start, amount_end FROM citations WHERE byte_start = 0") == ["2|4"])
    let (again, _) = try reread(store, as: moved)
    #expect(!again.isChanged)
  }

  @Test func sourcesAreNamedByNumberOrPath() throws {
    let store = try FactStore()
    try store.ingest([Self.document])
    #expect(try store.store.articles(["news"]) == store.store.articles([]))
    #expect(try store.store.articles(["1", "news"]) == store.store.articles([]))
    #expect(throws: Diagnostic.self) { try store.store.articles(["other"]) }
  }

  @Test func reviewedFactsAreDecidedWithTheirDocument() throws {
    let store = try FactStore()
    try store.ingest([
      TestDocument(name: "before", published: "2025-01-01", statements: [invests("7 USD", entity: "meta")])
    ])
    let run = store.store.beginImport(command: "review", startedAt: "2025-01-03T00:00:00Z")
    let article = ReadArticle(
      uri: "news", publishedOn: Self.document.day, publishedFrom: .document, body: "",
      statements: Self.document.statements)
    let file = IngestedFile(uri: "news", sha256: Self.document.hash)
    let before = try store.dump()
    let news = try store.store.newFacts(of: article, file: file, in: run)
    #expect(news.map { $0.value.investment?.entity.id } == ["alibaba"])
    #expect(try store.dump() == before)
    let reviewed = ReviewedFact(kind: .investment, bytes: 0..<5, decision: Decision(.reject, why: "dropped"))
    let report = try store.store.ingest(article, file: file, reviewed: [reviewed], in: run)
    try store.store.finish(run)
    #expect(report.newFacts == 0)
    #expect(try store.text("SELECT entity_id FROM investments") == ["meta"])
    #expect(try store.text("SELECT count(*) FROM decisions") == ["1"])
    _ = try store.store.undo(try #require(run.id))
    #expect(try store.dump() == before)
  }
}
