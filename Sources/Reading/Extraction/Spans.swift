import Vocabulary

/// Which years an amount covers, from the durations and periods near it.
struct Coverage {
  /// How many years, nil where unknown.
  var years: Double?
  /// The calendar or fiscal year, where a single one is meant and known.
  var fiscalYear: Int?
  var startsOn: Day?
  var endsOn: Day?
  /// The period lies before the document's day.
  var isPast = false
  /// The bytes of the words that say so, for the quote.
  var range: Range<Int>?
}

extension FactReading {
  /// The coverage of the amount at a mark. `low` and `high` bound the clause that may say it.
  func coverage(of money: Int, within clause: Range<Int>) -> Coverage {
    var best: Coverage?
    var bestWeight = 0.0
    var calendar: Coverage?
    let amount = scene.marks[money]
    if let rhythm = yearlyPrefix(amount) { return rhythm }
    if tongue == .chinese, sinceLongAgo(amount, clause) { return Coverage() }
    // 年300億バーツから250億バーツに減らした
    if tongue == .japanese, let old = older(than: money), let rhythm = yearlyPrefix(scene.marks[old]) { return rhythm }
    for (index, mark) in scene.marks.enumerated() {
      guard mark.kind == .duration || mark.kind == .period || mark.kind == .number || mark.kind == .span else {
        continue
      }
      guard Int(mark.start) >= clause.lowerBound, Int(mark.end) <= clause.upperBound else { continue }
      guard var coverage = statedSpan(index) else { continue }
      if isOfComparison(mark) || belongsToOld(mark, money) || isDeadline(mark) || isOfAttributeAhead(mark, amount)
        || isOfWorkThen(mark, amount)
      {
        continue
      }
      let isLeft = mark.end <= amount.start
      let gap = isLeft ? amount.start - mark.end : mark.start - amount.end
      if gap < 0 { continue }
      // 6억8100만달러, 2027년 가동: a time behind the amount and a comma says when, not for how long.
      if tongue != .english, !isLeft,
        !isDistributed(mark)
          || tongue == .chinese && scene.count(.money, between: Int(amount.end), and: Int(mark.start)) > 0,
        scene.count(.comma, between: Int(amount.end), and: Int(mark.start)) > 0
      {
        continue
      }
      if tongue.isHeadFinal, !isLeft,
        isOfLaterAmount(mark, money)
          || scene.count(.invest, between: Int(amount.end), and: Int(mark.start))
            + scene.count(.acquire, between: Int(amount.end), and: Int(mark.start)) > 0
      {
        continue
      }
      if tongue == .chinese, isLeft, isOfPartBefore(mark, amount) { continue }
      if mark.kind == .duration, !extends(mark, amount, isLeft: isLeft) { continue }
      // 去年宣布的30亿美元投资: when it was told.
      if tongue == .chinese, isLeft, mark.kind == .period, dates(mark, amount) { continue }
      if tongue == .english, mark.kind == .period, isEventDate(mark) { continue }
      var weight = 1 / (Double(gap) + 12)
      let between = isLeft ? (mark.end, amount.start) : (amount.end, mark.start)
      let others = scene.count(.money, between: Int(between.0), and: Int(between.1))
      // A time that stands between two amounts belongs to the one that its word order binds it to.
      if others > 0 { weight *= isLeft ? 0.4 : 0.12 }
      weight *= pow(0.75, scene.count(.comma, between: Int(between.0), and: Int(between.1)))
      weight *= pow(0.5, scene.count(.clause, between: Int(between.0), and: Int(between.1)))
      if scene.count(.invest, between: Int(between.0), and: Int(between.1)) > 1 { weight *= 0.7 }
      if tongue != .english, !isLeft { weight *= 0.45 }
      // 未来三年每年投入30亿元: how often, before how long.
      if tongue == .chinese, isLeft, mark.kind == .duration,
        case .duration(let rhythm) = mentions[Int(mark.ref)].value, rhythm.isRate
      {
        weight *= 1.6
      }
      // Lengths say more than single years, and both more than quarters that only date a report.
      if coverage.years ?? 0 > 1 { weight *= 1.3 }
      if tongue != .english, coverage.years == nil { weight *= 0.3 }
      if coverage.startsOn != nil, calendar == nil {
        calendar = coverage
        calendar?.range = Int(mark.start)..<Int(mark.end)
      }
      if weight > bestWeight {
        bestWeight = weight
        coverage.range = Int(mark.start)..<Int(mark.end)
        best = coverage
      }
    }
    // 올해부터 2028년까지 4년간: the length has its first and last year beside it.
    if let calendar, let length = best, length.startsOn == nil, length.years == calendar.years,
      let low = calendar.range?.lowerBound, let own = length.range
    {
      best?.startsOn = calendar.startsOn
      best?.endsOn = calendar.endsOn
      best?.range = min(low, own.lowerBound)..<own.upperBound
    }
    return best ?? impliedCoverage(of: money, within: clause)
  }

