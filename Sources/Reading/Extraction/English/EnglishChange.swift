import Vocabulary

/// How an English sentence says that something went up or down by a percentage.
struct EnglishChange {
  enum Form {
    /// "rose 5%", "was 5% higher": a verb with its subject.
    case verb
    /// "a 5% rise in revenue", "growth of 5%".
    case noun
    /// ", up 5%", "sales 5% higher": beside what it is said of.
    case beside
    /// "Nvidia 3.9%": in the manner of the percentage before.
    case again
    /// "8% below their peak".
    case below
    /// "Novartis +0.6%".
    case sign
    /// "knocked 5% off X's shares".
    case off
    /// "taking its gain this year to 19%".
    case total
    /// "and 12% from the prior quarter": the change before, once more, over another time.
    case also
  }

  var form: Form
  var isUp: Bool
  /// The token of the verb or noun of change.
  var word: Int
}

extension FactReading {
  /// The change that a percentage measures; nil where it measures none.
  func change(at index: Int) -> EnglishChange? {
    guard let percent = percent(scene.marks[Int(tokens[index].mark)]), !percent.isPoints, percent.high == nil else {
      return nil
    }
    // "Novartis +0.6% in Zurich".
    if index > 0, hasSign(index) || percent.low.significand < 0,
      tokens[index - 1].isCapital || tokens[index - 1].has([.nShare, .nRevenue])
    {
      return EnglishChange(
        form: .sign, isUp: percent.low.significand > 0 && !scene.starts("−", at: Int(tokens[index].start)),
        word: index - 1)
    }
    // "MiniMax: +11% on the day".
    if index > 1, hasSign(index), tokens[index - 1].kind == .colon, tokens[index - 2].isCapital {
      return EnglishChange(
        form: .sign, isUp: percent.low.significand > 0 && !scene.starts("−", at: Int(tokens[index].start)),
        word: index - 2)
    }
    if let signed = signWord(index) { return signed }
    if hasSign(index) || percent.low.significand < 0, let head = signHead(index) {
      return EnglishChange(
        form: .sign, isUp: percent.low.significand > 0 && !scene.starts("−", at: Int(tokens[index].start)), word: head)
    }
    if let after = changeAfter(index) { return after }
    return changeBefore(index)
  }

  /// "turnover, minus 12%", "with Grid Technologies at plus 25 per cent".
  private func signWord(_ index: Int) -> EnglishChange? {
    let isUp = isWord(index - 1, "plus")
    guard isUp || isWord(index - 1, "minus") else { return nil }
    var at = index - 2
    while at > 0, index - at < 6,
      tokens[at].kind == .comma || tokens[at].kind == .colon || isWord(at, "at") || isWord(at, "stuck")
    {
      at -= 1
    }
    if at >= 0, tokens[at].isCapital || tokens[at].has([.nRevenue, .nShare]) || isSegment(at) {
      return EnglishChange(form: .sign, isUp: isUp, word: at)
    }
    return signHead(index - 1).map { EnglishChange(form: .sign, isUp: isUp, word: $0) }
  }

  /// What a sign is said of over a sum, a bracket, a comma or a form of "be": "Sales €61m, +7%", "America (+7%)", "KWG is
  /// +4%"; a noun that no class knows only where the talk is of revenue.
  private func signHead(_ index: Int) -> Int? {
    var at = index - 1
    var isBare = true
    while at >= 0, index - at < 7 {
      let token = tokens[at]
      switch token.kind {
      case .comma, .colon, .open, .money, .quote, .number: break
      case .word where isWord(at, .signLink) || token.isAdverb: isBare = false
      case .word:
        if token.has([.nRevenue, .nShare]) || isSegment(at) || isSalesAgain(at) { return at }
        guard isTalkOfRevenue, isPlainPart(at) else { return nil }
        return at
      case .name, .upper: return isBare && tokens[index - 1].kind != .open && index - at > 2 ? nil : at
      default: return nil
      }
      at -= 1
    }
    return nil
  }

  /// "Sales came to $40m. That is +22%": whether a pronoun stands for the sales just told.
  func isSalesAgain(_ at: Int) -> Bool {
    at == 0 && (isWord(at, "that") || isWord(at, "it") || isWord(at, "this")) && revenueTopic && !shareTopic
      && sentence - revenueSentence <= 2 && !scene.has(.share) && !scene.has(.trade)
  }

  /// Whether the sentences at hand speak of revenue, and of no price.
  var isTalkOfRevenue: Bool {
    revenueTopic && !shareTopic && lastTopic?.kind == .revenue && sentence - revenueSentence <= 1 && !scene.has(.share)
      && !scene.has(.trade)
  }

