import Vocabulary

/// What the rules ask about an amount.
extension FactReading {
  /// Whether an amount may still become a fact: with a currency, no conversion of another, not taken.
  func isFree(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    guard mark.kind == .money, mark.value == 0 else { return false }
    // Prices of single things, however they are spoken of.
    if let money = money(mark) {
      let isSmallCoin = money.currency == .krw || money.currency == .jpy
      if money.low.double < (isSmallCoin && tongue != .english ? 30_000_000 : 100_000) { return false }
    }
    return mentions[Int(mark.ref)].restates == nil
  }

  /// Marks an amount as stated, so that no later rule reads it again.
  mutating func take(_ index: Int) { scene.marks[index].value = 1 }

  /// The word that governs an amount; where nothing near does, what the words before the list or table announced.
  func governor(of index: Int) -> Governor? {
    let governor = Governor.of(index, in: scene)
    if let governor, governor.kind != .project, governor.kind != .cost { return governor }
    if tongue != .english {
      // The new figure is what the old one beside it is.
      if let old = older(than: index), let same = Governor.of(old, in: scene) {
        return Governor(kind: same.kind, mark: same.mark, weight: same.weight, isRight: same.isRight, isShared: true)
      }
      if governor == nil, let same = compared(index) { return same }
      if let weak = committed(index) ?? builtWith(index) { return weak }
    }
    // "Roche: $50 billion over five years" in a list of investments.
    if intro.topic == .capex, labelled(before: index) != nil {
      return Governor(kind: .capex, mark: -1, weight: 0.02, isRight: false)
    }
    return governor ?? shared(index) ?? continued(index)
  }

  /// The word that governs the amount before, for a clause that holds a time and an amount only: …超过6500亿元，去年是6083亿元.
  private func compared(_ index: Int) -> Governor? {
    guard index > 1, let earlier = scene.marks[..<index].lastIndex(where: { $0.kind == .money }),
      scene.marks[index].start - scene.marks[earlier].end < 40
    else { return nil }
    var hasTime = false
    for mark in scene.marks[(earlier + 1)..<index] {
      switch mark.kind {
      case .period, .spent, .previous, .clause, .comma, .yoy: hasTime = hasTime || mark.kind == .period
      default: return nil
      }
    }
    guard hasTime, let same = Governor.of(earlier, in: scene), same.kind == .capex || same.kind == .invest else {
      return nil
    }
    return Governor(kind: .capex, mark: -1, weight: same.weight, isRight: false)
  }

  /// A verb of building behind an amount with で: 約8000万ドルで新しい商業施設をつくる.
  private func builtWith(_ index: Int) -> Governor? {
    guard tongue == .japanese, scene.starts(any: ["で", "かけて", "をかけて"], at: afterGloss(index)) else { return nil }
    let money = scene.marks[index]
    for (at, mark) in scene.marks.enumerated() where mark.start >= money.end && mark.start - money.end < 110 {
      switch mark.kind {
      case .build: return Governor(kind: .invest, mark: at, weight: 0.02, isRight: true)
      case .money, .stop, .neg, .revenue, .profit, .acquire: return nil
      default: break
      }
    }
    return nil
  }

  /// A weak verb of spending ("約束済み", 见込む, 든다) where the text is about investment and nothing says otherwise.
  private func committed(_ index: Int) -> Governor? {
    let part = clause(of: index)
    let money = scene.marks[index]
    // Several names with an amount each share the verb at the end.
    let later = Int(money.end)..<scene.range.upperBound
    let shares =
      scene.count(.money, between: later.lowerBound, and: later.upperBound) > 0
      && scene.count(.entity, between: later.lowerBound, and: later.upperBound)
        >= scene.count(.money, between: later.lowerBound, and: later.upperBound)
    guard let verb = scene.nearest(.commit, to: Int(money.start), within: tongue.isHeadFinal && shares ? 260 : 90),
      part.contains(Int(scene.marks[verb].start))
    else { return nil }
    let isRight = scene.marks[verb].start >= money.end
    guard tongue == .chinese || isRight else { return nil }
    for mark in scene.marks where part.contains(Int(mark.start)) {
      switch mark.kind {
      case .neg, .revenue, .profit, .share, .volume: return nil
      default: break
      }
    }
    if sentence - revenueSentence <= 1, capexSentence < revenueSentence { return nil }
    let isAbout =
      documentTopic == .capex || intro.topic == .capex || sentence - capexSentence <= 3 || scene.has(.plant, in: part)
      || scene.has(.project, in: part) || scene.has(.build, in: part)
    return isAbout ? Governor(kind: .invest, mark: verb, weight: 0.02, isRight: isRight) : nil
  }

