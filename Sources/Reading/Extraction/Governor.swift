/// Which word of its sentence says what an amount of money is.
///
/// Every noun and verb that may govern the amount is weighed by its place: in Korean and Japanese verbs govern what stands
/// before them, in English and Chinese what stands after; labels ("revenue was", 투자액은) stand before the amount or right
/// after it ("$35bn of capital expenditure", 75조 원 투자). What lies between (other amounts, commas, connectives) weakens.
struct Governor {
  /// The class of the word.
  var kind: Cue
  /// Its mark.
  var mark: Int
  var weight: Double
  /// Whether it stands right of the amount.
  var isRight: Bool
  /// Whether it governs an earlier amount of the sentence and this one only after it.
  var isShared = false

  /// A word further from an amount than so many bytes weighs less than `least` in every language.
  private static let reach = 300
  private static let least = 0.012
  /// No mark is longer.
  private static let longestMark = 200

  /// The word that governs the amount of a mark, nil where none comes near.
  static func of(_ money: Int, in scene: Scene) -> Governor? {
    let mark = scene.marks[money]
    var best: Governor?
    for index in scene.index(from: Int(mark.start) - reach - longestMark)..<scene.marks.count {
      let cue = scene.marks[index]
      if Int(cue.start) > Int(mark.end) + reach { break }
      guard let role = Class(cue.kind) else { continue }
      if cue.kind == .neg, isOfSinglePrice(index, money, scene) { continue }
      // What a bracket right behind the amount says is an aside: 約2兆円（カタログ価格）を投じる.
      if scene.tongue.isHeadFinal, cue.kind != .round, cue.start >= mark.end, cue.start - mark.end <= 24,
        scene.starts(.openBracket, at: Int(mark.end)), !scene.contains("）", in: Int(mark.end)..<Int(cue.start)),
        !scene.contains(")", in: Int(mark.end)..<Int(cue.start))
      {
        continue
      }
      if role == .thing {
        // What is only ever built, right by the amount: 40亿元项目, 1000億円の新工場, 2290억원짜리 물류센터.
        if attached(index, to: mark, scene) { return Governor(kind: .capex, mark: index, weight: 1, isRight: true) }
        continue
      }
      if isAside(cue, behind: mark, scene) || isOfSingle(cue, before: mark, scene) { continue }
      let weight: Double
      let isRight: Bool
      if cue.end <= mark.start {
        isRight = false
        weight = left(cue, role, mark, scene)
      } else if cue.start >= mark.end {
        isRight = true
        weight = right(cue, role, mark, scene)
      } else {
        continue
      }
      if weight > (best?.weight ?? least) {
        best = Governor(kind: cue.kind, mark: index, weight: weight, isRight: isRight)
      }
    }
    return best.map { compounded($0, scene) }
  }

  /// A noun such as "plan" or 규모 is what the noun right before it makes of it: 주주환원 규모, "dividend plan".
  private static func compounded(_ governor: Governor, _ scene: Scene) -> Governor {
    guard governor.mark > 0 else { return governor }
    let noun = scene.marks[governor.mark]
    // 로비에 쓴 돈, 배당에 쓴: what the verb right after it is done with.
    if scene.tongue.isHeadFinal, governor.kind == .capex || governor.kind == .invest {
      let before = scene.marks[governor.mark - 1]
      if before.kind == .neg, noun.start >= before.end, noun.start - before.end <= 7, isPurpose(before, scene) {
        return Governor(kind: .neg, mark: governor.mark - 1, weight: governor.weight, isRight: governor.isRight)
      }
    }
    guard governor.kind == .project || governor.kind == .cost else { return governor }
    for index in stride(from: governor.mark - 1, through: max(0, governor.mark - 2), by: -1) {
      let before = scene.marks[index]
      guard noun.start - before.end <= 3, noun.start >= before.end else { continue }
      switch before.kind {
      case .neg, .revenue, .profit, .capex:
        return Governor(kind: before.kind, mark: index, weight: governor.weight, isRight: governor.isRight)
      default: continue
      }
    }
    return governor
  }

  private enum Class {
    case verb, noun, passive, thing

    init?(_ kind: Cue) {
      switch kind {
      case .invest, .acquire, .lead: self = .verb
      case .passive: self = .passive
      case .capex, .project, .cost, .stake, .round, .revenue, .profit, .neg: self = .noun
      case .plant: self = .thing
      default: return nil
      }
    }
  }

