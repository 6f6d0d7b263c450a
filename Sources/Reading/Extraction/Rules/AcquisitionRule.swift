import Vocabulary

/// A company bought, or a share of it: the buyer, the target and the price.
///
///     지분 100%를 3억3000만달러에 넘겨받는다
///     Atlassian is paying $610m in cash for The Browser Company
///     LS전선은 2023년 KT서브마린을 449억원에 사들여
///     19年には…製造子会社を約９９０億円で買った
enum AcquisitionRule {
  static let rule = ExtractionRules.Rule(name: "acquisition", needs: CueSet(.money)) { reading in
    guard reading.tongue != .english else { return }
    for index in reading.scene.marks.indices where reading.scene.marks[index].kind == .money {
      apply(index, &reading)
    }
  }

  private static func apply(_ index: Int, _ reading: inout FactReading) {
    guard reading.isFree(index) else { return }
    if let giver = reading.roundGiver(inLine: index) {
      let governor = Governor(kind: .round, mark: -1, weight: 1, isRight: false)
      if reading.isDisclaimed(index, governor) { return }
      let label = reading.labelled(before: index).flatMap { reading.actors.same($0.who, giver.who) ? nil : $0 }
      return StakeStatement.add(index, governor, giver, target: label, rule: "funding-round", &reading)
    }
    if let deal = reading.dealPriced(by: index) { return StakeStatement.add(index, priceOf: deal, &reading) }
    if let buyer = reading.passiveBuyer(index) {
      let governor = Governor(kind: .acquire, mark: -1, weight: 1, isRight: true)
      if reading.isDisclaimed(index, governor) { return }
      let target = reading.scene.marks[..<index].firstIndex {
        $0.kind == .entity && reading.canAct($0) && reading.hits[Int($0.ref)].role.isSubject
          && !reading.actors.same(reading.who($0), buyer.who)
      }
      return StakeStatement.add(
        index, governor, buyer, target: target.map { reading.found($0) }, rule: "acquisition", &reading)
    }
    if reading.takeUpFurtherDeal(index) { return }
    if reading.tongue == .japanese, let giver = reading.stakeGiver(of: index) ?? reading.buyerSoldTo(index) {
      return sale(index, giver, &reading)
    }
    if reading.tongue == .chinese {
      if let buyer = reading.soldTo(index) { return sale(index, buyer, &reading) }
      if let verb = reading.purchase(pricedBy: index) { return price(index, of: verb, &reading) }
    }
    // Nothing is bought without a word for it; what is sold to somebody in Korean may do without.
    let kinds = reading.scene.kinds
    guard
      kinds.contains(.acquire) || kinds.contains(.stake) || reading.tongue == .korean && kinds.contains(.neg)
        || reading.tongue == .korean && reading.sentence - reading.stakeSentence == 1
        || reading.isPricedAlone(index)
    else { return }
    guard let governor = reading.governor(of: index) else { return }
    if governor.kind == .neg, let buyer = soldTo(index, governor, reading) {
      StakeStatement.add(
        index, Governor(kind: .acquire, mark: governor.mark, weight: 1, isRight: true), buyer,
        target: reading.subject(of: index, anchor: index).flatMap { $0.who == buyer.who ? nil : $0 },
        rule: "acquisition", &reading)
      return
    }
    switch governor.kind {
    case .acquire, .stake: break
    case .invest, .cost, .project:
      // Money for a share of a company is a stake whatever the verb.
      let part = reading.innerClause(of: index)
      let isForPurchase = reading.purchase(paidBy: index, governor) != nil
      guard
        isForPurchase || reading.scene.has(.stake, in: part) || reading.raisesStake(before: index)
          || reading.isWhenBought(index)
          || governor.kind == .cost && reading.scene.has(.acquire, in: part)
      else {
        return
      }
    default: return
    }
    if reading.isDisclaimed(index, governor) {
      reading.closePart(index)
      return
    }
    // 回购了约15亿美元的股份
    if reading.tongue == .chinese, governor.kind == .stake,
      let own = reading.scene.marks[..<index].last(where: { $0.kind == .neg && reading.value($0) == "payout" }),
      reading.scene.count(.comma, between: Int(own.end), and: Int(reading.scene.marks[index].start)) == 0
    {
      return
    }
    // 자사주를 200억달러어치 사들였다
    if reading.tongue.isHeadFinal, governor.mark >= 0,
      let own = reading.scene.marks[..<index].last(where: { $0.kind == .neg && reading.value($0) == "payout" }),
      reading.scene.marks[index].start - own.end <= 36,
      reading.scene.count(.entity, between: Int(own.end), and: Int(reading.scene.marks[index].start)) == 0
    {
      return
    }
    // 购买300亿美元的算力: goods bought are no company.
    if reading.tongue == .chinese, governor.mark >= 0,
      reading.scene.starts(.purchase, at: Int(reading.scene.marks[governor.mark].start)),
      reading.scene.starts("的", at: reading.afterGloss(index)),
      !reading.scene.has(.stake, in: reading.clause(of: index))
    {
      return
    }
    guard var subject = reading.buyer(of: index, governor) else { return }
    let own = reading.respective(subject, index)
    if let own { subject = own }
    let purchase = reading.purchase(paidBy: index, governor).map {
      Governor(kind: .acquire, mark: $0, weight: 1, isRight: false)
    }
    var target = reading.target(index, purchase ?? governor, subject) ?? reading.strangerBought(index, governor)
    if target == nil, reading.tongue == .chinese || reading.tongue == .japanese, governor.mark >= 0,
      governor.kind == .acquire || purchase != nil
    {
      let verb = purchase?.mark ?? governor.mark
      target =
        reading.quotedTarget(near: reading.scene.marks[verb], subject) ?? reading.namedByShare(behind: verb)
        ?? reading.strangerBehind(verb)
    }
    if target == nil, governor.mark < 0 { target = reading.fragmentTarget(of: index) }
    // 本轮由X领投，其中Y出资1.2亿元: whose round it is.
    if reading.tongue == .chinese, governor.kind == .stake, reading.scene.has(.lead) {
      target = reading.chineseTaker(of: index, from: subject)
    }
    // 元鲸航天：控股股东比亚迪增资2亿元: the label takes the money.
    if target == nil, reading.tongue == .chinese, subject.isCertain, let label = reading.labelled(before: index) {
      if !reading.actors.same(label.who, subject.who) { target = label }
    }
    // A与B各出资3亿元、2亿元: nor are those of a row with an amount each.
    if own != nil, reading.tongue == .chinese, let found = target, found.mark >= 0, found.mark < index { target = nil }
    // Those who share the stake are not what it is of.
    if reading.tongue != .english, let found = target,
      reading.companions(of: subject, index).contains(where: { $0.who == found.who })
        || found.mark >= 0 && found.mark < subject.mark && reading.scene.tongue.isHeadFinal
          && reading.hits[Int(reading.scene.marks[found.mark].ref)].role.isSubject
    {
      target = nil
    }
    // 27国出资15亿欧元启动国防计划: money put in, but into no company.
    if target == nil, reading.tongue == .chinese, reading.putsIntoNoCompany(index, governor, subject) {
      CapexStatement.add(
        index, Governor(kind: .invest, mark: governor.mark, weight: 1, isRight: governor.isRight), subject,
        rule: "capital-spending", &reading)
      return
    }
    // "buy $3 billion worth of gas": a purchase needs a company or a share to buy.
    let isStake = purchase.map { reading.scene.marks[$0.mark].kind == .stake } ?? false
    guard
      target != nil || isStake || governor.kind == .stake || isTakeover(purchase ?? governor, reading)
        || reading.isWhenBought(index) || reading.buysBusiness(index)
    else {
      return
    }
    StakeStatement.add(index, governor, subject, target: target, rule: "acquisition", &reading)
  }

