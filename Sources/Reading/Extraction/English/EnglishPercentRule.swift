import Vocabulary

/// What a percentage is said of.
struct EnglishTopic {
  enum Kind { case revenue, share }

  var kind: Kind
  var segment = "total"
}

/// Growth of revenue and moves of share prices, as English sentences say it: what goes up or down is the subject of the
/// verb, or what follows "a 5% rise in".
///
///     Revenue at Amazon Web Services climbed 20.2%              growth cloud 20.2
///     Aegon climbed 6.4%                                        move 6.4 day
///     BHP's fell 8%; Fortescue's dropped 15%                    as the sentence before
///     the vaccines division suffered a 9 per cent decline       growth -9
///
/// What is forecast, and the growth of profits, users, prices or orders, is none of these.
enum EnglishPercentRule {
  static let rule = ExtractionRules.Rule(name: "english-percent", needs: CueSet(.percent)) { reading in
    guard reading.tongue == .english else { return }
    for index in reading.tokens.indices where reading.tokens[index].kind == .percent {
      apply(index, &reading)
    }
  }

  private static func apply(_ index: Int, _ reading: inout FactReading) {
    let mark = Int(reading.tokens[index].mark)
    guard reading.scene.marks[mark].value == 0 else { return }
    let change = reading.change(at: index)
    guard let change else { return }
    guard let theme = reading.theme(of: index, change) else {
      if reading.isOfOther(change) { reading.scene.settle(mark, as: FactReading.closed) }
      return
    }
    // "has returned 11% a year since 2004": no move over one stretch.
    if theme.topic.kind == .share, reading.isYearlyRate(index) { return }
    // "China fell 19%": a country has no shares.
    if theme.topic.kind == .share, theme.subject.who >= 0,
      reading.actors.carrierKind(theme.subject.who) == .government
    {
      reading.scene.settle(mark, as: FactReading.closed)
      return
    }
    guard let percent = reading.signed(mark, FactReading.Direction(isUp: change.isUp, mark: nil)) else { return }
    if reading.scene.has(.denial, in: reading.innerClause(of: mark)) { return }
    reading.scene.settle(mark, as: 2)
    switch theme.topic.kind {
    case .revenue: growth(index, percent, theme, &reading)
    case .share: move(index, percent, theme, change, &reading)
    }
    reading.lastTopic = theme.topic
  }

  private static func growth(
    _ index: Int, _ percent: DecimalNumber, _ theme: FactReading.Theme, _ reading: inout FactReading
  ) {
    let mark = Int(reading.tokens[index].mark)
    let mention = reading.mentions[Int(reading.scene.marks[mark].ref)]
    let subject = reading.settled(theme.subject)
    // "China's retail sales": of a country's shops.
    if reading.actors.carrierKind(subject.who) == .government { return }
    let growth = RevenueGrowth(
      entity: reading.mention(subject.who, at: subject.range),
      segment: reading.namedPart(theme.topic.segment, before: mark),
      percent: percent,
      basis: reading.basis(of: mark), period: reading.period(around: index), qualifier: mention.qualifier)
    reading.revenueTopic = true
    reading.noteGrower(subject, mark)
    reading.noteNewcomer(subject)
    reading.revenueSentence = reading.sentence
    reading.rule(mark, subject)
    reading.state(
      .revenueGrowth(growth), quote: reading.quote(mention.outer, theme.range), qualifier: mention.qualifier,
      rule: "revenue-growth")
  }

  private static func move(
    _ index: Int, _ percent: DecimalNumber, _ theme: FactReading.Theme, _ change: EnglishChange,
    _ reading: inout FactReading
  ) {
    let mark = Int(reading.tokens[index].mark)
    let mention = reading.mentions[Int(reading.scene.marks[mark].ref)]
    let own =
      reading.tightWindow(of: index) ?? reading.statedWindow(of: index) ?? reading.window(of: mark)
      ?? reading.headWindow(of: index) ?? reading.sinceEvent()
    let goesOn = reading.goesOnInWindow(index, isAgain: change.form == .again)
    let isStanding = reading.isStanding(change, index)
    let window =
      (goesOn ? reading.lastWindow?.window : own) ?? reading.trailingWindow(of: index, isStanding: isStanding)
      ?? reading.carriedTime(isStanding: isStanding)
      ?? reading.intro.window ?? (isStanding ? nil : reading.wrapTime) ?? .day
    reading.lastWindow = (window, reading.sentence)
    // "bringing its advance for the week to 2%", "It ended the week 1% lower": said beside, of whom the day was told before.
    let isBeside =
      window != .day && reading.moveTime.map { $0.window == .day && $0.sentence >= reading.blockSentence } ?? false
      && (change.form == .total || theme.subject.range == nil)
    if !isBeside { reading.noteMoveTime(window, isStanding: isStanding) }
    for who in [theme.subject] + theme.others {
      let subject = reading.settled(who)
      reading.lastMover = (subject.who, reading.sentence)
      let move = StockMove(
        entity: reading.mention(subject.who, at: subject.range), percent: percent,
        window: theme.isFromPeak ? .other : window, qualifier: mention.qualifier)
      reading.rule(mark, subject, isShared: !theme.others.isEmpty)
      reading.state(
        .stockMove(move), quote: reading.quote(mention.outer, theme.range), qualifier: mention.qualifier,
        rule: "share-move")
    }
    reading.shareTopic = true
  }
}
