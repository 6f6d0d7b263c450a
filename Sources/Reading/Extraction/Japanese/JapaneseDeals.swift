import Vocabulary

/// Japanese purchases told without a verb: short sentences behind a purchase that give another target and its price.
///
///     21年にAを80億円で買収した。翌年のBは120億円だった。  the same one buys B
extension FactReading {
  /// Whom the last sentence told to buy something, with how the purchase stands.
  struct ToldDeal {
    var buyer: Actors.Who
    var status: InvestmentStatus
    var sentence: Int
    /// Whose funding round it is, where the buyer is one of several who put money into it.
    var taker: Actors.Who?
  }

  /// Notes whose purchase the sentence at hand states, for short sentences behind it.
  mutating func noteToldDeal() {
    guard tongue == .japanese else { return }
    for ruling in rulings.reversed() where ruling.reading == .stake {
      toldDeal = ToldDeal(
        buyer: ruling.subject.who, status: ruling.isSpent ? .spent : .planned, sentence: sentence)
      let isShare = scene.marks.contains {
        $0.kind == .stake && scene.starts(.givesShare, at: Int($0.start)) || $0.kind == .lead
      }
      if isShare {
        toldDeal?.taker = (round.flatMap { sentence - $0.sentence <= 6 ? $0.who : nil }) ?? titleActor
      }
      return
    }
  }

  /// States what a sentence without a verb says of a further purchase of the one before: 23年のXは166億円。
  mutating func takeUpFurtherDeal(_ index: Int) -> Bool {
    guard tongue == .japanese, let told = toldDeal, sentence - told.sentence == 1, scene.block == .paragraph,
      scene.range.count <= 150
    else { return false }
    let money = scene.marks[index]
    let end = NameBorder.skipGloss(text, Int(outer(money).upperBound), scene.range.upperBound)
    let isOneOfSeveral = told.taker != nil && scene.starts("、", at: end)
    guard end >= scene.range.upperBound || scene.starts(.bareEnd, at: end) || isOneOfSeveral else { return false }
    var name: Int?
    for (at, mark) in scene.marks.enumerated() {
      switch mark.kind {
      case .entity where at > index && isOneOfSeveral: break
      case .entity:
        guard name == nil, at < index, canAct(mark), actors.carrierKind(who(mark)) != .government else { return false }
        name = at
      case .money: if at != index { return false }
      case .period, .duration, .number, .window, .year, .spent, .comma, .previous, .yoy, .stop: break
      default: if mark.start < money.end { return false }
      }
    }
    let start = outer(money).lowerBound
    var target: Subject?
    if let name {
      let end = NameBorder.skipGloss(text, Int(scene.marks[name].end), scene.range.upperBound)
      guard scene.starts(.topicParticle, at: end), start - end <= 9 else { return false }
      target = found(name)
    } else if let stranger = strangerAsTopic(before: start) {
      target = Subject(who: Actors.unknown, range: stranger, mark: -1)
    }
    guard var target, !actors.same(target.who, told.buyer) || target.who == Actors.unknown else { return false }
    let mention = mentions[Int(money.ref)]
    var buyer = told.buyer
    // A社は20億円を引き受けた。B社は10億円: the next one who puts money into the round.
    if let taker = told.taker {
      guard target.mark >= 0 else { return false }
      buyer = target.who
      target = Subject(who: taker, range: nil, mark: -1)
      if actors.same(taker, buyer) { return false }
    }
    guard let sum = self.money(money), let currency = sum.currency, sum.low.double >= 1_000_000 else { return false }
    let investment = Investment(
      entity: self.mention(buyer, at: nil), kind: .stake, status: told.status, amount: sum.low,
      amountHigh: sum.high, currency: currency, qualifier: mention.qualifier, target: targetMention(target))
    take(index)
    rule(index, Subject(who: buyer, range: nil, mark: -1), isShared: true)
    state(
      .investment(investment), quote: quote(mention.outer, target.range, restatement(of: index)),
      qualifier: mention.qualifier, restated: restated(index), rule: "acquisition")
    return true
  }

  /// A name that no lexicon knows as what a sentence is about, right before an amount: 23年のハリオンは, ハリオンは.
  private func strangerAsTopic(before start: Int) -> Range<Int>? {
    let end = start - 3
    guard end > scene.range.lowerBound, scene.starts(.topicParticle, at: end) else { return nil }
    var low = end
    var hasShape = false
    while low > scene.range.lowerBound, end - low < 60 {
      let scalar = TextClass.scalarBefore(text, low)
      let isLatin = TextClass.isASCIIWord(text[low - 1])
      guard
        isLatin || TextClass.isHan(scalar) || TextClass.isKatakana(scalar) || scalar == 0x30FB
          || TextClass.isFullWidthWord(scalar)
      else { break }
      if !TextClass.isHan(scalar) { hasShape = true }
      low -= isLatin ? 1 : 3
    }
    // 取得額は, 総額は: a noun, not a name.
    guard end - low >= 6, hasShape, !isTaken(low) else { return nil }
    let before =
      low == scene.range.lowerBound || scene.starts("の", at: low - 3) || scene.starts("、", at: low - 3)
      || scene.starts("　", at: low - 3)
    return before ? low..<end : nil
  }
}
