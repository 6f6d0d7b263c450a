/// What beside particles and the nouns before it tells that a Korean word is a company's name.
///
///     방소령 코스맨느 대표          a person's name before it, a title behind it
///     중국 야화캐소드는             the country that it is from
///     판데르베이크(네덜란드)도       the same in brackets
///     ● 큐비온 — 시리즈A            the head of an item, before a dash
///     마루마트, 물류센터 3곳 착공     the head of a headline, before a comma
struct KoreanSigns {
  private(set) var isOfNation = false
  private(set) var isOfOfficer = false
  /// Whether 의, a person's name and a title stand at its end: 한라팩의 김민수 대표는.
  private(set) var ownsOfficer = false
  private(set) var isNationGlossed = false
  private(set) var isPercentGlossed = false
  /// Whether the six digits of a listing stand behind it: 동성특수강 (014880).
  private(set) var isCoded = false
  /// Whether it heads a headline or an item, and a comma or a dash parts it from what is said of it.
  private(set) var isLabel = false
  private var isDashed = false
  private var isNationLabel = false
  /// Whether it is the head of an item, before a bracket with its price: 3. 윤슬제지 (종가 1,270원)
  private var isNumbered = false
  /// Whether punctuation follows right behind it.
  private(set) var isCut = false

  /// Whether capitals end it behind Hangul: 고원FnC는.
  private var isLatinEnded = false
  /// Whether what stands behind it tells of a company whatever its last syllable.
  var isFirm: Bool { isNationGlossed || isCoded || isOfOfficer || isPercentGlossed }

  /// Whether what stands beside it is said of companies only.
  var isCertain: Bool { isNationGlossed || isCoded || isOfOfficer || isNumbered }

  var isAny: Bool { isFirm || ownsOfficer || isLatinEnded || isOfNation || isLabel || isNumbered }

  init(of names: borrowing NewNames, _ start: Int, _ end: Int, _ part: Range<Int>, _ isHead: Bool) {
    let (text, words) = (names.text, WordTable.korean)
    let next = names.byte(end)
    if start > part.lowerBound, text[start - 1] == 0x20 {
      // 노르웨이 업체, 핀란드의 노스벨은
      let owner = words.length(of: .ownerParticle, in: text, endingAt: start - 1, from: part.lowerBound)
      let stop = start - 1 - owner > part.lowerBound ? start - 1 - owner : start - 1
      let length = words.length(of: .nation, in: text, endingAt: stop, from: part.lowerBound)
      let low = stop - length
      isOfNation = length > 0 && (low <= part.lowerBound || !TextClass.isHangul(TextClass.scalarBefore(text, low)))
    }
    if next == 0x20 {
      isOfOfficer =
        words.length(of: .corporateTitle, in: text, at: end) > 0 && Self.isPerson(before: start, text, part.lowerBound)
      ownsOfficer =
        words.length(of: .ownerParticle, in: text, at: end - 3) > 0 && end + 10 < part.upperBound
        && words.length(of: .corporateTitle, in: text, at: end + 10) > 0 && Self.isPerson(end + 1..<end + 10, text)
    }
    isLatinEnded = Self.endsLatin(start, end, text)
    let open = next == 0x20 ? end + 1 : end
    if names.byte(open) == UInt8(ascii: "(") {
      let length = words.length(of: .nation, in: text, at: open + 1)
      let close = names.byte(open + 1 + length)
      isNationGlossed = length > 0 && (close == UInt8(ascii: ")") || close == UInt8(ascii: ","))
      isPercentGlossed = open == end && Self.isPercent(at: open + 1, text, part.upperBound)
      isCoded = Self.isCode(at: open + 1, names)
    }
    isNumbered = isHead && start == part.lowerBound && open > end && Self.isPrice(at: open, names)
    isNationLabel = isOfNation && next == UInt8(ascii: ":")
    let isParted = next == UInt8(ascii: ",") || names.has("…", at: end)
    isCut = isParted || next == UInt8(ascii: ".") || end >= part.upperBound
    guard end < part.upperBound, isParted || next == 0x20 else { return }
    let dashed = words.length(of: .labelDash, in: text, at: end) > 0
    guard dashed || isParted, Self.headsLine(start, text, part.lowerBound),
      isHead || dashed || !TextClass.isHangul(TextClass.scalar3(text, part.lowerBound))
    else { return }
    isLabel = true
    isDashed = dashed && text[part.lowerBound] >= 0x80 && !TextClass.isHangul(TextClass.scalar3(text, part.lowerBound))
  }

  /// How much the signs add for a part of the word up to a particle.
  func weight(of stem: Range<Int>, _ end: Int, _ names: borrowing NewNames) -> Int {
    var weight = 0
    if isOfOfficer { weight += stem.upperBound == end ? 2 : 1 }
    if ownsOfficer, stem.upperBound == end - 3 { weight += 2 }
    if isNationGlossed { weight += stem.count >= 9 ? 2 : 1 }
    if isCoded { weight += 2 }
    if isLatinEnded, stem.upperBound < end, TextClass.isUpper(names.byte(stem.upperBound - 1)) { weight += 1 }
    if isPercentGlossed, stem.upperBound == end { weight += 1 }
    if isLabel, stem.upperBound == end { weight += isDashed ? 2 : 1 }
    if isNumbered, stem.upperBound == end { weight += 2 }
    if isNationLabel, stem.upperBound == end { weight += 2 }
    if isOfNation, stem.count >= 12, stem.upperBound == end, isCut { weight += 1 }
    if isOfNation, stem.count >= 9, stem.upperBound + 3 == end,
      WordTable.korean.length(of: .topicParticle, in: names.text, at: stem.upperBound) > 0,
      WordTable.korean.length(
        of: .noNationName, in: names.text, endingAt: stem.upperBound, from: stem.lowerBound) == 0
    {
      weight += 1
    }
    return weight
  }

