import CScan

/// The house that published a document, as its text names it.
extension ArticleHead {
  /// The house that the text names as its publisher: in its dateline, behind a label, in its copyright line.
  mutating func publisher() -> String? {
    for block in blocks.prefix(10) {
      if let name = wireName(block.range) { return name }
      // A label has a colon behind it, the wide one ends with EF BC 9A.
      guard block.range.count <= 200,
        ByteWord.first(of: UInt8(ascii: ":"), or: 0x9A, in: text, block.range) < block.range.upperBound
      else { continue }
      let reading = LineReading(text, block.range, scratch: &scratch)
      if reading.has(.publisher), let name = labelled(block.range, reading) { return name }
    }
    for block in blocks.suffix(8).reversed() where block.range.count < 300 {
      if let name = copyrightHolder(block.range) { return name }
    }
    return nil
  }

  /// `(서울=연합뉴스)`, `(Reuters) -`: brackets at the start of a paragraph.
  private mutating func wireName(_ range: Range<Int>) -> String? {
    let end = min(range.upperBound, range.lowerBound + 80)
    let open = ByteWord.first(of: UInt8(ascii: "("), or: UInt8(ascii: "("), in: text, range.lowerBound..<end)
    guard open < end, let close = text[open..<end].firstIndex(of: UInt8(ascii: ")")), close - open < 48 else {
      return nil
    }
    if let equals = text[open..<close].firstIndex(of: UInt8(ascii: "=")), open == range.lowerBound {
      return name(equals + 1..<close)
    }
    // In English the dash follows: "SEOUL, Feb. 24 (Reuters) - ".
    var place = close + 1
    while place < end, text[place].isBlank { place += 1 }
    guard place + 1 < end, text[open + 1].isUpper else { return nil }
    let isDash = text[place] == UInt8(ascii: "-") || text[place] == 0xE2 && text[place + 1] == 0x80
    return isDash ? name(open + 1..<close) : nil
  }

  /// What stands behind `来源：`, `출처:`, `Source:`.
  private mutating func labelled(_ range: Range<Int>, _ reading: LineReading) -> String? {
    guard let place = reading.place(of: .publisher) else { return nil }
    var start = range.lowerBound + place
    while start < range.upperBound, text[start] != UInt8(ascii: ":"), !isWideColon(start) {
      if LineShape.blank(text, start) > 0 { return nil }
      start += 1
    }
    guard start < range.upperBound else { return nil }
    start += text[start] == UInt8(ascii: ":") ? 1 : 3
    while start < range.upperBound, LineShape.blank(text, start) > 0 { start += LineShape.blank(text, start) }
    var stop = start
    while stop < range.upperBound, LineShape.blank(text, stop) == 0, text[stop] != UInt8(ascii: "|") { stop += 1 }
    return name(start..<stop)
  }

  private func isWideColon(_ place: Int) -> Bool {
    place + 2 < text.count && text[place] == 0xEF && text[place + 1] == 0xBC && text[place + 2] == 0x9A
  }

  /// The name behind ⓒ, © or `Copyright`, up to a mark or a verb of prohibition.
  private func copyrightHolder(_ range: Range<Int>) -> String? {
    guard let base = text.baseAddress,
      invest_first_of(base, range.lowerBound, range.upperBound, 0xC2, 0xE2, UInt8(ascii: "(")) < range.upperBound
    else { return nil }
    let line = UnsafeBufferPointer(rebasing: text[range])
    for mark in ["ⓒ", "©", "(c)"] {
      guard let place = ByteSearch.first(of: Array(mark.utf8), in: line, from: 0, foldingCase: true) else { continue }
      var start = place + mark.utf8.count
      while start < line.count, line[start].isBlank || line[start].isDigit || "-,.".utf8.contains(line[start]) {
        start += 1
      }
      var stop = start
      while stop < line.count, !",.|()[]<>/".utf8.contains(line[stop]) { stop += 1 }
      var name = String(decoding: line[start..<stop], as: UTF8.self)
      for end in [" 무단", " All rights", " all rights", "무단", " Co.", " LLC", " 저작권"] {
        if let cut = name.range(ofLiteral: end) { name = String(name[..<cut]) }
      }
      while name.utf8.last == 0x20 { name.removeLast() }
      if (2...60).contains(name.utf8.count) { return name }
    }
    return nil
  }

  private mutating func name(_ range: Range<Int>) -> String? {
    let range = LineShape.trimmed(text, range).range
    guard (2...60).contains(range.count), !text[range].contains(UInt8(ascii: "$")) else { return nil }
    let reading = LineReading(text, range, scratch: &scratch)
    return reading.has(.byline) ? nil : String(decoding: text[range], as: UTF8.self)
  }
}

extension String {
  /// Where a literal begins, byte for byte.
  func range(ofLiteral literal: String) -> String.Index? {
    let wanted = Array(literal.utf8)
    let own = Array(utf8)
    guard let place = own.withUnsafeBufferPointer({ ByteSearch.first(of: wanted, in: $0, from: 0) }) else { return nil }
    return utf8.index(startIndex, offsetBy: place)
  }
}
