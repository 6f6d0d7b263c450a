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
    // "NORDLYS PUMPS": what it makes.
    if isTrade(word, reading) { return false }
    if !entry.classes.isDisjoint(with: .verb), entry.forms.contains(.third), entry.classes.isDisjoint(with: .unit) {
      return true
    }
    if !entry.classes.isDisjoint(with: [.will, .be, .have]) { return true }
    return entry.classes.contains(.prep) && !reading.scene.starts("Of ", at: word.lowerBound)
  }

  /// Whether a word, in capitals or not, is one that companies' names end in.
  private func isTrade(_ word: Range<Int>, _ reading: borrowing FactReading) -> Bool {
    guard word.count > 1, word.count < 32 else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count + 8) { room in
      for (offset, place) in word.enumerated() {
        let byte = reading.text[place]
        room.initializeElement(at: offset, to: offset > 0 && TextClass.isUpper(byte) ? byte | 0x20 : byte)
      }
      for offset in word.count..<word.count + 8 { room.initializeElement(at: offset, to: 0) }
      let text = UnsafeBufferPointer(room)
      return WordTable.english.holds(0..<word.count, of: text, .tradeForm)
        || WordTable.english.holds(0..<word.count, of: text, .companyForm)
    }
  }

  /// Whether a first name begins the name of a company, which ends as such names do; "Mr Foods" is none.
  func opensCompany(_ word: Range<Int>, _ run: Run, _ reading: borrowing FactReading) -> Bool {
    let words = reading.scene.words
    return !words.holds(word, of: reading.text, .honorific)
      && (reading.isCompanyForm(word.lowerBound..<run.range.upperBound)
        || words.holds(run.last..<run.range.upperBound, of: reading.text, .tradeForm))
  }

  /// Where a small word ends that stands between the capitals of one name: "Banco de Oriente", "Van den Berg"; nil for others.
  static func particle(_ place: Int, before limit: Int, _ reading: borrowing FactReading) -> Int? {
    let length = reading.scene.words.length(of: .nameParticle, in: reading.text, at: place)
    let end = place + length
    guard length > 0, end < limit, TextClass.isUpper(reading.text[end]) || reading.text[end] >= 0xC3 else { return nil }
    return end
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

  /// Whether words with capitals and the country right behind them are one name: nothing but a comma parts a town from its
  /// country, and nobody owns what follows.
  func endsInCountry(
    _ word: Range<Int>, _ words: Int, _ isFirst: Bool, _ hit: EntityHit, _ isHead: Bool,
    _ reading: borrowing FactReading, _ view: FormTable.View
  ) -> Bool {
    guard !isHead, words <= 3, hit.row >= 0, word.upperBound + 1 == Int(hit.start), word.count > 3,
      reading.actors.kind(hit.row) == .government, hit.role == .none,
      !reading.scene.starts(.owner, at: Int(hit.end)), !word.contains(where: { reading.text[$0] == UInt8(ascii: "-") })
    else { return false }
    // "Japanese", "South African": no name of a country.
    let lexicon = reading.scene.words
    if lexicon.length(of: .demonymEnding, in: reading.text, endingAt: Int(hit.end), from: Int(hit.start)) > 0,
      lexicon.length(of: .countryEnding, in: reading.text, endingAt: Int(hit.end), from: Int(hit.start)) == 0
    {
      return false
    }
    var at = word.lowerBound
    var words = words
    // "Rival Fucus Ireland".
    let first = at..<Self.wordEnd(reading.text, at, word.upperBound)
    if isFirst, words > 1, reading.scene.words.holds(first, of: reading.text, .tradeOpening) {
      at = first.upperBound + 1
      words = 2
    }
    let start = at
    var isPlain = true
    while at < word.upperBound {
      let end = max(at + 1, Self.wordEnd(reading.text, at, word.upperBound))
      let one = classes(of: at..<end, reading, view)
      if !one.isEmpty, at == start || !one.isDisjoint(with: [.prep, .det, .person, .title, .place]) {
        isPlain = false
      }
      at = end + 1
    }
    // "Rural Japan", "Rival Fucus Ireland": a word that opens its sentence may be any.
    return isPlain && (!isFirst || words > 1)
  }

  /// Whether a word with a capital only says of which place a thing is: "the Elgin distiller", "the Carlow mill".
  func isAttribute(_ run: Run, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    guard run.words == 1 else { return false }
    let before = word(before: run.range.lowerBound, reading, view)
    let next = word(after: run.range.upperBound, reading, view)
    guard before.range.upperBound + 1 == run.range.lowerBound, before.range.count == 3, before.classes.contains(.det),
      reading.scene.words.holds(before.range, of: reading.text, .articleWord), next.isLower, !next.isPunctuated,
      next.range.lowerBound == run.range.upperBound + 1
    else { return false }
    let isThing =
      !next.classes.isDisjoint(with: [.company, .nProject])
      && next.classes.isDisjoint(with: [.unit, .nShare, .vAcquire])
    return isThing && next.classes.isDisjoint(with: [.be, .have, .will, .vSay])
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
    if let whole = known.longer(than: Array(text[before.lowerBound..<end])) { return (before.lowerBound..<end, whole) }
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

/// Names beside the figures of a business: a place where people work has none.
///
///     Sales at Strider, the Ledgerwerk division      whose they are
///     Strider: second-quarter sales up 12%           whose they are
///     Strider posted sales of €1.9bn                 who has them
extension EnglishNames {
  func hasFigure(_ run: Run, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    let text = reading.text
    let end = run.range.upperBound
    guard !isSurname(run, text), end + 2 < text.count else { return false }
    // "Danes cut their budgets": a plural that opens its sentence.
    if run.words == 1, run.isFirst, text[end - 1] == UInt8(ascii: "s") { return false }
    let figure: WordClass = [.nRevenue, .nProfit, .nCapex]
    // "Sales at Strider", "the cloud unit at Ledgerwerk".
    let link = word(before: run.range.lowerBound, reading, view)
    if link.range.upperBound + 1 == run.range.lowerBound, reading.scene.starts("at ", at: link.range.lowerBound),
      link.range.count == 2
    {
      let noun = word(before: link.range.lowerBound, reading, view)
      let isUnit = noun.classes.contains(.unit) && noun.classes.isDisjoint(with: .nProject)
      if noun.range.upperBound + 1 == link.range.lowerBound, !noun.classes.isDisjoint(with: figure) || isUnit {
        return true
      }
    }
    // "Strider: second-quarter sales", not the name of a trade or of a section.
    if text[end] == UInt8(ascii: ":") {
      var place = end + 1
      for _ in 0..<3 {
        let one = word(after: place, reading, view)
        guard one.range.count > 0, one.isLower, !one.isPunctuated else { return false }
        if !one.classes.isDisjoint(with: figure), one.classes.isDisjoint(with: .vSay) { return true }
        place = one.range.upperBound
      }
      return false
    }
    // "Strider posted sales of", "Strider grew its top line".
    let verb = word(after: end, reading, view)
    guard verb.isLower, !verb.isPunctuated, verb.range.lowerBound == end + 1,
      reading.scene.words.holds(verb.range, of: text, .sees)
        || !verb.classes.isDisjoint(with: [.vRaise, .vCut, .vRise, .vNeg]),
      verb.classes.isDisjoint(with: [.prep, .coord])
    else { return false }
    var place = verb.range.upperBound
    for _ in 0..<5 {
      let one = word(after: place, reading, view)
      guard one.range.count > 0, !one.isPunctuated, one.classes.isDisjoint(with: [.rel, .person, .title]) else {
        return false
      }
      if one.isLower, !one.classes.isDisjoint(with: figure) { return true }
      // "its top line".
      let next = word(after: one.range.upperBound, reading, view)
      if one.isLower, next.isLower, next.range.lowerBound == one.range.upperBound + 1,
        !classes(of: one.range.lowerBound..<next.range.upperBound, reading, view).isDisjoint(with: figure)
      {
        return true
      }
      place = one.range.upperBound
    }
    return false
  }
}