  /// Whether the word before a place is a person's name, which an age in brackets or a stroke may part from it.
  private static func isPerson(before start: Int, _ text: UnsafeBufferPointer<UInt8>, _ low: Int) -> Bool {
    guard start > low + 10, text[start - 1] == 0x20 else { return false }
    var end = start - 1
    if text[end - 1] == UInt8(ascii: "/") { end -= text[end - 2] == 0x20 ? 2 : 1 }
    if text[end - 1] == UInt8(ascii: ")") {
      var open = end - 1
      while open > low, end - open < 8, text[open] != UInt8(ascii: "(") { open -= 1 }
      end = open
    }
    guard end - 9 >= low else { return false }
    if end - 9 > low, text[end - 10] >= 0x80, TextClass.isHangul(TextClass.scalarBefore(text, end - 9)) { return false }
    return isPerson(end - 9..<end, text)
  }

  /// Whether three syllables may be a person's name: a family name, and no particle at the end.
  private static func isPerson(_ name: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for place in stride(from: name.lowerBound, to: name.upperBound, by: 3) {
      guard TextClass.isHangul(TextClass.scalar3(text, place)) else { return false }
    }
    return WordTable.korean.length(of: .surname, in: text, at: name.lowerBound) > 0
      && WordTable.korean.length(of: .verbEnding, in: text, at: name.upperBound - 3) == 0
  }

  /// Whether Hangul and then capitals make a word, before a particle of one syllable: 고원FnC는; not 생성형AI는.
  private static func endsLatin(_ start: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard TextClass.isHangul(TextClass.scalar3(text, start)), TextClass.isHangul(TextClass.scalarBefore(text, end))
    else { return false }
    let stop = end - 3
    var place = stop
    while place > start, TextClass.isASCIIWord(text[place - 1]), !TextClass.isDigit(text[place - 1]) { place -= 1 }
    guard stop - place >= 3, place - start >= 6, TextClass.isUpper(text[place]), TextClass.isUpper(text[stop - 1])
    else { return false }
    return WordTable.korean.length(of: .commonCapitals, in: text, at: place) < stop - place
  }

  /// Whether a bracket opens with a price: (종가 1,270원), (3,005원).
  private static func isPrice(at open: Int, _ names: borrowing NewNames) -> Bool {
    guard names.byte(open) == UInt8(ascii: "(") else { return false }
    if WordTable.korean.length(of: .priceAhead, in: names.text, at: open + 1) > 0 { return true }
    var place = open + 1
    while TextClass.isDigit(names.byte(place)) || names.byte(place) == UInt8(ascii: ",") { place += 1 }
    return place > open + 2 && WordTable.korean.length(of: .wonUnit, in: names.text, at: place) > 0
  }

  /// (014880)
  private static func isCode(at place: Int, _ names: borrowing NewNames) -> Bool {
    for offset in 0..<6 where !TextClass.isDigit(names.byte(place + offset)) { return false }
    return names.byte(place + 6) == UInt8(ascii: ")") || names.byte(place + 6) == UInt8(ascii: ".")
      || names.byte(place + 6) == UInt8(ascii: ",")
  }

  /// (+2.14%), (-0.3%): a change in brackets.
  private static func isPercent(at place: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
    var at = place
    var digits = 0
    while at < end, at - place < 12, text[at] != UInt8(ascii: "%") {
      if TextClass.isDigit(text[at]) { digits += 1 } else if text[at] >= 0x80, digits > 0 { return false }
      at += 1
    }
    return digits > 0 && at < end && text[at] == UInt8(ascii: "%")
  }

  /// Whether only signs, a number (5위.) or a bracket ([단독]) stand before a word in its line.
  private static func headsLine(_ start: Int, _ text: UnsafeBufferPointer<UInt8>, _ low: Int) -> Bool {
    var place = start
    while place > low, start - place < 40 {
      let byte = text[place - 1]
      if byte == 0x0A { return true }
      if byte == UInt8(ascii: "]") {
        while place > low, start - place < 40, text[place - 1] != UInt8(ascii: "[") { place -= 1 }
        place -= 1
        continue
      }
      if byte < 0x80 {
        if TextClass.isASCIIWord(byte), !TextClass.isDigit(byte) { return false }
        place -= 1
        continue
      }
      // 3위, 2번
      let scalar = TextClass.scalarBefore(text, place)
      let rank = WordTable.korean.length(of: .rankNoun, in: text, endingAt: place, from: low)
      let isRank = rank > 0 && place - rank > low && TextClass.isDigit(text[place - rank - 1])
      if !isRank, TextClass.isHangul(scalar) || TextClass.isHan(scalar) { return false }
      place -= 1
      while place > low, text[place] & 0xC0 == 0x80 { place -= 1 }
    }
    return place <= low
  }
}
