// What one document says as one line of JSON: the output of `extract`.
public import Vocabulary

/// Writes a document and its facts as one JSON object.
///
/// Fields: `doc` (the path as given), `published` (the day that the document itself gives, null for one that the user
/// gave), `language` and `lang` (the same ISO 639-1 code), `title`, `publisher`, and one array for each table of facts.
/// Every fact has `qualifier`, `quote`, `byte_start`, `byte_end` (bytes of the document as decoded to UTF-8) and `rule`.
public enum ExtractLine {
  /// Appends the object, without a line end.
  public static func write(_ article: ReadArticle, into json: inout JSONWriter) {
    write(article, into: &json) { _ in }
  }

  /// Appends the object, without a line end.
  ///
  /// Every fact of the document comes once, with the place that says most of it.
  ///
  /// - Parameters:
  ///   - explains: with an array `unused` of the amounts and percentages that became no facts: `kind`, `text`,
  ///     `byte_start`, `byte_end`, `reason` (a fixed word) and `why` (the same for people).
  ///   - flush: called now and then when much has been written; may take it and empty the writer's bytes.
  public static func write(
    _ article: ReadArticle, explains: Bool = false, into json: inout JSONWriter,
    flush: (inout JSONWriter) throws -> Void
  ) rethrows {
    let facts = DocumentFacts.List(article.statements)
    json.beginObject()
    json.field("doc", article.uri)
    let ownDay = article.publishedFrom == .option ? nil : article.publishedOn
    json.field("published", ownDay)
    json.field("language", article.language)
    json.field("lang", article.language)
    json.field("title", article.title)
    json.field("publisher", article.publisher)
    for kind in FactKind.allCases {
      switch kind {
      case .investment: json.key("investments")
      case .revenueGrowth: json.key("revenue_growth")
      case .stockMove: json.key("stock_moves")
      case .marketTicker: json.key("market_tickers")
      }
      json.beginArray()
      for index in facts.indices where facts.kind(at: index) == kind {
        switch facts[index] {
        case .alone(let at):
          let citation = article.statements[at].citation
          let restated = citation.restated.count > 1 ? DocumentFact.once(citation.restated) : citation.restated
          write(article.statements[at].value, citation.qualifier, restated, citation, into: &json)
        case .joined(let fact):
          guard let citation = fact.citations.first else { continue }
          write(fact.value, fact.value.qualifier ?? citation.qualifier, fact.restated, citation, into: &json)
        }
        if json.bytes.count > 1 << 20 { try flush(&json) }
      }
      json.endArray()
    }
    if explains { write(article.unused, into: &json) }
    json.endObject()
  }

  private static func write(_ unused: [UnusedMention], into json: inout JSONWriter) {
    json.key("unused")
    json.beginArray()
    for mention in unused {
      json.beginObject()
      json.field("kind", mention.kind.rawValue)
      json.field("text", mention.text)
      json.field("byte_start", mention.bytes.lowerBound)
      json.field("byte_end", mention.bytes.upperBound)
      json.field("reason", mention.reason.rawValue)
      json.field("why", mention.reason.words)
      json.endObject()
    }
    json.endArray()
  }

  private static func write(
    _ value: FactValue, _ qualifier: Qualifier, _ restated: [Money], _ citation: Citation, into json: inout JSONWriter
  ) {
    // What every kind may need: its names and brackets, a handful of numbers and short words, and the place.
    let room = 2048 + MeasuredJSON.room(citation.quote) + MeasuredJSON.room(citation.rule)
    switch value {
    case .investment(let value):
      let names = MeasuredJSON.room(value.entity) + (value.target.map { MeasuredJSON.room($0) } ?? 0)
      let words = value.purpose.map { MeasuredJSON.room($0) } ?? 0
      json.value(within: room + names + words + restated.count * (40 + MeasuredJSON.number * 2)) { json in
        write(value, qualifier, restated, into: &json)
        write(citation, into: &json)
      }
    case .revenueGrowth(let value):
      let words = MeasuredJSON.room(value.segment) + (value.period.map { MeasuredJSON.room($0) } ?? 0)
      json.value(within: room + MeasuredJSON.room(value.entity) + words) { json in
        write(value, qualifier, into: &json)
        write(citation, into: &json)
      }
    case .stockMove(let value):
      json.value(within: room + MeasuredJSON.room(value.entity)) { json in
        write(value, qualifier, into: &json)
        write(citation, into: &json)
      }
    case .marketTicker(let value):
      let names = MeasuredJSON.room(value.name) + (value.entity.map { MeasuredJSON.room($0) } ?? 0)
      let words = value.symbol.map { MeasuredJSON.room($0) } ?? 0
      json.value(within: room + names + words) { json in
        write(value, qualifier, into: &json)
        write(citation, into: &json)
      }
    }
  }

