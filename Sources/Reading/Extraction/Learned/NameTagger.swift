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

  /// A place where a name may begin.
  struct Opening {
    var at: Int32 = 0
    /// What speaks for a beginning there, for going on with a name there, and for going on right behind it.
    var begin: Int32 = 0
    var go: Int32 = 0
    var goOn: Int32 = 0
  }

  /// No name is open.
  private static let shut: Int32 = -1 << 24
  /// What cannot be.
  private static let never: Int32 = -1 << 20

  let text: UnsafeBufferPointer<UInt8>
  let tongue: Tongue
  private let weights: NameWeights?
  private let rows: NameRows?
  private var parts: NameUnits
  private var steps: [Step] = []
  private var openings: [Opening] = []

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
  var units: [NameUnits.Unit] { Array(parts.all) }

  /// Takes a part of the text apart, as far as there is room.
  mutating func take(_ part: Range<Int>) {
    _ = rows?.withRows { parts.take(part, of: text, $0, weights) }
  }

  /// All features of one of `units`, by its index.
  func features(of at: Int) -> [UInt32] {
    let salt = NameWeights.salt(tongue)
    return parts.withFirst { first in
      (500...518).map { NameWeights.feature($0, first + at, salt) }
    } ?? []
  }

  // MARK: Names

  /// Calls `body` with the most likely names of a part of the text, and how sure each is.
  ///
  /// - Parameter known: the names that are known, in the order of the text: none is looked for within them.
  mutating func forEachName(in part: Range<Int>, known: [EntityHit], _ body: (Range<Int>, Int32) -> Void) {
    guard let weights, let rows else { return }
    var place = part.lowerBound
    while place < part.upperBound {
      place = rows.withRows { parts.take(place..<part.upperBound, of: text, $0, weights) }
      // One more, which is written to and never read.
      while openings.count <= parts.count {
        openings.append(Opening())
        steps.append(Step(begin: 0, go: 0, endsName: false, goesOn: false))
      }
      let (taken, least) = (parts, rows.least)
      rows.withShapes { shapes in
        openings.withUnsafeMutableBufferPointer { openings in
          steps.withUnsafeMutableBufferPointer { steps in
            known.withUnsafeBufferPointer { known in
              _ = taken.withFirst { Self.walk($0, taken.count, shapes, least, weights, known, openings, steps, body) }
            }
          }
        }
      }
    }
  }

  /// Finds the places where a name may begin, then the best way through what follows each.
  ///
  /// Weights lie far off in memory: all places are looked up one after another before any of them decides what comes next.
  @inline(__always)
  private static func walk(
    _ units: UnsafePointer<NameUnits.Unit>, _ count: Int, _ shapes: UnsafeBufferPointer<Int8>, _ least: Int32,
    _ weights: NameWeights, _ known: UnsafeBufferPointer<EntityHit>, _ room: UnsafeMutableBufferPointer<Opening>,
    _ steps: UnsafeMutableBufferPointer<Step>, _ body: (Range<Int>, Int32) -> Void
  ) {
    guard let openings = room.baseAddress else { return }
    // What single characters and shapes tell of a beginning.
    var found = 0
    var key = 30 << 5 | units[0].shape
    for at in 0..<count {
      let unit = units + at
      key = (key &<< 5 | unit[1].shape) & 0x7FFF
      let sum =
        Int32(shapes[Int(truncatingIfNeeded: key)]) &+ unit[-2].weight(0) &+ unit[-1].weight(1) &+ unit[0].weight(2)
        &+ unit[1].weight(3) &+ unit[2].weight(4)
      openings[found].at = Int32(truncatingIfNeeded: at)
      found &+= sum >= least ? 1 : 0
    }
    found = dropKnown(openings, found, units, known)
    found = weights.keepDoubtful(openings, found, of: units)
    var next = 0
    while next < found {
      // At a unit that stands in no name nothing is followed; the next opening is not the same one in any case.
      next = max(next &+ 1, follow(units, count, weights, openings, next, found, steps, body))
    }
  }

  /// Drops the places within names that are known; how many are left.
  @inline(__always)
  private static func dropKnown(
    _ openings: UnsafeMutablePointer<Opening>, _ count: Int, _ units: UnsafePointer<NameUnits.Unit>,
    _ known: UnsafeBufferPointer<EntityHit>
  ) -> Int {
    guard count > 0 else { return 0 }
    // The first name that does not end before the first place.
    var hit = 0
    var high = known.count
    while hit < high {
      let middle = (hit &+ high) / 2
      if known[middle].end <= units[Int(openings[0].at)].start { hit = middle &+ 1 } else { high = middle }
    }
    var kept = 0
    for from in 0..<count {
      let start = units[Int(openings[from].at)].start
      while hit < known.count, known[hit].end <= start { hit &+= 1 }
      openings[kept].at = openings[from].at
      kept &+= hit < known.count && known[hit].start <= start ? 0 : 1
    }
    return kept
  }

  /// Goes on from an opening until no name can go on, and tells the names on the best way; the opening after that.
  @inline(__always)
  private static func follow(
    _ units: UnsafePointer<NameUnits.Unit>, _ count: Int, _ weights: NameWeights,
    _ openings: UnsafeMutablePointer<Opening>, _ next: Int, _ found: Int,
    _ steps: UnsafeMutableBufferPointer<Step>, _ body: (Range<Int>, Int32) -> Void
  ) -> Int {
    var next = next
    let first = Int(openings[next].at)
    // By how much standing inside is better than standing outside.
    var inside = shut
    var at = first
    while at < count, !NameUnits.Unit.isOutside(units[at].shape) {
      var begin = never
      var go: Int32
      if next < found, Int(openings[next].at) == at {
        begin = openings[next].begin
        go = openings[next].go
        next &+= 1
      } else if next > 0, Int(openings[next &- 1].at) == at &- 1 {
        go = openings[next &- 1].goOn
      } else {
        go = weights.go(units + at)
      }
      if inside &+ go < weights.leastGo {
        if begin == never { break }
        go = never
      }
      let outside = max(0, inside)
      let isBehind = inside > 0
      let going = inside &+ go
      let beginning = outside &+ begin
      steps[at - first] = Step(begin: begin, go: go, endsName: isBehind, goesOn: going > beginning)
      inside = max(beginning, going) &- outside
      at &+= 1
      if inside <= weights.lost { break }
    }
    tell(units + first, steps, at - first, inside > 0, body)
    return next
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