  /// X把A的51%股权以33亿美元卖给了Y: Y buys.
  private static func sale(_ index: Int, _ buyer: FactReading.Subject, _ reading: inout FactReading) {
    let governor = Governor(kind: .stake, mark: -1, weight: 1, isRight: false)
    if reading.isDisclaimed(index, governor) { return }
    var target = reading.scene.marks[..<index].lastIndex {
      $0.kind == .entity && reading.canAct($0) && !reading.actors.same(reading.who($0), buyer.who)
    }
    if reading.tongue == .japanese {
      target = reading.scene.marks[..<index].lastIndex {
        $0.kind == .entity && reading.hits[Int($0.ref)].role.isSubject
          && !reading.actors.same(reading.who($0), buyer.who)
      }
    }
    StakeStatement.add(
      index, governor, buyer, target: target.map { reading.found($0) }, rule: "acquisition", &reading)
  }

  /// 收购X，对价约55亿加元: the price of what the clause before buys.
  private static func price(_ index: Int, of verb: Int, _ reading: inout FactReading) {
    let governor = Governor(kind: .acquire, mark: verb, weight: 1, isRight: false)
    if reading.isDisclaimed(index, governor) { return }
    guard let subject = reading.buyer(of: verb, governor) else { return }
    let target =
      reading.target(verb, governor, subject) ?? reading.quotedTarget(near: reading.scene.marks[verb], subject)
      ?? reading.namedByShare(behind: verb) ?? reading.strangerBehind(verb)
    guard target != nil || reading.scene.has(.stake) || isTakeover(governor, reading) else { return }
    StakeStatement.add(index, governor, subject, target: target, rule: "acquisition", &reading)
  }

