import Vocabulary

/// What the noun at the head of an English subject makes of a change: revenue, a share price, or neither.
extension FactReading {
  /// The theme where a head goes up or down.
  func predicated(of head: Int?, _ change: EnglishChange, _ index: Int) -> Theme? {
    guard let head else { return nil }
    let token = tokens[head]
    switch token.kind {
    case .name: return ofName(head, change, index)
    case .genitive:
      // "It's gained 52%".
      if head > 0, tokens[head - 1].has(.pron), !tokens[head - 1].has(.noun) {
        return ofPronoun(head - 1, change, index)
      }
      return repeatedOwner(head)
    case .upper:
      if token.has([.nRevenue, .nProfit, .nShare, .nVolume]) { return ofNoun(head, change, index) }
      if token.has(.place), isTalkOfRevenue, let owner = partOwner(before: head) ?? resolved(carriedAgent),
        actors.carrierKind(owner.who) == .company
      {
        return Theme(topic: EnglishTopic(kind: .revenue, segment: "region"), subject: owner)
      }
      if let part = partByDivision(head) ?? (goesOnAboutSales(head) ? nil : partOfGrower(head)) { return part }
      guard let run = strangers(endingAt: head), !isPerson(run) else { return ofNoun(head, change, index) }
      // "Fitness jumped 12%", right after what revenue did: a word that begins its sentence is no company.
      let isPart =
        head == 0 && run.count == 1 && revenueTopic && lastTopic?.kind == .revenue && sentence - revenueSentence == 1
        && !scene.has(.share) && !scene.has(.trade) && !shareTopic
      if isSegment(head) || isPart || revenueTopic && isGrowthVerb(change), let who = resolved(pronoun(at: head)) {
        return Theme(topic: EnglishTopic(kind: .revenue, segment: segmentName(head)), subject: who)
      }
      if goesOnAboutSales(head) || change.form == .sign && isMoneyAfter(index) {
        return Theme(topic: EnglishTopic(kind: .revenue), subject: stranger(run))
      }
      guard isPriceTalk(change), head > 0 || run.count > 1 || token.classes.isEmpty else { return nil }
      return Theme(topic: EnglishTopic(kind: .share), subject: stranger(run))
    case .word:
      if token.has(.pron), !token.has(.noun) { return ofPronoun(head, change, index) }
      return ofNoun(head, change, index)
    default: return nil
    }
  }

  func resolved(_ agent: Agent) -> Subject? {
    if case .somebody(let subject) = agent { return subject }
    return nil
  }

  private func isGrowthVerb(_ change: EnglishChange) -> Bool {
    let at = Int(tokens[change.word].start)
    return ["gr", "expan", "increas", "decreas", "contract", "accelerat", "shr"].contains { (prefix: StaticString) in
      prefix.withUTF8Buffer { buffer in
        buffer.indices.allSatisfy { at + $0 < scene.range.upperBound && folded[at + $0] == buffer[$0] }
      }
    }
  }

  /// Whether a name that goes up or down does so as a price.
  private func isPriceTalk(_ change: EnglishChange) -> Bool {
    if isGrowthVerb(change) { return scene.has(.trade) && !revenueTopic }
    if scene.has(.share) || scene.has(.trade) || shareTopic || intro.topic == .share { return true }
    if change.form == .noun, scene.has(.window), !revenueTopic, lastTopic?.kind != .revenue { return true }
    return change.form == .verb || change.form == .sign || change.form == .off
      || change.form == .beside && !revenueTopic && lastTopic?.kind != .revenue
  }

