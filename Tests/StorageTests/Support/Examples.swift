// Small articles, lexicons and rates for tests of the store.
import Glibc
import Storage
import Vocabulary

enum Examples {
  static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

  static func currency(_ code: String) -> Currency { Currency(code) ?? .usd }

  static let entities = [
    Entity(id: "alibaba", name: "Alibaba", kind: .company, country: "CN"),
    Entity(id: "alibaba-cloud", name: "Alibaba Cloud", kind: .unit, parentID: "alibaba"),
    Entity(id: "bytedance", name: "ByteDance", kind: .company, country: "CN"),
    Entity(id: "tiktok", name: "TikTok", kind: .unit, parentID: "bytedance"),
    Entity(id: "moonshot-ai", name: "Moonshot AI", kind: .company, country: "CN"),
    Entity(id: "meta", name: "Meta", kind: .company, country: "US"),
    Entity(id: "metals", name: "Meta Metals", kind: .company, country: "US"),
    Entity(id: "bitcoin", name: "Bitcoin", kind: .crypto),
  ]

  static let aliases = [
    ("알리바바", "ko", "alibaba"), ("阿里巴巴", "zh", "alibaba"), ("BABA", nil, "alibaba"),
    ("Ali Cloud", "en", "alibaba-cloud"),
    ("바이트댄스", "ko", "bytedance"), ("字节跳动", "zh", "bytedance"), ("틱톡", "ko", "tiktok"), ("메타", "ko", "meta"),
    ("메타", "ko", "metals"), ("BTC", nil, "bitcoin"),
  ].map { Alias(text: $0.0, language: $0.1, entityID: $0.2, origin: .lexicon) }

  static let rates: [DailyRate] = [
    rate("2025-02-21", "USD", 1.0465), rate("2025-02-24", "USD", 1.0466), rate("2025-02-24", "CNY", 7.5879),
    rate("2025-02-24", "KRW", 1494.52), rate("2025-03-24", "USD", 1.0824),
  ]

  static func rate(_ day: String, _ quote: String, _ value: Double, base: String = "EUR") -> DailyRate {
    DailyRate(day: Self.day(day), base: currency(base), quote: currency(quote), rate: value)
  }

  static let builtIn = BuiltInData(
    lexiconVersion: "1", entities: { entities }, aliases: { aliases },
    rates: BuiltInData.Rates(
      uri: "built-in.csv", publisher: "European Central Bank", sha256: "built-in", rates: { rates }),
    filingTags: { tags })

  /// Two tags that cover all, one that covers a part.
  static let tags = [
    FilingTag(
      measure: "capex", rank: 1, taxonomy: "us-gaap", concept: "Equipment", coversAll: true, note: "equipment"),
    FilingTag(measure: "capex", rank: 2, taxonomy: "us-gaap", concept: "Assets", coversAll: true, note: "assets"),
    FilingTag(measure: "capex", rank: 20, taxonomy: "us-gaap", concept: "Machines", coversAll: false, note: "machines"),
  ]

  static func mention(_ id: String, _ name: String? = nil, isProvisional: Bool = false) -> EntityMention {
    let known = entities.first { $0.id == id }?.name
    return EntityMention(
      id: id, name: name ?? known ?? id, mention: name ?? known ?? id, isProvisional: isProvisional)
  }

