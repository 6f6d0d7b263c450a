import Vocabulary

/// Companies that no lexicon holds, named in an English document.
///
/// A run of capitalised words is a company where the text treats it as one: it ends in a company's form ("Halvorsen
/// Subsea ASA"), stands beside a noun for one ("the start-up Tessera", "Corvane, a drugmaker"), has a ticker in brackets,
/// owns a figure of a business ("Corvane's revenue") or does what companies do ("Tessera raised"). Once named it is known
/// by its first word as well.
struct EnglishNames {
  /// A run of capitals, in bytes.
  private struct Run {
    var range: Range<Int>
    /// Where the last word begins.
    var last: Int
    var words: Int
    /// Whether the sentence begins with it, so that its first capital says nothing.
    var isFirst: Bool
  }

  private var known: [[UInt8]] = []
  /// What stands behind a first name or an office somewhere: a person's, and no company's by itself.
  private var surnames: Set<[UInt8]> = []
  /// The last words of names of two, and the names in capitals that a dateline begins with.
  private var lastWords: Set<[UInt8]> = []
  private var datelines: Set<[UInt8]> = []
  /// What stands behind "in".
  private var placed: Set<[UInt8]> = []

  /// Adds hits for the unknown companies of the document, in the order of the text.
  static func add(to reading: inout FactReading) {
    var names = EnglishNames()
    var runs: [Run] = []
    dropAttributes(&reading)
    EnglishLexicon.shared.table.withView { view in
      for block in reading.document.blocks where block.statesFacts {
        names.collect(block.range, &reading, view, &runs)
      }
      var found: [(run: Run, name: [UInt8])] = []
      for run in runs where names.isLikelyCompany(run, &reading, view) {
        let name = names.stem(run, reading)
        found.append((run, name))
        if !names.known.contains(where: { $0 == name }) { names.known.append(name) }
      }
      for run in runs {
        if let hit = names.inCapitals(run, reading) { reading.hits.append(hit) }
      }
      guard !names.known.isEmpty else { return }
      for run in runs {
        guard let name = names.match(run, reading), names.inCapitals(run, reading) == nil else { continue }
        let who = reading.actors.provisional(String(decoding: name, as: UTF8.self))
        reading.hits.append(
          EntityHit(
            start: Int32(run.range.lowerBound), end: Int32(run.range.upperBound), row: who, flags: [], role: .none,
            roleEnd: Int32(run.range.upperBound)))
      }
    }
    reading.hits.sort { $0.start < $1.start }
    shorten(&reading)
  }

