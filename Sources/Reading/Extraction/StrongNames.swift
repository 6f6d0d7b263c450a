import Vocabulary

/// How often each company is named in a document.
///
/// A document names few of the thousands that a lexicon holds: their counts lie close together.
struct NameCounts {
  /// Who is named at all, in the order of their first places, and how often each.
  private var named: [(who: Actors.Who, count: Int32)] = []
  /// By a hash of who, the place in `named` plus one, 0 for none; at least twice as many as are named.
  private var slots: [Int32] = []

  /// Counts a name once more. O(1) amortised.
  ///
  /// - Returns: how often it has been named now.
  @discardableResult
  mutating func add(_ who: Actors.Who) -> Int {
    guard who != Actors.unknown else { return 1 }
    if named.count * 2 >= slots.count { grow() }
    let slot = slot(of: who)
    if slots[slot] == 0 {
      named.append((who, 1))
      slots[slot] = Int32(named.count)
      return 1
    }
    let place = Int(slots[slot]) - 1
    named[place].count += 1
    return Int(named[place].count)
  }

  /// The slot that holds somebody, or would. There must be slots.
  private func slot(of who: Actors.Who) -> Int {
    var slot = Int(UInt32(bitPattern: who) &* 0x9E37_79B9 >> 16) & (slots.count - 1)
    while slots[slot] != 0, named[Int(slots[slot]) - 1].who != who { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: max(64, slots.count * 2))
    for place in named.indices { slots[slot(of: named[place].who)] = Int32(place + 1) }
  }

  subscript(who: Actors.Who) -> Int {
    guard !slots.isEmpty else { return 0 }
    let place = Int(slots[slot(of: who)]) - 1
    return place < 0 ? 0 : Int(named[place].count)
  }

  /// Who is named most and second most, of equals the one with the lower number first; zero times where there is none.
  var most: (first: (who: Actors.Who, count: Int), second: (who: Actors.Who, count: Int)) {
    var first = (who: Actors.unknown, count: 0)
    var second = first
    for (who, count) in named.lazy.map({ ($0.who, Int($0.count)) }) {
      if count > first.count || count == first.count && who < first.who {
        second = first
        first = (who, count)
      } else if count > second.count {
        second = (who, count)
      }
    }
    return (first, second)
  }
}

/// Which names of a document mean companies: those of their own, and words that the text treats as names.
extension FactReading {
  /// Notes which entities the document names beyond doubt: by a name of their own, or again and again by a Latin name
  /// that is also a word.
  mutating func noteStrongNames() {
    for hit in hits {
      if hit.flags.contains(.weak) {
        guard TextClass.isUpper(text[Int(hit.start)]), actors.kind(hit.row) != .government else { continue }
        if nameCounts.add(hit.row) == 3 { actors.noteStrong(hit.row) }
      } else {
        actors.noteStrong(hit.row)
        if actors.carrierKind(hit.row) == .company { nameCounts.add(actors.carrier(hit.row)) }
      }
    }
    let (first, second) = nameCounts.most
    isDominated = first.count >= 3 && first.count * 2 >= second.count * 3
    mostNamed = first.count > 0 ? first.who : nil
    if tongue == .chinese, let mostNamed {
      mostNamedPlace = hits.first { actors.same(actors.carrier($0.row), mostNamed) }.map { Int($0.start) } ?? 0
    }
    noteIssuer()
    noteKoreanIssuer()
    noteNarrator()
  }

  /// Whether the name of a country stands for its government: it acts itself, "France will invest", 미국은 … 투자.
  private func isActingCountry(_ mark: Mark, _ hit: EntityHit) -> Bool {
    var reach: Int32
    switch tongue {
    case .korean, .japanese:
      guard hit.role == .topic || hit.role == .subject else { return false }
      reach = 200
    case .english: reach = Int(mark.start) <= scene.range.lowerBound + 1 ? 90 : 16
    case .chinese: reach = 12
    }
    // 法国段追加: within a word for something else.
    if tongue == .chinese, Int(mark.start) > scene.range.lowerBound,
      TextClass.isHan(TextClass.scalarBefore(text, Int(mark.start))) || TextClass.isASCIIWord(text[Int(mark.start) - 1])
    {
      return false
    }
    // 至於亞利桑那州1,650億美元的投資: where, not who.
    if tongue == .chinese, scene.ends(.concerning, at: Int(mark.start)) { return false }
    // 合肥又在…的时候投进去70亿元: an adverb of acting, then the verb of the clause.
    let actsOn =
      tongue == .chinese && scene.starts(.actsOn, at: Int(mark.end))
      && (Int(mark.start) == scene.range.lowerBound || scene.ends(.clauseMark, at: Int(mark.start)))
    if actsOn { reach = 60 }
    return scene.marks.contains { other in
      guard other.start >= mark.end, other.start - mark.end <= reach else { return false }
      if actsOn, other.kind == .commit { return true }
      // 鳥取県は岸壁に34億円を計上した: a town or a prefecture with a sum is no place.
      if tongue == .japanese, other.kind == .money, scene.ends(.townLetter, at: Int(mark.end)) { return true }
      if tongue == .english, other.kind == .plan {
        return scene.starts(.countryActs, at: Int(other.start))
      }
      // 캐나다는 … 20억달러를 걸었다: a sum and a weak verb of spending.
      if tongue == .korean, other.kind == .commit || other.kind == .vow { return scene.has(.money) }
      return other.kind == .invest || other.kind == .plan || other.kind == .build || other.kind == .passive
        || tongue == .chinese && other.kind == .stake
    }
  }

