import Vocabulary

/// Whom a Japanese sentence means that does not name him: the one who speaks in a quotation, the company that 同社 takes up,
/// the prefecture or town that 県 or 市 stands for.
///
///     「来期は工場に300億円を使う」（Xの林社長）     X
///     Xは慎重だ。…同社の化学部門は4％の減収         X, whoever was named more often before
///     県は道路の整備に12億円を計上した               the prefecture named last
extension FactReading {
  /// Who speaks in a block that is a quotation with its speaker in a bracket behind: 「…」（Xの林社長）.
  func speaker(of block: Block) -> Actors.Who? {
    let part = block.range
    guard part.count >= 30, scene.starts("「", at: part.lowerBound),
      let close = lastBracket(in: part), scene.starts("」", at: close - 3)
    else { return nil }
    let end = scene.starts("。", at: part.upperBound - 3) ? part.upperBound - 6 : part.upperBound - 3
    guard close + 3 < end, scene.contains(.officer, in: close + 3..<end) else { return nil }
    let hit = hits.first { Int($0.start) >= close && Int($0.end) <= end }
    guard let hit, actors.carrierKind(hit.row) == .company else { return nil }
    return hit.row
  }

  /// Where the bracket opens that a part of the text ends with.
  private func lastBracket(in part: Range<Int>) -> Int? {
    var end = part.upperBound
    while end > part.lowerBound + 6, text[end - 1] <= 0x20 { end -= 1 }
    if TextClass.scalarBefore(text, end) == 0x3002 { end -= 3 }
    guard TextClass.scalarBefore(text, end) == 0xFF09 else { return nil }
    var place = end - 3
    while place > part.lowerBound + 3, end - place < 120 {
      if TextClass.scalar3(text, place) == 0xFF08 { return place }
      place -= 1
    }
    return nil
  }

  /// Whether a rule's subject is the company that 同社 takes up from the sentences right before: nobody else is named between
  /// the pronoun and the figure.
  func isTakenUp(_ ruling: Ruling, at index: Int) -> Bool {
    guard tongue == .japanese, ruling.subject.mark < 0, let focus, focus == ruling.subject.who,
      focus >= 0, actors.carrierKind(focus) == .company
    else { return false }
    // Whom the whole text is about, where the sentence names nobody.
    if isTitleLed, focus == titleActor, ruling.reading != .move,
      !scene.marks.contains(where: {
        $0.kind == .entity && canAct($0) && actors.carrierKind(who($0)) != .government
      })
    {
      return true
    }
    // In a list under a heading that names him nobody else is meant where nobody is named.
    if focus == headingActor, scene.block == .listItem, !scene.has(.entity) { return true }
    guard let introduced, sentence - introduced.sentence <= 2 else { return false }
    let place = scene.marks[index].start
    guard
      let pronoun = scene.marks[..<index].last(where: {
        $0.kind == .pronoun && $0.end <= place && scene.starts("同社", at: Int($0.start))
      })
    else { return false }
    return scene.starts(.subjectParticle, at: Int(pronoun.end))
      && scene.count(.entity, between: Int(pronoun.end), and: Int(place)) == 0
  }

  /// Whom 同社 as the subject of a figure that no rule took stands for: whom the text is about, where the sentence names nobody
  /// before the figure who could be meant.
  func subjectOfPronoun(at index: Int) -> Subject? {
    guard tongue == .japanese, let focus, actors.carrierKind(focus) == .company else { return nil }
    let place = scene.marks[index].start
    guard
      let pronoun = scene.marks[..<index].last(where: { $0.kind == .pronoun && $0.end <= place }),
      scene.starts("同社", at: Int(pronoun.start)), scene.starts(.subjectParticle, at: Int(pronoun.end)),
      !scene.marks[..<index].contains(where: {
        $0.kind == .entity
          && ($0.start > pronoun.end ? $0.end <= place : canAct($0) && hits[Int($0.ref)].role.isSubject)
      })
    else { return nil }
    return Subject(who: focus, range: nil, mark: -1)
  }

