import Vocabulary

/// What a percentage of a Korean or Japanese sentence measures where the nearest noun does not tell: the time
/// beside it, the chain of clauses, the sentence before.
///
///     매출은 10% 줄었지만 23일에 8.7% 올랐다        a price: nothing else is measured by days
///     매출의 2.2%를 썼다. 전년보다 5% 늘었다          what was spent, not the revenue that measures it
extension FactReading {
  /// Whether a day or a week stands between a percentage and the nouns before it: only prices are measured so.
  func isTimedAsMove(_ index: Int) -> Bool {
    guard tongue.isHeadFinal, index > 0 else { return false }
    let percent = scene.marks[index]
    var at = index - 1
    while at >= 0 {
      let mark = scene.marks[at]
      at -= 1
      guard mark.end <= percent.start else { continue }
      guard percent.start - mark.end <= 45 else { return false }
      switch mark.kind {
      case .window:
        guard let window = MoveWindow(rawValue: value(mark)) else { continue }
        if window == .week { return !scene.starts("の", at: Int(mark.end)) }
        if window != .day { return false }
        if scene.starts(.dayOfMove, at: Int(mark.start)) { return true }
      case .period:
        guard case .period(let period) = mentions[Int(mark.ref)].value else { continue }
        if period.unit != .day { return false }
        if period.boundary == .during, period.offset == nil, scene.starts(.placeParticle, at: Int(mark.end)) {
          return true
        }
      case .revenue, .profit, .volume, .segment, .division, .percent, .capex, .neg, .yoy, .qoq, .invest, .money:
        return false
      default: break
      }
    }
    return false
  }

  /// Whether a Japanese name only owns what a clause before a percentage is about, under a topic named before it.
  func isOfTopicBefore(_ at: Int, _ index: Int) -> Bool {
    let mark = scene.marks[at]
    let end = Int(mark.end)
    guard scene.starts("の", at: end) || scene.starts("株の", at: end),
      scene.count(.comma, between: end, and: Int(scene.marks[index].start)) > 0, phraseCase(at) == .subject
    else { return false }
    return scene.marks[..<at].contains {
      $0.kind == .entity && hits[Int($0.ref)].role == .topic && !actors.same(who($0), who(mark))
        && scene.count(.percent, between: Int($0.end), and: end) == 0
    }
  }

  /// Whether a date opens a sentence: 5日単独でみると, 金曜日は.
  var isOpenedByDay: Bool {
    guard let first = scene.marks.first, Int(first.start) - scene.range.lowerBound <= 6 else { return false }
    switch first.kind {
    case .window, .period, .duration: return stretch(said: first) == .day
    default: return false
    }
  }

  /// Whether a sentence names revenue only to measure something else by it: 매출의 2.2%, 売上高の1割.
  var isOnlyMeasuredByRevenue: Bool {
    guard tongue.isHeadFinal, scene.has(.percent) else { return false }
    return scene.marks.allSatisfy { mark in
      guard mark.kind == .revenue else { return true }
      let end = Int(mark.end)
      guard scene.starts("의 ", at: end) || scene.starts("の", at: end) || scene.starts(" 대비", at: end) else {
        return false
      }
      return scene.marks.contains { $0.kind == .percent && Int($0.start) >= end && Int($0.start) - end <= 12 }
    }
  }

  /// Whether a noun of class `neg` says nothing of what a percentage measures: a company that is listed, the price that
  /// shares have come to.
  func isNoMeasure(_ mark: Mark, of percent: Mark) -> Bool {
    if scene.starts("상장", at: Int(mark.start)) || scene.starts("上場", at: Int(mark.start)) { return true }
    // 9월 말과 견주면 24% 상승한 값이다
    return mark.start >= percent.end && value(mark) == "price" && shareTopic
  }

  /// The place right before a percentage and its sign, where a bracket may open.
  func beforeSign(_ index: Int) -> Int {
    var place = Int(scene.marks[index].start) - 1
    while place > scene.range.lowerBound, text[place] == UInt8(ascii: "+") || text[place] == UInt8(ascii: "-") {
      place -= 1
    }
    return place
  }