  /// Leaves out names that are also common words, unless the document or the sentence treats them as companies.
  mutating func dropWeakNames() {
    if tongue == .japanese { dropBystanders() }
    if tongue == .chinese { dropVenues() }
    guard hasWeakName else { return }
    scene.marks = scene.marks.filter { mark in
      guard mark.kind == .entity else { return true }
      let hit = hits[Int(mark.ref)]
      guard hit.flags.contains(.weak) else { return true }
      if scene.block != .paragraph, Int(hit.start) == scene.range.lowerBound,
        tongue != .chinese || actors.kind(hit.row) != .government
      {
        return true
      }
      // 【ローム】…, 【ライオン】…: the label of a paragraph.
      if tongue == .japanese, Int(hit.start) - scene.range.lowerBound <= 6, scene.starts("】", at: Int(hit.end)) {
        return true
      }
      // 【澳博】…, **理想**：…: likewise in Chinese.
      if tongue == .chinese, isChineseLabel(Int(hit.start)..<Int(hit.end)) { return true }
      // "Target. Revenue rose": a name that is a sentence by itself.
      if tongue == .english, Int(hit.end) + 2 >= scene.range.upperBound, Int(hit.start) <= scene.range.lowerBound + 2 {
        return true
      }
      // 제일 크게 맞은 건 메타입니다.
      if tongue == .korean, hit.role == .at, Int(hit.roleEnd) + 2 >= scene.range.upperBound,
        scene.starts(.copula, at: Int(hit.end)), !scene.has(.money), !scene.has(.percent)
      {
        return true
      }
      // 다음은 메타.
      if tongue == .korean, Int(hit.end) + 1 >= scene.range.upperBound, scene.range.count <= 48,
        TextClass.isHangul(TextClass.scalar3(text, Int(hit.start)))
      {
        return true
      }
      // "클라우드 인프라(OCI)": a short name in brackets stands for what is before it.
      if hit.start > 0, text[Int(hit.start) - 1] == UInt8(ascii: "("), !actors.isStrong(hit.row) {
        return false
      }
      // "Norway: 85 billion kroner over twelve years": a row of what states spend.
      if tongue == .english, actors.kind(hit.row) == .government, Int(hit.start) <= scene.range.lowerBound + 2,
        text[Int(hit.end)] == UInt8(ascii: ":"), scene.has(.money), !scene.has(.percent)
      {
        return true
      }
      if actors.kind(hit.row) == .government { return isActingCountry(mark, hit) }
      if actors.isStrong(hit.row) { return true }
      if tongue == .chinese, isListed(Int(hit.end)) { return true }
      // Meta, Stripe: a capitalised word of another script is no word of a Chinese sentence.
      if tongue == .chinese, hit.end - hit.start >= 4, TextClass.isUpper(text[Int(hit.start)]),
        TextClass.isLower(text[Int(hit.start) + 1]), actors.kind(hit.row) == .company
      {
        return true
      }
      switch tongue {
      case .korean, .japanese: if hit.role.isSubject || hit.role == .possessive || hit.role == .noun { return true }
      default: if hit.role == .possessive { return true }
      }
      if scene.starts(.afterCompany, at: Int(hit.end)) { return true }
      // A verb or noun of business right after the name.
      return scene.marks.contains { other in
        guard other.start >= mark.end, other.start - mark.end <= 30 else { return false }
        // 中通二季度包裹量: the head of a clause and the time of a report.
        if tongue == .chinese, other.kind == .period || other.kind == .volume, other.start - mark.end <= 3 {
          return Int(mark.start) == scene.range.lowerBound || scene.ends(.clauseMark, at: Int(mark.start))
        }
        switch other.kind {
        case .invest, .capex, .acquire, .up, .down, .share, .revenue, .plan, .money, .percent, .lead: return true
        default: return false
        }
      }
    }
  }

  /// 台泥（1101）: a listing's code in brackets stands behind companies only.
  private func isListed(_ end: Int) -> Bool {
    guard end + 6 < text.count, scene.starts("（", at: end) || text[end] == UInt8(ascii: "(") else { return false }
    let start = end + (text[end] == UInt8(ascii: "(") ? 1 : 3)
    var place = start
    while place < text.count, TextClass.isDigit(text[place]) { place += 1 }
    return (4...6).contains(place - start)
      && (scene.starts("）", at: place) || scene.starts(")", at: place) || scene.starts(".", at: place)
        || scene.starts("-", at: place))
  }

  private var hasWeakName: Bool {
    for mark in scene.marks where mark.kind == .entity && hits[Int(mark.ref)].flags.contains(.weak) { return true }
    return false
  }
}
