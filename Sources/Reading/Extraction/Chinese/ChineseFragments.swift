import Vocabulary

/// Sums beside which no word says what they are, in Chinese: the clause before, or what stands right behind, tells.
///
///     英特尔要在俄亥俄州再建一座厂，约200亿美元        what the clause before builds
///     思科为Splunk掏了280亿美元                     paid for a company
///     7.5亿美元收下X, 40亿元建新厂                    a verb of one or two characters right behind
///     许下十年500亿美元的承诺                          a promise of so much
///     初创公司X拿到软银5亿美元                        what a giver right before it gives
extension FactReading {
  /// The governor of such a sum; asked for only where no word near governs it.
  func fragment(_ index: Int) -> Governor? {
    guard tongue == .chinese else { return nil }
    return researched(index) ?? paidSoFar(index) ?? paidFor(index) ?? boughtRight(index) ?? builtFor(index) ?? promised(
      index) ?? givenBy(index)
  }

  /// 三季度研发24亿元, 研发则是9亿元: the bare noun of what every company spends on, right before the amount.
  private func researched(_ index: Int) -> Governor? {
    let low = scene.range.lowerBound
    let start = outer(scene.marks[index]).lowerBound
    let place = start - scene.words.length(of: .listLink, in: text, endingAt: start, from: low)
    guard scene.ends(.researchAhead, at: place) else { return nil }
    return Governor(kind: .capex, mark: -1, weight: 0.05, isRight: false)
  }

  /// 预算430亿元不变，上半年已付16亿: how much of a sum that was stated right before has been paid.
  private func paidSoFar(_ index: Int) -> Governor? {
    let start = outer(scene.marks[index]).lowerBound
    guard scene.ends(.paidSoFar, at: start),
      capexSentence >= max(blockSentence, sentence - 1)
        || scene.marks[..<index].contains(where: { $0.kind == .money && $0.value == 1 })
    else { return nil }
    return Governor(kind: .capex, mark: -1, weight: 0.05, isRight: false)
  }

  /// 为Altium付出91亿澳元: the verb of paying right before, and right before that whom it is paid for.
  private func paidFor(_ index: Int) -> Governor? {
    let low = scene.range.lowerBound
    var place = outer(scene.marks[index]).lowerBound
    let verb = scene.words.length(of: .paysSum, in: text, endingAt: place, from: low)
    guard verb > 0 else { return nil }
    place -= verb
    while case let adverb = scene.words.length(of: .modalAhead, in: text, endingAt: place, from: low), adverb > 0 {
      place -= adverb
    }
    guard let name = scene.marks[..<index].last(where: { $0.kind == .entity }), canAct(name),
      NameBorder.skipGloss(text, Int(name.end), scene.range.upperBound) == place,
      case let start = beforeQuote(Int(name.start)), endsWith(start, "为") || endsWith(start, "為")
    else { return nil }
    return Governor(kind: .stake, mark: -1, weight: 0.05, isRight: false)
  }

  /// 2.9亿美元收X, 12亿元建新厂: a verb right behind the amount, too short to be a cue, and for one of buying a name behind it.
  private func boughtRight(_ index: Int) -> Governor? {
    let end = afterGloss(index)
    let buys = scene.words.length(of: .buysRight, in: text, at: end)
    if buys > 0 {
      return named(at: end + buys) != nil ? Governor(kind: .stake, mark: -1, weight: 0.05, isRight: true) : nil
    }
    let builds = scene.words.length(of: .buildsRight, in: text, at: end)
    guard builds > 0 else { return nil }
    let tail = end + builds..<max(end + builds, min(scene.range.upperBound, end + builds + 45))
    let isThing =
      builds >= 6 || scene.has(.plant, in: tail) || scene.has(.project, in: tail) || scene.contains(.durables, in: tail)
    return isThing ? Governor(kind: .capex, mark: index, weight: 0.05, isRight: true) : nil
  }

  /// Who is named at a place, in quotation marks or without, known or not.
  private func named(at place: Int) -> Subject? {
    let start = place + (scene.starts(.openQuote, at: place) ? 3 : 0)
    if let at = scene.marks.firstIndex(where: { $0.kind == .entity && Int($0.start) == start }) { return found(at) }
    return start == place ? stranger(from: place) : nil
  }

  /// Whether what stands right beside an amount, or the sentence before, may make it the price of a stake where no word for
  /// one stands in the sentence.
  func isPricedAlone(_ index: Int) -> Bool {
    guard tongue == .chinese else { return false }
    if sentence - stakeSentence <= 1 { return true }
    let start = outer(scene.marks[index]).lowerBound
    return scene.ends(.paysSum, at: start) || scene.starts(.buysRight, at: afterGloss(index))
      || scene.marks[..<index].contains { $0.kind == .entity && start - Int($0.end) <= 3 && Int($0.end) <= start }
  }