  /// The name that a Korean bracket with the percentage stands behind, with a price at most between: 현대차(2.10%)와,
  /// SK텔레콤 5만5500원(-0.54%).
  func koreanBracketOwner(of index: Int) -> Subject? {
    var open = beforeSign(index)
    if open - 2 > scene.range.lowerBound, text[open] & 0xC0 == 0x80 { open -= 3 }
    guard open > scene.range.lowerBound, text[open] == UInt8(ascii: "("), index > 0 else { return nil }
    var at = index - 1
    while at >= 0 {
      let mark = scene.marks[at]
      if mark.kind == .entity {
        guard open - Int(mark.end) <= 1 || at < index - 1 && open - Int(mark.end) <= 30 else { return nil }
        // 코스피(+27%)를: the particle stands behind the bracket.
        return hits[Int(mark.ref)].role == .none || open == Int(mark.end) ? found(at) : nil
      }
      guard mark.kind == .money || mark.kind == .number, open - Int(mark.end) <= 3 else { return nil }
      at -= 1
    }
    return nil
  }

  /// What a noun for a rate says of the names with a percentage each in a bracket behind it: 상승률 상위는 현대차(12.8%).
  func rateOfList(_ index: Int) -> Bool? {
    guard koreanBracketOwner(of: index) != nil else { return nil }
    let part = clause(of: index).lowerBound..<Int(scene.marks[index].start)
    if scene.contains(.rateUp, in: part) { return true }
    return scene.contains(.rateDown, in: part) ? false : nil
  }

  /// Whether a noun before a Korean price verb is only part of the news that the price answers to:
  /// 영업이익률 전망에 실망한 매물에 11% 추락, 예산 삭감 보도에 3% 급등.
  func isOfReason(_ mark: Mark, of percent: Mark) -> Bool {
    guard mark.end <= percent.start, mark.kind != .share else { return false }
    let end = Int(percent.end)
    if scene.starts(.caseParticle, at: Int(mark.end)) {
      // 매출이 3% 줄어든 충격으로 한때 12% 급락했다가: the label has a figure of its own.
      guard
        let own = scene.marks.first(where: { $0.kind == .percent && $0.start >= mark.end && $0.end < percent.start })
      else { return false }
      return scene.contains(.newsAhead, in: Int(own.end)..<Int(percent.start))
        && scene.contains(.priceMove, in: end..<max(end, min(scene.range.upperBound, end + 14)))
    }
    return scene.contains(.newsAhead, in: Int(mark.end)..<Int(percent.start))
      && (scene.contains(.priceVerb, in: end..<max(end, min(scene.range.upperBound, end + 14)))
        || scene.contains(.priceMove, in: end..<max(end, min(scene.range.upperBound, end + 14))))
  }

  /// Whether a Korean noun without a particle of its own only says why revenue grew that was named before it:
  /// 매출은 강북본부 개발 이익 덕에 13.5% 늘었다.
  func isOfCause(_ mark: Mark, of percent: Mark) -> Bool {
    guard mark.end <= percent.start, mark.kind != .share, mark.kind != .revenue,
      !scene.starts(.caseParticle, at: Int(mark.end)),
      scene.contains(.causeAhead, in: Int(mark.end)..<Int(percent.start))
    else { return false }
    return scene.marks.contains {
      $0.kind == .revenue && $0.end <= mark.start && scene.starts(.caseParticle, at: Int($0.end))
    }
  }

  /// The part of a business that capitals right before a Korean word for revenue name: ESS 매출은, PC 매출이.
  func partInCapitals(_ label: Mark) -> String? {
    guard tongue == .korean, case let end = Int(label.start) - 1, end > scene.range.lowerBound, text[end] == 0x20 else {
      return nil
    }
    var start = end
    while start > scene.range.lowerBound, TextClass.isUpper(text[start - 1]) { start -= 1 }
    guard end - start >= 2, end - start <= 5, start == scene.range.lowerBound || text[start - 1] <= 0x20 else {
      return nil
    }
    let isTaken = scene.marks.contains { Int($0.start) < end && Int($0.end) > start && $0.kind != .revenue }
    // JYP 매출은: a company's name cut short.
    let isName = hits.contains { hit in
      hit.end - hit.start > end - start
        && text[Int(hit.start)..<Int(hit.start) + end - start].elementsEqual(text[start..<end])
    }
    return isTaken || isName ? nil : Slug.of(string(start..<end))
  }