  /// Whether a sentence names a candidate before a figure as who acts: Xは, Xが.
  func isNamedAsSubject(_ candidate: SubjectCandidate, before index: Int) -> Bool {
    guard candidate.subject.mark >= 0, case let mark = scene.marks[candidate.subject.mark],
      mark.end <= scene.marks[index].start
    else { return false }
    let role = hits[Int(mark.ref)].role
    return role == .topic || role == .subject
  }

  /// Whether a sentence names a candidate before a figure only as whom something is done to, with or from: Xに8億円を払った.
  func isOnlyReached(_ candidate: SubjectCandidate, before index: Int) -> Bool {
    guard candidate.subject.mark >= 0, case let mark = scene.marks[candidate.subject.mark],
      mark.end <= scene.marks[index].start
    else { return false }
    let end = NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound)
    if scene.starts("では", at: end) || scene.starts("には", at: end) { return false }
    if isBought(candidate.subject.mark) { return true }
    // Xから20億円を得た, Yをリード役に: who gives.
    if scene.starts("から", at: end) || scene.starts("など", at: end) || scene.starts("より", at: end) { return false }
    let role = hits[Int(mark.ref)].role
    return role == .at || role == .object && !scene.has(.lead) && !scene.has(.round)
  }

  /// Whether somebody sells what a Japanese sentence tells the purchase of: Xから事業を8億円で買い取る.
  func sells(_ index: Int) -> Bool {
    guard scene.has(.acquire), !scene.has(.round), !scene.has(.stake) else { return false }
    return scene.starts("から", at: NameBorder.skipGloss(text, Int(scene.marks[index].end), scene.range.upperBound))
  }

  /// How many years the plan has that the text spoke of right before an amount: 5カ年計画… 期間中の投資は.
  func yearsOfPlan(before money: Int) -> Double? {
    let start = Int(scene.marks[money].start)
    var ref = Int(scene.marks[money].ref) - 1
    while ref >= 0, start - mentions[ref].range.upperBound <= 600 {
      if case .duration(let duration) = mentions[ref].value, !duration.isRate, duration.years >= 2, duration.years <= 15
      {
        return duration.years
      }
      ref -= 1
    }
    return nil
  }

  /// The prefecture, city, town or village that the text named last before a place where only its kind stands: 県は, 市が.
  mutating func localGovernment(before place: Int) -> Actors.Who {
    let who = namedGovernment(before: place)
    lastGovernment = (TextClass.scalar3(text, place), place, who)
    return who
  }

  private mutating func namedGovernment(before place: Int) -> Actors.Who {
    let letter = TextClass.scalar3(text, place)
    // Nobody looks twice at the text before the last question of the kind.
    let known = lastGovernment.flatMap { $0.letter == letter && $0.place < place ? $0 : nil }
    var at = place - 3
    let low = max(0, place - 3000, known?.place ?? 0)
    while at > low + 6 {
      defer { at -= 1 }
      guard text[at] >= 0xE4, TextClass.scalar3(text, at) == letter else { continue }
      var start = at
      while start > low, at - start < 15, TextClass.isHan(TextClass.scalarBefore(text, start)) { start -= 3 }
      // Behind the prefecture only the town: 長野県松本市.
      var inner = start
      while inner < at - 3 {
        if scene.starts(.townLetter, at: inner), at - inner > 6 { start = inner + 3 }
        inner += 3
      }
      let name = start..<at + 3
      guard name.count >= 9, name.count <= 18,
        scene.words.length(of: .noTown, in: text, endingAt: name.upperBound, from: name.lowerBound) == 0
      else { continue }
      // The lexicon may know it.
      return hits.first { $0.range == name }?.row ?? actors.provisional(string(name))
    }
    return known?.who ?? actors.provisional(string(place..<place + 3))
  }
}
