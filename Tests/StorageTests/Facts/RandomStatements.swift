// Statements that agree in part, so that facts join, split and replace one another.
import Vocabulary

func mention(_ id: String) -> EntityMention { EntityMention(id: id, name: id, mention: id, isProvisional: true) }

/// `380 CNY`, `60-65 USD`, or nothing.
func invests(
  _ amount: String?, years: Double? = nil, in fiscalYear: Int? = nil, target: String? = nil,
  restated: [String] = [], _ qualifier: Qualifier = .exact, status: InvestmentStatus = .planned,
  entity: String = "alibaba", purpose: String? = nil, revises: Bool = false, at byte: Int = 0
) -> Statement {
  let parts = amount?.split(separator: " ") ?? []
  let numbers = parts.first?.split(separator: "-").compactMap { DecimalNumber(String($0)) } ?? []
  let value = Investment(
    entity: mention(entity), kind: target == nil ? .capex : .stake, status: status, amount: numbers.first,
    amountHigh: numbers.dropFirst().first, currency: parts.last.flatMap { Currency($0) }, qualifier: qualifier,
    years: years, fiscalYear: fiscalYear, target: target.map(mention), purpose: purpose, isRevision: revises)
  let money = restated.compactMap { text -> Money? in
    let parts = text.split(separator: " ")
    guard let amount = DecimalNumber(String(parts[0])), let currency = Currency(parts[1]) else { return nil }
    return Money(amount, currency)
  }
  return Statement(
    value: .investment(value),
    citation: Citation(quote: "", bytes: byte..<(byte + 5), qualifier: qualifier, restated: money, rule: "test"))
}

/// A statement of any kind at a place.
func randomStatement(at byte: Int, using random: inout SeededGenerator) -> Statement {
  let qualifier = random.pick(Qualifier.allCases)
  let citation = Citation(quote: "", bytes: byte..<(byte + 5), qualifier: qualifier, rule: "test")
  let entity = random.pick(["alibaba", "alibaba", "ali-baba"])
  switch Int.random(in: 0..<10, using: &random) {
  case 0:
    return Statement(
      value: .revenueGrowth(
        RevenueGrowth(
          entity: mention(entity), segment: "cloud", percent: DecimalNumber(random.pick([11, 12])),
          period: random.pick([nil, nil, "2024-Q4", "2025-Q1"]))), citation: citation)
  case 1:
    return Statement(
      value: .stockMove(
        StockMove(
          entity: mention(entity), percent: DecimalNumber("1.5") ?? .one, window: random.pick([.ytd, .day]))),
      citation: citation)
  case 2:
    return Statement(
      value: .marketTicker(
        MarketTicker(
          entity: random.pick([nil, mention("bitcoin")]), name: random.pick(["Bitcoin", "비트코인"]),
          symbol: random.pick([nil, "BTC", "BCH"]), price: DecimalNumber(random.pick([100, 200])),
          currency: random.pick([nil, "KRW", "USD"]).flatMap { Currency($0) },
          changePercent: random.pick([nil, DecimalNumber(1), DecimalNumber(2)]),
          window: random.pick([.day, .day24Hours]))), citation: citation)
  default:
    let money: (String?, [String]) = random.pick([
      ("380 CNY", []), ("380 CNY", ["75 KRW"]), ("380 CNY", ["75 KRW", "52 USD"]), ("75 KRW", []), ("52 USD", []),
      ("75 KRW", ["52 USD"]), ("150.5 CNY", ["29 KRW"]), ("29 KRW", []), ("60-65 USD", []), (nil, []),
      ("29 KRW", ["150.5 CNY"]), ("60-65 USD", ["86 KRW", "93 KRW"]), ("86-93 KRW", []),
    ])
    return invests(
      money.0, years: random.pick([nil, nil, 3, 1]), in: random.pick([nil, nil, 2025, 2026]),
      target: random.pick([nil, nil, nil, nil, "moonshot", "zhipu"]), restated: money.1, qualifier,
      status: random.pick([.planned, .planned, .spent]), entity: entity, purpose: random.pick([nil, "ai", "cloud"]),
      revises: random.pick([false, false, false, true]), at: byte)
  }
}

/// Documents with statements of all kinds.
func randomDocuments(_ count: Int, using random: inout SeededGenerator) -> [TestDocument] {
  let days = ["", "2025-01-10", "2025-02-24", "2025-02-24", "2025-03-20", "2025-05-02", "?2025-02-24", "?2025-01-05"]
  return (0..<count).map { number in
    TestDocument(
      name: "document \(number) \(random.next())", published: random.pick(days),
      statements: (0..<Int.random(in: 0...5, using: &random)).map { place in
        randomStatement(at: place * 10, using: &random)
      })
  }
}