  /// The word that governs the amount before it in the same sentence, for amounts that go on without one of their own:
  /// "Brookfield … for 20 billion euros, and Bpifrance for 10 billion euros".
  private func shared(_ index: Int) -> Governor? {
    guard let earlier = scene.marks[..<index].lastIndex(where: { $0.kind == .money }) else { return nil }
    let low = scene.marks[earlier].end
    let high = scene.marks[index].start
    guard high - low < 120 else { return nil }
    for mark in scene.marks where mark.start >= low && mark.end <= high {
      switch mark.kind {
      case .neg, .revenue, .profit, .previous, .stop, .up, .down: return nil
      default: break
      }
    }
    guard scene.has(.comma, in: Int(low)..<Int(high)) || scene.has(.clause, in: Int(low)..<Int(high)) else {
      return nil
    }
    guard let governor = Governor.of(earlier, in: scene) ?? shared(earlier) else { return nil }
    switch governor.kind {
    case .capex, .invest, .passive:
      return Governor(
        kind: governor.kind, mark: governor.mark, weight: governor.weight, isRight: governor.isRight, isShared: true)
    default: return nil
    }
  }

  /// Capital spending, where the sentence before spoke of it and this one goes on with new figures: "Meta lifted the
  /// bottom of its own range and now expects $70 billion to $72 billion".
  private func continued(_ index: Int) -> Governor? {
    guard tongue == .english, sentence - capexSentence <= 2, scene.has(.plan) || scene.has(.revise) else { return nil }
    let other: Set<Cue> = [.revenue, .profit, .neg, .share, .percent, .stake, .round, .acquire, .volume, .invest]
    guard !scene.marks.contains(where: { other.contains($0.kind) }) else { return nil }
    guard scene.marks.first(where: { $0.kind == .money })?.start == scene.marks[index].start else { return nil }
    return Governor(kind: .capex, mark: -1, weight: 0.01, isRight: false)
  }

  /// The conversions in brackets of an amount.
  func restated(_ index: Int) -> [Money] {
    let ref = Int(scene.marks[index].ref)
    var all: [Money] = []
    var next = ref + 1
    while next < mentions.count, next <= ref + 3 {
      if mentions[next].restates == ref, case .money(let money) = mentions[next].value, let currency = money.currency {
        all.append(Money(money.low, currency))
      }
      next += 1
    }
    return all
  }

  /// The bytes of the conversion, for the quote.
  func restatement(of index: Int) -> Range<Int>? {
    let ref = Int(scene.marks[index].ref)
    guard ref + 1 < mentions.count, mentions[ref + 1].restates == ref else { return nil }
    let range = mentions[ref + 1].outer
    // The closing bracket belongs to it.
    let isAscii = range.upperBound < text.count && text[range.upperBound] == UInt8(ascii: ")")
    let isWide = scene.starts("）", at: range.upperBound)
    return range.lowerBound..<(range.upperBound + (isAscii ? 1 : isWide ? 3 : 0))
  }

  /// Whether a plan, plant or price named with an amount is money to be invested: a word of building, investing or
  /// planning stands in the clause.
  func isProjectMoney(_ index: Int, _ governor: Governor) -> Bool {
    let part = clause(of: index)
    if governor.kind == .cost {
      return scene.has(.build, in: part)
        || scene.has(.project, in: part) && (scene.has(.plan, in: part) || scene.has(.invest, in: part))
    }
    return scene.has(.invest, in: part) || scene.has(.build, in: part) || scene.has(.capex, in: part)
      || scene.has(.plan, in: part)
  }

