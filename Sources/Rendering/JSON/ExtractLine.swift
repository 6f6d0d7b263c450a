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
    json.field("published", ownDay?.description)
    json.field("language", article.language)
    json.field("lang", article.language)
    json.field("title", article.title)
    json.field("publisher", article.publisher)
    json.key("investments")
    json.beginArray()
    for index in facts.indices where facts.kind(at: index) == .investment {
      if let one = facts.statement(at: index) {
        if case .investment(let value) = one.value { write(value, Place(one.citation), into: &json) }
      } else {
        let fact = facts[index]
        if case .investment(let value) = fact.value { write(value, Place(fact, value.qualifier), into: &json) }
      }
      if json.bytes.count > 1 << 20 { try flush(&json) }
    }
    json.endArray()
    json.key("revenue_growth")
    json.beginArray()
    for index in facts.indices where facts.kind(at: index) == .revenueGrowth {
      if let one = facts.statement(at: index) {
        if case .revenueGrowth(let value) = one.value { write(value, Place(one.citation), into: &json) }
      } else {
        let fact = facts[index]
        if case .revenueGrowth(let value) = fact.value { write(value, Place(fact, value.qualifier), into: &json) }
      }
      if json.bytes.count > 1 << 20 { try flush(&json) }
    }
    json.endArray()
    json.key("stock_moves")
    json.beginArray()
    for index in facts.indices where facts.kind(at: index) == .stockMove {
      if let one = facts.statement(at: index) {
        if case .stockMove(let value) = one.value { write(value, Place(one.citation), into: &json) }
      } else {
        let fact = facts[index]
        if case .stockMove(let value) = fact.value { write(value, Place(fact, value.qualifier), into: &json) }
      }
      if json.bytes.count > 1 << 20 { try flush(&json) }
    }
    json.endArray()
    json.key("market_tickers")
    json.beginArray()
    for index in facts.indices where facts.kind(at: index) == .marketTicker {
      if let one = facts.statement(at: index) {
        if case .marketTicker(let value) = one.value { write(value, Place(one.citation), into: &json) }
      } else {
        let fact = facts[index]
        if case .marketTicker(let value) = fact.value { write(value, Place(fact, nil), into: &json) }
      }
      if json.bytes.count > 1 << 20 { try flush(&json) }
    }
    json.endArray()
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

  private static func write(_ value: Investment, _ place: Place, into json: inout JSONWriter) {
    json.beginObject()
    write("entity", value.entity, into: &json)
    json.field("kind", value.kind.rawValue)
    json.field("status", value.status.rawValue)
    json.field("amount", value.amount)
    json.field("amount_high", value.amountHigh)
    json.field("currency", value.currency?.code)
    json.field("qualifier", place.qualifier?.rawValue)
    json.field("years", value.years)
    json.field("fiscal_year", value.fiscalYear)
    json.field("starts_on", value.startsOn?.description)
    json.field("ends_on", value.endsOn?.description)
    write("target", value.target, into: &json)
    json.field("purpose", value.purpose)
    json.field("revision", value.isRevision)
    json.key("restated")
    json.beginArray()
    for money in place.restated {
      json.beginObject()
      json.field("amount", money.amount)
      json.field("currency", money.currency.code)
      json.endObject()
    }
    json.endArray()
    write(place, into: &json)
    json.endObject()
  }

  private static func write(_ value: RevenueGrowth, _ place: Place, into json: inout JSONWriter) {
    json.beginObject()
    write("entity", value.entity, into: &json)
    json.field("segment", value.segment)
    json.field("percent", value.percent)
    json.field("basis", value.basis.rawValue)
    json.field("period", value.period)
    json.field("qualifier", place.qualifier?.rawValue)
    write(place, into: &json)
    json.endObject()
  }

  private static func write(_ value: StockMove, _ place: Place, into json: inout JSONWriter) {
    json.beginObject()
    write("entity", value.entity, into: &json)
    json.field("percent", value.percent)
    json.field("window", value.window.rawValue)
    json.field("qualifier", place.qualifier?.rawValue)
    write(place, into: &json)
    json.endObject()
  }

  private static func write(_ value: MarketTicker, _ place: Place, into json: inout JSONWriter) {
    json.beginObject()
    write("entity", value.entity, into: &json)
    json.field("name", value.name)
    json.field("symbol", value.symbol)
    json.field("price", value.price)
    json.field("currency", value.currency?.code)
    json.field("change_percent", value.changePercent)
    json.field("window", value.window.rawValue)
    json.field("qualifier", place.qualifier?.rawValue)
    write(place, into: &json)
    json.endObject()
  }

  private static func write(_ name: StaticString, _ entity: EntityMention?, into json: inout JSONWriter) {
    json.key(name)
    guard let entity else { return json.null() }
    json.beginObject()
    json.field("id", entity.id)
    json.field("name", entity.name)
    json.field("mention", entity.mention)
    json.endObject()
  }

  /// Where a fact is stated best, how it is qualified, and what else its amount is said to be worth.
  private struct Place {
    let citation: Citation?
    let qualifier: Qualifier?
    let restated: [Money]

    init(_ citation: Citation) {
      self.citation = citation
      qualifier = citation.qualifier
      restated = citation.restated.count > 1 ? DocumentFact.once(citation.restated) : citation.restated
    }

    init(_ fact: DocumentFact, _ qualifier: Qualifier?) {
      citation = fact.citations.first
      self.qualifier = qualifier ?? citation?.qualifier
      restated = fact.restated
    }
  }

  private static func write(_ place: Place, into json: inout JSONWriter) {
    guard let citation = place.citation else { return }
    json.field("quote", citation.quote)
    json.field("byte_start", citation.bytes.lowerBound)
    json.field("byte_end", citation.bytes.upperBound)
    json.field("rule", citation.rule)
  }
}
