import Vocabulary

/// The part of a business that an English noun phrase names.
extension FactReading {
  /// "sales of its own-label products", "revenue from the metal": what is sold, and not who sells.
  private func isGoods(_ head: Int, before end: Int) -> Bool {
    guard isWord(head + 1, "of") || isWord(head + 1, "from"), head + 2 < end, !isWord(head, "turnover") else {
      return false
    }
    var at = head + 2
    // "Sales of Penfolds, its prestige label".
    if tokens[at].kind == .upper, isWord(head, "sales") {
      while at < end, tokens[at].kind == .upper { at += 1 }
      return at + 1 < tokens.count && tokens[at].kind == .comma && tokens[at + 1].has(.possessive)
    }
    if tokens[at].has([.det, .possessive]) { at += 1 }
    var words = 0
    while at < end, tokens[at].kind == .word, isNominal(at),
      !tokens[at].has([.det, .nRevenue, .nProfit, .nShare, .nCapex, .nInvest])
    {
      words += 1
      at += 1
    }
    if words > 0, tokens[at - 1].has([.company, .unit]) { return false }
    guard words > 0 else { return false }
    return at >= end || tokens[at].kind == .comma || tokens[at].turn != 0 || tokens[at].has([.be, .have, .prep])
      || tokens[at].isVerb
  }

  /// "By division, Grid rose 3% and Rail & Signals 13%": whether a sentence opens by saying that it goes through the parts of
  /// a business.
  var isByDivision: Bool {
    guard revenueTopic || scene.has(.revenue), !scene.has(.share) else { return false }
    return scene.starts(.byDivision, at: scene.range.lowerBound)
  }

  /// What a name that no lexicon holds is in such a sentence: a part of whom the text is about.
  func partByDivision(_ index: Int) -> Theme? {
    guard isByDivision, let token = token(index), token.isCapital,
      token.kind != .name || who(scene.marks[Int(token.mark)]) < 0, let owner = resolved(carriedAgent)
    else { return nil }
    var whole = owner
    whole.isCertain = true
    let part = strangers(endingAt: index).map {
      Slug.of(string(Int(tokens[$0.lowerBound].start)..<Int(tokens[$0.upperBound].end)))
    }
    return Theme(topic: EnglishTopic(kind: .revenue, segment: part ?? segmentName(index)), subject: whole)
  }

  func segmentBefore(_ head: Int, _ start: Int) -> Mark? {
    for at in stride(from: head, through: start, by: -1) {
      if let mark = segmentMark(at) { return mark }
    }
    return nil
  }

  func segmentName(_ index: Int) -> String {
    if let mark = segmentMark(index) { return value(mark) }
    return Slug.of(string(Int(tokens[index].start)..<Int(tokens[index].end)))
  }

