import Vocabulary

/// Names that share one figure: 美团、快手各涨5%, ソニーとソフトバンクはそれぞれ210億円, KB와 하나도 각각 10조원씩, "A and B each fell 2%".
extension FactReading {
  /// The other names of a list whose last one is the subject of a figure, where a word for "each" stands between.
  func companions(of subject: Subject, _ index: Int) -> [Subject] {
    guard subject.mark > 0, subject.mark < index, respective(subject, index) == nil else { return [] }
    let end = Int(scene.marks[subject.mark].end)
    let part = end..<max(end, Int(scene.marks[index].start))
    let isEach =
      scene.contains(.each, in: part)
      || tongue == .korean && scene.starts("씩", at: Int(scene.marks[index].end))
    guard isEach else { return [] }
    var found: [Subject] = []
    var next = Int(scene.marks[subject.mark].start)
    for (at, mark) in scene.marks.enumerated().reversed()
    where mark.kind == .entity && Int(mark.end) <= next && at < subject.mark {
      guard next - Int(mark.end) <= 8 else { break }
      found.append(Subject(who: who(mark), range: range(mark), mark: at))
      next = Int(mark.start)
    }
    return found
  }

  /// Of a list of names with as many amounts or percentages after 分别, the name that one belongs to:
  /// 微软与英伟达分别投资50亿、100亿美元, 小鹏、零跑分别下跌11%和17.6%.
  ///
  /// In Korean and Japanese the same with 각각 and それぞれ: 마이크론과 AMD가 각각 1.9%, 3.3% 하락.
  func respective(_ subject: Subject, _ index: Int) -> Subject? {
    if tongue.isHeadFinal { return headFinalRespective(subject, index) }
    guard tongue == .chinese else { return nil }
    guard subject.mark >= 0 else { return respectiveOfBefore(index) }
    guard subject.mark < index else { return nil }
    let end = Int(scene.marks[subject.mark].end)
    guard scene.contains(.respectively, in: end..<max(end, Int(scene.marks[index].start))) || isInRowOfEach(index, end)
    else { return nil }
    var names = [subject.mark]
    for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && at > names[names.count - 1] && at < index {
      guard Int(mark.start) - behindGloss(names[names.count - 1]) <= 8 else { break }
      names.append(at)
    }
    for (at, mark) in scene.marks.enumerated().reversed() where mark.kind == .entity && at < names[0] {
      guard Int(scene.marks[names[0]].start) - behindGloss(at) <= 8 else { break }
      names.insert(at, at: 0)
    }
    // 与中信集团旗下中信银行各出资: whose company it is.
    names.removeAll { scene.starts(.ofWhat, at: Int(scene.marks[$0].end)) }
    let kind = scene.marks[index].kind
    let amounts = scene.marks.indices.filter {
      scene.marks[$0].kind == kind && Int(scene.marks[$0].start) >= end
        && scene.count(.stop, between: end, and: Int(scene.marks[$0].start)) == 0
    }
    guard names.count > 1, let place = amounts.firstIndex(of: index), amounts.count >= names.count, place < names.count
    else { return nil }
    let mark = scene.marks[names[place]]
    return Subject(who: who(mark), range: range(mark), mark: names[place])
  }

