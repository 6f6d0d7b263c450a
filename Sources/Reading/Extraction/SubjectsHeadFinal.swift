import Vocabulary

/// Whom a quantity is said of in Korean and Japanese, where particles tell.
extension FactReading {
  func headFinalSubject(_ quantity: Int, _ anchor: Int) -> Subject? {
    let money = scene.marks[quantity]
    if let payer = purseOwner(quantity) ?? ownerInRow(quantity) { return payer }
    if let partner = partner(quantity) ?? promiser(quantity) ?? stateSpending(quantity) { return partner }
    if let head = attributeHead(quantity, anchor) { return head }
    let isPurchase =
      scene.marks.indices.contains(anchor)
      && (scene.marks[anchor].kind == .acquire || scene.marks[anchor].kind == .stake && tongue == .korean)
    var index = scene.index(from: Int(money.start)) - 1
    var fallback: Int?
    var sawPronoun = false
    while index >= 0 {
      let mark = scene.marks[index]
      if mark.kind == .entity, canAct(mark), !isSource(index), !isGiver(index) {
        let hit = hits[Int(mark.ref)]
        let isObject =
          tongue == .japanese && isBought(index)
          && (carried != nil || scene.marks[..<index].contains { $0.kind == .entity })
          || isPurchase && isTopicBought(index, anchor)
        let direct =
          hit.role.isSubject && !(isObject && isPurchase) || hit.role == .noun && !isObject
          || isJoinedSubject(index, quantity) || isAgent(index)
        // 카카오게임즈가 보유하던 넵튠 지분을 … 넘겨받았다: who held what is bought does not buy.
        let isSeller = isPurchase && hit.role == .subject && isOfAttribute(index) && carried != nil
        if direct, !isSeller, !isGloss(index) {
          if hit.role == .subject, let outer = outerTopic(over: index, quantity) { return outer }
          if isJoinedToPronoun(index), let carried { return carried }
          // Xを中心とする連合がYを90億ドルで買う
          if tongue == .japanese, hit.role == .object { return certain(index) }
          return found(index)
        }
        // テキサス州に2億ドルをかけ: where, not who.
        let isPlace =
          tongue == .japanese && actors.carrierKind(who(mark)) == .government && hit.role == .none
          && scene.starts(.townPart, at: Int(mark.end))
        if hit.role == .possessive, !isPurchase, !isGloss(index), ownsAmount(index, quantity, anchor) {
          return found(index)
        }
        if hit.role == .possessive || hit.role == .none, fallback == nil, !isGloss(index), !isObject, !isPlace {
          if hit.role == .none, leads(index) || isLabelOwner(index), !isOfPurpose(index, quantity),
            !(isPurchase && carried != nil && isOfObject(index, quantity))
          {
            return found(index)
          }
          if hit.role == .possessive, mayOwnSubject(index, isPurchase: isPurchase), !isOfShares(index, quantity) {
            fallback = index
          }
        }
      } else if mark.kind == .pronoun, fallback == nil || isPurchase || isTopicOver(mark, fallback),
        isSubjectPronoun(mark)
      {
        if let issuer, isIssuer(mark) { return Subject(who: issuer, range: nil, mark: -1) }
        sawPronoun = true
        break
      }
      index -= 1
    }
    if sawPronoun {
      // The pronoun stands for a subject named earlier in the sentence, else for the one before.
      while index >= 0 {
        let mark = scene.marks[index]
        if mark.kind == .entity, canAct(mark), !isSource(index), hits[Int(mark.ref)].role.isSubject,
          actors.carrierKind(who(mark)) != .government
        {
          return found(index)
        }
        index -= 1
      }
      return carried
    }
    if let fallback {
      // The owner of what is bought is not the buyer.
      if !isPurchase || carried == nil { return found(fallback) }
      return carried
    }
    // 300억원을 낸 곳은 X였고: the one who acts is named after the verb.
    if let relative = scene.marks.indices.first(where: {
      scene.marks[$0].kind == .relative && scene.marks[$0].start >= money.end && scene.marks[$0].start - money.end < 60
    }) {
      var next = relative + 1
      while next < scene.marks.count {
        if scene.marks[next].kind == .entity, canAct(scene.marks[next]) { return found(next) }
        next += 1
      }
    }
    // 75조 원을 X가 투자한다.
    var next = quantity + 1
    while next < scene.marks.count, next <= anchor {
      let mark = scene.marks[next]
      if mark.kind == .entity, canAct(mark), hits[Int(mark.ref)].role == .subject, !isSource(next) {
        return found(next)
      }
      next += 1
    }
    return saidBy(quantity) ?? partnered(quantity) ?? carried
  }

