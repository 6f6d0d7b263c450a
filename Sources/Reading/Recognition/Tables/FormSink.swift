/// Takes the forms of the lexicons into tries: folds their letters, and writes out the ways to leave out their blanks.
struct FormSink {
  /// What the forms mean, by the indexes that the tries hold.
  private(set) var rows: [LexiconRow] = []
  private var scratch: [UInt8] = []

  init() {
    rows.reserveCapacity(5000)
    scratch.reserveCapacity(64)
  }

  /// Adds a form to a trie; a blank in a form with characters of East Asia may be left out, or in Japanese be a middle dot.
  /// Of several rows with one form the last that was added is looked at first.
  mutating func add(
    _ form: UnsafeBufferPointer<UInt8>, _ row: LexiconRow, to trie: inout ByteTrie, reversed: Bool = false
  ) {
    guard let last = form.last, let first = form.first else { return }
    var row = row
    if last | 0x20 >= 0x61, last | 0x20 <= 0x7A { row.flags.insert(.latin) }
    if last >= 0x30, last <= 0x39, first < 0x80 { row.flags.insert(.numbered) }
    scratch.removeAll(keepingCapacity: true)
    var hasBlank = false
    for byte in form {
      if byte == 0x20 { hasBlank = true }
      scratch.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    if hasBlank, first >= 0x80 || last >= 0x80 {
      let choices: [[UInt8]] = row.languages == .ja ? [[], [0x20], [0xE3, 0x83, 0xBB]] : [[], [0x20]]
      var variants: [[UInt8]] = [[]]
      for byte in scratch {
        if byte == 0x20 {
          variants = variants.flatMap { head in choices.map { head + $0 } }
        } else {
          for index in variants.indices { variants[index].append(byte) }
        }
      }
      for variant in variants { insert(reversed ? variant.reversed() : variant, row, to: &trie) }
    } else {
      if reversed { scratch.reverse() }
      insert(scratch, row, to: &trie)
    }
  }

  private mutating func insert(_ form: [UInt8], _ row: LexiconRow, to trie: inout ByteTrie) {
    var row = row
    let node = trie.insert(form)
    row.next = trie.row(at: node)
    trie.setRow(Int32(rows.count), at: node)
    rows.append(row)
  }
}
