import Vocabulary

/// Names of an English text that are longer than what the lexicon knows of them, and names written in capitals only.
///
///     Delta Nile Telecom, US Innovative Technology Fund     none of Delta's or of the country's
///     the S&P 500 Utilities index, the TSX materials index   indices of their own
///     * STMICROELECTRONICS: Net revenue down 14.4%           a label
extension EnglishNames {
  /// Where a name goes on that the lexicon knows the beginning of; nil where it does not, or means the same company.
  func wider(_ hit: EntityHit, to end: Int, _ reading: borrowing FactReading) -> Range<Int>? {
    let start = Int(hit.start)
    let kind = reading.actors.kind(hit.row)
    if kind == .index {
      let length = reading.scene.words.length(of: .subIndex, in: reading.text, at: end)
      return length > 0 ? start..<end + length : nil
    }
    // "Adani Energy", "SK Networks": a company of the group, and not the group.
    if kind == .company, hit.row >= 0, !hit.flags.contains(.weak), reading.isCompanyForm(start..<end),
      reading.actors.storage.isGroup(Int(hit.row)),
      !reading.scene.starts(" Group", at: Int(hit.end)), !reading.scene.starts(" Holdings", at: Int(hit.end))
    {
      return start..<end
    }
    if hit.flags.contains(.weak), kind == .company, hit.role == .none {
      var last = end
      while last > Int(hit.end), reading.text[last - 1] != UInt8(ascii: " ") { last -= 1 }
      if reading.isCompanyForm(start..<end) || reading.scene.words.holds(last..<end, of: reading.text, .tradeForm) {
        return start..<end
      }
    }
    guard hit.flags.contains(.weak) || kind == .government, hit.role == .none,
      reading.scene.words.length(of: .mergedForm, in: reading.text, endingAt: end, from: Int(hit.end)) > 0,
      end >= reading.text.count || !reading.scene.starts(.owner, at: end) || kind != .government
    else { return nil }
    return start..<end
  }

  /// "the TSX materials index": a part of a market, in lower case.
  func subIndex(_ hit: EntityHit, _ reading: borrowing FactReading) -> Range<Int>? {
    let end = Int(hit.end)
    guard end + 1 < reading.text.count, reading.text[end] == UInt8(ascii: " "), hit.row >= 0 else { return nil }
    let length = reading.scene.words.length(of: .subIndexNoun, in: reading.text, at: end + 1)
    guard length > 0 else { return nil }
    let tail = reading.scene.words.length(of: .subIndex, in: reading.text, at: end + 1 + length)
    return tail > 0 ? Int(hit.start)..<end + 1 + length + tail : nil
  }

  /// Whether a word with a capital and the known name behind it are one name that no lexicon holds.
  func endsLonger(
    _ word: Range<Int>, _ hit: EntityHit, _ reading: borrowing FactReading, _ view: FormTable.View
  ) -> Bool {
    guard word.count > 2, hit.row >= 0, classes(of: word, reading, view).isEmpty,
      !word.contains(where: { reading.text[$0] == UInt8(ascii: "-") })
    else { return false }
    if reading.scene.starts(" (", at: Int(hit.end)), hasTicker(Int(hit.end) + 2, reading.text) { return true }
    guard reading.actors.kind(hit.row) == .company else { return false }
    return followsTrade(word.lowerBound, reading, view)
  }

  /// Takes "Delta" for Delta Electronics where the text names that and no other company of the name.
  static func shorten(_ reading: inout FactReading) {
    for index in reading.hits.indices {
      let hit = reading.hits[index]
      guard hit.flags.contains(.weak), hit.row >= 0, hit.end - hit.start >= 4,
        reading.actors.kind(hit.row) == .company
      else { continue }
      let length = Int(hit.end - hit.start)
      guard !reading.text[Int(hit.start)..<Int(hit.end)].contains(UInt8(ascii: " ")) else { continue }
      var longer: Actors.Who?
      for earlier in reading.hits[max(0, index - 100)..<index] where earlier.end - earlier.start > hit.end - hit.start {
        if reading.actors.same(earlier.row, hit.row) {
          longer = nil
          break
        }
        let start = Int(earlier.start)
        guard longer == nil, reading.text[start + length] == UInt8(ascii: " "),
          (0..<length).allSatisfy({ reading.text[start + $0] == reading.text[Int(hit.start) + $0] }),
          earlier.row < 0 || reading.actors.carrierKind(earlier.row) == .company
        else { continue }
        longer = earlier.row
      }
      if let longer { reading.hits[index].row = longer }
    }
  }

  /// Leaves out names that only say what another is: "Microsoft-backed OpenAI", "a Tesla-like valuation"; not "KKR-led".
  static func dropAttributes(_ reading: inout FactReading) {
    let text = reading.text
    reading.hits.removeAll { hit in
      let end = Int(hit.end)
      // "Next week it expects": a word of time.
      if reading.scene.words.holds(Int(hit.start)..<end, of: text, .timeName), end + 1 < text.count,
        text[end] == UInt8(ascii: " "), reading.scene.words.length(of: .timeBehind, in: text, at: end + 1) > 0
      {
        return true
      }
      guard end + 2 < text.count, text[end] == UInt8(ascii: "-"), TextClass.isLower(text[end + 1]) else { return false }
      return reading.scene.words.length(of: .attributeTail, in: text, at: end + 1) > 0
    }
  }

