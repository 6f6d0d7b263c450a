import Vocabulary

/// Changes that an English sentence tells with a noun ("a 5% rise in"), or in the manner of the one before.
extension FactReading {
  /// "a 5% rise in revenue", "revenue growth of 5%", "posted a 5% gain".
  func nominal(_ change: EnglishChange, _ index: Int) -> Theme? {
    let word = change.word
    let verb = verbBefore(min(word, index))
    if verb >= 0,
      isForecast(verb) || isWord(verb, "forecast")
        || tokens[verb].has(.vGuide) && !tokens[verb].has([.vNeg, .vFund])
          && isWord(verb, .expects)
    {
      return nil
    }
    // "organic growth of 4%": one word of both.
    if tokens[word].has(.nRevenue), let theme = ofNoun(word, change, index) { return theme }
    // "rise in revenue".
    let next = max(word, index) == word ? word + 1 : index + 1
    for at in [word + 1, next] where isWord(at, .measurePreposition) && at != index {
      if isWord(at, "of"), at + 1 == index { continue }
      if let head = phraseHead(from: at + 1)?.head {
        return predicated(of: head, change, index)
      }
      if isWord(at, .measurePreposition), let name = nameAt(at + 1) { return ofName(name, change, index) }
    }
    // "a 17% jump at AWS".
    if isWord(next, "at"), let name = nameAt(next + 1), actors.segment(who(scene.marks[Int(tokens[name].mark)])) != nil
    {
      return ofName(name, change, index)
    }
    // "Nvidia's 3.2% slide".
    if word > index, tokens[index].start > 0, index > 1, tokens[index - 1].kind == .genitive,
      tokens[index - 2].kind == .name,
      word - index <= 2, !tokens[(index + 1)...word].contains(where: { $0.has([.nRevenue, .nProfit, .nVolume]) })
    {
      return ofName(index - 2, change, index)
    }
    // "revenue growth of 5%", "a 5% sales increase".
    let start = phraseStart(word)
    for at in stride(from: word - 1, through: max(start, 0), by: -1) {
      if tokens[at].has([.nRevenue, .nProfit, .nShare, .nVolume]), tokens[at].kind == .word || tokens[at].kind == .upper
      {
        return ofNoun(at, change, index)
      }
      if tokens[at].kind == .name, actors.segment(who(scene.marks[Int(tokens[at].mark)])) != nil {
        return ofName(at, change, index)
      }
      if isSegment(at), revenueTopic || isWord(word, "growth") { return ofNoun(at, change, index) }
    }
    // "revenue of $5bn, an increase of 5%".
    if start > 0, tokens[start - 1].kind == .comma, let head = neighbour(of: start, start) {
      return predicated(of: head, change, index)
    }
    // "ended 2025 with a gain of 5%", "bucked the trend with a rise of 2%".
    if verb >= 0, start > 0, isWord(start - 1, "with"), isWord(word + 1, "of") && word + 2 == index || word > index,
      start - verb < 7,
      tokens[verb].has(.be) == false, let head = subjectHead(of: verb),
      tokens[head].isCapital || tokens[head].has([.pron, .nShare])
    {
      return predicated(of: head, change, index)
    }
    // "has a gain of 5% this year".
    if case let begin = phraseStart(min(word, index)), let has = token(before(begin)), has.has(.have),
      has.kind == .word,
      let head = subjectHead(of: before(begin)), tokens[head].isCapital || tokens[head].has([.pron, .nShare])
    {
      return predicated(of: head, change, index)
    }
    // "posted a 5% rise": the subject of the verb right before.
    guard verb >= 0, before(phraseStart(min(word, index))) == verb || phraseStart(min(word, index)) <= verb + 1 else {
      return nil
    }
    if let head = subjectHead(of: verb) {
      if tokens[head].has(.pron) || tokens[head].isCapital {
        return tokens[verb].has(.be) ? nil : predicated(of: head, change, index)
      }
      return predicated(of: head, change, index)
    }
    return nil
  }

  private func nameAt(_ index: Int) -> Int? {
    var at = index
    while at < tokens.count, at < index + 4 {
      if tokens[at].kind == .name { return at }
      if tokens[at].kind != .word { return nil }
      at += 1
    }
    return nil
  }

