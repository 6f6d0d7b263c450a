import Vocabulary

/// How a company is written again: without its legal form, in capitals, by its first word.
extension EnglishNames {
  /// "H&V" of Hallam & Voss; nil where no "&" stands between two words.
  static func initials(_ name: [UInt8]) -> [UInt8]? {
    guard let mark = name.firstIndex(of: UInt8(ascii: "&")), mark + 2 < name.count, name[mark + 1] == 0x20 else {
      return nil
    }
    return [name[0], name[mark], name[mark + 2]]
  }

  /// A name without its legal form.
  func stem(_ run: Run, _ reading: borrowing FactReading) -> [UInt8] {
    var end = run.range.upperBound
    if run.words > 1, run.last > run.range.lowerBound,
      reading.scene.words.holds(run.last..<end, of: reading.text, .droppedForm)
    {
      end = run.last - 1
    }
    return Array(reading.text[run.range.lowerBound..<end])
  }

  /// "META", "PANASONIC ENERGY": a name of the lexicon in capitals, whole or at the start of a run.
  func inCapitals(_ run: Run, _ reading: borrowing FactReading) -> EntityHit? {
    let text = reading.text
    guard run.range.count >= 4, TextClass.isUpper(text[run.range.lowerBound + 1]) else { return nil }
    var name: [UInt8] = []
    for place in run.range {
      let byte = text[place]
      guard TextClass.isUpper(byte) || byte == 0x20 || byte == UInt8(ascii: "&") else { return nil }
      name.append(name.isEmpty || name[name.count - 1] == 0x20 || byte < 0x41 ? byte : byte | 0x20)
    }
    while name.count >= 4 {
      let row = name.withUnsafeBufferPointer { name in
        reading.actors.storage.table.withView { view in
          var row: Int32 = -1
          view.forEachForm(in: name, at: 0, before: name.count) { form in
            if Int(form.length) == name.count { row = max(row, form.value) }
          }
          return row
        }
      }
      if row >= 0, reading.actors.kind(row) == .company {
        let start = Int32(run.range.lowerBound)
        let end = start + Int32(name.count)
        return EntityHit(start: start, end: end, row: row, flags: [], role: .none, roleEnd: end)
      }
      guard let blank = name.lastIndex(of: 0x20) else { return nil }
      name.removeSubrange(blank...)
    }
    return nil
  }

  /// The known name that a run writes: whole, in capitals, or by its first word.
  func match(_ run: Run, _ reading: borrowing FactReading) -> [UInt8]? {
    let own = stem(run, reading)
    // "Power chips", where a Power Motion is named: the word itself.
    if run.words == 1, Self.isPart(run.range, reading.text) { return known.contains(own) ? own : nil }
    if own.count >= 4, let longer = known.longer(than: own) { return longer }
    if known.contains(own) { return own }
    if own.count == 3, own[1] == UInt8(ascii: "&"), let name = known.name(ofInitials: own) { return name }
    return known.name(inEitherCase: own)
  }
}
