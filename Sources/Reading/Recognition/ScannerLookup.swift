/// How the scanner looks forms of the lexicons up, forward and backward, and whether words begin or end where it stands.
extension Scanner {
  /// The longest form of a trie at a place that counts in this text, and where it ends; row -1 where there is none.
  @inline(__always)
  func longest(_ trie: ByteTrie, at place: Int) -> (row: Int32, end: Int) {
    mayBegin(trie, place) ? walk(trie, at: place) : (-1, place)
  }

  /// Whether a walk through a trie is worth its while: false for nearly every place where no form begins.
  @inline(__always)
  private func mayBegin(_ trie: ByteTrie, _ place: Int) -> Bool {
    guard place &+ 8 <= high, place >= low else { return place < high }
    let packed = UInt64(littleEndian: UnsafeRawPointer(text + place).loadUnaligned(as: UInt64.self))
    // Full-width letters and no-break blanks are read as plain ones.
    if ByteWord.matches(packed, 0xEF) | ByteWord.matches(packed, 0xC2) != 0 { return true }
    return trie.mayBegin(ByteWord.lowered(packed))
  }

  @inline(__always)
  private func walk(_ trie: ByteTrie, at place: Int) -> (row: Int32, end: Int) {
    var node = ByteTrie.root
    var place = place
    let start = place
    var best: (row: Int32, end: Int) = (-1, place)
    while place < high {
      var byte = text[place]
      var width = 1
      if byte < 0x80 {
        if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
      } else if byte == 0xEF, place + 2 < high, text[place + 1] == 0xBC {
        let last = text[place + 2]
        byte = last - 0x80 + 0x20
        if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
        width = 3
      } else if byte == 0xEF, place + 2 < high, text[place + 1] == 0xBD, text[place + 2] <= 0x9E {
        byte = text[place + 2] - 0x80 + 0x60
        width = 3
      } else if byte == 0xC2, place + 1 < high, text[place + 1] == 0xA0 {
        byte = 0x20
        width = 2
      }
      node = trie.step(node, byte)
      if node == 0 { break }
      place += width
      let row = trie.row(at: node)
      if row >= 0, let fitting = fitting(row, start, place) { best = (fitting, place) }
    }
    return best
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

  /// The longest form of the backward trie that ends at a place, and where it begins; row -1 where there is none.
  @inline(__always)
  func longestBefore(_ place: Int) -> (row: Int32, start: Int) {
    var node = ByteTrie.root
    var place = place
    var best: (row: Int32, start: Int) = (-1, place)
    if place &- 8 >= low, place <= high {
      let packed = UInt64(bigEndian: UnsafeRawPointer(text + (place &- 8)).loadUnaligned(as: UInt64.self))
      guard before.mayBegin(ByteWord.lowered(packed)) else { return best }
    }
    while place > low {
      var byte = text[place - 1]
      if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
      node = before.step(node, byte)
      if node == 0 { break }
      place -= 1
      var row = before.row(at: node)
      while row >= 0 {
        if !rows[Int(row)].languages.isDisjoint(with: active), beginsWord(place) {
          best = (row, place)
          break
        }
        row = rows[Int(row)].next
      }
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
