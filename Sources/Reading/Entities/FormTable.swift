/// A set of surface forms, found by their first bytes: the one look-up structure of the entity and the cue matcher.
///
/// Forms are kept in one byte array and chained by a hash of their first six bytes (three, for those of three to five,
/// two for those of two): six bytes are two Hangul or Han characters, so that chains stay short in every script. Bit maps
/// tell at a load or two whether any form can begin at a place, so a text without forms costs about one nanosecond a
/// byte. Building costs one pass over the forms.
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
  /// Two bits for each hash of three first bytes: whether a form of three to five bytes, and a longer one, begins so.
  private var triples: [UInt64]
  /// One bit for each hash of a pair of bytes that is a form.
  private var pairs: [UInt64]
  /// One bit for each hash of the first six bytes of a longer form.
  private var sixes: [UInt64]
  // The maps are as small as their false alarms allow: they are read at every character and must stay near.
  private let tripleShift: UInt64
  private let sixShift: UInt64
  /// The length of the longest form.
  private(set) var longest = 0

  /// A table sized for about `capacity` forms.
  init(capacity: Int) {
    var size = 256
    while size < capacity * 2 { size *= 2 }
    self.heads = [Int32](repeating: -1, count: size)
    self.mask = UInt32(size - 1)
    var bits = 10
    while 1 << bits < capacity * 2 { bits += 1 }
    self.triples = [UInt64](repeating: 0, count: 1 << (bits - 5))
    self.tripleShift = UInt64(64 - bits)
    self.pairs = [UInt64](repeating: 0, count: 64)
    bits += 2
    self.sixes = [UInt64](repeating: 0, count: 1 << (bits - 6))
    self.sixShift = UInt64(64 - bits)
    self.forms.reserveCapacity(capacity)
    self.bytes.reserveCapacity(capacity * 12)
  }

  /// The hash of the first bytes, packed into a number: those of different counts fall apart.
  @inline(__always)
  fileprivate static func key(_ packed: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (packed &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// The place of two bytes in the map of pairs.
  @inline(__always)
  fileprivate static func pair(_ packed: UInt64) -> UInt64 {
    ((packed & 0xFFFF) &* 0x9E37_79B9_7F4A_7C15) >> 52
  }

  /// The place of three first bytes in the map of triples.
  @inline(__always)
  fileprivate static func triple(_ packed: UInt64, _ shift: UInt64) -> UInt64 {
    ((packed & 0xFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) >> shift
  }

  /// The place of six first bytes in the map of sixes.
  @inline(__always)
  fileprivate static func six(_ packed: UInt64, _ shift: UInt64) -> UInt64 {
    ((packed & 0xFFFF_FFFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) >> shift
  }

  /// Adds a form. Empty ones and those of one byte are left out.
  mutating func add(_ form: UnsafeBufferPointer<UInt8>, value: Int32, flags: UInt8 = 0, language: UInt8 = 0) {
    guard form.count >= 2, form.count < 512 else { return }
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: form)
    let length = form.count >= 6 ? 6 : min(form.count, 3)
    var packed: UInt64 = 0
    for offset in 0..<length { packed |= UInt64(form[offset]) << UInt64(offset * 8) }
    let slot = Int(Self.key(packed) & mask)
    forms.append(
      Form(
        start: start, length: UInt16(form.count), flags: flags, language: language, value: value, next: heads[slot]))
    heads[slot] = Int32(forms.count - 1)
    if form.count == 2 {
      let pair = Self.pair(packed)
      pairs[Int(pair >> 6)] |= 1 << (pair & 63)
    } else {
      let triple = Self.triple(packed, tripleShift)
      triples[Int(triple >> 5)] |= (form.count < 6 ? 1 : 2) << ((triple & 31) * 2)
      if form.count >= 6 {
        let six = Self.six(packed, sixShift)
        sixes[Int(six >> 6)] |= 1 << (six & 63)
      }
    }
    longest = max(longest, form.count)
  }

  /// What a form stands for, nil where the table does not hold it.
  func value(of form: UnsafeBufferPointer<UInt8>) -> Int32? {
    withView { view in
      var value: Int32?
      view.forEachForm(in: form, at: 0, before: form.count) { found in
        if Int(found.length) == form.count, value == nil { value = found.value }
      }
      return value
    }
  }

  /// A view without bounds checks for the length of a scan.
  func withView<Result>(_ body: (View) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { bytes in
      try forms.withUnsafeBufferPointer { forms in
        try heads.withUnsafeBufferPointer { heads in
          try triples.withUnsafeBufferPointer { triples in
            try pairs.withUnsafeBufferPointer { pairs in
              try sixes.withUnsafeBufferPointer { sixes in
                try body(
                  View(
                    bytes: bytes, forms: forms, heads: heads, triples: triples, pairs: pairs, sixes: sixes,
                    tripleShift: tripleShift, sixShift: sixShift, mask: mask))
              }
            }
          }
        }
      }
    }
  }

  struct View {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let forms: UnsafeBufferPointer<Form>
    fileprivate let heads: UnsafeBufferPointer<Int32>
    fileprivate let triples: UnsafeBufferPointer<UInt64>
    fileprivate let pairs: UnsafeBufferPointer<UInt64>
    fileprivate let sixes: UnsafeBufferPointer<UInt64>
    fileprivate let tripleShift: UInt64
    fileprivate let sixShift: UInt64
    fileprivate let mask: UInt32

    /// The eight bytes at a place as one number, the first one lowest; zeros past the end of the text.
    @inline(__always)
    private static func packed(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
      if place &+ 8 <= text.count { return ByteWord.load(text, place) }
      var packed: UInt64 = 0
      for offset in 0..<(text.count - place) { packed |= UInt64(text[place + offset]) << UInt64(offset * 8) }
      return packed
    }

    @inline(__always)
    private func isPair(_ packed: UInt64) -> Bool {
      let pair = FormTable.pair(packed)
      return pairs[Int(pair >> 6)] & 1 << (pair & 63) != 0
    }

    /// Bit 0: a form of three to five bytes may begin so; bit 1: a longer one.
    @inline(__always)
    private func lengths(_ packed: UInt64) -> UInt64 {
      let triple = FormTable.triple(packed, tripleShift)
      return triples[Int(triple >> 5)] >> ((triple & 31) * 2) & 3
    }

    @inline(__always)
    private func isLong(_ packed: UInt64) -> Bool {
      let six = FormTable.six(packed, sixShift)
      return sixes[Int(six >> 6)] & 1 << (six & 63) != 0
    }

    /// Whether any form may begin at a place: false for nearly every place, at the price of a load or two.
    @inline(__always)
    func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int) -> Bool {
      guard end &- place >= 2 else { return false }
      let packed = Self.packed(text, place)
      let lengths = lengths(packed)
      if lengths != 0, lengths & 1 != 0 || isLong(packed) { return true }
      // No form of two bytes begins with a character of three.
      return packed & 0xFF < 0xE0 && isPair(packed)
    }

    /// Calls `body` with every form that stands at a place of the text and ends before `end`; of forms with the same
    /// bytes the one added last comes first.
    @inline(__always)
    func forEachForm(
      in text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int, _ body: (Form) -> Void
    ) {
      let count = end &- place
      guard count >= 2 else { return }
      let packed = Self.packed(text, place)
      let lengths = lengths(packed)
      if lengths & 2 != 0, count >= 6, isLong(packed) {
        visit(FormTable.key(packed & 0xFFFF_FFFF_FFFF), 6...511, packed, text, place, end, body)
      }
      if lengths & 1 != 0, count >= 3 {
        visit(FormTable.key(packed & 0xFF_FFFF), 3...5, packed, text, place, end, body)
      }
      if isPair(packed) { visit(FormTable.key(packed & 0xFFFF), 2...2, packed, text, place, end, body) }
    }

    @inline(__always)
    private func visit(
      _ key: UInt32, _ lengths: ClosedRange<Int>, _ packed: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ place: Int,
      _ end: Int, _ body: (Form) -> Void
    ) {
      var next = heads[Int(key & mask)]
      while next >= 0 {
        let form = forms[Int(next)]
        next = form.next
        if lengths.contains(Int(form.length)), stands(form, packed, in: text, at: place, before: end) { body(form) }
      }
    }

    /// Whether the form stands in `text` at `place`, byte for byte.
    @inline(__always)
    private func stands(
      _ form: Form, _ packed: UInt64, in text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int
    ) -> Bool {
      let length = Int(form.length)
      guard place + length <= end else { return false }
      let start = Int(form.start)
      let differences = Self.packed(bytes, start) ^ packed
      if length < 8 { return differences << UInt64((8 - length) * 8) == 0 }
      if differences != 0 { return false }
      var offset = 8
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