  /// Takes up the quarter, half or year whose figures a sentence reports, for sums after it that name no time.
  mutating func noteReportSpan() {
    guard tongue != .english else { return }
    let isReport = scene.kinds.overlaps(.reported) && scene.marks.contains { CueSet.reported.contains($0.kind) }
    guard isReport || tongue == .chinese && scene.has(.span) else { return }
    for (index, mark) in scene.marks.enumerated() {
      guard mark.kind == .period || mark.kind == .span, !isOfComparison(mark), let coverage = statedSpan(index),
        let years = coverage.years, years <= 1
      else { continue }
      reportSpan = (coverage, sentence)
      return
    }
  }

  /// What a sum without a time of its own covers, where the sentences before it report on a quarter, a half or a year.
  func reportedCoverage(of money: Int, _ governor: Governor, _ status: InvestmentStatus) -> Coverage? {
    if let coverage = coverageAhead(of: money, governor, status) { return coverage }
    guard let reportSpan, sentence - reportSpan.sentence <= reportReach(governor),
      scene.block == .paragraph || tongue == .korean && scene.contains(.sameStretch, in: scene.range),
      reportSpan.coverage.isPast == (status == .spent)
        || (tongue == .chinese || tongue == .japanese) && status == .spent && reportSpan.coverage.years ?? 1 < 1,
      isRecurring(governor)
    else { return nil }
    // 新工場に130億円を投じた: an undertaking of its own, not what is spent in the time reported.
    if tongue == .chinese || tongue == .japanese, governor.kind != .capex,
      buildsWith(money) || scene.marks[..<money].contains(where: { $0.kind == .entity && canAct($0) })
    {
      return nil
    }
    if status == .planned, governor.kind != .capex || reportSpan.coverage.years != 1 { return nil }
    let part = clause(of: money)
    if scene.contains(.cumulative, in: part) { return nil }
    // 홍성 공장에 682억원을 부어: one undertaking, not what is spent in a quarter.
    if tongue == .korean, governor.kind != .capex, isPutIntoOne(money) { return nil }
    if tongue == .korean, governor.kind != .capex,
      scene.marks[..<money].contains(where: {
        $0.kind == .plant && Int($0.start) >= part.lowerBound && scene.starts(.placeParticle, at: Int($0.end))
      })
    {
      return nil
    }
    var coverage = reportSpan.coverage
    coverage.range = nil
    return coverage
  }

  /// Whether the text reports on a quarter or a half gone by where it names what was spent: 当季, 7〜9月期.
  func reports(_ money: Int, _ governor: Governor) -> Bool {
    guard governor.kind == .capex, isRecurring(governor) else { return false }
    if coverageAhead(of: money, governor, .spent) != nil { return true }
    guard let reportSpan, sentence - reportSpan.sentence <= reportReach(governor), scene.block == .paragraph else {
      return false
    }
    return reportSpan.coverage.years ?? 1 < 1
  }

  /// 一季度销售收入5.41亿美元；资本支出5.1亿美元: the time that the part of a Chinese sentence before a semicolon reports on.
  private func coverageAhead(of money: Int, _ governor: Governor, _ status: InvestmentStatus) -> Coverage? {
    guard tongue == .chinese || tongue == .japanese, status == .spent, governor.kind == .capex, isRecurring(governor)
    else { return nil }
    let low = clause(of: money).lowerBound
    for (at, mark) in scene.marks.enumerated().reversed() where Int(mark.end) <= low {
      guard mark.kind == .period || mark.kind == .span, !isOfComparison(mark), var coverage = statedSpan(at),
        let years = coverage.years,
        years < 1
          || years == 1 && tongue == .chinese && scene.has(.revenue, in: Int(mark.end)..<max(Int(mark.end), low))
      else { continue }
      coverage.range = nil
      return scene.count(.entity, between: Int(mark.end), and: Int(scene.marks[money].start)) == 0 ? coverage : nil
    }
    return nil
  }

  /// Whether a word speaks of what is spent year by year, not of one undertaking: 設備投資, 시설투자, 资本开支, verbs.
  func isRecurring(_ governor: Governor) -> Bool {
    guard governor.mark >= 0 else { return false }
    guard governor.kind == .capex else { return governor.kind == .invest || governor.kind == .passive }
    let noun = scene.marks[governor.mark]
    // 연구개발에 쏟은 비용은, 1~9월에 쓴 돈은
    return scene.starts(.recurring, at: Int(noun.start))
      || tongue == .korean && value(noun) == "past" && isBeforeNounOfAttribute(noun)
  }

  /// Whether the noun of an amount goes on with the time of the one before: 研究開発費も1兆3700億円, 연구개발비도.
  func goesOnInTime(_ governor: Governor) -> Bool {
    guard governor.mark >= 0 else { return false }
    // KT는 같은 기간 1조원 이상을 보안에 들인다.
    if tongue == .korean, sentence - capexSentence <= 4, scene.contains(.sameStretch, in: scene.range),
      !scene.contains(.notSameStretch, in: scene.range)
    {
      return true
    }
    guard sentence - capexSentence <= 1 else { return false }
    let end = Int(scene.marks[governor.mark].end)
    switch tongue {
    case .japanese: return scene.starts("も", at: end)
    case .korean:
      // 연구개발에는 202억위안을 썼다
      if sentence - capexSentence <= 1, governor.kind == .invest, lastCoverage.years ?? 9 <= 1,
        lastCoverage.isPast || value(scene.marks[governor.mark]) == "plan",
        scene.contains(.researchTo, in: scene.range)
      {
        return true
      }
      return scene.starts("도 ", at: end) || scene.starts(" 역시 ", at: end) || scene.starts(" 또한 ", at: end)
    case .chinese: return scene.starts(.also, at: end)
    case .english: return false
    }
  }

