import Vocabulary

/// Where new names are looked for in Japanese.
///
///     株式会社ハガネヤ, ハガネヤ（1234）, ハガネヤ株は     a sign that only companies have
///     みまさか工業（津山市）が, 福井市の北陸クラウドは     a place behind or before the name
///     ニューロライトは3日、…。同社は…                    a topic that acts on a day, or that the next sentence takes up
///     「ゆいのわ」、28億円を調達                          a quoted name that heads a headline
///     東京精密測機（名証）                                 a name that goes on behind one that is known
extension NewNames {
  /// Runs of katakana, Han and Latin letters with 株式会社, a code in brackets, or before words that follow companies.
  mutating func lookJapanese(in part: Range<Int>, known: [EntityHit], from first: Int, isHead: Bool) {
    var place = part.lowerBound
    var hit = first
    while place < part.upperBound {
      while hit < known.count, Int(known[hit].end) <= place { hit += 1 }
      let limit = hit < known.count ? min(part.upperBound, Int(known[hit].start)) : part.upperBound
      if place >= limit, hit < known.count {
        lookBehind(known[hit], part)
        place = max(place + 1, Int(known[hit].end))
        continue
      }
      while place < limit, nameLetter(place) == .none {
        if text[place] == 0xE3, has("「", at: place) { quotedName(place, part, isHead: isHead) }
        place += TextClass.length(text[place])
      }
      guard place < limit else { continue }
      let start = place
      var hasKatakana = false
      while place < limit {
        let letter = nameLetter(place)
        if letter == .none { break }
        if letter == .katakana { hasKatakana = true }
        place += letter == .latin ? 1 : 3
      }
      // A word goes on into a known name.
      if place == limit, limit < part.upperBound, hit < known.count { continue }
      run(start..<place, part, hasKatakana: hasKatakana, isHead: isHead)
    }
  }

  /// Weighs a run of letters as a name.
  private mutating func run(_ letters: Range<Int>, _ part: Range<Int>, hasKatakana: Bool, isHead: Bool) {
    var start = letters.lowerBound
    let place = letters.upperBound
    if has("株式会社", at: start) { start += 12 }
    var end = place
    if end - start > 12, has("株式会社", at: end - 12) { end -= 12 }
    if end - start > 9, has("株", at: end - 3) { addFaint(start..<end - 3) }
    guard end - start >= 6, end - start <= 60 else { return }
    var weight = end - start < letters.count ? 3 : 0
    let isNamed = start > part.lowerBound && ends(.before, at: start, from: part.lowerBound)
    let tail = has("」", at: place) || has("**", at: place) || has("』", at: place) ? place + 3 : place
    let isBeforeStrong = stands(.strong, at: place, before: part.upperBound)
    if isBeforeStrong || tail > place && stands(.strong, at: tail, before: part.upperBound) {
      weight += 2
    } else if stands(.weak, at: place, before: part.upperBound) {
      weight += 1
    }
    if isPlaceGloss(place, before: part.upperBound) { weight += 3 }
    if start >= 12, has("株式会社", at: start - 12) { weight += 3 }
    if isNamed { weight += 1 }
    let hasSuffix = ends(.suffix, at: end, from: start + 3)
    if hasSuffix { weight += 1 }
    // ▽北陸電子材料（富山市）　…: the label of an item.
    if weight < 3, start - part.lowerBound <= 3 {
      let gloss = NameBorder.skipGloss(text, place, part.upperBound)
      if has("　", at: gloss), isItemSign(part.lowerBound, start) || start == part.lowerBound && gloss > place {
        weight = 3
      }
    }
    let isAtStart = start == part.lowerBound || has("。", at: start - 3) || has("　", at: start - 3)
    if has("は", at: place) || has("が", at: place) {
      // A long katakana word that a paragraph or list item begins with, as its topic.
      if isAtStart, has("は", at: place), isKatakanaWord(start..<end) { weight += 1 }
      if hasKatakana || hasSuffix, isDay(place + 3) || isTakenUp(behind: place, before: part.upperBound) { weight += 1 }
    }
    // ニューロライト、新工場: whom a headline begins with.
    if isHead, has("、", at: place), start - part.lowerBound <= 6, end - start >= 15, isKatakanaWord(start..<end) {
      weight += 1
    }
    // Han alone is a name only with a sign of its own.
    if weight < 3, !hasKatakana {
      guard hasSuffix, isBeforeStrong || has("は", at: place) || has("が", at: place) || has("も", at: place) else {
        // 塩野義 beside 塩野義製薬.
        if mayBeShort(at: start), end - start <= 12, !isNoShortName(start..<end) { addFaint(start..<end) }
        return
      }
    }
    guard weight > 1 else { return addFaint(start..<end) }
    if weight > 2, start > part.lowerBound, TextClass.isHiragana(TextClass.scalarBefore(text, start)) {
      if let whole = withHiragana(start, from: part.lowerBound) { return add(whole..<end, weight) }
      // みちのく薬局ホールディングス: words that names end with are no name by themselves.
      if isOfSuffixes(start..<end) { return }
    }
    let isShown = isNamed && hasKatakana && (has("は", at: place) || has("が", at: place))
    add(behindNoun(start..<end), weight, isShown: isShown)
  }

