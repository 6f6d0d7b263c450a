/// What of a Korean name that was learned to be one is the name: without a particle, and nothing where it is a verb or a person.
extension NewNames {
  /// A learned name up to where its particle begins (참빛유업|이라는, 두리메탈|의); nil for a verb (자동화하|는, 감기이지만), and for a
  /// person behind a title (Analyst 최가람).
  func learnedInKorean(_ name: Range<Int>) -> Range<Int>? {
    let words = WordTable.korean
    let name = withoutKoreanForm(name)
    if let blank = text[name].lastIndex(of: 0x20), words.holds(name.lowerBound..<blank, of: text, .jobTitle) {
      return nil
    }
    if isTitledPerson(name) { return nil }
    var end = name.upperBound
    while end < text.count, text[end] >= 0xE3, text[end] <= 0xED { end += 3 }
    end = min(end, text.count)
    let verb = words.length(of: .verbWordEnding, in: text, endingAt: end, from: name.lowerBound + 3)
    if verb > 0, name.upperBound > end - verb { return nil }
    if end > name.upperBound,
      words.length(of: .doingStem, in: text, endingAt: name.upperBound, from: name.lowerBound) > 0,
      words.length(of: .doingEnding, in: text, at: name.upperBound) > 0
    {
      return nil
    }
    // 해당하는, 참여하며: verbs whole.
    let ending = words.length(of: .doingEnding, in: text, endingAt: end, from: name.lowerBound + 3)
    if ending > 0, words.length(of: .doingStem, in: text, endingAt: end - ending, from: name.lowerBound) > 0 {
      return nil
    }
    // The longest particle that reaches the end of the word.
    var cut = max(name.lowerBound + 6, name.upperBound - 9)
    while cut < name.upperBound {
      if end - cut >= 6, text[cut] & 0xC0 != 0x80, Particles.korean.longest(in: text, at: cut)?.length == end - cut {
        return name.lowerBound..<cut
      }
      cut += 1
    }
    // 새벽코스메|틱: up to where the word ends, or its particle begins.
    if end > name.upperBound, end - name.upperBound <= 12,
      Particles.korean.chain(in: text, after: name.upperBound)?.end != end
    {
      var stop = name.upperBound + 3
      while stop < end, Particles.korean.chain(in: text, after: stop)?.end != end { stop += 3 }
      return name.lowerBound..<min(stop, end)
    }
    let last = name.upperBound - 3
    guard end == name.upperBound, last >= name.lowerBound + 9 else { return name }
    let stem = name.lowerBound..<last
    let hasFinal = HangulSyllable.hasFinal(TextClass.scalarBefore(text, last))
    if words.length(of: .ownerParticle, in: text, at: last) > 0 || has(hasFinal ? "은" : "는", at: last)
      || has(hasFinal ? "을" : "를", at: last)
    {
      return stem
    }
    return name
  }

  /// Whether a word only says what kind of business, office or money something is: 녹색에너지, 첨단기술, 재무본부, 건설기금.
  func isOfBusiness(_ part: Range<Int>) -> Bool {
    let words = WordTable.korean
    let tail = words.length(of: .businessTail, in: text, endingAt: part.upperBound, from: part.lowerBound)
    guard tail > 0 else { return false }
    if tail == part.count { return true }
    return words.length(of: .businessHead, in: text, at: part.lowerBound) == part.count - tail
  }

  /// A name without ㈜, (주) or 주식회사 on either side.
  private func withoutKoreanForm(_ name: Range<Int>) -> Range<Int> {
    var (low, high) = (name.lowerBound, name.upperBound)
    for (form, length) in [("㈜", 3), ("(주)", 5), ("주식회사 ", 13)] as [(StaticString, Int)] {
      if high - low >= length + 6, has(form, at: low) { low += length }
    }
    for (form, length) in [("㈜", 3), ("(주)", 5), (" 주식회사", 13)] as [(StaticString, Int)] {
      if high - low >= length + 6, has(form, at: high - length) { high -= length }
    }
    return low..<high
  }
}
