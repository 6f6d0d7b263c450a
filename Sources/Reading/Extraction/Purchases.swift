/// Whether the money of a verb of spending buys a company: 인수하는 데 4800억원을 썼다, 斥资32亿元收购X.
extension FactReading {
  /// The verb of buying that an amount is spent for; nil where it buys no company.
  func purchase(paidBy index: Int, _ governor: Governor) -> Int? {
    guard governor.kind == .invest || governor.kind == .cost, scene.has(.acquire) || scene.has(.stake) else {
      return nil
    }
    let money = scene.marks[index]
    let outer = outer(money)
    for (at, mark) in scene.marks.enumerated() where mark.kind == .acquire || mark.kind == .stake {
      // 지분 확보에 7000억원을, 40％取得に53億ドルを
      if mark.kind == .stake, !scene.starts(.stakeGain, at: Int(mark.end)) { continue }
      switch tongue {
      case .korean, .japanese:
        guard Int(mark.end) <= outer.lowerBound, outer.lowerBound - Int(mark.end) <= 30,
          scene.count(.comma, between: Int(mark.end), and: outer.lowerBound) == 0
        else { continue }
        let isPurpose =
          mark.kind == .stake || scene.starts(.purchasePurpose, at: Int(mark.end))
          || tongue == .korean && (scene.starts("는 데", at: Int(mark.end) - 6) || scene.starts(" 데", at: Int(mark.end)))
        guard isPurpose, !buysGoods(before: Int(mark.start)) else { continue }
      case .chinese:
        guard Int(mark.start) >= outer.upperBound, Int(mark.start) - outer.upperBound <= 24,
          scene.count(.comma, between: outer.upperBound, and: Int(mark.start)) == 0,
          !buysGoods(after: Int(mark.end))
        else { continue }
      case .english: return nil
      }
      return at
    }
    return nil
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
