/// What names of the lexicon that differ in case alone have in common: length, first and last byte.
struct NameShape: Hashable {
  private let key: UInt32

  init(count: Int, first: UInt8, last: UInt8) {
    key = UInt32(truncatingIfNeeded: count) << 16 | UInt32(first | 0x20) << 8 | UInt32(last | 0x20)
  }
}

/// Where the forms of a list stand by their shape. Made when so many have been asked for that it pays: an article has a
/// few labels to look up, a folder of them many thousands.
struct NamesByShape {
  private var asked = 0
  private var places: [NameShape: [Int32]] = [:]
  /// Going through all forms so often costs as much as making this.
  private static let few = 64

  /// The forms like a shape, in their order; nil while all are to be gone through. O(n) in the forms once.
  mutating func places(like shape: NameShape, in list: FormList) -> [Int32]? {
    asked += 1
    guard asked > Self.few else { return nil }
    if places.isEmpty {
      for (index, form) in list.forms.enumerated() where form.length > 0 && form.value >= 0 {
        let bytes = list.bytes(of: form)
        guard let first = bytes.first, let last = bytes.last else { continue }
        places[NameShape(count: bytes.count, first: first, last: last), default: []].append(Int32(index))
      }
    }
    return places[shape] ?? []
  }
}
