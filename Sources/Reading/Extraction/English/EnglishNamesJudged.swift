import Vocabulary

/// Whether a run of capitals is a company: by rules, and by what was learned.
extension EnglishNames {
  /// Whether a run is a company, as far as rules and what was learned tell.
  func isLikelyCompany(_ run: Run, _ reading: inout FactReading, _ view: FormTable.View) -> Bool {
    let isRuled = isCompany(run, reading, view)
    if isSpeaker(run, reading, view) || isTown(run, reading.text) || isVoice(run, reading)
      || isPlainWord(run, reading, view) || isAttribute(run, reading, view) || Self.isPart(run.range, reading.text)
    {
      return false
    }
    if !isRuled, run.words < 4, isPerson(run, reading, view) { return false }
    guard reading.examples != nil || reading.model != nil else { return isRuled }
    var list = FeatureList(reading.rooms.candidate, .english)
    addFeatures(of: run, isRuled: isRuled, reading, view, to: &list)
    if reading.examples != nil { reading.noteExample(ofRun: run.range, list) }
    guard let model = reading.model else { return isRuled }
    let score = model.score(.run, list)
    return abs(score) < model.margin(.run) ? isRuled : score > 0
  }

  /// What speaks for or against a run: its words, what stands around it, what the rules say.
  private func addFeatures(
    of run: Run, isRuled: Bool, _ reading: borrowing FactReading, _ view: FormTable.View, to list: inout FeatureList
  ) {
    let text = reading.text
    for _ in 0..<3 { list.add(600, isRuled ? 1 : 2) }
    list.add(601, FeatureList.pack(UInt64(run.words), run.isFirst ? 1 : 0))
    var at = run.range.lowerBound
    var isFirst = true
    while at < run.range.upperBound {
      let end = max(at + 1, Self.wordEnd(text, at, run.range.upperBound))
      let hash = FeatureList.hash(text, at, end)
      list.add(602, hash)
      if isFirst { list.add(603, hash) }
      if end >= run.range.upperBound {
        list.add(604, hash)
        list.add(605, FeatureList.hash(text, max(at, end - 3), end))
        list.add(606, FeatureList.hash(text, max(at, end - 4), end))
      }
      isFirst = false
      at = end
      while at < run.range.upperBound, !TextClass.isASCIIWord(text[at]), text[at] < 0x80 { at += 1 }
    }
    var capitals = 0
    var others = 0
    for place in run.range { if TextClass.isUpper(text[place]) { capitals += 1 } else { others += 1 } }
    list.add(607, others == 0 ? 1 : capitals > run.words ? 2 : 3)
    let end = run.range.upperBound
    list.add(608, UInt64(end < text.count ? text[end] : 0) << 8 | UInt64(end + 1 < text.count ? text[end + 1] : 0))
    let start = run.range.lowerBound
    list.add(609, UInt64(start > 1 ? text[start - 1] : 0) << 8 | UInt64(start > 1 ? text[start - 2] : 0))
    var place = end
    var joined: UInt64 = 0
    for step in 0..<3 {
      let next = word(after: place, reading, view)
      guard next.range.count > 0 else { break }
      let hash = FeatureList.hash(text, next.range.lowerBound, next.range.upperBound)
      list.add(610 + UInt32(step), hash)
      list.add(615, hash)
      joined = FeatureList.join(joined, hash)
      if step > 0 { list.add(616, joined) }
      if step == 0 {
        for bit in 0..<64 where next.classes.rawValue >> UInt64(bit) & 1 != 0 { list.add(617, UInt64(bit)) }
      }
      place = next.range.upperBound
    }
    place = start
    joined = 0
    for step in 0..<3 {
      let before = word(before: place, reading, view)
      guard before.range.count > 0 else { break }
      let hash = FeatureList.hash(text, before.range.lowerBound, before.range.upperBound)
      list.add(620 + UInt32(step), hash)
      list.add(625, hash)
      joined = FeatureList.join(joined, hash)
      if step > 0 { list.add(626, joined) }
      if step == 0 {
        for bit in 0..<64 where before.classes.rawValue >> UInt64(bit) & 1 != 0 { list.add(627, UInt64(bit)) }
      }
      place = before.range.lowerBound
    }
  }

