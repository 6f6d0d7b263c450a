import Vocabulary

/// Parts of a business that an English text goes through one after another, and whose they are.
///
///     Halden's sales rose 5%. Precision Tooling gained 13 per cent; Castings, the oldest line, lost 4%.
///
/// A name that no lexicon holds and that the text gives no company's signs is a part of the company whose growth was told
/// right before, as long as the talk is of sales only.
extension FactReading {
  /// Whose growth was told right before, where the talk is of nothing else and nobody else acts before a place.
  func partOwner(before place: Int) -> Subject? {
    guard isTalkOfRevenue, let lastGrower, sentence - lastGrower.sentence <= 2,
      lastGrower.sentence >= blockSentence - 2,
      lastGrower.who != Actors.unknown, actors.carrierKind(lastGrower.who) == .company,
      !scene.marks.contains(where: { $0.kind == .window && moveWindow($0) == .day })
    else { return nil }
    for token in tokens[..<max(0, min(place, tokens.count))] where token.kind == .name {
      let who = who(scene.marks[Int(token.mark)])
      if actors.carrierKind(who) == .company, !actors.same(who, lastGrower.who) { return nil }
    }
    return Subject(who: lastGrower.who, range: nil, mark: -1, isCertain: true)
  }

  /// Takes up whose growth was told.
  mutating func noteGrower(_ subject: Subject, _ mark: Int) {
    if let lastGrower, lastGrower.sentence == sentence, subject.isCertain, subject.mark < 0, subject.range == nil,
      subject.who == lastGrower.who
    {
      grownParts.append(mark)
      return
    }
    lastGrower = (subject.who, sentence)
    grownParts.removeAll(keepingCapacity: true)
  }

  /// Parts that a sentence tells of behind a growth are of the one whom a judgement has found for that.
  mutating func settleGrowers() {
    guard tongue == .english else { return }
    defer { grownParts.removeAll(keepingCapacity: true) }
    guard let last = rulings.last(where: { $0.reading == .growth && !grownParts.contains($0.mark) }) else { return }
    let whose = last.subject
    guard whose.who != Actors.unknown else { return }
    for ruling in rulings
    where ruling.mark > last.mark && grownParts.contains(ruling.mark) && !actors.same(ruling.subject.who, whose.who) {
      guard case .revenueGrowth(var growth) = statements[ruling.statement].value else { continue }
      growth.entity = mention(whose.who, at: whose.range)
      statements[ruling.statement].value = .revenueGrowth(growth)
    }
    lastGrower = (whose.who, sentence)
  }

  /// The theme of a change that is said of capitals, as of a part of the company whose growth was told before.
  func partOfGrower(_ head: Int) -> Theme? {
    guard let token = token(head), token.kind == .upper, let run = strangers(endingAt: head), !isPerson(run),
      case let preposition = preposition(of: head), preposition < 0 || isWord(preposition, "with"),
      let owner = partOwner(before: run.lowerBound)
    else { return nil }
    let name = Int(tokens[run.lowerBound].start)..<Int(tokens[run.upperBound].end)
    guard !isOtherMeasure(name) else { return nil }
    return Theme(
      topic: EnglishTopic(kind: .revenue, segment: isSegment(head) ? segmentName(head) : Slug.of(string(name))),
      subject: owner, range: name)
  }

  /// The same where a name is known for a company by its place alone, but is nothing but words for parts: "Jewellery".
  func partByWords(_ head: Int) -> Theme? {
    guard tokens[head].kind == .name, case let who = who(scene.marks[Int(tokens[head].mark)]), who < 0,
      case let name = Int(tokens[head].start)..<Int(tokens[head].end),
      // A name of several words that the text has this once.
      EnglishNames.isPart(name, text)
        || nameCounts[who] <= 1 && text[name].contains(0x20) && !ProvisionalNames.hasForm(name, of: self),
      let owner = partOwner(before: head)
    else { return nil }
    return Theme(topic: EnglishTopic(kind: .revenue, segment: Slug.of(string(name))), subject: owner, range: name)
  }

  /// Whether a word is one for a part of a business.
  func isWordForPart(_ index: Int) -> Bool {
    guard let token = token(index), token.kind == .word, !token.has([.coord, .prep, .det, .nProfit, .nShare, .nVolume])
    else { return false }
    return token.has(.unit) || EnglishNames.isPart(Int(token.start)..<Int(token.end), text)
  }

