/// The written forms of cues, laid out for what is asked at every character: which is the longest that stands here?
///
/// Most places are told apart from beginnings of forms by two small maps, without a branch between them. What is left is
/// compared sixteen bytes at a time: a form lies in one half of a cache line with all that a mark needs. Forms of eight
/// bytes and more, of six and seven, of three to five, and of two have buckets of their own, by a hash of the bytes that
/// all of a kind have; in each the longest come first.
///
/// Read once a language, kept for the life of the program.
struct CueForms: @unchecked Sendable {
  /// One writing in one of its classes; those in other classes follow.
  struct Form {
    /// The first eight bytes, the first one lowest, and the eight behind them; zeros behind a shorter form.
    var head: UInt64 = 0
    var next: UInt64 = 0
    /// Which bits of `next` count, or of `head` where the form is shorter than eight bytes.
    var mask: UInt64 = 0
    /// Where its bytes begin in the table's.
    var start: UInt32 = 0
    /// The length; above it whether the same writing follows in another class, and whether it ends like a Latin word.
    fileprivate var lengthAndSigns: UInt16 = 0
    var kind = Cue.none
    /// The index of the value in `CueTable.values`.
    var value: UInt8 = 0

    fileprivate static let followed: UInt16 = 0x8000
    fileprivate static let endsWord: UInt16 = 0x4000

    @inline(__always) var length: Int { Int(lengthAndSigns & 0x3FFF) }
    @inline(__always) var isFollowed: Bool { lengthAndSigns & Self.followed != 0 }
    @inline(__always) var endsLatin: Bool { lengthAndSigns & Self.endsWord != 0 }
  }

  /// The lengths of forms that may begin at a place, one bit each.
  struct Lengths {
    fileprivate var bits: UInt64

    static let none = Lengths(bits: 0)
    @inline(__always) var isEmpty: Bool { bits == 0 }
    /// Three to five bytes, six and seven, and more.
    fileprivate static let three: UInt64 = 1
    fileprivate static let six: UInt64 = 2
    fileprivate static let eight: UInt64 = 4
    fileprivate static let two: UInt64 = 8
  }

  /// Forms by a hash of their first bytes.
  private struct Buckets {
    /// Where each begins among the forms, and where the last one ends.
    let starts: UnsafePointer<UInt16>
    let shift: UInt64

    /// Appends the forms given to `forms`, in each bucket in their order.
    init(_ some: [Form], _ key: UInt64, to forms: inout [Form]) {
      var bits: UInt64 = 4
      while 1 << Int(bits) < some.count { bits += 1 }
      let shift = 64 - bits
      self.shift = shift
      let sorted = some.enumerated().sorted {
        let (one, other) = (hash($0.element.head & key, shift), hash($1.element.head & key, shift))
        return one != other ? one < other : $0.offset < $1.offset
      }
      let count = 1 << Int(bits)
      let starts = UnsafeMutablePointer<UInt16>.allocate(capacity: count + 1)
      var next = 0
      for bucket in 0...count {
        while next < sorted.count, hash(sorted[next].element.head & key, shift) < UInt64(bucket) { next += 1 }
        starts[bucket] = UInt16(truncatingIfNeeded: forms.count + next)
      }
      self.starts = UnsafePointer(starts)
      forms += sorted.map(\.element)
    }

    @inline(__always)
    func bucket(of key: UInt64) -> Range<Int> {
      let place = Int(truncatingIfNeeded: hash(key, shift))
      return Int(starts[place])..<Int(starts[place &+ 1])
    }
  }

  private static let twoBytes: UInt64 = 0xFFFF
  private static let threeBytes: UInt64 = 0xFF_FFFF
  private static let sixBytes: UInt64 = 0xFFFF_FFFF_FFFF
  private static let threeShift: UInt64 = 64 - 13
  private static let sixShift: UInt64 = 64 - 14

  /// Two bits for each hash of three bytes: whether a form of three to five bytes, and a longer one, begins so.
  private let threes: UnsafeMutablePointer<UInt64>
  /// Two bits for each hash of six bytes: whether a form of six or seven bytes, and a longer one, begins so.
  private let sixes: UnsafeMutablePointer<UInt64>
  /// One bit for each first byte of a form.
  private let heads: (UInt64, UInt64, UInt64, UInt64)
  private let eightBuckets: Buckets
  private let sixBuckets: Buckets
  private let threeBuckets: Buckets
  private let twoBuckets: Buckets
  private let forms: UnsafePointer<Form>
  private let bytes: UnsafePointer<UInt8>
  /// Whether some begin with a blank, which says that a word begins behind it.
  let hasBlanks: Bool

