extension FormTable {
  /// The bit maps and slots of a table as bare pointers, for the loops that look at every character.
  ///
  /// Memory safe as long as the table lives: the pointers are read within the sizes that they were made with.
  /// It is one pointer, so that scans which hold many of them are cheap to hand on.
  struct View: @unchecked Sendable {
    private struct Parts {
      /// Two bits for each hash of three first bytes: whether a form of three to five bytes, and a longer one, begins so.
      let triples: UnsafePointer<UInt64>
      /// Two bits for each hash of six first bytes: whether a form of six or seven bytes, and a longer one, begins so.
      let sixes: UnsafePointer<UInt64>
      /// One bit for each hash of the first eight bytes of a form that is at least so long.
      let eights: UnsafePointer<UInt64>
      /// One bit for each hash of a pair of bytes that is a form, then one for each single byte that is.
      let shorts: UnsafePointer<UInt64>
      /// Where each slot begins in `forms`, and one more.
      let slots: UnsafePointer<UInt32>
      let forms: UnsafePointer<Form>
      let bytes: UnsafePointer<UInt8>
      // The maps are as small as their false alarms allow: they are read at every character and must stay near.
      let tripleShift: UInt64
      let sixShift: UInt64
      let eightShift: UInt64
      let slotShift: UInt64
      /// One bit for each hash of three first bytes of a form that begins with a small letter of ASCII: of names few do.
      let smallHeads: UnsafePointer<UInt64>
      /// The ASCII characters that forms begin with, one bit each.
      let asciiHeads: (UInt64, UInt64)
      let longest: Int
    }

    private let parts: UnsafePointer<Parts>

    /// The length of the longest form.
    var longest: Int { parts.pointee.longest }

    /// The size of the map of pairs in words.
    private static let pairWords = 64
    private static let smallShift: UInt64 = 64 - 14

