import Vocabulary

/// What is learned of an amount of money: whether it is spent or a stake, by whom and over which years.
extension FactReading {
  mutating func judgeAmount(
    _ index: Int, _ ruling: Ruling?, _ list: inout FeatureList, _ model: LinearModel
  ) {
    // What an English sentence says to be revenue, debt or a buyback, a difference or a former figure is hardly ever more.
    if ruling == nil, tongue == .english, EnglishRelation.Kind.noInvestment.contains(lead.kind) { return }
    // 从85亿日元减到40亿日元, 外传要砸8亿美元，公司直言没有此事: the former figure, and what is denied.
    if ruling == nil, tongue == .chinese, isOld(index) || scene.has(.denial, in: clause(of: index)) { return }
    // 12万ドル台をつけた: how high a price stands.
    if ruling == nil, tongue == .japanese, isLevelOfPrice(index) || isOfOtherMoney(index) { return }
    let scores = model.pair(.amount, list)
    let kind: InvestmentKind = scores.0 >= scores.1 ? .capex : .stake
    // What a rule takes for spent only a clear doubt undoes: of articles like none that were learned from the rules know more
    // than the weights.
    let least: Int32 = ruling != nil ? -model.margin(.amount) : 0
    guard max(scores.0, scores.1) > least else {
      if let ruling { withdraw(ruling) }
      return
    }
    addFurtherFeatures(of: index, ruling: ruling, to: &list)
    let spent = model.score(.status, list)
    var status: InvestmentStatus = spent > 0 ? .spent : .planned
    if let ruling, ruling.reading == .capex || ruling.reading == .stake, abs(spent) < model.margin(.status) {
      status = ruling.isSpent ? .spent : .planned
    }
    let reading: Ruling.Reading = kind == .capex ? .capex : .stake
    guard let subject = subject(of: index, ruling: ruling, reading, model) else { return }
    // The years of a stake are none.
    let coverage =
      kind == .stake
      ? Coverage()
      : withoutOldYear(
        coverage(of: index, ruling, isSpent: status == .spent, model), of: index, isSpent: status == .spent)
    if let ruling, ruling.reading == reading, ruling.isSpent == (status == .spent), ruling.years == coverage.years,
      isSame(subject, ruling.subject)
    {
      return
    }
    var investment: Investment
    let mark = scene.marks[index]
    let mention = mentions[Int(mark.ref)]
    if let ruling, case .investment(let ruled) = statements[ruling.statement].value {
      investment = ruled
      if !isSame(subject, ruling.subject) { investment.entity = self.mention(subject.who, subject.range) }
    } else {
      guard let money = money(mark), let currency = money.currency ?? currency else { return }
      investment = Investment(
        entity: self.mention(subject.who, subject.range), kind: kind, status: status, amount: money.low,
        amountHigh: money.high, currency: currency, qualifier: mention.qualifier, isRevision: isRevision(index))
      if isStated(investment) { return }
    }
    investment.status = status
    // Nobody takes a stake in himself.
    let isOwn = investment.target.map { $0.id == investment.entity.id } ?? false
    if investment.kind != kind || ruling == nil || isOwn {
      investment.kind = kind
      investment.target = kind == .stake ? likelyTarget(of: index, subject).map { targetMention($0) } : nil
    }
    var period: Range<Int>?
    if kind == .stake {
      investment.years = nil
    } else if coverage.years != investment.years || ruling == nil {
      investment.years = coverage.years
      investment.fiscalYear = coverage.fiscalYear
      investment.startsOn = coverage.startsOn
      investment.endsOn = coverage.endsOn
      period = coverage.range
    }
    if ruling == nil { take(index) }
    state(
      .investment(investment), instead: ruling, about: subject, of: index,
      quote: quote(mention.outer, period, subject.range, restatement(of: index)), restated: restated(index),
      rule: kind == .capex ? "learned-spending" : "learned-stake")
  }

  /// Whether a Japanese amount with 台 behind it is how high something stands.
  private func isLevelOfPrice(_ index: Int) -> Bool { scene.starts("台", at: Int(scene.marks[index].end)) }

  /// Whether a noun of a Japanese sentence says that an amount is revenue or profit.
  private func isOfOtherMoney(_ index: Int) -> Bool {
    let kind = governor(of: index)?.kind
    return kind == .revenue || kind == .profit
  }

  /// The years that an amount covers, as the best of the candidates says.
  private func coverage(of index: Int, _ ruling: Ruling?, isSpent: Bool, _ model: LinearModel) -> Coverage {
    let ruled = ruling.flatMap { coverage(ruled: $0) }
    // Where a rule says for how long, that stands.
    if let ruled, ruled.years != nil, ruling?.reading == .capex { return ruled }
    let isTimeNamed = scene.kinds.overlaps(CueSet(.duration, .period, .number, .span))
    if !isTimeNamed, ruling != nil || reportSpan == nil { return ruled ?? Coverage() }
    let candidates = spanCandidates(of: index, ruled: ruled)
    guard candidates.count > 1 else { return candidates[0].coverage }
    var own = FeatureList(rooms.candidate, tongue)
    var best = candidates[0].coverage
    var bestScore = Int32.min
    var ruledScore = Int32.min / 2
    for candidate in candidates {
      own.removeAll()
      addFeatures(of: candidate, among: candidates, for: index, isSpent: isSpent, to: &own)
      let score = model.score(.span, own)
      if candidate.isRuled { ruledScore = score }
      if score > bestScore {
        bestScore = score
        best = candidate.coverage
      }
    }
    if let ruled, bestScore &- ruledScore < model.margin(.span) { return ruled }
    return best
  }

  /// Whether the document states an amount already, itself or as what another is worth.
  private func isStated(_ investment: Investment) -> Bool {
    statements.suffix(200).contains { statement in
      guard case .investment(let known) = statement.value else { return false }
      if known.amount == investment.amount, known.currency == investment.currency {
        return known.entity.id == investment.entity.id
      }
      if known.currency == investment.currency, known.entity.id == investment.entity.id, isShare(investment, of: known)
      {
        return true
      }
      return statement.citation.restated.contains {
        $0.amount == investment.amount && $0.currency == investment.currency
      }
    }
  }

  /// Whether an amount is what a stated one comes to in a year: "380 billion over three years, 127 billion a year".
  private func isShare(_ part: Investment, of whole: Investment) -> Bool {
    guard let years = whole.years, years > 1, let amount = part.amount?.double, let all = whole.amount?.double else {
      return false
    }
    return abs(all / years - amount) <= 0.005 * amount
  }

  /// Whom the money goes to: the company named nearest to the amount that is not the one who pays.
  private func likelyTarget(of index: Int, _ subject: Subject) -> Subject? {
    let own = scene.marks[index]
    var best: Int?
    var bestGap = Int32.max
    for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && canAct(mark) {
      guard !actors.same(who(mark), subject.who), actors.carrierKind(who(mark)) != .government else { continue }
      let gap = mark.end <= own.start ? own.start - mark.end : mark.start - own.end
      if gap >= 0, gap < bestGap {
        best = at
        bestGap = gap
      }
    }
    if let best { return found(best) }
    guard let focus, focus != Actors.unknown, !actors.same(focus, subject.who) else { return nil }
    return Subject(who: focus, range: nil, mark: -1)
  }
}
