/// What single characters and the shapes around a place tell of the beginning of a name: all that is asked of most places.
///
/// The learned weights of five features, of a unit by itself at each of five places, lie in one word for each character, so
/// that a place costs five additions instead of nineteen look-ups. Made once for each language, in a fraction of a
/// millisecond.
struct NameRows: Sendable {
  /// For each character that is a unit by itself: the weights of the features 500 to 504 in five bytes, the first one
  /// lowest, and above them its script and `isKnown`; 0 for all others.
  private let rows: [UInt64]
  /// The weight that three shapes in a row, of five bits each, have for a beginning at the second one.
  private let shapes: [Int8]
  /// The least sum with which a name may begin.
  let least: Int32

  static let isKnown: UInt64 = 1 << 63

  static let korean = NameRows(.korean, least: -9, scripts: 0xAC00..<0xD7A4)
  static let chinese = NameRows(.chinese, least: -7, scripts: 0x4E00..<0xA000)
  static let japanese = NameRows(.japanese, least: -5, scripts: 0x4E00..<0xA000)

  static func of(_ tongue: Tongue) -> NameRows? {
    switch tongue {
    case .korean: korean
    case .chinese: chinese
    case .japanese: japanese
    case .english: nil
    }
  }

  /// - Parameters:
  ///   - least: the least sum in margins of the model.
  ///   - scripts: the characters of the language; punctuation and kana come with all.
  private init(_ tongue: Tongue, least: Int32, scripts: Range<UInt32>) {
    var rows = [UInt64](repeating: 0, count: 1 << 16)
    var shapes = [Int8](repeating: .min, count: 1 << 15)
    var margin: Int32 = 0
    if let model = LinearModel.builtIn, let weights = NameWeights(model, tongue) {
      margin = model.margin(.name)
      for characters in [0x21..<0x80, 0x2010..<0x2070, 0x3001..<0x3100, scripts, 0xFF01..<0xFFE0] {
        for scalar in characters {
          let script = NameUnits.script(scalar)
          guard ![1, 2, 5].contains(script) else { continue }
          rows[Int(scalar)] = weights.row(NameUnits.hash(scalar)) | script << 40 | Self.isKnown
        }
      }
      let all = (0..<16) + [30, 31] as [UInt64]
      for shape in all where !NameUnits.Unit.isOutside(shape) {
        for before in all {
          for behind in all {
            shapes[Int(before << 10 | shape << 5 | behind)] = weights.begin(
              515, FeatureList.pack(before, shape, behind))
          }
        }
      }
    }
    self.rows = rows
    self.shapes = shapes
    self.least = least * margin
  }

  /// Calls `body` with the rows by scalars.
  @inline(__always)
  func withRows<Result>(_ body: (UnsafeBufferPointer<UInt64>) -> Result) -> Result {
    rows.withUnsafeBufferPointer(body)
  }

  /// Calls `body` with the weights of shapes.
  @inline(__always)
  func withShapes(_ body: (UnsafeBufferPointer<Int8>) -> Void) { shapes.withUnsafeBufferPointer(body) }
}
