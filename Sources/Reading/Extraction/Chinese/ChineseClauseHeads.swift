import Vocabulary

/// Which names of a Chinese sentence are subjects: a topic stands at the head of its clause and stays that of the clauses
/// behind it, until another name stands at the head of one.
///
///     亿纬锂能选的是为宝马配套，投资13亿欧元         亿纬锂能 invests: 宝马 stands behind a preposition
///     该公司宣布与英国Fluidstack合作，投资500亿美元    该公司 invests
///     市场预计，去年美国芯片商Ampere投资6亿元          Ampere: times and descriptions stand before a subject
extension FactReading {
  /// Whether nothing but times, adverbs, conjunctions, other names and descriptions stands between the head of its clause and
  /// a name or pronoun.
  func headsClause(_ index: Int) -> Bool {
    let low = scene.range.lowerBound
    var place = beforeQuote(Int(scene.marks[index].start))
    var at = index
    while place > low {
      if text[place - 1] <= 0x20 {
        place -= 1
        continue
      }
      if scene.ends(.clauseHead, at: place) { return true }
      let joint = scene.words.length(of: .joint, in: text, endingAt: place, from: low)
      if joint > 0 {
        // A、B和C: a list stands where its first name does; 与X: a preposition.
        guard let name = nameEnding(at: place - joint, before: at) else {
          return scene.ends(.listComma, at: place)
        }
        at = name
        place = beforeQuote(Int(scene.marks[name].start))
        continue
      }
      let adverb = scene.words.length(of: .aheadOfSubject, in: text, endingAt: place, from: low)
      if adverb > 0 {
        place -= adverb
        continue
      }
      if let name = nameEnding(at: place, before: at) {
        at = name
        place = beforeQuote(Int(scene.marks[name].start))
        continue
      }
      if let start = startOfTime(endingAt: place, before: at), start < place {
        place = start
        continue
      }
      let noun = scene.words.length(of: .describer, in: text, endingAt: place, from: low)
      guard noun > 0 || endsWith(place, "的") else { return false }
      // 台积电的竞争对手英特尔: what stands before the noun.
      return !isDescribedObject(place) && isPlainAttribute(endingAt: place - noun)
    }
    return true
  }

  /// 软银和甲骨文将投入5000亿美元: the first of those who act together, where no word says that each does so by himself.
  func firstOfList(_ index: Int, before quantity: Int) -> Int {
    var first = index
    while true {
      let start = Int(scene.marks[first].start)
      let length = scene.words.length(of: .jointActors, in: text, endingAt: start, from: scene.range.lowerBound)
      guard length > 0, let earlier = nameEnding(at: start - length, before: first), canAct(scene.marks[earlier]) else {
        break
      }
      first = earlier
    }
    guard first != index else { return index }
    let part = Int(scene.marks[index].end)..<max(Int(scene.marks[index].end), Int(scene.marks[quantity].start))
    return scene.contains(.each, in: part) || scene.contains(.respectively, in: part) ? index : first
  }

  /// The name, with its gloss in brackets, that ends at a place.
  private func nameEnding(at place: Int, before index: Int) -> Int? {
    var at = index - 1
    while at >= 0, place - Int(scene.marks[at].end) < 48 {
      let mark = scene.marks[at]
      if mark.kind == .entity,
        Int(mark.end) == place || NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound) == place
          || scene.starts(.closeQuote, at: Int(mark.end)) && Int(mark.end) + 3 == place
      {
        return at
      }
      at -= 1
    }
    return nil
  }

  /// Where a time begins that ends at a place.
  private func startOfTime(endingAt place: Int, before index: Int) -> Int? {
    var at = index - 1
    while at >= 0, place - Int(scene.marks[at].end) < 24 {
      let mark = scene.marks[at]
      at -= 1
      switch mark.kind {
      case .period, .duration:
        let outer = outer(mark)
        if outer.upperBound == place || Int(mark.end) == place { return min(outer.lowerBound, Int(mark.start)) }
      case .window, .span, .year, .clause, .part, .number:
        if Int(mark.end) == place { return Int(mark.start) }
      default: break
      }
    }
    return nil
  }

  /// Whether an attribute that ends at a place, and what stands before it in its clause, tells of no deed of somebody else.
  private func isPlainAttribute(endingAt place: Int) -> Bool {
    var start = place
    while start > scene.range.lowerBound, !scene.ends(.clauseHead, at: start) {
      start -= 1
      while start > scene.range.lowerBound, text[start] & 0xC0 == 0x80 { start -= 1 }
    }
    let part = start..<place
    if scene.contains(.toward, in: part) || scene.contains(.withWhom, in: part) { return false }
    return !scene.marks.contains { mark in
      guard part.contains(Int(mark.start)) else { return false }
      switch mark.kind {
      case .invest, .acquire, .stake, .lead, .round, .money: return true
      default: return false
      }
    }
  }

  /// Whether a comma, which is no mark of a list, stands between two places.
  func isParted(_ low: Int, _ high: Int) -> Bool {
    scene.marks.contains {
      ($0.kind == .comma || $0.kind == .stop) && Int($0.start) >= low && Int($0.end) <= high
        && !scene.starts(.listComma, at: Int($0.start))
    }
  }

  /// The name that the pronoun of a pair stands for: 微软与英伟达投资X，前者50亿、后者100亿.
  func ofPair(_ pronoun: Int) -> Subject? {
    let start = Int(scene.marks[pronoun].start)
    let isFormer = scene.starts(.theFormer, at: start)
    guard isFormer || scene.starts(.theLatter, at: start), scene.contains(.theFormer, in: scene.range)
    else { return nil }
    let names = scene.marks[..<pronoun].indices.filter {
      scene.marks[$0].kind == .entity && canAct(scene.marks[$0]) && !isGloss($0)
    }
    for (first, second) in zip(names, names.dropFirst()) {
      let (low, high) = (Int(scene.marks[first].end), Int(scene.marks[second].start))
      let end = NameBorder.skipGloss(text, low, high)
      guard end <= high, scene.words.length(of: .joint, in: text, at: end) == high - end, high > end else { continue }
      return certain(isFormer ? first : second)
    }
    if names.count == 2 { return certain(isFormer ? names[0] : names[1]) }
    // 特斯拉与松下合作。前者…: the pair of the sentence before.
    guard names.isEmpty, isFormer, recent.names.count > 1, recent.names[1].sentence == recent.names[0].sentence,
      sentence - recent.names[0].sentence == 1
    else { return nil }
    return Subject(who: recent.names[1].who, range: nil, mark: -1, isCertain: true)
  }
}