  /// Whether a noun stands right after an amount, with an attribute at most between, and no other noun makes it its own.
  private static func attached(_ index: Int, to money: Mark, _ scene: Scene) -> Bool {
    let cue = scene.marks[index]
    guard cue.start >= money.end, cue.start - money.end <= 36, scene.tongue != .english else { return false }
    let low = Int(money.end)
    switch scene.tongue {
    case .chinese: break
    case .japanese:
      guard scene.starts(.boundThing, at: low) else { return false }
    case .korean:
      guard scene.starts(.boundThing, at: low) else { return false }
    case .english: return false
    }
    for mark in scene.marks where mark.start >= money.end && mark.start < cue.start {
      switch mark.kind {
      case .segment, .division, .project, .plant, .build, .number, .capex, .invest: break
      default: return false
      }
    }
    // The last noun of a compound is what counts: 数据中心合同.
    for mark in scene.marks where mark.start >= cue.end && mark.start - cue.end <= 7 {
      switch mark.kind {
      case .neg, .revenue, .profit, .round, .acquire: return false
      default: break
      }
    }
    // 2조원 규모의 발전소 두 곳을 따냈다: built for others.
    if scene.tongue == .korean,
      scene.contains(.wonOrder, in: Int(cue.end)..<min(scene.range.upperBound, Int(cue.end) + 60))
    {
      return false
    }
    return true
  }

  /// How much what lies between a word and the amount weakens their bond.
  private static func between(_ low: Int32, _ high: Int32, _ scene: Scene) -> Double {
    var factor = 1.0
    var index = scene.index(from: Int(low))
    let isChinese = scene.tongue == .chinese
    while index < scene.marks.count, scene.marks[index].start < high {
      switch scene.marks[index].kind {
      // 投放于机队、客舱及贵宾室的100亿元: the marks of a list part little.
      case .comma where isChinese && scene.starts(.listComma, at: Int(scene.marks[index].start)): factor *= 0.85
      case .comma: factor *= isChinese ? 0.55 : 0.65
      case .stop: factor *= 0.25
      case .clause: factor *= 0.5
      case .money: factor *= 0.4
      case .percent: factor *= 0.7
      case .up, .down: factor *= scene.tongue == .english ? 0.7 : 1
      default: break
      }
      index += 1
    }
    return factor
  }

  private static func left(_ cue: Mark, _ role: Class, _ money: Mark, _ scene: Scene) -> Double {
    let gap = Double(money.start - cue.end)
    var weight: Double
    switch scene.tongue {
    case .english:
      switch role {
      case .verb: weight = 1
      case .noun: weight = cue.kind == .project ? 0.5 : 0.95
      case .passive: weight = 0.5
      case .thing: weight = 0
      }
      return weight / (gap + 10) * between(cue.end, money.start, scene)
    case .chinese:
      switch role {
      case .verb: weight = 1
      case .noun: weight = cue.kind == .project ? 0.5 : 1.15
      case .passive, .thing: weight = 0
      }
      return weight / (gap / 2 + 8) * between(cue.end, money.start, scene)
    case .korean, .japanese:
      switch role {
      case .verb, .passive:
        // 쓴 6조2000억원: a verb right before the amount is its attribute.
        weight =
          gap <= 4 || gap <= 9 && scene.tongue == .japanese && scene.starts("の", at: Int(cue.end))
            || isPriceLabel(cue, money, scene)
          ? 2.5 : cue.kind == .invest && isTopicNoun(cue, scene) ? 1.4 : 0.15
      case .noun:
        weight = isLabel(cue, scene) ? 1.5 : gap <= 2 ? 1.2 : 0.45
        if isShareFor(cue, money, scene) { weight = 1.6 }
        if cue.kind == .neg, isPurpose(cue, scene) || isSpentAs(cue, money, scene) { weight = 1.6 }
        // 현금 97억달러에 가져오기로: what is paid with.
        if scene.tongue == .korean, cue.kind == .neg, gap <= 1, scene.starts(.cashNoun, at: Int(cue.start)),
          scene.starts(.paidIn, at: Int(money.end)) || isBehindShare(cue, scene)
        {
          weight = 0.1
        }
        if isWhole(cue, scene) { weight = 0.1 }
        if cue.kind == .project { weight *= 0.55 }
        if cue.kind == .project || cue.kind == .cost, scene.tongue == .japanese {
          // 総額45億円を調達した: how much in all, not what for.
          if gap <= 2, scene.starts(.sumAhead, at: Int(cue.start)) { weight *= 0.15 }
          // 工場を18億ドルで取得した: the verb says what is done to it.
          if cue.kind == .project, scene.starts("を", at: Int(cue.end)) { weight *= 0.4 }
        }
      case .thing: weight = 0
      }
      return weight / (gap / 2 + 8) * between(cue.end, money.start, scene)
    }
  }