  /// Whether the text treats a run as a company.
  private func isCompany(_ run: Run, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    let text = reading.text
    let end = run.range.upperBound
    // "the Power & Sensor Systems division": a part of somebody else.
    if case let unit = word(after: end, reading, view), unit.isLower, !unit.isPunctuated,
      !unit.classes.isDisjoint(with: .unit), unit.classes.isDisjoint(with: .verb), isDivision(unit.range, reading)
    {
      return false
    }
    // "Hallam & Voss plc".
    if reading.scene.starts(" plc", at: end), !TextClass.isASCIIWord(text[min(end + 4, text.count - 1)]) {
      return true
    }
    if run.words > 1, reading.isCompanyForm(run.range) || isLegalForm(run, text) {
      return !isOffice(run, reading, view)
    }
    if isPerson(run, reading, view) { return false }
    if hasTradeForm(run, reading) { return true }
    // The heading "Codelco's accident".
    if reading.scene.starts(.owner, at: end), startsHeading(run, reading) { return true }
    // "(OSE: HALV)"
    if reading.scene.starts(" (", at: end), hasTicker(end + 2, text) { return true }
    // "the trading house, Marukawa,": the name of what stands before the comma.
    if followsTradeAndComma(run.range, reading, view) { return true }
    // "Shares of Broadwell", "shares in Wheal Kerensa".
    if isOfShares(run.range, reading, view) || hasFigure(run, reading, view) { return true }
    let next = word(after: end, reading, view)
    // "Corvane's revenue", "Tessera shares".
    if text.count > end + 2,
      text[end] == UInt8(ascii: "'") && text[end + 1] == UInt8(ascii: "s")
        || reading.scene.starts("’s", at: end)
    {
      let at = end + (text[end] == UInt8(ascii: "'") ? 2 : 4)
      var noun = word(after: at, reading, view)
      for _ in 0..<3 where noun.range.count > 0 {
        if !noun.classes.isDisjoint(with: [.nRevenue, .nProfit, .nCapex, .nShare, .nRound, .unit]) { return true }
        noun = word(after: noun.range.upperBound, reading, view)
      }
      return false
    }
    if !next.classes.isDisjoint(with: [.nShare]), next.classes.isDisjoint(with: [.verb]) { return true }
    if run.words > 1 || !run.isFirst, doesBusiness(next, after: end, reading, view), !isSurname(run, text) {
      return true
    }
    // "Saltwater is forming a venture": named again and again.
    if !next.classes.isDisjoint(with: [.vFund, .vInvest, .vAcquire]), next.isLower,
      !run.isFirst || run.words > 1 || next.classes.isDisjoint(with: [.noun, .det, .prep])
    {
      return true
    }
    // "start-up Tessera", "maker Kintyre", "rival Billie".
    let before = word(before: run.range.lowerBound, reading, view)
    if before.isLower, !before.classes.isDisjoint(with: [.company]), text[run.range.lowerBound - 1] == UInt8(ascii: " ")
    {
      return true
    }
    // ", a drugmaker", ", the world's biggest …".
    guard
      reading.scene.starts(", ", at: end) || reading.scene.starts(" - ", at: end)
        || reading.scene.starts(" — ", at: end)
    else { return false }
    var at = end + 1
    var steps = 0
    var isApposition = false
    while steps < 12 {
      let one = word(after: at, reading, view)
      guard one.range.count > 0, one.range.lowerBound - at <= 5, !one.isPunctuated || steps == 0 else { return false }
      if steps == 0 {
        isApposition =
          !one.classes.isDisjoint(with: [.det, .possessive]) || !one.classes.isDisjoint(with: [.company])
          || reading.scene.starts("which ", at: one.range.lowerBound)
      }
      guard isApposition else { return false }
      if one.isLower, !one.classes.isDisjoint(with: [.company]) { return true }
      if !one.classes.isDisjoint(with: [.person]) { return false }
      at = one.range.upperBound
      steps += 1
    }
    return false
  }

