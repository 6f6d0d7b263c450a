// Which amounts stand for which: "3,800 억 위안 (75조 원)" makes 75 trillion won a way to say 380 billion yuan.

/// The conversions in brackets of one group of statements, from an original amount to what stands in its brackets.
struct IdentityLinks {
  typealias Core = IdentityOfInvestments.Core

  private var indices: [Core: Int] = [:]
  private var cores: [Core] = []
  private var edges: [(original: Core, restated: Core)] = []
  /// For each amount all that it may stand for, itself included.
  private var originals: [Set<Int>] = []
  /// For each amount the amounts that its own brackets give.
  private var children: [Set<Int>] = []

  mutating func add(_ core: Core) {
    if indices[core] == nil {
      indices[core] = cores.count
      cores.append(core)
    }
  }

  mutating func restate(_ original: Core, as restated: Core) {
    edges.append((original, restated))
  }

  /// Settles the links once all are known; gives each amount the family of amounts that it is linked with.
  mutating func resolve() -> [Core: Int] {
    children = [Set<Int>](repeating: [], count: cores.count)
    var parents = children
    for edge in edges {
      guard let parent = indices[edge.original], let child = indices[edge.restated], parent != child else { continue }
      children[parent].insert(child)
      parents[child].insert(parent)
    }
    originals = cores.indices.map { start in
      var seen: Set<Int> = [start]
      var open = [start]
      while let next = open.popLast() {
        for parent in parents[next] where seen.insert(parent).inserted { open.append(parent) }
      }
      return seen
    }
    var family = Array(cores.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while family[index] != index { index = family[index] }
      return index
    }
    for (child, above) in parents.enumerated() {
      for parent in above { family[root(child)] = root(parent) }
    }
    return indices.mapValues { root($0) }
  }

  /// Whether two amounts stand, directly or through others, for one and the same.
  func shareOriginal(_ a: Core, _ b: Core) -> Bool {
    guard let first = indices[a], let second = indices[b] else { return false }
    return !originals[first].isDisjoint(with: originals[second])
  }

  /// Whether an amount stands for another one that does not in turn stand for it.
  func isRestatement(_ core: Core, of other: Core) -> Bool {
    guard let first = indices[core], let second = indices[other], first != second else { return false }
    return originals[first].contains(second) && !originals[second].contains(first)
  }
}
