/// How the scanner looks forms of the lexicons up, forward and backward, and whether words begin or end where it stands.
extension Scanner {
  /// The longest form of a table at a place that counts in this text, and where it ends; row -1 where there is none.
  @inline(__always)
  func longest(_ forms: FormTable.View, at place: Int) -> (row: Int32, end: Int) {
    guard place &+ 8 <= high, place >= low else { return place < high ? folded(forms, at: place) : (-1, place) }
    let packed = ByteWord.lowered(UInt64(littleEndian: UnsafeRawPointer(text + place).loadUnaligned(as: UInt64.self)))
    // Full-width letters and no-break blanks are read as plain ones.
    let wide = ByteWord.matches(packed, 0xEF) | ByteWord.matches(packed, 0xC2)
    if wide.trailingZeroBitCount >= 48 {
      guard forms.mayBegin(packed) else { return (-1, place) }
      if wide == 0 { return plain(forms, packed, at: place) }
    }
    return folded(forms, at: place)
  }

  /// Whether a form of `starts` may begin with the character of three bytes at a place.
  @inline(__always)
  func mayStart(_ place: Int) -> Bool {
    guard place &+ 8 <= high else { return true }
    let packed = ByteWord.lowered(UInt64(littleEndian: UnsafeRawPointer(text + place).loadUnaligned(as: UInt64.self)))
    return starts.mayBegin(packed) || (ByteWord.matches(packed, 0xEF) | ByteWord.matches(packed, 0xC2)) != 0
  }

  /// The eight bytes at a place inside the part, the first one lowest; zeros behind its end.
  @inline(__always)
  func packed(_ place: Int) -> UInt64 {
    if place &+ 8 <= high { return UInt64(littleEndian: UnsafeRawPointer(text + place).loadUnaligned(as: UInt64.self)) }
    var packed: UInt64 = 0
    for offset in 0..<max(0, high - place) { packed |= UInt64(text[place + offset]) << UInt64(offset * 8) }
    return packed
  }

  /// Whether the bytes of a form behind the eighth stand at a place, letter for letter.
  @inline(__always)
  func hasTail(_ form: FormTable.Form, of forms: FormTable.View, at place: Int) -> Bool {
    var offset = 8
    while offset < Int(form.length) {
      if text[place &+ offset] != forms.byte(of: form, at: offset) { return false }
      offset &+= 1
    }
    return true
  }

  /// The longest form that counts where the eight bytes at a place, in lower case, are plain.
  private func plain(_ forms: FormTable.View, _ packed: UInt64, at place: Int) -> (row: Int32, end: Int) {
    var row: Int32 = -1
    var isWide = false
    let found = forms.first(with: packed, count: high &- place) { form in
      var offset = 8
      while offset < Int(form.length) {
        let byte = text[place &+ offset]
        if byte == 0xEF || byte == 0xC2 {
          isWide = true
          return true
        }
        if byte.lowered != forms.byte(of: form, at: offset) { return false }
        offset &+= 1
      }
      guard let fitting = fitting(form.value, place, place &+ Int(form.length)) else { return false }
      row = fitting
      return true
    }
    guard let found else { return (-1, place) }
    return isWide ? folded(forms, at: place) : (row, place &+ Int(found.length))
  }