  /// - Parameter cues: the forms in the order of the lexicon, of two to 511 bytes each. Of classes of one writing those
  ///   added last come first; a writing that is `Cue.none`, too, is nothing else.
  init(_ cues: [(form: [UInt8], kind: Cue, value: UInt8)]) {
    threes = Self.zeros(1 << Int(64 - Self.threeShift - 5))
    sixes = Self.zeros(1 << Int(64 - Self.sixShift - 5))
    var byForm: [[UInt8]: [(kind: Cue, value: UInt8)]] = [:]
    for cue in cues.reversed() where cue.form.count >= 2 && cue.form.count < 512 {
      var classes = byForm[cue.form] ?? []
      if classes.contains(where: { $0.kind == .none }) { continue }
      if cue.kind == .none { classes = [] }
      if classes.contains(where: { $0.kind == cue.kind && $0.value == cue.value }) { continue }
      classes.append((cue.kind, cue.value))
      byForm[cue.form] = classes
    }
    var bytes: [UInt8] = []
    var heads: [UInt64] = [0, 0, 0, 0]
    var (twos, shorts, middles, longs): ([Form], [Form], [Form], [Form]) = ([], [], [], [])
    let ordered = byForm.sorted {
      $0.key.count != $1.key.count ? $0.key.count > $1.key.count : $0.key.lexicographicallyPrecedes($1.key)
    }
    for (writing, classes) in ordered {
      var form = Form()
      for (offset, byte) in writing.prefix(8).enumerated() { form.head |= UInt64(byte) << UInt64(offset * 8) }
      for (offset, byte) in writing.dropFirst(8).prefix(8).enumerated() {
        form.next |= UInt64(byte) << UInt64(offset * 8)
      }
      let counted = writing.count < 8 ? writing.count : min(8, writing.count - 8)
      form.mask = counted == 8 ? .max : 1 << UInt64(counted * 8) - 1
      form.start = UInt32(bytes.count)
      bytes += writing
      heads[Int(writing[0] >> 6)] |= 1 << UInt64(writing[0] & 63)
      let length = UInt16(writing.count) | (TextClass.isASCIIWord(writing[writing.count - 1]) ? Form.endsWord : 0)
      for (index, one) in classes.enumerated() {
        form.lengthAndSigns = length | (index + 1 < classes.count ? Form.followed : 0)
        form.kind = one.kind
        form.value = one.value
        switch writing.count {
        case 2: twos.append(form)
        case 3...5: shorts.append(form)
        case 6...7: middles.append(form)
        default: longs.append(form)
        }
      }
      if writing.count >= 3 {
        let three = hash(form.head & Self.threeBytes, Self.threeShift)
        threes[Int(three >> 5)] |= (writing.count < 6 ? 1 : 2) << ((three & 31) * 2)
      }
      if writing.count >= 6 {
        let six = hash(form.head & Self.sixBytes, Self.sixShift)
        sixes[Int(six >> 5)] |= (writing.count < 8 ? 1 : 2) << ((six & 31) * 2)
      }
    }
    var forms: [Form] = []
    eightBuckets = Buckets(longs, .max, to: &forms)
    sixBuckets = Buckets(middles, Self.sixBytes, to: &forms)
    threeBuckets = Buckets(shorts, Self.threeBytes, to: &forms)
    twoBuckets = Buckets(twos, Self.twoBytes, to: &forms)
    self.heads = (heads[0], heads[1], heads[2], heads[3])
    self.hasBlanks = heads[0] >> 0x20 & 1 != 0
    let formRoom = UnsafeMutableBufferPointer<Form>.allocate(capacity: forms.count + 1)
    formRoom.initialize(repeating: Form())
    for (index, form) in forms.enumerated() { formRoom[index] = form }
    self.forms = UnsafePointer(formRoom.baseAddress ?? .allocate(capacity: 1))
    let byteRoom = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count + 1)
    byteRoom.initialize(repeating: 0)
    for (index, byte) in bytes.enumerated() { byteRoom[index] = byte }
    self.bytes = UnsafePointer(byteRoom.baseAddress ?? .allocate(capacity: 1))
  }

  private static func zeros(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    let words = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    words.initialize(repeating: 0, count: count)
    return words
  }

  // MARK: Look-up

  /// Whether a form begins with a byte.
  @inline(__always)
  func mayBegin(with byte: UInt8) -> Bool {
    let word = byte < 0x80 ? (byte < 0x40 ? heads.0 : heads.1) : (byte < 0xC0 ? heads.2 : heads.3)
    return word &>> UInt64(byte & 63) & 1 != 0
  }

  /// Which lengths a form that begins with these eight bytes may have: none at nearly every place.
  @inline(__always)
  func lengths(_ packed: UInt64) -> Lengths {
    let three = hash(packed & Self.threeBytes, Self.threeShift)
    let six = hash(packed & Self.sixBytes, Self.sixShift)
    // Both maps at once: that many a place begins a longer form helps no guess which way a branch goes.
    let byThree = threes[Int(truncatingIfNeeded: three &>> 5)] &>> ((three & 31) &* 2)
    let bySix = sixes[Int(truncatingIfNeeded: six &>> 5)] &>> ((six & 31) &* 2)
    let isLong = 0 &- (byThree &>> 1 & 1)
    return Lengths(bits: byThree & 1 | (bySix & 3 & isLong) &<< 1)
  }

  /// The same where a form of two bytes may stand, too: before a character of one or two.
  @inline(__always)
  func allLengths(_ packed: UInt64) -> Lengths {
    var lengths = lengths(packed)
    if !twoBuckets.bucket(of: packed & Self.twoBytes).isEmpty { lengths.bits |= Lengths.two }
    return lengths
  }

  /// The longest form that stands at a place and ends before `end`, Latin words where they end; nil where none does. Its
  /// other classes follow it.
  func longest(
    _ lengths: Lengths, _ packed: UInt64, in text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int
  ) -> UnsafePointer<Form>? {
    if lengths.bits & Lengths.eight != 0 {
      let bucket = eightBuckets.bucket(of: packed)
      if !bucket.isEmpty {
        let next = place &+ 8 < text.count ? FormTable.View.packed(text, place &+ 8) : 0
        for index in bucket where forms[index].head == packed && (forms[index].next ^ next) & forms[index].mask == 0 {
          let form = forms + index
          if form.pointee.length <= 16 || hasTail(form, text, place, end), ends(form, text, place, end) { return form }
        }
      }
    }
    if lengths.bits & Lengths.six != 0,
      let form = first(sixBuckets.bucket(of: packed & Self.sixBytes), packed, text, place, end)
    {
      return form
    }
    if lengths.bits & Lengths.three != 0,
      let form = first(threeBuckets.bucket(of: packed & Self.threeBytes), packed, text, place, end)
    {
      return form
    }
    guard lengths.bits & Lengths.two != 0 else { return nil }
    return first(twoBuckets.bucket(of: packed & Self.twoBytes), packed, text, place, end)
  }

  /// The first form of a bucket of forms shorter than eight bytes that stands at a place.
  @inline(__always)
  private func first(
    _ bucket: Range<Int>, _ packed: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int
  ) -> UnsafePointer<Form>? {
    var form = forms + bucket.lowerBound
    let last = forms + bucket.upperBound
    while form < last {
      if (form.pointee.head ^ packed) & form.pointee.mask == 0, ends(form, text, place, end) { return form }
      form += 1
    }
    return nil
  }

  /// Whether a form ends before `end`, and a Latin word where it ends.
  @inline(__always)
  private func ends(_ form: UnsafePointer<Form>, _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int) -> Bool {
    let stop = place &+ form.pointee.length
    guard stop <= end else { return false }
    return !(form.pointee.endsLatin && stop < text.count && TextClass.isASCIIWord(text[stop]))
  }

  /// Whether the bytes of a form behind the sixteenth stand in a text.
  private func hasTail(
    _ form: UnsafePointer<Form>, _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int
  ) -> Bool {
    let length = form.pointee.length
    guard place &+ length <= end else { return false }
    var offset = 16
    while offset < length {
      if bytes[Int(form.pointee.start) &+ offset] != text[place &+ offset] { return false }
      offset &+= 1
    }
    return true
  }
}

@inline(__always)
private func hash(_ packed: UInt64, _ shift: UInt64) -> UInt64 { (packed &* 0x9E37_79B9_7F4A_7C15) &>> shift }
