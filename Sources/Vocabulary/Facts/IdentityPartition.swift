// How things that are only partly known are told apart: a null joins what it fits where exactly one candidate fits.

/// Splits things into groups of the same thing, where "may be the same" is known of each pair.
///
/// A thing that fits two others which do not fit one another is ambiguous and stays by itself. What remains falls
/// into groups whose members all fit one another: were there a chain a–b–c with a and c apart, b would be ambiguous.
/// So the result depends on the set of things only, never on their order.
enum IdentityPartition {
  /// The groups of `0..<count`, each ascending, in the order of their first members.
  ///
  /// - Complexity: O(count²) calls of `fits`, and as many again for each pair of neighbours until a conflict is found.
  static func groups(count: Int, fits: (Int, Int) -> Bool) -> [[Int]] {
    if count == 1 { return [[0]] }
    var neighbours = [[Int]](repeating: [], count: count)
    for i in 0..<count {
      for j in (i + 1)..<count where fits(i, j) {
        neighbours[i].append(j)
        neighbours[j].append(i)
      }
    }
    let ambiguous = neighbours.map { around in
      around.indices.contains { a in around[(a + 1)...].contains { !fits(around[a], $0) } }
    }
    var groups: [[Int]] = []
    var placed = [Bool](repeating: false, count: count)
    for i in 0..<count where !placed[i] {
      placed[i] = true
      var group = [i]
      if !ambiguous[i] {
        for j in neighbours[i] where !ambiguous[j] && !placed[j] {
          placed[j] = true
          group.append(j)
        }
      }
      groups.append(group)
    }
    return groups
  }

  /// Whether two values of which either may be unknown do not contradict one another.
  static func agree<Value: Equatable>(_ a: Value?, _ b: Value?) -> Bool {
    guard let a, let b else { return true }
    return a == b
  }
}
