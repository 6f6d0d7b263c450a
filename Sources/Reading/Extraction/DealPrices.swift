import Vocabulary

/// Purchases and stakes whose price the text keeps back, or gives only in the sentence behind, in Chinese and Japanese.
///
///     Meta買下新創X，金額沒有公布                        a stake without an amount
///     XはYを買収した。取得額は明らかにしていない          the same
///     XはYの株を51％取得した。払った額は115億円である     115億円
struct PendingDeal {
  var buyer: Actors.Who
  var buyerRange: Range<Int>?
  var target: FactReading.Subject?
  var status: InvestmentStatus
  /// The bytes from the first of its names to the verb.
  var quote: Range<Int>
  var sentence: Int
}

extension FactReading {
  /// Whether the sentence before told of a purchase whose price this one may speak of.
  var isBehindDeal: Bool { pendingDeal.map { sentence - $0.sentence == 1 } ?? false }

  /// States a deal whose price is kept back, and keeps one without a price for the sentence behind.
  mutating func takeUpDeal() {
    guard tongue == .chinese || tongue == .japanese else { return }
    let earlier = isBehindDeal ? pendingDeal : nil
    pendingDeal = nil
    let verb = scene.marks.lastIndex { isDealVerb($0) }
    guard earlier != nil || verb != nil else { return }
    if let hidden = withheldPrice() {
      if let verb = scene.marks.lastIndex(where: { isDealVerb($0) && Int($0.start) < hidden }) {
        // What stands between may be the price of another one.
        if scene.count(.money, between: Int(scene.marks[verb].end), and: hidden) == 0, let deal = deal(by: verb) {
          stateUnpriced(deal)
        }
      } else if let earlier {
        stateUnpriced(earlier)
      }
    } else if let verb, !hasSum, let deal = deal(by: verb) {
      pendingDeal = deal
    } else if tongue == .japanese, var earlier, verb == nil, !hasSum, !scene.has(.entity) {
      // 買い付け価格は1株980円。総額は約60億円: the price of a share stands between.
      earlier.sentence = sentence
      pendingDeal = earlier
    }
  }

  /// Whether the sentence has an amount that is more than the price of a single share.
  private var hasSum: Bool {
    scene.marks.contains { $0.kind == .money && (tongue != .japanese || (money($0)?.low.double ?? 0) >= 1_000_000) }
  }

  /// 同社を完全子会社にする: the one that the text is about.
  private func pronounTarget(_ subject: Subject, before verb: Mark) -> Subject? {
    guard tongue == .japanese, subject.mark >= 0,
      scene.marks.contains(where: {
        $0.kind == .pronoun && $0.end <= verb.start && scene.starts("を", at: Int($0.end))
      }), let focus, !actors.same(focus, subject.who)
    else { return nil }
    return Subject(who: focus, range: nil, mark: -1)
  }

  /// Where the text says that an amount is not told: 金额未披露, 取得額は明らかにしていない.
  private func withheldPrice() -> Int? {
    guard scene.contains(.withheld, in: scene.range) else { return nil }
    var place = scene.range.lowerBound
    while place < scene.range.upperBound {
      if scene.starts(.sumNoun, at: place) {
        let end = min(scene.range.upperBound, place + 48)
        if scene.contains(.withheld, in: place..<end) { return place }
      } else if tongue == .chinese, scene.starts(.withheld, at: place) {
        let end = min(scene.range.upperBound, place + 36)
        if scene.contains(.sumNoun, in: place..<end) { return place }
      }
      place += TextClass.length(text[place])
    }
    return nil
  }

  private func isDealVerb(_ mark: Mark) -> Bool {
    // 取得額, 買収価格: the price, not the deal.
    if tongue == .japanese,
      endsWith(Int(mark.end), "額") || endsWith(Int(mark.end), "価格") || scene.starts(.sumNoun, at: Int(mark.end))
    {
      return false
    }
    switch mark.kind {
    case .acquire, .lead: return true
    case .stake: return scene.starts(.putsIn, at: Int(mark.start)) || value(mark) == "past"
    case .invest: return scene.starts(.putsIn, at: Int(mark.start))
    default: return false
    }
  }