  func ofName(_ head: Int, _ change: EnglishChange, _ index: Int) -> Theme? {
    // "The Nifty Metal index": another one than the name that it begins with.
    var last = head
    while last + 1 < tokens.count, tokens[last + 1].kind == .upper { last += 1 }
    if last > head, isWord(last + 1, "index") {
      let range = Int(tokens[head].start)..<Int(tokens[last].end)
      return Theme(topic: EnglishTopic(kind: .share), subject: Subject(who: Actors.unknown, range: range, mark: -1))
    }
    let mark = scene.marks[Int(tokens[head].mark)]
    let who = who(mark)
    let subject = named(head)
    switch actors.kind(actors.carrier(who)) {
    case .index: return Theme(topic: EnglishTopic(kind: .share), subject: subject, others: alike(head, index))
    case .government:
      // "Sales rose 7%. China was down 3%.": of the company that the talk is of.
      guard isTalkOfRevenue, let owner = partOwner(before: head) ?? resolved(carriedAgent),
        actors.carrierKind(owner.who) == .company
      else {
        return nil
      }
      return Theme(topic: EnglishTopic(kind: .revenue, segment: "region"), subject: owner)
    case .crypto, .currency, .commodity: return nil
    default: break
    }
    if let segment = actors.segment(who) {
      return Theme(topic: EnglishTopic(kind: .revenue, segment: segment), subject: subject)
    }
    if let part = partByDivision(head) ?? partByWords(head) { return part }
    if isGloss(Int(tokens[head].mark)) { return nil }
    // "Norvik Home grew 5%": a brand whose facts somebody else carries.
    // "Norvik Retail grew 5%": a company's name and a word for a part of it.
    let tail = Int(tokens[head].start)..<Int(tokens[max(head, last)].end)
    let isPart =
      actors.isPart(who) || last > head && EnglishNames.isPart(Int(tokens[head].end) + 1..<tail.upperBound, text)
    let topic = EnglishTopic(kind: .revenue, segment: isPart ? "division" : "total")
    if isGrowthVerb(change) {
      guard revenueTopic || isMoneyAfter(index) else { return nil }
      return Theme(topic: topic, subject: subject)
    }
    if goesOnAboutSales(head) || change.form == .sign && (isMoneyAfter(index) || isUnderSales(head)) {
      return Theme(topic: topic, subject: subject)
    }
    guard isPriceTalk(change) else { return nil }
    return Theme(topic: EnglishTopic(kind: .share), subject: subject, others: alike(head, index))
  }

  /// "Revenue: Halden +9%, Rieber +5%": whether the label of a row says that it is of sales.
  private func isUnderSales(_ head: Int) -> Bool {
    guard let colon = tokens[..<head].firstIndex(where: { $0.kind == .colon }), colon < 5 else { return false }
    return tokens[..<colon].contains { $0.has(.nRevenue) }
      && !tokens[..<colon].contains { $0.has([.nProfit, .nShare]) }
  }

  /// "Sales at X rose 31%. Y: up 37%.": whether a name before a colon goes on about what the sentence before told.
  private func goesOnAboutSales(_ head: Int) -> Bool {
    isTalkOfRevenue && token(head + 1)?.kind == .colon && tokens[..<head].allSatisfy { $0.isCapital }
  }

  /// "rose 5% to $177bn": a sum, no price.
  private func isMoneyAfter(_ index: Int) -> Bool {
    // "X: +5%, to $21bn".
    let to = token(index + 1)?.kind == .comma ? index + 2 : index + 1
    guard isWord(to, "to"), let next = token(to + 1), next.kind == .money,
      let money = money(scene.marks[Int(next.mark)])
    else { return false }
    return money.low.double >= 1_000_000
  }

  /// The names before a head that move alike: "A and B each fell 2%".
  func alike(_ head: Int, _ index: Int) -> [Subject] {
    guard head < index, (head..<index).contains(where: { isWord($0, .eachBoth) }) else { return [] }
    var found: [Subject] = []
    var at = head
    while at >= 2 {
      let joint = isWord(at - 1, "the") ? at - 2 : at - 1
      guard joint > 0, tokens[joint].has(.coord) || tokens[joint].kind == .comma, tokens[joint - 1].kind == .name else {
        break
      }
      at = joint - 1
      found.append(named(at))
    }
    return found
  }

