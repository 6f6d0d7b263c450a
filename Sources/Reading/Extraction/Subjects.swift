import CScan
import Vocabulary

/// Finds who does what an amount or a percentage is said of.
extension FactReading {
  /// A subject with the place where it is named; nil place where it is carried over from before.
  struct Subject {
    var who: Actors.Who
    var range: Range<Int>?
    /// The index of its mark, -1 where carried over.
    var mark: Int
    /// Whether a word of grammar tells it beyond doubt: 由X投资, 后者, 卖给X.
    var isCertain = false
  }

  /// The subject for a quantity at a mark. `anchor` is where the governing word stands (the quantity itself for labels).
  func subject(of quantity: Int, anchor: Int) -> Subject? {
    if let carried, isOfPlaceLabel(quantity) { return carried }
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
      // 被X以1.8亿元收购, 控股股东X增资2亿元
      if tongue == .chinese, canAct(mark),
        endsWith(Int(mark.start), "被") || scene.ends(.holderNoun, at: Int(mark.start))
      {
        return certain(index)
      }
      if canAct(mark), hits[Int(mark.ref)].role.isSubject || tongue == .chinese && !isChineseObject(index) {
        return found(index)
      }
    }
    // 软银：完成对X的收购: the label acts on somebody.
    if tongue == .chinese, !actsOnLabel(behind: end) { return label }
    // 한빛제약: 바이오 벤처를 3억달러에 품기로: what is bought stands behind the label as the object.
    if tongue == .korean, hasObject(between: end, and: Int(scene.marks[quantity].start)) { return label }
    let main = titleActor ?? (isDominated ? mostNamed : nil)
    if let main, !actors.same(main, label.who), actors.carrierKind(main) != .government {
      return Subject(who: main, range: nil, mark: -1)
    }
    return label
  }

  /// Whether a Korean word with the particle of an object stands between two places.
  private func hasObject(between low: Int, and high: Int) -> Bool {
    var place = low
    while place + 4 <= high {
      if text[place + 3] == 0x20, scene.starts("를", at: place) || scene.starts("을", at: place) { return true }
      place += TextClass.length(text[place])
    }
    return false
  }

  /// The name that a list item or a labelled line begins with: "Roche: $50 billion", ▷ LS전선 강원 동해: 5동에 약 1천억원.
  func labelled(before quantity: Int) -> Subject? {
    guard scene.block == .listItem || scene.block == .paragraph else { return nil }
    let low = scene.range.lowerBound
    let limit = min(Int(scene.marks[quantity].start), low + 90)
    guard let base = text.baseAddress, low < limit else { return nil }
    if let row = rowLabel() { return tongue == .japanese ? actorBehind(row, before: quantity) ?? row : row }
    let isItem = tongue != .chinese && scene.block == .listItem
    let blank = UInt8(ascii: isItem ? " " : ":")
    var colon = invest_first_of(base, low, limit, UInt8(ascii: ":"), 0xEF, blank)
    while colon < limit, text[colon] != UInt8(ascii: ":"), !scene.starts("：", at: colon) {
      // "Roche – $50 billion"
      if isItem,
        scene.starts(" → ", at: colon) || scene.starts(" – ", at: colon) || scene.starts(" — ", at: colon)
          || scene.starts(" - ", at: colon)
      {
        break
      }
      colon = invest_first_of(base, colon + 1, limit, UInt8(ascii: ":"), 0xEF, blank)
    }
    guard colon < limit else { return nil }
    var best: Int?
    for (index, mark) in scene.marks.enumerated() where mark.kind == .entity && Int(mark.end) <= colon {
      guard canAct(mark), !isGloss(index), actors.carrierKind(who(mark)) != .government || best == nil else { continue }
      if let best, actors.carrierKind(who(scene.marks[best])) != .government,
        tongue != .english || scene.words.length(of: .joinedName, in: text, endingAt: Int(mark.start), from: low) > 0
      {
        continue
      }
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
    if !partNames.isEmpty, mark.ref >= 0, partNames.contains(hits[Int(mark.ref)].row) { return false }
    switch actors.carrierKind(mark.ref >= 0 ? hits[Int(mark.ref)].row : mark.ref) {
    case .company, .unit, .government, .fund: return true
    case .index, .crypto, .currency, .commodity: return false
    }
  }

  func who(_ mark: Mark) -> Actors.Who { hits[Int(mark.ref)].row }

  func found(_ index: Int) -> Subject {
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
      $0.kind == .pronoun && scene.starts(.issuer, at: Int($0.start))
    }
  }

  /// Whether the company named most is named a single time, in Japanese.
  private var isNamedOnce: Bool { tongue == .japanese && mostNamed.map { nameCounts[$0] < 2 } ?? true }

  var carried: Subject? {
    (focus ?? headingActor ?? titleActor
      ?? (tongue == .english || isDominated || isIssuer && !isNamedOnce ? mostNamed : nil)).map {
        Subject(who: $0, range: nil, mark: -1)
      }
  }

  /// Whether a source is named ("블룸버그에 따르면", "according to X", "据X").
  func isSource(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    let hit = hits[Int(mark.ref)]
    let end = Int(hit.roleEnd)
    switch tongue {
    case .korean, .japanese: return scene.starts(.sourceParticle, at: end)
    case .english:
      let start = Int(mark.start)
      return endsWith(start, "according to ") || endsWith(start, "told ") || endsWith(start, "a note from ")
    case .chinese:
      let start = Int(mark.start)
      // 摩根士丹利估计: who guesses what others spend.
      return endsWith(start, "据") || endsWith(start, "據") || endsWith(start, "援引")
        || scene.starts(.guesses, at: Int(mark.end))
    }
  }

  /// Whether the text right before a place ends with a word.
  func endsWith(_ place: Int, _ word: StaticString) -> Bool {
    scene.starts(word, at: place - word.utf8CodeUnitCount) && place - word.utf8CodeUnitCount >= scene.range.lowerBound
  }
}
