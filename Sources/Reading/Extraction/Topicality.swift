import Vocabulary

/// How much a sentence is about a name in it: whom the sentences after it go on about.
extension FactReading {
  /// The name that the sentence is about.
  func topicalName() -> Int? {
    var best: Int?
    var bestRank = 0
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity {
      guard canAct(mark), !isSource(index), !isGloss(index), !isGiver(index) else { continue }
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
    if actors.carrierKind(hits[Int(mark.ref)].row) == .government { return topicalityOfCountry(index) }
    let offset = Int(mark.start) - scene.range.lowerBound
    switch tongue {
    case .korean, .japanese: return topicalityHeadFinal(index, offset)
    case .english: return topicalityInEnglish(index)
    case .chinese: return topicalityInChinese(index, offset)
    }
  }

  /// Countries act, but texts are seldom about them for long.
  private func topicalityOfCountry(_ index: Int) -> Int {
    let mark = scene.marks[index]
    let hit = hits[Int(mark.ref)]
    // "a plant in Szeged, Hungary, on which": where a town lies.
    if tongue == .english, endsWith(Int(mark.start), ", "), Int(mark.start) - scene.range.lowerBound > 6,
      scene.starts(",", at: Int(mark.end)) || scene.starts(".", at: Int(mark.end)),
      TextClass.isLower(text[Int(mark.start) - 3])
    {
      return 0
    }
    // "NORWAY. The sovereign wealth fund": a label of its own.
    if tongue == .english, Int(mark.start) == scene.range.lowerBound, Int(mark.end) + 1 >= scene.range.upperBound,
      TextClass.isUpper(text[Int(mark.end) - 1])
    {
      return 5
    }
    // 정부가 얹어 주는 국비는: who gives a part of it is not whom a Korean text on a company goes on about.
    if tongue == .korean, hit.role == .subject, let focus, actors.carrierKind(focus) == .company, !isMain(hit.row),
      hasRelative(in: Int(hit.roleEnd)..<min(scene.range.upperBound, Int(hit.roleEnd) + 30))
    {
      return 0
    }
    // **沙特**：王储称…: the label of a paragraph on a country.
    if tongue == .chinese, sentence == blockSentence, isChineseLabel(Int(mark.start)..<Int(mark.end)) { return 4 }
    // The one who builds counts before the one who tells of it.
    if hit.role == .subject, hit.flags.contains(.weak), scene.has(.build) || scene.has(.invest) { return 7 }
    // 福岡市、新年度予算案に…: what a city does with its money.
    if tongue == .japanese, scene.block == .title, Int(mark.start) == scene.range.lowerBound, leads(index) {
      return 1
    }
    return hit.role.isSubject && !hit.flags.contains(.weak) || isActingAlone(index) ? 1 : 0
  }

  /// Whether what a Korean sentence is about is something of a name near its head: 내화물을 파는 두리내화의 사정은 다르다.
  private func isOwnerOfTopic(_ index: Int) -> Bool {
    let hit = hits[Int(scene.marks[index].ref)]
    guard Int(hit.start) - scene.range.lowerBound <= 60, actors.carrierKind(hit.row) == .company,
      Int(hit.roleEnd) < scene.range.upperBound, text[Int(hit.roleEnd)] == 0x20
    else { return false }
    let low = Int(hit.roleEnd) + 1
    var end = low
    while end < scene.range.upperBound, text[end] > 0x20 { end += 1 }
    guard end - low >= 6, end - low <= 21, scene.starts(.topicMark, at: end - 3) else { return false }
    return scene.words.length(of: .adverbialTopic, in: text, endingAt: end, from: low) == 0
  }

  private func topicalityHeadFinal(_ index: Int, _ offset: Int) -> Int {
    let mark = scene.marks[index]
    let hit = hits[Int(mark.ref)]
    let isMain = isMain(hit.row)
    // 당진시는 X와 투자협약을 맺었다: whom the agreement is with.
    if hit.role == .with, tongue == .korean, actors.carrierKind(hit.row) == .company,
      scene.contains(.partnership, in: Int(mark.end)..<max(Int(mark.end), scene.range.upperBound))
    {
      return scene.marks.contains {
        $0.kind == .entity && $0.start < mark.start && hits[Int($0.ref)].role.isSubject
          && actors.carrierKind(who($0)) == .company
      } ? 0 : 7
    }
    if isBought(index) { return 0 }
    if tongue == .japanese, let rank = rankBesideFocus(index) { return rank }
    // 샤넬도 구찌도 아닌 동대문 브랜드가: whom it is not about.
    if tongue == .korean, hit.role == .also,
      scene.contains(
        .neither, in: Int(hit.roleEnd)..<max(Int(hit.roleEnd), min(scene.range.upperBound, Int(hit.roleEnd) + 40)))
    {
      return 0
    }
    // ソフトバンクＧ、純利益2兆円　エヌビディア株は売却
    if tongue == .japanese, scene.block == .title || scene.block == .heading, offset <= 6, leads(index) { return 8 }
    if tongue == .japanese, isBesideTopic(index) { return 0 }
    if hit.role == .topic { return 6 }
    if tongue == .japanese, isPredicate(index) { return 5 }
    // Under a heading or label of its own a text is about whom that names.
    if let section = tongue == .japanese ? headingActor ?? blockActor : blockActor, scene.block != .heading,
      !actors.same(section, who(mark))
    {
      return 0
    }
    // 선두는 셀트리온이다: whom the next sentence is about.
    if tongue == .korean, isPredicateName(index) { return 5 }
    // 첫째, 엔비디아. 다음은 메타. 애플은요?
    if tongue == .korean, isFragment(index) { return 6 }
    if leads(index) && hit.role == .none { return 5 }
    // 다음 종목입니다. 한솔레이저 (017230), 오후 장 주도주: a line that a bare name opens, with nobody else and no figure.
    if tongue == .korean, hit.role == .none, offset <= 3, actors.carrierKind(hit.row) == .company,
      !scene.has(.money), !scene.has(.percent),
      !scene.marks.contains(where: { $0.kind == .entity && $0.start != mark.start })
    {
      return 3
    }
    if isLabelOwner(index), hit.role == .none || ownsFigure(index) { return 5 }
    if hit.role == .subject || hit.role == .also || hit.role == .noun {
      // The subject of an attribute ("LG디스플레이가 갖고 있던 땅") is not what the sentence is about.
      if hit.role == .subject, focus != nil, isOfAttribute(index) { return 0 }
      // Xがリードし、Yも加わった: who puts money into the one that the text is about.
      if tongue == .japanese, focus != nil, !isMain, hit.role != .noun,
        scene.has(.lead) || scene.has(.round) || scene.has(.stake)
      {
        return 0
      }
      if isMain { return 4 }
      // 인수금융 1900억원은 한서은행이 주선했다: the sentence is about a figure.
      if tongue == .korean, hit.role == .subject, focus != nil,
        scene.marks[..<index].contains(where: {
          ($0.kind == .money || $0.kind == .neg || $0.kind == .revenue || $0.kind == .capex || $0.kind == .pronoun)
            && scene.starts(.topicMark, at: Int($0.end))
        })
      {
        return 0
      }
      if offset <= 60 && !hasPronoun { return 3 }
      // 時間外取引では、…を発表したXが6％上昇している: nobody else is what the sentence is about.
      return tongue == .japanese && scene.block == .paragraph && hit.role == .subject && hit.row >= 0
        && (scene.has(.percent) || isOnlyActor(index)) && isLastNamed(index) ? 1 : 0
    }
    if hit.role == .possessive, tongue == .japanese, scene.block == .paragraph, focus != nil, !isMain,
      phraseCase(index) != .subject || !scene.has(.money) && !scene.has(.percent)
    {
      return 0
    }
    if hit.role == .possessive, tongue == .korean, ownsTopic(index) || isOwnerOfTopic(index),
      !scene.has(.pronoun)
    {
      return 4
    }
    if hit.role == .possessive, offset <= 3, !scene.has(.pronoun) { return 3 }
    return hit.role == .possessive && isMain ? 2 : 0
  }

  /// Whether a word stands for whom the text is about; in Korean not one that describes a name right behind it: 장비 회사 한솔.
  private var hasPronoun: Bool {
    guard tongue == .korean else { return scene.has(.pronoun) }
    return scene.marks.contains { pronoun in
      pronoun.kind == .pronoun
        && !scene.marks.contains { $0.kind == .entity && $0.start - pronoun.end == 1 }
    }
  }

  private func topicalityInEnglish(_ index: Int) -> Int {
    let mark = scene.marks[index]
    // "It signed a loan with X": who the text is about stands for itself before any name.
    if focus != nil, scene.block == .paragraph,
      let first = scene.marks.first(where: { $0.kind == .pronoun || $0.kind == .entity }), first.kind == .pronoun,
      !scene.starts("we ", at: Int(first.start)), Int(first.start) - scene.range.lowerBound < 28
    {
      return 0
    }
    // "how Norvik rescued Halden's third quarter": of whom a headline tells how he did.
    if scene.block == .title || scene.block == .heading, ownsEnglishFigure(Int(mark.end)) { return 6 }
    // "a Microsoft contract": a name that only describes.
    if endsWith(Int(mark.start), " a ") || endsWith(Int(mark.start), " an "),
      Int(mark.end) + 1 < scene.range.upperBound, text[Int(mark.end)] == 0x20,
      TextClass.isLower(text[Int(mark.end) + 1])
    {
      return focus == nil ? 1 : 0
    }
    // "the Alphabet unit", "Vingroup's VinFast": the other one.
    let place = Int(mark.start)..<Int(mark.end)
    if isRelativeName(place) || ownsNext(index) || isOwnerOfCompany(place) { return focus == nil ? 1 : 0 }
    // "Valve maker picks Sidney": what it makes, or whom it serves.
    if scene.starts(" ", at: Int(mark.end)), scene.words.length(of: .besideName, in: text, at: Int(mark.end) + 1) > 0 {
      return focus == nil ? 1 : 0
    }
    // "will spend less because Harden is late": only why.
    if focus != nil,
      scene.words.length(of: .onlyWhy, in: text, endingAt: Int(mark.start), from: scene.range.lowerBound) > 0
    {
      return 0
    }
    if !isPrepositional(index) { return 5 }
    // "is to plug the hole at Sunrise.": where something is, at the end of a sentence.
    if focus != nil, endsWith(Int(mark.start), " at "), Int(mark.end) + 1 >= scene.range.upperBound { return 0 }
    return endsWith(Int(mark.start), "by ") || endsWith(Int(mark.start), "at ")
      || endsWith(Int(mark.start), " about ") ? 1 : 0
  }

  private func topicalityInChinese(_ index: Int, _ offset: Int) -> Int {
    let mark = scene.marks[index]
    // Behind a label of its own a paragraph is about whom that names.
    if let blockActor, sentence > blockSentence { return actors.same(blockActor, who(mark)) ? 5 : 0 }
    if sentence == blockSentence, isChineseLabel(Int(mark.start)..<Int(mark.end)) { return 9 }
    let isMain = isMain(hits[Int(mark.ref)].row)
    if scene.starts(.sharedName, at: Int(mark.end)) {
      // 特斯拉与松下的合作: the first of a pair at the head of its clause.
      if scene.starts(.withWhom, at: Int(mark.end)), headsClause(index), !isChineseObject(index) { return 4 }
      if isMain { return 2 }
      guard scene.starts("的", at: Int(mark.end)) else { return 0 }
      // …落下，帅宠食品的工厂投产: nobody else is named.
      let isAlone = !scene.marks.contains { $0.kind == .entity && $0.start != mark.start || $0.kind == .pronoun }
      return offset <= 3 ? 3 : isAlone && scene.ends(.clauseHead, at: Int(mark.start)) ? 1 : 0
    }
    let start = Int(mark.start)
    if endsWith(start, "与") || endsWith(start, "對") || endsWith(start, "对") || endsWith(start, "比")
      || endsWith(start, "、") && !isEnumerated(start)
    {
      return 0
    }
    // 公司获得X的投资, 参股X: whom the text is about goes on acting, what he acts on is somebody else.
    let goesOn = focus != nil && scene.block == .paragraph
    if goesOn, goesOnWithPronoun { return 0 }
    let isObject = isChineseObject(index)
    if goesOn, isObject || offset > 3 && scene.ends(.roundGiver, at: beforeQuote(start)) { return 0 }
    // 除了苹果，美光也加入了: what the head of a clause is about counts before what is only named on the way.
    if isObject || scene.ends(.subordinate, at: beforeQuote(start)) { return 1 }
    return headsClause(index) ? 5 : 3
  }

  /// "'s third quarter", "'s year": whether an owner's 's and a word for what a company reports on stand at a place.
  private func ownsEnglishFigure(_ place: Int) -> Bool {
    guard scene.starts(.owner, at: place) else { return false }
    var end = place + 1
    while end < scene.range.upperBound, end - place < 36, text[end] != UInt8(ascii: ","),
      text[end] != UInt8(ascii: ";"),
      text[end] != UInt8(ascii: ":")
    {
      if text[end] == 0x20, scene.starts(.ownedFigure, at: end) { return true }
      end += 1
    }
    return false
  }

  /// "Vingroup's VinFast": the owner of a company that is named right behind.
  private func ownsNext(_ index: Int) -> Bool {
    guard index + 1 < scene.marks.count, case let next = scene.marks[index + 1], next.kind == .entity, canAct(next),
      case let gap = next.start - scene.marks[index].end, gap >= 3, gap <= 5
    else { return false }
    return scene.starts(.owner, at: Int(scene.marks[index].end))
  }

  /// 오리온의 매출은, ホンダの株価は: an owner of a figure of the business.
  private func ownsFigure(_ index: Int) -> Bool {
    guard index + 1 < scene.marks.count else { return false }
    switch scene.marks[index + 1].kind {
    case .revenue, .share, .capex, .profit: return true
    default: return false
    }
  }

  /// X의 4분기 매출 컨센서스는: whether what a sentence is about is a figure of a Korean name.
  private func ownsTopic(_ index: Int) -> Bool {
    let end = Int(scene.marks[index].end)
    guard
      let figure = scene.marks[(index + 1)...].first(where: {
        $0.kind == .revenue || $0.kind == .profit || $0.kind == .share
      }),
      Int(figure.start) - end <= 40, scene.count(.entity, between: end, and: Int(figure.start)) == 0
    else { return false }
    let low = Int(figure.end)
    let part = low..<max(low, min(scene.range.upperBound, low + 24))
    return scene.contains("는 ", in: part) || scene.contains("은 ", in: part)
  }

  private func isActingAlone(_ index: Int) -> Bool {
    // 米テキサス州の新工場に投じる: where, not who.
    if tongue == .japanese, !hits[Int(scene.marks[index].ref)].role.isSubject { return false }
    // 이 회사는 조지아주에 지으려던 공장을 멈췄다
    if tongue == .korean, !hits[Int(scene.marks[index].ref)].role.isSubject,
      scene.marks.contains(where: {
        $0.kind == .pronoun
          && (scene.ends(.pronounSubject, at: Int($0.end)) || scene.starts(.pronounSubject, at: Int($0.end)))
      })
    {
      return false
    }
    return isActing(index)
  }

  private func isActing(_ index: Int) -> Bool {
    !scene.marks.contains { $0.kind == .entity && actors.carrierKind(who($0)) == .company }
      && (scene.has(.invest) || scene.has(.build))
  }
}