  /// Which part of the business a revenue is of, and the unit that names it.
  func segment(of head: Int, from start: Int, to limit: Int) -> (String, Subject?) {
    var unit: Subject?
    // Names of units: "AWS revenue", "Revenue at Google Cloud".
    var end = head + 1
    // "Revenue at the owner of Shopee": what stands before the noun alone.
    var isOwned = false
    if isWord(head + 1, "at") || isWord(head + 1, "of"), let whose = phraseHead(from: head + 2)?.head {
      isOwned = isDescription(whose) && isWord(whose, .ownerNoun)
    }
    let stop = limit > head ? limit : min(tokens.count, head + 8)
    while !isOwned, end < stop, tokens[end].kind != .comma || end == head + 1, tokens[end].kind != .stop,
      tokens[end].kind != .money, tokens[end].kind != .percent
    {
      if tokens[end].has([.be, .will, .have]) || tokens[end].turn != 0 { break }
      end += 1
    }
    for at in start..<min(end, tokens.count) where tokens[at].kind == .name {
      let who = who(scene.marks[Int(tokens[at].mark)])
      if let segment = actors.segment(who) {
        unit = named(at)
        return (segment, unit)
      }
    }
    // A word for a part before or in the phrase, or behind "in", "from", "at", "of".
    for at in stride(from: head, through: start, by: -1) {
      if let mark = segmentMark(at),
        !(at == head && tokens[at].has(.nRevenue) && mark.start >= tokens[at].start && mark.end < tokens[at].end)
      {
        return (value(mark), nil)
      }
    }
    if head + 1 < end, isWord(head + 1, .revenuePreposition) {
      if isWord(head + 2, "operations") { return ("total", nil) }
      // "Revenue at the food-delivery platform": whose it is, and of no part of it.
      let isWhose = phraseHead(from: head + 2).map {
        $0.head < end && isDescription($0.head) && tokens[$0.head].has(.company) && !tokens[$0.head].has(.unit)
      }
      for at in head + 2..<max(head + 2, end) where isWhose != true {
        if let mark = segmentMark(at) { return (value(mark), nil) }
        if tokens[at].has(.unit), tokens[at].kind == .word { return ("division", nil) }
        // "at the Franco-Italian chipmaker" says whose it is.
        if tokens[at].has(.place) && !isWord(head + 1, "at") || tokens[at].kind == .upper && isWord(head + 1, "in")
          || tokens[at].kind == .name && actors.carrierKind(who(scene.marks[Int(tokens[at].mark)])) == .government
        {
          return ("region", nil)
        }
      }
      if isGoods(head, before: end) { return ("division", nil) }
    }
    // Another word before the noun: "robotics revenue", "Medtech sales".
    for at in stride(from: head - 1, through: start, by: -1) {
      let token = tokens[at]
      if token.kind == .genitive { break }
      if token.kind == .word || token.kind == .upper, isSpecific(at) { return (segmentName(at), nil) }
      if token.has(.unit) { return ("division", nil) }
      if token.kind == .name, actors.carrierKind(who(scene.marks[Int(token.mark)])) == .government {
        return ("region", nil)
      }
    }
    // "Its Lloyd business fared worse, with sales down 34%": of the part that the clause before is about.
    if start > 3, isWord(start - 1, "with"), tokens[start - 2].kind == .comma,
      let part = tokens[..<(start - 2)].firstIndex(where: { $0.kind == .word && $0.has(.unit) }),
      case let first = phraseStart(part), preposition(of: part) < 0, tokens[first].has([.det, .possessive])
    {
      return ("division", nil)
    }
    return ("total", nil)
  }

  /// Whether a noun that no class knows goes up or down in the manner of the revenue just spoken of.
  func isPartOfSales(_ head: Int, _ start: Int, _ change: EnglishChange) -> Bool {
    guard lastTopic?.kind == .revenue, sentence - revenueSentence <= 1, revenueTopic,
      change.form == .verb || change.form == .beside || change.form == .again || change.form == .sign,
      tokens[head].classes.isEmpty && tokens[head].forms.isEmpty && tokens[head].kind == .word || isPlainPart(head),
      !scene.has(.share), !scene.has(.trade)
    else { return false }
    // Right at the start of its clause, as a subject.
    guard
      start == 0 || tokens[start - 1].kind == .stop || tokens[start - 1].kind == .comma || tokens[start - 1].has(.coord)
        || isWord(start - 1, "with") || token(head + 1)?.kind == .open
    else { return false }
    return (start...head).allSatisfy { at in
      let token = tokens[at]
      return !(token.kind == .genitive || token.has([.nProfit, .nNeg, .nShare, .place]) || token.isQuantity)
        && (!token.has(.nVolume) || isWord(at, .salesPart))
    }
  }

  /// "Its chip business saw sales fall 2%": the part of the business that the verb's subject is.
  func partThatSees(_ start: Int) -> String? {
    guard start > 1, isWord(start - 1, .sees), let head = subjectNoun(of: start - 1) ?? subjectHead(of: start - 1),
      tokens[head].has(.unit)
    else { return nil }
    for at in stride(from: head, through: phraseStart(head), by: -1) {
      if let mark = segmentMark(at) { return value(mark) }
    }
    return "division"
  }

  /// Whether a word before "revenue" names a part: not "quarterly", "total", "group".
  private func isSpecific(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.has([.det, .possessive, .prep, .adverb, .pron, .coord, .company, .be, .verb]) { return token.has(.place) }
    if token.kind == .upper, index > 0, strangers(endingAt: index) != nil, !isSegment(index) { return false }
    // "told investors sales had leapt", "Holiday-quarter revenue".
    if index > 0, tokens[index - 1].has(.vSay), tokens[index - 1].isVerb { return false }
    if isPeriodCode(token) { return false }
    let end = Int(token.end)
    if endsWith(end, "-quarter") || endsWith(end, "-half") || endsWith(end, "-year") || endsWith(end, "-month") {
      return false
    }
    return !isWord(index, .plainAttribute)
  }
}
