// What a fact says, derived from all statements of it in canonical order.

/// The fields of a fact. Years, fiscal year, target, period, symbol and currency have one known value among the
/// statements of a fact; where other fields differ, the first statement in canonical order that gives one decides.
enum IdentityFields {
  static func fact(of cluster: IdentityCluster, from statements: [SourcedStatement]) -> DerivedFact? {
    let members = cluster.members
    guard let first = members.first else { return nil }
    var fact = DerivedFact(value: statements[first].statement.value, statedOn: nil, members: members, revision: nil)
    fact.statedOn = members.compactMap { statements[$0].source.day }.min()
    switch fact.value {
    case .investment:
      let values = members.map { statements[$0].statement.value.investment }
      // The qualifier speaks of the fact's own amount, so what qualifies a converted one does not count.
      let own = zip(members, values).filter { pair in
        pair.1.flatMap(StatedAmount.init) == cluster.core
      }
      guard var value = own.first?.1 ?? values[0] else { return nil }
      value.qualifier = qualifier(own.isEmpty ? members : own.map(\.0), statements)
      value.years = firstKnown(values) { $0.years }
      value.fiscalYear = firstKnown(values) { $0.fiscalYear }
      value.target = firstKnown(values) { $0.target }
      value.purpose = firstKnown(values) { $0.purpose }
      value.startsOn = firstKnown(values) { $0.startsOn }
      value.endsOn = firstKnown(values) { $0.endsOn }
      fact.revision = zip(members, values).first { $0.1?.isRevision == true }?.0
      value.isRevision = fact.revision != nil
      fact.value = .investment(value)
    case .revenueGrowth(var value):
      value.period = members.lazy.compactMap { statements[$0].statement.value.revenueGrowth?.period }.first
      value.qualifier = qualifier(members, statements)
      fact.value = .revenueGrowth(value)
    case .stockMove(var value):
      value.qualifier = qualifier(members, statements)
      fact.value = .stockMove(value)
    case .marketTicker(var value):
      let values = members.map { statements[$0].statement.value.marketTicker }
      value.entity = firstKnown(values) { $0.entity }
      value.symbol = firstKnown(values) { $0.symbol }
      value.currency = firstKnown(values) { $0.currency }
      value.changePercent = firstKnown(values) { $0.changePercent }
      fact.value = .marketTicker(value)
    }
    return fact
  }

  private static func firstKnown<Value, Field>(_ values: [Value?], _ field: (Value) -> Field?) -> Field? {
    for case let value? in values { if let known = field(value) { return known } }
    return nil
  }

  /// That of the source that is asked first; the strongest where several are, or where it says several things.
  private static func qualifier(_ members: [Int], _ statements: [SourcedStatement]) -> Qualifier {
    var best: (source: SourceStamp, qualifier: Qualifier)?
    for index in members {
      let (source, stated) = (statements[index].source, statements[index].statement.citation.qualifier)
      guard let known = best else {
        best = (source, stated)
        continue
      }
      if source.precedes(known.source) {
        best = (source, stated)
      } else if !known.source.precedes(source), stated.isStronger(than: known.qualifier) {
        best?.qualifier = stated
      }
    }
    return best?.qualifier ?? .exact
  }
}

extension Qualifier {
  /// Whether this one decides where two sources of equal standing qualify a number differently.
  public func isStronger(than other: Qualifier) -> Bool {
    if rank != other.rank { return rank < other.rank }
    return self == .atLeast && other == .atMost
  }
}

extension FactValue {
  /// The investment, nil for other kinds.
  public var investment: Investment? { if case .investment(let value) = self { value } else { nil } }
  /// The growth, nil for other kinds.
  public var revenueGrowth: RevenueGrowth? { if case .revenueGrowth(let value) = self { value } else { nil } }
  /// The move, nil for other kinds.
  public var stockMove: StockMove? { if case .stockMove(let value) = self { value } else { nil } }
  /// The line of a quote board, nil for other kinds.
  public var marketTicker: MarketTicker? { if case .marketTicker(let value) = self { value } else { nil } }
}
