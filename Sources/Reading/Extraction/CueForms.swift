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

    /// Whether another form is the same writing.
    fileprivate func isSame(as other: Form, _ bytes: [UInt8]) -> Bool {
      guard length == other.length, head == other.head, next == other.next else { return false }
      for offset in stride(from: 16, to: length, by: 1)
      where bytes[Int(start) + offset] != bytes[Int(other.start) + offset] { return false }
      return true
    }
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

    /// Appends the forms given to `forms` bucket by bucket: in each the longest first, one writing behind the other.
    init(_ some: [Form], _ key: UInt64, to forms: inout [Form], _ bytes: [UInt8]) {
      var bits: UInt64 = 4
      while 1 << Int(bits) < some.count { bits += 1 }
      shift = 64 - bits
      let count = 1 << Int(bits)
      let starts = UnsafeMutablePointer<UInt16>.allocate(capacity: count + 1)
      // The forms of each bucket in the order given, by their indices: the last one of each, and the one before each.
      var last = [Int32](repeating: -1, count: count)
      var before = [Int32](repeating: -1, count: some.count)
      for index in some.indices {
        let place = Int(hash(some[index].head & key, shift))
        before[index] = last[place]
        last[place] = Int32(index)
      }
      for place in 0..<count {
        starts[place] = UInt16(truncatingIfNeeded: forms.count)
        var index = Int(last[place])
        while index >= 0 {
          Self.insert(some[index], into: &forms, from: Int(starts[place]), bytes)
          index = Int(before[index])
        }
      }
      starts[count] = UInt16(truncatingIfNeeded: forms.count)
      self.starts = UnsafePointer(starts)
    }

    /// Puts a form into the bucket that begins at an index and goes on to the end: behind the same writing in other
    /// classes, else before shorter ones. Of a writing that is `Cue.none`, too, nothing else stays.
    private static func insert(_ form: Form, into forms: inout [Form], from start: Int, _ bytes: [UInt8]) {
      var place = start
      while place < forms.count, forms[place].length >= form.length, !forms[place].isSame(as: form, bytes) {
        place += 1
      }
      var end = place
      while end < forms.count, forms[end].isSame(as: form, bytes) {
        if forms[end].kind == .none || forms[end].kind == form.kind && forms[end].value == form.value { return }
        end += 1
      }
      if form.kind == .none {
        forms.replaceSubrange(place..<end, with: CollectionOfOne(form))
        return
      }
      forms.insert(form, at: end)
      if end > place { forms[end - 1].lengthAndSigns |= Form.followed }
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

  /// - Parameter list: the forms in the order of the lexicon, each with its class as flags and the index of its value. Of
  ///   the classes of one writing those added last come first.
  init(_ list: FormList) {
    threes = Self.zeros(1 << Int(64 - Self.threeShift - 5))
    sixes = Self.zeros(1 << Int(64 - Self.sixShift - 5))
    var heads: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var (twos, shorts, middles, longs): ([Form], [Form], [Form], [Form]) = ([], [], [], [])
    for entry in list.forms where entry.length >= 2 {
      guard let kind = Cue(rawValue: entry.flags) else { continue }
      let count = Int(entry.length)
      let writing = list.bytes(of: entry)
      var form = Form(head: entry.head, start: entry.start, kind: kind, value: UInt8(truncatingIfNeeded: entry.value))
      for (offset, byte) in writing.dropFirst(8).prefix(8).enumerated() {
        form.next |= UInt64(byte) << UInt64(offset * 8)
      }
      let counted = count < 8 ? count : min(8, count - 8)
      form.mask = counted == 8 ? .max : 1 << UInt64(counted * 8) - 1
      let endsWord = writing.last.map { TextClass.isASCIIWord($0) } ?? false
      form.lengthAndSigns = entry.length | (endsWord ? Form.endsWord : 0)
      let bit: UInt64 = 1 << (entry.head & 63)
      switch entry.head >> 6 & 3 {
      case 0: heads.0 |= bit
      case 1: heads.1 |= bit
      case 2: heads.2 |= bit
      default: heads.3 |= bit
      }
      switch count {
      case 2: twos.append(form)
      case 3...5: shorts.append(form)
      case 6...7: middles.append(form)
      default: longs.append(form)
      }
      if count >= 3 {
        let three = hash(form.head & Self.threeBytes, Self.threeShift)
        threes[Int(three >> 5)] |= (count < 6 ? 1 : 2) << ((three & 31) * 2)
      }
      if count >= 6 {
        let six = hash(form.head & Self.sixBytes, Self.sixShift)
        sixes[Int(six >> 5)] |= (count < 8 ? 1 : 2) << ((six & 31) * 2)
      }
    }
    var forms: [Form] = []
    forms.reserveCapacity(list.forms.count + 1)
    eightBuckets = Buckets(longs, .max, to: &forms, list.bytes)
    sixBuckets = Buckets(middles, Self.sixBytes, to: &forms, list.bytes)
    threeBuckets = Buckets(shorts, Self.threeBytes, to: &forms, list.bytes)
    twoBuckets = Buckets(twos, Self.twoBytes, to: &forms, list.bytes)
    self.heads = heads
    let formRoom = UnsafeMutablePointer<Form>.allocate(capacity: forms.count + 1)
    formRoom.initialize(repeating: Form(), count: forms.count + 1)
    formRoom.update(from: forms, count: forms.count)
    self.forms = UnsafePointer(formRoom)
    let byteRoom = UnsafeMutablePointer<UInt8>.allocate(capacity: list.bytes.count + 1)
    byteRoom.initialize(repeating: 0, count: list.bytes.count + 1)
    byteRoom.update(from: list.bytes, count: list.bytes.count)
    self.bytes = UnsafePointer(byteRoom)
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
