import Vocabulary

/// Whose share it is that a percentage says to have moved.
extension ShareMoveRule {
  /// Whose price moves; nil where the percentage measures something else.
  static func mover(
    _ index: Int, _ direction: FactReading.Direction, _ reading: borrowing FactReading
  ) -> FactReading.Subject? {
    let mark = reading.scene.marks[index]
    // The nearest name before the percentage, an index included.
    if let after = namedAfter(index, direction, reading) { return after }
    if let owner = bracketOwner(index, reading),
      reading.actors.kind(owner.who) == .index || isMarketTalk(index, direction, reading)
    {
      return owner
    }
    let named = nearestNamed(index, reading)
    let isTimed = reading.isTimedAsMove(index) || reading.isNamedMove(index)
    var label = reading.label(of: index)
    // …10％減だったが、23日に8.7％上昇: what the clause before was about.
    if reading.tongue == .korean, let found = label,
      found.kind == .revenue && reading.isMoveBehindFigure(found.mark, index, direction)
        || found.kind == .volume && reading.isTimedAsMove(index)
    {
      label = nil
    }
    if isTimed, let kind = label?.kind, CueSet(.revenue, .profit, .segment, .division).contains(kind) { label = nil }
    if reading.tongue == .chinese, reading.scene.contains(.odds, in: reading.clause(of: index)) { return nil }
    if let named, reading.actors.kind(named.who) == .index {
      // Nothing that measures something else stands between the index and its move.
      if let label, label.kind != .share, label.kind != .volume,
        reading.scene.marks[label.mark].start > reading.start(of: named)
      {
        return nil
      }
      return named
    }
    if let label {
      let cue = reading.scene.marks[label.mark]
      if reading.tongue == .chinese {
        if reading.value(cue) == "price" { return nil }
        // IBM因软件收入不及预期跌0.87%: only the reason.
        if let named, reading.isOnlyReason(label.mark, of: index), reading.start(of: named) < cue.start { return named }
      }
      switch label.kind {
      case .share:
        // "Shares of X fell": the name right after the word, or the nearest one before the verb.
        if reading.tongue == .english, let named, reading.start(of: named) > cue.start { return named }
        // 株価は、デンソー0.3％高、アイシン1.9％高: each name with a percentage of its own.
        if reading.tongue.isHeadFinal, let named, let range = named.range, reading.start(of: named) > cue.start,
          Int(mark.start) - range.upperBound <= 6
        {
          return named
        }
        return reading.subject(of: index, anchor: label.mark) ?? named
      case .revenue, .profit, .volume, .neg, .capex, .stake, .segment, .division:
        // Verbs that are said of prices only.
        if reading.tongue == .chinese, let named, let verb = direction.mark,
          reading.scene.starts(.violentMove, at: Int(reading.scene.marks[verb].start))
        {
          return named
        }
        // 人員削減を打ち出し、週間で4％上げている: a clause with a time of its own behind the one of the label.
        if reading.tongue == .japanese || reading.tongue == .chinese && named?.mark ?? -1 >= 0, let named,
          cue.end <= mark.start,
          reading.scene.count(.comma, between: Int(cue.end), and: Int(mark.start)) > 0,
          !isGrowthVerb(direction, reading), isPriceVerb(direction, reading),
          let own = reading.ownStretch(of: index), own != .quarter, own != .year, own != .other
        {
          return named
        }
        // A label left of the mover's own name belongs to another clause.
        if let named, isViolent(index, reading),
          let verb = direction.mark,
          reading.scene.count(.comma, between: Int(cue.end), and: Int(reading.scene.marks[verb].start)) > 0
        {
          return named
        }
        guard let named, cue.end <= reading.start(of: named),
          reading.start(of: named) < mark.start,
          isPriceVerb(direction, reading) || reading.shareTopic
        else { return nil }
      default: return nil
      }
    }
    guard let named, isTimed || reading.actors.kind(named.who) != .unit || reading.actors.segment(named.who) == nil
    else {
      return nil
    }
    guard isMarketTalk(index, direction, reading) else { return nil }
    return named
  }