  /// Whom the text is about, where the only names of a Korean sentence are of those with whom he acts: 두레건설과 함께 30억달러를 쓴다.
  private func partnered(_ quantity: Int) -> Subject? {
    guard tongue == .korean, var carried else { return nil }
    var hasPartner = false
    for mark in scene.marks where mark.kind == .entity && canAct(mark) {
      let hit = hits[Int(mark.ref)]
      if hit.role == .with, scene.starts(.actsWith, at: Int(hit.roleEnd)) {
        hasPartner = true
      } else if hit.role != .none {
        return nil
      }
    }
    guard hasPartner else { return nil }
    carried.isCertain = true
    return carried
  }

  /// Whether a Japanese pronoun as what the sentence is about stands before an owner who is not: 同社はXの工場に20億円を投じた.
  private func isTopicOver(_ pronoun: Mark, _ owner: Int?) -> Bool {
    guard tongue == .japanese, let owner, scene.starts(.topicMark, at: Int(pronoun.end)) else { return false }
    return phraseCase(owner) != .subject
  }

  /// Whether a name with 의 owns the plan or sum that a Korean amount right behind it is the attribute of:
  /// X가 내놓은 2년간 30억달러, Y의 2030년까지 127억달러 계획도.
  private func ownsAmount(_ index: Int, _ quantity: Int, _ anchor: Int) -> Bool {
    guard tongue == .korean, scene.marks.indices.contains(anchor) else { return false }
    let (money, noun) = (scene.marks[quantity], scene.marks[anchor])
    guard noun.start >= money.end, noun.start - money.end <= 20, money.start - scene.marks[index].end <= 60,
      noun.kind == .project || noun.kind == .capex || noun.kind == .invest || noun.kind == .plant
    else { return false }
    return !scene.marks.contains {
      guard $0.start > scene.marks[index].end, $0.end < money.start else { return false }
      switch $0.kind {
      case .period, .duration, .number, .window, .year, .span, .spent, .plan, .previous, .peryear, .yoy: return false
      default: return true
      }
    }
  }

  /// Whether a name stands within what is bought: 인텔 낸드사업부를 사들이는.
  private func isOfObject(_ index: Int, _ quantity: Int) -> Bool {
    guard tongue == .korean else { return false }
    var start = Int(hits[Int(scene.marks[index].ref)].roleEnd)
    // 옛 폭스콘 전기차 공장도: some words on, in prose.
    for _ in 0..<(scene.block == .paragraph ? 4 : 1) {
      guard start < scene.range.upperBound, text[start] == 0x20 else { return false }
      let end = wordEnd(start + 1, from: start + 1)
      guard end < Int(scene.marks[quantity].start) else { return false }
      if endsWith(end, "를") || endsWith(end, "을") || start > Int(scene.marks[index].end) && endsWith(end, "도") {
        return true
      }
      if scene.words.length(of: .verbEnding, in: text, endingAt: end, from: start) > 0 { return false }
      start = end
    }
    return false
  }