  private func ofPronoun(_ head: Int, _ change: EnglishChange, _ index: Int) -> Theme? {
    if change.form == .sign, isSalesAgain(head), let who = resolved(carriedAgent) {
      return Theme(topic: EnglishTopic(kind: .revenue), subject: who)
    }
    // "that of X", "those of X": as before.
    if isWord(head, .thatThose) {
      guard isWord(head + 1, .partPreposition), let name = nameRight(of: head + 1), let lastTopic else {
        return nil
      }
      return Theme(topic: lastTopic, subject: name)
    }
    guard !isWord(head, .noSubject),
      let subject = resolved(pronoun(at: head))
    else { return nil }
    // "Revenue was a record $17bn, though adjusted it was up 1%".
    if let sales = tokens[..<head].lastIndex(where: { $0.has([.nRevenue, .nShare, .nProfit]) && $0.kind == .word }),
      tokens[sales].has(.nRevenue), isWord(head, "it") || isWord(head, "they"), subject.range == nil,
      !tokens[sales..<head].contains(where: { $0.kind == .name })
    {
      return Theme(topic: EnglishTopic(kind: .revenue), subject: subject)
    }
    if isGrowthVerb(change) || isMoneyAfter(index) {
      guard revenueTopic else { return nil }
      return Theme(
        topic: lastTopic?.kind == .revenue ? lastTopic ?? EnglishTopic(kind: .revenue) : EnglishTopic(kind: .revenue),
        subject: subject)
    }
    // "Over the past year it is up 52%": what stands so is a price.
    let isPrice = isStanding(change, index) && scene.has(.window)
    if revenueTopic, !shareTopic, !scene.has(.trade), !scene.has(.share), lastTopic?.kind == .revenue, !isPrice {
      return nil
    }
    // "The S&P 500 slid 0.3%. For July it is up 2.7%."
    if subject.range == nil, isWord(head, "it") || isWord(head, "it's"), let lastMover,
      sentence - lastMover.sentence <= 1,
      actors.kind(lastMover.who) == .index
    {
      return Theme(topic: EnglishTopic(kind: .share), subject: Subject(who: lastMover.who, range: nil, mark: -1))
    }
    return Theme(topic: EnglishTopic(kind: .share), subject: subject)
  }

