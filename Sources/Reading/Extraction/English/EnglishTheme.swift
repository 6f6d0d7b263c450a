import Vocabulary

/// What went up or down, and whose it is.
extension FactReading {
  struct Theme {
    var topic: EnglishTopic
    var subject: Subject
    /// Others that move alike: "A and B each fell".
    var others: [Subject] = []
    /// The words that say so, for the quote.
    var range: Range<Int>?
    var isFromPeak = false
  }

  /// The theme of a percentage; nil where it is neither revenue nor a price of shares.
  func theme(of index: Int, _ change: EnglishChange) -> Theme? {
    let word = tokens[change.word]
    let range = Int(word.start)..<Int(word.end)
    var theme: Theme?
    if change.form == .beside || change.form == .sign, let part = partOfRow(index) { return part }
    switch change.form {
    case .verb:
      if isForecast(change.word) { return nil }
      // "it sold 6% more".
      if tokens[change.word].has(.vSell) || isWord(change.word, .takesIn) && takesAsPart(change.word),
        isWord(index + 1, .moreLess),
        index + 2 >= tokens.count || !isNominal(index + 2)
      {
        if let head = subjectHead(of: change.word), let part = partOfGrower(head) { return part }
        guard case .somebody(let seller) = agent(of: change.word) else { return nil }
        return Theme(
          topic: EnglishTopic(kind: .revenue, segment: partThatTakes(change.word)), subject: seller, range: range)
      }
      if let driven = driven(by: change.word, index) {
        theme = Theme(topic: EnglishTopic(kind: .share), subject: driven)
        break
      }
      if let revenue = revenueObject(change, index) { return revenue }
      theme = predicated(of: subjectHead(of: change.word), change, index)
    case .noun: theme = nominal(change, index)
    case .beside:
      if isForecast(change.word) { return nil }
      // "sending Amazon up 4%".
      if change.word > 1, tokens[change.word - 1].kind == .name, isWord(change.word - 2, .sends) {
        theme = Theme(topic: EnglishTopic(kind: .share), subject: named(change.word - 1))
        break
      }
      theme =
        takings(change, index) ?? predicated(of: neighbour(of: change.word, index), change, index)
        ?? alone(change, index)
    case .sign: theme = predicated(of: change.word, change, index)
    case .below: theme = predicated(of: subjectHead(of: verbOf(index)), change, index)
    case .again: theme = repeated(change, index)
    case .also: theme = self.change(at: change.word).flatMap { self.theme(of: change.word, $0) }
    case .off: theme = knocked(off: change.word)
    case .total:
      if let mark = tokens[..<change.word].lastIndex(where: { $0.kind == .genitive }), mark > 0,
        change.word - mark < 4, tokens[mark - 1].kind == .name
      {
        theme = Theme(topic: EnglishTopic(kind: .share), subject: named(mark - 1))
      } else if let index = tokens[..<change.word].lastIndex(where: {
        $0.kind == .name && actors.kind(who(scene.marks[Int($0.mark)])) == .index
      }), preposition(of: index) < 0 {
        // "The FTSE 100 closed higher, taking its gain for the month to 2%".
        theme = Theme(topic: EnglishTopic(kind: .share), subject: named(index))
      } else if let agent = owner(of: change.word, before: change.word + 1), let who = resolved(agent) {
        theme = Theme(topic: EnglishTopic(kind: .share), subject: who)
      }
    }
    if theme != nil, let respective = respective(index) {
      theme?.subject = respective
      theme?.others = []
    }
    if theme?.topic.kind == .revenue, theme?.topic.segment == "total" {
      if isOfRegion(index) || opensInRegion(before: min(index, change.word)) { theme?.topic.segment = "region" }
      if change.form == .noun || change.form == .verb, isOfUnit(change.word) { theme?.topic.segment = "division" }
    }
    if theme?.range == nil { theme?.range = range }
    if change.form == .below || isFromPeak(index) { theme?.isFromPeak = true }
    return theme
  }

  /// Revenue as what is measured or moved: "took in 28% more revenue", "gained 19% in revenue", "raised revenue by 18%".
  private func revenueObject(_ change: EnglishChange, _ index: Int) -> Theme? {
    let noun: Int
    if isWord(index + 1, .moreLess), let next = token(index + 2), next.has(.nRevenue), next.kind == .word {
      noun = index + 2
    } else if isWord(index + 1, "in"), let head = phraseHead(from: index + 2)?.head, head - index < 5,
      tokens[head].has(.nRevenue), tokens[head].kind == .word
    {
      noun = head
    } else if tokens[change.word].has([.vRaise, .vCut, .vRise]), let head = phraseHead(from: change.word + 1)?.head,
      head < index,
      index - head <= 2, tokens[head].has(.nRevenue), !tokens[head].has(.nGuide)
    {
      noun = head
    } else {
      return nil
    }
    guard case .somebody(let subject) = agent(of: change.word) else { return nil }
    let (segment, unit) = segment(
      of: noun, from: max(phraseStart(noun), noun > index ? min(index + 2, noun) : 0), to: noun + 1)
    // "Its snacks division increased revenue by 6%".
    let isDivision =
      segment == "total"
      && subjectHead(of: change.word).map { tokens[$0].has(.unit) && tokens[$0].kind == .word } ?? false
    return Theme(
      topic: EnglishTopic(kind: .revenue, segment: isDivision ? "division" : segment), subject: unit ?? subject)
  }

