/// What is kept of what may be a name in Chinese, which has no spaces between words.
extension NewNames {
  /// `add` in Chinese: without what stands before the name in one run with it.
  mutating func addInChinese(_ whole: Range<Int>, _ weight: Int, isShown: Bool) {
    let part = withoutFollower(withoutDescription(whole))
    if isPerson(part) { return }
    let isUncommon = isUncommonPair(at: part.lowerBound)
    let isLongEnough = part.count >= 21 || part.count >= 9 && isUncommon
    if !isShown, isRubric(part) { return }
    // 老对手极曜今天…: what stands before says that it is one, and it is no common word.
    let weight = part.lowerBound > whole.lowerBound && isUncommon ? max(weight, 2) : weight
    guard weight > 0, isShown && isLongEnough || !isCommonInChinese(part), !isOfCues(part) else { return }
    // 春秋: a common word may be short for a known name, and is none of its own.
    if !isShown, isCommonWord(part) {
      note(part, found[string(part)] == nil ? 1 : 0)
    } else {
      note(part, weight)
    }
  }

  /// What of a learned name is one; nil for rubrics and persons.
  mutating func learnedInChinese(_ name: Range<Int>) -> Range<Int>? {
    let part = withForms(withoutDescription(withoutModal(withoutFollower(withoutHalf(untilBlank(name))))))
    return isRubric(part) || isPerson(part) ? nil : part
  }

  /// 老股东(元璟): a name without the last character of the word before it.
  private func withoutHalf(_ name: Range<Int>) -> Range<Int> {
    guard name.count >= 9, name.lowerBound >= 3, isUncommonPair(at: name.lowerBound + 3),
      endsLead(name.lowerBound + 3)
    else { return name }
    return name.lowerBound + 3..<name.upperBound
  }

  /// 康礼仕公布, 江岭板带发布: a name without the word behind it that only companies have behind them.
  private func withoutFollower(_ name: Range<Int>) -> Range<Int> {
    guard name.count >= 12, text[name.lowerBound] >= 0x80,
      !ends(.suffix, at: name.upperBound, from: name.lowerBound + 3)
    else { return name }
    let word = words.table.length(
      ofList: Words.Class.strong.rawValue, in: text, endingAt: name.upperBound, from: name.lowerBound + 6)
    return word >= 6 ? name.lowerBound..<name.upperBound - word : name
  }

  /// Whether a title stands before a name, 財務長夏維新; it is taken for none then.
  private mutating func isPerson(_ part: Range<Int>) -> Bool {
    guard isTitled(part.lowerBound) else { return false }
    found[string(part), default: 0] -= 6
    return true
  }

  /// Whether a part of a Chinese text holds a word that stands in no name.
  func isCommonInChinese(_ part: Range<Int>) -> Bool {
    if length(.not, at: part.lowerBound, before: part.upperBound) == part.count { return true }
    // 汇通社, 西气东输四线: who tells of it, what is built.
    if WordTable.chinese.length(of: .mediaEnding, in: text, endingAt: part.upperBound, from: part.lowerBound) > 0
      || WordTable.chinese.length(of: .worksEnding, in: text, endingAt: part.upperBound, from: part.lowerBound) > 0
    {
      return true
    }
    // 恒润股份, 协创数据: a form that ends names is no sign against one.
    var stem = part
    if part.count >= 12 {
      let length = WordTable.chinese.length(
        of: .namesEnding, in: text, endingAt: part.upperBound, from: part.lowerBound + 6)
      stem = part.lowerBound..<part.upperBound - length
    }
    // 成都产业集团: a place that the name begins with.
    let place = WordTable.chinese.length(of: .placeName, in: text, at: stem.lowerBound)
    if place > 0, part.count >= place + 6 {
      stem = min(stem.upperBound, stem.lowerBound + place)..<stem.upperBound
    }
    // 元鲸航天: no yuan where no number stands before it.
    if stem.count >= 6, has("元", at: stem.lowerBound), !followsNumber(stem.lowerBound) {
      stem = stem.lowerBound + 3..<stem.upperBound
    }
    return words.table.isIn(stem, of: text, list: Words.Class.not.rawValue)
  }
}
