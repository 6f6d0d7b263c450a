import Vocabulary

/// Finds who does what an amount or a percentage is said of.
extension FactReading {
  /// A subject with the place where it is named; nil place where it is carried over from before.
  struct Subject {
    var who: Actors.Who
    var range: Range<Int>?
    /// The index of its mark, -1 where carried over.
    var mark: Int
  }

  /// The subject for a quantity at a mark. `anchor` is where the governing word stands (the quantity itself for labels).
  func subject(of quantity: Int, anchor: Int) -> Subject? {
    if let labelled = labelled(before: quantity) { return labelled }
    switch tongue {
    case .korean, .japanese: return headFinalSubject(quantity, anchor)
    case .english: return englishSubject(quantity, anchor)
    case .chinese: return chineseSubject(quantity, anchor)
    }
  }

  /// Who buys: the subject, but not the label of a line where the text tells of somebody else who does (**X**：65億ドルで取得).
  func buyer(of quantity: Int, _ governor: Governor) -> Subject? {
    guard tongue != .english, let label = labelled(before: quantity), label.mark >= 0 else {
      return subject(of: quantity, anchor: governor.mark)
    }
    // X → Y: the first one buys.
    let end = Int(scene.marks[label.mark].end)
    if let arrow = scene.marks.firstIndex(where: { $0.kind == .entity && canAct($0) }), arrow != label.mark,
      scene.contains(
        "→", in: Int(scene.marks[arrow].end)..<max(Int(scene.marks[arrow].end), Int(scene.marks[label.mark].start) + 1))
    {
      return found(arrow)
    }
    for (index, mark) in scene.marks.enumerated()
    where mark.kind == .entity && Int(mark.start) > end && index < quantity {
      if canAct(mark), hits[Int(mark.ref)].role.isSubject || tongue == .chinese && !isChineseObject(index) {
        return found(index)
      }
    }
    let main = titleActor ?? (isDominated ? mostNamed : nil)
    if let main, !actors.same(main, label.who), actors.carrierKind(main) != .government {
      return Subject(who: main, range: nil, mark: -1)
    }
    return label
  }

  /// The name that a list item or a labelled line begins with: "Roche: $50 billion", ▷ LS전선 강원 동해: 5동에 약 1천억원.
  func labelled(before quantity: Int) -> Subject? {
    guard scene.block == .listItem || scene.block == .paragraph else { return nil }
    let low = scene.range.lowerBound
    let limit = min(Int(scene.marks[quantity].start), low + 90)
    var colon = low
    while colon < limit, text[colon] != UInt8(ascii: ":"), !scene.starts("：", at: colon) { colon += 1 }
    guard colon < limit else { return nil }
    var best: Int?
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity && Int(mark.end) <= colon {
      guard canAct(mark), !isGloss(index), actors.carrierKind(who(mark)) != .government || best == nil else { continue }
      if let best, actors.carrierKind(who(scene.marks[best])) != .government, tongue != .english { continue }
      best = index
    }
    guard let best, Int(scene.marks[best].start) - low < 60 else { return nil }
    // A subject behind the label acts itself: **OpenAI**：…ソフトバンクは 300 億ドルを負担します.
    if tongue.isHeadFinal {
      for (index, mark) in scene.marks.enumerated()
      where mark.kind == .entity && Int(mark.start) > colon && index < quantity && canAct(mark) {
        let role = hits[Int(mark.ref)].role
        if role == .topic || role == .subject { return found(index) }
      }
    }
    return found(best)
  }

  /// Whether an entity can act: not an index, a currency or a thing.
  func canAct(_ mark: Mark) -> Bool {
    switch actors.carrierKind(mark.ref >= 0 ? hits[Int(mark.ref)].row : mark.ref) {
    case .company, .unit, .government, .fund: true
    case .index, .crypto, .currency, .commodity: false
    }
  }

  func who(_ mark: Mark) -> Actors.Who { hits[Int(mark.ref)].row }

  private func found(_ index: Int) -> Subject {
    let mark = scene.marks[index]
    return Subject(who: who(mark), range: Int(mark.start)..<Int(mark.end), mark: index)
  }

  /// A subject that may have revenue or shares: in place of a government the company that the text is about.
  func asCompany(_ subject: Subject?) -> Subject? {
    guard let subject, tongue != .english, actors.carrierKind(subject.who) == .government else { return subject }
    guard let carried, actors.carrierKind(carried.who) != .government else {
      return titleActor.flatMap { actors.carrierKind($0) == .government ? nil : Subject(who: $0, range: nil, mark: -1) }
    }
    return carried
  }

  /// Whether the text speaks of its own company: 当社, 당사, 我司.
  private var isIssuer: Bool {
    scene.marks.contains {
      $0.kind == .pronoun && scene.starts(any: ["当社", "弊社", "당사", "本公司", "我司", "폐사"], at: Int($0.start))
    }
  }