  /// 年内三家分别累涨28%、25%和5%: of as many companies that the sentence before named, where this one names none.
  private func respectiveOfBefore(_ index: Int) -> Subject? {
    let kind = scene.marks[index].kind
    guard let first = scene.marks.firstIndex(where: { $0.kind == kind }),
      scene.contains(.respectively, in: scene.range.lowerBound..<Int(scene.marks[first].start)),
      !scene.marks.contains(where: { $0.kind == .entity && actors.carrierKind(who($0)) == .company })
    else { return nil }
    let figures = scene.marks.indices.filter { scene.marks[$0].kind == kind }
    guard figures.count > 1, figures.count <= 6, let place = figures.firstIndex(of: index) else { return nil }
    // Where the sentence before begins.
    var low = max(blockStart, scene.range.lowerBound - 3)
    while low > blockStart, scene.range.lowerBound - low < 500, !endsWith(before: low, "。") { low -= 1 }
    var names: [Actors.Who] = []
    for hit in hits where Int(hit.start) >= low && Int(hit.end) <= scene.range.lowerBound {
      guard actors.carrierKind(hit.row) == .company, !names.contains(where: { actors.same($0, hit.row) }) else {
        continue
      }
      names.append(hit.row)
    }
    guard names.count == figures.count else { return nil }
    return Subject(who: names[place], range: nil, mark: -1, isCertain: true)
  }

  private func endsWith(before place: Int, _ word: StaticString) -> Bool {
    scene.starts(word, at: place - word.utf8CodeUnitCount)
  }

  /// 各漲3.3%與2.7%, 各出资3亿元、2亿元: whether an amount stands in a row right behind a word for "each".
  private func isInRowOfEach(_ index: Int, _ low: Int) -> Bool {
    let kind = scene.marks[index].kind
    var first = index
    for at in scene.marks[..<index].indices.reversed() where scene.marks[at].kind == kind {
      guard Int(scene.marks[at].start) > low, areListed(at, first) else { break }
      first = at
    }
    let next = scene.marks[(index + 1)...].firstIndex { $0.kind == kind }
    guard first < index || next.map({ areListed(index, $0) }) ?? false else { return false }
    let start = Int(scene.marks[first].start)
    return scene.contains(.each, in: max(low, start - 24)..<max(low, start))
  }

  /// Whether nothing but a word that joins stands between two amounts.
  func areListed(_ one: Int, _ other: Int) -> Bool {
    let (low, high) = (outer(scene.marks[one]).upperBound, outer(scene.marks[other]).lowerBound)
    return high > low && scene.words.length(of: .joint, in: text, at: low) == high - low
  }

  /// Where the text goes on behind a name and what a bracket says of it: 長榮（2603）、萬海.
  private func behindGloss(_ index: Int) -> Int {
    NameBorder.skipGloss(text, Int(scene.marks[index].end), scene.range.upperBound)
  }

  private func headFinalRespective(_ subject: Subject, _ index: Int) -> Subject? {
    guard subject.mark >= 0, subject.mark < index else { return nil }
    let end = Int(scene.marks[subject.mark].end)
    let kind = scene.marks[index].kind
    // The figures of a row, with nothing but commas between them.
    var figures = [index]
    for (at, mark) in scene.marks.enumerated() where at > index && mark.kind == kind {
      guard mark.start - scene.marks[figures[figures.count - 1]].end <= 8 else { break }
      figures.append(at)
    }
    for (at, mark) in scene.marks.enumerated().reversed() where at < index && mark.kind == kind && Int(mark.start) > end
    {
      guard scene.marks[figures[0]].start - mark.end <= 8 else { break }
      figures.insert(at, at: 0)
    }
    guard figures.count > 1, let place = figures.firstIndex(of: index),
      scene.contains(.each, in: end..<max(end, Int(scene.marks[figures[0]].start)))
        || tongue == .korean && scene.starts("씩", at: Int(scene.marks[figures[figures.count - 1]].end))
    else { return nil }
    var names = [subject.mark]
    for (at, mark) in scene.marks.enumerated().reversed() where mark.kind == .entity && at < subject.mark {
      guard scene.marks[names[0]].start - mark.end <= 8 else { break }
      names.insert(at, at: 0)
    }
    for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && at > subject.mark && at < figures[0] {
      guard mark.start - scene.marks[names[names.count - 1]].end <= 8 else { break }
      names.append(at)
    }
    guard names.count == figures.count else { return nil }
    let mark = scene.marks[names[place]]
    return Subject(who: who(mark), range: range(mark), mark: names[place])
  }
}
