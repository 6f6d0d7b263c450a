import Vocabulary

/// A funding round: who leads it or puts money in, and the company that takes it.
///
///     A €130m Series A for Proxima Fusion was led by Cherry Ventures and Balderton Capital
///     took $200m from a group headed by Accel
///     银河通用：11亿元，宁德时代与溥泉资本领投
enum FundingRoundRule {
  static let rule = ExtractionRules.Rule(name: "funding-round", needs: CueSet(.round, .lead)) { reading in
    guard reading.tongue != .english else { return }
    guard reading.scene.has(.round) || reading.scene.has(.lead) else { return }
    noteRound(&reading)
    settle(&reading)
    if reading.tongue != .english { return asian(&reading) }
    for index in reading.scene.marks.indices where reading.scene.marks[index].kind == .money {
      apply(index, &reading)
    }
    keepPending(&reading)
  }

  /// Keeps a round without a leader for the next sentence: "1. 宇树科技：C轮，近7亿元人民币".
  private static func keepPending(_ reading: inout FactReading) {
    guard !reading.scene.has(.lead), reading.scene.has(.round),
      let index = reading.scene.marks.indices.first(where: { reading.isFree($0) }),
      let governor = Governor.of(index, in: reading.scene), governor.kind == .round,
      let target = reading.labelled(before: index), let money = reading.money(reading.scene.marks[index]),
      let currency = money.currency
    else { return }
    let mention = reading.mentions[Int(reading.scene.marks[index].ref)]
    reading.pendingRound = FactReading.PendingRound(
      target: target.who, targetRange: target.range, money: Money(money.low, currency), high: money.high,
      qualifier: mention.qualifier, range: mention.outer, sentence: reading.sentence)
  }

  /// Names the leader of the round of the sentence before.
  static func settle(_ reading: inout FactReading) {
    guard let pending = reading.pendingRound else { return }
    reading.pendingRound = nil
    // Another line of a Korean list, with a sum of its own.
    if reading.tongue == .korean, reading.scene.block == .listItem, reading.scene.has(.money) { return }
    guard reading.sentence - pending.sentence <= (reading.tongue == .english ? 1 : 2),
      pending.range.lowerBound <= reading.scene.range.lowerBound,
      let lead = reading.scene.marks.firstIndex(where: { $0.kind == .lead }),
      let leader = leader(near: lead, reading), !reading.actors.same(leader.who, pending.target)
    else { return }
    let investment = Investment(
      entity: reading.mention(leader.who, at: leader.range), kind: .stake, status: .spent, amount: pending.money.amount,
      amountHigh: pending.high, currency: pending.money.currency, qualifier: pending.qualifier,
      target: reading.mention(pending.target, at: pending.targetRange))
    let sentence = reading.scene.range
    reading.scene.range = pending.range.lowerBound..<sentence.upperBound
    reading.state(
      .investment(investment), quote: pending.range.lowerBound..<Int(reading.scene.marks[lead].end),
      qualifier: pending.qualifier, rule: "funding-round")
    reading.scene.range = sentence
  }

  /// Rounds in Chinese, Japanese and Korean: the leader in the sentence, the one from whom the money comes, or the one
  /// that a later sentence names.
  ///
  ///     「X」完成5亿元B轮融资。本轮由Y领投
  ///     Xが、シリーズBで62億円を調達した。リード投資家はY
  ///     X가 시리즈B 라운드에서 320억원을 끌어모았다. 라운드는 Y가 이끌었고
  private static func asian(_ reading: inout FactReading) {
    for index in reading.scene.marks.indices where reading.isFree(index) {
      let part = reading.clause(of: index)
      let governor = reading.governor(of: index)
      let kind = governor?.kind
      let isGiven = reading.tongue == .chinese && isReceived(index, reading)
      let isOther =
        kind == .neg || kind == .revenue || kind == .profit || kind == .acquire || kind == .stake
      if isOther, !isGiven { continue }
      let isRound =
        isGiven || kind == .round || reading.scene.has(.round, in: part) || isOfLeader(index, kind, reading)
        || isReceived(index, reading)
      guard isRound || ((governor?.mark ?? -1) < 0 || kind == .lead) && reading.scene.has(.lead, in: part) else {
        continue
      }
      let near = reading.scene.nearest(.lead, to: Int(reading.scene.marks[index].end), within: 160)
      let chosen = Governor(kind: .lead, mark: near ?? -1, weight: 1, isRight: true)
      if reading.isDisclaimed(index, chosen) { continue }
      if let giver = reading.chineseGiver(of: index, behind: near),
        let target = target(of: index, giver, reading)
      {
        add(index, chosen, giver, target, &reading)
      } else if let near, let leader = leader(near: near, reading), let target = target(of: index, leader, reading) {
        add(index, chosen, leader, target, &reading)
      } else if let giver = giver(of: index, reading), let target = target(of: index, giver, reading) {
        add(index, chosen, giver, target, &reading)
      } else if near == nil, let (giver, taker) = reading.giverAndTaker(of: index) {
        add(index, chosen, giver, taker, &reading)
      } else if near == nil {
        keep(index, &reading)
      }
    }
  }