  /// The company that such a sum buys: 5亿美元收下X, 为X掏了5亿美元.
  func fragmentTarget(of index: Int) -> Subject? {
    guard tongue == .chinese else { return nil }
    let end = afterGloss(index)
    let buys = scene.words.length(of: .buysRight, in: text, at: end)
    if buys > 0 { return named(at: end + buys) }
    guard paidFor(index) != nil else { return nil }
    return scene.marks[..<index].lastIndex { $0.kind == .entity }.map { found($0) }
  }

  /// 将在高雄再建两座晶圆厂，约1.5万亿新台币: a sum that is a clause by itself, behind one that builds something.
  private func builtFor(_ index: Int) -> Governor? {
    let low = scene.range.lowerBound
    var place = outer(scene.marks[index]).lowerBound
    while place > low {
      let word = scene.words.length(of: .bareSumAhead, in: text, endingAt: place, from: low)
      guard word > 0 else { break }
      place -= word
    }
    guard place - 3 >= low, scene.starts("，", at: place - 3) || scene.starts("：", at: place - 3) else { return nil }
    let end = afterGloss(index)
    guard end >= scene.range.upperBound || scene.ends(.clauseHead, at: end + 3) || scene.starts(.clauseMark, at: end)
    else { return nil }
    var built: Int?
    for at in stride(from: index - 1, through: 0, by: -1) {
      let mark = scene.marks[at]
      if Int(mark.start) >= place - 3 { continue }
      switch mark.kind {
      case .comma where !scene.starts(.listComma, at: Int(mark.start)), .stop: return governorOfWorks(built)
      case .neg, .revenue, .profit, .volume, .denial, .hypo, .percent, .round, .acquire, .stake: return nil
      case .money where (money(mark)?.low.double ?? 0) >= 100_000: return nil
      case .build: built = at
      case .plant, .project:
        // 新增的第四条产线，92亿卢比
        if built == nil, scene.has(.plan) || scene.has(.build) || Int(mark.end) == place - 3 { built = at }
      default: break
      }
    }
    return governorOfWorks(built)
  }

  private func governorOfWorks(_ mark: Int?) -> Governor? {
    mark.map { Governor(kind: .capex, mark: $0, weight: 0.02, isRight: false) }
  }

  /// 许下四年22亿美元的承诺: a promise, of which the amount is the attribute.
  private func promised(_ index: Int) -> Governor? {
    let end = afterGloss(index)
    guard scene.starts(.promiseNoun, at: end) else { return nil }
    let noun = scene.marks.firstIndex { $0.kind == .plan && Int($0.start) >= end && Int($0.start) - end <= 12 }
    return Governor(kind: .capex, mark: noun ?? index, weight: 0.02, isRight: true)
  }