  /// Who buys what by the verb at a mark; nil where not both are named.
  private func deal(by verb: Int) -> PendingDeal? {
    let mark = scene.marks[verb]
    if scene.has(.denial) || scene.has(.hypo) { return nil }
    let governor = Governor(kind: .acquire, mark: verb, weight: 1, isRight: false)
    guard let subject = subject(of: verb, anchor: verb), actors.carrierKind(subject.who) != .government else {
      return nil
    }
    let target =
      target(verb, governor, subject) ?? quotedTarget(near: mark, subject) ?? pronounTarget(subject, before: mark)
    guard
      target != nil || tongue == .japanese && mark.kind == .acquire && scene.starts(.takeover, at: Int(mark.start)),
      target.map({ !actors.same($0.who, subject.who) && ($0.mark < 0 || !buysFrom($0, before: mark)) }) ?? true
    else { return nil }
    let isPast: Bool
    if tongue == .japanese {
      isPast = value(mark) == "past" || tense(of: verb, governor) == .past
    } else {
      isPast = value(mark) == "past" || tense(of: verb, governor) == .past || !scene.has(.plan) && !scene.has(.ahead)
    }
    let low = min(
      Int(mark.start), subject.range?.lowerBound ?? Int(mark.start), target?.range?.lowerBound ?? Int(mark.start))
    let high = max(Int(mark.end), target?.range?.upperBound ?? 0)
    return PendingDeal(
      buyer: subject.who, buyerRange: subject.range, target: target, status: isPast ? .spent : .planned,
      quote: low..<high, sentence: sentence)
  }

  /// Whether what is bought is no company but goods from one: ＳＫオンから電池を買う.
  private func buysFrom(_ target: Subject, before verb: Mark) -> Bool {
    guard let end = target.range?.upperBound else { return false }
    if tongue == .japanese {
      return scene.starts("から", at: end)
        || end < Int(verb.start) && scene.contains(.goodsBought, in: end..<Int(verb.start))
    }
    return scene.contains(
      .goodsBought, in: Int(verb.end)..<max(Int(verb.end), min(scene.range.upperBound, Int(verb.end) + 30)))
  }

  /// A name in quotation marks beside a verb of buying, which no lexicon knows: 买下面粉厂“金穗面业”, 「X」を傘下に収める.
  func quotedTarget(near verb: Mark, _ subject: Subject) -> Subject? {
    var place = max(scene.range.lowerBound, subject.range?.upperBound ?? scene.range.lowerBound)
    let limit = min(scene.range.upperBound, Int(verb.end) + 75)
    while place < limit {
      if scene.starts(.openQuote, at: place) {
        let start = place + 3
        var end = start
        while end < scene.range.upperBound, end - start < 60, !scene.starts(.closeQuote, at: end) {
          end += TextClass.length(text[end])
        }
        guard end < scene.range.upperBound, scene.starts(.closeQuote, at: end), end - start >= 9 else { return nil }
        if tongue == .chinese ? start >= Int(verb.end) : end <= Int(verb.start) {
          return Subject(who: Actors.unknown, range: start..<end, mark: -1)
        }
        place = end
      }
      place += TextClass.length(text[place])
    }
    return nil
  }

  private mutating func stateUnpriced(_ deal: PendingDeal) {
    guard deal.target != nil else { return }
    let investment = Investment(
      entity: mention(deal.buyer, at: deal.buyerRange), kind: .stake, status: deal.status, qualifier: .exact,
      target: deal.target.map { targetMention($0) })
    let sentence = scene.range
    scene.range = min(deal.quote.lowerBound, sentence.lowerBound)..<sentence.upperBound
    state(.investment(investment), quote: deal.quote, qualifier: .exact, rule: "unpriced-stake")
    scene.range = sentence
  }

  /// The deal of the sentence before whose price an amount is: 払った額は115億円, 对价为8亿元.
  func dealPriced(by index: Int) -> PendingDeal? {
    guard isBehindDeal, let deal = pendingDeal, !scene.marks.contains(where: { isDealVerb($0) && $0.kind != .stake })
    else { return nil }
    let start = outer(scene.marks[index]).lowerBound
    if scene.ends(.priceLabel, at: start) { return deal }
    // 残る9割に80億円を支払う
    let end = afterGloss(index)
    if tongue == .japanese, scene.starts("を支払", at: end) || scene.starts("を払", at: end), !scene.has(.entity),
      !scene.has(.neg), !scene.has(.profit)
    {
      return deal
    }
    // 総額は現金で9億ドル, 総額はおよそ300億円になる: a little more between.
    guard tongue == .japanese, case let low = max(scene.range.lowerBound, start - 36), low < start,
      scene.contains(.priceLabel, in: low..<start), scene.count(.money, between: low, and: start) == 0,
      scene.count(.entity, between: low, and: start) == 0
    else { return nil }
    return deal
  }
}
