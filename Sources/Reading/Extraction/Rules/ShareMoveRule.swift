import Vocabulary

/// A move of a share price or an index, signed by its verb.
///
///     알리바바 주가는 연초 이후 68%가량 뛰었다       68 ytd
///     Meta plunged 11.3% on Thursday              -11.3 day
///     中国移动A股跌0.87%                            -0.87 day
///     任天堂が4.41％安                              -4.41 day
enum ShareMoveRule {
  static let rule = ExtractionRules.Rule(name: "share-move", needs: CueSet(.percent)) { reading in
    guard reading.tongue != .english else { return }
    for index in reading.scene.marks.indices where reading.scene.marks[index].kind == .percent {
      apply(index, &reading)
    }
  }

  private static func apply(_ index: Int, _ reading: inout FactReading) {
    guard reading.scene.marks[index].value == 0, let direction = reading.direction(of: index),
      let percent = reading.signed(index, direction), !reading.isProportion(index), !isLevel(index, reading)
    else { return }
    // 미국 2분기 성장률은 3.8%: businesses and countries grow so, prices do not.
    if reading.tongue == .korean, reading.scene.ends(.growthRate, at: Int(reading.scene.marks[index].start)) { return }
    if isOfOtherWord(index, reading) || reading.isRevisedFigure(index) || reading.isOfAccount(index)
      || reading.isOfGoods(direction)
    {
      reading.scene.settle(index, as: 4)
      return
    }
    // 美的2511亿元，涨15.6%: of revenue, in a row that began with it.
    if reading.isOfRevenueRow(index, direction) || reading.isYearOnYearOnly(index) { return }
    guard var subject = mover(index, direction, reading) else { return }
    if let own = reading.respective(subject, index) { subject = own }
    if reading.scene.has(.denial, in: reading.innerClause(of: index)) { return }
    let mark = reading.scene.marks[index]
    let mention = reading.mentions[Int(mark.ref)]
    let window: MoveWindow
    if reading.tongue == .korean {
      let own = reading.window(of: index)
      window = own ?? reading.carriedTime(isStanding: false) ?? reading.intro.window ?? reading.wrapTime ?? .day
      reading.noteMoveTime(window)
      if let own { reading.lastWindow = (own, reading.sentence) }
    } else {
      // What a headline announces for the text under it is nothing it says of its own figures.
      let announced = reading.scene.block == .title || reading.scene.block == .heading ? nil : reading.intro.window
      let stated = reading.stretch(of: index) ?? announced ?? reading.carriedStretch(of: index)
      // 【週間市況】: a report on the moves of a week.
      window = stated ?? wrapTime(reading) ?? .day
      if let stated { reading.lastWindow = (stated, reading.sentence) }
      reading.noteStretch(window, isStated: stated != nil, of: subject)
    }
    let move = StockMove(
      entity: reading.mention(subject.who, at: subject.range), percent: percent, window: window,
      qualifier: mention.qualifier)
    let companions = reading.companions(of: subject, index)
    for also in companions {
      let other = StockMove(
        entity: reading.mention(also.who, at: also.range), percent: percent, window: window,
        qualifier: mention.qualifier)
      reading.state(
        .stockMove(other), quote: reading.quote(mention.outer, also.range), qualifier: mention.qualifier,
        rule: "share-move")
    }
    reading.scene.settle(index, as: 2)
    reading.shareTopic = true
    reading.rule(index, subject, isShared: !companions.isEmpty)
    reading.state(
      .stockMove(move),
      quote: reading.quote(mention.outer, subject.range, direction.mark.map { reading.range(reading.scene.marks[$0]) }),
      qualifier: mention.qualifier, rule: "share-move")
  }

  /// What the headline of a report says of the moves of a Chinese or Japanese sentence that speaks of no day.
  private static func wrapTime(_ reading: borrowing FactReading) -> MoveWindow? {
    guard let wrap = reading.wrapTime, !reading.scene.contains(.dayOfMove, in: reading.scene.range) else { return nil }
    // 科指报5,870点: a level is that of a day.
    if reading.tongue == .chinese, reading.tellsLevel { return nil }
    return wrap
  }

