/// Takes the forms of the lexicons into lists: folds their letters, and writes out the ways to leave out their blanks.
struct FormSink {
  /// What the forms mean, by the indexes that the lists hold.
  private(set) var rows: [LexiconRow] = []
  private var scratch: [UInt8] = []

  init() {
    rows.reserveCapacity(5000)
    scratch.reserveCapacity(64)
  }

  /// Adds a form to a list; a blank in a form with characters of East Asia may be left out, or in Japanese be a middle dot.
  /// Of several rows with one form the last that was added is looked at first.
  mutating func add(
    _ form: UnsafeBufferPointer<UInt8>, _ row: LexiconRow, to list: inout FormList, reversed: Bool = false
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
      for variant in variants { insert(reversed ? variant.reversed() : variant, row, to: &list) }
    } else {
      if reversed { scratch.reverse() }
      insert(scratch, row, to: &list)
    }
  }

  private mutating func insert(_ form: [UInt8], _ row: LexiconRow, to list: inout FormList) {
    form.withUnsafeBufferPointer { list.add($0, value: Int32(rows.count)) }
    rows.append(row)
  }

  /// The finished table of a list: rows of the same form are found by the one that was added last, and follow each other.
  mutating func table(_ list: FormList) -> FormTable {
    FormTable(list) { kept, joined in
      var row = kept
      while rows[Int(row)].next >= 0 { row = rows[Int(row)].next }
      rows[Int(row)].next = joined
    }
  }
}