  /// The name whose attribute the percentage and its verb are: 6.83% 급등했던 삼성전자는, 3.5％下げたソニー.
  private static func namedAfter(
    _ index: Int, _ direction: FactReading.Direction, _ reading: borrowing FactReading
  ) -> FactReading.Subject? {
    guard reading.tongue.isHeadFinal, let verb = direction.mark else { return nil }
    let cue = reading.scene.marks[verb]
    guard cue.start >= reading.scene.marks[index].end, cue.start - reading.scene.marks[index].end <= 12 else {
      return nil
    }
    let end = Int(cue.end)
    let isAttribute: Bool
    if reading.tongue == .korean {
      isAttribute =
        reading.scene.starts(.attributeEnding, at: end)
        && !reading.scene.starts(.noAttributeEnding, at: end)
        && (reading.scene.starts(.verbAttributeEnding, at: end)
          || reading.scene.starts(.moveAttribute, at: Int(cue.start)))
    } else {
      isAttribute = reading.endsWith(end, "た") && !reading.scene.starts("と", at: end)
    }
    guard isAttribute else { return nil }
    for (at, mark) in reading.scene.marks.enumerated() where mark.start >= cue.end {
      guard mark.kind == .entity else {
        if mark.kind == .money || mark.kind == .comma || mark.kind == .clause || mark.kind == .share { return nil }
        continue
      }
      guard mark.start - cue.end <= 10, reading.hits[Int(mark.ref)].role.isSubject else { return nil }
      return FactReading.Subject(who: reading.who(mark), range: reading.range(mark), mark: at)
    }
    return nil
  }

  /// The name that a bracket with little more than the percentage stands behind: TOPIX（1.6％安）に負けている.
  private static func bracketOwner(_ index: Int, _ reading: borrowing FactReading) -> FactReading.Subject? {
    if reading.tongue == .korean { return reading.koreanBracketOwner(of: index) }
    guard reading.tongue == .japanese || reading.tongue == .chinese else { return nil }
    if let owner = reading.pricedBracketOwner(of: index) { return owner }
    let start = Int(reading.scene.marks[index].start)
    for (at, mark) in reading.scene.marks[..<index].enumerated().reversed() where Int(mark.end) <= start {
      guard start - Int(mark.end) <= 18 else { return nil }
      guard mark.kind == .entity else {
        if mark.kind == .up || mark.kind == .down || mark.kind == .window || mark.kind == .trade { continue }
        return nil
      }
      let end = Int(mark.end)
      guard reading.scene.starts("（", at: end) || reading.scene.starts("(", at: end),
        !reading.scene.contains("）", in: end..<start), !reading.scene.contains(")", in: end..<start)
      else { return nil }
      return FactReading.Subject(
        who: reading.who(mark), range: reading.range(mark), mark: at, isCertain: reading.tongue == .chinese)
    }
    return nil
  }

  /// The name that the percentage is bound to: the last one before it in its clause, any kind that has a price.
  private static func nearestNamed(_ index: Int, _ reading: borrowing FactReading) -> FactReading.Subject? {
    let limit = reading.scene.marks[index].start
    let part = reading.clause(of: index)
    var at = index - 1
    while at >= 0 {
      let mark = reading.scene.marks[at]
      if mark.kind == .entity, mark.end <= limit, Int(mark.start) >= part.lowerBound, !reading.isGloss(at),
        !reading.isSource(at)
      {
        let kind = reading.actors.carrierKind(reading.who(mark))
        let isThing = kind == .crypto || kind == .currency || kind == .commodity || kind == .government
        let isObject: Bool
        switch reading.tongue {
        case .english: isObject = reading.isPrepositional(at) && kind != .index
        case .korean, .japanese:
          let role = reading.hits[Int(mark.ref)].role
          isObject =
            role == .object || role == .at || role == .with && reading.tongue == .korean
            || role == .none && reading.tongue == .korean && reading.isBeforeReason(at)
            || reading.tongue == .japanese && (reading.isBought(at) || reading.scene.starts("との", at: Int(mark.end)))
        case .chinese:
          // 在港交所挂牌, 超过茅台成为“股王”
          let start = reading.beforeQuote(Int(mark.start))
          isObject =
            kind != .index && (reading.endsWith(start, "在") || reading.endsWith(start, "于"))
            || reading.scene.ends(.outdone, at: start) || kind != .index && reading.isPassedOver(at, before: index)
        }
        // 京都銀は任天堂株の含み益が減り、3％安: what stands between is only something of somebody else.
        if !isThing, reading.tongue == .japanese, reading.isOfTopicBefore(at, index) {
          at -= 1
          continue
        }
        if !isThing, !isObject {
          return FactReading.Subject(who: reading.who(mark), range: reading.range(mark), mark: at)
        }
        if isThing { return nil }
      }
      if mark.kind == .pronoun, reading.tongue == .english {
        guard reading.shareTopic || reading.scene.has(.share) || isViolent(index, reading) else { return nil }
        return reading.subject(of: index, anchor: index)
      }
      at -= 1
    }
    guard
      reading.scene.has(.share) || (reading.shareTopic || reading.isTimedAsMove(index)) && reading.tongue != .english
        || reading.scene.marks.contains(where: {
          $0.kind == .pronoun && reading.scene.starts(.thatShare, at: Int($0.start))
        })
    else { return nil }
    if let price = reading.priceFocus, reading.actors.kind(price) == .index {
      return FactReading.Subject(who: price, range: nil, mark: -1)
    }
    return reading.subject(of: index, anchor: index)
  }
}
