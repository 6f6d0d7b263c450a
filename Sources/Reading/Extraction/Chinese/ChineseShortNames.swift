import Vocabulary

/// Chinese names that go on where known ones end, and where learned ones do.
extension NewNames {
  /// Where a new name ends that begins like a short known one and goes on with what another company does: 德康宠物, where
  /// 德康 is known. Nil where the known name stands for itself.
  func extended(_ hit: EntityHit, in part: Range<Int>) -> Int? {
    let stop = Int(hit.end)
    guard hit.end - hit.start <= 6, text[stop - 1] >= 0x80 else { return nil }
    let length = WordTable.chinese.length(of: .otherTrade, in: text, at: stop)
    return length > 0 && stop + length <= part.upperBound ? stop + length : nil
  }

  /// Where the name of a firm ends that invests for the known one: 蔚来资本, 中信建投资本; not 腾讯资本开支.
  func capitalFirm(_ hit: EntityHit, in part: Range<Int>) -> Int? {
    let stop = Int(hit.end)
    guard hit.end - hit.start <= 12, text[stop - 1] >= 0x80 else { return nil }
    let length = WordTable.chinese.length(of: .capitalFirm, in: text, at: stop)
    guard length > 0, stop + length <= part.upperBound,
      WordTable.chinese.length(of: .noCapitalFirm, in: text, at: stop) == 0
    else { return nil }
    return stop + length
  }

  /// Where a Latin name ends that begins behind a noun for companies, and takes it up: 投资机构CYVN, 芯片厂商Alphawave,
  /// 化肥商Norvale.
  mutating func latinFirm(from start: Int, in part: Range<Int>) -> Int? {
    guard start >= part.lowerBound + 6,
      WordTable.chinese.length(of: .describer, in: text, endingAt: start, from: part.lowerBound) >= 6
        || start >= part.lowerBound + 9
          && WordTable.chinese.length(of: .tradeLetter, in: text, endingAt: start, from: part.lowerBound) > 0
    else { return nil }
    var end = start
    while end < part.upperBound, TextClass.isASCIIWord(text[end]) || text[end] == UInt8(ascii: "&") {
      end += 1
      // Crescent Dune: the next word of the name.
      if end + 1 < part.upperBound, text[end] == 0x20, TextClass.isUpper(text[end + 1]) { end += 1 }
    }
    guard end - start >= 3, end - start <= 40,
      WordTable.chinese.length(of: .latinNoName, in: text, at: start) < end - start
    else { return nil }
    addFirm(start..<end)
    return end
  }

  /// A learned name without an adverb or modal verb that was taken for its last letter: 三生能(拿出).
  func withoutModal(_ name: Range<Int>) -> Range<Int> {
    guard name.count >= 9,
      WordTable.chinese.length(of: .modalEnd, in: text, endingAt: name.upperBound, from: name.lowerBound + 6) > 0,
      stands(.strong, at: name.upperBound, before: min(text.count, name.upperBound + 30))
        || WordTable.chinese.length(of: .verbNext, in: text, at: name.upperBound) > 0
    else { return name }
    return name.lowerBound..<name.upperBound - 3
  }

  /// Whether a known name of two characters begins within a word and goes on into a new name: 东元 in 老股东元璟跟投.
  func straddles(_ hit: EntityHit) -> Bool {
    let start = Int(hit.start)
    guard hit.end - hit.start == 6, start >= 3, text[start] >= 0xE4, text[start - 3] >= 0xE4,
      isUncommonPair(at: start + 3)
    else { return false }
    return endsLead(start + 3)
  }

  /// Whether a word of two characters and more that a name begins behind ends at a place.
  func endsLead(_ place: Int) -> Bool {
    [Words.Class.before, .lead].contains {
      words.table.length(ofList: $0.rawValue, in: text, endingAt: place, from: max(0, place - 12)) >= 6
    }
  }
}
