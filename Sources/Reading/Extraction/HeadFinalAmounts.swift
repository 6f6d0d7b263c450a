import Vocabulary

/// What an amount of a Korean or Japanese sentence is where the nearest noun does not tell: the newer of two, a part of what was
/// told, money that others bring, what was planned at another time.
///
///     従来の850億ドルから910億ドルへ引き上げた        the spending that the sentence before told of
///     구미시, 2개사에서 4천억원 유치                  the spending of others
extension FactReading {
  /// Whether an amount replaces an older one beside it, in a sentence that goes on about the spending of the one before.
  func isRevisedBehind(_ index: Int) -> Bool {
    guard tongue.isHeadFinal, sentence - capexSentence <= 1, capexSentence >= revenueSentence, older(than: index) != nil
    else { return false }
    let part = clause(of: index)
    let other = CueSet(.neg, .revenue, .profit, .share, .volume, .acquire, .round, .stake)
    return !scene.marks.contains { other.contains($0.kind) && part.contains(Int($0.start)) }
  }

  /// Whether a Korean sentence gives only another year of the spending that the one before told of: 올해치는 10조원이다,
  /// 작년에는 8조원이었다.
  func isOfOtherYear(_ index: Int) -> Bool {
    guard tongue == .korean, sentence - capexSentence <= 3, capexSentence > revenueSentence else { return false }
    let start = outer(scene.marks[index]).lowerBound
    var hasTime = false
    for mark in scene.marks where mark.start != scene.marks[index].start {
      switch mark.kind {
      case .period:
        guard let period = period(mark), period.unit == .year, Int(mark.end) <= start, start - Int(mark.end) <= 30
        else { return false }
        hasTime = true
      case .window, .year, .spent, .yoy, .plan, .comma, .duration, .span: break
      default: return false
      }
    }
    return hasTime
  }

  /// Whether a city or province of a Korean text only tells of money that others bring: 구미시, 2개사에서 4천억원 유치.
  func isAttracted(_ index: Int, by subject: Subject) -> Bool {
    guard tongue == .korean, actors.carrierKind(subject.who) == .government else { return false }
    let end = Int(scene.marks[index].end)
    return scene.contains(.attracted, in: end..<max(end, min(scene.range.upperBound, end + 80)))
  }

  /// Whether the clause before a Korean amount tells of a stake made larger: 지분율을 35%로 높이면서 2000억원을 넣었다.
  func raisesStake(before index: Int) -> Bool {
    guard tongue == .korean, let stake = scene.marks[..<index].last(where: { $0.kind == .stake }) else { return false }
    let part = Int(stake.end)..<max(Int(stake.end), Int(scene.marks[index].start))
    return part.count <= 60 && scene.count(.money, between: part.lowerBound, and: part.upperBound) == 0
      && scene.contains(.raisesStake, in: part)
  }

  /// Whether a Korean amount was spent when a share was bought: 지분 40%를 처음 사들일 때 1240억원을 썼다.
  func isWhenBought(_ index: Int) -> Bool {
    guard tongue == .korean, let stake = scene.marks[..<index].last(where: { $0.kind == .stake }) else { return false }
    let part = Int(stake.end)..<max(Int(stake.end), Int(scene.marks[index].start))
    return part.count <= 60 && scene.count(.money, between: part.lowerBound, and: part.upperBound) == 0
      && scene.contains(.whenBought, in: part)
  }

  /// Whether a time before a Japanese amount is that of a verb that only describes something: 2023年に開いた拠点を含め、.
  func isOfAttributeAhead(_ mark: Mark, _ amount: Mark) -> Bool {
    guard tongue == .japanese, mark.kind == .period, mark.end < amount.start, scene.starts("に", at: Int(mark.end))
    else {
      return false
    }
    guard let comma = scene.marks.first(where: { $0.kind == .comma && $0.start >= mark.end && $0.end <= amount.start })
    else { return false }
    let part = Int(mark.end)..<Int(comma.start)
    let spending = CueSet(.invest, .passive, .capex, .plan, .commit, .spent)
    return hasRelative(in: part)
      && !scene.marks.contains { spending.contains($0.kind) && part.contains(Int($0.start)) }
  }

  /// Keeps a Japanese amount that is only a part of the spending just told, or what was planned before, from being looked at
  /// again: うち45億円が新棟, 7月時点では660億～720億ドルとしていた; not うち2億円をXが引き受けた.
  mutating func closeJapanesePart(_ index: Int) {
    // 官民で1兆円を, 法人企業統計では: however it is told, no single one's money.
    if isPaidByMany(index) { return scene.settle(index, as: Self.closed) }
    guard sentence - capexSentence <= 1, round == nil, pendingRound == nil else { return }
    let end = Int(scene.marks[index].end)
    let behind = end..<max(end, min(scene.range.upperBound, end + 60))
    if scene.contains(.givesShare, in: behind) { return }
    if isPart(index) || isSuperseded(index) || isAsOfThen(index) { scene.settle(index, as: Self.closed) }
  }

  /// Whether a Japanese amount is what was planned at another time: 7月時点では660億～720億ドルとしていた, 従来予想は850億ドル.
  func isAsOfThen(_ index: Int) -> Bool {
    guard tongue == .japanese else { return false }
    if isNotThis(index) { return true }
    guard sentence - capexSentence <= 1 else { return false }
    let start = outer(scene.marks[index]).lowerBound
    let low = max(scene.range.lowerBound, start - 36)
    return scene.contains(.asOfThen, in: low..<max(low, start)) && scene.count(.money, between: low, and: start) == 0
  }

  /// Whether a Japanese figure is the one that is put right: 「30億円」ではなく「30億ドル」, 2.1％増ではなく.
  func isNotThis(_ index: Int) -> Bool {
    guard tongue == .japanese else { return false }
    var place = Int(scene.marks[index].end)
    let limit = min(scene.range.upperBound, place + 15)
    while place < limit {
      if scene.starts(.notThis, at: place) { return true }
      if scene.starts("、", at: place) || scene.starts("。", at: place) { return false }
      place += TextClass.length(text[place])
    }
    return false
  }

  /// Whether a Korean time says when something else was done or told: 2019년 지은 센터에, 지난해 8조원을 투자하겠다고 밝혔다.
  func isTimeOfOther(_ mark: Mark) -> Bool {
    let low = Int(mark.end)
    let next = scene.marks.first {
      $0.start >= mark.end && ($0.kind == .money || $0.kind == .comma || $0.kind == .invest)
    }
    let near = low..<max(low, min(next.map { Int($0.start) } ?? scene.range.upperBound, low + 45))
    if scene.contains(.madeThen, in: near) { return true }
    guard let period = period(mark), period.unit == .year, let published, let year = period.year(published: published),
      year < published.year
    else { return false }
    let later = scene.marks.first { $0.kind == .period && $0.start >= mark.end }.map { Int($0.start) }
    return scene.contains(.vowedThen, in: low..<max(low, later ?? scene.range.upperBound))
  }

  /// Whether the object of a Korean or Japanese verb of buying is a business, though nobody is named: 게임 사업을 8억달러에
  /// 가져왔다, 球団の経営権を9億円で取得した.
  func buysBusiness(_ index: Int) -> Bool {
    guard tongue.isHeadFinal else { return false }
    let start = outer(scene.marks[index]).lowerBound
    return scene.contains(
      .businessObject,
      in: max(innerClause(of: index).lowerBound, start - 90)..<max(innerClause(of: index).lowerBound, start))
  }
}
