/// Names that no lexicon holds, recognised by where and how they stand.
///
/// In Korean and Japanese a word with a company's suffix before a subject's particle (퀀텀벤처스코리아가), in Chinese one
/// before a verb of investing, in English capitalised words before such a verb; everywhere the name that a list item or a
/// row of a table of investments begins with.
enum ProvisionalNames {
  /// The name in the first cell of a row: what stands there as a whole, when it looks like a name.
  static func cell(_ cell: Range<Int>, of reading: borrowing FactReading) -> String? {
    guard cell.count >= 2, cell.count <= 60, !cell.contains(where: { TextClass.isDigit(reading.text[$0]) }) else {
      return nil
    }
    if reading.tongue == .english, !TextClass.isUpper(reading.text[cell.lowerBound]) { return nil }
    return reading.string(cell)
  }

  /// Whether an English name ends with a company's form: Labs, Partners, Inc.
  static func hasForm(_ range: Range<Int>, of reading: borrowing FactReading) -> Bool { reading.isCompanyForm(range) }
}

extension FactReading {
  /// Adds marks for names that no lexicon holds, where the sentence has an amount or a percentage and such a name is its
  /// subject.
  mutating func nameStrangers() {
    switch tongue {
    case .korean:
      nameKorean()
      nameKoreanPair()
      nameKoreanGivers()
    case .japanese: nameJapanese()
    case .chinese:
      nameChinese()
      nameChineseIndices()
      nameChineseMovers()
    case .english: nameEnglish()
    }
    if tongue != .english, scene.block != .caption { nameActor() }
  }

  mutating func addName(
    _ range: Range<Int>, as known: Actors.Who? = nil, role: NameRole, roleEnd: Int, isIndex: Bool = false
  ) {
    // Nothing that the lexicon knows is renamed.
    if scene.marks.contains(where: {
      $0.kind == .entity && Int($0.start) < range.upperBound && Int($0.end) > range.lowerBound
    }) {
      return
    }
    if tongue == .chinese, isPersonSpeaking(range) { return }
    // サラ・ブラウン最高経営責任者: a person.
    if tongue == .japanese,
      scene.starts("・", at: range.lowerBound)
        || scene.words.length(of: .officer, in: text, endingAt: range.upperBound, from: range.lowerBound) > 0
    {
      return
    }
    // Words of time, pronouns and parts of a business are no names.
    if scene.marks.contains(where: { mark in
      let overlaps = Int(mark.start) < range.upperBound && Int(mark.end) > range.lowerBound
      let covers = Int(mark.start) <= range.lowerBound && Int(mark.end) >= range.upperBound
      switch mark.kind {
      // 千歳市: no number.
      case .number where tongue == .japanese && scene.ends(.townLetter, at: range.upperBound): return covers
      case .period, .duration, .pronoun, .number, .spent, .previous: return overlaps
      default: return covers
      }
    }) {
      return
    }
    let who = known ?? (isIndex ? actors.provisionalIndex(string(range)) : actors.provisional(string(range)))
    hits.append(
      EntityHit(
        start: Int32(range.lowerBound), end: Int32(range.upperBound), row: who, flags: [], role: role,
        roleEnd: Int32(roleEnd)))
    let mark = Mark(
      start: Int32(range.lowerBound), end: Int32(range.upperBound), kind: .entity, value: 0, ref: Int32(hits.count - 1))
    scene.marks.removeAll {
      $0.kind != .money && $0.kind != .percent && $0.kind != .number && Int($0.start) >= range.lowerBound
        && Int($0.end) <= range.upperBound
    }
    let place = scene.marks.firstIndex { $0.start > mark.start } ?? scene.marks.count
    scene.marks.insert(mark, at: place)
  }

  /// Whether words that stand in no name are part of the text, or digits right before it.
  func isCommonWords(_ range: Range<Int>) -> Bool {
    if range.lowerBound > 0, TextClass.isDigit(text[range.lowerBound - 1]) { return true }
    guard let names = NewNames(text, tongue) else { return false }
    return names.isCommon(range)
  }

  /// Whether a word ends like a company's name, with more before it than a character.
  private func hasSuffix(_ range: Range<Int>) -> Bool {
    scene.words.length(of: .companySuffix, in: text, endingAt: range.upperBound, from: range.lowerBound + 3) > 0
  }

