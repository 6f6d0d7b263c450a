// How far apart two words are: for "did you mean".

/// Distances from one word: insertions, deletions, replacements and swaps of neighbours each count one.
///
/// The optimal string alignment distance; words further than the limit are left as soon as that is certain.
struct EditDistance {
  private let wanted: [Unicode.Scalar]
  private let limit: Int
  private var rows: (two: [Int], one: [Int], current: [Int])

  init(to wanted: [Unicode.Scalar], limit: Int) {
    self.wanted = wanted
    self.limit = limit
    let empty = [Int](repeating: 0, count: wanted.count + 1)
    self.rows = (empty, empty, empty)
  }

  /// The distance of a word, nil where it is over the limit. O(length × length).
  mutating func distance(from word: String) -> Int? {
    // Bytes are at most four times as many as scalars: most words are told apart without being decoded.
    if word.utf8.count + limit < wanted.count { return nil }
    let scalars = Array(word.unicodeScalars)
    if abs(scalars.count - wanted.count) > limit { return nil }
    for column in 0...wanted.count { rows.one[column] = column }
    for (row, scalar) in scalars.enumerated() {
      rows.current[0] = row + 1
      var best = row + 1
      for column in wanted.indices {
        var cost = rows.one[column] + (scalar == wanted[column] ? 0 : 1)
        cost = min(cost, rows.one[column + 1] + 1, rows.current[column] + 1)
        if row > 0, column > 0, scalar == wanted[column - 1], scalars[row - 1] == wanted[column] {
          cost = min(cost, rows.two[column - 1] + 1)
        }
        rows.current[column + 1] = cost
        best = min(best, cost)
      }
      if best > limit { return nil }
      (rows.two, rows.one, rows.current) = (rows.one, rows.current, rows.two)
    }
    let distance = rows.one[wanted.count]
    return distance <= limit ? distance : nil
  }
}