  /// Whether a noun for a company stands right before a place: "the start-up Tessera".
  func followsTrade(_ place: Int, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    let before = word(before: place, reading, view)
    return before.isLower && !before.classes.isDisjoint(with: [.company])
      && reading.text[place - 1] == UInt8(ascii: " ")
  }

  /// Whether a noun for a company and a comma stand before a name, and a comma behind it: "a trading house, Marukawa,".
  private func followsTradeAndComma(
    _ name: Range<Int>, _ reading: borrowing FactReading, _ view: FormTable.View
  ) -> Bool {
    guard reading.scene.starts(",", at: name.upperBound), name.lowerBound > 2,
      reading.text[name.lowerBound - 1] == UInt8(ascii: " "), reading.text[name.lowerBound - 2] == UInt8(ascii: ",")
    else { return false }
    let noun = word(before: name.lowerBound - 2, reading, view)
    return noun.isLower && noun.range.upperBound + 2 == name.lowerBound
      && noun.classes.contains(.company) && noun.classes.isDisjoint(with: [.unit, .person, .title])
      && !reading.scene.words.holds(noun.range, of: reading.text, .stateNoun)
  }

  /// "Shares of Broadwell", "shares in Wheal Kerensa": whose shares they are.
  private func isOfShares(_ name: Range<Int>, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    let link = word(before: name.lowerBound, reading, view)
    guard link.range.upperBound + 1 == name.lowerBound, link.range.count == 2,
      reading.scene.starts("of ", at: link.range.lowerBound) || reading.scene.starts("in ", at: link.range.lowerBound)
    else { return false }
    let noun = word(before: link.range.lowerBound, reading, view)
    return noun.range.upperBound + 1 == link.range.lowerBound && noun.classes.contains(.nShare)
      && reading.scene.starts("hares ", at: noun.range.lowerBound + 1)
  }

  func isBank(_ word: Range<Int>, _ reading: borrowing FactReading) -> Bool {
    reading.scene.words.holds(word, of: reading.text, .bankWord)
  }

  private func isDivision(_ word: Range<Int>, _ reading: borrowing FactReading) -> Bool {
    reading.scene.starts(.division, at: word.lowerBound)
  }

  func isSurname(_ run: Run, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    run.words == 1 && surnames.contains(Array(text[run.range]))
  }

  /// Whether a run is the town of the dateline, which the text speaks of as a place.
  private func isTown(_ run: Run, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !datelines.isEmpty, case let name = text[run.range].map({ $0 | 0x20 }) else { return false }
    return datelines.contains(name) && placed.contains(name)
  }

  /// "Solanki said", where Nikita Solanki was named before.
  private func isSpeaker(_ run: Run, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    guard run.words == 1, lastWords.contains(Array(reading.text[run.range])) else { return false }
    let next = word(after: run.range.upperBound, reading, view)
    return next.isLower && !next.isPunctuated && next.classes.contains(.vSay) && !next.classes.contains(.vAnnounce)
  }

  /// "Thornbury plans to", "Halden will build", "Corvane expects capital spending": a verb of business, with "will" before
  /// it or not.
  private func doesBusiness(
    _ next: Word, after end: Int, _ reading: borrowing FactReading, _ view: FormTable.View
  ) -> Bool {
    guard next.isLower, !next.isPunctuated else { return false }
    if !next.classes.isDisjoint(with: [.will, .have, .be]) {
      var verb = word(after: next.range.upperBound, reading, view)
      for _ in 0..<2 where verb.isLower && !verb.classes.isDisjoint(with: [.be, .have, .adverb]) {
        verb = word(after: verb.range.upperBound, reading, view)
      }
      return verb.isLower && !verb.classes.isDisjoint(with: [.vInvest, .vAcquire])
    }
    return !next.classes.isDisjoint(with: [.vInvest, .vFund, .vAcquire])
      && next.classes.isDisjoint(with: [.noun, .prep])
  }