  /// Whether a noun may be a part of what is sold: one of no class that measures something else.
  func isPlainPart(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word else { return false }
    if isWord(index, .salesPart) { return true }
    return !token.has([
      .nProfit, .nNeg, .nShare, .nVolume, .nCapex, .nInvest, .nStake, .nRound, .nDeal, .nCost, .nGuide, .person,
      .nobody,
      .pron, .det, .prep, .be, .have, .will, .title, .rel,
    ]) && !token.isAdverb && (!token.isVerb || isNounHere(index)) && (!token.has(.company) || token.has(.unit))
  }

  /// "raised first-quarter revenue by 18%": the verb whose object is revenue.
  func raised(_ noun: Int) -> EnglishChange? {
    let verb = verbBefore(noun)
    guard verb >= 0, phraseStart(noun) == verb + 1 || noun == verb + 1, tokens[verb].has([.vRaise, .vCut]),
      !tokens[verb].has(.nGuide)
    else { return nil }
    return EnglishChange(form: .verb, isUp: tokens[verb].has(.vRaise), word: verb)
  }

  /// "+0.6%": whether a sign stands at a percentage or right before it.
  private func hasSign(_ index: Int) -> Bool {
    let start = Int(tokens[index].start)
    return scene.starts(.sign, at: start)
      || start > scene.range.lowerBound && text[start - 1] == UInt8(ascii: "+")
  }

  /// "5% higher", "5% rise", "5% below its peak"; nil where what follows is another noun or nothing.
  private func changeAfter(_ index: Int) -> EnglishChange? {
    var next = index + 1
    while next < tokens.count,
      tokens[next].kind == .quote || tokens[next].isAdverb && tokens[next].turn == 0 && !isWord(next, .comparative)
    {
      next += 1
    }
    // "finished 435 points, or 0.8 per cent, higher".
    if next + 1 < tokens.count, tokens[next].kind == .comma, index > 0, isWord(index - 1, "or"),
      isWord(next + 1, .comparative)
    {
      next += 1
    }
    // "finished 0.8 per cent, or 70 points, higher".
    if next + 4 < tokens.count, tokens[next].kind == .comma, isWord(next + 1, "or"), tokens[next + 4].kind == .comma,
      tokens[next + 2].isQuantity
    {
      next += 5
    }
    guard next < tokens.count else { return nil }
    if isWord(next, .below)
      || isWord(next, "off") && next + 1 < tokens.count && tokens[next + 1].has([.det, .possessive])
    {
      let hasPeak = (next..<min(tokens.count, next + 8)).contains {
        isWord($0, .peak)
      }
      if hasPeak { return EnglishChange(form: .below, isUp: false, word: next) }
      // "came in 7.1% below last year's"
      if isWord(next, .below), next + 1 < tokens.count, tokens[next + 1].kind == .period,
        case let verb = verbOrBe(before: index), verb >= 0
      {
        return EnglishChange(form: .verb, isUp: false, word: verb)
      }
      if isWord(next, "off") {
        return isKnock(verbOrBe(before: index)) ? EnglishChange(form: .off, isUp: false, word: next) : nil
      }
    }
    // "27% above its low of April", "56% below where it stood in October".
    let isAbove = isWord(next, "above")
    if isAbove || isWord(next, .below), next + 1 < tokens.count {
      let isPlace =
        isWord(next + 1, "where")
        || isAbove && (next..<min(tokens.count, next + 7)).contains { isWord($0, .lowPoint) }
      if isPlace { return EnglishChange(form: .below, isUp: isAbove, word: next) }
      // "sales 19% above last year's", "was 38% above the year-earlier quarter but 8% below the one before".
      if (next + 1..<min(tokens.count, next + 5)).contains(where: {
        tokens[$0].kind == .period || isWord($0, .earlierFigure)
      }) {
        let verb = verbOrBe(before: index)
        if verb >= 0, index - verb <= 6, !tokens[verb..<index].contains(where: { $0.has(.nRevenue) }) {
          return EnglishChange(form: .verb, isUp: isAbove, word: verb)
        }
        if let earlier = coordinated(percent: index) { return EnglishChange(form: .also, isUp: isAbove, word: earlier) }
        return EnglishChange(form: .beside, isUp: isAbove, word: next)
      }
    }
    // "knocked 5% off Puma's shares".
    if isWord(next, "off"), next + 1 < tokens.count, tokens[next + 1].isCapital, isKnock(verbOrBe(before: index)) {
      return EnglishChange(form: .off, isUp: false, word: next)
    }
    // "1.5% higher than a year before": the time has taken the word up.
    if tokens[next].kind == .period || tokens[next].kind == .duration, case let start = Int(tokens[next].start),
      scene.starts(.comparativeAhead, at: start)
    {
      let isUp = !scene.starts(.comparativeDownAhead, at: start)
      let verb = verbOrBe(before: index)
      if verb >= 0, tokens[verb].has(.be), index - verb <= 3 {
        return EnglishChange(form: .verb, isUp: isUp, word: verb)
      }
      return EnglishChange(form: .beside, isUp: isUp, word: next)
    }
    // "5% higher", "5% up", "5% weaker".
    if isWord(next, .comparative) {
      let isUp = !isWord(next, .comparativeDown)
      let verb = verbOrBe(before: index)
      // "…, it said on Wednesday, 14% more than": not what the speaker does.
      let isSaid = verb >= 0 && tokens[verb].has(.vSay) && tokens[verb].turn == 0 && !tokens[verb].has(.be)
      if verb >= 0, !isSaid, index - verb <= 6 || tokens[verb].has(.be) {
        return EnglishChange(form: .verb, isUp: isUp, word: verb)
      }
      return EnglishChange(form: .beside, isUp: isUp, word: next)
    }
    // "a 5% rise", "5% revenue growth", "a 9% year-on-year decline".
    var at = next
    var steps = 0
    while at < tokens.count, steps < 5,
      tokens[at].kind == .word || tokens[at].kind == .upper || tokens[at].kind == .period
        || tokens[at].kind == .duration && at == next
    {
      let token = tokens[at]
      if token.has([.prep, .be, .have, .will, .pron, .rel, .sub, .coord]), token.turn == 0 { return nil }
      if token.turn != 0, token.isVerbForm { return nil }
      if token.kind == .period, case let mark = scene.marks[Int(token.mark)], token.start < mark.start { return nil }
      if token.turn != 0, !isFinite(at, after: index) {
        return EnglishChange(form: .noun, isUp: token.turn > 0, word: at)
      }
      if isWord(at, .lossOrGrowth) {
        return EnglishChange(form: .noun, isUp: !isWord(at, .loss), word: at)
      }
      if token.isVerb, !token.has(.noun) { return nil }
      at += 1
      steps += 1
    }
    return nil
  }

