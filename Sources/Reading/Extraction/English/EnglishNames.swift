import Vocabulary

/// Companies that no lexicon holds, named in an English document.
///
/// A run of capitalised words is a company where the text treats it as one: it ends in a company's form ("Halvorsen
/// Subsea ASA"), stands beside a noun for one ("the start-up Tessera", "Corvane, a drugmaker"), has a ticker in brackets,
/// owns a figure of a business ("Corvane's revenue") or does what companies do ("Tessera raised"). Once named it is known
/// by its first word as well.
struct EnglishNames {
  /// A run of capitals, in bytes.
  struct Run {
    var range: Range<Int>
    /// Where the last word begins.
    var last: Int
    var words: Int
    /// Whether the sentence begins with it, so that its first capital says nothing.
    var isFirst: Bool
  }

  var known = EnglishKnownNames()
  /// What stands behind a first name or an office somewhere: a person's, and no company's by itself.
  var surnames: Set<[UInt8]> = []
  /// The last words of names of two, and the names in capitals that a dateline begins with.
  var lastWords: Set<[UInt8]> = []
  var datelines: Set<[UInt8]> = []
  /// How many blocks begin with a name and a colon, in lower case: whoever does so again and again is one who speaks.
  var labels: [[UInt8]: Int] = [:]
  /// What stands behind "in".
  var placed: Set<[UInt8]> = []

  /// Adds hits for the unknown companies of the document, in the order of the text.
  static func add(to reading: inout FactReading) {
    var names = EnglishNames()
    var runs: [Run] = []
    dropAttributes(&reading)
    EnglishLexicon.shared.table.withView { view in
      for block in reading.document.blocks where block.statesFacts {
        names.collect(block.range, isHead: block.kind == .title || block.kind == .heading, &reading, view, &runs)
      }
      var found: [(run: Run, name: [UInt8])] = []
      for run in runs where names.isLikelyCompany(run, &reading, view) {
        let name = names.stem(run, reading)
        found.append((run, name))
        names.known.insert(name)
      }
      names.addTogether(runs, reading, view)
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
    _ part: Range<Int>, isHead: Bool, _ reading: inout FactReading, _ view: FormTable.View, _ runs: inout [Run]
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
      // Where the verb of a headline ends that follows.
      var verb = 0
      while end + 1 < limit, text[end] == UInt8(ascii: " "), words < 6 {
        let next = text[end + 1]
        if TextClass.isUpper(next) || next == 0xC3 || next == 0xC4 || next == 0xC5 {
          let behind = Self.wordEnd(text, end + 1, limit)
          if isHead, isPredicate(end + 1..<behind, reading, view) {
            verb = behind
            break
          }
          if Self.isPeriodCode(end + 1..<behind, reading) { break }
          last = end + 1
          end = behind
          words += 1
        } else if next == UInt8(ascii: "&"), end + 3 < limit, TextClass.isUpper(text[end + 3]) {
          last = end + 3
          end = Self.wordEnd(text, end + 3, limit)
          words += 1
        } else if let behind = Self.particle(end, before: limit, reading) {
          last = behind
          end = Self.wordEnd(text, behind, limit)
          words += 1
        } else {
          break
        }
      }
      place = max(end, verb)
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
        known.insert(Array(text[name]))
        rename(hit, name, &reading)
        continue
      }
      // "Cosvision Korea": a company's, whose last word is a country.
      if hit < reading.hits.count, endsInCountry(start..<end, words, isFirst, reading.hits[hit], isHead, reading, view)
      {
        let name = start..<Int(reading.hits[hit].end)
        known.insert(Array(text[name]))
        rename(hit, name, &reading)
        place = max(place, name.upperBound)
        isFirst = false
        continue
      }
      // "Casa Shell Nueva": no Shell.
      if !isHead, hit < reading.hits.count,
        words == 1 || words == 2 && !classes(of: start..<max(start, last - 1), reading, view).isEmpty,
        let whole = longer(last..<end, around: reading.hits[hit], to: part.upperBound, reading, view)
      {
        known.insert(whole.name)
        rename(hit, whole.range, as: whole.name, &reading)
        place = max(place, whole.range.upperBound)
        isFirst = false
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
  static func wordEnd(_ text: UnsafeBufferPointer<UInt8>, _ place: Int, _ limit: Int) -> Int {
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
        ]) || Self.isPeriodCode(start..<end, reading)
      // "Family-owned Pruitt", "US-based X": no part of the name.
      let isCompound =
        end < run.range.upperBound
        && (start..<end).last { text[$0] == UInt8(ascii: "-") }.map { TextClass.isLower(text[$0 + 1]) } ?? false
      // "Competitor Cavendale Foods" at the start of a sentence: what it is, not what it is called.
      let isTrade =
        run.isFirst && start == run.range.lowerBound && end < run.range.upperBound
        && reading.scene.words.holds(start..<end, of: text, .tradeOpening)
      guard isDropped || isCompound || isTrade else { break }
      // "Kenji Foods": a first name that a company's begins with.
      if classes.contains(.title), classes.isDisjoint(with: [.person, .det, .prep]), run.words > 1,
        opensCompany(start..<end, run, reading)
      {
        break
      }
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
    // "Footfall rose 2%": what any company has.
    if run.words == 1, reading.scene.words.holds(run.range, of: reading.folded, .plainOpening) { return nil }
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

  private func entry(
    _ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>, _ view: FormTable.View
  ) -> EnglishLexicon.Entry {
    var found = EnglishLexicon.Entry()
    // The longest comes first: it is the word, or none is.
    view.forEachLongest(in: text, at: word.lowerBound, before: word.upperBound) { form in
      if Int(form.length) == word.count { found = EnglishLexicon.shared.entries[Int(form.value)] }
      return false
    }
    return found
  }

  func classes(of word: Range<Int>, _ reading: borrowing FactReading, _ view: FormTable.View) -> WordClass {
    entry(of: word, reading, view).classes
  }

  /// What the lexicon knows of a word, without regard to case.
  func entry(of word: Range<Int>, _ reading: borrowing FactReading, _ view: FormTable.View) -> EnglishLexicon.Entry {
    guard word.count > 1, word.count < 64 else {
      return EnglishLexicon.Entry(classes: word.count == 1 ? .det : [])
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: word.count) { room in
      for (offset, place) in word.enumerated() {
        let byte = reading.text[place]
        room.initializeElement(at: offset, to: TextClass.isUpper(byte) ? byte | 0x20 : byte)
      }
      return entry(UnsafeBufferPointer(room), 0..<word.count, view)
    }
  }

  /// Takes up what a run tells of others: the last word of two, the town of a dateline.
  private mutating func note(_ run: Run, _ part: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) {
    if run.words == 2 || run.words == 3, run.last > run.range.lowerBound {
      lastWords.insert(Array(text[run.last..<run.range.upperBound]))
    }
    if Self.isLabel(run.range, part, text) { labels[Self.folded(run.range, text), default: 0] += 1 }
    if run.isFirst, Self.isDateline(run.range, part, text) {
      datelines.insert(text[run.range].map { $0 | 0x20 })
    }
    if !datelines.isEmpty, Self.isPlaced(run.range, text) { placed.insert(text[run.range].map { $0 | 0x20 }) }
  }
}
