/// A set of surface forms, found by their first bytes: the one look-up structure of the entity and the cue matcher.
///
/// Forms are kept in one byte array and chained by a hash of their first six bytes (three, for those of three to five,
/// two for those of two): six bytes are two Hangul or Han characters, so that chains stay short in every script. A bit
/// map tells at one load whether any form can begin at a place, so a text without forms costs about one nanosecond a
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
  /// One bit for each hash of three first bytes, one for each pair of bytes that is a form.
  private var starts: [UInt64]
  /// The length of the longest form.
  private(set) var longest = 0

  /// A table sized for about `capacity` forms.
  init(capacity: Int) {
    var size = 256
    while size < capacity * 2 { size *= 2 }
    self.heads = [Int32](repeating: -1, count: size)
    self.mask = UInt32(size - 1)
    self.starts = [UInt64](repeating: 0, count: 2048)
    self.forms.reserveCapacity(capacity)
    self.bytes.reserveCapacity(capacity * 12)
  }

  /// The hash of the first bytes, packed into a number: those of different counts fall apart.
  @inline(__always)
  fileprivate static func key(_ packed: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (packed &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  @inline(__always)
  fileprivate static func start(_ packed: UInt64) -> Int {
    Int((packed &* 0x9E37_79B9_7F4A_7C15) >> 48)
  }

  /// Adds a form. Empty ones and those of one byte are left out.
  mutating func add(_ form: UnsafeBufferPointer<UInt8>, value: Int32, flags: UInt8 = 0, language: UInt8 = 0) {
    guard form.count >= 2, form.count < 512 else { return }
    let start = UInt32(bytes.count)
    bytes.append(contentsOf: form)
    let packed = View.packed(form, 0, form.count >= 6 ? 6 : min(form.count, 3))
    let slot = Int(Self.key(packed) & mask)
    forms.append(
      Form(
        start: start, length: UInt16(form.count), flags: flags, language: language, value: value, next: heads[slot]))
    heads[slot] = Int32(forms.count - 1)
    let bit = form.count == 2 ? 65_536 + Int(packed) : Self.start(packed & 0xFF_FFFF)
    starts[bit >> 6] |= 1 << UInt64(bit & 63)
    longest = max(longest, form.count)
  }

  /// A view without bounds checks for the length of a scan.
  func withView<Result>(_ body: (View) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { bytes in
      try forms.withUnsafeBufferPointer { forms in
        try heads.withUnsafeBufferPointer { heads in
          try starts.withUnsafeBufferPointer { starts in
            try body(View(bytes: bytes, forms: forms, heads: heads, starts: starts, mask: mask))
          }
        }
      }
    }
  }

  struct View {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let forms: UnsafeBufferPointer<Form>
    fileprivate let heads: UnsafeBufferPointer<Int32>
    fileprivate let starts: UnsafeBufferPointer<UInt64>
    fileprivate let mask: UInt32

    /// Up to six bytes of a text as one number, the first one lowest.
    @inline(__always)
    fileprivate static func packed(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ count: Int) -> UInt64 {
      var packed: UInt64 = 0
      for offset in 0..<count { packed |= UInt64(text[place + offset]) << UInt64(offset * 8) }
      return packed
    }

    @inline(__always)
    private func has(_ bit: Int) -> Bool { starts[bit >> 6] & (1 << UInt64(bit & 63)) != 0 }

    /// Whether any form may begin at a place: false for nearly every place, at the price of a load or two.
    @inline(__always)
    func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int) -> Bool {
      guard end - place >= 2 else { return false }
      let pair = Self.packed(text, place, 2)
      if has(65_536 + Int(pair)) { return true }
      return end - place >= 3 && has(FormTable.start(pair | UInt64(text[place + 2]) << 16))
    }

    /// Calls `body` with every form that stands at a place of the text and ends before `end`; of forms with the same
    /// bytes the one added last comes first.
    @inline(__always)
    func forEachForm(
      in text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int, _ body: (Form) -> Void
    ) {
      let count = end - place
      guard count >= 2 else { return }
      let pair = Self.packed(text, place, 2)
      if count >= 3 {
        let triple = pair | UInt64(text[place + 2]) << 16
        if has(FormTable.start(triple)) {
          if count >= 6 {
            let six = triple | Self.packed(text, place + 3, 3) << 24
            visit(FormTable.key(six), 6...511, text, place, end, body)
          }
          visit(FormTable.key(triple), 3...5, text, place, end, body)
        }
      }
      if has(65_536 + Int(pair)) { visit(FormTable.key(pair), 2...2, text, place, end, body) }
    }

    @inline(__always)
    private func visit(
      _ key: UInt32, _ lengths: ClosedRange<Int>, _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int,
      _ body: (Form) -> Void
    ) {
      var next = heads[Int(key & mask)]
      while next >= 0 {
        let form = forms[Int(next)]
        next = form.next
        if lengths.contains(Int(form.length)), stands(form, in: text, at: place, before: end) { body(form) }
      }
    }

    /// Whether the form stands in `text` at `place`, byte for byte.
    @inline(__always)
    private func stands(_ form: Form, in text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int) -> Bool {
      let length = Int(form.length)
      guard place + length <= end else { return false }
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
