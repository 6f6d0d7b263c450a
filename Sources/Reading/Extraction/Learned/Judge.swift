import Vocabulary

/// The learned judgements on a sentence, after the rules have read it: which of their statements to doubt, whom and
/// which years a figure is about, and which figures the rules passed over are facts all the same.
extension FactReading {
  /// Looks at every amount and percentage that may be a fact.
  mutating func judge() {
    rulings.sort { $0.statement < $1.statement }
    if examples != nil || model != nil {
      var isTakenApart = false
      var list = FeatureList(rooms.quantity, tongue)
      for index in scene.marks.indices {
        let kind = scene.marks[index].kind
        guard kind == .money || kind == .percent else { continue }
        let ruling = rulings.first { $0.mark == index }
        guard ruling != nil ? ruling?.isShared != true || examples != nil : isOpen(index) else { continue }
        list.removeAll()
        addFirstFeatures(of: index, ruling: ruling, to: &list)
        let first = list.count
        if examples == nil, let model, isSettled(index, ruling, list, model) { continue }
        if !isTakenApart {
          units.read(scene, folded)
          isTakenApart = true
        }
        addFeatures(of: index, ruling: ruling, to: &list)
        if examples != nil {
          noteExample(index, ruling, list, first: first)
        } else if let model {
          if kind == .money {
            judgeAmount(index, ruling, &list, model)
          } else {
            judgePercent(index, ruling, &list, model)
          }
        }
      }
    }
    for ruling in rulings { lastSubject = ruling.subject.who }
  }

  /// Whether the first features say all that there is to say: no rule took the quantity and it is no fact, or it is a
  /// percentage and what its rule says of it needs no second look.
  private func isSettled(
    _ index: Int, _ ruling: Ruling?, _ list: borrowing FeatureList, _ model: LinearModel
  ) -> Bool {
    let isMoney = scene.marks[index].kind == .money
    guard let ruling else {
      let question: LinearModel.Question = isMoney ? .openAmount : .openPercent
      return model.score(question, list) < model.margin(question)
    }
    if isMoney || ruling.reading == .growth && (scene.has(.segment) || scene.has(.division)) { return false }
    guard standsAlone(ruling) else { return false }
    return model.score(.closedPercent, list) >= model.margin(.closedPercent)
  }

  /// Whether a quantity that no rule took may still be a fact.
  private func isOpen(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    guard mark.value == 0 else { return false }
    let mention = mentions[Int(mark.ref)]
    switch mention.value {
    case .money(let money):
      guard isFree(index), money.currency ?? currency != nil, money.low.significand > 0 else { return false }
      // A round that waits for its leader.
      if let pendingRound, pendingRound.range == mention.outer { return false }
      return true
    case .percent(let percent): return !percent.isPoints && percent.high == nil && percent.low.significand != 0
    default: return false
    }
  }

  // MARK: Amounts

