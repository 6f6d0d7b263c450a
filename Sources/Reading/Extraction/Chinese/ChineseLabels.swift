import Vocabulary

/// Companies that label lines, in Chinese: 证券简称：恒川股份, and the items of a digest, ▲ 泓泽新材：拟投资11.6亿元.
extension NewNames {
  /// So many lines with a label that may be a name are a digest.
  private static let leastLabels = 3

  /// Takes up the labels of the items of a digest.
  mutating func lookLabels(of blocks: [Block], known: [EntityHit]) {
    var labels: [Range<Int>] = []
    var count = 0
    var hit = 0
    for block in blocks where block.statesFacts {
      while hit < known.count, Int(known[hit].end) <= block.range.lowerBound { hit += 1 }
      guard let label = label(of: block.range) else { continue }
      let isKnown = hit < known.count && Int(known[hit].start) <= label.lowerBound
      if isKnown {
        if Int(known[hit].end) >= label.upperBound { count += 1 }
      } else if isLikeFirm(label) {
        count += 1
        labels.append(label)
      }
    }
    guard count >= Self.leastLabels else { return }
    for label in labels { add(label, 2, isShown: true) }
  }

  /// What stands between the sign, if any, that opens a line and the colon behind it.
  private func label(of line: Range<Int>) -> Range<Int>? {
    var start = line.lowerBound
    while start < line.upperBound, start - line.lowerBound < 12, !isHan(start), !TextClass.isUpper(text[start]) {
      start += TextClass.length(text[start])
    }
    var end = start
    while end < line.upperBound, end - start <= 30, isHan(end) || TextClass.isASCIIWord(text[end]) {
      end += TextClass.length(text[end])
    }
    guard end - start >= 6, end - start <= 30 else { return nil }
    let behind = NameBorder.skipGloss(text, end, line.upperBound)
    return has("：", at: behind) || byte(behind) == UInt8(ascii: ":") || has("｜", at: behind) ? start..<end : nil
  }

  private func isHan(_ place: Int) -> Bool { TextClass.isHan(TextClass.scalar3(text, place)) }

  /// Whether a label may be a company: its end says so, or it begins with no common word and is no person.
  private func isLikeFirm(_ label: Range<Int>) -> Bool {
    // 分地区：, 海外业务：
    let part = WordTable.chinese.length(
      of: .segmentColumn, in: text, endingAt: label.upperBound, from: label.lowerBound)
    guard !isCommon(label), label.count >= 9, part == 0 else { return false }
    if ends(.suffix, at: label.upperBound, from: label.lowerBound + 6) { return true }
    return isUncommonPair(at: label.lowerBound) && !isLikePerson(label)
  }

  /// 证券简称：恒川股份: takes up what stands behind such a label.
  mutating func labelledShort(_ start: Int, before limit: Int) -> Bool {
    guard has("：", at: start - 3) || byte(start - 1) == UInt8(ascii: ":") else { return false }
    let colon = start - (has("：", at: start - 3) ? 3 : 1)
    guard WordTable.chinese.length(of: .shortNameLabel, in: text, endingAt: colon, from: max(0, colon - 30)) > 0 else {
      return false
    }
    var end = start
    while end < limit, end - start <= 30, isHan(end) || TextClass.isASCIIWord(text[end]) {
      end += TextClass.length(text[end])
    }
    guard end - start >= 6, end - start <= 30 else { return false }
    addFirm(start..<end)
    return true
  }
}
