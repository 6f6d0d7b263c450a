import Vocabulary

/// Puts a document's new names, and what is short for them, among the names that are known.
extension FactReading {
  /// Adds the document's new names to `hits`, in the order of the text.
  mutating func noteNewNames() {
    guard var search = NewNames(text, tongue) else { return }
    if tongue == .chinese { hits.removeAll { search.straddles($0) } }
    lookForNames(&search)
    if tongue == .japanese { search.weighJapaneseRecurring() }
    placeLonger(search.longer)
    if tongue == .chinese {
      search.weighRecurring()
      search.noteInner(hits)
    }
    if examples != nil { noteNameExamples() }
    if let model { addLearnedNames(model, to: &search) }
    if tongue == .korean { search.weighKoreanTopics() }
    let names = search.names
    if !search.extensions.isEmpty { dropShort(search.extensions, of: Set(names)) }
    if !search.covers.isEmpty { dropCovered(search.covers, of: Set(names)) }
    let faint = search.faintNames(shortFor: hits, names)
    var short = shortForms(of: names + search.found.filter { $0.value < 2 }.map(\.key) + faint)
    var shortNew: [String: String] = [:]
    switch tongue {
    case .japanese: addShort(of: names, in: search, among: faint, to: &short)
    case .korean: shortNew = search.koreanShortForms(of: names.sorted(), in: document.blocks)
    case .chinese: shortNew = search.chineseForms(of: names.sorted())
    case .english: break
    }
    guard !names.isEmpty || !short.isEmpty else { return }
    place(names, short, shortNew)
  }

  /// Looks through the blocks that state facts, each by the signs of its language.
  private func lookForNames(_ search: inout NewNames) {
    if tongue != .chinese { search.noteShortable(hits) } else { search.lookLabels(of: document.blocks, known: hits) }
    let hasForms = tongue == .chinese && scene.contains("有限公司", in: 0..<text.count)
    var hit = 0
    for block in document.blocks where block.statesFacts {
      while hit < hits.count, Int(hits[hit].end) <= block.range.lowerBound { hit += 1 }
      if hasForms, scene.contains("有限公司", in: block.range) { search.beforeLegalForms(in: block.range) }
      let isHead = block.kind == .title || block.kind == .heading
      let isItem = isHead || block.kind == .listItem
      switch tongue {
      case .chinese: search.lookChinese(in: block.range, known: hits, from: hit, isHead: isHead)
      case .japanese:
        // A headline under a rubric or the name of the paper.
        let isLine = block.range.count <= 180 && !BlockShape.endsSentence(text, block.range)
        search.lookJapanese(in: block.range, known: hits, from: hit, isHead: isItem || isLine)
      case .korean: search.lookKorean(in: block.range, known: hits, from: hit, isHead: isItem)
      case .english: return
      }
    }
  }

  /// Adds the names that a model learned to tell, in blocks that may say whom a figure is about.
  private func addLearnedNames(_ model: LinearModel, to search: inout NewNames) {
    // Japanese words are written like names more often than others.
    let margin = model.margin(.name) * (tongue == .japanese ? 4 : 1)
    let longest = document.blocks.reduce(0) { $1.statesFacts ? max($0, $1.range.count) : $0 }
    var tagger = NameTagger(text, tongue, model, longest: longest)
    var known = 0
    for block in document.blocks where block.statesFacts && mayNameWhoActs(block.range) {
      while known < hits.count, Int(hits[known].start) < block.range.lowerBound { known += 1 }
      if namesEnough(block.range, from: known) { continue }
      tagger.forEachName(in: block.range, known: hits) { name, score in
        if score >= margin {
          search.addLearned(name, known: hits, isSure: tongue == .korean && score >= margin * 2)
        } else if tongue == .korean, score * 2 >= margin {
          search.addLearned(name, known: hits, weight: 1)
        } else if tongue == .japanese, score >= model.margin(.name) {
          search.addSeconded(name)
        }
      }
    }
  }

