import Vocabulary

/// Who spends in Chinese where no lexicon holds the name and the sentence names others: what stands between the head of the
/// clause of an amount and its verb of spending.
///
///     腾讯减少了投资，成都产业集团则拿出12亿元          成都产业集团
///     今年，劲牌酒业再投入5亿元扩建                     劲牌酒业
extension FactReading {
  mutating func nameChineseSpenders() {
    var found: [Range<Int>] = []
    for (index, mark) in scene.marks.enumerated() where mark.kind == .money {
      if let name = spender(of: index), found.last != name { found.append(name) }
    }
    for name in found { addName(name, role: .none, roleEnd: name.upperBound) }
  }

  private func spender(of index: Int) -> Range<Int>? {
    let limit = outer(scene.marks[index]).lowerBound
    var start = scene.range.lowerBound
    for mark in scene.marks[..<index] where mark.kind == .comma || mark.kind == .stop {
      if !scene.starts(.listComma, at: Int(mark.start)) { start = max(start, Int(mark.end)) }
    }
    // 同时, 去年, 今年5月
    while start < limit, let next = behind(.aheadOfSubject, at: start) { start = next }
    guard limit - start >= 12,
      !scene.marks[..<index].contains(where: { $0.kind == .entity && Int($0.end) > start })
    else { return nil }
    var end = start
    while end < limit, end - start <= 27, TextClass.isHan(TextClass.scalar3(text, end)) {
      if end - start >= 6, isSpending(from: end, before: limit) || end == limit && isItem(start..<end, of: index) {
        let name = start..<end
        guard name.count >= 9, scene.words.length(of: .noSpender, in: text, endingAt: end, from: start) == 0,
          !isTold(name), !isCommonWords(withoutForm(name))
        else { return nil }
        return name
      }
      end += 3
    }
    return nil
  }

  /// 财政部认缴600亿元，国开金融360亿元: whether what stands right before an amount may name the next of those who give so much.
  private func isItem(_ name: Range<Int>, of index: Int) -> Bool {
    let end = afterGloss(index)
    guard name.count >= 12, name.count <= 24, end >= scene.range.upperBound || scene.starts(.clauseMark, at: end),
      let first = scene.last(.money, before: index), first > 0, scene.marks[index].start - scene.marks[first].end <= 60,
      scene.marks[..<first].contains(where: { $0.kind == .stake || $0.kind == .invest || $0.kind == .capex }),
      scene.marks[..<first].contains(where: { $0.kind == .entity && canAct($0) }),
      !scene.marks[first..<index].contains(where: { $0.kind == .neg || $0.kind == .revenue || $0.kind == .percent }),
      let names = NewNames(text, tongue)
    else { return false }
    let town = scene.words.length(of: .placeName, in: text, at: name.lowerBound)
    let bare = name.lowerBound + town
    return name.upperBound - bare >= 6 && names.isUncommonPair(at: bare)
  }

  /// 劲牌公司: the form says nothing against a name.
  private func withoutForm(_ name: Range<Int>) -> Range<Int> {
    let form = scene.words.length(of: .companyForm, in: text, endingAt: name.upperBound, from: name.lowerBound + 6)
    return name.lowerBound..<name.upperBound - form
  }

  /// Whether a verb of spending stands at a place, with adverbs and times at most before it.
  private func isSpending(from place: Int, before limit: Int) -> Bool {
    let start = place
    var place = place
    while place < limit {
      if let verb = scene.marks.first(where: { Int($0.start) == place && $0.kind == .invest }) {
        // 房地产开发投资4万亿元: a noun, where nothing parts it from what stands before.
        return Int(verb.end) <= limit && (place > start || !scene.starts(.nominalSpending, at: place))
      }
      let verb = scene.words.length(of: .handsOver, in: text, at: place)
      if verb > 0, place + verb == limit { return true }
      guard let next = behind(.modalAhead, at: place) else { return false }
      place = next
    }
    return false
  }

  /// The end of the word of a list, or of the time, that stands at a place.
  private func behind(_ list: WordList, at place: Int) -> Int? {
    let word = scene.words.length(of: list, in: text, at: place)
    return word > 0 ? place + word : endOfTime(at: place)
  }

  private func endOfTime(at place: Int) -> Int? {
    for mark in scene.marks where Int(mark.start) == place && mark.end > mark.start {
      switch mark.kind {
      case .period, .duration: return max(Int(mark.end), min(outer(mark).upperBound, Int(mark.end) + 9))
      case .window, .span, .year: return Int(mark.end)
      default: break
      }
    }
    return nil
  }
}