  private static func write(
    _ value: Investment, _ qualifier: Qualifier, _ restated: [Money], into json: inout MeasuredJSON
  ) {
    json.put(#"{"entity":"#)
    json.entity(value.entity)
    json.put(#","kind":"#)
    json.string(value.kind.rawValue)
    json.put(#","status":"#)
    json.string(value.status.rawValue)
    json.put(#","amount":"#)
    json.number(value.amount)
    json.put(#","amount_high":"#)
    json.number(value.amountHigh)
    json.put(#","currency":"#)
    json.currency(value.currency)
    json.put(#","qualifier":"#)
    json.string(qualifier.rawValue)
    json.put(#","years":"#)
    json.number(value.years)
    json.put(#","fiscal_year":"#)
    json.number(value.fiscalYear)
    json.put(#","starts_on":"#)
    json.day(value.startsOn)
    json.put(#","ends_on":"#)
    json.day(value.endsOn)
    json.put(#","target":"#)
    json.entity(value.target)
    json.put(#","purpose":"#)
    json.string(value.purpose)
    json.put(value.isRevision ? #","revision":true,"restated":["# : #","revision":false,"restated":["#)
    for (index, money) in restated.enumerated() {
      json.put(index == 0 ? #"{"amount":"# : #",{"amount":"#)
      json.number(money.amount)
      json.put(#","currency":"#)
      json.currency(money.currency)
      json.put("}")
    }
    json.put("]")
  }

  private static func write(_ value: RevenueGrowth, _ qualifier: Qualifier, into json: inout MeasuredJSON) {
    json.put(#"{"entity":"#)
    json.entity(value.entity)
    json.put(#","segment":"#)
    json.string(value.segment)
    json.put(#","percent":"#)
    json.number(value.percent)
    json.put(#","basis":"#)
    json.string(value.basis.rawValue)
    json.put(#","period":"#)
    json.string(value.period)
    json.put(#","qualifier":"#)
    json.string(qualifier.rawValue)
  }

  private static func write(_ value: StockMove, _ qualifier: Qualifier, into json: inout MeasuredJSON) {
    json.put(#"{"entity":"#)
    json.entity(value.entity)
    json.put(#","percent":"#)
    json.number(value.percent)
    json.put(#","window":"#)
    json.string(value.window.rawValue)
    json.put(#","qualifier":"#)
    json.string(qualifier.rawValue)
  }

  private static func write(_ value: MarketTicker, _ qualifier: Qualifier, into json: inout MeasuredJSON) {
    json.put(#"{"entity":"#)
    json.entity(value.entity)
    json.put(#","name":"#)
    json.string(value.name)
    json.put(#","symbol":"#)
    json.string(value.symbol)
    json.put(#","price":"#)
    json.number(value.price)
    json.put(#","currency":"#)
    json.currency(value.currency)
    json.put(#","change_percent":"#)
    json.number(value.changePercent)
    json.put(#","window":"#)
    json.string(value.window.rawValue)
    json.put(#","qualifier":"#)
    json.string(qualifier.rawValue)
  }

  /// Where the fact is stated best, behind what it says; the end of its object.
  private static func write(_ citation: Citation, into json: inout MeasuredJSON) {
    json.put(#","quote":"#)
    json.string(citation.quote)
    json.put(#","byte_start":"#)
    json.number(citation.bytes.lowerBound)
    json.put(#","byte_end":"#)
    json.number(citation.bytes.upperBound)
    json.put(#","rule":"#)
    json.string(citation.rule)
    json.put("}")
  }
}

extension FactValue {
  /// How the number is qualified as a fact, nil where only its place says so.
  fileprivate var qualifier: Qualifier? {
    switch self {
    case .investment(let value): value.qualifier
    case .revenueGrowth(let value): value.qualifier
    case .stockMove(let value): value.qualifier
    case .marketTicker: nil
    }
  }
}
