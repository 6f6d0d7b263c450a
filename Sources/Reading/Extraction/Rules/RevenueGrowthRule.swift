import Vocabulary

/// A growth of revenue, of the whole or of a part of the business.
///
///     클라우드 매출은 전년 같은 기간 대비 약 11% 증가     cloud 11 yoy
///     Revenue at Amazon Web Services climbed 20.2%      cloud 20.2 yoy
///     增值服务收入921亿元，增长17%                        vas 17 yoy
///     クラウドサービスは10.2％増                          cloud 10.2 yoy
///
/// Growth of profit, users, prices or shares of a market is none of revenue.
enum RevenueGrowthRule {
  static let rule = ExtractionRules.Rule(name: "revenue-growth", needs: CueSet(.percent)) { reading in
    guard reading.tongue != .english else { return }
    for index in reading.scene.marks.indices where reading.scene.marks[index].kind == .percent {
      apply(index, &reading)
    }
  }

  private static func apply(_ index: Int, _ reading: inout FactReading) {
    guard reading.scene.marks[index].value == 0 else { return }
    if reading.tongue == .chinese, reading.isShareOfWhole(index) {
      return reading.scene.settle(index, as: FactReading.closed)
    }
    if reading.isFormerRate(index) || reading.isNotThis(index) {
      return reading.scene.settle(index, as: FactReading.closed)
    }
    if reading.tongue == .chinese, applyChinesePart(index, &reading) { return }
    let part = reading.koreanPart(of: index)
    guard !reading.isProportion(index), !reading.isTimedAsMove(index), !reading.isNamedMove(index),
      let direction = part == nil ? reading.direction(of: index) : reading.directionOfPart(stated: index),
      let percent = reading.signed(index, direction)
    else { return }
    let label = reading.label(of: index)
    let unit = unit(before: index, reading)
    var anchor = index
    var named: String?
    var isItem = false
    if let part {
      named = reading.segment(ofPart: part)
      // Whose it is may be learned where the noun says by itself that it is a part.
      isItem = label.map { $0.kind != .segment && $0.kind != .division } ?? true
    } else if unit == nil, label?.kind != .revenue, reading.tellsSales(index, direction) {
      named = "total"
      isItem = true
    } else if let label {
      switch label.kind {
      case .revenue:
        if reading.isMoveBehindFigure(label.mark, index, direction) { return }
        anchor = label.mark
      case .segment, .division:
        let isTopic =
          reading.revenueTopic && (reading.tongue == .english || reading.sentence - reading.revenueSentence <= 2)
          || reading.partInItem(index) != nil
        guard isTopic || reading.scene.has(.revenue) || unit != nil else { return }
        anchor = label.mark
      case .volume where isExports(label, reading):
        anchor = label.mark
        named = "exports"
      default:
        // A unit named after another noun starts a clause of its own.
        guard let unit, reading.scene.marks[label.mark].end <= reading.scene.marks[unit].start else { return }
      }
    } else if unit == nil {
      let item = reading.partInItem(index)
      isItem = item != nil
      guard
        item != nil || goesOn(index, direction, reading) || reading.isOfRevenueRow(index, direction)
          || reading.sellsMore(direction) || goesOnOfPart(index, reading) || isOfBusiness(index, direction, reading)
          || reading.isBareResult(index)
      else { return }
      named = item
      if let part = partOfSales(index, direction, reading) { named = part }
      if reading.sellsMore(direction), reading.namesNobody(before: index) { named = "division" }
    }
    if named == nil, reading.tongue == .korean, reading.intro.isByParts, reading.scene.block == .listItem,
      !reading.scene.has(.segment)
    {
      named = "division"
    }
    if reading.scene.has(.denial, in: reading.innerClause(of: index)) { return }
    if isForecast(index, reading) { return }
    if reading.tongue == .chinese, let label {
      if reading.isOnlyReason(label.mark, of: index) { return }
      if reading.isOfMany(label.mark) { return reading.scene.settle(index, as: FactReading.closed) }
    }
    let owner = subject(index, anchor, part == nil ? unit : nil, reading)
    guard var subject = reading.asCompany(part.map { reading.ownerOfPart($0, owner) } ?? owner) else { return }
    if let own = reading.respective(subject, index) { subject = own }
    if let owner = reading.ownerOfPart(subject) ?? reading.ownerBeside(subject, index) {
      named = named ?? "division"
      isItem = true
      subject = owner
    }
    if isItem, reading.tongue == .japanese, subject.who < 0, let carried = reading.carried { subject = carried }
    if reading.isOffice(subject) { return reading.scene.settle(index, as: FactReading.closed) }
    let mark = reading.scene.marks[index]
    let mention = reading.mentions[Int(mark.ref)]
    let segment =
      part != nil
      ? named ?? "division"
      : reading.namedPart(
        named ?? reading.partUnderHeading(segment(index, anchor, unit, subject, reading)), before: index)
    // ESS 매출은 38% 늘었다: of nobody known, but of whom the sentences before told the whole.
    if reading.tongue == .korean {
      if segment == "total", part == nil, subject.who >= 0 {
        reading.lastTotal = (subject.who, reading.sentence)
      } else if segment != "total", subject.mark < 0, subject.who < 0, let whole = reading.ownerOfWhole {
        subject = whole
      }
    }
    let growth = RevenueGrowth(
      entity: reading.mention(subject.who, at: subject.range), segment: segment,
      percent: percent, basis: reading.basis(of: index), period: reading.growthPeriod(of: index),
      qualifier: mention.qualifier)
    reading.scene.settle(index, as: 3)
    if reading.tongue == .japanese {
      reading.lastGrowth = (subject.who, reading.blockSentence)
      if isItem { reading.dropItemNames(before: index) }
    }
    reading.revenueTopic = true
    reading.revenueSentence = reading.sentence
    reading.growthSentence = reading.sentence
    reading.growthIsUp = direction.isUp
    reading.rule(index, subject, isShared: isItem)
    reading.state(
      .revenueGrowth(growth),
      quote: reading.quote(
        mention.outer, anchor == index ? nil : reading.range(reading.scene.marks[anchor]),
        direction.mark.map { reading.range(reading.scene.marks[$0]) }),
      qualifier: mention.qualifier, rule: "revenue-growth")
  }

