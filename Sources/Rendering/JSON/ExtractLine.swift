// What one document says as one line of JSON: the output of `extract`.
public import Vocabulary

/// Writes a document and its facts as one JSON object a line.
///
/// Fields: `doc` (the path as given), `lang` and `language` (the same ISO 639-1 code), `published` (the day that the
/// document itself gives, null for one that the user gave), `title`, `publisher`, and one array for each table of
/// facts. Every fact has `qualifier` (not on tickers), `quote`, `byte_start`, `byte_end` (bytes of the document as decoded to UTF-8) and `rule`.
public enum ExtractLine {
  /// Appends the line, its line feed included.
  ///
  /// `statements` are the facts of the article, each once, in the order they are to be printed in.
  public static func write(_ article: ReadArticle, statements: [Statement], into json: inout JSONWriter) {
    json.beginObject()
    json.field("doc", article.uri)
    json.field("lang", article.language)
    json.field("language", article.language)
    let ownDay = article.publishedFrom == .option ? nil : article.publishedOn
    json.field("published", ownDay?.description)
    json.field("title", article.title)
    json.field("publisher", article.publisher)
    json.key("investments")
    json.beginArray()
    for statement in statements {
      if case .investment(let fact) = statement.value { write(fact, statement.citation, into: &json) }
    }
    json.endArray()
    json.key("revenue_growth")
    json.beginArray()
    for statement in statements {
      if case .revenueGrowth(let fact) = statement.value { write(fact, statement.citation, into: &json) }
    }
    json.endArray()
    json.key("stock_moves")
    json.beginArray()
    for statement in statements {
      if case .stockMove(let fact) = statement.value { write(fact, statement.citation, into: &json) }
    }
    json.endArray()
    json.key("market_tickers")
    json.beginArray()
    for statement in statements {
      if case .marketTicker(let fact) = statement.value { write(fact, statement.citation, into: &json) }
    }
    json.endArray()
    json.endObject()
    json.endLine()
  }

  private static func write(_ fact: Investment, _ citation: Citation, into json: inout JSONWriter) {
    json.beginObject()
    write("entity", fact.entity, into: &json)
    json.field("kind", fact.kind.rawValue)
    json.field("status", fact.status.rawValue)
    json.field("amount", fact.amount)
    json.field("amount_high", fact.amountHigh)
    json.field("currency", fact.currency?.code)
    json.field("qualifier", fact.qualifier.rawValue)
    json.field("years", fact.years)
    json.field("fiscal_year", fact.fiscalYear)
    json.field("starts_on", fact.startsOn?.description)
    json.field("ends_on", fact.endsOn?.description)
    write("target", fact.target, into: &json)
    json.field("purpose", fact.purpose)
    json.field("revision", fact.isRevision)
    json.key("restated")
    json.beginArray()
    for money in citation.restated {
      json.beginObject()
      json.field("amount", money.amount)
      json.field("currency", money.currency.code)
      json.endObject()
    }
    json.endArray()
    write(citation, into: &json)
    json.endObject()
  }

  private static func write(_ fact: RevenueGrowth, _ citation: Citation, into json: inout JSONWriter) {
    json.beginObject()
    write("entity", fact.entity, into: &json)
    json.field("segment", fact.segment)
    json.field("percent", fact.percent)
    json.field("basis", fact.basis.rawValue)
    json.field("period", fact.period)
    json.field("qualifier", fact.qualifier.rawValue)
    write(citation, into: &json)
    json.endObject()
  }

  private static func write(_ fact: StockMove, _ citation: Citation, into json: inout JSONWriter) {
    json.beginObject()
    write("entity", fact.entity, into: &json)
    json.field("percent", fact.percent)
    json.field("window", fact.window.rawValue)
    json.field("qualifier", fact.qualifier.rawValue)
    write(citation, into: &json)
    json.endObject()
  }

  private static func write(_ fact: MarketTicker, _ citation: Citation, into json: inout JSONWriter) {
    json.beginObject()
    write("entity", fact.entity, into: &json)
    json.field("name", fact.name)
    json.field("symbol", fact.symbol)
    json.field("price", fact.price)
    json.field("currency", fact.currency?.code)
    json.field("change_percent", fact.changePercent)
    json.field("window", fact.window.rawValue)
    write(citation, into: &json)
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

  private static func write(_ citation: Citation, into json: inout JSONWriter) {
    json.field("quote", citation.quote)
    json.field("byte_start", citation.bytes.lowerBound)
    json.field("byte_end", citation.bytes.upperBound)
    json.field("rule", citation.rule)
  }
}