  /// Whether a name is the first of two that act together: 구글과 B캐피털이.
  private func isJoinedSubject(_ index: Int, _ quantity: Int) -> Bool {
    guard tongue == .korean, hits[Int(scene.marks[index].ref)].role == .with else { return false }
    let start = Int(hits[Int(scene.marks[index].ref)].roleEnd)
    guard start < scene.range.upperBound, text[start] == 0x20 else { return false }
    let end = wordEnd(start + 1, from: start + 1)
    guard end < Int(scene.marks[quantity].start), text[end] == 0x20, end - start > 7,
      scene.count(.pronoun, between: start, and: end) == 0, scene.count(.entity, between: start, and: end) == 0
    else { return false }
    // AK홀딩스와 애경자산관리가 가진 지분: of what is bought.
    let isActing = endsWith(end, "이") || endsWith(end, "가") || endsWith(end, "은") || endsWith(end, "는")
    return isActing && !isBeforeAttribute(end)
  }

  /// Whether a Japanese name stands behind the pronoun for the company that it acts with: 同社と米Xが折半で.
  private func isJoinedToPronoun(_ index: Int) -> Bool {
    guard tongue == .japanese, let before = scene.marks[..<index].last(where: { $0.kind == .pronoun }),
      scene.starts("と", at: Int(before.end))
    else { return false }
    return scene.marks[index].start - before.end <= 18
  }

  /// Who says of himself what stands before: "…를 더 쓸 것"이라고 X 최고경영자는 말했다, …だったとXは開示した.
  private func saidBy(_ quantity: Int) -> Subject? {
    var at = quantity + 1
    while at < scene.marks.count {
      let mark = scene.marks[at]
      if mark.kind == .entity, canAct(mark), !isSource(at) {
        let hit = hits[Int(mark.ref)]
        guard hit.role.isSubject || hit.role == .possessive || hit.role == .noun else { return nil }
        let end = min(scene.range.upperBound, Int(hit.roleEnd) + 60)
        return scene.contains(.saying, in: Int(mark.end)..<max(Int(mark.end), end)) ? found(at) : nil
      }
      if mark.kind == .money { return nil }
      at += 1
    }
    return nil
  }

  /// With whom a town agrees on an investment: 익산시는 X와 120억원 규모의 투자협약을 체결했다.
  private func partner(_ quantity: Int) -> Subject? {
    guard tongue == .korean else { return nil }
    let money = scene.marks[quantity]
    let end = Int(money.end)
    guard scene.contains(.partnership, in: end..<max(end, min(scene.range.upperBound, end + 40))) else {
      return nil
    }
    for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && mark.end <= money.start {
      if hits[Int(mark.ref)].role == .with, actors.carrierKind(who(mark)) == .company { return found(at) }
    }
    return nil
  }

  /// The topic that a subject of a relative clause stands under: 회사는 X가 새로 세우는 법인 지분을 …에 사들인다.
  private func outerTopic(over index: Int, _ quantity: Int) -> Subject? {
    let name = scene.marks[index]
    let gap = Int(hits[Int(name.ref)].roleEnd)..<max(Int(hits[Int(name.ref)].roleEnd), Int(scene.marks[quantity].start))
    guard gap.count > 24, hasRelative(in: gap) else { return nil }
    var at = index - 1
    while at >= 0 {
      let mark = scene.marks[at]
      if mark.kind == .clause || mark.kind == .stop { return nil }
      if mark.kind == .pronoun, isTopic(Int(mark.end)) || isTopic(Int(mark.end) - 3) { return carried }
      if mark.kind == .entity, canAct(mark), hits[Int(mark.ref)].role == .topic, !isSource(at) { return found(at) }
      at -= 1
    }
    return nil
  }

  private func isTopic(_ place: Int) -> Bool { scene.starts(.topicMark, at: place) }