  /// 지분 70%에 84억원: a share, how large it is, and right behind it what it cost.
  private static func isShareFor(_ cue: Mark, _ money: Mark, _ scene: Scene) -> Bool {
    guard scene.tongue == .korean, cue.kind == .stake,
      let size = scene.marks.last(where: { $0.kind == .percent && $0.start >= cue.end && $0.end <= money.start }),
      size.start - cue.end <= 3, money.start - size.end <= 8
    else { return false }
    return scene.starts("에 ", at: Int(size.end))
  }

  /// Whether a word of investing is a noun that the sentence is about: 투자는 3년간 7000억원, 投資は.
  private static func isTopicNoun(_ cue: Mark, _ scene: Scene) -> Bool {
    scene.tongue.isHeadFinal && scene.starts(.topicParticle, at: Int(cue.end))
  }

  /// Whether money is put into what a noun names: 자사주 매입에 500억원을 투입, 配当に充てる.
  private static func isPurpose(_ cue: Mark, _ scene: Scene) -> Bool {
    let end = Int(cue.end)
    return scene.starts(.purposeParticle, at: end) && !scene.starts(.otherPurpose, at: end)
  }

  /// Whether a noun is the kind of expense that an amount right behind it is: 광고비로만 690억원을 썼다, 인건비로.
  private static func isSpentAs(_ cue: Mark, _ money: Mark, _ scene: Scene) -> Bool {
    scene.tongue == .korean && money.start - cue.end <= 16 && scene.starts(.expenseAs, at: Int(cue.end))
      && scene.ends(.expenseNoun, at: Int(cue.end))
  }

  /// Whether a noun names the whole that the amount is part of: 자본금 가운데 1,200억원을, 投資のうち.
  private static func isWhole(_ cue: Mark, _ scene: Scene) -> Bool {
    scene.starts(.wholeOf, at: Int(cue.end))
  }

  /// Whether a particle makes the noun what the sentence is about: 매출은, 投資額は, 投资额：
  private static func isLabel(_ cue: Mark, _ scene: Scene) -> Bool {
    guard scene.tongue.isHeadFinal else { return true }
    return scene.starts(.labelParticle, at: NameBorder.skipGloss(scene.text, Int(cue.end), scene.range.upperBound))
  }

