import Vocabulary

/// Figures that a Korean text names only to take them back, or that are those of nobody whom it names.
///
///     증가율은 18%가 아니라 8%                 the other one is meant
///     90억원은 9억원의 잘못                    the one before is wrong
///     400억원에 산다는 얘기요?                  a rumour asked back
///     우리 돈으로 21조원                        what an amount told before is worth
///     거제의 한 부품 협력사는 200억원을 들여       nobody is named
extension FactReading {
  /// Keeps such amounts and percentages from being read.
  mutating func dropRevokedFigures() {
    guard tongue == .korean else { return }
    var end = scene.range.upperBound
    while end > scene.range.lowerBound, text[end - 1] <= 0x20 || text[end - 1] == UInt8(ascii: "*") { end -= 1 }
    let isEcho = scene.ends(.echoQuestion, at: end)
    // Most sentences have none of these words: each is looked for once.
    let mayBeUnnamed = scene.contains(.unnamedFirm, in: scene.range)
    let mayBeFunded = scene.has(.money) && scene.contains(.fundedBy, in: scene.range)
    let mayBeRaised = scene.has(.money) && scene.contains(.raisesCapital, in: scene.range)
    let isCountedByOthers = scene.has(.money) && isIndustryCount
    for index in scene.marks.indices {
      let mark = scene.marks[index]
      guard mark.kind == .money || mark.kind == .percent, mark.value == 0 else { continue }
      if mark.kind == .money,
        isCountedByOthers || isNeedGuessed(index) || isToldOfAll(index)
          || scene.ends(.convertedAhead, at: outer(mark).lowerBound)
      {
        scene.settle(index, as: Self.closed)
        continue
      }
      let behind = NameBorder.skipGloss(text, outer(mark).upperBound, scene.range.upperBound)
      if isEcho || scene.starts(.notThis, at: behind) || mark.kind == .money && isDeniedReport(mark) {
        scene.settle(index, as: Self.closed)
      } else if scene.starts(.correctFigure, at: behind) {
        for other in scene.marks.indices.prefix(index) where scene.marks[other].kind == mark.kind {
          scene.settle(other, as: Self.closed)
        }
      } else if mark.kind == .percent ? scene.ends(.wholeAhead, at: Int(mark.start)) : isWholeOrPriceOfSeller(index) {
        scene.settle(index, as: Self.closed)
      } else if mayBeUnnamed && isOfUnnamed(before: Int(mark.start))
        || mark.kind == .money && (mayBeFunded && isFunding(index) || mayBeRaised && isRaised(index))
      {
        scene.settle(index, as: Self.closed)
      }
    }
  }

  /// Whether an amount is the size of an issue of shares, or what several give in all:
  /// 유상증자 규모를 3조원에서 2조원으로, 세 회사의 약속을 모두 더하면 90억달러.
  private func isToldOfAll(_ index: Int) -> Bool {
    let start = outer(scene.marks[index]).lowerBound
    let low = max(scene.range.lowerBound, start - 60)
    if scene.contains(.issueSize, in: max(low, start - 48)..<start) { return true }
    guard scene.contains(.addedUp, in: low..<start) else { return false }
    return scene.count(.money, between: low, and: start) == 0
      && (scene.contains(.manyFirms, in: scene.range.lowerBound..<start)
        || scene.marks.reduce(0) { $0 + ($1.kind == .entity && $1.end <= start && canAct($1) ? 1 : 0) } > 1)
  }

  /// Whether somebody only reckons that an amount is needed, and no company: 2040년까지 1조유로가 필요하다고 추산한다.
  private func isNeedGuessed(_ index: Int) -> Bool {
    scene.starts(.guessedNeed, at: outer(scene.marks[index]).upperBound) && !namesCompany
  }

  /// Whether a sentence tells what an association or an office counted for a whole industry, and names no company:
  /// 협회 집계를 보면 작년 신규 투자는 13조원으로.
  private var isIndustryCount: Bool {
    scene.contains(.countedByOthers, in: scene.range) && !namesCompany
  }

  /// Whether the sentence names a company.
  private var namesCompany: Bool {
    scene.marks.contains { $0.kind == .entity && actors.carrierKind(who($0)) == .company }
  }