  private var carried: Subject? {
    (focus ?? headingActor ?? titleActor ?? (tongue == .english || isDominated || isIssuer ? mostNamed : nil)).map {
      Subject(who: $0, range: nil, mark: -1)
    }
  }

  /// Whether a source is named ("블룸버그에 따르면", "according to X", "据X").
  func isSource(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    let hit = hits[Int(mark.ref)]
    let end = Int(hit.roleEnd)
    switch tongue {
    case .korean: return scene.starts(any: [" 따르면", " 의하면", "에 따르면", " 인용"], at: end)
    case .japanese: return scene.starts(any: ["よると", "によると", "によれば"], at: end)
    case .english:
      let start = Int(mark.start)
      return endsWith(start, "according to ") || endsWith(start, "told ") || endsWith(start, "a note from ")
    case .chinese:
      let start = Int(mark.start)
      return endsWith(start, "据") || endsWith(start, "據") || endsWith(start, "援引")
    }
  }

  /// Whether the text right before a place ends with a word.
  func endsWith(_ place: Int, _ word: StaticString) -> Bool {
    scene.starts(word, at: place - word.utf8CodeUnitCount) && place - word.utf8CodeUnitCount >= scene.range.lowerBound
  }

  // MARK: Korean and Japanese

  private func headFinalSubject(_ quantity: Int, _ anchor: Int) -> Subject? {
    let money = scene.marks[quantity]
    var index = scene.index(from: Int(money.start)) - 1
    var fallback: Int?
    var sawPronoun = false
    while index >= 0 {
      let mark = scene.marks[index]
      if mark.kind == .entity, canAct(mark), !isSource(index) {
        let hit = hits[Int(mark.ref)]
        let direct = hit.role.isSubject || hit.role == .noun
        if direct, !isGloss(index) {
          if hit.role == .subject, let outer = outerTopic(over: index, quantity) { return outer }
          return found(index)
        }
        if hit.role == .possessive || hit.role == .none, fallback == nil, !isGloss(index) {
          if hit.role == .none, leads(index) || isLabelOwner(index) { return found(index) }
          if hit.role == .possessive { fallback = index }
        }
      } else if mark.kind == .pronoun, fallback == nil, isSubjectPronoun(mark) {
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
      let isPurchase = anchor < scene.marks.count && scene.marks[anchor].kind == .acquire
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
    return carried
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

  private func isTopic(_ place: Int) -> Bool { scene.starts(any: ["는", "은", "は"], at: place) }

  /// Whether a verb in a part of the text is the attribute of a noun after it.
  private func hasRelative(in part: Range<Int>) -> Bool {
    switch tongue {
    case .korean:
      return (["는 ", "한 ", "된 ", "던 ", "할 ", "될 ", "인 "] as [StaticString]).contains { scene.contains($0, in: part) }
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
    if tongue == .japanese { return scene.starts(any: ["は", "が", "も", "の"], at: end) }
    let last = TextClass.scalarBefore(text, end)
    if last == 0xB294 || last == 0xC740 || last == 0xAC00 || last == 0xC774 { return true }  // 는 은 가 이
    if scene.starts(any: ["는", "은", "가 ", "이 ", "도 ", "의 ", " 측", " 관계자"], at: end) { return true }
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
    if scene.starts(any: ["】", "〕", "］", " = ", " ="], at: end) { return atStart }
    if scene.starts(any: [":", "：", "…"], at: end) { return atStart }
    // "알리바바, 3년간 …" is a headline; in prose a name before a comma may be one of a list.
    if scene.starts(any: [",", "、", "，", " \"", " “", " '", " ‘", "｜", " -", " –", " —"], at: end) {
      return atStart
    }
    return scene.block != .paragraph && Int(mark.start) <= scene.range.lowerBound + 6
  }

  /// Whether a bare name stands right before what it owns: 롯데쇼핑 매출은, 오라클 주가는.
  func isLabelOwner(_ index: Int) -> Bool {
    let end = hits[Int(scene.marks[index].ref)].roleEnd
    guard index + 1 < scene.marks.count else { return false }
    let next = scene.marks[index + 1]
    switch next.kind {
    case .revenue, .share, .capex, .segment, .division, .profit: return next.start - end <= 24
    case .period: return next.start - end <= 3
    default: return false
    }
  }

  // MARK: English

  private static let prepositions: [StaticString] = [
    "of", "in", "from", "with", "by", "to", "for", "at", "against", "than", "on", "into", "under", "like", "including",
    "over", "via", "versus", "between", "among", "around", "through", "towards", "toward", "behind", "beyond", "about",
    "near", "per", "past", "following", "across", "alongside", "acquire", "buy", "told",
  ]

  /// Whether a name is the object of a preposition: "of Apple", "in the United States".
  func isPrepositional(_ index: Int) -> Bool {
    var place = Int(scene.marks[index].start)
    let low = scene.range.lowerBound
    // "Shares of X" are X's shares; a second owner shares the preposition of the first.
    if endsWith(place, "hares of ") || endsWith(place, "hares in ") || endsWith(place, "tock of ") { return false }
    if endsWith(place, " and "), let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity }),
      place - Int(scene.marks[at].end) <= 5
    {
      return isPrepositional(at)
    }
    for _ in 0..<2 {
      guard place > low, text[place - 1] == UInt8(ascii: " ") else { return false }
      let end = place - 1
      var start = end
      while start > low, TextClass.isASCIIWord(text[start - 1]) { start -= 1 }
      guard start < end else { return false }
      let length = end - start
      for word in Self.prepositions where word.utf8CodeUnitCount == length && scene.starts(word, at: start) {
        return true
      }
      // "of the United States", "by South Korea's Samsung" are not looked through further.
      guard length == 3, scene.starts("the", at: start) else { return false }
      place = start
    }
    return false
  }

  private func englishSubject(_ quantity: Int, _ anchor: Int) -> Subject? {
    let money = scene.marks[quantity]
    // "… spent by X", "led by X".
    var next = quantity + 1
    while next < scene.marks.count, scene.marks[next].start - money.end < 70 {
      let mark = scene.marks[next]
      if mark.kind == .entity, canAct(mark), endsWith(Int(mark.start), " by ") || endsWith(Int(mark.start), " by the ")
      {
        return found(next)
      }
      if mark.kind == .pronoun, endsWith(Int(mark.start), " by ") { return carried }
      if mark.kind == .stop { break }
      next += 1
    }
    // "$3.5 billion that the group committed": who acts stands between the amount and the verb.
    if scene.marks[anchor].start > money.end {
      var between = quantity + 1
      while between < anchor {
        let mark = scene.marks[between]
        if mark.kind == .entity, canAct(mark), !isPrepositional(between) { return found(between) }
        if mark.kind == .pronoun { return carried }
        between += 1
      }
    }
    // "taken over by Blackstone for A$24 billion"
    if scene.marks[anchor].end < money.start {
      for between in (anchor + 1)..<max(anchor + 1, quantity) {
        let mark = scene.marks[between]
        if mark.kind == .entity, canAct(mark), endsWith(Int(mark.start), " by ") { return found(between) }
      }
    }
    let limit = min(money.start, scene.marks[anchor].start)
    var index = scene.index(from: Int(limit)) - 1
    var second: Int?
    var sawPronoun = false
    while index >= 0 {
      let mark = scene.marks[index]
      if mark.kind == .entity, canAct(mark), !isSource(index), !isGloss(index) {
        if !isPrepositional(index) {
          if !sawPronoun || !isAfterVerb(index) { return found(index) }
        } else if second == nil {
          second = index
        }
      } else if mark.kind == .pronoun {
        sawPronoun = true
      }
      index -= 1
    }
    if sawPronoun { return carried ?? second.map { found($0) } }
    if let second, endsWith(Int(scene.marks[second].start), "at ") || endsWith(Int(scene.marks[second].start), "by ") {
      return found(second)
    }
    return carried ?? second.map { found($0) }
  }

  /// Whether a name stands as the object of a verb: "to acquire X".
  private func isAfterVerb(_ index: Int) -> Bool {
    let start = scene.marks[index].start
    return scene.marks.contains { $0.kind == .acquire && $0.end <= start && start - $0.end <= 3 }
  }

  // MARK: Chinese

  private func chineseSubject(_ quantity: Int, _ anchor: Int) -> Subject? {
    let money = scene.marks[quantity]
    if let agent = chineseAgent(after: quantity) { return found(agent) }
    var index = scene.index(from: Int(money.start)) - 1
    var fallback: Int?
    while index >= 0 {
      let mark = scene.marks[index]
      if mark.kind == .entity, canAct(mark), !isSource(index), !isGloss(index) {
        if !isChineseObject(index) { return found(index) }
        if fallback == nil { fallback = index }
      } else if mark.kind == .pronoun {
        // 公司 after a name in the same sentence stands for that name.
        var earlier = index - 1
        while earlier >= 0 {
          let before = scene.marks[earlier]
          if before.kind == .entity, canAct(before), !isSource(earlier) { return found(earlier) }
          earlier -= 1
        }
        return carried
      }
      index -= 1
    }
    return carried ?? fallback.map { found($0) }
  }

  /// 总投资约1.2万亿元，由新成立的X负责: who pays is named behind the amount.
  private func chineseAgent(after quantity: Int) -> Int? {
    let money = scene.marks[quantity]
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity && mark.start >= money.end {
      guard mark.start - money.end < 60, canAct(mark),
        scene.count(.money, between: Int(money.end), and: Int(mark.start)) == 0
      else { return nil }
      var place = Int(mark.start)
      while place > Int(money.end), Int(mark.start) - place <= 18 {
        place -= 1
        if scene.starts("由", at: place) {
          let end = Int(mark.end)
          let pays: [StaticString] = [
            "负责", "負責", "投资", "投資", "出资", "出資", "承担", "承擔", "建设", "建設", "全资", "全資", "独资", "獨資",
          ]
          return pays.contains { scene.contains($0, in: end..<min(scene.range.upperBound, end + 24)) } ? index : nil
        }
      }
      return nil
    }
    return nil
  }

  /// Whether a name stands behind a preposition or a verb that makes it an object: 对X, 向X, 收购X, 与X.
  private func isChineseObject(_ index: Int) -> Bool {
    let start = Int(scene.marks[index].start)
    let words: [StaticString] = [
      "对", "對", "向", "与", "與", "给", "給", "在", "从", "從", "收购", "收購", "于", "於", "购买", "購買", "入股", "投资", "投資", "买下", "買下",
      "采购", "採購", "买到", "買到", "因", "受", "把", "用", "被", "较", "比", "针对",
    ]
    if (["至于", "至於", "关于", "關於"] as [StaticString]).contains(where: { endsWith(start, $0) }) { return false }
    if words.contains(where: { endsWith(start, $0) }) { return true }
    // 向A、B出资: the second of a list is what the first is.
    guard endsWith(start, "、") || endsWith(start, "和") else { return false }
    var place = start - 3
    while place > scene.range.lowerBound, start - place < 48 {
      place -= 1
      while place > scene.range.lowerBound, text[place] & 0xC0 == 0x80 { place -= 1 }
      if scene.starts(any: ["，", "。", "；", "：", "："], at: place) { return false }
      if scene.starts(any: ["向", "对", "對", "给", "給"], at: place) { return true }
    }
    return false
  }

  // MARK: Focus

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
      let own = nameCounts[actors.carrier(titleActor), default: 0]
      if own >= 2, own * 2 >= nameCounts[actors.carrier(mostNamed), default: 0],
        own * 2 >= nameCounts[actors.carrier(focus), default: 0]
      {
        if !actors.same(focus, titleActor) { self.focus = titleActor }
        return
      }
    }
    if let mostNamed, isDominated {
      if !actors.same(focus, mostNamed) { self.focus = mostNamed }
    } else if let titleActor,
      nameCounts[actors.carrier(titleActor), default: 0] > nameCounts[actors.carrier(focus), default: 0]
    {
      self.focus = titleActor
    }
  }