  /// To whom something is sold for a Korean amount: 사업을 9200억원에 효성티앤씨에 넘겼다.
  private static func soldTo(
    _ index: Int, _ governor: Governor, _ reading: borrowing FactReading
  ) -> FactReading.Subject? {
    guard reading.tongue == .korean, governor.isRight, governor.mark >= 0,
      reading.scene.starts("에 ", at: Int(reading.scene.marks[index].end)),
      case let verb = reading.scene.marks[governor.mark], reading.scene.starts(.soldOn, at: Int(verb.start))
    else { return nil }
    // 지분 51%를 Y에 1430억원에 매각: the buyer before the price.
    let price = reading.outer(reading.scene.marks[index]).lowerBound
    if let at = reading.scene.marks[..<index].lastIndex(where: { $0.kind == .entity && Int($0.end) <= price }),
      case let mark = reading.scene.marks[at], reading.canAct(mark),
      price - Int(reading.hits[Int(mark.ref)].roleEnd) <= 4, Int(verb.start) - Int(reading.scene.marks[index].end) <= 8,
      reading.scene.starts(.buyerParticle, at: Int(mark.end)),
      case let before = reading.scene.range.lowerBound..<max(reading.scene.range.lowerBound, Int(mark.start)),
      reading.scene.has(.stake, in: before) || reading.scene.contains(.businessObject, in: before),
      !reading.scene.contains(.soldThing, in: before)
    {
      return reading.found(at)
    }
    for (at, mark) in reading.scene.marks.enumerated().reversed() where mark.kind == .entity && mark.end <= verb.start {
      guard reading.canAct(mark), Int(verb.start) - Int(reading.hits[Int(mark.ref)].roleEnd) <= 2,
        reading.scene.starts(.buyerParticle, at: Int(mark.end))
      else { return nil }
      return reading.found(at)
    }
    return nil
  }

  /// Whether the verb is said of companies only, so that a target that no lexicon knows is none the less one: 인수, 收购,
  /// 買収, acquire; not buy, 매입, 购买.
  private static func isTakeover(_ governor: Governor, _ reading: borrowing FactReading) -> Bool {
    guard governor.kind == .acquire, governor.mark >= 0 else { return false }
    return reading.scene.starts(.takeover, at: Int(reading.scene.marks[governor.mark].start))
  }
}

/// Puts together the statement of a stake.
enum StakeStatement {
  /// The price of a deal that the sentence before told of.
  static func add(_ index: Int, priceOf deal: PendingDeal, _ reading: inout FactReading) {
    let mark = reading.scene.marks[index]
    guard let money = reading.money(mark), let currency = money.currency ?? reading.currency else { return }
    let mention = reading.mentions[Int(mark.ref)]
    let investment = Investment(
      entity: reading.mention(deal.buyer, at: deal.buyerRange), kind: .stake, status: deal.status, amount: money.low,
      amountHigh: money.high, currency: currency, qualifier: mention.qualifier,
      target: deal.target.map { reading.targetMention($0) })
    reading.take(index)
    reading.rule(index, FactReading.Subject(who: deal.buyer, range: nil, mark: -1))
    reading.state(
      .investment(investment), quote: reading.quote(mention.outer, reading.restatement(of: index)),
      qualifier: mention.qualifier, restated: reading.restated(index), rule: "acquisition")
  }

  static func add(
    _ index: Int, _ governor: Governor, _ subject: FactReading.Subject, target: FactReading.Subject?,
    rule: String, _ reading: inout FactReading
  ) {
    let mark = reading.scene.marks[index]
    guard let money = reading.money(mark), let currency = money.currency ?? reading.currency else { return }
    if let target, reading.actors.same(target.who, subject.who),
      governor.kind != .acquire || reading.actors.kind(target.who) != .unit || target.who == subject.who
    {
      return
    }
    let mention = reading.mentions[Int(mark.ref)]
    let coverage = reading.coverage(of: index, within: reading.clause(of: index))
    reading.stakeSentence = reading.sentence
    let status = reading.status(
      of: index, governor, reading.tongue == .english ? Coverage(isPast: false) : coverage)
    let governing = governor.mark >= 0 ? reading.range(reading.scene.marks[governor.mark]) : nil
    let investment = Investment(
      entity: reading.mention(subject.who, at: subject.range), kind: .stake, status: status, amount: money.low,
      amountHigh: money.high, currency: currency, qualifier: mention.qualifier,
      years: reading.yearsOfStake(coverage, by: subject),
      fiscalYear: coverage.fiscalYear, target: target.map { reading.targetMention($0) },
      isRevision: reading.isRevision(index))
    reading.take(index)
    let also = reading.tongue == .english ? [] : reading.companions(of: subject, index)
    reading.rule(index, subject, isShared: !also.isEmpty || reading.isOfCarriedOnly(subject))
    reading.state(
      .investment(investment),
      quote: reading.quote(mention.outer, target?.range, governing, reading.restatement(of: index)),
      qualifier: mention.qualifier, restated: reading.restated(index), rule: rule)
    for other in also {
      var shared = investment
      shared.entity = reading.mention(other.who, at: other.range)
      reading.state(
        .investment(shared), quote: reading.quote(mention.outer, other.range), qualifier: mention.qualifier, rule: rule)
    }
  }
}
