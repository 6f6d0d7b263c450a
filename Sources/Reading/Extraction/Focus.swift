import Vocabulary

/// Whom the text is about, for the sentences that do not say.
extension FactReading {
  /// Goes back to the company that the document is about where a new paragraph begins.
  mutating func beginBlock(_ block: Block) {
    blockActor = nil
    if tongue == .korean, let issuer, block.kind == .paragraph || block.kind == .listItem {
      focus = issuer
      return
    }
    if isRelease, let issuer, block.kind == .paragraph || block.kind == .listItem {
      focus = issuer
      return
    }
    if tongue == .japanese, block.kind == .paragraph, let speaker = speaker(of: block) {
      focus = speaker
      return
    }
    // Ｑ　Xはどうですか。 Ａ　…: the answer is about whom the question named.
    if tongue == .japanese, answersQuestion(block) { return }
    // An item under a heading that names somebody is about him, not about what the item before bought.
    if tongue == .japanese, block.kind == .listItem, let headingActor {
      focus = headingActor
      return
    }
    // ■ 物流: behind sections on companies one on nobody.
    if tongue == .chinese, block.kind != .tableRow, opensSection(block.range) { headingActor = nil }
    guard block.kind == .paragraph, let focus else { return }
    // 该公司…: goes on about whom the paragraph before ended with.
    if tongue == .chinese, headingActor == nil, scene.starts(.takesUp, at: block.range.lowerBound) { return }
    if tongue == .english, let headingActor {
      self.focus = headingActor
      return
    }
    if tongue == .english, goesOn(block.range) { return }
    if tongue != .english, let headingActor {
      self.focus = headingActor
      return
    }
    if tongue == .japanese, isTitleLed, let titleActor {
      let goesOn =
        isTakenUp(block.range)
        && nameCounts[actors.carrier(focus)] * 2 >= nameCounts[actors.carrier(titleActor)]
        && (nameCounts[actors.carrier(focus)] > 1 || introduced?.sentence == blockSentence && introducedAsTopic)
      if !goesOn, !actors.same(focus, titleActor) { self.focus = titleActor }
      return
    }
    if tongue != .english, let titleActor, let mostNamed {
      let own = nameCounts[actors.carrier(titleActor)]
      if own >= 2, own * 2 >= nameCounts[actors.carrier(mostNamed)],
        own * 2 >= nameCounts[actors.carrier(focus)]
      {
        if !actors.same(focus, titleActor) { self.focus = titleActor }
        return
      }
    }
    // 中芯国际…。当季资本开支…。隔壁的华虹…: nobody goes on about whom he has not named yet.
    if let mostNamed, isDominated, mostNamedPlace < block.range.lowerBound {
      if !actors.same(focus, mostNamed) { self.focus = mostNamed }
    } else if let titleActor,
      nameCounts[actors.carrier(titleActor)] > nameCounts[actors.carrier(focus)]
    {
      self.focus = titleActor
    }
  }

  /// Whether a paragraph begins with a pronoun that goes on about whom the one before ended with.
  private func isTakenUp(_ part: Range<Int>) -> Bool {
    var place = part.lowerBound
    while place < part.upperBound, text[place] <= 0x20 || scene.starts("　", at: place) {
      place += TextClass.length(text[place])
    }
    return scene.starts("同社", at: place) || scene.starts("両社", at: place)
  }

