import Vocabulary

/// Whether the money of a verb of spending buys a company: 인수하는 데 4800억원을 썼다, 斥资32亿元收购X.
extension FactReading {
  /// The verb of buying that an amount is spent for; nil where it buys no company.
  func purchase(paidBy index: Int, _ governor: Governor) -> Int? {
    guard
      governor.kind == .invest || governor.kind == .cost || governor.kind == .project && tongue == .japanese,
      scene.has(.acquire) || scene.has(.stake)
    else { return nil }
    let money = scene.marks[index]
    let outer = outer(money)
    for (at, mark) in scene.marks.enumerated() where mark.kind == .acquire || mark.kind == .stake {
      // 지분 확보에 7000억원을, 40％取得に53億ドルを
      if mark.kind == .stake, !scene.starts(.stakeGain, at: Int(mark.end)) { continue }
      switch tongue {
      case .korean, .japanese:
        // 取得するために前期に支払った金額は
        let reach =
          tongue == .japanese && scene.contains(.paysFor, in: Int(mark.end)..<max(Int(mark.end), outer.lowerBound))
          ? 66 : 30
        guard Int(mark.end) <= outer.lowerBound, outer.lowerBound - Int(mark.end) <= reach,
          scene.count(.comma, between: Int(mark.end), and: outer.lowerBound) == 0
        else { continue }
        let isPurpose =
          mark.kind == .stake || scene.starts(.purchasePurpose, at: Int(mark.end))
          || tongue == .korean && (scene.starts("는 데", at: Int(mark.end) - 6) || scene.starts(" 데", at: Int(mark.end)))
        guard isPurpose, !buysGoods(before: Int(mark.start)) else { continue }
      case .chinese:
        guard Int(mark.start) >= outer.upperBound, Int(mark.start) - outer.upperBound <= 24,
          scene.count(.comma, between: outer.upperBound, and: Int(mark.start)) == 0
            || governor.kind == .cost && scene.starts("，", at: outer.upperBound)
              && Int(mark.start) - outer.upperBound <= 6,
          !buysGoods(after: Int(mark.end))
        else { continue }
      case .english: return nil
      }
      return at
    }
    return nil
  }

  /// The verb of buying whose price an amount behind a comma is, in Chinese: 收购X，对价约55亿加元; 购买X股权，交易价格406亿元.
  func purchase(pricedBy index: Int) -> Int? {
    let start = outer(scene.marks[index]).lowerBound
    var at: Int
    if let label = scene.marks[..<index].lastIndex(where: { $0.end <= start && start - Int($0.end) <= 12 }),
      scene.marks[label].kind == .cost || scene.starts(.sumNoun, at: Int(scene.marks[label].start))
    {
      at = label - 1
    } else if case let verb = scene.words.length(of: .paysSum, in: text, endingAt: start, from: scene.range.lowerBound),
      verb > 0, scene.starts(.clauseMark, at: afterGloss(index)) || afterGloss(index) >= scene.range.upperBound
    {
      // 买下X，只付了3亿元
      at = scene.index(from: start - verb) - 1
    } else {
      return nil
    }
    let low = clause(of: index).lowerBound
    while at >= 0, Int(scene.marks[at].start) >= low {
      let mark = scene.marks[at]
      switch mark.kind {
      case .acquire: return buysGoods(after: Int(mark.end)) ? nil : at
      case .money:
        // 每股44加元: the price of a single share.
        if (money(mark)?.low.double ?? 0) >= 100_000 { return nil }
      case .build, .capex, .plant, .round: return nil
      default: break
      }
      at -= 1
    }
    return nil
  }

  /// From whom the money for a stake comes, in Japanese: Xから20億ドルの出資を取り付け.
  func stakeGiver(of index: Int) -> Subject? {
    let end = afterGloss(index)
    guard scene.starts(.getsStake, at: end), scene.has(.stake) || scene.has(.round) || scene.starts("の投資", at: end)
    else { return nil }
    guard let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity && canAct($0) }) else { return nil }
    let mark = scene.marks[at]
    let gap = Int(scene.marks[index].start) - Int(mark.end)
    return gap <= 24 && scene.starts("から", at: NameBorder.skipGloss(text, Int(mark.end), scene.range.upperBound))
      ? found(at) : nil
  }

  /// To whom something is sold for an amount, in Chinese: 以33亿美元卖给了X.
  func soldTo(_ index: Int) -> Subject? {
    let end = afterGloss(index)
    for (at, mark) in scene.marks.enumerated() where mark.kind == .entity && Int(mark.start) >= end {
      guard Int(mark.start) - end <= 60, canAct(mark) else { return nil }
      return scene.ends(.soldTo, at: Int(mark.start)) ? certain(at) : nil
    }
    // 转让给X，转让总价款14.7亿元
    let start = outer(scene.marks[index]).lowerBound
    guard let at = scene.marks[..<index].lastIndex(where: { $0.kind == .entity && canAct($0) }),
      case let mark = scene.marks[at], start - Int(mark.end) <= 48, scene.ends(.soldTo, at: Int(mark.start)),
      scene.count(.money, between: Int(mark.end), and: start) == 0,
      scene.has(.cost, in: Int(mark.end)..<start) || scene.contains(.sumNoun, in: Int(mark.end)..<start)
    else { return nil }
    return certain(at)
  }

  /// Whether the clause of an amount tells of something built with it.
  func buildsWith(_ index: Int) -> Bool {
    let part = clause(of: index)
    return scene.has(.plant, in: part) || scene.has(.build, in: part) || scene.has(.project, in: part)
  }

  /// Whether land, machines or rights are bought: 植林地取得, 用地の取得.
  private func buysGoods(before place: Int) -> Bool {
    scene.contains(.goodsBought, in: min(place, max(scene.range.lowerBound, place - 24))..<place)
  }

  private func buysGoods(after place: Int) -> Bool {
    scene.contains(.goodsBought, in: place..<max(place, min(scene.range.upperBound, place + 30)))
      && !scene.has(.stake)
  }
}
