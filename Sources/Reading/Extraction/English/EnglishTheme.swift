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
    switch change.form {
    case .verb:
      if isForecast(change.word) { return nil }
      // "it sold 6% more".
      if tokens[change.word].has(.vSell), isWord(index + 1, any: ["more", "less"]),
        case .somebody(let seller) = agent(of: change.word)
      {
        return Theme(topic: EnglishTopic(kind: .revenue), subject: seller, range: range)
      }
      theme = predicated(of: subjectHead(of: change.word), change, index)
    case .noun: theme = nominal(change, index)
    case .beside:
      if isForecast(change.word) { return nil }
      theme = predicated(of: neighbour(of: change.word, index), change, index)
    case .sign: theme = predicated(of: change.word, change, index)
    case .below: theme = predicated(of: subjectHead(of: verbOf(index)), change, index)
    case .again: theme = repeated(change, index)
    }
    if theme?.range == nil { theme?.range = range }
    if change.form == .below { theme?.isFromPeak = true }
    return theme
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
  private func isForecast(_ verb: Int) -> Bool {
    // "paring gains to close up 3%": how it ended.
    if isWord(verb, any: ["close", "end", "finish", "settle", "trade", "stand"]), isWord(verb - 1, "to") {
      return false
    }
    if tokens[verb].kind == .word, tense(of: verb) == .future, !tokens[verb].forms.contains(.ing) {
      let outer = verbBefore(verb)
      if outer >= 0, isWord(outer, any: ["continued", "helped", "managed", "began", "started"]) { return false }
      return true
    }
    return scene.marks.contains {
      $0.kind == .analyst && Int($0.end) <= Int(tokens[verb].start) && Int(tokens[verb].start) - Int($0.end) < 60
    }
      && scene.marks.contains { $0.kind == .analyst }
      && tokens[..<verb].contains { $0.has(.vGuide) && $0.kind == .word }
  }

  /// The head of the subject of a verb: a noun, a name, a pronoun or an owner's 's.
  func subjectHead(of verb: Int) -> Int? {
    // ", climbing 4%", "before paring gains", "to close up 3%": the subject of the verb before.
    let previous = verb - 1
    if previous > 0,
      isWord(previous, "to") || tokens[verb].forms.contains(.ing) && !tokens[previous].has([.be, .adverb]),
      case let main = verbBefore(previous), main >= 0
    {
      return subjectHead(of: main)
    }
    var at = coordinated(verb) - 1
    while at >= 0 {
      let token = tokens[at]
      switch token.kind {
      case .close:
        while at > 0, tokens[at].kind != .open { at -= 1 }
      case .stop: return nil
      case .comma:

        if let opening = asideBefore(at) {
          // "The index I watch, the Russell 2000, is up": the aside is the name.
          if at - opening <= 3, tokens[at - 1].kind == .name, tokens[opening + 1].has(.det) { return at - 1 }
          at = opening
        }
      case .genitive: return at
      case .name, .upper:
        if token.kind == .upper, token.has([.det, .possessive, .prep, .sub, .coord, .adverb]) { break }
        let preposition = preposition(of: at)
        if preposition < 0 { return headOfApposition(at) }
        at = preposition
      case .word:
        if token.has(.rel) {
          // "revenue that was up", "X, whose shares fell": what stands before.
          if isWord(at, "whose") { break }
          var before = at - 1
          if before >= 0, tokens[before].kind == .comma { before -= 1 }
          return before >= 0 ? relativeHead(before) : nil
        }
        if token.has(.pron), !token.has([.det, .possessive]) { return at }
        if token.isAdverb || token.has([.will, .be, .have, .do, .not, .adverb]) && !token.has(.noun) { break }
        if token.isVerb, !isNounHere(at), !token.has(.noun) || token.turn != 0 && token.isVerbForm {
          // "ended the week 2.4% lower", "rose and closed up": another verb of the same subject.
          break
        }
        if token.has([.det, .coord, .prep, .sub, .possessive]), !token.has(.noun) {
          if token.has(.sub), !token.has(.prep) { return nil }
          break
        }
        // A noun: the head where no preposition governs its phrase.
        let start = phraseStart(at)
        if start > 0, tokens[start - 1].has(.prep), !isInfinitive(start - 1) {
          at = start - 1
        } else if start > 0, tokens[start - 1].isVerb, !isNounHere(start - 1), !tokens[start - 1].has([.be, .vSay]),
          !(start..<at).contains(where: { tokens[$0].kind == .comma })
        {
          // The object of a verb, unless the verb's clause ended before.
          if tokens[start - 1].has([.vReach, .vPlan]) || tokens[start - 1].turn != 0 { at = start } else { return at }
        } else {
          return at
        }
      default: break
      }
      at -= 1
    }
    return nil
  }

  /// The first verb of "ended flat and lost", where only "and" stands between the verbs of one subject.
  func coordinated(_ verb: Int) -> Int {
    var first = verb
    var at = verb - 1
    while at >= 0, tokens[at].isAdverb || tokens[at].has([.have, .will, .be, .not]) && !tokens[at].has(.noun) {
      at -= 1
    }
    guard at > 0, tokens[at].has(.coord), !tokens[at].has(.sub) || isWord(at, "but") else { return first }
    let earlier = verbBefore(at)
    guard earlier >= 0, !tokens[earlier..<at].contains(where: { $0.kind == .comma && false }) else { return first }
    first = earlier
    return first
  }

  /// "Tencent-backed X", "chipmaker AMD": a name is its own head; a name before a noun belongs to the noun.
  private func headOfApposition(_ index: Int) -> Int { index }

  private func relativeHead(_ before: Int) -> Int? {
    if tokens[before].kind == .word, tokens[before].has(.noun) { return before }
    if tokens[before].isCapital { return before }
    var at = before
    var steps = 0
    while at >= 0, steps < 10 {
      if tokens[at].isCapital, tokens[at].kind == .name || strangers(endingAt: at) != nil { return at }
      at -= 1
      steps += 1
    }
    return nil
  }

  /// Where an aside began that ends at a comma.
  private func asideBefore(_ comma: Int) -> Int? {
    var at = comma - 1
    while at >= 0, tokens[at].kind != .comma, tokens[at].kind != .stop { at -= 1 }
    guard at > 0, tokens[at].kind == .comma, comma - at > 1 else { return nil }
    let first = tokens[at + 1]
    if first.has(.coord) { return nil }
    if first.has([.rel, .det, .prep, .possessive, .company, .person, .sub]) || first.isAdverb
      || first.kind == .word && first.isVerb
    {
      // A new clause with a subject of its own is no aside.
      let hasSubject =
        !first.has(.rel)
        && (at + 1..<comma).contains {
          tokens[$0].has([.be, .have, .will]) || tokens[$0].turn != 0 && tokens[$0].isVerbForm
        }
      return hasSubject ? nil : at
    }
    if first.isCapital, comma - at <= 4 { return at }
    return nil
  }

  /// What ", up 5%" and "sales 5% higher" stand beside.
  private func neighbour(of word: Int, _ index: Int) -> Int? {
    var at = min(word, index) - 1
    if at >= 0, tokens[at].kind == .comma || tokens[at].kind == .open || tokens[at].kind == .stop { at -= 1 }
    // "revenue of $5bn, up 5%", "Revenue came to $5bn, up 5%": the nearest noun that is revenue, or the subject.
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
      if token.has(.pron), !token.has([.det, .possessive, .rel]) { return at }
      at -= 1
      steps += 1
    }
    return nil
  }

  private func isPriced(_ index: Int) -> Bool {
    let mark = scene.marks[Int(tokens[index].mark)]
    return actors.carrierKind(who(mark)) == .index || canAct(mark)
  }

  // MARK: What the head is

  /// The theme where a head goes up or down.
  private func predicated(of head: Int?, _ change: EnglishChange, _ index: Int) -> Theme? {
    guard let head else { return nil }
    let token = tokens[head]
    switch token.kind {
    case .name: return ofName(head, change, index)
    case .genitive: return repeatedOwner(head)
    case .upper:
      if token.has([.nRevenue, .nProfit, .nShare, .nVolume]) { return ofNoun(head, change, index) }
      guard let run = strangers(endingAt: head), !isPerson(run) else { return ofNoun(head, change, index) }
      if isSegment(head) || revenueTopic && isGrowthVerb(change), let who = resolved(pronoun(at: head)) {
        return Theme(topic: EnglishTopic(kind: .revenue, segment: segmentName(head)), subject: who)
      }
      guard isPriceTalk(change), head > 0 || run.count > 1 || token.classes.isEmpty else { return nil }
      return Theme(topic: EnglishTopic(kind: .share), subject: stranger(run))
    case .word:
      if token.has(.pron), !token.has(.noun) { return ofPronoun(head, change, index) }
      return ofNoun(head, change, index)
    default: return nil
    }
  }

  private func resolved(_ agent: Agent) -> Subject? {
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
    return change.form == .verb || change.form == .sign
  }

  private func ofName(_ head: Int, _ change: EnglishChange, _ index: Int) -> Theme? {
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
    case .crypto, .currency, .commodity, .government: return nil
    default: break
    }
    if let segment = actors.segment(who) {
      return Theme(topic: EnglishTopic(kind: .revenue, segment: segment), subject: subject)
    }
    if isGloss(Int(tokens[head].mark)) { return nil }
    if isGrowthVerb(change) {
      guard revenueTopic || isMoneyAfter(index) else { return nil }
      return Theme(topic: EnglishTopic(kind: .revenue), subject: subject)
    }
    guard isPriceTalk(change) else { return nil }
    return Theme(topic: EnglishTopic(kind: .share), subject: subject, others: alike(head, index))
  }

  /// "rose 5% to $177bn": a sum, no price.
  private func isMoneyAfter(_ index: Int) -> Bool {
    guard isWord(index + 1, "to"), let next = token(index + 2), next.kind == .money,
      let money = money(scene.marks[Int(next.mark)])
    else { return false }
    return money.low.double >= 1_000_000
  }

  /// The names before a head that move alike: "A and B each fell 2%".
  private func alike(_ head: Int, _ index: Int) -> [Subject] {
    let shares = (head..<index).contains { isWord($0, any: ["each", "both"]) }
    guard shares else { return [] }
    var found: [Subject] = []
    var at = head
    while at >= 2, tokens[at - 1].has(.coord) || tokens[at - 1].kind == .comma, tokens[at - 2].kind == .name {
      at -= 2
      found.append(named(at))
    }
    return found
  }

  private func ofPronoun(_ head: Int, _ change: EnglishChange, _ index: Int) -> Theme? {
    // "that of X", "those of X": as before.
    if isWord(head, any: ["that", "those"]) {
      guard isWord(head + 1, any: ["of", "at", "in"]), let name = nameRight(of: head + 1), let lastTopic else {
        return nil
      }
      return Theme(topic: lastTopic, subject: name)
    }
    guard !isWord(head, any: ["there", "what", "i", "you", "he", "she", "both"]),
      let subject = resolved(pronoun(at: head))
    else { return nil }
    if isGrowthVerb(change) || isMoneyAfter(index) {
      guard revenueTopic else { return nil }
      return Theme(
        topic: lastTopic?.kind == .revenue ? lastTopic ?? EnglishTopic(kind: .revenue) : EnglishTopic(kind: .revenue),
        subject: subject)
    }
    if revenueTopic, !shareTopic, !scene.has(.trade), !scene.has(.share), lastTopic?.kind == .revenue { return nil }
    return Theme(topic: EnglishTopic(kind: .share), subject: subject)
  }

  private func ofNoun(_ head: Int, _ change: EnglishChange, _ index: Int) -> Theme? {
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
      return Theme(
        topic: EnglishTopic(kind: .revenue, segment: segment), subject: subject,
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
    if isWord(head, any: ["index", "benchmark", "gauge", "average", "composite"]) {
      if let name = (start..<head).reversed().first(where: { tokens[$0].kind == .name }) {
        return Theme(topic: EnglishTopic(kind: .share), subject: named(name))
      }
      if let run = head > 0 ? strangers(endingAt: head - 1) : nil {
        return Theme(topic: EnglishTopic(kind: .share), subject: stranger(run))
      }
      guard let priceFocus, actors.kind(priceFocus) == .index else { return nil }
      return Theme(topic: EnglishTopic(kind: .share), subject: Subject(who: priceFocus, range: nil, mark: -1))
    }
    if token.has(.nVolume) && !token.has(.unit), !isSegment(head) { return nil }
    if token.has(.company), !token.has(.unit) || !revenueTopic, isDescription(head) {
      guard isPriceTalk(change), !isGrowthVerb(change) else { return nil }
      guard let subject = resolved(pronoun(at: head)) else { return nil }
      return Theme(topic: EnglishTopic(kind: .share), subject: subject)
    }
    // A part of the business, where the talk is of revenue.
    guard isSegment(head) || token.has(.unit) || segmentBefore(head, start) != nil,
      revenueTopic || scene.has(.revenue) || isMoneyAfter(index)
    else { return nil }
    if scene.has(.profit, in: Int(tokens[start].start)..<Int(token.end)) { return nil }
    let (segment, unit) = segment(of: head, from: start, to: change.word)
    guard let subject = unit ?? owning(head, change) else { return nil }
    return Theme(
      topic: EnglishTopic(kind: .revenue, segment: segment == "total" ? segmentName(head) : segment), subject: subject)
  }

  private func segmentBefore(_ head: Int, _ start: Int) -> Mark? {
    for at in stride(from: head, through: start, by: -1) {
      if let mark = segmentMark(at) { return mark }
    }
    return nil
  }

  private func segmentName(_ index: Int) -> String {
    if let mark = segmentMark(index) { return value(mark) }
    return Slug.of(string(Int(tokens[index].start)..<Int(tokens[index].end)))
  }

  /// Whose revenue it is.
  private func owning(_ head: Int, _ change: EnglishChange) -> Subject? {
    if let owner = owner(of: head, before: change.word > head ? change.word : tokens.count) {
      return resolved(owner)
    }
    return resolved(pronoun(at: phraseStart(head)))
  }

  private func owningShares(_ head: Int, _ change: EnglishChange) -> Subject? {
    // "Shares of X", "shares in the company".
    let next = head + 1
    if isWord(next, "of") || isWord(next, "in") {
      if let name = nameRight(of: next) { return name }
      return resolved(pronoun(at: head))
    }
    return owning(head, change)
  }

  /// Which part of the business a revenue is of, and the unit that names it.
  private func segment(of head: Int, from start: Int, to limit: Int) -> (String, Subject?) {
    var unit: Subject?
    // Names of units: "AWS revenue", "Revenue at Google Cloud".
    var end = head + 1
    let stop = limit > head ? limit : min(tokens.count, head + 8)
    while end < stop, tokens[end].kind != .comma || end == head + 1, tokens[end].kind != .stop,
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
    if head + 1 < end, isWord(head + 1, any: ["in", "from", "at", "of", "to", "outside", "for"]) {
      for at in head + 2..<max(head + 2, end) {
        if let mark = segmentMark(at) { return (value(mark), nil) }
        if tokens[at].has(.unit), tokens[at].kind == .word { return ("division", nil) }
        if tokens[at].has(.place)
          || tokens[at].kind == .name && actors.carrierKind(who(scene.marks[Int(tokens[at].mark)])) == .government
        {
          return ("region", nil)
        }
      }
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
    return ("total", nil)
  }

  /// Whether a word before "revenue" names a part: not "quarterly", "total", "group".
  private func isSpecific(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.has([.det, .possessive, .prep, .adverb, .pron, .coord, .company, .be, .verb]) { return token.has(.place) }
    if token.kind == .upper, index > 0, strangers(endingAt: index) != nil, !isSegment(index) { return false }
    return !isWord(
      index,
      any: [
        "quarterly", "total", "group", "net", "overall", "consolidated", "annual", "yearly", "full-year", "half-year",
        "first-half",
        "second-half", "second-quarter", "first-quarter", "third-quarter", "fourth-quarter", "reported", "organic",
        "underlying",
        "adjusted", "core", "preliminary", "combined", "top-line", "operating", "monthly", "interim", "like-for-like",
        "same-store",
        "comparable", "headline", "global", "worldwide", "trailing", "nine-month", "six-month", "record", "gross",
        "total", "company",
        "companywide", "group-wide", "statutory", "currency-adjusted", "constant-currency", "recent", "stated",
        "unaudited", "fiscal",
        "whole", "stronger", "strong", "weak", "higher", "lower", "year", "quarter", "latest", "three-month",
        "pro-forma", "new",
      ])
  }

  // MARK: Nouns of change

  /// "a 5% rise in revenue", "revenue growth of 5%", "posted a 5% gain".
  private func nominal(_ change: EnglishChange, _ index: Int) -> Theme? {
    let word = change.word
    let verb = verbBefore(min(word, index))
    if verb >= 0,
      isForecast(verb)
        || tokens[verb].has(.vGuide) && !tokens[verb].has([.vNeg, .vFund])
          && isWord(
            verb,
            any: [
              "expects", "forecasts", "predicts", "sees", "targets", "expected", "forecast", "guided", "projects",
              "anticipates",
            ])
    {
      return nil
    }
    // "rise in revenue".
    let next = max(word, index) == word ? word + 1 : index + 1
    for at in [word + 1, next] where isWord(at, any: ["in", "of", "for"]) && at != index {
      if isWord(at, "of"), at + 1 == index { continue }
      if let head = phraseHead(from: at + 1)?.head {
        return predicated(of: head, change, index)
      }
      if isWord(at, "in") || isWord(at, "for"), let name = nameAt(at + 1) { return ofName(name, change, index) }
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

  // MARK: Repetitions

  /// "Nvidia 3.9%", "e-commerce 25%", "Ghana's 39.9%".
  private func repeated(_ change: EnglishChange, _ index: Int) -> Theme? {
    guard let lastTopic else { return nil }
    let at = index - 1
    let token = tokens[at]
    if token.kind == .genitive { return repeatedOwner(at) }
    if token.kind == .name {
      let who = who(scene.marks[Int(token.mark)])
      if lastTopic.kind == .revenue {
        if let segment = actors.segment(who) {
          return Theme(topic: EnglishTopic(kind: .revenue, segment: segment), subject: named(at))
        }
        return Theme(topic: lastTopic, subject: named(at))
      }
      switch actors.carrierKind(who) {
      case .crypto, .currency, .commodity, .government: return nil
      default: return Theme(topic: lastTopic, subject: named(at))
      }
    }
    if lastTopic.kind == .revenue, isSegment(at) || token.has(.nRevenue), let subject = resolved(pronoun(at: at)) {
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
  private func repeatedOwner(_ genitive: Int) -> Theme? {
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

  // MARK: Times

  /// The stretch of time of a move, from a length or a date in its clause: "over the past three months", "in July".
  func statedWindow(of index: Int) -> MoveWindow? {
    var best: MoveWindow?
    var gap = Int.max
    for (at, token) in tokens.enumerated() where token.kind == .duration || token.kind == .period {
      let distance = at > index ? at - index : index - at + 2
      guard distance < gap, distance < 14 else { continue }
      let between = at > index ? index + 1..<at : at + 1..<index
      if between.contains(where: { tokens[$0].kind == .percent || tokens[$0].kind == .stop || tokens[$0].has(.sub) }) {
        continue
      }
      let mark = scene.marks[Int(token.mark)]
      if scene.starts(any: ["after ", "After ", "before "], at: Int(token.start)) { continue }
      if at > index, (index + 1..<at).contains(where: { tokens[$0].kind == .comma }) { continue }
      if token.kind == .duration, token.start == mark.start,
        at == 0
          || !isWord(at - 1, any: ["over", "in", "for", "during", "within", "past", "last", "previous", "preceding"])
      {
        continue
      }
      var window: MoveWindow?
      if case .duration(let duration) = mentions[Int(mark.ref)].value, !duration.isRate {
        switch duration.years {
        case 0.9...1.1: window = .year
        case 0.2...0.3: window = .quarter
        case 0.07...0.1: window = .month
        case 0.015...0.025: window = .week
        case 0..<0.004: window = .day
        default: window = .other
        }
      } else if let period = period(mark) {
        if period.boundary == .since { window = .other }
        switch period.unit {
        case .day: window = period.boundary == .since ? .other : .day
        case .week: window = .week
        case .year
        where scene.starts(any: ["in ", "In "], at: Int(token.start))
          || at > 0 && isWord(at - 1, any: ["in", "calendar"]):
          if let year = period.year(published: published), let now = published?.year {
            window = year >= now ? .ytd : .year
          }
        case .month: window = period.boundary == .since ? (period.ordinal == 1 ? .ytd : .other) : .month
        case .quarter: window = .quarter
        default: break
        }
      }
      if let window {
        best = window
        gap = distance
      }
    }
    return best
  }

  /// The quarter or year that a growth was measured over, where its clause names one: "2024-Q4", "2024".
  func period(around index: Int) -> String? {
    var best: String?
    var gap = Int.max
    for (at, token) in tokens.enumerated() where token.kind == .period {
      let distance = abs(at - index)
      guard distance < gap, let period = period(scene.marks[Int(token.mark)]), period.boundary == .during else {
        continue
      }
      let low = min(at, index)
      let high = max(at, index)
      if (low + 1..<max(low + 1, high)).contains(where: { tokens[$0].kind == .percent || tokens[$0].kind == .stop }) {
        continue
      }
      // What it is compared with is not when.
      if at > 0, isWord(at - 1, any: ["from", "than", "with", "compared with", "versus", "against", "on"]) { continue }
      guard var year = period.year(published: published) else { continue }
      let label: String
      switch period.unit {
      case .year: label = "\(year)"
      case .quarter:
        guard
          let quarter = period.ordinal
            ?? period.days(published: published).map({ ($0.lowerBound.components.month - 1) / 3 + 1 })
        else { continue }
        if period.year == nil, let published, let days = period.days(published: published), days.lowerBound > published
        {
          year -= 1
        }
        label = "\(year)-Q\(quarter)"
      default: continue
      }
      best = label
      gap = distance
    }
    return best
  }
}
