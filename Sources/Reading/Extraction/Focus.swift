import Vocabulary

/// Whom the text is about, for the sentences that do not say.
extension FactReading {
  /// Goes back to the company that the document is about where a new paragraph begins.
  mutating func beginBlock(_ block: Block) {
    guard block.kind == .paragraph, let focus else { return }
    if tongue == .english, let headingActor {
      self.focus = headingActor
      return
    }
    if tongue != .english, let headingActor {
      self.focus = headingActor
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
    if let mostNamed, isDominated {
      if !actors.same(focus, mostNamed) { self.focus = mostNamed }
    } else if let titleActor,
      nameCounts[actors.carrier(titleActor)] > nameCounts[actors.carrier(focus)]
    {
      self.focus = titleActor
    }
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
    guard let index = topicalName() else {
      if tongue == .english, scene.block == .heading { headingActor = nil }
      return
    }
    let who = who(scene.marks[index])
    switch scene.block {
    case .title:
      if titleActor == nil { titleActor = who }
      if focus == nil { focus = who }
    case .heading:
      headingActor = who
      focus = who
    default: focus = who
    }
  }

  /// Takes up whose price the sentence is about, an index included.
  private mutating func notePrice() {
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity {
      let hit = hits[Int(mark.ref)]
      let kind = actors.carrierKind(hit.row)
      guard kind == .index || kind == .company, !isSource(index), !isGloss(index) else { continue }
      switch tongue {
      case .korean, .japanese: guard hit.role.isSubject || isLabelOwner(index) else { continue }
      case .english: guard !isPrepositional(index) else { continue }
      case .chinese: break
      }
      priceFocus = hit.row
      return
    }
  }

  /// The name that the sentence is about.
  private func topicalName() -> Int? {
    var best: Int?
    var bestRank = 0
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity {
      guard canAct(mark), !isSource(index), !isGloss(index) else { continue }
      let rank = topicality(index)
      if rank > bestRank {
        best = index
        bestRank = rank
      }
    }
    return best
  }

  /// How much a sentence is about a name in it, 0 for not at all.
  private func topicality(_ index: Int) -> Int {
    let mark = scene.marks[index]
    let hit = hits[Int(mark.ref)]
    let isMain = isMain(hit.row)
    // Countries act, but texts are seldom about them for long.
    if actors.carrierKind(hit.row) == .government {
      // The one who builds counts before the one who tells of it.
      if hit.role == .subject, hit.flags.contains(.weak), scene.has(.build) || scene.has(.invest) { return 7 }
      return hit.role.isSubject && !hit.flags.contains(.weak) || isActingAlone(index) ? 1 : 0
    }
    let offset = Int(mark.start) - scene.range.lowerBound
    switch tongue {
    case .korean, .japanese:
      // 당진시는 X와 투자협약을 맺었다: whom the agreement is with.
      if hit.role == .with, tongue == .korean, actors.carrierKind(hit.row) == .company,
        scene.contains(.partnership, in: Int(mark.end)..<max(Int(mark.end), scene.range.upperBound))
      {
        return scene.marks.contains {
          $0.kind == .entity && $0.start < mark.start && hits[Int($0.ref)].role.isSubject
            && actors.carrierKind(who($0)) == .company
        } ? 0 : 7
      }
      if hit.role == .topic { return 6 }
      // 선두는 셀트리온이다: whom the next sentence is about.
      if tongue == .korean, hit.role == .at, Int(hit.roleEnd) + 1 >= scene.range.upperBound,
        scene.starts("이다", at: Int(mark.end)) || scene.starts("다.", at: Int(mark.end))
      {
        return 5
      }
      if leads(index) && hit.role == .none { return 5 }
      if isLabelOwner(index), hit.role == .none || ownsFigure(index) { return 5 }
      if hit.role == .subject || hit.role == .also || hit.role == .noun {
        // The subject of an attribute ("LG디스플레이가 갖고 있던 땅") is not what the sentence is about.
        if hit.role == .subject, focus != nil, isOfAttribute(index) { return 0 }
        if isMain { return 4 }
        return offset <= 60 && !scene.has(.pronoun) ? 3 : 0
      }
      if hit.role == .possessive, offset <= 3, !scene.has(.pronoun) { return 3 }
      return hit.role == .possessive && isMain ? 2 : 0
    case .english:
      // "It signed a loan with X": who the text is about stands for itself before any name.
      if focus != nil, scene.block == .paragraph,
        let first = scene.marks.first(where: { $0.kind == .pronoun || $0.kind == .entity }), first.kind == .pronoun,
        !scene.starts("we ", at: Int(first.start)), Int(first.start) - scene.range.lowerBound < 28
      {
        return 0
      }
      // "a Microsoft contract": a name that only describes.
      if endsWith(Int(mark.start), " a ") || endsWith(Int(mark.start), " an "),
        Int(mark.end) + 1 < scene.range.upperBound, text[Int(mark.end)] == 0x20,
        TextClass.isLower(text[Int(mark.end) + 1])
      {
        return focus == nil ? 1 : 0
      }
      if !isPrepositional(index) { return 5 }
      return endsWith(Int(mark.start), "by ") || endsWith(Int(mark.start), "at ")
        || endsWith(Int(mark.start), " about ") ? 1 : 0
    case .chinese:
      if scene.starts(.sharedName, at: Int(mark.end)) {
        if isMain { return 2 }
        guard scene.starts("的", at: Int(mark.end)) else { return 0 }
        // …落下，帅宠食品的工厂投产: nobody else is named.
        let isAlone = !scene.marks.contains { $0.kind == .entity && $0.start != mark.start || $0.kind == .pronoun }
        return offset <= 3 ? 3 : isAlone && scene.ends(.clauseMark, at: Int(mark.start)) ? 1 : 0
      }
      let start = Int(mark.start)
      if endsWith(start, "与") || endsWith(start, "對") || endsWith(start, "对") || endsWith(start, "比")
        || endsWith(start, "、") && !isEnumerated(start)
      {
        return 0
      }
      // 公司获得X的投资, 参股X: whom the text is about goes on acting, what he acts on is somebody else.
      if focus != nil, scene.block == .paragraph,
        goesOnWithPronoun || isChineseObject(index) || offset > 3 && scene.ends(.roundGiver, at: beforeQuote(start))
      {
        return 0
      }
      return 5
    }
  }

  /// Whether a document is mainly about a company.
  func isMain(_ who: Actors.Who) -> Bool {
    if let titleActor, actors.same(titleActor, who) { return true }
    if let mostNamed, actors.same(mostNamed, who) { return true }
    return false
  }

  /// 오리온의 매출은, ホンダの株価は: an owner of a figure of the business.
  private func ownsFigure(_ index: Int) -> Bool {
    guard index + 1 < scene.marks.count else { return false }
    switch scene.marks[index + 1].kind {
    case .revenue, .share, .capex, .profit: return true
    default: return false
    }
  }

  private func isActingAlone(_ index: Int) -> Bool {
    !scene.marks.contains { $0.kind == .entity && actors.carrierKind(who($0)) == .company }
      && (scene.has(.invest) || scene.has(.build))
  }
}