  /// "And its revenue? Up 8%.", "Up 11% by the close.": a sentence of its own that goes on about what the one before named.
  func alone(_ change: EnglishChange, _ index: Int) -> Theme? {
    guard change.word == 0 || index == 0, scene.range.count < 80, !tokens.contains(where: { $0.isCapital }),
      let who = resolved(carriedAgent)
    else { return nil }
    if revenueTopic, !shareTopic, sentence - revenueSentence <= 1 {
      return Theme(
        topic: lastTopic?.kind == .revenue ? lastTopic ?? EnglishTopic(kind: .revenue) : EnglishTopic(kind: .revenue),
        subject: who)
    }
    guard shareTopic, !scene.has(.profit), !scene.has(.volume) else { return nil }
    return Theme(topic: EnglishTopic(kind: .share), subject: who)
  }

  // MARK: Repetitions

  /// "Nvidia 3.9%", "e-commerce 25%", "Ghana's 39.9%".
  func repeated(_ change: EnglishChange, _ index: Int) -> Theme? {
    guard let lastTopic else { return nil }
    let at = modelled(index)
    let token = tokens[at]
    if lastTopic.kind == .revenue, token.kind == .word, !token.has(.nRevenue),
      token.classes.isEmpty && token.forms.isEmpty || isWordForPart(at), !isSegment(at),
      let subject = partOwner(before: phraseStart(at)) ?? resolved(pronoun(at: phraseStart(at)))
    {
      return Theme(topic: EnglishTopic(kind: .revenue, segment: segmentName(at)), subject: subject)
    }
    if let part = partByDivision(at) ?? (lastTopic.kind == .revenue ? partOfGrower(at) : nil) { return part }
    if token.kind == .genitive { return repeatedOwner(at) }
    if token.has(.coord) || token.kind == .comma || isWord(at, .against) {
      return nameRight(of: index + 1).map { Theme(topic: lastTopic, subject: $0) }
    }
    if token.kind == .name {
      let who = who(scene.marks[Int(token.mark)])
      if lastTopic.kind == .revenue {
        if let part = partByWords(at) { return part }
        if let segment = actors.segment(who) {
          return Theme(topic: EnglishTopic(kind: .revenue, segment: segment), subject: named(at))
        }
        if actors.isPart(who) {
          return Theme(topic: EnglishTopic(kind: .revenue, segment: "division"), subject: named(at))
        }
        return Theme(topic: lastTopic, subject: named(at))
      }
      switch actors.carrierKind(who) {
      case .crypto, .currency, .commodity, .government: return nil
      default: return Theme(topic: lastTopic, subject: named(at))
      }
    }
    if lastTopic.kind == .revenue, isSegment(at) || token.has(.nRevenue),
      let subject = partOwner(before: phraseStart(at)) ?? resolved(pronoun(at: at))
    {
      let (segment, unit) = segment(of: at, from: phraseStart(at), to: index)
      return Theme(
        topic: EnglishTopic(kind: .revenue, segment: segment == "total" && isSegment(at) ? segmentName(at) : segment),
        subject: unit ?? subject)
    }
    if token.kind == .upper, let run = strangers(endingAt: at), lastTopic.kind == .share {
      return Theme(topic: lastTopic, subject: stranger(run))
    }
    return nil
  }

  /// "BHP's fell 8%": what the text spoke of, of another owner.
  func repeatedOwner(_ genitive: Int) -> Theme? {
    guard
      let lastTopic = lastTopic
        ?? (revenueTopic ? EnglishTopic(kind: .revenue) : shareTopic ? EnglishTopic(kind: .share) : nil), genitive > 0
    else { return nil }
    let at = genitive - 1
    if tokens[at].kind == .name { return Theme(topic: lastTopic, subject: named(at)) }
    if let run = strangers(endingAt: at) { return Theme(topic: lastTopic, subject: stranger(run)) }
    if isDescription(at), let subject = resolved(pronoun(at: at)) { return Theme(topic: lastTopic, subject: subject) }
    return nil
  }
}
