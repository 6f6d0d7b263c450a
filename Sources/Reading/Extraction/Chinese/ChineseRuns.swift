import Vocabulary

/// Where a new Chinese name begins and ends within a run of characters that no mark parts.
extension NewNames {
  /// The longest run of characters before a bracket with a listing's code that is looked at.
  private static let longestRun = 60

  /// Takes up the name before a bracket with a listing's code, wherever it stands: 公司叫作鼎和集团（08617）.
  ///
  /// - Parameter last: which of the known names is the last one before the bracket.
  mutating func beforeCode(_ bracket: Int, _ part: Range<Int>, _ known: [EntityHit], _ last: Int?) {
    guard isCode(after: bracket, part) else { return }
    let start = startOfRun(bracket, from: max(part.lowerBound, last.map { Int(known[$0].end) } ?? 0))
    guard bracket - start >= 6 else { return }
    // 中金汇融（600000）: a known name that goes on.
    if let last, start == Int(known[last].end), known[last].end - known[last].start == 6,
      !known[last].flags.contains(.weak), bracket - start <= 9
    {
      addFirm(Int(known[last].start)..<bracket)
      extensions.append((last, bracket))
      return
    }
    let name = withoutClause(start..<bracket)
    if name.count >= 6, name.count <= 36 { add(name, 3, isShown: true) }
  }

  /// Where the run of letters begins that ends at a place.
  private func startOfRun(_ end: Int, from low: Int) -> Int {
    var start = end
    while start > low, end - start < Self.longestRun {
      if TextClass.isASCIIWord(text[start - 1]) {
        start -= 1
      } else if start - 3 >= low, TextClass.isHan(TextClass.scalar3(text, start - 3)) {
        start -= 3
      } else {
        break
      }
    }
    return start
  }

  /// Takes up the name before a bracket with a signed percentage, where the talk is of shares: 明源堂（+39%）.
  mutating func beforePercent(_ bracket: Int, _ part: Range<Int>, _ known: [EntityHit], _ last: Int?) {
    var place = bracket + (text[bracket] == 0xEF ? 3 : 1)
    let sign = max(
      WordTable.chinese.length(of: .upSign, in: text, at: place),
      WordTable.chinese.length(of: .downSign, in: text, at: place), byte(place) == UInt8(ascii: "-") ? 1 : 0)
    guard sign > 0 else { return }
    place += sign
    let digits = place
    while TextClass.isDigit(byte(place)) || byte(place) == UInt8(ascii: ".") { place += 1 }
    guard place > digits, byte(place) == UInt8(ascii: "%") else { return }
    let low = max(part.lowerBound, last.map { Int(known[$0].end) } ?? 0)
    let name = withoutClause(startOfRun(bracket, from: low)..<bracket)
    guard name.count >= 6, name.count <= 24, WordTable.chinese.isIn(part, of: text, .stockWord),
      isUncommonPair(at: name.lowerBound) || ends(.suffix, at: name.upperBound, from: name.lowerBound + 6)
    else { return }
    add(name, 2)
  }

  /// Takes up the names before legal forms, wherever they stand: 收购沧州渤清水处理有限公司60%股权.
  mutating func beforeLegalForms(in part: Range<Int>) {
    let word: StaticString = "有限公司"
    let length = word.utf8CodeUnitCount
    var place = part.lowerBound
    while place + length <= part.upperBound {
      guard text[place] == word.utf8Start[0], has(word, at: place) else {
        place += TextClass.length(text[place])
        continue
      }
      let end = place + length
      let form = WordTable.chinese.length(of: .legalForm, in: text, endingAt: end, from: part.lowerBound)
      let start = startOfRun(end - max(form, length), from: part.lowerBound)
      let name = withoutClause(start..<end - max(form, length))
      if name.count >= 6, name.count <= 48 { add(name, 3, isShown: true) }
      place = end
    }
  }

