// One document and its facts as one JSON object: the machine output of `extract`, a contract with its readers.
public import Vocabulary

/// Writes what was read of one document, in the shape
/// `{"doc", "published", "language", "investments": […], "revenue_growth": […], "stock_moves": […], "market_tickers": […]}`.
///
/// What is unknown is `null`; numbers are numbers with all their digits; byte offsets count in the decoded document.
public enum ArticleJSON {
  /// Appends one object without a line end.
  ///
  /// - Parameters:
  ///   - facts: one statement a fact, in the order of the text.
  ///   - published: the day that the document itself gives.
  public static func append(
    doc: String, published: Day?, language: String?, facts: [Statement], to out: inout JSONBytes
  ) {
    out.raw("{\"doc\":")
    out.string(doc)
    out.raw(",\"published\":")
    out.string(published?.description)
    out.raw(",\"language\":")
    out.string(language)
    for kind in FactKind.allCases { append(kind, of: facts, to: &out) }
    out.raw("}")
  }

  private static func append(_ kind: FactKind, of facts: [Statement], to out: inout JSONBytes) {
    out.raw(",")
    out.string(kind.table)
    out.raw(":[")
    var isFirst = true
    for fact in facts where fact.value.kind == kind {
      if !isFirst { out.raw(",") }
      isFirst = false
      out.raw("{")
      switch fact.value {
      case .investment(let investment): append(investment, fact.citation, to: &out)
      case .revenueGrowth(let growth): append(growth, fact.citation, to: &out)
      case .stockMove(let move): append(move, fact.citation, to: &out)
      case .marketTicker(let ticker): append(ticker, to: &out)
      }
      append(fact.citation, to: &out)
      out.raw("}")
    }
    out.raw("]")
  }

  private static func append(_ investment: Investment, _ citation: Citation, to out: inout JSONBytes) {
    out.raw("\"entity\":")
    append(investment.entity, to: &out)
    out.raw(",\"kind\":")
    out.string(investment.kind.rawValue)
    out.raw(",\"status\":")
    out.string(investment.status.rawValue)
    out.raw(",\"amount\":")
    out.decimal(investment.amount)
    out.raw(",\"amount_high\":")
    out.decimal(investment.amountHigh)
    out.raw(",\"currency\":")
    out.string(investment.currency?.code)
    out.raw(",\"years\":")
    out.real(investment.years)
    out.raw(",\"fiscal_year\":")
    out.integer(investment.fiscalYear)
    out.raw(",\"starts_on\":")
    out.string(investment.startsOn?.description)
    out.raw(",\"ends_on\":")
    out.string(investment.endsOn?.description)
    out.raw(",\"target\":")
    append(investment.target, to: &out)
    out.raw(",\"purpose\":")
    out.string(investment.purpose)
    out.raw(",\"restated\":[")
    for (index, money) in citation.restated.enumerated() {
      out.raw(index == 0 ? "{\"amount\":" : ",{\"amount\":")
      out.decimal(money.amount)
      out.raw(",\"currency\":")
      out.string(money.currency.code)
      out.raw("}")
    }
    out.raw("]")
  }

  private static func append(_ growth: RevenueGrowth, _ citation: Citation, to out: inout JSONBytes) {
    out.raw("\"entity\":")
    append(growth.entity, to: &out)
    out.raw(",\"segment\":")
    out.string(growth.segment)
    out.raw(",\"percent\":")
    out.decimal(growth.percent)
    out.raw(",\"basis\":")
    out.string(growth.basis.rawValue)
    out.raw(",\"period\":")
    out.string(growth.period)
  }

  private static func append(_ move: StockMove, _ citation: Citation, to out: inout JSONBytes) {
    out.raw("\"entity\":")
    append(move.entity, to: &out)
    out.raw(",\"percent\":")
    out.decimal(move.percent)
    out.raw(",\"window\":")
    out.string(move.window.rawValue)
  }

  private static func append(_ ticker: MarketTicker, to out: inout JSONBytes) {
    out.raw("\"entity\":")
    append(ticker.entity, to: &out)
    out.raw(",\"name\":")
    out.string(ticker.name)
    out.raw(",\"symbol\":")
    out.string(ticker.symbol)
    out.raw(",\"price\":")
    out.decimal(ticker.price)
    out.raw(",\"currency\":")
    out.string(ticker.currency?.code)
    out.raw(",\"change_percent\":")
    out.decimal(ticker.changePercent)
    out.raw(",\"window\":")
    out.string(ticker.window.rawValue)
  }

  private static func append(_ entity: EntityMention?, to out: inout JSONBytes) {
    guard let entity else { return out.null() }
    out.raw("{\"id\":")
    out.string(entity.id)
    out.raw(",\"name\":")
    out.string(entity.name)
    out.raw(",\"mention\":")
    out.string(entity.mention)
    out.raw("}")
  }

  /// How exactly it is said, and where; every fact has this at its end.
  private static func append(_ citation: Citation, to out: inout JSONBytes) {
    out.raw(",\"qualifier\":")
    out.string(citation.qualifier.rawValue)
    out.raw(",\"quote\":")
    out.string(citation.quote)
    out.raw(",\"byte_start\":")
    out.integer(citation.bytes.lowerBound)
    out.raw(",\"byte_end\":")
    out.integer(citation.bytes.upperBound)
    out.raw(",\"rule\":")
    out.string(citation.rule)
  }
}
