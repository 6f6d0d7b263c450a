/// Noun phrases of an English sentence: where they begin, whose they are, whether a preposition governs them.
extension FactReading {
  /// The token before, over adverbs, quotation marks and brackets; -1 at the start.
  func before(_ index: Int) -> Int {
    var at = index - 1
    while at >= 0 {
      switch tokens[at].kind {
      case .quote: at -= 1
      case .close:
        while at > 0, tokens[at].kind != .open { at -= 1 }
        at -= 1
      default:
        guard tokens[at].isAdverb else { return at }
        at -= 1
      }
    }
    return -1
  }

  /// The token after, over adverbs, quotation marks and brackets; the count of tokens at the end.
  func after(_ index: Int) -> Int {
    var at = index + 1
    while at < tokens.count {
      switch tokens[at].kind {
      case .quote: at += 1
      case .open:
        while at < tokens.count, tokens[at].kind != .close { at += 1 }
        at += 1
      default:
        guard tokens[at].isAdverb else { return at }
        at += 1
      }
    }
    return tokens.count
  }

  func token(_ index: Int) -> EnglishToken? { tokens.indices.contains(index) ? tokens[index] : nil }

  /// Whether a token is the word given (ASCII, lower case).
  func isWord(_ index: Int, _ word: StaticString) -> Bool {
    guard let token = token(index), token.kind == .word || token.kind == .upper else { return false }
    let length = word.utf8CodeUnitCount
    guard Int(token.end - token.start) == length else { return false }
    return word.withUTF8Buffer { buffer in
      for offset in 0..<length where folded[Int(token.start) + offset] != buffer[offset] { return false }
      return true
    }
  }

  /// Whether a token is a word of a list.
  func isWord(_ index: Int, _ list: WordList) -> Bool {
    guard let token = token(index), token.kind == .word || token.kind == .upper else { return false }
    return scene.words.holds(Int(token.start)..<Int(token.end), of: folded, list)
  }