  /// Takes up a name that its form alone tells: two or three characters that are no common word, and what companies' names
  /// end with: 凯准精机(没打算停), 黄冈纸业(没那么幸运). With a form that is also a common word, 玻璃, a word that follows companies
  /// has to stand behind it.
  mutating func formed(at start: Int, before limit: Int, _ part: Range<Int>) {
    guard isUncommonPair(at: start), !followsNumber(start),
      WordTable.chinese.length(of: .numeralHead, in: text, at: start) == 0
    else { return }
    for stem in [6, 9] {
      let border = start + stem
      guard border + 6 <= limit, text[border] >= 0xE4, text[border - 3] >= 0xE4 else { return }
      let form = lengthOfForms(at: border)
      guard form > 0, border + form <= limit else { continue }
      let end = border + form
      guard isUncommonPair(at: border - 3), !goesOnAsNoun(end, before: limit), !hasWord(start..<end) else { return }
      let isGeneric = WordTable.chinese.length(of: .genericForm, in: text, at: border) == form
      if isGeneric, weightOfWords(after: end, part, classes(Self.follows, at: end)) == nil { return }
      return add(start..<end, 2, isShown: true)
    }
  }

  /// 清洁能源价格, 恒川烘焙基地: what stands behind a form makes another word of it, or what is built of the name.
  private func goesOnAsNoun(_ end: Int, before limit: Int) -> Bool {
    guard end + 3 <= limit, text[end] >= 0xE4, text[end] < 0xEA else { return false }
    return !isUncommonPair(at: end - 3) || WordTable.chinese.length(of: .worksNoun, in: text, at: end) > 0
  }

  /// Whether a word that stands in no name is part of what may be one, other than a character that names have, too: 万和电气.
  private func hasWord(_ part: Range<Int>) -> Bool {
    var place = part.lowerBound
    while place < part.upperBound {
      let length = length(.not, at: place, before: part.upperBound)
      let isOfForm = WordTable.chinese.length(of: .namesEnding, in: text, at: place) >= length
      if length > 3, !isOfForm { return true }
      if length == 3, WordTable.chinese.length(of: .nameLetter, in: text, at: place) == 0 { return true }
      place += TextClass.length(text[place])
    }
    return false
  }

  /// （688981.SH；…）, (01972), （NASDAQ：ABCD）: a listing's code in brackets.
  func isCode(after end: Int, _ part: Range<Int>) -> Bool {
    var place = end
    if has("（", at: place) { place += 3 } else if byte(place) == UInt8(ascii: "(") { place += 1 } else { return false }
    if has("股票代码", at: place) || has("股份代號", at: place) || has("证券代码", at: place) { return true }
    var digits = 0
    while TextClass.isDigit(byte(place + digits)) { digits += 1 }
    // (3xxx): a code that the author hides.
    if digits > 0 { while byte(place + digits) | 0x20 == UInt8(ascii: "x") { digits += 1 } }
    if (4...6).contains(digits), byte(place + digits) != UInt8(ascii: "%"),
      has("）", at: place + digits) || has(")", at: place + digits) || has(".", at: place + digits)
        || has("-", at: place + digits)
    {
      return true
    }
    var capitals = 0
    while capitals < 9, TextClass.isUpper(byte(place + capitals)) || TextClass.isDigit(byte(place + capitals)) {
      capitals += 1
    }
    guard (1...8).contains(capitals) else { return false }
    let behind = place + capitals
    // NASDAQ：ABCD
    if has("：", at: behind) || byte(behind) == UInt8(ascii: ":") {
      var code = behind + (has("：", at: behind) ? 3 : 1)
      if byte(code) == 0x20 { code += 1 }
      return capitals > 1 && (TextClass.isUpper(byte(code)) || TextClass.isDigit(byte(code)))
    }
    // BS6H.SG
    guard byte(behind) == UInt8(ascii: "."), TextClass.isUpper(byte(behind + 1)) else { return false }
    var close = behind + 1
    while close < behind + 4, TextClass.isUpper(byte(close)) { close += 1 }
    return has("）", at: close) || has(")", at: close)
  }

  /// A name before a mark of its own without what its clause says before it: 规模最小的宝濠娱乐, 散熱廠川暘, 即永睦紡織.
  func withoutClause(_ run: Range<Int>) -> Range<Int> {
    var start = run.lowerBound
    var place = run.lowerBound
    while place + 6 < run.upperBound {
      let length = TextClass.length(text[place])
      let next = place + length
      if length == 3, next + 6 <= run.upperBound {
        if has("的", at: place) {
          start = next
        } else if isUncommonPair(at: next), opensName(place, in: run) {
          start = next
        } else if let end = endOfLead(at: place, in: run) {
          start = end
          place = end
          continue
        }
      }
      place = next
    }
    return start..<run.upperBound
  }