  /// A statement whose quote stands in the body.
  static func statement(
    _ value: FactValue, quote: String, in body: String, qualifier: Qualifier = .exact, restated: [Money] = []
  ) -> Statement {
    let bytes = Array(body.utf8)
    let wanted = Array(quote.utf8)
    let start = (0...(bytes.count - wanted.count)).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) } ?? 0
    return Statement(
      value: value,
      citation: Citation(
        quote: quote, bytes: start..<start + wanted.count, qualifier: qualifier, restated: restated, rule: "test"))
  }

  /// Alibaba's plan, growth and share move; a quote board's first line.
  static func alibabaArticle(uri: String = "alibaba.txt", published: String? = "2025-02-24") -> ReadArticle {
    let body = "제목\n알리바바는 3년간 3천800억 위안(약 75조 원)을 투자한다.\n매출 11% 증가, 주가 68% 상승.\nBTC 139,850,000 -1.25%\n"
    let plan = Investment(
      entity: mention("alibaba"), kind: .capex, status: .planned, amount: DecimalNumber(380_000_000_000),
      currency: .cny,
      qualifier: .atLeast, years: 3)
    let growth = RevenueGrowth(
      entity: mention("alibaba"), segment: "cloud", percent: DecimalNumber(11), basis: .yearOnYear, qualifier: .about)
    let move = StockMove(entity: mention("alibaba"), percent: DecimalNumber(68), window: .ytd, qualifier: .about)
    let ticker = MarketTicker(
      entity: mention("bitcoin"), name: "BTC", symbol: "BTC", price: DecimalNumber(139_850_000), currency: .krw,
      changePercent: DecimalNumber(significand: -125, scale: 2), window: .day24Hours)
    return ReadArticle(
      uri: uri, title: "제목", publisher: "신문", language: "ko", publishedOn: published.map(day),
      publishedFrom: published == nil ? nil : .document, body: body,
      statements: [
        statement(
          .investment(plan), quote: "3천800억 위안(약 75조 원)", in: body, qualifier: .atLeast,
          restated: [Money(DecimalNumber(75_000_000_000_000), .krw)]),
        statement(.revenueGrowth(growth), quote: "11%", in: body, qualifier: .about),
        statement(.stockMove(move), quote: "68%", in: body, qualifier: .about),
        statement(.marketTicker(ticker), quote: "BTC 139,850,000 -1.25%", in: body),
      ])
  }

  /// A plan of one company, in a document of its own.
  static func planArticle(
    _ entity: EntityMention, _ amount: Int, _ currency: Currency = .usd, uri: String, published: String? = "2025-03-24",
    years: Double? = 1, fiscalYear: Int? = 2025
  ) -> ReadArticle {
    let body = "\(entity.mention) plans to invest \(amount) \(currency)."
    let plan = Investment(
      entity: entity, kind: .capex, status: .planned, amount: DecimalNumber(amount), currency: currency,
      years: years, fiscalYear: fiscalYear)
    return ReadArticle(
      uri: uri, title: uri, language: "en", publishedOn: published.map(day),
      publishedFrom: published == nil ? nil : .document, body: body,
      statements: [statement(.investment(plan), quote: "\(amount) \(currency)", in: body)])
  }
}

extension Store {
  /// Ingests articles as one import, each with its uri as its hash.
  @discardableResult
  func ingest(_ articles: ReadArticle..., command: String = "ingest") throws -> ImportRun {
    let run = beginImport(command: command, startedAt: "2025-04-01T00:00:00Z")
    for article in articles {
      _ = try ingest(article, file: IngestedFile(uri: article.uri, sha256: article.uri), in: run)
    }
    try finish(run)
    return run
  }

  /// Rows as text, cells separated by "|", as the sqlite3 shell prints them.
  func lines(_ sql: String, _ parameters: [String: Cell] = [:]) throws -> [String] {
    try run(sql: sql, parameters: parameters).grid.lines
  }
}

extension Grid {
  var lines: [String] {
    rows.map { row in row.map(\.shellText).joined(separator: "|") }
  }
}

extension Cell {
  /// The cell as the sqlite3 shell prints it.
  var shellText: String {
    switch self {
    case .null: ""
    case .integer(let value): String(value)
    case .real(let value): shellText(value)
    case .text(let value): value
    case .blob: "BLOB"
    }
  }

  private func shellText(_ value: Double) -> String {
    // SQLite prints 15 significant digits and always a decimal point.
    var buffer = [CChar](repeating: 0, count: 64)
    _ = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.15g", $0) }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.contains(".") || text.contains("e") || text.contains("n") ? text : text + ".0"
  }
}