  /// Puts new names, forms that are short for known ones and forms that are short for new ones where the text has them.
  private mutating func place(_ names: [String], _ short: [String: Actors.Who], _ shortNew: [String: String]) {
    var forms = FormList(capacity: names.count + short.count + shortNew.count)
    var rows: [Actors.Who] = []
    // Which of them stand within longer words, too.
    var isWhole: [Bool] = []
    for name in Set(names).union(short.keys).union(shortNew.keys).sorted() {
      var bytes = Array(name.utf8)
      // 저장장치, 포탄: what a business makes.
      let isPart =
        tongue == .korean
        && bytes.withUnsafeBufferPointer { PartNames.of(.korean).holds(0..<$0.count, of: $0) }
      if isPart { continue }
      rows.append(short[name] ?? actors.provisional(Self.longest(name, shortNew)))
      isWhole.append(tongue != .japanese || short[name] == nil)
      bytes.withUnsafeMutableBufferPointer {
        forms.add(UnsafeBufferPointer($0), value: Int32(rows.count - 1))
      }
    }
    let table = FormTable(forms)
    var heads: UInt64 = 0
    for form in forms.forms { heads |= Self.bit(ofHead: form.head) }
    var added: [EntityHit] = []
    var next = 0
    for block in document.blocks where block.statesFacts {
      place(table, rows, isWhole, heads, block.range, &next, &added)
    }
    if tongue == .chinese { nameAsWritten(added) }
    insert(added)
  }

  /// What a name is short for, which may be short for another one itself.
  private static func longest(_ name: String, _ shortFor: [String: String]) -> String {
    var name = name
    var steps = 0
    while let longer = shortFor[name], steps < 3 {
      name = longer
      steps += 1
    }
    return name
  }

  /// Whether a block may name whom a figure is about: it has a digit (of either width), or is short as headings and labels
  /// are; and it is no English one in a text of another language, whose names are known by other signs.
  private func mayNameWhoActs(_ part: Range<Int>) -> Bool {
    // A byte like those of digits is near enough, but for the last ones.
    let whole = part.lowerBound + (part.count & ~7)
    let likeDigits = ByteWord.wide(text, part.lowerBound..<whole)
    var wide = likeDigits.count
    var hasDigit = part.count <= 90 || likeDigits.hasNumeral
    for byte in text[whole..<part.upperBound] {
      if TextClass.isDigit(byte) { hasDigit = true }
      if byte >= 0x80 { wide += 1 }
    }
    return hasDigit && wide * 5 >= part.count
  }

  /// With a known company in so many bytes, the figures of a block are mostly theirs: looking for more names there brought
  /// F1 of articles held out no more than a thousandth.
  private static let bytesPerCompany = 300

  /// Whether a block names so many known companies that its figures are most likely theirs.
  private func namesEnough(_ part: Range<Int>, from first: Int) -> Bool {
    var at = first
    var count = 0
    while at < hits.count, Int(hits[at].start) < part.upperBound {
      if hits[at].row >= 0, !hits[at].flags.contains(.weak) {
        switch actors.carrierKind(hits[at].row) {
        case .company, .unit, .fund: count += 1
        default: break
        }
      }
      at += 1
    }
    return count * Self.bytesPerCompany > part.count
  }

  /// Puts hits among those that are known; both come in the order of the text. In place: a large document has millions.
  private mutating func insert(_ added: [EntityHit]) {
    var from = hits.count - 1
    hits.append(contentsOf: added)
    var to = hits.count - 1
    for hit in added.reversed() {
      while from >= 0, hits[from].start > hit.start {
        hits[to] = hits[from]
        to -= 1
        from -= 1
      }
      hits[to] = hit
      to -= 1
    }
  }

  /// Leaves out known names that are the beginnings of new ones.
  private mutating func dropShort(_ extensions: [(hit: Int, end: Int)], of names: Set<String>) {
    var dropped: Set<Int> = []
    for known in extensions where names.contains(string(Int(hits[known.hit].start)..<known.end)) {
      dropped.insert(known.hit)
    }
    guard !dropped.isEmpty else { return }
    var kept = 0
    for index in hits.indices where !dropped.contains(index) {
      hits[kept] = hits[index]
      kept += 1
    }
    hits.removeSubrange(kept...)
  }

