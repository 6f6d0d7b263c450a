/// A set of surface forms, found by their first bytes: the one look-up structure of the entity and the cue matcher.
///
/// Forms are kept in one byte array and chained by a hash of their first four bytes (two or three for shorter ones).
/// Two bit maps tell at one load each whether any form can begin at a place, so a text without forms costs about one
/// nanosecond a byte. Building costs one pass over the forms.
struct FormTable: Sendable {
  struct Form: Sendable {
    var start: UInt32
    var length: UInt16
    var flags: UInt8
    /// The language the form belongs to (index in `FormLanguage`), 0 for any.
    var language: UInt8
    /// What the form stands for: an index or a class of the owner's.
    var value: Int32
    /// The next form of the same chain, -1 at its end.
    var next: Int32
  }

  private(set) var bytes: [UInt8] = []
  private(set) var forms: [Form] = []
  private var heads: [Int32]
  private let mask: UInt32
  /// One bit for each pair of first bytes.
  private var pairs: [UInt64]
  /// The length of the longest form.
  private(set) var longest = 0

  /// A table sized for about `capacity` forms.
  init(capacity: Int) {
    var size = 256
    while size < capacity * 2 { size *= 2 }
    self.heads = [Int32](repeating: -1, count: size)
    self.mask = UInt32(size - 1)
    self.pairs = [UInt64](repeating: 0, count: 1024)
    self.forms.reserveCapacity(capacity)
    self.bytes.reserveCapacity(capacity * 12)
  }

  @inline(__always)
  private static func key(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt32 {
    var key = UInt32(a) | UInt32(b) << 8 | UInt32(c) << 16 | UInt32(d) << 24
    key = key &* 0x9E37_79B1
    return key ^ key >> 15
  }

  /// Adds a form. Empty ones and those of one byte are left out.
  mutating func add(_ form: UnsafeBufferPointer<UInt8>, value: Int32, flags: UInt8 = 0, language: UInt8 = 0) {
    guard form.count >= 2, form.count < 512 else { return }
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: form)
    let c = form.count > 2 ? form[2] : 0
    let d = form.count > 3 ? form[3] : 0
    let slot = Int(Self.key(form[0], form[1], c, d) & mask)
    forms.append(
      Form(
        start: start, length: UInt16(form.count), flags: flags, language: language, value: value, next: heads[slot]))
    heads[slot] = Int32(forms.count - 1)
    let pair = Int(form[0]) | Int(form[1]) << 8
    pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    longest = max(longest, form.count)
  }

  /// A view without bounds checks for the length of a scan.
  func withView<Result>(_ body: (View) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { bytes in
      try forms.withUnsafeBufferPointer { forms in
        try heads.withUnsafeBufferPointer { heads in
          try pairs.withUnsafeBufferPointer { pairs in
            try body(View(bytes: bytes, forms: forms, heads: heads, pairs: pairs, mask: mask))
          }
        }
      }
    }
  }

  struct View {
    let bytes: UnsafeBufferPointer<UInt8>
    let forms: UnsafeBufferPointer<Form>
    let heads: UnsafeBufferPointer<Int32>
    let pairs: UnsafeBufferPointer<UInt64>
    let mask: UInt32

    /// Whether any form begins with these two bytes.
    @inline(__always)
    func mayBegin(_ a: UInt8, _ b: UInt8) -> Bool {
      let pair = Int(a) | Int(b) << 8
      return pairs[pair >> 6] & (1 << UInt64(pair & 63)) != 0
    }

    /// The first form of the chain for four (three, two) first bytes; -1 for none.
    @inline(__always)
    func head(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> Int32 {
      heads[Int(FormTable.key(a, b, c, d) & mask)]
    }

    /// Whether the form stands in `text` at `place`, byte for byte.
    @inline(__always)
    func stands(_ form: Form, in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
      let length = Int(form.length)
      guard place + length <= text.count else { return false }
      let start = Int(form.start)
      var offset = 0
      while offset < length {
        if bytes[start + offset] != text[place + offset] { return false }
        offset += 1
      }
      return true
    }
  }
}

/// The languages a form may be bound to.
enum FormLanguage {
  static func code(_ language: String?) -> UInt8 {
    switch language {
    case "ko": 1
    case "en": 2
    case "zh": 3
    case "ja": 4
    default: 0
    }
  }

  static func name(_ code: UInt8) -> String? {
    switch code {
    case 1: "ko"
    case 2: "en"
    case 3: "zh"
    case 4: "ja"
    default: nil
    }
  }
}
