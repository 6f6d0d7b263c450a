/// Chinese names known by marks that stand with them: a gloss in Latin letters, a listing's code, quotation marks; and names
/// in Latin letters themselves.
extension NewNames {
  /// （Toho Seiki）, (Fliejet): the name in Latin letters, right behind the one in Han; where it ends.
  func latinGloss(after end: Int, _ part: Range<Int>) -> Range<Int>? {
    var place = end
    if has("（", at: place) { place += 3 } else if byte(place) == UInt8(ascii: "(") { place += 1 } else { return nil }
    let start = place
    guard TextClass.isUpper(byte(place)) else { return nil }
    var hasSmall = false
    while place < part.upperBound, place - start < 40,
      TextClass.isASCIIWord(text[place]) || text[place] == 0x20 || text[place] == UInt8(ascii: "&")
        || text[place] == UInt8(ascii: ".") || text[place] == UInt8(ascii: "-") || text[place] == 0xC3
        || text[place] & 0xC0 == 0x80
    {
      hasSmall = hasSmall || TextClass.isLower(text[place])
      place += 1
    }
    guard hasSmall, place - start >= 5, has("）", at: place) || byte(place) == UInt8(ascii: ")") else { return nil }
    return start..<place
  }

  /// 【渤江证券 食品】: the house whose note it is, in a rubric.
  func isRubric(_ name: Range<Int>) -> Bool {
    guard name.lowerBound >= 3, has("【", at: name.lowerBound - 3) else { return false }
    return WordTable.chinese.length(
      of: .researchHouse, in: text, endingAt: name.upperBound, from: name.lowerBound) > 0
  }

  /// What stands up to the first blank of a learned name in Han.
  func untilBlank(_ name: Range<Int>) -> Range<Int> {
    guard text[name.lowerBound] >= 0x80, let blank = name.first(where: { text[$0] == 0x20 }) else { return name }
    return name.lowerBound..<blank
  }

  /// Whether a name in quotation marks is a known short one and forms of companies: 「順達倉儲」 where 順達 is known.
  func goesOnKnown(_ name: Range<Int>, _ hit: EntityHit) -> Bool {
    guard Int(hit.start) == name.lowerBound, hit.end - hit.start <= 6, Int(hit.end) < name.upperBound else {
      return false
    }
    return Int(hit.end) + lengthOfForms(at: Int(hit.end)) == name.upperBound
  }

  func isLatinGloss(after end: Int, _ part: Range<Int>) -> Bool { latinGloss(after: end, part) != nil }

  /// Takes up a name with a gloss in Latin letters, where it ends as companies do or begins with no common word.
  mutating func glossed(_ name: Range<Int>, _ part: Range<Int>, isQuoted: Bool = false) {
    let behind = name.upperBound + (isQuoted ? 3 : 0)
    guard let gloss = latinGloss(after: behind, part) else { return }
    let bare = withoutCountry(withoutLegalForm(withoutDescription(name)))
    let hasForm =
      ends(.suffix, at: bare.upperBound, from: bare.lowerBound + 3)
      || WordTable.chinese.length(
        of: .compoundVerb, in: text, endingAt: bare.upperBound, from: bare.lowerBound + 3) > 0
    guard bare.count >= 6, bare.count <= 30, !isTitled(bare.lowerBound),
      hasForm || isQuoted || isUncommonPair(at: bare.lowerBound) && !isLikePerson(bare)
    else { return }
    add(bare, 3, isShown: true)
    covers.append((bare, gloss))
  }

  /// Takes up a run of Han characters before a bracket with a listing's code or a gloss in Latin letters.
  mutating func behindMark(_ start: Int, _ limit: Int, _ part: Range<Int>) -> Bool {
    var end = start
    while end < limit, end - start <= 48 {
      if text[end] &- 0xE4 < 6 { end += 3 } else if TextClass.isASCIIWord(text[end]) { end += 1 } else { break }
    }
    guard end - start >= 6, end - start <= 48, has("（", at: end) || byte(end) == UInt8(ascii: "(") else { return false }
    // Taken up from the bracket back.
    if isCode(after: end, part) { return true }
    guard isLatinGloss(after: end, part) else { return false }
    glossed(start..<end, part)
    return true
  }

  /// 芬兰北屿造船: a name without the country before it, where the rest begins with no common word.
  func withoutCountry(_ name: Range<Int>) -> Range<Int> {
    var start = name.lowerBound + WordTable.chinese.length(of: .countryName, in: text, at: name.lowerBound)
    // 芬兰的北屿造船.
    if start > name.lowerBound, has("的", at: start) { start += 3 }
    return name.upperBound - start >= 9 && isUncommonPair(at: start) ? start..<name.upperBound : name
  }

  /// A name without 有限公司 behind it.
  func withoutLegalForm(_ name: Range<Int>) -> Range<Int> {
    let length = WordTable.chinese.length(
      of: .legalForm, in: text, endingAt: name.upperBound, from: name.lowerBound + 6)
    return name.lowerBound..<name.upperBound - length
  }