  /// Appends the runs of capitals of a block that the lexicon does not know.
  private mutating func collect(
    _ part: Range<Int>, _ reading: inout FactReading, _ view: FormTable.View, _ runs: inout [Run]
  ) {
    let text = reading.text
    var place = part.lowerBound
    var hit = 0
    var low = 0
    var high = reading.hits.count
    while low < high {
      let middle = (low + high) / 2
      if Int(reading.hits[middle].start) < place { low = middle + 1 } else { high = middle }
    }
    hit = low
    if let label = capitalLabel(part, reading) {
      var behind = low
      while behind < reading.hits.count, reading.hits[behind].start < label.end { behind += 1 }
      if behind == low + 1 {
        reading.hits[low] = label
      } else {
        reading.hits.replaceSubrange(low..<behind, with: [label])
      }
    }
    var isFirst = true
    while place < part.upperBound {
      let byte = text[place]
      guard TextClass.isASCIIWord(byte) || byte >= 0xC3 && byte != 0xE2 else {
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
          || byte == UInt8(ascii: ":")
        {
          isFirst = true
        }
        place += 1
        continue
      }
      while hit < reading.hits.count, Int(reading.hits[hit].end) <= place { hit += 1 }
      if hit < reading.hits.count, Int(reading.hits[hit].start) <= place {
        if reading.actors.kind(reading.hits[hit].row) == .index,
          let wider = subIndex(reading.hits[hit], reading)
        {
          rename(hit, wider, &reading)
        }
        place = max(place + 1, Int(reading.hits[hit].end))
        isFirst = false
        continue
      }
      var end = Self.wordEnd(text, place, part.upperBound)
      guard TextClass.isUpper(byte) || byte == 0xC3 || byte == 0xC4 || byte == 0xC5 else {
        // "iRobot", "xAI": a capital within.
        place = end
        isFirst = false
        continue
      }
      let limit = hit < reading.hits.count ? min(part.upperBound, Int(reading.hits[hit].start)) : part.upperBound
      let start = place
      var last = place
      var words = 1
      while end + 1 < limit, text[end] == UInt8(ascii: " "), words < 6 {
        let next = text[end + 1]
        if TextClass.isUpper(next) || next == 0xC3 || next == 0xC4 || next == 0xC5 {
          last = end + 1
          end = Self.wordEnd(text, end + 1, limit)
          words += 1
        } else if next == UInt8(ascii: "&"), end + 3 < limit, TextClass.isUpper(text[end + 3]) {
          last = end + 3
          end = Self.wordEnd(text, end + 3, limit)
          words += 1
        } else {
          break
        }
      }
      place = end
      // "Corning Incorporated": the rest of a known name.
      if hit > 0, Int(reading.hits[hit - 1].end) + 1 == start, text[start - 1] == UInt8(ascii: " ") {
        if let wider = wider(reading.hits[hit - 1], to: end, reading) {
          place = max(place, wider.upperBound)
          rename(hit - 1, wider, &reading)
        }
        isFirst = false
        continue
      }
      // "bearing maker Koyama Seiko", "Yarrabee Gold (ASX: YRG)": a known name that a longer one ends in.
      if hit < reading.hits.count, end + 1 == Int(reading.hits[hit].start), words == 1,
        endsLonger(start..<end, reading.hits[hit], reading, view)
      {
        let name = start..<Int(reading.hits[hit].end)
        known.append(Array(text[name]))
        rename(hit, name, &reading)
        continue
      }
      if var run = trimmed(Run(range: start..<end, last: last, words: words, isFirst: isFirst), reading, view) {
        run.isFirst = isFirst && run.range.lowerBound == start
        note(run, part, text)
        runs.append(run)
      }
      isFirst = false
    }
  }

  @inline(__always)
  private static func wordEnd(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int) -> Int {
    let end = ByteWord.wordEnd(text, place, limit)
    // Most words end with a blank behind their letters.
    return end >= limit || text[end] <= 0x20 ? end : wordEnd(behind: end, text, limit)
  }