  /// Whether the sentence denies, only supposes, or has others guess the amount.
  func isDisclaimed(_ index: Int, _ governor: Governor) -> Bool {
    let part = clause(of: index)
    let mark = scene.marks[index]
    if tongue == .english ? scene.has(.denial) : scene.has(.denial, in: part) { return true }
    if scene.has(.hypo, in: part) { return true }
    if isOld(index) { return true }
    if scene.has(.aggregate, in: innerClause(of: index)) { return true }
    if tongue == .chinese,
      let sum = scene.marks.last(where: { $0.kind == .aggregate && $0.end <= mark.start }),
      scene.count(.entity, between: Int(sum.end), and: Int(mark.start)) == 0
    {
      return true
    }
    let isOwnStake = tongue != .english && (governor.kind == .stake || governor.kind == .acquire)
    if !isOwnStake && isPart(index) || isSuperseded(index) { return true }
    // A forecast of analysts: the word stands before the amount, near it, and no company's name between.
    if let analyst = scene.nearest(.analyst, to: Int(mark.start), within: 60),
      governor.kind != .invest || tongue != .english
    {
      let cue = scene.marks[analyst]
      let (low, high) = cue.end <= mark.start ? (cue.end, mark.start) : (mark.end, cue.start)
      if scene.count(.entity, between: Int(low), and: Int(high)) == 0,
        scene.count(.clause, between: Int(low), and: Int(high)) == 0
      {
        return true
      }
    }
    return false
  }

  /// Whether the amount is a part of the sum before it: "of which $9bn …", 이 가운데 7조원이.
  func isPart(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    // "… and the rest" after the amount makes it a part as well.
    let rest = scene.marks.contains {
      $0.kind == .part && $0.start > mark.end
        && scene.starts(any: ["나머지", "the rest", "the remaining", "其余", "其餘", "残り"], at: Int($0.start))
    }
    if rest, !scene.marks.contains(where: { $0.kind == .entity && canAct($0) && $0.end <= mark.start }) { return true }
    let start = tongue.isHeadFinal ? clause(of: index).lowerBound : 0
    guard
      let part = scene.marks.lastIndex(where: {
        $0.kind == .part && $0.end <= mark.start && Int($0.start) >= start
      })
    else { return false }
    // A name or a time of its own between makes it a sum of its own.
    let low = Int(scene.marks[part].end)
    if tongue != .english,
      scene.marks.contains(where: {
        $0.kind == .period && Int($0.start) >= low && $0.end <= mark.start && mark.start - $0.end <= 12
          && period($0)?.boundary == .during && period($0)?.unit != .day && period($0)?.unit != .month
      })
    {
      return false
    }
    return !scene.marks.contains { $0.kind == .entity && Int($0.start) >= low && $0.end <= mark.start && canAct($0) }
  }

  /// Whether the amount is an earlier figure beside a new one: "직전 계획은 1800억유로였다", "an earlier A$1.3 billion".
  func isSuperseded(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    let words: [StaticString] = [
      "직전", "종전", "당초", "애초", "previous", "earlier", "prior", "original", "initial", "replacing", "formerly", "原先",
      "原定", "原计划", "原計劃", "此前", "当初", "従来", "前回",
    ]
    return scene.marks.contains { cue in
      guard cue.kind == .previous || cue.kind == .revise, cue.end <= mark.start, mark.start - cue.end <= 44 else {
        return false
      }
      guard words.contains(where: { scene.starts($0, at: Int(cue.start)) }) else { return false }
      // 此前承诺投资10亿美元: told before, and still so.
      if scene.starts("此前", at: Int(cue.start)),
        !scene.starts(any: ["的", "为", "為", "是", "指引", "预", "預", "计划", "計劃"], at: Int(cue.end))
      {
        return false
      }
      let low = Int(cue.end)
      let high = Int(mark.start)
      return scene.count(.money, between: low, and: high) == 0 && scene.count(.comma, between: low, and: high) == 0
        && scene.count(.entity, between: low, and: high) == 0
    }
  }