  /// Whose price moves; nil where the percentage measures something else.
  private static func mover(
    _ index: Int, _ direction: FactReading.Direction, _ reading: borrowing FactReading
  ) -> FactReading.Subject? {
    let mark = reading.scene.marks[index]
    // The nearest name before the percentage, an index included.
    if let after = namedAfter(index, direction, reading) { return after }
    if let owner = bracketOwner(index, reading),
      reading.actors.kind(owner.who) == .index || isMarketTalk(index, direction, reading)
    {
      return owner
    }
    let named = nearestNamed(index, reading)
    let isTimed = reading.isTimedAsMove(index) || reading.isNamedMove(index)
    var label = reading.label(of: index)
    // …10％減だったが、23日に8.7％上昇: what the clause before was about.
    if reading.tongue == .korean, let found = label,
      found.kind == .revenue && reading.isMoveBehindFigure(found.mark, index, direction)
        || found.kind == .volume && reading.isTimedAsMove(index)
    {
      label = nil
    }
    if isTimed, let kind = label?.kind, CueSet(.revenue, .profit, .segment, .division).contains(kind) { label = nil }
    if reading.tongue == .chinese, reading.scene.contains(.odds, in: reading.clause(of: index)) { return nil }
    if let named, reading.actors.kind(named.who) == .index {
      // Nothing that measures something else stands between the index and its move.
      if let label, label.kind != .share, label.kind != .volume,
        reading.scene.marks[label.mark].start > reading.start(of: named)
      {
        return nil
      }
      return named
    }
    if let label {
      let cue = reading.scene.marks[label.mark]
      if reading.tongue == .chinese {
        if reading.value(cue) == "price" { return nil }
        // IBM因软件收入不及预期跌0.87%: only the reason.
        if let named, reading.isOnlyReason(label.mark, of: index), reading.start(of: named) < cue.start { return named }
      }
      switch label.kind {
      case .share:
        // "Shares of X fell": the name right after the word, or the nearest one before the verb.
        if reading.tongue == .english, let named, reading.start(of: named) > cue.start { return named }
        // 株価は、デンソー0.3％高、アイシン1.9％高: each name with a percentage of its own.
        if reading.tongue.isHeadFinal, let named, let range = named.range, reading.start(of: named) > cue.start,
          Int(mark.start) - range.upperBound <= 6
        {
          return named
        }
        return reading.subject(of: index, anchor: label.mark) ?? named
      case .revenue, .profit, .volume, .neg, .capex, .stake, .segment, .division:
        // Verbs that are said of prices only.
        if reading.tongue == .chinese, let named, let verb = direction.mark,
          reading.scene.starts(.violentMove, at: Int(reading.scene.marks[verb].start))
        {
          return named
        }
        // 人員削減を打ち出し、週間で4％上げている: a clause with a time of its own behind the one of the label.
        if reading.tongue == .japanese || reading.tongue == .chinese && named?.mark ?? -1 >= 0, let named,
          cue.end <= mark.start,
          reading.scene.count(.comma, between: Int(cue.end), and: Int(mark.start)) > 0,
          !isGrowthVerb(direction, reading), isPriceVerb(direction, reading),
          let own = reading.ownStretch(of: index), own != .quarter, own != .year, own != .other
        {
          return named
        }
        // A label left of the mover's own name belongs to another clause.
        if let named, isViolent(index, reading),
          let verb = direction.mark,
          reading.scene.count(.comma, between: Int(cue.end), and: Int(reading.scene.marks[verb].start)) > 0
        {
          return named
        }
        guard let named, cue.end <= reading.start(of: named),
          reading.start(of: named) < mark.start,
          isPriceVerb(direction, reading) || reading.shareTopic
        else { return nil }
      default: return nil
      }
    }
    guard let named, isTimed || reading.actors.kind(named.who) != .unit || reading.actors.segment(named.who) == nil
    else {
      return nil
    }
    guard isMarketTalk(index, direction, reading) else { return nil }
    return named
  }

  /// The name whose attribute the percentage and its verb are: 6.83% 급등했던 삼성전자는, 3.5％下げたソニー.
  private static func namedAfter(
    _ index: Int, _ direction: FactReading.Direction, _ reading: borrowing FactReading
  ) -> FactReading.Subject? {
    guard reading.tongue.isHeadFinal, let verb = direction.mark else { return nil }
    let cue = reading.scene.marks[verb]
    guard cue.start >= reading.scene.marks[index].end, cue.start - reading.scene.marks[index].end <= 12 else {
      return nil
    }
    let end = Int(cue.end)
    let isAttribute: Bool
    if reading.tongue == .korean {
      isAttribute =
        reading.scene.starts(.attributeEnding, at: end)
        && !reading.scene.starts(.noAttributeEnding, at: end)
        && (reading.scene.starts(.verbAttributeEnding, at: end)
          || reading.scene.starts(.moveAttribute, at: Int(cue.start)))
    } else {
      isAttribute = reading.endsWith(end, "た") && !reading.scene.starts("と", at: end)
    }
    guard isAttribute else { return nil }
    for (at, mark) in reading.scene.marks.enumerated() where mark.start >= cue.end {
      guard mark.kind == .entity else {
        if mark.kind == .money || mark.kind == .comma || mark.kind == .clause || mark.kind == .share { return nil }
        continue
      }
      guard mark.start - cue.end <= 10, reading.hits[Int(mark.ref)].role.isSubject else { return nil }
      return FactReading.Subject(who: reading.who(mark), range: reading.range(mark), mark: at)
    }
    return nil
  }