  /// Candidates that are short for a name of the lexicon in the same document: 中微 beside 中微公司, 塩野義 beside 塩野義製薬.
  private func shortForms(of candidates: [String]) -> [String: Actors.Who] {
    // By their first six bytes, which all of them have: a name that one is short for begins like it.
    var byStart: [UInt64: [String]] = [:]
    for candidate in candidates {
      if let start = Self.start(candidate.utf8) { byStart[start, default: []].append(candidate) }
    }
    guard !byStart.isEmpty else { return [:] }
    var rows: [String: Set<Actors.Who>] = [:]
    let country: StaticString = "中国"
    for hit in hits where hit.row >= 0 && !hit.flags.contains(.weak) && hit.end - hit.start >= 9 {
      for from in [Int(hit.start), Int(hit.start) + country.utf8CodeUnitCount] {
        if from > Int(hit.start), !scene.starts(country, at: Int(hit.start)) { continue }
        let name = from..<Int(hit.end)
        guard let start = Self.start(text[name]), let near = byStart[start] else { continue }
        for candidate in near
        where candidate.utf8.count < hit.end - hit.start && candidate.utf8.count <= name.count
          && actors.carrierKind(hit.row) == .company && text[name].starts(with: candidate.utf8)
        {
          rows[candidate, default: []].insert(actors.carrier(hit.row))
        }
      }
    }
    return rows.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// The first six bytes of a name as a number; nil for shorter ones.
  static func start(_ name: some Collection<UInt8>) -> UInt64? {
    var packed: UInt64 = 0
    var count = 0
    for byte in name.prefix(6) {
      packed = packed << 8 | UInt64(byte)
      count += 1
    }
    return count == 6 ? packed : nil
  }

  /// The bit of the first three bytes of what is packed: of the few names of a text few have the same.
  @inline(__always)
  private static func bit(ofHead packed: UInt64) -> UInt64 { 1 &<< FormTable.View.hash(packed & 0xFF_FFFF, 58) }

  /// The first place from one on where no character of three bytes stands, or one that a name may begin with.
  private func passing(_ place: Int, before end: Int, to heads: UInt64) -> Int {
    let last = min(end, text.count &- 7)
    var place = place
    while place < last {
      let packed = ByteWord.load(text, place)
      guard UInt8(truncatingIfNeeded: packed) &- 0xE0 < 16, heads & Self.bit(ofHead: packed) == 0 else { break }
      place &+= 3
    }
    return min(place, end)
  }

  /// Appends the places of new names in a part of the text, between the names that are known.
  ///
  /// - Parameter heads: one bit for each way that a name begins.
  private func place(
    _ table: FormTable, _ rows: [Actors.Who], _ isWhole: [Bool], _ heads: UInt64, _ part: Range<Int>,
    _ next: inout Int, _ added: inout [EntityHit]
  ) {
    table.withView { view in
      var place = part.lowerBound
      while place < part.upperBound {
        while next < hits.count, Int(hits[next].start) <= place {
          place = max(place, Int(hits[next].end))
          next += 1
        }
        guard place < part.upperBound else { break }
        let limit = next < hits.count ? min(part.upperBound, Int(hits[next].start)) : part.upperBound
        if text[place] >= 0xE0 {
          place = passing(place, before: limit, to: heads)
          if place >= limit { continue }
        }
        var length = 0
        var row = -1
        if view.mayBegin(text, at: place, before: limit), mayStand(place, part.lowerBound) {
          view.forEachLongest(in: text, at: place, before: limit) { form in
            length = Int(form.length)
            row = Int(form.value)
            return false
          }
        }
        let cutsWord =
          row >= 0 && text[place + length - 1] < 0x80 && place + length < part.upperBound
          && TextClass.isASCIIWord(text[place + length]) && tongue == .chinese
        if row >= 0, cutsWord || !isWhole[row] && isWithinWord(place..<place + length, part) { row = -1 }
        if row >= 0, let (role, roleEnd) = NameBorder.role(text, place + length, part.upperBound) {
          added.append(
            EntityHit(
              start: Int32(place), end: Int32(place + length), row: rows[row], flags: [], role: role,
              roleEnd: Int32(roleEnd)))
          place += length
        } else {
          place += TextClass.length(text[place])
        }
      }
    }
  }

  /// Whether a short form is only part of a longer word: 高嶺 in 高嶺恭一, but not in 高嶺株.
  private func isWithinWord(_ name: Range<Int>, _ part: Range<Int>) -> Bool {
    let before = name.lowerBound > part.lowerBound ? TextClass.scalarBefore(text, name.lowerBound) : 0
    if TextClass.isHan(before), TextClass.isHan(TextClass.scalar3(text, name.lowerBound)) { return true }
    guard name.upperBound < part.upperBound else { return false }
    let behind = TextClass.scalar3(text, name.upperBound)
    if TextClass.isKatakana(behind) || behind == 0x30FB { return true }
    return TextClass.isHan(behind) && WordTable.japanese.length(of: .afterKnown, in: text, at: name.upperBound) == 0
  }

  /// Whether a new name may begin here: not within a word of the same script.
  private func mayStand(_ place: Int, _ low: Int) -> Bool {
    guard place > low else { return true }
    let before = TextClass.scalarBefore(text, place)
    let here = TextClass.scalar3(text, place)
    if TextClass.isHangul(here) { return !TextClass.isHangul(before) && !TextClass.isASCIIWord(text[place - 1]) }
    if TextClass.isKatakana(here) { return !TextClass.isKatakana(before) }
    if here == 0 { return !TextClass.isASCIIWord(text[place - 1]) }
    return true
  }
}
