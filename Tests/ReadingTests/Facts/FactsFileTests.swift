import Testing
import Vocabulary

@testable import Reading

/// Facts as `extract` prints them, read back.
struct FactsFileTests {
  private func read(_ text: String, published: Day? = nil) -> FactsFile {
    FactsFile.read(Array(text.utf8), file: "f.jsonl", published: published)
  }

  @Test func aLineIsADocument() throws {
    let file = read(
      """
      {"doc":"a.txt","published":"2025-02-24","lang":"ko","title":"제목","publisher":null,"other":[1],\
      "investments":[{"entity":{"id":"alibaba","name":"Alibaba","mention":"알리바바"},"kind":"capex","status":"planned",\
      "amount":380000000000,"amount_high":null,"currency":"CNY","qualifier":"at_least","years":3,"fiscal_year":null,\
      "target":null,"purpose":"cloud","revision":false,"restated":[{"amount":75e12,"currency":"KRW"}],\
      "quote":"3천800억 위안","byte_start":10,"byte_end":27,"rule":"r"}],"revenue_growth":[],"stock_moves":null}

      """)
    #expect(file.diagnostics.isEmpty)
    let article = try #require(file.documents.first).article
    #expect(article.uri == "a.txt")
    #expect(article.publishedOn == Day(iso: "2025-02-24"))
    #expect(article.publishedFrom == .document)
    #expect(article.language == "ko")
    let statement = try #require(article.statements.first)
    let plan = try #require(statement.value.investment)
    #expect(plan.entity.id == "alibaba")
    #expect(plan.amount == DecimalNumber(380_000_000_000))
    #expect(plan.years == 3)
    #expect(plan.purpose == "cloud")
    #expect(statement.citation.qualifier == .atLeast)
    #expect(statement.citation.restated == [Money(DecimalNumber(75_000_000_000_000), .krw)])
    #expect(statement.citation.bytes == 10..<27)
    #expect(String(decoding: Array(article.body.utf8)[10..<27], as: UTF8.self) == "3천800억 위안")
  }

  @Test func quotesStandAtTheirPlacesOrBehindTheOthers() throws {
    func move(_ quote: String, _ place: String) -> String {
      "{\"entity\":\"x\",\"percent\":1,\"window\":\"day\",\"quote\":\"\(quote)\"\(place)}"
    }
    let moves = [
      move("올랐다", ",\"byte_start\":4,\"byte_end\":13"), move("랐다", ",\"byte_start\":7,\"byte_end\":13"),
      // Of another length, without a place, another text at the same place, too far away, through a character.
      move("abc", ",\"byte_start\":0,\"byte_end\":9"), move("def", ""), move("ghi", ",\"byte_start\":5,\"byte_end\":8"),
      move("jkl", ",\"byte_start\":999999999996,\"byte_end\":999999999999"),
      move("", ",\"byte_start\":1,\"byte_end\":1"),
    ]
    let article = try #require(read("{\"stock_moves\":[\(moves.joined(separator: ","))]}\n").documents.first).article
    #expect(article.body == "    올랐다\nabc\ndef\nghi\njkl\n")
    let body = Array(article.body.utf8)
    for statement in article.statements {
      #expect(String(decoding: body[statement.citation.bytes], as: UTF8.self) == statement.citation.quote)
    }
    #expect(article.statements.map(\.citation.bytes.lowerBound) == [4, 7, 14, 18, 22, 26, 30])
  }

  @Test(arguments: [
    ("nonsense", 1, "a value is expected"),
    ("{\"doc\":\"x\"}", 1, "this is no document with facts"),
    ("[]", 1, "this is no document with facts"),
    ("{\"investments\":[{\"entity\":\"x\",\"amount\":5}]}", 40, "the amount has no \"currency\""),
    ("{\"investments\":[{\"amount\":5,\"currency\":\"USD\"}]}", 17, "the fact has no \"entity\""),
    ("{\"stock_moves\":[{\"entity\":\"x\"}]}", 17, "the fact has no \"percent\""),
    ("{\"stock_moves\":[{\"entity\":\"x\",\"percent\":\"3\"}]}", 41, "percent: \"3\" is not a number"),
    (
      "{\"stock_moves\":[{\"entity\":\"가\",\"percent\":1,\"window\":\"days\"}]}", 52,
      "window: \"days\" is not day, week"
    ),
    ("{\"stock_moves\":[3]}", 17, "stock_moves: 3 is no fact"),
    ("{\"stock_moves\":{}}", 16, "stock_moves: an object is no array"),
    ("{\"stock_moves\":[],\"published\":\"2025-13-01\"}", 31, "published: \"2025-13-01\" is no day"),
    ("{\"stock_moves\":[{\"entity\":{}}]}", 27, "entity: an object names nobody"),
    ("{\"stock_moves\":[", 17, "the line ends too early"),
    ("{\"stock_moves\":[]} x", 20, "nothing more is expected here"),
    ("{\"stock_moves\":[\"\\q\"]}", 19, "this is no escape of JSON"),
  ])
  func whatDoesNotFitIsToldByLineAndColumn(_ line: String, _ column: Int, _ message: String) {
    let file = read("\n" + line + "\n{\"stock_moves\":[{\"entity\":\"x\",\"percent\":1}]}\n")
    #expect(file.diagnostics.count == 1)
    #expect(file.diagnostics.first?.message.hasPrefix(message) == true, "\(file.diagnostics)")
    #expect(file.diagnostics.first?.place?.line == 2)
    #expect(file.diagnostics.first?.place?.column == column)
    // The rest is read.
    #expect(file.documents.last?.article.statements.count == 1)
  }

  @Test func deepNestingIsRefused() {
    let file = read(String(repeating: "[", count: 100_000) + "\n")
    #expect(file.diagnostics.map(\.message) == ["this is nested too deeply"])
  }

  @Test func theCallersDayIsForDocumentsWithoutOne() throws {
    let file = read("{\"stock_moves\":[]}\n", published: Day(iso: "2025-02-24"))
    let article = try #require(file.documents.first).article
    #expect(article.publishedOn == Day(iso: "2025-02-24"))
    #expect(article.publishedFrom == .option)
    #expect(article.uri == "f.jsonl:1")
  }
}
