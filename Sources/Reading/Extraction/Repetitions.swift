import Vocabulary

/// Keeps the statements of a large document few where the text says the same over and over and one place of each is
/// enough. Small documents are left alone: looking costs more than it saves.
struct Repetitions {
  /// How many statements a document makes before any is looked at.
  private static let ignored = 4096

  /// What has been stated, by its hash: the index of the first statement of each.
  private var known: [Int: Int] = [:]
  /// How many statements have been looked at, and how many of them were dropped.
  private var seen = 0
  private var dropped = 0

  /// Takes the last statement back where an earlier one says the same in every respect but its place. Amortised O(1).
  mutating func drop(from statements: inout [Statement], _ headlines: inout Set<Int>) {
    guard statements.count > Self.ignored, seen < 1 << 17 || dropped * 4 > seen else {
      known = [:]
      return
    }
    let index = statements.count - 1
    let isHeadline = headlines.contains(index)
    var hasher = Hasher()
    hasher.combine(statements[index].value)
    hasher.combine(isHeadline)
    let hash = hasher.finalize()
    seen += 1
    guard let first = known[hash], first < index else {
      known[hash] = index
      return
    }
    let (one, other) = (statements[first], statements[index])
    guard one.value == other.value, one.citation.qualifier == other.citation.qualifier,
      one.citation.restated == other.citation.restated, headlines.contains(first) == isHeadline
    else { return }
    statements.removeLast()
    headlines.remove(index)
    dropped += 1
  }
}
