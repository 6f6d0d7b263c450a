import Vocabulary

/// Which part of a business a growth of revenue is of.
extension RevenueGrowthRule {
  /// The unit of a business that a percentage is said of: the last name before it, if it is a unit with a segment.
  static func unit(before index: Int, _ reading: borrowing FactReading) -> Int? {
    let part = reading.clause(of: index)
    var at = index - 1
    while at >= 0, Int(reading.scene.marks[at].start) >= part.lowerBound {
      let mark = reading.scene.marks[at]
      // Azure增长39%，公司整体营收增长17%
      if mark.kind == .revenue, mark.end <= reading.scene.marks[index].start,
        reading.scene.ends(.wholeCompany, at: Int(mark.start))
      {
        return nil
      }
      if mark.kind == .entity {
        if reading.tongue == .english, reading.isPrepositional(at), !reading.endsWith(Int(mark.start), "at ") {
          return nil
        }
        // 신약 '올리타' 덕에 이 제약사의 매출은: only the reason, and somebody else is named behind it.
        if reading.tongue == .korean, reading.isBeforeReason(at) { return nil }
        return reading.actors.segment(reading.who(mark)) != nil ? at : nil
      }
      if mark.kind == .pronoun, reading.tongue == .korean { return nil }
      at -= 1
    }
    return nil
  }

  /// DS부문은 33조원의 매출을 올려: the part of the business that the sentence is about.
  private static func isTopicSegment(_ mark: Mark, before label: Mark, _ reading: borrowing FactReading) -> Bool {
    // 엔비디아의 데이터센터 사업은 512억달러 매출을 올려: behind whose part it is.
    let isOwned = reading.scene.marks.contains {
      $0.kind == .entity && $0.end <= mark.start && mark.start - $0.end <= 4
    }
    guard Int(mark.start) - reading.scene.range.lowerBound <= 12 || reading.tongue == .korean && isOwned,
      reading.scene.count(.entity, between: Int(mark.end), and: Int(label.start)) == 0
    else { return false }
    let end = Int(mark.end)
    let at = end + reading.scene.words.length(of: .partOfBusiness, in: reading.text, at: end)
    return reading.scene.starts(.topicParticle, at: at)
  }

  /// クラウドは34％増、全体では16％増えて: the whole company, behind a part of it.
  static func isOfWhole(_ index: Int, _ reading: borrowing FactReading) -> Bool {
    reading.namesWhole(before: index)
  }

  static func segment(
    _ index: Int, _ anchor: Int, _ unit: Int?, _ subject: FactReading.Subject, _ reading: borrowing FactReading
  ) -> String {
    if let unit, let segment = reading.actors.segment(reading.who(reading.scene.marks[unit])) { return segment }
    if let quoted = reading.quotedPart(before: index) { return quoted }
    // 格安のピーチは2.3％増: a brand or subsidiary whose figures count for its owner.
    if reading.tongue == .japanese, subject.mark >= 0, subject.who >= 0, reading.actors.kind(subject.who) == .unit {
      return "division"
    }
    let label = reading.scene.marks[anchor]
    if isOfWhole(index, reading) { return "total" }
    if label.kind == .segment { return reading.value(label) }
    // A segment right before (or, in English, after "at", "in", "from") the label.
    let reference = min(label.start, reading.scene.marks[index].start)
    var best: String?
    // A word for the whole division may stand between: バイオＣＤＭＯ（開発・製造受託）事業の24年度売上高.
    let hasDivision = reading.scene.has(
      .division, in: max(reading.scene.range.lowerBound, Int(reference) - 60)..<Int(reference) + 1)
    var bestGap = hasDivision && reading.tongue != .english ? 100 : 40
    for mark in reading.scene.marks where mark.kind == .segment {
      var gap: Int
      if mark.end <= reference {
        gap = Int(reference - mark.end)
        let low = Int(mark.end)
        let commas = reading.scene.count(.comma, between: low, and: Int(reference))
        // メモリー市況の回復で, 電気自動車の失速で, 金融事業を除く: not what the revenue is of.
        if reading.tongue == .japanese, reading.isOnlyReasonNoun(low) { continue }
        // In Chinese the part may be named in the clause before: 营销服务表现最亮眼，收入318.5亿元.
        let isBare = reading.tongue == .chinese && commas == 1 && reading.scene.starts("，", at: Int(label.start) - 3)
        if commas > 0, !isBare { continue }
        if reading.scene.count(.clause, between: low, and: Int(reference)) > 0, reading.tongue == .korean { continue }
        if reading.scene.count(.percent, between: low, and: Int(reference)) > 0 { continue }
        // 전기차 수요 정체에도 올해 매출은: a noun with a particle of its own is no attribute of the revenue.
        if reading.tongue == .korean,
          reading.scene.contains(.ownParticle, in: low..<Int(reference)),
          !isTopicSegment(mark, before: label, reading)
        {
          continue
        }
        if reading.scene.count(.entity, between: low, and: Int(reference)) > 0 { gap += 20 }
      } else if mark.start >= label.end, reading.tongue == .english {
        gap = Int(mark.start - label.end)
        let part = Int(label.end)..<Int(mark.start) + 1
        let joins =
          reading.scene.contains(" at ", in: part) || reading.scene.contains(" in ", in: part)
          || reading.scene.contains(" from ", in: part)
        guard joins, mark.start < reading.scene.marks[index].start else { continue }
      } else {
        continue
      }
      if gap < bestGap {
        bestGap = gap
        best = reading.value(mark)
      }
    }
    if reading.tongue == .chinese, label.kind == .revenue, reading.scene.ends(.wholeCompany, at: Int(label.start)),
      !reading.isWholeOfPart(label)
    {
      return "total"
    }
    if let best { return best }
    if label.kind == .revenue ? reading.isOfNamedPart(label, index) : reading.isOnlyPart(index) { return "division" }
    if label.kind == .revenue, let part = reading.partInCapitals(label) { return part }
    if label.kind == .revenue, reading.hasOwnAttribute(label) || reading.isBehindPartMark(label) { return "division" }
    if label.kind == .revenue, reading.scene.starts(.partRevenue, at: Int(label.start)) { return "division" }
    // 宅食部門は２％減収, セラミック事業は売上高が34％増え
    if reading.tongue == .japanese, label.kind == .revenue || label.kind == .percent {
      let inner = reading.innerClause(of: index)
      if reading.scene.marks.contains(where: {
        $0.kind == .division && inner.contains(Int($0.start)) && Int($0.end) <= Int(reading.scene.marks[index].start)
          && Int($0.start) >= inner.lowerBound + 6 && reading.scene.starts(.topicParticle, at: Int($0.end))
      }) {
        return "division"
      }
      if label.kind == .percent, reading.isOfPart(index) { return "division" }
    }
    return label.kind == .division ? "division" : "total"
  }
}
