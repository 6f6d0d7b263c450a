import Storage
import Testing
import Vocabulary

/// What `compare` and `total` return, cell by cell.
@Suite struct CompareTests {
  let store: Store

  init() throws {
    store = try Store.inMemory(builtIn: Examples.builtIn)
    let undated = Examples.planArticle(Examples.mention("bytedance"), 9_000_000_000, uri: "e", published: nil)
    try store.ingest(
      Examples.alibabaArticle(), Examples.alibabaArticle(uri: "b", published: "2025-02-26"),
      Examples.planArticle(
        Examples.mention("bytedance"), 150_000_000_000, .cny, uri: "c", published: "2025-02-24"),
      Examples.planArticle(Examples.mention("meta"), 60_000_000_000, uri: "d", fiscalYear: nil), undated)
  }

  private func rows(_ parameters: [String: Cell], query: String = "compare") throws -> [[String: Cell]] {
    let grid = try store.run(QueryCatalogue.query(query), parameters: parameters).grid
    return grid.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(grid.columns.map(\.name), row).map { ($0, $1) })
    }
  }

  @Test func theColumnsAreTheContract() throws {
    let contract = [
      "entity", "name", "kind", "status", "amount", "amount_high", "currency", "qualifier", "years", "per_year",
      "fiscal_year", "stated_on", "in_currency", "in_amount", "in_amount_high", "in_per_year", "rate", "rate_day",
      "rate_legs", "sources", "segment", "percent", "basis", "window",
    ]
    let columns = try QueryCatalogue.query("compare").columns.map(\.name)
    #expect(columns.filter { contract.contains($0) } == contract)
    #expect(
      try QueryCatalogue.query("total").columns.map(\.name) == [
        "group", "in_currency", "in_amount", "facts", "missing",
      ])
  }

  @Test func plansAreConvertedAtTheRateOfTheirDay() throws {
    let rows = try rows(["entities": .text("alibaba,bytedance"), "in": .text("krw"), "as_of": .text("2025-12-31")])
    #expect(rows.map { $0["kind"] } == ["capex", "growth", "move", "move", "capex"].map { .text($0) })
    let plan = rows[0]
    #expect(plan["name"] == .text("Alibaba"))
    #expect(plan["amount"] == .integer(380_000_000_000))
    #expect(plan["years"] == .real(3))
    #expect(plan["sources"] == .integer(2))
    #expect(plan["in_currency"] == .text("KRW"))
    #expect(plan["rate_day"] == .text("2025-02-24"))
    #expect(plan["rate_legs"] == .text("EUR/KRW 1494.52 2025-02-24 ÷ EUR/CNY 7.5879 2025-02-24"))
    #expect(rounded(plan["per_year"], 1e9) == 127)
    #expect(rounded(plan["in_amount"], 1e10) == 7485)
    #expect(rounded(plan["in_per_year"], 1e10) == 2495)
    #expect(rows[4]["per_year"] == .integer(150_000_000_000))
    #expect(rows[1]["percent"] == .integer(11))
    #expect(rows[1]["in_currency"] == .null)
    #expect(rows[1]["sources"] == .integer(2))
  }

  @Test func theCurrencyIsTheCommonOneElseDollars() throws {
    let plans = { (entities: String) in
      try rows(["entities": .text(entities), "metric": .text("capex")]).map { $0["in_currency"] }
    }
    #expect(try plans("alibaba") == [.text("CNY")])
    #expect(try plans("alibaba,bytedance") == [.text("USD"), .text("USD"), .text("USD")])
    let own = try rows(["entities": .text("alibaba"), "metric": .text("capex")])[0]
    #expect(own["in_amount"] == .integer(380_000_000_000))
    #expect(own["rate_day"] == .null)
  }

  @Test func whatIsNotKnownYetIsLeftOut() throws {
    let before = try rows(["entities": .text("alibaba,bytedance,meta"), "as_of": .text("2025-02-25")])
    #expect(before.map { $0["entity"] } == [.text("alibaba"), .text("alibaba"), .text("alibaba"), .text("bytedance")])
    #expect(before[0]["sources"] == .integer(1))
    #expect(try rows(["entities": .text("meta")]).count == 1)
    #expect(try rows(["entities": .text("bytedance")]).count == 2)
    #expect(try rows(["from": .text("2025-03-01"), "to": .text("2025-03-31")]).map { $0["entity"] } == [.text("meta")])
  }

  @Test func aMissingRateIsAGap() throws {
    let row = try rows([
      "entities": .text("alibaba"), "in": .text("KRW"), "rate_on": .text("2004-05-03"), "metric": .text("capex"),
    ])[0]
    #expect(row["in_amount"] == .null && row["rate"] == .null && row["rate_day"] == .null)
    #expect(row["in_currency"] == .text("KRW"))
    #expect(row["amount"] == .integer(380_000_000_000))
  }

  @Test func totalsCountEachAnnouncementOnce() throws {
    let totals = try rows(["in": .text("KRW"), "as_of": .text("2025-02-25"), "by": .text("currency")], query: "total")
    #expect(totals.count == 1)
    #expect(totals[0]["group"] == .text("CNY"))
    #expect(rounded(totals[0]["in_amount"], 1e10) == 10439)
    #expect(totals[0]["facts"] == .integer(2))
    #expect(totals[0]["missing"] == .integer(0))
    let years = try rows(["in": .text("CNY"), "by": .text("year")], query: "total")
    #expect(years.map { $0["group"] } == [.integer(2025)])
    let entities = try rows(["in": .text("CNY"), "rate_on": .text("2025-03-24")], query: "total")
    #expect(entities.map { $0["group"] } == [.text("alibaba"), .text("bytedance"), .text("meta")])
    #expect(entities.map { $0["missing"] } == [.integer(0), .integer(1), .integer(1)])
    #expect(entities[2]["in_amount"] == .null)
  }

  @Test func whatATotalLeavesOutIsCounted() throws {
    let spent = try rows(["status": .text("spent")], query: "total-left-out")
    #expect(spent == [["reason": .text("status planned"), "facts": .integer(4)]])
    let early = try rows(["as_of": .text("2025-12-31")], query: "total-left-out")
    #expect(early == [["reason": .text("without a day"), "facts": .integer(1)]])
  }

  private func rounded(_ cell: Cell?, _ unit: Double) -> Int? {
    guard case .real(let value)? = cell else { return nil }
    return Int((value / unit).rounded())
  }
}
