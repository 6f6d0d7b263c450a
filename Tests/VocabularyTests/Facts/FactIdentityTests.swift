// Which statements are one fact and which are not, and what the fact then says.
import Testing
import Vocabulary

struct FactIdentityTests {
  // MARK: One announcement

  @Test func theSameStatementsAreOneFact() {
    let facts = FactIdentity.facts(of: [
      invests("380 CNY", years: 3, restated: ["75 KRW"]).from(file: "a"),
      invests("380 CNY", years: 3, restated: ["74 KRW"]).from(file: "b"),
    ])
    #expect(facts.count == 1)
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5])
  func headlinesWithTheConvertedAmountJoinWhateverComesFirst(_ order: Int) throws {
    let statements = [
      invests("75 KRW", years: 3).from("2025-02-20", file: "headline"),
      invests("75 KRW").from(file: "title"),
      invests("380 CNY", years: 3, restated: ["75 KRW"], .atLeast).from("2025-02-24", file: "body"),
    ]
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    let facts = FactIdentity.facts(of: orders[order].map { statements[$0] })
    let value = try #require(facts.first?.value.investment)
    #expect(facts.count == 1)
    #expect(value.amount == DecimalNumber(380) && value.currency == .cny && value.years == 3)
    // The headline's qualifier speaks of won.
    #expect(value.qualifier == .atLeast)
    #expect(facts[0].statedOn == day("2025-02-20"))
  }

  @Test func aConversionOfAConversionLeadsToTheOriginal() throws {
    let facts = FactIdentity.facts(of: [
      invests("52 USD").from(file: "a"), invests("75 KRW", restated: ["52 USD"]).from(file: "b"),
      invests("380 CNY", restated: ["75 KRW"]).from(file: "c"),
    ])
    #expect(facts.count == 1)
    #expect(facts[0].value.investment?.currency == .cny)
  }

  @Test func amountsThatRestateEachOtherGoByTheFirst() {
    let facts = FactIdentity.facts(of: [
      invests("75 KRW", restated: ["380 CNY"]).from("2025-02-25", file: "a"),
      invests("380 CNY", restated: ["75 KRW"]).from("2025-02-24", file: "b"),
    ])
    #expect(facts.count == 1)
    #expect(facts[0].value.investment?.currency == .cny)
  }

  @Test func aConvertedRangeStandsForTheRange() {
    let facts = FactIdentity.facts(of: [
      invests("60-65 USD", restated: ["86 KRW", "93 KRW"], .range).from(file: "a"),
      invests("86-93 KRW", .range).from(file: "b"), invests("93 KRW").from(file: "c"),
    ])
    #expect(facts.count == 2)
    #expect(facts[0].value.investment?.currency == .usd && facts[0].members == [0, 1])
  }

  @Test func whatIsNotSaidJoinsTheOnlyCandidate() throws {
    let facts = FactIdentity.facts(of: [
      invests("380 CNY").from(file: "a"), invests("380 CNY", years: 3).from(file: "b"),
      invests("380 CNY", in: 2025).from(file: "c"),
    ])
    let value = try #require(facts.first?.value.investment)
    #expect(facts.count == 1)
    #expect(value.years == 3 && value.fiscalYear == 2025)
  }

  // MARK: Near misses

  @Test func whatIsSaidDifferentlyStaysApart() {
    let base = invests("380 CNY", years: 3, in: 2025, target: "moonshot").from(file: "a")
    for other in [
      invests("381 CNY", years: 3, in: 2025, target: "moonshot"),
      invests("380 USD", years: 3, in: 2025, target: "moonshot"),
      invests("380-390 CNY", years: 3, in: 2025, target: "moonshot"),
      invests("380 CNY", years: 5, in: 2025, target: "moonshot"),
      invests("380 CNY", years: 3, in: 2026, target: "moonshot"),
      invests("380 CNY", years: 3, in: 2025, target: "zhipu"),
      invests("380 CNY", years: 3, in: 2025),
      invests("380 CNY", years: 3, in: 2025, target: "moonshot", status: .spent),
      invests("380 CNY", years: 3, in: 2025, target: "moonshot", entity: "tencent"),
    ] {
      #expect(FactIdentity.facts(of: [base, other.from(file: "b")]).count == 2, "\(other)")
    }
  }

  @Test func betweenTwoCandidatesWhatIsNotSaidStaysByItself() {
    let facts = FactIdentity.facts(of: [
      invests("380 CNY", years: 3).from(file: "a"), invests("380 CNY", years: 5).from(file: "b"),
      invests("380 CNY").from(file: "c"),
    ])
    #expect(facts.map(\.members) == [[0], [1], [2]])
    let targets = FactIdentity.facts(of: [
      invests("10 USD", years: 1, target: "moonshot").from(file: "a"),
      invests("10 USD", target: "zhipu").from(file: "b"), invests("10 USD", target: "zhipu").from(file: "c"),
    ])
    #expect(targets.map(\.members) == [[0], [1, 2]])
  }

  @Test func aConvertedAmountBetweenTwoOriginalsStaysByItself() {
    let facts = FactIdentity.facts(of: [
      invests("380 CNY", restated: ["75 KRW"]).from(file: "a"), invests("52 USD", restated: ["75 KRW"]).from(file: "b"),
      invests("75 KRW").from(file: "c"),
    ])
    #expect(facts.map(\.members) == [[0], [1], [2]])
    let years = FactIdentity.facts(of: [
      invests("380 CNY", years: 3, restated: ["75 KRW"]).from(file: "a"),
      invests("52 USD", years: 1, restated: ["75 KRW"]).from(file: "b"), invests("75 KRW", years: 1).from(file: "c"),
    ])
    #expect(years.map(\.members) == [[0], [1, 2]])
  }

  @Test func withoutAnAmountOnlyEqualsJoin() {
    let facts = FactIdentity.facts(of: [
      invests(nil, target: "moonshot", status: .spent).from(file: "a"),
      invests(nil, target: "moonshot", status: .spent).from(file: "b"),
      invests(nil, target: "zhipu", status: .spent).from(file: "c"),
      invests(nil, in: 2024, target: "moonshot", status: .spent).from(file: "d"),
    ])
    #expect(facts.map(\.members) == [[0, 1], [2], [3]])
  }

  // MARK: Growth, moves, quotes

  @Test func growthWithoutPeriodJoinsWithinTheWindowOfTheFirst() {
    let facts = FactIdentity.facts(of: [
      grows(11).from("2025-01-01", file: "a"), grows(11).from("2025-02-15", file: "b"),
      grows(11).from("2025-02-16", file: "c"), grows(11).from(file: "d"), grows(11).from(file: "e"),
      grows(11, segment: "total").from("2025-01-01", file: "f"),
    ])
    #expect(facts.map { $0.members.sorted() }.sorted { $0[0] < $1[0] } == [[0, 1], [2], [3, 4], [5]])
  }

  @Test func growthOfAPeriodIsOneFactHoweverLate() {
    let facts = FactIdentity.facts(of: [
      grows(11, period: "2024-Q4").from("2025-02-20", file: "a"),
      grows(11, period: "2024-Q4").from("2025-11-20", file: "b"), grows(11).from("2025-11-01", file: "c"),
      grows(11, period: "2025-Q1").from("2025-05-20", file: "d"),
    ])
    #expect(facts.map(\.members) == [[0, 2, 1], [3]])
    #expect(facts[0].value.revenueGrowth?.period == "2024-Q4")
  }

  @Test func movesAreOfTheirDay() {
    let facts = FactIdentity.facts(of: [
      moves(68).from("2025-02-24", file: "a"), moves(68, .ytd, .about).from("2025-02-24", file: "b"),
      moves(68).from("2025-02-25", file: "c"), moves(68).from(file: "d"), moves(68).from(file: "e"),
      moves(68, .year).from("2025-02-24", file: "f"),
    ])
    #expect(facts.map { $0.members.sorted() }.sorted { $0[0] < $1[0] } == [[0, 1], [2], [3, 4], [5]])
    #expect(facts.first { $0.members.count == 2 && $0.statedOn != nil }?.value.stockMove?.qualifier == .about)
  }

  @Test func quotesGoBySymbolOrName() {
    let facts = FactIdentity.facts(of: [
      quotes("비트코인", nil, 100, currency: nil).from("2025-02-24", file: "a"),
      quotes("비트코인", "BTC", 100).from("2025-02-24", file: "b"),
      quotes("Bitcoin", "BTC", 100, change: -1).from("2025-02-24", file: "c"),
      quotes("Bitcoin", "BTC", 101).from("2025-02-24", file: "d"),
      quotes("Bitcoin", "BTC", 100).from("2025-02-25", file: "e"),
      quotes("Bitcoin", "BTC", 100, currency: "USD").from("2025-02-25", file: "f"),
    ])
    #expect(facts.map(\.members) == [[0, 1, 2], [3], [4], [5]])
    let value = facts[0].value.marketTicker
    #expect(value?.symbol == "BTC" && value?.currency == .krw && value?.changePercent == DecimalNumber(-1))
  }

  // MARK: Fields

  @Test func theQualifierIsThatOfTheEarliestSourceWithItsOwnDay() throws {
    func qualifier(_ statements: [SourcedStatement]) -> Qualifier? {
      FactIdentity.facts(of: statements).first?.value.investment?.qualifier
    }
    // A day of the document's own comes before an earlier one given by the user, which comes before none.
    #expect(
      qualifier([
        invests("1 USD", .exact).from("?2025-01-01", file: "a"), invests("1 USD", .about).from("2025-03-01", file: "b"),
        invests("1 USD", .atMost).from(file: "c"), invests("1 USD", .range).from("2025-03-02", file: "d"),
      ]) == .about)
    #expect(
      qualifier([invests("1 USD", .about).from(file: "a"), invests("1 USD").from("?2025-01-01", file: "b")]) == .exact)
    // Ties: a bound, a range, about, exact.
    for (weaker, stronger) in [(Qualifier.range, Qualifier.atMost), (.about, .range), (.exact, .about)] {
      #expect(
        qualifier([
          invests("1 USD", weaker).from("2025-03-01", file: "a"),
          invests("1 USD", stronger).from("2025-03-01", file: "b"),
        ]) == stronger)
    }
  }

  @Test func statedOnIsTheEarliestDayWhoeverGivesIt() {
    let facts = FactIdentity.facts(of: [
      invests("1 USD").from("2025-03-01", file: "a"), invests("1 USD").from("?2025-01-01", file: "b"),
      invests("1 USD").from(file: "c"),
    ])
    #expect(facts.first?.statedOn == day("2025-01-01"))
  }

  @Test func whatSourcesDifferInTheFirstInOrderDecides() {
    let facts = FactIdentity.facts(of: [
      invests("1 USD", purpose: "cloud").from("2025-03-02", file: "a"),
      invests("1 USD", purpose: "ai").from("2025-03-01", file: "b"), invests("1 USD").from("2025-02-01", file: "c"),
    ])
    #expect(facts.first?.value.investment?.purpose == "ai")
  }

  // MARK: Order

  @Test(arguments: 0..<300)
  func noOrderChangesAnything(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    let statements = randomStatements(Int.random(in: 2...14, using: &random), using: &random)
    func described(_ order: [Int]) -> [String] {
      FactIdentity.facts(of: order.map { statements[$0] }).map { fact in
        "\(fact.value) \(fact.statedOn as Any) \(fact.members.map { order[$0] }) \(fact.revision.map { order[$0] } as Any)"
      }
    }
    let expected = described(Array(statements.indices))
    for _ in 0..<10 { #expect(described(statements.indices.shuffled(using: &random)) == expected) }
    // Every statement is in one fact.
    #expect(FactIdentity.facts(of: statements).flatMap(\.members).sorted() == Array(statements.indices))
  }
}