  /// Takes up whom a sentence is about, for the sentences after it.
  mutating func updateFocus() {
    notePrice()
    // Who sets a target price is not whom the text is about.
    let targets: [StaticString] = ["目标价", "目標價", "目標株価", "목표주가", "目标位"]
    if tongue != .english, scene.block == .paragraph, scene.has(.neg),
      targets.contains(where: { scene.contains($0, in: scene.range) })
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
      if hit.role == .topic { return 6 }
      if leads(index) && hit.role == .none { return 5 }
      if isLabelOwner(index), hit.role == .none || ownsFigure(index) { return 5 }
      if hit.role == .subject || hit.role == .also || hit.role == .noun {
        // The subject of an attribute ("LG디스플레이가 갖고 있던 땅") is not what the sentence is about.
        if isMain { return 4 }
        return offset <= 60 && !scene.has(.pronoun) ? 3 : 0
      }
      if hit.role == .possessive, offset <= 3, !scene.has(.pronoun) { return 3 }
      return hit.role == .possessive && isMain ? 2 : 0
    case .english:
      // "It signed a loan with X": who the text is about stands for itself before any name.
      if focus != nil, scene.block == .paragraph,
        let first = scene.marks.first(where: { $0.kind == .pronoun || $0.kind == .entity }), first.kind == .pronoun,
        Int(first.start) - scene.range.lowerBound < 28
      {
        return 0
      }
      if !isPrepositional(index) { return 5 }
      return endsWith(Int(mark.start), "by ") || endsWith(Int(mark.start), "at ")
        || endsWith(Int(mark.start), " about ") ? 1 : 0
    case .chinese:
      if scene.starts(any: ["的", "、", "和", "与", "旗下"], at: Int(mark.end)) {
        return isMain ? 2 : offset <= 3 && scene.starts("的", at: Int(mark.end)) ? 3 : 0
      }
      let start = Int(mark.start)
      if endsWith(start, "与") || endsWith(start, "對") || endsWith(start, "对") || endsWith(start, "比")
        || endsWith(start, "、")
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
