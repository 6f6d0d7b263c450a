/// Which bytes of the body each byte of the working text stands for.
///
/// The working text is the body itself (no runs), or is made of runs: copied bytes, and bytes that stand for others as a
/// whole (a composed syllable for its letters, a character for its entity, a separator for nothing).
struct ByteMap: Sendable, Equatable {
  private struct Run: Sendable, Equatable {
    var text: UInt32
    var source: UInt32
    /// The length in the source; `copied` where the run's bytes are the source's.
    var length: UInt32
  }

  private static let copied = UInt32.max

  private var runs: [Run] = []

  /// Whether working text and body are the same bytes.
  var isIdentity: Bool { runs.isEmpty }

  /// Notes that the text from `text` on is copied from `source` on.
  mutating func copy(text: Int, source: Int) {
    if let last = runs.last, last.length == Self.copied, Int(last.source) + text - Int(last.text) == source { return }
    runs.append(
      Run(text: UInt32(truncatingIfNeeded: text), source: UInt32(truncatingIfNeeded: source), length: Self.copied))
  }

  /// Notes that the text from `text` on stands for a range of the source as a whole.
  mutating func replace(text: Int, source: Range<Int>) {
    runs.append(
      Run(
        text: UInt32(truncatingIfNeeded: text), source: UInt32(truncatingIfNeeded: source.lowerBound),
        length: UInt32(truncatingIfNeeded: source.count)))
  }

  mutating func reserve(_ count: Int) { runs.reserveCapacity(count) }

  /// The bytes of the body that a range of the working text stands for. O(log runs).
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    if runs.isEmpty { return range }
    let first = run(at: range.lowerBound)
    var lower = Int(runs[first].source)
    if runs[first].length == Self.copied { lower += range.lowerBound - Int(runs[first].text) }
    if range.isEmpty { return lower..<lower }
    let last = run(at: range.upperBound - 1)
    var upper = Int(runs[last].source)
    if runs[last].length == Self.copied {
      upper += range.upperBound - Int(runs[last].text)
    } else {
      upper += Int(runs[last].length)
    }
    return lower..<max(lower, upper)
  }

  /// The last run that begins at or before a place.
  private func run(at place: Int) -> Int {
    var low = 0
    var high = runs.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(runs[middle].text) <= place { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