  /// "down 53% from their peak", "off a record high".
  private func isFromPeak(_ index: Int) -> Bool {
    let isFrom =
      index + 1 < tokens.count && tokens[index + 1].kind == .period
      && scene.starts("from ", at: Int(tokens[index + 1].start))
    guard isFrom || isWord(index + 1, "from") || isWord(index + 1, "below") || isWord(index + 1, "off") else {
      return false
    }
    return (index + 2..<max(index + 2, min(tokens.count, index + 7))).contains {
      isWord($0, "peak") || isWord($0, "high") || isWord($0, "highs") || isWord($0, "record")
    }
  }

  /// "off X's share price", "off the value of X", "off the stock": whose shares lose.
  private func knocked(off index: Int) -> Theme? {
    guard let end = phraseHead(from: index + 1) else {
      guard let name = nameRight(of: index) else { return nil }
      return Theme(topic: EnglishTopic(kind: .share), subject: name)
    }
    let isShares =
      tokens[end.head].has(.nShare) || tokens[end.head].has(.company) || isWord(end.head, "value")
      || isWord(end.head, "buyer") || isWord(end.head, "index")
    guard isShares, !tokens[end.head].has([.nRevenue, .nProfit]) else { return nil }
    if let agent = owner(of: end.head, before: tokens.count), let who = resolved(agent) {
      return Theme(topic: EnglishTopic(kind: .share), subject: who)
    }
    return resolved(pronoun(at: index + 1)).map { Theme(topic: EnglishTopic(kind: .share), subject: $0) }
  }

  private func verbOf(_ index: Int) -> Int {
    var at = index - 1
    while at >= 0 {
      if tokens[at].has(.be) || tokens[at].isVerb && !isNounHere(at) { return at }
      at -= 1
    }
    return index
  }

  /// Whether a verb only forecasts: will rise, expected to rise.
  func isForecast(_ verb: Int) -> Bool {
    // "paring gains to close up 3%": how it ended.
    if isWord(verb, .settle), isWord(verb - 1, "to") {
      return false
    }
    if tokens[verb].kind == .word, tense(of: verb) == .future, !tokens[verb].forms.contains(.ing) {
      let outer = verbBefore(verb)
      if outer >= 0, isWord(outer, .wentOn) { return false }
      return true
    }
    return scene.marks.contains {
      $0.kind == .analyst && Int($0.end) <= Int(tokens[verb].start) && Int(tokens[verb].start) - Int($0.end) < 60
        && !hasNewClause(between: $0.end, and: tokens[verb].start)
    }
      && scene.marks.contains { $0.kind == .analyst }
      && tokens[..<verb].contains { $0.has(.vGuide) && $0.kind == .word }
  }

  /// Whether ", and" and an owner begin a clause between two places: "double what analysts had expected, and its stock rose".
  private func hasNewClause(between low: Int32, and high: Int32) -> Bool {
    tokens.indices.contains { at in
      tokens[at].start >= low && tokens[at].end <= high && at > 0 && tokens[at - 1].kind == .comma
        && tokens[at].has(.coord) && at + 1 < tokens.count && tokens[at + 1].has([.possessive, .det, .pron])
    }
  }

  /// What ", up 5%" and "sales 5% higher" stand beside.
  func neighbour(of word: Int, _ index: Int) -> Int? {
    var at = min(word, index) - 1
    if at >= 0, tokens[at].kind == .comma || tokens[at].kind == .open || tokens[at].kind == .stop { at -= 1 }
    // "Sales at X rose 31%. Y: up 37%".
    if at == 1, tokens[1].kind == .colon, tokens[0].isCapital { return 0 }
    // "led by coffee (up 6%)": a part of the sales just spoken of.
    if at > 0, at + 1 < tokens.count, tokens[at + 1].kind == .open, at + 2 == min(word, index), isTalkOfRevenue,
      isPlainPart(at)
    {
      return at
    }
    // "earned $70m, 26% more than": of what is earned or lost.
    if at > 0, isEarned(at) { return nil }
    // "revenue of $5bn, up 5%", "Revenue came to $5bn, up 5%": the nearest noun that is revenue, or the subject.
    // "with optical communications up 41%": a part of the sales just spoken of.
    if at > 1, tokens[at].kind == .word, tokens[at].classes.isEmpty, tokens[at].forms.isEmpty,
      at == min(word, index) - 1,
      lastTopic?.kind == .revenue, case let start = phraseStart(at), start > 0, isWord(start - 1, "with")
    {
      return at
    }
    var steps = 0
    while at >= 0, steps < 24 {
      let token = tokens[at]
      if token.kind == .stop || token.kind == .percent, at < min(word, index) - 1 { return nil }
      if token.kind == .word || token.kind == .upper && token.has(.noun),
        token.has([.nRevenue, .nProfit, .nShare, .nVolume, .nCapex, .nNeg]), !(token.isVerb && !isNounHere(at))
      {
        return at
      }
      if token.kind == .name, isPriced(at), preposition(of: at) < 0 { return at }
      if token.kind == .upper, let run = strangers(endingAt: at), !isPerson(run) {
        // Not the capital that a sentence begins with: "Jet fuel averaged $2, down 14%".
        if preposition(of: at) < 0, run.lowerBound > 0 || run.count > 1 { return at }
        at = run.lowerBound
      }
      // "…, it said on Wednesday, 14% more": not who says so.
      let isSaid = self.token(at + 1)?.has(.vSay) ?? false
      if token.has(.pron), !token.has([.det, .possessive, .rel]), !isSaid { return at }
      at -= 1
      steps += 1
    }
    return nil
  }

  private func isPriced(_ index: Int) -> Bool {
    let mark = scene.marks[Int(tokens[index].mark)]
    return actors.carrierKind(who(mark)) == .index || canAct(mark)
  }
}