  /// Whether the amount replaces an earlier one.
  func isRevision(_ index: Int) -> Bool {
    if tongue != .english, older(than: index) != nil { return true }
    let part = innerClause(of: index)
    return scene.marks.contains {
      $0.kind == .revise && part.contains(Int($0.start))
        && (value($0) == "always" || scene.has(.previous, in: clause(of: index)))
    }
  }

  /// Whether the money has been spent.
  func status(of index: Int, _ governor: Governor, _ coverage: Coverage) -> InvestmentStatus {
    let mark = scene.marks[index]
    if tongue != .english { return asianStatus(of: index, governor, coverage) }
    if governor.mark >= 0 {
      let cue = scene.marks[governor.mark]
      switch value(cue) {
      case "past" where tongue == .korean && scene.starts("한다", at: Int(cue.end) - 3): return .planned
      case "past": return isFuture(index) && tongue == .english ? .planned : .spent
      case "plan": return .planned
      default: break
      }
      // 투자한다고 밝혔다: what follows the verb decides, not the verb of saying.
      if governor.kind == .invest || governor.kind == .passive {
        if pastForm(cue) { return .spent }
        if tongue != .chinese { return .planned }
      }
    }
    if coverage.isPast { return .spent }
    let part = innerClause(of: index)
    if let plan = scene.nearest(.plan, to: Int(mark.start), within: 120) {
      let place = Int(scene.marks[plan].start)
      if part.contains(place) { return .planned }
    }
    if scene.has(.spent, in: part) { return .spent }
    return .planned
  }

  /// The status in Chinese, Japanese and Korean: what the verb's ending says, then the time, then the words around.
  private func asianStatus(of index: Int, _ governor: Governor, _ coverage: Coverage) -> InvestmentStatus {
    let mark = scene.marks[index]
    let part = innerClause(of: index)
    if governor.mark >= 0 {
      let cue = scene.marks[governor.mark]
      if tongue == .korean, value(cue) == "past", scene.starts("한다", at: Int(cue.end) - 3) { return .planned }
      if value(cue) == "past" { return tongue == .chinese || !isPlanned(after: cue) ? .spent : .planned }
      if value(cue) == "plan" { return .planned }
      if governor.kind == .invest || governor.kind == .passive || governor.kind == .acquire || governor.kind == .stake {
        if pastForm(cue) { return isPlanned(after: cue) ? .planned : .spent }
        if tongue == .korean, scene.starts(any: ["한다", "하기로", "할 ", "하겠", "합니다", "키로"], at: Int(cue.end)) {
          return .planned
        }
        if tongue.isHeadFinal, governor.kind == .invest || governor.kind == .passive {
          return isDone(after: cue) && !isPlanned(after: cue) ? .spent : .planned
        }
      }
    }
    if isAhead(coverage) { return .planned }
    if coverage.isPast { return .spent }
    if let plan = scene.nearest(.plan, to: Int(mark.start), within: 120), part.contains(Int(scene.marks[plan].start)) {
      return .planned
    }
    if scene.has(.spent, in: part) { return .spent }
    // A company bought, told without a word of planning, has been bought.
    if governor.kind == .acquire || governor.kind == .stake {
      return scene.has(.plan) || scene.has(.hypo) ? .planned : tongue == .japanese ? .planned : .spent
    }
    return .planned
  }

  /// Whether what an amount covers is not over: this year, the years from now on.
  private func isAhead(_ coverage: Coverage) -> Bool {
    guard let published, !coverage.isPast, let years = coverage.years, years >= 1 else { return false }
    if let year = coverage.fiscalYear { return year >= published.year }
    return coverage.endsOn.map { $0.year >= published.year } ?? false
  }