  /// What a mark says of how long: a length, a period, a cue that names a span, a pair of years.
  func statedSpan(_ index: Int) -> Coverage? {
    let mark = scene.marks[index]
    if mark.kind == .span {
      var coverage = Coverage()
      coverage.years = Self.years(of: value(mark))
      coverage.isPast = value(mark) != "1+"
      coverage.fiscalYear = published?.year
      return coverage
    }
    // The parts of a span are no spans of their own: 3분기 in 1~3분기.
    if scene.marks.contains(where: { $0.kind == .span && $0.start <= mark.start && $0.end >= mark.end }) { return nil }
    if tongue == .korean, mark.kind == .period, isTimeOfOther(mark) { return nil }
    if tongue != .english, let years = shortYears(upTo: index) { return years }
    return mark.kind == .duration ? span(of: mark) : span(of: mark, at: index)
  }

  private static func years(of value: String) -> Double? {
    switch value {
    case "0.25": 0.25
    case "0.5": 0.5
    case "0.75": 0.75
    default: 1
    }
  }

  /// Whether a duration is one over which the money goes: not an age, a rhythm of something else, a time between events.
  private func extends(_ mark: Mark, _ amount: Mark, isLeft: Bool) -> Bool {
    guard case .duration(let duration) = mentions[Int(mark.ref)].value else { return false }
    let low = isLeft ? Int(mark.end) : Int(amount.end)
    let high = isLeft ? Int(amount.start) : Int(mark.start)
    if duration.isRate {
      return high - low <= (tongue == .english ? 12 : 40) && scene.count(.comma, between: low, and: high) == 0
    }
    guard tongue == .english, isLeft, duration.direction == .unspecified else { return true }
    let start = Int(mark.start)
    return endsWith(start, "over ") || endsWith(start, "for ") || endsWith(start, "during ") || endsWith(start, "next ")
      || endsWith(start, "coming ") || endsWith(start, "within ") || endsWith(start, "over a ")
      || scene.starts("-year", at: Int(mark.end) - 5)
  }

  /// Whether a verb of announcing stands between a time and an amount: 去年宣布的30亿美元投资.
  private func dates(_ mark: Mark, _ amount: Mark) -> Bool {
    let part = Int(mark.end)..<max(Int(mark.end), Int(amount.start))
    // 2023年，公司宣布以4亿美元: a time that sets the scene.
    let commas =
      Int(mark.start) == scene.range.lowerBound && scene.starts("，", at: Int(mark.end)) && period(mark)?.offset != 0
      ? 1 : 0
    return scene.contains(.vowsBetween, in: part)
      && scene.count(.comma, between: part.lowerBound, and: part.upperBound) <= commas
      && scene.count(.period, between: part.lowerBound, and: part.upperBound) == 0
  }

  /// "unveiled last year": the date of an event, not what the money covers.
  func isEventDate(_ mark: Mark) -> Bool {
    let start = Int(mark.start)
    guard endsWith(start, "ed ") || endsWith(start, "ed in ") else { return false }
    return !scene.marks.contains {
      ($0.kind == .invest || $0.kind == .passive) && $0.end <= mark.start && mark.start - $0.end <= 4
    }
  }

  /// The quarter or the year that the sentence takes for granted: 季內資本開支, "for the full year".
  private func impliedCoverage(of money: Int, within clause: Range<Int>) -> Coverage {
    var coverage = Coverage()
    // In Chinese a time stands before its amount: 约300亿元，去年全年则是312亿元.
    var near = clause
    if tongue == .chinese {
      let before = scene.last(.money, before: money).map { Int(scene.marks[$0].end) } ?? clause.lowerBound
      near = max(clause.lowerBound, before)..<max(clause.lowerBound, before, Int(scene.marks[money].start))
    }
    if tongue == .japanese, scene.contains(.planSpan, in: clause), let years = yearsOfPlan(before: money) {
      coverage.years = years
    } else if tongue != .english, scene.contains("通期", in: clause) {
      coverage.years = 1
      coverage.fiscalYear = published?.year
    } else if scene.contains(.thisQuarter, in: near) {
      coverage.years = 0.25
      lastQuarterlySentence(&coverage)
    } else if scene.contains(.thisYear, in: near) {
      coverage.years = 1
      coverage.fiscalYear = published?.year
    }
    return coverage
  }

  private func lastQuarterlySentence(_ coverage: inout Coverage) {
    if let published { coverage.fiscalYear = published.components.month >= 4 ? published.year : nil }
  }

  private func pow(_ base: Double, _ times: Int) -> Double {
    var result = 1.0
    for _ in 0..<times { result *= base }
    return result
  }
}