  /// Takes up whom a sentence is about, for the sentences after it.
  mutating func updateFocus() {
    notePrice()
    // Who sets a target price is not whom the text is about.
    if tongue != .english, scene.block == .paragraph, scene.has(.neg),
      scene.marks.contains(where: { $0.kind == .neg && scene.starts(.targetPrice, at: Int($0.start)) })
    {
      return
    }
    if let issuer, scene.marks.contains(where: { isIssuer($0) && scene.starts(.subjectParticle, at: Int($0.end)) }) {
      focus = issuer
      return
    }
    if tongue == .english, isByDivision { return }
    guard let index = topicalName() else {
      if tongue == .english, scene.block == .heading { headingActor = nil }
      // Under a heading of its own that names nobody known the text goes on about nobody known.
      if tongue == .japanese, scene.block == .heading, sectionHadActor, !partHeading {
        focus = nil
        sectionHadActor = false
      }
      // ラピダスに国が1兆円: a headline without a subject is about the first company it names.
      if tongue == .japanese, scene.block == .title || isHeadLine, titleActor == nil,
        let first = scene.marks.first(where: {
          $0.kind == .entity && actors.carrierKind(hits[Int($0.ref)].row) == .company
        })
      {
        titleActor = hits[Int(first.ref)].row
        if focus == nil { focus = titleActor }
      }
      // 封書がミヤコ通機から届いた。同社は…: the only company named before any other.
      if tongue == .japanese, scene.block == .paragraph, focus == nil, titleActor == nil, let only = onlyCompany {
        focus = only
      }
      return
    }
    let who = who(scene.marks[index])
    if actsOnFocus(index, who) { return }
    if tongue == .chinese, sentence == blockSentence, scene.block != .title, scene.block != .heading,
      isCompany(who) || actors.carrierKind(who) == .fund,
      isChineseLabel(Int(scene.marks[index].start)..<Int(scene.marks[index].end))
    {
      blockActor = who
    }
    if tongue.isHeadFinal {
      introduced = (who, sentence)
      introducedAsTopic = hits[Int(scene.marks[index].ref)].role != .subject
    }
    if tongue == .english, scene.block == .paragraph, isBacker(index) { return }
    if tongue == .japanese, scene.block == .paragraph, isGiverOfRound(who) { return }
    if tongue.isHeadFinal, sentence == blockSentence, isLabel(index) {
      blockActor = who
      priceFocus = who
    }
    switch scene.block {
    case .title:
      if titleActor == nil {
        titleActor = who
        isTitleLed = tongue == .japanese && leads(index) && isCompany(who) && !opensRoll(index)
      }
      if focus == nil { focus = who }
    case .heading:
      headingActor = who
      // The first lines of a text may be headings of the whole.
      if tongue != .japanese || titleActor != nil || sentence > 3 { sectionHadActor = true }
      focus = who
    default:
      focus = who
      if isSectionLine(index) { headingActor = who }
      if isHeadLine, titleActor == nil {
        titleActor = who
        isTitleLed = leads(index) && isCompany(who) && !opensRoll(index)
      }
      // サムスン in the headline, サムスン電子 in the text.
      if tongue == .japanese, let titleActor, sentence <= 4, hits[Int(scene.marks[index].ref)].role.isSubject,
        !actors.same(titleActor, who), actors.owns(titleActor, who)
      {
        self.titleActor = who
      }
    }
  }