  /// Whether a bracket behind a Korean word that is no name holds the percentage: 제조(1.76%), 증권(0.90%)이 올랐다.
  private static func isOfOtherWord(_ index: Int, _ reading: borrowing FactReading) -> Bool {
    if reading.tongue == .japanese { return reading.isShareInBracket(index) }
    guard reading.tongue == .korean else { return false }
    let open = reading.beforeSign(index)
    guard open > reading.scene.range.lowerBound, reading.text[open] == UInt8(ascii: "("),
      TextClass.isHangul(TextClass.scalarBefore(reading.text, open)), !reading.scene.ends(.measureNoun, at: open),
      !reading.scene.ends(.rateUp, at: open), !reading.scene.ends(.rateDown, at: open)
    else { return false }
    return !reading.scene.marks.contains { mark in
      (mark.kind == .entity || mark.kind == .share || mark.kind == .number || mark.kind == .money)
        && Int(mark.end) >= open - 9 && Int(mark.end) <= open
    }
  }

  /// The name that a bracket with little more than the percentage stands behind: TOPIX（1.6％安）に負けている.
  private static func bracketOwner(_ index: Int, _ reading: borrowing FactReading) -> FactReading.Subject? {
    if reading.tongue == .korean { return reading.koreanBracketOwner(of: index) }
    guard reading.tongue == .japanese || reading.tongue == .chinese else { return nil }
    let start = Int(reading.scene.marks[index].start)
    for (at, mark) in reading.scene.marks[..<index].enumerated().reversed() where Int(mark.end) <= start {
      guard start - Int(mark.end) <= 18 else { return nil }
      guard mark.kind == .entity else {
        if mark.kind == .up || mark.kind == .down || mark.kind == .window || mark.kind == .trade { continue }
        return nil
      }
      let end = Int(mark.end)
      guard reading.scene.starts("（", at: end) || reading.scene.starts("(", at: end),
        !reading.scene.contains("）", in: end..<start), !reading.scene.contains(")", in: end..<start)
      else { return nil }
      return FactReading.Subject(
        who: reading.who(mark), range: reading.range(mark), mark: at, isCertain: reading.tongue == .chinese)
    }
    return nil
  }

  /// Whether the talk is of prices: a word of trading in the sentence or topic, or a verb that is said of prices only.
  private static func isMarketTalk(
    _ index: Int, _ direction: FactReading.Direction, _ reading: borrowing FactReading
  ) -> Bool {
    if isGrowthVerb(direction, reading) { return false }
    if reading.isNamedMove(index) { return true }
    if reading.shareTopic || reading.intro.topic == .share { return true }
    if reading.scene.has(.trade) || reading.scene.has(.share) { return true }
    // 이번 주에만 18.4% 빠졌다: a stretch of trading with a name and a verb, and nothing else that could move.
    if reading.tongue != .english, let window = reading.window(of: index), window != .quarter, window != .year {
      return true
    }
    return isPriceVerb(direction, reading)
  }

  /// Whether the verb is said of businesses rather than prices: 증가, 增长, grew, 増.
  private static func isGrowthVerb(_ direction: FactReading.Direction, _ reading: borrowing FactReading) -> Bool {
    guard let at = direction.mark.map({ Int(reading.scene.marks[$0].start) }) else { return false }
    return reading.scene.starts(.growthVerb, at: at)
  }

  /// Whether an English verb of prices only stands right before the percentage: plunged 11%, slipped a further 1.4%.
  private static func isViolent(_ index: Int, _ reading: borrowing FactReading) -> Bool {
    guard reading.tongue == .english else { return false }
    let percent = reading.scene.marks[index]
    return reading.scene.marks.contains { mark in
      (mark.kind == .up || mark.kind == .down) && mark.end <= percent.start && percent.start - mark.end < 16
        && reading.scene.starts(.violentMove, at: Int(mark.start))
    }
  }

  /// Whether the percentage is a level: "94％から44％まで", "from 4.43%", 26%에서 30%로.
  private static func isLevel(_ index: Int, _ reading: borrowing FactReading) -> Bool {
    let mark = reading.scene.marks[index]
    let end = Int(mark.end)
    switch reading.tongue {
    case .korean, .japanese: return reading.scene.starts(.level, at: end)
    case .chinese:
      // 涨幅收窄至24%: the move itself is what has got there.
      let isMove = reading.scene.marks.contains {
        $0.kind == .growth && $0.end <= mark.start && mark.start - $0.end <= 18
      }
      if reading.chineseSpecialDirection(of: index) != nil { return false }
      return !isMove && (reading.endsWith(Int(mark.start), "至") || reading.endsWith(Int(mark.start), "到"))
        || reading.endsWith(Int(mark.start), "从")
    case .english: return reading.endsWith(Int(mark.start), " from ") || reading.endsWith(Int(mark.start), " paid ")
    }
  }

