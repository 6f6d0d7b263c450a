import Vocabulary

/// What a line tells of the names in it: where a headline's verb ends one, that a block begins with one, that a known name
/// is a part of a longer one.
///
///     Larkfield Motors Reports Second-Quarter Results      the name ends before the verb
///     BORSUK (Poland): 40m zlotys for a second kiln        who the block is about
///     Casa Shell Nueva opened two shops                    no Shell
extension EnglishNames {
  /// Whether a word with a capital is no part of a name before it, in a headline where all words have capitals.
  func isPredicate(_ word: Range<Int>, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    let entry = entry(of: word, reading, view)
    if !entry.classes.isDisjoint(with: .verb), entry.forms.contains(.third), entry.classes.isDisjoint(with: .unit) {
      return true
    }
    if !entry.classes.isDisjoint(with: [.will, .be, .have]) { return true }
    return entry.classes.contains(.prep) && !reading.scene.starts("Of ", at: word.lowerBound)
  }

  /// "FY26E", "Q3", "H1": a stretch of time, and no name.
  static func isPeriodCode(_ word: Range<Int>, _ reading: borrowing FactReading) -> Bool {
    let length = reading.scene.words.length(of: .periodLetters, in: reading.text, at: word.lowerBound)
    return length > 0 && length < word.count && TextClass.isDigit(reading.text[word.lowerBound + length])
  }

  /// Whether a single word opens its sentence as what it is, and not as what somebody is called: "Sequentially, sales rose",
  /// "Foods were up", the name of a trade.
  func isPlainWord(_ run: Run, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    guard run.words == 1 else { return false }
    if reading.scene.words.holds(run.range, of: reading.text, .companyForm) { return true }
    let end = run.range.upperBound
    guard run.isFirst, end + 1 < reading.text.count, reading.scene.starts("ly", at: end - 2) else { return false }
    return reading.text[end] == UInt8(ascii: ",") || word(after: end, reading, view).classes.contains(.prep)
  }

  /// The name that holds a known one, with capitals before and behind it, and where it stands; nil where none does.
  func longer(
    _ before: Range<Int>, around hit: EntityHit, to limit: Int, _ reading: borrowing FactReading,
    _ view: FormTable.View
  ) -> (range: Range<Int>, name: [UInt8])? {
    let text = reading.text
    let low = Int(hit.start)
    var end = Int(hit.end)
    guard hit.row >= 0, before.upperBound + 1 == low, before.count > 2, reading.actors.kind(hit.row) == .company,
      !text[low..<end].contains(UInt8(ascii: " ")), end + 3 < limit,
      !before.contains(where: { text[$0] == UInt8(ascii: "-") || text[$0] == UInt8(ascii: " ") })
    else { return nil }
    // "Casa Shell's sales": the beginning of a name that was written in full.
    let short = text[before.lowerBound..<end]
    if let whole = known.first(where: { $0.count > short.count && $0[short.count] == 0x20 && $0.starts(with: short) }) {
      return (before.lowerBound..<end, whole)
    }
    guard text[end] == UInt8(ascii: " "), TextClass.isUpper(text[end + 1]),
      classes(of: before, reading, view).isEmpty
    else { return nil }
    var words = 0
    while words < 3, end + 1 < limit, text[end] == UInt8(ascii: " "), TextClass.isUpper(text[end + 1]) {
      let behind = Self.wordEnd(text, end + 1, limit)
      let classes = classes(of: end + 1..<behind, reading, view)
      guard classes.isDisjoint(with: [.person, .title, .place, .nShare, .nRevenue, .nProfit, .prep, .be, .will]) else {
        break
      }
      end = behind
      words += 1
    }
    return words > 0 ? (before.lowerBound..<end, Array(text[before.lowerBound..<end])) : nil
  }

  /// Whether a block begins with a name, as a box or a list of firms does: in capitals before a bracket or a colon, before a
  /// place in brackets, or in an item before a colon.
  func isBlockLabel(_ run: Run, _ part: Range<Int>, isItem: Bool, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = part.lowerBound
    while start < run.range.lowerBound, !TextClass.isASCIIWord(text[start]), text[start] < 0xC3 || text[start] == 0xE2 {
      start += 1
    }
    guard start == run.range.lowerBound else { return false }
    var end = run.range.upperBound
    while end < part.upperBound, text[end] == UInt8(ascii: "*") || text[end] == UInt8(ascii: ".") { end += 1 }
    guard end + 2 < part.upperBound else { return false }
    if text[end] == UInt8(ascii: " "), text[end + 1] == UInt8(ascii: "(") {
      guard TextClass.isUpper(text[end + 2]) else { return false }
      while end < part.upperBound, text[end] != UInt8(ascii: ")"), text[end] != UInt8(ascii: "\n") { end += 1 }
      return end + 1 < part.upperBound
    }
    guard text[end] == UInt8(ascii: ":") else { return false }
    let isCapitals = run.range.allSatisfy { !TextClass.isLower(text[$0]) }
    return isItem && run.words > 1 || isCapitals && run.words > 1
  }
}