  /// Where a name with hiragana at its head begins, at the start of a clause: みちのく薬局（盛岡市）は.
  private func withHiragana(_ start: Int, from low: Int) -> Int? {
    var head = start
    while head > low, TextClass.isHiragana(TextClass.scalarBefore(text, head)) { head -= 3 }
    guard start - head >= 6, start - head <= 21 else { return nil }
    let before = head > low ? TextClass.scalarBefore(text, head) : 0x3002
    // 、。「　
    guard before == 0x3001 || before == 0x3002 || before == 0x300C || before == 0x3000 || text[head - 1] <= 0x20 else {
      return nil
    }
    return WordTable.japanese.holds(head..<start, of: text, .openingWord) ? nil : head
  }

  /// Whether a run is made of words that names end with.
  private func isOfSuffixes(_ part: Range<Int>) -> Bool {
    var place = part.lowerBound
    while place < part.upperBound, case let step = length(.suffix, at: place, before: part.upperBound), step > 0 {
      place += step
    }
    return place == part.upperBound
  }

  /// A name without the noun before it that says what it is: 検査装置会社ニューロライト.
  private func behindNoun(_ name: Range<Int>) -> Range<Int> {
    var place = name.lowerBound + 3
    var start = name.lowerBound
    while place + 9 <= name.upperBound {
      let length = WordTable.japanese.length(of: .firmNoun, in: text, at: place)
      if length > 0, place + length + 9 <= name.upperBound {
        start = place + length
        place = start
      } else {
        place += TextClass.length(text[place])
      }
    }
    return start..<name.upperBound
  }

  /// A known name that goes on in the letters of names, with a sign of a company behind them: 東京精密測機（名証）.
  private mutating func lookBehind(_ hit: EntityHit, _ part: Range<Int>) {
    let low = Int(hit.end)
    guard low < part.upperBound, nameLetter(low) != .none,
      WordTable.japanese.length(of: .afterKnown, in: text, at: low) == 0
    else { return }
    var end = low
    while end < part.upperBound, case let letter = nameLetter(end), letter != .none {
      end += letter == .latin ? 1 : 3
    }
    let name = Int(hit.start)..<end
    guard end - low >= 6, name.count <= 48 else { return }
    let goesOnInKatakana = has("・", at: low) && TextClass.isKatakana(TextClass.scalar3(text, low + 3))
    let isOfCompany =
      isPlaceGloss(end, before: part.upperBound) || isListing(end)
      || ends(.suffix, at: end, from: low) && stands(.weak, at: end, before: part.upperBound)
      || goesOnInKatakana && (has("は", at: end) || has("が", at: end))
        && (isDay(end + 3) || isTakenUp(behind: end, before: part.upperBound))
    guard isOfCompany, !isCommon(name) else { return }
    longer.insert(String(decoding: text[name], as: UTF8.self))
  }

  /// A quoted name with hiragana, which no run shows.
  private mutating func quotedName(_ open: Int, _ part: Range<Int>, isHead: Bool) {
    let start = open + 3
    var end = start
    var hasHiragana = false
    while end < part.upperBound, end - start <= 36 {
      if TextClass.isHiragana(TextClass.scalar3(text, end)) {
        hasHiragana = true
      } else if nameLetter(end) == .none {
        break
      }
      end += TextClass.length(text[end])
    }
    guard hasHiragana, end - start >= 9, end - start <= 30, has("」", at: end) else { return }
    let behind = end + 3
    var weight = 0
    if isPlaceGloss(behind, before: part.upperBound) { weight += 3 }
    if stands(.strong, at: behind, before: part.upperBound) {
      weight += 2
    } else if stands(.weak, at: behind, before: part.upperBound) {
      weight += 1
    }
    if isHead, has("、", at: behind) { weight += 1 }
    if open > part.lowerBound, ends(.before, at: open, from: part.lowerBound) { weight += 1 }
    if ends(.suffix, at: end, from: start + 3) { weight += 1 }
    if weight > 1 { add(start..<end, weight) }
  }

  /// A town, a prefecture or a part of a city in brackets: （津山市）, （東京都港区、代表・…）.
  private func isPlaceGloss(_ open: Int, before end: Int) -> Bool {
    guard has("（", at: open) || open < end && text[open] == UInt8(ascii: "(") else { return false }
    var place = open + (text[open] == UInt8(ascii: "(") ? 1 : 3)
    let low = place
    while place < end, place - low <= 24 {
      let scalar = TextClass.scalar3(text, place)
      // ）、・
      if scalar == 0xFF09 || scalar == 0x3001 || scalar == 0x30FB || scalar == 0x29 || text[place] == UInt8(ascii: ")")
      {
        return place - low >= 6
          && WordTable.japanese.length(of: .placeEnding, in: text, endingAt: place, from: low) > 0
      }
      guard scalar != 0, nameLetter(place) != .none || TextClass.isHiragana(scalar) else { return false }
      place += 3
    }
    return false
  }

