import Vocabulary

/// Stakes in named companies of which the text gives no amount.
///
///     알리바바는 … 문샷과 지퓨(Zhipu) 등 중국 유망 AI 스타트업에 투자하는 동시에
enum UnpricedStakeRule {
  static let rule = ExtractionRules.Rule(name: "unpriced-stake", needs: CueSet(.invest, .stake)) { reading in
    guard reading.tongue == .korean, !reading.scene.has(.money), !reading.scene.has(.denial), !reading.scene.has(.hypo)
    else { return }
    for index in reading.scene.marks.indices {
      let mark = reading.scene.marks[index]
      guard mark.kind == .invest || mark.kind == .stake, reading.scene.starts("투자", at: Int(mark.start)) else {
        continue
      }
      // 스타트업에 투자: the money goes to companies.
      guard reading.endsWith(Int(mark.start), "업에 "), reading.scene.starts(.does, at: Int(mark.end))
      else { continue }
      apply(index, &reading)
      return
    }
  }

  private static func apply(_ index: Int, _ reading: inout FactReading) {
    let verb = reading.scene.marks[index]
    guard let subject = reading.subject(of: index, anchor: index), subject.mark >= 0 || subject.range == nil else {
      return
    }
    for (at, mark) in reading.scene.marks.enumerated() where mark.kind == .entity && mark.end <= verb.start {
      guard at > subject.mark, verb.start - mark.end < 120, !reading.isGloss(at) else { continue }
      let hit = reading.hits[Int(mark.ref)]
      guard
        hit.role == .with
          || reading.scene.starts(
            " 등",
            at: max(Int(hit.roleEnd), NameBorder.skipGloss(reading.text, Int(hit.end), reading.scene.range.upperBound)))
      else {
        continue
      }
      if reading.actors.same(hit.row, subject.who) { continue }
      let investment = Investment(
        entity: reading.mention(subject.who, at: subject.range), kind: .stake, status: .spent, qualifier: .exact,
        target: reading.mention(hit.row, at: reading.range(mark)))
      reading.state(
        .investment(investment), quote: Int(mark.start)..<Int(verb.end), qualifier: .exact, rule: "unpriced-stake")
    }
  }
}