  /// The end of a word some letters of which have been passed.
  @inline(never)
  private static func wordEnd(behind letters: Int, _ text: UnsafeBufferPointer<UInt8>, _ limit: Int) -> Int {
    var end = letters
    while end < limit {
      let byte = text[end]
      if byte <= 0x20 || byte == UInt8(ascii: ",") { break }
      if TextClass.isASCIIWord(byte) {
        end = ByteWord.wordEnd(text, end, limit)
        continue
      }
      if byte >= 0xC3 && byte != 0xE2 || byte >= 0x80 && byte < 0xC0 {
        end += 1
        continue
      }
      guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "."), end + 1 < limit,
        TextClass.isASCIIWord(text[end + 1]), text[end + 1] != UInt8(ascii: "s") || byte != UInt8(ascii: "'")
      else { break }
      end += 1
    }
    return end
  }

  /// A run without the words before it that are no name: "The", "Chief Executive", "Danish"; nil where nothing is left.
  private mutating func trimmed(_ run: Run, _ reading: borrowing FactReading, _ view: FormTable.View) -> Run? {
    var run = run
    var start = run.range.lowerBound
    var isPerson = false
    let text = reading.text
    while start < run.range.upperBound {
      let end = Self.wordEnd(text, start, run.range.upperBound)
      let classes = classes(of: start..<end, reading, view)
      let isDropped =
        !classes.isDisjoint(with: [
          .det, .prep, .pron, .conj, .coord, .be, .have, .do, .will, .adverb, .common, .person, .title,
        ])
      // "Family-owned Pruitt", "US-based X": no part of the name.
      let isCompound =
        end < run.range.upperBound
        && (start..<end).last { text[$0] == UInt8(ascii: "-") }.map { TextClass.isLower(text[$0 + 1]) } ?? false
      guard isDropped || isCompound else { break }
      // "Bank Wisła".
      if run.words > 1, end < run.range.upperBound, isBank(start..<end, reading) { break }
      run.words -= 1
      isPerson = !classes.isDisjoint(with: [.title, .person])
      start = end
      while start < run.range.upperBound, text[start] == UInt8(ascii: " ") || text[start] == UInt8(ascii: "&") {
        start += 1
      }
    }
    guard start < run.range.upperBound else { return nil }
    if isPerson, run.words == 1 { surnames.insert(Array(text[start..<run.range.upperBound])) }
    // "York ADRs", "Adjusted EBITA": what it is a figure of, no name.
    if run.last > start,
      !classes(of: run.last..<run.range.upperBound, reading, view).isDisjoint(with: [.nShare, .nRevenue, .nProfit])
    {
      return nil
    }
    run.range = start..<run.range.upperBound
    run.last = max(run.last, start)
    guard run.range.count >= 3, run.words >= 1 else { return nil }
    // "Milan-listed".
    if let hyphen = run.range.last(where: { text[$0] == UInt8(ascii: "-") }), hyphen + 1 < run.range.upperBound,
      TextClass.isLower(text[hyphen + 1])
    {
      return nil
    }
    let all = classes(of: run.range, reading, view)
    if !all.isDisjoint(with: [.common, .place, .person, .title, .nRound]) { return nil }
    // All words are places or common.
    var isName = false
    var at = run.range.lowerBound
    while at < run.range.upperBound {
      let end = Self.wordEnd(text, at, run.range.upperBound)
      let one = classes(of: at..<end, reading, view)
      if one.isDisjoint(with: [.place, .common, .company, .noun, .person, .title]) { isName = true }
      at = max(end, at + 1)
      while at < run.range.upperBound, text[at] == UInt8(ascii: " ") || text[at] == UInt8(ascii: "&") { at += 1 }
    }
    return isName ? run : nil
  }

  private func classes(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ view: FormTable.View) -> WordClass {
    var found: WordClass = []
    // The longest comes first: it is the word, or none is.
    view.forEachLongest(in: text, at: word.lowerBound, before: word.upperBound) { form in
      if Int(form.length) == word.count { found = EnglishLexicon.shared.entries[Int(form.value)].classes }
      return false
    }
    return found
  }

  func classes(of word: Range<Int>, _ reading: borrowing FactReading, _ view: FormTable.View) -> WordClass {
    guard word.count > 1, word.count < 64 else { return word.count == 1 ? .det : [] }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { room in
      for (offset, place) in word.enumerated() {
        let byte = reading.text[place]
        room.initializeElement(at: offset, to: TextClass.isUpper(byte) ? byte | 0x20 : byte)
      }
      return classes(UnsafeBufferPointer(room), 0..<word.count, view)
    }
  }

  /// Whether a run is a company, as far as rules and what was learned tell.
  private func isLikelyCompany(_ run: Run, _ reading: inout FactReading, _ view: FormTable.View) -> Bool {
    let isRuled = isCompany(run, reading, view)
    if isSpeaker(run, reading, view) || isTown(run, reading.text) { return false }
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
    if run.words > 1, reading.isCompanyForm(run.range) || isLegalForm(run, text) {
      return !isOffice(run, reading, view)
    }
    if isPerson(run, reading, view) { return false }
    // The heading "Codelco's accident".
    if reading.scene.starts(.owner, at: end), startsHeading(run, reading) { return true }
    // "(OSE: HALV)"
    if reading.scene.starts(" (", at: end), hasTicker(end + 2, text) { return true }
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

  private func isBank(_ word: Range<Int>, _ reading: borrowing FactReading) -> Bool {
    reading.scene.words.holds(word, of: reading.text, .bankWord)
  }

  private func isDivision(_ word: Range<Int>, _ reading: borrowing FactReading) -> Bool {
    reading.scene.starts(.division, at: word.lowerBound)
  }

  private func isSurname(_ run: Run, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    run.words == 1 && surnames.contains(Array(text[run.range]))
  }

  /// Takes up what a run tells of others: the last word of two, the town of a dateline.
  private mutating func note(_ run: Run, _ part: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
    if run.words == 2, run.last > run.range.lowerBound {
      lastWords.insert(Array(text[run.last..<run.range.upperBound]))
    }
    if run.isFirst, Self.isDateline(run.range, part, text) {
      datelines.insert(text[run.range].map { $0 | 0x20 })
    }
    if !datelines.isEmpty, Self.isPlaced(run.range, text) { placed.insert(text[run.range].map { $0 | 0x20 }) }
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

  /// "Finance Ministry", "Justice Department", "Central Bank": no company.
  private func isOffice(_ run: Run, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
    reading.scene.starts(.office, at: run.last)
  }

  private func isPerson(_ run: Run, _ reading: borrowing FactReading, _ view: FormTable.View) -> Bool {
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

  private struct Word {
    var range: Range<Int>
    var classes: WordClass
    var isLower: Bool
    var isPunctuated: Bool
  }

  private func word(after place: Int, _ reading: borrowing FactReading, _ view: FormTable.View) -> Word {
    let text = reading.text
    var start = place
    var isPunctuated = false
    while start < text.count, !TextClass.isASCIIWord(text[start]), text[start] < 0xC3 || text[start] == 0xE2,
      start - place < 6
    {
      if text[start] == UInt8(ascii: ",") || text[start] == UInt8(ascii: ".") || text[start] == UInt8(ascii: ";")
        || text[start] == UInt8(ascii: "\n")
      {
        isPunctuated = true
      }
      start += 1
    }
    guard start < text.count, TextClass.isASCIIWord(text[start]) else {
      return Word(range: place..<place, classes: [], isLower: false, isPunctuated: true)
    }
    let end = Self.wordEnd(text, start, min(text.count, start + 40))
    var classes = classes(of: start..<end, reading, view)
    if classes.isEmpty, let hyphen = (start..<end).last(where: { text[$0] == UInt8(ascii: "-") }) {
      classes = self.classes(of: hyphen + 1..<end, reading, view).intersection([.company, .unit])
    }
    return Word(
      range: start..<end, classes: classes, isLower: TextClass.isLower(text[start]), isPunctuated: isPunctuated)
  }

  private func word(before place: Int, _ reading: borrowing FactReading, _ view: FormTable.View) -> Word {
    let text = reading.text
    var end = place
    while end > 0,
      text[end - 1] == UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: "*") || text[end - 1] == UInt8(ascii: "\"")
    { end -= 1 }
    var start = end
    while start > 0, TextClass.isASCIIWord(text[start - 1]) || text[start - 1] == UInt8(ascii: "-") { start -= 1 }
    guard start < end else { return Word(range: place..<place, classes: [], isLower: false, isPunctuated: true) }
    var classes = classes(of: start..<end, reading, view)
    if classes.isEmpty, let hyphen = (start..<end).last(where: { text[$0] == UInt8(ascii: "-") }), hyphen + 1 < end {
      classes = self.classes(of: hyphen + 1..<end, reading, view).intersection([.company, .unit])
    }
    return Word(range: start..<end, classes: classes, isLower: TextClass.isLower(text[start]), isPunctuated: false)
  }

  /// A name without its legal form.
  private func stem(_ run: Run, _ reading: borrowing FactReading) -> [UInt8] {
    var end = run.range.upperBound
    if run.words > 1, run.last > run.range.lowerBound,
      reading.scene.words.holds(run.last..<end, of: reading.text, .droppedForm)
    {
      end = run.last - 1
    }
    return Array(reading.text[run.range.lowerBound..<end])
  }

  /// "META", "PANASONIC ENERGY": a name of the lexicon in capitals, whole or at the start of a run.
  private func inCapitals(_ run: Run, _ reading: borrowing FactReading) -> EntityHit? {
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
  private func match(_ run: Run, _ reading: borrowing FactReading) -> [UInt8]? {
    let own = stem(run, reading)
    let longer = known.first {
      $0.count > own.count && $0[own.count] == UInt8(ascii: " ") && $0.starts(with: own) && own.count >= 4
    }
    if let longer { return longer }
    if known.contains(where: { $0 == own }) { return own }
    return known.first { name in
      guard name.count >= own.count else { return false }
      let isWhole = name.count == own.count
      guard isWhole || name[own.count] == UInt8(ascii: " ") && own.count >= 4 else { return false }
      return own.indices.allSatisfy { own[$0] | 0x20 == name[$0] | 0x20 }
    }
  }
}