  /// 刚拿到软银5亿美元: the giver right before the amount, behind a word of receiving, and nothing behind that says what for.
  private func givenBy(_ index: Int) -> Governor? {
    let start = outer(scene.marks[index]).lowerBound
    guard let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity }), canAct(scene.marks[at]),
      case let end = Int(scene.marks[at].end), end <= start, start - end <= 3,
      end == start || scene.starts("的", at: end),
      scene.ends(.roundGiver, at: beforeQuote(Int(scene.marks[at].start))),
      case let behind = afterGloss(index),
      behind >= scene.range.upperBound || scene.starts(.clauseMark, at: behind)
        || scene.starts(.fundsBehind, at: behind)
    else { return nil }
    return Governor(kind: .stake, mark: -1, weight: 0.02, isRight: false)
  }

  /// Whether a percentage ends an item of a row of companies of which the first was told the revenue of:
  /// 比亚迪营收7771亿元，增长29%；吉利2402亿元，增34%.
  func isOfRevenueRow(_ index: Int, _ direction: Direction) -> Bool {
    guard tongue == .chinese else { return false }
    if isOfLabelledRow(index, direction) { return true }
    // 收入都在缩。三家的账： and under it 长河石油　2.17万亿元　-3.9%
    let isRow = rowLabel() != nil && scene.marks[..<index].contains { (money($0)?.low.double ?? 0) >= 10_000_000 }
    guard revenueTopic, !shareTopic, sentence - revenueSentence <= (isRow ? 4 : 1),
      capexSentence <= revenueSentence, !scene.has(.trade), !scene.has(.share),
      let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity }), canAct(scene.marks[at]),
      actors.carrierKind(who(scene.marks[at])) == .company, headsClause(at), !isChineseObject(at)
    else { return false }
    let name = scene.marks[at]
    guard scene.marks[index].start - name.end <= 75 else { return false }
    var sums = 0
    var commas = 0
    var isTimed = false
    for mark in scene.marks[(at + 1)..<index] {
      switch mark.kind {
      case .money: sums += 1
      case .comma: commas += 1
      case .window: isTimed = true
      case .up, .down, .growth, .yoy, .qoq, .period, .span, .number, .year, .clause: break
      default: return false
      }
    }
    if sums == 1 { return commas <= 2 }
    // 工行营业收入下降3.4%，建行减少3.0%: without a sum only behind another growth.
    // Behind a semicolon 跌1.7% may be the next one's share again.
    guard sums == 0, commas == 0, !isTimed, sentence == revenueSentence, let verb = direction.mark,
      at > 0, scene.marks[at - 1].kind != .stop || !scene.starts(.priceVerb, at: Int(scene.marks[verb].start)),
      let first = scene.last(.percent, before: at), let label = label(of: first)
    else { return false }
    return label.kind == .revenue && label.mark < first
  }

  /// 农夫山泉：256.2亿元，增15.6%: likewise where a label names the company, in a text on revenues.
  private func isOfLabelledRow(_ index: Int, _ direction: Direction) -> Bool {
    guard sentence - revenueSentence <= 8, capexSentence <= revenueSentence, let verb = direction.mark,
      scene.starts(.growthVerb, at: Int(scene.marks[verb].start)) || scene.has(.yoy),
      let label = labelled(before: index), label.mark >= 0, label.mark < index, let range = label.range,
      let sum = scene.marks[label.mark..<index].firstIndex(where: { $0.kind == .money }),
      outer(scene.marks[sum]).lowerBound - range.upperBound <= 9
    else { return false }
    return !scene.marks[(sum + 1)..<index].contains { mark in
      switch mark.kind {
      case .comma, .up, .down, .growth, .yoy, .qoq, .number: false
      default: true
      }
    }
  }

  /// 多卖了19.7%: a verb that says of itself that sales have grown.
  func sellsMore(_ direction: Direction) -> Bool {
    guard tongue == .chinese, let verb = direction.mark else { return false }
    return scene.starts(.sellsMore, at: Int(scene.marks[verb].start))
  }

  /// Whether neither a company nor a pronoun for one stands in a sentence before a mark.
  func namesNobody(before index: Int) -> Bool {
    !scene.marks[..<index].contains { $0.kind == .entity && canAct($0) || $0.kind == .pronoun || $0.kind == .money }
  }

  /// 比去年同期高10.7%: prices move from day to day, and are no comparison with the season.
  func isYearOnYearOnly(_ index: Int) -> Bool {
    guard tongue == .chinese, !scene.has(.share), !scene.has(.trade), index > 0 else { return false }
    for mark in scene.marks[..<index].reversed() {
      switch mark.kind {
      case .yoy: return true
      case .up, .down, .growth, .number: break
      default: return false
      }
    }
    return false
  }

  /// 巴西卡马萨里：10亿美元: whether a place, no government, labels the item that an amount stands in.
  func isOfPlaceLabel(_ index: Int) -> Bool {
    guard tongue == .chinese, scene.block == .listItem,
      let first = scene.marks.first(where: { $0.kind == .entity }),
      Int(first.start) - scene.range.lowerBound <= 9, actors.carrierKind(who(first)) == .government
    else { return false }
    var place = Int(first.end)
    while place < scene.range.upperBound, TextClass.isHan(TextClass.scalar3(text, place)) { place += 3 }
    let run = Int(first.end)..<place
    return run.count >= 6 && place <= Int(scene.marks[index].start)
      && (scene.starts("：", at: place) || scene.starts(":", at: place))
      && !scene.contains("政府", in: run) && !scene.contains("财", in: run) && !scene.contains("財", in: run)
      && scene.count(.entity, between: run.lowerBound, and: place) == 0
  }

  /// Which way a percentage goes that ends a move at the limit of the day, or that an earlier one of the sentence has shrunk to:
  /// 10%涨停, 冲高11%后收窄到4.4%.
  func chineseSpecialDirection(of index: Int) -> Bool? {
    let mark = scene.marks[index]
    if scene.starts(.limitUp, at: Int(mark.end)) { return true }
    if scene.starts(.limitDown, at: Int(mark.end)) { return false }
    // 富时大马综指起0.4%: in the papers of Malaysia.
    let start = outer(mark).lowerBound
    if endsWith(start, "起"), scene.marks[..<index].contains(where: { $0.kind == .entity && Int($0.end) == start - 3 }) {
      return true
    }
    // 年内涨幅收窄至24%: there the noun tells.
    let narrows = scene.words.length(of: .narrowsTo, in: text, endingAt: start, from: scene.range.lowerBound)
    guard narrows > 0, !scene.ends(.rangeNoun, at: start - narrows),
      let earlier = scene.last(.percent, before: index), mark.start - scene.marks[earlier].end <= 48,
      scene.has(.trade) || scene.has(.share) || shareTopic
    else { return nil }
    return direction(of: earlier)?.isUp
  }
}
