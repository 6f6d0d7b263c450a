import Vocabulary

/// The change that stands before an English percentage: "rose by 5%", "a jump of 12%", or is carried to a further one.
extension FactReading {
  func verbOrBe(before index: Int) -> Int {
    var at = index - 1
    while at >= 0 {
      if tokens[at].kind == .stop { return -1 }
      if tokens[at].has(.be) || tokens[at].isVerb && !isNounHere(at) || tokens[at].turn != 0 && tokens[at].kind == .word
      {
        return at
      }
      if tokens[at].kind == .comma, index - at > 1 { return -1 }
      at -= 1
    }
    return -1
  }

  /// "rose 5%", "was up 5%", "up by a further 5%", "growth of 5%", ", up 5%".
  func changeBefore(_ index: Int) -> EnglishChange? {
    if isShare(index) { return nil }
    var at = index - 1
    var steps = 0
    var sawOf = false
    while at >= 0, steps < 9 {
      let token = tokens[at]
      switch token.kind {
      case .word, .upper:
        if token.turn != 0 { return changeWord(at, index, sawOf) }
        if token.has(.nRevenue), isWord(index - 1, "by") && index - at <= 2 || at == index - 1, let raised = raised(at)
        {
          return raised
        }
        if isWord(index - 1, "of"), at == index - 2, isWord(at, .loss), isOfPrice() {
          return EnglishChange(form: .noun, isUp: false, word: at)
        }
        // "were growing at a 6 per cent clip".
        if isWord(at, "at"), isWord(index + 1, .paceNoun) { break }
        if isWord(at, .levelPreposition) { return total(index) ?? again(index) }
        if isWord(at, .changeLink) {
          sawOf = true
        } else if isWord(at, .changeQualifier)
          || token.isAdverb || token.has(.adverb)
          || isWord(at, .changeUnit)
        {
          break
        } else if sawOf, token.has([.noun, .prep]) || token.kind == .upper {
          // "growth in cloud revenue of 5%"
          break
        } else {
          return again(index)
        }
      case .period, .duration, .quote: break
      case .number, .money:
        // "lost 542 points, or 1.2%".
        break
      case .comma:
        // ", or 1.2%": the same move said twice.
        // "Rieber also fell, by 6%".
        let isAlone = !(self.token(index + 1)?.has(.coord) ?? false)
        let isBy = isAlone && isWord(at + 1, "by") && at > 0 && tokens[at - 1].turn != 0 && tokens[at - 1].isVerbForm
        if isWord(at + 1, "by"), isAlone, !isBy, let verb = (max(0, at - 6)..<at).last(where: { tokens[$0].turn != 0 }),
          tokens[verb].isVerbForm, !tokens[verb..<at].contains(where: { $0.isQuantity || $0.kind == .comma })
        {
          // "fell for a fifth session, by 2%".
          return EnglishChange(form: .verb, isUp: tokens[verb].turn > 0, word: verb)
        }
        guard at + 1 < tokens.count, isWord(at + 1, "or") || sawOf || isBy else { return again(index) }
      case .open:
        return again(index)
      default: return again(index)
      }
      at -= 1
      steps += 1
    }
    return again(index)
  }

  /// Whether a sentence names an index or speaks of shares, so that a loss in it is one of their price.
  private func isOfPrice() -> Bool {
    !scene.has(.profit)
      && (scene.has(.share)
        || scene.marks.contains { $0.kind == .entity && actors.carrierKind(who($0)) == .index })
  }

  /// Whether the sentence goes on with what shares did, and speaks of no results.
  var goesOnAboutMoves: Bool {
    lastTopic?.kind == .share && lastMover.map { sentence - $0.sentence <= 1 } ?? false && !scene.has(.profit)
      && !scene.has(.revenue)
  }

  private func changeWord(_ at: Int, _ index: Int, _ sawOf: Bool) -> EnglishChange? {
    let isUp = tokens[at].turn > 0
    // "revenue growth of 58%": one cue of two words.
    if isWord(at, "of"), at > 0, tokens[at - 1].turn != 0 {
      return EnglishChange(form: .noun, isUp: isUp, word: at - 1)
    }
    let isNoun = sawOf || at > 0 && tokens[at - 1].has([.det, .possessive]) && !tokens[at].isVerbForm
    if isNoun { return EnglishChange(form: .noun, isUp: isUp, word: at) }
    if isWord(at, .changeParticle) {
      // "was up 5%", "closed down 5%", ", up 5%".
      var before = at - 1
      while before >= 0, tokens[before].isAdverb { before -= 1 }
      if before >= 0,
        tokens[before].has(.be) || tokens[before].turn != 0 || tokens[before].isVerb && !isNounHere(before)
      {
        return EnglishChange(form: .verb, isUp: isUp, word: before)
      }
      if before >= 0, tokens[before].kind == .quote { before -= 1 }
      return EnglishChange(form: .beside, isUp: isUp, word: at)
    }
    // "edged up": the verb is the first of its words.
    var verb = at
    while verb > 0, tokens[verb - 1].turn != 0, tokens[verb - 1].kind == .word { verb -= 1 }
    return EnglishChange(form: .verb, isUp: isUp, word: verb)
  }

