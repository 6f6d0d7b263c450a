import Vocabulary

@testable import Reading

/// Facts as one line of text each, the form of the tables in Specs.
enum StatementText {
  /// The facts that the rules alone read in a text, in its order:
  /// `capex alibaba 380000000000 CNY planned at_least years 3`. Specs hold rules to account one by one; the learned
  /// judgements behind them have floors (`CorpusFloorTests`).
  static func facts(of text: String, published: String?) throws -> [String] {
    var options = ReadingOptions(published: published.flatMap { Day(iso: $0) })
    options.judges = false
    let article = try ArticleReader().read(Array(text.utf8), uri: "article.txt", options: options)
    return DocumentFacts.merged(article.statements).map { line($0) }
  }

  /// Those of an English article of a headline that says nothing and a paragraph.
  static func facts(ofParagraph text: String) throws -> [String] {
    try facts(of: "News of the day\n\n" + text, published: "2025-03-10")
  }

  static func line(_ fact: DocumentFact) -> String {
    switch fact.value {
    case .investment(let value): return line(value, restated: fact.restated)
    case .revenueGrowth(let value):
      return
        "growth \(value.entity.id) \(value.segment) \(value.percent) \(value.basis.rawValue)\(qualifier(value.qualifier))"
    case .stockMove(let value):
      return "move \(value.entity.id) \(value.percent) \(value.window.rawValue)\(qualifier(value.qualifier))"
    case .marketTicker(let value): return "ticker \(value.name) \(value.price)"
    }
  }

  private static func line(_ value: Investment, restated: [Money]) -> String {
    var line = "\(value.kind.rawValue) \(value.entity.id) "
    line += value.amount.map { "\($0)" } ?? "-"
    if let high = value.amountHigh { line += "..\(high)" }
    if let currency = value.currency { line += " \(currency)" }
    line += " \(value.status.rawValue)\(qualifier(value.qualifier))"
    if let years = value.years { line += years == years.rounded() ? " years \(Int(years))" : " years \(years)" }
    if let year = value.fiscalYear { line += " in \(year)" }
    if let target = value.target { line += " target \(target.id)" }
    for money in restated { line += " restated \(money)" }
    return line
  }

  private static func qualifier(_ qualifier: Qualifier) -> String {
    qualifier == .exact ? "" : " \(qualifier.rawValue)"
  }
}