  /// Whether a cue for something else than sales covers a place, or one for a time.
  private func isOtherMeasure(_ part: Range<Int>) -> Bool {
    scene.marks.contains { mark in
      guard Int(mark.end) > part.lowerBound, Int(mark.start) < part.upperBound else { return false }
      switch mark.kind {
      case .yoy, .qoq, .period, .window, .profit, .volume, .neg, .share, .capex, .duration, .trade: return true
      default: return false
      }
    }
  }

  /// "Tooling: $5bn, up 6%", "Castings (Leeds) ... $1bn +2%": what stands alone before a sum and a change, in a list or row
  /// behind what sales did, is a part of them.
  func partOfRow(_ index: Int) -> Theme? {
    var at = index - 1
    var isRow = scene.block == .listItem
    while at >= 0 {
      let token = tokens[at]
      guard
        token.kind == .comma || token.kind == .colon || token.kind == .money || token.kind == .quote
          || token.kind == .word && (token.turn != 0 && !token.isVerbForm || isWord(at, "plus") || isWord(at, "minus"))
      else { break }
      if token.kind == .colon || token.kind == .money { isRow = true }
      at -= 1
    }
    guard at >= 0, at < 12, isRow else { return nil }
    let end = at
    while at >= 0, end - at < 9, tokens[at].kind != .stop {
      let token = tokens[at]
      switch token.kind {
      case .upper, .open, .close, .genitive: break
      case .name:
        let who = who(scene.marks[Int(token.mark)])
        let isOwn =
          actors.carrierKind(who) == .government || actors.isPart(who)
          || lastGrower.map { actors.same($0.who, who) } ?? false
          || who < 0 && EnglishNames.isPart(Int(token.start)..<Int(token.end), text)
        // "Tooling (Halden, Rieber): …": brands in a bracket.
        guard isOwn || isInBracket(at) else { return nil }
      case .comma where isInBracket(at): break
      case .word:
        if token.has([.pron, .be, .have, .will, .rel]) || token.isVerb && !isNounHere(at) && !token.has(.unit) {
          return nil
        }
      default: return nil
      }
      if token.has([.nRevenue, .nProfit, .nShare, .nNeg, .nCapex, .nVolume, .nGuide]), !isSegment(at) { return nil }
      at -= 1
    }
    guard at < 0 || tokens[at].kind == .stop, let owner = partOwner(before: at + 1) else { return nil }
    let name = Int(tokens[at + 1].start)..<Int(tokens[end].end)
    guard !isOtherMeasure(name) else { return nil }
    return Theme(topic: EnglishTopic(kind: .revenue, segment: "division"), subject: owner, range: name)
  }

  private func isInBracket(_ index: Int) -> Bool {
    guard let open = tokens[..<index].lastIndex(where: { $0.kind == .open }) else { return false }
    return !tokens[open..<index].contains { $0.kind == .close }
  }
}

extension EnglishNames {
  /// Whether a run of capitals is nothing but words for parts of a business, and words that go with them: "Power & Sensor
  /// Systems", "Consumer Electronics".
  static func isPart(_ name: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard name.count < 64, name.count > 2 else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count + 1) { room in
      for (offset, place) in name.enumerated() {
        room.initializeElement(at: offset, to: TextClass.isUpper(text[place]) ? text[place] | 0x20 : text[place])
      }
      room.initializeElement(at: name.count, to: 0x20)
      let folded = UnsafeBufferPointer(room)
      let words = PartNames.of(.english).words
      var place = 0
      var parts = 0
      while place < name.count {
        guard TextClass.isASCIIWord(folded[place]) else {
          place += 1
          continue
        }
        var length = 0
        words.forEachForm(in: folded, at: place, before: name.count) { form in
          let end = place + Int(form.length)
          if end >= name.count || !TextClass.isASCIIWord(folded[end]) { length = max(length, Int(form.length)) }
        }
        if length > 0 {
          parts += 1
          place += length
          continue
        }
        var end = place
        while end < name.count, TextClass.isASCIIWord(folded[end]) || folded[end] == UInt8(ascii: "-") { end += 1 }
        guard WordTable.english.holds(place..<end, of: folded, .partCompanion) else { return false }
        place = end
      }
      return parts > 0
    }
  }
}