  /// In the manner of the percentage before: a name, a part or an owner stands right before the number.
  private func again(_ index: Int) -> EnglishChange? {
    guard index > 0 else { return nil }
    guard let earlier = tokens[..<index].lastIndex(where: { $0.kind == .percent }) else {
      // "Halden's sales rose 5%. Rieber managed 4%."
      guard index > 1, isWord(index - 1, .didAsMuch), case let head = modelled(index),
        tokens[head].isCapital && (isTalkOfRevenue || goesOnAboutMoves)
          || isTalkOfRevenue && isWordForPart(head) && phraseStart(head) == 0
      else { return nil }
      return EnglishChange(form: .again, isUp: true, word: index - 1)
    }
    // "were up 5% and 3.8% respectively".
    if respective(index) != nil,
      (earlier + 1..<index).allSatisfy({ tokens[$0].kind == .comma || tokens[$0].has(.coord) }),
      let model = change(at: earlier)
    {
      return EnglishChange(form: .also, isUp: model.isUp, word: earlier)
    }
    let place = modelled(index)
    let before = tokens[place]
    // "footwear was 17% ahead, clothing 8%", "turf by 28%": a noun that no class knows, where sales are spoken of.
    let isPart =
      lastTopic?.kind == .revenue && sentence == revenueSentence && before.kind == .word
      && (before.classes.isEmpty && before.forms.isEmpty || isWordForPart(place))
      && (phraseStart(place) == 0 || tokens[phraseStart(place) - 1].kind == .comma
        || tokens[phraseStart(place) - 1].kind == .stop
        || tokens[phraseStart(place) - 1].has(.coord))
    let isBare =
      isPart || before.kind == .word && isSegment(place) || before.isCapital || before.kind == .genitive
      || before.kind == .word && before.has([.nRevenue])
      || isSegment(index - 1)
    // "rose 11% at X and 4% at Y".
    let isAlike =
      (before.has(.coord) || before.kind == .comma) && isWord(index + 1, "at") && index + 2 < tokens.count
      && tokens[index + 2].isCapital
    // "gained 22%, against 27% for the Ibex".
    let isAgainst =
      isWord(index - 1, .against) && isWord(index + 1, .ofWhom) && index + 2 < tokens.count
      && (index + 2...index + 3).contains { token($0)?.isCapital ?? false }
    if !isBare, !isAlike, !isAgainst {
      guard let other = coordinated(percent: index), goesOnInTime(index), let model = change(at: other) else {
        return nil
      }
      return EnglishChange(form: .also, isUp: model.isUp, word: other)
    }
    guard index - earlier < 14 else { return nil }
    guard let model = change(at: earlier) else { return nil }
    return EnglishChange(form: .again, isUp: model.isUp, word: earlier)
  }

  /// The word that a percentage in the manner of the one before is said of: right before it, before "by" or "managed", or
  /// before words between commas: "Rieber 4%", "turf by 28%", "voice managed 13%", "Halden, which sells salt, 3%".
  func modelled(_ percent: Int) -> Int {
    var index = percent
    // "drinks a mere 2%", "Tooling only 3%".
    while index > 1, isWord(index - 1, .changeQualifier), !isWord(index - 1, "by") { index -= 1 }
    guard index > 1 else { return index - 1 }
    if isWord(index - 1, "by") || isWord(index - 1, .didAsMuch) {
      // "Castings, where the old furnaces are, by 14%".
      if tokens[index - 2].kind == .comma, let opening = aside(endingAt: index - 2), opening > 0 { return opening - 1 }
      return index - 2
    }
    // "Castings (at Halden) 13%".
    if tokens[index - 1].kind == .close, let open = tokens[..<(index - 1)].lastIndex(where: { $0.kind == .open }),
      open > 0, tokens[open - 1].isCapital
    {
      return open - 1
    }
    // "Rieber, up 4% before lunch, settled for 3%".
    if isWord(index - 1, "for"), isWord(index - 2, "settled"), let head = subjectHead(of: index - 2) { return head }
    guard tokens[index - 1].kind == .comma,
      token(index + 1).map({ $0.kind == .comma || $0.kind == .stop || $0.has(.coord) }) ?? true
    else { return index - 1 }
    if tokens[index - 2].isCapital { return index - 2 }
    if let opening = aside(endingAt: index - 1), opening > 0, tokens[opening - 1].isCapital { return opening - 1 }
    return index - 1
  }

  /// The percentage before that "and another 9% on Monday", "or 21% sequentially" goes on from; nil for none.
  func coordinated(percent index: Int) -> Int? {
    var at = index - 1
    while at > 0, index - at < 8, !tokens[at].has(.coord), isWord(at, .changeQualifier) || isWord(at, .additional) {
      at -= 1
    }
    // "and for the month 10.6%"
    if at > 0, tokens[at].kind == .period || tokens[at].kind == .duration || isWord(at, .calendarNoun) {
      at -= 1
      while at > 0, tokens[at].has([.det, .prep]) || isWord(at, .lengthAttribute), !tokens[at].has(.coord) { at -= 1 }
    }
    guard at > 0, tokens[at].has(.coord) || isWord(at, "but") || isWord(at, "yet") else { return nil }
    at -= 1
    if at > 0, tokens[at].kind == .comma { at -= 1 }
    let end = at
    while at >= 0, end - at < 10 {
      let token = tokens[at]
      if token.kind == .percent { return at }
      switch token.kind {
      case .period, .duration, .money, .number, .name, .upper, .comma: break
      case .word:
        if token.has(.coord) || token.isVerb && !token.has([.prep, .noun]) && token.turn == 0 && !isNounHere(at) {
          return nil
        }
      default: return nil
      }
      at -= 1
    }
    return nil
  }

  /// Whether a time, or what it is compared with, follows a percentage, or stands before it: no thing of its own.
  private func goesOnInTime(_ index: Int) -> Bool {
    if isWord(index + 1, .timeAhead) { return true }
    if let next = token(index + 1), next.kind == .period || next.kind == .duration { return true }
    guard let before = token(index - 1) else { return false }
    return before.kind == .period || before.kind == .duration || isWord(index - 1, .calendarNoun)
  }
}