    init(_ list: FormList, joins: Bool, _ same: (Int32, Int32) -> Void) {
      var slotBits: UInt64 = 6
      while 1 << Int(slotBits) < list.forms.count { slotBits += 1 }
      let tripleBits = max(10, slotBits + 1)
      let sixBits = max(11, slotBits + 2)
      let eightBits = max(11, slotBits + 2)
      let slotShift = 64 - slotBits
      let tripleShift = 64 - tripleBits
      let sixShift = 64 - sixBits
      let eightShift = 64 - eightBits
      let triples = FormSlots.zeros(1 << Int(tripleBits - 5), of: UInt64.self)
      let sixes = FormSlots.zeros(1 << Int(sixBits - 5), of: UInt64.self)
      let eights = FormSlots.zeros(1 << Int(eightBits - 6), of: UInt64.self)
      let shorts = FormSlots.zeros(Self.pairWords + 4, of: UInt64.self)
      let smallHeads = FormSlots.zeros(1 << Int(64 - Self.smallShift - 6), of: UInt64.self)
      func noteSmall(_ packed: UInt64) {
        let small = Self.hash(packed, Self.smallShift)
        smallHeads[Int(small >> 6)] |= 1 << (small & 63)
      }
      var heads: (UInt64, UInt64) = (0, 0)
      for form in list.forms {
        let head = form.head & 0xFF
        if head < 64 { heads.0 |= 1 << head } else if head < 128 { heads.1 |= 1 << (head - 64) }
        if TextClass.isLower(UInt8(head)) {
          switch form.length {
          case 1: smallHeads.update(repeating: .max, count: 1 << Int(64 - Self.smallShift - 6))
          case 2: for third in 0..<UInt64(256) { noteSmall(form.head & 0xFFFF | third << 16) }
          default: noteSmall(form.head & 0xFF_FFFF)
          }
        }
        switch form.length {
        case 1: shorts[Self.pairWords + Int(form.head >> 6)] |= 1 << (form.head & 63)
        case 2: shorts[Int(Self.pair(form.head) >> 6)] |= 1 << (Self.pair(form.head) & 63)
        default:
          let triple = Self.hash(form.head & 0xFF_FFFF, tripleShift)
          triples[Int(triple >> 5)] |= (form.length < 6 ? 1 : 2) << ((triple & 31) * 2)
          if form.length >= 6 {
            let six = Self.hash(form.head & 0xFFFF_FFFF_FFFF, sixShift)
            sixes[Int(six >> 5)] |= (form.length < 8 ? 1 : 2) << ((six & 31) * 2)
          }
          if form.length >= 8 {
            let eight = Self.hash(form.head, eightShift)
            eights[Int(eight >> 6)] |= 1 << (eight & 63)
          }
        }
      }
      let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, list.bytes.count))
      list.bytes.withUnsafeBufferPointer {
        if let base = $0.baseAddress { bytes.initialize(from: base, count: $0.count) }
      }
      let sorted = FormSlots.sorted(list, slotShift, bytes, joins: joins, same)
      let parts = UnsafeMutablePointer<Parts>.allocate(capacity: 1)
      parts.initialize(
        to: Parts(
          triples: triples, sixes: sixes, eights: eights, shorts: shorts, slots: sorted.slots, forms: sorted.forms,
          bytes: bytes, tripleShift: tripleShift, sixShift: sixShift, eightShift: eightShift, slotShift: slotShift,
          smallHeads: UnsafePointer(smallHeads), asciiHeads: heads, longest: list.longest))
      self.parts = UnsafePointer(parts)
    }

    func deallocate() {
      let all = parts.pointee
      all.triples.deallocate()
      all.sixes.deallocate()
      all.eights.deallocate()
      all.shorts.deallocate()
      all.smallHeads.deallocate()
      all.slots.deallocate()
      all.forms.deallocate()
      all.bytes.deallocate()
      parts.deallocate()
    }

    // MARK: Hashes

    @inline(__always)
    static func hash(_ packed: UInt64, _ shift: UInt64) -> UInt64 {
      (packed &* 0x9E37_79B9_7F4A_7C15) &>> shift
    }

    /// The place of two bytes in the map of pairs.
    @inline(__always)
    private static func pair(_ packed: UInt64) -> UInt64 { hash(packed & 0xFFFF, 52) }

    // MARK: Filters

    /// Bit 0: a form of three to five bytes may begin so; bit 1: one of six and more.
    @inline(__always)
    private func lengths(_ packed: UInt64) -> UInt64 {
      let triple = Self.hash(packed & 0xFF_FFFF, parts.pointee.tripleShift)
      return parts.pointee.triples[Int(triple >> 5)] &>> ((triple & 31) &* 2) & 3
    }

    /// Bit 0: a form of six or seven bytes may begin so; bit 1: one of eight and more.
    @inline(__always)
    private func longLengths(_ packed: UInt64) -> UInt64 {
      let six = Self.hash(packed & 0xFFFF_FFFF_FFFF, parts.pointee.sixShift)
      return parts.pointee.sixes[Int(six >> 5)] &>> ((six & 31) &* 2) & 3
    }

    @inline(__always)
    private func isLong(_ packed: UInt64) -> Bool {
      let eight = Self.hash(packed, parts.pointee.eightShift)
      return parts.pointee.eights[Int(eight >> 6)] &>> (eight & 63) & 1 != 0
    }

    @inline(__always)
    private func isPair(_ packed: UInt64) -> Bool {
      let pair = Self.pair(packed)
      return parts.pointee.shorts[Int(pair >> 6)] &>> (pair & 63) & 1 != 0
    }

    @inline(__always)
    private func isSingle(_ packed: UInt64) -> Bool {
      parts.pointee.shorts[Self.pairWords &+ Int(packed & 0xFF) >> 6] &>> (packed & 63) & 1 != 0
    }

    /// Whether any form may begin with these eight bytes: false for nearly every place, at the price of a load or two.
    @inline(__always)
    func mayBegin(_ packed: UInt64) -> Bool {
      let lengths = lengths(packed)
      if lengths & 1 != 0 { return true }
      if lengths != 0 {
        let longLengths = longLengths(packed)
        if longLengths & 1 != 0 || longLengths != 0 && isLong(packed) { return true }
      }
      // No form of one or two bytes begins with a character of three.
      return packed & 0xFF < 0xE0 && (isPair(packed) || isSingle(packed))
    }

    /// Whether any form begins with an ASCII character.
    @inline(__always)
    func mayBegin(withASCII byte: UInt8) -> Bool {
      (byte < 64 ? parts.pointee.asciiHeads.0 : parts.pointee.asciiHeads.1) &>> UInt64(byte & 63) & 1 != 0
    }

    /// Whether any form may begin with these eight bytes, the first of which is a small letter of ASCII: asked of a map so
    /// small that it stays near, before those of all forms are.
    @inline(__always)
    func mayBeginSmall(_ packed: UInt64) -> Bool {
      let small = Self.hash(packed & 0xFF_FFFF, Self.smallShift)
      return parts.pointee.smallHeads[Int(small >> 6)] &>> (small & 63) & 1 != 0
    }

    /// Whether any form may begin at a place and end before `end`.
    @inline(__always)
    func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int) -> Bool {
      end &- place >= 2 && mayBegin(Self.packed(text, place))
    }

    /// The first character from a place on that may begin a form, or that is not one of three bytes with a first byte from
    /// `lead` on; `end` where there is none. Places near the end of the text, with fewer than eight bytes behind them, are
    /// taken for such.
    ///
    /// - Parameters:
    ///   - lead: the least first byte of what is passed over, E0 or more.
    ///   - width: how many first bytes there are from `lead` on.
    @inline(never)
    func passingWide(
      _ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int, from lead: UInt8 = 0xE0, width: UInt8 = 16
    ) -> Int {
      guard let base = text.baseAddress else { return end }
      let raw = UnsafeRawPointer(base)
      let last = min(end, text.count &- 7)
      let (triples, tripleShift) = (parts.pointee.triples, parts.pointee.tripleShift)
      let (sixes, sixShift) = (parts.pointee.sixes, parts.pointee.sixShift)
      var place = place
      while place < last {
        let packed = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        if UInt8(truncatingIfNeeded: packed) &- lead >= width { return place }
        // Both maps at once: that nearly every character begins a longer form helps no guess which way a branch goes.
        let triple = Self.hash(packed & 0xFF_FFFF, tripleShift)
        let lengths = triples[Int(truncatingIfNeeded: triple &>> 5)] &>> ((triple & 31) &* 2)
        let six = Self.hash(packed & 0xFFFF_FFFF_FFFF, sixShift)
        let longLengths = sixes[Int(truncatingIfNeeded: six &>> 5)] &>> ((six & 31) &* 2)
        if (lengths & 1) | (lengths &>> 1 & longLengths & 1) != 0 { return place }
        if lengths & longLengths & 2 != 0, isLong(packed) { return place }
        place &+= 3
      }
      return min(place, end)
    }

    // MARK: Forms

    /// The eight bytes at a place as one number, the first one lowest; zeros past the end of the text.
    @inline(__always)
    static func packed(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
      if place &+ 8 <= text.count { return ByteWord.load(text, place) }
      var packed: UInt64 = 0
      for offset in 0..<(text.count - place) { packed |= UInt64(text[place + offset]) << UInt64(offset * 8) }
      return packed
    }

    /// The eight bytes before a place as one number, the last one lowest; zeros before the start of the text.
    @inline(__always)
    static func packedBackwards(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt64 {
      if place >= 8, place <= text.count { return ByteWord.load(text, place &- 8).byteSwapped }
      var packed: UInt64 = 0
      for offset in 0..<min(8, place) { packed |= UInt64(text[place - 1 - offset]) << UInt64(offset * 8) }
      return packed
    }

    /// Calls `body` with every form that stands at a place of the text and ends before `end`: longer ones first; of forms
    /// with the same bytes the one added last.
    @inline(__always)
    func forEachForm(
      in text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int, _ body: (Form) -> Void
    ) {
      let count = end &- place
      guard count > 0 else { return }
      _ = first(with: Self.packed(text, place), count: count) { form in
        if form.length <= 8 || hasTail(form, in: text, at: place) { body(form) }
        return false
      }
    }

    /// The same until `body` says that it wants no shorter ones.
    @inline(__always)
    func forEachLongest(
      in text: UnsafeBufferPointer<UInt8>, at place: Int, before end: Int, _ body: (Form) -> Bool
    ) {
      let count = end &- place
      guard count > 0 else { return }
      _ = first(with: Self.packed(text, place), count: count) { form in
        (form.length <= 8 || hasTail(form, in: text, at: place)) && !body(form)
      }
    }

    /// Whether the bytes of a form behind the eighth stand in a text.
    @inline(__always)
    private func hasTail(_ form: Form, in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
      var offset = 8
      while offset < Int(form.length) {
        if parts.pointee.bytes[Int(form.start) &+ offset] != text[place &+ offset] { return false }
        offset &+= 1
      }
      return true
    }

    /// The byte of a form at an offset within it.
    @inline(__always)
    func byte(of form: Form, at offset: Int) -> UInt8 { parts.pointee.bytes[Int(form.start) &+ offset] }

    /// The first form of at most `count` bytes whose first eight are those packed, and that `isIt` takes: longer ones
    /// come first. What a form has behind its eighth byte is for `isIt` to compare.
    @inline(__always)
    func first(with packed: UInt64, count: Int, _ isIt: (Form) -> Bool) -> Form? {
      let lengths = lengths(packed)
      if lengths & 2 != 0, count >= 6 {
        let longLengths = longLengths(packed)
        if longLengths & 2 != 0, count >= 8, isLong(packed), let found = visit(packed, from: 8, packed, count, isIt) {
          return found
        }
        if longLengths & 1 != 0,
          let found = visit(packed & 0xFFFF_FFFF_FFFF, from: 6, packed, min(7, count), isIt)
        {
          return found
        }
      }
      if lengths & 1 != 0, count >= 3, let found = visit(packed & 0xFF_FFFF, from: 3, packed, min(5, count), isIt) {
        return found
      }
      guard packed & 0xFF < 0xE0 else { return nil }
      if count >= 2, isPair(packed), let found = visit(packed & 0xFFFF, from: 2, packed, 2, isIt) { return found }
      return isSingle(packed) ? visit(packed & 0xFF, from: 1, packed, 1, isIt) : nil
    }

    @inline(__always)
    private func visit(
      _ key: UInt64, from shortest: UInt16, _ packed: UInt64, _ longest: Int, _ isIt: (Form) -> Bool
    ) -> Form? {
      let slot = Int(Self.hash(key, parts.pointee.slotShift))
      var next = Int(parts.pointee.slots[slot])
      let end = Int(parts.pointee.slots[slot &+ 1])
      while next < end {
        let length = parts.pointee.forms[next].length
        if length < shortest { return nil }
        // The bytes behind a shorter form do not count.
        let excess = UInt64(8 &- min(8, length)) &* 8
        let form = parts.pointee.forms[next]
        if (form.head ^ packed) &<< excess == 0, Int(length) <= longest, isIt(form) { return form }
        next &+= 1
      }
      return nil
    }
  }
}