  /// The longest form that counts at a place, with full-width letters and no-break blanks read as plain ones.
  @inline(never)
  private func folded(_ forms: FormTable.View, at start: Int) -> (row: Int32, end: Int) {
    // The plain bytes, and where in the text each ends.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: forms.longest + 8) { plain in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: forms.longest + 8) { ends in
        var place = start
        var count = 0
        func fold(to limit: Int) {
          while count < limit, place < high {
            let (byte, width) = foldedByte(place)
            place &+= width
            plain.initializeElement(at: count, to: byte)
            ends.initializeElement(at: count, to: Int32(place &- start))
            count &+= 1
          }
        }
        fold(to: 8)
        var packed: UInt64 = 0
        for offset in 0..<count { packed |= UInt64(plain[offset]) << UInt64(offset * 8) }
        guard forms.mayBegin(packed) else { return (-1, start) }
        fold(to: forms.longest)
        var best: (row: Int32, end: Int) = (-1, start)
        _ = forms.first(with: packed, count: count) { form in
          let length = Int(form.length)
          var offset = 8
          while offset < length {
            if plain[offset] != forms.byte(of: form, at: offset) { return false }
            offset &+= 1
          }
          let end = start &+ Int(ends[length &- 1])
          guard let fitting = fitting(form.value, start, end) else { return false }
          best = (fitting, end)
          return true
        }
        return best
      }
    }
  }

  /// The byte at a place in lower case, of a full-width letter or a no-break blank the plain one; and how many bytes it is.
  @inline(__always)
  private func foldedByte(_ place: Int) -> (byte: UInt8, width: Int) {
    let byte = text[place]
    if byte == 0xEF, place + 2 < high {
      let last = text[place + 2]
      if text[place + 1] == 0xBC { return ((last &- 0x60).lowered, 3) }
      if text[place + 1] == 0xBD, last <= 0x9E { return (last &- 0x20, 3) }
    }
    if byte == 0xC2, place + 1 < high, text[place + 1] == 0xA0 { return (0x20, 2) }
    return (byte.lowered, 1)
  }

  /// The first row of a chain that counts in this text, at these places.
  @inline(__always)
  private func fitting(_ first: Int32, _ start: Int, _ end: Int) -> Int32? {
    var row = first
    while row >= 0 {
      let entry = rows[Int(row)]
      if !entry.languages.isDisjoint(with: active), fits(entry.flags, start, end) { return row }
      row = entry.next
    }
    return nil
  }

  private func fits(_ flags: LexiconRow.Flags, _ start: Int, _ end: Int) -> Bool {
    if flags.isEmpty { return true }
    if flags.contains(.latin), Self.isLatin(byte(end)) { return false }
    if flags.contains(.numbered), Self.isLatin(byte(end)) || byte(end) >= 0x30 && byte(end) <= 0x39 { return false }
    if flags.contains(.upper) {
      for place in start..<end where text[place] >= 0x61 && text[place] <= 0x7A { return false }
    }
    if flags.contains(.end), isLetter(at: end) { return false }
    return true
  }

  /// The longest form, spelled backwards, that ends at a place, and where it begins; row -1 where there is none.
  @inline(__always)
  func longestBefore(_ place: Int) -> (row: Int32, start: Int) {
    var packed: UInt64 = 0
    if place &- 8 >= low, place <= high {
      packed = UInt64(bigEndian: UnsafeRawPointer(text + (place &- 8)).loadUnaligned(as: UInt64.self))
    } else {
      for offset in 0..<max(0, min(8, place - low)) { packed |= UInt64(text[place - 1 - offset]) << UInt64(offset * 8) }
    }
    packed = ByteWord.lowered(packed)
    return before.mayBegin(packed) ? longestBefore(place, packed) : (-1, place)
  }

  private func longestBefore(_ place: Int, _ packed: UInt64) -> (row: Int32, start: Int) {
    var best: (row: Int32, start: Int) = (-1, place)
    _ = before.first(with: packed, count: place &- low) { form in
      var offset = 8
      while offset < Int(form.length) {
        if text[place &- 1 &- offset].lowered != before.byte(of: form, at: offset) { return false }
        offset &+= 1
      }
      var row = form.value
      while row >= 0 {
        if !rows[Int(row)].languages.isDisjoint(with: active), beginsWord(place &- Int(form.length)) {
          best = (row, place &- Int(form.length))
          return true
        }
        row = rows[Int(row)].next
      }
      return false
    }
    return best
  }

  /// Whether a word may begin at a place: no letter of the same script runs into it, where the script has word borders.
  @inline(__always)
  func beginsWord(_ place: Int) -> Bool {
    guard place > low, place < high else { return true }
    let previous = characterBefore(place).value
    let current = character(place).value
    if current < 0x80 {
      if !Self.isLatin(UInt8(current)) { return true }
      return !(previous < 0x80 && (Self.isLatin(UInt8(previous)) || previous >= 0x30 && previous <= 0x39))
    }
    if Self.isHangul(current) { return !Self.isHangul(previous) }
    return true
  }
}
