import Vocabulary

/// Where new names are looked for in each language.
extension NewNames {
  // MARK: Chinese

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
        if mayStart, let end = extended(known[hit], in: part) {
          let start = Int(known[hit].start)
          let label = start == part.lowerBound && has("：", at: end)
          if let weight = label ? 2 : weight(after: end, part, signs, start), weight > 0 {
            add(start..<end, weight)
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
        let next = signs.passing(place, before: limit, to: Words.Class.before.bit)
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
        mayStart = true
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
      } else if place >= part.lowerBound + 3, has("的", at: place - 3) {
        noteStart(place, before: limit, isHead: isHead)
        // 位于上海张江的光枢智芯向港交所递表
        candidate(from: place, before: limit, part, signs, isBehindAttribute: true)
      }
      let prefix =
        classes(Words.Class.before.bit, at: place, signs) == 0 ? 0 : length(.before, at: place, before: part.upperBound)
      mayStart = prefix > 0
      place += max(prefix, TextClass.length(byte))
    }
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
    if behindMark(start, limit, part) { return }
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
        if isBehindAttribute, bonus == 0 || weight < 2 && !isUncommonPair(at: start) { return }
        // 集团联合战略投资: how they invest.
        if WordTable.chinese.length(of: .putsInRound, in: text, at: start) == end - start { return }
        if count > 2 || weight > 1 || bonus > 0 || weight > 0 { add(start..<end, weight + bonus) }
        return
      }
      end += TextClass.length(text[end])
      count += 1
    }
    guard count >= 2, count <= 10, !isBehindAttribute else { return }
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

  /// （688981.SH；…）, (01972): a listing's code in brackets.
  func isCode(after end: Int, _ part: Range<Int>) -> Bool {
    var place = end
    if has("（", at: place) { place += 3 } else if byte(place) == UInt8(ascii: "(") { place += 1 } else { return false }
    if has("股票代码", at: place) || has("股份代號", at: place) || has("证券代码", at: place) { return true }
    var digits = 0
    while TextClass.isDigit(byte(place + digits)) { digits += 1 }
    // (3xxx): a code that the author hides.
    if digits > 0 { while byte(place + digits) | 0x20 == UInt8(ascii: "x") { digits += 1 } }
    return (4...6).contains(digits) && byte(place + digits) != UInt8(ascii: "%")
      && (has("）", at: place + digits) || has(")", at: place + digits) || has(".", at: place + digits)
        || has("-", at: place + digits))
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

  // MARK: Korean

  /// Words of three syllables and more with ㈜, a code or a head in brackets, or before 지분, 주가, 를 인수.
  mutating func lookKorean(in part: Range<Int>, known: [EntityHit], from first: Int, isHead: Bool) {
    var place = part.lowerBound
    var hit = first
    // Where the next known name begins.
    var limit = place
    while place < part.upperBound {
      if place >= limit {
        while hit < known.count, Int(known[hit].end) <= place { hit += 1 }
        limit = hit < known.count ? Int(known[hit].start) : .max
        if limit <= place {
          place = max(place + 1, Int(known[hit].roleEnd))
          continue
        }
      }
      let isStart = place == part.lowerBound || !isWordByte(place - 1)
      guard isStart, TextClass.isHangul(TextClass.scalar3(text, place)) || TextClass.isUpper(text[place]) else {
        place += TextClass.length(text[place])
        continue
      }
      let start = place
      while place < part.upperBound {
        // Hangul in one step.
        if text[place] &- 0xE3 <= 0xED - 0xE3 {
          place &+= 3
        } else if isWordByte(place) {
          place &+= 1
        } else {
          break
        }
      }
      place = min(place, part.upperBound)
      word(start, place, part, isHead)
    }
  }

  @inline(__always)
  private func isWordByte(_ place: Int) -> Bool {
    TextClass.isASCIIWord(text[place]) || text[place] >= 0xE3 && text[place] <= 0xED || text[place] & 0xC0 == 0x80
  }

  /// Weighs a word, cut before each particle that it may end with.
  private mutating func word(_ start: Int, _ end: Int, _ part: Range<Int>, _ isHead: Bool) {
    guard end - start >= 6, end - start <= 54 else { return }
    let quote = start > part.lowerBound && (text[start - 1] == UInt8(ascii: "'") || has("‘", at: start - 3))
    let head = quote ? start - (text[start - 1] == UInt8(ascii: "'") ? 1 : 3) : start
    let isNamed =
      head > part.lowerBound
      && (ends(.before, at: head, from: max(part.lowerBound, head - 24))
        || end - start >= 15
          && WordTable.korean.length(of: .placeOf, in: text, endingAt: head, from: part.lowerBound) > 0)
    let isDated = end - start >= 15 && byte(end) == 0x20 && isKoreanDay(end + 1)
    // 업체 '에코리튬'은: a quoted name is known by what stands before it.
    if quote, isNamed, end - start <= 36, byte(end) == UInt8(ascii: "'") || has("’", at: end) {
      return add(start..<end, 2)
    }
    let told = KoreanSigns(of: self, start, end, part, isHead)
    guard
      isNamed || isDated || quote || told.isAny || mayBeFound(at: start) || mayBeShort(at: start)
        || isMarked(start, end, part)
    else { return }
    var cut = end
    while cut >= start + 6, end - cut <= 9 {
      let stem = start..<cut
      let isBare = cut == end
      let isBeforeStrong = stands(.strong, at: cut, before: part.upperBound)
      // 밀키트 회사 미소델리다: what the sentence says somebody is.
      let isPredicate =
        !isBare && told.isCut && isCopula(cut, end) && !isCopula(cut - 3, end)
        && (isNamed || cut - start >= 12 && ends(.suffix, at: cut, from: start + 6))
      guard
        isBare
          ? told.isFirm || !isInflected(stem) || isBeforeStrong && mayEndSo(stem)
          : isPredicate || isParticle(cut, end) && !isVerb(stem)
      else {
        cut -= 3
        continue
      }
      if !isBare, let longer = longerParticle(before: cut, end), longer >= start + 6 {
        cut = longer
        continue
      }
      var weight = 0
      if isBeforeStrong {
        weight = 2
      } else if !isBare || stands(.weak, at: cut, before: part.upperBound) {
        weight = 1
      }
      if isNamed { weight += 1 }
      // 채굴기업 노바해시, 2분기 매출: a noun for companies before it, a comma behind it.
      if isNamed, isBare, told.isCut, stem.count >= 12 { weight += 1 }
      if isDated, !isBare { weight += 1 }
      if quote, weight > 1 { weight += 1 }
      if ends(.suffix, at: cut, from: start + 6), cut - start >= 12 { weight += 1 }
      weight += told.weight(of: stem, end, self)
      if weight >= 2, cut - start >= 9 || weight >= 3 || isNamed {
        return add(stem, weight, isShown: isNamed && !isBare)
      }
      if weight >= 2, cut - start >= 6, isBeforeStrong { return add(stem, 1) }
      if weight == 1, cut - start >= 9, !isBare || told.isAny {
        if !isBare { addFaint(stem) }
        // 서남풍력과: a trade that names end with counts where the name comes again.
        let isTraded =
          cut - start >= 12
          && WordTable.korean.length(of: .tradeEnding, in: text, endingAt: cut, from: start + 6) >= 6
        return add(stem, told.isAny || isTraded || found[string(stem)] != nil ? 1 : 0)
      }
      cut -= 3
    }
  }

  private func isCopula(_ cut: Int, _ end: Int) -> Bool {
    WordTable.korean.length(of: .copula, in: text, at: cut) == end - cut
  }

  /// Where a longer particle begins that a cut would split: 에는, 이라는.
  private func longerParticle(before cut: Int, _ end: Int) -> Int? {
    if has("에", at: cut - 3), isParticle(cut - 3, end) { return cut - 3 }
    if has("이라", at: cut - 6), Particles.korean.longest(in: text, at: cut - 6)?.length == end - cut + 6 {
      return cut - 6
    }
    return nil
  }

  /// Whether a name may end like an inflected word where what follows tells that it is none: 그린팩비나 주식.
  private func mayEndSo(_ stem: Range<Int>) -> Bool {
    stem.count >= 12 && WordTable.korean.length(of: .verbEnding, in: text, at: stem.upperBound - 3) == 0
  }

  /// A day of the month: 퀀텀실리콘은 11일 …
  private func isKoreanDay(_ place: Int) -> Bool {
    var at = place
    while at - place < 2, TextClass.isDigit(byte(at)) { at += 1 }
    return at > place && has("일", at: at) && (byte(at + 3) == 0x20 || byte(at + 3) == UInt8(ascii: ","))
  }

  /// Whether one of the places where a word may be cut has a sign of a name beside it: what follows companies, a suffix.
  private func isMarked(_ start: Int, _ end: Int, _ part: Range<Int>) -> Bool {
    var cut = end
    while cut >= start + 6, end - cut <= 9 {
      if stands(.strong, at: cut, before: part.upperBound) { return true }
      if ends(.suffix, at: cut, from: start + 6) { return true }
      if cut >= start + 12, WordTable.korean.length(of: .tradeEnding, in: text, endingAt: cut, from: start + 6) >= 6 {
        return true
      }
      cut -= 3
    }
    return false
  }

  private func string(_ part: Range<Int>) -> String { String(decoding: text[part], as: UTF8.self) }

  /// Whether the rest of a word is a particle that names take.
  private func isParticle(_ cut: Int, _ end: Int) -> Bool {
    guard let chain = Particles.korean.chain(in: text, after: cut), chain.end == end else { return false }
    switch chain.role {
    case .topic, .subject, .possessive, .object, .with, .also: return true
    default: return has("에", at: cut) || has("로부터", at: cut) || has("으로부터", at: cut)
    }
  }

  /// Whether the stem of a verb stands before 는: 함께하는, 주도하는.
  private func isVerb(_ stem: Range<Int>) -> Bool {
    has("는", at: stem.upperBound) && (has("하", at: stem.upperBound - 3) || has("되", at: stem.upperBound - 3))
  }

  /// Whether a word ends like a verb, an attribute or a noun with its particle: 늘었지만, 끝나면, 제철소에.
  private func isInflected(_ stem: Range<Int>) -> Bool {
    WordTable.korean.length(of: .inflection, in: text, at: stem.upperBound - 3) > 0
  }

  // MARK: Bytes

  func byte(_ place: Int) -> UInt8 { place >= 0 && place < text.count ? text[place] : 0 }

  @inline(__always)
  func has(_ word: StaticString, at place: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place >= 0, place + length <= text.count else { return false }
    let bytes = word.utf8Start
    for offset in 0..<length where text[place &+ offset] != bytes[offset] { return false }
    return true
  }
}
