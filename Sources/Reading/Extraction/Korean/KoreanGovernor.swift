import Vocabulary

/// Words near a Korean amount that do not govern it, or say more than they seem to.
extension Governor {
  /// 주식 10억달러어치를 주당 15달러에 산다: what a single one costs is another amount.
  static func isOfSinglePrice(_ index: Int, _ money: Int, _ scene: Scene) -> Bool {
    guard scene.tongue == .korean, index + 1 < scene.marks.count, index + 1 != money,
      case let next = scene.marks[index + 1], next.kind == .money, next.start - scene.marks[index].end <= 1
    else { return false }
    return scene.starts(.perUnit, at: Int(scene.marks[index].start))
  }

  /// 인수 대금은 5000억원, 매입가가 3억달러: a noun for what was paid, with its particle right before the amount.
  static func isPriceLabel(_ cue: Mark, _ money: Mark, _ scene: Scene) -> Bool {
    guard scene.tongue == .korean, cue.kind == .acquire, money.start - cue.end <= 24 else { return false }
    let noun = scene.words.length(of: .priceNoun, in: scene.text, at: Int(cue.start))
    guard noun > 0, case let end = Int(cue.start) + noun, case let gap = Int(money.start) - end, gap >= 0 else {
      return false
    }
    let particle = scene.words.length(of: .topicParticle, in: scene.text, at: end)
    return particle > 0 ? gap - particle <= 12 : gap <= 1
  }

  /// 네오광업 몫은 현금 9억달러쯤: cash right behind a noun for what somebody pays.
  static func isBehindShare(_ cash: Mark, _ scene: Scene) -> Bool {
    guard let before = scene.marks.last(where: { $0.end <= cash.start }), cash.start - before.end <= 2 else {
      return false
    }
    return before.kind == .capex || before.kind == .cost || before.kind == .acquire
  }
}
