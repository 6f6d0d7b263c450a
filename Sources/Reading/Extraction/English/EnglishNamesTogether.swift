import Vocabulary

/// Names that no single place shows to be a company's, but several places together do.
///
///     Northfork Potash … Northfork … Northfork's        a name that is written by its first words again
///     Lumo is 12% up … Lumo, the lighting people, …      a name of one word that acts again and again
///     Vadodara-based Narmada Fluorochem, Ashgrove boss   a place or an office that companies have
extension EnglishNames {
  /// What the places of a name say of it; each sort counts once.
  struct Signs: OptionSet {
    let rawValue: UInt32

    static let short = Signs(rawValue: 1)
    static let mixed = Signs(rawValue: 1 << 1)
    static let verb = Signs(rawValue: 1 << 2)
    static let says = Signs(rawValue: 1 << 3)
    static let office = Signs(rawValue: 1 << 4)
    static let based = Signs(rawValue: 1 << 5)
    static let ofPlace = Signs(rawValue: 1 << 6)
    static let owned = Signs(rawValue: 1 << 7)
    static let title = Signs(rawValue: 1 << 8)
    static let apposition = Signs(rawValue: 1 << 9)
    static let inside = Signs(rawValue: 1 << 10)
    static let placed = Signs(rawValue: 1 << 11)
    static let article = Signs(rawValue: 1 << 12)
    static let person = Signs(rawValue: 1 << 13)
    static let described = Signs(rawValue: 1 << 14)
    static let which = Signs(rawValue: 1 << 15)
    static let who = Signs(rawValue: 1 << 16)
    static let cited = Signs(rawValue: 1 << 17)
    static let label = Signs(rawValue: 1 << 18)
    static let works = Signs(rawValue: 1 << 19)
    static let rubric = Signs(rawValue: 1 << 20)
    static let speaks = Signs(rawValue: 1 << 21)

    /// How much a sort of sign speaks for a company.
    private static let weights: [(Signs, Int)] = [
      (.short, 2), (.mixed, 1), (.verb, 1), (.says, 2), (.office, 3), (.based, 3), (.ofPlace, 1), (.owned, 1),
      (.title, 1), (.apposition, 1), (.described, 1), (.placed, -2), (.article, -1), (.person, -4), (.which, 2),
      (.who, -4), (.cited, -2), (.label, 2), (.works, -2), (.rubric, -4), (.speaks, 1),
    ]

    var weight: Int { Self.weights.reduce(0) { contains($1.0) ? $0 + $1.1 : $0 } }
    /// How much it takes.
    static let least = 2
  }

  /// Makes names known whose places speak for a company together. O(runs).
  mutating func addTogether(_ runs: [Run], _ reading: borrowing FactReading, _ view: FormTable.View) {
    let text = reading.text
    var standing: [[UInt8]: (signs: Signs, places: Int)] = [:]
    var alone: Set<[UInt8]> = []
    for run in runs { alone.insert(Array(text[run.range])) }
    var order: [(run: Run, name: [UInt8])] = []
    var blocks = reading.document.blocks[...]
    for run in runs where run.range.count >= 4 {
      let name = stem(run, reading)
      while let block = blocks.first, block.range.upperBound <= run.range.lowerBound { blocks = blocks.dropFirst() }
      let isTitle = blocks.first.map { $0.kind == .title || $0.kind == .heading } ?? false
      var signs = signs(of: run, isTitle: isTitle, reading, view)
      if let block = blocks.first, !isTitle, isBlockLabel(run, block.range, isItem: block.kind == .listItem, text) {
        signs.insert(.label)
      }
      // "FACT BOX: Who makes the tiles": what kind of text it is.
      if isTitle, isRubric(run, text) { signs.insert(.rubric) }
      if run.words > 1, isShortened(run, alone, text) { signs.insert(.short) }
      if let known = standing[name] {
        standing[name] = (known.signs.union(signs), known.places + 1)
      } else {
        standing[name] = (signs, 1)
        order.append((run, name))
      }
    }
    for (run, name) in order {
      guard let own = standing[name] else { continue }
      let signs = own.signs
      let isOne = run.words == 1
      guard signs.contains(.inside) || !isOne || signs.contains(.speaks) else { continue }
      let weight = signs.weight + (own.places >= 3 ? 1 : 0)
      if weight >= Signs.least { known.insert(name) }
    }
  }

  /// Whether the first words of a name stand somewhere by themselves: "Meridian" for Meridian Quays.
  private func isShortened(_ run: Run, _ alone: Set<[UInt8]>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = run.range.lowerBound
    while place < run.last {
      if text[place] == UInt8(ascii: " "), text[place + 1] != UInt8(ascii: "&"),
        place - run.range.lowerBound >= 4, alone.contains(Array(text[run.range.lowerBound..<place]))
      {
        return true
      }
      place += 1
    }
    return false
  }

  /// Whether a single word that says something was never the last of a longer name, as a person's surname is; a plural that
  /// opens its sentence is no name.
  private func speaksUnintroduced(_ run: Run, _ verb: Word, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard run.range.count > 3, !lastWords.contains(Array(text[run.range])),
      verb.classes.isDisjoint(with: [.prep, .noun])
    else { return false }
    return !run.isFirst || text[run.range.upperBound - 1] != UInt8(ascii: "s")
  }

  /// "FACT BOX: …", "DEAL OF THE WEEK: …": capitals before the colon of a headline.
  private func isRubric(_ run: Run, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    run.range.upperBound < text.count && text[run.range.upperBound] == UInt8(ascii: ":")
      && run.range.allSatisfy { !TextClass.isLower(text[$0]) }
  }