  private mutating func judgeAmount(
    _ index: Int, _ ruling: Ruling?, _ list: inout FeatureList, _ model: LinearModel
  ) {
    // What an English sentence says to be revenue, debt or a buyback, a difference or a former figure is hardly ever more.
    if ruling == nil, tongue == .english, EnglishRelation.Kind.noInvestment.contains(lead.kind) { return }
    let scores = model.pair(.amount, list)
    let kind: InvestmentKind = scores.0 >= scores.1 ? .capex : .stake
    guard max(scores.0, scores.1) > 0 else {
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
      kind == .stake ? Coverage() : coverage(of: index, ruling, isSpent: status == .spent, model)
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

  // MARK: Percentages

  private mutating func judgePercent(
    _ index: Int, _ ruling: Ruling?, _ list: inout FeatureList, _ model: LinearModel
  ) {
    let scores = model.pair(.percent, list)
    let isGrowth = scores.0 >= scores.1
    guard max(scores.0, scores.1) > 0 else {
      if let ruling { withdraw(ruling) }
      return
    }
    let reading: Ruling.Reading = isGrowth ? .growth : .move
    let isConfirmed = ruling?.reading == reading
    guard let subject = subject(of: index, ruling: ruling, reading, model) else { return }
    let isKept = ruling.map { isSame(subject, $0.subject) } ?? false
    // What a rule says of the time of a move is as good as what is learned.
    if isConfirmed, isKept, !isGrowth { return }
    addFurtherFeatures(of: index, ruling: ruling, to: &list)
    var part = 0
    if isGrowth {
      part = model.best(.segment, list, over: isConfirmed ? ruling?.segment : nil)
      if isConfirmed, isKept, part == ruling?.segment { return }
    }
    guard let percent = signedPercent(index, ruling) else { return }
    let mention = mentions[Int(scene.marks[index].ref)]
    let value: FactValue
    let ruled = ruling.map { statements[$0.statement].value }
    if isGrowth {
      var growth: RevenueGrowth
      if case .revenueGrowth(let known) = ruled {
        growth = known
        if !isKept { growth.entity = self.mention(subject.who, subject.range) }
        if part != ruling?.segment { growth.segment = segment(part, near: index) }
      } else {
        growth = RevenueGrowth(
          entity: self.mention(subject.who, subject.range), percent: percent, qualifier: mention.qualifier)
        growth.basis = basis(of: index)
        if tongue != .english { growth.period = growthPeriod(of: index) }
        growth.segment = segment(part, near: index)
      }
      value = .revenueGrowth(growth)
    } else {
      var move: StockMove
      if case .stockMove(let known) = ruled {
        move = known
        move.entity = self.mention(subject.who, subject.range)
      } else {
        move = StockMove(
          entity: self.mention(subject.who, subject.range), percent: percent, window: .day,
          qualifier: mention.qualifier)
        move.window = MoveWindow.allCases[model.best(.window, list, over: nil)]
      }
      value = .stockMove(move)
    }
    if ruling == nil {
      if statements.suffix(200).contains(where: { isSame($0.value, value) }) { return }
      scene.settle(index, as: isGrowth ? 3 : 2)
    }
    state(
      value, instead: ruling, about: subject, of: index, quote: quote(mention.outer, subject.range), restated: [],
      rule: isGrowth ? "learned-growth" : "learned-move")
  }

  /// The percentage with the sign that a rule gave it, or that the words around it say.
  private mutating func signedPercent(_ index: Int, _ ruling: Ruling?) -> DecimalNumber? {
    switch ruling.map({ statements[$0.statement].value }) {
    case .revenueGrowth(let growth): return growth.percent
    case .stockMove(let move): return move.percent
    default: break
    }
    if tongue == .english, let token = tokens.firstIndex(where: { $0.kind == .percent && Int($0.mark) == index }),
      let change = change(at: token)
    {
      return signed(index, Direction(isUp: change.isUp, mark: nil))
    }
    return direction(of: index).flatMap { signed(index, $0) }
  }

  /// A word for the part of the business that a judgement names.
  private func segment(_ part: Int, near index: Int) -> String {
    switch part {
    case 0: return "total"
    case 1: return "cloud"
    case 2: return "ai"
    default:
      guard let near = scene.nearest(.segment, to: Int(scene.marks[index].start), within: 90, right: false),
        Ruling.code(ofSegment: value(scene.marks[near])) == 3
      else { return "division" }
      return value(scene.marks[near])
    }
  }

  /// Whether two statements of percentages say the same of the same company.
  private func isSame(_ one: FactValue, _ other: FactValue) -> Bool {
    switch (one, other) {
    case (.revenueGrowth(let a), .revenueGrowth(let b)):
      a.percent == b.percent && a.entity.id == b.entity.id && a.segment == b.segment
    case (.stockMove(let a), .stockMove(let b)): a.percent == b.percent && a.entity.id == b.entity.id
    default: false
    }
  }

  // MARK: Both

  /// Whether a rule's choice of the subject stands without a look at others: a known name, and the only one in the
  /// sentence, or of moves and growths one of many.
  private func standsAlone(_ ruling: Ruling) -> Bool {
    guard ruling.subject.mark >= 0, ruling.subject.who >= 0 else { return false }
    var named = 0
    for mark in scene.marks where mark.kind == .entity {
      if canAct(mark) || actors.carrierKind(who(mark)) == .index { named += 1 }
    }
    return named == 1 || named > 2 && (ruling.reading == .growth || ruling.reading == .move)
  }

  /// The subject of a quantity, as the best of the candidates.
  private mutating func subject(
    of index: Int, ruling: Ruling?, _ reading: Ruling.Reading, _ model: LinearModel
  ) -> Subject? {
    if let ruling, standsAlone(ruling) { return ruling.subject }
    // The room for the candidates is taken out while they are looked at.
    var candidates: [SubjectCandidate] = []
    swap(&candidates, &self.candidates)
    defer { swap(&candidates, &self.candidates) }
    findSubjects(of: index, ruling: ruling, into: &candidates)
    guard candidates.count > 1 else { return candidates.first?.subject }
    let question = question(of: index, fact: reading.code, lead, candidates)
    var own = FeatureList(rooms.candidate, tongue)
    var best = 0
    var bestScore = Int32.min
    var ruledScore = Int32.min / 2
    for at in candidates.indices {
      own.removeAll()
      addFeatures(of: candidates[at], question, to: &own)
      let score = model.score(.subject, own)
      if candidates[at].sources.contains(.ruled) { ruledScore = max(ruledScore, score) }
      if score > bestScore {
        bestScore = score
        best = at
      }
    }
    if let ruling, bestScore &- ruledScore < model.margin(.subject) { return ruling.subject }
    return candidates[best].subject
  }

  private func isSame(_ one: Subject, _ other: Subject) -> Bool {
    one.who == Actors.unknown || other.who == Actors.unknown
      ? one.who == other.who && one.range == other.range : actors.same(one.who, other.who)
  }

  /// Takes a rule's statement back.
  private mutating func withdraw(_ ruling: Ruling) {
    statements.remove(at: ruling.statement)
    // Statements of one sentence are all headlines or none.
    headlines.remove(statements.count)
    for at in rulings.indices where rulings[at].statement > ruling.statement { rulings[at].statement -= 1 }
    rulings.removeAll { $0.mark == ruling.mark }
  }

  /// States a value in place of what a rule stated, or as a new statement.
  private mutating func state(
    _ value: FactValue, instead ruling: Ruling?, about subject: Subject, of index: Int, quote: Range<Int>,
    restated: [Money], rule: String
  ) {
    guard let ruling else {
      self.rule(index, subject)
      state(
        value, quote: quote, qualifier: mentions[Int(scene.marks[index].ref)].qualifier, restated: restated, rule: rule)
      return
    }
    guard statements[ruling.statement].value != value else { return }
    let low = min(quote.lowerBound, ruling.quote.lowerBound)
    let range = low..<max(quote.upperBound, ruling.quote.upperBound)
    let known = statements[ruling.statement].citation
    var citation = Citation(
      quote: document.quote(range), bytes: document.sourceRange(range), qualifier: known.qualifier,
      restated: known.restated, rule: known.rule, parts: isForStore ? parts(of: value, in: range) : StatedParts())
    citation.restatedPowers = known.restatedPowers
    statements[ruling.statement] = Statement(value: value, citation: citation)
    for at in rulings.indices where rulings[at].mark == index { rulings[at].subject = subject }
  }

  /// What an actor is called, wherever he is named.
  func mention(_ who: Actors.Who, _ range: Range<Int>?) -> EntityMention {
    if who == Actors.unknown, let range {
      let name = string(range)
      return EntityMention(id: Slug.of(name), name: name, mention: name, isProvisional: true)
    }
    return mention(who, at: range)
  }

  /// What a rule said of the time that an amount covers.
  func coverage(ruled ruling: Ruling) -> Coverage? {
    guard case .investment(let value) = statements[ruling.statement].value else { return nil }
    return Coverage(
      years: value.years, fiscalYear: value.fiscalYear, startsOn: value.startsOn, endsOn: value.endsOn,
      isPast: value.status == .spent)
  }
}
