import Vocabulary

/// Japanese names that reach beyond what is looked at first: a known name that goes on, one that stands at the end of a new
/// one, words of Latin letters with blanks between.
extension NewNames {
  /// A known name that goes on in the letters of names, with a sign of a company behind them: 東京精密測機（名証）.
  ///
  /// - Returns: where the longer name ends, nil where there is none.
  mutating func lookBehind(_ hit: EntityHit, _ part: Range<Int>) -> Int? {
    let low = Int(hit.end)
    // 韓国ダルメ・コスメ: a country before a name.
    guard low < part.upperBound, nameLetter(low) != .none,
      length(.lead, at: Int(hit.start), before: low) < low - Int(hit.start),
      WordTable.japanese.length(of: .afterKnown, in: text, at: low) == 0
    else { return nil }
    var end = low
    while end < part.upperBound, case let letter = nameLetter(end), letter != .none {
      end += letter == .latin ? 1 : 3
    }
    let name = Int(hit.start)..<end
    guard end - low >= 6, name.count <= 48 else { return nil }
    let short = abbreviation(of: name, behind: end, before: part.upperBound)
    let goesOnInKatakana = has("・", at: low) && TextClass.isKatakana(TextClass.scalar3(text, low + 3))
    let isOfCompany =
      isPlaceGloss(end, before: part.upperBound) || listing(end) > 1
      || short != nil
      || ends(.suffix, at: end, from: low) && stands(.weak, at: end, before: part.upperBound)
      || goesOnInKatakana && (has("は", at: end) || has("が", at: end))
        && (isDay(end + 3) || isTakenUp(behind: end, before: part.upperBound))
    guard isOfCompany, !isCommon(name) else { return nil }
    longer.insert(String(decoding: text[name], as: UTF8.self))
    if let short { noteAbbreviation(short, of: name) }
    return end
  }

  /// Where a Latin name with the form of a company ends, which is taken up: Hanbat Logis Co., Ltd., Corvel Therapeutics社.
  mutating func latinFirmInJapanese(from start: Int, before limit: Int) -> Int? {
    var end = start
    var hasSmall = false
    while end < limit, end - start <= 60 {
      if TextClass.isASCIIWord(text[end]) || text[end] == UInt8(ascii: "&") || text[end] == UInt8(ascii: "-") {
        hasSmall = hasSmall || TextClass.isLower(text[end])
        end += 1
        let form = WordTable.japanese.length(of: .latinForm, in: text, at: end)
        if form > 0, hasSmall, end - start >= 4 {
          addFirm(start..<end)
          if let short = abbreviation(of: start..<end, behind: end + form, before: limit) {
            noteAbbreviation(short, of: start..<end)
          }
          return end + form
        }
      } else if text[end] == 0x20, end + 1 < limit, TextClass.isUpper(text[end + 1]) {
        end += 1
      } else {
        break
      }
    }
    return nil
  }

  /// A word of katakana that goes on into a known name of Han: オルタナ西国航空 where 西国航空 is known.
  mutating func goesInto(_ word: Range<Int>, _ hit: EntityHit) {
    let known = Int(hit.start)..<Int(hit.end)
    guard hit.row >= 0, known.count >= 12, TextClass.isHan(TextClass.scalar3(text, known.lowerBound)),
      word.count >= 9, isKatakanaOnly(word), !isCommon(word)
    else { return }
    let name = word.lowerBound..<known.upperBound
    add(name, 2, isShown: true)
    covers.append((name, name))
  }

  private func isKatakanaOnly(_ part: Range<Int>) -> Bool {
    var place = part.lowerBound
    while place < part.upperBound {
      guard TextClass.isKatakana(TextClass.scalar3(text, place)) else { return false }
      place += 3
    }
    return true
  }
}
