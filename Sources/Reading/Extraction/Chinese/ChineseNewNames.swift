import Vocabulary

/// Where new names are looked for in Chinese.
extension NewNames {
  /// What stands behind a name in Chinese.
  static let follows = Words.Class.strong.bit | Words.Class.between.bit | Words.Class.weak.bit

  /// A name stands where a clause begins, or behind 由, 与, 获: Han and Latin letters up to a word that follows companies.
  mutating func lookChinese(in part: Range<Int>, known: [EntityHit], from first: Int, isHead: Bool) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: part.count + HanSigns.slack) { room in
      let signs = HanSigns(room, of: part)
      words.table.noteHan(part, of: text, lists: Self.follows | Words.Class.before.bit, in: signs)
      lookChinese(in: part, signs, known, from: first, isHead)
    }
  }

  private mutating func lookChinese(
    in part: Range<Int>, _ signs: HanSigns, _ known: [EntityHit], from first: Int, _ isHead: Bool
  ) {
    var place = part.lowerBound
    var mayStart = true
    var hit = first
    while place < part.upperBound {
      while hit < known.count, Int(known[hit].end) <= place { hit += 1 }
      if hit < known.count, Int(known[hit].start) <= place {
        if let end = capitalFirm(known[hit], in: part) {
          addFirm(Int(known[hit].start)..<end)
          extensions.append((hit, end))
          place = end
          mayStart = false
          continue
        }
        if let end = extendedByPair(known[hit], in: part), hit + 1 >= known.count || Int(known[hit + 1].start) >= end {
          addFirm(Int(known[hit].start)..<end)
          extensions.append((hit, end))
          place = end
          mayStart = false
          continue
        }
        if mayStart, let end = extended(known[hit], in: part) {
          let start = Int(known[hit].start)
          let label = start == part.lowerBound && has("：", at: end)
          if let weight = label ? 2 : weight(after: end, part, signs, start), weight > 0 {
            // 牧原乳业 where 牧原 is known, but 牧原股份 is the same company.
            add(start..<end, has("股份", at: end - 6) ? weight : weight + 1)
            extensions.append((hit, end))
          }
        }
        place = Int(known[hit].end)
        // 韩国西海造船: behind a country.
        mayStart =
          known[hit].flags.contains(.weak)
          && WordTable.chinese.length(
            of: .countryName, in: text, endingAt: place, from: max(part.lowerBound, place - 18)) > 0
        continue
      }
      let limit = hit < known.count ? min(part.upperBound, Int(known[hit].start)) : part.upperBound
      if !mayStart, !(place >= part.lowerBound + 3 && has("的", at: place - 3)) {
        // 的 is one of the words of the second class.
        let next = signs.passing(place, before: limit, to: Words.Class.before.bit | Words.Class.weak.bit)
        if next > place {
          place = next
          continue
        }
      }
      let byte = text[place]
      guard signs[place] != HanSigns.other || TextClass.isUpper(byte) || TextClass.isHan(TextClass.scalar3(text, place))
      else {
        if byte == 0xE3 || byte == 0xE2, isOpening(place) {
          quoted(place, part, signs, hit < known.count ? known[hit] : nil)
        }
        if byte == UInt8(ascii: "(") || byte == 0xEF {
          beforeCode(place, part, known, hit > first ? hit - 1 : nil)
          beforePercent(place, part, known, hit > first ? hit - 1 : nil)
        }
        mayStart = !isDotOfPerson(place)
        place += TextClass.length(byte)
        continue
      }
      if TextClass.isUpper(text[place]),
        let end = latinFirm(from: place, in: part.lowerBound..<limit)
          ?? latinName(from: place, in: part.lowerBound..<limit, signs)
      {
        place = end
        mayStart = false
        continue
      }
      if mayStart {
        noteStart(place, before: limit, isHead: isHead)
        candidate(from: place, before: limit, part, signs)
        formed(at: place, before: limit, part)
      } else if place >= part.lowerBound + 3, has("的", at: place - 3) {
        noteStart(place, before: limit, isHead: isHead)
        // 位于上海张江的光枢智芯向港交所递表
        candidate(from: place, before: limit, part, signs, isBehindAttribute: true)
        formed(at: place, before: limit, part)
      }
      let prefix =
        classes(Words.Class.before.bit, at: place, signs) == 0 ? 0 : length(.before, at: place, before: part.upperBound)
      mayStart = prefix > 0
      place += max(prefix, TextClass.length(byte))
    }
  }

  /// 艾伦·穆拉利: whether a dot stands between Han characters, as within a foreigner's name written in them.
  private func isDotOfPerson(_ place: Int) -> Bool {
    let length = has("·", at: place) ? 2 : has("・", at: place) || has("•", at: place) ? 3 : 0
    return length > 0 && place >= 3 && text[place - 3] &- 0xE4 < 6 && byte(place + length) &- 0xE4 < 6
  }

  /// Those of some classes that may have a form at a place.
  @inline(__always)
  private func classes(_ classes: UInt8, at place: Int, _ signs: HanSigns) -> UInt8 {
    let found = signs[place]
    return found == HanSigns.other ? self.classes(classes, at: place) : found & classes
  }

  /// Weighs the characters from a place on as a name.
  private mutating func candidate(
    from start: Int, before limit: Int, _ part: Range<Int>, _ signs: HanSigns, isBehindAttribute: Bool = false
  ) {
    // 获得省级母基金…, 零件廠桂盟: a name begins behind such a word only.
    if classes(Words.Class.before.bit, at: start, signs) != 0, length(.before, at: start, before: limit) >= 6 { return }
    if labelledShort(start, before: limit) || behindMark(start, limit, part) { return }
    var end = start
    var count = 0
    while end < limit, count < 12 {
      if count >= 2 {
        let next = signs.passing(end, before: min(limit, end + (12 - count) * 3), to: Self.follows)
        if next > end {
          count += (next - end) / 3
          end = next
          continue
        }
      }
      guard
        signs[end] != HanSigns.other || TextClass.isASCIIWord(text[end])
          || TextClass.isHan(TextClass.scalar3(text, end))
      else { break }
      if count >= 2, let weight = weight(after: end, part, signs, start) {
        let bonus = count >= 4 && ends(.suffix, at: end, from: start + 3) ? 1 : 0
        // 位于上海的光枢智芯向…, 沈阳的北重机回款…: behind an attribute a form, or its place, tells a name.
        if isBehindAttribute {
          let isAtHome = isUncommonPair(at: start) && isBehindPlace(start, part)
          if bonus == 0 && !isAtHome || weight < 2 && !isUncommonPair(at: start) { return }
          if isAtHome { return add(upToForm(start..<end), 2) }
        }
        // 集团联合战略投资: how they invest.
        if WordTable.chinese.length(of: .putsInRound, in: text, at: start) == end - start { return }
        let isLed =
          start > part.lowerBound && isUncommonPair(at: start) && ends(.lead, at: start, from: part.lowerBound)
        let name = upToForm(start..<end)
        if !isFollower(name), !endsAsVerb(name) { add(name, weight + bonus + (isLed ? 1 : 0)) }
        return
      }
      end += TextClass.length(text[end])
      count += 1
    }
    guard count >= 2, count <= 10 else { return }
    // 运动鞋代工厂华沣，: what stands before says what it is, a mark ends it.
    // 公司并确认，
    if count <= 6, start > part.lowerBound, isUncommonPair(at: start),
      WordTable.chinese.length(of: .modalEnd, in: text, at: start) == 0, ends(.lead, at: start, from: part.lowerBound),
      end < part.upperBound, text[end] < 0xE4 || text[end] == 0xEF
    {
      return add(start..<end, 2)
    }
    guard !isBehindAttribute else { return }
    // 第一个住进来的是灵犀步行。这家公司…: taken up by the next sentence.
    if start > part.lowerBound, ends(.before, at: start, from: part.lowerBound),
      WordTable.chinese.length(of: .againIt, in: text, at: end) > 0
    {
      add(start..<end, 2)
    }
    // 股份转让给徽盛国投，
    if count >= 3, WordTable.chinese.length(of: .soldTo, in: text, endingAt: start, from: part.lowerBound) > 0,
      has("，", at: end) || has("。", at: end) || has("；", at: end)
    {
      add(start..<end, 2)
    }
    // 元鲸航天：控股股东增资2亿元: the label of a paragraph on a round.
    if start == part.lowerBound, count >= 3, has("：", at: end) {
      let rest = end..<min(part.upperBound, end + 150)
      if WordTable.chinese.isIn(rest, of: text, .roundTalk) { add(start..<end, 2) }
    }
  }

  /// What follows a name: 2 for a word that follows companies only, 1 for others, nil where the name may go on.
  @inline(__always)
  func weight(after end: Int, _ part: Range<Int>, _ signs: HanSigns, _ start: Int) -> Int? {
    let classes = classes(Self.follows, at: end, signs)
    if classes != 0 || TextClass.isDigit(byte(end)), let weight = weightOfWords(after: end, part, classes) {
      return weight
    }
    // 获X2亿元投资: an amount right after the name of the one who gives it.
    if TextClass.isDigit(byte(end)), start >= 3, has("获", at: start - 3) || has("獲", at: start - 3) { return 2 }
    return nil
  }

  /// - Parameter classes: those that may have a form right there.
  func weightOfWords(after end: Int, _ part: Range<Int>, _ classes: UInt8) -> Int? {
    var place = end
    var skipped = 0
    if classes & Words.Class.strong.bit != 0, length(.strong, at: place, before: part.upperBound) > 0 { return 2 }
    while skipped < 3 {
      let mayFollow = skipped > 0 || classes & Words.Class.between.bit != 0
      let between = max(
        mayFollow ? length(.between, at: place, before: part.upperBound) : 0, lengthOfDate(at: place))
      guard between > 0 else { break }
      place += between
      skipped += 1
      if length(.strong, at: place, before: part.upperBound) > 0 { return 2 }
    }
    if skipped > 0 { return 1 }
    return classes & Words.Class.weak.bit != 0 && length(.weak, at: place, before: part.upperBound) > 0 ? 1 : nil
  }

  /// 2026年, 5月, 12日: a year, a month or a day at a place.
  private func lengthOfDate(at place: Int) -> Int {
    var digits = 0
    while digits < 5, TextClass.isDigit(byte(place + digits)) { digits += 1 }
    if digits == 4, has("年", at: place + digits) { return digits + 3 }
    guard digits > 0, digits < 3, has("月", at: place + digits) || has("日", at: place + digits) else { return 0 }
    return digits + 3
  }

  func isOpening(_ place: Int) -> Bool {
    has("「", at: place) || has("『", at: place) || has("“", at: place)
  }

  /// A short name in quotation marks: after 下称, or before a word that follows companies.
  private mutating func quoted(_ open: Int, _ part: Range<Int>, _ signs: HanSigns, _ hit: EntityHit?) {
    let start = open + 3
    var end = start
    while end < part.upperBound, end - start < 40, !isClosing(end) { end += TextClass.length(text[end]) }
    guard end < part.upperBound, isClosing(end), end - start >= 6, end - start <= 33 else { return }
    if ends(.alias, at: open, from: max(part.lowerBound, open - 20)) { return add(start..<end, 3) }
    // 控股了陕西一家企业“秦羚乳业”: what the name is stands before it.
    if end - start >= 9,
      ends(.lead, at: open, from: part.lowerBound) || has("厂", at: open - 3) || has("廠", at: open - 3)
    {
      add(start..<end, 2)
    }
    glossed(start..<end, part, isQuoted: true)
    var goesOn = false
    if let hit { goesOn = goesOnKnown(start..<end, hit) }
    if goesOn || isQuotedName(start..<end, open, part) {
      add(start..<end, 2, isShown: true)
      covers.append((start..<end, start..<end))
    }
    if let weight = weight(after: end + 3, part, signs, start) {
      // “压舱石”的作用: a word in quotation marks.
      if weight > 1 || isUncommonPair(at: start) && !has("的", at: end + 3) { add(start..<end, 2) }
      covers.append((start..<end, start..<end))
    }
  }

  func isClosing(_ place: Int) -> Bool {
    has("」", at: place) || has("』", at: place) || has("”", at: place)
  }
}