  /// Whether a Korean amount buys land, a building or a machine, and no company: 사옥을 3000억원에 매입했다, 항공기 5대를 3조원에.
  func buysKoreanDurables(_ index: Int) -> Bool {
    let start = outer(scene.marks[index]).lowerBound
    let part = clause(of: index)
    guard !scene.has(.stake, in: part), !scene.has(.round, in: part) else { return false }
    // The object right before the amount: 부지를 500억원에, 컨테이너선 4척을 5000억원에.
    let low = max(part.lowerBound, start - 40)
    let isObject = endsWith(start, "를 ") || endsWith(start, "을 ")
    return isObject && low < start && scene.contains(.durables, in: low..<start)
      && scene.count(.entity, between: start - 24, and: start) == 0
  }

  /// Whether a Korean percentage is by how much somebody changes a figure of his own: 생산 목표를 20% 낮추자 주식도 빠졌다.
  func isRevisedFigure(_ index: Int) -> Bool {
    guard tongue == .korean,
      scene.starts(.revisesBy, at: outer(scene.marks[index]).upperBound)
    else { return false }
    let start = Int(outer(scene.marks[index]).lowerBound)
    guard endsWith(start, "를 ") || endsWith(start, "을 ") else { return false }
    return !scene.has(.share, in: max(scene.range.lowerBound, start - 16)..<start)
  }

  /// Whether an amount is only the whole of which the one right behind is a part, or what somebody is sold for:
  /// 전체 9억유로 중 4억유로, 5조원에 주인을 바꾼다.
  private func isWholeOrPriceOfSeller(_ index: Int) -> Bool {
    let end = Int(scene.marks[index].end)
    // 단위는 억달러
    if !TextClass.isDigit(text[Int(scene.marks[index].start)]),
      scene.ends(.unitAhead, at: Int(scene.marks[index].start))
    {
      return true
    }
    if scene.starts(.ofThese, at: end), let next = scene.first(.money, after: index) {
      return outer(scene.marks[next]).lowerBound - end <= 12
    }
    guard scene.starts(.changesHands, at: end) else { return false }
    return !scene.marks.contains {
      $0.kind == .entity && canAct($0) && scene.starts(.buyerParticle, at: Int($0.end))
    }
  }

  /// Whether an amount only says where money for something told before comes from: 620억원은 증자 대금으로 충당한다.
  private func isFunding(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    let low = Int(mark.end)
    let part = low..<max(low, min(scene.range.upperBound, low + 100))
    guard scene.contains(.fundedBy, in: part) else { return false }
    var place = low
    while place < part.upperBound, !scene.starts(.fundedBy, at: place) { place += TextClass.length(text[place]) }
    let clause = clause(of: index)
    return !scene.marks.contains {
      switch $0.kind {
      case .money, .acquire, .build, .plan: $0.start >= mark.end && Int($0.start) < place
      case .invest, .passive: $0.start >= mark.end && Int($0.end) <= place
      case .capex: Int($0.start) >= max(clause.lowerBound, Int(mark.start) - 20) && $0.end <= mark.start
      default: false
      }
    }
  }

  /// Whether a company raises an amount from its own shareholders: 2조원 규모의 유상증자를 마쳤다.
  private func isRaised(_ index: Int) -> Bool {
    let mark = scene.marks[index]
    let low = Int(mark.end)
    guard scene.contains(.raisesCapital, in: low..<max(low, min(scene.range.upperBound, low + 45))) else {
      return false
    }
    let start = clause(of: index).lowerBound
    return scene.marks.reduce(0) { $0 + ($1.kind == .entity && Int($1.start) >= start && $1.end <= mark.start ? 1 : 0) }
      < 2
  }

  /// A year long past without its length where money went into one undertaking then: 2018년 430억원을 들여 지은 센터.
  func withoutOldYear(_ coverage: Coverage, of index: Int, isSpent: Bool) -> Coverage {
    guard tongue == .korean, isSpent, coverage.years == 1, let year = coverage.fiscalYear, let published,
      year < published.year, scene.marks.indices.contains(index)
    else { return coverage }
    let end = Int(scene.marks[index].end)
    let behind = end..<max(end, min(scene.range.upperBound, end + 80))
    let isBuilt = scene.contains(.puttingIn, in: behind) && scene.contains(.builtThen, in: behind)
    guard isBuilt || year < published.year - 1, !scene.contains(.recurring, in: clause(of: index)) else {
      return coverage
    }
    let sums = scene.marks.reduce(0) { $0 + ($1.kind == .money ? 1 : 0) }
    let years = scene.marks.reduce(0) { $0 + ($1.kind == .period && period($1)?.unit == .year ? 1 : 0) }
    guard sums < 2 || years < 2 else { return coverage }
    var coverage = coverage
    coverage.years = nil
    return coverage
  }
}
