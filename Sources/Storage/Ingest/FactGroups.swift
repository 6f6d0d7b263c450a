// Which facts have to be derived again after statements came or went.
import Vocabulary

/// The groups of statements that can join into facts only among themselves: one kind and one entity (tickers: one name).
struct FactGroups {
  struct Group: Hashable {
    let kind: FactKind
    /// The entity as the statements give it, before merges; nil for tickers without one.
    let entityID: String?
  }

  private(set) var groups: Set<Group> = []
  /// All entities that these statements name, targets too.
  private(set) var entityIDs: Set<String> = []

  var isEmpty: Bool { groups.isEmpty }

  mutating func insert(kind: FactKind, entityID: String?, targetID: String?) {
    groups.insert(Group(kind: kind, entityID: entityID))
    if let entityID { entityIDs.insert(entityID) }
    if let targetID { entityIDs.insert(targetID) }
  }

  mutating func insert(_ value: FactValue) {
    switch value {
    case .investment(let fact): insert(kind: .investment, entityID: fact.entity.id, targetID: fact.target?.id)
    case .revenueGrowth(let fact): insert(kind: .revenueGrowth, entityID: fact.entity.id, targetID: nil)
    case .stockMove(let fact): insert(kind: .stockMove, entityID: fact.entity.id, targetID: nil)
    case .marketTicker(let fact): insert(kind: .marketTicker, entityID: fact.entity?.id, targetID: nil)
    }
  }
}