  private static func isPriceVerb(_ direction: FactReading.Direction, _ reading: borrowing FactReading) -> Bool {
    guard let at = direction.mark.map({ Int(reading.scene.marks[$0].start) }) else { return false }
    let scene = reading.scene
    switch reading.tongue {
    case .chinese:
      return scene.starts(.priceVerb, at: at)
        || scene.contains("涨", in: at..<Int(scene.marks[direction.mark ?? 0].end))
        || scene.contains("跌", in: at..<Int(scene.marks[direction.mark ?? 0].end))
    case .japanese, .korean: return scene.starts(.priceVerb, at: at)
    case .english:
      // Businesses grow, expand and contract; prices do the rest.
      return !scene.starts(.businessVerb, at: at)
    }
  }

  /// The name that the percentage is bound to: the last one before it in its clause, any kind that has a price.
  private static func nearestNamed(_ index: Int, _ reading: borrowing FactReading) -> FactReading.Subject? {
    let limit = reading.scene.marks[index].start
    let part = reading.clause(of: index)
    var at = index - 1
    while at >= 0 {
      let mark = reading.scene.marks[at]
      if mark.kind == .entity, mark.end <= limit, Int(mark.start) >= part.lowerBound, !reading.isGloss(at),
        !reading.isSource(at)
      {
        let kind = reading.actors.carrierKind(reading.who(mark))
        let isThing = kind == .crypto || kind == .currency || kind == .commodity || kind == .government
        let isObject: Bool
        switch reading.tongue {
        case .english: isObject = reading.isPrepositional(at) && kind != .index
        case .korean, .japanese:
          let role = reading.hits[Int(mark.ref)].role
          isObject =
            role == .object || role == .at || role == .with && reading.tongue == .korean
            || role == .none && reading.tongue == .korean && reading.isBeforeReason(at)
            || reading.tongue == .japanese && (reading.isBought(at) || reading.scene.starts("との", at: Int(mark.end)))
        case .chinese:
          // 在港交所挂牌, 超过茅台成为“股王”
          let start = reading.beforeQuote(Int(mark.start))
          isObject =
            kind != .index && (reading.endsWith(start, "在") || reading.endsWith(start, "于"))
            || reading.scene.ends(.outdone, at: start) || kind != .index && reading.isPassedOver(at, before: index)
        }
        // 京都銀は任天堂株の含み益が減り、3％安: what stands between is only something of somebody else.
        if !isThing, reading.tongue == .japanese, reading.isOfTopicBefore(at, index) {
          at -= 1
          continue
        }
        if !isThing, !isObject {
          return FactReading.Subject(who: reading.who(mark), range: reading.range(mark), mark: at)
        }
        if isThing { return nil }
      }
      if mark.kind == .pronoun, reading.tongue == .english {
        guard reading.shareTopic || reading.scene.has(.share) || isViolent(index, reading) else { return nil }
        return reading.subject(of: index, anchor: index)
      }
      at -= 1
    }
    guard
      reading.scene.has(.share) || (reading.shareTopic || reading.isTimedAsMove(index)) && reading.tongue != .english
        || reading.scene.marks.contains(where: {
          $0.kind == .pronoun && reading.scene.starts(.thatShare, at: Int($0.start))
        })
    else { return nil }
    if let price = reading.priceFocus, reading.actors.kind(price) == .index {
      return FactReading.Subject(who: price, range: nil, mark: -1)
    }
    return reading.subject(of: index, anchor: index)
  }
}

extension FactReading {
  /// Where a subject is named; the start of the sentence for one carried over.
  func start(of subject: Subject) -> Int32 {
    subject.mark >= 0 ? scene.marks[subject.mark].start : Int32(scene.range.lowerBound)
  }

  /// Whether a percentage is a part of something rather than a change: "8% of staff", 지분 27%, 占比25%.
  func isProportion(_ index: Int) -> Bool {
    let end = Int(scene.marks[index].end)
    // 매출의 7%를, 그룹 전체의 12%였다
    if tongue == .korean, scene.ends(.wholeAhead, at: Int(scene.marks[index].start)) { return true }
    if tongue == .chinese, isShareOfWhole(index) { return true }
    // 上げ幅のうち約6割は
    if tongue == .japanese, endsWith(Int(outer(scene.marks[index]).lowerBound), "のうち") { return true }
    return scene.starts(.proportion, at: end) && !scene.starts(.ofValue, at: end)
  }
}