  /// Whether words of planning follow a verb form: 投じた + 計画, 투자한 + 계획.
  private func isPlanned(after cue: Mark) -> Bool {
    scene.starts(any: ["計画", "方針", "い考え", "いと", "予定", " 계획", "다는 계획", " 예정", "다는 방침"], at: Int(cue.end))
  }

  /// Whether the verb that an amount hangs on ends in the past at the end of its clause: 出資して…となった, 들여 … 완공했다.
  private func isDone(after cue: Mark) -> Bool {
    let end = Int(cue.end)
    let low = end
    var high = scene.range.upperBound
    for mark in scene.marks where mark.kind == .stop && Int(mark.start) >= end {
      high = Int(mark.start)
      break
    }
    guard high > low else { return false }
    if scene.marks.contains(where: { $0.kind == .plan && Int($0.start) >= low && Int($0.end) <= high }) { return false }
    // The verb goes on: 들여, 投じて, 출자하며.
    switch tongue {
    case .korean:
      let goesOn =
        scene.starts(any: ["여 ", "해 ", "하며 ", "하고 ", "하면서 ", "아 ", "어 "], at: end)
        || scene.starts(any: ["들여", "쏟아", "부어", "넣어"], at: Int(cue.start))
      guard goesOn else { return false }
      return hasPastEnding(in: low..<high)
    case .japanese:
      guard scene.starts(any: ["して", "て", "し、", "、", "で"], at: end) || scene.starts("て", at: end - 3) else {
        return false
      }
      let tail = max(low, high - 24)..<high
      return (["した", "った", "れた", "いる", "きた", "えた", "いた", "んだ"] as [StaticString]).contains {
        scene.contains($0, in: tail)
      }
    default: return false
    }
  }

  /// Whether a Korean syllable that ends in ㅆ stands before the end of a verb: 완공했다, 갖췄고, 끝냈습니다.
  private func hasPastEnding(in part: Range<Int>) -> Bool {
    var place = part.lowerBound
    while place + 3 < part.upperBound {
      let scalar = TextClass.scalar3(text, place)
      // Not 있 and 겠.
      if TextClass.finalConsonant(scalar) == 20, scalar != 0xC788, scalar != 0xACA0,
        scene.starts(any: ["다", "습", "고", "죠", "어"], at: place + 3)
      {
        return true
      }
      place += TextClass.length(text[place])
    }
    return false
  }

  /// "will have spent", "would be invested".
  private func isFuture(_ index: Int) -> Bool {
    guard let plan = scene.nearest(.plan, to: Int(scene.marks[index].start), within: 40, right: false) else {
      return false
    }
    let mark = scene.marks[plan]
    return scene.starts("will", at: Int(mark.start)) || scene.starts("would", at: Int(mark.start))
      || scene.starts("to be", at: Int(mark.start))
  }

  /// Whether a verb stem is followed by a past ending: 투자했다, 投じた, 投资了.
  private func pastForm(_ cue: Mark) -> Bool {
    let end = Int(cue.end)
    switch tongue {
    case .korean: return scene.starts(any: ["했다", "했고", "했으", "한 ", "해왔", "해 왔", "됐", "된 ", "온 ", "왔"], at: end)
    case .japanese: return scene.starts(any: ["した", "してきた", "しており", "していた", "た"], at: end)
    case .chinese:
      return scene.starts(any: ["了", "过"], at: end) || scene.starts(any: ["已", "已经"], at: Int(cue.start) - 3)
    case .english: return false
    }
  }

  /// What the money is for, where a word near it says so.
  func purpose(near index: Int) -> String? {
    let part = clause(of: index)
    for mark in scene.marks where mark.kind == .segment && part.contains(Int(mark.start)) {
      let word = value(mark)
      if word == "cloud" || word == "ai" || word == "chips" || word == "datacenter" { return word }
    }
    if tongue != .english, let near = scene.nearest(.segment, to: Int(scene.marks[index].start), within: 60),
      innerClause(of: index).contains(Int(scene.marks[near].start)), value(scene.marks[near]) != "region"
    {
      return value(scene.marks[near])
    }
    return nil
  }
}
