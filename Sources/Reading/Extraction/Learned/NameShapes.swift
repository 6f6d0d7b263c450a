/// Where a name may begin at all, by the scripts and blanks around a place: what is asked of every character before any of
/// its learned features.
///
/// Korean names begin words, Japanese ones stand where the script changes; a Chinese one may begin at nearly any character.
/// This is learned, too: the weight that the shapes of three units have for the beginning of a name.
struct NameShapes: Sendable {
  /// One bit for each three shapes in a row of five bits each, the first one highest.
  private var bits = [UInt64](repeating: 0, count: 512)

  static let korean = NameShapes(.korean, least: -3)
  static let chinese = NameShapes(.chinese, least: -5)
  static let japanese = NameShapes(.japanese, least: -3)

  static func of(_ tongue: Tongue) -> NameShapes? {
    switch tongue {
    case .korean: korean
    case .chinese: chinese
    case .japanese: japanese
    case .english: nil
    }
  }

  /// - Parameter least: the least weight with which a name may begin, in margins of the model.
  private init(_ tongue: Tongue, least: Int32) {
    guard let model = LinearModel.builtIn, let table = model.pairTable(.name) else { return }
    let salt = UInt64(tongue.rawValue) + 1
    let edges: [UInt64] = [30, 31]
    for shape in 0..<16 as Range<UInt64> where !NameUnits.Unit.isOutside(shape) {
      for before in Array(0..<16) + edges {
        for behind in Array(0..<16) + edges {
          let hash = FeatureList.hash(515, FeatureList.pack(before, shape, behind), salt)
          guard Int32(table.weights[Int(hash & table.mask) * 2]) >= least * model.margin(.name) else { continue }
          let key = before << 10 | shape << 5 | behind
          bits[Int(key >> 6)] |= 1 << (key & 63)
        }
      }
    }
  }

  /// Calls `body` with the bits.
  @inline(__always)
  func withBits(_ body: (UnsafePointer<UInt64>) -> Void) {
    bits.withUnsafeBufferPointer { if let base = $0.baseAddress { body(base) } }
  }
}