  /// Whether a Korean text on the revenue of a company goes on with what it sells abroad: 수출이 71% 늘었다.
  private static func isExports(_ label: FactReading.PercentLabel, _ reading: borrowing FactReading) -> Bool {
    let mark = reading.scene.marks[label.mark]
    guard reading.tongue == .korean, reading.revenueTopic, reading.sentence - reading.revenueSentence <= 1,
      reading.scene.starts(.exportNoun, at: Int(mark.start)), reading.scene.starts(.topicParticle, at: Int(mark.end)),
      let focus = reading.focus
    else { return false }
    return reading.actors.carrierKind(focus) == .company
  }

  /// Whether the sentence goes on about the revenue of the one before: "작년 3분기보다 15.6%, 올해 2분기보다 7.7% 늘었다".
  private static func goesOn(_ index: Int, _ direction: FactReading.Direction, _ reading: borrowing FactReading) -> Bool
  {
    guard reading.revenueTopic, reading.sentence - reading.revenueSentence <= 1 else { return false }
    // 中国银行为238亿元，比上年增长6%: of what was spent.
    if reading.tongue == .chinese, reading.capexSentence > reading.revenueSentence { return false }
    let part = reading.innerClause(of: index)
    guard !reading.scene.has(.entity, in: part) else { return false }
    if reading.scene.has(.yoy) || reading.scene.has(.qoq) { return true }
    // 1년 전보다 꼭 44% 늘어난 숫자다: what it was measured by.
    if reading.tongue == .korean,
      reading.scene.contains(.yardstick, in: part.lowerBound..<Int(reading.scene.marks[index].start)),
      !reading.scene.has(.trade), !reading.scene.has(.volume), !reading.scene.contains(.each, in: part)
    {
      return true
    }
    guard let verb = direction.mark.map({ reading.scene.marks[$0] }) else { return false }
    return reading.scene.starts(.growsOn, at: Int(verb.start))
  }

  /// ネット販売は2割以上伸びた: a part of the business, where the sentence or the one before spoke of revenue.
  private static func goesOnOfPart(_ index: Int, _ reading: borrowing FactReading) -> Bool {
    reading.revenueTopic && reading.sentence - reading.revenueSentence <= 1 && !reading.shareTopic
      && !reading.scene.has(.trade) && (reading.isOfPart(index) || isOfWhole(index, reading))
  }