  /// （名証ネクスト）, （グロース、1234）, （285A）: a listing.
  private func isListing(_ open: Int) -> Bool {
    guard has("（", at: open) else { return false }
    if WordTable.japanese.length(of: .listing, in: text, at: open + 3) > 0 { return true }
    var place = open + 3
    var count = 0
    while count < 5, TextClass.isASCIIWord(byte(place)) {
      place += 1
      count += 1
    }
    return count == 4 && TextClass.isDigit(byte(open + 3)) && (has("）", at: place) || has("、", at: place))
  }

  /// A day of the month: は11日、 が３日
  private func isDay(_ place: Int) -> Bool {
    var at = place
    if has("同日", at: at) { return true }
    var count = 0
    while count < 3 {
      if TextClass.isDigit(byte(at)) {
        at += 1
      } else if TextClass.scalar3(text, at) &- 0xFF10 < 10 {
        at += 3
      } else {
        break
      }
      count += 1
    }
    return count > 0 && count < 3 && has("日", at: at) && !has("日間", at: at)
  }

  /// Whether the sentence behind begins with 同社.
  private func isTakenUp(behind place: Int, before end: Int) -> Bool {
    var at = place
    let limit = min(end - 8, place + 480)
    while at < limit {
      if has("。", at: at) {
        var next = at + 3
        while next < end, text[next] <= 0x20 { next += 1 }
        return has("同社", at: next)
      }
      at += TextClass.length(text[at])
    }
    return false
  }

  /// Whether what a name of the lexicon begins with is common to many: a region, a trading house.
  private func isNoShortName(_ part: Range<Int>) -> Bool {
    WordTable.japanese.holds(part, of: text, .noShortName)
  }

  /// Whether only a bullet stands between the beginning of a block and a place: ▽, ◆, ■.
  private func isItemSign(_ low: Int, _ start: Int) -> Bool {
    guard start == low + 3 else { return false }
    return has("▽", at: low) || has("◆", at: low) || has("■", at: low) || has("▼", at: low) || has("●", at: low)
      || has("◇", at: low) || has("○", at: low) || has("・", at: low)
  }

  /// What a character is in a Japanese name, an ampersand included.
  @inline(__always)
  private func nameLetter(_ place: Int) -> TextClass.JapaneseNameLetter {
    switch text[place] {
    case UInt8(ascii: "&"): .latin
    case 0xEF where has("＆", at: place): .other
    default: TextClass.japaneseNameLetter(text, place)
    }
  }

  private func isKatakanaWord(_ part: Range<Int>) -> Bool {
    var place = part.lowerBound
    while place < part.upperBound {
      guard TextClass.isKatakana(TextClass.scalar3(text, place)) else { return false }
      place += 3
    }
    return part.count >= 12
  }
}

extension FactReading {
  /// Puts names that go on behind known ones in their place: 東京精密測機 where 東京精密 is known; of several the longest.
  mutating func placeLonger(_ longer: Set<String>) {
    let byStart = Self.byStart(longer.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) })
    guard !byStart.isEmpty else { return }
    var end: Int32 = -1
    hits = hits.compactMap { hit in
      if hit.start < end { return nil }
      let start = Int(hit.start)
      guard let near = Self.start(text[start...]).flatMap({ byStart[$0] }) else { return hit }
      for name in near where name.utf8.count > Int(hit.end - hit.start) {
        let stop = start + name.utf8.count
        guard stop <= text.count, text[start..<stop].elementsEqual(name.utf8) else { continue }
        let (role, roleEnd) = NameBorder.role(text, stop, text.count) ?? (.none, stop)
        end = Int32(stop)
        return EntityHit(
          start: hit.start, end: Int32(stop), row: actors.provisional(name), flags: [], role: role,
          roleEnd: Int32(roleEnd))
      }
      return hit
    }
  }

  /// Adds candidates that are short for one new name of the text: 名村株 beside 名村造船所.
  mutating func addShort(of names: [String], among faint: Set<String>, to short: inout [String: Actors.Who]) {
    let byStart = Self.byStart(names)
    guard !byStart.isEmpty else { return }
    for candidate in faint.sorted() where short[candidate] == nil {
      guard let near = Self.start(candidate.utf8).flatMap({ byStart[$0] }) else { continue }
      let long = near.filter { $0.utf8.count > candidate.utf8.count + 3 && $0.utf8.starts(with: candidate.utf8) }
      if long.count == 1, let name = long.first { short[candidate] = actors.provisional(name) }
    }
  }

  /// Names by their first six bytes, in their order; shorter ones are left out.
  private static func byStart(_ names: [String]) -> [UInt64: [String]] {
    var byStart: [UInt64: [String]] = [:]
    for name in names {
      if let start = start(name.utf8) { byStart[start, default: []].append(name) }
    }
    return byStart
  }
}
