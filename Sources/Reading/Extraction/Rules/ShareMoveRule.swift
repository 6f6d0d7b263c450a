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
    if reading.isOfRevenueRow(index, direction) || reading.isYearOnYearOnly(index)
      || reading.chinesePart(of: index) != nil
    {
      return
    }
    // 매출이 8% 늘었다. 음료가 5%, 주류가 3% 커졌다
    if reading.growthSentence >= 0, reading.sentence - reading.growthSentence <= 1,
      reading.koreanPart(of: index) != nil
    {
      return
    }
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

  /// Whether the talk is of prices: a word of trading in the sentence or topic, or a verb that is said of prices only.
  static func isMarketTalk(
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
  static func isGrowthVerb(_ direction: FactReading.Direction, _ reading: borrowing FactReading) -> Bool {
    guard let at = direction.mark.map({ Int(reading.scene.marks[$0].start) }) else { return false }
    return reading.scene.starts(.growthVerb, at: at)
  }

  /// Whether an English verb of prices only stands right before the percentage: plunged 11%, slipped a further 1.4%.
  static func isViolent(_ index: Int, _ reading: borrowing FactReading) -> Bool {
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

  static func isPriceVerb(_ direction: FactReading.Direction, _ reading: borrowing FactReading) -> Bool {
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
