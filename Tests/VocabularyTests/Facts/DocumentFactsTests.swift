import Testing
import Vocabulary

struct DocumentFactsTests {
  @Test func aDocumentStatesAFactOnceWithTheFullestPlaceFirst() throws {
    let facts = DocumentFacts.merged([
      invests("75 KRW", .about, at: 0), moves(68, at: 10), invests("75 KRW", years: 3, .about, at: 20),
      invests("380 CNY", years: 3, restated: ["75 KRW"], at: 30), invests("380 CNY", at: 40),
    ])
    #expect(facts.count == 2)
    let first = try #require(facts.first)
    #expect(first.citations.map(\.bytes.lowerBound) == [30, 40, 20, 0])
    #expect(first.restated == [Money(DecimalNumber(75), .krw)])
    #expect(first.value.investment?.qualifier == .exact)
    #expect(facts[1].value.kind == .stockMove)
  }

  @Test func nothingComesOfNothing() {
    #expect(DocumentFacts.merged([]).isEmpty)
  }
}
