/// What speaks for names and against them: the learned weights, and the limits below which nothing is looked at closer.
///
/// Nearly all characters stand in no name, and few features tell so: those of single characters (`NameRows`), then nine.
/// Only what is still in doubt is asked for all nineteen. The limits are such that names which all features together would
/// find are as good as never lost; they are given in margins of the model, so that they keep their meaning when it is
/// learned anew.
struct NameWeights {
  private let weights: UnsafePointer<Int8>
  private let mask: UInt32
  private let biases: (Int32, Int32)
  /// The language, mixed into every feature.
  private let salt: UInt64
  /// The least that speaks for a beginning after nine and after all features.
  private let leastBegin: (Int32, Int32)
  /// The least by which standing inside may fall behind standing outside, within a unit and after it.
  let leastGo: Int32
  let lost: Int32

  /// The weights of a model, nil where it has none for names.
  init?(_ model: LinearModel, _ tongue: Tongue) {
    guard let table = model.pairTable(.name) else { return nil }
    (weights, mask, biases) = table
    salt = Self.salt(tongue)
    let margin = model.margin(.name)
    leastBegin = (-31 * margin, -37 * margin)
    leastGo = -41 * margin
    lost = -50 * margin
  }

  /// The weight of a feature for the beginning of a name.
  @inline(__always)
  func begin(_ template: UInt32, _ value: UInt64) -> Int8 {
    weights[Int(truncatingIfNeeded: FeatureList.hash(template, value, salt) & mask) &* 2]
  }

  /// The weights of the features 500 to 504 of a hash for the beginning of a name, the first one in the lowest byte.
  func row(_ hash: UInt64) -> UInt64 {
    var row: UInt64 = 0
    for template in (500...504 as ClosedRange<UInt32>).reversed() {
      row = row << 8 | UInt64(UInt8(bitPattern: begin(template, hash)))
    }
    return row
  }

  static func salt(_ tongue: Tongue) -> UInt64 { UInt64(tongue.rawValue) + 1 }

  /// Keeps those of some places at which a name may begin as far as all features tell, with what these say; how many.
  func keepDoubtful(
    _ openings: UnsafeMutablePointer<NameTagger.Opening>, _ count: Int, of units: UnsafePointer<NameUnits.Unit>
  ) -> Int {
    var kept = 0
    for from in 0..<count {
      var opening = openings[from]
      (opening.begin, opening.go) = biases
      let unit = units + Int(opening.at)
      telling(unit, &opening.begin, &opening.go)
      openings[kept] = opening
      kept &+= opening.begin >= leastBegin.0 ? 1 : 0
    }
    let rest = kept
    kept = 0
    for from in 0..<rest {
      var opening = openings[from]
      let unit = units + Int(opening.at)
      others(unit, &opening.begin, &opening.go)
      openings[kept] = opening
      kept &+= opening.begin >= leastBegin.1 ? 1 : 0
    }
    for from in 0..<kept { openings[from].goOn = go(units + Int(openings[from].at) + 1) }
    return kept
  }

  /// What speaks for going on with a name at a unit.
  @inline(__always)
  func go(_ unit: UnsafePointer<NameUnits.Unit>) -> Int32 {
    var (begin, go) = biases
    telling(unit, &begin, &go)
    others(unit, &begin, &go)
    return go
  }

  /// Adds the nine features that tell most.
  @inline(__always)
  private func telling(_ unit: UnsafePointer<NameUnits.Unit>, _ begin: inout Int32, _ go: inout Int32) {
    add(515, unit, &begin, &go)
    add(516, unit, &begin, &go)
    add(517, unit, &begin, &go)
    add(501, unit, &begin, &go)
    add(502, unit, &begin, &go)
    add(504, unit, &begin, &go)
    add(505, unit, &begin, &go)
    add(507, unit, &begin, &go)
    add(518, unit, &begin, &go)
  }

  /// Adds the ten others.
  @inline(__always)
  private func others(_ unit: UnsafePointer<NameUnits.Unit>, _ begin: inout Int32, _ go: inout Int32) {
    add(500, unit, &begin, &go)
    add(503, unit, &begin, &go)
    add(506, unit, &begin, &go)
    add(508, unit, &begin, &go)
    add(509, unit, &begin, &go)
    add(510, unit, &begin, &go)
    add(511, unit, &begin, &go)
    add(512, unit, &begin, &go)
    add(513, unit, &begin, &go)
    add(514, unit, &begin, &go)
  }

  @inline(__always)
  private func add(
    _ template: UInt32, _ unit: UnsafePointer<NameUnits.Unit>, _ begin: inout Int32, _ go: inout Int32
  ) {
    let slot = weights + Int(truncatingIfNeeded: Self.feature(template, unit, salt) & mask) &* 2
    begin &+= Int32(slot[0])
    go &+= Int32(slot[1])
  }

  /// A feature of a unit. Comes to a few instructions where the template is known.
  @inline(__always)
  static func feature(_ template: UInt32, _ unit: UnsafePointer<NameUnits.Unit>, _ salt: UInt64) -> UInt32 {
    @inline(__always)
    func two(_ first: Int) -> UInt64 { FeatureList.join(unit[first].hash, unit[first &+ 1].hash) }
    let shape = unit[0].shape
    let value: UInt64
    switch template {
    case 500...504: value = unit[Int(template) &- 502].hash
    case 505...508: value = two(Int(template) &- 507)
    case 509...511: value = FeatureList.join(two(Int(template) &- 511), unit[Int(template) &- 509].hash)
    case 512: value = FeatureList.join(unit[-3].hash, two(-2))
    case 513: value = FeatureList.join(two(1), unit[3].hash)
    case 514: value = FeatureList.pack(unit[-2].shape, unit[-1].shape, shape, unit[1].shape, unit[2].shape)
    case 515: value = FeatureList.pack(unit[-1].shape, shape, unit[1].shape)
    case 516: value = FeatureList.join(unit[0].hash, shape << 8 | unit[1].shape)
    case 517: value = FeatureList.join(unit[-1].hash, shape << 8 | unit[-1].shape)
    default: value = FeatureList.join(unit[1].hash, unit[1].shape)
    }
    return FeatureList.hash(template, value, salt)
  }
}
