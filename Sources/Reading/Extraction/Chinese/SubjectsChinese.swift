import Vocabulary

/// Whom a quantity is said of in Chinese, where place and prepositions tell.
extension FactReading {
  func chineseSubject(_ quantity: Int, _ anchor: Int) -> Subject? {
    let money = scene.marks[quantity]
    if let agent = chineseAgent(after: quantity) { return certain(agent) }
    var index = scene.index(from: Int(money.start)) - 1
    var fallback: Int?
    // The nearest name that no sign shows to be an object, but none to head its clause either.
    var near: Int?
    while index >= 0 {
      let mark = scene.marks[index]
      if let near, isParted(Int(mark.end), Int(money.start)), !isParted(Int(scene.marks[near].end), Int(money.start)) {
        return found(near)
      }
      if mark.kind == .entity, canAct(mark), !isSource(index), !isGloss(index) {
        // X被Y以10亿元收购: who acts stands behind 被.
        if scene.ends(.passiveAhead, at: beforeQuote(Int(mark.start))), !isParted(Int(mark.end), Int(money.start)),
          isDone(to: quantity)
        {
          return certain(index)
        }
        if isChineseObject(index) {
          // 从X那里得到2500万元注资: who gives stands behind 从.
          let end = Int(mark.end) + (scene.starts(.closeQuote, at: Int(mark.end)) ? 3 : 0)
          if scene.starts(.givesFrom, at: end), !isParted(end, Int(money.start)) { return certain(index) }
          if fallback == nil { fallback = index }
        } else if headsClause(index) {
          return found(firstOfList(index, before: quantity))
        } else if near == nil, isAgentOrGiver(index) {
          return found(index)
        } else if near == nil {
          near = index
        }
      } else if mark.kind == .pronoun, near == nil || headsClause(index) {
        if let one = ofPair(index) { return one }
        if isLatter(index) { return latter(at: index) ?? carried }
        if let label = blockLabel(before: index) { return label }
        // 公司 after a name in the same sentence stands for that name.
        var earlier = index - 1
        var before: Int?
        while earlier >= 0 {
          let mark = scene.marks[earlier]
          if mark.kind == .entity, canAct(mark), !isSource(earlier), !isChineseObject(earlier) {
            if headsClause(earlier) { return found(earlier) }
            if before == nil { before = earlier }
          }
          earlier -= 1
        }
        return before.map { found($0) } ?? sayer(after: quantity) ?? carried
      }
      index -= 1
    }
    if let near { return found(near) }
    return sayer(after: quantity) ?? carried ?? fallback.map { found($0) }
  }

  /// Whether a verb of buying or investing stands in the clause of an amount.
  private func isDone(to quantity: Int) -> Bool {
    scene.marks.enumerated().contains { at, mark in
      (mark.kind == .acquire || mark.kind == .invest || mark.kind == .stake)
        && !isParted(Int(min(mark.end, scene.marks[quantity].end)), Int(max(mark.start, scene.marks[quantity].start)))
    }
  }

  /// 由X投资, 获X投资: a word of grammar right before the name makes it the one who acts.
  private func isAgentOrGiver(_ index: Int) -> Bool {
    let start = beforeQuote(Int(scene.marks[index].start))
    return scene.ends(.agentAhead, at: start) || scene.ends(.roundGiver, at: start)
  }

  /// 公司拟增资10亿元，X公告称: who tells it of himself behind the amount.
  private func sayer(after quantity: Int) -> Subject? {
    for (index, mark) in scene.marks.enumerated() where index > quantity && mark.kind == .entity && canAct(mark) {
      let start = Int(mark.start)
      let isBehind = scene.ends(.clauseMark, at: start) || scene.ends(.closeQuote, at: start)
      return isBehind && tells(behind: Int(mark.end)) ? found(index) : nil
    }
    return nil
  }

  /// Whether who is named right before a place tells something, himself or by an officer: X称, X首席执行官黄仁勋说.
  private func tells(behind end: Int) -> Bool {
    if scene.starts(.saying, at: end) { return true }
    guard scene.starts(.officer, at: end) else { return false }
    var limit = min(scene.range.upperBound, end + 54)
    if let pause = scene.marks.first(where: { ($0.kind == .comma || $0.kind == .stop) && Int($0.start) >= end }) {
      limit = min(limit, Int(pause.start))
    }
    return scene.contains(.saying, in: end..<max(end, limit))
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
          return scene.contains(.pays, in: end..<max(end, min(scene.range.upperBound, end + 24))) ? index : nil
        }
      }
      return nil
    }
    return nil
  }

  /// Whether a name stands behind a preposition or a verb that makes it an object: 对X, 向X, 收购X, 与X.
  func isChineseObject(_ index: Int) -> Bool {
    let start = beforeQuote(Int(scene.marks[index].start))
    // 至於亞利桑那州1,650億美元的投資計畫: a place is no subject there.
    if scene.ends(.concerning, at: start) {
      return actors.carrierKind(who(scene.marks[index])) == .government
    }
    // 控股股东比亚迪增资: the holder acts.
    if scene.ends(.holderNoun, at: start) { return false }
    // 軟銀與OpenAI各自承諾: both act.
    if scene.ends(.withWhom, at: start), scene.starts(.each, at: Int(scene.marks[index].end)) { return false }
    if scene.ends(.objectAfter, at: start) || isDescribedObject(start) { return true }
    // 从加拿大X买走: where it is from stands between.
    let country = scene.words.length(of: .countryName, in: text, endingAt: start, from: scene.range.lowerBound)
    if country > 0, scene.ends(.objectAfter, at: start - country) { return true }
    if scene.ends(.outdone, at: start) || isDefinition(index, start) { return true }
    // 英特尔约4%的股份: whose shares they are.
    if let share = scene.marks[(index + 1)...].first(where: { $0.kind != .number }), share.kind == .percent,
      Int(share.start) - Int(scene.marks[index].end) <= 9,
      scene.marks.contains(where: {
        $0.kind == .stake && $0.start >= share.end && $0.start - share.end <= 6
          && (scene.starts("股", at: Int($0.start)))
      })
    {
      return true
    }
    // 收购的A、B: the second of a list is what the first is.
    if index > 0, endsWith(start, "、"),
      scene.marks[index - 1].kind != .entity || start - Int(scene.marks[index - 1].end) <= 3,
      let first = scene.marks[..<index].lastIndex(where: { $0.kind == .entity }),
      start - Int(scene.marks[first].end) <= 3, isChineseObject(first)
    {
      return true
    }
    // 要约收购电器零售商X: what the object is stands between.
    var before = index - 1
    while before >= 0 {
      let mark = scene.marks[before]
      if mark.kind == .comma || mark.kind == .stop || mark.kind == .entity || start - Int(mark.end) > 42 { break }
      if mark.kind == .acquire, mark.end <= scene.marks[index].start, !scene.starts("后", at: Int(mark.end)),
        !scene.starts("後", at: Int(mark.end)), !scene.starts("方", at: Int(mark.end))
      {
        return true
      }
      before -= 1
    }
    // 向A、B出资: the second of a list is what the first is.
    guard endsWith(start, "、") || endsWith(start, "和") else { return false }
    var place = start - 3
    while place > scene.range.lowerBound, start - place < 48 {
      place -= 1
      while place > scene.range.lowerBound, text[place] & 0xC0 == 0x80 { place -= 1 }
      if scene.starts(.listEnd, at: place) { return false }
      if scene.starts(.toward, at: place) { return true }
    }
    return false
  }
}