  private static func right(_ cue: Mark, _ role: Class, _ money: Mark, _ scene: Scene) -> Double {
    let gap = Double(cue.start - money.end)
    var weight: Double
    switch scene.tongue {
    case .english:
      switch role {
      case .verb:
        weight = cue.kind == .lead ? 0.9 : 0.1
        // "$40bn invested there", "$3.5 billion that the group committed", "a $5.75 billion agreement to take over".
        if gap <= 11, cue.kind == .invest, scene.count(.comma, between: Int(money.end), and: Int(cue.start)) == 0,
          gap <= 2 || scene.starts(.already, at: Int(money.end))
        {
          weight = 1.2
        }
        if scene.starts(.relativeAhead, at: Int(money.end)), gap < 70 { return 1.1 / (gap / 4 + 10) }
        if cue.kind == .acquire, gap < 50,
          scene.starts("to ", at: Int(cue.start)) || scene.starts("to ", at: Int(cue.start) - 3)
        {
          return 1 / (gap / 3 + 10)
        }
      case .passive: weight = gap <= 60 ? 1.5 : 0.2
      case .noun:
        if gap <= 1 {
          weight = 1.6
        } else if gap <= 44, joins(money.end, cue.start, scene) {
          weight = 1.6
        } else {
          weight = gap <= 20 && !hasVerbish(money.end, cue.start, scene) ? 0.5 : 0.12
        }
        if cue.kind == .project { weight *= 0.8 }
      case .thing: weight = 0
      }
      return weight / (gap + 10) * between(money.end, cue.start, scene)
    case .chinese:
      switch role {
      case .verb: weight = gap <= 30 ? 0.7 : 0.2
      case .noun:
        weight = gap <= 9 ? 1.5 : gap <= 24 ? 0.6 : 0.15
        // 投资1400亿元更新铁路资产: what a verb behind the amount is about.
        if gap > 0, gap <= 24, scene.starts(.afterAmount, at: Int(money.end)) { weight *= 0.15 }
        // 金额15亿元，投后估值160亿元: a noun behind a comma says what comes next.
        let (low, high) = (Int(money.end), Int(cue.start))
        if scene.count(.comma, between: low, and: high) + scene.count(.stop, between: low, and: high) > 0 {
          weight *= 0.15
        }
      case .passive, .thing: weight = 0
      }
      if cue.kind == .project { weight *= 0.6 }
      return weight / (gap / 2 + 8) * between(money.end, cue.start, scene)
    case .korean, .japanese:
      switch role {
      case .verb, .passive:
        // Several amounts share the verb at the end: X가 100억원, Y가 70억원을 보탰다.
        let commas = scene.count(.comma, between: Int(money.end), and: Int(cue.start))
        let others = scene.count(.money, between: Int(money.end), and: Int(cue.start))
        let names = scene.count(.entity, between: Int(money.end), and: Int(cue.start))
        if others > 0, names >= others, commas >= others, !hasClause(Int(money.end), Int(cue.start), scene) {
          return 0.9 / (gap / 4 + 8)
        }
        weight = 1
      case .noun:
        weight = gap <= 12 ? 1.4 : gap <= 30 ? 0.7 : 0.3
        // Stakes that several take up, each with an amount: AとBはそれぞれ210億円、Cは200億円を引き受ける.
        if cue.kind == .stake {
          let commas = scene.count(.comma, between: Int(money.end), and: Int(cue.start))
          let others = scene.count(.money, between: Int(money.end), and: Int(cue.start))
          if others > 0, commas >= others, scene.count(.entity, between: Int(money.end), and: Int(cue.start)) >= others
          {
            return 0.9 / (gap / 4 + 8)
          }
        }
        // 1918억원을 들여 수출 공장을 …: what stands behind the verb is not what the money is.
        if scene.count(.invest, between: Int(money.end), and: Int(cue.start)) > 0 { weight *= 0.2 }
        if cue.kind == .neg, gap > 12 { weight = 0.75 }
        // 지분을 2750억원에 매각했다, 2兆円で売却する: what is done with the amount itself.
        if cue.kind == .neg, gap <= 7, scene.starts(.soldOn, at: Int(cue.start)) { weight = 2.8 }
        if cue.kind == .project { weight *= 0.55 }
        // 1691억원으로 매출의 14.8%: what the amount is a part of.
        if cue.kind == .revenue, scene.starts("의 ", at: Int(cue.end)) || scene.starts("の", at: Int(cue.end)) {
          weight *= 0.1
        }
      case .thing: weight = 0
      }
      return weight / (gap / 2 + 8) * between(money.end, cue.start, scene)
    }
  }

  /// Whether a clause ends between two places; in Japanese not with the particle behind a price: Aを8億円で、Bを5億円で買う.
  private static func hasClause(_ low: Int, _ high: Int, _ scene: Scene) -> Bool {
    guard scene.tongue == .japanese else { return scene.count(.clause, between: low, and: high) > 0 }
    return scene.marks.contains {
      $0.kind == .clause && Int($0.start) >= low && Int($0.start) < high && !scene.starts("で、", at: Int($0.start))
    }
  }

  /// "$35 billion of capital expenditure", "$12 billion in revenue".
  private static func joins(_ low: Int32, _ high: Int32, _ scene: Scene) -> Bool {
    scene.starts(.amountOf, at: Int(low))
  }

  private static func hasVerbish(_ low: Int32, _ high: Int32, _ scene: Scene) -> Bool {
    scene.contains(" to ", in: Int(low)..<Int(high) + 1) || scene.contains(" on ", in: Int(low)..<Int(high) + 1)
      || scene.contains(" for ", in: Int(low)..<Int(high) + 1) || scene.contains(" into ", in: Int(low)..<Int(high) + 1)
  }
}