  /// A name in Latin letters before a word that follows companies, or behind its country: 澳大利亚Redgum Lithium选择.
  mutating func latinName(from start: Int, in part: Range<Int>, _ signs: HanSigns) -> Int? {
    guard start == part.lowerBound || !TextClass.isASCIIWord(text[start - 1]), !isTitled(start) else { return nil }
    var end = start
    var words = 1
    var hasSmall = false
    while end < part.upperBound, TextClass.isASCIIWord(text[end]) || text[end] == 0xC3 || text[end] & 0xC0 == 0x80 {
      hasSmall = hasSmall || TextClass.isLower(text[end])
      end += 1
      if end + 1 < part.upperBound, text[end] == 0x20, TextClass.isUpper(text[end + 1]) {
        end += 1
        words += 1
      }
    }
    guard hasSmall, end - start >= 4, end - start <= 40, words < 5,
      WordTable.chinese.length(of: .latinNoName, in: text, at: start) < end - start
    else { return nil }
    let next = byte(end) == 0x20 ? end + 1 : end
    guard next >= text.count || text[next] >= 0x80 || next == part.upperBound else { return nil }
    var weight = isSaid(next) ? 0 : self.weight(after: next, part, signs, start) ?? 0
    if weight > 0, words > 1 { weight += 1 }
    if isBehindCountry(start, part) { weight += 1 + (words > 1 ? 1 : 0) }
    guard weight > 0 else { return nil }
    let name = start..<end
    found[String(decoding: text[name], as: UTF8.self), default: 0] += weight
    addBeginning(start)
    return end
  }

  /// Anna Wieser表示: who speaks may be a person.
  private func isSaid(_ place: Int) -> Bool { WordTable.chinese.length(of: .saying, in: text, at: place) > 0 }

  /// 澳大利亚, 捷克的: a country right before a place.
  private func isBehindCountry(_ place: Int, _ part: Range<Int>) -> Bool {
    let end = place >= 3 && has("的", at: place - 3) ? place - 3 : place
    return end > part.lowerBound
      && WordTable.chinese.length(of: .countryName, in: text, endingAt: end, from: part.lowerBound) > 0
  }

  /// 沈阳的(北重机), 捷克的(皮沃瓦尔): a town or a country and 的 right before a place.
  func isBehindPlace(_ place: Int, _ part: Range<Int>) -> Bool {
    let end = place - 3
    guard end > part.lowerBound, has("的", at: end) else { return false }
    return WordTable.chinese.length(of: .countryName, in: text, endingAt: end, from: part.lowerBound) > 0
      || WordTable.chinese.length(of: .placeName, in: text, endingAt: end, from: part.lowerBound) > 0
  }

  /// Whether a short name in quotation marks is one by what stands before or behind it: 沈阳“芯沐”, 「順達倉儲」.
  func isQuotedName(_ name: Range<Int>, _ open: Int, _ part: Range<Int>) -> Bool {
    guard name.count <= 24, (name.lowerBound..<name.upperBound).allSatisfy({ text[$0] >= 0x80 }) else { return false }
    let hasForm = name.count >= 9 && ends(.suffix, at: name.upperBound, from: name.lowerBound + 3)
    guard hasForm || isUncommonPair(at: name.lowerBound) else { return false }
    if hasForm, isUncommonPair(at: name.lowerBound) { return true }
    return WordTable.chinese.length(of: .placeName, in: text, endingAt: open, from: part.lowerBound) > 0
      || WordTable.chinese.length(of: .describer, in: text, endingAt: open, from: part.lowerBound) > 0
      || WordTable.chinese.length(of: .calledAhead, in: text, endingAt: open, from: part.lowerBound) > 0
      || ends(.lead, at: open, from: part.lowerBound)
  }

  /// A learned name with the words behind it that companies' names end with: 承輝半導體 goes on with 設備.
  func withForms(_ name: Range<Int>) -> Range<Int> {
    guard name.count >= 9, ends(.suffix, at: name.upperBound, from: name.lowerBound + 3) else { return name }
    let forms = lengthOfForms(at: name.upperBound)
    guard forms > 0 else { return name }
    let end = name.upperBound + forms
    let goesOn =
      end + 3 < text.count && TextClass.isHan(TextClass.scalar3(text, end)) && classes(Self.follows, at: end) == 0
    return goesOn ? name : name.lowerBound..<end
  }
}

extension FactReading {
  /// 财务长夏维新表示: a family's name and a given one, before a word of saying or behind an office.
  func isPersonSpeaking(_ range: Range<Int>) -> Bool {
    guard let names = NewNames(text, tongue) else { return false }
    if names.isTitled(range.lowerBound) { return true }
    return names.isLikePerson(range) && scene.starts(.saying, at: range.upperBound)
  }

  /// Leaves out exchanges where somebody's shares are listed: 纳斯达克上市公司.
  mutating func dropVenues() {
    for index in scene.marks.indices.reversed()
    where scene.marks[index].kind == .entity && scene.starts(.listedThere, at: Int(scene.marks[index].end)) {
      scene.marks.remove(at: index)
    }
  }

  /// Leaves out known names that stand within new ones, or in their glosses.
  mutating func dropCovered(_ covers: [(name: Range<Int>, part: Range<Int>)], of names: Set<String>) {
    let parts = covers.filter { names.contains(string($0.name)) }.map(\.part).sorted { $0.lowerBound < $1.lowerBound }
    guard !parts.isEmpty else { return }
    var at = 0
    hits = hits.filter { hit in
      while at < parts.count, parts[at].upperBound <= Int(hit.start) { at += 1 }
      guard at < parts.count, Int(hit.start) >= parts[at].lowerBound else { return true }
      return Int(hit.end) > parts[at].upperBound || Int(hit.end - hit.start) == parts[at].count
    }
  }
}
