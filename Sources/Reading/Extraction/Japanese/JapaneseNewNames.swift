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
    let isHead = isHead || has("**", at: part.lowerBound)
    if isHead { headedName(part) }
    var place = part.lowerBound
    var hit = first
    while place < part.upperBound {
      while hit < known.count, Int(known[hit].end) <= place { hit += 1 }
      let limit = hit < known.count ? min(part.upperBound, Int(known[hit].start)) : part.upperBound
      if place >= limit, hit < known.count {
        place = max(place + 1, lookBehind(known[hit], part) ?? Int(known[hit].end))
        continue
      }
      while place < limit, nameLetter(place) == .none {
        if text[place] == 0xE3, has("「", at: place) { quotedName(place, part, isHead: isHead) }
        place += TextClass.length(text[place])
      }
      guard place < limit else { continue }
      let start = place
      if TextClass.isUpper(text[place]), let end = latinFirmInJapanese(from: place, before: limit) {
        place = end
        continue
      }
      var hasKatakana = false
      while place < limit {
        let letter = nameLetter(place)
        if letter == .none { break }
        if letter == .katakana { hasKatakana = true }
        place += letter == .latin ? 1 : 3
      }
      // A word goes on into a known name.
      if place == limit, limit < part.upperBound, hit < known.count {
        if hasKatakana { goesInto(start..<place, known[hit]) }
        continue
      }
      run(start..<place, part, hasKatakana: hasKatakana, isHead: isHead)
    }
  }

  /// Weighs a run of letters as a name.
  private mutating func run(_ letters: Range<Int>, _ part: Range<Int>, hasKatakana: Bool, isHead: Bool) {
    let low = part.lowerBound
    var start = letters.lowerBound
    let place = letters.upperBound
    start += WordTable.japanese.length(of: .legalForm, in: text, at: start)
    var end = place
    if end - start > 12, has("株式会社", at: end - 12) { end -= 12 }
    guard start < end else { return }
    if let firm = firmBesideOfficer(start..<end) { return add(firm, 3) }
    if end - start > 9, has("株", at: end - 3) { addFaint(start..<end - 3) }
    guard end - start >= 6, end - start <= 60 else { return }
    var weight = end - start < letters.count ? 3 : 0
    // ブリッゲン社
    if end == place, end - start >= 12, has("社", at: end - 3),
      TextClass.isKatakana(TextClass.scalarBefore(text, end - 3))
    {
      end -= 3
      weight += 2
    }
    // 岐阜・高嶺セラミックス
    start = behindTown(start..<end)
    var isNamed = start > low && ends(.before, at: start, from: low)
    // 独ラインフェルト: the country before a name in another script.
    let lead = length(.lead, at: start, before: end)
    if lead >= 3, TextClass.isHan(TextClass.scalar3(text, start)),
      !TextClass.isHan(TextClass.scalar3(text, start + lead)),
      end - start >= lead + 9
    {
      start += lead
      isNamed = true
    }
    // 越後みらい銀行: what is no particle between.
    if start == letters.lowerBound, let head = withKana(start, from: low) ?? withHiraganaFirm(start..<end, from: low) {
      start = head
      isNamed = isNamed || start > low && ends(.before, at: start, from: low)
    }
    let tail =
      has("」", at: place) || has("』", at: place) ? place + 3 : has("**", at: place) ? place + 2 : place
    let isBeforeStrong = stands(.strong, at: place, before: part.upperBound)
    if isBeforeStrong || tail > place && stands(.strong, at: tail, before: part.upperBound) {
      weight += 2
    } else if stands(.weak, at: place, before: part.upperBound) {
      weight += 1
    }
    // Orbelux（ORBX）: capitals behind a Latin word are its code.
    let code = listing(place)
    let isListed = code > 0 && isLatinWord(start..<end) ? max(code, 2) : code
    if isPlaceGloss(place, before: part.upperBound) { weight += 3 } else { weight += isListed }
    if start > low, WordTable.japanese.length(of: .legalForm, in: text, endingAt: start, from: low) > 0 { weight += 3 }
    if isBehindCode(start, from: low) { weight += 3 }
    if isNamed { weight += 1 }
    let short = abbreviation(of: start..<end, behind: place, before: part.upperBound)
    // 高性能計算（ＨＰＣ）向け: a kind of goods, with what it is called for short.
    if short != nil,
      WordTable.japanese.length(
        of: .goodsBehind, in: text, at: NameBorder.skipGloss(text, place, part.upperBound)) > 0
    {
      return
    }
    if short != nil { weight += 1 }
    if let shorter = withoutOffice(start..<end) {
      end = shorter
      weight += 3
    }
    let hasSuffix = ends(.suffix, at: end, from: start + 3)
    if hasSuffix { weight += 1 }
    // みずほ倉庫さんが: a company is spoken of like a person.
    if hasSuffix, has("さん", at: place) { weight += 2 }
    // ▽北陸電子材料（富山市）　…: the label of an item.
    if weight < 3, start - low <= 3 || has("】", at: start - 3) && start - low <= 48 || isNamed && isItem(low, start) {
      let gloss = NameBorder.skipGloss(text, place, part.upperBound)
      if has("　", at: gloss), isItemSign(low, low + 3) || gloss > place {
        weight = 3
      }
    }
    let isTopic = has("は", at: place)
    let isSubject = isTopic || has("が", at: place)
    let isAtStart = start == low || has("。", at: start - 3) || has("　", at: start - 3)
    let isWord = hasKatakana && isKatakanaWord(start..<end)
    if isSubject {
      // A long katakana word that a paragraph or list item begins with, as its topic.
      if isAtStart, isTopic, isWord { weight += 1 }
      if hasKatakana || hasSuffix, isDay(place + 3) || isTakenUp(behind: place, before: part.upperBound) { weight += 1 }
    }
    // ニューロライト、新工場: whom a headline begins with.
    let isFirst = isHead && has("、", at: place) && (has("　", at: start - 3) || headsItem(start, low))
    if isFirst, isWord { weight += 1 }
    let dot = isWord ? dot(in: start..<end) : nil
    if dot != nil { weight += 1 }
    if hasKatakana || hasSuffix, hasOfficer(behind: place, before: part.upperBound) { weight += 2 }
    if !isSubject, hasKatakana || hasSuffix, stands(.weak, at: place, before: part.upperBound),
      isTakenUp(behind: place, before: part.upperBound)
    {
      weight += 1
    }
    // Han alone is a name only with a sign of its own.
    if weight < 3, !hasKatakana {
      let isShown = isBeforeStrong || isSubject || has("も", at: place) || isNamed || isFirst || short != nil
      guard hasSuffix, isShown else {
        // 塩野義 beside 塩野義製薬.
        if mayBeShort(at: start), end - start <= 12, !isNoShortName(start..<end) { addFaint(start..<end) }
        return
      }
    }
    guard weight > 1 else {
      if weight > 0, isWord { noteRecurring(start..<end, isSubject: isSubject) }
      return addFaint(start..<end)
    }
    if weight > 2, start > low, TextClass.isHiragana(TextClass.scalarBefore(text, start)) {
      if let whole = withHiragana(start, from: low) { return add(whole..<end, weight) }
      // みちのく薬局ホールディングス: words that names end with are no name by themselves.
      if isOfSuffixes(start..<end) { return }
    }
    let isShown =
      dot != nil || isListed == 3 || isWord && isPlaceGloss(place, before: part.upperBound)
      || isNamed && hasKatakana && isSubject && isBehindFirm(start, from: low)
    let name = behindNoun(start..<end)
    add(name, weight, isShown: isShown)
    if let short { noteAbbreviation(short, of: name) }
  }

  /// Where a name begins that has a word of hiragana in it which names like: みどり調剤薬局, 越後みらい銀行.
  private func withKana(_ start: Int, from low: Int) -> Int? {
    guard start > low, TextClass.isHiragana(TextClass.scalarBefore(text, start)) else { return nil }
    let kana = WordTable.japanese.length(of: .kanaName, in: text, endingAt: start, from: low)
    guard kana > 0 else { return nil }
    var head = start - kana
    while head > low, start - kana - head < 12, TextClass.isHan(TextClass.scalarBefore(text, head)) { head -= 3 }
    return head
  }

  /// Where a name begins behind a place and a middle dot.
  private func behindTown(_ name: Range<Int>) -> Int {
    var place = name.lowerBound
    while place + 12 <= name.upperBound, place - name.lowerBound <= 15, TextClass.isHan(TextClass.scalar3(text, place))
    {
      place += 3
    }
    guard place > name.lowerBound, has("・", at: place), place + 9 <= name.upperBound else { return name.lowerBound }
    let town = name.lowerBound..<place
    let isTown =
      WordTable.japanese.holds(town, of: text, .placeEnding) || WordTable.japanese.holds(town, of: text, .noShortName)
    return isTown ? place + 3 : name.lowerBound
  }

  /// Whether の stands before a place, and a noun for companies or a town before that: メーカーの, 大手の, 福井市の.
  private func isBehindFirm(_ place: Int, from low: Int) -> Bool {
    guard has("の", at: place - 3) else { return false }
    let table = WordTable.japanese
    return table.length(of: .firmNoun, in: text, endingAt: place - 3, from: low) > 0
      || table.length(of: .townLetter, in: text, endingAt: place - 3, from: low) > 0
  }

  /// Five Latin letters or more, small ones among them.
  private func isLatinWord(_ part: Range<Int>) -> Bool {
    part.count >= 5 && text[part].allSatisfy { TextClass.isASCIIWord($0) }
      && text[part].contains { TextClass.isLower($0) }
  }

  /// Where a name ends that has the form of a company's before an office: 岩代酒造社長.
  private func withoutOffice(_ name: Range<Int>) -> Int? {
    let office = WordTable.japanese.length(of: .officer, in: text, endingAt: name.upperBound, from: name.lowerBound)
    guard office > 0, name.count - office >= 12 else { return nil }
    return ends(.suffix, at: name.upperBound - office, from: name.lowerBound + 6) ? name.upperBound - office : nil
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

  /// A name in any letters that an item begins with, before a place or a listing in brackets: 1. はなむすび（京都）
  private mutating func headedName(_ part: Range<Int>) {
    var start = part.lowerBound
    let limit = min(part.upperBound, start + 60)
    while start < limit, TextClass.isDigit(text[start]) || has("・", at: start) || !isLetter(start) {
      start += TextClass.length(text[start])
    }
    var end = start
    while end < limit, isLetter(end) {
      // 金型の三嶺精機: a particle between words.
      if end > start, isAloneInHiragana(end) { return }
      end += TextClass.length(text[end])
    }
    guard start - part.lowerBound <= 12, end - start >= 6, end - start <= 36, openBracket(end) > 0 else { return }
    if isPlaceGloss(end, before: part.upperBound) || listing(end) == 3 { add(start..<end, 3) }
  }

  /// Whether a letter of hiragana stands between letters of other scripts.
  private func isAloneInHiragana(_ place: Int) -> Bool {
    TextClass.isHiragana(TextClass.scalar3(text, place))
      && !TextClass.isHiragana(TextClass.scalarBefore(text, place))
      && place + 3 < text.count && nameLetter(place + 3) != .none
  }

  private func isLetter(_ place: Int) -> Bool {
    nameLetter(place) != .none || TextClass.isHiragana(TextClass.scalar3(text, place))
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
    if ends(.before, at: open, from: part.lowerBound) || ends(.before, at: start, from: part.lowerBound) { weight += 1 }
    if ends(.suffix, at: end, from: start + 3) { weight += 1 }
    if weight > 1 { add(start..<end, weight) }
  }

  /// Whether what a name of the lexicon begins with is common to many: a region, a trading house.
  private func isNoShortName(_ part: Range<Int>) -> Bool {
    WordTable.japanese.holds(part, of: text, .noShortName)
  }
}