  /// A Korean word with a company's suffix and a particle.
  private mutating func nameKorean() {
    let limit = scene.range.upperBound
    var place = scene.range.lowerBound
    var found: [(Range<Int>, NameRole, Int)] = []
    while place < limit {
      while place < limit, text[place] <= 0x20 || text[place] == UInt8(ascii: "(") || text[place] == UInt8(ascii: "'") {
        place &+= 1
      }
      var end = place
      while end < limit {
        let byte = text[end]
        if byte >= 0xE0 {
          end &+= 3
          continue
        }
        if byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ".") { break }
        end &+= 1
      }
      end = min(end, limit)
      defer { place = max(end, place + 1) }
      guard end - place >= 9, end - place <= 45 else { continue }
      // Split off the particle: the longest stem with a suffix.
      for cut in stride(from: end, to: place + 6, by: -3) {
        guard end - cut <= 9 else { break }
        let stem = place..<cut
        guard hasSuffix(stem), !scene.contains("·", in: stem), !PartNames.of(.korean).holds(stem, of: text) else {
          continue
        }
        let role: NameRole
        if cut == end {
          role = .none
        } else {
          guard let chain = Particles.korean.chain(in: text, after: cut), chain.end == end else { continue }
          role = chain.role
        }
        if role.isSubject || role == .object || role == .possessive { found.append((stem, role, end)) }
        break
      }
    }
    for (range, role, end) in found { addName(range, role: role, roleEnd: end) }
    // The label of a list item: LS그린링크 미국 버지니아: …
    if scene.block == .listItem
      || scene.starts(.bulletOrDash, at: scene.range.lowerBound)
    {
      nameLabel()
    }
  }

  /// The name that a labelled item begins with.
  private mutating func nameLabel() {
    guard intro.topic == .capex || intro.topic == .lead && tongue != .english else { return }
    var start = scene.range.lowerBound
    while start < scene.range.upperBound,
      text[start] < 0x30 || scene.starts(.bullet, at: start)
    {
      start += TextClass.length(text[start])
    }
    var end = start
    while end < scene.range.upperBound, text[end] != UInt8(ascii: ":"),
      text[end] != UInt8(ascii: " ") || tongue == .english, !scene.starts("：", at: end), end - start < 60
    { end += 1 }
    guard end < scene.range.upperBound, end - start >= 4 else { return }
    var colon = end
    while colon < scene.range.upperBound, colon - start < 70, text[colon] != UInt8(ascii: ":"),
      !scene.starts("：", at: colon)
    { colon += 1 }
    guard colon < scene.range.upperBound, text[colon] == UInt8(ascii: ":") || scene.starts("：", at: colon) else {
      return
    }
    if scene.marks.contains(where: { $0.kind == .entity && Int($0.start) < colon }) { return }
    if tongue == .english, !TextClass.isUpper(text[start]) { return }
    if (start..<end).contains(where: { TextClass.isDigit(text[$0]) }) { return }
    // 西电东送新通道：353亿元, 研究開発：18億円: what is built, or what it is for.
    if tongue != .korean, isCommonWords(start..<end) { return }
    // 機材：24億円: in a Japanese text on a company labels tell what its money is for.
    if tongue == .japanese, focus != nil, !hasSuffix(start..<end) { return }
    if scene.marks.contains(where: { Int($0.start) >= start && Int($0.end) <= end && $0.kind != .segment }) { return }
    addName(start..<end, role: .none, roleEnd: end)
  }

  /// A run of katakana, Han and Latin letters with a company's suffix, or all katakana, before は or が.
  private mutating func nameJapanese() {
    var place = scene.range.lowerBound
    var start = place
    var found: [(Range<Int>, NameRole, Int)] = []
    while place < scene.range.upperBound {
      let letter = TextClass.japaneseNameLetter(text, place)
      if letter != .none {
        place += letter == .latin ? 1 : 3
        continue
      }
      if place - start >= 12, place - start <= 60 {
        let scalar = TextClass.scalar3(text, place)
        let range = start..<place
        if scalar == 0x306F || scalar == 0x304C || scalar == 0x3082, hasSuffix(range), !isCommonWords(range) {
          found.append((range, scalar == 0x306F ? .topic : scalar == 0x3082 ? .also : .subject, place + 3))
        }
      }
      place += TextClass.length(text[place])
      start = place
    }
    for (range, role, end) in found { addName(range, role: role, roleEnd: end) }
    if scene.block == .listItem { nameLabel() }
  }

  /// Han characters with a company's suffix, at the start of a clause.
  private mutating func nameChinese() {
    var place = scene.range.lowerBound
    var start = place
    var found: [Range<Int>] = []
    while place <= scene.range.upperBound {
      let scalar = place < scene.range.upperBound ? TextClass.scalar3(text, place) : 0
      if TextClass.isHan(scalar), place - start <= 36 {
        place += 3
        // 获得省级母基金: who gives, not that they give.
        let lead = place - start == 12 ? scene.words.length(of: .roundGiver, in: text, at: start) : 0
        if lead > 3 { start += lead }
        let range = start..<place
        if range.count >= 12, range.count <= 30, hasSuffix(range), !isCommonWords(range) {
          let next = TextClass.scalar3(text, place)
          // The name ends where a verb, a colon or a number follows.
          let ends =
            !TextClass.isHan(next)
            || scene.marks.contains { Int($0.start) == place && $0.kind != .segment && $0.kind != .entity }
          if ends { found.append(range) }
        }
        continue
      }
      guard place < scene.range.upperBound else { break }
      place += TextClass.length(text[place])
      start = place
    }
    nameChineseIndices(&found)
    for range in found { addName(range, role: .none, roleEnd: range.upperBound) }
    if scene.block == .listItem { nameLabel() }
  }

  /// 塔什干证券交易所综合指数收涨0.6%: what stands before 指数 and moves.
  private func nameChineseIndices(_ found: inout [Range<Int>]) {
    for mark in scene.marks where mark.kind == .trade && scene.starts(.indexNoun, at: Int(mark.start)) {
      guard
        scene.marks.contains(where: {
          ($0.kind == .up || $0.kind == .down || $0.kind == .window) && $0.start >= mark.end
            && $0.start - mark.end <= 12
        })
      else { continue }
      var start = Int(mark.start)
      while start > scene.range.lowerBound, Int(mark.start) - start < 42,
        TextClass.isHan(TextClass.scalarBefore(text, start))
      {
        start -= 3
      }
      let range = start..<Int(mark.end)
      guard range.count >= 15, let names = NewNames(text, tongue), !names.isCommon(start..<Int(mark.start)) else {
        continue
      }
      found.append(range)
    }
  }

  /// Capitalised words before a verb of investing, or that end in a company's form.
  private mutating func nameEnglish() {
    var found: [Range<Int>] = []
    for mark in scene.marks
    where mark.kind == .invest || mark.kind == .plan || mark.kind == .acquire || mark.kind == .down || mark.kind == .up
    {
      var place = Int(mark.start)
      guard place > scene.range.lowerBound + 3, text[place - 1] == UInt8(ascii: " ") else { continue }
      place -= 1
      let end = place
      var start = end
      var words = 0
      while words < 4 {
        var word = start
        while word > scene.range.lowerBound, text[word - 1] > 0x20, text[word - 1] != UInt8(ascii: ","),
          text[word - 1] != UInt8(ascii: "\"")
        { word -= 1 }
        guard word < start, TextClass.isUpper(text[word]) else { break }
        start = word
        words += 1
        guard word > scene.range.lowerBound, text[word - 1] == UInt8(ascii: " ") else { break }
        if words < 4 { start = word - 1 }
      }
      if start < end, text[start] == UInt8(ascii: " ") { start += 1 }
      guard words > 0, end - start >= 3, end - start <= 48 else { continue }
      let range = start..<end
      if words == 1, start == scene.range.lowerBound || !isCompanyForm(range) { continue }
      if !isCompanyForm(range) { continue }
      found.append(range)
    }
    nameIndices(&found)
    for range in found { addName(range, role: .none, roleEnd: range.upperBound) }
    if scene.block == .listItem { nameLabel() }
  }

  /// "OMX index": capitals before the word.
  private func nameIndices(_ found: inout [Range<Int>]) {
    for mark in scene.marks where mark.kind == .trade && scene.starts(" index", at: Int(mark.start) - 1) {
      var start = Int(mark.start) - 1
      // "the Philadelphia semiconductor index": a part of a market between a capital and the word.
      // Only the sentence is folded: words are looked up backwards by eight bytes.
      let low = scene.range.lowerBound
      let noun = start < low + 8 ? 0 : scene.words.length(of: .subIndexNoun, in: folded, endingAt: start, from: low)
      if noun > 0, start - noun > scene.range.lowerBound + 3, text[start - noun - 1] == UInt8(ascii: " ") {
        var first = start - noun - 1
        while first > scene.range.lowerBound, TextClass.isASCIIWord(text[first - 1]) { first -= 1 }
        if first < start - noun - 3, TextClass.isUpper(text[first]), first > scene.range.lowerBound + 3 {
          found.append(first..<Int(mark.end))
          continue
        }
      }
      while start > scene.range.lowerBound, TextClass.isASCIIWord(text[start - 1]) { start -= 1 }
      if start < Int(mark.start) - 2, TextClass.isUpper(text[start]), TextClass.isUpper(text[start + 1]) {
        found.append(start..<Int(mark.end))
      }
    }
  }

  func isCompanyForm(_ range: Range<Int>) -> Bool {
    let length = scene.words.length(of: .companyForm, in: text, endingAt: range.upperBound, from: range.lowerBound + 1)
    return length > 0 && text[range.upperBound - length - 1] == UInt8(ascii: " ")
  }
}
