import Vocabulary

/// Revenue that an English sentence names by what a part of the business takes in, and by where it was earned.
///
///     The snacks business generated $1.6 billion, up 6%      growth division 6
///     Sales were up 3% in North America, down 4% in Europe   growth region
///     The slide dragged the Nasdaq 1.1% lower                move nasdaq
extension FactReading {
  /// ", up 6%" behind what a part of the business takes in.
  func takings(_ change: EnglishChange, _ index: Int) -> Theme? {
    let verb = verbBefore(min(change.word, index))
    // "It turned over £131m, 3.5% down on the year before".
    if verb >= 0, verb + 1 < index, isWord(verb, "turned") || isWord(verb, "turns"), isWord(verb + 1, "over"),
      tokens[(verb + 1)..<index].contains(where: { $0.kind == .money }), let who = resolved(agent(of: verb))
    {
      return Theme(topic: EnglishTopic(kind: .revenue), subject: who)
    }
    guard verb > 0, index - verb < 9, isWord(verb, .takesIn),
      tokens[(verb + 1)..<index].contains(where: { $0.kind == .money }), let head = subjectHead(of: verb)
    else { return nil }
    guard tokens[head].kind == .word, tokens[head].has(.unit) || isSegment(head),
      !tokens[phraseStart(head)...head].contains(where: { $0.has([.nProfit, .nNeg]) })
    else { return nil }
    let agent = owner(of: head, before: head + 1) ?? pronoun(at: phraseStart(head))
    guard let subject = resolved(agent) else { return nil }
    var segment: String?
    for at in phraseStart(head)...head {
      if let mark = segmentMark(at) { segment = value(mark) }
    }
    return Theme(topic: EnglishTopic(kind: .revenue, segment: segment ?? "division"), subject: subject)
  }

  /// Whether a verb of taking in has a company or a part of one for its subject, and no product: "Zelvira brought in $1bn".
  func takesAsPart(_ verb: Int) -> Bool {
    guard let head = subjectHead(of: verb) else { return false }
    guard tokens[head].isCapital else { return true }
    if tokens[head].kind == .upper { return partOfGrower(head) != nil }
    return tokens[head].kind == .name
      && (focus.map { actors.same($0, who(scene.marks[Int(tokens[head].mark)])) } ?? true)
  }

  /// "X's passenger airlines brought in 3% more": the part of a company that a verb's subject names, else the whole.
  func partThatTakes(_ verb: Int) -> String {
    guard let head = subjectHead(of: verb), tokens[head].kind == .word, !tokens[head].has(.pron) else { return "total" }
    if isSegment(head) { return segmentName(head) }
    let isOwned = (phraseStart(head)..<head).contains { tokens[$0].kind == .genitive || tokens[$0].has(.possessive) }
    let isPart = isTalkOfRevenue && isPlainPart(head) && !isDescription(head)
    return tokens[head].has(.unit) || isPart || isOwned && !isDescription(head) ? segmentName(head) : "total"
  }

  /// Whether a percentage is said of one region only: "rose 5% in China", not "in Swiss francs".
  func isOfRegion(_ index: Int) -> Bool {
    guard isWord(index + 1, "in") else { return false }
    var at = index + 2
    if at < tokens.count, isWord(at, "the") { at += 1 }
    guard at < tokens.count, tokens[at].isCapital else { return false }
    let isPlace =
      tokens[at].kind == .name
      ? isGovernment(at) : tokens[at].has(.place) || segmentMark(at).map { value($0) } == "region"
    guard isPlace else { return false }
    while at + 1 < tokens.count, tokens[at + 1].kind == .upper { at += 1 }
    guard at + 1 < tokens.count else { return true }
    return tokens[at + 1].kind != .word || tokens[at + 1].has([.coord, .sub, .prep, .rel])
  }

  /// "In Asia, sales dropped by 15%": the place that a sentence or a clause opens with.
  func opensInRegion(before index: Int) -> Bool {
    // "There revenue fell 7%": where the sentence before was.
    if index > 1, isWord(0, "there"), tokens[1].has(.nRevenue), !tokens[1].isVerb { return true }
    guard index > 0, let comma = tokens[..<index].lastIndex(where: { $0.kind == .comma }), comma < 6 else {
      return false
    }
    var at = 0
    guard isWord(at, "in") else { return false }
    at += 1
    if at < comma, isWord(at, "the") { at += 1 }
    guard at < comma, tokens[at].isCapital else { return false }
    return tokens[at..<comma].allSatisfy { $0.isCapital }
      && (tokens[at].kind == .name
        ? isGovernment(at) : tokens[at].has(.place) || segmentMark(at).map { value($0) } == "region")
  }

  /// "Its Polish unit recorded 22% growth in revenue": whether the one who has the change is a part of a company.
  func isOfUnit(_ word: Int) -> Bool {
    guard let verb = [word, verbBefore(word)].first(where: { $0 >= 0 && isWord($0, .sees) }),
      let head = subjectHead(of: verb)
    else { return false }
    return tokens[head].kind == .word && tokens[head].has(.unit) && !tokens[head].has(.company)
      || tokens[head].kind == .word && isWord(head, .division)
  }

  /// "dragged the Nasdaq 1.1% lower", "sent Intel up 7%": whom the verb moves.
  func driven(by verb: Int, _ index: Int) -> Subject? {
    guard verb >= 0, isWord(verb, .sends) else { return nil }
    var at = verb + 1
    while at < index, tokens[at].has(.det) || tokens[at].isAdverb { at += 1 }
    guard at < index, tokens[at].kind == .name, index - at <= 2 else { return nil }
    return named(at)
  }
}