  /// X领投，掏了8亿元: what the one who leads puts in, told in the clause behind.
  private static func isOfLeader(_ index: Int, _ kind: Cue?, _ reading: borrowing FactReading) -> Bool {
    guard reading.tongue == .chinese, kind == .invest || kind == .project || kind == .cost || kind == .commit,
      let lead = reading.scene.marks[..<index].lastIndex(where: { $0.kind == .lead })
    else { return false }
    let low = Int(reading.scene.marks[lead].end)
    let high = Int(reading.scene.marks[index].start)
    return high - low <= 24 && reading.scene.count(.entity, between: low, and: high) == 0
  }

  /// Whether somebody gets a Korean amount from an investor: X에서 35억원을 받았다, X의 후속 투자 12억원을 확보.
  private static func isReceived(_ index: Int, _ reading: borrowing FactReading) -> Bool {
    if reading.tongue == .chinese {
      return reading.scene.marks[..<index].contains { reading.givesFromBehind($0, before: index) }
    }
    guard reading.tongue == .korean else { return false }
    var end = Int(reading.outer(reading.scene.marks[index]).upperBound)
    end += reading.scene.words.length(of: .amountParticle, in: reading.text, at: end)
    guard reading.scene.starts(.received, at: end), let giver = giver(of: index, reading) else { return false }
    return reading.actors.carrierKind(giver.who) == .company || reading.actors.carrierKind(giver.who) == .fund
  }

  /// Keeps an amount for the leader that the next sentence names.
  private static func keep(_ index: Int, _ reading: inout FactReading) {
    guard let money = reading.money(reading.scene.marks[index]), let currency = money.currency,
      let target = reading.labelled(before: index) ?? reading.subject(of: index, anchor: index)
    else { return }
    let mention = reading.mentions[Int(reading.scene.marks[index].ref)]
    reading.pendingRound = FactReading.PendingRound(
      target: target.who, targetRange: target.range, money: Money(money.low, currency), high: money.high,
      qualifier: mention.qualifier, range: mention.outer, sentence: reading.sentence)
  }

  /// From whom the money of a round comes: Yから80億円を集めた, Y로부터 투자받았다, 获Y2亿元投资.
  private static func giver(of index: Int, _ reading: borrowing FactReading) -> FactReading.Subject? {
    let money = reading.scene.marks[index]
    for (at, mark) in reading.scene.marks.enumerated().reversed() where mark.kind == .entity && mark.end <= money.start
    {
      guard reading.canAct(mark), money.start - mark.end < 60 else { continue }
      let end = Int(mark.end)
      let isGiver: Bool
      switch reading.tongue {
      case .japanese: isGiver = reading.scene.starts(.giver, at: end)
      case .korean:
        // X 등이 참여한 시리즈C에서, X의 후속 투자 12억원을
        isGiver =
          reading.scene.starts(.giver, at: end)
          || reading.scene.starts(.giver, at: Int(reading.hits[Int(mark.ref)].roleEnd) - 6)
            && reading.hits[Int(mark.ref)].role == .at
          || reading.scene.starts(.takesPart, at: end)
      case .chinese:
        isGiver =
          reading.givesFromBehind(mark, before: index)
          || reading.endsWith(Int(mark.start), "获") || reading.endsWith(Int(mark.start), "獲")
          || reading.endsWith(Int(mark.start), "获得") || reading.endsWith(Int(mark.start), "來自")
          || reading.endsWith(Int(mark.start), "来自")
      case .english: isGiver = false
      }
      if isGiver { return FactReading.Subject(who: reading.who(mark), range: reading.range(mark), mark: at) }
    }
    return nil
  }

  private static func apply(_ index: Int, _ reading: inout FactReading) {
    guard reading.isFree(index),
      let lead = reading.scene.nearest(.lead, to: Int(reading.scene.marks[index].end), within: 160)
    else { return }
    let governor = reading.governor(of: index)
    if let kind = governor?.kind, kind == .neg || kind == .revenue || kind == .profit { return }
    guard let leader = leader(near: lead, reading) else { return }
    guard let target = target(of: index, leader, reading) else { return }
    let chosen = Governor(kind: .lead, mark: lead, weight: 1, isRight: true)
    if reading.isDisclaimed(index, chosen) { return }
    add(index, chosen, leader, target, &reading)
  }