  func ofNoun(_ head: Int, _ change: EnglishChange, _ index: Int) -> Theme? {
    let token = tokens[head]
    let start = phraseStart(head)
    // "revenue per user", "price of": another measure.
    if isWord(head + 1, "per") { return nil }
    if token.has(.nRevenue) {
      guard
        !(start..<head).contains(where: {
          tokens[$0].has(.nProfit) && tokens[$0].kind == .word && !tokens[$0].has(.nRevenue)
        })
      else { return nil }
      let (segment, unit) = segment(of: head, from: start, to: change.word)
      guard let subject = unit ?? owning(head, change) else { return nil }
      let part = segment == "total" ? partThatSees(start) : nil
      return Theme(
        topic: EnglishTopic(kind: .revenue, segment: part ?? segment), subject: subject,
        range: Int(tokens[start].start)..<Int(token.end))
    }
    // "Hong Kong line", not "support line".
    let mayBeShares = !isWord(head, "line") || head > 0 && tokens[head - 1].has(.place)
    let isShares =
      token.has(.nShare)
      || mayBeShares && scene.marks.contains { $0.kind == .share && $0.start <= token.start && $0.end >= token.end }
    if token.has([.nProfit, .nNeg]), !isShares { return nil }
    if isShares {
      guard let subject = owningShares(head, change) else { return nil }
      return Theme(
        topic: EnglishTopic(kind: .share), subject: subject, range: Int(tokens[start].start)..<Int(token.end))
    }
    if isWord(head, .indexNoun) {
      // "The main index, the TASI, dropped".
      if self.token(head + 1)?.kind == .comma,
        let name = (head + 2..<max(head + 2, min(tokens.count, head + 4))).first(where: { tokens[$0].kind == .name })
      {
        return ofName(name, change, index)
      }
      if let name = (start..<head).reversed().first(where: { tokens[$0].kind == .name }), !isGovernment(name) {
        // "The Nifty Metal index": another one than the name that it begins with.
        if name + 1 < head, tokens[name + 1].kind == .upper {
          let range = Int(tokens[name].start)..<Int(tokens[head - 1].end)
          return Theme(topic: EnglishTopic(kind: .share), subject: Subject(who: Actors.unknown, range: range, mark: -1))
        }
        return Theme(topic: EnglishTopic(kind: .share), subject: named(name))
      }
      // "The PHLX semiconductor index": capitals and the words up to it.
      if head > 1, tokens[head - 1].kind == .word,
        tokens[head - 1].has(.noun) || tokens[head - 1].classes.isEmpty || isSegment(head - 1),
        let run = strangers(endingAt: head - 2)
      {
        return Theme(topic: EnglishTopic(kind: .share), subject: stranger(run.lowerBound...head))
      }
      if let run = head > 0 ? strangers(endingAt: head - 1) : nil {
        // "The Jakarta Composite Index" is all of it.
        let last = token.kind == .upper ? head : run.upperBound
        return Theme(topic: EnglishTopic(kind: .share), subject: stranger(run.lowerBound...last))
      }
      // "The Qatari index", "Shanghai's benchmark": named by its place.
      if let place = (start..<head).first(where: {
        tokens[$0].kind == .upper && tokens[$0].has(.place) || tokens[$0].kind == .name && isGovernment($0)
      }) {
        return Theme(
          topic: EnglishTopic(kind: .share),
          subject: Subject(
            who: Actors.unknown, range: Int(tokens[place].start)..<Int(token.end), mark: -1, isCertain: true))
      }
      guard let priceFocus, actors.kind(priceFocus) == .index else {
        // "the main share index".
        guard let first = (start..<head).first(where: { isWord($0, .broadIndexWord) }) else { return nil }
        return Theme(
          topic: EnglishTopic(kind: .share),
          subject: Subject(
            who: Actors.unknown, range: Int(tokens[first].start)..<Int(token.end), mark: -1, isCertain: true))
      }
      return Theme(topic: EnglishTopic(kind: .share), subject: Subject(who: priceFocus, range: nil, mark: -1))
    }
    if token.has(.nVolume) && !token.has(.unit), !isSegment(head), !isWord(head, .salesPart) || !isTalkOfRevenue {
      return nil
    }
    if token.has(.company), !token.has(.unit) || !revenueTopic, isDescription(head) {
      guard isPriceTalk(change), !isGrowthVerb(change) else { return nil }
      guard let subject = resolved(pronoun(at: head)) else { return nil }
      return Theme(topic: EnglishTopic(kind: .share), subject: subject)
    }
    // "Revenue grew 6.8%; ready meals soared 29%": any noun beside revenue is a part of it.
    if isPartOfSales(head, start, change), let subject = partOwner(before: start) ?? resolved(pronoun(at: start)) {
      return Theme(topic: EnglishTopic(kind: .revenue, segment: segmentName(head)), subject: subject)
    }
    // A part of the business, where the talk is of revenue.
    guard isSegment(head) || token.has(.unit) || segmentBefore(head, start) != nil,
      revenueTopic || scene.has(.revenue) || isMoneyAfter(index) || isOrganic(index)
        || token.has(.unit) && isGrowthVerb(change) && !shareTopic
    else { return nil }
    if scene.has(.profit, in: Int(tokens[start].start)..<Int(token.end)) { return nil }
    let (segment, unit) = segment(of: head, from: start, to: change.word)
    let isOwned = (start..<head).contains { tokens[$0].kind == .genitive || tokens[$0].has(.possessive) }
    guard let subject = unit ?? (isOwned ? nil : partOwner(before: start)) ?? owning(head, change) else { return nil }
    return Theme(
      topic: EnglishTopic(kind: .revenue, segment: segment == "total" ? segmentName(head) : segment), subject: subject)
  }

  /// "grew 4.6% like for like", "rose 3% organically": said of sales only.
  private func isOrganic(_ index: Int) -> Bool {
    (index + 1..<max(index + 1, min(tokens.count, index + 4))).contains { isWord($0, .organic) }
  }
}