  /// Whether a run opens a heading within the text.
  private func startsHeading(_ run: Run, _ reading: borrowing FactReading) -> Bool {
    for block in reading.document.blocks where block.kind == .heading && block.range.contains(run.range.lowerBound) {
      return run.range.lowerBound <= block.range.lowerBound + 3
    }
    return false
  }

  func hasTicker(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = place
    while at < text.count, at - place < 12, TextClass.isUpper(text[at]) { at += 1 }
    return at > place && at < text.count
      && (text[at] == UInt8(ascii: ":") || text[at] == UInt8(ascii: ")") && at - place <= 5)
  }

  private func isLegalForm(_ run: Run, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    WordTable.english.holds(run.last..<run.range.upperBound, of: text, .legalForm)
  }

  /// "Verity Creameries", "Grupo Altavera": a word for a trade at the end or for a company at the beginning, in a name of
  /// several words that is no person's.
  private func hasTradeForm(_ run: Run, _ reading: borrowing FactReading) -> Bool {
    guard run.words > 1 else { return false }
    let text = reading.text
    let first = run.range.lowerBound..<Self.wordEnd(text, run.range.lowerBound, run.range.upperBound)
    return reading.scene.words.holds(run.last..<run.range.upperBound, of: text, .tradeForm)
      || reading.scene.words.holds(first, of: text, .companyHead)
  }

  /// "Elin Tveit-Moe": a last word of two joined by a hyphen, behind one or two others, is a person's.
  private func hasDoubleSurname(_ run: Run, _ reading: borrowing FactReading) -> Bool {
    let text = reading.text
    let first = run.range.lowerBound..<Self.wordEnd(text, run.range.lowerBound, run.range.upperBound)
    guard !reading.scene.words.holds(first, of: text, .companyHead) else { return false }
    guard run.words == 2 || run.words == 3, run.last > run.range.lowerBound,
      let hyphen = (run.last..<run.range.upperBound).first(where: { text[$0] == UInt8(ascii: "-") })
    else { return false }
    return hyphen - run.last > 2 && run.range.upperBound - hyphen > 3 && TextClass.isUpper(text[hyphen + 1])
  }

  /// "Finance Ministry", "Justice Department", "Central Bank": no company.
  private func isOffice(_ run: Run, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    reading.scene.starts(.office, at: run.last)
  }

  func isPerson(_ run: Run, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    if hasDoubleSurname(run, reading) { return true }
    let before = word(before: run.range.lowerBound, reading, view)
    if !before.classes.isDisjoint(with: [.title, .person]), before.range.upperBound + 1 == run.range.lowerBound {
      return true
    }
    let end = run.range.upperBound
    guard reading.scene.starts(", ", at: end) else { return false }
    // "The chief financial officer, Jane Doe, expects".
    let start = run.range.lowerBound
    if start > 2, reading.text[start - 1] == UInt8(ascii: " "), reading.text[start - 2] == UInt8(ascii: ","),
      !word(before: start - 2, reading, view).classes.isDisjoint(with: .person)
    {
      return true
    }
    var at = end + 1
    for _ in 0..<3 {
      let one = word(after: at, reading, view)
      if one.range.count == 0 { return false }
      if !one.classes.isDisjoint(with: [.person, .title]) { return true }
      at = one.range.upperBound
    }
    // ", 57,"
    return end + 2 < reading.text.count && TextClass.isDigit(reading.text[end + 2])
  }
}