  /// Whether "in" stands before a run: "in Sidney".
  static func isPlaced(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = range.lowerBound
    return start > 3 && text[start - 1] == UInt8(ascii: " ") && text[start - 2] == UInt8(ascii: "n")
      && (text[start - 3] == UInt8(ascii: "i") || text[start - 3] == UInt8(ascii: "I"))
  }

  /// Whether a block begins with a name and a colon, with an office between or not: "JANE DOE, CFO: Thanks", "[DOE - TAPE]".
  static func isLabel(_ range: Range<Int>, _ part: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let isBracketed = range.lowerBound == part.lowerBound + 1 && text[part.lowerBound] == UInt8(ascii: "[")
    guard isBracketed || range.lowerBound == part.lowerBound else { return false }
    var end = range.upperBound
    if isBracketed { return end < part.upperBound && (text[end] == UInt8(ascii: "]") || text[end] == 0x20) }
    if end < part.upperBound, text[end] == UInt8(ascii: ",") {
      end += 1
      while end < part.upperBound, end - range.upperBound < 40,
        TextClass.isUpper(text[end]) || text[end] == 0x20 || text[end] == UInt8(ascii: "&")
      {
        end += 1
      }
    }
    return end < part.upperBound && text[end] == UInt8(ascii: ":")
  }

  /// Whether a name is of one who speaks in an interview, a script or on a call, by all names or by one: "Nadia Ferro"
  /// where lines begin with "NADIA:".
  func isVoice(_ run: Run, _ reading: borrowing FactReading) -> Bool {
    guard !labels.isEmpty else { return false }
    let text = reading.text
    let first = run.range.lowerBound..<Self.wordEnd(text, run.range.lowerBound, run.range.upperBound)
    let isLabel = [run.range, first, max(first.lowerBound, run.last)..<run.range.upperBound].contains {
      labels[Self.folded($0, text), default: 0] > 1
    }
    return isLabel && !reading.isCompanyForm(run.range)
  }

  /// The bytes of a name with its letters in lower case.
  static func folded(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    text[range].map { TextClass.isUpper($0) ? $0 | 0x20 : $0 }
  }

  /// Whether a dateline begins with a run: "SIDNEY — A Japanese maker".
  static func isDateline(_ range: Range<Int>, _ part: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.lowerBound == part.lowerBound, part.count > 120, range.upperBound + 6 < part.upperBound,
      range.allSatisfy({ TextClass.isUpper(text[$0]) || text[$0] == UInt8(ascii: " ") })
    else { return false }
    let end = range.upperBound
    let isDash = text[end] == UInt8(ascii: " ") && text[end + 1] == 0xE2 && text[end + 2] == 0x80
    return isDash || text[end + 1] == UInt8(ascii: "-") && text[end + 2] == UInt8(ascii: "-")
  }

  /// Gives a hit another extent and with it an identity of its own.
  func rename(_ index: Int, _ range: Range<Int>, as name: [UInt8]? = nil, _ reading: inout FactReading) {
    let name = name.map { String(decoding: $0, as: UTF8.self) } ?? String(decoding: reading.text[range], as: UTF8.self)
    reading.hits[index] = EntityHit(
      start: Int32(range.lowerBound), end: Int32(range.upperBound), row: reading.actors.provisional(name), flags: [],
      role: .none, roleEnd: Int32(range.upperBound))
  }

  /// The name in capitals that a block begins with, before a colon, or a country before a full stop: "* DOW:", "JAPAN.".
  func capitalLabel(_ part: Range<Int>, _ reading: borrowing FactReading) -> EntityHit? {
    let text = reading.text
    var start = part.lowerBound
    while start < part.upperBound, text[start] <= 0x20 || text[start] == UInt8(ascii: "*") || text[start] == 0x2D {
      start += 1
    }
    var end = start
    while end < part.upperBound, end - start < 40,
      TextClass.isUpper(text[end]) || text[end] == 0x20 || text[end] == UInt8(ascii: "&")
    {
      end += 1
    }
    // "SK ON - Budapest:", "SK ON (Hungary):"; no "SEOUL - Shares fell".
    let isBracket =
      end < part.upperBound && (text[end] == 0x2D || text[end] == 0xE2 || text[end] == UInt8(ascii: "("))
      && text[end..<min(part.upperBound, end + 40)].contains(UInt8(ascii: ":"))
    let stop = end
    if isBracket, end > start, text[end - 1] == 0x20 { end -= 1 }
    guard end - start >= 3, end < part.upperBound, text[end - 1] > 0x20, isBracket == (end < stop),
      isBracket || text[end] == UInt8(ascii: ":") || text[end] == UInt8(ascii: "."),
      let row = reading.actors.storage.row(exactly: Array(text[start..<end]))
    else { return nil }
    let kind = reading.actors.kind(Int32(row))
    guard isBracket || text[end] == UInt8(ascii: ":") ? kind == .company : kind == .government else { return nil }
    return EntityHit(
      start: Int32(start), end: Int32(end), row: Int32(row), flags: [], role: .none, roleEnd: Int32(end))
  }
}
