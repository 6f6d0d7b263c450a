import Vocabulary

/// Money that a company, fund or government puts into its own business.
///
///     바이트댄스는 올해에만 약 1,500억 위안을 지출할 계획      planned, years 1
///     capital expenditure of A$1.3 billion to A$1.4 billion     planned
///     Some $27bn will be spent by the Indianapolis group         planned
///     阿里巴巴资本开支为315亿元                                    spent
///     データセンターに約1000億円を投じる計画                      planned
///
/// Not: revenue, profit, loans, fines, prices, market values (they are governed by words of class `neg`).
enum CapitalSpendingRule {
  static let rule = ExtractionRules.Rule(name: "capital-spending", needs: CueSet(.money)) { reading in
    guard reading.tongue != .english else { return }
    for index in reading.scene.marks.indices where reading.scene.marks[index].kind == .money {
      apply(index, &reading)
    }
  }

  private static func apply(_ index: Int, _ reading: inout FactReading) {
    guard reading.isFree(index), let governor = reading.governor(of: index) else { return }
    switch governor.kind {
    case .capex, .invest, .passive: break
    case .acquire where reading.buysDurables(index): break
    // 拟采购服务器不超过40亿元
    case .neg where governor.mark >= 0 && reading.isOrderOfDurables(index, governor): break
    case .project, .cost:
      guard reading.isProjectMoney(index, governor) else { return }
    default: return
    }
    if reading.isDisclaimed(index, governor) {
      reading.closePart(index)
      return
    }
    let anchor = governor.mark >= 0 && !governor.isShared ? governor.mark : index
    guard var subject = reading.subject(of: index, anchor: anchor) else { return }
    if let own = reading.respective(subject, index) { subject = own }
    if reading.isAttracted(index, by: subject) { return reading.scene.settle(index, as: FactReading.closed) }
    // Money put into another named company is a stake.
    let isPutIn =
      governor.kind == .invest || governor.kind == .passive
      || governor.kind == .project && reading.tongue == .chinese && reading.scene.has(.invest)
    if isPutIn, let target = reading.investee(index, governor, subject) {
      StakeStatement.add(index, governor, subject, target: target, rule: "investment-in-company", &reading)
      return
    }
    // 300억원을 낸 곳은 X였고: who puts money in after a round was told of.
    if governor.kind == .invest, subject.range != nil, let round = reading.round,
      reading.tongue == .english || reading.sentence - round.sentence <= 5 && reading.tongue != .korean
        || reading.givesMoney(governor) || reading.sentence - round.sentence <= 2 && !reading.buildsWith(index),
      reading.sentence - round.sentence <= 16,
      !reading.actors.same(round.who, subject.who), reading.actors.carrierKind(subject.who) != .government,
      reading.tongue == .korean
        ? reading.tense(of: index, governor) == .past
        : governor.mark >= 0 && reading.value(reading.scene.marks[governor.mark]) == "past"
    {
      let target = FactReading.Subject(who: round.who, range: nil, mark: -1)
      StakeStatement.add(index, governor, subject, target: target, rule: "round-investor", &reading)
      return
    }
    CapexStatement.add(index, governor, subject, rule: "capital-spending", &reading)
  }
}

/// Puts together the statement of a capital expenditure.
enum CapexStatement {
  static func add(
    _ index: Int, _ governor: Governor, _ subject: FactReading.Subject, rule: String,
    _ reading: inout FactReading
  ) {
    let mark = reading.scene.marks[index]
    guard let money = reading.money(mark), let currency = money.currency ?? reading.currency else { return }
    guard money.low.significand > 0 else { return }
    let mention = reading.mentions[Int(mark.ref)]
    var coverage = reading.coverage(of: index, within: reading.clause(of: index))
    var status = reading.status(of: index, governor, coverage)
    // 每月支出约10亿美元: a rhythm, not a sum put to work.
    if reading.tongue == .chinese || reading.tongue == .japanese, let years = coverage.years, years < 0.1 { return }
    // A time gone by is not when planned money is spent: "to spend …, doubling a programme that began in 2020".
    if status == .planned, governor.kind == .invest, coverage.isPast { coverage = Coverage() }
    // - 네오광업: 올해 설비투자 30억달러 - 한빛철강: 12억달러: of the same year.
    let isRow = reading.tongue == .korean && reading.scene.block == .listItem && reading.lastCoverage.years == 1
    if governor.mark < 0, reading.scene.block == .paragraph || isRow, coverage.years == nil, coverage.endsOn == nil,
      reading.sentence - reading.capexSentence <= 2
    {
      coverage = reading.lastCoverage
      coverage.range = nil
      if reading.tongue == .chinese, coverage.isPast { status = .spent }
    }
    if coverage.years == nil, coverage.endsOn == nil, let announced = reading.announcedYear() {
      coverage = announced
    } else if reading.tongue != .english, coverage.years == nil, coverage.endsOn == nil {
      if reading.goesOnInTime(governor) {
        coverage = reading.lastCoverage
        coverage.range = nil
      } else if let reported = reading.reportedCoverage(of: index, governor, status) {
        coverage = reported
      }
    }
    // 去年以63億港元買入總部: one purchase, not what is spent in a year.
    if reading.buysDurables(index) { coverage = Coverage() }
    coverage = reading.withoutOldYear(coverage, of: index, isSpent: status == .spent)
    reading.capexSentence = reading.sentence
    // Of two sums of a Korean list item the first is what the items are about.
    let isSecond =
      reading.tongue == .korean && reading.scene.block == .listItem && reading.scene.last(.money, before: index) != nil
    if !isSecond { reading.lastCoverage = coverage }
    let governing = governor.mark >= 0 ? reading.range(reading.scene.marks[governor.mark]) : nil
    let investment = Investment(
      entity: reading.mention(subject.who, at: subject.range), kind: .capex, status: status, amount: money.low,
      amountHigh: money.high, currency: currency, qualifier: mention.qualifier, years: coverage.years,
      fiscalYear: coverage.fiscalYear, startsOn: coverage.startsOn, endsOn: coverage.endsOn,
      purpose: reading.purpose(near: index), isRevision: reading.isRevision(index))
    reading.take(index)
    let also = reading.tongue == .english ? [] : reading.companions(of: subject, index)
    reading.rule(index, subject, isShared: !also.isEmpty)
    reading.state(
      .investment(investment),
      quote: reading.quote(mention.outer, coverage.range, governing, reading.restatement(of: index)),
      qualifier: mention.qualifier, restated: reading.restated(index), rule: rule)
    for other in also {
      var shared = investment
      shared.entity = reading.mention(other.who, at: other.range)
      reading.state(
        .investment(shared), quote: reading.quote(mention.outer, other.range), qualifier: mention.qualifier, rule: rule)
    }
  }
}