  /// Whether a Chinese line is but the name of a company, with a sign or a number before and its code behind:
  /// ■ 恒川重工（01234）, 【二】长河海运.
  private func isSectionLine(_ index: Int) -> Bool {
    guard tongue == .chinese, scene.block == .paragraph || scene.block == .listItem, blockLength <= 90,
      opensSection(blockStart..<blockStart + blockLength), isCompany(who(scene.marks[index])),
      case let mark = scene.marks[index], Int(mark.start) - blockStart <= 18
    else { return false }
    var place = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)
    while place < scene.range.upperBound, text[place] < 0x80 { place += 1 }
    return place >= scene.range.upperBound
  }

  /// Whether a line begins with a sign that sets off the sections of a Chinese text, and is no sentence.
  private func opensSection(_ part: Range<Int>) -> Bool {
    part.count <= 90 && scene.starts(.sectionSign, at: part.lowerBound)
      && !BlockShape.endsSentence(text, part)
  }

  /// Whether the sentence is a headline under a rubric or the name of the paper, in Japanese.
  private var isHeadLine: Bool {
    tongue == .japanese && scene.block == .paragraph && sentence <= 4 && blockLength <= 180
      && !BlockShape.endsSentence(text, scene.range)
  }

  /// The only company that a sentence names, where nothing says that it is bought or only tells.
  private var onlyCompany: Actors.Who? {
    var only: Actors.Who?
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity {
      guard isCompany(who(mark)), !isSource(index), !isBought(index) else { return nil }
      if let only, !actors.same(only, who(mark)) { return nil }
      only = who(mark)
    }
    return only
  }

  /// Takes up whose price the sentence is about, an index included.
  private mutating func notePrice() {
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity {
      let hit = hits[Int(mark.ref)]
      let kind = actors.carrierKind(hit.row)
      guard kind == .index || kind == .company, !isSource(index), !isGloss(index) else { continue }
      // 삼성전자가 1.5% 빠진 가운데 한미반도체는: the topic of the sentence.
      if tongue == .korean, hit.role == .subject, kind == .company,
        scene.marks[(index + 1)...].contains(where: {
          $0.kind == .entity && hits[Int($0.ref)].role == .topic && actors.carrierKind(who($0)) == .company
        })
      {
        continue
      }
      switch tongue {
      case .korean, .japanese:
        guard
          hit.role.isSubject || isLabelOwner(index)
            || (tongue == .korean ? isPredicateName(index) : isPredicate(index))
        else { continue }
      case .english: guard !isPrepositional(index) else { continue }
      case .chinese: break
      }
      priceFocus = hit.row
      return
    }
  }

  /// Whether an English paragraph begins with a word for whom the one before was about: "It", "Its", "The Dallas carrier".
  private func goesOn(_ part: Range<Int>) -> Bool {
    let low = part.lowerBound
    if scene.starts("It ", at: low) || scene.starts("Its ", at: low) { return true }
    guard scene.starts("The ", at: low) else { return false }
    if scene.starts("The shares ", at: low) || scene.starts("The stock ", at: low) {
      // Of whom the paragraph before was about, where the text has no main company.
      guard !isDominated, let focus, let head = document.blocks.first?.range else { return false }
      return hits.prefix(8).contains { Int($0.start) < head.upperBound && actors.same($0.row, focus) }
    }
    // A place or a trade and a noun for a company: not "The company", which is that of the whole text.
    var place = low + 4
    var words = 0
    return EnglishLexicon.shared.table.withView { view in
      while words < 4, place < part.upperBound {
        var end = place
        while end < part.upperBound, TextClass.isASCIIWord(folded[end]) || folded[end] == UInt8(ascii: "-") { end += 1 }
        guard end > place else { return false }
        var classes: WordClass = []
        view.forEachForm(in: folded, at: place, before: end) { form in
          if Int(form.length) == end - place { classes = EnglishLexicon.shared.entries[Int(form.value)].classes }
        }
        if TextClass.isLower(text[place]), classes.contains(.company) { return words > 0 }
        if !classes.isDisjoint(with: [.be, .have, .will, .prep]) { return false }
        guard end < part.upperBound, text[end] == UInt8(ascii: " ") else { return false }
        place = end + 1
        words += 1
      }
      return false
    }
  }

  /// Whether somebody only puts money into the one whose round a Japanese text tells of: 同社 in the sentences behind is not
  /// him.
  private func isGiverOfRound(_ who: Actors.Who) -> Bool {
    guard let round, sentence - round.sentence <= 4, let focus, actors.same(round.who, focus),
      !actors.same(who, focus)
    else { return false }
    return rulings.contains { $0.reading == .stake && $0.hasTarget && actors.same($0.subject.who, who) }
  }

  private func isCompany(_ who: Actors.Who) -> Bool { actors.carrierKind(who) == .company }

  /// Whether a document is mainly about a company.
  func isMain(_ who: Actors.Who) -> Bool {
    if let titleActor, actors.same(titleActor, who) { return true }
    if let mostNamed, actors.same(mostNamed, who) { return true }
    return false
  }
}
