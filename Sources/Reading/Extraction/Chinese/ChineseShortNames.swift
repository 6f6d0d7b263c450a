import Vocabulary

/// Chinese names that belong together, or apart: short forms of new names, and new names that begin like known ones.
extension NewNames {
  /// What new Chinese names are called for short, where the text uses the short form too: 咕噜 for 咕噜智造; no places and
  /// no common words.
  func chineseShortForms(of names: [String]) -> [String: String] {
    var forms: [String: String] = [:]
    for var name in names {
      guard let form = name.withUTF8({ $0.count >= 6 ? chineseShortForm(of: $0) : nil }) else { continue }
      // Of two that begin alike the one that is named more.
      if let other = forms[form], found[other] ?? 0 >= found[name] ?? 0 { continue }
      forms[form] = name
    }
    return forms
  }

  /// The longest beginning of a Chinese name that the text writes too and that only words behind companies' names follow;
  /// of a name in Latin letters its first word.
  private func chineseShortForm(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if bytes[0] < 0x80 {
      guard let end = bytes.firstIndex(of: 0x20), end >= 4 else { return nil }
      return String(decoding: bytes[..<end], as: UTF8.self)
    }
    let words = words.table
    var stem = bytes.count
    while stem > 6 {
      let suffix = words.length(
        ofList: Words.Class.suffix.rawValue, in: bytes, endingAt: stem, from: 6)
      guard suffix >= 6 else { return nil }
      stem -= suffix
      if stem <= 12, WordTable.chinese.length(of: .placeName, in: bytes, at: 0) < stem {
        let short = String(decoding: bytes[..<stem], as: UTF8.self)
        if found[short] != nil { return short }
      }
    }
    return nil
  }

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

  /// Where a Latin name ends that begins behind a noun for companies, and takes it up: 投资机构CYVN, 芯片厂商Alphawave.
  mutating func latinFirm(from start: Int, in part: Range<Int>) -> Int? {
    guard start >= part.lowerBound + 6,
      WordTable.chinese.length(of: .describer, in: text, endingAt: start, from: part.lowerBound) >= 6
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
}
