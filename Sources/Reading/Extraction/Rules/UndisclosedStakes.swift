import Vocabulary

/// Companies bought and rounds joined for a price that the text says nobody tells, and prices told a sentence later.
///
///     Danone took over Kate Farms for an undisclosed sum.                  stake, no amount
///     X has backed Fervane for the second time. Terms weren't disclosed.   stake, no amount
///     로레알은 고운세상을 집어삼켰다. 인수가는 비공개다.                            stake, no amount
///     포스코가 광산 지분을 사들인다. 인수 가격은 7억6500만달러.                    stake, the amount
extension FactReading {
  /// A purchase that a sentence tells of without its price.
  struct Purchase {
    var buyer: Subject
    var target: Subject?
    var range: Range<Int>
    var isSpent: Bool
    var sentence: Int
  }

  /// Takes up a purchase without a price, and that its price is not told.
  mutating func noteUndisclosed() {
    guard tongue == .korean || tongue == .english else { return }
    let isDeal =
      scene.has(.acquire) || scene.has(.stake) || scene.has(.round) || scene.has(.lead)
      || tongue == .english && scene.has(.invest)
    guard isDeal || purchase != nil else { return }
    if scene.contains(.undisclosed, in: scene.range), tongue == .english || scene.contains(.priceNoun, in: scene.range)
    {
      guard tongue == .english || !scene.has(.money) else { return }
      if isDeal, let found = purchaseHere() {
        state(undisclosed: found)
      } else if let purchase, sentence - purchase.sentence <= 2 {
        state(undisclosed: purchase)
      }
      purchase = nil
      return
    }
    if let purchase, sentence - purchase.sentence >= 2 || scene.has(.money) { self.purchase = nil }
    // In English, sentences with a word of investing are too many to take each apart.
    guard isDeal, tongue == .korean || scene.has(.acquire) || scene.has(.stake), !scene.has(.money),
      !scene.has(.denial),
      let found = purchaseHere()
    else { return }
    purchase = found
  }

  private mutating func state(undisclosed purchase: Purchase) {
    let buyer = settled(purchase.buyer)
    if let target = purchase.target, target.who != Actors.unknown, actors.same(target.who, buyer.who) { return }
    guard actors.carrierKind(buyer.who) != .index else { return }
    let investment = Investment(
      entity: mention(buyer.who, at: buyer.range), kind: .stake, status: purchase.isSpent ? .spent : .planned,
      qualifier: .exact, target: purchase.target.map { targetMention($0) })
    state(.investment(investment), quote: scene.range, qualifier: .exact, rule: "undisclosed-stake")
  }

  private mutating func purchaseHere() -> Purchase? {
    guard tongue == .english else { return koreanPurchase() }
    if !scene.has(.money), !scene.has(.percent) { tokenize() }
    guard
      let verb = tokens.firstIndex(where: {
        $0.kind == .word && $0.has([.vAcquire, .vPay, .vJoin]) && $0.isVerb && !$0.forms.isEmpty
      }) ?? takingOfStake(), !isNounHere(verb),
      tense(of: verb) != .future || tokens[verb].has([.vAcquire, .vPay, .vTake]),
      case .somebody(let buyer) = agent(of: verb)
    else { return nil }
    let isPast = tokens[verb].forms.contains(.past) && !isWord(verb - 1, "to")
    return Purchase(
      buyer: buyer, target: object(of: verb), range: scene.range, isSpent: isPast, sentence: sentence)
  }

  /// "has taken a 15% stake in": the verb of taking behind which a share of a company stands.
  private func takingOfStake() -> Int? {
    tokens.indices.first { at in
      guard tokens[at].kind == .word, tokens[at].has(.vTake), tokens[at].isVerb, !isNounHere(at) else { return false }
      return (at + 1..<min(tokens.count, at + 6)).contains { tokens[$0].kind == .word && tokens[$0].has(.nStake) }
    }
  }

