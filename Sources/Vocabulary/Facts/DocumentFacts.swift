/// One fact as one document states it, with all the places that do.
public struct DocumentFact: Sendable, Hashable {
  public var value: FactValue
  /// The place that says most comes first: the original amount with its conversion before a headline.
  public var citations: [Citation]

  public init(value: FactValue, citations: [Citation]) {
    self.value = value
    self.citations = citations
  }

  /// The conversions that the document gives for the amount, each once, in the order of the citations.
  public var restated: [Money] {
    var all: [Money] = []
    for money in citations.lazy.flatMap(\.restated) where !all.contains(money) { all.append(money) }
    return all
  }
}

/// The facts of one document: each once, however often the text repeats it.
public enum DocumentFacts {
  /// The facts that the statements of one document make, in the order in which the text first states them.
  public static func merged(_ statements: [Statement]) -> [DocumentFact] {
    if statements.isEmpty { return [] }
    let sourced = statements.map { SourcedStatement($0) }
    return FactIdentity.facts(of: sourced).map { fact in
      let weighed = fact.members.map { (weight: weight(statements[$0], of: fact.value), index: $0) }
      let best = weighed.sorted { a, b in
        a.weight != b.weight ? a.weight > b.weight : a.index < b.index
      }
      return DocumentFact(value: fact.value, citations: best.map { statements[$0.index].citation })
    }
  }

  /// How much of the fact a statement says by itself.
  private static func weight(_ statement: Statement, of fact: FactValue) -> Int {
    switch (statement.value, fact) {
    case (.investment(let stated), .investment(let value)):
      let isOriginal = stated.amount == value.amount && stated.currency == value.currency
      let details: [Bool] = [
        stated.years != nil, stated.fiscalYear != nil, stated.target != nil, stated.purpose != nil,
        stated.startsOn != nil, stated.endsOn != nil, stated.qualifier == value.qualifier,
      ]
      return (isOriginal ? 100 : 0) + (statement.citation.restated.isEmpty ? 0 : 50) + details.count { $0 }
    case (.revenueGrowth(let stated), .revenueGrowth(let value)):
      return (stated.period == nil ? 0 : 2) + (stated.qualifier == value.qualifier ? 1 : 0)
    case (.stockMove(let stated), .stockMove(let value)):
      return stated.qualifier == value.qualifier ? 1 : 0
    case (.marketTicker(let stated), .marketTicker):
      return (stated.symbol == nil ? 0 : 1) + (stated.changePercent == nil ? 0 : 1) + (stated.currency == nil ? 0 : 1)
    default:
      return 0
    }
  }
}
