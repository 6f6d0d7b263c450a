import Vocabulary

/// Sums of Japanese sentences that need no verb to be money for something built, and words that only seem to say otherwise.
///
///     浜松の新工場には120億円。倉庫の増築に8億円を見積もる。
///     調達した資金のうち5億円を試作棟に充てる                 no part of what is invested: all of it
///     Xは本社と支社に合わせて30億円を投じる                  one company's sum
extension FactReading {
  /// What an amount is for where it stands behind a plant or the building of one, and ends its clause.
  func sumForWorks(_ index: Int) -> Governor? {
    guard tongue == .japanese, scene.has(.plant) || scene.has(.build) else { return nil }
    let start = outer(scene.marks[index]).lowerBound
    let end = afterGloss(index)
    // 330億円（24～27年）: what else the bracket tells is for others to read.
    guard end <= (restatement(of: index)?.upperBound ?? outer(scene.marks[index]).upperBound) else { return nil }
    guard end >= scene.range.upperBound || scene.starts(.sumEnd, at: end) else { return nil }
    let low = max(scene.range.lowerBound, start - 60)
    for (at, mark) in scene.marks[..<index].enumerated().reversed() where Int(mark.end) <= start {
      guard Int(mark.end) >= low else { return nil }
      switch mark.kind {
      case .plant, .build:
        let gap = Int(mark.end)..<start
        let isFor = scene.starts("に", at: gap.lowerBound) || scene.starts("へ", at: gap.lowerBound)
        // 沼津の工場で70億円。
        let isAt = scene.starts("で", at: gap.lowerBound) || scene.starts("は", at: gap.lowerBound)
        guard isFor || isAt && gap.count <= 6 && sentence - capexSentence <= 3,
          !scene.contains("を", in: gap), !scene.contains("が", in: gap)
        else { return nil }
        let part = innerClause(of: index)
        let other = CueSet(.neg, .revenue, .profit, .share, .acquire, .round, .stake, .denial, .hypo)
        guard !scene.marks.contains(where: { other.contains($0.kind) && part.contains(Int($0.start)) }) else {
          return nil
        }
        return Governor(kind: .capex, mark: at, weight: 0.02, isRight: false)
      // 新工場に累計で、…に2030年までに
      case .period, .duration, .span, .year, .spent, .aggregate, .peryear, .segment, .number, .plan: continue
      default: return nil
      }
    }
    return nil
  }

  /// Whether a part of a Japanese sentence speaks of a sum of several companies. 合わせて is said of the things that one company
  /// pays for as well.
  func isOfSeveralCompanies(_ part: Range<Int>, before place: Int) -> Bool {
    scene.marks.contains { mark in
      guard mark.kind == .aggregate else { return false }
      // 法人企業統計では、…: of all that the sentence tells behind.
      if value(mark) == "all", Int(mark.end) <= place { return true }
      guard part.contains(Int(mark.start)) else { return false }
      guard scene.starts("合わせて", at: Int(mark.start)) else { return true }
      if endsWith(Int(mark.start), "を") || endsWith(Int(mark.start), "に") { return false }
      var named = 0
      for name in scene.marks where name.kind == .entity && name.start < mark.start && part.contains(Int(name.start)) {
        guard canAct(name), actors.carrierKind(who(name)) == .company else { continue }
        let role = hits[Int(name.ref)].role
        if role.isSubject || role == .with || role == .also || role == .none { named += 1 }
      }
      return named != 1
    }
  }

  /// Whether a word right before an amount, or one for statistics, says that many pay for it: 官民で1兆円の投資.
  func isPaidByMany(_ index: Int) -> Bool {
    let start = outer(scene.marks[index]).lowerBound
    return scene.marks.contains {
      $0.kind == .aggregate && Int($0.end) <= start
        && (value($0) == "all" || start - Int($0.end) <= 3 && scene.starts("官民", at: Int($0.start)))
    }
  }

  /// Whether the whole that a part is of is money that was raised: 調達した資金のうち.
  func isOfRaised(_ part: Int) -> Bool {
    scene.words.length(
      of: .raisedAhead, in: text, endingAt: Int(scene.marks[part].start), from: scene.range.lowerBound) > 0
  }

  /// Whether a sentence without a figure tells of what one company did, others being named only as not him:
  /// AでもBでもなく、印刷のCが動いた.
  func isOnlyActor(_ index: Int) -> Bool {
    !scene.has(.money) && !scene.has(.source)
      && !scene.marks[..<index].contains { $0.kind == .entity && hits[Int($0.ref)].role.isSubject }
  }

  /// Whether a name beside what a Japanese sentence is about does not take its place: what the one behind buys (XはYが8億円で
  /// 買い取る), or a company of whom the text is about, of which a figure is told (Xの通信料収入は).
  func isBesideTopic(_ index: Int) -> Bool {
    guard scene.block == .paragraph, let focus else { return false }
    let hit = hits[Int(scene.marks[index].ref)]
    switch hit.role {
    case .topic:
      guard !actors.same(focus, hit.row), scene.has(.acquire),
        let verb = scene.marks.last(where: { $0.kind == .acquire && Int($0.start) > Int(hit.roleEnd) })
      else { return false }
      return scene.marks.contains {
        $0.kind == .entity && Int($0.start) >= Int(hit.roleEnd) && $0.end < verb.start
          && hits[Int($0.ref)].role == .subject && actors.carrierKind(who($0)) == .company
      }
    case .possessive:
      guard let titleActor, isTitleLed, actors.same(focus, titleActor), !actors.same(titleActor, hit.row) else {
        return false
      }
      return actors.owns(titleActor, hit.row) && scene.has(.percent)
    default: return false
    }
  }

  /// Whether a Japanese paragraph is the answer to a question right before it, which named somebody.
  func answersQuestion(_ block: Block) -> Bool {
    guard focus != nil, let introduced, introduced.sentence == sentence else { return false }
    var place = block.range.lowerBound
    while place < block.range.upperBound, text[place] <= 0x20 { place += 1 }
    return scene.starts(.answerSign, at: place)
  }

  /// Whether the name that leads a Japanese headline is only the first of several: X、Y、Z――3社の計画.
  func opensRoll(_ index: Int) -> Bool {
    guard let next = scene.marks[(index + 1)...].first(where: { $0.kind == .entity }),
      Int(next.start) - Int(scene.marks[index].end) == 3, actors.carrierKind(who(next)) == .company,
      hits[Int(next.ref)].role == .none
    else { return false }
    let end = Int(next.end)
    return scene.starts("、", at: end) || scene.starts("・", at: end) || scene.starts("――", at: end)
      || scene.starts("、", at: Int(scene.marks[index].end)) && scene.starts("　", at: end)
  }
}