  /// Whether a word of change behind the percentage is a verb of its own: "5% fell".
  private func isFinite(_ at: Int, after index: Int) -> Bool {
    isWord(at, .finiteChange)
  }

  private func isKnock(_ verb: Int) -> Bool {
    verb >= 0
      && isWord(verb, .knock)
  }

  private func isGain(_ index: Int) -> Bool {
    isWord(index, .gainNoun)
  }

  /// "taking its gain this year to 19%": the noun whose sum the percentage is.
  func total(_ index: Int) -> EnglishChange? {
    var at = index - 1
    guard isWord(at, "to") || isWord(at, "at") else { return nil }
    at -= 1
    while at > 0, index - at < 13 {
      let token = tokens[at]
      if token.kind == .comma || token.kind == .stop || token.isQuantity || token.has([.nRevenue, .nProfit]) {
        return nil
      }
      let isLoss = isWord(at, .loss)
      if token.kind == .word, token.turn != 0 || isLoss, !token.isVerbForm, !token.forms.contains(.ing), isGain(at) {
        let start = phraseStart(at)
        guard start < at, tokens[start].has(.possessive) || tokens[start..<at].contains(where: { $0.kind == .genitive })
        else { return nil }
        return EnglishChange(form: .total, isUp: token.turn > 0 && !isLoss, word: at)
      }
      at -= 1
    }
    return nil
  }

  /// Whether a token names a part of the business.
  func isSegment(_ index: Int) -> Bool { segmentMark(index) != nil }

  func segmentMark(_ index: Int) -> Mark? {
    guard let token = token(index) else { return nil }
    return scene.marks.first {
      $0.kind == .segment && $0.start <= token.start && $0.end >= token.end
        || $0.kind == .segment && $0.start == token.start
    }
  }

  /// Whether the percentage is a part of something: "8% of staff", "a 20% stake".
  func isShare(_ index: Int) -> Bool {
    let next = index + 1
    guard next < tokens.count else { return false }
    if isWord(next, "of") {
      return !(next..<min(tokens.count, next + 5)).contains {
        isWord($0, "value") || isWord($0, "capitalisation") || isWord($0, "capitalization")
      }
    }
    return tokens[next].kind == .word && tokens[next].has([.nStake, .nNeg]) && tokens[next].turn == 0
      && !tokens[next].has([.adverb, .prep])
  }
}

extension EnglishToken {
  /// A form that can only be a verb's: past or third person.
  var isVerbForm: Bool { forms.contains(.past) || forms.contains(.third) && !has(.noun) }
}