  /// Whether a company, or a part of the one spoken of, grows in the manner of the revenue of the sentences before:
  /// 유한양행은 11.2% 성장하며, 음반은 8.7% 쪼그라들었다.
  private static func isOfBusiness(
    _ index: Int, _ direction: FactReading.Direction, _ reading: borrowing FactReading
  ) -> Bool {
    guard reading.tongue.isHeadFinal, reading.revenueTopic, reading.sentence - reading.revenueSentence <= 2,
      !reading.scene.has(.share), !reading.scene.has(.trade),
      let verb = direction.mark.map({ reading.scene.marks[$0] })
    else { return false }
    // X社は1.9％増: what stands right behind is said of business, and of nothing that was told before.
    if reading.tongue == .japanese {
      guard verb.start >= reading.scene.marks[index].end, verb.start - reading.scene.marks[index].end <= 3,
        reading.scene.starts(.growthVerb, at: Int(verb.start))
      else { return false }
    } else if !reading.scene.starts(.salesVerb, at: Int(verb.start)) {
      return false
    }
    let part = reading.innerClause(of: index)
    let isOther = reading.scene.marks.contains {
      part.contains(Int($0.start))
        && ($0.kind == .capex || $0.kind == .invest || $0.kind == .profit || $0.kind == .volume)
    }
    if isOther { return false }
    if let name = reading.scene.marks[..<index].last(where: { $0.kind == .entity && part.contains(Int($0.start)) }) {
      return reading.who(name) >= 0 && reading.canAct(name) && reading.hits[Int(name.ref)].role.isSubject
        && reading.actors.carrierKind(reading.who(name)) == .company
    }
    return partOfSales(index, direction, reading) != nil
  }

  /// The noun right before a percentage that stands for a part of the business: 슈퍼가 5.3%, PC온라인이 5%.
  private static func partOfSales(
    _ index: Int, _ direction: FactReading.Direction, _ reading: borrowing FactReading
  ) -> String? {
    guard reading.tongue == .korean, reading.sentence - reading.revenueSentence <= 1 else { return nil }
    let start = Int(reading.outer(reading.scene.marks[index]).lowerBound)
    guard reading.scene.ends(.nounBefore, at: start) else { return nil }
    let end = start - 4
    var low = end
    while low > reading.scene.range.lowerBound, end - low < 36, reading.text[low - 1] > 0x20,
      reading.text[low - 1] != UInt8(ascii: ",")
    {
      low -= 1
    }
    // 전 분기 대비로는, 증가율로는: no part of anything.
    guard end - low >= 3, !reading.scene.ends(.noPartEnding, at: end) else { return nil }
    let isTaken = reading.scene.marks.contains { mark in
      guard Int(mark.start) < end, Int(mark.end) > low else { return false }
      switch mark.kind {
      case .entity, .period, .duration, .pronoun, .money, .percent, .number, .share, .profit, .volume, .yoy, .qoq,
        .window,
        .capex, .neg, .analyst:
        return true
      default: return false
      }
    }
    return isTaken ? nil : Slug.of(reading.string(low..<end))
  }

  /// Forecasts of growth are no reports of it.
  static func isForecast(_ index: Int, _ reading: borrowing FactReading) -> Bool {
    // 予想の24％を上回った
    if reading.tongue == .japanese,
      reading.scene.ends(.forecastBefore, at: reading.outer(reading.scene.marks[index]).lowerBound)
    {
      return true
    }
    let clause = reading.tongue == .chinese ? reading.clause(of: index) : reading.innerClause(of: index)
    return reading.scene.has(.analyst, in: clause.lowerBound..<Int(reading.scene.marks[index].start))
  }

  private static func subject(
    _ index: Int, _ anchor: Int, _ unit: Int?, _ reading: borrowing FactReading
  ) -> FactReading.Subject? {
    if let unit {
      let mark = reading.scene.marks[unit]
      return FactReading.Subject(who: reading.who(mark), range: reading.range(mark), mark: unit)
    }
    return reading.subject(of: index, anchor: anchor)
  }
}
