// Short ways to write statements in tests, and random ones that are near one another on purpose.
import Vocabulary

/// A generator with a seed, so that a failing case can be run again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

func mention(_ id: String) -> EntityMention { EntityMention(id: id, name: id, mention: id) }

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

func grows(
  _ percent: Int, period: String? = nil, segment: String = "cloud", _ qualifier: Qualifier = .exact, at byte: Int = 0
) -> Statement {
  Statement(
    value: .revenueGrowth(
      RevenueGrowth(entity: mention("alibaba"), segment: segment, percent: DecimalNumber(percent), period: period)),
    citation: Citation(quote: "", bytes: byte..<(byte + 5), qualifier: qualifier, rule: "test"))
}

func moves(
  _ percent: Int, _ window: MoveWindow = .ytd, _ qualifier: Qualifier = .exact, at byte: Int = 0
) -> Statement {
  Statement(
    value: .stockMove(StockMove(entity: mention("alibaba"), percent: DecimalNumber(percent), window: window)),
    citation: Citation(quote: "", bytes: byte..<(byte + 5), qualifier: qualifier, rule: "test"))
}

func quotes(
  _ name: String, _ symbol: String?, _ price: Int, currency: String? = "KRW", change: Int? = nil, at byte: Int = 0
) -> Statement {
  Statement(
    value: .marketTicker(
      MarketTicker(
        name: name, symbol: symbol, price: DecimalNumber(price), currency: currency.flatMap { Currency($0) },
        changePercent: change.map { DecimalNumber($0) })),
    citation: Citation(quote: "", bytes: byte..<(byte + 5), rule: "test"))
}

extension Statement {
  /// The statement in a source: `2025-02-24`, `?2025-02-24` (dated by the user), or nothing.
  func from(_ stated: String = "", file: String = "a") -> SourcedStatement {
    let isOption = stated.hasPrefix("?")
    let known = Day(iso: isOption ? String(stated.dropFirst()) : stated)
    return SourcedStatement(
      self, source: SourceStamp(day: known, dayFrom: known.map { _ in isOption ? .option : .document }, key: file))
  }
}

/// Statements that often agree in part, in several documents.
func randomStatements(_ count: Int, using random: inout SeededGenerator) -> [SourcedStatement] {
  let days = ["", "", "2025-01-10", "2025-02-24", "2025-03-20", "2025-05-02", "?2025-02-24", "?2025-01-05"]
  let stamps = (0..<6).map { file in (days.randomElement(using: &random) ?? "", "file\(file)") }
  return (0..<count).map { number in
    let qualifier = Qualifier.allCases.randomElement(using: &random) ?? .exact
    func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
    let statement: Statement
    switch Int.random(in: 0..<10, using: &random) {
    case 0:
      statement = grows(pick([11, 12]), period: pick([nil, nil, "2024-Q4", "2025-Q1"]), qualifier, at: number * 10)
    case 1: statement = moves(pick([68, -3]), pick([.ytd, .day]), qualifier, at: number * 10)
    case 2:
      statement = quotes(
        pick(["Bitcoin", "비트코인"]), pick([nil, "BTC", "BCH"]), pick([100, 200]), currency: pick([nil, "KRW", "USD"]),
        change: pick([nil, 1]), at: number * 10)
    default:
      let money: (String?, [String]) = pick([
        ("380 CNY", []), ("380 CNY", ["75 KRW"]), ("380 CNY", ["75 KRW", "52 USD"]), ("75 KRW", []), ("52 USD", []),
        ("75 KRW", ["52 USD"]), ("150 CNY", ["29 KRW"]), ("29 KRW", []), ("60-65 USD", []), (nil, []),
        ("29 KRW", ["150 CNY"]),
      ])
      statement = invests(
        money.0, years: pick([nil, nil, 3, 1]), in: pick([nil, nil, nil, 2025, 2026]),
        target: pick([nil, nil, nil, nil, "moonshot", "zhipu"]), restated: money.1, qualifier,
        status: pick([.planned, .planned, .spent]), purpose: pick([nil, "ai", "cloud"]),
        revises: pick([false, false, false, true]), at: number * 10)
    }
    let stamp = pick(stamps)
    return statement.from(stamp.0, file: stamp.1)
  }
}
