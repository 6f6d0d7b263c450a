// What has to be derived again after statements came, went, or changed their subject.
import Vocabulary

/// Collected while a transaction changes citations and statements; `FactDerivation.rederive` settles it at its end.
struct TouchedFacts {
  /// Citations that were written, in the order of writing.
  private(set) var added: [Int64] = []
  /// What removed statements said of what tells facts apart.
  private(set) var removed: Set<StatementKey> = []
  /// Facts that lost citations: they go where they have none left.
  private(set) var shrunk: Set<Int64> = []
  /// Entities that statements were taken from (or given back to): their names may change, or they may have to leave.
  private(set) var lost: Set<String> = []
  /// The names by which new statements call entities that no lexicon holds.
  private(set) var named: [String: Set<String>] = [:]

  var isEmpty: Bool { added.isEmpty && removed.isEmpty && shrunk.isEmpty }

  /// Notes a citation that was written together with its row of `statements`.
  mutating func add(citation: Int64, _ value: FactValue) {
    added.append(citation)
    for mention in Self.mentions(value) where mention.isProvisional {
      named[mention.id, default: []].insert(mention.name)
    }
  }

  /// Notes a citation that was put back, or whose subject changed.
  mutating func restore(_ loaded: LoadedStatement) {
    added.append(loaded.id)
    for mention in Self.mentions(loaded.sourced.statement.value) { lost.insert(mention.id) }
  }

  /// Takes out citations that are there no more.
  mutating func drop(_ citations: Set<Int64>) {
    if !citations.isEmpty { added.removeAll(where: citations.contains) }
  }

  /// Notes a citation whose fact is to be found anew.
  mutating func add(citation: Int64) { added.append(citation) }

  /// Notes a statement that is about to go (or about to change its subject), and the fact it belongs to.
  mutating func remove(_ loaded: LoadedStatement) {
    removed.formUnion(StatementKey.keys(of: loaded))
    shrunk.insert(loaded.factID)
    for mention in Self.mentions(loaded.sourced.statement.value) { lost.insert(mention.id) }
  }

  /// Notes an entity that something other than a statement referred to and no longer does.
  mutating func lose(_ entityID: String) { lost.insert(entityID) }

  private static func mentions(_ value: FactValue) -> [EntityMention] {
    switch value {
    case .investment(let fact): [fact.entity] + (fact.target.map { [$0] } ?? [])
    case .revenueGrowth(let fact): [fact.entity]
    case .stockMove(let fact): [fact.entity]
    case .marketTicker(let fact): fact.entity.map { [$0] } ?? []
    }
  }
}

/// Which statements can be in one fact with a given one, or can decide what is.
enum StatementKey: Hashable {
  /// Together with all amounts that are linked to this one by brackets.
  case amount(entity: String, kind: InvestmentKind, status: InvestmentStatus, core: StatedAmount)
  /// Without an amount.
  case noAmount(
    entity: String, kind: InvestmentKind, status: InvestmentStatus, target: String?, years: Double?, fiscalYear: Int?)
  case growth(entity: String, segment: String, percent: DecimalNumber, basis: GrowthBasis)
  case move(entity: String, percent: DecimalNumber, window: MoveWindow, day: Day?)
  case quote(price: DecimalNumber, day: Day?)

  /// The key of a statement first; for investments also those of the amounts in its brackets.
  static func keys(of loaded: LoadedStatement) -> [StatementKey] {
    switch loaded.sourced.statement.value {
    case .investment(let fact):
      let (entity, kind, status) = (fact.entity.id, fact.kind, fact.status)
      guard let own = StatedAmount(fact) else {
        return [
          .noAmount(
            entity: entity, kind: kind, status: status, target: fact.target?.id, years: fact.years,
            fiscalYear: fact.fiscalYear)
        ]
      }
      let restated = StatedAmount.restated(by: loaded.sourced.statement)
      return ([own] + restated).map { .amount(entity: entity, kind: kind, status: status, core: $0) }
    case .revenueGrowth(let fact):
      return [.growth(entity: fact.entity.id, segment: fact.segment, percent: fact.percent, basis: fact.basis)]
    case .stockMove(let fact):
      return [
        .move(entity: fact.entity.id, percent: fact.percent, window: fact.window, day: loaded.sourced.source.day)
      ]
    case .marketTicker(let fact):
      return [.quote(price: fact.price, day: loaded.sourced.source.day)]
    }
  }
}