  /// Whether a verb in a part of the text is the attribute of a noun after it.
  func hasRelative(in part: Range<Int>) -> Bool {
    switch tongue {
    case .korean:
      return scene.contains(.relativeEnding, in: part)
    case .japanese:
      var place = part.lowerBound
      while place + 3 < part.upperBound {
        let here = TextClass.scalar3(text, place)
        // る, た, う before a noun
        if here == 0x308B || here == 0x305F || here == 0x3064 {
          let next = TextClass.scalar3(text, place + 3)
          if TextClass.isHan(next) || TextClass.isKatakana(next) { return true }
        }
        place += TextClass.length(text[place])
      }
      return false
    default: return false
    }
  }

  /// Whether a pronoun stands as the subject: 회사는, 이 회사가, 同社は; not 이 회사 지분.
  private func isSubjectPronoun(_ mark: Mark) -> Bool {
    let end = Int(mark.end)
    if tongue == .japanese { return scene.starts(.subjectParticle, at: end) }
    let last = TextClass.scalarBefore(text, end)
    if last == 0xB294 || last == 0xC740 || last == 0xAC00 || last == 0xC774 { return true }  // 는 은 가 이
    if scene.starts(.subjectParticle, at: end) { return true }
    // 이 회사 분기 자본지출은: before a figure of the business.
    return !scene.starts(" 지분", at: end) && !scene.starts("를", at: end) && !scene.starts("을", at: end)
  }

  /// Whether a name is only the gloss of the one before: 알리바바(Alibaba).
  func isGloss(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let start = Int(scene.marks[index].start)
    guard start > 0, text[start - 1] == UInt8(ascii: "(") else { return false }
    return scene.marks[index - 1].kind == .entity && Int(scene.marks[index - 1].end) >= start - 2
  }

  /// Whether a bare name stands where a headline or a list names its subject: at the start, before a comma, colon, quote.
  func leads(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    let hit = hits[Int(mark.ref)]
    let end = max(Int(hit.roleEnd), NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound))
    if end >= scene.range.upperBound { return Int(mark.start) <= scene.range.lowerBound + 6 }
    let atStart = Int(mark.start) - scene.range.lowerBound <= 45
    // 【デンソー】…, ▲ 노키아 = …: a name that labels its paragraph.
    if scene.starts(.paragraphLabel, at: end) { return atStart }
    if scene.starts(.labelMark, at: end) { return atStart }
    // "알리바바, 3년간 …" is a headline; in prose a name before a comma may be one of a list.
    if scene.starts(.listMark, at: end) {
      return atStart && !isOfList(index, end)
    }
    return scene.block != .paragraph && Int(mark.start) <= scene.range.lowerBound + 6
  }

  /// Whether a bare name before a comma or a quotation mark is only one of a list, or where something stands, in prose whose
  /// subject is told: PIF는 실버레이크, 어피니티와 손잡고, 미국 조지아주 '솔라 허브'에.
  private func isOfList(_ index: Int, _ end: Int) -> Bool {
    guard tongue == .korean, scene.block == .paragraph else { return false }
    if actors.carrierKind(who(scene.marks[index])) == .government, carried != nil, !scene.starts(",", at: end) {
      return true
    }
    return scene.marks[..<index].contains {
      guard $0.kind == .entity, canAct($0), case let role = hits[Int($0.ref)].role else { return false }
      return (role == .topic || role == .subject) && scene.count(.clause, between: Int($0.end), and: end) == 0
    }
  }

  /// Whether a bare name stands right before what it owns: 롯데쇼핑 매출은, 오라클 주가는.
  func isLabelOwner(_ index: Int) -> Bool {
    let end = hits[Int(scene.marks[index].ref)].roleEnd
    guard index + 1 < scene.marks.count else { return false }
    // ロシュ向け輸出, ソニー製センサー
    if tongue == .japanese, scene.starts(.ofOther, at: Int(scene.marks[index].end)) { return false }
    let next = scene.marks[index + 1]
    switch next.kind {
    case .revenue, .share, .capex, .segment, .division, .profit: return next.start - end <= 24
    case .period: return next.start - end <= 3
    default: return false
    }
  }
}
