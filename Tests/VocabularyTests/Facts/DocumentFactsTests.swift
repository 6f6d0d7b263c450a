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

  /// Statements that have no amount in common are taken as they stand; what comes out must be what the rules of identity
  /// make of all of them.
  @Test func setsAsideOnlyWhatNothingElseStates() {
    var seed: UInt64 = 7
    func chance(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let amounts = ["75 KRW", "380 CNY", "52 USD", "60-65 USD", "8 JPY"]
    for _ in 0..<300 {
      var statements: [Statement] = []
      for place in 0..<(1 + chance(8)) {
        if chance(6) == 0 {
          statements.append(moves(60 + chance(2), at: place * 10))
          continue
        }
        statements.append(
          invests(
            chance(6) == 0 ? nil : amounts[chance(5)], years: chance(2) == 0 ? nil : Double(1 + chance(2)),
            target: chance(4) == 0 ? "baidu" : nil, restated: chance(3) == 0 ? [amounts[chance(3)]] : [],
            chance(2) == 0 ? .exact : .about, entity: chance(3) == 0 ? "naver" : "alibaba", at: place * 10))
      }
      let merged = DocumentFacts.merged(statements)
      let derived = FactIdentity.facts(of: statements.map { SourcedStatement($0) })
      #expect(merged.map(\.value) == derived.map(\.value))
      #expect(merged.map { $0.citations.count } == derived.map { $0.members.count })
    }
  }
}