  private func koreanPurchase() -> Purchase? {
    var buyer: Int?
    var target: Int?
    if scene.contains(.takenOver, in: scene.range) || scene.contains(.sellsOut, in: scene.range) { return handover() }
    let isTaken = scene.contains(.takesRound, in: scene.range)
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity && canAct(mark) && !isSource(index) {
      let role = hits[Int(mark.ref)].role
      if isTaken {
        // X는 Y에서 시드 투자를 받았다.
        if role == .at || role == .with { buyer = buyer ?? index } else if role.isSubject { target = target ?? index }
      } else if role.isSubject, role == .topic || !isOfAttribute(index) {
        buyer = buyer ?? index
      } else if role == .object || role == .none || role == .at {
        target = target ?? index
      }
    }
    let who: Subject?
    if let buyer {
      who = found(buyer)
    } else if scene.has(.pronoun), !isTaken {
      who = carried
    } else {
      who = nil
    }
    guard let who, actors.carrierKind(who.who) != .government else { return nil }
    // 사들였다, 참여했으나; not 사들인다, 인수하기로 했다.
    let isSpent = scene.contains(.didDeal, in: scene.range) && !scene.has(.plan) && !scene.has(.vow)
    return Purchase(
      buyer: who, target: target.map { found($0) }, range: scene.range,
      isSpent: isSpent || isTaken, sentence: sentence)
  }

  /// Who takes over what is sold in a Korean sentence: X는 Y에 팔린다, X는 Y와 Z로 짜인 투자단에 회사를 넘긴다.
  private func handover() -> Purchase? {
    var target: Int?
    var buyer: Int?
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity && canAct(mark) && !isSource(index) {
      let hit = hits[Int(mark.ref)]
      if hit.role.isSubject {
        target = target ?? index
      } else if actors.carrierKind(who(mark)) != .government, buyer == nil,
        scene.starts(.buyerParticle, at: NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound))
          || scene.contains(
            .consortium, in: Int(mark.end)..<max(Int(mark.end), min(scene.range.upperBound, Int(mark.end) + 120)))
      {
        buyer = index
      }
    }
    guard let buyer, let target, target != buyer else { return nil }
    let isSpent = scene.contains(.didDeal, in: scene.range) && !scene.has(.plan) && !scene.has(.vow)
    return Purchase(
      buyer: found(buyer), target: found(target), range: scene.range, isSpent: isSpent, sentence: sentence)
  }

  /// The price of the purchase that the sentence before told of: 인수 가격은 7억6500만달러, 당시 인수 대금은 1억달러였다.
  mutating func takeUpPrice() {
    guard tongue == .korean, let purchase, sentence - purchase.sentence <= 2, scene.has(.money),
      let index = scene.marks.indices.first(where: { scene.marks[$0].kind == .money && isFree($0) }),
      let money = money(scene.marks[index]), let currency = money.currency
    else { return }
    let start = mentions[Int(scene.marks[index].ref)].outer.lowerBound
    let label = max(scene.range.lowerBound, start - 30)..<start
    guard scene.contains(.priceNoun, in: label) || scene.contains(.priceTold, in: label),
      !scene.marks[..<index].contains(where: { $0.kind == .entity })
    else {
      return
    }
    // 누적 투자금은 2000억원이다, 월 거래액은 12억원: what somebody has raised in all, or sells.
    if scene.contains(.cumulative, in: label) || scene.has(.revenue, in: label) || scene.has(.profit, in: label) {
      return
    }
    let buyer = settled(purchase.buyer)
    let mention = mentions[Int(scene.marks[index].ref)]
    let investment = Investment(
      entity: self.mention(buyer.who, at: buyer.range), kind: .stake, status: purchase.isSpent ? .spent : .planned,
      amount: money.low, amountHigh: money.high, currency: currency, qualifier: mention.qualifier,
      target: purchase.target.map { targetMention($0) })
    take(index)
    rule(index, buyer, isShared: true)
    state(
      .investment(investment), quote: quote(mention.outer), qualifier: mention.qualifier, restated: restated(index),
      rule: "priced-later")
    self.purchase = nil
  }
}