  private func signs(
    of run: Run, isTitle: Bool, _ reading: borrowing FactReading, _ view: FormTable.View
  ) -> Signs {
    let text = reading.text
    let words = reading.scene.words
    let start = run.range.lowerBound
    let end = run.range.upperBound
    if isPerson(run, reading, view) || isSurname(run, text) || isVoice(run, reading)
      || isPlainWord(run, reading, view)
    {
      return .person
    }
    var signs: Signs = []
    if isTitle { signs.insert(.title) } else if !run.isFirst { signs.insert(.inside) }
    if run.words == 1, isMixed(run.range, text) { signs.insert(.mixed) }
    let before = word(before: start, reading, view)
    if before.range.upperBound + 1 == start, before.range.count > 0 {
      if words.length(of: .basedTail, in: text, endingAt: start - 1, from: before.range.lowerBound) > 0 {
        signs.insert(.based)
      }
      // "engine shop Aerosolve Asia": a noun for what it is.
      if run.words > 1, before.isLower, before.range.count > 3, before.classes.isDisjoint(with: .verb),
        before.classes.isDisjoint(with: [
          .prep, .conj, .coord, .det, .adverb, .pron, .rel, .be, .have, .will, .do, .person, .title, .not,
        ])
      {
        signs.insert(.described)
      }
      if words.holds(before.range, of: text, .articleWord) { signs.insert(.article) }
      if words.holds(before.range, of: text, .placePreposition) {
        let noun = word(before: before.range.lowerBound, reading, view)
        if noun.classes.isDisjoint(with: [.nStake, .nShare, .vInvest, .nInvest, .nDeal]) { signs.insert(.placed) }
      }
      // "…, said Ana Duarte": who is cited.
      if before.isLower, before.classes.contains(.vSay), run.words == 2 { signs.insert(.cited) }
    }
    // "Nigeria's Oyelaran": of a place.
    if start > 3, text[start - 1] == UInt8(ascii: " "), text[start - 2] == UInt8(ascii: "s") {
      let mark = text[start - 3] == UInt8(ascii: "'") ? 3 : text[start - 3] == 0x99 ? 5 : 0
      if mark > 0, start - mark > 0, word(before: start - mark, reading, view).classes.contains(.place) {
        signs.insert(.owned)
      }
    }
    let isOwner = reading.scene.starts(.owner, at: end)
    let behind = isOwner ? end + (text[end] == UInt8(ascii: "'") ? 3 : 5) : end + 1
    if isOwner || end < text.count && text[end] == UInt8(ascii: " "),
      words.length(of: .companyOffice, in: text, at: behind) > 0
    {
      signs.insert(.office)
    }
    let next = word(after: end, reading, view)
    if run.words == 1, run.isFirst, next.isLower, !next.isPunctuated, next.classes.contains(.vSay),
      speaksUnintroduced(run, next, text)
    {
      signs.insert(.speaks)
    }
    if !isOwner, next.isLower, !next.isPunctuated, run.words > 1 || !run.isFirst || signs.contains(.mixed) {
      // "the Corvane mill", "the Ardley line": where it stands.
      if signs.contains(.article), next.classes.contains(.nProject), next.classes.isDisjoint(with: .verb) {
        signs.insert(.works)
      }
      if next.classes.contains(.vSay) {
        // "Corvane said": a person would have been introduced by a first name or an office.
        if run.words == 1, speaksUnintroduced(run, next, text) { signs.insert(.speaks) }
        if saysIt(next.range.upperBound, reading) { signs.insert(.says) }
      } else if !next.classes.isDisjoint(with: [.be, .have, .will])
        || !next.classes.isDisjoint(with: .verb) && next.classes.isDisjoint(with: [.prep, .noun, .coord])
      {
        signs.insert(.verb)
      }
      if run.words > 1, next.range.count == 2, reading.scene.starts("of ", at: next.range.lowerBound) {
        let place = word(after: next.range.upperBound, reading, view)
        if place.classes.contains(.place) || !place.isLower && place.range.count > 0 { signs.insert(.ofPlace) }
      }
    }
    if reading.scene.starts(", the ", at: end) || reading.scene.starts(", a ", at: end) { signs.insert(.apposition) }
    if reading.scene.starts(", which ", at: end) { signs.insert(.which) }
    if reading.scene.starts(", who ", at: end) || reading.scene.starts(" who ", at: end) { signs.insert(.who) }
    return signs
  }

  /// "said it would", "told investors on Monday that its": nobody says "it" of himself. The clause is looked through up to
  /// its subject.
  private func saysIt(_ place: Int, _ reading: borrowing FactReading) -> Bool {
    let text = reading.text
    var at = place
    for _ in 0..<7 {
      guard at + 3 < text.count, text[at] == 0x20 else { return false }
      let end = ByteWord.wordEnd(text, at + 1, text.count)
      if reading.scene.words.holds(at + 1..<end, of: text, .itself) { return true }
      guard end > at + 1, !reading.scene.words.holds(at + 1..<end, of: text, .saysOther) else { return false }
      at = end
    }
    return false
  }

  /// "BazaarNow", "LiDARin": a capital behind a small letter, and a small letter behind that.
  private func isMixed(_ word: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count >= 5 else { return false }
    // McKinsey, MacLeod are persons' as often.
    var place = word.lowerBound + 3
    while place < word.upperBound {
      if TextClass.isUpper(text[place]), TextClass.isLower(text[place - 1]) { return true }
      place += 1
    }
    return false
  }
}