  /// Whether a Japanese word for a stretch of time says which way as well: 年間上昇率, 年間の下落率.
  func isRateOfStretch(_ cue: Mark) -> Bool {
    tongue == .japanese && cue.kind == .window
      && (isFallOfStretch(cue) || scene.contains("上昇", in: Int(cue.start)..<Int(cue.end)))
  }

  func isFallOfStretch(_ cue: Mark) -> Bool {
    tongue == .japanese && cue.kind == .window && scene.contains("下落", in: Int(cue.start)..<Int(cue.end))
  }

  /// Whether a Korean percentage is what an account, a fund or a country makes: 제 계좌 수익률은 31%, 인도 성장률을 6.6%로.
  func isOfAccount(_ index: Int) -> Bool {
    guard tongue == .korean else { return false }
    let start = Int(scene.marks[index].start)
    let low = max(scene.range.lowerBound, start - 42)
    return scene.contains(.notPrice, in: low..<max(low, start))
      && scene.count(.entity, between: start - 24, and: start) == 0
      && scene.count(.percent, between: low, and: start) == 0
  }

  /// Whether a noun for the move of a price, as what the clause is about, stands between another noun and a Japanese
  /// percentage: 売却が表面化し、最高値からの下げは3割を超えた.
  func isBeforeNounOfMove(_ mark: Mark, of percent: Mark) -> Bool {
    guard tongue == .japanese, mark.end <= percent.start, mark.kind != .share, mark.kind != .volume else {
      return false
    }
    return scene.marks.contains { noun in
      (noun.kind == .up || noun.kind == .down || noun.kind == .growth) && noun.start > mark.end
        && noun.end <= percent.start
        && scene.starts(.moveNoun, at: Int(noun.start)) && scene.starts(.topicOfMove, at: Int(noun.end))
        && scene.count(.comma, between: Int(mark.end), and: Int(noun.start)) > 0
    }
  }

  /// Whether a Japanese percentage stands alone in a bracket behind a noun that is no name and no figure: 希薄化（13％）.
  func isShareInBracket(_ index: Int) -> Bool {
    let start = Int(scene.marks[index].start)
    guard scene.starts("（", at: start - 3), scene.starts("）", at: Int(scene.marks[index].end)) else { return false }
    return !scene.marks[..<index].contains { Int($0.end) <= start - 3 && start - 3 - Int($0.end) <= 3 }
  }

  /// Whether a word for the size of a move is said of an amount with the percentage in a bracket behind it:
  /// 上げ幅は438円（1.03％）, 낙폭은 34포인트(1.1%).
  func isSizeOfMove(_ cue: Mark, _ bracket: Int) -> Bool {
    guard tongue.isHeadFinal, bracket - Int(cue.end) <= 40, scene.starts(.topicParticle, at: Int(cue.end)),
      scene.contains("幅", in: Int(cue.start)..<Int(cue.end)) || scene.contains("폭", in: Int(cue.start)..<Int(cue.end))
    else { return false }
    return scene.marks.contains {
      ($0.kind == .money || $0.kind == .number) && $0.start >= cue.end && Int($0.end) <= bracket
    }
  }

  /// Whether a Korean noun for revenue has a percentage of its own, and behind a clause a verb of prices tells another:
  /// 매출 성장률은 10%였는데 가이던스가 약해 4.9% 급락.
  func isMoveBehindFigure(_ label: Int, _ index: Int, _ direction: Direction) -> Bool {
    guard tongue == .korean, let verb = direction.mark,
      scene.starts(.priceVerb, at: Int(scene.marks[verb].start)), scene.marks[verb].start >= scene.marks[index].end
    else { return false }
    let (low, high) = (Int(scene.marks[label].end), Int(scene.marks[index].start))
    guard let own = scene.marks[..<index].last(where: { $0.kind == .percent }), Int(own.start) >= low else {
      return false
    }
    return scene.count(.comma, between: Int(own.end), and: high)
      + scene.count(.clause, between: Int(own.end), and: high) > 0
  }

  /// Whether a Korean verb is said of what goods cost: 배추는 34% 싸다, 석 달 새 42% 비싸졌다.
  func isOfGoods(_ direction: Direction) -> Bool {
    guard tongue == .korean, let verb = direction.mark, !scene.has(.share) else { return false }
    return scene.starts(.ofGoods, at: Int(scene.marks[verb].start))
  }
}