  /// Takes up whose round it is, for investors that later sentences name.
  private static func noteRound(_ reading: inout FactReading) {
    guard let cue = reading.scene.marks.first(where: { $0.kind == .round }) else { return }
    // A sentence in which somebody puts money in tells of the round that is known already.
    if reading.round != nil, reading.scene.has(.invest) { return }
    for mark in reading.scene.marks where mark.kind == .entity && mark.end <= cue.start && reading.canAct(mark) {
      reading.round = (reading.who(mark), reading.sentence)
      return
    }
    if let focus = reading.focus { reading.round = (focus, reading.sentence) }
  }

  private static func add(
    _ index: Int, _ governor: Governor, _ leader: FactReading.Subject, _ target: FactReading.Subject,
    _ reading: inout FactReading
  ) {
    let mark = reading.scene.marks[index]
    guard let money = reading.money(mark), let currency = money.currency ?? reading.currency else { return }
    if reading.actors.same(leader.who, target.who) { return }
    let mention = reading.mentions[Int(mark.ref)]
    let investment = Investment(
      entity: reading.mention(leader.who, at: leader.range), kind: .stake, status: .spent, amount: money.low,
      amountHigh: money.high, currency: currency, qualifier: mention.qualifier,
      target: reading.mention(target.who, at: target.range))
    reading.take(index)
    reading.rule(index, leader)
    reading.state(
      .investment(investment), quote: reading.quote(mention.outer, leader.range), qualifier: mention.qualifier,
      restated: reading.restated(index), rule: "funding-round")
  }

  /// The first of those who lead: after "led by", before 领投.
  private static func leader(near lead: Int, _ reading: borrowing FactReading) -> FactReading.Subject? {
    let cue = reading.scene.marks[lead]
    let isAfter =
      reading.tongue == .english && reading.value(cue) != "active"
      || reading.scene.starts(.leaderIs, at: Int(cue.end))
      || reading.tongue == .korean && reading.value(cue) == "is"
      || reading.tongue == .chinese && reading.scene.starts(.leaderNoun, at: Int(cue.start))
      || reading.tongue == .japanese && !reading.endsWith(Int(cue.start), "が")
        && reading.scene.starts("リード投資家", at: Int(cue.start))
    if isAfter {
      for (at, mark) in reading.scene.marks.enumerated() where mark.kind == .entity && mark.start >= cue.end {
        return mark.start - cue.end < 40
          ? FactReading.Subject(
            who: reading.who(mark), range: reading.range(mark), mark: at, isCertain: reading.tongue == .chinese) : nil
      }
      return nil
    }
    var first: FactReading.Subject?
    for (at, mark) in reading.scene.marks.enumerated().reversed() where mark.kind == .entity && mark.end <= cue.start {
      let next = first.map { Int($0.range?.lowerBound ?? 0) } ?? Int(cue.start)
      // ＧＩＣと米投資会社コートゥーが主導: the first of two.
      let isJoined = reading.tongue == .japanese && first != nil && reading.scene.starts(.joint, at: Int(mark.end))
      guard next - Int(mark.end) < (first == nil || isJoined ? 24 : 10) else { break }
      // 리디: 싱가포르투자청(GIC)이 이끈: what labels the line takes the money.
      if first != nil, reading.scene.contains(":", in: Int(mark.end)..<max(Int(mark.end), next)) { break }
      // '모두의카트'는 스톤브릿지가 주도한: whom the sentence is about takes it.
      let role = reading.hits[Int(mark.ref)].role
      if first != nil, reading.tongue.isHeadFinal, role == .topic || role == .subject { break }
      first = FactReading.Subject(who: reading.who(mark), range: reading.range(mark), mark: at)
    }
    return first
  }

  /// The company that takes the money: a name that does not lead, else whom the text is about.
  private static func target(
    of index: Int, _ leader: FactReading.Subject, _ reading: borrowing FactReading
  ) -> FactReading.Subject? {
    let money = reading.scene.marks[index]
    if reading.tongue == .chinese { return reading.chineseTaker(of: index, from: leader) }
    for (at, mark) in reading.scene.marks.enumerated() where mark.kind == .entity && mark.end <= money.start {
      if at != leader.mark, !reading.actors.same(reading.who(mark), leader.who) {
        return FactReading.Subject(who: reading.who(mark), range: reading.range(mark), mark: at)
      }
    }
    for (at, mark) in reading.scene.marks.enumerated() where mark.kind == .entity && mark.start >= money.end {
      if at < leader.mark, reading.endsWith(Int(mark.start), "for ") {
        return FactReading.Subject(who: reading.who(mark), range: reading.range(mark), mark: at)
      }
    }
    if let focus = reading.headingActor ?? reading.focus, !reading.actors.same(focus, leader.who) {
      return FactReading.Subject(who: focus, range: nil, mark: -1)
    }
    return nil
  }
}
