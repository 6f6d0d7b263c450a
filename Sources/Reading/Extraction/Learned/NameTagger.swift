/// Finds names of companies that no lexicon holds by how they are written and what stands around them, as learned from
/// labelled articles: each character of a Chinese, Japanese or Korean text begins a name, goes on in one, or neither.
///
/// The best way through all characters is found stretch by stretch: a stretch begins where a name may and ends where none
/// can go on, and what lies between stretches costs next to nothing.
struct NameTagger {
  /// What is known of a unit that may stand in a name.
  private struct Step {
    var begin: Int32
    var go: Int32
    /// Whether the best way to stand outside behind it leads from inside.
    var endsName: Bool
    /// Whether the best way to stand inside behind it goes on in a name; else it begins one.
    var goesOn: Bool
  }

  /// No name is open.
  static let shut: Int32 = -1 << 24
  /// What cannot be.
  static let never: Int32 = -1 << 20

  let text: UnsafeBufferPointer<UInt8>
  let tongue: Tongue
  private let weights: NameWeights?
  private let rows: NameRows?
  private var parts: NameUnits
  private var steps: [Step] = []

  /// - Parameter longest: how many bytes the longest part has that is to be taken.
  init(
    _ text: UnsafeBufferPointer<UInt8>, _ tongue: Tongue, _ model: LinearModel? = .builtIn, longest: Int? = nil
  ) {
    self.text = text
    self.tongue = tongue
    weights = model.flatMap { NameWeights($0, tongue) }
    rows = NameRows.of(tongue)
    parts = NameUnits(longest: longest ?? text.count, weights)
  }

  // MARK: Features

  /// The units of the part that was taken last.
  var units: ArraySlice<NameUnits.Unit> { parts.all }

  /// Takes a part of the text apart, as far as there is room.
  mutating func take(_ part: Range<Int>) {
    _ = rows?.withRows { parts.take(part, of: text, $0, weights) }
  }

  /// All features of one of `units`, by its index.
  func features(of at: Int) -> [UInt32] {
    let salt = NameWeights.salt(tongue)
    return parts.withFirst { first in
      (500...518).map { NameWeights.feature($0, first + at - NameUnits.margin, salt) }
    } ?? []
  }

  // MARK: Names

  /// Calls `body` with the most likely names of a part of the text, and how sure each is.
  mutating func forEachName(in part: Range<Int>, _ body: (Range<Int>, Int32) -> Void) {
    guard let weights, let rows else { return }
    var place = part.lowerBound
    while place < part.upperBound {
      place = rows.withRows { parts.take(place..<part.upperBound, of: text, $0, weights) }
      while steps.count < parts.count { steps.append(Step(begin: 0, go: 0, endsName: false, goesOn: false)) }
      let (taken, least) = (parts, rows.least)
      rows.withShapes { shapes in
        steps.withUnsafeMutableBufferPointer { steps in
          _ = taken.withFirst { Self.walk($0, taken.count, shapes, least, weights, steps, body) }
        }
      }
    }
  }

  /// Weighs the units one by one. Where a stretch that may hold names ends, its names are told.
  @inline(__always)
  private static func walk(
    _ units: UnsafePointer<NameUnits.Unit>, _ count: Int, _ shapes: UnsafeBufferPointer<Int8>, _ least: Int32,
    _ weights: NameWeights, _ steps: UnsafeMutableBufferPointer<Step>, _ body: (Range<Int>, Int32) -> Void
  ) {
    // By how much standing inside is better than standing outside.
    var inside = shut
    var first = 0
    var key = 30 << 5 | units[0].shape
    for at in 0..<count {
      let unit = units + at
      key = (key &<< 5 | unit[1].shape) & 0x7FFF
      // What single characters and shapes tell of a beginning.
      let mayBegin =
        Int32(shapes[Int(truncatingIfNeeded: key)]) &+ unit[-2].weight(0) &+ unit[-1].weight(1) &+ unit[0].weight(2)
        &+ unit[1].weight(3) &+ unit[2].weight(4) >= least
      if inside == shut {
        guard mayBegin else { continue }
        first = at
      }
      guard !NameUnits.Unit.isOutside(unit[0].shape), let score = weights.score(unit, mayBegin, inside) else {
        if inside != shut { tell(units + first, steps, at - first, inside > 0, body) }
        inside = shut
        continue
      }
      let outside = max(0, inside)
      let begin = outside &+ score.begin
      let go = inside &+ score.go
      steps[at - first] = Step(begin: score.begin, go: score.go, endsName: inside > 0, goesOn: go > begin)
      inside = max(begin, go) &- outside
      if inside <= weights.lost {
        tell(units + first, steps, at + 1 - first, false, body)
        inside = shut
      }
    }
    if inside != shut { tell(units + first, steps, count - first, inside > 0, body) }
  }

  /// Tells the names of a stretch by the best way through it, the last one first.
  @inline(never)
  private static func tell(
    _ units: UnsafePointer<NameUnits.Unit>, _ steps: UnsafeMutableBufferPointer<Step>, _ count: Int, _ isInside: Bool,
    _ body: (Range<Int>, Int32) -> Void
  ) {
    var isInside = isInside
    var last = count - 1
    var score: Int32 = 0
    for at in (0..<count).reversed() {
      let step = steps[at]
      if !isInside {
        isInside = step.endsName
        last = at - 1
      } else if step.goesOn {
        score &+= step.go
      } else {
        body(Int(units[at].start)..<Int(units[last].end), (score &+ step.begin) / Int32(last - at + 1))
        score = 0
        isInside = step.endsName
        last = at - 1
      }
    }
  }
}
