import Vocabulary

/// What stands round a Japanese name and shows that it is a company's: a place or a listing in brackets, a day, a sentence
/// that takes it up, the head of an item.
///
///     （津山市）, （本社・東京都港区）, （東京・千代田）      a place
///     （1234）, 〈7891・東Ｓ〉, (ATL.AX)                    a listing
///     1. オーベルックス、…, ■朝倉製麺（鳥取）              the head of an item
extension NewNames {
  /// How long a bracket is that opens at a place, 0 where none does: （ ( 〈 ＜ [ ［ 〔
  func openBracket(_ place: Int) -> Int {
    switch byte(place) {
    case UInt8(ascii: "("), UInt8(ascii: "["): 1
    case 0xEF where has("（", at: place) || has("＜", at: place) || has("［", at: place): 3
    case 0xE3 where has("〈", at: place) || has("〔", at: place): 3
    default: 0
    }
  }

  /// Whether a bracket closes at a place.
  func closesBracket(_ place: Int) -> Bool {
    switch byte(place) {
    case UInt8(ascii: ")"), UInt8(ascii: "]"): true
    case 0xEF: has("）", at: place) || has("＞", at: place) || has("］", at: place)
    case 0xE3: has("〉", at: place) || has("〕", at: place)
    default: false
    }
  }

  /// A town, a prefecture or a part of a city in brackets, where it stands first or after another word: （津山市）,
  /// （東京都港区、代表・…）, （本社・大阪市）, （ＤＳＦ、山形県鶴岡市）.
  func isPlaceGloss(_ open: Int, before end: Int) -> Bool {
    let bracket = openBracket(open)
    guard bracket > 0 else { return false }
    var place = open + bracket
    var low = place
    let limit = min(end, place + 72)
    while place < limit {
      let scalar = TextClass.scalar3(text, place)
      let closes = closesBracket(place)
      // 、・＝
      if closes || scalar == 0x3001 || scalar == 0x30FB || scalar == 0xFF1D {
        if place - low >= 6, place - low <= 30,
          WordTable.japanese.length(of: .placeEnding, in: text, endingAt: place, from: low) > 0
        {
          return true
        }
        if closes { return false }
        place += 3
        low = place
        continue
      }
      guard nameLetter(place) != .none || TextClass.isHiragana(scalar) else { return false }
      place += nameLetter(place) == .latin ? 1 : 3
    }
    return false
  }

  /// How much a bracket that opens at a place shows of a listing: 3 for a code or an exchange, 2 for what may be a code or a
  /// year, 1 for bare capitals, which may be a code or an abbreviation; 0 for none.
  func listing(_ open: Int) -> Int {
    let bracket = openBracket(open)
    guard bracket > 0 else { return 0 }
    let low = open + bracket
    if WordTable.japanese.length(of: .listing, in: text, at: low) > 0 { return 3 }
    var place = low
    var count = 0
    while count < 7, TextClass.isASCIIWord(byte(place)) || TextClass.isFullWidthWord(TextClass.scalar3(text, place)) {
      place += byte(place) < 0x80 ? 1 : 3
      count += 1
    }
    guard count > 0 else { return 0 }
    let hasBorder = closesBracket(place) || has("、", at: place) || has("・", at: place) || has("／", at: place)
    let hasExchange = byte(place) == UInt8(ascii: ".") && TextClass.isUpper(byte(place + 1))
    guard hasBorder || hasExchange else { return 0 }
    if TextClass.isUpper(byte(low)) {
      guard count < 6 else { return 0 }
      return hasExchange ? 3 : isOfCapitals(low..<place) ? 1 : 0
    }
    guard count == 4, isDigit(low) else { return 0 }
    // （2019）: a year.
    let isYear = !hasExchange && closesBracket(place) && (has("19", at: low) || has("20", at: low))
    return isYear ? 2 : 3
  }

  private func isOfCapitals(_ part: Range<Int>) -> Bool {
    text[part].allSatisfy { TextClass.isUpper($0) }
  }

  /// The capitals, of either width, that a name has for short in a bracket behind it: （ＴＫＰ）, （ＤＳＦ、…）.
  func abbreviation(behind open: Int) -> Range<Int>? {
    let bracket = openBracket(open)
    guard bracket > 0 else { return nil }
    let low = open + bracket
    var place = low
    var count = 0
    while count < 7 {
      if TextClass.isUpper(byte(place)) {
        place += 1
      } else if TextClass.scalar3(text, place) &- 0xFF21 < 26 {
        place += 3
      } else {
        break
      }
      count += 1
    }
    guard count >= 2, count <= 6, closesBracket(place) || has("、", at: place) else { return nil }
    return low..<place
  }