  /// Whether a token may stand within a noun phrase, before its head or as its head.
  func isNominal(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .name, .upper, .genitive, .number, .period, .percent: return true
    case .duration: return token.mark >= 0 && token.start == scene.marks[Int(token.mark)].start
    case .money: return true
    case .word:
      if token.has([.prep, .conj, .rel, .be, .have, .do, .will, .not]) {
        return token.has(.noun) && !token.has([.prep, .rel])
      }
      if token.has(.pron) { return token.has([.possessive, .det]) }
      if token.isVerb {
        // "plan", "budget" and participles before a noun.
        return token.has([.noun, .company, .unit]) || isAttribute(index)
      }
      return true
    default: return false
    }
  }

  /// Whether a verb's form stands as an attribute: "planned capex", "an existing plant".
  private func isAttribute(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.forms.contains(.participle) || token.forms.contains(.ing), index > 0, index + 1 < tokens.count else {
      return false
    }
    let before = tokens[index - 1]
    return before.has([.det, .possessive]) || before.kind == .genitive || before.kind == .money
  }

  /// Where the noun phrase with its head at a token begins.
  func phraseStart(_ head: Int) -> Int {
    var at = head
    while at > 0 {
      let next = at - 1
      if tokens[next].isAdverb, at - 2 >= 0, isNominal(at - 2) || tokens[at - 2].has(.prep) {
        at = next
        continue
      }
      guard isNominal(next) else { break }
      if tokens[next].isQuantity, tokens[next].kind != .number, next > 0,
        !(tokens[next - 1].has([.det, .possessive]) || tokens[next - 1].kind == .genitive
          || tokens[next - 1].kind == .name)
      {
        break
      }
      // "to 5,983.25 Dow industrials": a number is no attribute of a name.
      if tokens[next].kind == .number, tokens[at].kind == .name { break }
      // "Over the past month Nvidia has lost 8%": the time has the preposition, not the name.
      if tokens[at].kind == .name,
        tokens[next].kind == .period || tokens[next].kind == .duration || isWord(next, .calendarNoun)
      {
        break
      }
      // "after first-half": the time has a preposition of its own.
      if tokens[next].kind == .period, case let mark = scene.marks[Int(tokens[next].mark)],
        tokens[next].start < mark.start
      {
        break
      }
      // A name right before a description belongs to it: "automaker Ford"; a name before a name does not.
      at = next
      if tokens[next].has([.det, .possessive]), next == 0 || tokens[next - 1].kind != .genitive { break }
    }
    return at
  }

  /// The head noun of the phrase that begins at a token: the last noun before something else; and the phrase's end.
  func phraseHead(from start: Int) -> (head: Int, end: Int)? {
    var at = start
    var head: Int?
    while at < tokens.count {
      let token = tokens[at]
      if token.kind == .quote || token.isAdverb {
        at += 1
        continue
      }
      if token.kind == .comma || token.has(.coord), head == nil, at > start, at + 1 < tokens.count, isNominal(at + 1) {
        at += 1
        continue
      }
      guard isNominal(at) else { break }
      if token.kind == .word || token.kind == .upper {
        // A finite verb ends the phrase: "a plant opens", unless it may be a noun.
        if token.has(.verb), !token.has(.noun), head != nil { break }
        if token.has([.noun, .company, .unit, .person]) { head = at }
      }
      at += 1
    }
    return head.map { ($0, at) }
  }

  /// The preposition that governs the noun phrase of a token, -1 for none.
  func preposition(of index: Int) -> Int {
    var start = phraseStart(index)
    // "of X and Y": the second shares the preposition of the first.
    var steps = 0
    while start > 1, steps < 6, tokens[start - 1].has(.coord) || steps > 0 && tokens[start - 1].kind == .comma,
      tokens[start - 2].isCapital
    {
      start = phraseStart(start - 2)
      steps += 1
    }
    // "in Camaçari, Brazil": the country shares the preposition of the town.
    if start == index, start > 2, tokens[start - 1].kind == .comma, tokens[start - 2].isCapital,
      tokens[index].kind == .name ? isGovernment(index) && token(index + 1)?.kind != .genitive : isTailOfPlace(index)
    {
      var town = start - 2
      while town > 0, tokens[town - 1].kind == .upper { town -= 1 }
      if town > 0, tokens[town - 1].has(.prep) { return town - 1 }
    }
    guard start > 0, tokens[start - 1].has(.prep), !isInfinitive(start - 1) else { return -1 }
    return start - 1
  }

  /// "in Szeged, Hungary, on which it": a capital between commas behind which no words about a company stand.
  private func isTailOfPlace(_ index: Int) -> Bool {
    guard token(index + 1)?.kind == .comma, let next = token(index + 2) else { return false }
    return next.has(.prep) || next.has(.pron) && !next.has([.rel, .det, .possessive]) || isWord(index + 2, "where")
  }

  /// Whether "to" stands before a verb.
  func isInfinitive(_ index: Int) -> Bool {
    guard isWord(index, "to"), let next = token(after(index)) else { return false }
    return next.kind == .word && (next.forms.contains(.base) || next.has(.be) || next.has(.have) || next.has(.do))
      && !tokens[index + 1].has(.det)
  }

  /// A run of capitalised words that no lexicon holds, ending at a token: its tokens; nil where it is no name.
  func strangers(endingAt index: Int) -> ClosedRange<Int>? {
    var first = index
    guard tokens[index].kind == .upper else { return nil }
    while first > 0, tokens[first - 1].kind == .upper, isJoined(first - 1, first) { first -= 1 }
    // "Enbridge Inc.": the rest of a name.
    if first > 0, tokens[first - 1].kind == .name, tokens[first].start - tokens[first - 1].end <= 1 { return nil }
    return strangers(first...index)
  }

  /// A run of capitalised words that begins at a token.
  func strangers(startingAt index: Int) -> ClosedRange<Int>? {
    guard index < tokens.count, tokens[index].kind == .upper else { return nil }
    var last = index
    while last + 1 < tokens.count, tokens[last + 1].kind == .upper, isJoined(last, last + 1) {
      last += 1
    }
    return strangers(index...last)
  }

  /// Whether two words stand side by side, or with "&" between.
  private func isJoined(_ first: Int, _ second: Int) -> Bool {
    let gap = tokens[second].start - tokens[first].end
    return gap <= 1 || gap == 3 && text[Int(tokens[first].end) + 1] == UInt8(ascii: "&")
  }

  private func strangers(_ run: ClosedRange<Int>) -> ClosedRange<Int>? {
    var first = run.lowerBound
    // "Chief Executive Jane Doe", "The", "Danish".
    while first <= run.upperBound,
      tokens[first].has([.title, .common, .det, .adverb, .prep, .pron])
        || tokens[first].has([.have, .be, .do, .will]) && first < tokens.count - 1
    { first += 1 }
    // "Peer Harbridge lost 2%": what it is, not what it is called.
    if first == 0, first < run.upperBound,
      scene.words.holds(Int(tokens[0].start)..<Int(tokens[0].end), of: text, .tradeOpening)
    {
      first += 1
    }
    var last = run.upperBound
    while last > first, tokens[last].has([.nShare, .nRevenue, .nProfit]) { last -= 1 }
    let run = run.lowerBound...max(last, run.lowerBound)
    guard first <= run.upperBound, Int(tokens[run.upperBound].end - tokens[first].start) >= 3,
      !(first...run.upperBound).allSatisfy({ tokens[$0].has([.common, .place, .nRound]) }),
      first < run.upperBound
        || !tokens[first].has([.noun, .company, .person, .unit])
          && !((first == 0 || tokens[first - 1].kind == .stop) && isWord(first, .plainOpening))
    else { return nil }
    return first...run.upperBound
  }

  /// Whether a run of capitalised words names a person: a title before, an office or "said" after.
  func isPerson(_ run: ClosedRange<Int>) -> Bool {
    let before = run.lowerBound - 1
    if before >= 0, tokens[before].has([.title, .person]) { return true }
    // "The chief financial officer, Jane Doe, expects".
    if before > 0, tokens[before].kind == .comma, tokens[before - 1].has(.person), run.upperBound + 1 < tokens.count,
      tokens[run.upperBound + 1].kind == .comma
    {
      return true
    }
    let next = run.upperBound + 1
    guard next < tokens.count else { return false }
    if tokens[next].kind == .comma {
      var at = next + 1
      while at < min(tokens.count, next + 6), tokens[at].kind != .comma {
        if tokens[at].has([.person, .title]) { return true }
        at += 1
      }
      // ", 57,": an age.
      return next + 1 < tokens.count && tokens[next + 1].kind == .number
        && (next + 2 >= tokens.count || tokens[next + 2].kind == .comma)
    }
    return false
  }
}
