import Vocabulary

/// Finds whom money goes to: the company bought, or invested in.
extension FactReading {
  /// The company that money is put into, where the sentence names one as such: "investing €1.3bn in Mistral AI",
  /// 문샷에 투자, 파페치에 5억달러를 넣고.
  func investee(_ index: Int, _ governor: Governor, _ subject: Subject) -> Subject? {
    let part = innerClause(of: index)
    let money = scene.marks[index]
    for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && part.contains(Int(mark.start)) {
      guard at != subject.mark, isTargetKind(mark), !actors.same(who(mark), subject.who), !isGloss(at) else { continue }
      if actors.owns(subject.who, who(mark)), actors.kind(who(mark)) == .unit { continue }
      let role = hits[Int(mark.ref)].role
      switch tongue {
      case .korean:
        if role == .at, scene.starts(.placeParticle, at: Int(mark.end)) || glossedAt(mark),
          abs(Int(mark.end) - Int(money.start)) < 90
        {
          return Subject(who: who(mark), range: range(mark), mark: at)
        }
      case .japanese:
        if role == .at, scene.starts("に", at: NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)),
          abs(Int(mark.end) - Int(money.start)) < 60
        {
          return Subject(who: who(mark), range: range(mark), mark: at)
        }
      case .english:
        let start = Int(mark.start)
        if mark.start > money.start, endsWith(start, " in ") || endsWith(start, " into "),
          Int(mark.start - money.end) < 60
        {
          return Subject(who: who(mark), range: range(mark), mark: at)
        }
      case .chinese:
        if isInvestee(Int(mark.start)) {
          return Subject(who: who(mark), range: range(mark), mark: at)
        }
      }
    }
    return nil
  }

  /// Whether a Korean verb says that somebody hands money over: 낸, 보탰다, 댔다, 넣었다; not 집행했다.
  func givesMoney(_ governor: Governor) -> Bool {
    governor.mark >= 0
      && scene.starts(.givesMoney, at: Int(scene.marks[governor.mark].start))
  }

  private func glossedAt(_ mark: Mark) -> Bool {
    scene.starts("에", at: NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound))
  }

  private func isTargetKind(_ mark: Mark) -> Bool {
    switch actors.kind(who(mark)) {
    case .company, .unit, .fund: true
    default: false
    }
  }

  /// The company bought: the object of the verb, the name nearest to the word of buying or holding.
  func target(_ index: Int, _ governor: Governor, _ subject: Subject) -> Subject? {
    guard governor.mark >= 0 else { return nil }
    let part = clause(of: index)
    let verb = scene.marks[governor.mark]
    var best: Int?
    var bestGap = Int.max
    for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && part.contains(Int(mark.start)) {
      guard at != subject.mark, isTargetKind(mark), !isGloss(at), !isSource(at) else { continue }
      let isBrand = governor.kind == .acquire && actors.kind(who(mark)) == .unit && who(mark) != subject.who
      guard isBrand || !actors.same(who(mark), subject.who) else { continue }
      // "paid X for Y": only what follows "for" is bought.
      if tongue == .english, scene.starts(.pay, at: Int(verb.start)),
        !endsWith(Int(mark.start), " for "), !endsWith(Int(mark.start), " for the ")
      {
        continue
      }
      let hit = hits[Int(mark.ref)]
      var gap = mark.start >= verb.end ? Int(mark.start - verb.end) : Int(verb.start - mark.end)
      switch tongue {
      case .korean, .japanese:
        if hit.role == .object { gap /= 3 }
        if hit.role == .topic || hit.role == .subject { gap += 60 }
      case .english:
        let start = Int(mark.start)
        if endsWith(start, " for ") || endsWith(start, " in ") || endsWith(start, " of ") { gap /= 3 }
        if endsWith(start, " from ") { gap += 60 }
        if mark.end <= verb.start { gap += 40 }
      case .chinese:
        if mark.end <= verb.start { gap += 30 }
      }
      if gap < bestGap {
        best = at
        bestGap = gap
      }
    }
    if let best { return Subject(who: who(scene.marks[best]), range: range(scene.marks[best]), mark: best) }
    return nil
  }

  /// A target as the text means it: a brand bought is the brand, though its facts are now the buyer's.
  func targetMention(_ target: Subject) -> EntityMention {
    let written = target.range.map { string($0) } ?? ""
    if target.who == Actors.unknown {
      return EntityMention(id: Slug.of(written), name: written, mention: written, isProvisional: true)
    }
    guard target.who >= 0, actors.kind(target.who) == .unit else { return mention(target.who, at: target.range) }
    let unit = actors.storage.entity(Int(target.who))
    return EntityMention(id: unit.id, name: unit.name, mention: written)
  }

  /// A company bought that no lexicon knows: capitalised words right after "buy", "acquire", "for".
  func strangerBought(_ index: Int, _ governor: Governor) -> Subject? {
    guard tongue == .english, governor.kind == .acquire, governor.mark >= 0 else { return nil }
    let verb = scene.marks[governor.mark]
    let money = scene.marks[index]
    for anchor in [Int(verb.end), Int(money.end)] {
      var place = anchor
      if anchor == Int(money.end) {
        guard scene.starts(" for ", at: place) else { continue }
        place += 4
      }
      for _ in 0..<3 {
        guard place + 1 < scene.range.upperBound, text[place] == UInt8(ascii: " ") else { break }
        let start = place + 1
        var end = start
        while end < scene.range.upperBound, TextClass.isASCIIWord(text[end]) || text[end] == UInt8(ascii: "-") {
          end += 1
        }
        guard end > start else { break }
        if TextClass.isUpper(text[start]), end - start >= 3 {
          while end + 1 < scene.range.upperBound, text[end] == UInt8(ascii: " "), TextClass.isUpper(text[end + 1]) {
            end += 1
            while end < scene.range.upperBound, TextClass.isASCIIWord(text[end]) { end += 1 }
          }
          return Subject(who: Actors.unknown, range: start..<end, mark: -1)
        }
        place = end
      }
    }
    return nil
  }
}