  /// What a name has for short in a bracket behind it: capitals alone, what stands behind 以下 or 略称, or letters of its own
  /// (北州造機（北造機）).
  func abbreviation(of name: Range<Int>, behind open: Int, before end: Int) -> Range<Int>? {
    if let capitals = abbreviation(behind: open) { return capitals }
    let bracket = openBracket(open)
    guard bracket > 0 else { return nil }
    var place = open + bracket
    if let own = letters(at: place, before: end), closesBracket(own.upperBound), isShort(own, for: name) { return own }
    while place < end, !closesBracket(place) {
      let hence = WordTable.japanese.length(of: .calledHence, in: text, at: place)
      if hence > 0 {
        var start = place + hence
        if start + 3 < end, has("「", at: start) || has("『", at: start) { start += 3 }
        guard let short = letters(at: start, before: end), short.count < name.count, !isCommon(short),
          WordTable.japanese.length(of: .issuer, in: text, at: start) == 0
        else { return nil }
        return short
      }
      place += TextClass.length(text[place])
    }
    return nil
  }

  /// A run of letters of names at a place.
  private func letters(at start: Int, before end: Int) -> Range<Int>? {
    var place = start
    while place < end, case let letter = nameLetter(place), letter != .none { place += letter == .latin ? 1 : 3 }
    return place - start >= (start < text.count && text[start] < 0x80 ? 2 : 6) && place - start <= 36
      ? start..<place : nil
  }

  /// Whether all letters of one part stand in the other, in their order, the first one first.
  private func isShort(_ short: Range<Int>, for name: Range<Int>) -> Bool {
    guard short.count < name.count, text[short.lowerBound] >= 0x80 else { return false }
    var at = name.lowerBound
    var place = short.lowerBound
    while place < short.upperBound {
      let wanted = TextClass.scalar3(text, place)
      while at < name.upperBound, TextClass.scalar3(text, at) != wanted {
        if place == short.lowerBound { return false }
        at += TextClass.length(text[at])
      }
      guard at < name.upperBound else { return false }
      at += 3
      place += 3
    }
    return true
  }

  /// A digit of either width.
  private func isDigit(_ place: Int) -> Bool {
    TextClass.isDigit(byte(place)) || TextClass.scalar3(text, place) &- 0xFF10 < 10
  }

  /// A day of the month: は11日、 が３日
  func isDay(_ place: Int) -> Bool {
    var at = place
    if has("同日", at: at) { return true }
    var count = 0
    while count < 3, isDigit(at) {
      at += byte(at) < 0x80 ? 1 : 3
      count += 1
    }
    return count > 0 && count < 3 && has("日", at: at) && !has("日間", at: at)
  }

  /// Whether the sentence behind begins with 同社.
  func isTakenUp(behind place: Int, before end: Int) -> Bool {
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

  /// Whether nothing but signs and a number stand between the beginning of a block and a place: 1. ■ ①
  func headsItem(_ start: Int, _ low: Int) -> Bool {
    guard start - low <= 15 else { return false }
    var place = low
    while place < start {
      let isLetter = nameLetter(place) != .none && !TextClass.isDigit(text[place])
      if isLetter || TextClass.isHiragana(TextClass.scalar3(text, place)) { return false }
      place += TextClass.length(text[place])
    }
    return true
  }

  /// Whether only a bullet stands between the beginning of a block and a place: ▽, ◆, ■.
  func isItemSign(_ low: Int, _ start: Int) -> Bool {
    guard start == low + 3 else { return false }
    return has("▽", at: low) || has("◆", at: low) || has("■", at: low) || has("▼", at: low) || has("●", at: low)
      || has("◇", at: low) || has("○", at: low) || has("・", at: low)
  }

  /// Whether a name stands behind a bullet and what says what it is: ▽スペインのセラーダ.
  func isItem(_ low: Int, _ start: Int) -> Bool { start - low <= 36 && isItemSign(low, low + 3) }

  /// What a character is in a Japanese name, an ampersand included.
  @inline(__always)
  func nameLetter(_ place: Int) -> TextClass.JapaneseNameLetter {
    switch text[place] {
    case UInt8(ascii: "&"): .latin
    case 0xEF where has("＆", at: place): .other
    default: TextClass.japaneseNameLetter(text, place)
    }
  }

  /// Four letters of katakana or more, with middle dots between.
  func isKatakanaWord(_ part: Range<Int>) -> Bool {
    var place = part.lowerBound
    while place < part.upperBound {
      let scalar = TextClass.scalar3(text, place)
      guard TextClass.isKatakana(scalar) || scalar == 0x30FB && place > part.lowerBound else { return false }
      place += 3
    }
    return part.count >= 12
  }

  /// Where the first middle dot of a katakana word stands whose first part is no common word: カスカディア・データ.
  func dot(in part: Range<Int>) -> Int? {
    var place = part.lowerBound
    while place < part.upperBound {
      if has("・", at: place) { return place - part.lowerBound >= 6 && !isCommon(part.lowerBound..<place) ? place : nil }
      place += 3
    }
    return nil
  }
}