  /// Whether a single character stands before a name rather than in it: a trade's letter behind what is made or sold, 散熱廠,
  /// 医药股; a word of grammar at the head, 即, 由, 叫.
  private func opensName(_ place: Int, in run: Range<Int>) -> Bool {
    if WordTable.chinese.length(of: .tradeLetter, in: text, at: place) > 0 {
      return place >= run.lowerBound + 6 && isUncommonPair(at: place) && !goesOnAsWord(place + 3)
    }
    return WordTable.chinese.length(of: .nameOpening, in: text, at: place) > 0 && isUncommonPair(at: place)
  }

  /// Where a word of two characters and more ends that says what the name behind it is: 龙头, 竞争对手, 其中.
  private func endOfLead(at place: Int, in run: Range<Int>) -> Int? {
    let length = max(
      length(.lead, at: place, before: run.upperBound), length(.before, at: place, before: run.upperBound),
      WordTable.chinese.length(of: .calledAhead, in: text, at: place),
      WordTable.chinese.length(of: .objectVerb, in: text, at: place),
      place == run.lowerBound ? WordTable.chinese.length(of: .aheadOfSubject, in: text, at: place) : 0)
    let end = place + length
    return length >= 6 && end + 6 <= run.upperBound && isUncommonPair(at: end) ? end : nil
  }

  /// A name up to the form that companies' names end with, where a number or a common word goes on behind it:
  /// 恒川传媒20CM(涨停), 恒川能源前一晚(披露).
  func upToForm(_ name: Range<Int>) -> Range<Int> {
    var end = name.upperBound
    while end > name.lowerBound + 12 {
      end -= 1
      while end > name.lowerBound, text[end] & 0xC0 == 0x80 { end -= 1 }
      guard end >= name.lowerBound + 12, ends(.suffix, at: end, from: name.lowerBound + 6) else { continue }
      let goesOn =
        TextClass.isDigit(text[end])
        || end + 6 <= name.upperBound && text[end] >= 0xE4 && !isUncommonPair(at: end)
          && length(.suffix, at: end, before: name.upperBound) == 0
      return goesOn ? name.lowerBound..<end : name
    }
    return name
  }

  /// 打到(跌停), 落在(今年): two characters of which the second makes a verb of the first.
  func endsAsVerb(_ part: Range<Int>) -> Bool {
    part.count == 6 && WordTable.chinese.length(of: .verbTail, in: text, at: part.lowerBound + 3) == 3
  }

  /// Whether a part of the text is one of the words that stand behind names: 午间(收涨), 去年(营收).
  func isFollower(_ part: Range<Int>) -> Bool {
    length(.between, at: part.lowerBound, before: part.upperBound) == part.count
      || length(.weak, at: part.lowerBound, before: part.upperBound) == part.count
      || length(.strong, at: part.lowerBound, before: part.upperBound) == part.count
  }

  /// Where a new name ends that begins with a known one of two characters, or a town, and goes on with two or three that are
  /// no common word, before a word that only companies have behind them: 中金汇融领投, 无锡国联出资.
  func extendedByPair(_ hit: EntityHit, in part: Range<Int>) -> Int? {
    let stop = Int(hit.end)
    guard hit.end - hit.start == 6, text[stop - 1] >= 0xE4, isUncommonPair(at: stop), isUncommonPair(at: stop - 3),
      length(.not, at: stop, before: part.upperBound) == 0, classes(Self.follows, at: stop) == 0
    else { return nil }
    for end in [stop + 6, stop + 9] where end <= part.upperBound {
      guard TextClass.isHan(TextClass.scalar3(text, end - 3)) else { return nil }
      let classes = classes(Self.follows, at: end)
      guard classes != 0 else { continue }
      return classes & Words.Class.strong.bit != 0 && length(.strong, at: end, before: part.upperBound) > 0 ? end : nil
    }
    return nil
  }
}
